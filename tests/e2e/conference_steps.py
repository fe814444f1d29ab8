"""What the tests of 会議 do over and over: cases without ceremony, then everything of the sitting in the window."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QMenu

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Address,
    AgendaItem,
    Case,
    Conference,
    ConferenceCopy,
    ConferenceMember,
    Consent,
    ConsentRecipient,
    HousingInquiry,
    Intake,
    Organisation,
    Person,
    Protection,
)
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.services.consents import record_consent
from kyoju_desktop.ui.tour.filling import fill
from tests.e2e.conftest import Counter
from tests.e2e.steps import squeezed

Answers = Mapping[str, Any]
REFUSAL = "外国籍の人はお断りと言われた"


@dataclass(frozen=True)
class Someone:
    """A person of the agenda; `agrees` gives a consent that names the conference's bodies."""

    name: str
    kana: str
    place: str
    protected: bool = False
    agrees: bool = True
    nationality: str = ""


def take_in_all(at: Counter, people: Iterable[Someone], bodies: Iterable[str]) -> dict[str, Case]:
    """Cases of these persons, written straight into the file: this is not about taking them in."""
    named = tuple(bodies)
    found: dict[str, Case] = {}
    with at.store.write("ケース", final=True) as w:
        for number, each in enumerate(people):
            person = Person(
                name=each.name,
                kana=each.kana,
                sex="female",
                birth_date=date(1950 + 4 * number, 3, 2),
                nationality=each.nationality,
            )
            case = open_case(w, person, Intake(route="self_visit"))
            w.add(Address(person=person.id, use="current", place=each.place))
            w.add(HousingInquiry(case=case.id, asked="見本不動産", result="refused", refusal_words=REFUSAL))
            if each.protected:
                w.add(Protection(person=person.id, source="own_wish", started_on=date(2026, 6, 1)))
            if each.agrees:
                _agree(at, w, case, named)
            found[each.name] = case
    at.session.desk.news.changed.emit([])
    at.hand.settle()
    return found


def _agree(at: Counter, w: Any, case: Case, bodies: tuple[str, ...]) -> None:  # noqa: ANN401 - a writer
    consent = Consent(
        case=case.id,
        person=case.person,
        form="written",
        purposes=frozenset({"conference", "housing"}),
        period="closing",
        means=frozenset({"meeting", "paper", "data"}),
        explained_on=at.clock().date(),
        explained_by="榎並 佐和",
        told_withdrawal=True,
        told_no_disadvantage=True,
        given_at=datetime(2026, 6, 16, 9, 0),
    )
    classes = frozenset(info.name for info in Info if info.outward and info.name != "ORIGIN")
    rows = [ConsentRecipient(organisation=each, classes=classes) for each in bodies]
    record_consent(w, consent, rows)


def begin_sitting(at: Counter, answers: Answers) -> Conference:
    """会議を開く from the rail."""
    hand = at.hand
    hand.press("rail_conferences")
    hand.settle()
    hand.press("new_conference")
    inside = hand.within("conference_dialog")
    fill(inside, Conference, answers)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("conference_dialog"), "conference_dialog")
    hand.settle()
    hand.see("conference_page")
    return at.find(Conference)[-1]


def add_member(at: Counter, body: Organisation, answers: Answers) -> ConferenceMember:
    """構成員を足す."""
    hand = at.hand
    hand.press("add_member")
    inside = hand.within("member_dialog")
    fill(inside, ConferenceMember, {"organisation": body.id, **answers})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("member_dialog"), "member_dialog")
    hand.settle()
    return at.find(ConferenceMember)[-1]


def put_on_agenda(at: Counter, cases: Iterable[Case]) -> tuple[AgendaItem, ...]:
    """議題を足す: tick the cases and agree."""
    hand = at.hand
    hand.press("add_item")
    inside = hand.within("agenda_dialog")
    for case in cases:
        name = f"agenda_case.{case.id}"
        inside.see_as(name, QCheckBox).click()
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("agenda_dialog"), "agenda_dialog")
    hand.settle()
    return at.find(AgendaItem)


def choose_item(at: Counter, item: AgendaItem) -> None:
    """Make a case of the agenda the current one."""
    at.hand.press(f"mark.{item.id}")
    at.hand.settle()


def write_item(at: Counter, item: AgendaItem, answers: Answers) -> AgendaItem:
    """中身を書く for one case."""
    hand = at.hand
    choose_item(at, item)
    hand.press("item_write")
    inside = hand.within("item_dialog")
    fill(inside, AgendaItem, answers)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("item_dialog"), "item_dialog")
    hand.settle()
    return at.one(AgendaItem, id=item.id)


def pick(at: Counter, menu: str, code: str) -> None:
    """Press an entry of an open menu by its name."""
    shown = at.hand.see_as(menu, QMenu)
    action: QAction = next(each for each in shown.actions() if each.objectName() == code)
    shown.close()
    action.trigger()
    at.hand.settle()


def set_of(at: Counter, button: str, code: str) -> None:
    """Choose in the small menu of a row."""
    at.hand.press(button)
    pick(at, f"{button}_menu", code)


def make_packs(at: Counter, *, spares: int = 0, copies: int = 0) -> tuple[ConferenceCopy, ...]:
    """資料を印刷, up to the window that prints them, which is closed again."""
    hand = at.hand
    before = {each.id for each in at.find(ConferenceCopy)}
    hand.press("make_packs")
    inside = hand.within("pack_dialog")
    inside.see("question_do")
    if spares:
        inside.choose("spares", str(spares))
    if copies:
        inside.choose("copies", str(copies))
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("pack_dialog"), "pack_dialog")
    hand.settle()
    return tuple(each for each in at.find(ConferenceCopy) if each.id not in before)


PLAIN = Someone("古志田 勝巳", "こしだ かつみ", "瀬戸見市 北町3丁目4番5号")
UNASKED = Someone("溝呂木 啓介", "みぞろぎ けいすけ", "瀬戸見市 東町1丁目1番1号", agrees=False)
HIDDEN = Someone("柊 理沙", "ひいらぎ りさ", "瀬戸見市 秘町9丁目8番7号", protected=True)
ABROAD = Someone("グエン ティ マイ", "ぐえん てぃ まい", "瀬戸見市 西町2丁目2番2号", nationality="ベトナム")
EIGHT = (
    PLAIN,
    UNASKED,
    HIDDEN,
    Someone("三浦 架代", "みうら かよ", "瀬戸見市 隠町6丁目5番4号", protected=True),
    ABROAD,
    Someone("石動 キヨ", "いするぎ きよ", "瀬戸見市 南町5丁目5番5号"),
    Someone("赤松 誠", "あかまつ まこと", "瀬戸見市 港町7丁目7番7号"),
    Someone("平松 健一", "ひらまつ けんいち", "瀬戸見市 浜町8丁目8番8号"),
)
SITTING = {
    "bodies": ("support_9",),
    "at": "R8.6.18 14:00",
    "until": "R8.6.18 15:30",
    "place": "市役所 201会議室",
    "request_number": "瀬福第12号",
    "request_on": "R8.6.10",
    "request_sender": "瀬戸見市 福祉課 見本",
}
COUNCIL = {"bodies": ("housing_81",), "at": "R8.6.18 14:00"}
HERE = {"part": "member", "attendance": "attends", "secrecy": "explained", "medium": "paper"}
TEXT = {"aim": ("share",), "fact": "家賃を3か月滞納。電話に出ない。", "to_discuss": "だれがたずねるか。"}
WHY = "本人は「だれにも言うな」と言う。働きかけを続ける。"


def bodies_of(at: Counter, count: int) -> tuple[Organisation, ...]:
    return tuple(each for each in at.find(Organisation) if not each.closed and each.kind != "conference")[:count]


def item_of(at: Counter, case: Case) -> AgendaItem:
    return at.find(AgendaItem, case=case.id)[-1]  # of the sitting at hand


def pages_of(at: Counter, copy: ConferenceCopy) -> list[str]:
    with at.store.read() as r:
        pdf = r.blob(copy.blob)
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def name(each: Someone) -> str:
    return squeezed(each.name)


def say_named(at: Counter, case: Case) -> None:
    item = item_of(at, case)
    choose_item(at, item)
    at.hand.choose(f"version.{item.id}", "named")
    at.hand.settle()


def set_the_table(at: Counter, people: tuple[Someone, ...], answers: Answers, seats: int) -> dict[str, Case]:
    bodies = bodies_of(at, seats)
    cases = take_in_all(at, people, [each.id for each in bodies])
    begin_sitting(at, answers)
    for number, body in enumerate(bodies, 1):
        add_member(at, body, {**HERE, "name": f"構成 {'一二三四五'[number - 1]}子"})
    put_on_agenda(at, cases.values())
    for each in people:
        more = {} if each.agrees else {"why_no_consent": WHY}
        write_item(at, item_of(at, cases[each.name]), {**TEXT, **more})
    return cases


def close_printing(at: Counter) -> None:
    at.hand.press("print_many_close")
    at.hand.settle()


def save_locked(at: Counter, place: Path) -> str:
    """The locked file of the one member who gets one, and the password that is shown once."""
    hand = at.hand
    hand.press("question_do")
    dialog = hand.see_as("save_dialog", QFileDialog)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert edit.text().startswith("会議資料_No")  # nothing about a person
    edit.setText(str(place))
    dialog.accept()
    hand.see("password_shown")
    password = hand.see("password").accessibleDescription()
    hand.press("question_do")
    hand.settle()
    return password
