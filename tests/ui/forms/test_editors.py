"""Every kind has an editor that shows what it is given and gives back what it shows."""

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import catalogue, specs
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Kana, Kind, Moment, Phone, Text, Yen
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms import field as _field  # registers the editors
from kyoju_desktop.ui.forms.chosen import RadioEditor
from kyoju_desktop.ui.forms.editors import Editor, editor_for
from kyoju_desktop.ui.forms.typed import LineEditor, TextLines
from kyoju_desktop.ui.widgets.labels import IconWords
from tests.ui.conftest import find

assert _field.EDITORS

SAMPLES: list[tuple[Kind[Any], Any]] = [
    (Text(80), "高橋 邉"),
    (Text(8000, lines=4), "一行め\n二行め"),
    (Kana(80), "こばやかわ りん"),
    (Phone(), "09000004121"),
    (Day(), date(1985, 2, 14)),
    (Moment(), datetime(2026, 5, 7, 9, 40)),
    (Count("か月", high=600), 3),
    (Yen(), 42_000),
    (Choice("sex"), "female"),
    (Choice("route"), ""),
    (Codes("topic"), frozenset({"T01", "T14"})),
    (Flag(), True),
]


def made(qtbot: QtBot, desk: Desk, kind: Kind[Any], name: str = "sample") -> Editor:
    editor = editor_for(kind, name, "見本", lambda: desk.locale)
    qtbot.addWidget(editor)
    return editor


def typed(editor: Editor, text: str) -> None:
    box = editor.control
    assert isinstance(box, QLineEdit)
    box.setText(text)
    box.textEdited.emit(text)


def leave(editor: Editor) -> None:
    QApplication.sendEvent(editor.control, QFocusEvent(QEvent.Type.FocusOut))


@pytest.mark.parametrize(("kind", "value"), SAMPLES)
def test_what_is_shown_comes_back(qtbot: QtBot, desk: Desk, kind: Kind[Any], value: object) -> None:
    editor = made(qtbot, desk, kind)
    editor.set_value(value)
    assert editor.value() == value
    assert not editor.touched


@pytest.mark.parametrize(("kind", "value"), SAMPLES)
def test_a_draft_comes_back_as_it_was(qtbot: QtBot, desk: Desk, kind: Kind[Any], value: object) -> None:
    first, second = made(qtbot, desk, kind), made(qtbot, desk, kind)
    first.set_value(value)
    second.restore(first.draft())
    assert second.value() == value
    assert second.touched


def test_every_field_of_the_catalogue_has_an_editor(qtbot: QtBot, desk: Desk) -> None:
    kinds = {repr(spec.kind): spec.kind for record in catalogue() for spec in specs(record)}
    for kind in kinds.values():
        editor = made(qtbot, desk, kind)
        editor.set_value(kind.empty)
        assert editor.value() == kind.empty
        assert editor.blank()


def test_the_control_carries_field_name_and_label(qtbot: QtBot, desk: Desk) -> None:
    for kind, _value in SAMPLES:
        editor = made(qtbot, desk, kind, "birth_date")
        assert editor.control.objectName() == "birth_date"
        assert editor.control.accessibleName() == "見本"


@pytest.mark.parametrize("text", ["S60.2.14", "s60/2/14", "昭和60年2月14日", "1985-02-14", "19850214"])
def test_a_day_is_read_in_every_form_and_rests_in_wareki(qtbot: QtBot, desk: Desk, text: str) -> None:
    editor = made(qtbot, desk, Day(), "birth_date")
    typed(editor, text)
    assert find(editor, IconWords, "birth_date_reading").words.text() == "昭和60年2月14日(木) 41歳"
    assert editor.value() == date(1985, 2, 14)
    leave(editor)
    assert isinstance(editor.control, QLineEdit)
    assert editor.control.text() == "昭和60年2月14日(木)"


def test_an_impossible_era_is_refused_beside_the_field_and_stays_as_typed(qtbot: QtBot, desk: Desk) -> None:
    editor = made(qtbot, desk, Day())
    typed(editor, "平成32年4月1日")
    leave(editor)
    assert "令和2年4月1日" in editor.error()
    assert isinstance(editor.control, QLineEdit)
    assert editor.control.text() == "平成32年4月1日"
    with pytest.raises(Refused) as refused:
        editor.value()
    assert refused.value.field == "sample"


@pytest.mark.parametrize("text", ["あ" * 10_000, "😀👨‍👩‍👧", "שלום", "a\x00b", "a\x07b"])
def test_strange_texts_are_kept_or_refused_beside_the_field(qtbot: QtBot, desk: Desk, text: str) -> None:
    editor = made(qtbot, desk, Text(200))
    typed(editor, text)
    leave(editor)
    try:
        assert editor.value() == text
    except Refused:
        assert editor.error()
    assert editor.draft() is not None


def test_half_a_character_is_refused_and_not_silently_dropped(qtbot: QtBot, desk: Desk) -> None:
    line, lines = made(qtbot, desk, Text(200)), made(qtbot, desk, Text(200, lines=3))
    assert isinstance(line, LineEditor)
    assert isinstance(lines, TextLines)
    line.box.setMaxLength(3)
    typed(line, "ab😀")  # Qt cuts the pair in two
    lines.box.setPlainText("a😀")
    cursor = lines.box.textCursor()
    cursor.setPosition(2)
    cursor.deletePreviousChar()
    for editor in (line, lines):
        with pytest.raises(Refused):
            editor.value()


def test_a_card_number_is_not_even_drafted(qtbot: QtBot, desk: Desk) -> None:
    editor = made(qtbot, desk, Text(200))
    typed(editor, "在留カード AB12345678CD")
    with pytest.raises(Refused):
        editor.draft()


def test_a_phone_number_rests_with_hyphens(qtbot: QtBot, desk: Desk) -> None:
    editor = made(qtbot, desk, Phone())
    typed(editor, "０９０００００４１２１")
    leave(editor)
    assert isinstance(editor.control, QLineEdit)
    assert editor.control.text() == "090-0000-4121"
    assert editor.value() == "09000004121"


def test_a_chosen_answer_can_be_taken_back(qtbot: QtBot, desk: Desk) -> None:
    editor = made(qtbot, desk, Choice("sex"))
    assert isinstance(editor, RadioEditor)
    editor.resize(400, 40)
    QTest.mouseClick(editor.button("female"), Qt.MouseButton.LeftButton)
    assert editor.value() == "female"
    QTest.mouseClick(editor.button("female"), Qt.MouseButton.LeftButton)
    assert editor.value() == ""
    assert editor.touched
