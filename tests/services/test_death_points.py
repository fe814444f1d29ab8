"""The end of the lease as a point of a death: what it says of the home, and what taking it back says."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Building,
    Case,
    ContactCall,
    Death,
    DeathStep,
    EmergencyContact,
    Home,
    MoveOut,
    OppositeParty,
    Person,
    Tenancy,
)
from kyoju_desktop.services.cases import keep, remove
from kyoju_desktop.services.deaths import register_death, tick_step, untick_step
from kyoju_desktop.services.persons import link_persons
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened

KNOWN = date(2026, 9, 14)
ENDED = date(2026, 9, 10)


@pytest.fixture
def death(store: Store, clock: Clock) -> Death:
    case = opened(store)
    clock.go_to(KNOWN)
    building = Building(name="架空荘")
    unit = Home(building=building.id, room="101", vacant="yes", takes_inquiries="yes")
    home = Tenancy(case=case, unit=unit.id, moved_in_on=date(2025, 11, 4))
    with store.write("登録") as w:
        w.add(building)
        w.add(unit)
        keep(w, home)
        return register_death(w, Death(case=case, tenancy=home.id, known_on=KNOWN, died_on=date(2026, 9, 9)))


def _state(store: Store) -> tuple[date | None, date | None, str]:
    with store.read() as r:
        (tenancy,), (found,), (unit,) = r.find(Tenancy), r.find(Death), r.find(Home)
        row = r.home_row(unit.id)
        assert row is not None
        return tenancy.ended_on, found.contract_ended_on, row.state


def test_the_end_of_the_lease_frees_the_home_and_taking_the_point_back_takes_it_again(
    store: Store, death: Death
) -> None:
    assert _state(store) == (None, None, "taken")
    with store.write("契約の終わり") as w:
        step = tick_step(w, DeathStep(death=death.id, task="contract", done_on=ENDED))
    assert _state(store) == (ENDED, ENDED, "free")
    with store.write("取り消し") as w:
        untick_step(w, step.id)
    assert _state(store) == (None, None, "taken")


def test_a_home_that_was_ended_on_another_day_keeps_it(store: Store, death: Death) -> None:
    with store.write("契約の終わり") as w:
        step = tick_step(w, DeathStep(death=death.id, task="contract", done_on=ENDED))
    with store.write("退去") as w:
        w.put(w.get(Tenancy, death.tenancy).replace(ended_on=KNOWN))
    with store.write("取り消し") as w:
        untick_step(w, step.id)
    assert _state(store)[:2] == (KNOWN, None)


@pytest.mark.parametrize("values", [{}, {"task": "contract", "done_on": date(2026, 9, 15)}])
def test_a_point_without_a_name_or_of_tomorrow_is_refused(
    store: Store, death: Death, values: dict[str, object]
) -> None:
    with store.write("点") as w, pytest.raises(Refused) as refused:
        tick_step(w, DeathStep(death=death.id).replace(**values))
    assert refused.value.field == ("done_on" if values else "task")


def test_a_mistaken_death_goes_with_its_points_but_a_move_once_worked_on_stays(store: Store, death: Death) -> None:
    with store.write("退去") as w:
        (move,) = w.find(MoveOut)
        w.put(move.replace(deposit=84_000))
        tick_step(w, DeathStep(death=death.id, task="contract", done_on=ENDED))
    with store.write("まちがい") as w:
        remove(w, w.get(Death, death.id))
    with store.read() as r:
        assert not r.find(Death)
        assert not r.find(DeathStep)
        assert [each.deposit for each in r.find(MoveOut)] == [84_000]
        assert r.find(Person)[0].died_on is None
        assert r.find(Tenancy)[0].ended_on is None


def test_an_opposite_party_of_a_record_linked_as_the_same_person_is_never_called(store: Store, death: Death) -> None:
    contact = EmergencyContact(case=death.case, name="渡邉 髙志", may_tell="yes")
    call = ContactCall(case=death.case, contact=contact.id, about="death", result="told")
    with store.write("連絡先") as w:
        keep(w, contact)
    with store.write("連絡") as w:
        keep(w, call)
    other = Person(name="北原 ハル")
    with store.write("同じ人") as w:
        w.add(other)
        w.add(OppositeParty(person=other.id, name="渡辺高志"))
        link_persons(w, w.get(Case, death.case).person, other.id, "本人の話")
    with store.write("連絡") as w, pytest.raises(Refused) as refused:
        keep(w, call.replace(id=ContactCall().id))
    assert refused.value.field == "contact"
    with store.write("かけなかった") as w:
        keep(w, call.replace(id=ContactCall().id, result="not_called"))
