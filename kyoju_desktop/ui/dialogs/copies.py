"""渡した写し: what became of a copy that is outside the office."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import CopyOut
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.copies import confirm_copies, out_together
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView

_FORM = Form(N_("渡した写し"), CopyOut, (Section("", (("fate",), ("done_on", "confirmed_by"), ("note",))),))
_USUAL = {"return": "returned", "destroy": "destroyed", "delete": "deleted"}


def ask_copy(desk: Desk, parent: QWidget, copy: CopyOut) -> Question:
    """Ask whether the copy came back or was destroyed; what was asked of the recipient is the first answer."""
    tr = desk.tr
    number = tr(N_("(配布番号 {number})"), number=copy.number) if copy.number else ""
    made = Question(
        parent,
        tr,
        name="copy_dialog",
        title=tr(N_("「{who}」に渡した写し{number}がどうなったか"), who=copy.recipient, number=number),
        explain=tr(N_("返ってきた紙は、この場で数えてから記録してください。")),
        verb=tr(N_("記録する")),
        wide=680,
    )
    begun = copy.replace(
        fate=copy.fate or _USUAL.get(copy.asked, ""),
        done_on=copy.done_on or desk.today(),
        confirmed_by=copy.confirmed_by or desk.office().clerk,
    )
    view = FormView(desk, _FORM, begun, key=f"copy.{copy.id}", titles=False, gaps=False, label_width=116)
    made.body.addWidget(view)
    with desk.store.read() as r:
        others = out_together(r, copy)
    together = _together(desk, others)
    if others:
        view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        made.body.addWidget(together)
        made.body.addStretch(1)

    def use(filled: CopyOut) -> Callable[[Writer], object]:
        ids = [copy.id, *(each.id for each in others if together.isChecked())]
        return lambda w: confirm_copies(w, ids, filled.fate, filled.done_on, filled.confirmed_by, filled.note)

    ask_with_form(desk, made, view, CopyOut, N_("写しの確認"), use, final=True, case=copy.case)
    view.focus_first()
    return made


def _together(desk: Desk, others: Sequence[CopyOut]) -> QCheckBox:
    """Whether the other copies of the same paper came back with it; never ticked beforehand: they are counted."""
    tr = desk.tr
    numbers = "・".join(each.number for each in others if each.number)
    words = tr(N_("同じ紙のほかの{count}部も同じ"), count=str(len(others)))
    made = QCheckBox(f"{words} ({tr(N_('配布番号 {number}'), number=numbers)})" if numbers else words)
    made.setObjectName("together")
    made.setProperty("ring", True)
    return made


def ask_copy_by_id(desk: Desk, parent: QWidget, copy_id: str) -> Question:
    """The same for a copy of the list of what is due."""
    with desk.store.read() as r:
        copy = r.get(CopyOut, copy_id)
    return ask_copy(desk, parent, copy)
