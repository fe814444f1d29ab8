"""What a whole case asks for beyond single acceptance lines: bodies, calls, dangers, 今日, the closing."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from kyoju_desktop.domain.records import (
    Case,
    Closing,
    Consent,
    Disclosure,
    LaterExplanation,
    Organisation,
    PersonInquiry,
    StageChange,
)
from kyoju_desktop.ui.pages.due_table import Column, DueItem, DueTable
from kyoju_desktop.ui.pages.today import TodayPage
from kyoju_desktop.ui.tour.filling import fill, tab
from kyoju_desktop.ui.tour.hand import Hand
from tests.e2e.conftest import Counter
from tests.e2e.steps import to_stage

Answers = Mapping[str, Any]


def day(at: Counter, *moment: int) -> None:
    """Let time pass until that year, month, day (and hour, minute; 9:00 when left out)."""
    at.go_to(datetime(*(moment if len(moment) > 3 else (*moment, 9, 0))))  # type: ignore[arg-type]


def open_case(at: Counter, case: Case) -> None:
    """Look the case up by its number as the clerk does."""
    hand = at.hand
    hand.key(Qt.Key.Key_Escape, name="search")
    hand.write("search", case.number)
    hand.see("search_list")
    hand.key(Qt.Key.Key_Return, name="search")
    hand.see("case_head")
    hand.settle()


def register_body(at: Counter, name: str, kind: str, standing: str = "private", **more: Any) -> Organisation:  # noqa: ANN401
    """Enter a body in the register, by hand."""
    hand = at.hand
    hand.press("rail_organisations")
    hand.settle()
    hand.press("add_organisation")
    inside = hand.within("organisation_panel")
    fill(inside, Organisation, {"name": name, "kana": "よみ", "kind": kind, "standing": standing})
    if more:
        fill(inside, Organisation, more)
    hand.press("save_organisation")
    hand.settle()
    return at.find(Organisation, name=name)[-1]


def asked_about(at: Counter, **answers: Any) -> PersonInquiry:  # noqa: ANN401
    """Somebody asks about the person of the open case: entered from its tab つなぎ・提供."""
    hand = at.hand
    tab(hand, "handed")
    hand.press("inquiry_here")
    inside = hand.within("inquiry_dialog")
    fill(inside, PersonInquiry, answers)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("inquiry_dialog"), "entered")
    hand.settle()
    return at.find(PersonInquiry)[-1]


def emergency(at: Counter, who: str, danger: str, *, without: tuple[str, ...] = ()) -> Disclosure:
    """救急・警察: told aloud at once, written down in one dialog."""
    hand = at.hand
    hand.press("emergency_bar")
    hand.see("emergency_dialog")
    inside = hand.within("emergency_dialog")
    inside.choose("who", who)
    inside.write("danger", danger)
    for each in without:
        inside.tick(f"told_{each}", on=False)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("emergency_dialog"), "entered")
    hand.settle()
    return at.find(Disclosure)[-1]


def on_today(at: Counter) -> list[DueItem]:
    """The rows of 今日."""
    at.hand.press("rail_today")
    at.hand.settle()
    table = at.hand.see_as("due_list", QTableView).model()
    assert isinstance(table, DueTable)
    return [item for row in range(table.rowCount()) if (item := table.item(row))]


def due(at: Counter, code: str) -> DueItem | None:
    """The row of that kind of deadline on 今日, if there is one."""
    return next((each for each in on_today(at) if each.code == code), None)


def do_from_today(at: Counter, code: str) -> None:
    """Press the button of the row of that kind on 今日."""
    hand = at.hand
    wanted = due(at, code)
    assert wanted is not None, code
    page = hand.see_as("today_page", TodayPage)
    row = next(row for row in range(page.table.rowCount()) if page.table.item(row) == wanted)
    page.list.scrollTo(page.table.index(row, 0))
    hand.click_at(page.list.viewport(), page.list.visualRect(page.table.index(row, Column.START)).center())
    hand.settle()


def explained(at: Counter, words: str) -> LaterExplanation:
    """Tell the person afterwards what was told without them, from 今日."""
    hand = at.hand
    do_from_today(at, "later_explanation")
    hand.see("explanation_dialog")
    hand.within("explanation_dialog").write("words", words)
    hand.press("question_do")
    hand.wait(lambda: not hand.sees("explanation_dialog"), "told")
    hand.settle()
    return at.find(LaterExplanation)[-1]


def close(at: Counter, reason: str, **answers: Any) -> Closing:  # noqa: ANN401
    """終結 with its decision; the last day of keeping is on the record."""
    hand: Hand = at.hand
    hand.press("stage.S99")
    inside = hand.within("closing_dialog")
    inside.choose("reason", reason)
    fill(inside, Closing, {"approver": "建設課長", "approved_on": "きょう", **answers})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("closing_dialog"), "closing")
    hand.settle()
    assert at.find(StageChange)[-1].to_stage == "S99"
    return at.find(Closing)[-1]


def stages_of(at: Counter, case: Case) -> list[str]:
    """The stages that the case went through, in order."""
    return [each.to_stage for each in at.find(StageChange, case=case.id)]


def step_on(at: Counter, *codes: str) -> None:
    """Step to these stages after each other."""
    for code in codes:
        to_stage(at.hand, code)


def given_on(at: Counter, *moment: int) -> Consent | None:
    """The newest consent given on that day."""
    wanted = date(*moment)
    found = [each for each in at.find(Consent) if each.given_at and each.given_at.date() == wanted]
    return found[-1] if found else None
