"""C01, C09, C12: a consent runs out, is extended, taken back in part, made an exception of, and put into writing."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from kyoju_desktop.domain.records import (
    Assessment,
    Case,
    Consent,
    ConsentRecipient,
    ConsentVoiding,
    ConsentWithdrawal,
    Disclosure,
    Organisation,
    WithdrawalNotice,
)
from kyoju_desktop.services.ledger import LedgerFilter, marks_of, rows
from kyoju_desktop.ui.pages.span_chart import SpanChart
from kyoju_desktop.ui.tour.filling import fill, tab
from kyoju_desktop.ui.widgets.consent_strip import ConsentStrip
from tests.e2e.conftest import Counter
from tests.e2e.consent_steps import (
    body,
    consent_of,
    finish_consent,
    known,
    nothing_can_go_out,
    on_that_day,
    show_day,
    withdraw,
)
from tests.e2e.steps import (
    all_words,
    begin_referral,
    choose_in_menu,
    given_items,
    paper_text,
    release,
    squeezed,
    take_in,
    without_lock,
    write_facts,
)

AO = {"name": "篠塚 蒼", "kana": "しのづか あお", "birth_date": "H19.1.9"}
HOME, SCHOOL, HOUSING, CLINIC = "児童養護施設あさぎり", "架空専門学校", "居住支援法人 潮風すまいの会", "しおかぜ医院"
CONTACT, FAMILY, HEALTH = 1, 2, 6  # columns of the matrix


@pytest.fixture
def ao(city: Counter) -> Case:
    """The case of C09 with its four bodies in the register and an illness on record."""
    case = take_in(city, AO, phone="090-0000-5522")
    with city.store.write("準備") as w:
        for name, kind in (
            (HOME, "other"),
            (SCHOOL, "school"),
            (HOUSING, "support_corporation"),
            (CLINIC, "medical"),
        ):
            w.add(Organisation(name=name, kana=name, kind=kind, standing="private"))
        w.add(Assessment(case=case.id, illness="うつ病"))
    city.session.desk.news.changed.emit([])
    city.hand.settle()
    return case


def test_ac_01_3_after_its_last_day_nothing_goes_out_until_the_consent_is_extended(ao: Case, city: Counter) -> None:
    hand = city.hand
    first = consent_of(city, {HOUSING: (CONTACT, FAMILY)}, until="2026-06-30")
    begin_referral(city, HOUSING, purpose="housing")
    assert hand.see_as("save_and_record", QAbstractButton).isEnabled()
    hand.press("back")
    city.go_to(datetime(2026, 7, 1, 9, 0))
    assert known(city) == {}
    begin_referral(city, HOUSING, purpose="housing")
    nothing_can_go_out(city)
    hand.press("back")
    assert not city.find(Disclosure)

    tab(hand, "consent")
    assert "期限切れ" in all_words(hand.see(f"consent.{first.id}"))
    hand.press(f"more.{first.id}")
    choose_in_menu(hand, "consent_menu", "copy_over")
    hand.see("consent_matrix")
    hand.settle()
    finish_consent(city, until="2027-03-31", more={"purposes": (), "signed_paper_on": "きょう"})
    second = city.find(Consent)[-1]
    assert second.replaces == first.id
    assert second.purposes == first.purposes
    begin_referral(city, HOUSING, purpose="housing")
    paper = release(city)
    assert paper.consent == second.id
    assert squeezed("篠塚 蒼") in paper_text(city, paper)
    assert city.find(Consent)[0].until_day == date(2026, 6, 30)


def test_ac_09_1_recipients_classes_and_items_are_taken_back_and_the_rest_lives_on(ao: Case, city: Counter) -> None:
    hand = city.hand
    rows = {HOME: (CONTACT, FAMILY), SCHOOL: (CONTACT,), HOUSING: (CONTACT, FAMILY, HEALTH)}
    consent = consent_of(city, rows, until="2027-03-31")
    city.go_to(datetime(2026, 8, 3, 11, 0))
    home, school, housing = (body(city, each).id for each in (HOME, SCHOOL, HOUSING))
    withdraw(
        city,
        consent,
        f"take.{home}",
        f"take.{school}",
        f"take.{housing}.{HEALTH - 1}",
        item="Person.birth_date",
        words="施設と学校には今後何も言わないでほしい",
    )
    rows_kept = city.find(ConsentWithdrawal, consent=consent.id)
    assert {(each.organisation, each.classes, each.field_name) for each in rows_kept} == {
        (home, frozenset(), ""),
        (school, frozenset(), ""),
        (housing, frozenset({"HEALTH"}), ""),
        ("", frozenset(), "birth_date"),
    }
    assert known(city) == {HOUSING: {"1", "2"}, HOME: set(), SCHOOL: set()}
    assert HOUSING in hand.see_as("consent_strip", ConsentStrip).accessibleDescription()
    assert HOME not in hand.see_as("consent_strip", ConsentStrip).accessibleDescription()
    begin_referral(city, HOUSING, purpose="housing", level="L3")
    paper = release(city)
    assert "Person.birth_date" not in given_items(city, paper)
    assert "Person.name" in given_items(city, paper)
    assert "うつ病" not in paper_text(city, paper)


def test_ac_09_2_to_the_withdrawn_only_the_named_exception_with_its_facts_and_marked(ao: Case, city: Counter) -> None:
    hand = city.hand
    consent = consent_of(city, {CLINIC: (CONTACT, FAMILY)}, until="2027-03-31")
    city.go_to(datetime(2026, 8, 3, 11, 0))
    withdraw(city, consent, f"take.{body(city, CLINIC).id}")
    city.go_to(datetime(2026, 9, 11, 21, 0))
    begin_referral(city, CLINIC, purpose="housing")
    nothing_can_go_out(city)
    hand.choose("purpose", "safety")
    hand.settle()
    hand.choose("basis", "special_69_2_4")
    hand.settle()
    assert not hand.see_as("save_and_record", QAbstractButton).isEnabled()
    facts = {
        "danger": "自傷をほのめかす電話があった",
        "at": "令和8年9月11日 21:00",
        "reason": "救急外来で受け入れてもらうため",
        "tell_person_on": "令和8年9月14日",
    }
    for name, text in facts.items():
        assert not hand.see_as("save_and_record", QAbstractButton).isEnabled(), name
        write_facts(hand, {name: text})
    paper = release(city)
    assert (paper.basis, paper.consent, paper.after_withdrawal) == ("special_69_2_4", "", True)
    assert "自傷をほのめかす電話があった" in paper.basis_facts
    assert paper.at is not None
    tab(hand, "handed")
    with city.store.read() as r:
        (row,) = rows(r, LedgerFilter(since=date(2026, 9, 11), until=date(2026, 9, 11)))
    assert row.disclosure.id == paper.id
    assert "after_withdrawal" in marks_of(row.disclosure)


def test_ac_09_3_what_went_out_before_stays_on_record_and_the_letter_is_followed_up(ao: Case, city: Counter) -> None:
    hand = city.hand
    consent = consent_of(city, {HOUSING: (CONTACT, FAMILY)}, until="2027-03-31")
    begin_referral(city, HOUSING, purpose="housing")
    before = release(city)
    given = given_items(city, before)
    city.go_to(datetime(2026, 8, 3, 11, 0))
    tab(hand, "consent")
    hand.press(f"withdraw.{consent.id}")
    assert before.document_number in all_words(hand.see("went_out"))
    hand.within("withdrawal_dialog").press("question_back")
    withdraw(city, consent, "take.all", words="もうやめたい")
    assert city.find(Disclosure) == (before,)
    assert given_items(city, before) == given
    assert paper_text(city, before)
    assert known(city) == {}

    housing = body(city, HOUSING)
    hand.press(f"write_letter.{housing.id}")
    fill(hand.within("letter_dialog"), WithdrawalNotice, {"asked": ("return",), "means": "post"})
    hand.within("letter_dialog").press("question_do")
    hand.see("preview")
    hand.press("preview_save")
    dialog = without_lock(hand)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert "篠塚" not in edit.text()
    place = city.folder.parent / "letter.pdf"
    edit.setText(str(place))
    dialog.accept()
    hand.wait(place.exists, "letter")
    hand.settle()
    letter = city.one(WithdrawalNotice)
    assert (letter.organisation, letter.asked) == (housing.id, frozenset({"stop", "return"}))
    assert letter.reply_by is not None
    with city.store.read() as r:
        assert r.blob(letter.blob) == place.read_bytes()
    hand.press(f"answer.{letter.id}")
    answers = {"answer": "returned", "answered_by": "担当 川瀬"}
    fill(hand.within("answer_dialog"), WithdrawalNotice, answers)
    hand.within("answer_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("answer_dialog"), "answered")
    hand.settle()
    assert city.one(WithdrawalNotice).answer == "returned"
    assert "担当 川瀬" in all_words(hand.see("notices"))


def test_ac_09_4_a_dated_consent_that_runs_out_lets_no_paper_be_made(ao: Case, city: Counter) -> None:
    hand = city.hand
    consent_of(city, {HOUSING: (CONTACT,)}, until="2026-10-31")
    city.go_to(datetime(2026, 10, 31, 16, 0))
    assert known(city) == {HOUSING: {"1"}}
    begin_referral(city, HOUSING, purpose="housing")
    assert hand.see_as("save_and_record", QAbstractButton).isEnabled()
    city.go_to(datetime(2026, 11, 2, 9, 0))
    nothing_can_go_out(city)
    hand.press("back")
    assert known(city) == {}
    assert not city.find(Disclosure)
    assert "期限が切れました" in hand.see_as("consent_strip", ConsentStrip).accessibleDescription()


def test_ac_09_5_number_one_and_two_stand_side_by_side_with_what_held_on_a_day(ao: Case, city: Counter) -> None:
    hand = city.hand
    first = consent_of(city, {HOUSING: (CONTACT, HEALTH), HOME: (CONTACT,)}, until="2027-03-31")
    city.go_to(datetime(2026, 8, 3, 11, 0))
    withdraw(city, first, f"take.{body(city, HOME).id}", f"take.{body(city, HOUSING).id}.{HEALTH - 1}")
    city.go_to(datetime(2026, 9, 14, 10, 0))
    second = consent_of(city, {HOUSING: (CONTACT, HEALTH)}, until="2026-10-31")
    city.go_to(datetime(2026, 11, 2, 9, 0))
    tab(hand, "consent")
    chart = hand.see_as("span_chart", SpanChart)
    told = {each.key: (each.first, each.last, len(each.marks)) for each in chart.bars}
    assert told == {
        first.id: (date(2026, 6, 16), date(2027, 3, 31), 2),
        second.id: (date(2026, 9, 14), date(2026, 10, 31), 0),
    }
    said = chart.accessibleDescription()
    for words in (first.number, second.number, "R8.6.16〜R9.3.31", "R8.9.14〜R8.10.31", "期限切れ", "撤回"):
        assert words in said
    for day, wanted in (
        (date(2026, 7, 1), {(HOUSING, first.number): {"1", "6"}, (HOME, first.number): {"1"}}),
        (date(2026, 8, 10), {(HOUSING, first.number): {"1"}, (HOME, first.number): set()}),
        (
            date(2026, 10, 1),
            {
                (HOUSING, first.number): {"1"},
                (HOME, first.number): set(),
                (HOUSING, second.number): {"1", "6"},
            },
        ),
    ):
        show_day(city, day)
        assert on_that_day(city) == wanted
        assert hand.see("other_day").isVisible()
    hand.press("back_to_today")
    assert not hand.sees("other_day")


def test_ac_12_5_an_oral_consent_is_put_into_writing_and_both_stay(ao: Case, city: Counter) -> None:
    hand = city.hand
    oral = consent_of(
        city,
        {CLINIC: (CONTACT, HEALTH)},
        until="2027-03-31",
        more={
            "form": "oral",
            "given_at": "令和8年6月16日 8:30",
            "witness": "保健師 牧野、看護師 東",
            "repeated_words": "病院の人になら話してもいい",
        },
    )
    assert (oral.form, oral.witness) == ("oral", "保健師 牧野、看護師 東")
    city.go_to(datetime(2026, 6, 22, 10, 0))
    tab(hand, "consent")
    hand.press(f"put_in_writing.{oral.id}")
    hand.within("paper_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("paper_dialog"), "in writing")
    hand.settle()
    written = city.find(Consent)[-1]
    assert (written.form, written.replaces, written.signed_paper_on) == ("written", oral.id, date(2026, 6, 22))
    kept = city.find(Consent)[0]
    assert (kept.form, kept.repeated_words, kept.given_at) == (oral.form, oral.repeated_words, oral.given_at)
    rows = [city.find(ConsentRecipient, consent=each.id) for each in (oral, written)]
    assert [each.classes for each in rows[0]] == [each.classes for each in rows[1]]
    card = all_words(hand.see(f"consent.{written.id}"))
    for words in (oral.number, written.number, "病院の人になら話してもいい", "保健師 牧野", "もとの口頭の同意"):
        assert words in card
    assert known(city) == {CLINIC: {"1", "6"}}


def test_ac_09_5_a_void_consent_stays_in_sight_as_never_having_been_one(ao: Case, city: Counter) -> None:
    hand = city.hand
    consent = consent_of(city, {HOUSING: (CONTACT,)}, until="2027-03-31")
    hand.press(f"more.{consent.id}")
    choose_in_menu(hand, "consent_menu", "void")
    answers = {"reason": "not_understood", "words": "説明のことばがわかっていなかった", "decided_by": "住宅係長"}
    fill(hand.within("voiding_dialog"), ConsentVoiding, answers)
    hand.within("voiding_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("voiding_dialog"), "void")
    hand.settle()
    assert city.one(ConsentVoiding).consent == consent.id
    assert known(city) == {}
    (bar,) = hand.see_as("span_chart", SpanChart).bars
    assert bar.void
    assert "説明のことばがわかっていなかった" in all_words(hand.see(f"consent.{consent.id}"))
