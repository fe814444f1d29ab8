"""Names in the window: true glyphs, and editing that never makes another name of them."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.ui import glyphs, theme
from kyoju_desktop.ui.glyph_boxes import Box, attend, limit
from kyoju_desktop.ui.widgets.labels import Elided, Words
from tests.difficult_names import NAMES, Difficult

TSUJI = ["辻", "辻\U000e0100", "辻\U000e0102", "辻\U000e0103"]  # two and one dots, in both collections
KINDS = [QLineEdit, QPlainTextEdit, QTextEdit]


def typed(box: Box) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def box_with(qtbot: QtBot, kind: type[Box], text: str) -> Box:
    made = kind()
    qtbot.addWidget(made)
    made.setText(text) if isinstance(made, QLineEdit) else made.setPlainText(text)
    attend(made)
    made.show()
    QTest.keyClick(made, Qt.Key.Key_End)
    return made


def pixels(widget: QWidget) -> bytes:
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(picture.constBits())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("letter", ["辻\U000e0100", "\U00020bb7\U000e0100", "神\ufe00"])
def test_backspace_takes_a_variant_as_a_whole(qtbot: QtBot, kind: type[Box], letter: str) -> None:
    box = box_with(qtbot, kind, f"山{letter}")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert typed(box) == "山"
    box.undo()
    assert typed(box) == f"山{letter}"


@pytest.mark.parametrize("kind", KINDS)
def test_backspace_in_the_middle_and_delete_never_leave_the_plain_kanji(qtbot: QtBot, kind: type[Box]) -> None:
    box = box_with(qtbot, kind, "辻\U000e0102子")
    QTest.keyClick(box, Qt.Key.Key_Left)
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert typed(box) == "子"
    box = box_with(qtbot, kind, "辻\U000e0102子")
    QTest.keyClick(box, Qt.Key.Key_Home)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert typed(box) == "子"


@pytest.mark.parametrize("kind", KINDS)
def test_the_cursor_never_stops_inside_a_character(qtbot: QtBot, kind: type[Box]) -> None:
    box = box_with(qtbot, kind, "山辻\U000e0102\U00020bb7子")
    stops = 0
    while (box.cursorPosition() if isinstance(box, QLineEdit) else box.textCursor().position()) > 0:
        QTest.keyClick(box, Qt.Key.Key_Left)
        stops += 1
    assert stops == 4


@pytest.mark.parametrize("kind", KINDS)
def test_a_selector_pasted_alone_can_be_taken_away_alone(qtbot: QtBot, kind: type[Box]) -> None:
    box = box_with(qtbot, kind, "\U000e0102")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert typed(box) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_read_only_stays_and_what_is_selected_goes(qtbot: QtBot, kind: type[Box]) -> None:
    box = box_with(qtbot, kind, "山辻\U000e0102")
    box.setReadOnly(True)
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert typed(box) == "山辻\U000e0102"
    box.setReadOnly(False)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert typed(box) == ""


@pytest.mark.parametrize("make", [Words, Elided, lambda text: Words(text, wrap=True)])
def test_a_label_shows_each_variant_with_its_own_glyph(
    qtbot: QtBot, dressed: Callable[..., None], make: Callable[[str], Words]
) -> None:
    shown = []
    for text in TSUJI:
        label = make(text)
        qtbot.addWidget(label)
        label.setFont(theme.current().font(40))
        label.resize(120, 80)
        shown.append(pixels(label))
    assert len(set(shown)) == len(TSUJI)


def test_a_line_to_type_in_shows_each_variant_with_its_own_glyph(qtbot: QtBot, dressed: Callable[..., None]) -> None:
    shown = []
    for text in TSUJI[1:]:
        box = QLineEdit()
        qtbot.addWidget(box)
        box.setFont(theme.current().font(24))
        attend(box)
        box.setText(text)
        box.resize(120, 60)
        shown.append(pixels(box))
        box.setText("山")
        assert box.font().families() == theme.current().font(24).families()
    assert len(set(shown)) == 3


@pytest.mark.parametrize("each", NAMES, ids=lambda each: each.why)
def test_every_difficult_name_is_painted_and_kept_as_typed(
    qtbot: QtBot, dressed: Callable[..., None], each: Difficult
) -> None:
    box = box_with(qtbot, QLineEdit, each.name)
    assert typed(box) == each.name
    drawn = QImage(600, 40, QImage.Format.Format_Grayscale8)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.setFont(theme.current().font())
    glyphs.draw_text(painter, drawn.rect(), Qt.AlignmentFlag.AlignVCenter, each.name)
    painter.end()
    assert set(bytes(drawn.constBits())) != {255}


def test_a_character_in_two_forms_in_one_box_keeps_its_plain_form(dressed: Callable[..., None]) -> None:
    font = theme.current().font()
    assert glyphs.font_for("辻\U000e0102さんと辻さん", font).families() == font.families()
    assert glyphs.font_for("辻\U000e0102さん", font).families() == ["Kyoju 8FBB E0102", *font.families()]


def test_the_register_face_is_not_loaded_before_a_name_needs_it() -> None:
    seen = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from kyoju_desktop.ui import glyphs, theme
from kyoju_desktop.ui.glyph_boxes import Box, attend, limit, watch
font = theme.current().font()
for name in ("渡邉 太郎", "辻\U000e0102", "\U00028468"):
    glyphs.font_for(name, font)
    print(glyphs._families.cache_info().currsize)
"""
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0", "1"]


def test_a_limit_counts_characters_and_never_cuts_one(qtbot: QtBot) -> None:
    box = QLineEdit()
    qtbot.addWidget(box)
    limit(box, 4)
    for text, kept in (("\U00020bb7" * 5, "\U00020bb7" * 4), ("山川田辻\U000e0100", "山川田"), ("山川", "山川")):
        box.clear()
        box.insert(text)
        box.textEdited.emit(box.text())
        assert box.text() == kept
