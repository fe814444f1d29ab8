"""住まい of a case: inquiries and refusals, applications, moving in."""

from PySide6.QtWidgets import QFrame

from kyoju_desktop.domain.records import HousingInquiry
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.dialogs.anonymous import ask_anonymous
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel, organisations
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_application import APPLICATIONS
from kyoju_desktop.ui.pages.home_costs import COSTS
from kyoju_desktop.ui.pages.home_mandate import MANDATES
from kyoju_desktop.ui.pages.home_tenancy import TENANCIES
from kyoju_desktop.ui.pages.inquiry_answers import AnswerFields, answers_below
from kyoju_desktop.ui.pages.match_panel import MatchPanel
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import column, frame, row

INQUIRIES = Listed(
    HousingInquiry,
    N_("物件の照会・断り"),
    "search",
    N_("物件の照会はまだありません。"),
    lambda view: HousingInquiry(case=view.case_id, at=view.now, result="waiting", told="anonymous"),
    how=N_("断られた記録は、ほかの不動産店に見せる紙には出ません。"),
    options=organisations,
    add=N_("照会を書く"),
    dress=AnswerFields,
    below=answers_below,
)


class HomeTab(PanelsTab):
    """住まい of a case: the homes that fit on top, then what became of them."""

    def __init__(self, room: CaseRoom) -> None:
        self.match = MatchPanel(room)
        lines = column(spacing=12)
        lines.addWidget(_anonymous_line(room))
        lines.addWidget(self.match)
        super().__init__(
            [ListPanel(room, each) for each in (INQUIRIES, APPLICATIONS, COSTS, TENANCIES, MANDATES)],
            frame("clear", lines),
        )

    def show_view(self, view: CaseView) -> None:
        """Show the case as it is now."""
        super().show_view(view)
        self.match.show_view(view)


def home_tab(room: CaseRoom) -> HomeTab:
    """住まい: homes that fit, inquiries and refusals, applications, tenancies."""
    return HomeTab(room)


def _anonymous_line(room: CaseRoom) -> QFrame:
    ask = Button(
        room.tr_(N_("匿名で照会する")),
        icon="document",
        name="ask_anonymous",
        pressed=lambda: ask_anonymous(room.desk, ask, room.case_id),
    )
    line = row(spacing=8)
    line.addWidget(ask)
    line.addWidget(
        Words(
            room.tr_(N_("名前も事情も出さない紙です。同意がなくても作れます。")),
            size="compact",
            tone="ink2",
            wrap=True,
        ),
        1,
    )
    return frame("clear", line)
