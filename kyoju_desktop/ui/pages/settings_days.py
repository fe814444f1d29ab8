"""閉庁日 and 災害の指定 on the page 設定: the days that move deadlines, and the end of the list of holidays."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.scheme import CLOSED_DAY, DESIGNATION
from kyoju_desktop.domain.records import ClosedDay, Designation
from kyoju_desktop.domain.rules.ages import disaster_until
from kyoju_desktop.i18n.eras import wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.own_days import (
    OwnDays,
    own_days_of,
    remove_own_day,
    save_closed_day,
    save_designation,
)
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.errors import ask
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, frame, row, rule

SHOWN = 4  # closed days before the rest folds


class DaysPanel(Panel):
    """The office's own closed days, above them until when the holidays are published."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(N_("閉庁日と祝日")), icon="calendar", name="own_days")
        self._desk = desk
        self._whole = False
        self.add_action(
            Button(tr(N_("閉庁日を加える")), icon="plus", small=True, name="add_closed_day", pressed=self.add)
        )
        self._lines = column(spacing=6, margins=(12, 12, 12, 12))
        self.body.addLayout(self._lines)

    def show_days(self, days: OwnDays) -> None:
        """Show them as they are now."""
        tr = self._desk.tr
        empty(self._lines)
        self._lines.addWidget(self._holidays())
        usual = N_("土日・祝日・12月29日〜1月3日は、はじめから閉庁日です。役場だけの休みを、ここに加えます。")
        self._lines.addWidget(Words(tr(usual), size="compact", tone="ink2", wrap=True))
        shown = days.closed if self._whole else days.closed[:SHOWN]
        for each in shown:
            self._lines.addWidget(rule())
            self._lines.addWidget(self._row(each))
        if len(days.closed) > SHOWN:
            words = N_("たたむ") if self._whole else N_("全部見る")
            turn = Button(
                tr(words), look="quiet", small=True, name="all_closed_days", pressed=lambda: self._turn(days)
            )
            self._lines.addWidget(turn, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_count(str(len(days.closed)) if days.closed else "")

    def add(self) -> Question:
        """Ask for one more closed day."""
        return ask_closed_day(self._desk, self, ClosedDay())

    def _turn(self, days: OwnDays) -> None:
        self._whole = not self._whole
        self.show_days(days)

    def _holidays(self) -> QWidget:
        tr = self._desk.tr
        until = office_calendar().known_until
        if until is None:
            return Words("")
        ends = self._desk.today() >= until.replace(month=2, day=1)
        words = N_("祝日は{day}まで公表されたものです。それより後は見込みで数え、期限の説明にもそう書きます。")
        more = tr(N_("新しい版のプログラムを入れると、先の年の祝日が入ります。")) if ends else ""
        return IconWords(
            "warning" if ends else "info",
            tr(words, day=wareki(until)) + more,
            size="compact",
            tone="warn" if ends else "ink2",
            wrap=True,
            name="holidays_end",
        )

    def _row(self, each: ClosedDay) -> QWidget:
        tr = self._desk.tr
        day = wareki_weekday(each.on) if each.on else ""
        return _line(
            day,
            each.why,
            Button(
                tr(N_("消す")),
                icon="trash",
                small=True,
                name=f"remove.{each.id}",
                pressed=lambda: _ask_remove(self._desk, self, each, tr(N_("{day}の閉庁日を消しますか"), day=day)),
            ),
        )


class DesignationsPanel(Panel):
    """The designated disasters, and those that cases name without one."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(N_("災害の指定(M11)")), icon="flag", name="designations")
        self._desk = desk
        self.add_action(
            Button(tr(N_("災害を加える")), icon="plus", small=True, name="add_designation", pressed=self.add)
        )
        self._lines = column(spacing=6, margins=(12, 12, 12, 12))
        self.body.addLayout(self._lines)

    def show_days(self, days: OwnDays) -> None:
        """Show them as they are now."""
        tr = self._desk.tr
        empty(self._lines)
        rule_ = N_("被災者は発災の日から3年です。そのあとは、国が指定した災害だけが要配慮者(M11)として続きます。")
        self._lines.addWidget(Words(tr(rule_), size="compact", tone="ink2", wrap=True))
        for day, count in days.undesignated:
            words = N_(
                "{day}の災害は、ケース{count}件にありますが、指定が登録されていません。3年の満了は{until}です。"
            )
            text = tr(words, day=wareki(day), count=str(count), until=wareki(disaster_until(day)))
            self._lines.addWidget(
                IconWords("warning", text, size="compact", tone="warn", wrap=True, name="undesignated")
            )
        for each in days.designations:
            self._lines.addWidget(rule())
            self._lines.addWidget(self._row(each))
        self.set_count(str(len(days.designations)) if days.designations else "")

    def add(self) -> Question:
        """Ask for one more designated disaster."""
        return ask_designation(self._desk, self, Designation())

    def _row(self, each: Designation) -> QWidget:
        tr = self._desk.tr
        until = wareki(each.until_day) if each.until_day else ""
        happened = wareki(each.happened_on) if each.happened_on else ""
        words = N_("発災 {day}・指定 {until}まで") if each.until_day else N_("発災 {day}・終わりは未定")
        below = tr(words, day=happened, until=until)
        mend = Button(
            tr(N_("直す")),
            small=True,
            name=f"mend.{each.id}",
            pressed=lambda: ask_designation(self._desk, self, each),
        )
        gone = Button(
            tr(N_("消す")),
            icon="trash",
            small=True,
            name=f"remove.{each.id}",
            pressed=lambda: _ask_remove(self._desk, self, each, tr(N_("災害の指定を消しますか"))),
        )
        return _line(each.name, below, mend, gone)


def read_days(desk: Desk, parent: QWidget, then: Callable[[OwnDays], object]) -> None:
    """Read what both panels show."""
    desk.work.read(parent, own_days_of, then, label=N_("閉庁日を読む"))


def ask_closed_day(desk: Desk, parent: QWidget, day: ClosedDay) -> Question:
    """Ask for a closed day; the deadlines that stand on it move when it is saved."""
    tr, usual = desk.tr, office_calendar()
    made = Question(
        parent,
        tr,
        name="closed_day_dialog",
        title=tr(N_("閉庁日を加える")),
        explain=tr(N_("この日が満了の期限のうち、休日で延びるものが、次の開庁日に移ります。元に戻せます。")),
        verb=tr(N_("加える")),
    )
    view = FormView(desk, CLOSED_DAY, day, key="new.ClosedDay", needed=frozenset({"on"}), gaps=False)
    made.body.addWidget(view)

    def then(moved: int) -> None:
        words = N_("閉庁日を加えました。期限 {count}件を数えなおしました。") if moved else N_("閉庁日を加えました。")
        desk.status(tr(words, count=str(moved)))

    ask_with_form(
        desk,
        made,
        view,
        ClosedDay,
        N_("閉庁日を加える"),
        lambda filled: lambda w: save_closed_day(w, filled, usual),
        then=then,
    )
    view.focus_first()
    return made


def ask_designation(desk: Desk, parent: QWidget, designation: Designation) -> Question:
    """Ask for a designated disaster."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="designation_dialog",
        title=tr(N_("災害の指定")),
        explain=tr(N_("ケースの「発災の日」と同じ日なら、そのケースの期限がこの指定で数えなおされます。")),
        verb=tr(N_("保存する")),
    )
    view = FormView(
        desk,
        DESIGNATION,
        designation,
        key="Designation.dialog",
        needed=frozenset({"name", "happened_on"}),
        gaps=False,
    )
    made.body.addWidget(view)
    ask_with_form(
        desk,
        made,
        view,
        Designation,
        N_("災害の指定を記録"),
        lambda filled: lambda w: save_designation(w, filled),
        then=lambda _kept: desk.status(tr(N_("災害の指定を保存しました。"))),
    )
    view.focus_first()
    return made


def _ask_remove(desk: Desk, parent: QWidget, record: ClosedDay | Designation, title: str) -> None:
    tr = desk.tr

    def remove() -> None:
        def use(w: Writer) -> None:
            remove_own_day(w, record)

        words = tr(N_("消して、期限を数えなおしました。Ctrl+Z で元に戻せます。"))
        desk.work.write(parent, N_("期限の日を数えなおす"), use, lambda _none: desk.status(words))

    text = tr(N_("この日で動いていた期限を、数えなおします。元に戻せます。"))
    ask(parent, title, text, tr(N_("消す")), remove, no=tr(N_("やめる")))


def _line(title: str, below: str, *buttons: Button) -> QWidget:
    line = row(spacing=8)
    words = column()
    words.addWidget(Elided(title))
    if below:
        words.addWidget(Words(below, size="compact", tone="ink2", wrap=True))
    line.addLayout(words, 1)
    for each in buttons:
        line.addWidget(each)
    return frame("clear", line)
