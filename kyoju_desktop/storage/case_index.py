"""One row per case for the list: name, stage, flags and the next deadline, so that the list is one indexed read."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, TypeVar, cast

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentSettlement,
    ConsentVoiding,
    HouseholdMember,
    Office,
    Person,
    Representative,
    StageChange,
)
from kyoju_desktop.domain.rules.absence import VISITS
from kyoju_desktop.domain.rules.consent_life import GIVEN, Course, course_of, state_in, turns_of
from kyoju_desktop.domain.rules.deadlines import ALWAYS_SHOWN
from kyoju_desktop.domain.rules.death_ends import ENDED_BY_DEATH
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.storage.deciding import past
from kyoju_desktop.storage.folding import fold, fold_kana
from kyoju_desktop.storage.kin import is_protected
from kyoju_desktop.storage.rows import from_row, statements

R = TypeVar("R", bound=Record)

NEVER = "9999-12-31"
EVERYBODY = "*"  # the clerk of a deadline that belongs to no case: it stands on everybody's list
SEARCHING = ("S50", "S60", "S70")
WATCHED = ("S80", "S85")
_COLUMNS = (
    "of_case, person, number, number_key, name, kana, kana_key, birth_date, age_band, stage, stage_since, opened_at, "
    "closed_on, clerk, open, protected, anonymous, suspended, awaiting, consent_until, due_key, next_due_on, "
    "next_due_label, next_due_source"
)
_NAMES = tuple(_COLUMNS.split(", "))
_READ = f"SELECT {_COLUMNS} FROM case_index WHERE of_case = ?"  # noqa: S608 - our own names
_WRITE = f"INSERT OR REPLACE INTO case_index ({_COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608
_COUNT = "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT (name, day) DO UPDATE SET cases = cases + excluded.cases"
_FLAGS = (
    'SELECT (SELECT max(1) FROM suspension WHERE "case" = :case AND "ended_on" IS NULL), '
    '(SELECT max(1) FROM referral WHERE "case" = :case AND "sent_at" IS NOT NULL AND "replied_on" IS NULL '
    'AND "cancelled_on" IS NULL), '
    '(SELECT max("closed_on") FROM closing WHERE "case" = :case)'
)
_CLASSES = ", ".join(f"'{each}'" for each in sorted(ALWAYS_SHOWN))
_ALWAYS = f"record_class IN ({_CLASSES})"
_OTHERS = f"record_class <> 'Closing' AND record_class NOT IN ({_CLASSES})"
_SHOW = "UPDATE due SET shown = ?1, clerk = ?2 WHERE of_case = ?3 AND {} AND (shown <> ?1 OR clerk <> ?2)"
_DEAD = (
    'SELECT EXISTS (SELECT 1 FROM death WHERE "case" = :case) '
    'OR EXISTS (SELECT 1 FROM person WHERE id = :person AND "died_on" IS NOT NULL) '
    """OR EXISTS (SELECT 1 FROM move_out WHERE "case" = :case AND "reason" = 'death')"""
)
_ENDED = ", ".join(f"'{each}'" for each in sorted(ENDED_BY_DEATH))
_END = f"UPDATE due SET shown = 0 WHERE of_case = ? AND shown <> 0 AND code IN ({_ENDED})"  # noqa: S608 - our own
_VISITS = ", ".join(f"'{each}'" for each in sorted(VISITS))
_AWAY = (
    f"UPDATE due SET shown = 0 WHERE of_case = :case AND shown <> 0 AND code IN ({_VISITS}) "  # noqa: S608 - our own
    'AND EXISTS (SELECT 1 FROM hospital_stay AS stay WHERE stay."case" = :case AND stay.since <= :day '
    """AND ifnull(stay.tenancy, '') IN ('', due.record) AND stay.back_on IS NULL AND stay.result = '')"""
)
_NEXT_DUE = (
    "SELECT due_on, label, source FROM due WHERE of_case = ? AND +shown = 1 ORDER BY +due_on, record, code LIMIT 1"
)
_TOLD = (
    StageChange,
    ConsentVoiding,
    ConsentSettlement,
    HouseholdMember,
)  # what decides whether a consent still holds
_PAST = frozenset({"Consent", "ConsentWithdrawal", "ConsentVoiding", "Disclosure"})


def index_case(connection: Any, case_id: str, day: date) -> None:  # noqa: ANN401
    """Write the row of one case anew, as it stands on the day; none for a case that is gone or merged away."""
    before = connection.execute(_READ, (case_id,)).fetchone()
    case = _one(connection, Case, case_id)
    if case is None or case.merged_into:
        connection.execute(f"UPDATE due SET shown = 0 WHERE of_case = ? AND {_OTHERS} AND shown <> 0", (case_id,))  # noqa: S608 - our own words
        if before:
            connection.execute("DELETE FROM case_index WHERE of_case = ?", (case_id,))
            _count(connection, before, None)
        return
    open_ = int(is_open(case.stage))
    connection.execute(_SHOW.format(_OTHERS), (open_, case.clerk, case_id))
    connection.execute(_SHOW.format(_ALWAYS), (1, case.clerk, case_id))
    if connection.execute(_DEAD, {"case": case_id, "person": case.person}).fetchone()[0]:
        connection.execute(_END, (case_id,))
    connection.execute(_AWAY, {"case": case_id, "day": day.isoformat()})
    row = _row(connection, case, day)
    if row != before:
        connection.execute(_WRITE, row)
        _count(connection, before, row)


def number_key(case: Case) -> str:
    """A key by which numbers sort: year, then the number as a number."""
    digits = case.number.rsplit("-", 1)[-1]
    return f"{case.fiscal_year or 0:04}-{int(digits):07}" if digits.isdecimal() else f"{case.fiscal_year or 0:04}"


def _row(connection: Any, case: Case, day: date) -> tuple[Any, ...]:  # noqa: ANN401
    named = _one(connection, Person, case.person) or Person(id="")
    open_ = is_open(case.stage)
    suspended, awaiting, closed_on = connection.execute(_FLAGS, {"case": case.id}).fetchone()
    due = connection.execute(_NEXT_DUE, (case.id,)).fetchone()
    name = named.name or named.latin_name or case.called
    return (
        case.id,
        case.person,
        case.number,
        number_key(case),
        name,
        named.kana,
        fold_kana(named.kana) or fold(name) or "\uffff",
        _iso(named.birth_date),
        named.age_band,
        case.stage,
        _iso(case.stage_since),
        _iso(case.opened_at) or "",
        closed_on if not open_ else None,
        case.clerk,
        int(open_),
        int(is_protected(connection, case.person)),
        int(case.anonymous),
        int(bool(suspended)),
        int(bool(awaiting)),
        _consent_until(connection, case, named, day),
        due[0] if due else NEVER,
        due[0] if due else None,
        due[1] if due else "",
        due[2] if due else "",
    )


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _one(connection: Any, kind: type[R], record_id: str) -> R | None:  # noqa: ANN401
    row = connection.execute(f"{statements(kind).select} WHERE id = ?", (record_id,)).fetchone()
    return cast("R", from_row(kind, row)) if row else None


def _of_case(connection: Any, kind: type[Record], case_id: str) -> tuple[Record, ...]:  # noqa: ANN401
    rows = connection.execute(f'{statements(kind).select} WHERE "case" = ? ORDER BY id', (case_id,))
    return tuple(from_row(kind, row) for row in rows)


def _of_person(connection: Any, kind: type[Record], person: str) -> tuple[Record, ...]:  # noqa: ANN401
    rows = connection.execute(f'{statements(kind).select} WHERE "person" = ? ORDER BY id', (person,))
    return tuple(from_row(kind, row) for row in rows)


def _consent_until(connection: Any, case: Case, person: Person, day: date) -> str:  # noqa: ANN401
    """The last day on which a consent is in force, "" when none is: 同意なし follows from it by the day."""
    records = past(connection, case.id, day, _PAST).rows
    consents = records["Consent"]
    if not any(isinstance(each, Consent) and each.state == GIVEN for each in consents):
        return ""
    records |= {kind.__name__: _of_case(connection, kind, case.id) for kind in _TOLD}
    whose = sorted({each.person for each in consents if isinstance(each, Consent) and each.person})
    records["Representative"] = tuple(row for each in whose for row in _of_person(connection, Representative, each))
    file = CaseFile(Office(id=""), case, person, records)
    course, turns = course_of(file), [each for each in turns_of(file) if each > day]
    return max(_last_day(each, course, turns, day) for each in file.of(Consent))


def _last_day(consent: Consent, course: Course, turns: Iterable[date], day: date) -> str:
    """The last day on which the consent holds if nothing more happens; what is on record for later days counts."""
    if state_in(consent, course, day) != GIVEN:
        return ""
    for turn in turns:
        if state_in(consent, course, turn) != GIVEN:
            return (turn - timedelta(days=1)).isoformat()
    return NEVER


def _count(connection: Any, before: tuple[Any, ...] | None, after: tuple[Any, ...] | None) -> None:  # noqa: ANN401
    """Take the case out of the filters that held it and into those that hold it now."""
    had, has = _filters(before), _filters(after)
    connection.executemany(_COUNT, [(*each, -1) for each in sorted(had - has)])
    connection.executemany(_COUNT, [(*each, 1) for each in sorted(has - had)])


def _filters(row: tuple[Any, ...] | None) -> set[tuple[str, str]]:
    """The filters of the list that hold a case, each with the day that decides."""
    if row is None:
        return set()
    case = dict(zip(_NAMES, row, strict=True))
    if not case["open"]:
        return {("all", ""), ("closed_this_year", case["closed_on"] or "")}
    held = {
        "open": True,
        f"mine {case['clerk']}": True,
        "awaiting_reply": case["awaiting"],
        "protected": case["protected"],
        "suspended": case["suspended"],
        "searching": case["stage"] in SEARCHING,
        "watch": case["stage"] in WATCHED,
    }
    found = {("all", ""), ("due_this_week", case["due_key"])} | {(name, "") for name, holds in held.items() if holds}
    return found if case["anonymous"] else found | {("no_consent", case["consent_until"])}
