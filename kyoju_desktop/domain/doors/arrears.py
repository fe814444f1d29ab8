"""The office's own rule about arrears on paper: nothing in it is about anybody."""

from datetime import date

from kyoju_desktop.domain.fields import is_empty, spec, value_of
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import arrears_rule
from kyoju_desktop.domain.records import Office
from kyoju_desktop.domain.sheet import Door, Sheet, Value

_FIELDS = ("arrears_referral", "arrears_months", "arrears_rule")


def arrears_rule_sheet(office: Office, at: Locale, today: date) -> Sheet:
    """The rule as it is set, on the form on which it is decided."""
    values = []
    for name in _FIELDS:
        if not is_empty(office, name):
            told = spec(Office, name)
            text = told.kind.format(value_of(office, name), at)
            values.append(Value(f"Office.{name}", told.label, text, told.info, office.id, ""))
    frame = office_frame(at.tr(arrears_rule.TITLE), office, today)
    return Sheet(Door.INTERNAL, arrears_rule.FORM, frame, tuple(values))
