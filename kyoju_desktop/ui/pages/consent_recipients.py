"""相手を足す: a body of the register, a kind of bodies, or a new body that is entered at once."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.organisations import keep_organisation
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.consent_draft import Row
from kyoju_desktop.ui.widgets.buttons import Button

_NEW = Form(
    N_("新しい相手"),
    Organisation,
    (Section(N_("新しい相手"), (("name",), ("kana",), ("kind",), ("standing",), ("section",), ("phone",))),),
)
Add = Callable[[Row], object]


def offer_recipients(
    desk: Desk, parent: QWidget, button: Button, bodies: Iterable[Organisation], rows: Iterable[Row], add: Add
) -> QMenu:
    """The bodies that have no row yet, then the kinds, then a new body."""
    tr = desk.tr
    menu = QMenu(parent)
    menu.setObjectName("recipient_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    there = {each.organisation or each.kind for each in rows}
    menu.addAction(tr(N_("台帳に新しい相手を足す")), lambda: ask_recipient(desk, parent, add))
    menu.addSeparator()
    for body in sorted(bodies, key=lambda each: (each.kind, each.kana)):
        if body.id not in there and not body.closed:
            menu.addAction(body.name).triggered.connect(partial(_add, add, Row(organisation=body.id)))
    kinds = menu.addMenu(tr(N_("種類で選ぶ(要配慮は伝えられません)")))
    for code in desk.codes.list("organisation_kind").open_on(desk.today()):
        if code.code not in there:
            kinds.addAction(tr(code.label)).triggered.connect(partial(_add, add, Row(kind=code.code)))
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    return menu


def _add(add: Add, row: Row, _checked: bool = False) -> None:
    add(row)


def ask_recipient(desk: Desk, parent: QWidget, add: Add) -> Question:
    """Enter a body into the register and take it as a recipient, without leaving the consent."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="new_recipient_dialog",
        title=tr(N_("新しい相手を台帳に足す")),
        explain=tr(
            N_("名称・種類・立場を入れると、すぐに相手として選べます。住所などは、あとで「関係機関」で足せます。")
        ),
        verb=tr(N_("足す")),
        wide=600,
    )
    view = FormView(desk, _NEW, Organisation(), key="consent.new_recipient", titles=False, gaps=False)
    made.body.addWidget(view)

    def done(body: Organisation) -> None:
        view.settle()
        made.accept()
        add(Row(organisation=body.id))

    def act() -> None:
        filled = view.commit()
        if isinstance(filled, Organisation):
            desk.work.write(made, N_("関係機関"), lambda w: keep_organisation(w, filled), done, refused=object_to)

    def object_to(refused: Refused) -> bool:
        return view.refused(refused) or made.refuse(refused)

    made.agreed.connect(act)
    made.open()
    view.focus_first()
    return made
