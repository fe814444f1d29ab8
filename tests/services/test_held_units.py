"""Two cases and one unit: seen on the days that overlap, and telling nothing of anybody who is protected."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Application, Case, Home, Person, Protection, Tenancy
from kyoju_desktop.domain.rules.held_units import APPLIED_FOR, NOT_FREE, held_message
from kyoju_desktop.services.contracts import contract
from kyoju_desktop.services.held_units import held_by_others
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened

UNIT = Home(room="203", vacant="yes")
DAY = date(2026, 8, 1)


def said(store: Store, case: str, begins: date | None = DAY, ends: date | None = None) -> str:
    mine = Tenancy(case=case, unit=UNIT.id, moved_in_on=begins, ended_on=ends)
    with store.read() as r:
        found = held_message(mine, held_by_others(r, UNIT.id, case), r.today)
    return found.template if found else ""


def put(store: Store, *records: Home | Tenancy | Application | Protection) -> None:
    with store.write("記録") as w:
        for each in records:
            w.put(each)


@pytest.mark.parametrize(
    ("lives", "words"),
    [
        (Tenancy(unit=UNIT.id, moved_in_on=date(2024, 4, 1)), NOT_FREE),
        (Tenancy(unit=UNIT.id, contracted_on=date(2026, 7, 1)), NOT_FREE),
        (Tenancy(unit=UNIT.id, moved_in_on=date(2024, 4, 1), ended_on=date(2026, 8, 2)), NOT_FREE),
        (Tenancy(unit=UNIT.id, moved_in_on=date(2024, 4, 1), ended_on=DAY), ""),  # the next one follows on that day
        (Tenancy(unit=UNIT.id, moved_in_on=date(2024, 4, 1), ended_on=date(2026, 7, 31)), ""),
        (Application(unit=UNIT.id, result="waiting"), APPLIED_FOR),
        (Application(unit=UNIT.id, result=""), APPLIED_FOR),
        (Application(unit=UNIT.id, result="withdrawn"), ""),
        (Application(unit=UNIT.id, result="rejected"), ""),
    ],
)
def test_what_another_case_has_of_the_unit_is_said(store: Store, lives: Tenancy | Application, words: str) -> None:
    mine, other = opened(store), opened(store)
    put(store, UNIT, lives.replace(case=other))
    assert said(store, mine) == words
    assert said(store, other) == "", "nobody is in their own way"


def test_a_tenancy_of_long_ago_is_not_in_the_way_of_who_lives_there_now(store: Store) -> None:
    mine, other = opened(store), opened(store)
    put(store, UNIT, Tenancy(case=other, unit=UNIT.id, moved_in_on=date(2024, 4, 1)))
    assert said(store, mine, date(2020, 4, 1), date(2024, 4, 1)) == ""
    assert said(store, mine, date(2020, 4, 1), date(2024, 4, 2)) == NOT_FREE
    assert said(store, mine, None) == NOT_FREE


def test_a_protected_home_looks_like_the_landlord_s_own_no_on_every_day(store: Store) -> None:
    mine, other = opened(store), opened(store)
    days = [None, date(2020, 1, 1), date(2026, 6, 24), DAY, date(2030, 1, 1)]
    put(store, UNIT.replace(vacant="no"))
    landlord = [said(store, mine, each) for each in days]
    put(store, UNIT, Tenancy(case=other, unit=UNIT.id, moved_in_on=date(2024, 4, 1), ended_on=date(2026, 8, 2)))
    with store.write("支援措置") as w:
        protection = w.put(Protection(person=w.get(Case, other).person, source="own_wish"))
    assert [said(store, mine, each) for each in days] == landlord
    with store.write("申込みだけ") as w:
        for each in w.find(Tenancy, unit=UNIT.id):
            w.remove(each)
        w.put(Application(case=other, unit=UNIT.id, result="waiting"))
    assert [said(store, mine, each) for each in days] == landlord
    with store.write("解く") as w:
        w.remove(protection)
    assert said(store, mine) == APPLIED_FOR


def test_a_contract_of_a_unit_that_somebody_has_asks_for_the_landlord_s_word_first(store: Store) -> None:
    mine, other = opened(store), opened(store)
    put(store, UNIT, Tenancy(case=other, unit=UNIT.id, moved_in_on=date(2024, 4, 1)))
    made = Tenancy(case=mine, unit=UNIT.id, moved_in_on=DAY)
    with pytest.raises(Refused, match="貸主に確かめた"), store.write("契約") as w:
        contract(w, made)
    with store.read() as r:
        assert r.find(Tenancy, case=mine) == ()
    with store.write("契約") as w:
        assert contract(w, made, asked=True).unit == UNIT.id  # they live together


def test_people_of_two_cases_in_different_units_are_not_in_each_other_s_way(store: Store) -> None:
    mine, other = opened(store), opened(store)
    next_door = Home(room="204")
    put(store, UNIT, next_door, Tenancy(case=other, unit=next_door.id, moved_in_on=date(2024, 4, 1)))
    with store.write("契約") as w:
        assert contract(w, Tenancy(case=mine, unit=UNIT.id, moved_in_on=DAY)).unit == UNIT.id
        assert contract(w, Tenancy(case=mine, moved_in_on=DAY)).unit == ""
        assert isinstance(w.get(Person, w.get(Case, mine).person), Person)
