"""Showing papers of a case: as they would be printed now, as they were kept, and as empty forms."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.domain.consent_texts import BASE, load_library
from kyoju_desktop.domain.papers import consent as consent_form
from kyoju_desktop.domain.records import Consent, ConsentExclusion, ConsentRecipient, Disclosure
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.kept import PRINTED, SAVED, as_kept, keep_paper
from kyoju_desktop.services.papers import blank_paper, consent_paper
from kyoju_desktop.services.shelf import ShelfPaper, paper_of
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.kept import show_paper
from kyoju_desktop.ui.dialogs.preview import show_preview
from kyoju_desktop.ui.dialogs.secret import ask_reason

Draw = Callable[[Reader], Rendered]


def make_paper(desk: Desk, parent: QWidget, case_id: str, form: str) -> None:
    """Draw a paper of the shelf from a case and show it; where the whereabouts are secret, ask why first."""
    paper, at = paper_of(form), desk.locale
    draw = paper.draw
    if draw is not None:
        reasoned(
            desk,
            parent,
            case_id,
            (paper,),
            lambda: show_drawn(desk, parent, case_id, form, lambda r: draw(r, case_id, at)),
        )


def show_drawn(desk: Desk, parent: QWidget, case_id: str, form: str, draw: Draw) -> None:
    """Draw a paper in the background and show it; a paper that is kept is kept when it goes to an exit."""
    paper = paper_of(form)
    title = desk.tr(paper.title)

    def keep(rendered: Rendered, way: str) -> None:
        if paper.kept:
            keep_drawn(desk, parent, case_id, form, rendered, way)

    desk.work.read(
        parent,
        draw,
        lambda made: show_preview(
            desk,
            parent,
            title,
            made,
            title,
            form=form,
            printed=lambda: keep(made, PRINTED),
            saved=lambda: keep(made, SAVED),
        ),
        label=N_("書類を作る"),
    )


def reasoned(
    desk: Desk, parent: QWidget, case_id: str, papers: Sequence[ShelfPaper], then: Callable[[], object]
) -> None:
    """Go on; first ask for the reason where a paper tells the whereabouts of a protected person."""
    secret = [desk.tr(each.title) for each in papers if each.secret and each.draw is not None]

    def go(protected: bool) -> None:
        if protected:
            ask_reason(desk, parent, case_id, "、".join(secret), then)
        else:
            then()

    if secret and case_id:
        desk.work.read(parent, lambda r: case_file(r, case_id).protected, go, label=N_("書類を作る"))
    else:
        then()


def keep_drawn(desk: Desk, parent: QWidget, case_id: str, form: str, rendered: Rendered, way: str) -> None:
    """Keep what went to an exit byte for byte in the case."""
    desk.work.write(
        parent,
        N_("書類の控えを残す"),
        lambda w: keep_paper(w, case_id, form, rendered, way),
        lambda _row: None,
        final=True,
        case=case_id,
    )


def show_consent(
    desk: Desk,
    parent: QWidget,
    consent: Consent,
    recipients: Sequence[ConsentRecipient] | None = None,
    exclusions: Sequence[ConsentExclusion] | None = None,
) -> None:
    """Draw the 同意書, of a draft (with its rows) or as it was recorded, in its language too, and show it.

    What is handed over to be signed is kept.
    """
    library = load_library(desk.data_dir)
    at, title = desk.locale, desk.tr(N_("同意書"))

    def keep(paper: Rendered, way: str) -> None:
        keep_drawn(desk, parent, consent.case, consent_form.FORM, paper, way)

    desk.work.read(
        parent,
        lambda r: consent_paper(r, consent, at, recipients=recipients, exclusions=exclusions, library=library),
        lambda paper: show_preview(
            desk,
            parent,
            title,
            paper,
            title,
            form=consent_form.FORM,
            printed=lambda: keep(paper, PRINTED),
            saved=lambda: keep(paper, SAVED),
        ),
        label=N_("同意書を作る"),
    )


def show_blank(desk: Desk, parent: QWidget, form: str, language: str = BASE) -> None:
    """Show an empty form, for the day when typing would be rude or the machine is down.

    The 同意書 may have another language beside the Japanese.
    """
    library = load_library(desk.data_dir)
    at, name = desk.locale, desk.tr(paper_of(form).title)
    title = desk.tr(N_("{form}(白紙)"), form=name)
    desk.work.read(
        parent,
        lambda r: blank_paper(r, form, at, library=library, language=language),
        lambda paper: show_preview(desk, parent, title, paper, title, form=form, personal=False),
        label=N_("白紙の様式を作る"),
    )


def show_kept(desk: Desk, parent: QWidget, disclosure: Disclosure) -> None:
    """Show the kept copy of a paper, exactly as it went out."""
    show_paper(desk, parent, as_kept(disclosure))
