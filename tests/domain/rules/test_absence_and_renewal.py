"""入院・不在 without losing the home; renewals by two years less a day; who has to be confirmed once a year."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, EmergencyContact, HospitalStay, Office, Person, Tenancy
from kyoju_desktop.domain.rules import absence, renewal
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on
from kyoju_desktop.i18n.places import shipped

RULES = json.loads((shipped("resources") / "reference" / "absence.json").read_text("utf-8"))
PUBLIC = Tenancy(id="home", destination="public_housing", moved_in_on=date(2025, 4, 1))
TODAY = date(2026, 7, 1)


def test_a_stay_in_hospital_shows_the_notice_and_the_end_of_the_aid() -> None:
    stay = HospitalStay(kind="hospital", since=date(2026, 6, 1))
    found = absence.limits(stay, PUBLIC, RULES)
    assert [(each.code, each.on) for each in found] == [
        ("leave_notice", date(2026, 6, 16)),
        ("housing_aid", date(2026, 12, 1)),
    ]
    assert all(each.unconfirmed for each in found)


def test_a_private_home_needs_no_notice_to_the_town_and_work_elsewhere_no_word_about_the_aid() -> None:
    private = Tenancy(destination="private_rental")
    assert [each.code for each in absence.limits(HospitalStay(kind="hospital", since=TODAY), private, RULES)] == [
        "housing_aid"
    ]
    assert absence.limits(HospitalStay(kind="work", since=TODAY), private, RULES) == ()


def test_who_is_back_has_no_limits() -> None:
    assert absence.limits(HospitalStay(kind="hospital", since=TODAY, back_on=TODAY), PUBLIC, RULES) == ()
    assert absence.limits(HospitalStay(kind="hospital"), PUBLIC, RULES) == ()
    assert absence.is_open(HospitalStay())
    assert not absence.is_open(HospitalStay(result="moved"))


def test_a_return_before_the_beginning_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        absence.check(HospitalStay(since=TODAY, back_on=TODAY - timedelta(days=1)))
    assert refused.value.field == "back_on"
    absence.check(HospitalStay(since=TODAY, back_on=TODAY))


def test_what_is_odd_about_an_absence_is_said_beside_it() -> None:
    at = Beside(CaseFile(Office(), Case(), Person(), {"Tenancy": (PUBLIC,)}), TODAY)

    def told(**values: object) -> list[str]:
        return [each.field for each in remarks_on(HospitalStay(tenancy="home", **values), at)]  # type: ignore[arg-type]

    assert told(since=date(2026, 6, 1)) == ["check_on"]
    assert told(since=date(2026, 6, 1), expected_until=date(2026, 5, 1)) == ["expected_until", "expected_until"]
    assert told(since=date(2025, 3, 1), check_on=TODAY) == ["since"]
    assert told(since=date(2026, 6, 1), expected_until=date(2026, 8, 1)) == []
    assert told(expected_until=date(2026, 8, 1), check_on=TODAY) == []
    assert absence.check_on(None, TODAY) == date(2026, 7, 15)


@pytest.mark.parametrize(
    ("until", "renewed"),
    [
        (date(2028, 7, 30), date(2030, 7, 30)),
        (date(2028, 2, 28), date(2030, 2, 28)),  # the term begins on 29 February, 2030 has none: 民法143条2項
        (date(2027, 2, 28), date(2029, 2, 28)),
        (date(2028, 2, 29), date(2030, 2, 28)),
        (date(2026, 5, 31), date(2028, 5, 31)),
        (None, None),
        (date(9999, 12, 30), None),
    ],
)
def test_a_term_is_renewed_until_the_day_before_the_same_day_two_years_later(
    until: date | None, renewed: date | None
) -> None:
    assert renewal.renewed_until(until) == renewed


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_a_renewed_term_is_two_years_long(until: date) -> None:
    begins = until + timedelta(days=1)
    ends = renewal.renewed_until(until)
    assert ends is not None
    after = ends + timedelta(days=1)
    if (begins.month, begins.day) == (2, 29):
        assert ends == date(begins.year + 2, 2, 28)
    else:
        assert (after.year, after.month, after.day) == (begins.year + 2, begins.month, begins.day)


def test_only_what_ends_soon_is_proposed() -> None:
    home = PUBLIC.replace(contract_until=date(2026, 9, 30), guarantee_until=date(2027, 9, 30))
    made = renewal.proposed(home, TODAY)
    assert (made.contract_until, made.guarantee_until) == (date(2028, 9, 30), date(2027, 9, 30))
    renewal.check(home, made)
    with pytest.raises(Refused) as refused:
        renewal.check(home, home.replace(contract_until=date(2026, 8, 1)))
    assert refused.value.field == "contract_until"
    with pytest.raises(Refused):
        renewal.check(home, home)


def test_a_term_of_three_months_or_less_is_proposed_and_the_same_day_is_not_refused() -> None:
    home = PUBLIC.replace(
        contract_until=date(2026, 10, 1), guarantee_until=date(2026, 10, 2), insurance_until=date(2026, 6, 30)
    )
    made = renewal.proposed(home, TODAY)
    assert (made.contract_until, made.guarantee_until) == (date(2028, 10, 1), date(2026, 10, 2))
    assert made.insurance_until == date(2028, 6, 30)
    renewal.check(home, made)
    renewal.check(home.replace(contract_until=None), made)


def test_contacts_are_confirmed_once_a_year() -> None:
    def contact(day: date | None) -> EmergencyContact:
        return EmergencyContact(confirmed_on=day)

    old, never, fresh = contact(date(2025, 7, 1)), contact(None), contact(date(2025, 7, 2))
    assert renewal.to_confirm((old, never, fresh), TODAY) == (old, never)
