"""決定通知書, 延長通知書: the letter on the screen, then to an exit; what went out is kept."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.domain.papers.request_letters import TITLES
from kyoju_desktop.domain.records import InformationRequest
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.kept import PRINTED, SAVED
from kyoju_desktop.services.request_letters import keep_letter, letter
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.preview import show_preview


def show_letter(desk: Desk, parent: QWidget, request: InformationRequest, form: str) -> None:
    """Draw the letter in the background and show it."""
    title, at = desk.tr(TITLES[form]), desk.locale

    def keep(made: Rendered, way: str) -> None:
        desk.work.write(
            parent,
            N_("通知書の控えを残す"),
            lambda w: keep_letter(w, request.id, form, made, way),
            final=True,
            case=request.case,
        )

    def show(made: Rendered) -> None:
        show_preview(
            desk,
            parent,
            title,
            made,
            title,
            form=form,
            printed=lambda: keep(made, PRINTED),
            saved=lambda: keep(made, SAVED),
        )

    desk.work.read(parent, lambda r: letter(r, request.id, form, at), show, label=N_("通知書を作る"))
