"""From a line of 今日 to the place where it is done, or done on the spot."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import Organisation, Referral, YearlyReport
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.settling import AT_ONCE, DONE, settle
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.copies import ask_copy_by_id
from kyoju_desktop.ui.dialogs.explanation import ask_explanation
from kyoju_desktop.ui.dialogs.handed import ask_reply
from kyoju_desktop.ui.dialogs.yearly_report import ask_report
from kyoju_desktop.ui.pages.conference_ways import DECISION, SITTINGS, open_sitting, settle_decision
from kyoju_desktop.ui.pages.due_places import place_of
from kyoju_desktop.ui.pages.due_table import DueItem
from kyoju_desktop.ui.pages.register_work import REGISTER_OF

_CONSENTS = frozenset({"consent_until", "consent_review", "consent_ask_again"})
_TENANCY = ("contract_until", "guarantee_until", "insurance_until", "emergency_contact", "instalment")
_REPORTS = ("yearly_report", "yearly_report_usual", "yearly_answer")
Asking = Callable[[Desk, QWidget, DueItem], object]


def _ask_reply(desk: Desk, parent: QWidget, item: DueItem) -> None:
    with desk.store.read() as r:
        referral = r.get(Referral, item.record)
        body = r.look(Organisation, referral.organisation) if referral.organisation else None
    ask_reply(desk, parent, referral, body.name if body else "")


def _ask_in_tenancy(desk: Desk, parent: QWidget, item: DueItem) -> None:
    from kyoju_desktop.ui.pages.due_asking import ask  # noqa: PLC0415 - 今日 opens without the pages of a case

    ask(desk, parent, item)


def _ask_report(desk: Desk, parent: QWidget, item: DueItem) -> None:
    with desk.store.read() as r:
        report = r.get(YearlyReport, item.record)
    ask_report(desk, parent, report)


# What is answered by a question of its own, whether the case is open, closed or missing.
_ASKED_HERE: dict[str, Asking] = {
    "later_explanation": lambda desk, parent, item: ask_explanation(desk, parent, item.record),
    "copy_back": lambda desk, parent, item: ask_copy_by_id(desk, parent, item.record),
    DECISION: lambda desk, parent, item: settle_decision(desk, parent, item.record),
    "referral_reply": _ask_reply,
    **dict.fromkeys(_TENANCY, _ask_in_tenancy),
    **dict.fromkeys(_REPORTS, _ask_report),
}


def start(desk: Desk, parent: QWidget, item: DueItem) -> None:
    """Do what the line's button says: a question, a tick, or the very field of the record."""
    if item.code in _ASKED_HERE:
        _ASKED_HERE[item.code](desk, parent, item)
    elif item.code in AT_ONCE:
        settle_here(desk, parent, item)
    else:
        open_place(desk, item)


def open_place(desk: Desk, item: DueItem) -> None:
    """Open the page, the record and the field where the line is answered."""
    if item.action in REGISTER_OF:
        desk.open_registers(REGISTER_OF[item.action], item.record)
    elif item.action in SITTINGS:
        open_sitting(desk, item.action, item.record)
    elif item.code in _CONSENTS:
        desk.open_consent(item.case)
    else:
        place = place_of(item.code, item.action, item.record)
        desk.open_case(item.case, place.record_class, place.target, place.field)


def can_settle(item: DueItem) -> bool:
    """Whether the line can be ticked here."""
    return item.code in DONE or item.code == DECISION


def settle_here(desk: Desk, parent: QWidget, item: DueItem) -> None:
    """Tick the line; undo takes it back."""
    if item.code == DECISION:
        settle_decision(desk, parent, item.record)
        return
    day, tr, code, record = desk.today(), desk.tr, item.code, item.record

    def done(w: Writer) -> None:
        settle(w, code, record, day)

    desk.work.write(
        parent,
        N_("期限を済みにする"),
        done,
        lambda _none: desk.status(tr(N_("済みにしました。Ctrl+Z で元に戻せます。"))),
        case=item.case,
    )
