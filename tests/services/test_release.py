"""What a release leaves behind: copies that are out, people to be told later, what came after a withdrawal."""

from datetime import date, datetime
from typing import Any

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.papers import Line, OutwardPaper
from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentWithdrawal,
    CopyOut,
    Disclosure,
    LaterExplanation,
    Office,
    OppositeTie,
    Organisation,
    Person,
    Protection,
    Referral,
)
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.consents import withdraw_consent
from kyoju_desktop.services.demo import fill_demo
from kyoju_desktop.services.disclosures import id_after, newest_row
from kyoju_desktop.services.referrals import Handing, Prepared, Weighed, answer_release, prepare, weigh
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import (
    CODES,
    JA,
    Paper,
    consent_of,
    give,
    person_of,
    release,
    to,
    weighed,
    with_bodies,
)

TODAY = date(2026, 6, 1)
NOW = "2026-06-01T09:40"
DANGER = {"danger": "室温3度、応答が弱い", "at": NOW, "reason": "救急搬送のため", "tell_person_on": "2026-06-05"}
REQUESTED = {
    "document": "第45号",
    "document_on": "2026-05-28",
    "sender": "架空県東部福祉事務所",
    "meeting": "支援会議 6月9日",
    "why_no_consent": "本人が断っている。働きかけを続ける",
}


@pytest.fixture
def case(store: Store) -> str:
    made = with_bodies(store, opened(store))
    with store.write("機関") as w:
        w.add(Organisation(id="fire", name="架空消防署", kind="fire", standing="other_public"))
        w.add(
            Organisation(
                id="meeting", name="支援会議", kind="conference", standing="conference", conference_body="support_9"
            )
        )
    return made


def row_of(store: Store, done: Prepared) -> Disclosure:
    with store.read() as r:
        return r.get(Disclosure, done.disclosure_id)


def emergency(store: Store, case: str, **more: Any) -> Weighed:  # noqa: ANN401 - the draft's fields
    return weighed(
        store, case, "special_69_2_4", facts=DANGER, organisation="fire", purpose="safety", summary="", **more
    )


def test_ac_12_3_an_emergency_is_entered_and_waits_until_the_person_has_been_told(store: Store, case: str) -> None:
    done = release(store, emergency(store, case, means="oral"), oral=True, told_at=datetime(2026, 6, 1, 9, 30))
    row = row_of(store, done)
    assert row.told_at == datetime(2026, 6, 1, 9, 30)
    assert row.basis == "special_69_2_4"
    assert "危険の事実: 室温3度" in row.basis_facts
    with store.read() as r:
        waiting = r.find(LaterExplanation, disclosure=row.id)
    assert [(each.due_on, each.person, each.told_on) for each in waiting] == [
        (date(2026, 6, 5), person_of(store, case), None)
    ]


def test_what_did_not_go_out_is_neither_outside_nor_to_be_told(store: Store, case: str) -> None:
    done = release(store, emergency(store, case), handing=Handing(asked="return"))
    with store.write("渡さない", final=True) as w:
        assert w.find(CopyOut)
        answer_release(w, done.disclosure_id, "not_out", "間に合わなかった")
        assert not w.find(CopyOut)
        assert not w.find(LaterExplanation)


def test_what_went_out_keeps_its_copies_and_its_explanation(store: Store, case: str) -> None:
    done = release(store, emergency(store, case), handing=Handing(asked="return"))
    with store.write("渡した", final=True) as w:
        answer_release(w, done.disclosure_id, "went_out")
        assert len(w.find(CopyOut)) == len(w.find(LaterExplanation)) == 1


def test_ac_08_2_and_08_3_a_conference_is_told_on_its_request_and_the_ledger_names_who_runs_it(
    store: Store, case: str
) -> None:
    seen = weighed(
        store, case, "law_conference_9", facts=REQUESTED, organisation="meeting", purpose="information", summary=""
    )
    done = release(
        store, seen, handing=Handing(copies=3, numbers="1、2、3", asked="return", due_on=date(2026, 6, 10))
    )
    row = row_of(store, done)
    assert row.external
    assert "会議を組織する主体: 都道府県" in row.basis_facts
    assert "求めの文書番号(ないときは「番号なし」): 第45号" in row.basis_facts
    assert row.why_no_consent == "本人が断っている。働きかけを続ける"
    assert "第9条第6項" in row.basis_text
    assert (row.copies, row.copy_numbers) == (3, "1、2、3")
    with store.read() as r:
        copies = r.find(CopyOut, disclosure=row.id)
        assert not r.find(LaterExplanation)
    assert [(each.number, each.asked, each.due_on, each.organisation) for each in copies] == [
        (number, "return", date(2026, 6, 10), "meeting") for number in ("1", "2", "3")
    ]


@pytest.mark.parametrize(
    ("handing", "field"),
    [
        (Handing(copies=0), "copies"),
        (Handing(copies=2, numbers="1"), "numbers"),
        (Handing(copies=2, numbers="1、1"), "numbers"),
    ],
)
def test_copies_and_their_numbers_have_to_agree(store: Store, case: str, handing: Handing, field: str) -> None:
    give(store, consent_of(store, case))
    with pytest.raises(Refused) as refused:
        release(store, weighed(store, case), handing=handing)
    assert refused.value.field == field
    with store.read() as r:
        assert not r.find(Disclosure)


def test_copies_that_may_be_kept_are_counted_but_not_followed_up(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    row = row_of(store, release(store, weighed(store, case), handing=Handing(copies=2)))
    assert (row.copies, row.copy_numbers) == (2, "1、2")
    with store.read() as r:
        assert not r.find(CopyOut)


def test_ac_09_2_what_goes_after_a_withdrawal_is_marked_in_the_ledger(store: Store, case: str) -> None:
    consent = give(store, consent_of(store, case, purposes=frozenset({"watch", "housing"})), to("fire"))
    before = row_of(store, release(store, emergency(store, case)))
    assert not before.after_withdrawal
    with store.write("撤回", final=True) as w:
        withdraw_consent(
            w,
            ConsentWithdrawal(consent=consent.id, at=w.now, means="visit", received_by="空木", told_past_stays=True),
        )
    seen = emergency(store, case)
    assert seen.course.lapsed == "withdrawn"
    after = row_of(store, release(store, seen))
    assert after.after_withdrawal
    assert not after.after_death
    with store.read() as r:
        assert r.get(Disclosure, before.id) == before  # AC-09-3


def test_ac_03_4_and_10_3_what_comes_after_a_death_or_the_closing_is_marked_too(store: Store, case: str) -> None:
    with store.write("終結") as w:
        w.put(w.get(Case, case).replace(stage="S99"))
        w.put(w.get(Person, person_of(store, case)).replace(died_on=TODAY))
    row = row_of(store, release(store, emergency(store, case)))
    assert (row.after_death, row.after_closing, row.after_withdrawal) == (True, True, False)


def test_a_strong_caution_has_to_be_confirmed(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    with store.write("つながり") as w:
        w.add(OppositeTie(person=person_of(store, case), kind="employer", organisation="corp"))
    seen = weighed(store, case)
    assert len(seen.strong) == 1
    with pytest.raises(Refused, match="注意を読んで"):
        release(store, seen)
    assert release(store, seen, cautions_confirmed=True).cautions == seen.cautions


@pytest.mark.parametrize(
    ("told_at", "late", "field"),
    [
        (datetime(2026, 6, 1, 9, 41), "", "told_at"),
        (datetime(2026, 5, 31, 20, 0), " ", "late_entry"),
    ],
)
def test_an_oral_disclosure_was_told_already_and_a_late_entry_says_why(
    store: Store, case: str, told_at: datetime, late: str, field: str
) -> None:
    seen = emergency(store, case, means="oral")
    with pytest.raises(Refused) as refused:
        release(store, seen, oral=True, told_at=told_at, late_entry=late)
    assert refused.value.field == field
    done = release(store, seen, oral=True, told_at=datetime(2026, 5, 31, 20, 0), late_entry="夜間の電話")
    assert row_of(store, done).late_entry == "夜間の電話"


def test_a_paper_has_no_time_of_telling_and_an_oral_disclosure_no_paper(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    with pytest.raises(Refused) as refused:
        release(store, weighed(store, case), told_at=datetime(2026, 6, 1, 9, 0))
    assert refused.value.field == "told_at"
    done = release(store, weighed(store, case, means="oral"))
    assert (done.pdf, row_of(store, done).told_at) == (b"", datetime(2026, 6, 1, 9, 40))


def test_a_protected_place_told_by_word_of_mouth_leaves_no_paper_behind(store: Store, case: str) -> None:
    with store.write("秘匿", final=True) as w:
        w.add(Protection(person=person_of(store, case), started_on=TODAY))
    facts = {**DANGER, "secret_reason": "迎えに行くため", "approver": "課長 架空"}
    seen = weighed(
        store,
        case,
        "special_69_2_4",
        facts=facts,
        organisation="fire",
        purpose="safety",
        means="oral",
        summary="",
        picked=frozenset({("home", "place")}),
    )
    assert seen.sheet
    assert seen.sheet.text("Address.place")
    done = release(store, seen)
    row = row_of(store, done)
    assert (done.pdf, row.blob, row.approver) == (b"", "", "課長 架空")
    assert "秘匿" in row.basis_facts


def test_the_ledger_keeps_its_order_and_says_so_when_the_clock_was_set_back(
    store: Store, case: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(store, consent_of(store, case))
    clock.go_to(date(2026, 6, 10))
    first = row_of(store, release(store, weighed(store, case)))
    clock.go_to(date(2026, 6, 5))
    monkeypatch.setattr("kyoju_desktop.services.disclosures.new_id", lambda: "0" * 32)
    seen = weighed(store, case)
    assert any("時計" in each.template for each in seen.cautions)
    assert not seen.strong
    done = release(store, seen)
    row = row_of(store, done)
    assert any("時計" in each.template for each in done.cautions)
    assert row.id > first.id
    assert row.at
    assert first.at
    assert row.at < first.at
    with store.read() as r:
        assert newest_row(r) == row


def test_an_id_follows_the_newest_row() -> None:
    assert id_after(Disclosure(id="f" * 31 + "0")) == "f" * 31 + "1"
    fresh = id_after(Disclosure(id="0" * 32))
    assert fresh > "0" * 32
    assert id_after(None)


def test_another_paper_goes_through_the_same_gate_and_names_itself(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    letter = OutwardPaper("letter", "連絡票", (Line("Person.name"), Line("Address.place", picked=False)))
    referral = Referral(case=case, organisation="corp", purpose="housing", level="L1", means="hand")
    with store.read() as r:
        seen = weigh(r, case, referral, "consent", {}, None, TODAY, codes=CODES, tr=JA, paper=letter)
    assert seen.sheet
    assert (seen.sheet.form, seen.sheet.frame.title) == ("letter", "連絡票")
    assert {each.key for each in seen.items} == {"Person.name", "Address.place"}
    assert row_of(store, release(store, seen)).form == "letter"


def test_warnings_of_the_basis_are_told(store: Store, case: str) -> None:
    assert any("命や体" in each for each in emergency(store, case).warnings)
    assert weighed(store, case, None).warnings == ()
    assert weighed(store, case, "nonsense").basis is None


def test_the_lean_file_decides_exactly_like_the_whole_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.write("研修用の役場") as w:
        w.put(w.find(Office)[0].replace(training=True))
    fill_demo(store, 12, 5)
    with store.read() as r:
        cases, bodies = r.find(Case), r.find(Organisation)

    def all_of() -> list[object]:
        with store.read() as r:
            return [
                weigh(
                    r,
                    each.id,
                    Referral(
                        id="draft", organisation=body.id, purpose=purpose, level="L3", means="hand", summary="要旨"
                    ),
                    code,
                    DANGER | REQUESTED,
                    None,
                    TODAY,
                    codes=CODES,
                    tr=JA,
                )
                for each in cases
                for body in bodies[::5]
                for purpose, code in (("safety", "consent"), ("benefit", "purpose"), ("safety", "special_69_2_4"))
            ]

    lean = all_of()
    monkeypatch.setattr(
        "kyoju_desktop.services.weighing.deciding_file", lambda r, case_id, *_more: case_file(r, case_id)
    )
    assert lean == all_of()
    assert any(isinstance(each, Weighed) and each.sheet for each in lean)


def test_a_once_only_consent_is_spent_for_the_lean_file_too(store: Store, case: str) -> None:
    give(store, consent_of(store, case, period="once"))
    done = release(store, weighed(store, case))
    with store.write("渡した", final=True) as w:
        answer_release(w, done.disclosure_id, "went_out")
    assert weighed(store, case).refusal


def test_a_drawn_paper_is_looked_at_once_more_before_it_is_kept(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    seen = weighed(store, case, organisation="fire")
    assert seen.refusal

    def telling(sheet: Sheet) -> Paper:
        return Paper(b"%PDF-", (sheet.frame.recipient + " 架空県陽ノ原町大字東1234番地5",))

    picked = frozenset({(person_of(store, case), "name")})
    seen = weighed(store, case, picked=picked)

    with pytest.raises(Refused, match="書いてあります"), store.write("出す", final=True) as w:
        prepare(w, seen, telling, TODAY, codes=CODES, tr=JA)


def test_a_representative_whose_papers_do_not_reach_so_far_has_to_be_confirmed(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    with store.write("代理人") as w:
        given = w.find(Consent, case=case)[-1]
        values = {
            "form": "representative",
            "representative_kind": "curator",
            "representative_paper": "登記事項証明書",
            "representative_scope": frozenset({"housing"}),
        }
        lacking = given.replace(id="lacking", number="第9号", replaces=given.id, **values)
        w.add(lacking)
        w.add(to("corp").replace(case=case, consent="lacking"))
    seen = weighed(store, case, consent="lacking")
    assert seen.strong
    with pytest.raises(Refused, match="注意を読んで"):
        release(store, seen)


def test_a_release_by_word_of_mouth_stands_on_no_consent_given_later(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    seen = weighed(store, case, means="oral")
    before = datetime(2026, 5, 31, 20, 0)
    with pytest.raises(Refused) as refused:
        release(store, seen, oral=True, told_at=before, late_entry="夜間の電話")
    assert refused.value.field == "told_at"
    with store.read() as r:
        assert not r.find(Disclosure)
