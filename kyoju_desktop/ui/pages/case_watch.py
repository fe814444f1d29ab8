"""見守り of a case: visits, reports, crises, absences, arrears, promises to pay off."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.papers import incident
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
from kyoju_desktop.domain.rules.absence import check_on
from kyoju_desktop.domain.rules.paying import begun
from kyoju_desktop.domain.rules.watch import last_seen
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.general_papers import incident_paper
from kyoju_desktop.services.tenancies import into_crisis, into_visit
from kyoju_desktop.ui.dialogs.list_papers import show_made
from kyoju_desktop.ui.pages import watch_rows
from kyoju_desktop.ui.pages.case_editor import Action
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel, organisations
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_promises import PROMISES
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.watch_arrears import arrears_state
from kyoju_desktop.ui.pages.watch_incident import incident_state
from kyoju_desktop.ui.pages.watch_rhythm import RhythmPanel
from kyoju_desktop.ui.pages.watch_stay import stay_state

SPEAKERS = (watch_rows,)  # importing it registers its rows and entries


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


def _print_incident(room: CaseRoom, parent: QWidget, record: Record) -> None:
    case, at = room.case_id, room.desk.locale
    show_made(
        room.desk,
        parent,
        case,
        incident.FORM,
        incident.TITLE,
        lambda r: incident_paper(r, case, at, record.id),
        kept=False,
    )


CRISES = Listed(
    Crisis,
    N_("危機対応"),
    "alert",
    N_("危機の記録はありません。"),
    lambda view: Crisis(case=view.case_id, noticed_at=view.now, last_seen_on=last_seen(view.file, view.at.today)),
    how=N_("騒音・ごみ・応答がない・体調・相手方の来訪などを書きます。「異変の対応票」として印刷できます。"),
    add=N_("異変・危機を書く"),
    action=Action(N_("対応票を印刷する"), "print_incident", _print_incident, lambda _record: True, look="plain"),
    below=incident_state,
)


def _tab_of(inside: QWidget) -> "WatchTab | None":
    """The tab in which a form stands."""
    holder: QWidget | None = inside
    while holder is not None and not isinstance(holder, WatchTab):
        holder = holder.parentWidget()
    return holder


def _turn_report(room: CaseRoom, parent: QWidget, record: Record) -> None:
    """A report becomes a record of ours: a visit, a 危機対応, a つなぎ票."""
    tr = room.tr_

    tab = _tab_of(parent)

    def opened(made: Record) -> None:
        if tab is not None:
            tab.open_later(made.id)

    steps: Sequence[tuple[str, Callable[[], object]]] = (
        (
            N_("危機対応にする"),
            lambda: room.write(parent, Crisis.title, lambda w: into_crisis(w, record.id), opened),
        ),
        (
            N_("見守りの記録にする"),
            lambda: room.write(parent, Visit.title, lambda w: into_visit(w, record.id), opened),
        ),
        (N_("つなぎ票を作る"), lambda: room.desk.open_referral(room.case_id)),
    )
    menu = QMenu(parent)
    menu.setObjectName("report_menu")
    menu.aboutToHide.connect(menu.deleteLater)
    for words, act in steps:
        menu.addAction(tr(words)).triggered.connect(lambda _checked=False, act=act: act())
    menu.popup(parent.mapToGlobal(QPoint(parent.width() // 2, parent.height() // 2)))


REPORTS = Listed(
    ProviderReport,
    N_("援助の実施者からの連絡"),
    "phone",
    N_("実施者からの連絡はありません。"),
    lambda view: ProviderReport(case=view.case_id, tenancy=tenancy_of(view), received_at=view.now),
    how=N_("毎日の安否確認と月1回の見守りは実施者の仕事です。受けた連絡と異常を、ここに残します。"),
    options=organisations,
    add=N_("連絡を書く"),
    action=Action(N_("記録にする…"), "turn_report", _turn_report, lambda _record: True, look="plain"),
)
STAYS = Listed(
    HospitalStay,
    N_("入院・不在"),
    "pause",
    N_("入院や不在の記録はありません。"),
    lambda view: HospitalStay(
        case=view.case_id,
        tenancy=tenancy_of(view),
        since=view.at.today,
        check_on=check_on(view.at.today, view.at.today),
    ),
    how=N_("長い不在でも住まいを失わないように、手配と期限を並べます。大家には、入院のわけを言いません。"),
    add=N_("入院・不在を書く"),
    below=stay_state,
)
ARREARS = Listed(
    ArrearsStep,
    N_("滞納への対応"),
    "stairs",
    N_("滞納への対応の記録はありません。"),
    lambda view: ArrearsStep(case=view.case_id, tenancy=tenancy_of(view), on=view.at.today),
    how=N_("催告から始まる順序と、公営住宅の3か月の要件がいつになるかが出ます。滞納は、支援の入口でもあります。"),
    add=N_("対応を書く"),
    foot=arrears_state,
)


def _newest_promise(view: CaseView) -> Record:
    promise = view.file.last(Instalments)
    if promise is None:
        return InstalmentPaid(case=view.case_id)
    return begun(promise, view.file.of(InstalmentPaid), view.at.today)


PAYMENTS = Listed(
    InstalmentPaid,
    N_("分納の支払い"),
    "document",
    N_("支払いの記録はまだありません。"),
    _newest_promise,
    add=N_("支払いを書く"),
)


class WatchTab(PanelsTab):
    """見守り: what has to be known before going, then the records one kind below the other."""

    def __init__(self, room: CaseRoom) -> None:
        rhythm = RhythmPanel(room, lambda kind: self.begin(kind))  # noqa: PLW0108 - not a widget yet
        listed = (VISITS, REPORTS, CRISES, STAYS, ARREARS, PROMISES, PAYMENTS)
        super().__init__([ListPanel(room, each) for each in listed], rhythm)
        self.rhythm = rhythm
        self._wanted = ""

    def open_later(self, record_id: str) -> None:
        """Open a record that is in the file and not yet on the page."""
        self._wanted = "" if self.open_record(record_id) else record_id

    def show_view(self, view: CaseView) -> None:
        """Show the case as it is now."""
        self.rhythm.show_view(view)
        super().show_view(view)
        if self._wanted and self.open_record(self._wanted):
            self._wanted = ""


def watch_tab(room: CaseRoom) -> PanelsTab:
    """見守り: visits, what providers report, crises, absences, arrears and promises to pay off."""
    return WatchTab(room)
