"""The part of the story in which the case is talked over: members, agenda, packs, decisions, all copies back."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from kyoju_desktop.domain.records import AgendaItem, Case, Conference, ConferenceMember, Organisation
from kyoju_desktop.ui.pages.conference import ConferencePage
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import fill

_SEATS = (("見本 一郎", "陽ノ原町 福祉課"), ("見本 二葉", "陽ノ原町社会福祉協議会"))
_HERE = {"part": "member", "attendance": "attends", "secrecy": "pledged", "medium": "paper"}


def confer(tour: Tour) -> None:
    """A sitting of the 居住支援協議会, from the agenda to the last copy that came back."""
    hand, case_id = tour.hand, _case(tour)
    tour.clock.go_to(datetime(2026, 5, 27, 9, 30))
    hand.press("rail_conferences")
    tour.picture("会議: まだない", "conferences-empty")
    hand.press("new_conference")
    inside = hand.within("conference_dialog")
    fill(inside, Conference, {"bodies": ("housing_81",), "at": "R8.5.28 14:00", "until": "R8.5.28 15:00"})
    fill(inside, Conference, {"place": "役場 第2会議室"})
    tour.picture("会議を開く", "conference-new")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("conference_dialog"), "conference_dialog")
    hand.settle()
    for name, body in _SEATS:
        _seat(tour, name, body)
    _turn(tour, "agenda")
    hand.press("add_item")
    inside = hand.within("agenda_dialog")
    inside.see_as(f"agenda_case.{case_id}", QCheckBox).click()
    tour.picture("議題にするケースを選ぶ", "conference-agenda")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("agenda_dialog"), "agenda_dialog")
    hand.settle()
    _write(tour)
    _hand_round(tour)
    tour.session.desk.open_case(case_id)
    hand.see("case_head")
    hand.settle()


def _seat(tour: Tour, name: str, body: str) -> None:
    hand = tour.hand
    with tour.session.desk.store.read() as r:
        found = next(each for each in r.find(Organisation) if body in f"{each.name} {each.section}")
    _turn(tour, "people")
    hand.press("add_member")
    inside = hand.within("member_dialog")
    fill(inside, ConferenceMember, {"organisation": found.id, "name": name, **_HERE})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("member_dialog"), "member_dialog")
    hand.settle()


def _write(tour: Tour) -> None:
    hand = tour.hand
    hand.press("item_write")
    inside = hand.within("item_dialog")
    answers = {
        "aim": ("share", "roles"),
        "fact": "4月末に離職し、家賃を1か月滞納している。貯えは1か月分。",
        "view": "収入が戻れば、いまの住まいを続けられる。",
        "to_discuss": "給付の申請と仕事探しを、だれがどの順に支えるか。",
        **({} if _agreed(tour) else {"why_no_consent": "会議への提供の同意はまだない。記号版だけで話し合う。"}),
    }
    fill(inside, AgendaItem, answers)
    tour.picture("議題に書くこと", "conference-item")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("item_dialog"), "item_dialog")
    hand.press("item_preview")
    hand.see("preview")
    tour.picture("個別事例票(記号版)の見本", "conference-sheet")
    hand.press("preview_close")
    hand.wait(lambda: not hand.sees("preview"), "preview")


def _hand_round(tour: Tour) -> None:
    hand = tour.hand
    hand.press("make_packs")
    hand.see("pack_dialog")
    tour.picture("会議の資料を作る: だれに何を", "conference-packs")
    hand.within("pack_dialog").press("question_do")
    hand.see("print_many")
    tour.picture("番号つきの資料をまとめて印刷する", "conference-print")
    hand.press("print_many_close")
    hand.settle()
    tour.clock.go_to(datetime(2026, 5, 28, 13, 50))
    _turn(tour, "people")
    hand.press("hand_all")
    tour.clock.go_to(datetime(2026, 5, 28, 15, 5))
    _turn(tour, "agenda")
    inside = hand.within("decisions_panel")
    for name, text in (("who", "福祉課 見本"), ("what", "給付の申請書を一緒に書く"), ("due_on", "+3")):
        inside.write(name, text)
    hand.key(Qt.Key.Key_Return, name="due_on")
    hand.settle()
    _turn(tour, "people")
    hand.see_as("back.No.1", QCheckBox).click()
    hand.settle()
    tour.picture("会議: 決まったこと、まだ戻らない資料", "conference")
    hand.press("settle_all")
    inside = hand.within("minutes_panel")
    fill(inside, Conference, {"held_on": "きょう", "minutes": "役割と順番を決めた。"})
    inside.press("keep_minutes_panel")
    hand.press("close_conference")
    hand.press("notice_yes")
    hand.settle()
    tour.picture("会議を閉じた: 資料は全部戻った", "conference-closed")


def _turn(tour: Tour, column: str) -> None:
    """With large text the columns are tabs."""
    tour.hand.see_as("conference_page", ConferencePage).columns.show_column(column)
    tour.hand.settle()


def _agreed(tour: Tour) -> bool:
    with tour.session.desk.store.read() as r:
        item: AgendaItem = r.find(AgendaItem)[-1]
    return item.consent_state == "agreed"


def _case(tour: Tour) -> str:
    with tour.session.desk.store.read() as r:
        case: Case = r.find(Case)[-1]
    return case.id
