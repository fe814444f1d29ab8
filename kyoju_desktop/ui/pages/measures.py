"""制度・資源: the office's own map of who is helped with what in this town, and how one refers."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.scheme import MEASURE
from kyoju_desktop.domain.records import Measure
from kyoju_desktop.domain.rules.measures import in_force
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.measures import (
    Catalogue,
    catalogue,
    found_by_old_name,
    keep_measure,
    remove_measure,
    seed_measures,
)
from kyoju_desktop.services.office import office_of
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.errors import ask
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.body_list import BodyList, BodyRow
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.measure_filters import MeasureFilters
from kyoju_desktop.ui.pages.measure_switch import register_switch
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.emptying import let_go
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import ActionBar, Empty, PageHead, Panel, SavedMark, Scroll, column, rule

LIST_WIDE = 360
LEAST = 1000  # pixels at 100 % from which list and form stand side by side
NEW = "Measure.new"
WAIT = 250  # milliseconds after the last keystroke before the first hit stands in the form


class MeasuresPage(QWidget):
    """A list at the left and one line of the map as a form at the right."""

    explanation = N_(
        "この町で使える制度と、つなぎ方の一覧です。前の名前で探しても、いまの名前が出ます。"
        "「この町で使える」と「確かめた日」を入れておくと、ケースの「使える制度」に出ます。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known = Catalogue()
        self._current, self._fresh = "", False
        self._reading: Latest[Catalogue] = Latest(desk, self)
        self.setObjectName("measures_page")
        self.form: FormView | None = None
        tr = desk.tr
        self._head = PageHead(tr(N_("制度・資源")))
        self._head.left.insertWidget(2, register_switch(desk, "measures"))
        self.seed = Button(
            tr(N_("はじめの候補を取り込む")), icon="download", name="seed_measures", pressed=self.take_candidates
        )
        self.add = Button(tr(N_("制度・資源を足す")), icon="plus", name="add_measure", pressed=self.begin)
        for each in (self.seed, self.add):
            self._head.right.addWidget(each)
        self._columns = Columns(
            (
                Column("list", tr(N_("一覧")), self._make_list(), LIST_WIDE),
                Column("measure", tr(N_("制度・資源")), self._make_form()),
            ),
            least=LEAST,
            label=tr(N_("制度・資源")),
        )
        self._columns.folded_changed.connect(self.filters.set_low)
        lines = column()
        self.setLayout(lines)
        lines.addWidget(self._head)
        lines.addWidget(self._columns, 1)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save)

    def refresh(self) -> None:
        """Read the map anew; the chosen line and what is being typed stay."""
        self._reading.ask(catalogue, self._show)

    def begin(self) -> None:
        """Open an empty line; what was begun before and not saved stands in it again."""
        self._current, self._fresh = "", True
        self.list.choose("")
        self._show_form(Measure(), NEW)
        self._columns.show_column("measure")
        if self.form is not None:
            self.form.focus_first()

    def save(self) -> None:
        """Put the form into the file; a refusal stands beside its field."""
        form = self.form
        filled = form.commit() if form is not None else None
        if form is not None and isinstance(filled, Measure):
            self._desk.work.write(
                form, N_("制度・資源を保存"), lambda w: keep_measure(w, filled), self._kept, refused=form.refused
            )

    def take_candidates(self) -> None:
        """Add the shipped candidates that are missing; nothing that stands there is touched."""
        tr = self._desk.tr

        def told(count: int) -> None:
            words = N_("候補を{count}件取り込みました。") if count else N_("足りない候補はありません。")
            self._desk.status(tr(words, count=format_number(count)) if count else tr(words))

        self._desk.work.write(self, N_("はじめの候補を取り込む"), lambda w: seed_measures(w, office_of(w)), told)

    # building

    def _make_list(self) -> Panel:
        tr = self._desk.tr
        made = Panel(name="measure_panel")
        self.filters = MeasureFilters(self._desk)
        self._narrowed = QTimer(self)
        self._narrowed.setSingleShot(True)
        self._narrowed.setInterval(WAIT)
        self._narrowed.timeout.connect(self._follow)
        self.filters.changed.connect(self._fill)
        self.filters.changed.connect(self._narrowed.start)
        self.list = BodyList(tr(N_("制度・資源の一覧")))
        self.list.setObjectName("measure_list")
        self.list.chosen.connect(self._choose)
        self.list.entered_form.connect(self._enter_form)
        self.filters.search.returnPressed.connect(self.list.setFocus)
        self._none = Empty(
            tr(N_("当てはまる制度・資源がありません。")), tr(N_("ことばを短くするか、しぼりこみを外してください。"))
        )
        self._none.hide()
        for each in (self.filters, rule()):
            made.body.addWidget(each)
        made.body.addWidget(self.list, 1)
        made.body.addWidget(self._none, 1)
        return made

    def _make_form(self) -> QWidget:
        tr = self._desk.tr
        self._scroll = Scroll(spacing=12)
        self._panel = Panel(tr(N_("制度・資源")), icon="list", name="measure_form")
        self._validity = IconWords("info", "", size="compact", tone="warn", wrap=True, name="measure_validity")
        self._holder = column(spacing=8, margins=(16, 12, 16, 12))
        self._holder.addWidget(self._validity)
        self._panel.body.addLayout(self._holder)
        self._scroll.body.addWidget(self._panel)
        self._scroll.body.addStretch(1)
        self._bar = ActionBar()
        self._bar.setProperty("look", "panel")
        self.saved = SavedMark()
        self.drop = Button(
            tr(N_("消す")), icon="trash", look="danger", name="remove_measure", pressed=self._ask_remove
        )
        self.keep = Button(
            tr(N_("保存する")),
            icon="check",
            hint="Ctrl+Enter",
            look="primary",
            name="save_measure",
            pressed=self.save,
        )
        for each in (self.saved, self.drop, self.keep):
            self._bar.right.addWidget(each)
        whole = column(spacing=8)
        made = QWidget()
        made.setLayout(whole)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._bar)
        return made

    # showing

    def _show(self, found: Catalogue) -> None:
        self._known = found
        ids = {each.id for each in found.measures}
        self._fill()
        if not self._fresh and self._current not in ids:
            self._current = self.list.rows.rows[0].body if self.list.rows.rows else ""
            self.list.choose(self._current)
        measure = self._measure(self._current)
        if measure is not None:
            self._show_measure(measure)
        elif not self._fresh:
            self.begin()

    def _fill(self) -> None:
        tr, today, wanted = self._desk.tr, self._desk.today(), self.filters.narrowing()
        found = [each for each in self._known.measures if wanted.fits(each, today)]
        self.list.show_rows([self._row(each, wanted.text) for each in found], "" if self._fresh else self._current)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._head.sub.setText(tr(N_("{count}件"), count=format_number(len(found))))

    def _follow(self) -> None:
        """What stands in the form is among what is listed, unless something is being typed in it."""
        rows = self.list.rows.rows
        typing = self._fresh or (self.form is not None and self.form.dirty())
        if rows and not typing and self._current not in {each.body for each in rows}:
            self.list.choose(rows[0].body)
            self._choose(rows[0].body)

    def _row(self, measure: Measure, looked_for: str) -> BodyRow:
        tr, codes, today = self._desk.tr, self._desk.codes, self._desk.today()
        stages = [tr(each.label) for each in codes.list("measure_stage").codes if each.code in measure.stage]
        below = "・".join(stages)
        if found_by_old_name(measure, looked_for):
            below = tr(N_("前の名前: {names}"), names=measure.old_names)
        chips = []
        if not in_force(measure, today):
            chips.append(ChipFace(tr(N_("期間の外")), "clock"))
        elif measure.here == "yes":
            chips.append(
                ChipFace(tr(N_("使える")), "check", "done") if measure.checked_on else ChipFace(tr(N_("使えるはず")))
            )
        elif measure.here == "no":
            chips.append(ChipFace(tr(N_("使えない")), "forbid"))
        return BodyRow(measure.id, measure.name, below, tuple(chips))

    def _measure(self, measure_id: str) -> Measure | None:
        return next((each for each in self._known.measures if each.id == measure_id), None)

    def _choose(self, measure_id: str) -> None:
        measure = self._measure(measure_id)
        if measure is not None:
            self._current, self._fresh = measure_id, False
            self._show_measure(measure)

    def _enter_form(self) -> None:
        if self.form is not None:
            self._columns.show_column("measure")
            self.form.focus_first()

    def _show_measure(self, measure: Measure) -> None:
        if self.form is not None and self.form.record().id == measure.id:
            if not self.form.dirty():
                self.form.set_record(measure)
            self._say(measure)
        else:
            self._show_form(measure, "")

    def _show_form(self, measure: Measure, key: str) -> None:
        if self.form is not None:
            self.form.drafting.save()
            self._desk.jobs.drain()
            let_go(self.form)
        bodies = sorted(((each.id, f"{each.name} {each.section}".strip()) for each in self._known.bodies), key=_words)
        self.form = FormView(
            self._desk, MEASURE, measure, key=key, gaps=False, options={"organisation": [("", ""), *bodies]}
        )
        self.form.show_saved_on(self.saved)
        self.saved.hide()
        self._holder.addWidget(self.form)
        self._say(measure)
        self._scroll.verticalScrollBar().setValue(0)

    def _say(self, measure: Measure) -> None:
        tr, today = self._desk.tr, self._desk.today()
        self._panel.title.setText(tr(N_("新しい制度・資源")) if self._fresh else measure.name)
        self.drop.setVisible(not self._fresh)
        words = ""
        if measure.until_day and measure.until_day < today:
            words = tr(
                N_("{day}で終わった制度です。ケースの「使える制度」には出ません。"), day=wareki(measure.until_day)
            )
        elif measure.from_day and measure.from_day > today:
            words = tr(N_("{day}から始まる制度です。"), day=wareki(measure.from_day))
        elif not self._fresh and measure.checked_on is None:
            words = tr(N_("この町で使えるかを、まだ確かめていません。確かめたら「確かめた日」を入れてください。"))
        self._validity.words.setText(words)
        self._validity.setVisible(bool(words))

    # keeping

    def _kept(self, measure: Measure) -> None:
        if self.form is None:
            return
        self.form.settle(measure)
        if self._fresh:
            self._current, self._fresh = measure.id, False
            self._show_form(measure, "")
        now = self._desk.now()
        self.saved.say(self._desk.tr(N_("保存済み {time}"), time=f"{now.hour}:{now.minute:02d}"))

    def _ask_remove(self) -> None:
        measure, tr = self._measure(self._current), self._desk.tr
        if measure is not None:
            ask(
                self,
                tr(N_("制度・資源を消す")),
                tr(N_("一覧から消します。Ctrl+Z で戻せます。使えないだけなら「いいえ」にしておけます。")),
                tr(N_("消す")),
                lambda: self._desk.work.write(self, N_("制度・資源を消す"), lambda w: remove_measure(w, measure)),
                no=tr(N_("やめる")),
                danger=True,
            )


def _words(pair: tuple[str, str]) -> str:
    return pair[1]
