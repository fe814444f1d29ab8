"""見守り: the rhythm, what came late, the absence in which nobody is expected; an independent slow calculation."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import (
    Case,
    Crisis,
    HospitalStay,
    Office,
    Person,
    ProviderReport,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on
from kyoju_desktop.domain.rules.watch import alone, last_visit, next_after, rhythm_of

MOVED = date(2026, 4, 1)
TODAY = date(2026, 9, 14)


def tenancy(**values: object) -> Tenancy:
    return Tenancy(case="case", moved_in_on=MOVED, visit_rhythm="monthly").replace(**values)


def visit(day: date, **values: object) -> Visit:
    return Visit(case="case", at=datetime.combine(day, time(10, 0)), means="home_visit", met="met").replace(**values)


def beside(*records: object, person: Person | None = None) -> Beside:
    kept: dict[str, tuple[object, ...]] = {}
    for each in records:
        kept[type(each).__name__] = (*kept.get(type(each).__name__, ()), each)
    file = CaseFile(Office(), Case(), person or Person(), kept)  # type: ignore[arg-type]
    return Beside(file, TODAY)


@pytest.mark.parametrize(
    ("rhythm", "day", "due"),
    [
        ("weekly", date(2026, 4, 1), date(2026, 4, 8)),
        ("monthly", date(2026, 1, 31), date(2026, 2, 28)),
        ("monthly", date(2027, 12, 31), date(2028, 1, 31)),
        ("two_months", date(2027, 12, 31), date(2028, 2, 29)),
        ("quarterly", date(2026, 11, 30), date(2027, 2, 28)),
        ("none", date(2026, 4, 1), None),
        ("", date(2026, 4, 1), None),
        ("monthly", date(9999, 12, 31), None),
    ],
)
def test_the_next_visit_follows_from_the_rhythm(rhythm: str, day: date, due: date | None) -> None:
    assert next_after(rhythm, day) == due


def test_a_visit_that_came_late_names_its_day_and_who_went() -> None:
    found = rhythm_of(
        tenancy(), [visit(date(2026, 5, 1)), visit(date(2026, 7, 6), visitors="大江", met="absent")], (), TODAY
    )
    assert [(each.due_on, each.done_on, each.late(TODAY)) for each in found.turns] == [
        (date(2026, 5, 1), date(2026, 5, 1), 0),
        (date(2026, 6, 1), date(2026, 7, 6), 35),
    ]
    assert found.past[0].visitors == "大江"
    assert not found.past[0].seen
    assert (found.next_on, found.late) == (date(2026, 8, 6), 39)
    assert (found.last_on, found.seen_on) == (date(2026, 7, 6), date(2026, 5, 1))


def test_nobody_is_expected_while_the_tenant_is_in_hospital_and_a_visit_is_due_on_the_return() -> None:
    stay = HospitalStay(case="case", since=date(2026, 7, 20))
    away = rhythm_of(tenancy(), [visit(date(2026, 7, 6))], [stay], TODAY)
    assert (away.away, away.late) == (True, 0)
    back = rhythm_of(tenancy(), [visit(date(2026, 7, 6))], [stay.replace(back_on=date(2026, 9, 10))], TODAY)
    assert (back.away, back.next_on, back.late) == (False, date(2026, 9, 10), 4)


def test_before_the_first_visit_it_counts_from_the_watch_or_from_moving_in_or_from_the_day_that_was_typed() -> None:
    assert rhythm_of(tenancy(), (), (), TODAY).next_on == date(2026, 5, 1)
    assert rhythm_of(tenancy(visit_since=date(2026, 6, 10)), (), (), TODAY).next_on == date(2026, 7, 10)
    assert rhythm_of(tenancy(last_visit_on=date(2026, 8, 1)), (), (), TODAY).next_on == date(2026, 9, 1)
    assert rhythm_of(tenancy(moved_in_on=None), (), (), TODAY).next_on is None


def test_after_the_end_of_the_tenancy_nothing_is_due() -> None:
    found = rhythm_of(tenancy(ended_on=date(2026, 8, 1)), [visit(date(2026, 5, 1))], (), TODAY)
    assert (found.next_on, found.late) == (None, 0)


def test_visits_of_another_tenancy_of_the_future_or_before_moving_in_do_not_count() -> None:
    found = rhythm_of(
        tenancy(),
        [visit(date(2026, 5, 2), tenancy="another"), visit(date(2026, 3, 2)), visit(date(2026, 12, 1))],
        (),
        TODAY,
    )
    assert found.turns == ()


@pytest.mark.parametrize(
    ("visitors", "two", "means", "warned"),
    [
        ("大江 史", False, "home_visit", True),
        ("大江 史・福祉課 見本", False, "home_visit", False),
        ("大江 史、見本", False, "home_visit", False),
        ("大江 史", True, "home_visit", False),
        ("", False, "home_visit", True),
        ("大江 史", False, "phone", False),
    ],
)
def test_a_visit_alone_is_told_where_two_should_go(visitors: str, two: bool, means: str, warned: bool) -> None:
    made = visit(TODAY, visitors=visitors, two_persons=two, means=means)
    assert alone(made) is warned
    told = remarks_on(made, beside(person=Person(two_person_visit=True)))
    assert [each.field for each in told] == (["two_persons"] if warned else [])
    assert remarks_on(made, beside()) == ()


def test_the_mark_of_the_tenancy_counts_like_that_of_the_person_and_its_reason_is_not_said() -> None:
    home = tenancy(two_person=True)
    person = Person(two_person_reason="刃物を見せた")
    (told,) = remarks_on(visit(TODAY, visitors="大江"), beside(home, person=person))
    assert "刃物" not in told.message.template


def test_impossible_orders_are_said_and_kept() -> None:
    later = visit(TODAY + timedelta(days=1))
    assert [each.field for each in remarks_on(later, beside())] == ["at"]
    early = visit(date(2026, 3, 1))
    assert [each.field for each in remarks_on(early, beside(tenancy()))] == ["at"]
    odd = Crisis(kind="no_sign", noticed_at=datetime(2026, 9, 1, 9), last_seen_on=date(2026, 9, 3))
    assert "last_seen_on" in [each.field for each in remarks_on(odd, beside())]


def test_the_day_of_the_last_sign_of_life_is_proposed_from_the_visits() -> None:
    lost = Crisis(kind="no_sign", noticed_at=datetime(2026, 9, 14, 8), entered_at=datetime(2026, 9, 14, 10, 20))
    told = remarks_on(lost, beside(visit(date(2026, 9, 1)), visit(date(2026, 9, 8), met="absent")))
    assert [each.field for each in told] == ["last_seen_on", "witness"]
    assert dict(told[0].message.values)["day"].startswith("令和8年9月1日")


def slow(rhythm: str, begun: date, days: list[date], today: date) -> tuple[int, date]:
    """Day by day: how many visits came after their day, and the next one."""
    step = {"weekly": 7}.get(rhythm)
    late, waiting = 0, begun
    due = begun

    def following(day: date) -> date:
        if step:
            return day + timedelta(days=step)
        months = {"monthly": 1, "two_months": 2, "quarterly": 3}[rhythm]
        year, month = day.year, day.month
        for _ in range(months):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        for wanted in range(day.day, 0, -1):
            try:
                return date(year, month, wanted)
            except ValueError:
                continue
        raise AssertionError

    due = following(begun)
    day = begun
    while day <= today:
        for _ in range(days.count(day)):
            late += day > due
            waiting = day
            due = following(waiting)
        day += timedelta(days=1)
    return late, due


@given(
    st.sampled_from(["weekly", "monthly", "two_months", "quarterly"]),
    st.dates(date(2024, 1, 1), date(2026, 1, 1)),
    st.lists(st.integers(0, 500), max_size=8),
)
def test_the_rhythm_is_what_counting_day_by_day_gives(rhythm: str, begun: date, gaps: list[int]) -> None:
    days = [begun + timedelta(days=gap) for gap in gaps]
    today = begun + timedelta(days=450)
    found = rhythm_of(tenancy(visit_rhythm=rhythm, moved_in_on=begun), [visit(each) for each in days], (), today)
    late, due = slow(rhythm, begun, days, today)
    assert (len(found.past), found.next_on) == (late, due)


def test_only_days_on_which_the_office_itself_went_are_the_last_visit() -> None:
    found = [
        visit(date(2026, 5, 2)),
        visit(date(2026, 6, 2), means="sensor"),
        visit(date(2026, 7, 2), means="letter"),
        visit(date(2026, 3, 2)),
        Visit(case="case"),
    ]
    assert last_visit(tenancy(), found, TODAY) == date(2026, 5, 2)
    assert last_visit(tenancy(), (), TODAY) is None


def test_a_report_before_the_event_is_said_and_an_ordinary_one_is_not() -> None:
    told = ProviderReport(received_at=datetime(2026, 9, 14, 8), happened_at=datetime(2026, 9, 14, 9))
    assert [each.field for each in remarks_on(told, beside())] == ["happened_at"]
    assert remarks_on(told.replace(received_at=datetime(2026, 9, 14, 10)), beside()) == ()


def test_the_tenancy_that_a_visit_names_is_the_one_that_is_asked() -> None:
    other = tenancy(id="other", moved_in_on=date(2026, 9, 1))
    early = visit(date(2026, 8, 1), tenancy="other")
    assert [each.field for each in remarks_on(early, beside(tenancy(), other))] == ["at"]
    assert remarks_on(Visit(), beside(other)) == ()


def test_an_incident_with_all_that_is_known_needs_no_word() -> None:
    known = Crisis(noticed_at=datetime(2026, 9, 14, 8), last_seen_on=date(2026, 9, 8))
    assert remarks_on(known, beside(visit(date(2026, 9, 8)))) == ()
    assert remarks_on(Crisis(), beside()) == ()


def test_two_absences_move_the_day_twice() -> None:
    first = HospitalStay(case="case", since=date(2026, 4, 25), back_on=date(2026, 5, 10))
    second = HospitalStay(case="case", since=date(2026, 5, 10), back_on=date(2026, 5, 20))
    unknown = HospitalStay(case="case")
    assert rhythm_of(tenancy(), (), [second, unknown, first], TODAY).next_on == date(2026, 5, 20)


def test_a_visit_on_the_day_of_moving_in_is_the_first_of_the_rhythm() -> None:
    assert last_visit(tenancy(), [visit(MOVED)], TODAY) == MOVED
    assert last_visit(tenancy(), [visit(MOVED - timedelta(days=1))], TODAY) is None
    assert last_visit(tenancy(), [visit(TODAY), visit(TODAY + timedelta(days=1))], TODAY) == TODAY
