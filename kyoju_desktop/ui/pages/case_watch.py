"""見守り of a case: visits, reports, crises, absences, arrears, promises to pay off."""

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    ArrearsStep,
    Crisis,
    HospitalStay,
    InstalmentPaid,
    Instalments,
    ProviderReport,
    Tenancy,
    Visit,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel, organisations
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_promises import PROMISES
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView


def tenancy_of(view: CaseView) -> str:
    """The id of the tenancy that has not ended; "" when there is none."""
    living = [each for each in view.file.of(Tenancy) if each.ended_on is None]
    return living[-1].id if living else ""


VISITS = Listed(
    Visit,
    N_("見守り・訪問"),
    "pin",
    N_("見守りの記録はまだありません。"),
    lambda view: Visit(case=view.case_id, tenancy=tenancy_of(view), at=view.now),
    add=N_("訪問を書く"),
)
CRISES = Listed(
    Crisis,
    N_("危機対応"),
    "alert",
    N_("危機の記録はありません。"),
    lambda view: Crisis(case=view.case_id, noticed_at=view.now),
    how=N_("滞納・応答がない・入院・相手方の来訪などを書きます。"),
    add=N_("危機を書く"),
)

REPORTS = Listed(
    ProviderReport,
    N_("援助の実施者からの連絡"),
    "phone",
    N_("実施者からの連絡はありません。"),
    lambda view: ProviderReport(case=view.case_id, tenancy=tenancy_of(view), received_at=view.now),
    options=organisations,
    add=N_("連絡を書く"),
)
STAYS = Listed(
    HospitalStay,
    N_("入院・不在"),
    "pause",
    N_("入院や不在の記録はありません。"),
    lambda view: HospitalStay(case=view.case_id, tenancy=tenancy_of(view), since=view.at.today),
    add=N_("入院・不在を書く"),
)
ARREARS = Listed(
    ArrearsStep,
    N_("滞納への対応"),
    "stairs",
    N_("滞納への対応の記録はありません。"),
    lambda view: ArrearsStep(case=view.case_id, tenancy=tenancy_of(view), on=view.at.today),
    add=N_("対応を書く"),
)


def _newest_promise(view: CaseView) -> Record:
    promise = view.file.last(Instalments)
    return InstalmentPaid(case=view.case_id, instalments=promise.id if promise else "")


PAYMENTS = Listed(
    InstalmentPaid,
    N_("分納の支払い"),
    "document",
    N_("支払いの記録はまだありません。"),
    _newest_promise,
    add=N_("支払いを書く"),
)


def watch_tab(room: CaseRoom) -> PanelsTab:
    """見守り: visits, what providers report, crises, absences, arrears and promises to pay off."""
    return PanelsTab(
        [ListPanel(room, each) for each in (VISITS, REPORTS, CRISES, STAYS, ARREARS, PROMISES, PAYMENTS)]
    )
