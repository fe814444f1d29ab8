"""What the tests of a consent's life do in the window: give one, take it back, look at the grid and the chart."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton

from kyoju_desktop.domain.records import Consent, ConsentWithdrawal, Organisation
from kyoju_desktop.ui.pages.consent_matrix import ConsentMatrix
from kyoju_desktop.ui.pages.knowing_table import KnowingTable, KnowingView
from kyoju_desktop.ui.pages.span_chart import SpanChart
from kyoju_desktop.ui.tour.filling import fill, tab
from tests.e2e.conftest import Counter
from tests.e2e.steps import choose_in_menu

Rows = Mapping[str, tuple[int, ...]]


def consent_of(at: Counter, rows: Rows, *, until: str = "", more: Mapping[str, object] | None = None) -> Consent:
    """A consent on the page: who, what, until when; written unless `more` says otherwise."""
    hand = at.hand
    tab(hand, "consent")
    hand.press("open_consent")
    tick(at, rows)
    finish_consent(at, until=until, more=more)
    return at.find(Consent)[-1]


def tick(at: Counter, rows: Rows) -> None:
    hand = at.hand
    matrix = hand.see_as("consent_matrix", ConsentMatrix)
    hand.settle()
    for whom, columns in rows.items():
        if row_of(matrix, whom) < 0:
            hand.press("add_recipient")
            choose_in_menu(hand, "recipient_menu", whom)
        for column in columns:
            index = matrix.model().index(row_of(matrix, whom), column)
            matrix.scrollTo(index)
            hand.click_at(matrix.viewport(), matrix.visualRect(index).center())


def finish_consent(at: Counter, *, until: str = "", more: Mapping[str, object] | None = None) -> None:
    answers: dict[str, object] = {
        "purposes": ("housing", "contract", "watch", "other"),
        "period": "date" if until else "closing",
        **({"until_day": until} if until else {}),
        "means": ("paper", "phone", "fax"),
        "form": "written",
        "text_version": "第1版",
        "told_withdrawal": True,
        "told_no_disadvantage": True,
    }
    answers.update(more or {"signed_paper_on": "きょう"})
    fill(at.hand, Consent, answers)
    at.hand.press("register_consent")
    at.hand.see("case_head")
    at.hand.settle()


def row_of(matrix: ConsentMatrix, whom: str) -> int:
    model = matrix.model()
    return next((row for row in range(model.rowCount()) if whom in str(model.index(row, 0).data())), -1)


def nothing_can_go_out(at: Counter) -> None:
    """The open つなぎ票 offers no consent, and neither printing nor saving can be pressed."""
    hand = at.hand
    for name in ("save_and_record", "print_and_record"):
        assert not hand.see_as(name, QAbstractButton).isEnabled(), name
    assert not hand.sees("basis_consent")


def withdraw(at: Counter, consent: Consent, *ticks: str, item: str = "", words: str = "") -> None:
    """受け付ける on the tab 同意: which boxes, how, and what was said about the past."""
    hand = at.hand
    tab(hand, "consent")
    hand.press(f"withdraw.{consent.id}")
    inside = hand.within("withdrawal_dialog")
    for each in ticks:
        inside.tick(each)
    if item:
        inside.choose("taken_item", item)
        inside.press("add_taken_item")
    fill(inside, ConsentWithdrawal, {"means": "visit", "words": words, "told_past_stays": True})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("withdrawal_dialog"), "withdrawn")
    hand.settle()
    if hand.sees("notice_later"):
        hand.press("notice_later")


def body(at: Counter, name: str) -> Organisation:
    (found,) = at.find(Organisation, name=name)
    return found


def grid(at: Counter) -> KnowingTable:
    """The rows of the grid, which hides when there are none."""
    view = at.hand.see("knowing_panel").findChild(KnowingView)
    assert isinstance(view, KnowingView)
    return view.table


def known(at: Counter) -> dict[str, set[str]]:
    """The grid of the tab 同意: whom it names, with the boxes that it may know."""
    tab(at.hand, "consent")
    table = grid(at)
    return {
        each.who: {str(at_box) for at_box, mark in enumerate(each.marks, 1) if mark == "told"} for each in table.rows
    }


def show_day(at: Counter, day: date) -> None:
    """Click into the chart and walk to the day with the arrow keys."""
    chart = at.hand.see_as("span_chart", SpanChart)
    at.hand.click_at(chart, QPoint(int(chart._x(day)) + 1, chart.height() // 2))
    at.hand.settle()
    for step in range(-3, 4):
        near = date.fromordinal(day.toordinal() + step)
        if chart._day == near and near != day:
            chart._choose(day)
    at.hand.settle()


def on_that_day(at: Counter) -> dict[tuple[str, str], set[str]]:
    table = grid(at)
    return {
        (each.who, each.number): {str(box) for box, mark in enumerate(each.marks, 1) if mark == "told"}
        for each in table.rows
    }
