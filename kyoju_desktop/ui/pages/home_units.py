"""台帳の住戸 in an application that is typed by hand: what can be chosen, and what the chosen unit fills in."""

from PySide6.QtCore import QObject

from kyoju_desktop.domain.fields import Record, is_empty, value_of
from kyoju_desktop.domain.records import Application, Building, Home
from kyoju_desktop.services.homes import UNNAMED_HOME, application_for, inquiry_for
from kyoju_desktop.storage.homes import HomeFilter
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.forms.form_view import FormView, Options
from kyoju_desktop.ui.pages.case_room import CaseRoom

OFFERED = 300  # units; who wants another one begins at 条件に合う住まい
_FILLED = ("home", "destination", "landlord", "rent", "common_fee")


def offered_units(room: CaseRoom, record: Record) -> Options:
    """The units that can be applied for, and the one that was chosen; secret buildings are left out."""
    chosen = record.unit if isinstance(record, Application) else ""
    secret = room.view is not None and room.view.file.protected
    with room.desk.store.read() as r:
        free = [(each.home, each.name) for each in r.home_rows(HomeFilter(name="free"), limit=OFFERED)]
        kept = [(chosen, _name(r, chosen, secret=secret))] if chosen else []
    return {"unit": [("", ""), *kept, *(each for each in free if each[0] != chosen)]}


def _name(r: Reader, home_id: str, *, secret: bool) -> str:
    """How the chosen unit is called; a protected person's and one in a secret building go without a name."""
    home = r.look(Home, home_id)
    building = r.look(Building, home.building) if home else None
    if home is None or building is None or building.secret or secret:
        return UNNAMED_HOME
    return f"{building.name} {home.room}".strip()


class UnitProposals(QObject):
    """Fills what the register knows of the chosen unit into the blank fields in which nobody has typed."""

    def __init__(self, room: CaseRoom, form: FormView) -> None:
        super().__init__(form)
        self._room, self._form = room, form
        self._unit = value_of(form.record(), "unit")
        form.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        typed = self._form.typed()
        if not isinstance(typed, Application) or typed.unit == self._unit:
            return
        self._unit = typed.unit
        known = self._known(typed)
        for name in filter(self._form.shows, _FILLED):
            if is_empty(self._form.record(), name) and not self._form.editor(name).touched:
                self._form.editor(name).set_value(value_of(known, name))

    def _known(self, typed: Application) -> Application:
        if not typed.unit:
            return Application()
        with self._room.desk.store.read() as r:
            return application_for(r, inquiry_for(r, typed.unit, typed.case))
