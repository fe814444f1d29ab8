"""Files that leave the office: the lock is proposed, its password is shown once and stays nowhere."""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from msoffcrypto import OfficeFile
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.table import Column, Table
from kyoju_desktop.exchange.target import GONE
from kyoju_desktop.i18n.messages import Message
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs import password
from kyoju_desktop.ui.dialogs.exits import save_paper
from kyoju_desktop.ui.dialogs.password import PasswordShown
from kyoju_desktop.ui.dialogs.save_file import FileToSave, SaveQuestion, save_files
from kyoju_desktop.ui.dialogs.save_table import CSV_OLD, CSV_UTF8, TableQuestion, save_table
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import find, place_asked, settle, when_idle

TABLE = Table(
    "支援ケース一覧",
    (Column("氏名", "text", 9), Column("受付日", "day", 6)),
    (("𠮷田 辻\U000e0100子", date(2026, 6, 1)),),
)


class Told:
    """What the caller was told."""

    def __init__(self) -> None:
        self.out = 0
        self.why: list[Message] = []

    def went(self) -> None:
        self.out += 1


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def pdf() -> bytes:
    made = io.BytesIO()
    drawn = canvas.Canvas(made)
    drawn.drawString(72, 720, "paper")
    drawn.save()
    return made.getvalue()


def choose(dialog: QFileDialog, place: Path, qtbot: QtBot, desk: Desk) -> None:
    dialog.fileSelected.emit(str(place))
    when_idle(qtbot, desk)
    dialog.done(1)
    settle()


def place_of(parent: QWidget) -> QFileDialog:
    find(parent, SaveQuestion, "save_file").agreed.emit()
    return find(parent, QFileDialog, "save_dialog")


def test_a_paper_is_locked_unless_the_clerk_says_otherwise(
    frame: DeskFrame, desk: Desk, qtbot: QtBot, tmp_path: Path, pdf: bytes, told: Told
) -> None:
    save_paper(desk, frame, pdf, "つなぎ票 瀬住第58号", told.went, told.why.append)
    place = tmp_path / "つなぎ票.pdf"
    choose(place_of(frame), place, qtbot, desk)
    shown = find(frame, PasswordShown, "password_shown")
    assert told.out == 0
    word = find(shown, QWidget, "password").accessibleDescription()
    assert re.fullmatch(r"[A-Z3479]{4}(-[A-Z3479]{4}){4}", word)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(place)
    with pikepdf.open(place, password=word) as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
    find(shown, Button, "password_copy").click()
    assert QApplication.clipboard().text() == word
    shown.agreed.emit()
    settle()
    assert told.out == 1
    assert QApplication.clipboard().text() != word
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["つなぎ票.pdf"]


def test_without_a_lock_the_very_bytes_are_written(
    frame: DeskFrame, desk: Desk, qtbot: QtBot, tmp_path: Path, pdf: bytes, told: Told
) -> None:
    save_paper(desk, frame, pdf, "つなぎ票", told.went, told.why.append)
    choose(place_asked(frame), tmp_path / "out.pdf", qtbot, desk)
    assert (tmp_path / "out.pdf").read_bytes() == pdf
    assert told.out == 1


def test_a_paper_about_nobody_is_not_asked_for_a_lock(frame: DeskFrame, desk: Desk, pdf: bytes, told: Told) -> None:
    save_paper(desk, frame, pdf, "同意書(白紙)", told.went, told.why.append, personal=False)
    assert frame.findChild(SaveQuestion, "save_file") is None
    find(frame, QFileDialog, "save_dialog").reject()
    assert told.why == [Message("保存をやめた")]


def test_a_place_that_is_gone_is_told_and_nothing_went_out(
    frame: DeskFrame, desk: Desk, qtbot: QtBot, tmp_path: Path, pdf: bytes, told: Told
) -> None:
    save_paper(desk, frame, pdf, "つなぎ票", told.went, told.why.append)
    choose(place_of(frame), tmp_path / "no" / "such" / "place.pdf", qtbot, desk)
    assert told.why == [Message(GONE)]
    assert told.out == 0
    assert frame.findChild(PasswordShown, "password_shown") is None
    find(frame, Notice, "notice").reject()


def test_the_slip_names_the_paper_by_its_number_and_is_only_printed(
    frame: DeskFrame,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    pdf: bytes,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[tuple[bytes, str, str]] = []

    def to_printer(
        _desk: Desk, _parent: QWidget, paper: bytes, job: str, went: Callable[[], object], *_why: object, form: str
    ) -> None:
        sent.append((paper, job, form))
        went()

    monkeypatch.setattr(password, "print_paper", to_printer)
    save_paper(desk, frame, pdf, "つなぎ票 瀬住第58号", told.went, told.why.append)
    choose(place_of(frame), tmp_path / "out.pdf", qtbot, desk)
    shown = find(frame, PasswordShown, "password_shown")
    word = find(shown, QWidget, "password").accessibleDescription()
    find(shown, Button, "password_slip").click()
    when_idle(qtbot, desk)
    ((paper, job, form),) = sent
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    assert "つなぎ票 瀬住第58号" in text
    assert all(part in text for part in word.split("-"))
    assert (job, form) == ("パスワード票", "password_slip")
    assert not any(part in job for part in word.split("-"))
    shown.agreed.emit()
    settle()


def test_several_files_each_get_a_password_of_their_own(
    frame: DeskFrame, desk: Desk, qtbot: QtBot, tmp_path: Path, told: Told
) -> None:
    made: dict[str, str] = {}

    def maker(name: str) -> FileToSave:
        def make(password: str) -> bytes:
            made[name] = password
            return name.encode()

        return FileToSave(name, "pdf", make)

    save_files(desk, frame, [maker("No.1"), maker("No.2")], told.went, told.why.append)
    choose(place_of(frame), tmp_path, qtbot, desk)
    assert (tmp_path / "No.1.pdf").read_bytes() == b"No.1"
    assert (tmp_path / "No.2.pdf").read_bytes() == b"No.2"
    assert len(set(made.values())) == 2
    shown = find(frame, PasswordShown, "password_shown")
    assert {each.accessibleDescription() for each in shown.findChildren(QWidget, "password")} == set(made.values())
    shown.agreed.emit()
    settle()
    assert told.out == 1


def test_a_file_that_is_out_keeps_its_password_when_the_next_one_fails(
    frame: DeskFrame, desk: Desk, qtbot: QtBot, tmp_path: Path, told: Told
) -> None:
    def broken(_password: str) -> bytes:
        raise Refused("空きが足りません。")

    files = [FileToSave("No.1", "pdf", str.encode), FileToSave("No.2", "pdf", broken)]
    save_files(desk, frame, files, told.went, told.why.append)
    choose(place_of(frame), tmp_path, qtbot, desk)
    shown = find(frame, PasswordShown, "password_shown")
    (panel,) = shown.findChildren(QWidget, "password")
    assert panel.accessibleDescription() == (tmp_path / "No.1.pdf").read_text()
    shown.agreed.emit()
    settle()
    assert told.out == 0
    assert "1つのファイルは保存しました" in told.why[0].text(desk.tr)
    assert not (tmp_path / "No.2.pdf").exists()


def test_where_the_lock_is_a_must_there_is_no_choice(frame: DeskFrame, desk: Desk, told: Told) -> None:
    save_files(desk, frame, [FileToSave("No.1", "pdf", str.encode, must_lock=True)], told.went, told.why.append)
    asked = find(frame, SaveQuestion, "save_file")
    assert not asked.lock.buttons["plain"].isEnabled()
    assert asked.locked()
    asked.reject()


def test_a_list_goes_out_as_excel_under_lock(
    frame: DeskFrame, desk: Desk, qtbot: QtBot, tmp_path: Path, told: Told
) -> None:
    save_table(desk, frame, TABLE, "支援ケース一覧 R8.6.23", told.went, told.why.append)
    place = tmp_path / "list.xlsx"
    choose(place_of(frame), place, qtbot, desk)
    shown = find(frame, PasswordShown, "password_shown")
    opened = OfficeFile(io.BytesIO(place.read_bytes()))
    opened.load_key(password=find(shown, QWidget, "password").accessibleDescription())
    plain = io.BytesIO()
    opened.decrypt(plain)
    sheet = openpyxl.load_workbook(plain).worksheets[0]
    assert sheet["A3"].value == "𠮷田 辻\U000e0100子"
    shown.agreed.emit()
    settle()
    assert told.out == 1


def test_the_old_letter_code_names_what_it_cannot_write_and_stops(
    frame: DeskFrame, desk: Desk, qtbot: QtBot, tmp_path: Path, told: Told
) -> None:
    asked = save_table(desk, frame, TABLE, "支援ケース一覧", told.went, told.why.append)
    assert isinstance(asked, TableQuestion)
    find(asked, QRadioButton, f"save_kind_{CSV_OLD}").setChecked(True)
    assert "𠮷 辻\U000e0100" in asked.letters.words.text()
    assert not asked.verb.isEnabled()
    asked.agreed.emit()
    assert frame.findChild(QFileDialog, "save_dialog") is None
    find(asked, QRadioButton, f"save_kind_{CSV_UTF8}").setChecked(True)
    assert asked.verb.isEnabled()
    assert not asked.locked()
    choose(place_of(frame), tmp_path / "list.csv", qtbot, desk)
    assert (tmp_path / "list.csv").read_text("utf-8-sig") == "氏名,受付日\n𠮷田 辻\U000e0100子,2026-06-01\n"
    assert told.out == 1
