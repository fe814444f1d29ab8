"""Panels of つなぎ・提供: what is still to be explained, copies that are out, who knows what, who asked."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import CopyOut, Disclosure, LaterExplanation, PersonInquiry
from kyoju_desktop.i18n.eras import wareki, wareki_moment, wareki_weekday
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.copies import is_out
from kyoju_desktop.services.explanations import is_waiting
from kyoju_desktop.services.ledger import Knower, knowers
from kyoju_desktop.ui.dialogs.copies import ask_copy
from kyoju_desktop.ui.dialogs.explanation import ask_explanation
from kyoju_desktop.ui.dialogs.inquiry import ask_follow_up, ask_inquiry
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_rows import shown_line
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.conference_ways import open_sitting
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip, ChipFace
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, frame, row, rule
from kyoju_desktop.ui.widgets.record_row import RecordRow

MARKS = {
    "after_withdrawal": N_("撤回・期限切れのあと"),
    "after_death": N_("死亡のあと"),
    "after_closing": N_("終結のあと"),
    "late": N_("あとから記録"),
}


def two_lines(title: str, below: str) -> tuple[QWidget, QHBoxLayout]:
    """A row of a panel: bold words over quiet ones; what can be done goes to the end of its layout."""
    line = row(spacing=8, margins=(12, 6, 12, 6))
    words = column()
    words.addWidget(Words(title, bold=True, wrap=True))
    if below:
        words.addWidget(Words(below, size="small", tone="ink2", wrap=True))
    line.addLayout(words, 1)
    return frame("clear", line), line


def mark_faces(marks: tuple[str, ...], tr: Translator) -> tuple[ChipFace, ...]:
    """What was unusual about a disclosure, as chips."""
    return tuple(ChipFace(tr(MARKS[each]), "warning", "warn") for each in marks if each in MARKS)


class ExplanationsPanel(Panel):
    """What the person is still to be told."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room.tr_(N_("本人への説明がまだのもの")), icon="ear", name="explanations", tone="warn")
        self._room = room

    def show_view(self, view: CaseView) -> None:
        """Only what is still waiting; no panel without it."""
        waiting = [each for each in view.file.of(LaterExplanation) if is_waiting(each)]
        empty(self.body)
        self.setVisible(bool(waiting))
        self.set_count(str(len(waiting)))
        for at, each in enumerate(waiting):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(self._row(each, view))

    def _row(self, each: LaterExplanation, view: CaseView) -> QWidget:
        tr = self._room.tr_
        told = view.file.find(Disclosure, each.disclosure)
        moment = (told.told_at or told.at) if told else None
        when = wareki_moment(moment) if moment else ""
        title = tr(N_("{who}に伝えたことを本人に説明する"), who=told.recipient if told else "")
        until = tr(N_("{day}までの予定"), day=wareki_weekday(each.due_on)) if each.due_on else ""
        made, line = two_lines(title, "・".join(filter(None, (when, until))))
        if each.due_on:
            due = cells.due_words(each.due_on, view.at.today, tr)
            state = {"danger": "danger", "warn": "warn"}.get(due.tone, "neutral")
            line.addWidget(Chip(due.text, icon=due.icon, state=state))
        line.addWidget(
            Button(
                tr(N_("説明した")),
                icon="check",
                small=True,
                name=f"explain.{each.id}",
                pressed=lambda: ask_explanation(self._room.desk, self.window(), each.id),
            )
        )
        return made


class CopiesPanel(Panel):
    """Copies that are still outside the office."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room.tr_(N_("まだ戻らない写し")), icon="copy", name="copies_out")
        self._room = room

    def show_view(self, view: CaseView) -> None:
        """Only what is out; no panel without it."""
        out = [each for each in view.file.of(CopyOut) if is_out(each)]
        empty(self.body)
        self.setVisible(bool(out))
        self.set_count(str(len(out)))
        for at, each in enumerate(out):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(copy_row(self._room, each, view, self))


def copy_row(room: CaseRoom, copy: CopyOut, view: CaseView, parent: QWidget) -> QWidget:
    """One copy: whose, which number, what was asked, by when."""
    tr, codes = room.tr_, view.at.codes
    number = tr(N_("配布番号 {number}"), number=copy.number) if copy.number else ""
    asked = tr(codes.label("copy_request", copy.asked)) if copy.asked else ""
    until = tr(N_("{day}まで"), day=wareki_weekday(copy.due_on)) if copy.due_on else ""
    made, line = two_lines(copy.recipient, "・".join(filter(None, (number, asked, until))))
    if copy.due_on and copy.due_on < view.at.today:
        due = cells.due_words(copy.due_on, view.at.today, tr)
        line.addWidget(Chip(due.text, icon=due.icon, state="danger"))
    line.addWidget(_copy_answer(room, copy, parent))
    return made


def _copy_answer(room: CaseRoom, copy: CopyOut, parent: QWidget) -> Button:
    """What became of the copy; that of a conference comes back with its whole pack, in the sitting."""
    if copy.pack:
        return Button(
            room.tr_(N_("会議を開く")),
            icon="conferences",
            small=True,
            name=f"copy.{copy.id}",
            pressed=lambda: open_sitting(room.desk, "ConferenceCopy", copy.pack),
        )
    return Button(
        room.tr_(N_("戻った・捨てた")),
        icon="check",
        small=True,
        name=f"copy.{copy.id}",
        pressed=lambda: ask_copy(room.desk, parent.window(), copy),
    )


class KnowersPanel(Panel):
    """だれが何をいつから知っているか: one row for each recipient, which opens into every item."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room.tr_(N_("だれが何をいつから知っているか")), icon="people", name="knowers")
        self._room = room
        self._open = ""
        self._known: tuple[Knower, ...] = ()
        self._asking: Latest[tuple[Knower, ...]] = Latest(room.desk, self)

    def show_view(self, view: CaseView) -> None:
        """Read the ledger of the person, of all cases."""
        person = view.file.person.id
        self._asking.ask(lambda r: knowers(r, person), self._show)

    def _show(self, known: tuple[Knower, ...]) -> None:
        self._known = known
        self._fill()

    def _fill(self) -> None:
        tr = self._room.tr_
        empty(self.body)
        self.set_count(str(len(self._known)) if self._known else "")
        if not self._known:
            self.body.addWidget(Empty(tr(N_("この人のことを伝えた相手は、まだありません。")), good=True))
        for at, each in enumerate(self._known):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(self._row(each))
            if self._open == _key(each):
                self.body.addWidget(self._inside(each))

    def _row(self, each: Knower) -> RecordRow:
        made = RecordRow(each.recipient, self._what(each), self._chips(each), name=f"knower.{_key(each)}")
        made.set_open(self._open == _key(each))
        made.clicked.connect(lambda _checked=False: self._turn(_key(each)))
        return made

    def _what(self, each: Knower) -> str:
        tr, codes = self._room.tr_, self._room.desk.codes
        classes = "、".join(tr(codes.label("info_class", name)) for name in each.classes)
        since = wareki(each.since.date()) if each.since else ""
        last = wareki(each.last.date()) if each.last else ""
        days = tr(N_("{day}から"), day=since) if since else ""
        again = tr(N_("最後は{day}"), day=last) if last and last != since else ""
        return "・".join(filter(None, (classes, days, again)))

    def _chips(self, each: Knower) -> tuple[ChipFace, ...]:
        tr = self._room.tr_
        found = list(mark_faces(each.marks, tr))
        if each.special:
            found.append(ChipFace(tr(N_("要配慮")), "shield", "warn"))
        if each.copies_out:
            found.append(ChipFace(tr(N_("写し{count}部"), count=str(each.copies_out)), "copy"))
        if each.waiting:
            found.append(ChipFace(tr(N_("出したか未回答")), "warning", "warn"))
        return tuple(found)

    def _inside(self, each: Knower) -> QWidget:
        tr = self._room.tr_
        lines = column(spacing=4, margins=(36, 8, 12, 10))
        items = "・".join(tr(label) for label in each.labels) or tr(N_("まだ何も出ていません"))
        lines.addWidget(IconWords("check", items, size="compact", tone="ink", wrap=True))
        special = [name for name in each.classes if Info[name].special]
        if special:
            words = "・".join(tr(self._room.desk.codes.label("info_class", name)) for name in special)
            lines.addWidget(
                IconWords("shield", tr(N_("要配慮: {what}"), what=words), size="compact", tone="warn", wrap=True)
            )
        numbers = "・".join(each.consents)
        for label, text in ((N_("根拠"), "・".join(each.bases)), (N_("同意の番号"), numbers)):
            if text:
                lines.addWidget(Words(f"{tr(label)}  {text}", size="compact", tone="ink2", wrap=True))
        if each.copies:
            back = each.copies - each.copies_out
            words = tr(N_("写し {all}部のうち {back}部は確認済み"), all=str(each.copies), back=str(back))
            lines.addWidget(Words(words, size="compact", tone="ink2", wrap=True))
        return frame("quietpanel", lines)

    def _turn(self, key: str) -> None:
        self._open = "" if self._open == key else key
        self._fill()


def _key(each: Knower) -> str:
    return each.organisation or each.recipient


class AboutPanel(Panel):
    """本人についての問合せ: what was asked about the person and what was answered; entries are only added to."""

    kind = PersonInquiry

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room.tr_(N_("本人についての問合せ")), icon="question", name="list.PersonInquiry")
        self._room = room
        self._open = ""
        self.add_action(
            Button(
                room.tr_(N_("問合せを書く")), icon="plus", small=True, name="add.PersonInquiry", pressed=self.begin
            )
        )

    def begin(self) -> None:
        """Enter an inquiry."""
        view = self._room.view
        if view is not None:
            ask_inquiry(self._room.desk, self.window(), case=view.case_id, bodies=view.bodies)

    def open_record(self, record_id: str) -> bool:
        """Open an inquiry, if it is one of ours."""
        view = self._room.view
        if view is None or view.file.find(PersonInquiry, record_id) is None:
            return False
        self._open = record_id
        self.show_view(view)
        return True

    def show_view(self, view: CaseView) -> None:
        """Newest first; a row opens into what was asked and answered."""
        tr = self._room.tr_
        found = tuple(reversed(view.file.of(PersonInquiry)))
        empty(self.body)
        self.set_count(str(len(found)) if found else "")
        if not found:
            self.body.addWidget(
                Empty(
                    tr(N_("本人についてたずねられたことは、まだありません。")),
                    tr(N_("「認めも否定もしない」も答えのひとつです。たずねた人と時刻を残します。")),
                )
            )
        for at, each in enumerate(found):
            if at:
                self.body.addWidget(rule())
            line = shown_line(each, view.teller)
            made = RecordRow(line.title, line.below, line.tags, name=f"row.{each.id}")
            made.set_open(each.id == self._open)
            made.clicked.connect(lambda _checked=False, each=each: self._turn(each.id))
            self.body.addWidget(made)
            if each.id == self._open:
                self.body.addWidget(self._inside(each, view))

    def _turn(self, record_id: str) -> None:
        self._open = "" if self._open == record_id else record_id
        if self._room.view is not None:
            self.show_view(self._room.view)

    def _inside(self, each: PersonInquiry, view: CaseView) -> QWidget:
        lines = column(spacing=4, margins=(36, 8, 12, 10))
        for label, text in view.teller.lines(each, *INQUIRY_FIELDS):
            lines.addWidget(Words(f"{label}  {text}", size="compact", wrap=True))
        line = row()
        line.addStretch(1)
        line.addWidget(
            Button(
                self._room.tr_(N_("そのあとの対応を足す")),
                icon="plus",
                small=True,
                name=f"follow_up.{each.id}",
                pressed=lambda: ask_follow_up(self._room.desk, self.window(), each),
            )
        )
        lines.addLayout(line)
        return frame("quietpanel", lines)


INQUIRY_FIELDS = (
    "at",
    "means",
    "about",
    "who",
    "relation",
    "asked",
    "answer",
    "ground",
    "answered",
    "document",
    "document_on",
    "weighed",
    "approver",
    "decision_number",
    "clerk",
    "follow_up",
)
