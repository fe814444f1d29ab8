"""The part of the story in which the register of homes is begun and what fits the household is looked at."""

from datetime import datetime

from kyoju_desktop.domain.records import Assessment, Building, Case, Home, HousingInquiry
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import fill, tab

_HOUSES = (
    ("コーポ浜木綿", "大字日向 1番地8", "101-103、201-203", {"layout": "2DK", "area": "42.1", "rent": "36,000"}),
    ("メゾン藤棚", "大字湊 2番地", "301-302", {"layout": "2LDK", "area": "55.2", "rent": "45,000"}),
)


def find_homes(tour: Tour) -> None:
    """Two houses with their rooms, then the wishes of the case and the homes that fit, each with its reasons."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 5, 29, 9, 30))
    hand.press("rail_homes")
    tour.picture("住まい: 台帳はまだ空", "homes-empty")
    for name, address, rooms, unit in _HOUSES:
        _enter(tour, name, address, rooms, unit)
    tour.picture("住まい: 建物と住戸", "homes")
    tour.session.desk.open_case(_case(tour), "home")
    hand.see("case_head")
    tab(hand, "home")
    if not hand.sees("wish_line"):
        hand.press("fold_match")
    hand.press("edit_wishes")
    inside = hand.within("wish_editor")
    fill(inside, Assessment, {"wish_rent": "42,000", "wish_size": "40", "wish_rooms": "2DK"})
    tour.picture("住まい探し: 希望をその場で直す", "homes-wishes")
    inside.press("save")
    hand.settle()
    first = _unit(tour, "コーポ浜木綿", "102")
    hand.press(f"hit.{first}")
    tour.picture("条件に合う住まい: 合うところ・合わないところ・確かめること", "homes-reasons")
    hand.press("near_misses")
    tour.picture("あと一歩の住まい", "homes-near")
    hand.press("near_misses")
    _ask_and_be_refused(tour)


def _enter(tour: Tour, name: str, address: str, rooms: str, unit: dict[str, str]) -> None:
    hand = tour.hand
    hand.press("add_many")
    inside = hand.within("rooms_dialog")
    fill(inside, Building, {"name": name, "address": address, "newly_built": "existing", "contact": "家主"})
    inside.write("rooms", rooms)
    given = {"kind": "private_rental", "residents_most": "3", "common_fee": "2,000", "vacant": "yes"}
    fill(inside, Home, {**given, **unit, "takes_inquiries": "yes", "checked_on": "きょう"})
    if name == _HOUSES[0][0]:
        tour.picture("建物と部屋をまとめて足す", "homes-rooms")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("rooms_dialog"), "rooms_dialog")
    hand.settle()


def _ask_and_be_refused(tour: Tour) -> None:
    """One inquiry from a hit, and the landlord's no in words that no other agent will see."""
    hand = tour.hand
    hand.press("ask_home")
    hand.see("inquiry_of_home_dialog")
    tour.picture("この住まいを照会する", "homes-ask")
    hand.within("inquiry_of_home_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("inquiry_of_home_dialog"), "inquiry_of_home_dialog")
    hand.settle()
    hand.press("home_refused")
    inside = hand.within("refusal_dialog")
    told = {"refused_by": "家主", "refusal_reason": "R06", "refusal_words": "仕事が決まってからにしてほしい。"}
    fill(inside, HousingInquiry, told)
    tour.picture("相手に断られた(集計だけに使う)", "homes-refusal")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("refusal_dialog"), "refusal_dialog")
    hand.settle()


def _unit(tour: Tour, name: str, room: str) -> str:
    with tour.session.desk.store.read() as r:
        (house,) = r.find(Building, name=name)
        found: Home = r.find(Home, building=house.id, room=room)[0]
    return found.id


def _case(tour: Tour) -> str:
    with tour.session.desk.store.read() as r:
        case: Case = r.find(Case)[-1]
    return case.id
