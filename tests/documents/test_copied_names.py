"""Names copied out of five unlike papers are the names that were typed, code point by code point."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from kyoju_desktop.documents.render import render
from kyoju_desktop.domain.doors.request_letters import decision_letter
from kyoju_desktop.domain.sheet import Sheet
from tests.difficult_names import NAMES, Difficult
from tests.documents import general_samples, samples, samples_conference, samples_drawn, samples_letters
from tests.documents.papers import TR, text_by_poppler, text_by_pypdf, text_by_qt
from tests.domain.gate_world import OFFICE, TODAY, codes


def _put(sheet: Sheet, name: str) -> Sheet:
    values = tuple(replace(each, text=name) if each.key == "Person.name" else each for each in sheet.values)
    return replace(sheet, values=values)


def letter(name: str) -> Sheet:
    return decision_letter(OFFICE, samples_letters.request(name=name), TODAY, codes=codes(), tr=TR)


def listed(name: str) -> Sheet:
    sheet = general_samples.case_list(1)
    assert sheet.table is not None
    rows = tuple((row[0], name, *row[2:]) for row in sheet.table.rows[:3])
    return replace(sheet, table=replace(sheet.table, rows=rows))


PAPERS: dict[str, Callable[[str], Sheet]] = {
    "同意書": lambda name: _put(samples.consent(), name),
    "個別事例票(実名版)": lambda name: _put(samples_conference.case_sheet(), name),
    "終結伺い": lambda name: _put(samples_drawn.closing(), name),
    "評価シート": lambda name: _put(general_samples.MAKERS["evaluation"](1), name),
    "決定通知書": letter,
    "支援ケース一覧": listed,
}


def flowed(text: str) -> str:
    """Without the ends of lines: a long name goes over several."""
    return "".join(each for each in text if each not in " \n\r\u00a0")


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("each", NAMES, ids=lambda each: each.why)
def test_a_name_copies_out_of_any_paper_by_the_same_code_points(each: Difficult, paper: str, qapp: object) -> None:
    made = render(PAPERS[paper](each.name), TR)
    assert made.missing_glyphs == ()
    read = {"poppler": text_by_poppler(made.pdf, raw=True), "pypdf": "".join(text_by_pypdf(made.pdf))}
    read["qt"] = text_by_qt(made.pdf)
    # a long name goes over lines, between which the words of the next cell may stand
    parts = each.name.split() if len(each.name) > 24 else [each.name]
    wrong = [(reader, part) for reader, text in read.items() for part in parts if flowed(part) not in flowed(text)]
    assert wrong == []


def test_the_table_has_names_that_a_normal_form_would_change() -> None:
    """Else equality by code points would show nothing."""
    assert any(unicodedata.normalize("NFC", each.name) != each.name for each in NAMES)
    assert any(unicodedata.normalize("NFKC", each.name) != each.name for each in NAMES)
