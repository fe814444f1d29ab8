"""A death is entered once, and what follows from it follows by itself."""

from datetime import date, datetime
from typing import Any

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Belonging,
    Case,
    ContactCall,
    Death,
    DeathStep,
    EmergencyContact,
    HouseholdMember,
    Mandate,
    MoveOut,
    OppositeParty,
    Person,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.death_clocks import running
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.cases import keep, remove
from kyoju_desktop.services.deaths import begun_death, register_death, tick_step, untick_step
from kyoju_desktop.services.leavings import tick_task
from kyoju_desktop.services.tenancies import watch_over
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened

KNOWN = date(2026, 9, 14)


@pytest.fixture
def case(store: Store, clock: Clock) -> str:
    made = opened(store)
    clock.go_to(KNOWN)
    return made


def kept(store: Store, *records: Record) -> None:
    with store.write("記録") as w:
        for each in records:
            keep(w, each)


def the(store: Store, kind: type[Any], **equals: object) -> Any:  # noqa: ANN401 - any record
    with store.read() as r:
        (found,) = r.find(kind, **equals)
        return found


def registered(store: Store, death: Death) -> Death:
    with store.write("死亡の登録") as w:
        return register_death(w, death)


def test_a_death_starts_what_follows_from_it(store: Store, case: str) -> None:
    home = Tenancy(case=case, moved_in_on=date(2025, 11, 4), visit_rhythm="monthly")
    kept(store, home)
    first = registered(store, Death(case=case, tenancy=home.id, known_on=KNOWN, died_on=date(2026, 9, 13)))
    again = registered(store, Death(case=case, tenancy=home.id, known_on=KNOWN, died_on=KNOWN))
    assert again.id == first.id
    assert the(store, Person).died_on == KNOWN
    left = the(store, MoveOut)
    assert (left.reason, left.tenancy) == ("death", home.id)


@pytest.mark.parametrize(
    ("died", "known", "field"),
    [
        (date(2026, 9, 14), date(2026, 9, 13), "died_on"),
        (None, date(2026, 9, 15), "known_on"),
        (None, None, "known_on"),
    ],
)
def test_a_death_before_it_could_be_known_is_refused(
    store: Store, case: str, died: date | None, known: date | None, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        registered(store, Death(case=case, known_on=known, died_on=died))
    assert refused.value.field == field
    with store.read() as r:
        assert not r.find(Death)
        assert r.get(Person, r.get(Case, case).person).died_on is None


def test_the_dialog_begins_with_what_is_known(store: Store, case: str) -> None:
    home = Tenancy(case=case)
    kept(
        store,
        home,
        Mandate(case=case, kinds=frozenset({"cancel", "belongings"})),
        Visit(case=case, at=datetime(2026, 8, 20, 14), met="met"),
        Visit(case=case, at=datetime(2026, 9, 3, 14), met="absent"),
    )
    with store.read() as r:
        begun = begun_death(case_file(r, case), KNOWN, datetime(2026, 9, 14, 11))
    assert (begun.tenancy, begun.known_on, begun.last_seen_on) == (home.id, KNOWN, date(2026, 8, 20))
    assert begun.belongings_contract


def test_visits_consents_and_plans_end_by_themselves_and_the_clocks_of_the_death_run(store: Store, case: str) -> None:
    home = Tenancy(case=case, moved_in_on=date(2025, 11, 4), visit_rhythm="monthly", contract_until=date(2026, 10, 3))
    contact = EmergencyContact(case=case, name="北原 一平", confirmed_on=date(2025, 9, 20))
    kept(store, home, contact)
    with store.read() as r:
        before = {each.code for each in r.dues(date(2027, 1, 1), 50)}
    assert {"watch_visit", "emergency_contact", "contract_until"} <= before
    death = registered(
        store, Death(case=case, tenancy=home.id, known_on=KNOWN, died_on=KNOWN, belongings_contract=True)
    )
    with store.read() as r:
        after = {each.code: each.due_on for each in r.dues(date(2027, 1, 1), 50)}
    assert not {"watch_visit", "emergency_contact"} & set(after)
    assert after["death_report"] == date(2026, 9, 24)
    assert after["death_belongings"] == date(2026, 12, 14)
    assert "contract_until" in after  # the lease goes to the heirs until somebody ends it
    with store.read() as r:
        assert watch_over(r) == ()
    with store.write("消す") as w:
        remove(w, death)
    with store.read() as r:
        back = {each.code for each in r.dues(date(2027, 1, 1), 50)}
        assert [each.row.case for each in watch_over(r)] == [case]
    assert "watch_visit" in back
    assert the(store, Person).died_on is None
    with store.read() as r:
        assert not r.find(MoveOut)


def test_a_point_is_ticked_with_its_day_and_answers_the_record(store: Store, case: str) -> None:
    home = Tenancy(case=case)
    kept(store, home)
    death = registered(store, Death(case=case, tenancy=home.id, known_on=KNOWN))
    with store.write("済") as w:
        tick_step(w, DeathStep(death=death.id, task="stop", by="法人D", note="水道・電気"))
        step = tick_step(w, DeathStep(death=death.id, task="report", done_on=KNOWN, by="おい"))
    found = the(store, Death)
    assert found.tasks == {"stop", "report"}
    assert (found.reported_on, found.reporter) == (KNOWN, "おい")
    with store.write("戻す") as w:
        untick_step(w, step.id)
    assert the(store, Death).tasks == {"stop"}
    assert the(store, Death).reported_on is None
    with pytest.raises(Refused), store.write("済") as w:
        tick_step(w, DeathStep(death=death.id, task="heirs", done_on=date(2026, 9, 15)))


def test_a_day_on_the_record_ticks_its_point_and_the_end_of_the_lease_ends_the_home(
    store: Store, clock: Clock, case: str
) -> None:
    home = Tenancy(case=case)
    kept(store, home)
    death = registered(
        store,
        Death(
            case=case,
            tenancy=home.id,
            known_on=KNOWN,
            confirmed_at=datetime(2026, 9, 14, 10, 55),
            confirmed_by="医師",
        ),
    )
    assert death.tasks == {"found"}
    clock.go_to(date(2026, 9, 24))
    kept(store, death.replace(reported_on=date(2026, 9, 16), contract_ended_on=date(2026, 9, 24)))
    assert the(store, Death).tasks == {"found", "report", "contract"}
    assert the(store, Tenancy).ended_on == date(2026, 9, 24)
    assert the(store, DeathStep, task="report").done_on == date(2026, 9, 16)


def test_ac_03_2_nobody_is_called_whom_the_person_did_not_want_to_be_told(store: Store, case: str) -> None:
    son = EmergencyContact(case=case, rank="later", name="長男", may_tell="no")
    kept(store, son)
    with pytest.raises(Refused) as refused:
        kept(store, ContactCall(case=case, contact=son.id, about="death", result="told"))
    assert refused.value.field == "contact"
    kept(store, ContactCall(case=case, contact=son.id, about="death", result="not_called"))
    with store.read() as r:
        person = r.get(Case, case).person
    kept(store, son.replace(may_tell="yes"), OppositeParty(person=person, name="長男"))
    with pytest.raises(Refused):
        kept(store, ContactCall(case=case, contact=son.id, about="death", result="told"))
    with pytest.raises(Refused):
        kept(store, ContactCall(case=case, about="death", result="told"))


def test_a_day_that_was_entered_ticks_its_point_of_the_move(store: Store, case: str) -> None:
    home = Tenancy(case=case)
    kept(
        store, home, MoveOut(case=case, tenancy=home.id, left_on=date(2026, 9, 10), key_returned_on=date(2026, 9, 10))
    )
    assert the(store, MoveOut).tasks == {"key_returned"}
    assert the(store, Tenancy).ended_on == date(2026, 9, 10)


def test_a_point_of_the_move_is_ticked_in_its_place_and_brings_its_day(store: Store, case: str) -> None:
    move = MoveOut(case=case, reason="cheaper_rent", left_on=date(2026, 9, 10))
    kept(store, move)
    with store.write("鍵") as w:
        tick_task(w, move.id, "key_returned", on=True)
        tick_task(w, move.id, "restored", on=True)
    found = the(store, MoveOut)
    assert found.tasks == {"key_returned", "restored"}
    assert found.key_returned_on == KNOWN
    with store.write("戻す") as w:
        tick_task(w, move.id, "key_returned", on=False)
    assert the(store, MoveOut).tasks == {"restored"}
    assert the(store, MoveOut).key_returned_on is None


def test_when_the_last_thing_is_gone_the_three_months_are_no_longer_asked_for(store: Store, case: str) -> None:
    registered(store, Death(case=case, known_on=KNOWN, died_on=KNOWN, belongings_contract=True))
    altar = Belonging(case=case, what="仏壇", designated="designated")
    rest = Belonging(case=case, what="たんす", designated="other")

    def asked() -> bool:
        with store.read() as r:
            return "death_belongings" in {each.code for each in r.case_dues(case)}

    kept(store, altar.replace(fate="sent", done_on=date(2026, 12, 20), received_on=date(2026, 12, 21)))
    assert asked()  # of the undesignated things nothing is known yet
    kept(store, rest)
    assert asked()
    kept(store, rest.replace(fate="disposed", done_on=date(2026, 12, 15)))
    assert not asked()
    assert the(store, DeathStep, task="belongings").done_on == date(2026, 12, 21)
    kept(store, rest.replace(fate="disposed", done_on=date(2026, 12, 16)))  # a point that is ticked keeps its day
    assert the(store, DeathStep, task="belongings").done_on == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("home", "household", "counts"),
    [
        (Tenancy(destination="public_housing"), (), True),
        (Tenancy(destination="public_special_use"), (), True),
        (Tenancy(destination="public_housing"), (HouseholdMember(living="together"),), False),
        (Tenancy(destination="public_housing"), (HouseholdMember(living="apart"),), True),
        (Tenancy(destination="private_rental"), (), False),
    ],
)
def test_who_died_alone_in_public_housing_has_three_months_until_the_home_is_handed_back(
    store: Store, case: str, home: Tenancy, household: tuple[HouseholdMember, ...], *, counts: bool
) -> None:
    kept(store, home.replace(case=case), *(each.replace(case=case) for each in household))
    with store.read() as r:
        begun = begun_death(case_file(r, case), KNOWN, datetime(2026, 9, 14, 9))
    death = registered(store, begun.replace(died_on=KNOWN))

    def day() -> date | None:
        with store.read() as r:
            return {each.code: each.due_on for each in r.case_dues(case)}.get("public_vacate")

    assert day() == (date(2026, 12, 14) if counts else None)
    clocks = {each.code: each for each in running(the(store, Death, id=death.id), office_calendar(KNOWN))}
    assert ("public_vacate" in clocks) is counts
    with store.write("済み") as w:
        tick_step(w, DeathStep(case=case, death=death.id, task="public_housing", done_on=KNOWN))
    assert day() is None
    done = {each.code: each.done for each in running(the(store, Death, id=death.id), office_calendar(KNOWN))}
    assert done.get("public_vacate", counts) is counts
