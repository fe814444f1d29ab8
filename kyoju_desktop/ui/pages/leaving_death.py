"""死亡時の対応 on the tab 退去: the warning, the clocks and the eleven points, each ticked in its place."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.papers import leaving
from kyoju_desktop.domain.records import Death, DeathStep, InformationRequest
from kyoju_desktop.domain.rules.death_clocks import Running, running
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.deaths import tick_step, untick_step
from kyoju_desktop.ui.dialogs.death import ask_death, ask_step
from kyoju_desktop.ui.dialogs.papers import make_paper
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, buttons, heading, page_of
from kyoju_desktop.ui.pages.leaving_told import POINTS
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip, SourceMark
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row, rule
from kyoju_desktop.ui.widgets.tick_line import TickLine

_TOUCH_NOTHING = N_("検視が済むまで、室内の物に触れません。動かさず、片付けず、持ち出しません。")
_NO_CONTRACT = N_("残置物の契約がありません。残された物は相続財産です。役場も大家も、勝手に捨てません。")


def death_foot(room: CaseRoom, view: CaseView) -> QWidget | None:
    """Below the record of a death: what follows from it; without one, the button that registers it."""
    death = view.file.last(Death)
    made, lines = block("death_foot")
    if death is None:
        register = Button(
            room.tr_(N_("死亡を登録する")),
            icon="alert",
            name="register_death",
            pressed=lambda: ask_death(room, page_of(room), view),
        )
        lines.addWidget(buttons([register]))
        return made
    for icon, words, tone, name in _warnings(death):
        lines.addWidget(IconWords(icon, room.tr_(words), tone=tone, size="base", bold=True, wrap=True, name=name))
    lines.addWidget(heading(room.tr_(N_("期限"))))
    lines.addWidget(_clocks(room, view, death))
    done = sum(1 for each in _tasks(view) if each in death.tasks)
    lines.addWidget(
        heading(room.tr_(N_("すること({done}/{all})。順番は決まっていません。"), done=str(done), all=str(POINTS)))
    )
    lines.addWidget(_points(room, view, death))
    lines.addWidget(buttons(_papers(room)))
    return made


def _warnings(death: Death) -> tuple[tuple[str, str, str, str], ...]:
    found = []
    unclear = death.examination in {"unknown", ""} and "found" not in death.tasks
    if death.examination == "waiting" or unclear:
        found.append(("warning", _TOUCH_NOTHING, "danger", "do_not_touch"))
    if not death.belongings_contract:
        found.append(("warning", _NO_CONTRACT, "warn", "no_contract"))
    return tuple(found)


def _papers(room: CaseRoom) -> list[Button]:
    tr, desk = room.tr_, room.desk
    return [
        Button(
            tr(N_("死亡時チェックリストを印刷")),
            icon="printer",
            name="print_death",
            pressed=lambda: make_paper(desk, page_of(room), room.case_id, leaving.DEATH),
        ),
    ]


def _clocks(room: CaseRoom, view: CaseView, death: Death) -> QWidget:
    lines = column(spacing=0)
    made = frame("quietpanel", lines)
    made.setObjectName("death_clocks")
    for at, each in enumerate(running(death, room.desk.calendar)):
        if at:
            lines.addWidget(rule())
        lines.addWidget(_clock(room, view, each))
    return made


def _clock(room: CaseRoom, view: CaseView, each: Running) -> QWidget:
    tr = room.tr_
    made = QWidget()
    made.setObjectName(f"clock.{each.code}")
    lines = column(spacing=2, margins=(10, 6, 10, 6))
    made.setLayout(lines)
    head = row(spacing=8)
    if each.source:
        head.addWidget(SourceMark(each.source, tr))
    head.addWidget(Words(tr(each.label), bold=True, wrap=True), 1)
    shown = wareki_weekday(each.due_on) if each.due_on else ""
    words = tr(N_("{day}から"), day=shown) if each.begins else tr(N_("{day}まで"), day=shown)
    if shown:
        head.addWidget(Words(words, bold=True, tone="danger" if each.late(view.at.today) else "ink"))
    face = _state(room, view, each)
    if face:
        head.addWidget(face)
    lines.addLayout(head)
    told = "".join(message.text(tr) for message in each.explain)
    lines.addWidget(Words(told, size="compact", tone="ink2", wrap=True))
    made.setAccessibleName(f"{tr(each.label)} {words if shown else ''} {told}")
    return made


def _state(room: CaseRoom, view: CaseView, each: Running) -> Chip | None:
    tr, today = room.tr_, view.at.today
    if each.done:
        return Chip(tr(N_("済み")), icon="check", state="done")
    if each.due_on is None:
        return None
    if each.begins:
        open_ = each.due_on <= today
        return Chip(tr(N_("もうよい")), icon="check", state="done") if open_ else Chip(tr(N_("まだ")), icon="pause")
    if each.late(today):
        return Chip(tr(N_("期限超過")), icon="alert", state="danger")
    left = (each.due_on - today).days
    if left < 0:
        return Chip(tr(N_("満了")), icon="check")
    words = tr(N_("あと{days}日"), days=str(left)) if left else tr(N_("きょうまで"))
    return Chip(words, icon="clock", state="warn" if left <= 3 else "neutral")


def _tasks(view: CaseView) -> tuple[str, ...]:
    return tuple(each.code for each in view.at.codes.list("death_task").codes)


def _points(room: CaseRoom, view: CaseView, death: Death) -> QWidget:
    lines = column(spacing=0)
    made = frame("quietpanel", lines)
    made.setObjectName("death_points")
    steps = {each.task: each for each in view.file.of(DeathStep) if each.death == death.id}
    for at, code in enumerate(view.at.codes.list("death_task").codes):
        if at:
            lines.addWidget(rule())
        lines.addWidget(_Point(room, view, death, code.code, code.label, code.note, steps.get(code.code)))
    return made


class _Point(TickLine):
    """One of the eleven: ticked with today's day, or written with another day, who did it, and a remark."""

    def __init__(
        self, room: CaseRoom, view: CaseView, death: Death, code: str, label: str, more: str, step: DeathStep | None
    ) -> None:
        tr = room.tr_
        told = _told(view, step) if step else tr(more)
        super().__init__(tr(label), told, on=step is not None, name=f"point.{code}", tone="done" if step else "ink2")
        self.setContentsMargins(10, 6, 10, 6)
        self._room, self._death, self._code, self._step = room, death, code, step
        begun = step or DeathStep(case=view.case_id, death=death.id, task=code, done_on=view.at.today)
        if code == "records":
            self.right.addWidget(self._asked_for(view))
        write = Button(tr(N_("日・人を書く")), small=True, name=f"write.{code}")
        write.setAccessibleName(f"{tr(N_('日・人を書く'))}: {tr(label)}")
        write.clicked.connect(partial(self._write, tr(label), begun))
        self.right.addWidget(write)
        self.ticked.connect(self._tick)

    def _asked_for(self, view: CaseView) -> Button:
        count = len(view.file.of(InformationRequest))
        words = self._room.tr_(N_("死者の情報の申出"))
        return Button(
            f"{words} {count}" if count else words,
            icon="document",
            small=True,
            name="request_of_dead",
            pressed=lambda: self._room.desk.open_registers("requests", f"case.{view.case_id}"),
        )

    def _write(self, title: str, begun: DeathStep, _checked: bool = False) -> None:
        ask_step(self._room, page_of(self._room), title, begun)

    def _tick(self, on: bool) -> None:
        step, label = self._step, N_("死亡のあとにしたこと")
        new = DeathStep(case=self._death.case, death=self._death.id, task=self._code)
        if on:
            self._room.write(page_of(self._room), label, lambda w: tick_step(w, new))
        elif step is not None:
            self._room.write(page_of(self._room), label, lambda w: untick_step(w, step.id))


def _told(view: CaseView, step: DeathStep) -> str:
    teller = view.teller
    parts = (teller.text(step, "done_on"), teller.text(step, "by"), teller.text(step, "note"))
    return "  ".join(filter(None, parts))
