"""Asking for a file leaves no trace: what Qt's dialog writes into its own settings is looked at on the disk."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.ui import choosing

JA = Translator.for_language("ja")
SECRET = "北原ハル"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """Qt's settings of this user, in a file of the test's own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "conf"))
    yield Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName())
    QSettings.setPath(
        QSettings.Format.NativeFormat,
        QSettings.Scope.UserScope,
        os.environ.get("XDG_CONFIG_HOME", str(Path.home() / ".config")),
    )


@pytest.fixture
def parent(qtbot: QtBot, dressed: object) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def gone() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def written(kept: Path) -> str:
    return kept.read_text("utf-8", "replace") if kept.exists() else ""


def asked(parent: QWidget) -> QFileDialog:
    return choosing.ask_save(parent, JA, "保存先", "PDF (*.pdf)", "pdf", name="save_dialog")


def choose(dialog: QFileDialog, folder: Path) -> str:
    """Save into a folder whose name must not stay; the file that was chosen."""
    folder.mkdir(exist_ok=True)
    places: list[str] = []
    dialog.fileSelected.connect(places.append)
    dialog.setDirectory(str(folder))
    dialog.selectFile("paper.pdf")
    dialog.open()
    dialog.accept()
    gone()
    return places[0]


def test_what_was_chosen_is_handed_on_and_written_nowhere(kept: Path, parent: QWidget, tmp_path: Path) -> None:
    place = choose(asked(parent), tmp_path / SECRET)
    assert place == str(tmp_path / SECRET / "paper.pdf")
    text = written(kept)
    assert SECRET not in text
    assert quote(SECRET) not in text
    assert "history" not in text
    assert "lastVisited" not in text
    assert "kyoju" not in text


@pytest.mark.parametrize("end", [QFileDialog.reject, QFileDialog.close, QFileDialog.deleteLater])
def test_a_dialog_that_is_left_or_destroyed_writes_nothing_either(
    kept: Path, parent: QWidget, tmp_path: Path, end: Callable[[QFileDialog], object]
) -> None:
    (tmp_path / SECRET).mkdir()
    dialog = choosing.ask_folder(parent, JA, "場所", name="d", begin=str(tmp_path / SECRET))
    dialog.open()
    end(dialog)
    gone()
    assert quote(SECRET) not in written(kept)
    assert "history" not in written(kept)


def test_the_next_dialog_does_not_begin_where_the_last_one_ended(kept: Path, parent: QWidget, tmp_path: Path) -> None:
    choose(asked(parent), tmp_path / SECRET)
    dialog = asked(parent)
    assert SECRET not in dialog.directory().absolutePath()
    assert not any(SECRET in each for each in dialog.history())
    dialog.deleteLater()
    gone()


def test_what_other_programs_had_left_there_comes_back(kept: Path, parent: QWidget, tmp_path: Path) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "file:///elsewhere")
    settings.setValue("FileDialog/history", ["file:///elsewhere", "file:///more"])
    settings.setValue("Other/thing", 5)
    settings.sync()
    first, second = asked(parent), asked(parent)
    choose(first, tmp_path / SECRET)
    choose(second, tmp_path / SECRET)
    again = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert again.value("FileDialog/lastVisited") == "file:///elsewhere"
    assert again.value("FileDialog/history") == ["file:///elsewhere", "file:///more"]
    assert again.value("Other/thing") in {5, "5"}
    assert sorted(again.allKeys()) == ["FileDialog/history", "FileDialog/lastVisited", "Other/thing"]


CRASH = """
import os, sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.ui import choosing
QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, sys.argv[1])
app = QApplication([])
window = QWidget()
ours = choosing.ask_save(window, Translator.for_language("ja"), "x", "PDF (*.pdf)", "pdf", name="d")
ours.open()
settings = QSettings(QSettings.Scope.UserScope, "QtProject")
settings.setValue("FileDialog/lastVisited", "file:///" + sys.argv[2])
settings.setValue("FileDialog/history", ["file:///" + sys.argv[2]])
settings.sync()
os._exit(9)
"""


def test_after_a_crash_the_next_start_takes_out_what_was_left(kept: Path, tmp_path: Path, qapp: QApplication) -> None:
    given = [sys.executable, "-c", CRASH, str(tmp_path / "conf"), "secretname"]
    done = subprocess.run(given, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, check=False, timeout=60)
    assert done.returncode == 9
    assert "secretname" in written(kept)
    choosing.sweep_traces()
    assert "secretname" not in written(kept)
    assert "kyoju" not in written(kept)


def test_without_a_crash_a_start_leaves_what_other_programs_keep(kept: Path, qapp: QApplication) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "file:///elsewhere")
    settings.sync()
    choosing.sweep_traces()
    assert "elsewhere" in written(kept)


def test_the_places_at_the_side_have_names_that_people_know(
    kept: Path, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(parent)
    side = dialog.findChild(QListView, "sidebar")
    assert side is not None
    delegate, model, names = side.itemDelegate(), side.model(), []
    assert isinstance(delegate, QStyledItemDelegate)
    for row in range(model.rowCount()):
        option = QStyleOptionViewItem()
        delegate.initStyleOption(option, model.index(row, 0))
        names.append(option.text)
    assert names[0] == "PC(すべてのドライブ)"
    assert "自分のフォルダー" in names
    assert QUrl("file:") in dialog.sidebarUrls()
    dialog.deleteLater()
    gone()


def test_no_other_module_makes_a_file_dialog() -> None:
    package = Path(choosing.__file__).parent
    for path in package.rglob("*.py"):
        if path.name != "choosing.py":
            assert "QFileDialog(" not in path.read_text("utf-8"), path
