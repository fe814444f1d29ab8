"""Under 入院・不在: what is arranged for the home and what is not, and the days that must not be missed."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import HospitalStay, Tenancy
from kyoju_desktop.domain.rules.absence import is_open, limits
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.arrears import rules
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, buttons, heading, said, ticks
from kyoju_desktop.ui.widgets.buttons import Button


def stay_state(room: CaseRoom, view: CaseView, record: Record) -> QWidget | None:
    """The tasks to tick, the days, and 「戻った」; nothing once the person is back."""
    if not isinstance(record, HospitalStay) or not is_open(record):
        return None
    tr, codes = room.tr_, room.desk.codes
    made, lines = block(f"stay.{record.id}")
    tenancy = view.file.find(Tenancy, record.tenancy) if record.tenancy else view.file.last(Tenancy)
    for limit in limits(record, tenancy, rules("absence")):
        late = limit.on < view.at.today
        unsure = tr(N_("(日数は確かめてください)")) if limit.unconfirmed else ""
        words = tr(N_("{day}まで: {what}"), day=wareki_weekday(limit.on), what=tr(limit.text)) + unsure
        lines.addWidget(
            said("warning" if late else "clock", words, "warn" if late else "ink2", f"limit.{limit.code}")
        )
    tasks = [each.code for each in codes.list("absence_task").open_on(view.at.today)]
    left = [code for code in tasks if code not in record.arranged]
    words = (
        tr(N_("住まいを守る手配: あと{count}"), count=str(len(left))) if left else tr(N_("手配は全部済んでいます。"))
    )
    lines.addWidget(heading(words))
    options = [(f"arrange.{code}", tr(codes.label("absence_task", code)), code in record.arranged) for code in tasks]

    def tick(name: str, on: bool) -> None:
        code = name.removeprefix("arrange.")
        now = record.arranged | {code} if on else record.arranged - {code}
        room.keep(made, record.replace(arranged=now))

    lines.addWidget(ticks(options, tick))
    back = Button(tr(N_("きょう戻った")), icon="check", small=True, name=f"back.{record.id}")
    back.clicked.connect(lambda _checked=False: room.keep(made, record.replace(back_on=view.at.today, result="back")))
    lines.addWidget(buttons([back]))
    return made
