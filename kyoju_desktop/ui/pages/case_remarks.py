"""Remarks beside the fields of a form: looked up anew whenever the typing pauses."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kyoju_desktop.domain.rules import (
    absence,
    applications,
    arrears,
    disaster_remarks,
    inquiries,
    leaving,
    mandates,
    move_in,
    paying,
    watch,
)
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.ui.forms.form_view import FormView

# Importing them registers what they have to say.
SPEAKERS = (absence, applications, arrears, disaster_remarks, inquiries, leaving, mandates, move_in, paying, watch)
_PAUSE = 300  # milliseconds


class Remarks(QObject):
    """Says beside the fields of one form what is rare about its answers; nothing is kept from being saved."""

    def __init__(self, view: FormView, beside: Callable[[], Beside | None], tr: Translator) -> None:
        super().__init__(view)
        self._view, self._beside, self._tr = view, beside, tr
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look)
        view.changed.connect(self._timer.start)
        self.look()

    def look(self) -> None:
        """Look at what stands in the fields now."""
        beside = self._beside()
        if beside is None:
            return
        said: dict[str, list[str]] = {}
        for each in remarks_on(self._view.typed(), beside):
            said.setdefault(each.field, []).append(each.message.text(self._tr))
        self._view.set_remarks({name: "\n".join(words) for name, words in said.items()})
