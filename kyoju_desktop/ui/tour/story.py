"""The story of the tour: 小早川 倫 of 陽ノ原町 (invented), from the first start of the program to the closing."""

import re
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kyoju_desktop.domain.records import (
    Address,
    Application,
    Assessment,
    HouseholdMember,
    HousingInquiry,
    Intake,
    MoveOut,
    Person,
    Plan,
    PlanItem,
    Screening,
    Visit,
)
from kyoju_desktop.ui.tour.bodies import look_at_bodies
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.conference import confer
from kyoju_desktop.ui.tour.contract import prepare, sign
from kyoju_desktop.ui.tour.deadlines import know_deadlines
from kyoju_desktop.ui.tour.filling import add_record, fill, keep_record, tab
from kyoju_desktop.ui.tour.hand import Hand
from kyoju_desktop.ui.tour.handing import ask_consent, hand_over, save_from_preview, take_reply
from kyoju_desktop.ui.tour.homes import find_homes
from kyoju_desktop.ui.tour.leaving import after_a_death
from kyoju_desktop.ui.tour.schemes import follow_schemes
from kyoju_desktop.ui.tour.sharing import PASSPHRASE, be_asked
from kyoju_desktop.ui.tour.sums import work_out
from kyoju_desktop.ui.tour.watching import keep_watch

Step = Callable[[Tour], None]


def set_up(tour: Tour) -> None:
    """The first start: municipality, people, passphrase, recovery key."""
    hand = tour.hand
    hand.write("municipality", "陽ノ原町")
    hand.write("code", "993018")
    hand.press("welfare_no")
    tour.picture("はじめの設定: 市町村と福祉事務所", "set-up-office")
    hand.press("next")
    hand.write("department", "建設課")
    hand.write("section", "住宅係")
    hand.write("clerk", "大江 史")
    tour.picture("はじめの設定: 課と担当", "set-up-clerk")
    hand.press("next")
    hand.write("passphrase", PASSPHRASE)
    hand.write("passphrase_again", PASSPHRASE)
    tour.picture("はじめの設定: 合言葉", "set-up-passphrase")
    hand.press("next")
    hand.write("again", _asked_group(hand))
    tour.picture("はじめの設定: 回復キーを紙に写す", "set-up-recovery")
    hand.press("next")
    tour.picture("はじめの設定: 控えの場所", "set-up-backup")
    hand.press("next")
    hand.see("new_intake")
    tour.picture("今日: まだ何もない", "today-empty")


def take_in(tour: Tour) -> None:
    """Somebody walks in: search first, then the first conversation."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 5, 11, 9, 40))
    hand.press("new_intake")
    fill(hand, Person, {"name": "小早川 倫", "kana": "こばやかわ りん", "birth_date": "S60.2.14", "sex": "female"})
    hand.write("phone", "090-0000-4121")
    hand.settle()
    tour.picture("新規相談: まず、前にも来た人か探す", "intake-search")
    hand.press("begin_intake")
    fill(hand, Intake, {"route": "self_visit", "urgency": "normal"})
    fill(hand, Address, {"place": "架空県 東郡 陽ノ原町 大字日向 1番地8", "building": "コーポ日向", "room": "203"})
    tour.picture("相談受付: 受付と本人", "intake-person")
    fill(
        hand,
        Intake,
        {
            "home_kind": "private_rental",
            "rent": "42,000",
            "arrears_months": "1",
            "income": "118000",
            "job_lost_on": "R8.4.30",
            "moving_reasons": ("income_loss",),
            "topics": ("T02", "T03", "T04"),
            "main_topic": "T04",
            "complaint": "4月末で勤め先が閉まり、家賃を1か月払えていない。長女の学校を変えたくない。",
            "hope": "いまの町で、家賃の低いところに住みつづけたい。",
            "purpose_told_on": "きょう",
        },
    )
    tour.picture("相談受付: 困りごとと利用目的", "intake-need")
    hand.press("print_intake")
    hand.see("preview")
    tour.picture("相談受付票の見本", "intake-preview")
    save_from_preview(tour, "相談受付票(PDF)")
    hand.press("finish_intake")
    hand.see("case_head")
    tour.picture("ケース: 受付を終えたところ", "case-new")


def get_to_know(tour: Tour) -> None:
    """Household, assessment, decision; a note of the conversation."""
    hand = tour.hand
    add_record(
        hand,
        HouseholdMember,
        {"name": "小早川 灯", "kana": "こばやかわ あかり", "relation": "child", "birth_date": "H21.5.10"},
    )
    tour.picture("ケース: 世帯", "case-household")
    tab(hand, "assessment")
    keep_record(
        hand,
        Assessment,
        {
            "interviewed_on": "きょう",
            "household_income": "118000",
            "work": "seeking",
            "health": "good",
            "wish_rent": "42000",
            "wish_area": "陽ノ原町内、長女の通学できるところ",
            "view": "家賃の負担が重いが、生活は自分で整えている。住居確保給付金の対象になりうる。",
        },
    )
    tour.picture("ケース: アセスメント", "case-assessment")
    _to_stage(hand, "S20")
    tour.clock.go_to(datetime(2026, 5, 12, 10, 5))
    add_record(
        hand,
        Screening,
        {"decision": "plan", "decided_on": "きょう", "reason": "住まいを失うおそれがあり、続けて支援する。"},
    )
    _to_stage(hand, "S30")
    tab(hand, "course")
    note = hand.within("quick_note")
    note.write("fact", "県の自立相談支援機関の窓口の日を本人に伝えた。一緒に行くことを希望。")
    note.write("opinion", "書類をそろえる手助けがあれば、申請まで進められる。")
    note.write("next_step", "つなぎ票を作り、5月14日に同行する。")
    note.write("next_on", "5/14")
    tour.picture("ケース: 経過を書く(事実・見立て・次の対応)", "case-note")
    hand.press("keep_note")
    tour.picture("ケース: 経過", "case-course")


def make_plan(tour: Tour) -> None:
    """A plan with one task."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 5, 19, 13, 30))
    add_record(
        hand,
        Plan,
        {
            "vision": "長女が卒業するまで、いまの町で安心して暮らす。",
            "short_goal": "家賃の低い住まいに移り、家賃を毎月払う。",
            "decided_on": "きょう",
            "agreed_on": "きょう",
        },
    )
    add_record(
        hand,
        PlanItem,
        {
            "problem": "家賃の負担",
            "aim": "月42,000円までの住まいを見つける",
            "support": "物件の照会と内見に同行する",
            "who": "住宅係",
            "due_on": "R8.7.31",
        },
    )
    _to_stage(hand, "S40")
    tour.picture("ケース: 支援計画", "case-plan")


def look_for_home(tour: Tour) -> None:
    """One refusal, one acceptance, an application."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 6, 2, 11, 10))
    _to_stage(hand, "S50")
    add_record(
        hand,
        HousingInquiry,
        {
            "asked": "さざなみ不動産(架空)",
            "asked_kind": "real_estate",
            "home": "架空県 東郡 陽ノ原町 大字湊 2番地",
            "rent": "45000",
            "told": "anonymous",
            "step": "inquiry",
            "result": "refused",
            "refusal_reason": "R06",
            "refusal_words": "収入が安定するまでは難しい。",
            "next_step": "家賃債務保証を先に相談してから、ほかの店に聞く。",
        },
    )
    tour.picture("ケース: 住まい探し(断られた記録)", "case-refusal")
    tour.clock.go_to(datetime(2026, 6, 9, 15, 0))
    add_record(
        hand,
        HousingInquiry,
        {
            "asked": "こもれび不動産(架空)",
            "asked_kind": "real_estate",
            "home": "コーポ浜木綿 102",
            "rent": "36000",
            "told": "anonymous",
            "result": "accepted",
        },
    )
    _to_stage(hand, "S60")
    add_record(
        hand,
        Application,
        {
            "home": "コーポ浜木綿 102",
            "applied_on": "きょう",
            "rent": "36000",
            "answer_expected_on": "+3",
        },
    )
    prepare(tour)
    work_out(tour)


def move_in(tour: Tour) -> None:
    """Contract, moving in, a visit a month later."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 6, 26, 10, 0))
    _to_stage(hand, "S70")
    sign(tour)
    tour.clock.go_to(datetime(2026, 7, 1, 16, 0))
    _to_stage(hand, "S80")
    tour.picture("ケース: 入居", "case-tenancy")
    tour.clock.go_to(datetime(2026, 7, 30, 14, 0))
    hand.press("rail_today")
    tour.picture("今日: 期限が並ぶ", "today-due")
    hand.press("rail_cases")
    tour.picture("ケースの一覧", "cases")
    hand.see("case_list").setFocus()
    hand.key(Qt.Key.Key_Return, name="case_list")
    hand.see("case_head")
    add_record(
        hand,
        Visit,
        {
            "at": "R8.7.30 14:00",
            "means": "home_visit",
            "met": "met",
            "condition": "same",
            "fact": "片付いた部屋で話した。家賃は7月分まで払った。長女は元気に通学。",
            "opinion": "落ち着いている。",
        },
    )
    tour.picture("ケース: 見守り訪問", "case-visit")


def move_out(tour: Tour) -> None:
    """A public home becomes free: moving out, closing."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 12, 21, 10, 30))
    _to_stage(hand, "S90", "町営住宅に当選した")
    add_record(
        hand,
        MoveOut,
        {
            "reason": "public_housing",
            "noticed_on": "R8.11.20",
            "left_on": "R8.12.20",
            "next_home": "public_housing",
            "settlement": "0",
        },
    )
    tour.picture("ケース: 退去", "case-move-out")


def close(tour: Tour) -> None:
    """Closing with its outcome; the search; the lock screen."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 12, 22, 9, 0))
    _to_stage(hand, "S99")
    inside = hand.within("closing_dialog")
    inside.choose("reason", "settled")
    inside.tick("changes", "housing_stable")
    inside.choose("achieved", "achieved")
    inside.write("approver", "建設課長")
    inside.write("approved_on", "きょう")
    tour.picture("終結: 評価と保存の満了日", "closing")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("closing_dialog"), "closing")
    tour.picture("ケース: 終結", "case-closed")
    box = hand.see_as("search", QLineEdit)
    box.setFocus()
    hand.write("search", "コバヤカワ")
    hand.wait(lambda: hand.sees("search_list"), "search")
    tour.picture("探す: かなの種類がちがっても見つかる", "search")
    hand.key(Qt.Key.Key_Escape)
    hand.press("rail_settings")
    tour.picture("設定", "settings")


def look_after(tour: Tour) -> None:
    """Backups, hiding and locking the screen."""
    hand = tour.hand
    tour.session.desk.go("backups")
    hand.settle()
    tour.picture("控え", "backups")
    hand.press("hide_screen")
    tour.picture("画面を隠す", "hidden")
    hand.key(Qt.Key.Key_F12, name="cover")
    hand.press("lock")
    hand.see("open")
    tour.picture("施錠", "locked")


def _asked_group(hand: Hand) -> str:
    """Read the recovery key off the screen and copy the group that is asked for."""
    groups = hand.words("recovery_key_words").split()
    number = re.search(r"\d+", hand.see("again").accessibleName())
    return groups[int(number[0]) - 1] if number else ""


def _to_stage(hand: Hand, code: str, reason: str = "") -> None:
    """Press a step of the strip and confirm."""
    hand.press(f"stage.{code}")
    if hand.sees("closing_dialog"):
        return
    hand.see("stage_dialog")
    inside = hand.within("stage_dialog")
    if reason:
        inside.write("reason", reason)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("stage_dialog"), f"stage {code}")
    hand.settle()


STORY: tuple[Step, ...] = (
    set_up,
    take_in,
    get_to_know,
    ask_consent,
    hand_over,
    take_reply,
    be_asked,
    make_plan,
    follow_schemes,
    confer,
    find_homes,
    look_for_home,
    move_in,
    keep_watch,
    move_out,
    close,
    after_a_death,
    look_at_bodies,
    know_deadlines,
    look_after,
)
