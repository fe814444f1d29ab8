"""Names with their true glyphs in the window.

Qt drops variation selectors when it draws, and so shows the plain character. So each variant gets a family of its own
(`one_glyph`), and what the face of the window lacks is drawn with the face that has it: found by the same tables as
on paper, and loaded only then.
"""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QTextLayout

from kyoju_desktop.i18n.coverage import belongs, clusters, coverage, font_file, is_selector, phrases
from kyoju_desktop.ui.one_glyph import one_glyph

_HOME = "BIZUDPGothic-Regular.ttf"
_BEHIND = ("NotoSansJP", "ipamjm", "NotoSans", "NotoSansKR", "NotoSansSC")
_BOLD = frozenset({"BIZUDPGothic", "NotoSansJP", "NotoSans"})


_plain: set[str] = set()  # the characters met so far that the face of the window draws as they stand


def _stands(char: str) -> bool:
    found = not belongs(char) and coverage(_HOME).glyph(char) > 0
    if found:
        _plain.add(char)
    return found


def meet_all() -> None:
    """Meet every character that the face of the window draws (some 12,000): the first pages need not look each up."""
    _plain.update(char for char in coverage(_HOME).characters() if not belongs(char))


@cache
def _families(face: str) -> tuple[str, ...]:
    """The families of a face, made known to Qt when a text first needs them."""
    numbers = [QFontDatabase.addApplicationFont(str(font_file(file))) for file in _files(face)]
    return tuple(dict.fromkeys(each for number in numbers for each in QFontDatabase.applicationFontFamilies(number)))


def _files(face: str) -> list[str]:
    if face == "ipamjm":
        return ["ipamjm.ttf"]
    return [f"{face}-Regular.ttf", *([f"{face}-Bold.ttf"] if face in _BOLD else [])]


@cache
def _variant(cluster: str) -> tuple[str, ...]:
    """The family that draws a character as its selector wants it; none if no face has the two together."""
    for face in ("BIZUDPGothic", *_BEHIND):
        files = _files(face)
        if not coverage(files[0]).draws(cluster):
            continue
        family = f"Kyoju {ord(cluster[0]):X} {ord(cluster[1]):X}"
        for file in files:
            glyph = coverage(file).variant(*cluster)
            made = one_glyph(font_file(file), glyph, cluster[0], family, bold=file.endswith("-Bold.ttf"))
            QFontDatabase.addApplicationFontFromData(made)
        return (family,)
    return ()


def _faced(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The text in parts with the families that must come first for each; none for the face of the window."""
    run, families = "", tuple[str, ...]()
    for phrase in phrases(text):
        own = _families_of(phrase)
        if own != families:
            if run:
                yield run, families
            run, families = "", own
        run += "".join(phrase)
    if run:
        yield run, families


def _families_of(phrase: list[str]) -> tuple[str, ...]:
    if _is_variant(phrase[0]):
        return _variant(phrase[0])
    if all(map(coverage(_HOME).draws, phrase)):
        return ()
    face = next((face for face in _BEHIND if all(map(coverage(_files(face)[0]).draws, phrase))), "")
    return _families(face) if face else ()


def _is_variant(cluster: str) -> bool:
    return len(cluster) == 2 and is_selector(cluster[1])


def _with(font: QFont, families: tuple[str, ...]) -> QFont:
    """The font with these families before its own."""
    if not families:
        return font
    made = QFont(font)
    made.setFamilies([*families, *font.families()])
    return made


def is_plain(text: str) -> bool:
    """Whether the face of the window draws everything in the text as it is."""
    return text.isascii() or _plain.issuperset(text) or all(map(_stands, text))


def draw_text(painter: QPainter, place: QRect | QRectF, flags: Qt.AlignmentFlag | int, text: str) -> None:
    """`QPainter.drawText` for a line, every name in it with its true glyphs."""
    if is_plain(text):
        painter.drawText(place, int(flags), text)
        return
    font, room = painter.font(), QRectF(place)
    wide = sum(QFontMetricsF(_with(font, own)).horizontalAdvance(run) for run, own in _faced(text))
    metrics = QFontMetricsF(font)
    x = room.left()
    if int(flags) & int(Qt.AlignmentFlag.AlignRight):
        x = room.right() - wide
    elif int(flags) & int(Qt.AlignmentFlag.AlignHCenter):
        x = room.center().x() - wide / 2
    y = room.top() + metrics.ascent()
    if int(flags) & int(Qt.AlignmentFlag.AlignVCenter):
        y = room.center().y() + (metrics.ascent() - metrics.descent()) / 2
    draw_at(painter, QPointF(x, y), text)


def draw_at(painter: QPainter, at: QPointF, text: str) -> None:
    """The same from a point on the baseline."""
    if is_plain(text):
        painter.drawText(at, text)
        return
    font = painter.font()
    x = at.x()
    for run, families in _faced(text):
        own = _with(font, families)
        painter.setFont(own)
        painter.drawText(QPointF(x, at.y()), run)
        x += QFontMetricsF(own).horizontalAdvance(run)
    painter.setFont(font)


def formats(text: str, font: QFont) -> list[QTextLayout.FormatRange]:
    """For a text that is laid out in lines: which parts another face draws."""
    found: list[QTextLayout.FormatRange] = []
    if is_plain(text):
        return found
    from PySide6.QtGui import QTextCharFormat  # noqa: PLC0415 - not needed to paint the first screen

    start = 0
    for run, families in _faced(text):
        length = _units(run)
        if families:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, length, QTextCharFormat()
            part.format.setFont(_with(font, families))
            found.append(part)
        start += length
    return found


def font_for(text: str, font: QFont) -> QFont:
    """One font for a text that Qt draws itself; a character that occurs in several forms keeps its plain one."""
    if is_plain(text):
        return font
    parts = list(clusters(text))
    forms = {
        cluster[0]: {each for each in parts if each[0] == cluster[0]} for cluster in parts if _is_variant(cluster)
    }
    first = [family for own in forms.values() if len(own) == 1 for family in _variant(next(iter(own)))]
    others = [family for run, families in _faced(text) if not _is_variant(run) for family in families]
    made = QFont(font)
    made.setFamilies(list(dict.fromkeys([*first, *font.families(), *others])))
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
