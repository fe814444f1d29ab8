"""The attack list against consents: what was given cannot be edited, moved, backdated, revived or stretched."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Case,
    Closing,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentShown,
    ConsentVoiding,
    HouseholdMember,
    Person,
    StageChange,
)
from kyoju_desktop.domain.rules.consent import covers, in_force, known_day, state_on, told_to
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.cases import close_case, join_inquiry, keep, link_persons, reopen_case
from kyoju_desktop.services.consents import (
    consent_put_in_writing,
    is_late,
    record_attitude,
    record_consent,
    void_consent,
)
from kyoju_desktop.services.referrals import answer_release
from kyoju_desktop.services.withdrawals import Taking, withdraw
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import (
    CORPORATION,
    ORDINARY,
    consent_of,
    give,
    person_of,
    release,
    to,
    weighed,
    with_bodies,
)

TODAY = date(2026, 6, 1)
HEALTH = frozenset({"IDENTITY", "HEALTH"})


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store))


def held(store: Store, case: str, day: date = TODAY) -> list[str]:
    with store.read() as r:
        return [each.consent.id for each in in_force(case_file(r, case), day)]


def take_back(store: Store, consent: Consent, *takings: Taking, at: datetime = datetime(2026, 6, 1, 9, 30)) -> None:
    with store.write("撤回", final=True) as w:
        withdraw(w, consent.id, takings, at, "visit", "空木 佐和", "もう言わないで", told_past_stays=True)


@pytest.mark.parametrize(
    "change",
    [
        {"until_day": date(2030, 3, 31)},
        {"purposes": frozenset({"housing", "watch", "contract"})},
        {"state": "on_hold"},
        {"given_at": datetime(2026, 5, 1)},
        {"case": "other"},
        {"person": "other"},
        {"excluded_words": ""},
        {"signed_paper_on": TODAY},
        {"over_on": None, "number": "第9号"},
    ],
)
def test_given_terms_cannot_be_edited_by_any_way_of_writing(
    store: Store, case: str, change: dict[str, object]
) -> None:
    given = give(store, consent_of(store, case, excluded_words="学校には言わない", until_day=None))
    with pytest.raises(Refused, match="書きかえられません"), store.write("書きかえ") as w:
        w.put(given.replace(**change))
    with store.write("書きかえ") as w, pytest.raises(TypeError):
        keep(w, given.replace(**change))
    with store.read() as r:
        assert r.get(Consent, given.id) == given


def test_a_gap_cannot_take_a_term_away(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    with pytest.raises(Refused, match="書きかえられません"), store.write("書きかえ") as w:
        w.put(given.replace(gaps=(("excluded_words", "unknown"),)))


def test_a_given_consent_and_its_rows_cannot_be_deleted(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    with pytest.raises(Refused, match="消せません"), store.write("消す") as w:
        w.remove(w.get(Consent, given.id))
    with pytest.raises(Refused, match="消せません"), store.write("消す") as w:
        w.remove(w.find(ConsentRecipient, consent=given.id)[0])


def test_undo_neither_edits_nor_deletes_a_given_consent(store: Store, case: str) -> None:
    with store.write("同意を記録") as w:  # as if somebody had forgotten that this is final
        given = record_consent(w, consent_of(store, case), [to()])
    with pytest.raises(Refused):
        store.undo()
    assert held(store, case) == [given.id]


def test_an_answer_that_is_not_yet_a_consent_may_still_change(store: Store, case: str) -> None:
    with store.write("状態") as w:
        attitude = record_attitude(w, case, "declined", words="いやだ")
        w.put(attitude.replace(own_wish="いまはいやだ"))
        w.remove(w.get(Consent, attitude.id))


def test_the_evidence_of_an_oral_consent_does_not_wander_into_another(store: Store, case: str, clock: Clock) -> None:
    oral = give(
        store,
        consent_of(store, case, form="oral", repeated_words="法人にだけ", witness="相談員", asking=""),
    )
    clock.go_to(date(2026, 6, 9))
    with store.write("書面", final=True) as w:
        written = consent_put_in_writing(w, oral.id, date(2026, 6, 9))
    assert (written.repeated_words, written.witness, written.asking, oral.signed_paper_on) == ("", "", "", None)


def shown(store: Store, case: str, person: str, **more: object) -> None:
    row = ConsentShown(case=case, person=person, asking="s1", organisation="corp", classes=ORDINARY, answer="yes")
    with store.write("見せた", final=True) as w:
        w.add(row.replace(**more))


def test_a_sitting_is_the_evidence_of_one_consent_of_one_person(store: Store, case: str) -> None:
    person = person_of(store, case)
    shown(store, case, person)
    give(store, consent_of(store, case, asking="s1"))
    with pytest.raises(Refused, match="別の同意に使われて"):
        give(store, consent_of(store, case, asking="s1"))
    with store.write("別の人") as w:
        w.add(Person(id="another", name="石動 キヨ"))
    shown(store, case, "another", asking="s2")
    for asking in ("s2", "never shown"):
        with pytest.raises(Refused, match="見せた記録がない"):
            give(store, consent_of(store, case, asking=asking))


@pytest.mark.parametrize(
    "seen",
    [
        {"classes": frozenset({"IDENTITY"})},
        {"answer": "no"},
        {"answer": "unanswered"},
        {"organisation": "agent"},
        {"organisation": "", "organisation_kind": "support_corporation"},
    ],
)
def test_a_consent_never_exceeds_what_was_shown_and_answered_with_yes(
    store: Store, case: str, seen: dict[str, object]
) -> None:
    shown(store, case, person_of(store, case), **seen)
    with pytest.raises(Refused, match="より広い同意") as refused:
        give(store, consent_of(store, case, asking="s1"))
    assert refused.value.field == "recipients"


def test_a_recipient_shown_by_kind_may_be_consented_to_by_kind(store: Store, case: str) -> None:
    shown(store, case, person_of(store, case), organisation="", organisation_kind="support_corporation")
    row = to("", ORDINARY, "support_corporation")
    assert give(store, consent_of(store, case, asking="s1"), row).asking == "s1"


def test_a_consent_cannot_be_older_than_its_explanation_or_its_text(store: Store, case: str, clock: Clock) -> None:
    clock.go_to(date(2026, 6, 10))
    for change, field in (
        ({"given_at": datetime(2026, 5, 31, 9)}, "explained_on"),
        ({"text_version": "第2版 2026-06-02"}, "text_version"),
        ({"given_at": datetime(2026, 6, 11, 9)}, "given_at"),
    ):
        with pytest.raises(Refused) as refused:
            give(store, consent_of(store, case, **change))
        assert refused.value.field == field
    assert give(store, consent_of(store, case, text_version="第2版 2026-06-01")).number == "第1号"


def test_a_consent_entered_later_shows_it_and_says_why_when_something_went_out_since(
    store: Store, case: str, clock: Clock
) -> None:
    first = give(store, consent_of(store, case))
    assert not is_late(first)
    clock.go_to(date(2026, 6, 5))
    release(store, weighed(store, case))
    clock.go_to(date(2026, 6, 10))
    past = consent_of(store, case, given_at=datetime(2026, 6, 2, 9), replaces=first.id)
    with pytest.raises(Refused, match="あとから登録するわけ") as refused:
        give(store, past)
    assert refused.value.field == "late_entry"
    late = give(store, past.replace(late_entry="紙が郵便で届いた"))
    assert is_late(late)
    assert late.entered_at == datetime(2026, 6, 10, 10)


def test_backdating_does_not_undo_a_withdrawal_or_a_refusal(store: Store, case: str, clock: Clock) -> None:
    given = give(store, consent_of(store, case))
    clock.go_to(date(2026, 6, 5))
    take_back(store, given, at=datetime(2026, 6, 5, 9))
    with pytest.raises(Refused, match="撤回しています"):
        give(store, consent_of(store, case, given_at=datetime(2026, 6, 4)))
    clock.go_to(date(2026, 6, 8))
    with store.write("状態") as w:
        record_attitude(w, case, "declined")
    with pytest.raises(Refused, match="断っています"):
        give(store, consent_of(store, case, given_at=datetime(2026, 6, 7)))
    assert held(store, case, date(2026, 6, 8)) == []
    again = give(store, consent_of(store, case, given_at=datetime(2026, 6, 8)))
    assert held(store, case, date(2026, 6, 8)) == [again.id]


def test_a_consent_without_a_time_of_day_is_the_last_word_of_its_day(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    take_back(store, given, Taking("corp"))
    again = give(store, consent_of(store, case, given_at=datetime(2026, 6, 1), replaces=given.id))
    with store.read() as r:
        (terms,) = in_force(case_file(r, case), TODAY)
        assert terms.consent.id == again.id
        assert told_to(terms, CORPORATION, TODAY)


def test_what_a_person_took_back_for_a_body_holds_for_every_consent_given_before(store: Store, case: str) -> None:
    first = give(store, consent_of(store, case))
    second = give(store, consent_of(store, case))
    take_back(store, first, Taking("corp"))
    with store.read() as r:
        found = in_force(case_file(r, case), TODAY)
    assert [each.consent.id for each in found] == [first.id, second.id]
    assert not any(told_to(each, CORPORATION, TODAY) for each in found)


def test_a_replacement_cannot_be_older_or_another_s(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    other = with_case(store)
    theirs = give(store, consent_of(store, other))
    for change, field in (
        ({"replaces": given.id, "given_at": datetime(2026, 5, 31), "explained_on": date(2026, 5, 31)}, "given_at"),
        ({"replaces": theirs.id}, "replaces"),
    ):
        with pytest.raises(Refused) as refused:
            give(store, consent_of(store, case, **change))
        assert refused.value.field == field


def with_case(store: Store) -> str:
    return opened(store, "石動 キヨ", "いするぎ きよ")


def test_nothing_revives_what_ended(store: Store, case: str) -> None:
    first = give(store, consent_of(store, case))
    second = give(store, consent_of(store, case, replaces=first.id))
    assert held(store, case) == [second.id]
    with store.write("無効", final=True) as w:
        void_consent(w, second.id, "mistake", "別の人の紙だった", "係長")
    assert held(store, case) == []
    with store.read() as r:
        file = case_file(r, case)
        assert [state_on(each, file, TODAY) for each in file.of(Consent)] == ["expired", "void"]
        assert [each.over_on for each in file.of(Consent)] == [TODAY, TODAY]


@pytest.mark.parametrize(
    ("reason", "words", "by", "field"),
    [("", "x", "y", "reason"), ("mistake", " ", "y", "words"), ("mistake", "x", "", "decided_by")],
)
def test_a_consent_is_void_only_with_reason_words_and_name(
    store: Store, case: str, reason: str, words: str, by: str, field: str
) -> None:
    given = give(store, consent_of(store, case))
    with store.write("無効") as w, pytest.raises(Refused) as refused:
        void_consent(w, given.id, reason, words, by)
    assert refused.value.field == field


def test_a_consent_is_void_only_once_and_only_if_it_was_given(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    with store.write("無効", final=True) as w:
        void_consent(w, given.id, "pressed", "断れなかった", "係長")
    with store.write("無効") as w, pytest.raises(Refused, match="もう無効"):
        void_consent(w, given.id, "pressed", "断れなかった", "係長")
    with store.write("状態") as w:
        attitude = record_attitude(w, case, "declined")
        with pytest.raises(Refused, match="与えられている"):
            void_consent(w, attitude.id, "mistake", "x", "y")
    with pytest.raises(Refused), store.write("消す") as w:
        w.remove(w.find(ConsentVoiding)[0])


def test_closing_and_reopening_leave_every_consent_over(store: Store, case: str, clock: Clock) -> None:

    given = give(store, consent_of(store, case, period="date", until_day=date(2026, 12, 31)))
    with store.read() as r:
        assert [each.code for each in r.case_dues(case) if each.code.startswith("consent")] == ["consent_until"]
    with store.write("終結", final=True) as w:
        close_case(w, Closing(case=case, reason="stable"))
    clock.go_to(date(2026, 6, 3))
    with store.write("再開") as w:
        reopen_case(w, case, "再び相談")
    assert held(store, case, date(2026, 6, 3)) == []
    with store.read() as r:
        assert r.get(Consent, given.id).over_on == TODAY
        assert [each for each in r.case_dues(case) if each.code.startswith("consent")] == []


def test_once_only_is_spent_by_going_out_and_cannot_be_used_twice(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case, period="once"))
    seen = weighed(store, case)
    prepared = release(store, seen)
    with pytest.raises(Refused, match="この1回だけ"):
        release(store, seen)
    with store.write("結果", final=True) as w:
        answer_release(w, prepared.disclosure_id, "went_out")
    assert held(store, case) == []
    with store.read() as r:
        assert r.get(Consent, given.id).over_on == TODAY


def test_until_a_day_without_a_day_is_no_consent(store: Store, case: str) -> None:
    with pytest.raises(Refused) as refused:
        give(store, consent_of(store, case, period="date", until_day=None))
    assert refused.value.field == "until_day"
    with store.write("抜け道") as w:  # a row that came another way
        w.add(consent_of(store, case, state="given", period="date"))
        w.add(consent_of(store, case, state="given", period=""))
    assert held(store, case) == []


def test_a_member_s_consent_is_not_the_client_s_and_the_other_way_round(store: Store, case: str) -> None:
    with store.write("世帯") as w:
        w.add(Person(id="spouse", name="北原 次郎"))
        w.add(HouseholdMember(case=case, person="spouse", name="北原 次郎", relation="spouse"))
    theirs = give(store, consent_of(store, case, person="spouse"), to("corp", HEALTH))
    seen = weighed(store, case, consent=theirs.id)
    assert seen.refusal is not None
    with store.read() as r:
        (terms,) = in_force(case_file(r, case), TODAY)
        assert terms.consent.person == "spouse"
        assert covers(terms, CORPORATION, Info.HEALTH, "housing", TODAY)


def test_two_people_of_one_household_cannot_be_linked_as_one(store: Store, case: str) -> None:
    person = person_of(store, case)
    with store.write("世帯") as w:
        w.add(Person(id="spouse", name="北原 次郎"))
        w.add(Person(id="twin", name="北原 治郎"))
        w.add(HouseholdMember(case=case, person="spouse", name="北原 次郎", relation="spouse"))
        link_persons(w, "spouse", "twin", "同じ人")
        for each in ("spouse", "twin"):
            with pytest.raises(Refused, match="同じ世帯"):
                link_persons(w, person, each, "同じ人")


def test_linking_two_persons_brings_no_consent_of_the_other_case_here(store: Store, case: str) -> None:
    other = with_case(store)
    give(store, consent_of(store, other))
    with store.write("同じ人") as w:
        link_persons(w, person_of(store, case), person_of(store, other), "同じ人")
    assert held(store, case) == []
    assert weighed(store, case).sheet is None


def test_joining_an_inquiry_does_not_move_its_given_consent(store: Store, case: str) -> None:
    inquiry = with_case(store)
    with store.write("問合せ") as w:
        w.put(w.get(Case, inquiry).replace(stage="S00"))
    given = give(store, consent_of(store, inquiry))
    with store.write("状態") as w:
        attitude = record_attitude(w, inquiry, "seeking", date(2026, 6, 9))
    with store.write("結合") as w:
        join_inquiry(w, inquiry, case)
    with store.read() as r:
        assert r.get(Consent, given.id).case == inquiry
        assert r.get(Consent, attitude.id).case == case
    assert held(store, case) == []


def test_a_clock_set_back_brings_back_nothing_that_ran_out(store: Store, case: str, clock: Clock) -> None:
    give(store, consent_of(store, case, period="date", until_day=date(2026, 6, 10)))
    clock.go_to(date(2026, 7, 1))
    with store.write("段階") as w:
        w.add(StageChange(case=case, from_stage="S10", to_stage="S20", at=w.now))
    clock.go_to(date(2026, 6, 5))
    with store.read() as r:
        assert known_day(case_file(r, case), date(2026, 6, 5)) == date(2026, 7, 1)
    assert weighed(store, case).sheet is None


def test_a_clock_set_back_before_the_consent_makes_it_not_yet_given(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    assert held(store, case, date(2026, 5, 31)) == []
    with store.read() as r:
        assert state_on(given, case_file(r, case), date(2026, 5, 31)) == "seeking"


def test_an_exclusion_cannot_be_taken_out_of_a_consent(store: Store, case: str) -> None:
    row = ConsentExclusion(record_class="Person", field_name="school")
    given = give(store, consent_of(store, case), without=(row,))
    with pytest.raises(Refused), store.write("消す") as w:
        w.remove(w.find(ConsentExclusion, consent=given.id)[0])
