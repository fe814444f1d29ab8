"""The bar that looks for words inside a paper: hits marked on the pages, one after the other, how many there are."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.dialogs.page_search import Hit, PageSearch
from kyoju_desktop.ui.dialogs.pdf_pages import Mark, PageView, PdfPages
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import row

_AT_ONCE = 8  # pages that are looked through before the window is served again
_REST = 150  # ms after the last key


class SearchBar(QFrame):
    """Hidden until it is asked for. Enter and F3 go on, with Shift back, Esc closes it."""

    def __init__(self, pages: PdfPages, view: PageView, tr: Translator) -> None:
        super().__init__()
        self._tr, self._pages, self._view = tr, pages, view
        self._search = PageSearch(pages)
        self._hits: list[Hit] = []
        self._current, self._ahead, self._words = -1, 0, ""
        self.setProperty("look", "bar")
        line = row(spacing=6, margins=(16, 4, 16, 4))
        self.setLayout(line)
        self.box = QLineEdit()
        self.box.setObjectName("preview_search")
        self.box.setAccessibleName(tr(N_("紙の中を探す")))
        self.box.setPlaceholderText(tr(N_("紙の中を探す")))
        self.box.setClearButtonEnabled(True)
        self.box.setMaximumWidth(theme.current().px(320))
        self.box.installEventFilter(self)
        self.count = Words("", tone="ink2", name="preview_hits")
        back = Button("", icon="chevron-up", small=True, name="preview_hit_back", pressed=self.back)
        back.setAccessibleName(tr(N_("前の一致 Shift+F3")))
        on = Button("", icon="chevron-down", small=True, name="preview_hit_next", pressed=self.next)
        on.setAccessibleName(tr(N_("次の一致 F3")))
        away = Button("", icon="cross", small=True, look="quiet", name="preview_search_close", pressed=self.leave)
        away.setAccessibleName(tr(N_("探すのをやめる")))
        line.addWidget(self.box, 1)
        for each in (back, on, self.count):
            line.addWidget(each)
        line.addStretch(1)
        line.addWidget(away)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look_on)
        self.box.textChanged.connect(self._changed)
        self.hide()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What has been found so far."""
        return tuple(self._hits)

    def ask(self) -> None:
        """Show the bar, ready for words."""
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def leave(self) -> None:
        """Hide the bar and its marks."""
        self.box.clear()
        self._begin("")
        self.hide()
        self._view.setFocus()

    def next(self) -> None:
        """Go to the next hit; after the last comes the first."""
        self._go(1)

    def back(self) -> None:
        """Go to the hit before."""
        self._go(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc belong to the bar, not to the window."""
        if watched is self.box and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    # inside

    def _changed(self) -> None:
        self._begin(self.box.text())
        self._soon.start(_REST)

    def _begin(self, words: str) -> None:
        self._soon.stop()
        self._words, self._hits, self._current, self._ahead = words, [], -1, 0
        self._mark()

    def _look_on(self) -> None:
        """Look through some pages, then let the window breathe."""
        end = min(self._ahead + _AT_ONCE, self._pages.count)
        for page in range(self._ahead, end):
            self._hits += self._search.hits_on(page, self._words)
        self._ahead = end
        if self._hits and self._current < 0:
            self._current = self._first_from(self._view.current_page())
            if self._current >= 0:
                self._view.show_place(self._hits[self._current].page, self._place_of(self._current))
        self._mark()
        if self._ahead < self._pages.count and self._words.strip():
            self._soon.start(0)

    def _first_from(self, page: int) -> int:
        """The first hit from the page that is looked at; the very first when there is none after it."""
        found = next((at for at, hit in enumerate(self._hits) if hit.page >= page), -1)
        return 0 if found < 0 and self._ahead >= self._pages.count else found

    def _go(self, by: int) -> None:
        if self._soon.isActive() and not self._ahead:
            self._soon.stop()
            self._look_on()
            return
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._view.show_place(self._hits[self._current].page, self._place_of(self._current))
        self._mark()

    def _place_of(self, at: int) -> Mark:
        return Mark(self._search.places(self._hits[at]), current=True)

    def _mark(self) -> None:
        marks: dict[int, list[Hit]] = {}
        for hit in self._hits:
            marks.setdefault(hit.page, []).append(hit)
        current = self._hits[self._current] if 0 <= self._current < len(self._hits) else None
        self._view.set_marks(
            lambda page: [Mark(self._search.places(each), current=each is current) for each in marks.get(page, ())]
        )
        self.count.setText(self._count())

    def _count(self) -> str:
        if not self._words.strip():
            return ""
        if not self._hits:
            return self._tr(N_("見つかりません")) if self._ahead >= self._pages.count else "…"
        return f"{self._current + 1}/{len(self._hits)}"
