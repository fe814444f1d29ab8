"""A paper before it is printed: its very pages from memory, thumbnails, size, print and save."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QIntValidator, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QWidget

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.exits import save_paper
from kyoju_desktop.ui.dialogs.pdf_pages import PageView, PdfPages, Zoom
from kyoju_desktop.ui.dialogs.preview_search import SearchBar
from kyoju_desktop.ui.dialogs.print_paper import print_paper
from kyoju_desktop.ui.dialogs.work_strip import WorkStrip
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row
from kyoju_desktop.ui.widgets.segmented import Segmented

_NOWHERE = QModelIndex()
SECRET_FOR = 120  # seconds for which a paper with secret values stays open
UNLOCKED = N_("保存しました。渡したら、手元のファイルを消してください。")


class _Thumbnails(QAbstractListModel):
    def __init__(self, pages: PdfPages, tr: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages, self._tr = pages, tr
        self._made: dict[int, QIcon] = {}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """One row a page."""
        return 0 if parent.isValid() else self._pages.count

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """The small picture, drawn when it is first looked at."""
        if not index.isValid():
            return None
        page = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tr(N_("{page}枚目"), page=str(page + 1))
        if role == Qt.ItemDataRole.DecorationRole:
            if page not in self._made:
                whole = self._pages.size_at(page, 72)
                side = theme.current().px(96)
                dots = whole.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)
                self._made[page] = QIcon(QPixmap.fromImage(self._pages.render(page, dots)))
            return self._made[page]
        return None


class Preview(QDialog):
    """The window of a paper. `on_print` and `on_save` replace what the buttons do (a release, for one)."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        title: str,
        pdf: bytes,
        *,
        name: str,
        texts: Sequence[str] = (),
        remark: str = "",
        form: str = "",
        on_print: Callable[[], object] | None = None,
        on_save: Callable[[], object] | None = None,
        printed: Callable[[], object] | None = None,
        saved: Callable[[], object] | None = None,
        personal: bool = True,
    ) -> None:
        """`name` is the neutral name of the file and of the print job: nothing in it is about a person.

        `texts` is what each page says, for screen readers; `remark` what the clerk must know before printing;
        `form` the code of the paper, whose printer is remembered; `printed` and `saved` are called after the
        preview's own print or file went out; a file of a paper that is not `personal` gets no lock.
        """
        super().__init__(parent)
        self._desk, self._pdf, self._texts, self.name, self._form = desk, pdf, tuple(texts), name, form
        self._went_out = {"print": printed, "save": saved}
        self._personal = personal
        self._print, self._save = on_print or self._print_it, on_save or self._save_it
        self.setObjectName("preview")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = PdfPages(pdf)
        self.view = PageView()
        self._build(title, remark)
        window = parent.window()
        self.resize(max(720, window.width() - 80), max(480, window.height() - 60))
        FocusRing(self)
        self.view.show_pages(self.pages)
        self._say_page()
        self.view.setFocus()

    def _build(self, title: str, remark: str) -> None:
        look, tr = theme.current(), self._desk.tr
        self.view.set_colours(look.colour("sunken"), look.colour("edge"))
        self.view.setObjectName("preview_pages")
        self.view.setAccessibleName(tr(N_("印刷される紙")))
        lines = column()
        self.setLayout(lines)
        self.search = SearchBar(self.pages, self.view, tr)
        lines.addWidget(self._head(title))
        lines.addWidget(self.search)
        across = row(spacing=0)
        self.thumbnails = self._make_thumbnails()
        across.addWidget(self.thumbnails)
        across.addWidget(self.view, 1)
        lines.addLayout(across, 1)
        lines.addWidget(self._foot(remark))
        self.view.page_shown.connect(lambda _page: self._say_page())
        self.view.zoomed.connect(self._say_page)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+P", self.print_now),
            ("Ctrl+S", self.save_now),
            ("Ctrl++", self._larger),
            ("Ctrl+-", self._smaller),
            ("Ctrl+F", self.search.ask),
            ("F3", self.search.next),
            ("Shift+F3", self.search.back),
            ("Ctrl+G", self._ask_page),
        )
        for each, call in keys:
            QShortcut(QKeySequence(each), self).activated.connect(call)
        work = self._desk.work
        work.begun.connect(self.working.begin)
        work.stepped.connect(self.working.step)
        work.ended.connect(self.working.end)

    def _head(self, title: str) -> QWidget:
        tr = self._desk.tr
        line = row(spacing=8, margins=(16, 8, 16, 8))
        name = Elided(title, size="name", bold=True)
        name.setObjectName("preview_title")
        name.setMaximumWidth(name.sizeHint().width() + 2)
        line.addWidget(name, 100)  # takes what it needs; a long one gives way to the tools
        self.page_box = QLineEdit()
        self.page_box.setObjectName("preview_page")
        self.page_box.setAccessibleName(tr(N_("見る紙の番号 Ctrl+G")))
        self.page_box.setToolTip(tr(N_("番号を入れて Enter で、その紙へ Ctrl+G")))
        self.page_box.setValidator(QIntValidator(1, self.pages.count, self.page_box))
        self.page_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page_box.setFixedWidth(theme.current().px(52))
        self.page_box.returnPressed.connect(self._go_to_page)
        self._number = Words("", tone="ink2", name="preview_number")
        line.addWidget(self.page_box)
        line.addWidget(self._number)
        line.addStretch(1)
        find = Button("", icon="search", small=True, name="preview_find", pressed=self.search.ask)
        find.setAccessibleName(tr(N_("紙の中を探す")))
        find.setToolTip(tr(N_("紙の中を探す Ctrl+F")))
        line.addWidget(find)
        self.zoom = Segmented([(each.name, tr(each.value)) for each in Zoom], small=True, name="preview_zoom")
        self.zoom.setAccessibleName(tr(N_("紙の大きさ")))
        self.zoom.choose(Zoom.WHOLE.name)
        self.zoom.chosen.connect(lambda code: self.view.set_zoom(Zoom[code]))
        self._factor = Words("", size="compact", tone="ink2")
        smaller = Button("", icon="minus", small=True, name="preview_smaller", pressed=self._smaller)
        smaller.setAccessibleName(tr(N_("小さく")))
        larger = Button("", icon="plus", small=True, name="preview_larger", pressed=self._larger)
        larger.setAccessibleName(tr(N_("大きく")))
        for each in (smaller, self._factor, larger, self.zoom):
            line.addWidget(each)
        return frame("bar", line)

    def _make_thumbnails(self) -> QListView:
        look, tr = theme.current(), self._desk.tr
        made = QListView()
        made.setObjectName("preview_thumbnails")
        made.setAccessibleName(tr(N_("紙の一覧")))
        made.setModel(_Thumbnails(self.pages, tr, made))
        made.setViewMode(QListView.ViewMode.IconMode)
        made.setFlow(QListView.Flow.TopToBottom)
        made.setWrapping(False)
        made.setMovement(QListView.Movement.Static)
        made.setUniformItemSizes(True)
        made.setIconSize(QSize(look.px(96), look.px(96)))
        made.setSpacing(look.px(8))
        made.setFixedWidth(look.px(140))
        made.setVisible(self.pages.count > 1)
        made.setCurrentIndex(made.model().index(0, 0))
        made.selectionModel().currentChanged.connect(lambda now, _before: self.view.go_to(now.row()))
        return made

    def _foot(self, remark: str) -> QWidget:
        tr = self._desk.tr
        line = row(spacing=8, margins=(16, 8, 16, 8))
        self.remark = IconWords("warning", remark, size="base", tone="warn", wrap=True, name="preview_remark")
        self.remark.setVisible(bool(remark))
        line.addWidget(self.remark, 1)
        self.working = WorkStrip(tr, self._desk.work.cancel)
        line.addWidget(self.working, 1)
        line.addStretch(0)
        line.addWidget(Button(tr(N_("閉じる")), name="preview_close", pressed=self.reject))
        save = Button(tr(N_("保存する")), icon="download", hint="Ctrl+S", name="preview_save", pressed=self.save_now)
        out = Button(
            tr(N_("印刷する")),
            icon="printer",
            hint="Ctrl+P",
            look="primary",
            name="preview_print",
            pressed=self.print_now,
        )
        for each in (save, out):
            each.set_terse(int(theme.current().px(100) > 150))  # large text leaves the room to the words
            line.addWidget(each)
        return frame("action", line)

    def print_now(self) -> None:
        """Print, or do what the caller does instead."""
        self._print()

    def save_now(self) -> None:
        """Save, or do what the caller does instead."""
        self._save()

    def _print_it(self) -> None:
        print_paper(self._desk, self, self._pdf, self.name, self._printed, self._stayed, form=self._form)

    def _save_it(self) -> None:
        save_paper(self._desk, self, self._pdf, self.name, self._saved, self._stayed, personal=self._personal)

    def _printed(self) -> None:
        self._desk.status(self._desk.tr(N_("プリンターに送りました。")))
        self._tell("print")

    def _saved(self) -> None:
        self._desk.status(self._desk.tr(UNLOCKED))
        self._tell("save")

    def _tell(self, way: str) -> None:
        call = self._went_out[way]
        if call is not None:
            call()

    def _stayed(self, why: Message) -> None:
        self._desk.status(why.text(self._desk.tr))

    def close_by_itself(self) -> None:
        """Take the paper off the screen after a while: it shows what is secret."""
        QTimer.singleShot(SECRET_FOR * 1000, self, self.reject)

    def _text_of(self, page: int) -> str:
        """What the page says, for screen readers."""
        return self._texts[page] if page < len(self._texts) and self._texts[page] else self.pages.text(page)

    def _ask_page(self) -> None:
        self.page_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page_box.selectAll()

    def _go_to_page(self) -> None:
        self.view.go_to(int(self.page_box.text()) - 1)
        self._say_page()
        self.view.setFocus()

    def _larger(self) -> None:
        self.view.step_zoom(True)

    def _smaller(self) -> None:
        self.view.step_zoom(False)

    def _say_page(self) -> None:
        page = self.view.current_page()
        self.page_box.setText(str(page + 1))
        self._number.setText(f"/ {self.pages.count}")
        self.view.setAccessibleDescription(self._text_of(page))
        self._factor.setText(f"{round(self.view.factor() * 100)} %")
        index = self.thumbnails.model().index(page, 0)
        if self.thumbnails.currentIndex() != index:
            self.thumbnails.selectionModel().blockSignals(True)
            self.thumbnails.setCurrentIndex(index)
            self.thumbnails.selectionModel().blockSignals(False)


def glyph_words(missing: Sequence[str], tr: Translator) -> str:
    """What the clerk must know about characters that the paper cannot show as they are."""
    if not missing:
        return ""
    return tr(
        N_("この文字は紙にそのままの形で出ません: {characters} 印刷してから、手で書き入れてください。"),
        characters="、".join(missing),
    )


def remark_about(rendered: Rendered, tr: Translator) -> str:
    """What the clerk must know before a paper is printed."""
    words = (*(each.text(tr) for each in rendered.remarks), glyph_words(rendered.missing_glyphs, tr))
    return "\n".join(filter(None, words))


def show_preview(
    desk: Desk,
    parent: QWidget,
    title: str,
    rendered: Rendered,
    name: str,
    *,
    form: str = "",
    on_print: Callable[[], object] | None = None,
    on_save: Callable[[], object] | None = None,
    printed: Callable[[], object] | None = None,
    saved: Callable[[], object] | None = None,
    personal: bool = True,
) -> Preview:
    """Open the window of a paper; it stays open until the clerk closes it."""
    made = Preview(
        desk,
        parent,
        title,
        rendered.pdf,
        name=name,
        texts=rendered.page_texts,
        remark=remark_about(rendered, desk.tr),
        form=form,
        on_print=on_print,
        on_save=on_save,
        printed=printed,
        saved=saved,
        personal=personal,
    )
    made.open()
    return made


def show_pdf(desk: Desk, parent: QWidget, title: str, pdf: bytes, name: str, stays: str = "") -> Preview:
    """Open the window of a paper that was kept, byte for byte; with `stays` it goes nowhere, and that says why."""

    def refuse() -> None:
        desk.status(stays)

    closed = refuse if stays else None
    made = Preview(desk, parent, title, pdf, name=name, remark=stays, on_print=closed, on_save=closed)
    made.open()
    return made


def show_closed_pdf(desk: Desk, parent: QWidget, title: str, pdf: bytes, name: str) -> Preview:
    """A kept paper that tells where a now protected person is: it can be looked at, and goes nowhere."""
    stays = N_("住所が秘匿になる前の書類です。見るだけで、印刷も保存もできません。")
    made = show_pdf(desk, parent, title, pdf, name, desk.tr(stays))
    made.close_by_itself()
    return made
