"""The general layout in its fillings: nothing lost, nothing outside the paper, nothing over another."""

from dataclasses import replace
from datetime import date

import pytest

from kyoju_desktop.documents.fonts import Typeface
from kyoju_desktop.documents.page import LANDSCAPE, MM, Leaf
from kyoju_desktop.documents.render import render
from kyoju_desktop.documents.wording import wording
from kyoju_desktop.domain.papers import course
from kyoju_desktop.domain.records import Instalments
from kyoju_desktop.domain.sheet import Door, Sheet
from kyoju_desktop.services.general_papers import promise_sheet
from tests.documents import general_samples as samples
from tests.documents.papers import TR, leaves, text_by_pypdf
from tests.domain.gate_world import file_of

LISTS = ("course_list", "visits", "visit_book", "case_list", "refusals", "body_list")
SECRETS = ("浜町", "みなと荘", "090-0000-1234", "090-0000-1111", "架空整形外科")
FILLED = [(form, filling) for form in samples.MAKERS for filling in ("ordinary", "too_much")]
EVERY = [
    *FILLED,
    *(
        (form, "blank")
        for form in [*samples.FORMS, "visits", "move_in", "move_in_plain", "incident", "arrears_rule", "receipt"]
    ),
]


def sheet_of(form: str, filling: str) -> tuple[Sheet, bool]:
    if filling == "blank":
        return samples.empty(form), True
    return samples.MAKERS[form](12 if filling == "too_much" else 1), False


def pages_of(form: str, filling: str) -> list[Leaf]:
    sheet, blank = sheet_of(form, filling)
    return leaves(sheet, blank=blank)


@pytest.mark.parametrize(("form", "filling"), EVERY)
def test_nothing_stands_outside_the_margins(form: str, filling: str) -> None:
    for leaf in pages_of(form, filling):
        at = leaf.format
        for x, y, text, face, size, spacing in leaf.words:
            end = x + face.width(text.rstrip().rstrip("、。"), size) + spacing * len(text)
            assert x >= at.left - 0.1, text
            assert end <= at.right + 0.1, text
            assert 10 * MM < y < at.paper_height - 8 * MM, text
        for x, y, width, height, _ in leaf.frames:
            assert x >= at.left - 0.1
            assert x + width <= at.right + 0.1
            assert y + height < at.paper_height - 10 * MM


@pytest.mark.parametrize(("form", "filling"), EVERY)
def test_no_word_lies_over_another(form: str, filling: str) -> None:
    for leaf in pages_of(form, filling):
        boxes = [ink(*word[:5]) for word in leaf.words if word[2].strip()]
        for at, (left, top, right, bottom, text) in enumerate(boxes):
            for x1, y1, x2, y2, other in boxes[at + 1 :]:
                apart = right <= x1 + 0.6 or x2 <= left + 0.6 or bottom <= y1 + 0.6 or y2 <= top + 0.6
                assert apart, (text, other)


def ink(x: float, y: float, text: str, face: Typeface, size: float) -> tuple[float, float, float, float, str]:
    return x, y - 0.8 * size, x + face.width(text.rstrip(), size), y + 0.08 * size, text


@pytest.mark.parametrize(("form", "filling"), FILLED)
def test_every_character_that_the_sheet_holds_is_drawn(form: str, filling: str) -> None:
    sheet, _ = sheet_of(form, filling)
    drawn = "".join(word[2] for leaf in leaves(sheet) for word in leaf.words)
    texts = [
        each.text
        for each in sheet.values
        if not each.key.endswith((".birth_date", ".due_on", ".planned_on", ".done_on", "household_help"))
    ]
    rows = sheet.table.rows if sheet.table and not form.startswith("move_in") else ()  # there words stand for codes
    texts += [cell for row in rows for cell in row if isinstance(cell, str)]
    between = set(" \u3000\n、") | (set(":=〔〕") if form == "estimate" else set())  # marks that become columns
    for char in set("".join(texts)) - between:
        assert drawn.count(char) >= sum(text.count(char) for text in texts), char


@pytest.mark.parametrize("form", [form for form, filling in FILLED if filling == "too_much"])
def test_what_goes_on_is_announced_on_every_sheet_but_the_last_and_the_head_stands_again(form: str) -> None:
    sheet, _ = sheet_of(form, "too_much")
    made = render(sheet, TR)
    pages = text_by_pypdf(made.pdf)
    for number, page in enumerate(pages, 1):
        assert f"{number}/{made.pages}" in page
        assert ("(次の紙に続く)" in page) is (number < made.pages)
        if number > 1:
            assert "(続き)" in page
        if form in LISTS and sheet.table and number < made.pages:
            heads = [each.label for each in sheet.table.columns]
            assert all(head in "".join(page.split()) for head in heads)


@pytest.mark.parametrize("form", ["course", "evaluation", "emergency", "instalments", "visits"])
def test_an_empty_form_is_one_sheet(form: str) -> None:
    made = render(samples.empty(form), TR, blank=True)
    assert made.pages == 1
    assert "☑" not in made.page_texts[0]


@pytest.mark.parametrize("form", [*samples.FORMS, "visits"])
def test_an_empty_form_names_nobody(form: str) -> None:
    text = "".join(render(samples.MAKERS[form](1), TR, blank=True).page_texts)
    assert "髙﨑" not in text
    assert "R8-0023" not in text
    assert "☑" not in text


@pytest.mark.parametrize("form", list(samples.FORMS))
def test_a_protected_place_stands_on_no_paper_not_even_in_the_words_of_the_clerk(form: str) -> None:
    sheet = samples.made(samples.FORMS[form], 1, secret=True)
    text = "".join(render(sheet, TR).page_texts)
    for secret in SECRETS:
        assert secret not in text, secret


@pytest.mark.parametrize("form", list(samples.MAKERS))
def test_each_form_names_its_source_and_says_when_its_wording_is_unconfirmed(form: str) -> None:
    found = wording(form)
    assert found.source
    assert found.unconfirmed or form == "course_list"


@pytest.mark.parametrize("form", [*LISTS])
def test_lists_lie_on_their_side(form: str) -> None:
    sheet, _ = sheet_of(form, "ordinary")
    assert all(leaf.format is LANDSCAPE for leaf in leaves(sheet))


def test_what_the_person_signs_is_handed_to_the_person_and_holds_nothing_of_the_office() -> None:
    for form in ("emergency", "instalments"):
        sheet = samples.MAKERS[form](1)
        assert sheet.door is Door.TO_PERSON
        assert all(each.info.outward for each in sheet.values)


def test_choices_stand_complete_with_the_chosen_ones_ticked() -> None:
    text = "".join(render(samples.MAKERS["evaluation"](1), TR).page_texts)
    assert "☑住まいの確保・安定" in text
    assert "☐生活保護の適用" in text
    assert "☑計画を作り直して続ける" in text


def test_others_are_spoken_of_only_where_it_was_asked_for() -> None:
    others = "家主は腰を痛めて入院中"
    assert others in "".join(render(samples.MAKERS["course"](1), TR).page_texts)
    plain = samples.made(course.PAPER, 1)
    assert others not in "".join(render(plain, TR).page_texts)
    assert others not in "".join(render(samples.course_list(1), TR).page_texts)


def test_an_empty_list_says_that_there_is_nothing() -> None:
    sheet = samples.case_list(1)
    assert sheet.table is not None
    made = render(replace(sheet, table=replace(sheet.table, rows=())), TR)
    assert "該当はありません。" in made.page_texts[0]
    assert made.pages == 1


def test_a_list_over_many_cases_has_the_number_of_none_at_its_foot() -> None:
    assert "受付番号 __" not in render(samples.case_list(1), TR).page_texts[0]


@pytest.mark.parametrize(
    ("form", "empty", "ordinary"),
    [("assessment", 3, 2), ("consultation", 2, 2), ("course", 1, 1), ("evaluation", 1, 1)],
)
def test_no_sheet_is_wasted(form: str, empty: int, ordinary: int) -> None:
    assert render(samples.empty(form), TR, blank=True).pages == empty
    assert render(samples.MAKERS[form](1), TR).pages == ordinary


@pytest.mark.parametrize("form", ["assessment", "consultation", "emergency"])
def test_a_birthday_to_be_written_by_hand_is_not_of_this_era_alone(form: str) -> None:
    page = render(samples.empty(form), TR, blank=True).page_texts[0]
    assert "大・昭・平・令" in page


@pytest.mark.parametrize(("form", "filling"), EVERY)
def test_no_label_is_smaller_than_eyes_of_sixty_can_read(form: str, filling: str) -> None:
    """Labels go over two lines first; 7 is left to choices beside their box. A reading stands over its letters."""
    least = 5.7 if form == "move_in_plain" else 7.0
    for leaf in pages_of(form, filling):
        small = {word[2] for word in leaf.words if word[4] < least and word[2].strip()}
        assert not small


def promise(times: int) -> list[str]:
    paid = Instalments(
        id="in1",
        case="case",
        owed_for="家賃3か月分",
        owed=5_000 * times,
        monthly=5_000,
        times=times,
        pay_day=25,
        first_on=date(2026, 7, 25),
        if_missed="払う日の前に係へ連絡し、計画を見直す。",
    )
    file = file_of(paid, case=samples.CASE, person=samples.PERSON)
    return text_by_pypdf(render(promise_sheet(file, paid, samples.AT), TR).pdf)


@pytest.mark.parametrize("times", [1, 13, 14, 24, 30])
def test_a_promise_of_up_to_thirty_payments_is_signed_on_the_sheet_that_says_them(times: int) -> None:
    assert len(promise(times)) == 1


@pytest.mark.parametrize("times", range(31, 70, 3))
def test_nobody_signs_a_sheet_on_which_nothing_else_stands(times: int) -> None:
    last = promise(times)[-1]
    assert "上のとおり誓約します" in last
    assert "払う日の前に係へ連絡し、計画を見直す。" in last.replace("\n", "")
