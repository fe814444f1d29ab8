"""Deadlines of a tenancy that are answered by a question right on 今日; loaded with the first of them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import Instalments, Tenancy
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.renewal import ask_confirmation, ask_payment, ask_renewal
from kyoju_desktop.ui.pages.case_view import CaseView, look_up
from kyoju_desktop.ui.pages.due_table import DueItem


def ask(desk: Desk, parent: QWidget, item: DueItem) -> None:
    """Ask what the deadline of a code of `ASKED` asks for, with proposals filled in."""
    with desk.store.read() as r:
        view = look_up(r, item.case, desk.locale, desk.calendar, desk.now())
    ASKED[item.code](desk, parent, view, item.record)


def _renewal(desk: Desk, parent: QWidget, view: CaseView, record: str) -> None:
    tenancy = view.file.find(Tenancy, record)
    if tenancy is not None:
        ask_renewal(desk, parent, view, tenancy)


def _confirmation(desk: Desk, parent: QWidget, view: CaseView, record: str) -> None:  # noqa: ARG001 - all are asked
    ask_confirmation(desk, parent, view)


def _payment(desk: Desk, parent: QWidget, view: CaseView, record: str) -> None:
    promise = view.file.find(Instalments, record)
    if promise is not None:
        ask_payment(desk, parent, view, promise)


ASKED: dict[str, Callable[[Desk, QWidget, CaseView, str], None]] = {
    "contract_until": _renewal,
    "guarantee_until": _renewal,
    "insurance_until": _renewal,
    "emergency_contact": _confirmation,
    "instalment": _payment,
}
