"""C12 同意の拒否: 赤松 誠 (invented) of 陽ノ原町, from the landlord's call to the closing."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from kyoju_desktop.domain.records import (
    Address,
    Application,
    Assessment,
    Case,
    Consent,
    Disclosure,
    Intake,
    LaterExplanation,
    Organisation,
    Person,
    Plan,
    Screening,
    Tenancy,
    Visit,
)
from kyoju_desktop.ui.tour.filling import add_record, fill, keep_record, tab
from tests.e2e.cases.conftest import OpenAt
from tests.e2e.conftest import TOWN, Counter
from tests.e2e.consent_steps import consent_of, finish_consent, known
from tests.e2e.steps import (
    attitude,
    begin_referral,
    choose_in_menu,
    given_items,
    paper_text,
    release,
    take_in,
    to_stage,
    write_facts,
    write_note,
)
from tests.e2e.whole import close, day, due, emergency, explained, open_case, register_body, stages_of, step_on

MAKOTO = {"name": "赤松 誠", "kana": "あかまつ まこと", "birth_date": "S45.1.2"}
COUNCIL, WELFARE, COMMISSIONER = "陽ノ原町社会福祉協議会", "陽ノ原町 福祉課", "民生委員"
HOSPITAL, CORPORATION, CONFERENCE = "架空東部病院", "居住支援法人 山すそ", "架空県支援会議"
CONTACT, HOUSEHOLD, HOME, MONEY, HEALTH = 1, 2, 3, 4, 6
NEVER = ("糖尿病", "母を", "090-0000-7788")


def test_ac_12_whole_a_refusal_is_respected_until_life_is_in_danger(open_at: OpenAt) -> None:
    at = open_at(TOWN, datetime(2026, 6, 16, 10, 0))
    _landlord_calls(at)
    case = _refuses(at)
    _asks_the_commissioner(at)
    _answers_the_conference(at)
    _life_is_in_danger(at)
    _says_yes_in_hospital(at)
    _moves(at, case)
    _renews_and_closes(at, case)


def _landlord_calls(at: Counter) -> None:
    """R8.6.16: only the surname is known."""
    hand = at.hand
    hand.press("new_intake")
    hand.write("called", "浜の借家の赤松さん")
    hand.press("begin_anonymous")
    fill(
        hand.within("intake_fields"),
        Intake,
        {"route": "real_estate", "complaint": "ごみと悪臭の苦情。大家からの電話。"},
    )
    hand.press("finish_intake")
    hand.see("case_head")
    hand.settle()
    assert at.one(Case).anonymous


def _refuses(at: Counter) -> Case:
    """R8.6.22: the visit, joined to a case of its own. R8.6.26: "no consent yet" is a decision like others."""
    hand = at.hand
    day(at, 2026, 6, 22)
    inquiry = at.one(Case)
    case = take_in(
        at,
        MAKOTO,
        phone="090-0000-7788",
        more={Address: {"place": "架空県 東郡 陽ノ原町 大字浜 7番地"}, Intake: {"route": "outreach"}},
    )
    open_case(at, inquiry)
    hand.press("case_menu")
    choose_in_menu(hand, "more_menu", "join")
    fill(hand.within("join_dialog"), Person, {"name": MAKOTO["name"], "kana": MAKOTO["kana"]})
    hand.within("join_dialog").press(f"same.{case.person}")
    hand.wait(lambda: not hand.sees("join_dialog"), "join")
    hand.settle()
    assert at.one(Case, id=case.id).joined_from == inquiry.number
    attitude(hand, "declined", "帰れ、何も言うな")
    write_note(hand, "住宅係と福祉課で訪問。「帰れ、何も言うな」と言われた。")
    day(at, 2026, 6, 26)
    tab(hand, "assessment")
    keep_record(hand, Assessment, {"illness": "糖尿病の治療を中断(聞いた話)", "family": "母を4月に亡くした。"})
    add_record(
        hand,
        Screening,
        {
            "decision": "seeking_consent",
            "decided_on": "きょう",
            "ask_again_on": "R8.7.21",
            "reason": "生活が立ちゆかないおそれがある。月1回訪ねて、同意に向けて取り組む。",
            "approver": "建設課長",
            "approved_on": "きょう",
        },
    )
    step_on(at, "S20", "S30")
    day(at, 2026, 7, 21)
    assert due(at, "consent_ask_again") is not None
    open_case(at, at.one(Case, id=case.id))
    write_note(hand, "玄関先で10分話せた。食事の話だけ。")
    begin_referral(at, COUNCIL, purpose="consult")
    for name in ("save_and_record", "print_and_record"):
        assert not hand.see_as(name, QAbstractButton).isEnabled()
    hand.press("back")
    assert not at.find(Disclosure)
    return at.one(Case, id=case.id)


def _asks_the_commissioner(at: Counter) -> None:
    """R8.8.4: L0, the existence alone."""
    day(at, 2026, 8, 4)
    begin_referral(at, COMMISSIONER, purpose="visit", level="L0", reason="訪問の声かけを頼む事務に要る。")
    paper = release(at)
    assert paper.level == "L0"
    assert not [each for each in NEVER if each in paper_text(at, paper)]
    assert "Address.place" in given_items(at, paper)


def _answers_the_conference(at: Counter) -> None:
    """R8.9.15: asked for by the prefecture's conference; L1, with every fact of the request."""
    hand = at.hand
    day(at, 2026, 9, 15)
    register_body(at, CONFERENCE, "conference", "conference", conference_body="support_9")
    open_case(at, at.find(Case)[-1])
    begin_referral(at, CONFERENCE, purpose="information", level="L1", basis="law_conference_9")
    write_facts(
        hand,
        {
            "document": "県東福第71号",
            "document_on": "R8.9.11",
            "sender": "架空県東部福祉事務所 見本",
            "meeting": "令和8年度第4回 支援会議 9月29日",
            "why_no_consent": "本人の同意を働きかけ中。月1回訪問している。",
        },
    )
    paper = release(at)
    assert (paper.basis, paper.consent, paper.external) == ("law_conference_9", "", True)
    assert not [each for each in NEVER[:2] if each in paper_text(at, paper)]


def _life_is_in_danger(at: Counter) -> None:
    """R8.12.10: three degrees in the room, hardly an answer: the ambulance and the nurse are told."""
    day(at, 2026, 12, 10, 10, 20)
    to_stage(at.hand, "S85")
    told = emergency(at, "fire", "室温3度、食事なし、呼びかけへの応答が弱い。")
    assert (told.basis, told.consent) == ("special_69_2_4", "")
    assert {"Person.name", "Address.place", "Assessment.illness"} <= given_items(at, told)
    assert due(at, "later_explanation") is not None


def _says_yes_in_hospital(at: Counter) -> None:
    """R8.12.14: explained; oral consent with two witnesses. R8.12.22: put into writing; both stay."""
    hand = at.hand
    day(at, 2026, 12, 14, 14, 0)
    explained(at, "病院の人になら話してもいい")
    assert at.one(LaterExplanation).told_on == date(2026, 12, 14)
    assert due(at, "later_explanation") is None
    register_body(at, HOSPITAL, "medical")
    register_body(at, CORPORATION, "support_corporation")
    open_case(at, at.find(Case)[-1])
    rows = {
        HOSPITAL: (CONTACT, HOUSEHOLD, HEALTH),
        WELFARE: (CONTACT, HOUSEHOLD, HOME, MONEY),
        CORPORATION: (CONTACT, HOUSEHOLD, HOME, MONEY),
    }
    oral = consent_of(
        at,
        rows,
        until="2027-09-30",
        more={
            "form": "oral",
            "given_at": "令和8年12月14日 13:30",
            "witness": "保健師 牧野、看護師 東",
            "repeated_words": "病院の人になら話してもいい",
            "excluded_words": "母の死、部屋の写真",
        },
    )
    assert oral.form == "oral"
    assert COUNCIL not in known(at)
    day(at, 2026, 12, 22)
    tab(hand, "consent")
    hand.press(f"put_in_writing.{oral.id}")
    hand.within("paper_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("paper_dialog"), "in writing")
    hand.settle()
    written = at.find(Consent)[-1]
    assert (written.form, written.replaces, written.until_day) == ("written", oral.id, date(2027, 9, 30))
    assert [each.form for each in at.find(Consent)][-2:] == ["oral", "written"]


def _moves(at: Counter, case: Case) -> None:
    """R9.1.19 to R9.2.12: welfare applied for, a home of 29,000 yen with the corporation, the guarantee, moving."""
    hand = at.hand
    day(at, 2027, 1, 19)
    add_record(hand, Plan, {"vision": "暖かい部屋で暮らす", "agreed_on": "きょう", "decided_on": "きょう"})
    to_stage(hand, "S40", "退院の見込みが立ち、住まいを探す")
    begin_referral(at, CORPORATION, purpose="housing", level="L2")
    hand.tick("words_confirmed")
    paper = release(at)
    assert paper.basis == "consent"
    assert not [each for each in ("糖尿病", "母を") if each in paper_text(at, paper)]
    step_on(at, "S50", "S60")
    add_record(
        hand,
        Application,
        {
            "home": "コーポ山すそ 103",
            "destination": "private_rental",
            "applied_on": "きょう",
            "rent": "29000",
            "guarantee": "foundation",
            "guarantee_fee": "10150",
            "result": "approved",
            "result_on": "きょう",
        },
    )
    day(at, 2027, 2, 3)
    to_stage(hand, "S70")
    day(at, 2027, 2, 12)
    add_record(
        hand,
        Tenancy,
        {
            "home": "コーポ山すそ 103",
            "destination": "private_rental",
            "contracted_on": "R9.2.3",
            "moved_in_on": "R9.2.12",
            "rent": "29000",
            "visit_rhythm": "monthly",
        },
    )
    to_stage(hand, "S80")
    assert stages_of(at, case)[-1] == "S80"
    day(at, 2027, 3, 12)
    assert due(at, "watch_visit") is not None
    open_case(at, at.one(Case, id=case.id))
    add_record(
        hand, Visit, {"at": "R9.3.12 10:00", "means": "home_visit", "met": "met", "fact": "部屋は片付いている。"}
    )
    assert due(at, "watch_visit") is None or due(at, "watch_visit").due > date(2027, 3, 12)  # type: ignore[union-attr]


def _renews_and_closes(at: Counter, case: Case) -> None:
    """R9.9.28: a new consent before the old one ends. R10.3.14: closed, kept until R15.3.31."""
    hand = at.hand
    day(at, 2027, 9, 28)
    assert due(at, "consent_until") is not None
    open_case(at, at.one(Case, id=case.id))
    tab(hand, "consent")
    old = at.find(Consent)[-1]
    hand.press(f"copy.{old.id}")
    hand.see("consent_matrix")
    hand.settle()
    finish_consent(at, until="2028-03-31", more={"purposes": (), "signed_paper_on": "きょう"})
    assert at.find(Consent)[-1].replaces == old.id
    day(at, 2028, 3, 14)
    open_case(at, at.one(Case, id=case.id))
    closing = close(at, "settled", changes=("housing_stable",))
    assert closing.keep_until == date(2033, 3, 31)
    assert at.find(Organisation, name=COUNCIL)
    assert not [each for each in at.find(Disclosure) if each.recipient.startswith(COUNCIL)]
    hand.key(Qt.Key.Key_Escape)
