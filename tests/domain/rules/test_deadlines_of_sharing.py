"""Letters, copies, explaining, requests and accidents: the legal days, year ends, leap years, what ends them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.records import (
    Breach,
    Conference,
    ConferenceDecision,
    CopyOut,
    InformationRequest,
    LaterExplanation,
    WithdrawalNotice,
    YearlyReport,
)
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadline_periods import periods
from kyoju_desktop.domain.rules.deadlines import ALWAYS_SHOWN, Due, dues_of
from kyoju_desktop.domain.rules.deadlines_of_sharing import days_of
from kyoju_desktop.i18n.messages import Translator

CALENDAR = Calendar(frozenset({date(2026, 9, 21), date(2026, 9, 22), date(2026, 9, 23), date(2027, 1, 11)}))
JA = Translator.for_language("ja")
ANY_DAY = st.dates(date(1990, 1, 1), date(2150, 12, 31))


def days(record: object) -> dict[str, date]:
    return {each.code: each.due_on for each in dues_of(record, CALENDAR)}  # type: ignore[arg-type]


def explained(due: Due) -> str:
    return JA(due.explain, **dict(due.values))


@pytest.mark.parametrize(
    ("received", "until"),
    [
        (date(2026, 6, 1), date(2026, 7, 1)),  # the day itself is not counted (民法140条)
        (date(2026, 12, 1), date(2026, 12, 31)),  # a closed day: the office's own duty is not moved
        (date(2026, 12, 15), date(2027, 1, 14)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2027, 1, 30), date(2027, 3, 1)),
        (date(2028, 2, 29), date(2028, 3, 30)),
    ],
)
@pytest.mark.parametrize("kind", ["disclosure", "correction", "stop_use"])
def test_a_request_is_decided_within_thirty_days(kind: str, received: date, until: date) -> None:
    assert days(InformationRequest(kind=kind, received_on=received)) == {"request_decision": until}


def test_the_days_of_mending_are_not_counted_and_an_extension_replaces_the_day() -> None:
    asked = InformationRequest(kind="disclosure", number="開示第3号", received_on=date(2026, 6, 1))
    (due,) = dues_of(asked.replace(corrected_days="5日"), CALENDAR)
    assert due.due_on == date(2026, 7, 6)
    assert "補正の5日" in explained(due)
    assert due.remind_on == date(2026, 6, 1)
    longer = asked.replace(extended_until=date(2026, 7, 31), extended_reason="量が多い")
    assert days(longer) == {"request_extended": date(2026, 7, 31)}
    assert days(asked.replace(due_on=date(2026, 6, 16))) == {"request_rules": date(2026, 6, 16)}
    assert days(asked.replace(decision="part")) == {}


def test_a_deceased_person_s_records_have_only_the_day_that_the_town_s_rules_set() -> None:
    asked = InformationRequest(kind="deceased", received_on=date(2027, 1, 20))
    assert days(asked) == {}
    assert days(asked.replace(due_on=date(2027, 2, 3))) == {"request_rules": date(2027, 2, 3)}


@pytest.mark.parametrize(
    ("known", "first", "full"),
    [
        (date(2026, 6, 1), date(2026, 6, 5), date(2026, 6, 30)),
        (
            date(2026, 8, 24),
            date(2026, 8, 28),
            date(2026, 9, 24),
        ),  # the 30th day is 22 September, in a row of holidays
        (date(2026, 12, 4), date(2026, 12, 8), date(2027, 1, 4)),  # the 30th day is 2 January
        (date(2028, 2, 25), date(2028, 2, 29), date(2028, 3, 27)),  # 25 March is a Saturday
        (date(2028, 1, 31), date(2028, 2, 4), date(2028, 2, 29)),
    ],
)
def test_an_accident_is_reported_twice_and_the_day_of_knowing_counts(known: date, first: date, full: date) -> None:
    breach = Breach(known_on=known, judged="required")
    assert days(breach) == {"breach_first": first, "breach_full": full, "breach_tell": first}


def test_a_dishonest_purpose_gives_sixty_days() -> None:
    breach = Breach(known_on=date(2026, 6, 1), marks=frozenset({"malicious"}))
    assert days(breach)["breach_full_malicious"] == date(2026, 7, 30)


def test_what_was_done_about_an_accident_takes_its_deadline_away() -> None:
    breach = Breach(known_on=date(2026, 6, 1))
    reported = breach.replace(first_report_on=date(2026, 6, 3))
    assert set(days(reported)) == {"breach_full", "breach_tell"}
    assert set(days(reported.replace(full_report_on=date(2026, 6, 20)))) == {"breach_tell"}
    assert set(days(breach.replace(not_told_reason="連絡先がわからない"))) == {"breach_first", "breach_full"}
    assert set(days(breach.replace(person_told_on=date(2026, 6, 2)))) == {"breach_first", "breach_full"}
    for over in ({"judged": "not_required"}, {"closed_on": date(2026, 6, 30)}, {"known_on": None}):
        assert days(breach.replace(**over)) == {}
    assert "breach_first" in days(breach.replace(judged="asking"))


def test_the_first_report_begins_to_show_on_the_third_day() -> None:
    found = {each.code: each for each in dues_of(Breach(known_on=date(2026, 6, 1)), CALENDAR)}
    assert found["breach_first"].remind_on == date(2026, 6, 3)
    assert found["breach_tell"].remind_on == date(2026, 6, 1)


def test_letters_copies_and_explaining_wait_until_somebody_answers() -> None:
    day = date(2026, 6, 20)  # a Saturday
    notice = WithdrawalNotice(reply_by=day, recipient="架空不動産")
    assert days(notice) == {"notice_reply": date(2026, 6, 22)}
    assert days(notice.replace(answer="no_answer")) == {"notice_reply": date(2026, 6, 22)}
    assert days(notice.replace(answer="stopped")) == days(notice.replace(answered_on=day)) == {}
    copy = CopyOut(due_on=day, asked="return")
    assert days(copy) == {"copy_back": day}
    assert days(copy.replace(done_on=day)) == days(copy.replace(asked="keep")) == {}
    later = LaterExplanation(due_on=day)
    (due,) = dues_of(later, CALENDAR)
    assert (due.due_on, due.remind_on) == (day, date.min)
    assert days(later.replace(told_on=day)) == days(later.replace(not_told="危険がある")) == {}


@given(ANY_DAY, st.sampled_from(sorted(periods().request)), st.integers(0, 99))
def test_mending_never_shortens_and_the_thirtieth_day_is_the_last(received: date, kind: str, mended: int) -> None:
    asked = InformationRequest(kind=kind, received_on=received, corrected_days=str(mended))
    (until,) = days(asked).values()
    assert until - received == timedelta(days=30 + mended)


@given(ANY_DAY, st.booleans())
def test_the_reports_keep_their_order_and_never_fall_before_the_day_by_the_rule(known: date, malicious: bool) -> None:
    breach = Breach(known_on=known, marks=frozenset({"malicious"} if malicious else ()))
    found = {each.code.removesuffix("_malicious"): each for each in dues_of(breach, CALENDAR)}
    assert found["breach_first"].due_on - known == timedelta(days=4)
    assert found["breach_full"].due_on - known >= timedelta(days=59 if malicious else 29)
    assert CALENDAR.is_open(found["breach_full"].due_on)
    assert found["breach_first"].due_on < found["breach_full"].due_on


@pytest.mark.parametrize(("words", "number"), [("", 0), ("5", 5), ("５日", 5), ("三日", 0), ("99999999", 366)])
def test_the_days_of_mending_are_read_as_written(words: str, number: int) -> None:
    assert days_of(words) == number


def test_all_of_these_stay_on_the_list_whatever_becomes_of_the_case() -> None:
    kinds = (
        WithdrawalNotice,
        CopyOut,
        LaterExplanation,
        InformationRequest,
        Breach,
        Conference,
        ConferenceDecision,
        YearlyReport,
    )
    assert {each.__name__ for each in kinds} == ALWAYS_SHOWN
