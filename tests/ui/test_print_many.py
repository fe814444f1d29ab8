"""Several papers in one go: chosen, ordered, looked at, printed one job a paper, with a result for each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs import print_many as module
from kyoju_desktop.ui.dialogs import print_paper
from kyoju_desktop.ui.dialogs.print_many import PaperResult, PaperToPrint, PrintMany, show_print_many
from kyoju_desktop.ui.dialogs.printing import Printed
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.jobs import Cancelled
from kyoju_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import find, settle, when_idle
from tests.ui.test_preview import A4, paper, to_file


class Machine:
    """A printer of the test's own: what it was given, and what it does with the next paper."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, int]] = []
        self.next: dict[str, Callable[[Callable[[int, int], None]], Printed]] = {}

    def take(self, _pdf: bytes, printer: QPrinter, step: Callable[[int, int], None]) -> Printed:
        self.jobs.append((printer.docName(), printer.copyCount()))
        if printer.docName() in self.next:
            return self.next.pop(printer.docName())(step)
        step(0, 1)
        return Printed(1, 1)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    made = Machine()
    monkeypatch.setattr(module, "print_pages", made.take)
    monkeypatch.setattr(print_paper, "new_printer", lambda _name: to_file(tmp_path / "out.pdf"))
    return made


class Opened:
    def __init__(self, dialog: PrintMany, desk: Desk, qtbot: QtBot, told: list[PaperResult]) -> None:
        self.dialog, self.desk, self.qtbot, self.told = dialog, desk, qtbot, told
        self.ended: list[tuple[PaperResult, ...]] = []

    def print(self) -> None:
        find(self.dialog, Button, "print_many_print").click()
        found = self.dialog.findChild(QPrintDialog, "print_dialog")
        if found is not None:
            found.done(1)
        self.wait()

    def wait(self) -> None:
        when_idle(self.qtbot, self.desk)
        self.qtbot.waitUntil(lambda: not self.dialog._waiting, timeout=10_000)
        settle()

    def states(self) -> list[str]:
        return [each._state for each in self.dialog.rows()]

    def words(self) -> str:
        return str(self.dialog.progress.words.text())


@pytest.fixture
def opened(frame: DeskFrame, desk: Desk, qtbot: QtBot, tmp_path: Path, machine: Machine) -> Iterator[Opened]:
    def rendered(pages: int) -> Rendered:
        pdf = paper(tmp_path / f"{pages}.pdf", [A4] * pages)
        return Rendered(pdf, pages, tuple(f"{at}枚目の文" for at in range(pages)), ())

    papers = [
        PaperToPrint("資料 No.1", rendered(2), "conference_pack", numbered=True, copies=7),
        PaperToPrint("支援計画書", rendered(3), "plan", copies=2),
        PaperToPrint("同意書", rendered(1), "consent"),
    ]
    told: list[PaperResult] = []
    ended: list[tuple[PaperResult, ...]] = []
    made = show_print_many(desk, frame, "まとめて印刷", papers, each=told.append, done=ended.append)
    qtbot.waitExposed(made)
    each = Opened(made, desk, qtbot, told)
    each.ended = ended
    yield each
    for notice in frame.findChildren(Notice):
        notice.close()
    for dialog in frame.findChildren(PrintMany):
        dialog.close()


def test_the_window_counts_sheets_and_tells_the_page_of_each_paper(opened: Opened) -> None:
    dialog = opened.dialog
    assert dialog.windowTitle() == "まとめて印刷"  # never the name of a person: the task bar shows it
    assert dialog._sum.text() == "印刷するもの 3件、9枚"  # 2 once, 3 twice, 1 once
    assert dialog.pages.count == 6
    dialog.list.setCurrentRow(1)
    dialog.view.go_to(3)
    assert dialog._place.text() == "支援計画書 2/3"
    assert dialog.view.accessibleDescription() == "1枚目の文"
    assert "番号つき" in str(dialog.rows()[0].data(Qt.ItemDataRole.AccessibleTextRole))


def test_what_the_paper_cannot_show_is_told_before_printing(
    frame: DeskFrame, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pdf = paper(tmp_path / "rare.pdf", [A4])
    rare = PaperToPrint("同意書", Rendered(pdf, 1, ("",), ("𠮷",)), "consent")
    made = show_print_many(
        desk, frame, "まとめて印刷", [rare, PaperToPrint("計画", Rendered(pdf, 1, ("",), ()), "plan")]
    )
    assert made.remark.isVisible()
    assert made.remark.words.text().startswith("同意書: この文字は紙に")
    assert "計画" not in made.remark.words.text()
    made.close()


def test_a_numbered_copy_is_printed_exactly_once(opened: Opened, machine: Machine) -> None:
    copies = find(opened.dialog, QLineEdit, "print_many_copies")
    assert not copies.isEnabled()
    opened.dialog.list.setCurrentRow(2)
    copies.selectAll()
    QTest.keyClicks(copies, "3")
    find(opened.dialog, Button, "print_many_more").click()
    assert copies.text() == "4"
    opened.print()
    assert machine.jobs == [("資料 No.1", 1), ("支援計画書", 2), ("同意書", 4)]
    assert opened.states() == ["out", "out", "out"]
    assert [each.out for each in opened.told] == [True, True, True]
    assert not find(opened.dialog, Button, "print_many_print").isEnabled()
    opened.dialog.reject()
    assert [each.paper.title for each in opened.ended[0]] == ["資料 No.1", "支援計画書", "同意書"]


def test_order_and_choice_are_the_clerks(opened: Opened, machine: Machine) -> None:
    dialog = opened.dialog
    dialog.list.setCurrentRow(2)
    find(dialog, Button, "print_many_up").click()
    dialog.rows()[0].setCheckState(Qt.CheckState.Unchecked)
    opened.print()
    assert [name for name, _copies in machine.jobs] == ["同意書", "支援計画書"]
    assert opened.states() == ["", "out", "out"]
    assert "まだ出していないもの" not in opened.words()


def test_a_printer_that_vanishes_leaves_the_rest_to_be_printed_again(opened: Opened, machine: Machine) -> None:
    def gone(_step: object) -> Printed:
        raise Refused("プリンターに届きませんでした。")

    machine.next["支援計画書"] = gone
    opened.print()
    assert opened.states() == ["out", "not_out", ""]
    assert len(opened.told) == 1
    notice = find(opened.dialog, Notice, "notice")
    assert notice.windowTitle() == "印刷できませんでした"
    notice.close()
    settle()
    opened.print()
    assert [name for name, _copies in machine.jobs] == ["資料 No.1", "支援計画書", "支援計画書", "同意書"]
    assert opened.states() == ["out", "out", "out"]


def test_stopping_half_way_says_which_paper_must_be_looked_at(opened: Opened, machine: Machine) -> None:
    def half(step: Callable[[int, int], None]) -> Printed:
        opened.dialog._stopping = True
        with pytest.raises(Cancelled):
            step(1, 3)
        return Printed(1, 3, stopped=True)

    machine.next["支援計画書"] = half
    opened.print()
    assert opened.states() == ["out", "doubtful", ""]
    assert "1枚まで" in find(opened.dialog, Notice, "notice").findChildren(type(opened.dialog._sum))[1].text()
    assert [(each.out, each.doubtful) for each in opened.told] == [(True, False), (False, True)]


def test_closing_while_it_prints_stops_and_stays(opened: Opened) -> None:
    dialog = opened.dialog
    dialog._waiting = [dialog.rows()[0]]
    dialog.reject()
    assert dialog.isVisible()
    assert dialog._stopping
    dialog.close()
    assert dialog.isVisible()
    dialog._waiting = []


def test_giving_up_the_choice_of_a_printer_prints_nothing(opened: Opened, machine: Machine) -> None:
    find(opened.dialog, Button, "print_many_print").click()
    find(opened.dialog, QDialog, "print_dialog").reject()
    settle()
    assert machine.jobs == []
    assert opened.words() == "印刷をやめた"
