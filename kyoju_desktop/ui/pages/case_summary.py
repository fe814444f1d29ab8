"""The case beside the list: who, what comes next, how it stands, what happened last; one click, no page change."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Organisation, Referral, Tenancy
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.i18n.eras import month_day, wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_yen
from kyoju_desktop.storage.lists import CaseRow
from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.case_face import classes_words, face_of, glance_of
from kyoju_desktop.ui.pages.case_story import story
from kyoju_desktop.ui.pages.case_table import shown_next
from kyoju_desktop.ui.pages.columns import clear
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.entry import Entry
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import Elided, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, frame, row, rule

_LAST = 6


@dataclass(frozen=True)
class Fact:
    """One line of how the case stands."""

    label: str
    text: str


def bodies_of(file: CaseFile) -> dict[str, str]:
    """The names of the organisations in the file, by id."""
    return {each.id: each.name for each in file.of(Organisation)}


def facts_of(file: CaseFile, at: Locale) -> tuple[Fact, ...]:
    """Stage, home, consent, what is told to nobody, and replies that are waited for."""
    found = [Fact(at.tr(N_("段階")), _stage(file, at)), Fact(at.tr(N_("住まい")), _home(file, at))]
    found.append(Fact(at.tr(N_("同意")), _consent(file, at)))
    never = "、".join(filter(None, glance_of(file, at, bodies_of(file)).never))
    found.append(Fact(at.tr(N_("出さない")), never))
    found.append(Fact(at.tr(N_("返事待ち")), _waiting(file, at)))
    return tuple(each for each in found if each.text)


def _stage(file: CaseFile, at: Locale) -> str:
    label = at.tr(at.codes.label("stage", file.case.stage))
    since = file.case.stage_since
    return at.tr(N_("{stage}({day}から)"), stage=label, day=wareki(since.date())) if since else label


def _home(file: CaseFile, at: Locale) -> str:
    tenancy = next((each for each in reversed(file.of(Tenancy)) if each.ended_on is None), None)
    if tenancy is None:
        return ""
    kind = at.tr(at.codes.label("destination", tenancy.destination)) if tenancy.destination else ""
    place = at.tr(N_("(秘匿)")) if file.protected else tenancy.home
    rent = at.tr(N_("家賃 {amount}"), amount=format_yen(tenancy.rent, at.tr)) if tenancy.rent else ""
    return "・".join(filter(None, (place or kind, rent)))


def _consent(file: CaseFile, at: Locale) -> str:
    terms = in_force(file, at.today)
    if not terms:
        party = glance_of(file, at, {}).parties[0]
        return party.who
    names = bodies_of(file)
    told = []
    for each in terms:
        for recipient in each.recipients:
            kind = at.tr(at.codes.label("organisation_kind", recipient.organisation_kind))
            who = names.get(recipient.organisation, kind)
            told.append(f"{who}({classes_words(recipient.classes, at)})")
    return "、".join(told)


def _waiting(file: CaseFile, at: Locale) -> str:
    names = bodies_of(file)
    waits = [
        each
        for each in file.of(Referral)
        if each.sent_at and each.reply_by and not each.replied_on and not each.cancelled_on
    ]
    return "、".join(
        at.tr(N_("{who} {day}まで"), who=names.get(each.organisation, ""), day=month_day(each.reply_by))
        for each in waits
        if each.reply_by
    )


class CaseSummary(Panel):
    """The right pane of the list of cases."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="case_summary")
        self._desk = desk
        self._case = ""
        self.setAccessibleName(desk.tr(N_("選んだケース")))
        self._scroll = Scroll()
        self.body.addWidget(self._scroll, 1)
        self._foot = self._make_foot()
        self.body.addWidget(self._foot)
        self.show_nothing()

    @property
    def case(self) -> str:
        """The id of the case that is shown."""
        return self._case

    def show_nothing(self) -> None:
        """No case is chosen."""
        self._case = ""
        clear(self._scroll.body)
        tr = self._desk.tr
        self._scroll.body.addWidget(
            Empty(tr(N_("選んだケースのあらましがここに出ます。")), tr(N_("左の一覧で1件選んでください。")))
        )
        self._scroll.body.addStretch(1)
        self._foot.hide()

    def show_case(self, file: CaseFile, listed: CaseRow | None) -> None:
        """Show a case; `listed` is its row in the list, which knows what is due next."""
        self._case = file.case.id
        at = self._desk.locale
        lines = self._scroll.body
        clear(lines)
        lines.addWidget(self._who(file, at))
        if listed is not None and listed.next_due_on:
            lines.addWidget(self._next(listed))
        lines.addWidget(_facts(facts_of(file, at)))
        lines.addWidget(rule())
        lines.addWidget(_story(story(file, at, bodies_of(file))[:_LAST], at))
        lines.addStretch(1)
        self._foot.show()

    def _who(self, file: CaseFile, at: Locale) -> QWidget:
        face = face_of(file, at)
        lines = column(spacing=2, margins=(12, 8, 12, 8))
        lines.addWidget(Words(face.kana, size="small", tone="ink2"))
        top = row(spacing=8)
        name = Words(face.name, size="name", bold=True, name="summary_name", wrap=True)
        top.addWidget(name)
        top.addWidget(Words("・".join(face.facts[:1]), tone="ink2"), 1)
        lines.addLayout(top)
        lines.addWidget(Words("  ".join(face.facts[1:]), size="compact", tone="ink2", wrap=True))
        chips = QWidget()
        flow = Flow(chips, across=theme.current().px(4), down=theme.current().px(4))
        for each in face.flags:
            flow.addWidget(Chip(each.text, icon=each.icon, state=each.state))
        if face.flags:
            lines.addWidget(chips)
        return frame("clear", lines)

    def _next(self, listed: CaseRow) -> QWidget:
        tr = self._desk.tr
        lines = column(spacing=4, margins=(12, 8, 12, 10))
        day = month_day(listed.next_due_on) if listed.next_due_on else ""
        lines.addWidget(Words(tr(N_("次にすること・{day}まで"), day=day), size="compact", tone="ink2"))
        lines.addWidget(Words(shown_next(listed, self._desk.locale), bold=True, wrap=True))
        buttons = row(spacing=8)
        buttons.addWidget(
            Button(tr(N_("経過に書く")), icon="note", small=True, name="summary_note", pressed=self._note)
        )
        buttons.addStretch(1)
        lines.addLayout(buttons)
        return frame("weak", lines)

    def _make_foot(self) -> QFrame:
        tr = self._desk.tr
        line = row(spacing=8, margins=(12, 10, 12, 10))
        line.addWidget(
            Button(
                tr(N_("ケースを開く")),
                icon="arrow-right",
                hint="Enter",
                look="primary",
                name="open_case",
                pressed=self.open_case,
            ),
            1,
        )
        line.addWidget(Button(tr(N_("つなぎ票")), icon="out", name="open_referral", pressed=self._refer))
        made = frame("action", line)
        made.setMinimumHeight(theme.current().px(56))
        return made

    def open_case(self) -> None:
        """Open the case that is shown."""
        if self._case:
            self._desk.open_case(self._case)

    def _note(self) -> None:
        self._desk.open_case(self._case, "note")

    def _refer(self) -> None:
        self._desk.open_referral(self._case)


def _facts(facts: tuple[Fact, ...]) -> QWidget:
    look = theme.current()
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
    grid.setHorizontalSpacing(look.px(8))
    grid.setVerticalSpacing(look.px(4))
    grid.setColumnMinimumWidth(0, look.px(56))
    grid.setColumnStretch(1, 1)
    for at, each in enumerate(facts):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Words(each.label, size="compact", tone="ink2"), at, 0, top)
        grid.addWidget(Words(each.text, size="compact", wrap=True), at, 1, top)
    return made


def _story(entries: tuple[Entry, ...], at: Locale) -> QWidget:
    lines = column(spacing=6, margins=(12, 10, 12, 8))
    lines.addWidget(Words(at.tr(N_("最近の経過")), bold=True))
    if not entries:
        lines.addWidget(Words(at.tr(N_("まだ記録がありません。")), size="compact", tone="ink2"))
    for each in entries:
        line = row(spacing=6)
        day = Words(month_day(each.at.date()), size="compact", tone="ink2")
        day.setMinimumWidth(theme.metrics("compact").horizontalAdvance("12月30日(水)"))
        line.addWidget(day)
        mark = QLabel()
        mark.setPixmap(icons.pixmap(each.icon, 14, "ink2"))
        line.addWidget(mark)
        line.addWidget(Elided(each.title, size="compact"), 1)
        lines.addLayout(line)
    return frame("clear", lines)
