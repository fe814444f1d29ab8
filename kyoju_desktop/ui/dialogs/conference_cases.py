"""Choosing cases for the agenda of a sitting, and putting a case on the agenda of one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Conference
from kyoju_desktop.i18n.eras import wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.agenda import add_items, proposed_cases
from kyoju_desktop.services.conferences.sittings import sittings
from kyoju_desktop.storage.lists import CaseRow
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.conference_item import bodies_of
from kyoju_desktop.ui.dialogs.conference_new import ask_new
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, column, frame, row

WAIT = 200  # milliseconds after the last keystroke before the search
_TAKES = frozenset({"preparing", "ready"})


class CasePicker(QWidget):
    """Open cases to tick, narrowed by a search; those that were ticked stay in sight."""

    def __init__(self, desk: Desk, conference_id: str) -> None:
        super().__init__()
        self._desk, self._conference = desk, conference_id
        self._ticked: dict[str, CaseRow] = {}
        tr = desk.tr
        lines = column(spacing=8)
        self.setLayout(lines)
        self.search = IconLine("search", leading=True)
        self.search.setObjectName("agenda_search")
        self.search.setAccessibleName(tr(N_("議題にするケースを探す")))
        self.search.setPlaceholderText(tr(N_("氏名・ふりがな・番号")))
        lines.addWidget(self.search)
        self._found = column(spacing=2)
        lines.addLayout(self._found)
        lines.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self.look)
        self.search.textChanged.connect(lambda _text: self._timer.start())

    def cases(self) -> tuple[str, ...]:
        """The ticked cases in the order in which they were ticked."""
        return tuple(self._ticked)

    def look(self) -> None:
        """Search now."""
        text, conference = self.search.text().strip(), self._conference

        def read(r: Reader) -> tuple[CaseRow, ...]:
            return proposed_cases(r, conference, text)

        self._desk.work.read(self, read, self._show)

    def _show(self, found: Sequence[CaseRow]) -> None:
        empty(self._found)
        rows = {**self._ticked, **{each.case: each for each in found}}
        for each in rows.values():
            self._found.addWidget(self._line(each))
        if not rows:
            tr = self._desk.tr
            self._found.addWidget(
                Empty(tr(N_("当てはまるケースがありません。")), tr(N_("開いているケースだけが出ます。")))
            )

    def _line(self, each: CaseRow) -> QWidget:
        tr, codes = self._desk.tr, self._desk.codes
        line = row(spacing=8, margins=(8, 2, 8, 2))
        tick = QCheckBox(each.name or tr(N_("(匿名)受付 {number}"), number=each.number))
        tick.setObjectName(f"agenda_case.{each.case}")
        tick.setAccessibleName(tick.text())
        tick.setProperty("ring", True)
        tick.setChecked(each.case in self._ticked)
        tick.toggled.connect(lambda on: self._turn(each, on))
        line.addWidget(tick)
        stage = tr(codes.label("stage", each.stage)) if each.stage else ""
        line.addWidget(Words("・".join(filter(None, (each.number, stage))), size="small", tone="ink2"))
        if each.protected:
            line.addWidget(IconWords("house-lock", tr(N_("秘匿")), tone="danger"))
        if each.no_consent:
            line.addWidget(IconWords("warning", tr(N_("同意なし")), tone="warn"))
        line.addStretch(1)
        return frame("clear", line)

    def _turn(self, each: CaseRow, on: bool) -> None:
        if on:
            self._ticked[each.case] = each
        else:
            self._ticked.pop(each.case, None)


def ask_cases(desk: Desk, parent: QWidget, conference: Conference) -> Question:
    """Choose cases for the agenda; each gets a letter that holds for this sitting only."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="agenda_dialog",
        title=tr(N_("議題にするケースを選ぶ")),
        explain=tr(N_("資料では、この会議だけの記号で呼びます。はじめは全部「記号版」です。")),
        verb=tr(N_("議題に足す")),
        wide=640,
    )
    body = _body_choice(desk, made, conference)
    picker = CasePicker(desk, conference.id)
    picker.setMinimumHeight(theme.current().px(300))
    made.body.addWidget(picker)
    made.body.addStretch(1)
    at = desk.locale

    def act() -> None:
        cases, of = picker.cases(), body()
        desk.work.write(
            made,
            N_("議題を足す"),
            lambda w: add_items(w, conference.id, cases, at, body=of),
            lambda _items: made.accept(),
            refused=made.refuse,
        )

    made.agreed.connect(act)
    made.open()
    picker.look()
    picker.search.setFocus()
    return made


def _body_choice(desk: Desk, made: Question, conference: Conference) -> Callable[[], str]:
    """Which body the cases belong to, where the sitting is one of several bodies at once."""
    if len(conference.bodies) < 2:
        return lambda: next(iter(conference.bodies), "")
    tr = desk.tr
    box = Combo(name="agenda_body", label=tr(N_("どの会議体の議題か")))
    box.fill(bodies_of(desk, conference), empty=None)
    box.setCurrentIndex(0)
    line = row()
    line.addWidget(Words(tr(N_("どの会議体の議題か")), size="compact"))
    line.addWidget(box, 1)
    made.body.addLayout(line)
    return box.code


def ask_conference(desk: Desk, parent: QWidget, case_id: str) -> Question:
    """会議にかける, from a case: put it on the agenda of a sitting that comes, or begin a new sitting."""
    tr, at = desk.tr, desk.locale
    made = Question(
        parent,
        tr,
        name="to_conference_dialog",
        title=tr(N_("会議にかける")),
        explain=tr(N_("これから開く会議に、議題として足します。記号は会議ごとに変わります。")),
        verb=tr(N_("議題に足す")),
        wide=560,
    )
    with desk.store.read() as r:
        coming = [each.conference for each in sittings(r) if each.step in _TAKES]
    box = Combo(name="which_conference", label=tr(N_("どの会議か")))
    box.fill([(each.id, f"{_day(each)} {each.name}") for each in coming], empty=None)
    box.setCurrentIndex(0 if coming else -1)
    none = Empty(tr(N_("これから開く会議がありません。")), tr(N_("先に会議をつくってください。")))
    made.body.addWidget(box if coming else none)

    def add(conference: Conference) -> None:
        body = next(iter(sorted(conference.bodies)), "")

        def done() -> None:
            made.accept()
            desk.open_conference(conference.id)

        desk.work.write(
            made,
            N_("議題を足す"),
            lambda w: add_items(w, conference.id, (case_id,), at, body=body),
            lambda _items: done(),
            refused=made.refuse,
            case=case_id,
        )

    def act() -> None:
        chosen = next((each for each in coming if each.id == box.code()), None)
        if chosen is None:
            made.refuse(Refused(N_("どの会議にかけるかを選んでください。")))
        else:
            add(chosen)

    begin = Button(
        tr(N_("新しい会議をつくる")),
        icon="plus",
        small=True,
        name="to_new_conference",
        pressed=lambda: ask_new(desk, made, add),
    )
    line = row()
    line.addWidget(begin)
    line.addStretch(1)
    made.body.addLayout(line)
    made.agreed.connect(act)
    made.open()
    return made


def _day(conference: Conference) -> str:
    return wareki_short(conference.at.date()) if conference.at else ""
