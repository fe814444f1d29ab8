"""Papers through a real print queue: the sheets that come out, and a printer that stops, vanishes or never was."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kyoju_desktop.documents.render import Rendered, render, render_pack
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import Message, Translator
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs import print_spool
from kyoju_desktop.ui.dialogs.page_search import PageSearch
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages
from kyoju_desktop.ui.dialogs.preview import show_preview
from kyoju_desktop.ui.dialogs.print_many import PaperResult, PaperToPrint, show_print_many
from kyoju_desktop.ui.dialogs.print_paper import print_paper
from kyoju_desktop.ui.dialogs.printing import Printed, new_printer, print_pages
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.jobs import Cancelled
from kyoju_desktop.ui.widgets.buttons import Button
from tests.documents import samples
from tests.print_queue import PrintQueue
from tests.ui.conftest import find, settle, when_idle

NAME = "髙﨑 德濵"


@pytest.fixture(scope="module")
def paper() -> Rendered:
    return render(samples.referral(), Translator.for_language("ja"))


@pytest.fixture(scope="module")
def three() -> Rendered:
    return render_pack([samples.referral()] * 3, Translator.for_language("ja"))


class Told:
    """What a print told its caller."""

    def __init__(self) -> None:
        self.went = 0
        self.stayed: list[str] = []

    def out(self) -> None:
        self.went += 1

    def not_out(self, why: Message) -> None:
        self.stayed.append(why.template)


class Printing:
    """print_paper with the dialog answered by a key."""

    def __init__(self, desk: Desk, frame: DeskFrame, qtbot: QtBot) -> None:
        self.desk, self.frame, self.qtbot, self.told = desk, frame, qtbot, Told()

    def ask(self, pdf: bytes, name: str = "つなぎ票 瀬住第58号") -> QPrintDialog | None:
        return print_paper(self.desk, self.frame, pdf, name, self.told.out, self.told.not_out, form="referral")

    def send(self, pdf: bytes) -> None:
        self.ask(pdf)
        find(self.frame, QPrintDialog, "print_dialog").done(1)
        self.wait()

    def wait(self) -> None:
        when_idle(self.qtbot, self.desk)
        settle()

    def notice(self) -> str:
        """What the notice says; it is closed."""
        found = find(self.frame, Notice, "notice")
        words = find(found, QLabel, "notice_text").text()
        found.close()
        settle()
        return words


@pytest.fixture
def printing(print_queue: PrintQueue, desk: Desk, frame: DeskFrame, qtbot: QtBot) -> Iterator[Printing]:
    yield Printing(desk, frame, qtbot)
    for each in frame.findChildren(Notice):
        each.close()


def grey(pages: PdfPages, page: int, dpi: int) -> Image.Image:
    picture = pages.render(page, pages.size_at(page, dpi)).convertToFormat(QImage.Format.Format_Grayscale8)
    size = (picture.width(), picture.height())
    return Image.frombuffer("L", size, bytes(picture.constBits()), "raw", "L", picture.bytesPerLine(), 1)


def strongest_difference(one: Image.Image, other: Image.Image) -> int:
    """The greatest difference in grey; edges are softened first: the printer rasters anew, half a dot beside."""
    soft = [each.filter(ImageFilter.GaussianBlur(2)) for each in (one, other)]
    return max(value for value, count in enumerate(ImageChops.difference(*soft).histogram()) if count)


def place_of(pages: PdfPages, words: str, dpi: int) -> tuple[int, int, int, int]:
    search = PageSearch(pages)
    place: QRectF = search.places(search.hits_on(0, words)[0])[0]
    left, top, right, bottom = (
        each * dpi // 72 for each in (place.left(), place.top(), place.right(), place.bottom())
    )
    return int(left), int(top), int(right) + 1, int(bottom) + 1


def test_the_program_sees_the_queue(print_queue: PrintQueue, dressed: object) -> None:
    assert QPrinterInfo.availablePrinterNames() == [print_queue.printer]


def test_a_paper_comes_out_as_the_preview_shows_it(
    printing: Printing, print_queue: PrintQueue, paper: Rendered
) -> None:
    printing.send(paper.pdf)
    (made,) = print_queue.papers(1)
    assert (printing.told.went, printing.told.stayed) == (1, [])
    shown, printed = PdfPages(paper.pdf), PdfPages(made)
    assert printed.count == paper.pages
    assert printed.millimetres(0) == (210, 297)
    assert strongest_difference(grey(shown, 0, 100), grey(printed, 0, 100)) < 90
    left, top, right, bottom = place_of(shown, NAME, 300)
    ours, theirs = (grey(each, 0, 300).crop((left, top, right, bottom)) for each in (shown, printed))
    assert strongest_difference(ours, theirs) < 100  # every stroke is there ...
    theirs.paste(255, (right - left - 20, 10, right - left, 16))
    assert strongest_difference(ours, theirs) > 150  # ... and one that is missing would be noticed


def test_the_name_of_the_job_says_nothing_of_a_person(
    printing: Printing, print_queue: PrintQueue, paper: Rendered
) -> None:
    printing.send(paper.pdf)
    print_queue.papers(1)
    assert print_queue.names()[-1] == "つなぎ票 瀬住第58号"


def test_the_printer_of_a_form_is_remembered_and_chosen_first(
    printing: Printing, print_queue: PrintQueue, paper: Rendered, desk: Desk
) -> None:
    printing.send(paper.pdf)
    print_queue.papers(1)
    assert load_settings(desk.data_dir).settings.printers == {"referral": print_queue.printer}
    dialog = printing.ask(paper.pdf)
    assert dialog is not None
    assert dialog.printer().printerName() == print_queue.printer
    dialog.reject()
    assert printing.told.stayed == ["印刷をやめた"]


def test_a_remembered_printer_that_is_gone_is_told_and_another_is_offered(
    printing: Printing, print_queue: PrintQueue, paper: Rendered, desk: Desk
) -> None:
    desk.change_settings(printers={"referral": "前のプリンター"})
    dialog = printing.ask(paper.pdf)
    assert dialog is not None
    assert "前のプリンター" in printing.frame.status.remark.words.text()
    dialog.reject()


def test_nothing_of_a_print_lies_in_a_file(
    print_queue: PrintQueue, three: Rendered, dressed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    seen: list[list[Path]] = []
    folders: set[Path] = set()

    def step(_done: int, _of: int) -> None:
        seen.append(list(temporary.rglob("*")))
        folders.add(Path(os.environ["TMPDIR"]))

    assert print_pages(three.pdf, on(print_queue), step) == Printed(3, 3)
    assert seen == [[], [], []]
    assert os.environ["TMPDIR"] == str(temporary)
    (folder,) = folders
    assert folder.parent == print_spool._MEMORY
    assert not folder.exists()
    print_queue.papers(1)


def test_where_there_is_no_room_in_memory_the_folder_is_taken_away_at_once(
    print_queue: PrintQueue, paper: Rendered, dressed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(print_spool, "_PER_PAGE", 10**15)
    modes: list[int] = []
    print_pages(
        paper.pdf, on(print_queue), lambda _done, _of: modes.append(Path(os.environ["TMPDIR"]).stat().st_mode & 0o777)
    )
    assert modes == [0o700]
    assert list(tmp_path.iterdir()) == []
    print_queue.papers(1)


def test_stopping_half_way_prints_not_one_sheet(print_queue: PrintQueue, three: Rendered, dressed: object) -> None:
    def step(done: int, _of: int) -> None:
        if done == 2:
            raise Cancelled

    assert print_pages(three.pdf, on(print_queue), step) == Printed(0, 3, stopped=True)
    print_pages(three.pdf, on(print_queue), lambda _done, _of: None)
    (only,) = print_queue.papers(1)
    assert PdfPages(only).count == 3


def test_the_clerk_stops_a_print_and_the_ledger_hears_that_nothing_went_out(
    printing: Printing, print_queue: PrintQueue, three: Rendered, desk: Desk
) -> None:
    desk.work.stepped.connect(lambda _done, _of: desk.work.cancel())
    printing.send(render_pack([samples.referral()] * 12, Translator.for_language("ja")).pdf)
    assert printing.told.went == 0
    assert printing.told.stayed == ["印刷を途中で中止した。紙は出ていない"]
    assert print_queue.waiting() == 0


@pytest.mark.parametrize("fault", ["remove", "refuse", "stop"])
def test_a_printer_that_vanishes_while_it_prints_is_told(
    print_queue: PrintQueue, three: Rendered, dressed: object, fault: str
) -> None:
    def step(done: int, _of: int) -> None:
        if done == 1:
            getattr(print_queue, fault)()

    with pytest.raises(Refused, match="プリンターに届きませんでした。紙は出ていません"):
        print_pages(three.pdf, on(print_queue), step)


def test_a_printer_that_vanishes_after_the_choice_is_told_with_what_to_do(
    printing: Printing, print_queue: PrintQueue, paper: Rendered
) -> None:
    printing.ask(paper.pdf)
    print_queue.remove()
    find(printing.frame, QPrintDialog, "print_dialog").done(1)
    printing.wait()
    assert printing.told.went == 0
    assert len(printing.told.stayed) == 1
    assert "別のプリンター" in printing.notice()


def test_without_any_printer_nothing_is_asked(printing: Printing, print_queue: PrintQueue, paper: Rendered) -> None:
    print_queue.remove()
    assert printing.ask(paper.pdf) is None
    assert "プリンターが見つかりません" in printing.told.stayed[0]
    assert "電源を入れて" in printing.notice()


@pytest.mark.parametrize(("answer", "sent"), [("leave", 0), ("send", 1)])
def test_a_printer_that_stands_still_is_told_before_anything_is_sent(
    printing: Printing, print_queue: PrintQueue, paper: Rendered, answer: str, sent: int
) -> None:
    print_queue.pause()
    printing.ask(paper.pdf)
    find(printing.frame, QPrintDialog, "print_dialog").done(1)
    find(find(printing.frame, Notice, "notice"), Button, f"notice_{answer}").click()
    printing.wait()
    assert print_queue.waiting() == sent
    if sent:
        assert "順番待ちに残っています" in printing.notice()
        settle()
    assert (printing.told.went, len(printing.told.stayed)) == (sent, 1 - sent)


def test_a_preview_may_be_closed_while_its_paper_is_printed(
    printing: Printing, print_queue: PrintQueue, three: Rendered, desk: Desk, qtbot: QtBot
) -> None:
    shown = show_preview(desk, printing.frame, "つなぎ票", three, "つなぎ票", form="referral")
    with qtbot.waitExposed(shown):
        pass
    told: list[str] = []
    desk.work.stepped.connect(lambda _done, _of: told.append(shown.working.said.words.text()) if not told else None)
    find(shown, Button, "preview_print").click()
    find(shown, QPrintDialog, "print_dialog").done(1)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told == ["印刷しています: つなぎ票 1/3"]
    shown.close()
    printing.wait()
    (made,) = print_queue.papers(1)
    assert PdfPages(made).count == 3


def test_several_papers_go_out_one_job_each_and_numbered_copies_once(
    printing: Printing, print_queue: PrintQueue, paper: Rendered, three: Rendered, desk: Desk, qtbot: QtBot
) -> None:
    papers = [
        PaperToPrint("会議の資料 No.1", three, "conference_pack", numbered=True),
        PaperToPrint("つなぎ票", paper, "referral", copies=2),
    ]
    results: list[tuple[PaperResult, ...]] = []
    made = show_print_many(desk, printing.frame, "まとめて印刷", papers, done=results.append)
    find(made, Button, "print_many_print").click()
    find(made, QPrintDialog, "print_dialog").done(1)
    qtbot.waitUntil(lambda: all(each.result for each in made.rows()), timeout=15_000)
    printing.wait()
    made.reject()
    assert [(each.out, each.doubtful) for each in results[0]] == [(True, False), (True, False)]
    counts = [PdfPages(each).count for each in print_queue.papers(2)]
    assert counts[0] == 3
    assert counts[1] in {1, 2}  # the queue repeats the job, or the sheets of it
    assert print_queue.names()[-2:] == ["会議の資料 No.1", "つなぎ票"]


def on(queue: PrintQueue) -> QPrinter:
    """A printer object for the queue, without the dialog."""
    made = new_printer("つなぎ票")
    made.setPrinterName(queue.printer)
    return made
