"""書類: the papers that were made in this case, shown again exactly as they were kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.dialogs.intake_sheet import open_intake_sheet
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.kept_papers import KeptPanel
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Panel, Scroll, column, frame, row, rule


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
        self._kept = KeptPanel(room)
        self.body.addWidget(self._make)
        self.body.addWidget(self._kept)
        self.body.addStretch(1)

    def show_view(self, view: CaseView) -> None:
        """Show the papers, newest first."""
        self._kept.show_view(view)

    def want(self, record_class: str, field_name: str) -> bool:  # noqa: ARG002 - nothing is typed here
        """No field is answered here."""
        return False

    def open_record(self, record_id: str) -> bool:
        """Whether the paper is kept here."""
        return self._kept.holds(record_id)

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
