"""The part of the story about a death: one dialog, then clocks, points, calls and what is left behind."""

from datetime import datetime

from PySide6.QtWidgets import QScrollArea

from kyoju_desktop.domain.records import Belonging, Death, EmergencyContact, Intake, Person
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import add_record, fill

_CONTACTS = (
    ("first", "北原 一平", "おい", "yes"),
    ("second", "架空居住支援法人", "居住支援法人", "emergency_only"),
    ("later", "北原 某", "長男", "no"),
)


def after_a_death(tour: Tour) -> None:
    """北原 ハル dies alone; the nephew is told, the son is not (CASES C03)."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 12, 23, 11, 10))
    _take_in(tour)
    for rank, name, relation, may_tell in _CONTACTS:
        add_record(hand, EmergencyContact, {"rank": rank, "name": name, "relation": relation, "may_tell": may_tell})
    for what, kind in (("仏壇", "designated"), ("たんすと布団", "other")):
        add_record(hand, Belonging, {"what": what, "designated": kind})
    hand.press("register_death")
    inside = hand.within("death_dialog")
    fill(inside, Death, {"found_by": "居住支援法人(警察立会い)", "examination": "waiting"})
    inside.tick("belongings_contract", on=True)
    hand.rest(400)
    tour.picture("死亡を登録する", "death")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("death_dialog"), "death")
    hand.settle()
    _bring(tour, "death_clocks")
    tour.picture("死亡: 期限とその数え方", "death-clocks")
    hand.tick("point.found")
    hand.settle()
    _bring(tour, "death_points")
    tour.picture("死亡: 11のことを、その場で済みにする", "death-points")
    _bring(tour, "call_order")
    tour.picture("死亡: 連絡する順番と、知らせてはいけない人", "death-calls")
    _bring(tour, f"list.{Belonging.__name__}")
    tour.picture("残置物: 捨ててよい日まで、捨てるボタンは出ない", "death-belongings")


def _take_in(tour: Tour) -> None:
    hand = tour.hand
    hand.press("new_intake")
    fill(hand, Person, {"name": "北原 ハル", "kana": "きたはら はる", "birth_date": "S18.2.3"})
    hand.settle()
    hand.press("begin_intake")
    fill(hand.within("intake_fields"), Intake, {"route": "self_visit"})
    hand.press("finish_intake")
    hand.see("case_head")
    hand.settle()


def _bring(tour: Tour, name: str) -> None:
    """Scroll to a part of the tab 退去."""
    part = tour.hand.see(name)
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inner = area.widget() if isinstance(area, QScrollArea) else None
    if isinstance(area, QScrollArea) and inner is not None:
        area.verticalScrollBar().setValue(part.mapTo(inner, part.rect().topLeft()).y())
    tour.hand.settle()
