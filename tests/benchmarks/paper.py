"""つなぎ票 warm against the same page in bare reportlab: the same strings at the same places, nothing laid out."""

import io
from functools import cache

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kyoju_desktop.documents.drawing import pages_of
from kyoju_desktop.documents.page import PAPER_HEIGHT, PAPER_WIDTH, SHADE, Leaf
from kyoju_desktop.documents.render import render
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.places import shipped
from tests.documents import samples

_SHEET = samples.referral()
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


@cache
def _page() -> Leaf:
    """What stands on the page, laid out once and outside the measure; the floor has its own, plain fonts."""
    fonts = shipped("resources") / "fonts"
    registerFont(TTFont("Floor", str(fonts / "BIZUDPGothic-Regular.ttf"), asciiReadable=False))
    registerFont(TTFont("Floor-Bold", str(fonts / "BIZUDPGothic-Bold.ttf"), asciiReadable=False))
    return pages_of(_SHEET, _TR, blank=False)[0][0]
