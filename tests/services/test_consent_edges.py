"""The edges of entering, ending, handing under and taking back a consent: the very minute, the very day."""

from datetime import date, datetime

import pytest

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    Disclosure,
    HouseholdMember,
    InformationRequest,
    Organisation,
    Person,
    Representative,
    WithdrawalNotice,
)
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.services.consent_ends import mark_over
from kyoju_desktop.services.consents import (
    consent_put_in_writing,
    is_late,
    record_attitude,
    settle_conflict,
    void_consent,
)
from kyoju_desktop.services.disclosures import answer_release, clock_went_back, once_only_in_use
from kyoju_desktop.services.representatives import record_representative
from kyoju_desktop.services.withdrawals import (
    Taking,
    answer_notice,
    disclosures_under,
    notice_not_sent,
    prepare_notice,
    withdraw,
)
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import CODES, JA, consent_of, give, person_of, release, to, weighed, with_bodies

TODAY = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 9, 40)
POWER = {
    "representative_kind": "parent",
    "representative": "北原 花子",
    "representative_paper": "戸籍",
    "representative_checked_on": TODAY,
}


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store))


def field_of(store: Store, consent: Consent, *rows: ConsentRecipient) -> str:
    """The field beside which the consent is refused."""
    with pytest.raises(Refused) as refused:
        give(store, consent, *rows)
    return refused.value.field


def by_parent(store: Store, case: str, **more: object) -> Consent:
    return consent_of(store, case, form="representative", **{**POWER, **more})


def draw(sheet: Sheet) -> Rendered:
    return render(sheet, JA)


def letter(store: Store, consent: Consent, body: str = "corp") -> WithdrawalNotice:
    with store.write("連絡", final=True) as w:
        return prepare_notice(w, consent.id, body, frozenset({"stop"}), "post", draw, TODAY, codes=CODES, tr=JA)[0]


def handed(store: Store, case: str, outcome: str = "went_out") -> str:
    prepared = release(store, weighed(store, case))
    if outcome:
        with store.write("結果", final=True) as w:
            answer_release(w, prepared.disclosure_id, outcome, "取りやめ")
    return prepared.disclosure_id


def take_back(store: Store, consent: Consent, *takings: Taking) -> None:
    with store.write("撤回", final=True) as w:
        withdraw(w, consent.id, takings, NOW, "visit", "空木 佐和", told_past_stays=True)


def test_a_consent_given_this_very_minute_is_taken_and_one_of_the_next_is_not(store: Store, case: str) -> None:
    assert give(store, consent_of(store, case, given_at=NOW)).given_at == NOW
    assert field_of(store, consent_of(store, case, given_at=datetime(2026, 6, 1, 9, 40, 1))) == "given_at"


def test_a_consent_may_last_until_the_day_on_which_it_was_given_but_not_to_the_day_before(
    store: Store, case: str
) -> None:
    assert give(store, consent_of(store, case, period="date", until_day=TODAY)).until_day == TODAY
    assert field_of(store, consent_of(store, case, period="date", until_day=date(2026, 5, 31))) == "until_day"


def test_the_explanation_may_be_of_the_day_of_the_consent_but_not_of_the_day_after(store: Store, case: str) -> None:
    early = consent_of(store, case, given_at=datetime(2026, 5, 31, 9, 0))
    assert field_of(store, early) == "explained_on"
    assert give(store, early.replace(explained_on=date(2026, 5, 31))).number


def test_the_text_that_was_explained_may_be_of_that_very_day(store: Store, case: str) -> None:
    assert give(store, consent_of(store, case, text_version="ja-2026-06-01")).text_version
    assert field_of(store, consent_of(store, case, text_version="ja-2026-06-02")) == "text_version"


def test_a_recipient_is_told_classes_that_may_go_out_at_all(store: Store, case: str) -> None:
    office = next(info.name for info in Info if not info.outward)
    for classes in (frozenset(), frozenset({"IDENTITY", office}), frozenset({"IDENTITY", "of no version"})):
        assert field_of(store, consent_of(store, case), to("corp", classes)) == "recipients"


def test_a_consent_may_be_of_the_day_of_the_one_it_replaces_but_not_older(
    store: Store, case: str, clock: Clock
) -> None:
    former = give(store, consent_of(store, case))
    older = consent_of(store, case, replaces=former.id, explained_on=date(2026, 5, 1))
    assert field_of(store, older.replace(given_at=datetime(2026, 5, 31, 9, 0))) == "given_at"
    assert give(store, older).replaces == former.id
    with store.read() as r:
        assert r.get(Consent, former.id).over_on == TODAY


def test_what_ended_keeps_its_first_day(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    for day, kept in ((date(2026, 6, 9), 9), (date(2026, 6, 12), 9), (date(2026, 6, 3), 3)):
        with store.write("終わり", final=True) as w:
            mark_over(w, [given.id], day)
            assert w.get(Consent, given.id).over_on == date(2026, 6, kept)


def test_what_was_never_given_does_not_end(store: Store, case: str) -> None:
    with store.write("状態") as w:
        attitude = record_attitude(w, case, "declined")
        mark_over(w, [attitude.id], TODAY)
        assert w.get(Consent, attitude.id).over_on is None


def test_a_mother_of_the_household_consents_for_her_child(store: Store, case: str) -> None:
    with store.write("世帯") as w:
        w.put(w.get(Person, person_of(store, case)).replace(birth_date=date(2015, 1, 1)))
        w.add(HouseholdMember(case=case, name="北原 花子", relation="parent"))
    assert give(store, by_parent(store, case)).form == "representative"


def test_the_age_of_a_member_stands_in_the_list_of_members(store: Store, case: str) -> None:
    with store.write("世帯") as w:
        w.add(Person(id="child", name="北原 陸"))
        w.add(HouseholdMember(case=case, person="child", name="北原 陸", birth_date=date(2008, 5, 1)))
    assert field_of(store, by_parent(store, case, person="child")) == "representative_kind"


def test_whoever_ceased_to_be_the_representative_on_that_day_cannot_consent_on_it(store: Store, case: str) -> None:
    entry = Representative(
        person=person_of(store, case), kind="guardian", name="後見 太郎", paper="登記事項証明書", checked_on=TODAY
    )
    with store.write("代理人") as w:
        kept = record_representative(w, entry)
        w.put(kept.replace(ended_on=TODAY, ended_reason="辞任"))
    consent = by_parent(store, case, representative_kind="guardian", authority=kept.id)
    assert field_of(store, consent) == "authority"
    with store.write("代理人") as w:
        w.put(kept.replace(ended_on=date(2026, 6, 2), ended_reason="辞任"))
    assert give(store, consent).authority == kept.id


@pytest.mark.parametrize(("kind", "person"), [("curator", ""), ("guardian", "somebody")])
def test_the_register_s_entry_is_of_this_person_and_of_this_role(
    store: Store, case: str, kind: str, person: str
) -> None:
    with store.write("代理人") as w:
        w.add(Person(id="somebody", name="別の 人"))
        entry = Representative(
            person=person or person_of(store, case), kind=kind, name="後見 太郎", scope=frozenset({"all"})
        )
        w.add(entry)
    consent = by_parent(store, case, representative_kind="guardian", authority=entry.id)
    assert field_of(store, consent) == "authority"


def test_a_consent_entered_on_the_day_it_was_given_is_not_late(store: Store, case: str, clock: Clock) -> None:
    given = give(store, consent_of(store, case))
    assert not is_late(given)
    assert not is_late(given.replace(entered_at=None))
    assert not is_late(given.replace(given_at=None))
    assert is_late(given.replace(entered_at=datetime(2026, 6, 2, 0, 0)))


def test_put_in_writing_every_term_and_row_of_the_oral_consent_is_kept_word_for_word(
    store: Store, case: str, clock: Clock
) -> None:
    without = ConsentExclusion(record_class="Person", field_name="school")
    oral = give(
        store,
        consent_of(
            store,
            case,
            form="oral",
            repeated_words="福祉課にだけ",
            witness="相談員",
            period="date",
            until_day=date(2026, 12, 31),
            excluded_words="学校のことは言わない",
            explained_place="窓口",
            present="姉",
            language="easy",
            text_version="easy-2026-05-01",
            own_wish="急いでほしい",
        ),
        to("corp"),
        to("", frozenset({"IDENTITY"}), "welfare_section"),
        without=(without,),
    )
    clock.go_to(date(2026, 6, 3))
    with store.write("書面", final=True) as w:
        written = consent_put_in_writing(w, oral.id, date(2026, 6, 2))
        rows = w.find(ConsentRecipient, consent=written.id)
        (kept,) = w.find(ConsentExclusion, consent=written.id)
    names = (
        "case person period until_day purposes means excluded_words explained_on explained_place present language "
        "text_version told_withdrawal told_no_disadvantage own_wish explained_by"
    )
    for name in names.split():
        assert getattr(written, name) == getattr(oral, name), name
    assert (written.form, written.replaces, written.given_at, written.signed_paper_on) == (
        "written",
        oral.id,
        datetime(2026, 6, 2),
        date(2026, 6, 2),
    )
    assert (written.repeated_words, written.witness) == ("", "")
    assert {(each.organisation, each.organisation_kind, each.classes) for each in rows} == {
        ("corp", "", to("corp").classes),
        ("", "welfare_section", frozenset({"IDENTITY"})),
    }
    assert (kept.record_class, kept.field_name, kept.record) == ("Person", "school", "")


def test_who_explained_the_paper_may_be_another_than_who_explained_aloud(store: Store, case: str) -> None:
    oral = give(store, consent_of(store, case, form="oral", repeated_words="伝える", witness="相談員"))
    with store.write("書面", final=True) as w:
        assert consent_put_in_writing(w, oral.id, TODAY, explained_by="高瀬 課長").explained_by == "高瀬 課長"


@pytest.mark.parametrize("state", ["seeking", "on_hold"])
def test_who_thinks_it_over_is_asked_again_on_a_day_from_today_on(store: Store, case: str, state: str) -> None:
    with store.write("状態") as w:
        assert record_attitude(w, case, state, TODAY).ask_again_on == TODAY
    for day in (None, date(2026, 5, 31)):
        with store.write("状態") as w, pytest.raises(Refused) as refused:
            record_attitude(w, case, state, day)
        assert refused.value.field == "ask_again_on"


def test_an_attitude_says_when_it_was_explained_unless_it_was_not(store: Store, case: str) -> None:
    with store.write("状態") as w:
        asked = record_attitude(w, case, "declined", words="考えたい")
        assert (asked.explained_on, asked.own_wish, asked.person) == (TODAY, "考えたい", person_of(store, case))
        assert record_attitude(w, case, "not_explained").explained_on is None
        with pytest.raises(Refused) as refused:
            record_attitude(w, case, "given")
        assert refused.value.field == "state"


def test_a_consent_found_void_ends_that_day_with_the_words_as_written(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    with store.write("無効", final=True) as w:
        voiding = void_consent(w, given.id, "wrong_person", " 別の人だった ", " 高瀬課長 ")
        assert w.get(Consent, given.id).over_on == TODAY
    assert (voiding.words, voiding.decided_by, voiding.at, voiding.case) == ("別の人だった", "高瀬課長", NOW, case)


@pytest.mark.parametrize(("words", "by", "field"), [(" ", "高瀬課長", "words"), ("本人に聞いた", " ", "decided_by")])
def test_a_contradiction_is_settled_with_the_person_s_words_and_a_name(
    store: Store, case: str, words: str, by: str, field: str
) -> None:
    wide = give(store, consent_of(store, case))
    narrow = give(store, consent_of(store, case), to("corp", frozenset({"IDENTITY"})))
    with store.write("整理", final=True) as w, pytest.raises(Refused) as refused:
        settle_conflict(w, wide.id, narrow.id, words, by)
    assert refused.value.field == field
    with store.write("整理", final=True) as w:
        made = settle_conflict(w, narrow.id, wide.id, " 本人に聞いた ", " 高瀬課長 ")
        assert (made.kept, made.ended, made.beside) == (narrow.id, wide.id, "")
        assert (made.words, made.decided_by, made.at) == ("本人に聞いた", "高瀬課長", NOW)
        assert (w.get(Consent, wide.id).over_on, w.get(Consent, narrow.id).over_on) == (TODAY, None)
        with pytest.raises(Refused):
            settle_conflict(w, narrow.id, wide.id, "もう一度", "高瀬課長")
    with store.read() as r:
        assert r.count(ConsentSettlement) == 1


def test_a_body_that_never_got_the_paper_gets_no_letter(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case), to("corp"), to("county"))
    handed(store, case, "not_out")
    take_back(store, given)
    with pytest.raises(Refused, match="渡した記録がありません"):
        letter(store, given)
    with store.read() as r:
        (stayed,) = disclosures_under(r, given.id)
    assert (stayed.outcome, stayed.is_out) == ("not_out", False)


def test_a_paper_of_which_nobody_said_whether_it_went_out_may_be_outside(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    handed(store, case, "")
    take_back(store, given)
    assert letter(store, given).organisation == "corp"
    with pytest.raises(Refused, match="渡した記録がありません"):
        letter(store, given, "county")


@pytest.mark.parametrize(
    ("first", "open_"),
    [("partly", True), ("no_answer", True), ("refused", True), ("stopped", False), ("destroyed", False)],
)
def test_a_later_answer_follows_one_that_was_missing_partial_or_a_refusal_and_no_other(
    store: Store, case: str, first: str, open_: bool
) -> None:
    given = give(store, consent_of(store, case))
    handed(store, case)
    take_back(store, given)
    notice = letter(store, given)
    with store.write("返事") as w:
        answer_notice(w, notice.id, first, TODAY, " 所長 ", " 電話で ")
        kept = w.get(WithdrawalNotice, notice.id)
        assert (kept.answer, kept.answered_on, kept.answered_by, kept.note) == (first, TODAY, "所長", "電話で")
        if open_:
            assert answer_notice(w, notice.id, "returned", TODAY, "所長").answer == "returned"
        else:
            with pytest.raises(Refused):
                answer_notice(w, notice.id, "returned", TODAY, "所長")


def test_of_several_withdrawals_the_letter_stands_on_the_newest_that_means_the_body(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case), to("corp"), to("county"))
    handed(store, case)
    with store.write("撤回", final=True) as w:
        rows = [
            withdraw(w, given.id, [taking], NOW, "visit", "空木 佐和", told_past_stays=True)[0]
            for taking in (
                Taking(classes=frozenset({"NEED"})),
                Taking("corp", frozenset({"CONTACT"})),
                Taking("county"),
            )
        ]
    assert letter(store, given).withdrawal == rows[1].id


@pytest.mark.parametrize(("form", "outcome"), [("bundle", "not_out"), ("referral", "went_out")])
def test_only_handing_over_the_copies_gives_a_request_its_day(
    store: Store, case: str, form: str, outcome: str
) -> None:
    person = person_of(store, case)
    with store.write("用意", final=True) as w:
        request = InformationRequest(case=case, person=person, number="開示第1号", kind="disclosure")
        paper = Disclosure(case=case, person=person, organisation="corp", form=form, document_number="開示第1号")
        w.add(request)
        w.add(paper)
    with store.write("結果", final=True) as w:
        answer_release(w, paper.id, outcome, "取りやめ")
        assert w.get(InformationRequest, request.id).handed_on is None


def test_a_paper_that_stayed_needs_its_reason_and_an_answer_is_one_of_two(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    paper = handed(store, case, "")
    for outcome, reason, field in (("not_out", " ", "reason"), ("lost", "x", "outcome")):
        with store.write("結果", final=True) as w, pytest.raises(Refused) as refused:
            answer_release(w, paper, outcome, reason)
        assert refused.value.field == field
    with store.write("結果", final=True) as w:
        answer = answer_release(w, paper, "went_out")
        assert (answer.outcome, answer.at, answer.case, answer.clerk) == ("went_out", NOW, case, "空木 佐和")
        with pytest.raises(Refused, match="もう記録"):
            answer_release(w, paper, "not_out", "x")


def test_going_out_ends_a_once_only_consent_and_staying_does_not(store: Store, case: str) -> None:
    once = give(store, consent_of(store, case, period="once"))
    for outcome, over, used in (("not_out", None, False), ("went_out", TODAY, True)):
        handed(store, case, outcome)
        with store.read() as r:
            assert r.get(Consent, once.id).over_on == over
            assert once_only_in_use(r, once) is used


def test_going_out_leaves_every_other_consent_as_it_was(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    handed(store, case)
    with store.read() as r:
        assert r.get(Consent, given.id).over_on is None
        assert not once_only_in_use(r, given)


def test_a_clock_that_stands_at_the_newest_row_was_not_set_back(store: Store, case: str) -> None:
    with store.read() as r:
        assert not clock_went_back(r, TODAY)
    give(store, consent_of(store, case))
    handed(store, case)
    with store.read() as r:
        assert [clock_went_back(r, day) for day in (date(2026, 5, 31), TODAY, date(2026, 6, 2))] == [
            True,
            False,
            False,
        ]
        assert not clock_went_back(r, NOW)
        assert clock_went_back(r, datetime(2026, 6, 1, 9, 39, 59))


def test_what_was_left_over_of_a_representative_does_not_bar_the_person_s_own_word(store: Store, case: str) -> None:
    assert give(store, consent_of(store, case, representative_kind="other")).form == "written"


def test_a_letter_that_stayed_says_why_and_one_that_was_answered_was_sent(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    handed(store, case)
    take_back(store, given)
    notice = letter(store, given)
    with store.write("連絡") as w, pytest.raises(Refused) as refused:
        notice_not_sent(w, notice.id, " ")
    assert refused.value.field == "note"
    with store.write("返事") as w:
        answer_notice(w, notice.id, "stopped", TODAY, "所長")
    with store.write("連絡") as w, pytest.raises(Refused) as refused:
        notice_not_sent(w, notice.id, "手渡した")
    assert refused.value.field == "answer"


def test_a_conference_told_with_consent_has_who_runs_it_as_its_only_fact(store: Store, case: str) -> None:
    body = Organisation(id="meeting", name="支援会議", kind="conference", conference_body="support_9")
    with store.write("用意") as w:
        w.add(body)
    give(store, consent_of(store, case), to("meeting"))
    made = release(store, weighed(store, case, organisation="meeting"))
    with store.read() as r:
        (line,) = r.get(Disclosure, made.disclosure_id).basis_facts.splitlines()
    assert line.startswith("会議を組織する主体: ")
