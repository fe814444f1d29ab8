"""A question with a form: what happens when its verb is pressed, the same for every dialog."""

from collections.abc import Callable
from typing import TypeVar

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def ask_with_form(
    desk: Desk,
    made: Question,
    view: FormView,
    kind: type[R],
    label: str,
    use: Callable[[R], Callable[[Writer], T]],
    *,
    then: Callable[[T], object] | None = None,
    final: bool = False,
    case: str | Callable[[R], str] = "",
) -> Question:
    """Open the question. Pressed, it reads the form, writes, drops the draft and closes; a refusal stands beside its
    field, or in the question, and nothing that was typed is lost.

    `use` turns the answers into what is written: it runs on the window thread and may look at widgets (and raise
    `Refused`); what it returns runs on the worker and may not.
    """

    def refused(problem: Refused) -> bool:
        return view.refused(problem) or made.refuse(problem)

    def done(result: T) -> None:
        view.settle()
        made.accept()
        if then is not None:
            then(result)

    def act() -> None:
        filled = view.commit()
        if not isinstance(filled, kind):
            return
        try:
            write = use(filled)
        except Refused as problem:
            refused(problem)
            return
        whose = case if isinstance(case, str) else case(filled)
        desk.work.write(made, label, write, done, refused=refused, final=final, case=whose)

    made.agreed.connect(act)
    made.open()
    return made
