"""制度 of a case: schemes followed through, what could help, sums that were kept."""

from kyoju_desktop.ui.dialogs.scheme_new import ask_scheme
from kyoju_desktop.ui.pages.case_estimates import EstimatesPanel
from kyoju_desktop.ui.pages.case_lists import ListPanel
from kyoju_desktop.ui.pages.case_measures import MeasuresPanel
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.scheme_rows import SCHEME_USES


class SchemesPanel(ListPanel):
    """A new scheme is chosen in a dialog that tells what it asks for; a row opens every field of its record."""

    def begin(self) -> None:
        """Ask which scheme."""
        ask_scheme(self._room, self)


def schemes_tab(room: CaseRoom) -> PanelsTab:
    """制度: what is followed through, the sums, and what could help here."""
    return PanelsTab([SchemesPanel(room, SCHEME_USES), EstimatesPanel(room), MeasuresPanel(room)])
