"""When a consent was in force: its first and last day by each way of ending, and what held on a day."""

from datetime import date

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    ConsentRecipient,
    ConsentVoiding,
    ConsentWithdrawal,
    Organisation,
)
from kyoju_desktop.domain.rules.consent_spans import held_on, items_taken, spans_of, told_on
from tests.domain.rules.files import at, file_of

TODAY = date(2026, 11, 2)
BODY = Organisation(id="o1", kind="support_corporation", standing="private")
FIRST = Consent(
    id="k1",
    case="c1",
    person="p1",
    state="given",
    form="written",
    given_at=at("2026-05-18T10:00"),
    period="date",
    until_day=date(2027, 3, 31),
    purposes=frozenset({"housing"}),
)
ROW = ConsentRecipient(id="r1", case="c1", consent="k1", organisation="o1", classes=frozenset({"IDENTITY", "HEALTH"}))
PART = ConsentWithdrawal(
    id="w1", case="c1", consent="k1", organisation="o1", classes=frozenset({"HEALTH"}), at=at("2026-08-03T11:00")
)


def test_a_consent_holds_from_its_day_to_its_last_day() -> None:
    (span,) = spans_of(file_of(FIRST, ROW, BODY), TODAY)
    assert (span.first, span.last, span.ending) == (date(2026, 5, 18), date(2027, 3, 31), None)
    assert not span.holds(date(2026, 5, 17))
    assert span.holds(date(2026, 5, 18))
    assert span.holds(date(2027, 3, 31))
    assert not span.holds(date(2027, 4, 1))


def test_what_was_taken_back_counts_from_its_day_on() -> None:
    file = file_of(FIRST, ROW, PART, BODY)
    (span,) = spans_of(file, TODAY)
    assert told_on(span, BODY, date(2026, 8, 2)) == {Info.IDENTITY, Info.HEALTH}
    assert told_on(span, BODY, date(2026, 8, 3)) == {Info.IDENTITY}
    assert told_on(span, BODY, date(2026, 5, 1)) == frozenset()
    assert span.taken() == (PART,)
    item = ConsentWithdrawal(
        id="w2", case="c1", consent="k1", record_class="Person", field_name="school", at=at("2026-09-01T09:00")
    )
    (span,) = spans_of(file_of(FIRST, ROW, PART, item, BODY), TODAY)
    assert items_taken(span, BODY, date(2026, 8, 31)) == ()
    assert items_taken(span, BODY, date(2026, 9, 1)) == (item,)


def test_a_whole_withdrawal_ends_it_the_day_before() -> None:
    whole = ConsentWithdrawal(id="w3", case="c1", consent="k1", at=at("2026-08-03T11:00"))
    (span,) = spans_of(file_of(FIRST, ROW, whole, BODY), TODAY)
    assert span.last == date(2026, 8, 2)
    assert span.ending is not None
    assert span.ending.state == "withdrawn"


def test_a_later_answer_does_not_make_it_live_beyond_its_last_day() -> None:
    short = FIRST.replace(until_day=date(2026, 6, 30))
    later = FIRST.replace(id="k2", given_at=at("2026-07-10T10:00"), replaces="k1")
    spans = spans_of(file_of(short, later, ROW, BODY), TODAY)
    assert [(each.terms.consent.id, each.last) for each in spans] == [
        ("k1", date(2026, 6, 30)),
        ("k2", date(2027, 3, 31)),
    ]
    assert [each.terms.consent.id for each in held_on(file_of(short, later, BODY), date(2026, 7, 5), TODAY)] == []


def test_a_void_consent_never_held() -> None:
    void = ConsentVoiding(id="v1", case="c1", consent="k1", at=at("2026-06-01T10:00"), reason="mistake")
    (span,) = spans_of(file_of(FIRST, ROW, void, BODY), TODAY)
    assert span.void
    assert not span.holds(date(2026, 5, 20))


def test_one_use_may_leave_no_day_at_all_and_no_end_is_an_open_end() -> None:
    (open_one,) = spans_of(file_of(FIRST.replace(period="closing", until_day=None), ROW, BODY), TODAY)
    assert open_one.last is None
    assert open_one.holds(date(2030, 1, 1))
    assert spans_of(file_of(FIRST.replace(state="declined")), TODAY) == ()
