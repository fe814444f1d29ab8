"""伏せる所を決める: every place of the bundle, the proposed ones first; each answer is kept at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.doors.bundle import Place
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.leaks import Leak
from kyoju_desktop.domain.records import InformationRequest
from kyoju_desktop.domain.rules.masking import BLACK, DECEASED, OTHERS, RULES
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.bundles import bundle_sheet, decide_place, leaks_in, places_of
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.preview import show_preview
from kyoju_desktop.ui.pages.register_table import Cell, Heading, Line, RegisterTable, RegisterView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row
from kyoju_desktop.ui.widgets.segmented import Segmented

FILTERS = (("open", N_("決めていない")), ("proposed", N_("候補")), ("masked", N_("伏せた所")), ("all", N_("すべて")))


class MaskingDialog(QDialog):
    """At the left the places, at the right the one that is decided now."""

    def __init__(self, desk: Desk, parent: QWidget, request: InformationRequest) -> None:
        super().__init__(parent)
        self._desk, self._request = desk, request
        self._places: tuple[Place, ...] = ()
        self._current: Place | None = None
        tr = desk.tr
        self.setObjectName("masking_dialog")
        self.setWindowTitle(tr(N_("伏せる所を決める")))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filter = Segmented((), small=True, name="masking_filter", label=tr(N_("どの所を見るか")))
        self.filter.choose("open")
        self.filter.chosen.connect(lambda _code: self._list_places())
        headings = (Heading(tr(N_("どこに"))), Heading(tr(N_("どうする")), "■■■ 伏せる あ"))
        self.table = RegisterTable(headings, self)
        self.list = RegisterView(self.table, "masking_list", tr(N_("開示用一式の項目")))
        self.list.chosen.connect(self._choose)
        lines = column()
        self.setLayout(lines)
        lines.addWidget(self._head())
        across = row(spacing=12, margins=(16, 8, 16, 8))
        left = column(spacing=6)
        left.addWidget(self.filter)
        left.addWidget(self.list, 1)
        self._nothing = IconWords("circle-check", tr(N_("ここに出す所はありません。")), tone="done", wrap=True)
        left.addWidget(self._nothing)
        across.addLayout(left, 5)
        across.addWidget(self._detail(), 6)
        lines.addLayout(across, 1)
        lines.addWidget(self._foot())
        window = parent.window()
        self.resize(max(720, window.width() - 80), max(480, window.height() - 60))
        FocusRing(self)
        self.read()

    def read(self) -> None:
        """Read the places anew."""
        at, request = self._desk.locale, self._request.id
        self._desk.work.read(self, lambda r: places_of(r, request, at), self._show)

    def _head(self) -> QWidget:
        tr = self._desk.tr
        lines = column(spacing=2, margins=(16, 12, 16, 4))
        title = tr(N_("伏せる所を決める({number})"), number=self._request.number)
        lines.addWidget(Words(title, size="name", bold=True, name="masking_title"))
        lines.addWidget(
            Words(
                tr(N_("候補はひとつずつ決めます。決めるたびに保存します。伏せた文字は紙のどこにも残りません。")),
                size="compact",
                tone="ink2",
                wrap=True,
            )
        )
        made = QWidget()
        made.setLayout(lines)
        return made

    def _detail(self) -> QWidget:
        tr, look = self._desk.tr, theme.current()
        made = Scroll(margins=(4, 0, 4, 0), spacing=8)
        self._where = Words("", bold=True, wrap=True, name="place_where")
        self._why = IconWords("info", "", size="compact", tone="warn", wrap=True)
        self._text = Words("", wrap=True, name="place_text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.ground = Combo(name="masking_ground", label=tr(N_("伏せる根拠")))
        grounds = self._desk.codes.list("non_disclosure_ground").codes
        self.ground.fill([(each.code, tr(each.label)) for each in grounds], empty=None)
        self.words = QPlainTextEdit()
        self.words.setObjectName("masking_words")
        self.words.setAccessibleName(tr(N_("伏せたあとの文")))
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(look.px(96))
        for each in (self._where, self._why, Words(tr(N_("もとの文")), size="small", tone="ink2"), self._text):
            made.body.addWidget(each)
        made.body.addWidget(Words(tr(N_("伏せる根拠")), size="small", tone="ink2"))
        made.body.addWidget(self.ground)
        hint = tr(N_("一部だけ伏せるときの文(伏せる所を {black} にする)"), black=BLACK)
        made.body.addWidget(Words(hint, size="small", tone="ink2", wrap=True))
        made.body.addWidget(self.words)
        self.trouble = IconWords("warning", "", tone="danger", wrap=True)
        self.trouble.hide()
        made.body.addWidget(self.trouble)
        answers = QWidget()
        line = Flow(answers, across=look.px(8), down=look.px(6))
        self.mask_all = Button(tr(N_("全部伏せる")), look="primary", name="mask_place", pressed=self._mask)
        self.part = Button(tr(N_("一部だけ伏せる")), name="mask_part", pressed=self._mask_part)
        self.show_it = Button(tr(N_("伏せずに出す")), name="show_place", pressed=self._show_it)
        for button in (self.mask_all, self.part, self.show_it):
            line.addWidget(button)
        made.body.addWidget(answers)
        made.body.addStretch(1)
        return made

    def _foot(self) -> QWidget:
        tr = self._desk.tr
        line = row(spacing=8, margins=(16, 8, 16, 12))
        self.left = IconWords("circle", "", wrap=True, name="masking_left")
        line.addWidget(self.left, 1, Qt.AlignmentFlag.AlignVCenter)
        self.sample = Button(tr(N_("見本を見る")), icon="document", name="bundle_sample", pressed=self._sample)
        line.addWidget(self.sample)
        line.addWidget(Button(tr(N_("閉じる")), name="masking_close", pressed=self.accept))
        return frame("action", line)

    # -- what is shown

    def _show(self, found: tuple[Place, ...]) -> None:
        self._places = found
        tr = self._desk.tr
        counts = {code: sum(_in(code, each) for each in found) for code, _words in FILTERS}
        self.filter.set_options([(code, f"{tr(words)} {counts[code]}") for code, words in FILTERS])
        open_ = counts["open"]
        words = (
            tr(N_("あと{count}か所、決めていません。"), count=str(open_))
            if open_
            else tr(N_("候補は全部決めました。見本で確かめてください。"))
        )
        self.left.words.setText(words)
        self._list_places()

    def _list_places(self) -> None:
        shown = [each for each in self._places if _in(self.filter.value() or "open", each)]
        before, row_ = self.list.current(), self.list.currentIndex().row()
        self.table.show_lines([self._line(each) for each in shown])
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        if shown and not (before and self.list.choose(before)):
            self.list.choose(_key(shown[min(max(row_, 0), len(shown) - 1)]))
        self._choose(self.list.current() if shown else "")

    def _line(self, place: Place) -> Line:
        tr = self._desk.tr
        return Line(
            _key(place),
            (
                Cell(f"{tr(place.field.label)}: {' '.join(place.shown.split())}", place.heading),
                Cell("", "", (_chip(place, tr(N_("候補")), tr(N_("伏せる")), tr(N_("出す"))),)),
            ),
        )

    def _choose(self, key: str) -> None:
        place = next((each for each in self._places if _key(each) == key), None)
        self._current = place
        answers: tuple[QWidget, ...] = (self.mask_all, self.part, self.show_it, self.words, self.ground)
        for each in answers:
            each.setEnabled(place is not None)
        self.trouble.hide()
        if place is None:
            self._where.setText("")
            self._text.setText("")
            self._why.hide()
            self.words.setPlainText("")
            return
        tr, decided, proposed = self._desk.tr, place.decided, place.proposed
        self._where.setText(f"{place.heading}\u3000{tr(place.field.label)}")
        self._text.setText(place.shown)
        self._why.words.setText(tr(proposed.why) if proposed else "")
        self._why.setVisible(proposed is not None)
        usual = RULES if self._request.kind == DECEASED else OTHERS
        self.ground.choose((decided.ground if decided else "") or (proposed.ground if proposed else usual))
        words = (decided.words if decided else "") or (proposed.words if proposed else "")
        self.words.setPlainText(words or place.shown)

    # -- what is decided

    def _mask(self) -> None:
        self._decide(masked=True, words="")

    def _mask_part(self) -> None:
        self._decide(masked=True, words=self.words.toPlainText())

    def _show_it(self) -> None:
        self._decide(masked=False, words="")

    def _decide(self, *, masked: bool, words: str) -> None:
        place = self._current
        if place is None:
            return
        ground, request = self.ground.code(), self._request

        def refused(why: Refused) -> bool:
            self._say(why.message.text(self._desk.tr))
            return True

        self._desk.work.write(
            self,
            N_("伏せる所を決める"),
            lambda w: decide_place(w, request.id, place, masked=masked, ground=ground, words=words),
            lambda _kept: self.read(),
            refused=refused,
            case=request.case,
        )

    def _say(self, words: str) -> None:
        self.trouble.words.setText(words)
        self.trouble.show()

    def _sample(self) -> None:
        desk, at, request = self._desk, self._desk.locale, self._request.id

        def make(r: Reader) -> tuple[Rendered, tuple[Leak, ...]]:
            sheet = bundle_sheet(r, request, at)
            paper = render(sheet, at.tr)
            return paper, leaks_in(r, request, sheet, paper)

        def stays() -> None:
            desk.status(at.tr(N_("見本です。決定のあと「写しを作って渡す」から渡します。")))

        def show(made: tuple[Rendered, tuple[Leak, ...]]) -> None:
            paper, found = made
            if found:
                words = N_("伏せたことが、まだ紙に残っています({page}頁「{label}」)。その文も伏せてください。")
                self._say(at.tr(words, page=str(found[0].page), label=at.tr(found[0].label)))
            title = at.tr(N_("開示用一式(見本)"))
            show_preview(desk, self, title, paper, title, on_print=stays, on_save=stays)

        desk.work.read(self, make, show, label=N_("見本を作る"))


def _key(place: Place) -> str:
    return f"{place.record.id}.{place.key}"


def _in(code: str, place: Place) -> bool:
    return {
        "open": place.open,
        "proposed": place.proposed is not None,
        "masked": place.decided is not None and place.decided.masked,
        "all": True,
    }[code]


def _chip(place: Place, candidate: str, masked: str, shown: str) -> ChipFace:
    if place.open:
        return ChipFace(candidate, "question", "warn")
    if place.decided is not None and place.decided.masked:
        return ChipFace(masked, "eye-off", "neutral")
    return ChipFace(shown, "eye", "done")


def ask_masking(
    desk: Desk, parent: QWidget, request: InformationRequest, then: Callable[[], object]
) -> MaskingDialog:
    """Open the review; `then` is called when it is closed."""
    made = MaskingDialog(desk, parent, request)
    made.finished.connect(lambda _result: then())
    made.open()
    return made
