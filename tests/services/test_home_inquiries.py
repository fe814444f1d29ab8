"""From a unit of the register to the application: what is kept, what is refused, and how the unit comes back."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Application, Building, Case, Home, HousingInquiry, Organisation
from kyoju_desktop.domain.rules.room_numbers import floor_of, room_numbers
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.home_inquiries import (
    apply_for,
    keep_accepted,
    keep_inquiry,
    keep_own_no,
    keep_refused,
    keep_viewing,
    withdraw,
)
from kyoju_desktop.services.home_rooms import add_rooms
from kyoju_desktop.services.homes import inquiry_for
from kyoju_desktop.services.refusals import refusal_list
from kyoju_desktop.storage.store import Store, Writer
from tests.services.conftest import opened

TODAY = date(2026, 6, 1)
SHOP = Organisation(name="架空不動産", kind="real_estate", standing="private")
BUILDING = Building(name="ひだまり荘", address="中央町1-2", municipality="陽ノ原町", landlord=SHOP.id, floors=2)
HOME = Home(building=BUILDING.id, room="203", rent=42_000, common_fee=2_000, vacant="yes", agent=SHOP.id)
Keep = Callable[[Writer, HousingInquiry], HousingInquiry]


def begun(store: Store) -> tuple[str, HousingInquiry]:
    """A case that has asked about the unit."""
    case = opened(store)
    with store.write("台帳") as w:
        for each in (SHOP, BUILDING, HOME):
            w.put(each)
    with store.write("照会") as w:
        asked = keep_inquiry(w, inquiry_for(w, HOME.id, case).replace(at=w.now))
    return case, asked


def kept(store: Store, keep: Keep, inquiry: HousingInquiry) -> HousingInquiry:
    with store.write("答え") as w:
        return keep(w, inquiry)


def put(store: Store, record: Record) -> None:
    with store.write("記録") as w:
        w.put(record)


def state(store: Store) -> str:
    with store.read() as r:
        row = r.home_row(HOME.id)
    assert row is not None
    return row.state


def refused_field(store: Store, keep: Keep, inquiry: HousingInquiry) -> str:
    with pytest.raises(Refused) as problem, store.write("答え") as w:
        keep(w, inquiry)
    return problem.value.field


def test_an_inquiry_carries_the_unit_and_everything_the_register_knows(store: Store) -> None:
    _case, asked = begun(store)
    assert (asked.unit, asked.organisation, asked.asked_kind) == (HOME.id, SHOP.id, "real_estate")
    assert (asked.rent, asked.result) == (42_000, "waiting")
    assert asked.home.startswith("ひだまり荘 203")


def test_an_inquiry_says_who_was_asked_and_did_not_happen_tomorrow(store: Store) -> None:
    _case, asked = begun(store)
    assert refused_field(store, keep_inquiry, asked.replace(organisation="", asked=" ")) == "organisation"
    assert refused_field(store, keep_inquiry, asked.replace(at=datetime(2026, 6, 2, 9, 0))) == "at"


def test_a_viewing_moves_the_inquiry_and_cannot_have_been_before_its_day(store: Store) -> None:
    _case, asked = begun(store)
    planned = asked.replace(viewing_at=datetime(2026, 6, 4, 13, 30), viewed_with="本人と住宅係")
    assert refused_field(store, keep_viewing, asked.replace(viewing_done=True)) == "viewing_at"
    assert refused_field(store, keep_viewing, planned.replace(viewing_done=True)) == "viewing_at"
    moved = kept(store, keep_viewing, planned)
    assert (moved.result, moved.step) == ("viewing", "viewing")
    agreed = kept(store, keep_accepted, moved.replace(answered_on=TODAY))
    assert kept(store, keep_viewing, agreed.replace(viewing_note="日当たりがよい")).result == "accepted"


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"step": ""}, "step"),
        ({"refusal_reason": ""}, "refusal_reason"),
        ({"refusal_reason": "R99"}, "refusal_words"),
        ({"answered_on": date(2026, 5, 31)}, "answered_on"),
        ({"answered_on": date(2026, 6, 2)}, "answered_on"),
    ],
)
def test_a_refusal_needs_step_and_reason_and_a_day_that_can_be(
    store: Store, answers: dict[str, object], field: str
) -> None:
    _case, asked = begun(store)
    told = asked.replace(answered_on=TODAY, step="inquiry", refusal_reason="R07").replace(**answers)
    assert refused_field(store, keep_refused, told) == field
    with store.read() as r:
        assert r.get(HousingInquiry, asked.id).result == "waiting"


def test_a_refusal_is_counted_and_the_persons_own_no_is_not(store: Store) -> None:
    _case, asked = begun(store)
    refusal = asked.replace(answered_on=TODAY, refused_by="家主", refusal_reason="R07", refusal_words="習慣が")
    assert kept(store, keep_refused, refusal).result == "refused"
    assert _refusals(store) == 1
    own = kept(store, keep_own_no, refusal.replace(own_no="日当たりが悪い"))
    assert (own.result, own.refusal_reason, own.refusal_words, own.refused_by) == ("own_no", "", "", "")
    assert own.own_no == "日当たりが悪い"
    assert _refusals(store) == 0
    again = kept(store, keep_refused, own.replace(refusal_reason="R12"))
    assert (again.own_no, _refusals(store)) == ("", 1)


def _refusals(store: Store) -> int:
    with store.read() as r:
        return r.count(HousingInquiry, result="refused")


def test_an_application_follows_an_accepted_inquiry_locks_the_unit_and_gives_it_back(store: Store) -> None:
    case, asked = begun(store)
    with pytest.raises(Refused), store.write("申込み") as w:
        apply_for(w, asked.id)
    agreed = kept(store, keep_accepted, asked.replace(answered_on=TODAY, refusal_words="まちがい"))
    assert agreed.refusal_words == ""
    with store.write("申込み") as w:
        made = apply_for(w, agreed.id)
    assert (made.case, made.inquiry, made.unit, made.applied_on) == (case, asked.id, HOME.id, TODAY)
    assert (made.rent, made.common_fee, made.landlord, made.result) == (42_000, 2_000, "架空不動産", "waiting")
    assert state(store) == "applied"
    for keep in (keep_refused, keep_own_no, keep_accepted, withdraw):
        told = agreed.replace(step="screening", refusal_reason="R03")
        with pytest.raises(Refused), store.write("答え") as w:
            keep(w, told)
    with pytest.raises(Refused), store.write("申込み") as w:
        apply_for(w, agreed.id)
    put(store, made.replace(result="rejected"))
    assert state(store) == "free"
    assert kept(store, keep_refused, agreed.replace(step="screening", refusal_reason="R03")).result == "refused"


def test_the_unit_is_free_again_when_the_case_is_closed(store: Store) -> None:
    case, asked = begun(store)
    agreed = kept(store, keep_accepted, asked.replace(answered_on=TODAY))
    with store.write("申込み") as w:
        apply_for(w, agreed.id)
        w.put(w.get(Case, case).replace(stage="S99"))
    assert state(store) == "free"
    assert refused_field(store, keep_own_no, agreed) == ""


def test_an_inquiry_that_is_taken_back_has_the_day(store: Store) -> None:
    _case, asked = begun(store)
    assert kept(store, withdraw, asked).answered_on == TODAY


def test_the_refusals_of_a_year_are_told_in_numbers_only(store: Store) -> None:
    _case, asked = begun(store)
    kept(store, keep_refused, asked.replace(answered_on=TODAY, refusal_reason="R07", refusal_words="言葉が通じない"))
    with store.read() as r:
        sheet = refusal_list(r, 2026, Locale(Translator.for_language("ja"), TODAY, shipped_codebook()))
    assert "言葉が通じない" not in repr(sheet)
    assert "ひだまり荘" not in repr(sheet)
    assert "架空不動産" not in repr(sheet)


@pytest.mark.parametrize(
    ("line", "rooms"),
    [
        ("101-103, 201〜202", ("101", "102", "103", "201", "202")),
        ("１０１ー１０２、離れ", ("101", "102", "離れ")),
        ("A棟101-A棟102 A棟101", ("A棟101", "A棟102")),
        ("098-101号室", ("098号室", "099号室", "100号室", "101号室")),
        ("1-2-3", ("1-2-3",)),
        ("  ", ()),
    ],
)
def test_room_numbers_are_read_from_one_line(line: str, rooms: tuple[str, ...]) -> None:
    assert room_numbers(line) == rooms


@pytest.mark.parametrize("line", ["104-101", "A101-B103", "1-900", "101-250、301-420"])
def test_a_line_that_cannot_be_meant_is_refused(line: str) -> None:
    with pytest.raises(Refused):
        room_numbers(line)


@pytest.mark.parametrize(
    ("room", "floor"), [("203", 2), ("1204号室", 12), ("離れ", None), ("5", None), ("001", None)]
)
def test_the_floor_is_read_from_the_number_of_the_room(room: str, floor: int | None) -> None:
    assert floor_of(room) == floor


def test_many_rooms_are_added_at_once_or_none(store: Store) -> None:
    with store.write("台帳") as w:
        w.put(SHOP)
        add_rooms(w, BUILDING, Home(rent=38_000), ("101", "102", "901"))
    with store.read() as r:
        assert [(each.room, each.floor) for each in r.find(Home, building=BUILDING.id)] == [
            ("101", 1),
            ("102", 1),
            ("901", None),
        ]
    with pytest.raises(Refused) as problem, store.write("台帳") as w:
        add_rooms(w, BUILDING, Home(), ("103", "102"))
    assert problem.value.field == "rooms"
    with store.read() as r:
        assert r.count(Home, building=BUILDING.id) == 3
        assert not r.find(Application)
