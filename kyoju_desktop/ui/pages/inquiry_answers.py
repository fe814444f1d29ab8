"""Under the row of an inquiry that is still open: viewing it, the three ways it can end, and the application."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.records import Application, HousingInquiry
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.home_inquiries import ACCEPTED, OPEN, OWN_NO, REFUSED, STILL, apply_for, withdraw
from kyoju_desktop.services.homes import in_the_way
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.home_inquiries import ask_accepted, ask_own_no, ask_refused, ask_viewing
from kyoju_desktop.ui.errors import ask
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.panels import column, frame
from kyoju_desktop.ui.widgets.wrapped import Wrapped

Press = Callable[[], object]


_OF_RESULT = {"refused_by": REFUSED, "refusal_reason": REFUSED, "refusal_words": REFUSED, "own_no": OWN_NO}


class AnswerFields(QObject):
    """Shows only the fields of the way in which an inquiry ended, so that no refusal is mixed with the person's own
    no; one that waits has neither."""

    def __init__(self, room: CaseRoom, form: FormView) -> None:  # noqa: ARG002 - every form is dressed in its room
        super().__init__(form)
        self._form = form
        for told in (form.changed, form.shown):
            told.connect(self._look)
        self._look()

    def _look(self) -> None:
        result = value_of(self._form.typed(), "result")
        for name, wanted in _OF_RESULT.items():
            self._form.show_field(name, result == wanted)


def answers_below(room: CaseRoom, view: CaseView, record: Record) -> QWidget | None:
    """The buttons of an inquiry; none once it has ended or gone on as an application."""
    if (
        not isinstance(record, HousingInquiry)
        or record.result not in {"", *OPEN}
        or not is_open(view.file.case.stage)
    ):
        return None
    if any(each.inquiry == record.id and each.result in STILL for each in view.file.of(Application)):
        return None
    made = Wrapped(across=8, down=6)
    made.setObjectName(f"answers.{record.id}")
    for words, icon, look, name, act in _buttons(room, record, made):
        made.flow.addWidget(Button(room.tr_(words), icon=icon, look=look, small=True, name=name, pressed=act))
    lines = column(margins=(36, 0, 12, 8))
    lines.addWidget(made)
    return frame("clear", lines)


def _buttons(
    room: CaseRoom, inquiry: HousingInquiry, parent: QWidget
) -> tuple[tuple[str, str, str, str, Press], ...]:
    desk = room.desk
    asked = {
        name: partial(_ask, desk, parent, inquiry, ask)
        for name, ask in (
            ("viewing", ask_viewing),
            ("accepted", ask_accepted),
            ("refused", ask_refused),
            ("own_no", ask_own_no),
        )
    }
    viewing = N_("内見を書く") if inquiry.viewing_at else N_("内見を決める")
    agreed = inquiry.result == ACCEPTED
    begin = (N_("申込みに進む"), "arrow-right", "primary", "apply_for_home", partial(_apply, room, parent, inquiry))
    yes = (N_("応諾された"), "check", "plain", "home_accepted", asked["accepted"])
    return (
        begin if agreed else yes,
        (viewing, "eye", "plain", "home_viewing", asked["viewing"]),
        (N_("相手に断られた"), "forbid", "plain", "home_refused", asked["refused"]),
        (N_("本人が断った"), "person", "plain", "home_own_no", asked["own_no"]),
        (N_("取り下げる"), "undo", "quiet", "home_withdrawn", partial(_withdraw, room, parent, inquiry)),
    )


def _ask(desk: Desk, parent: QWidget, inquiry: HousingInquiry, ask: Callable[..., object]) -> None:
    """Over the window: the row below it is made anew with every change of the case."""
    ask(desk, parent.window(), inquiry)


def _apply(room: CaseRoom, parent: QWidget, inquiry: HousingInquiry) -> None:
    """Make the application and open it; before it is said when somebody else holds the unit."""
    over, case, unit = parent.window(), room.case_id, inquiry.unit

    def go_on(warning: Message | None) -> None:
        if warning is None:
            make()
        else:
            tr = room.tr_
            words = tr(N_("申込みに進む")), warning.text(tr), tr(N_("それでも申し込む"))
            ask(over, *words, make, no=tr(N_("やめる")))

    def make() -> None:
        room.write(
            over,
            N_("申込みに進む"),
            lambda w: apply_for(w, inquiry.id),
            lambda made: room.desk.open_case(case, "home", made.id),
        )

    if unit:
        room.desk.work.read(over, lambda r: in_the_way(r, unit, case), go_on, label=N_("申込みを用意する"))
    else:
        make()


def _withdraw(room: CaseRoom, parent: QWidget, inquiry: HousingInquiry) -> None:
    room.write(parent.window(), N_("照会を取り下げる"), lambda w: withdraw(w, inquiry))
