"""The letters and the inquiry without a name in their fillings: nothing lost, outside or over another."""

import re

import pytest

from kyoju_desktop.documents.page import LEFT, MM, PAPER_HEIGHT, RIGHT, Leaf
from kyoju_desktop.documents.render import render
from kyoju_desktop.documents.wording import wording
from kyoju_desktop.domain.sheet import Sheet
from tests.documents import samples, samples_letters
from tests.documents.papers import TR, leaves, text_by_pypdf
from tests.documents.test_forms import ink

MAKERS = samples_letters.MAKERS
# A letter to a person is never made of nothing: its door refuses without a decision.
EVERY = [(form, filling) for form in MAKERS for filling in ("blank", "ordinary", "too_much")]
# Said by the title, in the sentence above the 記, or drawn as a sentence of its own.
IN_WORDS = {"InformationRequest.kind", "InformationRequest.decision", "WithdrawalNotice.asked"}
OF_THE_OTHER_LETTER = {
    "request_decision": {"InformationRequest.extended_until", "InformationRequest.extended_reason"},
    "request_extension": {"InformationRequest.decided_on"},
}


def sheet_of(form: str, filling: str) -> tuple[Sheet, bool]:
    if filling == "blank":
        return samples.empty(form), True
    return MAKERS[form](long=12 if filling == "too_much" else 1), False


def pages_of(form: str, filling: str) -> list[Leaf]:
    sheet, blank = sheet_of(form, filling)
    return leaves(sheet, blank=blank)


@pytest.mark.parametrize(("form", "filling"), EVERY)
def test_nothing_stands_outside_the_margins_nor_over_another_word(form: str, filling: str) -> None:
    for leaf in pages_of(form, filling):
        for x, y, text, face, size, spacing in leaf.words:
            end = x + face.width(text.rstrip().rstrip("、。"), size) + spacing * len(text)  # these two may hang
            assert x >= LEFT - 0.1, text
            assert end <= RIGHT + 0.1, text
            assert 10 * MM < y < PAPER_HEIGHT - 8 * MM, text
        boxes = [ink(*word[:5]) for word in leaf.words if word[2].strip()]
        for at, (left, top, right, bottom, text) in enumerate(boxes):
            for x1, y1, x2, y2, other in boxes[at + 1 :]:
                apart = right <= x1 + 0.6 or x2 <= left + 0.6 or bottom <= y1 + 0.6 or y2 <= top + 0.6
                assert apart, (text, other)


@pytest.mark.parametrize("form", list(MAKERS))
def test_a_letter_and_its_empty_form_are_one_sheet(form: str) -> None:
    for filling in ("blank", "ordinary"):
        sheet, blank = sheet_of(form, filling)
        assert render(sheet, TR, blank=blank).pages == 1, filling


@pytest.mark.parametrize("form", list(MAKERS))
def test_every_character_of_every_value_is_drawn_somewhere(form: str) -> None:
    sheet = MAKERS[form](long=12)
    drawn = "".join(word[2] for leaf in leaves(sheet) for word in leaf.words)
    for each in sheet.values:
        if each.key in IN_WORDS | OF_THE_OTHER_LETTER.get(form, set()):
            continue
        text = re.sub(r"\([月火水木金土日]\)", "", each.text)
        for char in set(text) - set(" \u3000"):
            assert drawn.count(char) >= text.count(char), (each.key, char)


@pytest.mark.parametrize("form", list(MAKERS))
def test_what_goes_on_is_announced_where_it_is_cut(form: str) -> None:
    made = render(MAKERS[form](long=12), TR)
    if made.pages > 1:
        assert "別紙1に続く" in text_by_pypdf(made.pdf)[0].replace("\n", "")
        assert "別紙1" in text_by_pypdf(made.pdf)[1]
    assert all(f"{at}/{made.pages}" in page for at, page in enumerate(text_by_pypdf(made.pdf), 1))


@pytest.mark.parametrize("form", list(MAKERS))
def test_an_empty_letter_names_nobody(form: str) -> None:
    text = "".join(render(MAKERS[form](), TR, blank=True).page_texts)
    for never in ("篠塚", "早瀬", "みなと", "浜町", "第77号", "第58号", "照会第1号", "☑"):
        assert never not in text


@pytest.mark.parametrize("form", list(MAKERS))
def test_a_letter_has_its_number_day_addressee_and_sender(form: str) -> None:
    sheet = MAKERS[form]()
    text = render(sheet, TR).page_texts[0]
    for wanted in (sheet.frame.document_number, "令和8年6月23日", sheet.frame.municipality):
        assert wanted in text
    assert f"{sheet.frame.recipient_person or sheet.frame.recipient} " in text


def test_a_decision_is_told_in_the_name_of_the_head_with_what_the_law_asks_for() -> None:
    text = render(samples_letters.decision(), TR).page_texts[0].replace("\n", "")
    for wanted in ("第82条第1項", "利用目的", "78条1項2号", "審査請求", "取消しの訴え", "3か月以内", "6か月以内"):
        assert wanted in text
    assert "瀬戸見市を被告として" in text


@pytest.mark.parametrize("form", list(MAKERS))
def test_the_words_say_where_they_come_from_and_that_nobody_has_confirmed_them(form: str) -> None:
    found = wording(form)
    assert found.source
    assert found.unconfirmed
