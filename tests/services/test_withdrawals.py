"""Withdrawal by body, class and item; what was handed over under the consent; the letters and their answers."""

from datetime import date, datetime

import pytest

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import Consent, ConsentWithdrawal, CopyOut, Disclosure, WithdrawalNotice
from kyoju_desktop.domain.rules.consent import in_force, state_on, taken_back, told_to
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.consents import record_attitude
from kyoju_desktop.services.copies import confirm_copies, confirm_copy, out_together
from kyoju_desktop.services.disclosures import Handing, answer_release
from kyoju_desktop.services.withdrawals import (
    Taking,
    answer_notice,
    disclosures_under,
    fingerprint,
    notice_not_sent,
    notice_sheet,
    prepare_notice,
    withdraw,
)
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import CODES, CORPORATION, COUNTY, JA, consent_of, give, release, to, weighed, with_bodies

TODAY = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 9, 30)
STOP = frozenset({"stop", "return"})


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store, "篠塚 蒼", "しのづか あお"))


def draw(sheet: Sheet) -> Rendered:
    return render(sheet, JA)


def take_back(store: Store, consent: Consent, *takings: Taking, **more: object) -> tuple[ConsentWithdrawal, ...]:
    told = {"at": NOW, "means": "visit", "received_by": "空木 佐和", "told_past_stays": True, **more}
    with store.write("撤回", final=True) as w:
        return withdraw(w, consent.id, takings, **told)  # type: ignore[arg-type]


def handed(store: Store, case: str, outcome: str = "went_out") -> str:
    prepared = release(store, weighed(store, case))
    if outcome:
        with store.write("結果", final=True) as w:
            answer_release(w, prepared.disclosure_id, outcome, "" if outcome == "went_out" else "やめた")
    return prepared.disclosure_id


def letter(store: Store, consent: Consent, **more: object) -> tuple[WithdrawalNotice, bytes]:
    asked = {"organisation_id": "corp", "asked": STOP, "means": "post", **more}
    with store.write("連絡", final=True) as w:
        return prepare_notice(w, consent.id, draw=draw, today=w.now.date(), codes=CODES, tr=JA, **asked)  # type: ignore[arg-type]


def test_ac_09_1_several_things_are_taken_back_at_once_and_the_rest_lives_on(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case), to("corp"), to("county"), to("section"))
    rows = take_back(
        store,
        given,
        Taking("county"),
        Taking("corp", frozenset({"MONEY"})),
        Taking("corp", record_class="Person", field_name="school"),
    )
    assert [each.case for each in rows] == [case] * 3
    with store.read() as r:
        file = case_file(r, case)
        (terms,) = in_force(file, TODAY)
        assert state_on(given, file, TODAY) == "given"
    assert not told_to(terms, COUNTY, TODAY)
    assert Info.MONEY not in told_to(terms, CORPORATION, TODAY)
    assert Info.HOUSING in told_to(terms, CORPORATION, TODAY)
    assert taken_back(terms, CORPORATION, "Person", "school", TODAY)
    assert not taken_back(terms, CORPORATION, "Person", "name", TODAY)
    assert not taken_back(terms, COUNTY, "Person", "school", TODAY)
    assert not taken_back(terms, CORPORATION, "Person", "school", date(2026, 5, 31))


def test_an_item_taken_back_from_everybody_leaves_the_consent_alive(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    take_back(store, given, Taking(record_class="Person"))
    with store.read() as r:
        (terms,) = in_force(case_file(r, case), TODAY)
        assert taken_back(terms, CORPORATION, "Person", "workplace", TODAY)
        assert r.get(Consent, given.id).over_on is None


def test_without_naming_anything_the_whole_consent_is_taken_back(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    take_back(store, given)
    with store.read() as r:
        assert in_force(case_file(r, case), TODAY) == ()
        assert r.get(Consent, given.id).over_on == TODAY


@pytest.mark.parametrize(
    ("taking", "field"),
    [
        (Taking(classes=frozenset({"NOTHING"})), "classes"),
        (Taking(record_class="Nothing"), "field_name"),
        (Taking(record_class="Person", field_name="nothing"), "field_name"),
        (Taking(field_name="school"), "field_name"),
        (Taking(classes=frozenset({"MONEY"}), record_class="Person"), "field_name"),
        (Taking("agent"), "organisation"),
    ],
)
def test_only_what_the_consent_holds_can_be_taken_back(store: Store, case: str, taking: Taking, field: str) -> None:
    given = give(store, consent_of(store, case))
    with pytest.raises(Refused) as refused:
        take_back(store, given, taking)
    assert refused.value.field == field


def test_a_body_that_stands_under_a_kind_can_be_named(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case), to("", kind="support_corporation"))
    take_back(store, given, Taking("corp"))
    with store.read() as r:
        (terms,) = in_force(case_file(r, case), TODAY)
    assert not told_to(terms, CORPORATION, TODAY)


def test_everything_disclosed_under_the_consent_is_listed_with_what_became_of_it(
    store: Store, case: str, clock: Clock
) -> None:
    given = give(store, consent_of(store, case))
    for outcome in ("went_out", "not_out", ""):
        handed(store, case, outcome)
    take_back(store, given)
    with store.read() as r:
        found = disclosures_under(r, given.id)
    assert [each.outcome for each in found] == ["went_out", "not_out", ""]
    assert [each.is_out for each in found] == [True, False, True]
    assert all(each.items and each.at == clock.now for each in found)
    assert {each.recipient for each in found} == {CORPORATION.name}


def test_the_letter_names_our_papers_and_nothing_of_the_person(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    paper = handed(store, case)
    handed(store, case, "not_out")
    take_back(store, given, Taking("corp"), words="施設には何も言わないで")
    notice, pdf = letter(store, given)
    with store.read() as r:
        disclosure = r.get(Disclosure, paper)
        assert r.blob(notice.blob) == pdf
        assert len(fingerprint(r, notice)) == 64
        sheet = notice_sheet(r, given.id, "corp", STOP, TODAY, codes=CODES, tr=JA)
    assert (notice.sent_on, notice.reply_by) == (TODAY, date(2026, 6, 15))
    assert notice.document_number not in {"", disclosure.document_number}
    assert notice.withdrawal
    text = "".join(draw(sheet).page_texts)
    assert disclosure.document_number in text
    assert "令和8年6月15日" in text
    assert "渡した紙とデータを返す" in text
    assert "捨てる" not in text.split("回")[0]
    for hidden in ("篠塚", "蒼", "しのづか", "言わないで", "撤回", "同意", "大字東", "R8-0001"):
        assert hidden not in text


def test_a_letter_can_ask_for_an_answer_by_another_day(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    handed(store, case)
    take_back(store, given, Taking("corp", frozenset({"MONEY"})))
    notice, _ = letter(store, given, reply_by=date(2026, 6, 8), asked=frozenset({"destroy"}))
    assert notice.reply_by == date(2026, 6, 8)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"asked": frozenset()}, "asked"),
        ({"asked": frozenset({"sing"})}, "asked"),
        ({"means": ""}, "means"),
        ({"organisation_id": "county"}, "organisation"),
        ({"reply_by": date(2026, 5, 31)}, "reply_by"),
    ],
)
def test_a_letter_says_to_whom_what_and_how(store: Store, case: str, change: dict[str, object], field: str) -> None:
    given = give(store, consent_of(store, case))
    handed(store, case)
    take_back(store, given)
    with pytest.raises(Refused) as refused:
        letter(store, given, **change)
    assert refused.value.field == field


def test_there_is_no_letter_before_the_withdrawal(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    handed(store, case)
    with pytest.raises(Refused, match="撤回の記録"):
        letter(store, given)


def test_a_letter_about_a_withdrawal_for_others_names_the_newest_one(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case), to("corp"), to("county"))
    handed(store, case)
    (row,) = take_back(store, given, Taking("county"))
    notice, _ = letter(store, given)
    assert notice.withdrawal == row.id


def noticed(store: Store, case: str) -> WithdrawalNotice:
    given = give(store, consent_of(store, case))
    handed(store, case)
    take_back(store, given)
    return letter(store, given)[0]


def test_the_answer_ends_the_wait_and_the_deadline(store: Store, case: str, clock: Clock) -> None:
    notice = noticed(store, case)
    with store.read() as r:
        assert [each.due_on for each in r.case_dues(case) if each.code == "notice_reply"] == [date(2026, 6, 15)]
    clock.go_to(date(2026, 6, 10))
    with store.write("返事") as w:
        answered = answer_notice(w, notice.id, "partly", date(2026, 6, 9), "園長", "1枚は見つからない")
    with store.write("返事") as w:
        answered = answer_notice(w, notice.id, "returned", date(2026, 6, 10), "園長")
    assert (answered.answer, answered.answered_by) == ("returned", "園長")
    with store.write("返事") as w, pytest.raises(Refused, match="もう記録"):
        answer_notice(w, notice.id, "refused", date(2026, 6, 10), "園長", "いやだ")
    with store.read() as r:
        assert [each for each in r.case_dues(case) if each.code == "notice_reply"] == []


def test_no_answer_is_an_answer_of_its_own(store: Store, case: str) -> None:
    notice = noticed(store, case)
    with store.write("返事") as w:
        assert answer_notice(w, notice.id, "no_answer", TODAY).answer == "no_answer"


@pytest.mark.parametrize(
    ("answer", "on", "by", "note", "field"),
    [
        ("", TODAY, "x", "", "answer"),
        ("stopped", None, "x", "", "answered_on"),
        ("stopped", date(2026, 6, 2), "x", "", "answered_on"),
        ("stopped", date(2026, 5, 31), "x", "", "answered_on"),
        ("stopped", TODAY, "", "", "answered_by"),
        ("refused", TODAY, "x", " ", "note"),
    ],
)
def test_an_answer_says_what_when_and_by_whom(
    store: Store, case: str, answer: str, on: date | None, by: str, note: str, field: str
) -> None:
    notice = noticed(store, case)
    with store.write("返事") as w, pytest.raises(Refused) as refused:
        answer_notice(w, notice.id, answer, on, by, note)
    assert refused.value.field == field


def test_a_letter_that_stayed_waits_for_nothing(store: Store, case: str) -> None:
    notice = noticed(store, case)
    with store.write("連絡") as w:
        kept = notice_not_sent(w, notice.id, "窓口で口頭で伝えた")
        assert (kept.sent_on, kept.reply_by, kept.note) == (None, None, "窓口で口頭で伝えた")
        answer_notice(w, notice.id, "stopped", TODAY, "園長")
        with pytest.raises(Refused):
            notice_not_sent(w, notice.id, "x")


def test_only_what_was_given_can_be_taken_back_with_everything_said(store: Store, case: str) -> None:
    with store.write("状態") as w:
        attitude = record_attitude(w, case, "declined")
    with pytest.raises(Refused):
        take_back(store, attitude)
    given = give(store, consent_of(store, case))
    for more, field in (
        ({"at": None}, "at"),
        ({"at": datetime(2026, 6, 2)}, "at"),
        ({"at": datetime(2026, 5, 2)}, "at"),
        ({"means": ""}, "means"),
        ({"received_by": " "}, "received_by"),
        ({"told_past_stays": False}, "told_past_stays"),
    ):
        with pytest.raises(Refused) as refused:
            take_back(store, given, **more)
        assert refused.value.field == field


def with_copies(store: Store, case: str) -> tuple[WithdrawalNotice, str]:
    given = give(store, consent_of(store, case))
    prepared = release(store, weighed(store, case), handing=Handing(3, asked="return", due_on=date(2026, 6, 5)))
    with store.write("結果", final=True) as w:
        answer_release(w, prepared.disclosure_id, "went_out")
    take_back(store, given)
    return letter(store, given)[0], prepared.disclosure_id


@pytest.mark.parametrize(("answer", "fate"), [("returned", "returned"), ("destroyed", "destroyed"), ("stopped", "")])
def test_an_answer_that_all_came_back_closes_the_copies(
    store: Store, case: str, clock: Clock, answer: str, fate: str
) -> None:
    notice, paper = with_copies(store, case)
    clock.go_to(date(2026, 6, 10))
    with store.write("確認") as w:
        first = w.find(CopyOut, disclosure=paper)[0]
        confirm_copy(w, first.id, "lost", date(2026, 6, 3), "空木", "会場で見当たらない")
    with store.write("返事") as w:
        answer_notice(w, notice.id, answer, date(2026, 6, 9), "園長")
    with store.read() as r:
        copies = r.find(CopyOut, disclosure=paper)
        assert [each.fate for each in copies] == ["lost", fate, fate]
        if fate:
            assert {(each.done_on, each.confirmed_by) for each in copies[1:]} == {(date(2026, 6, 9), "園長")}
            assert all(notice.document_number in each.note for each in copies[1:])
        due = [each for each in r.case_dues(case) if each.code == "copy_back"]
        assert len(due) == (0 if fate else 2)


def test_copies_collected_together_are_answered_together(store: Store, case: str) -> None:
    _, paper = with_copies(store, case)
    with store.read() as r:
        first, *others = r.find(CopyOut, disclosure=paper)
        assert list(out_together(r, first)) == others
    with pytest.raises(Refused), store.write("確認") as w:
        confirm_copies(w, [first.id, others[0].id], "returned", None, "空木")
    with store.write("確認") as w:
        confirm_copies(w, [first.id, others[0].id], "returned", TODAY, "空木")
    with store.read() as r:
        assert [each.fate for each in r.find(CopyOut, disclosure=paper)] == ["returned", "returned", ""]
