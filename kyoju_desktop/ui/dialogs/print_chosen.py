"""まとめて印刷: several papers of the shelf in one go, each from the case or as its empty form."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.kept import PRINTED
from kyoju_desktop.services.papers import blank_paper
from kyoju_desktop.services.shelf import ShelfPaper, paper_of
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.papers import keep_drawn, reasoned
from kyoju_desktop.ui.dialogs.print_many import PaperResult, PaperToPrint, show_print_many


def print_papers(desk: Desk, parent: QWidget, case_id: str, papers: Sequence[ShelfPaper]) -> None:
    """Several papers in one go: each from the case if it holds what the paper needs, else the empty form."""
    at, tr = desk.locale, desk.tr

    def draw(r: Reader) -> list[PaperToPrint]:
        file = case_file(r, case_id) if case_id else None
        return [_to_print(r, each, case_id if file and each.ready(file) else "", at) for each in papers]

    def each_out(result: PaperResult) -> None:
        made = result.paper
        if result.out and paper_of(made.form).kept and _from_case(made):
            keep_drawn(desk, parent, case_id, made.form, made.rendered, PRINTED)

    def show(drawn: list[PaperToPrint]) -> None:
        show_print_many(desk, parent, tr(N_("まとめて印刷")), drawn, each=each_out)

    def go() -> None:
        desk.work.read(parent, draw, show, label=N_("書類を作る"))

    reasoned(desk, parent, case_id, papers, go)


def _to_print(r: Reader, paper: ShelfPaper, case_id: str, at: Locale) -> PaperToPrint:
    title = at.tr(paper.title)
    if case_id and paper.draw is not None:
        return PaperToPrint(title, paper.draw(r, case_id, at), paper.form, name=title)
    empty = at.tr(N_("{form}(白紙)"), form=title)
    return PaperToPrint(empty, blank_paper(r, paper.form, at), paper.form, name=title)


def _from_case(made: PaperToPrint) -> bool:
    """Whether the paper is no empty form: then its title is its name."""
    return made.title == made.name
