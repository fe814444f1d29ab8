"""The state of a unit follows from applications, tenancies and what the landlord says; nobody types it."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Application,
    Building,
    Case,
    Home,
    Organisation,
    Person,
    Protection,
    Tenancy,
)
from kyoju_desktop.domain.rules.homes import HomeRow
from kyoju_desktop.storage.derived import rebuild
from kyoju_desktop.storage.homes import FILTERS, HomeFilter
from kyoju_desktop.storage.store import Store
from tests.storage.conftest import begun

BUILDING = Building(
    name="ひだまり荘", kana="ひだまりそう", address="中央町一丁目2-3", municipality="陽ノ原町", floors=3
)
HOME = Home(building=BUILDING.id, room="203", rent=42_000, common_fee=2_000, vacant="yes", takes_inquiries="yes")


@pytest.fixture
def register(store: Store) -> Iterator[Store]:
    with store.write("台帳") as w:
        w.add(BUILDING)
        w.add(HOME)
    yield store
    _same_when_made_anew(store)


def _same_when_made_anew(store: Store) -> None:
    """What was kept in each transaction is what making it anew gives."""
    with store.read() as r:
        kept = r.connection.execute("SELECT * FROM home_index ORDER BY home").fetchall()
    with store.write("作りなおし") as w:
        rebuild(w.connection, store.calendar, w.today)
        made = w.connection.execute("SELECT * FROM home_index ORDER BY home").fetchall()
    assert kept == made


def _put(store: Store, *records: Record) -> None:
    with store.write("記録") as w:
        for each in records:
            w.put(each)


def _state(store: Store, home: str = HOME.id) -> str:
    with store.read() as r:
        row = r.home_row(home)
    assert row is not None
    return row.state


def test_a_unit_is_free_until_somebody_applies_and_again_when_the_application_is_declined(register: Store) -> None:
    case = begun(register)
    assert _state(register) == "free"
    applied = Application(case=case.id, unit=HOME.id)
    _put(register, applied)
    assert _state(register) == "applied"
    for running in ("waiting", "approved", "conditional"):
        _put(register, applied.replace(result=running))
        assert _state(register) == "applied"
    for ended in ("rejected", "withdrawn"):
        _put(register, applied.replace(result=ended))
        assert _state(register) == "free"
        _put(register, applied)


def test_a_unit_comes_back_when_the_case_of_its_application_is_closed_or_joined_to_another(register: Store) -> None:
    case = begun(register)
    _put(register, Application(case=case.id, unit=HOME.id, result="waiting"))
    _put(register, case.replace(stage="S95"))
    assert _state(register) == "applied", "a suspended case goes on"
    _put(register, case.replace(stage="S99"))
    assert _state(register) == "free"
    _put(register, case.replace(stage="S10R"))
    assert _state(register) == "applied"
    _put(register, case.replace(merged_into=case.id))
    assert _state(register) == "free"


def test_a_tenancy_takes_the_unit_until_the_day_of_moving_out_also_when_the_case_is_closed(register: Store) -> None:
    case = begun(register)
    applied = Application(case=case.id, unit=HOME.id, result="approved")
    lives = Tenancy(case=case.id, unit=HOME.id, application=applied.id)
    _put(register, applied, lives, case.replace(stage="S99"))
    assert _state(register) == "taken"
    with register.read() as r:
        today = r.today
    _put(register, lives.replace(ended_on=today))
    assert _state(register) == "taken", "on the day itself somebody still lives there"
    _put(register, lives.replace(ended_on=date(2026, 5, 31)), case)
    assert _state(register) == "free", "the application ended in a tenancy and holds nothing any more"


def test_undoing_an_application_frees_the_unit(register: Store) -> None:
    case = begun(register)
    _put(register, Application(case=case.id, unit=HOME.id))
    register.undo()
    assert _state(register) == "free"


def test_an_application_that_moves_to_another_unit_frees_the_first(register: Store) -> None:
    case, other = begun(register), HOME.replace(id=Home().id, room="204")
    applied = Application(case=case.id, unit=HOME.id)
    _put(register, other, applied)
    _put(register, applied.replace(unit=other.id))
    assert (_state(register), _state(register, other.id)) == ("free", "applied")


def test_the_landlords_no_and_a_protected_tenant_or_applicant_look_the_same(register: Store) -> None:
    case = begun(register)
    rows: list[HomeRow] = []

    def look() -> None:
        with register.read() as r:
            row = r.home_row(HOME.id)
            assert row is not None
            rows.append(row._replace(vacant=""))
            counts.append(r.home_counts())

    counts: list[dict[str, int]] = []
    protection = Protection(person=case.person)
    applied = Application(case=case.id, unit=HOME.id, result="waiting")
    _put(register, protection, applied)
    look()
    _put(register, applied.replace(result="rejected"), Tenancy(case=case.id, unit=HOME.id, home="ひだまり荘 203"))
    look()
    with register.write("退去") as w:
        for each in w.find(Tenancy):
            w.remove(each)
        w.put(HOME.replace(vacant="no"))
    look()
    assert rows[0] == rows[1] == rows[2]
    assert rows[0].state == "taken"
    assert counts[0] == counts[1] == counts[2]


def test_an_application_is_hidden_when_protection_begins_and_shown_when_it_ends(register: Store) -> None:
    case = begun(register)
    _put(register, Application(case=case.id, unit=HOME.id))
    protection = Protection(person=case.person)
    _put(register, protection)
    assert _state(register) == "taken"
    _put(register, protection.replace(ended_on=date(2026, 6, 1)))
    assert _state(register) == "applied"


def test_the_place_of_a_secret_building_stands_in_no_row_and_leads_to_nothing(register: Store) -> None:
    _put(register, BUILDING.replace(secret=True))
    with register.read() as r:
        row = r.home_row(HOME.id)
        cells = r.connection.execute("SELECT * FROM home_index").fetchone()
        found = r.home_rows(HomeFilter(text="中央町"))
        places = (r.municipalities_of_homes(), r.has_place("中央町"))
    assert row is not None
    assert (row.address, row.municipality, row.name) == ("", "", "ひだまり荘 203")
    assert not any("中央町" in str(each) or "陽の原" in str(each) for each in cells)
    assert (found, places) == ((), ((), False))


def test_a_building_that_is_renamed_or_given_up_shows_in_all_its_units(register: Store) -> None:
    _put(register, BUILDING.replace(name="こもれび荘", kana="こもれびそう"))
    with register.read() as r:
        assert [each.name for each in r.home_rows(HomeFilter(text="こもれび"))] == ["こもれび荘 203"]
    _put(register, BUILDING.replace(closed=True))
    assert _state(register) == "unused"


def test_a_caution_about_the_body_that_offers_a_unit_reaches_its_row(register: Store) -> None:
    body = Organisation(name="港不動産", kind="real_estate", standing="private")
    _put(register, body, HOME.replace(agent=body.id))
    with register.read() as r:
        assert [each.caution for each in r.home_rows(HomeFilter())] == [False]
    _put(register, body.replace(caution="相手方の勤め先"))
    with register.read() as r:
        assert [each.caution for each in r.home_rows(HomeFilter())] == [True]


def test_a_unit_that_is_taken_off_the_register_leaves_its_lists(register: Store) -> None:
    with register.write("消す") as w:
        w.remove(HOME)
    with register.read() as r:
        assert r.home_rows(HomeFilter("all")) == ()
        assert r.home_row(HOME.id) is None


def test_every_filter_counts_what_it_lists(register: Store) -> None:
    case = begun(register)
    rooms = [HOME.replace(id=Home().id, room=str(nr)) for nr in range(300, 306)]
    closed, asked, lived, full, fresh, stale = rooms
    _put(
        register,
        closed.replace(closed=True),
        asked,
        lived,
        full.replace(vacant="no"),
        fresh.replace(checked_on=date(2026, 5, 20)),
        stale.replace(checked_on=date(2026, 4, 1)),
        Application(case=case.id, unit=asked.id),
        Tenancy(case=case.id, unit=lived.id),
    )
    with register.read() as r:
        counts = r.home_counts()
        listed = {name: len(r.home_rows(HomeFilter(name))) for name in FILTERS}
    assert counts == listed
    assert counts == {"open": 6, "free": 3, "applied": 1, "taken": 2, "stale": 2, "unused": 1, "all": 7}


def test_pages_follow_each_other_without_gap_or_double_in_every_order(register: Store) -> None:
    rooms = [
        HOME.replace(id=Home().id, room=str(nr % 7), rent=rent, checked_on=day)
        for nr, (rent, day) in enumerate(product((None, 0, 30_000, 10_000_000), (None, date(2026, 5, 1))))
    ]
    _put(register, *rooms)
    with register.read() as r:
        for order in ("place", "rent", "checked"):
            found: list[HomeRow] = []
            while page := r.home_rows(HomeFilter(order=order), found[-1] if found else None, limit=2):
                found += page
            assert [each.home for each in found] == [each.home for each in r.home_rows(HomeFilter(order=order))]
            assert len({each.home for each in found}) == len(rooms) + 1


def test_rooms_stand_in_the_order_of_their_numbers(register: Store) -> None:
    _put(register, *(HOME.replace(id=Home().id, room=room) for room in ("10", "2", "1001", "101", "A", "２０")))
    with register.read() as r:
        rooms = [each.room for each in r.home_rows(HomeFilter())]
    assert rooms == ["2", "10", "２０", "101", "203", "1001", "A"]


def test_a_list_is_narrowed_by_words_kind_town_building_and_rent(register: Store) -> None:
    far = Building(name="港ハイツ", address="港町9", municipality="瀬戸見市")
    _put(register, far, Home(building=far.id, room="1", kind="ur_corporation", rent=60_000, layout="2DK"))
    with register.read() as r:
        for wanted in (
            HomeFilter(text="港 2DK"),
            HomeFilter(kind="ur_corporation"),
            HomeFilter(text="・ 港"),  # what is only a mark narrows nothing
            HomeFilter(municipality="瀬戸見市"),
            HomeFilter(building=far.id),
        ):
            assert [each.building for each in r.home_rows(wanted)] == [far.id]
        for wanted in (HomeFilter(rent_most=50_000), HomeFilter(inquiries=True)):
            assert [each.building for each in r.home_rows(wanted)] == [BUILDING.id]
        assert r.municipalities_of_homes() == ("瀬戸見市", "陽ノ原町")
        assert r.units_of_buildings([far.id, BUILDING.id]) == {far.id: (1, 1), BUILDING.id: (1, 1)}


STAGES = st.sampled_from(("S10", "S60", "S95", "S99"))
RESULTS = st.sampled_from(("", "waiting", "approved", "conditional", "rejected", "withdrawn"))
ENDS = st.sampled_from((None, date(2026, 5, 31), date(2026, 6, 1), date(2026, 12, 31)))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.lists(st.tuples(STAGES, RESULTS, st.booleans(), st.none() | ENDS, st.booleans()), max_size=4), st.booleans()
)
def test_the_state_is_what_reading_all_records_slowly_says(
    register: Store, world: list[tuple[str, str, bool, date | None, bool]], says_no: bool
) -> None:
    with register.write("前のものを片付ける") as w:
        for kind in (Tenancy, Application, Protection, Case, Person):
            for each in w.find(kind):
                w.remove(each)
        w.put(HOME.replace(vacant="no" if says_no else "yes"))
        for stage, result, lives, ended, secret in world:
            person = w.add(Person(name="仮の人"))
            case = w.add(Case(person=person.id, stage=stage))
            applied = w.add(Application(case=case.id, unit=HOME.id, result=result))
            if lives:
                w.add(Tenancy(case=case.id, unit=HOME.id, application=applied.id, ended_on=ended))
            if secret:
                w.add(Protection(person=person.id))
    assert _state(register) == _slowly(world, says_no)


def _slowly(world: list[tuple[str, str, bool, date | None, bool]], says_no: bool) -> str:
    """The state, asked of one person after the other."""
    said = {"taken"} if says_no else set()
    for stage, result, lives, ended, secret in world:
        if lives and (ended is None or ended >= date(2026, 6, 1)):
            said.add("taken")
        elif not lives and stage != "S99" and result not in {"rejected", "withdrawn"}:
            said.add("taken" if secret else "applied")
    return "taken" if "taken" in said else "applied" if said else "free"


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (HOME.replace(vacant=""), 1),  # unknown is asked about, not left out
        (HOME.replace(takes_inquiries=""), 1),
        (HOME.replace(vacant="no"), 0),
        (HOME.replace(takes_inquiries="no"), 0),
        (HOME.replace(closed=True), 0),
        (BUILDING.replace(closed=True), 0),
        (Application(unit=HOME.id, result="approved"), 0),
        (Application(unit=HOME.id, result="rejected"), 1),
        (Tenancy(unit=HOME.id), 0),
        (Tenancy(unit=HOME.id, ended_on=date(2026, 5, 31)), 1),
    ],
)
def test_one_answer_alone_keeps_a_unit_out_of_the_search(register: Store, record: Record, wanted: int) -> None:
    case = begun(register)
    bound = record.replace(case=case.id) if isinstance(record, Application | Tenancy) else record
    for each, found in ((HOME, 1), (bound, wanted)):
        _put(register, each)
        with register.read() as r:
            assert r.connection.execute("SELECT wanted FROM home_index").fetchall() == [(found,)]
