"""C09 同意の撤回: 篠塚 蒼 (invented) of 瀬戸見市, from the first visit to the closing."""

from datetime import date, datetime

from kyoju_desktop.domain.records import (
    Assessment,
    Case,
    Consent,
    Deadline,
    Disclosure,
    Organisation,
    Person,
    PersonInquiry,
    Plan,
    ProgressNote,
    Screening,
    Tenancy,
)
from kyoju_desktop.ui.tour.filling import add_record, keep_record, tab
from tests.e2e.cases.conftest import OpenAt
from tests.e2e.conftest import CITY, Counter
from tests.e2e.consent_steps import (
    consent_of,
    finish_consent,
    known,
    nothing_can_go_out,
    on_that_day,
    show_day,
    tick,
    withdraw,
)
from tests.e2e.steps import (
    begin_referral,
    given_items,
    paper_text,
    pick_item,
    release,
    squeezed,
    take_in,
    to_stage,
    write_note,
)
from tests.e2e.whole import (
    asked_about,
    close,
    day,
    emergency,
    explained,
    on_today,
    open_case,
    register_body,
    stages_of,
    step_on,
)

AO = {"name": "篠塚 蒼", "kana": "しのづか あお", "birth_date": "H19.1.9"}
HOME, SCHOOL, HOUSING = "児童養護施設あさぎり", "架空専門学校", "居住支援法人 潮風すまいの会"
WELFARE = "瀬戸見市 福祉課"
CONTACT, HOUSEHOLD, HEALTH = 1, 2, 6  # columns of the matrix
ILLNESS = "不眠と気分の落ち込み(本人の申告)"


def test_ac_09_whole_a_consent_is_narrowed_excepted_renewed_and_runs_out(open_at: OpenAt) -> None:
    at = open_at(CITY, datetime(2026, 5, 18, 9, 30))
    _comes_with_the_home(at)
    first = at.one(Consent)
    _moves_into_the_corporation_s_flat(at, first)
    _takes_back_a_part(at)
    _is_in_danger_at_night(at)
    second = _allows_it_once_more(at)
    _runs_out(at, second)
    _closes(at)


def _comes_with_the_home(at: Counter) -> None:
    """R8.5.18: with the home's staff; four bodies, until R9.3.31; only the person's own mobile telephone."""
    register_body(at, HOME, "other")
    register_body(at, SCHOOL, "school")
    register_body(at, HOUSING, "support_corporation")
    case = take_in(at, AO, phone="090-0000-5522")
    assert case.number.endswith("R8-0001")
    rows_ = {HOME: (CONTACT,), SCHOOL: (CONTACT,), HOUSING: (CONTACT, HOUSEHOLD), WELFARE: (CONTACT, HOUSEHOLD)}
    consent = consent_of(at, rows_, until="2027-03-31")
    assert consent.until_day == date(2027, 3, 31)
    step_on(at, "S20")


def _moves_into_the_corporation_s_flat(at: Counter, first: Consent) -> None:
    """R8.6.1: health goes to the corporation only with the box of its own; R8.7.15: moved in, the home is told."""
    hand = at.hand
    day(at, 2026, 6, 1)
    tab(hand, "assessment")
    keep_record(hand, Assessment, {"interviewed_on": "きょう", "illness": ILLNESS})
    add_record(hand, Screening, {"decision": "plan", "decided_on": "きょう", "reason": "住まいの継続が難しい。"})
    add_record(hand, Plan, {"vision": "学校を続けられる住まい", "agreed_on": "きょう", "decided_on": "きょう"})
    begin_referral(at, HOUSING, purpose="housing", level="L3")
    without = release(at)
    assert "Assessment.illness" not in given_items(at, without)
    assert ILLNESS not in paper_text(at, without)
    more = _adds_the_box_of_health(at, first)
    begin_referral(at, HOUSING, purpose="housing", level="L3")
    pick_item(hand, "Assessment.illness")
    with_health = release(at)
    assert "Assessment.illness" in given_items(at, with_health)
    assert squeezed(ILLNESS) in paper_text(at, with_health)
    assert with_health.consent == more.id
    step_on(at, "S30", "S40", "S50", "S60", "S70")
    day(at, 2026, 7, 15)
    add_record(
        hand,
        Tenancy,
        {
            "home": "潮風すまいの会の借上げ 201",
            "destination": "private_rental",
            "moved_in_on": "きょう",
            "visit_rhythm": "monthly",
        },
    )
    to_stage(hand, "S80")
    begin_referral(at, HOME, purpose="information", level="L1")
    assert release(at).recipient.startswith(HOME)


def _adds_the_box_of_health(at: Counter, first: Consent) -> Consent:
    """The same consent once more with the box of health for the corporation: it takes the place of the first."""
    hand = at.hand
    tab(hand, "consent")
    hand.press(f"copy.{first.id}")
    tick(at, {HOUSING: (HEALTH,)})
    finish_consent(at, until="2027-03-31", more={"purposes": (), "signed_paper_on": "きょう"})
    return at.find(Consent)[-1]


def _takes_back_a_part(at: Counter) -> None:
    """R8.8.3: nothing more to the home and the school, no health to the corporation; R8.8.6: the home calls."""
    hand = at.hand
    day(at, 2026, 8, 3, 11, 0)
    before = at.find(Disclosure)
    home, school, housing = (_body(at, each) for each in (HOME, SCHOOL, HOUSING))
    withdraw(
        at,
        at.find(Consent)[-1],
        f"take.{home}",
        f"take.{school}",
        f"take.{housing}.{HEALTH - 1}",
        words="施設と学校には今後何も言わないでほしい。法人に病気のことも。",
    )
    assert known(at)[HOME] == set()
    assert known(at)[SCHOOL] == set()
    assert str(HEALTH) not in known(at)[HOUSING]
    assert at.find(Disclosure) == before  # what went out before stays on record
    begin_referral(at, HOME, purpose="information", level="L1")
    nothing_can_go_out(at)
    hand.press("back")
    day(at, 2026, 8, 6, 14, 0)
    asked = asked_about(
        at,
        who=f"{HOME} 職員",
        means="phone",
        asked="近況を教えてほしい",
        answer="refused",
        ground="own_wish",
    )
    assert (asked.answer, asked.ground) == ("refused", "own_wish")
    begin_referral(at, HOUSING, purpose="housing", level="L3")
    narrowed = release(at)
    assert "Assessment.illness" not in given_items(at, narrowed)
    assert at.one(PersonInquiry).id == asked.id


def _is_in_danger_at_night(at: Counter) -> None:
    """R8.9.11: the ambulance alone is told, on 69条2項4号; the corporation is not."""
    day(at, 2026, 9, 11, 21, 0)
    to_stage(at.hand, "S85")
    told = emergency(at, "fire", "夜、自傷をほのめかす電話。返事が途切れた。")
    assert (told.basis, told.consent) == ("special_69_2_4", "")
    assert not [
        each
        for each in at.find(Disclosure)
        if each.at and each.at.date() == date(2026, 9, 11) and each.recipient.startswith(HOUSING)
    ]


def _allows_it_once_more(at: Counter) -> Consent:
    """R8.9.14: explained to the person; a second consent for the watch, until R8.10.31."""
    day(at, 2026, 9, 14)
    assert explained(at, "知らせてくれてよかった。法人にも今回だけ話してよい。").told_on == date(2026, 9, 14)
    open_case(at, _case(at))
    second = consent_of(at, {HOUSING: (CONTACT, HEALTH)}, until="2026-10-31")
    begin_referral(at, HOUSING, purpose="safety", level="L3")
    pick_item(at.hand, "Assessment.illness")
    assert "Assessment.illness" in given_items(at, release(at))
    to_stage(at.hand, "S80", "落ち着いた")
    return second


def _runs_out(at: Counter, second: Consent) -> None:
    """R8.11.2: the second one is over; both stand side by side with what held when."""
    day(at, 2026, 11, 2)
    tab(at.hand, "consent")
    show_day(at, date(2026, 10, 1))
    held = on_that_day(at)
    assert held[(HOUSING, second.number)] == {str(CONTACT), str(HEALTH)}
    assert all(not boxes for (who, _number), boxes in held.items() if who in {HOME, SCHOOL})
    at.hand.press("back_to_today")
    assert known(at)[HOUSING] == set()  # until the clerk settles which of the two is meant, the shorter one holds
    begin_referral(at, HOUSING, purpose="safety", level="L3")
    nothing_can_go_out(at)
    at.hand.press("back")


def _closes(at: Counter) -> None:
    """R9.1.28: the person's own choice; closed, kept until R14.3.31, nothing is due any more."""
    day(at, 2027, 1, 28)
    open_case(at, _case(at))
    write_note(at.hand, "卒業の前に自分で見つけた部屋へ移ると本人が決めた。")
    closing = close(at, "own_wish", changes=("housing_stable",))
    assert closing.keep_until == date(2032, 3, 31)
    assert stages_of(at, _case(at))[-1] == "S99"
    assert not [each for each in on_today(at) if each.code not in {"keep_until", "copy_back"}]
    assert at.find(ProgressNote)
    assert not at.find(Deadline)
    assert at.one(Person).name == AO["name"]


def _case(at: Counter) -> Case:
    return at.find(Case)[-1]


def _body(at: Counter, name: str) -> str:
    return at.find(Organisation, name=name)[-1].id
