"""Closed days and designated disasters: they move the dates of records that nobody touches; undo too."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    ClosedDay,
    Designation,
    Intake,
    MoveOut,
    Person,
    Protection,
    Tenancy,
    YearlyReport,
)
from kyoju_desktop.services.calendar import calendar_of, office_calendar
from kyoju_desktop.services.own_days import (
    own_days_of,
    remove_own_day,
    save_closed_day,
    save_designation,
)
from kyoju_desktop.services.settling import settle
from kyoju_desktop.storage.lists import CaseFilter
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened

MOVED_IN = date(2026, 6, 5)  # Friday: fourteen days end on Friday, 19 June
FRIDAY, MONDAY = date(2026, 6, 19), date(2026, 6, 22)


@pytest.fixture(autouse=True)
def holidays(store: Store) -> None:
    store.calendar = office_calendar()


def dues(store: Store, case: str) -> dict[str, tuple[date, str]]:
    with store.read() as r:
        return {row.code: (row.due_on, row.explain) for row in r.case_dues(case) if row.code != "assessment_by"}


def close(store: Store, day: date, why: str = "") -> ClosedDay:
    made = ClosedDay(on=day, why=why)
    with store.write("閉庁日") as w:
        save_closed_day(w, made, office_calendar())
    return made


def moving_in(store: Store) -> str:
    case = opened(store)
    with store.write("入居", case=case) as w:
        w.add(Tenancy(case=case, moved_in_on=MOVED_IN))
    return case


def test_a_closed_day_moves_what_stands_on_it_and_undo_moves_it_back(store: Store) -> None:
    case = moving_in(store)
    assert dues(store, case)["address_report"][0] == FRIDAY
    with store.write("閉庁日") as w:
        assert save_closed_day(w, ClosedDay(on=FRIDAY), office_calendar()) == 1
    day, words = dues(store, case)["address_report"]
    assert day == MONDAY
    assert "閉庁日なので" in words
    assert not store.calendar.is_open(FRIDAY)
    store.undo()
    assert dues(store, case)["address_report"][0] == FRIDAY
    assert store.calendar.is_open(FRIDAY)


def test_a_closed_day_that_is_taken_away_brings_the_deadline_back(store: Store) -> None:
    case = moving_in(store)
    friday, monday = close(store, FRIDAY), close(store, MONDAY)
    assert dues(store, case)["address_report"][0] == date(2026, 6, 23)
    with store.write("閉庁日") as w:
        remove_own_day(w, monday)
    assert dues(store, case)["address_report"][0] == MONDAY
    with store.write("閉庁日") as w:
        remove_own_day(w, friday)
    assert dues(store, case)["address_report"][0] == FRIDAY


def test_what_counts_back_moves_to_the_day_before(store: Store) -> None:
    case = opened(store)
    with store.write("退去", case=case) as w:
        w.add(MoveOut(case=case, left_on=FRIDAY, next_home="other_town", tasks=frozenset({"key_returned"})))
    closed = close(store, FRIDAY)
    assert dues(store, case)["leave_report"][0] == date(2026, 6, 18)
    with store.write("閉庁日") as w:
        remove_own_day(w, closed)
    assert dues(store, case)["leave_report"][0] == FRIDAY


def test_a_deadline_beside_all_cases_moves_too(store: Store) -> None:
    with store.write("報告") as w:
        w.add(YearlyReport(fiscal_year=2025, due_on=FRIDAY))
    close(store, FRIDAY)
    with store.read() as r:
        assert [row.due_on for row in r.dues(date(2026, 12, 31)) if row.code == "yearly_report"] == [MONDAY]
        assert r.due_counts(MONDAY, since=MONDAY) == {"scheme": 1}


def test_the_list_of_cases_shows_the_moved_day(store: Store) -> None:
    opened(store)  # to be heard within two weeks: until Monday, 15 June
    close(store, date(2026, 6, 15))
    with store.read() as r:
        (row,) = r.case_rows(CaseFilter("all"))
    assert row.next_due_on == date(2026, 6, 16)


@pytest.mark.parametrize("day", [None, date(2026, 6, 20), date(2026, 7, 20), date(2026, 12, 30)])
def test_a_day_that_is_closed_anyway_is_refused(store: Store, day: date | None) -> None:
    with pytest.raises(Refused) as refused, store.write("閉庁日") as w:
        save_closed_day(w, ClosedDay(on=day), office_calendar())
    assert refused.value.field == "on"


def test_the_same_day_is_entered_once(store: Store) -> None:
    close(store, FRIDAY)
    with pytest.raises(Refused, match="もう入っています"):
        close(store, FRIDAY)


def test_a_disaster_lasts_three_years_until_it_is_designated(store: Store) -> None:
    case, noto = opened(store), date(2024, 1, 1)
    with store.write("被災", case=case) as w:
        w.add(Intake(case=case, disaster_on=noto))
    assert dues(store, case)["disaster_until"][0] == date(2026, 12, 31)
    with store.read() as r:
        assert own_days_of(r).undesignated == ((noto, 1),)
    made = Designation(name="架空地震", happened_on=noto, until_day=date(2029, 3, 31))
    with store.write("指定") as w:
        save_designation(w, made)
    assert set(dues(store, case)) == {"disaster_to_designated"}
    with store.read() as r:
        assert own_days_of(r).undesignated == ()
        assert calendar_of(r).designations == (made,)
        (intake,) = r.find(Intake, case=case, disaster_on=noto)
    with store.write("見直し", case=case) as w:
        settle(w, "disaster_to_designated", intake.id, date(2026, 12, 1))
    assert dues(store, case) == {
        "disaster_designated": (date(2029, 3, 31), dues(store, case)["disaster_designated"][1])
    }
    with store.write("指定") as w:
        remove_own_day(w, made)
    assert dues(store, case) == {}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"happened_on": None}, "happened_on"),
        ({"until_day": date(2023, 12, 31)}, "until_day"),
    ],
)
def test_a_designation_needs_a_name_a_day_and_an_end_after_it(
    store: Store, wrong: dict[str, object], field: str
) -> None:
    made = Designation(name="架空地震", happened_on=date(2024, 1, 1)).replace(**wrong)
    with pytest.raises(Refused) as refused, store.write("指定") as w:
        save_designation(w, made)
    assert refused.value.field == field


def test_a_file_that_is_opened_again_knows_its_closed_days(store: Store) -> None:
    close(store, FRIDAY)
    folder, key = store.folder, store.data_key
    store.close()
    again = Store.open(folder, key, calendar=office_calendar())
    try:
        assert not again.calendar.is_open(FRIDAY)
    finally:
        again.close()


def test_deadlines_of_a_person_move_in_every_case_of_theirs(store: Store) -> None:
    case = opened(store)
    with store.write("秘匿", case=case) as w:
        person = w.find(Person)[0]
        w.add(Protection(person=person.id, source="own_wish", confirm_on=FRIDAY))
    close(store, FRIDAY)
    assert dues(store, case)["protection_confirm"][0] == MONDAY
