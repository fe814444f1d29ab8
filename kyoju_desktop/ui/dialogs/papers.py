"""Showing papers of a case: as they would be printed now, as they were kept, and as empty forms."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.consent_texts import BASE, load_library
from kyoju_desktop.domain.records import Consent, ConsentExclusion, ConsentRecipient, Disclosure
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.kept import as_kept
from kyoju_desktop.services.papers import blank_paper, consent_paper, intake_paper
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.kept import show_paper
from kyoju_desktop.ui.dialogs.preview import show_preview

FORMS = {"intake": N_("相談受付票"), "consent": N_("同意書"), "referral": N_("つなぎ票")}


def show_intake(desk: Desk, parent: QWidget, case_id: str) -> None:
    """Draw the 相談受付票 in the background and show it."""
    at, title = desk.locale, desk.tr(FORMS["intake"])
    desk.work.read(
        parent,
        lambda r: intake_paper(r, case_id, at, for_person=True),
        lambda paper: show_preview(desk, parent, title, paper, title),
        label=N_("相談受付票を作る"),
    )


def show_consent(
    desk: Desk,
    parent: QWidget,
    consent: Consent,
    recipients: Sequence[ConsentRecipient] | None = None,
    exclusions: Sequence[ConsentExclusion] | None = None,
) -> None:
    """Draw the 同意書, of a draft (with its rows) or as it was recorded, in its language too, and show it."""
    library = load_library(desk.data_dir)
    at, title = desk.locale, desk.tr(FORMS["consent"])
    desk.work.read(
        parent,
        lambda r: consent_paper(r, consent, at, recipients=recipients, exclusions=exclusions, library=library),
        lambda paper: show_preview(desk, parent, title, paper, title),
        label=N_("同意書を作る"),
    )


def show_blank(desk: Desk, parent: QWidget, form: str, language: str = BASE) -> None:
    """Show an empty form, for the day when typing would be rude or the machine is down.

    The 同意書 may have another language beside the Japanese.
    """
    library = load_library(desk.data_dir)
    at, name = desk.locale, desk.tr(FORMS[form])
    title = desk.tr(N_("{form}(白紙)"), form=name)
    desk.work.read(
        parent,
        lambda r: blank_paper(r, form, at, library=library, language=language),
        lambda paper: show_preview(desk, parent, title, paper, title),
        label=N_("白紙の様式を作る"),
    )


def show_kept(desk: Desk, parent: QWidget, disclosure: Disclosure) -> None:
    """Show the kept copy of a paper, exactly as it went out."""
    show_paper(desk, parent, as_kept(disclosure))
