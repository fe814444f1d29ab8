"""Lists and sheets that follow the catalogue: shown before they are printed, or saved as a table."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.exports import log_file
from kyoju_desktop.services.kept import PRINTED, SAVED, keep_paper
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.preview import show_preview
from kyoju_desktop.ui.dialogs.save_table import save_table

Make = Callable[[Reader], Sheet]
Draw = Callable[[Reader], Rendered]


def show_list(desk: Desk, parent: QWidget, title: str, make: Make) -> None:
    """Make a list in the background and show it as it will be printed; who printed it is logged."""
    tr = desk.tr

    def show(found: tuple[Sheet, Rendered]) -> None:
        form = found[0].form
        show_preview(
            desk,
            parent,
            tr(title),
            found[1],
            tr(title),
            form=form,
            printed=_logging(desk, parent, title, form, PRINTED),
            saved=_logging(desk, parent, title, form, SAVED),
        )

    desk.work.read(parent, lambda r: _drawn(make(r), desk), show, label=N_("一覧を作る"))


def _logging(desk: Desk, parent: QWidget, title: str, form: str, way: str, case: str = "") -> Callable[[], None]:
    return lambda: desk.work.write(parent, title, lambda w: log_file(w, form, way, case), final=True, case=case)


def save_list(desk: Desk, parent: QWidget, title: str, make: Make) -> None:
    """Make the same list in the background and ask for the file into which it goes."""

    def ask(sheet: Sheet) -> None:
        if sheet.table is not None:
            saved = desk.tr(N_("一覧を保存しました。"))
            save_table(
                desk,
                parent,
                sheet.table,
                desk.tr(title),
                lambda: desk.status(saved),
                lambda why: desk.status(why.text(desk.tr)),
                form=sheet.form,
            )

    desk.work.read(parent, make, ask, label=N_("一覧を作る"))


def show_made(desk: Desk, parent: QWidget, case_id: str, form: str, title: str, draw: Draw, *, kept: bool) -> None:
    """Show one paper of a record; `kept`: what is printed or saved is kept byte for byte, else it is logged."""
    tr = desk.tr

    def keep(paper: Rendered, way: str) -> Callable[[], None]:
        def written() -> None:
            desk.work.write(
                parent,
                title,
                lambda w: keep_paper(w, case_id, form, paper, way),
                final=True,
                case=case_id,
            )

        return written

    def show(paper: Rendered) -> None:
        show_preview(
            desk,
            parent,
            tr(title),
            paper,
            tr(title),
            form=form,
            printed=keep(paper, PRINTED) if kept else _logging(desk, parent, title, form, PRINTED, case_id),
            saved=keep(paper, SAVED) if kept else _logging(desk, parent, title, form, SAVED, case_id),
        )

    desk.work.read(parent, draw, show, label=N_("書類を作る"))


def _drawn(sheet: Sheet, desk: Desk) -> tuple[Sheet, Rendered]:
    return sheet, render(sheet, desk.tr)
