"""Every deadline there is has a record that makes it, and each is told whole."""

from kyoju_desktop.domain.records import Case, Designation, Person
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadline_table import DEADLINE_RULES
from kyoju_desktop.domain.rules.deadline_words import explained
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.i18n.messages import Translator
from tests.ui.due_cast import DUE, FLOOD, QUAKE, RECORDS

CALENDAR = Calendar(
    designations=(
        Designation(name="架空豪雨", happened_on=FLOOD, until_day=DUE),
        Designation(name="架空地震", happened_on=QUAKE),
    )
)
JA = Translator.for_language("ja")


def test_every_deadline_has_a_record_that_makes_it() -> None:
    assert set(RECORDS) == set(DEADLINE_RULES)
    for code, make in RECORDS.items():
        case, person = Case(stage="S80"), Person()
        dues = {due.code: due for record in make(case, person) for due in dues_of(record, CALENDAR)}
        assert code in dues, code
        words = explained(dues[code].explain, dues[code].values, JA)
        assert words.endswith("。"), code
        assert "月" in words, code  # it names a day
