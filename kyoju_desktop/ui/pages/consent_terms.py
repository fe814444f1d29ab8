"""The fields of a consent on the page, in parts; what is asked depends on the form of the consent."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.consent import (
    CONSENT_EXPLAINED,
    CONSENT_LATE,
    CONSENT_ORAL,
    CONSENT_REPRESENTATIVE,
    CONSENT_SCOPE,
    CONSENT_TERMS,
    CONSENT_WRITTEN,
)
from kyoju_desktop.domain.records import Consent, Representative
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.intake_parts import together
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import SavedMark, column

_BY_FORM = {
    "written": CONSENT_WRITTEN,
    "oral": CONSENT_ORAL,
    "representative": CONSENT_REPRESENTATIVE,
}


_FORMS = {
    "terms": CONSENT_TERMS,
    "explained": CONSENT_EXPLAINED,
    "scope": CONSENT_SCOPE,
    "late": CONSENT_LATE,
    **_BY_FORM,
}
_NARROW = 430  # pixels at 100 % text from which two fields of section 4 stand side by side
_COPIED = ("purposes", "means", "period")


class ConsentTerms(QWidget):
    """Holds the parts `terms` and `explained`; the page lays them out. `changed` when a person changed something,
    `wanted` when a representative is to be registered."""

    changed = Signal()
    wanted = Signal()

    def __init__(
        self, desk: Desk, base: Consent, saved: SavedMark, representatives: Sequence[Representative] = ()
    ) -> None:
        super().__init__()
        self.hide()
        self._desk, self._base = desk, base
        self._known = {each.id: each for each in representatives}
        self._beyond = False
        self.terms = self._part("terms")
        self.explained = self._part("explained")
        self.further = {code: self._part(code) for code in _BY_FORM}
        self.scope, self.late = self._part("scope"), self._part("late")
        self.register = Button(
            desk.tr(N_("代理人を登録する")),
            icon="plus",
            small=True,
            name="register_representative",
            pressed=self.wanted.emit,
        )
        self._warnings = column(spacing=4)
        self.offer_representatives(representatives)
        for each in self._parts():
            each.show_saved_on(saved)
            each.changed.connect(self._on_changed)
        self._show_further()

    def lay(self, lines: QVBoxLayout) -> None:
        """Put what belongs to section 4 below each other."""
        for each in (self.explained, *self.further.values()):
            lines.addWidget(each)
        lines.addWidget(self.register, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addLayout(self._warnings)
        lines.addWidget(self.scope)
        lines.addWidget(self.late)

    def offer_representatives(self, found: Sequence[Representative], chosen: str = "") -> None:
        """Whom the person has; `chosen` is marked as if the clerk had chosen it."""
        self._known = {each.id: each for each in found}
        tr = self._desk.tr
        words = []
        for each in found:
            kind = tr(self._desk.codes.label("representative_kind", each.kind))
            words.append((each.id, f"{kind} {each.name}"))
        editor = self.further["representative"].editor("authority")
        editor.set_options(words)
        if chosen:
            editor.show_value(chosen)
            editor.touch()

    def take(self, former: Consent) -> None:
        """Copy purposes, ways and the kind of period; the last day is always asked anew."""
        for name in _COPIED:
            editor = self.terms.editor(name)
            editor.show_value(getattr(former, name))
            editor.touch()

    def warn(self, told: Sequence[Message], *, beyond: bool) -> None:
        """Show what the clerk has to see about the representative; beyond the papers a reason is asked."""
        empty(self._warnings)
        for each in told:
            words = each.text(self._desk.tr)
            self._warnings.addWidget(IconWords("warning", words, size="compact", tone="warn", wrap=True))
        if beyond != self._beyond:
            self._beyond = beyond
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
        return self._represented(whole)

    def commit(self) -> Consent | None:
        """The consent as answered; None when a field cannot be read (it has the focus)."""
        whole, unread = together(self._base, self._asked(), strict=True)
        if unread or not isinstance(whole, Consent):
            return None
        return _given(self._represented(whole), self._desk.now())

    def refused(self, refused: Refused) -> bool:
        """Put a refusal beside its field."""
        if refused.field == "late_entry":
            self.late.show()
        name = "authority" if refused.field.startswith("representative") else refused.field
        placed = Refused(refused.message.template, field=name, **dict(refused.message.values))
        return any(part.refused(placed) for part in self._parts() if not part.isHidden())

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

    def _part(self, code: str) -> FormView:
        base = self._base
        key = f"consent.{base.case}.{code}"
        return FormView(
            self._desk, _FORMS[code], base, key=key, gaps=False, titles=False, label_width=76, narrow=_NARROW
        )

    def _parts(self) -> Iterable[FormView]:
        return (self.terms, self.explained, *self.further.values(), self.scope, self.late)

    def _asked(self) -> Iterable[FormView]:
        chosen = self.further.get(str(self.explained.editor("form").value()))
        more = [each for each in (self.scope, self.late) if not each.isHidden()]
        return (self.terms, self.explained, *((chosen,) if chosen else ()), *more)

    def _represented(self, consent: Consent) -> Consent:
        """With the words of the register about the representative, as they stand now."""
        found = self._known.get(consent.authority) if consent.form == "representative" else None
        if found is None:
            return consent.replace(authority="")
        return consent.replace(
            representative=found.name,
            representative_kind=found.kind,
            representative_paper=found.paper,
            representative_checked_on=found.checked_on,
            representative_scope=found.scope,
        )

    def _on_changed(self) -> None:
        self._show_further()
        self.changed.emit()

    def _show_further(self) -> None:
        chosen = self.explained.editor("form").value()
        for code, part in self.further.items():
            part.setVisible(code == chosen)
        by_one = chosen == "representative"
        self.register.setVisible(by_one)
        self.scope.setVisible(by_one and self._beyond)
        self.late.setVisible(self._late())

    def _late(self) -> bool:
        """Whether the consent was given on an earlier day than today."""
        code = str(self.explained.editor("form").value())
        name = "given_at" if code == "oral" else "signed_paper_on"
        part = self.further.get(code)
        try:
            value = part.editor(name).value() if part else None
        except Refused:
            return not self.late.isHidden()
        day = value.date() if isinstance(value, datetime) else value
        return day is not None and day < self._desk.today()


def _given(consent: Consent, now: datetime) -> Consent:
    """A signed paper is the moment of the consent: today it is now, on another day its hour is not known."""
    if consent.form == "oral" or consent.given_at is not None:
        return consent
    day = consent.signed_paper_on or consent.explained_on
    if day is None:
        return consent
    moment = now.replace(second=0, microsecond=0) if day == now.date() else datetime.combine(day, time())
    return consent.replace(given_at=moment)
