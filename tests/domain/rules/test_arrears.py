"""滞納: the stair, the three months of the law, the conference that decides first, the office's own rule."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import ArrearsStep, Case, Office, Person, Tenancy
from kyoju_desktop.domain.rules.arrears import check, proposal, standing
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on
from kyoju_desktop.i18n.places import shipped

RULES = json.loads((shipped("resources") / "reference" / "arrears.json").read_text("utf-8"))
PUBLIC = Tenancy(id="home", destination="public_housing")
TODAY = date(2026, 6, 10)


def step(code: str, on: date, **values: object) -> ArrearsStep:
    return ArrearsStep(case="case", tenancy="home", step=code, on=on).replace(**values)


def states(found: object) -> dict[str, str]:
    assert found is not None
    return {each.code: each.state for each in found.stairs}  # type: ignore[attr-defined]


def test_kiyo_stands_at_the_interview_and_the_claim_is_possible_by_law() -> None:
    found = standing([step("interview", date(2026, 6, 8), months=3, amount=54_000)], PUBLIC, TODAY, RULES)
    assert found is not None
    assert states(found)["interview"] == "here"
    assert states(found)["claim_possible"] == "possible"
    assert (found.claim_now, found.claim_on) == (True, date(2026, 6, 8))
    law = next(each.law for each in found.stairs if each.code == "claim_possible")
    assert "公営住宅法32条1項2号" in law


def test_with_one_month_owed_the_claim_becomes_possible_two_months_later() -> None:
    found = standing([step("reminder", date(2026, 6, 8), months=1)], PUBLIC, TODAY, RULES)
    assert found is not None
    assert (found.claim_now, found.claim_on) == (False, date(2026, 8, 8))
    assert states(found)["claim_possible"] == "later"
    assert states(found)["dunning"] == "possible"


def test_where_the_home_is_not_public_the_law_of_public_housing_is_not_shown() -> None:
    private = Tenancy(id="home", destination="private_rental")
    found = standing([step("interview", date(2026, 6, 8), months=4)], private, TODAY, RULES)
    assert found is not None
    assert "claim_possible" not in states(found)
    assert (found.claim_now, found.claim_on) == (False, None)


def test_without_a_number_of_months_nothing_is_said_to_be_possible() -> None:
    found = standing([step("reminder", date(2026, 6, 8))], PUBLIC, TODAY, RULES)
    assert found is not None
    assert set(states(found).values()) == {"here", "later"}
    assert found.claim_on is None


def test_nothing_noted_and_everything_settled() -> None:
    assert standing([], PUBLIC, TODAY, RULES) is None
    done = standing(
        [step("interview", date(2026, 6, 1), months=3), step("settled", date(2026, 6, 9))], PUBLIC, TODAY, RULES
    )
    assert done is not None
    assert done.settled


def test_the_decision_of_a_conference_stands_until_it_is_answered_and_a_suit_is_told_against_it() -> None:
    decided = step("conference", date(2026, 11, 5), months=3, decided="面談を優先する", next_on=date(2026, 11, 19))
    found = standing([decided], PUBLIC, date(2026, 11, 6), RULES)
    assert found is not None
    assert found.decision == decided
    assert found.claim_now
    file = CaseFile(Office(), Case(), Person(), {"ArrearsStep": (decided,), "Tenancy": (PUBLIC,)})
    at = Beside(file, date(2026, 11, 20))
    suit = step("last_reminder", date(2026, 11, 20), months=4)
    assert [each.field for each in remarks_on(suit, at)] == ["step"]
    answered = decided.replace(next_done_on=date(2026, 11, 19))
    after = standing([answered], PUBLIC, date(2026, 11, 20), RULES)
    assert after is not None
    assert after.decision is None


def test_what_does_not_fit_the_law_is_said_and_kept() -> None:
    file = CaseFile(Office(), Case(), Person(), {"Tenancy": (Tenancy(id="home", destination="private_rental"),)})
    at = Beside(file, TODAY)
    assert [each.field for each in remarks_on(step("claim_possible", TODAY, months=2), at)] == ["months", "step"]
    assert [each.field for each in remarks_on(step("reminder", TODAY, months=0), at)] == ["months"]
    assert remarks_on(step("reminder", TODAY, months=1), at) == ()


def test_a_step_of_the_future_is_refused_beside_its_day() -> None:
    with pytest.raises(Refused) as refused:
        check(step("reminder", date(2026, 6, 11)), TODAY)
    assert refused.value.field == "on"


@pytest.mark.parametrize(
    ("referral", "from_months", "months", "wish", "what"),
    [
        ("by_rule", 2, 1, "not_asked", "wait"),
        ("by_rule", 2, 2, "not_asked", "refer"),
        ("by_rule", 2, 3, "no", "refer"),
        ("by_rule", None, 2, "", "refer"),
        ("by_rule", None, 1, "", "wait"),
        ("by_rule", 3, 2, "yes", "wait"),
        ("by_rule", 3, 3, "", "refer"),
        ("by_rule", 1, 1, "", "refer"),
        ("by_rule", 2, None, "yes", "ask"),
        ("on_wish", 2, 6, "no", "wait"),
        ("on_wish", 2, 6, "undecided", "ask"),
        ("on_wish", 2, 1, "yes", "refer"),
        ("", None, 3, "yes", "refer"),
        ("", None, 3, "not_asked", "ask"),
    ],
)
def test_the_written_rule_decides_what_is_proposed(
    referral: str, from_months: int | None, months: int | None, wish: str, what: str
) -> None:
    office = Office(arrears_referral=referral, arrears_months=from_months)
    found = proposal(office, step("interview", TODAY, months=months, wants_help=wish))
    assert found is not None
    assert found.what == what


def test_after_the_referral_nothing_more_is_proposed() -> None:
    assert proposal(Office(), None) is None
    assert proposal(Office(), step("referred", TODAY, months=3)) is None


def test_the_months_count_from_the_first_day_on_which_they_were_owed_without_a_break() -> None:
    steps = [
        step("reminder", date(2026, 3, 8), months=3),
        step("interview", date(2026, 4, 8), months=2),
        step("interview", date(2026, 6, 8), months=3),
        step("pledge", date(2026, 8, 20), months=4),
    ]
    found = standing(steps, PUBLIC, TODAY, RULES)
    assert found is not None
    assert found.claim_on == date(2026, 6, 8)
    assert states(found)["dunning"] == "passed"


def test_a_day_beyond_the_calendar_is_left_open() -> None:
    found = standing([step("reminder", date(9999, 12, 8), months=1)], PUBLIC, TODAY, RULES)
    assert found is not None
    assert found.claim_on is None


def slow(months: list[int], days: list[date]) -> date:
    """Month by month: since when three months were owed without a break, or when they would be."""
    since = None
    for owed, day in zip(months, days, strict=True):
        if owed < 3:
            since = None
        elif since is None:
            since = day
    if since is not None:
        return since
    year, month = days[-1].year, days[-1].month
    for _ in range(3 - months[-1]):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return min(date(year, month, 28), days[-1].replace(year=year, month=month, day=min(days[-1].day, 28)))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 200)), min_size=1, max_size=8))
def test_the_day_of_the_claim_is_what_counting_month_by_month_gives(entries: list[tuple[int, int]]) -> None:
    day = date(2024, 1, 1)
    days: list[date] = []
    for _, gap in entries:
        day = (day + timedelta(days=gap)).replace(day=min((day + timedelta(days=gap)).day, 28))
        while days and day <= days[-1]:
            day += timedelta(days=1)
        days.append(day if day.day <= 28 else day.replace(day=28))
    days = sorted(set(days))
    months = [owed for owed, _ in entries][: len(days)]
    days = days[: len(months)]
    found = standing(
        [step("interview", on, months=owed) for owed, on in zip(months, days, strict=True)], PUBLIC, days[-1], RULES
    )
    assert found is not None
    assert found.claim_on == slow(months, days)
    assert found.claim_now is (months[-1] >= 3)


def test_steps_stand_by_their_day_whatever_order_they_were_noted_in() -> None:
    newest = step("interview", date(2026, 6, 8), months=3, amount=54_000, id="a")
    older = step("reminder", date(2026, 4, 8), months=1, amount=18_000, id="b")
    without = ArrearsStep(id="c", case="case", step="reminder", months=9, amount=1)
    for each in ([newest, older, without], [without, older, newest]):
        found = standing(each, PUBLIC, TODAY, RULES)
        assert found is not None
        assert (found.months, found.amount, found.as_of) == (3, 54_000, date(2026, 6, 8))
