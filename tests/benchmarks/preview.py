"""The preview's first page, painted, against the same page from a bare QPdfDocument on a white picture."""

import os
from functools import cache

from kyoju_desktop.documents.render import render_pack
from kyoju_desktop.i18n.messages import Translator
from tests.benchmarks.measure import Figure, alternating
from tests.documents import samples

_WIDE, _HIGH = 1040, 640  # the room for the pages at 1366×768


def first_page(pages: int, rounds: int) -> Figure:
    """A pack of so many sheets is opened and its first page stands on the screen."""
    ours, floor = alternating(lambda: _ours(pages), lambda: _floor(pages), rounds=rounds, warm=2)
    name = f"preview of page 1 of {pages} / QPdfDocument alone"
    return Figure(name, ours * 1000, floor * 1000, "ms", 1.2)


@cache
def _pack(pages: int) -> bytes:
    return render_pack([samples.referral()] * pages, Translator.for_language("ja")).pdf


def _ours(pages: int) -> object:
    application()
    from kyoju_desktop.ui.dialogs.pdf_pages import PageView, PdfPages  # noqa: PLC0415 - Qt is loaded for this part

    view = PageView()
    view.resize(_WIDE, _HIGH)
    view.show_pages(PdfPages(_pack(pages)))
    return view.viewport().grab()


def _floor(pages: int) -> object:
    from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSize, Qt  # noqa: PLC0415
    from PySide6.QtGui import QPainter, QPixmap  # noqa: PLC0415
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

    buffer = QBuffer()
    buffer.setData(_pack(pages))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    size = document.pagePointSize(0).toSize()
    dots = size.scaled(QSize(_WIDE, _HIGH - 32), Qt.AspectRatioMode.KeepAspectRatio)
    shown = QPixmap(_WIDE, _HIGH)
    shown.fill(Qt.GlobalColor.white)
    painter = QPainter(shown)
    painter.drawImage(QPoint(0, 16), document.render(0, dots))
    painter.end()
    return shown


@cache
def application() -> object:
    """Qt without a display, once."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    return QApplication.instance() or QApplication([])
