"""Papers on the screen and on their way out: the very pages, from memory, with names that say nothing of a person."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.services.papers import blank_paper
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs import print_paper
from kyoju_desktop.ui.dialogs.papers import show_blank
from kyoju_desktop.ui.dialogs.pdf_pages import PageView, PdfPages, Zoom
from kyoju_desktop.ui.dialogs.preview import Preview, glyph_words, show_pdf, show_preview
from kyoju_desktop.ui.dialogs.printing import Printed, new_printer, print_pages
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.jobs import Cancelled
from kyoju_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import find, place_asked, settle, when_idle


def paper(path: Path, sizes: list[tuple[float, float]]) -> bytes:
    drawn = canvas.Canvas(str(path))
    for number, size in enumerate(sizes, start=1):
        drawn.setPageSize(size)
        drawn.setFont("Helvetica", 40)
        drawn.drawString(72, 72, f"page {number}")
        drawn.showPage()
    drawn.save()
    return path.read_bytes()


A4 = (595.27, 841.89)


@pytest.fixture
def three(tmp_path: Path) -> bytes:
    return paper(tmp_path / "three.pdf", [A4, A4, (841.89, 595.27)])


@pytest.fixture
def opened(frame: DeskFrame, desk: Desk, three: bytes, qtbot: QtBot) -> Iterator[Preview]:
    made = show_pdf(desk, frame, "つなぎ票", three, "つなぎ票-瀬住第58号")
    qtbot.waitExposed(made)
    QApplication.processEvents()
    yield made
    made.close()


def test_the_pages_come_from_memory_and_are_white(three: bytes) -> None:
    pages = PdfPages(three)
    assert pages.count == 3
    assert pages.millimetres(0) == (210, 297)
    assert [pages.landscape(each) for each in range(3)] == [False, False, True]
    image = pages.image(0, QSize(210, 297), 2.0)
    assert image.width() == 420
    assert image.pixelColor(5, 5).name() == "#ffffff"
    assert not image.hasAlphaChannel()
    assert pages.image(0, QSize(210, 297), 2.0).cacheKey() == image.cacheKey()


def test_only_some_pictures_are_kept(three: bytes) -> None:
    pages = PdfPages(three)
    first = pages.image(0, QSize(20, 30)).cacheKey()
    for width in range(21, 40):
        pages.image(0, QSize(width, 30))
    assert pages.image(0, QSize(20, 30)).cacheKey() != first


def test_large_pictures_are_kept_as_far_as_memory_allows(three: bytes) -> None:
    pages = PdfPages(three)
    for page in range(3):
        pages.image(page, QSize(3000, 4200))
    assert len(pages._images) == 1  # each is 50 MB; the one that is looked at stays


def test_what_is_no_paper_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="紙の絵を作れませんでした"):
        PdfPages(b"not a paper")


def test_a_blank_form_of_the_office_opens_as_its_very_page(frame: DeskFrame, desk: Desk, qtbot: QtBot) -> None:
    for form in ("intake", "consent", "referral"):
        show_blank(desk, frame, form)
        when_idle(qtbot, desk)
        shown = find(frame, Preview, "preview")
        assert shown.windowTitle().endswith("(白紙)")
        assert shown.pages.count >= 1
        view = find(shown, PageView, "preview_pages")
        assert view.accessibleName() == "印刷される紙"
        assert "瀬戸見市" in view.accessibleDescription()
        shown.close()
        settle()


def test_the_head_tells_page_and_size_and_the_list_goes_to_a_page(opened: Preview) -> None:
    assert (opened.page_box.text(), opened._number.text()) == ("1", "/ 3")
    opened.thumbnails.setCurrentIndex(opened.thumbnails.model().index(2, 0))
    QApplication.processEvents()
    assert opened.view.current_page() == 2
    assert opened.page_box.text() == "3"
    words = [opened.thumbnails.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]
    assert words == ["1枚目", "2枚目", "3枚目"]


def test_keys_turn_the_pages(opened: Preview) -> None:
    view = opened.view
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_End, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageUp, 0),
    ):
        QTest.keyClick(view, key)
        assert view.current_page() == page
    assert opened.thumbnails.currentIndex().row() == 0


def test_the_page_is_shown_whole_wide_or_as_large_as_paper(opened: Preview) -> None:
    view = opened.view
    whole = view.page_rect(0)
    assert view.viewport().rect().contains(whole)
    opened.zoom.press(Zoom.WIDTH.name)
    assert view.page_rect(0).width() > whole.width()
    opened.zoom.press(Zoom.ACTUAL.name)
    assert view.factor() == pytest.approx(1.0, abs=0.01)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.factor() == pytest.approx(1.25, abs=0.01)
    find(opened, Button, "preview_smaller").click()
    find(opened, Button, "preview_smaller").click()
    assert view.factor() == pytest.approx(0.8, abs=0.01)
    find(opened, Button, "preview_larger").click()
    assert opened._factor.text() == "100 %"
    assert not view.grab().isNull()


def test_ctrl_and_wheel_change_the_size_and_never_beyond_the_limits(opened: Preview) -> None:
    view = opened.view

    def turn(by: int, keys: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        view.wheelEvent(event)

    for _ in range(30):
        turn(120, Qt.KeyboardModifier.ControlModifier)
    assert view.factor() == pytest.approx(4.0, abs=0.02)
    for _ in range(60):
        turn(-120, Qt.KeyboardModifier.ControlModifier)
    assert view.factor() == pytest.approx(0.25, abs=0.02)
    turn(-120, Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(view, Qt.Key.Key_Tab)


def test_an_empty_desk_has_no_page(qtbot: QtBot, dressed: object) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.show()
    view.show_pages(None)
    view.go_to(3)
    assert view.pages is None
    assert view.page_rect(0).isEmpty()
    assert view.factor() == 1.0
    assert not view.grab().isNull()


def test_characters_without_a_glyph_are_told_before_printing(frame: DeskFrame, desk: Desk, three: bytes) -> None:
    rendered = Rendered(three, 3, ("一枚目", "", ""), ("𠮷",))
    shown = show_preview(desk, frame, "つなぎ票", rendered, "つなぎ票")
    assert shown.remark.isVisible()
    assert "𠮷" in shown.remark.words.text()
    assert glyph_words((), desk.tr) == ""
    shown.close()
    settle()


def test_a_caller_may_take_print_and_save_into_its_own_hands(frame: DeskFrame, desk: Desk, three: bytes) -> None:
    done: list[str] = []
    rendered = Rendered(three, 3, ("", "", ""), ())
    shown = show_preview(
        desk, frame, "つなぎ票", rendered, "つなぎ票",
        on_print=lambda: done.append("print"), on_save=lambda: done.append("save"),
    )  # fmt: skip
    find(shown, Button, "preview_print").click()
    find(shown, Button, "preview_save").click()
    assert done == ["print", "save"]
    shown.close()
    settle()


def test_every_page_reaches_the_printer_at_its_own_size(tmp_path: Path, three: bytes, dressed: object) -> None:
    printer = to_file(tmp_path / "out.pdf")
    steps: list[tuple[int, int]] = []
    assert print_pages(three, printer, lambda done, of: steps.append((done, of))) == Printed(3, 3)
    assert steps == [(0, 3), (1, 3), (2, 3)]
    back = PdfPages((tmp_path / "out.pdf").read_bytes())
    assert [back.millimetres(each) for each in range(3)] == [(210, 297), (210, 297), (297, 210)]


def test_a_range_of_pages_can_be_printed(tmp_path: Path, three: bytes, dressed: object) -> None:
    printer = to_file(tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    assert print_pages(three, printer, lambda _done, _of: None) == Printed(1, 1)
    printer.setFromTo(7, 9)
    with pytest.raises(Refused, match="範囲"):
        print_pages(three, printer, lambda _done, _of: None)


def test_cancelling_throws_the_job_away(tmp_path: Path, three: bytes, dressed: object) -> None:
    def stop(done: int, _of: int) -> None:
        if done == 1:
            raise Cancelled

    assert print_pages(three, to_file(tmp_path / "out.pdf"), stop) == Printed(1, 3, stopped=True)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told_in_words(tmp_path: Path, three: bytes, dressed: object) -> None:
    with pytest.raises(Refused, match="プリンター"):
        print_pages(three, to_file(tmp_path / "no" / "such" / "out.pdf"), lambda _done, _of: None)


def test_the_print_dialog_leads_to_the_printer_and_back(
    opened: Preview, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_paper, "new_printer", lambda _name: to_file(tmp_path / "out.pdf"))
    find(opened, Button, "preview_print").click()
    find(opened, QPrintDialog, "print_dialog").done(1)
    when_idle(qtbot, desk)
    assert PdfPages((tmp_path / "out.pdf").read_bytes()).count == 3
    find(opened, Button, "preview_print").click()
    find(opened, QPrintDialog, "print_dialog").reject()
    settle()


def test_saving_writes_exactly_the_bytes_under_a_neutral_name(
    opened: Preview, desk: Desk, qtbot: QtBot, tmp_path: Path, three: bytes
) -> None:
    before = set(tmp_path.iterdir())
    find(opened, Button, "preview_save").click()
    dialog = place_asked(opened)
    assert "瀬住第58号" in dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(tmp_path / "つなぎ票-瀬住第58号.pdf"))
    when_idle(qtbot, desk)
    dialog.done(0)
    settle()
    assert set(tmp_path.iterdir()) - before == {tmp_path / "つなぎ票-瀬住第58号.pdf"}
    assert (tmp_path / "つなぎ票-瀬住第58号.pdf").read_bytes() == three


def test_the_name_of_the_job_says_nothing_of_a_person(dressed: object) -> None:
    printer = new_printer("つなぎ票-瀬住第58号")
    assert printer.docName() == "つなぎ票-瀬住第58号"
    assert printer.fullPage()


def to_file(path: Path) -> QPrinter:
    printer = new_printer("つなぎ票")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    return printer


def test_blank_papers_hold_no_person(desk: Desk) -> None:
    with desk.store.read() as r:
        texts = [" ".join(blank_paper(r, form, desk.locale).page_texts) for form in ("intake", "consent", "referral")]
    assert all("瀬戸見市" in each for each in texts)
