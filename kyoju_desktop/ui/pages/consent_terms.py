"""The fields of a consent on the page, in parts; what is asked depends on the form of the consent."""

from collections.abc import Iterable
from datetime import datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.consent import (
    CONSENT_EXPLAINED,
    CONSENT_ORAL,
    CONSENT_REPRESENTATIVE,
    CONSENT_TERMS,
    CONSENT_WRITTEN,
)
from kyoju_desktop.domain.records import Consent
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.intake_parts import together
from kyoju_desktop.ui.widgets.panels import SavedMark

_BY_FORM = {
    "written": CONSENT_WRITTEN,
    "oral": CONSENT_ORAL,
    "representative": CONSENT_REPRESENTATIVE,
}


class ConsentTerms(QWidget):
    """Holds the parts `terms` and `explained`; the page lays them out. `changed` when a person changed something."""

    changed = Signal()

    def __init__(self, desk: Desk, base: Consent, saved: SavedMark) -> None:
        super().__init__()
        self.hide()
        self._base = base
        self.terms = self._part(desk, base, "terms")
        self.explained = self._part(desk, base, "explained")
        self.further = {code: self._part(desk, base, code) for code in _BY_FORM}
        for each in self._parts():
            each.show_saved_on(saved)
            each.changed.connect(self._on_changed)
        self._show_further()

    def peek(self) -> Consent:
        """What can be read now; what cannot is left as it was."""
        whole = self._base
        for part in self._asked():
            for name in part.form.names():
                try:
                    whole = whole.replace(**{name: part.editor(name).value()})
                except Refused:
                    continue
        return whole

    def commit(self) -> Consent | None:
        """The consent as answered; None when a field cannot be read (it has the focus)."""
        whole, unread = together(self._base, self._asked(), strict=True)
        return _given(whole) if not unread and isinstance(whole, Consent) else None

    def refused(self, refused: Refused) -> bool:
        """Put a refusal beside its field."""
        return any(part.refused(refused) for part in self._asked())

    def want(self, name: str) -> bool:
        """Go to a field; False when it is not asked here."""
        for part in self._asked():
            if name in part.form.names():
                part.focus_field(name)
                return True
        return False

    def settle(self) -> None:
        """The consent is recorded: the drafts go."""
        for part in self._parts():
            part.settle()

    def _part(self, desk: Desk, base: Consent, code: str) -> FormView:
        form = {"terms": CONSENT_TERMS, "explained": CONSENT_EXPLAINED, **_BY_FORM}[code]
        return FormView(desk, form, base, key=f"consent.{base.case}.{code}", gaps=False, titles=False, label_width=92)

    def _parts(self) -> Iterable[FormView]:
        return (self.terms, self.explained, *self.further.values())

    def _asked(self) -> Iterable[FormView]:
        chosen = self.further.get(str(self.explained.editor("form").value()))
        return (self.terms, self.explained, *((chosen,) if chosen else ()))

    def _on_changed(self) -> None:
        self._show_further()
        self.changed.emit()

    def _show_further(self) -> None:
        chosen = self.explained.editor("form").value()
        for code, part in self.further.items():
            part.setVisible(code == chosen)


def _given(consent: Consent) -> Consent:
    """A signed paper is the moment of the consent."""
    if consent.form == "oral" or consent.given_at is not None:
        return consent
    day = consent.signed_paper_on or consent.explained_on
    return consent.replace(given_at=datetime.combine(day, time())) if day else consent
