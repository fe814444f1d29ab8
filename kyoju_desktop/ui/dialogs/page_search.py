"""Looking for words on the pages of a paper: folded as the program's search folds names, with their places.

A word that is broken at the end of a line is found; so are kana, width, variants and spaces written in another way.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QRectF

from kyoju_desktop.storage.folding import fold
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages

# one sign with what is written onto it: combining marks, voiced marks, variation selectors
_SIGN = re.compile("(?s).[\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef]*")
_fold_sign = lru_cache(maxsize=8192)(fold)


@dataclass(frozen=True)
class Hit:
    """A place where the words stand: the page, from where and how long (in UTF-16 units, as pdfium counts)."""

    page: int
    start: int
    length: int


class PageSearch:
    """The words of the pages, read and folded page by page when they are first looked through."""

    def __init__(self, pages: PdfPages) -> None:
        self._pages = pages
        self._folded: dict[int, tuple[str, list[int], list[int]]] = {}

    def hits_on(self, page: int, words: str) -> tuple[Hit, ...]:
        """Where the words stand on a page, from the first to the last."""
        wanted = _fold(words)[0]
        if not wanted:
            return ()
        if page not in self._folded:
            self._folded[page] = _fold(self._pages.text(page))
        text, starts, ends = self._folded[page]
        found = []
        at = text.find(wanted)
        while at >= 0:
            last = at + len(wanted) - 1
            found.append(Hit(page, starts[at], ends[last] - starts[at]))
            at = text.find(wanted, at + len(wanted))
        return tuple(found)

    def places(self, hit: Hit) -> tuple[QRectF, ...]:
        """Where a hit stands on its page, in points; more than one where a line breaks."""
        return self._pages.places(hit.page, hit.start, hit.length)


def _fold(text: str) -> tuple[str, list[int], list[int]]:
    """The folded text, and for each of its signs where it begins and ends in the text as it stands."""
    folded, starts, ends = [], [], []
    bounds = [*(found.start() for found in _SIGN.finditer(text)), len(text)]
    wide = [at for at, sign in enumerate(text) if ord(sign) > 0xFFFF]
    before = ""
    for begin, end in pairwise(bounds):
        sign = text[begin:end]
        key = before if sign == "々" and before else _fold_sign(sign)
        before = key or before
        folded.append(key)
        starts += [begin + bisect_right(wide, begin - 1)] * len(key)
        ends += [end + bisect_right(wide, end - 1)] * len(key)
    return "".join(folded), starts, ends
