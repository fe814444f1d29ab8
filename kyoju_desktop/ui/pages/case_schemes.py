"""制度 of a case: schemes followed through, what could help, sums that were kept."""

from kyoju_desktop.domain.records import SchemeStep, SchemeUse
from kyoju_desktop.ui.dialogs.scheme_new import ask_scheme
from kyoju_desktop.ui.pages.case_estimates import EstimatesPanel
from kyoju_desktop.ui.pages.case_lists import ListPanel
from kyoju_desktop.ui.pages.case_measures import MeasuresPanel
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.scheme_card import SchemeCard
from kyoju_desktop.ui.pages.scheme_rows import SCHEME_USES


class SchemesPanel(ListPanel):
    """A new scheme is chosen in a dialog that tells what it asks for; a row opens every field of its record."""

    def begin(self) -> None:
        """Ask which scheme."""
        ask_scheme(self._room, self)

    def open_record(self, record_id: str) -> bool:
        """Open a scheme; of a step, go to its tick."""
        view = self._room.view
        steps = view.file.of(SchemeStep) if view is not None else ()
        step = next((each for each in steps if each.id == record_id), None)
        if step is None:
            return super().open_record(record_id)
        for card in self.findChildren(SchemeCard):
            if card.use_id == step.use:
                card.go_to_step(step)
                return True
        return super().open_record(step.use)

    def want(self, field_name: str) -> None:
        """Go to a field of the newest scheme; without one ask which."""
        if self._room.view is not None and not self._room.view.file.of(SchemeUse):
            self.begin()
            return
        super().want(field_name)


def schemes_tab(room: CaseRoom) -> PanelsTab:
    """制度: what is followed through, the sums, and what could help here."""
    return PanelsTab([SchemesPanel(room, SCHEME_USES), EstimatesPanel(room), MeasuresPanel(room)])
