"""今日: what is due by day, what is awaited, what runs out, what was put aside."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import new_id
from kyoju_desktop.domain.records import (
    Breach,
    Case,
    Consent,
    Deadline,
    Death,
    Disclosure,
    DisclosureOutcome,
    InformationRequest,
    Intake,
    LaterExplanation,
    Organisation,
    Person,
    Protection,
    Referral,
    SchemeUse,
    Tenancy,
)
from kyoju_desktop.services.cases import keep, open_case, park
from kyoju_desktop.services.deaths import register_death
from kyoju_desktop.services.today import Today, today
from kyoju_desktop.storage.lists import DueRow
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened

MONDAY = date(2026, 6, 1)  # the conftest clock


def page(store: Store, day: date = MONDAY, *, mine: str = "", source: str = "") -> Today:
    with store.read() as r:
        return today(r, day, mine=mine, source=source)


def due(store: Store, *days: date, what: str = "電話をする", source: str = "practice") -> str:
    case_id = opened(store)
    with store.write("期限", case=case_id) as w:
        for day in days:
            keep(w, Deadline(case=case_id, due_on=day, what=what, source=source))
    return case_id


def own(rows: tuple[DueRow, ...]) -> list[date]:
    """The days that the test set itself; a new case brings deadlines of its own."""
    return [row.due_on for row in rows if row.code == "own"]


def test_what_is_due_stands_in_its_group(store: Store) -> None:
    days = [date(2026, 5, 29), MONDAY, date(2026, 6, 2), date(2026, 6, 7), date(2026, 6, 8), date(2026, 6, 14)]
    due(store, *days, date(2026, 6, 15))
    found = page(store)
    assert own(found.overdue) == days[:1]
    assert own(found.today) == days[1:2]
    assert own(found.week) == days[2:4]
    assert own(found.next) == days[4:]
    assert found.week_ends == date(2026, 6, 7)
    assert (found.counts["overdue"], found.counts["today"]) == (1, 1)


def test_on_a_sunday_the_week_is_over(store: Store) -> None:
    due(store, date(2026, 6, 7), date(2026, 6, 8))
    found = page(store, date(2026, 6, 7))
    assert own(found.today) == [date(2026, 6, 7)]
    assert found.week == ()
    assert own(found.next) == [date(2026, 6, 8)]


def test_only_ones_own_cases_when_asked(store: Store) -> None:
    case_id = due(store, MONDAY)
    with store.write("担当", case=case_id) as w:
        w.put(w.get(Case, case_id).replace(clerk="別の人"))
    assert own(page(store, mine="別の人").today) == [MONDAY]
    assert page(store, mine="空木 佐和").today == ()
    assert page(store, mine="空木 佐和").counts["today"] == 0


def test_one_kind_of_deadline_when_asked(store: Store) -> None:
    due(store, MONDAY, source="law")
    due(store, MONDAY)
    found = page(store, source="law")
    assert [row.source for row in found.today] == ["law"]
    assert found.counts["today"] == 1
    assert found.counts["practice"] >= 1


def test_a_referral_without_reply_is_awaited_with_its_recipient(store: Store) -> None:
    case_id = opened(store)
    with store.write("つなぎ", case=case_id) as w:
        body = w.find(Organisation, kind="social_council")[0]
        sent = Referral(
            case=case_id, organisation=body.id, sent_at=datetime(2026, 5, 20, 10), reply_by=date(2026, 6, 3)
        )
        keep(w, sent)
        keep(w, sent.replace(id=new_id(), replied_on=date(2026, 5, 30)))
        keep(w, Referral(case=case_id, sent_at=datetime(2026, 5, 21, 10), reply_by=date(2026, 6, 4)))
    found = page(store)
    assert [(each.recipient, each.due.due_on) for each in found.replies] == [
        (body.name, date(2026, 6, 3)),
        ("", date(2026, 6, 4)),
    ]


def test_consents_and_protections_show_when_their_time_comes(store: Store) -> None:
    with store.read() as r:
        case = r.get(Case, opened(store))
    with store.write("同意", final=True, case=case.id) as w:
        w.add(
            Consent(
                case=case.id,
                person=case.person,
                state="given",
                period="date",
                given_at=datetime(2026, 1, 5, 10),
                until_day=date(2026, 6, 20),
            )
        )
        w.add(Protection(person=case.person, started_on=date(2026, 1, 1), expires_on=date(2026, 9, 1)))
    assert [row.code for row in page(store).ends] == ["consent_until"]
    assert "protection_extension" in [row.code for row in page(store, date(2026, 8, 3)).ends]


def test_parked_interviews_wait_also_without_a_name(store: Store, clock: Clock) -> None:
    case_id = opened(store)
    with store.write("問合せ") as w:
        nameless = open_case(w, Person(), Intake(), anonymous=True)
    clock.go_to(MONDAY, 11)
    for each in (case_id, nameless.id):
        with store.write("止める", case=each) as w:
            park(w, each)
    found = page(store).parked
    assert [(each.case.id, each.name, each.since) for each in found] == [
        (case_id, "北原 ハル", datetime(2026, 6, 1, 11)),
        (nameless.id, "", datetime(2026, 6, 1, 11)),
    ]
    assert page(store, mine="別の人").parked == ()


def test_papers_that_nobody_answered_for_stand_here(store: Store) -> None:
    case_id = opened(store)
    with store.write("提供", final=True, case=case_id) as w:
        answered, open_ = Disclosure(case=case_id), Disclosure(case=case_id)
        for each in (answered, open_):
            w.add(each)
        w.add(DisclosureOutcome(case=case_id, disclosure=answered.id, outcome="went_out"))
    assert [each.id for each in page(store).unanswered] == [open_.id]


def test_the_cases_worked_on_last_come_first(store: Store) -> None:
    first, second = due(store, MONDAY), due(store, MONDAY)
    assert [row.case for row in page(store).recent][:2] == [second, first]


def test_a_report_a_decision_and_an_explanation_stand_there_before_their_week(store: Store) -> None:
    case_id = opened(store)
    with store.write("記録", case=case_id) as w:
        w.add(InformationRequest(case=case_id, kind="disclosure", received_on=MONDAY, number="開示第1号"))
        w.add(Breach(known_on=date(2026, 5, 30), number="事故第1号", judged="required"))
        w.add(LaterExplanation(case=case_id, due_on=date(2026, 6, 9)))
        w.add(Deadline(case=case_id, due_on=date(2026, 6, 30), what="電話", source="practice"))
    found = page(store)
    standing = {row.code: row.due_on for row in found.standing}
    assert standing == {
        "later_explanation": date(2026, 6, 9),
        "breach_full": date(2026, 6, 29),
        "request_decision": date(2026, 7, 1),
    }
    assert {row.code for row in found.week} >= {"breach_first", "breach_tell"}
    assert {row.code for row in page(store, source="practice").standing} == {"later_explanation"}
    assert {row.code for row in page(store, mine="だれでもない人").standing} == {"breach_full"}


def test_after_a_death_its_report_is_in_sight_at_once_and_nothing_is_to_be_explained_to_the_dead(
    store: Store,
) -> None:
    case_id = opened(store)
    with store.write("記録", case=case_id) as w:
        w.add(LaterExplanation(case=case_id, due_on=date(2026, 6, 9)))
    assert {row.code for row in page(store).standing} == {"later_explanation"}
    with store.write("死亡の登録", case=case_id) as w:
        register_death(w, Death(case=case_id, known_on=MONDAY))
    assert {row.code: row.due_on for row in page(store).standing} == {"death_report": date(2026, 6, 8)}
    with store.write("死亡の登録", case=case_id) as w:
        (death,) = w.find(Death)
        w.put(death.replace(known_on=date(2026, 9, 14)))  # its end is moved by holidays to more than a week later
    standing = page(store, date(2026, 9, 14)).standing
    assert {row.code: row.due_on for row in standing} == {"death_report": date(2026, 9, 24)}


def test_what_is_due_later_but_can_be_begun_stands_by_itself(store: Store) -> None:
    case_id = opened(store)
    benefit = SchemeUse(case=case_id, scheme="housing_benefit", result="approved", until_day=date(2026, 7, 1))
    with store.write("制度", case=case_id) as w:
        w.add(benefit)
        w.add(SchemeUse(case=case_id, scheme="direct_payment", result="approved", until_day=date(2026, 7, 2)))
        w.add(Tenancy(case=case_id, contract_until=date(2026, 8, 1)))
    assert [(row.code, row.due_on) for row in page(store).begun] == [
        ("scheme_until", date(2026, 7, 1)),  # from 1 June; the one of 2 July begins tomorrow
        ("contract_until", date(2026, 8, 1)),
    ]
    assert [row.code for row in page(store, source="contract").begun] == ["contract_until"]
    assert page(store, mine="だれでもない人").begun == ()
    with store.write("制度", case=case_id) as w:
        w.put(benefit.replace(ended_on=MONDAY))
    assert [row.code for row in page(store).begun] == ["contract_until"]


def test_what_is_begun_is_not_shown_twice(store: Store) -> None:
    case_id = opened(store)
    with store.write("入居", case=case_id) as w:
        w.add(Tenancy(case=case_id, contract_until=date(2026, 6, 10)))
        w.add(Consent(case=case_id, state="given", period="date", until_day=date(2026, 6, 25)))
    found = page(store)
    assert [row.code for row in found.next] == ["contract_until"]
    assert [row.code for row in found.ends] == ["consent_until"]
    assert found.begun == ()
