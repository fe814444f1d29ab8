"""書類: the papers that were made in this case, shown again exactly as they were kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import Disclosure
from kyoju_desktop.i18n.eras import wareki_moment
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.dialogs.intake_sheet import open_intake_sheet
from kyoju_desktop.ui.dialogs.papers import show_kept
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, frame, row, rule

_FORMS = {"referral": N_("つなぎ票"), "consent": N_("同意書"), "intake": N_("相談受付票")}


class PapersTab(Scroll):
    """What can be made, and what was made and kept."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(spacing=12)
        self._room = room
        tr = room.tr_
        self._make = Panel(tr(N_("この場で作れる書類")), icon="printer", name="make_papers")
        self._make.body.addWidget(
            self._line(
                N_("相談受付票"),
                N_("本人に渡す控えには、利用目的が印刷されます。"),
                "print_intake",
                self._print_intake,
            )
        )
        self._make.body.addWidget(rule())
        self._make.body.addWidget(
            self._line(
                N_("つなぎ票"),
                N_("あて先を選び、出すもの・出さないものを確かめてから作ります。"),
                "make_referral",
                self._refer,
            )
        )
        self._make.body.addWidget(rule())
        self._make.body.addWidget(
            self._line(
                N_("同意書"),
                N_("だれに・何を・いつまで。本人といっしょに画面で決めてから印刷します。"),
                "make_consent",
                self._consent,
            )
        )
        self._kept = Panel(tr(N_("保管した書類")), icon="document", name="kept_papers")
        self.body.addWidget(self._make)
        self.body.addWidget(self._kept)
        self.body.addStretch(1)

    def show_view(self, view: CaseView) -> None:
        """Show the papers, newest first."""
        lines = self._kept.body
        empty(lines)
        papers = [each for each in reversed(view.file.of(Disclosure)) if each.blob]
        self._kept.set_count(str(len(papers)) if papers else "")
        if not papers:
            tr = self._room.tr_
            lines.addWidget(
                Empty(
                    tr(N_("保管した書類はまだありません。")),
                    tr(N_("出した書類は、出したときのまま自動で保管されます。")),
                )
            )
        for at, each in enumerate(papers):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._paper(each, view))

    def want(self, record_class: str, field_name: str) -> bool:  # noqa: ARG002 - nothing is typed here
        """No field is answered here."""
        return False

    def open_record(self, record_id: str) -> bool:
        """Whether the paper is kept here."""
        view = self._room.view
        found = view.file.find(Disclosure, record_id) if view else None
        return found is not None and bool(found.blob)

    def _paper(self, disclosure: Disclosure, view: CaseView) -> QWidget:
        tr = self._room.tr_
        line = row(spacing=8, margins=(12, 6, 12, 6))
        words = column()
        form = tr(_FORMS.get(disclosure.form, N_("書類")))
        words.addWidget(Words("  ".join(filter(None, (form, disclosure.document_number))), bold=True))
        when = wareki_moment(disclosure.at) if disclosure.at else ""
        pages = view.teller.text(disclosure, "pages")
        below = "・".join(filter(None, (disclosure.recipient, when, pages, disclosure.clerk)))
        words.addWidget(Words(below, size="small", tone="ink2", wrap=True))
        line.addLayout(words, 1)
        entry = next((each for each in view.entries if each.record.id == disclosure.id), None)
        for chip in entry.tags if entry else ():
            line.addWidget(Chip(chip.text, icon=chip.icon, state=chip.state))
        button = Button(tr(N_("もう一度見る")), icon="eye", small=True, name=f"show.{disclosure.id}")
        button.clicked.connect(lambda _checked=False: show_kept(self._room.desk, self, disclosure))
        line.addWidget(button)
        return frame("clear", line)

    def _line(self, title: str, hint: str, name: str, act: Callable[[], object]) -> QWidget:
        tr = self._room.tr_
        line = row(spacing=8, margins=(12, 6, 12, 6))
        words = column()
        words.addWidget(Words(tr(title), bold=True))
        words.addWidget(Words(tr(hint), size="small", tone="ink2", wrap=True))
        line.addLayout(words, 1)
        button = Button(tr(N_("作る")), icon="document", small=True, name=name, pressed=act)
        button.setAccessibleName(tr(N_("{paper}を作る"), paper=tr(title)))
        line.addWidget(button)
        return frame("clear", line)

    def _print_intake(self) -> None:
        open_intake_sheet(self._room.desk, self, self._room.case_id)

    def _refer(self) -> None:
        self._room.desk.open_referral(self._room.case_id)

    def _consent(self) -> None:
        self._room.desk.open_consent(self._room.case_id)
