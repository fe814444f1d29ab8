"""移管票, 受領書 and パスワード票 in their fillings; what is left out leaves no trace in the 移管票."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from kyoju_desktop.documents.page import LEFT, MM, PAPER_HEIGHT, RIGHT
from kyoju_desktop.documents.render import render
from kyoju_desktop.domain.doors.slip import password_slip
from kyoju_desktop.domain.papers.transfer import GROUPS, PAPER
from kyoju_desktop.domain.records import Office
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.exchange.passwords import make_password
from tests.documents import samples
from tests.documents.papers import TR, leaves
from tests.documents.samples_transfer import transfer, transfer_receipt

WORD = make_password()
_WEEKDAY = re.compile(r"\([月火水木金土日]\)")


def slip(*, long: int = 1) -> Sheet:
    office = Office(municipality="瀬戸見市" * long, section="住宅係" * long, clerk="榎並 佐和")
    return password_slip(office, "瀬住第58号" * long, WORD, date(2026, 6, 16), tr=TR)


MAKERS: dict[str, Callable[..., Sheet]] = {
    "transfer": transfer,
    "transfer_receipt": transfer_receipt,
    "password_slip": slip,
}
FILLINGS = [(form, filling) for form in MAKERS for filling in ("blank", "nothing", "ordinary", "too_much")]


def made(form: str, filling: str) -> tuple[Sheet, bool]:
    if filling in {"blank", "nothing"}:
        return samples.empty(form), filling == "blank"
    return MAKERS[form](long=12 if filling == "too_much" else 1), False


@pytest.mark.parametrize(("form", "filling"), FILLINGS)
def test_nothing_stands_outside_the_margins_or_is_lost(form: str, filling: str) -> None:
    sheet, blank = made(form, filling)
    for leaf in leaves(sheet, blank=blank):
        for x, y, text, face, size, spacing in leaf.words:
            end = x + face.width(text.rstrip().rstrip("、。"), size) + spacing * len(text)
            assert x >= LEFT - 0.1, text
            assert end <= RIGHT + 0.1, text
            assert 10 * MM < y < PAPER_HEIGHT - 8 * MM, text
    said = "".join("".join(render(sheet, TR, blank=blank).page_texts).split())
    values = () if blank else [each for each in sheet.values if each.key != "Intake.main_topic"]  # among the topics
    wanted = Counter("".join(_WEEKDAY.sub("", "".join(each.text.split())) for each in values))
    assert not wanted - Counter(said)


def test_a_long_transfer_says_on_its_first_page_that_more_follows() -> None:
    first = render(transfer(long=12), TR).page_texts[0]
    assert "次の紙に続く" in first
    assert "1/" in first


@pytest.mark.parametrize("key", ["Assessment.debts", "Assessment.illness", "Assessment.family", "Tenancy.home"])
def test_a_field_that_was_left_out_is_an_empty_row_like_any_other(key: str) -> None:
    whole = render(transfer(), TR).page_texts
    without = render(transfer(without=frozenset({key})), TR).page_texts
    label = next(line.spec.label for line in PAPER if line.key == key)
    assert label in "".join(without)
    assert len(without) == len(whole)


def test_without_anything_every_row_of_the_fields_stands_there() -> None:
    keys = frozenset(line.key for line in PAPER)
    text = "".join(render(transfer(without=keys), TR).page_texts)
    for group in GROUPS:
        for row in group.rows:
            for line in row:
                assert line.spec.label in text


def test_what_would_tell_by_being_asked_stands_only_where_it_was_given() -> None:
    ordinary = "".join(render(transfer(), TR).page_texts)
    assert "国籍" not in ordinary
    assert "矯正" not in ordinary
    assert "国籍" in "".join(render(transfer(long=2), TR).page_texts)


def test_the_receipt_names_nobody_and_ticks_what_matches() -> None:
    text = "".join(render(transfer_receipt(), TR).page_texts)
    assert "平松" not in text
    assert "☑ 合っている" in text or "☑合っている" in text
    differs = "".join(render(transfer_receipt(long=3), TR).page_texts)
    assert "☑ 合わない" in differs or "☑合わない" in differs


def test_the_slip_holds_the_password_in_groups_and_how_each_letter_is_said() -> None:
    text = "".join(render(slip(), TR).page_texts)
    assert all(part in text for part in WORD.split("-"))
    assert "瀬住第58号" in text
