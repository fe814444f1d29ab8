"""資料を印刷: one numbered pack for each member, in the version that member may have; and the answer to a request."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Conference, ConferenceCopy
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.conferences.packs import Pack, make_packs
from kyoju_desktop.services.conferences.planning import MemberPlan, Plan, Problem, plan
from kyoju_desktop.services.conferences.sittings import save_conference
from kyoju_desktop.storage.store import Reader, Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row

Made = Callable[[tuple[Pack, ...]], object]
MOST_SPARES = 5
MADE = N_("1部ごとに配布番号と「会議後回収」が全部のページに入ります。作った資料は保管され、提供の記録に残ります。")
ANSWERED = N_("求めた機関に渡す紙を作ります。1部ごとに配布番号が入り、保管され、提供の記録に残ります。")
MOST_COPIES = 20
LABEL = 128
_COLLECT = Form(N_("回収"), Conference, (Section("", (("collect_by",),)),))


def ask_packs(desk: Desk, parent: QWidget, conference: Conference, then: Made) -> None:
    """Weigh what every member gets, show it, and make the packs when the clerk agrees."""
    at = desk.locale

    def read(r: Reader) -> tuple[Plan, frozenset[str]]:
        copies = r.find(ConferenceCopy, conference=conference.id)
        return plan(r, conference.id, at), frozenset(each.member for each in copies if not each.not_handed)

    desk.work.read(
        parent,
        read,
        lambda found: PackQuestion(desk, parent, conference, *found, then),
        label=N_("資料を用意する"),
    )


class PackQuestion(Question):
    """Who gets which version, who gets nothing and why; nothing is made before the verb is pressed."""

    def __init__(
        self, desk: Desk, parent: QWidget, conference: Conference, found: Plan, have: frozenset[str], then: Made
    ) -> None:
        tr = desk.tr
        self._answers = conference.role == "answer"
        title = N_("求めに答える紙を作る") if self._answers else N_("会議の資料を作る")
        super().__init__(
            parent,
            tr,
            name="pack_dialog",
            title=tr(title),
            explain=tr(ANSWERED if self._answers else MADE),
            verb=tr(N_("作って印刷へ")),
            wide=860,
        )
        self._desk, self._conference, self._have, self._then = desk, conference, have, then
        self._ticks: dict[str, QCheckBox] = {}
        self.confirmed: QCheckBox | None = None
        self.spares: Combo | None = None
        self._say_problems(found.problems)
        self._say_words(found)
        self._add_members(found.members)
        begun = conference
        if conference.collect_by is None and conference.at is not None:
            begun = conference.replace(collect_by=conference.at.date())
        key = f"pack.{conference.id}"
        self.view = FormView(desk, _COLLECT, begun, key=key, titles=False, gaps=False, label_width=LABEL)
        self.body.addWidget(self.view)
        self.copies: Combo | None = None
        if self._answers:
            self.copies = self._add_count("copies", N_("部数"), range(1, MOST_COPIES + 1))
        else:
            self.spares = self._add_count("spares", N_("予備"), range(MOST_SPARES + 1))
        self.body.addStretch(1)
        self.agreed.connect(self._make)
        self.open()

    # -- building

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        tr = self._desk.tr
        if not problems:
            return
        lines = column(spacing=4, margins=(12, 8, 12, 8))
        lines.addWidget(
            IconWords("warning", tr(N_("先に直すところがあります")), size="base", tone="danger", bold=True)
        )
        for marks, why in self._together([(each.mark, each.message) for each in problems]):
            words = tr(N_("議題 {mark}: {why}"), mark=marks, why=why)
            lines.addWidget(Words(words, size="compact", wrap=True))
        self.body.addWidget(frame("dangerpanel", lines))
        self.verb.setEnabled(False)

    def _together(self, said: Sequence[tuple[str, Message]]) -> list[tuple[str, str]]:
        """The same words of several items stand once, with all their marks."""
        marks: dict[str, dict[str, None]] = {}
        for mark, message in said:
            marks.setdefault(message.text(self._desk.tr), {})[mark] = None
        return [("・".join(found), words) for words, found in marks.items()]

    def _say_words(self, found: Plan) -> None:
        """What the persons asked to keep back in their own words, and what is to be read before anything is made."""
        tr = self._desk.tr
        if not found.words and not found.cautions:
            return
        lines = column(spacing=4, margins=(12, 8, 12, 8))
        for mark, text in found.words:
            words = tr(N_("議題 {mark} の本人のことば「出さないでほしい」: {words}"), mark=mark, words=text)
            lines.addWidget(IconWords("forbid", words, size="compact", tone="warn", wrap=True))
        for marks, why in self._together(found.cautions):
            words = tr(N_("議題 {mark}: {why}"), mark=marks, why=why)
            lines.addWidget(IconWords("info", words, size="compact", tone="ink", wrap=True))
        if found.words:
            self.confirmed = QCheckBox(tr(N_("読んで確かめた。資料には書いていない")))
            self.confirmed.setObjectName("words_confirmed")
            self.confirmed.setProperty("ring", True)
            lines.addWidget(self.confirmed)
        self.body.addWidget(frame("warnpanel", lines))

    def _add_members(self, members: Sequence[MemberPlan]) -> None:
        for each in members:
            self.body.addWidget(self._member(each))

    def _member(self, each: MemberPlan) -> QWidget:
        tr, codes = self._desk.tr, self._desk.codes
        body = each.organisation.name if each.organisation else ""
        line = row(spacing=12, margins=(0, 2, 0, 2))
        line.addWidget(self._tick(each) if each.member else Words(body, bold=True))
        words = column()
        medium = tr(codes.label("conference_medium", each.medium)) if each.medium else ""
        first = tr(N_("渡さない")) if each.nothing else "・".join(filter(None, (each.holds, medium)))
        words.addWidget(Words(first, wrap=True))
        again = tr(N_("もう1部あります。作ると新しい番号になります。")) if self._has(each) else ""
        whys = (why.text(tr) for why in each.why)
        below = " ".join(filter(None, (body if each.member else "", again, *whys)))
        if below:
            words.addWidget(Words(below, size="small", tone="ink2", wrap=True))
        line.addLayout(words, 1)
        return frame("clear", line)

    def _has(self, each: MemberPlan) -> bool:
        return each.member is not None and each.member.id in self._have

    def _tick(self, each: MemberPlan) -> QCheckBox:
        assert each.member is not None  # noqa: S101 - the only one of an answer has no tick
        tick = QCheckBox(each.member.name)
        tick.setObjectName(f"pack_for.{each.member.id}")
        tick.setAccessibleName(tick.text())
        tick.setProperty("ring", True)
        tick.setChecked(not each.nothing and not self._has(each))
        tick.setEnabled(not each.nothing)
        tick.setMinimumWidth(theme.current().px(150))
        self._ticks[each.member.id] = tick
        return tick

    def _add_count(self, name: str, words: str, counts: Sequence[int]) -> Combo:
        tr = self._desk.tr
        made = Combo(name=name, label=tr(words))
        made.fill([(str(count), tr(N_("{count}部"), count=str(count))) for count in counts], empty=None)
        made.setCurrentIndex(0)
        line = row()
        label = Words(tr(words), size="compact")
        label.setFixedWidth(theme.current().px(LABEL - 8))
        line.addWidget(label)
        line.addWidget(made)
        line.addStretch(1)
        self.body.addLayout(line)
        return made

    # -- making

    def _make(self) -> None:
        filled = self.view.commit()
        if not isinstance(filled, Conference):
            return
        chosen = tuple(each for each, tick in self._ticks.items() if tick.isChecked())
        if not chosen and not self._answers and not self._spare_count():
            self.refuse(Refused(N_("だれの分を作るかを選んでください。")))
            return
        at, before, spares = self._desk.locale, self._conference, self._spare_count()
        copies = int(self.copies.code()) if self.copies is not None else 1
        read = self.confirmed is not None and self.confirmed.isChecked()
        members = None if self._answers else chosen

        def use(w: Writer) -> tuple[Pack, ...]:
            if filled != before:
                save_conference(w, filled)
            return make_packs(
                w, before.id, at, member_ids=members, spares=spares, copies=copies, words_confirmed=read
            )

        self._desk.work.write(self, N_("会議の資料を作る"), use, self._made, refused=self._no, final=True)

    def _spare_count(self) -> int:
        return int(self.spares.code() or 0) if self.spares is not None else 0

    def _no(self, refused: Refused) -> bool:
        return self.view.refused(refused) or self.refuse(refused)

    def _made(self, packs: tuple[Pack, ...]) -> None:
        self.view.settle()
        self.accept()
        self._then(packs)
