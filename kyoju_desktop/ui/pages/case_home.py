"""住まい of a case: inquiries and refusals, applications, moving in."""

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Application, HousingInquiry, InitialCost, Mandate, Tenancy
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.dialogs.anonymous import ask_anonymous
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel, of_case, organisations
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import frame, row

INQUIRIES = Listed(
    HousingInquiry,
    N_("物件の照会・断り"),
    "search",
    N_("物件の照会はまだありません。"),
    lambda view: HousingInquiry(case=view.case_id, at=view.now, result="waiting", told="anonymous"),
    how=N_("断られた記録は、ほかの不動産店に見せる紙には出ません。"),
    options=organisations,
    add=N_("照会を書く"),
)
APPLICATIONS = Listed(
    Application,
    N_("入居の申込み"),
    "document",
    N_("申込みはまだありません。"),
    lambda view: Application(case=view.case_id, applied_on=view.at.today, result="waiting"),
    add=N_("申込みを書く"),
)
TENANCIES = Listed(
    Tenancy,
    N_("入居"),
    "key",
    N_("入居はまだありません。"),
    of_case(Tenancy),
    how=N_("契約・保証・保険の満了日と、14日以内の届出がここから期限になります。"),
    add=N_("入居を書く"),
)


def _new_cost(view: CaseView) -> Record:
    application = view.file.last(Application)
    return InitialCost(case=view.case_id, application=application.id if application else "")


COSTS = Listed(
    InitialCost,
    N_("初期費用"),
    "document",
    N_("初期費用はまだありません。"),
    _new_cost,
    add=N_("費用を加える"),
)
MANDATES = Listed(
    Mandate,
    N_("残置物・死後事務の契約"),
    "flag",
    N_("残置物・死後事務の契約はありません。"),
    of_case(Mandate),
    options=organisations,
    add=N_("契約を書く"),
)


def home_tab(room: CaseRoom) -> PanelsTab:
    """住まい: inquiries and refusals, applications, tenancies."""
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
    return PanelsTab(
        [ListPanel(room, each) for each in (INQUIRIES, APPLICATIONS, COSTS, TENANCIES, MANDATES)],
        frame("clear", line),
    )
