"""保管した書類: every kept paper of the case, newest first, shown again exactly; scans are attached here."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import Attachment, Consent
from kyoju_desktop.i18n.eras import wareki, wareki_moment
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.kept import Kept, Sort, kept_in, packs_of
from kyoju_desktop.ui.dialogs.attach import ask_scan, ask_take_back
from kyoju_desktop.ui.dialogs.kept import show_paper, title_words
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, frame, row, rule
from kyoju_desktop.ui.widgets.segmented import Segmented
from kyoju_desktop.ui.widgets.two_sides import TwoSides
from kyoju_desktop.ui.widgets.wrapped import Wrapped

_ALL = "all"
_FIRST = 30  # rows shown before 「続きを見る」


class KeptPanel(Panel):
    """Papers that went out, signed papers, packs of conferences, papers of the office; with a filter."""

    def __init__(self, room: CaseRoom) -> None:
        tr = room.tr_
        super().__init__(tr(N_("保管した書類")), icon="document", name="kept_papers")
        self._room = room
        self._papers: tuple[Kept, ...] = ()
        self._most, self._case = _FIRST, ""
        self.add_action(
            Button(tr(N_("署名した紙を添付")), icon="upload", small=True, name="attach_scan", pressed=self._attach)
        )
        self.filter = Segmented(
            [(_ALL, tr(N_("すべて"))), *((each.name, tr(each.value)) for each in Sort)],
            small=True,
            name="kept_filter",
            label=tr(N_("どの書類を見るか")),
        )
        self.filter.choose(_ALL)
        self.filter.chosen.connect(lambda _code: self._show())
        self._bar = Wrapped(across=8, down=6)
        self._bar.flow.addWidget(self.filter)
        bar = row(margins=(12, 8, 12, 4))
        bar.addWidget(self._bar, 1)
        self.body.addLayout(bar)
        self._lines = column()
        self.body.addLayout(self._lines)

    def show_view(self, view: CaseView) -> None:
        """Show the papers as they are now."""
        if view.case_id != self._case:
            self._case, self._most = view.case_id, _FIRST
            self.filter.choose(_ALL)
        with self._room.desk.store.read() as r:
            packs = packs_of(r, view.case_id)
        self._papers = kept_in(view.file, packs)
        self._show()

    @property
    def standing(self) -> int:
        """How many papers are kept and were not taken back."""
        return sum(each.standing for each in self._papers)

    def holds(self, record_id: str) -> bool:
        """Whether a paper of that record is kept here."""
        return any(each.id == record_id for each in self._papers)

    def _show(self) -> None:
        view = self._room.view
        if view is None:
            return
        tr, lines = self._room.tr_, self._lines
        empty(lines)
        self.set_count(str(self.standing) if self.standing else "")
        self._bar.setVisible(bool(self._papers))
        chosen = self.filter.value() or _ALL
        papers = [each for each in self._papers if chosen in {_ALL, each.sort.name}]
        if not papers:
            lines.addWidget(self._nothing())
        for at, each in enumerate(papers[: self._most]):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._paper(each, view))
        if len(papers) > self._most:
            words = tr(N_("続きを見る(あと{count}件)"), count=str(len(papers) - self._most))
            lines.addWidget(Button(words, look="quiet", small=True, name="kept_more", pressed=self._more))

    def _nothing(self) -> Empty:
        tr = self._room.tr_
        if self._papers:
            return Empty(tr(N_("この種類の書類はありません。")))
        return Empty(
            tr(N_("保管した書類はまだありません。")),
            tr(N_("出した書類は、出したときのまま自動で保管されます。署名した紙は、スキャンして添付できます。")),
        )

    def _more(self) -> None:
        self._most += 10 * _FIRST
        self._show()

    def _paper(self, kept: Kept, view: CaseView) -> QWidget:
        made = TwoSides()
        words = column()
        gone = not kept.standing
        words.addWidget(
            Words(
                self._title(kept, view),
                bold=not gone,
                tone="ink2" if gone else "ink",
                wrap=True,
            )
        )
        words.addWidget(Words(self._below(kept, view), size="small", tone="ink2", wrap=True))
        made.left.addLayout(words, 1)
        for chip in self._chips(kept, view):
            made.right.addWidget(chip)
        for button in self._buttons(kept, view):
            made.right.addWidget(button)
        line = row(margins=(12, 6, 12, 6))
        line.addWidget(made, 1)
        whole = frame("clear", line)
        whole.setObjectName(f"kept.{kept.id}")
        return whole

    def _title(self, kept: Kept, view: CaseView) -> str:
        return view.teller.conceal(title_words(self._room.desk, kept))

    def _below(self, kept: Kept, view: CaseView) -> str:
        tr, record = self._room.tr_, kept.record
        when = (
            wareki_moment(kept.at) if kept.at and kept.at.time().hour else wareki(kept.at.date()) if kept.at else ""
        )
        pages = tr(N_("{pages}枚"), pages=str(kept.pages)) if kept.pages else ""
        way = tr(view.at.codes.label(kept.ways, kept.way)) if kept.way else ""
        parts = [view.teller.conceal(kept.recipient), when, pages, way, kept.clerk]
        if isinstance(record, Attachment):
            parts.insert(0, self._signed_on(record, view))
            if record.removed_on:
                taken = tr(N_("取り消した {day}: {why}"), day=wareki(record.removed_on), why=record.removed_reason)
                parts.append(view.teller.conceal(taken))
        return "・".join(filter(None, parts))

    def _signed_on(self, scan: Attachment, view: CaseView) -> str:
        tr = self._room.tr_
        consent = view.file.find(Consent, scan.consent) if scan.consent else None
        number = consent.number if consent else ""
        day = tr(N_("{day}の日付"), day=wareki(scan.dated_on)) if scan.dated_on else ""
        return "・".join(filter(None, (number, day)))

    def _chips(self, kept: Kept, view: CaseView) -> list[Chip]:
        entry = next((each for each in view.entries if each.record.id == kept.id), None)
        found = [Chip(each.text, icon=each.icon, state=each.state) for each in (entry.tags if entry else ())]
        if not kept.standing:
            found.append(Chip(self._room.tr_(N_("取り消し")), icon="forbid"))
        return found

    def _buttons(self, kept: Kept, view: CaseView) -> list[Button]:
        tr = self._room.tr_
        if not kept.standing:
            return []
        made = [self._button(N_("見る"), "eye", f"show.{kept.id}", lambda: show_paper(self._room.desk, self, kept))]
        scan = kept.record
        if isinstance(scan, Attachment):
            made.append(
                self._button(
                    N_("取り消す"),
                    "forbid",
                    f"take_back.{kept.id}",
                    lambda: ask_take_back(self._room.desk, self, scan),
                )
            )
        for each in made:
            each.setAccessibleName(f"{each.text()}: {self._title(kept, view)}")
            each.setToolTip(tr(N_("出したときのまま見ます。印刷もここからできます。")) if each is made[0] else "")
        return made

    def _button(self, words: str, icon: str, name: str, act: Callable[[], object]) -> Button:
        return Button(self._room.tr_(words), icon=icon, small=True, name=name, pressed=act)

    def _attach(self) -> None:
        view = self._room.view
        if view is not None:
            consents = [each for each in reversed(view.file.of(Consent)) if each.settled]
            ask_scan(self._room.desk, self, view.case_id, consents)
