"""Putting a PDF from memory onto a printer, page by page at 1:1, on whichever thread calls."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages
from kyoju_desktop.ui.dialogs.print_spool import Spool, spool
from kyoju_desktop.ui.jobs import Cancelled

# A page picture at 600 dpi takes 139 MB; 300 dpi is what the paper trial measured and office text needs.
_SHARPEST = 300


@dataclass(frozen=True)
class Printed:
    """What became of a print: so many of its sheets may have come out; `stopped` when the clerk stopped it."""

    sheets: int
    of: int
    stopped: bool = False


def new_printer(job_name: str) -> QPrinter:
    """A printer object for the office's papers: A4, the whole sheet, and a job name without personal data."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job_name)
    printer.setCreator("kyoju-desktop")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


def print_pages(pdf: bytes, printer: QPrinter, step: Callable[[int, int], None]) -> Printed:
    """Print the chosen pages.

    `step(done, of)` is called before each page and may raise `Cancelled`: then the job is thrown away, and the result
    says how many sheets the printer may already have taken. Raises `Refused` when the printer does not take the job.
    """
    pages = PdfPages(pdf)
    wanted = _chosen(pages.count, printer)
    if not wanted:
        raise Refused(N_("その範囲に印刷する紙がありません。範囲を選び直してください。"))
    with spool(printer, len(wanted)) as waiting:
        printed = _paint(pages, wanted, printer, step, waiting)
        if not printed.stopped:
            waiting.check()
    return printed


def _paint(
    pages: PdfPages, wanted: tuple[int, ...], printer: QPrinter, step: Callable[[int, int], None], waiting: Spool
) -> Printed:
    painter = QPainter()
    done = 0
    try:
        for done, page in enumerate(wanted):
            step(done, len(wanted))
            _begin_page(painter, printer, pages, page)
            _draw(painter, printer, pages, page)
    except Cancelled:
        nothing = waiting.throw_away()
        return Printed(0 if nothing else done, len(wanted), stopped=True)
    except BaseException:
        waiting.throw_away()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return Printed(len(wanted), len(wanted))


def _chosen(count: int, printer: QPrinter) -> tuple[int, ...]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    once = tuple(range(max(1, first) - 1, min(last, count)))
    # where the driver cannot repeat the job, the copies are printed one after the other
    return once if printer.supportsMultipleCopies() else once * max(1, printer.copyCount())


def _begin_page(painter: QPainter, printer: QPrinter, pages: PdfPages, page: int) -> None:
    landscape = pages.landscape(page)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    begun = printer.newPage() if painter.isActive() else painter.begin(printer)
    if not begun:
        raise Refused(N_("プリンターが受け付けませんでした。電源と用紙を確かめて、もう一度印刷してください。"))


def _draw(painter: QPainter, printer: QPrinter, pages: PdfPages, page: int) -> None:
    place = QRect(0, 0, *_dots(pages, page, printer.resolution()))
    picture = pages.render(page, pages.size_at(page, min(printer.resolution(), _SHARPEST)))
    if picture.isGrayscale():
        picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)  # two thirds of the spooled bytes
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # no JPEG: a stroke has no shadow
    painter.drawImage(place, picture, picture.rect(), Qt.ImageConversionFlag.AutoColor)


def _dots(pages: PdfPages, page: int, resolution: int) -> tuple[int, int]:
    size = pages.size_at(page, resolution)
    return size.width(), size.height()
