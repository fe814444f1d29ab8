"""議題: the cases of a sitting by their letters; the persons' names stand here for the secretariat only."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.conferences.agenda import AgendaLine
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.conference_rows import (
    Col,
    MarkBox,
    Row,
    beside,
    focus_again,
    focused_in,
    header,
    two_lines,
)
from kyoju_desktop.ui.pages.conference_view import SittingView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import Elided, IconWords
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, frame
from kyoju_desktop.ui.widgets.segmented import Segmented

_CONSENT = {
    "agreed": ("check", "done"),
    "seeking": ("warning", "warn"),
    "none": ("forbid", "warn"),
    "": ("question", "neutral"),
}


class AgendaPanel(Panel):
    """`chosen` tells which case became the current one; `asked` what is to be done with it."""

    chosen = Signal(str)
    asked = Signal(str, str)  # what (write, preview, up, down, case, remove), item
    versioned = Signal(str, str)  # item, version

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("議題")), icon="folder-open", name="agenda_panel")
        self._desk = desk
        self._view: SittingView | None = None
        self._current = ""
        self._pages: Mapping[str, int] = {}
        tr = desk.tr
        self.add = Button(
            tr(N_("議題を足す")), icon="plus", small=True, name="add_item", pressed=lambda: self.asked.emit("add", "")
        )
        self.add_action(self.add)
        self._columns = (
            Col(tr(N_("記号")), 34),
            Col(tr(N_("本人(この画面だけに表示)"))),
            Col(tr(N_("同意と根拠")), 178),
            Col(tr(N_("資料の版")), 140),
            Col(tr(N_("枚数")), 56),
        )

    def current(self) -> str:
        """The current case's item."""
        return self._current

    def show_view(self, view: SittingView, current: str) -> None:
        """Show the agenda; `current` is kept if it is still there."""
        self._view = view
        items = [each.item.id for each in view.agenda]
        self._current = current if current in items else (items[0] if items else "")
        self.set_count(self._desk.tr(N_("{count}件"), count=format_number(len(items))) if items else "")
        self.add.setVisible(not view.fixed)
        self._fill()

    def show_pages(self, pages: Mapping[str, int]) -> None:
        """How many pages each case takes."""
        if self._pages != pages:
            self._pages = dict(pages)
            for item, count in self._pages.items():
                button = self.findChild(Button, f"preview.{item}")
                if button is not None:
                    button.set_text(self._desk.tr(N_("{count}枚"), count=format_number(count)))

    # -- building

    def _fill(self) -> None:
        view, tr = self._view, self._desk.tr
        if view is None:
            return
        focused = focused_in(self)
        empty(self.body)
        if not view.agenda:
            self.body.addWidget(
                Empty(
                    tr(N_("この会議で話し合うケースが、ここに並びます。")),
                    tr(N_("「議題を足す」か、ケースの画面の「会議にかける」で足します。")),
                )
            )
            return
        self.body.addWidget(header(self._columns))
        for line in view.agenda:
            self.body.addWidget(self._row(line, view))
            if line.item.id == self._current:
                self.body.addWidget(self._tools(line, view))
        focus_again(self, focused)

    def _row(self, line: AgendaLine, view: SittingView) -> Row:
        tr, item = self._desk.tr, line.item
        name = self._name(line)
        mark = MarkBox(item.mark, tr(N_("議題 {mark} {name}"), mark=item.mark, name=name), f"mark.{item.id}")
        mark.setChecked(item.id == self._current)
        mark.clicked.connect(lambda _on=False: self._choose(item.id))
        mark.stepped.connect(lambda step: self._step(item.id, step))
        pages = self._pages.get(item.id, 0)
        words = tr(N_("{count}枚"), count=format_number(pages)) if pages else tr(N_("見る"))
        look = Button(
            words,
            small=True,
            look="quiet",
            name=f"preview.{item.id}",
            pressed=lambda: self.asked.emit("preview", item.id),
        )
        look.setAccessibleName(tr(N_("議題 {mark} の紙を見る"), mark=item.mark))
        made = Row(
            self._columns,
            (mark, self._person(line), self._consent(line), beside(self._versions(line, view)), look),
            high=52,
            name=f"item.{item.id}",
        )
        made.set_state(chosen=item.id == self._current)
        made.pressed.connect(lambda: self._choose(item.id))
        return made

    def _name(self, line: AgendaLine) -> str:
        if line.person.name:
            return line.person.name
        return self._desk.tr(N_("(匿名)受付 {number}"), number=line.case.number)

    def _person(self, line: AgendaLine) -> QWidget:
        tr, codes = self._desk.tr, self._desk.codes
        aims = "・".join(tr(codes.label("conference_aim", each)) for each in sorted(line.item.aim))
        below = "・".join(filter(None, (line.age, aims or line.case.number)))
        made = two_lines(self._name(line), below, whole=True)
        if line.protected:
            made.setToolTip(f"{made.toolTip()}\n{tr(N_('住所はどちらの版にも出ません'))}")
        return made

    def _consent(self, line: AgendaLine) -> QWidget:
        tr, codes = self._desk.tr, self._desk.codes
        item = line.item
        icon, state = _CONSENT.get(item.consent_state, _CONSENT[""])
        label = (
            codes.label("item_consent", item.consent_state) if item.consent_state else N_("同意をまだ書いていない")
        )
        lines = column(spacing=2, margins=(0, 3, 0, 3))
        made = QWidget()
        made.setLayout(lines)
        lines.addWidget(Chip(tr(label), icon=icon, state=state), 0, Qt.AlignmentFlag.AlignLeft)
        below = self._basis(line)
        if line.protected:
            below = tr(N_("住所はどちらの版にも出ない"))
        lines.addWidget(Elided(below, size="small", tone="danger" if line.protected else "ink2"))
        return made

    def _basis(self, line: AgendaLine) -> str:
        tr = self._desk.tr
        chosen = next((each for each in line.choices if each.code == line.item.basis), None)
        if chosen is None:
            return tr(N_("根拠をまだ選んでいない"))
        number = line.consent.number if line.consent is not None and line.item.consent else ""
        return "・".join(filter(None, (chosen.label, number)))

    def _versions(self, line: AgendaLine, view: SittingView) -> Segmented:
        tr, codes, item = self._desk.tr, self._desk.codes, line.item
        made = Segmented(
            [(code, tr(codes.label("paper_version", code))) for code in ("coded", "named")],
            small=True,
            name=f"version.{item.id}",
            label=tr(N_("議題 {mark} の資料の版"), mark=item.mark),
        )
        made.choose(item.version or "coded")
        if not line.versions.named and line.versions.why_not is not None:
            made.lock({"named": line.versions.why_not.text(tr)})
            made.setToolTip(line.versions.why_not.text(tr))
        made.setEnabled(not view.fixed)
        made.chosen.connect(lambda code: self.versioned.emit(item.id, code))
        return made

    def _tools(self, line: AgendaLine, view: SittingView) -> QWidget:
        """Below the current row: why it cannot be named, and what can be done with it."""
        tr, item, look = self._desk.tr, line.item, theme.current()
        lines = column(spacing=6, margins=(54, 6, 12, 8))
        for words, icon, tone in self._remarks(line):
            lines.addWidget(IconWords(icon, words, size="small", tone=tone, wrap=True))
        holder = QWidget()
        flow = Flow(holder, across=look.px(6), down=look.px(4))
        for code, words, icon in (
            ("write", N_("中身を書く"), "pencil"),
            ("preview", N_("紙を見る"), "eye"),
            ("up", N_("上へ"), "chevron-up"),
            ("down", N_("下へ"), "chevron-down"),
            ("case", N_("ケースを開く"), "cases"),
            ("remove", N_("外す"), "trash"),
        ):
            if view.fixed and code not in {"preview", "case"}:
                continue
            button = Button(
                tr(words),
                icon=icon,
                small=True,
                name=f"item_{code}",
                pressed=partial(self.asked.emit, code, item.id),
            )
            flow.addWidget(button)
        lines.addWidget(holder)
        made = frame("weak", lines)
        made.setObjectName("item_tools")
        return made

    def _remarks(self, line: AgendaLine) -> list[tuple[str, str, str]]:
        tr, found = self._desk.tr, []
        if not line.versions.named and line.versions.why_not is not None:
            why = tr(N_("実名版にはできません。{why}"), why=line.versions.why_not.text(tr))
            found.append((why, "forbid", "ink2"))
        if line.versions.named and line.missing:
            needed = tr(N_("実名版には、まだ「{facts}」が要ります。"), facts="」「".join(line.missing))
            found.append((needed, "warning", "warn"))
        if not line.item.fact:
            found.append((tr(N_("「現在の状況」をまだ書いていません。")), "pencil", "ink2"))
        return found

    # -- choosing

    def _choose(self, item_id: str) -> None:
        if item_id != self._current:
            self._current = item_id
            self._fill()
            self.chosen.emit(item_id)
        mark = self.findChild(MarkBox, f"mark.{item_id}")
        if mark is not None:
            mark.setChecked(True)

    def _step(self, item_id: str, step: int) -> None:
        if self._view is None:
            return
        items = [each.item.id for each in self._view.agenda]
        at = min(max(0, items.index(item_id) + step), len(items) - 1)
        self._choose(items[at])
        mark = self.findChild(MarkBox, f"mark.{items[at]}")
        if mark is not None:
            mark.setFocus(Qt.FocusReason.TabFocusReason)
