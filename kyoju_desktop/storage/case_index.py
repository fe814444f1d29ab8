"""One row per case for the list: name, stage, flags and the next deadline, so that the list is one indexed read."""

from datetime import date
from typing import Any

from kyoju_desktop.domain.records import Address, Case, Consent, Person, Protection, Referral, Suspension
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.storage.folding import fold, fold_kana
from kyoju_desktop.storage.rows import from_row, statements

NEVER = "9999-12-31"
_FLAGS = (
    'SELECT (SELECT max(1) FROM protection WHERE person = :person AND "ended_on" IS NULL), '
    '(SELECT max(1) FROM address WHERE person = :person AND "secret" = 1), '
    '(SELECT max(1) FROM suspension WHERE "case" = :case AND "ended_on" IS NULL), '
    '(SELECT count(*) FROM referral WHERE "case" = :case AND "sent_at" IS NOT NULL AND "replied_on" IS NULL '
    'AND "cancelled_on" IS NULL), '
    '(SELECT max("closed_on") FROM closing WHERE "case" = :case)'
)
_NAMED = (Address, Protection, Referral, Suspension)  # the tables that the statement above reads


def index_case(connection: Any, case_id: str, day: date) -> None:  # noqa: ANN401
    """Write the row of one case anew; no row for a case that is gone or merged away."""
    row = connection.execute(f"{statements(Case).select} WHERE id = ?", (case_id,)).fetchone()
    case = from_row(Case, row) if row else None
    if not isinstance(case, Case) or case.merged_into:
        connection.execute("DELETE FROM case_index WHERE of_case = ?", (case_id,))
        connection.execute("UPDATE due SET shown = 0 WHERE of_case = ?", (case_id,))
        return
    found = connection.execute(f"{statements(Person).select} WHERE id = ?", (case.person,)).fetchone()
    person = from_row(Person, found) if found else None
    named = person if isinstance(person, Person) else Person()
    open_ = is_open(case.stage)
    connection.execute(
        "UPDATE due SET shown = CASE WHEN record_class = 'Closing' THEN 0 ELSE ? END WHERE of_case = ?",
        (int(open_), case_id),
    )
    secret, secret_address, suspended, awaiting, closed_on = connection.execute(
        _FLAGS, {"person": case.person or "", "case": case_id}
    ).fetchone()
    # +shown: else SQLite walks the index of all shown deadlines by day instead of the few of this case
    due = connection.execute(
        "SELECT due_on, label, source FROM due WHERE of_case = ? AND +shown = 1 ORDER BY due_on, id LIMIT 1",
        (case_id,),
    ).fetchone()
    name = named.name or named.latin_name or case.called
    values = (
        case_id,
        case.person,
        case.number,
        number_key(case),
        name,
        named.kana,
        fold_kana(named.kana) or fold(name) or "\uffff",
        named.birth_date.isoformat() if named.birth_date else None,
        named.age_band,
        case.stage,
        case.stage_since.isoformat() if case.stage_since else None,
        case.opened_at.isoformat() if case.opened_at else "",
        closed_on if not open_ else None,
        case.clerk,
        int(open_),
        int(bool(secret or secret_address)),
        int(case.anonymous),
        int(bool(suspended)),
        int(awaiting > 0),
        _consent_until(connection, case_id),
        due[0] if due else NEVER,
        due[0] if due else None,
        due[1] if due else "",
        due[2] if due else "",
    )
    connection.execute(f"INSERT OR REPLACE INTO case_index VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
    _ = day


def number_key(case: Case) -> str:
    """A key by which numbers sort: year, then the number as a number."""
    digits = case.number.rsplit("-", 1)[-1]
    return f"{case.fiscal_year or 0:04}-{int(digits):07}" if digits.isdigit() else f"{case.fiscal_year or 0:04}"


def _consent_until(connection: Any, case_id: str) -> str:  # noqa: ANN401
    """Until when the case has a consent, "" when none was given: the list shows 同意なし by the day."""
    latest = ""
    rows = connection.execute(
        f'{statements(Consent).select} WHERE "case" = ? AND "state" = ?', (case_id, "given")
    ).fetchall()
    for row in rows:
        consent = from_row(Consent, row)
        if isinstance(consent, Consent):
            until = consent.until_day.isoformat() if consent.period == "date" and consent.until_day else NEVER
            latest = max(latest, until)
    return latest
