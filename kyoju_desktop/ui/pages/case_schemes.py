"""制度 of a case: schemes followed through, sums that were kept."""

from kyoju_desktop.domain.records import SchemeUse
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_estimates import EstimatesPanel
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel, of_case, organisations
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_room import CaseRoom

SCHEME_USES = Listed(
    SchemeUse,
    N_("制度の利用"),
    "stairs",
    N_("追いかけている制度はまだありません。"),
    of_case(SchemeUse),
    options=organisations,
    add=N_("制度を加える"),
)


def schemes_tab(room: CaseRoom) -> PanelsTab:
    """制度: what is followed through, and the sums."""
    return PanelsTab([ListPanel(room, SCHEME_USES), EstimatesPanel(room)])
