"""Papers against bare reportlab: one つなぎ票, and the packs of a 支援会議.

つなぎ票 warm: the same strings at the same places, nothing laid out. A pack: the same texts as cells of a ruled table
of reportlab's own Paragraph, which is how one would build it with reportlab alone. Memory: a pack of 300 pages
against one of 30, each in a process of its own.
"""

import io
from functools import cache
from html import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from kyoju_desktop.documents.drawing import pages_of
from kyoju_desktop.documents.page import PAPER_HEIGHT, PAPER_WIDTH, SHADE, Leaf
from kyoju_desktop.documents.render import render, render_pack
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.places import shipped
from tests.documents import samples, samples_conference

_SHEET = samples.referral()
_CASE = samples_conference.case_sheet()
_TR = Translator.for_language("ja")


def ours() -> bytes:
    """One ordinary つなぎ票 from its sheet."""
    return render(_SHEET, _TR).pdf


def floor() -> bytes:
    """The same page with bare canvas calls."""
    leaf = _page()
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(PAPER_WIDTH, PAPER_HEIGHT), invariant=1, pageCompression=1)
    canvas.setFillGray(SHADE)
    for x, y, width, height in leaf.areas:
        canvas.rect(x, PAPER_HEIGHT - y - height, width, height, stroke=0, fill=1)
    canvas.setFillGray(0)
    for weight, segments in leaf.rules.items():
        canvas.setLineWidth(weight)
        for x1, y1, x2, y2 in segments:
            canvas.line(x1, PAPER_HEIGHT - y1, x2, PAPER_HEIGHT - y2)
    for x, y, width, height, weight in leaf.frames:
        canvas.setLineWidth(weight)
        canvas.rect(x, PAPER_HEIGHT - y - height, width, height)
    for x, y, text, face, size, _ in leaf.words:
        canvas.setFont("Floor-Bold" if face.name.endswith("Bold") else "Floor", size)
        canvas.drawString(x, PAPER_HEIGHT - y, text)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def pack(pages: int) -> bytes:
    """A pack of 個別事例票, one page each."""
    return render_pack([_CASE] * pages, _TR).pdf


def pack_floor(pages: int) -> bytes:
    """The same texts in tables of Paragraphs, which know neither kinsoku nor shares nor where to go on."""
    made = io.BytesIO()
    story: list[Flowable] = []
    for texts in [_texts()] * pages:
        rows = [
            [Paragraph(escape(text), _style()) for text in row] for row in zip(texts[::2], texts[1::2], strict=False)
        ]
        story += [Table(rows, colWidths=[80, 400], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]), PageBreak()]
    SimpleDocTemplate(made, initialFontName="Floor", invariant=1).build(story)
    return made.getvalue()


@cache
def _texts() -> list[str]:
    return render_pack([_CASE], _TR).page_texts[0].split("\n")


@cache
def _style() -> ParagraphStyle:
    _page()
    return ParagraphStyle("floor", fontName="Floor", fontSize=10.5, leading=15, wordWrap="CJK")


@cache
def _page() -> Leaf:
    """What stands on the page, laid out once and outside the measure; the floor has its own, plain fonts."""
    fonts = shipped("resources") / "fonts"
    registerFont(TTFont("Floor", str(fonts / "BIZUDPGothic-Regular.ttf"), asciiReadable=False))
    registerFont(TTFont("Floor-Bold", str(fonts / "BIZUDPGothic-Bold.ttf"), asciiReadable=False))
    return pages_of(_SHEET, _TR, blank=False)[0][0]
