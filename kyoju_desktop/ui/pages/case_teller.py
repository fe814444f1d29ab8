"""How a record of a case is told in words: labels, names of bodies, and (秘匿) for a protected place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.conceal import SECRET
from kyoju_desktop.domain.fields import Record, Spec, is_empty, spec, value_of
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.kinds import Choice, Codes, Flag, Locale
from kyoju_desktop.i18n.eras import month_day
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.entry import Entry


def tells_place(field: Spec) -> bool:
    """Whether the value of a protected field could tell where somebody is: a text or number, not a kind of place."""
    return field.protected and not isinstance(field.kind, Choice | Codes | Flag)


def closed_fields(form: Form, record: Record, file: CaseFile) -> frozenset[str]:
    """The fields of a form that stay closed until a reason is given: the bundle, and texts that repeat it."""
    if not file.protected:
        return frozenset()
    return frozenset(name for name in form.names() if not is_empty(record, name) and _closed(record, name, file))


def _closed(record: Record, name: str, file: CaseFile) -> bool:
    value = value_of(record, name)
    return tells_place(spec(type(record), name)) or (isinstance(value, str) and file.conceal.holds(value))


@dataclass(frozen=True)
class Teller:
    """What telling an entry depends on: the case, the language, and the names of the bodies."""

    file: CaseFile
    at: Locale
    bodies: Mapping[str, str] = field(default_factory=dict)

    def text(self, record: Record, name: str) -> str:
        """The shown text of a field; a value of a protected bundle is not drawn at all."""
        if is_empty(record, name):
            return ""
        told = spec(type(record), name)
        if self.file.protected and tells_place(told):
            return self.at.tr(SECRET)
        return self.conceal(told.kind.format(value_of(record, name), self.at))

    def conceal(self, text: str) -> str:
        """A text without what it repeats of the protected bundle."""
        return self.file.conceal(text, self.at.tr(SECRET))

    def body(self, organisation: str, otherwise: str = "") -> str:
        """The name of a body by its id."""
        return self.bodies.get(organisation, otherwise)

    def lines(self, record: Record, *names: str) -> tuple[tuple[str, str], ...]:
        """Label and text of the fields that have a value."""
        pairs = ((spec(type(record), name).label, self.text(record, name)) for name in names)
        return tuple((self.at.tr(label), text) for label, text in pairs if text)

    def next_line(self, record: Record) -> tuple[tuple[str, str], ...]:
        """次の対応 with its date in brackets."""
        words = self.text(record, "next_step")
        due: date | None = value_of(record, "next_on")
        until = self.at.tr(N_("({day}まで)"), day=month_day(due)) if due else ""
        label = self.at.tr(N_("次の対応"))
        return ((label, words + until),) if words or until else ()


def tag(text: str, state: str = "", icon: str = "") -> ChipFace:
    """A chip beside a title; `state` is warn, danger, done or nothing."""
    return ChipFace(text, icon, state or "neutral")


def _when(moment: datetime | date | None) -> tuple[datetime, bool] | None:
    if isinstance(moment, datetime):
        return moment, moment.time() != time()
    return (datetime.combine(moment, time()), False) if moment else None


def entry(
    record: Record, moment: datetime | date | None, groups: str, icon: str, title: str, **more: object
) -> tuple[Entry, ...]:
    """One entry of that moment, none while the moment is not known; `more` are further values of `Entry`."""
    when = _when(moment)
    if when is None:
        return ()
    made: Callable[..., Entry] = Entry
    return (made(when[0], when[1], frozenset(groups.split()), icon, title, record, **more),)
