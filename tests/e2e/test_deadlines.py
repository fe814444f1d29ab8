"""C05, C08 and the office's own days: deadlines in the window, from the record to 今日 and back to its place."""

from datetime import date, datetime

from PySide6.QtWidgets import QAbstractButton, QWidget

from kyoju_desktop.domain.records import (
    Case,
    ClosedDay,
    Deadline,
    Designation,
    HouseholdMember,
    Intake,
    SchemeUse,
    Tenancy,
)
from kyoju_desktop.ui.pages.today import TodayPage
from kyoju_desktop.ui.tour.filling import add_record, fill, keep_record, tab
from tests.e2e.conftest import Counter
from tests.e2e.steps import all_words, take_in
from tests.e2e.whole import do_from_today, due, on_today, open_case

PERSON = {"name": "小早川 倫", "kana": "こばやかわ りん"}


def child(at: Counter, name: str, born: str) -> HouseholdMember:
    add_record(
        at.hand,
        HouseholdMember,
        {"name": name, "birth_date": born, "marks": ("dependent_child",), "living": "together"},
    )
    return at.find(HouseholdMember, name=name)[-1]


def beside(at: Counter, code: str, record: str) -> str:
    """What the column beside the case says of a deadline."""
    return at.hand.see_as(f"due.{code}.{record}", QAbstractButton).accessibleName()


def open_fold(at: Counter, code: str) -> None:
    at.hand.see_as("today_page", TodayPage).turn_fold(code)
    at.hand.settle()


def focused(at: Counter) -> str:
    """The names around the cursor; the window itself need not be active (nobody manages windows here)."""
    widget: QWidget | None = at.session.window.focusWidget()
    names: list[str] = []
    while widget is not None:
        names.append(widget.objectName())
        widget = widget.parentWidget()
    return " ".join(names)


def test_ac_05_2_a_child_is_one_until_the_end_of_the_school_year(town: Counter) -> None:
    town.go_to(datetime(2026, 5, 11, 9, 30))
    take_in(town, PERSON, phone="090-0000-4121")
    for name, born, until in (
        ("小早川 長女", "H21.5.10", "R10.3.31"),
        ("小早川 次女", "H21.4.1", "R9.3.31"),
        ("小早川 三女", "H21.4.2", "R10.3.31"),
    ):
        member = child(town, name, born)
        assert until in beside(town, "child_until", member.id), born

    eldest = town.find(HouseholdMember, name="小早川 長女")[0]
    town.go_to(datetime(2028, 1, 4, 9, 0))
    rows = [each for each in on_today(town) if each.code == "child_until"]
    assert {each.record for each in rows if each.due == date(2028, 3, 31)} >= {eldest.id}
    do_from_today(town, "child_until")
    town.hand.see("editor.HouseholdMember")
    assert "marks" in focused(town)


def test_ac_05_5_a_month_before_the_benefit_ends_its_extension_or_end_is_confirmed(town: Counter) -> None:
    hand = town.hand
    town.go_to(datetime(2026, 5, 26, 9, 30))
    case = take_in(town, PERSON, phone="090-0000-4121")
    tab(hand, "schemes")
    hand.press("add.SchemeUse")
    inside = hand.within("scheme_dialog")
    inside.choose("scheme", "housing_benefit")
    fill(inside, SchemeUse, {"wish": "wants", "recommended_on": "R8.5.12"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("scheme_dialog"), "scheme_dialog")
    hand.settle()
    use = town.one(SchemeUse)
    hand.press(f"row.{use.id}")
    keep_record(
        hand,
        SchemeUse,
        {"result": "approved", "result_on": "R8.5.26", "from_day": "R8.6.1", "until_day": "R8.8.31"},
    )

    town.go_to(datetime(2026, 7, 30, 9, 0))
    assert due(town, "scheme_until") is None
    town.go_to(datetime(2026, 7, 31, 9, 0))
    row = due(town, "scheme_until")
    assert row is not None
    assert (row.due, row.source) == (date(2026, 8, 31), "scheme")
    assert row.what == "延長又は終了の確認(住居確保給付金(家賃補助))"
    assert row.detail.startswith("住居確保給付金(家賃補助)は8月31日(月)に終わります。")

    do_from_today(town, "scheme_until")
    hand.see("case_head")
    assert "scheme_extend" in focused(town)  # the button that extends the scheme
    hand.press(f"row.{use.id}")
    keep_record(hand, SchemeUse, {"until_day": "R8.11.30", "extended": "1"})
    assert due(town, "scheme_until") is None
    town.go_to(datetime(2026, 10, 30, 9, 0))
    later = due(town, "scheme_until")
    assert later is not None
    assert later.due == date(2026, 11, 30)
    open_case(town, case)
    assert "R8.11.30" in beside(town, "scheme_until", use.id) or "11月30日" in beside(town, "scheme_until", use.id)


def test_a_closed_day_entered_in_the_settings_moves_the_deadline_and_undo_moves_it_back(town: Counter) -> None:
    hand = town.hand
    town.go_to(datetime(2026, 6, 8, 9, 0))
    case = take_in(town, PERSON, phone="090-0000-4121")
    add_record(hand, Tenancy, {"home": "架空ハイツ", "moved_in_on": "R8.6.5"})
    tenancy = town.one(Tenancy)
    assert "6月19日" in beside(town, "address_report", tenancy.id)
    hand.press("rail_settings")
    hand.settle()
    assert "令和9年12月31日" in all_words(hand.see("own_days"))
    hand.press("add_closed_day")
    inside = hand.within("closed_day_dialog")
    fill(inside, ClosedDay, {"on": "R8.6.20", "why": "まちがい"})  # a Saturday
    inside.press("question_do")
    hand.settle()
    assert "はじめから閉庁日です" in all_words(hand.see("closed_day_dialog"))
    assert town.find(ClosedDay) == ()
    fill(inside, ClosedDay, {"on": "R8.6.19", "why": "計画休業"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("closed_day_dialog"), "closed day")
    hand.settle()
    assert "計画休業" in all_words(hand.see("own_days"))
    open_case(town, case)
    assert "6月22日" in beside(town, "address_report", tenancy.id)
    town.session.frame.undo()
    hand.settle()
    assert "6月19日" in beside(town, "address_report", tenancy.id)
    assert town.find(ClosedDay) == ()


def test_a_disaster_without_designation_is_said_and_a_designation_ends_the_saying(town: Counter) -> None:
    hand = town.hand
    town.go_to(datetime(2026, 10, 1, 9, 0))
    take_in(town, PERSON, phone="090-0000-4121")
    tab(hand, "intake")
    keep_record(hand, Intake, {"disaster_on": "R6.1.1"})
    row = due(town, "disaster_until")
    assert row is not None
    assert row.due == date(2026, 12, 31)
    assert "指定が登録されていません" in row.detail
    hand.press("rail_settings")
    hand.settle()
    assert "令和6年1月1日の災害は、ケース1件にありますが" in all_words(hand.see("designations"))
    hand.press("add_designation")
    inside = hand.within("designation_dialog")
    fill(inside, Designation, {"name": "架空半島地震", "happened_on": "R6.1.1", "until_day": "R11.3.31"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("designation_dialog"), "designation")
    hand.settle()
    assert "登録されていません" not in all_words(hand.see("designations"))
    assert due(town, "disaster_until") is None
    named = due(town, "disaster_to_designated")
    assert named is not None
    assert "「架空半島地震」の指定があるので" in named.detail


def test_what_is_done_on_today_leaves_it_and_comes_back_by_undo(town: Counter) -> None:
    hand = town.hand
    town.go_to(datetime(2026, 6, 16, 9, 0))
    case = take_in(town, PERSON, phone="090-0000-4121")
    with town.store.write("期限", case=case.id) as w:
        w.add(Deadline(case=case.id, what="係長に報告する", due_on=date(2026, 6, 16)))
    hand.settle()
    do_from_today(town, "own")
    assert due(town, "own") is None
    town.session.frame.undo()
    hand.settle()
    assert due(town, "own") is not None
    assert town.one(Case).id == case.id
