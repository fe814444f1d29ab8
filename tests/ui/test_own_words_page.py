"""A broken word of the office is told where papers are looked at and where the words are changed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Intake, Person
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.services.papers import intake_paper
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.own_words import WordsDialog
from kyoju_desktop.ui.dialogs.preview import show_preview
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.settings_words import WordsPanel
from tests.ui.conftest import find, when_idle


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    return lambda: when_idle(qtbot, desk)


def put(folder: Path, form: str, key: str, text: str) -> None:
    place = folder / "wording" / f"{form}.json"
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps({"form": form, "texts": [{"key": key, "text": text}]}), "utf-8")


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def test_the_preview_names_the_broken_text_and_prints_the_built_in_one(
    frame: DeskFrame, desk: Desk, idle: Callable[[], None]
) -> None:
    with desk.store.write("受付") as w:
        case = open_case(w, Person(name="北原 ハル"), Intake())
    with desk.store.read() as r:
        before = intake_paper(r, case.id, desk.locale)
    put(desk.data_dir, "intake", "title", "{name.__class__}相談票")
    with desk.store.read() as r:
        made = intake_paper(r, case.id, desk.locale)
    assert made.pdf == before.pdf
    preview = show_preview(desk, frame, "相談受付票", made, "相談受付票")
    said = words(preview.remark)
    assert "intake.json の「title」は使えません" in said
    assert "前からある文を使います" in said
    preview.reject()
    idle()


def test_the_settings_tell_of_trouble_until_it_is_mended(frame: DeskFrame, desk: Desk) -> None:
    panel = WordsPanel(desk)
    assert find(panel, QWidget, "words_trouble").isHidden()
    put(desk.data_dir, "intake", "title", "{nobody}")
    put(desk.data_dir, "no_such_form", "title", "x")
    panel.refresh()
    assert "ほかに1件" in words(find(panel, QWidget, "words_trouble"))
    (desk.data_dir / "wording" / "no_such_form.json").unlink()
    put(desk.data_dir, "intake", "title", "町の相談票")
    panel.refresh()
    assert find(panel, QWidget, "words_trouble").isHidden()
    assert "役場・県の文 1" in words(panel)
    panel.deleteLater()


def test_a_file_that_cannot_be_used_is_refused_at_the_foot_of_the_list(
    frame: DeskFrame, desk: Desk, idle: Callable[[], None], tmp_path: Path
) -> None:
    dialog = WordsDialog(desk, frame)
    dialog.open()
    bad = tmp_path / "intake.json"
    bad.write_text("{", "utf-8")
    dialog.take_in(bad)
    idle()
    assert "JSON の形がこわれています" in words(dialog.said)
    assert not (desk.data_dir / "wording").exists()
    dialog.write_out("intake", tmp_path / "gone" / "x.json")
    idle()
    assert "ファイルは出ていません" in words(dialog.said)
    dialog.reject()
    idle()
