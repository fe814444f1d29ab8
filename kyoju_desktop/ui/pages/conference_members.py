"""構成員: who comes, who was told of the secrecy; named papers go only to those who were."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from kyoju_desktop.domain.records import ConferenceMember
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.conferences.sittings import save_member
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.conference_rows import Col, MenuButton, NameButton, Row, focus_again, focused_in, header
from kyoju_desktop.ui.pages.conference_view import SittingView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.panels import Empty, Panel

_HERE = frozenset({"attends", "deputy"})
_COMES = {"attends": ("check", "faint"), "deputy": ("check", "faint"), "absent": ("minus", "faint")}
_TOLD = {"explained": ("check", "faint"), "pledged": ("check", "faint"), "not_yet": ("warning", "danger")}
_COMING = {"attends": N_("出席"), "deputy": N_("代理"), "absent": N_("欠席"), "invited": N_("未定")}
_SHORT = {"explained": N_("済"), "pledged": N_("誓約書"), "not_yet": N_("まだ")}
_WIDTHS = (76, 72)  # of the two answers behind a name
TWO = 560  # pixels at 100 % from which two members stand side by side


class MembersPanel(Panel):
    """`edit` asks for a member's form (\"\" for a new one); `explain` for the paper on secrecy."""

    edit = Signal(str)
    explain = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("構成員")), icon="people", name="members_panel")
        self._desk = desk
        self._view: SittingView | None = None
        self._two = False
        tr = desk.tr
        self.paper = Button(
            tr(N_("守秘の説明書")), icon="document", small=True, name="secrecy_paper", pressed=self.explain.emit
        )
        self.add = Button(
            tr(N_("足す")), icon="plus", small=True, name="add_member", pressed=lambda: self.edit.emit("")
        )
        self.add.setAccessibleName(tr(N_("構成員を足す")))
        self.add.setToolTip(tr(N_("構成員を足す")))
        self.add_action(self.paper)
        self.add_action(self.add)

    def show_view(self, view: SittingView) -> None:
        """Show who sits in it."""
        self._view = view
        tr = self._desk.tr
        here = sum(1 for each in view.members if each.attendance in _HERE)
        away = sum(1 for each in view.members if each.attendance == "absent")
        waiting = len(view.members) - here - away
        parts = [tr(N_("出席 {count}人"), count=format_number(here))] if here else []
        parts += [tr(N_("欠席 {count}人"), count=format_number(away))] if away else []
        parts += [tr(N_("返事待ち {count}人"), count=format_number(waiting))] if waiting else []
        self.set_count("・".join(parts))
        self.add.setVisible(not view.fixed)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two members side by side where there is room."""
        super().resizeEvent(event)
        two = event.size().width() >= theme.current().px(TWO)
        if two != self._two or (two and event.oldSize().width() != event.size().width()):
            self._two = two
            self._fill()

    def _fill(self) -> None:
        view, tr = self._view, self._desk.tr
        if view is None:
            return
        focused = focused_in(self)
        empty(self.body)
        if not view.members:
            self.body.addWidget(
                Empty(
                    tr(N_("会議に出る人と、その人の機関を入れます。")),
                    tr(N_("前回の会議があれば、その構成員がはじめから入ります。")),
                )
            )
            return
        columns = (Col(tr(N_("氏名・機関"))), Col(tr(N_("出欠")), _WIDTHS[0]), Col(tr(N_("守秘説明")), _WIDTHS[1]))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        beside = 2 if self._two and self._fit(view) else 1
        for side in range(beside):
            grid.addWidget(header(columns), 0, side)
            grid.setColumnStretch(side, 1)
        for number, each in enumerate(view.members):
            grid.addWidget(self._row(columns, each, view), 1 + number // beside, number % beside)
        self.body.addLayout(grid)
        focus_again(self, focused)

    def _fit(self, view: SittingView) -> bool:
        """Whether every name and body can be read whole with two members side by side."""
        look = theme.current()
        room = self.width() // 2 - look.px(sum(_WIDTHS) + 44)
        widest = max(
            max(
                theme.metrics(bold=True).horizontalAdvance(each.name),
                theme.metrics("small").horizontalAdvance(self._body(each, view)),
            )
            for each in view.members
        )
        return widest <= room

    def _body(self, each: ConferenceMember, view: SittingView) -> str:
        """The body as it is called in its own town."""
        whole = view.body_name(each.organisation)
        return whole.removeprefix(self._desk.office().municipality).strip() or whole

    def _row(self, columns: tuple[Col, ...], each: ConferenceMember, view: SittingView) -> Row:
        tr, codes = self._desk.tr, self._desk.codes
        body = self._body(each, view)
        label = tr(N_("構成員を直す {name}"), name=each.name or body)
        name = NameButton(each.name or body, body if each.name else "", name=f"member.{each.id}", label=label)
        name.clicked.connect(lambda _on=False: self.edit.emit(each.id))
        comes = self._choice(each, "attendance", "attendance", _COMES)
        comes.set_text(tr(_COMING.get(each.attendance, N_("未定"))))
        comes.setAccessibleName(f"{tr(N_('出欠'))} {each.name} {comes.text()}")
        told = self._choice(each, "secrecy", "secrecy_told", _TOLD)
        told.set_text(tr(_SHORT.get(each.secrecy, N_("まだ"))))
        told.setAccessibleName(f"{tr(N_('守秘の説明'))} {each.name} {told.text()}")
        told.setToolTip(tr(codes.label("secrecy_told", each.secrecy)) if each.secrecy else "")
        for button in (comes, told):
            button.setEnabled(not view.fixed)
        return Row(columns, (name, comes, told), high=40, name=f"member_row.{each.id}")

    def _choice(
        self, each: ConferenceMember, field: str, codes: str, looks: dict[str, tuple[str, str]]
    ) -> MenuButton:
        tr, book = self._desk.tr, self._desk.codes
        options = [(code.code, tr(code.label)) for code in book.list(codes).codes]
        value = str(getattr(each, field)) or options[0][0]
        label = tr(N_("出欠")) if field == "attendance" else tr(N_("守秘の説明"))
        made = MenuButton(options, value, label=f"{label} {each.name}", name=f"{field}.{each.id}")
        icon, look = looks.get(value, ("question", "faint"))
        made.set_icon(icon)
        made.set_look(look)
        made.picked.connect(lambda code: self._save(each, field, code))
        return made

    def _save(self, each: ConferenceMember, field: str, code: str) -> None:
        changed = each.replace(**{field: code})
        label = N_("出欠を記録") if field == "attendance" else N_("守秘の説明を記録")

        def use(w: Writer) -> ConferenceMember:
            return save_member(w, changed)

        self._desk.work.write(self, label, use)
