"""書類: what can be made in this case, several in one go, and what was made, shown again exactly as it was kept."""

from collections.abc import Callable

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.dialogs.anonymous import ask_anonymous
from kyoju_desktop.ui.dialogs.papers import make_paper, show_blank
from kyoju_desktop.ui.dialogs.print_chosen import print_papers
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.kept_papers import KeptPanel
from kyoju_desktop.ui.pages.shelf_list import ShelfList
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.panels import Panel, Scroll, row
from kyoju_desktop.ui.widgets.segmented import Segmented

MAKE, KEPT = "make", "kept"


class PapersTab(Scroll):
    """What can be made, and what was made and kept: one of the two at a time, each one press away."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(spacing=12)
        self._room = room
        tr = room.tr_
        self.part = Segmented(name="papers_part", label=tr(N_("作るか、保管したものを見るか")))
        self.part.chosen.connect(self.show_part)
        switch = row()
        switch.addWidget(self.part)
        switch.addStretch(1)
        self.body.addLayout(switch)
        self._make = Panel(tr(N_("この場で作れる書類")), icon="printer", name="make_papers")
        self.print_ = Button(
            tr(N_("まとめて印刷")), icon="printer", small=True, name="print_chosen", pressed=self._print_chosen
        )
        self._make.add_action(self.print_)
        self.shelf = ShelfList(tr)
        self.shelf.make.connect(self._make_paper)
        self.shelf.blank.connect(lambda form: show_blank(room.desk, self, form))
        self.shelf.chosen_changed.connect(self._say_chosen)
        self._make.body.addWidget(self.shelf)
        self._kept = KeptPanel(room)
        self.body.addWidget(self._make)
        self.body.addWidget(self._kept)
        self.body.addStretch(1)
        self._say_chosen()
        self._count()
        self.show_part(MAKE)

    def show_part(self, part: str) -> None:
        """Show what can be made (`MAKE`) or what was kept (`KEPT`)."""
        self.part.choose(part)
        self._make.setVisible(part == MAKE)
        self._kept.setVisible(part == KEPT)

    def show_view(self, view: CaseView) -> None:
        """Show the papers, newest first."""
        self.shelf.show_file(view.file)
        self._kept.show_view(view)
        self._count()

    def _count(self) -> None:
        """How many papers are kept is told before one looks."""
        tr, count = self._room.tr_, self._kept.standing
        kept = tr(N_("保管した書類 {count}点"), count=str(count)) if count else tr(N_("保管した書類"))
        self.part.set_options([(MAKE, tr(N_("この場で作れる書類"))), (KEPT, kept)])

    def want(self, record_class: str, field_name: str) -> bool:  # noqa: ARG002 - nothing is typed here
        """No field is answered here."""
        return False

    def open_record(self, record_id: str) -> bool:
        """Whether the paper is kept here (`KEPT`: any); it is then shown."""
        held = record_id == KEPT or self._kept.holds(record_id)
        if held:
            self.show_part(KEPT)
        return held

    def _say_chosen(self) -> None:
        tr, count = self._room.tr_, len(self.shelf.chosen())
        self._make.set_count(tr(N_("{count}点を選択中"), count=str(count)) if count else "")
        self.print_.setEnabled(bool(count))

    def _make_paper(self, form: str) -> None:
        desk, case_id = self._room.desk, self._room.case_id
        elsewhere: dict[str, Callable[[], object]] = {
            "referral": lambda: desk.open_referral(case_id),
            "consent": lambda: desk.open_consent(case_id),
            "inquiry": lambda: ask_anonymous(desk, self, case_id),
        }
        if form in elsewhere:
            elsewhere[form]()
        else:
            make_paper(desk, self, case_id, form)

    def _print_chosen(self) -> None:
        print_papers(self._room.desk, self, self._room.case_id, self.shelf.chosen())
