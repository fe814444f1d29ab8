"""The first start: in a few minutes from nothing to an encrypted office, one question after the other."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.preset import Preset, Town
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.set_up_known import Known, problems_line
from kyoju_desktop.ui.pages.set_up_later import copy_step, key_step, passphrase_step
from kyoju_desktop.ui.pages.set_up_line import Answers, Foot, Line, WayBack
from kyoju_desktop.ui.pages.set_up_office import OfficeStep
from kyoju_desktop.ui.passphrase import Strength, strength_of
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.logo import Logo
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row
from kyoju_desktop.ui.widgets.steps import Steps
from kyoju_desktop.ui.widgets.tab_order import stops

STEPS = (N_("役場"), N_("担当"), N_("合言葉"), N_("回復キー"), N_("控え"))
WIDTH = 640
_SOON_MS = 100  # after it is shown: the first paint comes before
_NOTHING_SET = Preset()


class SetUpPage(QWidget):
    """Five steps. `wanted` carries the `Answers`; the session answers with `show_key` or `show_refused`."""

    wanted = Signal(object)
    finished = Signal(str)  # the second backup place, "" for none
    place_proposed = Signal(str)  # the second place as the prefecture wishes it: can it be reached?

    def __init__(self, tr: Translator, place: str, preset: Preset = _NOTHING_SET, trouble: str = "") -> None:
        """`trouble` says why nothing can be made in this place; then the set-up does not begin."""
        super().__init__()
        self._tr, self._preset = tr, preset
        self._reached: bool | None = None
        self._ask_place = True
        self._lines: dict[str, Line] = {}
        self._proposed: dict[str, str] = {}
        self._groups: tuple[str, ...] = ()
        self._asked = 0
        whole = column()
        self.setLayout(whole)
        scroll = Scroll(margins=(16, 24, 16, 24))
        whole.addWidget(scroll, 1)
        holder = QWidget()
        holder.setMaximumWidth(theme.current().px(WIDTH))
        self._middle = column(spacing=16)
        holder.setLayout(self._middle)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(holder, 100)
        centred.addStretch(1)
        scroll.body.addLayout(centred)
        scroll.body.addStretch(1)
        self.way_back = WayBack(tr, good=not trouble)
        self._build_head()
        self._build_remarks(trouble)
        self._stack = QStackedWidget()
        self._later: list[Callable[[QVBoxLayout], object]] = [self._passphrase, self._key, self._copy]
        self._add_step(self._office)
        self._add_step(self._people)
        self._middle.addWidget(self._stack)
        self._build_buttons()
        for each in (self._stack, self.next):
            each.setVisible(not trouble)  # then only the ways out are left
        self.foot = Foot(tr, place)
        self._middle.addWidget(self.foot)
        self._may_begin = not trouble
        self._go(0)

    def showEvent(self, event: QShowEvent) -> None:
        """The later steps are built while the first one is looked at."""
        super().showEvent(event)
        QTimer.singleShot(_SOON_MS, self, self.complete)

    def complete(self) -> None:
        """Build the steps that the first screen does not need; whoever goes there sooner has them built then."""
        if not self._later:
            return
        while self._later:
            self._add_step(self._later.pop(0))
        last: QWidget = self._choose_place
        for each in (self.back, self.next, *stops(self.foot)):
            QWidget.setTabOrder(last, each)
            last = each

    # what the session answers

    def show_refused(self, refused: Refused) -> None:
        """Go back to the field that was refused, or say it on the passphrase step."""
        self.complete()
        self.next.setEnabled(True)
        line = self._lines.get(refused.field)
        if refused.field == "welfare_office":
            self._office_step.refuse_welfare(refused.message.text(self._tr))
            self._go(0)
            return
        if line is None:
            line = self._lines["passphrase"]
        step = 0 if refused.field in {"municipality", "code"} else 1 if refused.field in {"section", "clerk"} else 2
        line.say(refused.message.text(self._tr), wrong=True)
        self._go(step)
        line.box.setFocus()

    def show_key(self, recovery_key: str) -> None:
        """The office exists; now the recovery key is copied by hand."""
        self.complete()
        from secrets import randbelow  # noqa: PLC0415 - brings OpenSSL

        self._groups = tuple(part for part in recovery_key.split("-") if part)
        self._asked = randbelow(len(self._groups))
        per_line = 4
        rows = [self._groups[at : at + per_line] for at in range(0, len(self._groups), per_line)]
        self._key_words.setText("\n".join("   ".join(line) for line in rows))
        words = self._tr(N_("紙を見て、左上から数えて{number}番目の組を入れてください"), number=str(self._asked + 1))
        self._lines["again"].label.setText(words)
        self._lines["again"].box.setAccessibleName(words)
        self.next.setEnabled(True)
        self._go(3)

    # building

    def _build_head(self) -> None:
        line = row(spacing=12)
        line.addWidget(Logo(40))
        words = column(spacing=2)
        words.addWidget(Words(self._tr(N_("居住支援ケース管理")), size="compact", tone="ink2"))
        words.addWidget(Words(self._tr(N_("はじめの設定")), size="title", bold=True, name="page_title"))
        line.addLayout(words)
        line.addStretch(1)
        line.addWidget(self.way_back.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._middle.addLayout(line)
        self.steps = Steps([self._tr(each) for each in STEPS])
        self._middle.addWidget(self.steps)

    def _build_remarks(self, trouble: str) -> None:
        """What stands above the first question, if there is something to say."""
        if trouble:
            inner = column(margins=(12, 10, 12, 10))
            inner.addWidget(IconWords("warning", trouble, tone="danger", wrap=True, name="place_trouble"))
            self._middle.addWidget(frame("quietpanel", inner))
        self._remarks: QWidget | None = None
        if self._preset.problems:
            self._remarks = problems_line(self, self._tr, self._preset)
            self._middle.addWidget(self._remarks)
        self._middle.addWidget(self.way_back)

    def _build_buttons(self) -> None:
        line = row(spacing=8)
        self.back = Button(self._tr(N_("戻る")), icon="arrow-left", name="back", pressed=self._back)
        self.next = Button(self._tr(N_("次へ")), icon="arrow-right", hint="Enter", look="primary", name="next")
        self.next.clicked.connect(self._next)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.next)
        self._middle.addLayout(line)

    def _add_step(self, build: Callable[[QVBoxLayout], object]) -> None:
        inner = column(spacing=16, margins=(24, 20, 24, 20))
        build(inner)
        inner.addStretch(1)
        self._stack.addWidget(frame("panel", inner))

    def _add(self, lines: QVBoxLayout, line: Line) -> Line:
        self._lines[line.box.objectName()] = line
        line.box.returnPressed.connect(self._next)
        lines.addWidget(line)
        return line

    def _office(self, lines: QVBoxLayout) -> None:
        self._office_step = OfficeStep(self._tr, self._preset, self._add)
        self._office_step.town_chosen.connect(self._take)
        lines.addWidget(self._office_step)

    def _people(self, lines: QVBoxLayout) -> None:
        tr = self._tr
        self.known = Known(tr, self._preset)
        self.known.other_town.connect(lambda: self._go(0))
        self.known.other_place.connect(self._change_place)
        lines.addWidget(self.known)
        self._add(lines, Line("department", tr(N_("課の名前")), tr(N_("例: 建設課")), width=264))
        self._add(
            lines,
            Line(
                "section",
                tr(N_("係の名前")),
                tr(N_("例: 住宅係。書類の差出人と文書番号の略号になります。")),
                width=264,
            ),
        )
        self._add(
            lines,
            Line(
                "clerk",
                tr(N_("あなたの氏名")),
                tr(N_("記録に「書いた人」として残ります。あとで変えられます。")),
                width=264,
            ),
        )

    def _passphrase(self, lines: QVBoxLayout) -> None:
        passphrase_step(self._tr, lines, self._add, self._weigh)

    def _key(self, lines: QVBoxLayout) -> None:
        self._key_words = key_step(self._tr, lines, self._add)

    def _copy(self, lines: QVBoxLayout) -> None:
        self._choose_place = copy_step(self._tr, lines, self._add)
        self._choose_place.clicked.connect(lambda: self._choose(self._lines["second_place"]))

    # what the prefecture has decided

    def begin(self) -> None:
        """Start with the first question that is left."""
        this = self._preset.this
        self._take(None)
        if this is not None and self._office_step.chooser is not None:
            self._office_step.chooser.choose(this)
        self._go(1 if this is not None and this.welfare_office is not None else 0)
        self.next.setEnabled(self._may_begin)

    def _take(self, town: Town | None) -> None:
        """A municipality was chosen from the list, or is typed instead (None)."""
        defaults = self._preset.defaults
        self.known.show_town(town)
        self._propose("department", town.department if town else defaults.department)
        self._propose("section", town.section if town else defaults.section)

    def _propose(self, name: str, text: str) -> None:
        """Fill in what is known; what was typed meanwhile stays."""
        line = self._lines[name]
        if line.text() in {"", self._proposed.get(name, "")}:
            line.box.setText(text)
            self._proposed[name] = text

    def _propose_place(self) -> None:
        """The second place for backups follows from the code."""
        place = self._preset.second_backup(self._office_step.code)
        if place == self._proposed.get("second_place", ""):
            return
        self._propose("second_place", place)
        self._reached, self._ask_place = None, not place
        self.known.show_place(place, None)
        self.way_back.show_found(None)
        if place:
            self.place_proposed.emit(place)

    def show_reached(self, place: str, reached: bool, found: object = None) -> None:
        """Whether copies can be put into the proposed place, and the newest backup that lies there."""
        if place != self._lines["second_place"].text():
            return
        self._reached = reached
        self.way_back.show_found(found)
        self.known.show_place(place, reached)
        words = (
            N_("届きます。")
            if reached
            else N_("いまは届きません。つながったときに控えが作られます。変えてもかまいません。")
        )
        self._lines["second_place"].say(self._tr(words), wrong=not reached)

    def _change_place(self) -> None:
        self._ask_place = True
        self.known.place.words.setText(self._tr(N_("二つ目の控えの場所は、最後に聞きます")))

    # what the clerk does

    def _first_empty(self, step: int, first: str) -> QWidget:
        """The line of a step where something is still to be typed."""
        names = {1: ("department", "section", "clerk")}.get(step, (first,))
        empty = [each for each in names if not self._lines[each].text()]
        return self._lines[empty[0] if empty and step == 1 else first].box

    def _go(self, step: int) -> None:
        if step:
            self.complete()
        self._stack.setCurrentIndex(step)
        self.steps.show_step(step)
        if step == 1:
            self._propose_place()
        if self._remarks is not None and step > 1:
            self._remarks.hide()
        self.back.setVisible(0 < step < 3)
        self.foot.show_ways(shown=step < 3)
        self.way_back.show_way(shown=step < 3)
        words = {2: N_("この合言葉で作る"), 4: N_("始める")}.get(step, N_("次へ"))
        self.next.set_text(self._tr(words))
        first = ("municipality", "department", "passphrase", "again", "second_place")[step]
        self.setFocusProxy(self._office_step.first if step == 0 else self._first_empty(step, first))
        self.setFocus()

    def _back(self) -> None:
        self._go(self._stack.currentIndex() - 1)

    def _next(self) -> None:
        if not self.next.isEnabled():
            return
        step = self._stack.currentIndex()
        checks = (self._office_step.check, self._check_people, self._check_passphrase, self._check_key, self._finish)
        if checks[step]() and step < 2:
            self._go(step + 1)

    def _check_people(self) -> bool:
        tr = self._tr
        good = self._filled("section", tr(N_("係の名前を入れてください。")))
        return self._filled("clerk", tr(N_("あなたの氏名を入れてください。"))) and good

    def _check_passphrase(self) -> bool:
        tr = self._tr
        first, again = self._lines["passphrase"], self._lines["passphrase_again"]
        found = strength_of(first.box.text())
        if not found.enough:
            self._weigh(first.box.text())
            first.box.setFocus()
            return False
        same = first.box.text() == again.box.text()
        again.say("" if same else tr(N_("上と同じではありません。もう一度入れてください。")), wrong=True)
        if not same:
            again.box.setFocus()
            return False
        self.next.setEnabled(False)
        self.next.set_text(tr(N_("作っています…")))
        self.wanted.emit(self._answers())
        return True

    def _check_key(self) -> bool:
        typed = self._lines["again"].text().upper().replace("-", "")
        right = bool(self._groups) and typed == self._groups[self._asked].upper()
        words = self._tr(N_("紙と違います。画面の回復キーと見比べて、書き直してください。"))
        self._lines["again"].say("" if right else words, wrong=True)
        if right:
            self._key_words.clear()
            self._groups = ()
            self._go(4)
            if self._reached and not self._ask_place:
                self._finish()
        return right

    def _finish(self) -> bool:
        self.finished.emit(self._lines["second_place"].text())
        return True

    def _answers(self) -> Answers:
        get = {name: line.text() for name, line in self._lines.items()}
        return Answers(
            municipality=get["municipality"],
            code=get["code"],
            welfare_office=self._office_step.welfare_office,
            department=get["department"],
            section=get["section"],
            clerk=get["clerk"],
            passphrase=self._lines["passphrase"].box.text(),
        )

    def _filled(self, name: str, words: str) -> bool:
        line = self._lines[name]
        line.say("" if line.text() else words, wrong=True)
        if not line.text():
            line.box.setFocus()
        return bool(line.text())

    def _weigh(self, text: str) -> None:
        found: Strength = strength_of(text)
        words = self._tr(found.words, length=str(len(text))) if text else ""
        self._lines["passphrase"].say(words, wrong=not found.enough)

    def _choose(self, line: Line) -> None:
        from kyoju_desktop.ui.choosing import choose_folder  # noqa: PLC0415 - brings Qt's file dialog

        choose_folder(self, self._tr, self._tr(N_("二つ目の控えの場所")), line.box.setText, name="second_dialog")
