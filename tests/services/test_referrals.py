"""つなぎ on a real encrypted file: weigh, release, answer, reply."""

import hashlib
from datetime import date, datetime, timedelta

import pytest

from kyoju_desktop.documents.render import render
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Address,
    Assessment,
    Case,
    ConsentExclusion,
    ConsentWithdrawal,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    Intake,
    Office,
    OppositeParty,
    Organisation,
    Person,
    Protection,
    PurposeEntry,
    Referral,
    ReferralReply,
)
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.services.consents import record_attitude, withdraw_consent
from kyoju_desktop.services.referrals import (
    answer_release,
    cancel_referral,
    find_leaks,
    prepare,
    record_reply,
)
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import (
    AGENT,
    CODES,
    JA,
    Paper,
    consent_of,
    draw,
    give,
    person_of,
    release,
    to,
    weighed,
    with_bodies,
)

TODAY = date(2026, 6, 1)
REASON = {"reason": "給付の相談に要るため"}


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store))


def answer(store: Store, disclosure: str, outcome: str, reason: str = "") -> DisclosureOutcome:
    with store.write("渡した記録", final=True) as w:
        return answer_release(w, disclosure, outcome, reason)


def test_a_release_commits_number_ledger_row_items_and_the_paper_itself(store: Store, case: str) -> None:
    consent = give(store, consent_of(store, case))
    done = release(store, weighed(store, case))
    assert done.document_number == "陽住第1号"
    with store.read() as r:
        row = r.get(Disclosure, done.disclosure_id)
        assert row.document_number == "陽住第1号"
        assert row.recipient == "居住支援法人こもれび"
        assert row.external
        assert (row.basis, row.consent, row.level, row.means) == ("consent", consent.id, "L2", "hand")
        assert "本人の同意(書面 第1号" in row.basis_text
        assert row.clerk == "空木 佐和"
        assert row.at == datetime(2026, 6, 1, 9, 40)
        assert row.sha256 == hashlib.sha256(done.pdf).hexdigest()
        assert r.blob(row.blob) == done.pdf
        assert "陽住第1号".encode() in done.pdf
        assert row.conditions.count("\n") == 4
        assert row.pages == 1
        assert not row.special
        items = r.find(DisclosedItem, disclosure=row.id)
        assert {each.field_name for each in items if each.given} >= {"name", "place", "summary"}
        assert all(each.why for each in items if not each.given)
        referral = r.find(Referral, case=case)[-1]
        assert referral.document_number == "陽住第1号"
        assert referral.reply_by == date(2026, 6, 15)
        assert referral.sent_at is None


def test_numbers_run_without_gaps_and_begin_anew_each_fiscal_year(store: Store, case: str, clock: Clock) -> None:
    give(store, consent_of(store, case))
    release(store, weighed(store, case))
    seen = weighed(store, case, summary="電話は架空の人")

    def torn(_: Sheet) -> Paper:
        raise RuntimeError

    with pytest.raises(RuntimeError), store.write("失敗") as w:
        prepare(w, seen, torn, TODAY, codes=CODES, tr=JA)
    assert release(store, weighed(store, case)).document_number == "陽住第2号"
    clock.go_to(date(2027, 4, 1))
    assert release(store, weighed(store, case)).document_number == "陽住第1号"


def test_the_office_sets_how_long_a_reply_is_waited_for(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    with store.write("設定") as w:
        w.put(w.find(Office)[0].replace(reply_days=7))
    assert weighed(store, case).referral.reply_by == TODAY + timedelta(days=7)


def test_ac_01_6_a_body_outside_the_consent_gets_no_paper(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    seen = weighed(store, case, organisation="agent")
    assert seen.sheet is None
    assert seen.refusal
    assert any("匿名の照会" in way.template for way in seen.refusal.ways)
    assert all(each.locked for each in seen.items)
    with pytest.raises(Refused) as refused:
        release(store, seen)
    assert refused.value.field == "basis"


def test_ac_08_3_the_prefectures_welfare_office_is_outside_a_town_without_one(store: Store, case: str) -> None:
    seen = weighed(store, case, "public_69_2_3", facts=REASON, organisation="county", purpose="benefit")
    done = release(store, seen)
    with store.read() as r:
        row = r.get(Disclosure, done.disclosure_id)
        assert row.external
        assert row.basis_facts == "相当の理由: 給付の相談に要るため"
    assert "internal_69_2_2" not in {each.rule.code for each in seen.offers}


def test_inside_the_house_is_no_disclosure_outside(store: Store, case: str) -> None:
    seen = weighed(store, case, "internal_69_2_2", facts=REASON, organisation="section", purpose="benefit")
    done = release(store, seen)
    with store.read() as r:
        assert not r.get(Disclosure, done.disclosure_id).external
        assert r.find(Referral, case=case)[-1].basis_reason == "給付の相談に要るため"


def test_ac_08_1_a_case_without_consent_goes_on_inside_the_house(store: Store, case: str) -> None:
    with store.write("同意の返事") as w:
        record_attitude(w, case, "seeking", date(2026, 7, 3))
    assert weighed(store, case).refusal
    assert weighed(store, case, "internal_69_2_2", facts=REASON, organisation="section").sheet


def test_ac_08_5_a_later_consent_does_not_rewrite_the_earlier_basis(store: Store, case: str) -> None:
    first = release(store, weighed(store, case, "internal_69_2_2", facts=REASON, organisation="section"))
    with store.read() as r:
        before = r.get(Disclosure, first.disclosure_id)
    give(store, consent_of(store, case), to("section"))
    second = release(store, weighed(store, case, organisation="section"))
    with store.read() as r:
        assert r.get(Disclosure, first.disclosure_id) == before
        assert before.basis == "internal_69_2_2"
        assert r.get(Disclosure, second.disclosure_id).basis == "consent"


def test_ac_12_4_existence_only_tells_the_commissioner_nothing_else(store: Store, case: str) -> None:
    with store.write("聞き取り") as w:
        w.add(Assessment(case=case, illness="腰の痛み", family="母の死後ひとり"))
    seen = weighed(
        store, case, "public_69_2_3", facts=REASON, organisation="minsei", purpose="visit", level="L0", summary=""
    )
    done = release(store, seen)
    with store.read() as r:
        given = [each for each in r.find(DisclosedItem, disclosure=done.disclosure_id) if each.given]
    assert {(each.record_class, each.field_name, each.info_class) for each in given} == {
        ("Address", "place", "EXISTENCE")
    }
    assert "腰の痛み" not in done.pdf.decode()
    assert "北原" not in done.pdf.decode()


def test_a_declared_purpose_stands_on_the_register_entry_that_was_handed_over(store: Store, case: str) -> None:
    assert weighed(store, case, "purpose", organisation="section", purpose="benefit").refusal
    with store.read() as r:
        entry = next(each for each in r.find(PurposeEntry) if "welfare_section" in each.recipients)
    with store.write("受付票を渡した") as w:
        intake = w.find(Intake, case=case)[0]
        w.put(intake.replace(purpose_version=entry.version, purpose_told_on=TODAY))
    seen = weighed(store, case, "purpose", organisation="section", purpose="benefit")
    assert seen.sheet
    assert seen.basis
    assert seen.basis.entry == entry
    release(store, seen)


def test_a_consent_withdrawn_meanwhile_stops_the_release(store: Store, case: str) -> None:
    consent = give(store, consent_of(store, case))
    seen = weighed(store, case)
    with store.write("撤回", final=True) as w:
        withdraw_consent(
            w,
            ConsentWithdrawal(consent=consent.id, at=w.now, means="visit", received_by="空木", told_past_stays=True),
        )
    with pytest.raises(Refused, match="撤回されています"):
        release(store, seen)


def test_anything_that_changed_since_it_was_shown_stops_the_release(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    seen = weighed(store, case)
    with store.write("住所") as w:
        w.put(w.get(Address, "home").replace(place="架空県陽ノ原町大字西99番地"))
    with pytest.raises(Refused, match="中身が変わりました"):
        release(store, seen)
    assert release(store, weighed(store, case)).document_number == "陽住第1号"


def test_secrecy_that_began_meanwhile_stops_the_release(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    seen = weighed(store, case)
    with store.write("秘匿", final=True) as w:
        w.add(Protection(person=person_of(store, case), started_on=TODAY))
    with pytest.raises(Refused, match="中身が変わりました"):
        release(store, seen)


def test_a_withheld_value_in_a_text_stops_the_release_and_names_field_and_page_only(store: Store, case: str) -> None:
    person = person_of(store, case)
    with store.write("勤務先") as w:
        w.put(w.get(Person, person).replace(workplace="汐見水産加工"))
    give(store, consent_of(store, case), without=(ConsentExclusion(record_class="Person", field_name="workplace"),))
    seen = weighed(store, case, summary="汐見水産加工をやめた")
    assert seen.sheet
    with store.read() as r:
        assert [each.key for each in find_leaks(r, seen, draw(seen.sheet).page_texts)] == ["Person.workplace"]
    with pytest.raises(Refused) as refused:
        release(store, seen)
    assert refused.value.message.values == (("label", "勤務先"), ("page", "1"))
    assert "汐見" not in str(refused.value)
    with store.read() as r:
        assert not r.find(Disclosure)
        assert find_leaks(r, weighed(store, case, organisation="agent"), ["汐見水産加工"]) == ()


def test_the_persons_own_words_are_confirmed_at_each_release(store: Store, case: str) -> None:
    give(store, consent_of(store, case, excluded_words="学校には言わないで"))
    seen = weighed(store, case)
    assert seen.excluded_words == ("学校には言わないで",)
    with pytest.raises(Refused, match="本人のことば"):
        release(store, seen)
    release(store, seen, confirmed=True)


def test_an_empty_paper_and_a_missing_way_are_refused(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    with pytest.raises(Refused, match="ひとつも"):
        release(store, weighed(store, case, picked=frozenset()))
    picks = frozenset({("draft", "purpose")})
    errand = weighed(store, case, picked=picks, id="draft")
    assert [each.key for each in errand.items if each.given] == ["Referral.purpose"]
    with pytest.raises(Refused, match="ひとつも"):  # the errand alone tells nothing of the case
        release(store, errand)
    seen = weighed(store, case, "internal_69_2_2", facts=REASON, organisation="section", means="")
    with pytest.raises(Refused, match="渡し方"):
        release(store, seen)
    with pytest.raises(Refused, match="紙を作ってから"):
        release(store, weighed(store, case), oral=True)
    with pytest.raises(Refused, match="根拠を選んで"):
        release(store, weighed(store, case, None))


def test_an_oral_disclosure_is_entered_the_same_way_without_a_paper(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    done = release(store, weighed(store, case, means="oral"), oral=True)
    with store.read() as r:
        row = r.get(Disclosure, done.disclosure_id)
    assert (done.pdf, row.blob, row.sha256, row.pages, row.copies) == (b"", "", "", None, None)


def test_what_went_out_starts_the_wait_for_the_reply(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    done = release(store, weighed(store, case))
    assert answer(store, done.disclosure_id, "went_out").outcome == "went_out"
    with store.read() as r:
        referral = r.find(Referral, case=case)[-1]
    assert referral.sent_at == datetime(2026, 6, 1, 9, 40)
    assert referral.reply_by == date(2026, 6, 15)
    with pytest.raises(Refused, match="もう記録"):
        answer(store, done.disclosure_id, "not_out", "紙づまり")


def test_what_did_not_go_out_needs_a_reason_and_waits_for_nothing(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    done = release(store, weighed(store, case))
    for outcome, field in (("not_out", "reason"), ("perhaps", "outcome")):
        with pytest.raises(Refused) as refused:
            answer(store, done.disclosure_id, outcome)
        assert refused.value.field == field
    answer(store, done.disclosure_id, "not_out", "紙づまり")
    with store.read() as r:
        assert r.find(Referral, case=case)[-1].reply_by is None


def test_a_reprint_that_did_not_go_out_leaves_the_first_ones_wait(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    seen = weighed(store, case)
    answer(store, release(store, seen).disclosure_id, "went_out")
    with store.write("刷り直し", final=True) as w:
        kept = w.get(Referral, seen.referral.id)
        again = prepare(w, seen, draw, TODAY, codes=CODES, tr=JA)
    assert kept.sent_at
    assert again.document_number == "陽住第2号"
    answer(store, again.disclosure_id, "not_out", "紙づまり")
    with store.read() as r:
        referral = r.get(Referral, seen.referral.id)
    assert (referral.sent_at, referral.reply_by) == (kept.sent_at, kept.reply_by)


def test_a_once_only_consent_is_spent_by_going_out_and_free_again_when_it_did_not(store: Store, case: str) -> None:
    give(store, consent_of(store, case, period="once"))
    first = release(store, weighed(store, case))
    with pytest.raises(Refused, match="1回だけ"):
        release(store, weighed(store, case))
    answer(store, first.disclosure_id, "not_out", "紙づまり")
    second = release(store, weighed(store, case))
    seen = weighed(store, case)
    answer(store, second.disclosure_id, "went_out")
    with pytest.raises(Refused, match="1回だけ"):
        release(store, seen)
    assert weighed(store, case).refusal


def test_one_of_two_consents_can_be_chosen_to_stand_on(store: Store, case: str) -> None:
    first = give(store, consent_of(store, case), to(classes=frozenset({"IDENTITY"})))
    second = give(store, consent_of(store, case))
    chosen = weighed(store, case, consent=first.id)
    assert chosen.basis
    assert chosen.basis.consent_id == first.id
    default = weighed(store, case)
    assert default.basis
    assert default.basis.consent_id == second.id  # what the person said last
    unknown = weighed(store, case, consent="gone")
    assert unknown.refusal


def test_cautions_about_a_body_close_to_the_opposite_party_are_shown(store: Store, case: str) -> None:
    with store.write("注意") as w:
        w.put(w.get(Organisation, "corp").replace(caution="相手方の親族が働いている"))
        w.add(OppositeParty(person=person_of(store, case), name="某", connected="居住支援法人こもれび、実家"))
    assert len(weighed(store, case).cautions) == 2


def test_a_reply_ends_the_wait(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    done = release(store, weighed(store, case))
    with store.read() as r:
        referral = r.find(Referral, case=case)[-1].id
    reply = ReferralReply(case=case, referral=referral, received_on=TODAY, result="accepted")
    with store.write("返事") as w, pytest.raises(Refused, match="まだ渡した記録がありません"):
        record_reply(w, reply)
    answer(store, done.disclosure_id, "went_out")
    for change, field in (
        ({"received_on": None}, "received_on"),
        ({"received_on": date(2026, 5, 31)}, "received_on"),
        ({"result": ""}, "result"),
    ):
        with store.write("返事") as w, pytest.raises(Refused) as refused:
            record_reply(w, reply.replace(**change))
        assert refused.value.field == field
    with store.write("返事") as w:
        record_reply(w, reply)
    with store.read() as r:
        assert r.get(Referral, referral).replied_on == TODAY


def test_a_referral_can_be_given_up(store: Store, case: str) -> None:
    with store.write("つなぎ") as w:
        w.add(Referral(id="draft", case=case, organisation="corp"))
        assert cancel_referral(w, "draft", TODAY).cancelled_on == TODAY


def test_a_stage_without_consent_left_closed_releases_nothing(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    seen = weighed(store, case)
    with store.write("終結") as w:
        w.put(w.get(Case, case).replace(stage="S99"))
    with pytest.raises(Refused):
        release(store, seen)


def test_the_real_paper_is_no_false_alarm(store: Store, case: str) -> None:
    with store.write("秘匿", final=True) as w:
        w.add(Protection(person=person_of(store, case), started_on=TODAY))
    give(store, consent_of(store, case))
    seen = weighed(store, case)
    assert seen.sheet
    assert seen.sheet.kept_back("Address.place")
    drawn = render(seen.sheet, JA)
    assert "大字東" not in "".join(drawn.page_texts)
    with store.read() as r:
        assert find_leaks(r, seen, drawn.page_texts) == ()


def test_nothing_about_the_person_stands_in_what_a_repr_may_log(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    assert "北原" not in repr(release(store, weighed(store, case)))
    assert AGENT.standing == "private"
