"""The papers of a sitting in their fillings: nothing lost, nothing cut, nothing over another, nobody on a blank."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from kyoju_desktop.documents.page import LEFT, MM, PAPER_HEIGHT, RIGHT, Leaf
from kyoju_desktop.documents.render import render, render_pack
from kyoju_desktop.domain.papers import conference
from kyoju_desktop.domain.sheet import Sheet, Value
from tests.documents import samples, samples_conference
from tests.documents.papers import TR, leaves, text_by_pypdf
from tests.documents.test_forms import ink

MAKERS: dict[str, Callable[..., Sheet]] = {**samples_conference.MAKERS, "named": samples_conference.case_sheet}
FILLINGS = ("blank", "nothing", "ordinary", "too_much")
EVERY = [(form, filling) for form in MAKERS for filling in FILLINGS]
TICKED = ("AgendaItem.aim", "AgendaItem.consent_state")
# Not printed as such: they say which row another value stands in, or are drawn together with it.
ELSEWHERE = {"ConferenceDecision.item", "Conference.until", "ConferenceMember.attendance", "Organisation.caution"}


def sheet_of(form: str, filling: str) -> tuple[Sheet, bool]:
    if filling in {"blank", "nothing"}:
        return samples.empty("conference_case" if form == "named" else form), filling == "blank"
    return MAKERS[form](long=12 if filling == "too_much" else 1), False


def pages_of(form: str, filling: str) -> list[Leaf]:
    sheet, blank = sheet_of(form, filling)
    return leaves(sheet, blank=blank)


@pytest.mark.parametrize(("form", "filling"), EVERY)
def test_nothing_stands_outside_the_margins_nor_over_another_word(form: str, filling: str) -> None:
    for leaf in pages_of(form, filling):
        boxes = [ink(*word[:5]) for word in leaf.words if word[2].strip()]
        for at, (left, top, right, bottom, text) in enumerate(boxes):
            assert left >= LEFT - 0.1, text
            assert right <= RIGHT + 12 or not text.rstrip("、。").strip(), text
            assert 9 * MM < top < PAPER_HEIGHT - 8 * MM, text
            for x1, y1, x2, y2, other in boxes[at + 1 :]:
                apart = right <= x1 + 0.6 or x2 <= left + 0.6 or bottom <= y1 + 0.6 or y2 <= top + 0.6
                assert apart, (text, other)


@pytest.mark.parametrize("form", list(MAKERS))
def test_an_ordinary_paper_and_a_blank_one_are_one_sheet(form: str) -> None:
    for filling in ("ordinary", "blank", "nothing"):
        sheet, blank = sheet_of(form, filling)
        made = render(sheet, TR, blank=blank)
        assert made.pages == 1, filling
        assert not made.missing_glyphs
        assert "続く" not in made.page_texts[0]


@pytest.mark.parametrize("form", list(MAKERS))
def test_every_character_of_every_value_is_drawn_somewhere(form: str) -> None:
    sheet = MAKERS[form](long=12)
    drawn = "".join(word[2] for leaf in leaves(sheet) for word in leaf.words)
    for each in sheet.values:
        if each.key not in ELSEWHERE:
            for char in set(each.text) - set(" \u3000()"):
                assert drawn.count(char) >= _printed(each).count(char), (each.key, char)


def _printed(value: Value) -> str:
    """A birthday is printed without its weekday, and so is the day of a request."""
    day = value.key in {"Person.birth_date", "Conference.request_on"}
    return re.sub(r"\([月火水木金土日]\)$", "", value.text) if day else value.text


@pytest.mark.parametrize("form", ["conference_case", "named", "conference_minutes"])
def test_what_does_not_fit_is_announced_where_it_is_cut_and_the_stamp_stands_on_every_page(form: str) -> None:
    made = render(MAKERS[form](long=12), TR)
    assert made.pages > 1
    assert "別紙1に続く" in made.page_texts[0].replace("\n", "")
    if form != "conference_minutes":
        assert all("No.4 会議後回収" in page for page in text_by_pypdf(made.pdf))


@pytest.mark.parametrize("form", list(samples_conference.MAKERS))
def test_a_blank_form_shows_no_value_even_if_the_sheet_has_some(form: str) -> None:
    text = "".join(render(MAKERS[form](), TR, blank=True).page_texts)
    assert "☑" not in text
    for hidden in ("小瀬", "大字浜", "瀬都住第64号", "県地福", "201会議室", "日置"):
        assert hidden not in text


def test_the_title_and_the_tick_say_which_version_it_is() -> None:
    coded, named = (
        render(make(), TR).page_texts[0] for make in (samples_conference.coded, samples_conference.case_sheet)
    )
    assert "個別事例票(記号版)" in coded
    assert "☑記号版" in coded.replace("\n", "")
    assert "個別事例票(実名版)" in named
    assert "☑実名版" in named.replace("\n", "")
    assert "要配慮の情報を含む" in named
    assert "髙﨑 德濵" in named


def test_the_note_on_secrecy_follows_the_body() -> None:
    law = render(samples_conference.coded(), TR).page_texts[0]
    assert "守秘は第9条第6項" in law
    sheet = samples_conference.coded()
    values = tuple(each for each in sheet.values if each.key != "Organisation.caution")
    assert "守秘の誓約をした人だけ" in render(replace(sheet, values=values), TR).page_texts[0]


def test_whatever_a_named_sheet_offers_is_printed() -> None:
    values = [
        samples.value(line.key, line.spec.label, f"値{at:03d}", line.spec.info, f"r{line.record.__name__}")
        for at, line in enumerate(conference.PAPER)
        if line.key not in TICKED
    ]
    sheet = replace(samples_conference.case_sheet(), values=tuple(values))
    text = "\n".join(render(sheet, TR).page_texts)
    for each in values:
        assert each.text in text, each.key


def test_a_pack_counts_its_pages_through_and_carries_its_number_on_each() -> None:
    made = render_pack((samples_conference.agenda(), samples_conference.coded(), samples_conference.case_sheet()), TR)
    pages = text_by_pypdf(made.pdf)
    assert len(pages) == made.pages == 3
    for number, text in enumerate(pages, 1):
        assert f"{number}/3" in text
        assert "No.4 会議後回収" in text


@pytest.mark.parametrize("form", ["conference_case", "conference_agenda", "conference_answer", "conference_minutes"])
def test_rows_that_go_on_stand_under_the_name_of_the_form_and_are_not_drawn_out(form: str) -> None:
    first, second, *_ = leaves(MAKERS[form](long=12))
    assert any("続き" in text or "別紙" in text for text in second.told[:3])
    assert max(height for _, _, _, height, _ in second.frames) < PAPER_HEIGHT
    assert first.told
