"""The papers that are decided, signed, faxed or worked through: nothing lost, outside or over another."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kyoju_desktop.documents.page import LEFT, MM, PAPER_HEIGHT, RIGHT, Leaf
from kyoju_desktop.documents.parts import SEAL_HEIGHT
from kyoju_desktop.documents.render import render
from kyoju_desktop.documents.wording import wording
from kyoju_desktop.domain.papers import Line, closing, decision, fax, leaving, plan, withdrawal
from kyoju_desktop.domain.sheet import Sheet
from tests.documents import samples, samples_drawn
from tests.documents.papers import TR, leaves, text_by_pypdf
from tests.documents.test_forms import ink

MAKERS: dict[str, Callable[..., Sheet]] = {
    "decision": samples_drawn.decision,
    "closing": samples_drawn.closing,
    "plan": samples_drawn.plan,
    "withdrawal": samples_drawn.withdrawal,
    "fax": samples_drawn.fax,
    "moveout": samples_drawn.moveout,
    "death": samples_drawn.death,
}
PAPERS: dict[str, tuple[Line, ...]] = {
    "decision": decision.PAPER,
    "closing": closing.PAPER,
    "plan": plan.PAPER,
    "withdrawal": withdrawal.PAPER,
    "fax": fax.PAPER,
    "moveout": leaving.LEAVING,
    "death": leaving.DYING,
}
EVERY = [(form, filling) for form in MAKERS for filling in ("blank", "nothing", "ordinary", "too_much")]
# What stands on the paper as a tick, in the number of the case, or as the day without its weekday.
TICKED = {
    "Case.number",
    "Case.opened_at",
    "Death.belongings_contract",
    "Death.tasks",
    "MoveOut.tasks",
}
TWO_SHEETS = {"death"}


def pages_of(form: str, filling: str) -> list[Leaf]:
    if filling in {"blank", "nothing"}:
        return leaves(samples.empty(form), blank=filling == "blank")
    return leaves(MAKERS[form](long=12 if filling == "too_much" else 1))


def drawn(pages: list[Leaf]) -> str:
    return "".join(word[2] for leaf in pages for word in leaf.words)


@pytest.mark.parametrize(("form", "filling"), EVERY)
def test_nothing_stands_outside_the_margins(form: str, filling: str) -> None:
    for leaf in pages_of(form, filling):
        for x, y, text, face, size, spacing in leaf.words:
            end = x + face.width(text.rstrip().rstrip("、。"), size) + spacing * len(text)  # these two may hang
            assert x >= LEFT - 0.1, text
            assert end <= RIGHT + 0.1, text
            assert 10 * MM < y < PAPER_HEIGHT - 8 * MM, text
        for segments in leaf.rules.values():
            assert all(LEFT - 0.1 <= x <= RIGHT + 0.1 for x1, _, x2, _ in segments for x in (x1, x2))


@pytest.mark.parametrize(("form", "filling"), EVERY)
def test_no_word_lies_over_another(form: str, filling: str) -> None:
    for leaf in pages_of(form, filling):
        boxes = [ink(*word[:5]) for word in leaf.words if word[2].strip()]
        for at, (left, top, right, bottom, text) in enumerate(boxes):
            for x1, y1, x2, y2, other in boxes[at + 1 :]:
                apart = right <= x1 + 0.6 or x2 <= left + 0.6 or bottom <= y1 + 0.6 or y2 <= top + 0.6
                assert apart, (text, other)


@pytest.mark.parametrize("form", list(MAKERS))
def test_every_character_of_every_value_is_drawn_somewhere(form: str) -> None:
    sheet = MAKERS[form](long=12)
    text = drawn(leaves(sheet))
    forbidden = samples_drawn.FORBIDDEN_PHONE
    for each in sheet.values:
        if each.key in TICKED or each.key.endswith(("_on", "_at", "_day", "birth_date")) or each.text == forbidden:
            continue
        for char in set(each.text) - set(" \u3000はい"):
            assert text.count(char) >= each.text.count(char), (each.key, char)


@pytest.mark.parametrize("form", list(MAKERS))
def test_too_much_goes_on_on_further_sheets_and_the_first_says_so(form: str) -> None:
    sheet = MAKERS[form](long=12)
    made = render(sheet, TR)
    if made.pages == 1 + (form in TWO_SHEETS):
        assert form == "fax"  # an address alone: there is room for it
        return
    first = text_by_pypdf(made.pdf)[0].replace("\n", "")
    assert "別紙1に続く" in first or "2枚目に続く" in first
    assert "別紙1" in "".join(text_by_pypdf(made.pdf)[1:])


@pytest.mark.parametrize("form", list(MAKERS))
def test_an_ordinary_paper_is_as_many_sheets_as_the_form_has(form: str) -> None:
    wanted = 2 if form in TWO_SHEETS else 1
    assert render(MAKERS[form](), TR).pages == wanted
    assert render(samples.empty(form), TR, blank=True).pages == wanted


@pytest.mark.parametrize("form", list(MAKERS))
def test_a_blank_form_shows_no_value_even_if_the_sheet_has_some(form: str) -> None:
    sheet = MAKERS[form]()
    text = "".join(render(sheet, TR, blank=True).page_texts)
    for each in sheet.values:
        if (
            each.key.startswith(("Person.", "Tenancy.", "EmergencyContact.name", "Organisation."))
            and len(each.text) > 2
        ):
            assert each.text not in text, each.key
    for never in ("☑", "☒", "R8-0023", "早瀬", "瀬都住第58号"):
        assert never not in text


@pytest.mark.parametrize("form", list(MAKERS))
def test_whatever_a_paper_offers_is_printed(form: str) -> None:
    values = tuple(
        samples.value(line.key, line.spec.label, f"印{at}字", line.spec.info, record=line.key.split(".")[0])
        for at, line in enumerate(PAPERS[form])
    )
    pages = leaves(replace(samples.empty(form), values=values))
    text = drawn(pages)
    for each in values:
        if each.key not in TICKED:
            assert each.text in text, each.key


@pytest.mark.parametrize("form", ["decision", "closing", "plan"])
@pytest.mark.parametrize("names", [("係長",), tuple("一二三四五六"), tuple("一二三四五六七八"), ()])
def test_what_is_decided_has_boxes_of_twenty_millimetres_for_the_seals(form: str, names: tuple[str, ...]) -> None:
    sheet = MAKERS[form](boxes=names)
    pages = leaves(sheet)
    assert SEAL_HEIGHT >= 20 * MM
    told = "\n".join(pages[0].told)
    assert all(name in told for name in names)
    if names or form != "plan":  # the person's copy of a plan has none
        assert any(height >= 25 * MM for _, _, _, height, weight in pages[0].frames if weight == 0.8)
    if form != "plan" and not names:
        assert all(name in told for name in ("起案者", "係長", "課長"))


def test_the_five_ways_stand_on_the_decision_and_one_is_ticked() -> None:
    text = drawn(leaves(samples_drawn.decision()))
    told = "\n".join("\n".join(leaf.told) for leaf in leaves(samples_drawn.decision()))
    for words in ("情報提供や相談対応のみで終了", "つなぐ", "引き続き同意に向けて", "計画を作る", "判断の前に中断"):
        assert words in text
    assert told.count("☑") == 1
    assert "☑継続して支援し、計画を作る" in told


def test_the_cover_of_a_fax_names_nobody_of_the_case() -> None:
    text = "".join(render(samples_drawn.fax(), TR).page_texts)
    assert "受付番号" not in text
    for asked in ("読み合わせ", "電話で確かめた", "裁断", "3枚(この票を入れて)", "0580-33-2222", "令和8年5月11日"):
        assert asked in text


def test_a_contact_who_must_not_be_told_is_not_called() -> None:
    told = "\n".join("\n".join(leaf.told) for leaf in leaves(samples_drawn.death()))
    assert "☒知らせてはいけない" in told
    assert "電話しない" in told
    assert samples_drawn.FORBIDDEN_PHONE not in told
    assert "令和8年9月24日(木)" in told


def test_a_withdrawal_of_everything_ticks_the_whole() -> None:
    sheet = samples_drawn.withdrawal()
    kept = tuple(each for each in sheet.values if not each.key.startswith("ConsentWithdrawal."))
    whole = (
        samples.value("ConsentWithdrawal.organisation", "相手", "すべての相手", kept[0].info, "w"),
        samples.value("ConsentWithdrawal.classes", "情報", "すべての情報", kept[0].info, "w"),
    )
    told = "\n".join("\n".join(leaf.told) for leaf in leaves(replace(sheet, values=(*kept, *whole))))
    assert "☑全部" in told
    assert "☐一部" in told


@pytest.mark.parametrize("form", list(MAKERS))
def test_the_words_say_where_they_come_from_and_that_nobody_has_confirmed_them(form: str) -> None:
    found = wording(form)
    assert found.source
    assert found.unconfirmed
