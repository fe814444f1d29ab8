"""更新を記録する, 緊急連絡先を確かめた, 支払いを確かめる: one dialog each, with proposals filled in."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import EmergencyContact, InstalmentPaid, Instalments, Tenancy
from kyoju_desktop.domain.rules.paying import PART, begun
from kyoju_desktop.domain.rules.remarks import Beside
from kyoju_desktop.domain.rules.renewal import proposed, to_confirm
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.tenancies import confirm_contacts, renew
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_remarks import Remarks
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.labels import Words

_RENEWAL = Form(
    N_("更新"),
    Tenancy,
    (Section("", (("contract_until", "rent"), ("guarantee_until", "guarantee_fee"), ("insurance_until",))),),
)
_CONFIRMED = Form(N_("緊急連絡先の確認"), EmergencyContact, (Section("", (("confirmed_on",),)),))
_PAID = Form(
    N_("分納の支払い"),
    InstalmentPaid,
    (Section("", (("number", "due_on"), ("result",), ("paid_on", "amount"), ("note",))),),
)


def ask_renewal(desk: Desk, parent: QWidget, view: CaseView, tenancy: Tenancy) -> Question:
    """Contract, guarantee and insurance renewed together; what ends soon is proposed with two more years."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="renewal_dialog",
        title=tr(N_("更新を記録する")),
        explain=tr(
            N_(
                "3か月のうちに満了するものは、2年延ばした日を入れてあります。更新していないものは、元の日に戻してください。"
                "前の満了日は、経過に残ります。"
            )
        ),
        verb=tr(N_("更新を記録")),
    )
    made.body.addWidget(Words(tr(N_("いまの満了日: {days}"), days=_now(desk, tenancy)), size="compact", wrap=True))
    ready = proposed(tenancy, view.at.today)
    form = FormView(desk, _RENEWAL, ready, key=f"renewal.{tenancy.id}", titles=False, gaps=False)
    made.body.addWidget(form)
    ask_with_form(
        desk,
        made,
        form,
        Tenancy,
        N_("更新"),
        lambda filled: lambda w: renew(w, filled),
        then=lambda _kept: desk.status(tr(N_("更新を記録しました。"))),
        case=view.case_id,
    )
    form.focus_first()
    return made


def _now(desk: Desk, tenancy: Tenancy) -> str:
    named = (
        (N_("契約"), tenancy.contract_until),
        (N_("保証"), tenancy.guarantee_until),
        (N_("火災保険"), tenancy.insurance_until),
    )
    return "、".join(f"{desk.tr(words)} {wareki(day)}" for words, day in named if day) or desk.tr(
        N_("入っていません")
    )


def ask_confirmation(desk: Desk, parent: QWidget, view: CaseView) -> Question:
    """The yearly question whether the emergency contacts are still right: tick who was confirmed."""
    tr, today = desk.tr, view.at.today
    made = Question(
        parent,
        tr,
        name="confirm_contacts_dialog",
        title=tr(N_("緊急連絡先を確かめた")),
        explain=tr(
            N_(
                "1年に1回、変わっていないか本人に聞きます。変わりのない人に印を付けてください。"
                "変わった人は印を外して、「世帯」で直します。"
            )
        ),
        verb=tr(N_("確かめた")),
        wide=560,
    )
    contacts = view.file.of(EmergencyContact)
    boxes = _boxes(view, contacts)
    for box in boxes.values():
        made.body.addWidget(box)
    form = FormView(
        desk, _CONFIRMED, EmergencyContact(case=view.case_id, confirmed_on=today), titles=False, gaps=False
    )
    made.body.addWidget(form)

    def chosen() -> Sequence[str]:
        return tuple(record for record, box in boxes.items() if box.isChecked())

    def use(filled: EmergencyContact) -> Callable[[Writer], int]:
        these, day = chosen(), filled.confirmed_on or today
        return lambda w: confirm_contacts(w, these, day)

    ask_with_form(
        desk,
        made,
        form,
        EmergencyContact,
        N_("緊急連絡先の確認"),
        use,
        then=lambda count: desk.status(tr(N_("{count}人を確かめました。"), count=str(count))),
        case=view.case_id,
    )
    next(iter(boxes.values()), form).setFocus()
    return made


def _boxes(view: CaseView, contacts: Sequence[EmergencyContact]) -> dict[str, QCheckBox]:
    due = {each.id for each in to_confirm(tuple(contacts), view.at.today)}
    found = {}
    for each in contacts:
        name = view.teller.text(each, "name") or view.at.tr(EmergencyContact.title)
        last = wareki(each.confirmed_on) if each.confirmed_on else view.at.tr(N_("まだ確かめていません"))
        words = view.at.tr(
            N_("{name}({relation}) 前に確かめた日: {day}"), name=name, relation=each.relation, day=last
        )
        box = QCheckBox(words)
        box.setObjectName(f"contact.{each.id}")
        box.setAccessibleName(words)
        box.setChecked(each.id in due)
        found[each.id] = box
    return found


def ask_payment(desk: Desk, parent: QWidget, view: CaseView, promise: Instalments) -> Question:
    """One instalment that was paid in part, on another day, or put off: the next one is filled in."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="payment_dialog",
        title=tr(N_("支払いを確かめる")),
        explain=tr(N_("1回ずつ確かめます。払えなかった回が2回になると、画面に出ます。")),
        verb=tr(N_("記録する")),
    )
    fresh = begun(promise, view.file.of(InstalmentPaid), view.at.today).replace(result=PART, amount=None)
    form = FormView(desk, _PAID, fresh, key=f"payment.{promise.id}", titles=False, gaps=False)
    made.body.addWidget(form)
    Remarks(form, lambda: Beside(view.file, view.at.today), tr)
    ask_with_form(
        desk,
        made,
        form,
        InstalmentPaid,
        InstalmentPaid.title,
        lambda filled: lambda w: keep(w, filled),
        then=lambda _kept: desk.status(tr(N_("支払いを記録しました。"))),
        case=view.case_id,
    )
    form.focus_field("amount")
    return made
