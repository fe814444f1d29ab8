"""What the person wants told to nobody holds until a newer consent takes its place."""

from datetime import date

import pytest

from kyoju_desktop.domain.exclusions import excluded, exclusions_of
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Address, ConsentExclusion, ConsentVoiding, ConsentWithdrawal, Person
from tests.domain.gate_world import CONSENT, file_of

KEPT = ConsentExclusion(id="kept", case="case", consent="consent", record_class="Person", field_name="school")
NEWER = CONSENT.replace(id="newer", replaces="consent")


def held(*records: Record) -> bool:
    return exclusions_of(file_of(CONSENT, KEPT, *records)) == (KEPT,)


def test_an_exclusion_outlives_the_period_and_the_withdrawal_of_its_consent() -> None:
    assert held()
    assert held(ConsentWithdrawal(case="case", consent="consent"))
    assert exclusions_of(file_of(CONSENT.replace(until_day=date(2026, 1, 1)), KEPT)) == (KEPT,)


def test_only_a_newer_consent_that_was_given_takes_its_place() -> None:
    assert not held(NEWER)
    assert held(NEWER.replace(replaces=""))
    assert held(NEWER.replace(replaces="another"))
    for state in ("seeking", "declined", "on_hold", "withdrawn"):
        assert held(NEWER.replace(state=state))


def test_a_newer_consent_that_never_was_one_takes_nobody_s_place() -> None:
    void = ConsentVoiding(case="case", consent="newer")
    assert held(NEWER, void)
    assert not held(NEWER, void.replace(consent="another"))
    assert held(NEWER.replace(state="void"))


def test_a_consent_marked_void_keeps_nothing_back() -> None:
    assert exclusions_of(file_of(CONSENT.replace(state="void"), KEPT)) == ()


@pytest.mark.parametrize(
    ("change", "out"),
    [
        ({}, True),
        ({"field_name": ""}, True),
        ({"record": "mio"}, True),
        ({"record": "other"}, False),
        ({"field_name": "kana"}, False),
        ({"record_class": "Address"}, False),
    ],
)
def test_an_exclusion_is_of_a_class_of_a_field_or_of_one_record(change: dict[str, str], out: bool) -> None:
    rows = (ConsentExclusion(record_class="Address", record="x"), KEPT.replace(**change))
    assert excluded(rows, Person(id="mio"), "school") is out
    assert not excluded((), Address(id="mio"), "school")
