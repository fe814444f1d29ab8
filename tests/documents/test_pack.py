"""A pack: several sheets in one PDF, counted through, the stamp on every page."""

import re
from dataclasses import replace

import pytest

from kyoju_desktop.documents.render import render, render_pack
from kyoju_desktop.domain.sheet import Sheet
from tests.documents import samples
from tests.documents.papers import TR, text_by_poppler, text_by_pypdf

STAMP = "No.3 会議後回収"


def stamped(sheet: Sheet) -> Sheet:
    return replace(sheet, frame=replace(sheet.frame, stamp=STAMP))


def test_the_pages_of_a_pack_are_counted_through() -> None:
    pack = render_pack([samples.referral(), samples.referral(), samples.referral()], TR)
    assert pack.pages == 3
    for number, text in enumerate(text_by_pypdf(pack.pdf), 1):
        assert f"{number}/3" in text
    assert [text.split("\n")[-1] for text in pack.page_texts] == ["1/3", "2/3", "3/3"]


def test_a_sheet_of_several_pages_says_in_a_pack_which_of_its_own_pages_this_is() -> None:
    long = samples.referral(long=40)
    alone = render(long, TR)
    pack = render_pack([samples.referral(), long], TR)
    assert alone.pages > 1
    assert pack.pages == 1 + alone.pages
    own = [text.split("\n")[-2:] for text in pack.page_texts]
    assert [words[1] for words in own] == [f"{at}/{pack.pages}" for at in range(1, pack.pages + 1)]
    assert own[1][0].endswith(f" 1/{alone.pages}")
    assert not re.search(r"\d/\d$", own[0][0])


def test_the_stamp_stands_on_every_page_of_its_sheet_and_on_no_other() -> None:
    pack = render_pack([stamped(samples.referral(long=40)), samples.referral()], TR)
    texts = text_by_pypdf(pack.pdf)
    assert [STAMP in text for text in texts] == [True] * (pack.pages - 1) + [False]
    assert [STAMP in text for text in pack.page_texts] == [True] * (pack.pages - 1) + [False]
    assert text_by_poppler(pack.pdf).count(STAMP) == pack.pages - 1


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = [samples.referral(), stamped(samples.referral())]
    assert render_pack(sheets, TR).pdf == render_pack(sheets, TR).pdf


def test_a_pack_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no sheet"):
        render_pack([], TR)
