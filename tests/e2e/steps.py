"""What the acceptance tests do over and over in the window: take somebody in, hand something over, read the paper."""

import io
import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QMenu, QWidget

from kyoju_desktop.domain.records import (
    Case,
    Consent,
    DisclosedItem,
    Disclosure,
    Intake,
    Organisation,
    Person,
    Referral,
)
from kyoju_desktop.ui.pages.consent_matrix import ConsentMatrix
from kyoju_desktop.ui.pages.item_table import ItemLine, ItemTable, ItemView
from kyoju_desktop.ui.tour.filling import fill, tab
from kyoju_desktop.ui.tour.hand import Hand
from tests.e2e.conftest import Counter

Answers = Mapping[str, Any]


def take_in(at: Counter, person: Answers, *, phone: str = "", more: Mapping[type, Answers] | None = None) -> Case:
    """新規相談 from the search to 受付を終える; `more` answers fields of the long form by record class."""
    hand = at.hand
    hand.press("new_intake")
    first = {name: given for name, given in person.items() if name in _FIRST}
    fill(hand, Person, first)
    if phone:
        hand.write("phone", phone)
    hand.settle()
    hand.press("begin_intake")
    inside = hand.within("intake_fields")
    fill(inside, Person, {name: given for name, given in person.items() if name not in _FIRST})
    for of, answers in {Intake: {"route": "self_visit"}, **(more or {})}.items():
        fill(inside, of, answers)
    hand.press("finish_intake")
    hand.see("case_head")
    hand.settle()
    return at.find(Case)[-1]


_FIRST = frozenset({"name", "kana", "birth_date", "sex", "former_name", "alias"})


def to_stage(hand: Hand, code: str, reason: str = "") -> None:
    """Press a step of the strip and confirm."""
    hand.press(f"stage.{code}")
    hand.see("stage_dialog")
    inside = hand.within("stage_dialog")
    if reason:
        inside.write("reason", reason)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("stage_dialog"), f"stage {code}")
    hand.settle()


def write_note(hand: Hand, fact: str) -> None:
    """Write what was seen into the quick note and keep it."""
    tab(hand, "course")
    hand.within("quick_note").write("fact", fact)
    hand.press("keep_note")


def attitude(hand: Hand, state: str, words: str = "") -> None:
    """Record on the tab 同意 that there is no consent."""
    tab(hand, "consent")
    hand.press("attitude")
    inside = hand.within("attitude_dialog")
    inside.choose("state", state)
    if words:
        inside.write("own_wish", words)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("attitude_dialog"), "attitude")
    hand.settle()


def give_consent(at: Counter, *, whom: str, boxes: tuple[int, ...] = (1, 2, 3, 4)) -> None:
    """A written consent for one body of the register, in the boxes of those columns."""
    hand = at.hand
    tab(hand, "consent")
    hand.press("open_consent")
    tick_consent(at, whom=whom, boxes=boxes)


def tick_consent(at: Counter, *, whom: str, boxes: tuple[int, ...], exclusion: str = "") -> None:
    """Answer the open page of a consent and register it; `exclusion` is a field that must not be told."""
    hand = at.hand
    matrix = hand.see_as("consent_matrix", ConsentMatrix)
    hand.settle()
    if _row_of(matrix, whom) < 0:
        hand.press("add_recipient")
        choose_in_menu(hand, "recipient_menu", whom)
    row = _row_of(matrix, whom)
    for column in boxes:
        index = matrix.model().index(row, column)
        matrix.scrollTo(index)
        hand.click_at(matrix.viewport(), matrix.visualRect(index).center())
    fill(
        hand,
        Consent,
        {
            "purposes": ("housing", "contract", "other"),
            "period": "closing",
            "means": ("paper", "phone"),
            "form": "written",
            "text_version": "第1版",
            "explained_place": "役場の相談室",
            "told_withdrawal": True,
            "told_no_disadvantage": True,
            "signed_paper_on": "きょう",
        },
    )
    if exclusion:
        hand.choose("exclusion", exclusion)
    hand.press("register_consent")
    hand.see("case_head")
    hand.settle()


def _row_of(matrix: ConsentMatrix, whom: str) -> int:
    model = matrix.model()
    rows = (row for row in range(model.rowCount()) if whom in str(model.index(row, 0).data()))
    return next(rows, -1)


def choose_in_menu(hand: Hand, menu: str, wanted: str) -> None:
    """Press the entry of an open menu by its words or its name."""
    shown = hand.see_as(menu, QMenu)
    action = next(each for each in _actions(shown) if wanted in {each.text(), each.objectName()})
    shown.close()
    action.trigger()
    hand.settle()


def _actions(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for each in menu.actions():
        inner = each.menu()
        found += _actions(inner) if isinstance(inner, QMenu) else [each]
    return found


def begin_referral(
    at: Counter,
    whom: str,
    *,
    purpose: str = "consult",
    level: str = "L2",
    means: str = "",
    basis: str = "",
    reason: str = "",
) -> Organisation:
    """Open つなぎ票 on the case and say to whom, for what, how far, on which basis.

    `reason` is the 相当の理由; without a named basis it is given for the first one that asks for nothing else.
    """
    hand = at.hand
    hand.press("make_referral_bar")
    hand.settle()
    box = hand.see_as("recipient", QComboBox)
    hand.wait(lambda: _at(box, whom) >= 0, whom)
    hand.choose("recipient", box.itemData(_at(box, whom)))
    hand.settle()
    hand.choose("purpose", purpose)
    hand.choose("level", level)
    if means:
        hand.choose("means", means)
    hand.settle()
    if reason and not basis:
        basis = next(each for each in _REASONED if hand.sees(f"basis_{each}"))
    if basis:
        hand.choose("basis", basis)
        hand.settle()
    if reason:
        write_facts(hand, {"reason": reason})
    return next(each for each in at.find(Organisation) if each.name == box.currentText())


_REASONED = ("internal_69_2_2", "public_69_2_3")


def write_facts(hand: Hand, facts: Mapping[str, str]) -> None:
    """Write the facts that the chosen basis demands, each in its line."""
    for name, text in facts.items():
        hand.write(f"fact_{name}", text)
    hand.rest(400)
    hand.settle()


def _at(box: QComboBox, whom: str) -> int:
    return next((at for at in range(box.count()) if whom in box.itemText(at)), -1)


def write_texts(hand: Hand, answers: Answers) -> None:
    """Fill 5 紙に書くこと."""
    tab(hand.within("referral_page"), "texts")
    fill(hand, Referral, answers)
    hand.rest(400)
    hand.settle()


def release(at: Counter, answer: str = "went_out") -> Disclosure:
    """PDFで保存して記録, into a file outside the data, and answer what became of it."""
    hand = at.hand
    hand.settle()
    hand.press("save_and_record")
    dialog = without_lock(hand)
    place = _choose_place(dialog, at.folder.parent, f"out-{len(at.find(Disclosure))}.pdf")
    dialog.accept()
    hand.press(f"notice_{answer}")
    hand.see("case_head")
    hand.settle()
    disclosure = at.find(Disclosure)[-1]
    with at.store.read() as r:
        assert r.blob(disclosure.blob) == place.read_bytes()
    return disclosure


def pick_item(hand: Hand, key: str, *, on: bool = True) -> None:
    """Press the row of an item of the つなぎ票 ("Person.alias"), unless it already goes (or stays)."""
    tab(hand.within("referral_page"), "items")
    view = hand.see_as("items_table", ItemView)
    table = view.model()
    assert isinstance(table, ItemTable)
    for row, line in enumerate(table.lines):
        if isinstance(line, ItemLine) and line.item.key == key and line.item.given != on:
            index = table.index(row, 0)
            view.scrollTo(index)
            hand.click_at(view.viewport(), view.visualRect(index).center())
            hand.settle()
            return


def saved_by_preview(at: Counter) -> bytes:
    """Save the paper that the preview shows, close the preview, and read the file."""
    hand = at.hand
    hand.see("preview")
    hand.press("preview_save")
    dialog = without_lock(hand)
    place = _choose_place(dialog, at.folder.parent, "preview.pdf")
    dialog.accept()
    hand.wait(lambda: not hand.sees("save_dialog"), "save")
    hand.settle()
    hand.press("preview_close")
    hand.settle()
    return place.read_bytes()


def without_lock(hand: Hand) -> QFileDialog:
    """A file is asked about its lock, unless it holds nobody; this one gets none. The dialog for the place."""
    if hand.sees("save_file"):
        inside = hand.within("save_file")
        inside.choose("save_lock", "plain")
        inside.press("question_do")
    return hand.see_as("save_dialog", QFileDialog)


_NAMES = (
    r"(相談受付票|同意書|そろえる書類の一覧|死亡時チェックリスト|方針決定伺い|(つなぎ票|移管票) \S+第\d+号)(\.pdf)?"
)


def _choose_place(dialog: QFileDialog, folder: Path, name: str) -> Path:
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert re.fullmatch(_NAMES, edit.text())  # no person
    edit.setText(str(folder / name))
    assert [Path(each) for each in dialog.selectedFiles()] == [folder / name]
    return folder / name


def paper_text(at: Counter, disclosure: Disclosure) -> str:
    """The words of the kept paper, without spaces."""
    with at.store.read() as r:
        return pdf_text(r.blob(disclosure.blob))


def pdf_text(pdf: bytes) -> str:
    """The words of a paper as pypdf reads them, folded and without spaces."""
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def squeezed(text: str) -> str:
    """A text without white space, in its plain form: a line may break anywhere on paper."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def drafted(at: Counter) -> str:
    """Everything that the drafts of the file hold."""
    return " ".join(str(json.loads(each.data)) for each in at.store.drafts.all())


def given_items(at: Counter, disclosure: Disclosure) -> set[str]:
    """Which fields the ledger says went out."""
    rows = at.find(DisclosedItem, disclosure=disclosure.id)
    return {f"{each.record_class}.{each.field_name}" for each in rows if each.given}


def whole_on_screen(label: QLabel) -> bool:
    """Whether every letter of a label is in sight: none cut by its own width, none by the window."""
    if label.wordWrap():
        fits = label.heightForWidth(label.width()) <= label.height()
    else:
        fits = label.fontMetrics().horizontalAdvance(label.text()) <= label.contentsRect().width()
    return fits and label.visibleRegion().boundingRect() == label.rect()


def all_words(widget: QWidget) -> str:
    """Everything the visible labels in a widget say."""
    labels = [each for each in widget.findChildren(QLabel) if each.isVisible()]
    return "\n".join(each.text() for each in labels)


def titles() -> list[str]:
    """What the task bar could show: the titles of all windows and what the program calls them."""
    return [title for each in QGuiApplication.topLevelWindows() if (title := each.title())]
