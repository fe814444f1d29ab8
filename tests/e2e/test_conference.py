"""C01, C02, C08: a 支援会議 in the window, from the agenda to the last copy that came back."""

from datetime import date, datetime

import pikepdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit

from kyoju_desktop.domain.records import (
    AgendaItem,
    Conference,
    ConferenceCopy,
    ConferenceDecision,
    ConferenceMember,
    CopyOut,
    Disclosure,
    DisclosureOutcome,
)
from kyoju_desktop.ui.pages.conference import ConferencePage
from kyoju_desktop.ui.pages.conferences import ConferencesPage
from kyoju_desktop.ui.pages.today import TodayPage
from kyoju_desktop.ui.widgets.segmented import Segmented
from tests.e2e.canaries import said_by
from tests.e2e.conference_steps import (
    COUNCIL,
    EIGHT,
    HERE,
    HIDDEN,
    PLAIN,
    SITTING,
    UNASKED,
    WHY,
    Someone,
    add_member,
    begin_sitting,
    bodies_of,
    choose_item,
    close_printing,
    item_of,
    make_packs,
    name,
    pages_of,
    pick,
    put_on_agenda,
    save_locked,
    say_named,
    set_of,
    set_the_table,
    take_in_all,
)
from tests.e2e.conftest import Counter
from tests.e2e.steps import all_words, squeezed, whole_on_screen


def test_ac_08_4_five_members_and_eight_cases_from_the_agenda_to_the_last_copy(city: Counter) -> None:
    hand = city.hand
    cases = set_the_table(city, EIGHT, SITTING, 5)
    sitting = city.one(Conference)
    members = city.find(ConferenceMember)
    assert len(city.find(AgendaItem)) == 8
    # one member is not told of the secrecy yet, one gets the papers as a locked file
    set_of(city, f"secrecy.{members[4].id}", "not_yet")
    hand.press(f"member.{members[1].id}")
    hand.within("member_dialog").choose("medium", "data")
    hand.within("member_dialog").press("question_do")
    hand.settle()
    say_named(city, cases[PLAIN.name])
    say_named(city, cases[UNASKED.name])
    say_named(city, cases[HIDDEN.name])
    copies = make_packs(city, spares=1)
    close_printing(city)
    place = city.folder.parent / "locked.pdf"
    password = save_locked(city, place)
    with pikepdf.open(place, password=password) as opened:
        assert opened.is_encrypted
    assert [each.number for each in copies] == [f"No.{number}" for number in range(1, 7)]
    assert {each.medium for each in copies} == {"paper", "data"}
    # numbered on every page; a name only where it may stand; never an address of a protected person
    for copy in copies:
        whole = "".join(pages_of(city, copy))
        for page in pages_of(city, copy):
            assert squeezed(copy.number) in page
            assert "会議後" in page
        bound = copy.member != members[4].id  # the law lets also a spare be named; a consent names its bodies
        assert (name(PLAIN) in whole) == (bound and bool(copy.member))
        assert (name(UNASKED) in whole) == bound
        for each in EIGHT:
            if each.protected:
                assert squeezed(each.place) not in whole
                assert "秘町" not in whole
                assert "隠町" not in whole
            if each not in {PLAIN, UNASKED, HIDDEN}:
                assert name(each) not in whole
    assert not city.find(DisclosureOutcome)
    # handed out: one row of the ledger for each person and recipient
    city.go_to(datetime(2026, 6, 18, 13, 50))
    hand.press("hand_all")
    rows = city.find(Disclosure)
    assert len(rows) == 8 * 5
    assert {each.conference for each in rows} == {sitting.id}
    assert {each.outcome for each in city.find(DisclosureOutcome)} == {"went_out"}
    told = [each for each in rows if each.case == cases[UNASKED.name].id]
    assert {each.basis for each in told if each.version == "named"} == {"law_conference_9"}
    assert all(each.why_no_consent == WHY for each in told if each.version == "named")
    assert len({each.organisation for each in told}) == 5
    assert all(each.copy_numbers for each in rows)
    # decisions: Enter goes to the next line, and they are on 今日
    item = item_of(city, cases[UNASKED.name])
    choose_item(city, item)
    inside = hand.within("decisions_panel")
    for who, what, until in (
        ("福祉課 日置", "訪問して健康状態を確かめる", "+5"),
        ("社協 小瀬", "本人にたずねる", "+9"),
    ):
        inside.write("who", who)
        inside.write("what", what)
        inside.write("due_on", until)
        hand.key(Qt.Key.Key_Return, name="due_on")
        hand.settle()
        assert hand.see_as("who", QLineEdit).text() == ""
    assert [each.who for each in city.find(ConferenceDecision, item=item.id)] == ["福祉課 日置", "社協 小瀬"]
    inside = hand.within("result_panel")
    inside.write("consent_policy", "顔なじみの民生委員と訪ねて説明する。")
    inside.press("keep_result_panel")
    assert city.one(AgendaItem, id=item.id).consent_policy
    # all back but one: it is not closed, and it stands on the lists
    city.go_to(datetime(2026, 6, 18, 15, 34))
    for number in (1, 3, 5):
        hand.see_as(f"back.No.{number}", QCheckBox).click()
        hand.settle()
    hand.see_as("back.No.2", QCheckBox).click()
    hand.settle()
    assert city.one(ConferenceCopy, number="No.2").fate == "deleted"
    assert "未回収" in hand.see("packs_out").accessibleName()
    hand.press("close_conference")
    hand.press("notice_yes")
    hand.see("notice_text")
    assert "1" in hand.words("notice_text")
    hand.press("notice_close")
    assert city.one(Conference).closed_on is None
    city.go_to(datetime(2026, 6, 23, 9, 0))
    hand.press("rail_today")
    hand.settle()
    table = hand.see_as("today_page", TodayPage).table
    codes = {due.code for row in range(table.rowCount()) if (due := table.item(row))}
    assert {"conference_copies", "conference_decision"} <= codes
    hand.press("rail_conferences")
    hand.settle()
    listed = hand.see_as("conferences_page", ConferencesPage)
    listed.which.press("outside")
    assert [each.cells[0].upper for each in listed.out.table.lines] == ["No.4"]
    listed.out.opened.emit(listed.out.current())
    hand.see("conference_page")
    hand.settle()
    hand.see_as("back.No.4", QCheckBox).click()
    hand.settle()
    assert not hand.sees("packs_out")
    assert {each.fate for each in city.find(CopyOut)} == {"returned", "deleted"}
    # the spare one was not handed out
    hand.press("pack_more.No.6")
    pick(city, "pack_more.No.6_menu", "not_handed")
    hand.write("reason", "余った。")
    hand.press("question_do")
    hand.settle()
    inside = hand.within("minutes_panel")
    inside.write("held_on", "R8.6.18")
    inside.write("minutes", "役割を決めた。")
    inside.press("keep_minutes_panel")
    hand.press("close_conference")
    hand.press("notice_yes")
    hand.settle()
    assert city.one(Conference).closed_on == date(2026, 6, 23)
    assert not hand.sees("close_conference")


def test_ac_08_4_a_council_has_no_named_version_without_consent(city: Counter) -> None:
    cases = set_the_table(city, (PLAIN, UNASKED), COUNCIL, 2)
    item = item_of(city, cases[UNASKED.name])
    choose_item(city, item)
    segments = city.hand.see_as(f"version.{item.id}", Segmented)
    city.hand.choose(f"version.{item.id}", "named")
    city.hand.settle()
    assert segments.value() == "coded"
    assert item_of(city, cases[UNASKED.name]).version == "coded"
    assert "実名版にはできません" in all_words(city.hand.see("item_tools"))
    say_named(city, cases[PLAIN.name])
    assert item_of(city, cases[PLAIN.name]).version == "named"


def test_ac_08_4_the_ledger_tells_version_and_number_of_each_copy(city: Counter) -> None:
    cases = set_the_table(city, (PLAIN, UNASKED), SITTING, 2)
    say_named(city, cases[UNASKED.name])
    make_packs(city)
    close_printing(city)
    city.go_to(datetime(2026, 6, 18, 13, 50))
    city.hand.press("hand_all")
    city.session.desk.open_case(cases[UNASKED.name].id, "handed")
    city.hand.see("case_head")
    city.hand.settle()
    rows = city.find(Disclosure, case=cases[UNASKED.name].id)
    assert [(each.version, each.copy_numbers) for each in rows] == [("named", "No.1"), ("named", "No.2")]
    row = city.hand.see(f"ledger.{rows[0].id}")
    assert "実名版" in row.accessibleDescription()
    assert "No.1" in row.accessibleDescription()
    (copy,) = city.find(CopyOut, disclosure=rows[0].id)
    city.hand.press(f"copy.{copy.id}")
    city.hand.see("conference_page")
    city.hand.settle()
    assert city.hand.see_as("conference_page", ConferencePage).copies.out.isVisible()


def test_a_decision_being_typed_is_there_again_after_the_lock(city: Counter) -> None:
    cases = set_the_table(city, (PLAIN,), SITTING, 1)
    hand = city.hand
    hand.within("decisions_panel").write("who", "福祉課 日置")
    hand.within("decisions_panel").write("what", "訪問して健康")
    city.lock()
    city.unlock()
    city.session.desk.open_conference(city.one(Conference).id)
    hand.see("conference_page")
    hand.settle()
    assert hand.words("who") == "福祉課 日置"
    assert hand.words("what") == "訪問して健康"
    assert not city.find(ConferenceDecision)
    assert cases


def test_a_case_goes_on_the_agenda_from_its_own_page_and_its_story_tells_it(city: Counter) -> None:
    cases = take_in_all(city, (UNASKED,), ())
    begin_sitting(city, SITTING)
    case = cases[UNASKED.name]
    city.session.desk.open_case(case.id)
    city.hand.see("case_head")
    city.hand.settle()
    city.hand.press("case_menu")
    pick(city, "more_menu", "to_conference")
    city.hand.press("question_do")
    city.hand.see("conference_page")
    city.hand.settle()
    item = item_of(city, case)
    assert city.hand.sees(f"mark.{item.id}")
    city.session.desk.open_case(case.id)
    city.hand.see("case_head")
    city.hand.settle()
    view = city.session.frame.page("case")._room.view  # the entries are painted
    assert any("支援会議" in each.title for each in view.entries)


def test_a_lost_pack_is_told_in_words_and_leads_to_the_register_of_accidents(city: Counter) -> None:
    set_the_table(city, (PLAIN,), SITTING, 1)
    make_packs(city)
    close_printing(city)
    city.go_to(datetime(2026, 6, 18, 13, 50))
    hand = city.hand
    hand.press("hand_all")
    hand.press("pack_more.No.1")
    pick(city, "pack_more.No.1_menu", "fate")
    inside = hand.within("fate_dialog")
    inside.choose("fate", "lost")
    inside.press("question_do")
    assert hand.sees("fate_dialog")  # how it was lost is asked for
    inside.write("note", "会議室に忘れた。戻ると無かった。")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("fate_dialog"), "fate_dialog")
    hand.settle()
    assert city.one(ConferenceCopy).fate == "lost"
    assert "なくなった" in all_words(hand.see("copies_panel"))
    hand.press("breach.No.1")  # below the packs, without looking for it in a menu
    hand.see("registers_page")
    shown = QApplication.activeModalWidget()
    assert shown is not None
    assert "No.1" in "".join(each.toPlainText() for each in shown.findChildren(QPlainTextEdit))
    shown.close()
    # closed, it does not say that everything came back
    city.session.desk.open_conference(city.one(Conference).id)
    hand.see("conference_page")
    hand.settle()
    inside = hand.within("minutes_panel")
    inside.write("held_on", "R8.6.18")
    inside.write("minutes", "役割を決めた。")
    inside.press("keep_minutes_panel")
    hand.press("close_conference")
    hand.press("notice_yes")
    hand.settle()
    assert city.one(Conference).closed_on
    assert "戻らない資料が1部" in said_by(city.session.window)


def test_a_sitting_ends_on_its_own_day_and_a_long_name_is_whole(city: Counter) -> None:
    begin_sitting(city, {"bodies": ("support_9",), "at": "R8.6.18 14:00", "until": "15:30"})
    assert city.one(Conference).until == datetime(2026, 6, 18, 15, 30)
    abroad = Someone("NGUYEN VAN ANH TUAN THANH", "ぐえん", "瀬戸見市 西町2丁目2番2号", agrees=False)
    (case,) = take_in_all(city, (abroad,), ()).values()
    put_on_agenda(city, [case])
    row = city.hand.see(f"item.{item_of(city, case).id}")
    (label,) = (each for each in row.findChildren(QLabel) if each.text() == abroad.name)
    assert whole_on_screen(label)


def test_beside_the_item_stands_what_a_named_version_still_needs(city: Counter) -> None:
    cases = take_in_all(city, (UNASKED,), ())
    begin_sitting(city, {"bodies": ("support_9",), "at": "R8.6.18 14:00"})
    add_member(city, bodies_of(city, 1)[0], {**HERE, "name": "構成 一子"})
    put_on_agenda(city, cases.values())
    say_named(city, cases[UNASKED.name])
    told = all_words(city.hand.see("item_tools"))
    assert "求めの文書番号" in told
    assert "同意がない理由" in told
