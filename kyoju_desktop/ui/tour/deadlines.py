"""The stop of the tour at the deadlines: why a day is due, a closed day that moves it, a designated disaster."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from kyoju_desktop.domain.records import ClosedDay, Designation
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import fill

CLOSED = date(2026, 8, 14)
HAPPENED = date(2024, 1, 1)


def know_deadlines(tour: Tour) -> None:
    """The sentence below 今日, then the office's own days in 設定."""
    hand = tour.hand
    hand.press("rail_today")
    hand.settle()
    hand.key(Qt.Key.Key_Down, name="due_list")
    hand.settle()
    tour.picture("今日: 何を、なぜ、いつまでにするか", "due-why")
    hand.press("rail_settings")
    hand.settle()
    hand.press("add_closed_day")
    inside = hand.within("closed_day_dialog")
    fill(inside, ClosedDay, {"on": CLOSED.isoformat(), "why": "計画休業"})
    tour.picture("閉庁日を加える: 期限が次の開庁日に移る", "closed-day")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("closed_day_dialog"), "closed_day_dialog")
    hand.settle()
    hand.press("add_designation")
    inside = hand.within("designation_dialog")
    fill(inside, Designation, {"name": "架空半島地震", "happened_on": HAPPENED.isoformat()})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("designation_dialog"), "designation_dialog")
    hand.settle()
    _bring_into_sight(hand.see("designations"))
    hand.settle()
    tour.picture("設定: 閉庁日・祝日の終わり・災害の指定", "own-days")


def _bring_into_sight(widget: QWidget) -> None:
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(widget, 0, 0)
