"""The list of cases and what is due: derived in the same write, counted without counting, read a page at a time."""

from datetime import date, datetime, timedelta

import pytest

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Address,
    Breach,
    Case,
    Closing,
    Consent,
    ConsentWithdrawal,
    Deadline,
    Disclosure,
    DisclosureOutcome,
    InformationRequest,
    Organisation,
    Person,
    PersonLink,
    Protection,
    Referral,
    StageChange,
    Suspension,
)
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.storage.derived import rebuild
from kyoju_desktop.storage.lists import FILTERS, CaseFilter, CaseRow
from kyoju_desktop.storage.store import Store
from tests.storage.conftest import Clock, begun
from tests.storage.test_search import derived

DAY = date(2026, 6, 1)  # a Monday
AT = datetime(2026, 6, 1, 9, 40)


def keep(store: Store, *records: Record) -> None:
    with store.write("記録") as w:
        for each in records:
            w.put(each)


def row(store: Store, case: Case) -> CaseRow:
    with store.read() as r:
        return next(each for each in r.case_rows(CaseFilter("all")) if each.case == case.id)


def filters(store: Store, case: Case) -> set[str]:
    """The filters that hold the case; every filter must count just as many as it lists."""
    held = set()
    with store.read() as r:
        counts = r.case_counts()
        for name in FILTERS:
            listed = [each.case for each in r.case_rows(CaseFilter(name))]
            assert counts[name] == len(listed), name
            held |= {name} if case.id in listed else set()
    return held


def test_a_new_case_stands_in_the_list(store: Store) -> None:
    case = begun(store)
    shown = row(store, case)
    assert (shown.name, shown.kana, shown.number, shown.stage) == ("北原 ハル", "きたはら はる", "R8-0001", "S10")
    assert filters(store, case) == {"all", "open", "no_consent"}
    store.undo()
    with store.read() as r:
        assert r.case_rows(CaseFilter("all")) == ()
        assert set(r.case_counts().values()) == {0}


def test_mine_are_the_cases_of_whoever_asks(store: Store) -> None:
    case = begun(store)
    keep(store, case.replace(clerk="空木 佐和"))
    assert "mine" in filters(store, case)
    store.actor = "榎並 登"
    assert "mine" not in filters(store, case)


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (Suspension(since=DAY), "suspended"),
        (Referral(sent_at=AT), "awaiting_reply"),
    ],
)
def test_a_record_of_the_case_brings_it_into_its_filter(store: Store, record: Record, name: str) -> None:
    case = begun(store)
    mine = record.replace(case=case.id)
    keep(store, mine)
    assert name in filters(store, case)
    keep(store, mine.replace(ended_on=DAY) if isinstance(mine, Suspension) else mine.replace(replied_on=DAY))
    assert name not in filters(store, case)
    store.undo()
    assert name in filters(store, case)


@pytest.mark.parametrize(("stage", "name"), [("S50", "searching"), ("S70", "searching"), ("S80", "watch")])
def test_a_stage_brings_a_case_into_its_filter(store: Store, stage: str, name: str) -> None:
    case = begun(store)
    keep(store, case.replace(stage=stage))
    assert name in filters(store, case)


def test_a_closed_case_leaves_the_open_ones_and_its_deadlines_rest(store: Store) -> None:
    case = begun(store)
    keep(store, Deadline(case=case.id, due_on=DAY, what="電話", source="law"), Referral(case=case.id, sent_at=AT))
    with store.read() as r:
        assert r.due_counts(DAY)["law"] == 1
    keep(store, Closing(case=case.id, closed_on=DAY, keep_until=DAY), case.replace(stage="S99"))
    assert filters(store, case) == {"all", "closed_this_year"}
    with store.read() as r:
        assert r.dues(DAY + timedelta(days=400)) == ()
        assert r.due_counts(DAY + timedelta(days=400)) == {}
        assert {each.code for each in r.case_dues(case.id)} >= {"own", "keep_until"}
    keep(store, case.replace(stage="S10R"))
    with store.read() as r:
        assert r.due_counts(DAY)["law"] == 1


def test_a_case_merged_into_another_leaves_the_list(store: Store) -> None:
    case, other = begun(store), begun(store, "新田 ソラ", "にった そら")
    keep(store, Deadline(case=case.id, due_on=DAY, what="電話", source="law"))
    keep(store, case.replace(merged_into=other.id, stage="S99"))
    with store.read() as r:
        assert [each.case for each in r.case_rows(CaseFilter("all"))] == [other.id]
        assert r.due_counts(DAY) == {}
    store.undo()
    assert "open" in filters(store, case)


def test_a_case_that_comes_merged_never_shows(store: Store) -> None:
    case = begun(store)
    keep(store, Case(person=case.person, stage="S99", merged_into=case.id, number="R8-0002"))
    with store.read() as r:
        assert [each.case for each in r.case_rows(CaseFilter("all"))] == [case.id]


def test_an_anonymous_case_shows_what_it_is_called_and_lacks_no_consent(store: Store) -> None:
    person = Person()
    case = Case(person=person.id, anonymous=True, called="駅前の人", stage="S00", number="R8-0007")
    keep(store, person, case)
    assert row(store, case).name == "駅前の人"
    assert filters(store, case) == {"all", "open"}


# consent


def consent_of(case: Case, **values: object) -> Consent:
    given = Consent(case=case.id, person=case.person, state="given", given_at=AT, period="closing")
    return given.replace(**values)


def lacks(store: Store, case: Case, day: date = DAY) -> bool:
    with store.read() as r:
        found = [each.case for each in r.case_rows(CaseFilter("no_consent", day=day))]
        assert r.case_counts(day=day)["no_consent"] == len(found)
    return case.id in found


def test_a_consent_counts_until_its_last_day(store: Store) -> None:
    case = begun(store)
    keep(store, consent_of(case, period="date", until_day=date(2026, 9, 30)))
    assert not lacks(store, case)
    assert not row(store, case).no_consent
    assert not lacks(store, case, date(2026, 9, 30))
    assert lacks(store, case, date(2026, 10, 1))


@pytest.mark.parametrize("state", ["seeking", "declined", "on_hold"])
def test_an_attitude_without_consent_is_none(store: Store, state: str) -> None:
    case = begun(store)
    keep(store, consent_of(case, state=state))
    assert lacks(store, case)
    assert row(store, case).no_consent


def test_a_withdrawn_consent_is_none(store: Store) -> None:
    case = begun(store)
    consent = consent_of(case)
    keep(store, consent)
    keep(store, ConsentWithdrawal(case=case.id, consent=consent.id, at=datetime(2026, 7, 1, 9)))
    assert not lacks(store, case, date(2026, 6, 30))
    assert lacks(store, case, date(2026, 7, 1))


def test_a_withdrawal_of_one_recipient_leaves_the_consent(store: Store) -> None:
    case, body = begun(store), Organisation(name="社協")
    consent = consent_of(case)
    later = datetime(2026, 7, 1, 9)
    keep(store, body, consent)
    keep(store, ConsentWithdrawal(case=case.id, consent=consent.id, organisation=body.id, at=later))
    assert not lacks(store, case, date(2026, 7, 2))


def test_a_consent_replaced_by_a_refusal_is_none(store: Store) -> None:
    case = begun(store)
    consent = consent_of(case)
    keep(store, consent)
    keep(store, consent_of(case, state="declined", replaces=consent.id))
    assert lacks(store, case)


def test_a_consent_for_once_is_spent_by_the_paper_that_went_out(store: Store) -> None:
    case = begun(store)
    consent = consent_of(case, period="once")
    body = Organisation(name="社協")
    paper = Disclosure(case=case.id, consent=consent.id, organisation=body.id)
    keep(store, body, consent, paper)
    assert not lacks(store, case)
    keep(store, DisclosureOutcome(case=case.id, disclosure=paper.id, outcome="went_out"))
    assert lacks(store, case)


def test_reopening_revives_no_consent(store: Store, clock: Clock) -> None:
    case = begun(store)
    keep(store, consent_of(case), case.replace(stage="S99"))
    step = StageChange(case=case.id, from_stage="S99", to_stage="S10R", at=clock() + timedelta(days=1))
    keep(store, step, case.replace(stage="S10R"))
    assert lacks(store, case)


# protection


def test_protection_shows_in_the_list_also_through_the_same_person(store: Store) -> None:
    case, other = begun(store), begun(store, "北原 春", "きたはら はる")
    link = PersonLink(first=other.person, second=case.person)
    keep(store, link)
    protection = Protection(person=other.person)
    keep(store, protection)
    assert row(store, case).protected
    assert "protected" in filters(store, case)
    keep(store, protection.replace(ended_on=DAY))
    assert not row(store, case).protected
    keep(store, Address(person=other.person, secret=True))
    assert row(store, case).protected
    with store.write("同じ人ではなかった") as w:
        w.remove(w.get(PersonLink, link.id))
    assert not row(store, case).protected
    assert row(store, other).protected


# deadlines


def test_deadlines_move_to_the_next_open_day_of_the_office(store: Store) -> None:
    store.calendar = Calendar(frozenset({date(2026, 6, 8)}))
    case = begun(store)
    keep(
        store, case.replace(stage="S20"), Referral(case=case.id, sent_at=AT, reply_by=date(2026, 6, 6))
    )  # a Saturday
    with store.read() as r:
        assert [(each.code, each.due_on) for each in r.case_dues(case.id)] == [("referral_reply", date(2026, 6, 9))]
    assert row(store, case).next_due_on == date(2026, 6, 9)
    assert "due_this_week" not in filters(store, case)


def test_a_deadline_done_leaves_the_list(store: Store) -> None:
    case = begun(store)
    keep(store, case.replace(stage="S20"))
    due = Deadline(case=case.id, due_on=DAY, what="電話", source="contract")
    keep(store, due)
    assert "due_this_week" in filters(store, case)
    with store.read() as r:
        assert [(each.name, each.source) for each in r.dues(DAY)] == [("北原 ハル", "contract")]
        assert r.due_counts(DAY) == {"contract": 1}
        assert r.due_counts(DAY, "だれか") == {}
    keep(store, due.replace(done_on=DAY))
    with store.read() as r:
        assert (r.dues(DAY), r.due_counts(DAY)) == ((), {})
    assert row(store, case).next_due_on is None
    store.undo()
    store.undo()
    with store.read() as r:
        assert (r.dues(DAY), r.due_counts(DAY)) == ((), {})


def test_deadlines_are_asked_for_by_span_source_clerk_and_kind(store: Store) -> None:
    case = begun(store)
    keep(store, case.replace(stage="S20", clerk="榎並 登"))
    days = [DAY + timedelta(days=step) for step in (-3, 0, 4)]
    keep(store, *(Deadline(case=case.id, due_on=day, what="電話", source="law") for day in days))
    keep(store, Referral(case=case.id, sent_at=AT, reply_by=days[2]))
    last = DAY + timedelta(days=30)
    with store.read() as r:
        assert [each.due_on for each in r.dues(last, source="law")] == days
        assert len(r.dues(last, since=DAY)) == 3
        assert len(r.dues(last, limit=1)) == 1
        assert [each.code for each in r.dues(last, codes=["referral_reply"])] == ["referral_reply"]
        assert len(r.dues(last, clerk="榎並 登")) == 4
        assert r.dues(last, clerk="空木 佐和") == ()
        assert r.due_counts(last, "榎並 登", since=DAY)["law"] == 2


def test_a_persons_own_deadline_stands_in_every_case_and_follows_the_person(store: Store) -> None:
    case = begun(store)
    keep(store, case.replace(stage="S20"))
    second = Case(person=case.person, stage="S20", number="R8-0002")
    protection = Protection(person=case.person, expires_on=date(2027, 3, 31))
    keep(store, protection)
    keep(store, second)

    def holders() -> set[str]:
        with store.read() as r:
            return {each.case for each in r.dues(date(2028, 1, 1))}

    assert holders() == {case.id, second.id}
    other = Person(name="新田 ソラ")
    keep(store, other, second.replace(person=other.id))
    assert holders() == {case.id}
    keep(store, protection.replace(person=other.id))
    assert holders() == {second.id}
    store.undo()
    store.undo()
    assert holders() == {case.id, second.id}
    with store.write("消した") as w:
        w.remove(w.get(Case, second.id))
    assert holders() == {case.id}


def test_papers_nobody_answered_for_are_listed_until_somebody_does(store: Store) -> None:
    case, body = begun(store), Organisation(name="社協")
    paper = Disclosure(case=case.id, organisation=body.id)
    keep(store, body, paper)
    with store.read() as r:
        assert r.unanswered() == (paper,)
    keep(store, DisclosureOutcome(case=case.id, disclosure=paper.id, outcome="not_out"))
    with store.read() as r:
        assert r.unanswered() == ()


# order, paging, text


@pytest.mark.parametrize("order", ["due", "kana", "number", "opened"])
def test_pages_follow_each_other_without_gap_or_repeat(store: Store, order: str) -> None:
    for nr in range(25):
        person = Person(name=f"架空 {nr % 4}", kana="かくう" if nr % 2 else "")
        case = Case(person=person.id, number=f"R8-{nr:04}", stage="S20", fiscal_year=2026, opened_at=AT)
        keep(store, person, case, Deadline(case=case.id, due_on=DAY + timedelta(days=nr % 3), what="電話"))
    wanted = CaseFilter("open", order=order)
    with store.read() as r:
        whole = r.case_rows(wanted)
        pages: list[CaseRow] = []
        while page := r.case_rows(wanted, pages[-1] if pages else None, limit=4):
            pages += page
    assert pages == list(whole)
    assert len({each.case for each in whole}) == 25
    if order == "number":
        assert whole[0].number == "R8-0024"


def test_numbers_sort_as_numbers_and_years_come_first(store: Store) -> None:
    for number, year in (("R8-9", 2026), ("R8-10", 2026), ("R7-900", 2025), ("手書き", None)):
        person = Person(name=number)
        keep(store, person, Case(person=person.id, number=number, fiscal_year=year, stage="S20"))
    with store.read() as r:
        found = [each.number for each in r.case_rows(CaseFilter("open", order="number"))]
    assert found == ["R8-10", "R8-9", "R7-900", "手書き"]


@pytest.mark.parametrize("text", ["北原", "北 原", "きたはら", "キタ", "はる", "0001", "R8-0001", "原", "羽根町"])
def test_the_list_is_searched_like_everything_else(store: Store, text: str) -> None:
    case = begun(store)
    keep(store, Address(person=case.person, place="羽根町1丁目"))
    begun(store, "別の人", "べつ")
    keep(store, case.replace(clerk="空木 佐和"))
    with store.read() as r:
        for name in ("open", "mine", "all"):
            assert case.id in [each.case for each in r.case_rows(CaseFilter(name, text=text))]
        assert r.case_rows(CaseFilter("all", text="どこにもない")) == ()


def test_the_cases_worked_on_last_come_first(store: Store) -> None:
    cases = [begun(store, f"架空 {nr}") for nr in range(4)]
    with store.write("関係機関", final=False) as w:
        w.add(Organisation(name="社協"))
    keep(store, cases[1].replace(called="一"))
    with store.read() as r:
        assert [each.case for each in r.recent_cases(3)] == [cases[nr].id for nr in (1, 3, 2)]
        assert len(r.recent_cases()) == 4
    for _ in range(5):
        store.undo()
    with store.read() as r:
        assert [each.case for each in r.recent_cases()] == [cases[0].id]


def test_everything_derived_is_the_same_when_made_anew(store: Store, clock: Clock) -> None:
    case = begun(store)
    body = Organisation(name="社協")
    keep(store, body, consent_of(case), Protection(person=case.person, expires_on=DAY), Disclosure(case=case.id))
    keep(store, Deadline(case=case.id, due_on=DAY, source="law"), case.replace(clerk="榎並 登"))
    keep(store, Suspension(case=case.id, since=DAY), Closing(case=case.id, keep_until=DAY))
    before = derived(store)
    with store.read() as r:
        dues = r.case_dues(case.id)
    with store.write("作りなおす") as w:
        rebuild(w.connection, Calendar(), clock().date())
    assert derived(store) == before
    with store.read() as r:
        assert set(r.case_dues(case.id)) == set(dues)


def test_what_belongs_to_no_case_is_due_for_everybody(store: Store) -> None:
    asked = InformationRequest(number="開示第1号", kind="disclosure", received_on=DAY)
    keep(store, asked)
    with store.read() as r:
        (shown,) = r.dues(DAY + timedelta(days=40), clerk="榎並 登")
        assert (shown.case, shown.name, shown.due_on, shown.code) == ("", "", date(2026, 7, 1), "request_decision")
        assert r.due_counts(DAY + timedelta(days=40), "榎並 登") == {"law": 1}
    with store.write("作り直し") as w:
        rebuild(w.connection, Calendar(), DAY)
    with store.read() as r:
        assert len(r.dues(DAY + timedelta(days=40))) == 1
    keep(store, asked.replace(decision="none"))
    with store.read() as r:
        assert r.dues(DAY + timedelta(days=40)) == ()
        assert r.due_counts(DAY + timedelta(days=40)) == {}
    store.undo()
    with store.read() as r:
        assert r.due_counts(DAY + timedelta(days=40)) == {"law": 1}


def test_requests_and_accidents_of_a_closed_case_are_still_due(store: Store) -> None:
    case = begun(store)
    keep(store, Closing(case=case.id, closed_on=DAY), case.replace(stage="S99", clerk="空木 佐和"))
    keep(
        store, Breach(case=case.id, known_on=DAY, number="事故第1号"), Deadline(case=case.id, due_on=DAY, what="電話")
    )
    with store.read() as r:
        found = r.dues(DAY + timedelta(days=40), clerk="空木 佐和")
        assert {each.code for each in found} == {"breach_first", "breach_full", "breach_tell"}
        assert {each.number for each in found} == {case.number}


def test_a_request_for_a_person_without_a_case_of_its_own_is_listed_once(store: Store) -> None:
    case = begun(store)
    keep(store, InformationRequest(person=case.person, kind="disclosure", received_on=DAY))
    with store.read() as r:
        assert [each.case for each in r.dues(DAY + timedelta(days=40))] == [""]
