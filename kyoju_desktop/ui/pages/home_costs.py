"""初期費用 on the case page: the items, and below them what each payer has to pay."""

from PySide6.QtWidgets import QMenu, QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Application, InitialCost, Tenancy
from kyoju_desktop.domain.rules.applications import OVER, UNDECIDED, Totals, totals
from kyoju_desktop.i18n.eras import wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_yen
from kyoju_desktop.services.contracts import propose_costs, take_on_costs
from kyoju_desktop.ui.pages.case_lists import Listed
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_rows import Line, line_of
from kyoju_desktop.ui.pages.case_teller import Teller, tag
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, buttons, heading, page_of, said
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import frame, row, rule

PAYERS = "cost_payer"


def _newest(view: CaseView) -> Application | None:
    """The application for which costs are written: the newest that still stands."""
    standing = [each for each in view.file.of(Application) if each.result not in OVER]
    return standing[-1] if standing else None


def _new_cost(view: CaseView) -> Record:
    application = _newest(view)
    return InitialCost(case=view.case_id, application=application.id if application else "", payer="undecided")


def summed(room: CaseRoom, view: CaseView) -> QWidget | None:
    """The totals by payer, what nobody has taken on, and the items that usually belong there."""
    costs = view.file.of(InitialCost)
    application = _newest(view)
    if application is None and not costs:
        return None
    made, lines = block("cost_totals")
    if costs:
        lines.addWidget(rule())
        found = totals(costs)
        for each in _totals(room, found):
            lines.addWidget(each)
        if any(each.payer in UNDECIDED and not each.paid_on for each in costs):
            lines.addWidget(buttons([_taker(room)]))
    if application is not None and not any(each.application == application.id for each in view.file.of(Tenancy)):
        propose = Button(room.tr_(N_("よくある費用を並べる")), icon="list", small=True, name="propose_costs")
        propose.clicked.connect(lambda _checked=False: _propose(room, propose, application.id))
        lines.addWidget(buttons([propose]))
    return made


def _propose(room: CaseRoom, parent: QWidget, application: str) -> None:
    def told(count: int) -> None:
        words = N_("{count}件並べました。金額のわかるものは、台帳と申込みから入れてあります。")
        none = N_("並べるものは、もうありません。")
        room.desk.status(room.tr_(words, count=str(count)) if count else room.tr_(none))

    room.write(parent, N_("初期費用を並べる"), lambda w: propose_costs(w, application), told)


def _taker(room: CaseRoom) -> Button:
    """One press for all that nobody has taken on: most often one payer bears them."""
    made = Button(room.tr_(N_("決まっていないものを払う人を選ぶ")), icon="people", small=True, name="take_on_costs")
    made.clicked.connect(lambda _checked=False: _choose_payer(room, made))
    return made


def _choose_payer(room: CaseRoom, over: Button) -> None:
    menu, codes = QMenu(over), room.desk.codes
    menu.setObjectName("payer_menu")
    menu.aboutToHide.connect(menu.deleteLater)
    for each in codes.list(PAYERS).open_on(room.desk.today()):
        if each.code not in UNDECIDED:
            chosen = menu.addAction(room.tr_(each.label))
            chosen.setObjectName(f"payer.{each.code}")
            chosen.triggered.connect(lambda _on=False, payer=each.code: _take_on(room, payer))
    menu.popup(over.mapToGlobal(over.rect().bottomLeft()))


def _take_on(room: CaseRoom, payer: str) -> None:
    case = room.case_id
    room.write(page_of(room), N_("払う人を決める"), lambda w: take_on_costs(w, case, payer))


def _totals(room: CaseRoom, found: Totals) -> list[QWidget]:
    tr, codes = room.tr_, room.desk.codes
    order = {each.code: at for at, each in enumerate(codes.list(PAYERS).codes)}
    made: list[QWidget] = [heading(tr(N_("だれがいくら払うか")))]
    for payer, amount in sorted(found.by_payer, key=lambda pair: order.get(pair[0], len(order))):
        made.append(_sum(room, tr(codes.label(PAYERS, payer)), amount, f"total.{payer}"))
    made.append(_sum(room, tr(N_("合計")), found.whole, "total.whole", bold=True))
    if found.paid:
        made.append(_sum(room, tr(N_("うち払ったもの")), found.paid, "total.paid"))
    if found.undecided:
        words = tr(N_("だれが払うか決まっていないものが{sum}あります。"), sum=format_yen(found.undecided, tr))
        made.append(said("warning", words, "warn", "costs_undecided"))
    if found.without_amount:
        words = tr(
            N_("金額のまだわからないものが{count}件あり、合計に入っていません。"), count=str(found.without_amount)
        )
        made.append(said("info", words, name="costs_without_amount"))
    return made


def _sum(room: CaseRoom, label: str, amount: int, name: str, *, bold: bool = False) -> QWidget:
    line = row(spacing=12)
    line.addWidget(Words(label, size="compact", bold=bold, wrap=True), 1)
    line.addWidget(Words(format_yen(amount, room.tr_), size="compact", bold=bold, name=name))
    line.addStretch(2)
    return frame("clear", line)


@line_of.register
def _(record: InitialCost, teller: Teller) -> Line:
    tr = teller.at.tr
    title = "・".join(filter(None, (teller.text(record, "what"), record.detail))) or tr(InitialCost.title)
    amount = teller.text(record, "amount") or tr(N_("金額はまだ"))
    due = tr(N_("{day}まで"), day=wareki_weekday(record.due_on)) if record.due_on and not record.paid_on else ""
    below = "・".join(filter(None, (amount, teller.text(record, "payer"), due)))
    if record.paid_on:
        return Line(title, below, (tag(tr(N_("払った {day}"), day=wareki(record.paid_on)), "done", "check"),))
    late = record.due_on is not None and record.due_on < teller.at.today
    return Line(title, below, (tag(tr(N_("期限を過ぎています")), "danger", "alert"),) if late else ())


COSTS = Listed(
    InitialCost,
    N_("初期費用"),
    "document",
    N_("初期費用はまだありません。"),
    _new_cost,
    how=N_("申込みがあると、よくある費用を並べられます。"),
    add=N_("費用を加える"),
    foot=summed,
)
