"""Which words of which record lead to a case; the protected bundle leads nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kyoju_desktop.domain.conceal import NOTHING, Concealer
from kyoju_desktop.domain.fields import Record, Spec, record_class, specs, value_of
from kyoju_desktop.domain.kinds import Day, Kana, Phone
from kyoju_desktop.domain.records import (
    Address,
    Case,
    ContactPoint,
    HouseholdMember,
    OppositeParty,
    Person,
    PersonLink,
    Protection,
)
from kyoju_desktop.storage.bundle import cases_of, concealer_of, holders
from kyoju_desktop.storage.folding import fold, fold_kana, fold_unvoiced, grams
from kyoju_desktop.storage.history import Change
from kyoju_desktop.storage.kin import is_protected, kin_of
from kyoju_desktop.storage.rows import from_row, statements

NOTES = frozenset({"ProgressNote", "Visit"})
TEXTS = ("name_text", "note_text")
_UNSEARCHED = frozenset({"Organisation"})
_BUNDLE = (Address, ContactPoint)  # their searchable fields tell where a person is
_DECIDING = (Protection, Address, PersonLink, HouseholdMember, Case)  # whether that is secret
Key = tuple[str, str, str]


def _whose_secrecy(connection: Any, change: Change) -> set[str]:  # noqa: ANN401 - the driver ships no types
    """The persons whose secrecy may have begun or ended with a change, with all who share it."""
    if change.kind not in _DECIDING:
        return set()
    before, after = change.before, change.after
    if isinstance(before, Case) and isinstance(after, Case) and before.person == after.person:
        return set()
    named = {person for state in (before, after) if state is not None for person in _named(connection, state)}
    return {kin for each in named for kin in kin_of(connection, each)}


def _named(connection: Any, record: Record) -> set[str]:  # noqa: ANN401
    if isinstance(record, PersonLink):
        return {record.first, record.second} - {""}
    own = {str(getattr(record, "person", ""))} - {""}
    if isinstance(record, HouseholdMember) and own:
        own |= {_person_of_case(connection, record.case)} - {""}
    return own


def _person_of_case(connection: Any, case: str) -> str:  # noqa: ANN401
    row = connection.execute('SELECT person FROM "case" WHERE id = ?', (case,)).fetchone()
    return str(row[0] or "") if row else ""


def owner_of(record: Record) -> str:
    """The case or person to whom a hit on the record leads."""
    if isinstance(record, Person | Case):
        return record.id
    return str(getattr(record, "case", "")) or str(getattr(record, "person", ""))


@dataclass(frozen=True)
class Touched:
    """Persons whose secrecy may have begun or ended, and protected ones whose bundle has got or lost a word."""

    secrecy: frozenset[str]
    words: frozenset[str]


def index(connection: Any, changes: Sequence[Change]) -> Touched:  # noqa: ANN401
    """Write the search keys of changed records anew; whether a person's whereabouts are secret is looked at last."""
    for change in changes:
        if _searched(change.kind.__name__):
            if change.before is not None:
                _forget(connection, change.record)
            if change.after is not None:
                _remember_shielded(connection, change.after)
    secrecy = frozenset(each for change in changes for each in _whose_secrecy(connection, change))
    words = frozenset(each for change in changes for each in _whose_words(connection, change))
    for person in sorted(secrecy):
        _index_bundle(connection, person)
    for person in sorted(secrecy | words):
        _index_notes(connection, person)
    return Touched(secrecy, words)


def index_fresh(connection: Any, record: Record) -> None:  # noqa: ANN401
    """Write the search keys of a record of which none are there yet, when every record is in its place."""
    if _searched(type(record).__name__):
        _remember_shielded(connection, record)


@cache
def _searched(name: str) -> bool:
    return any(each.searchable for each in specs(record_class(name))) and name not in _UNSEARCHED


def _index_bundle(connection: Any, person: str) -> None:  # noqa: ANN401
    """Secrecy may have begun or ended: addresses and telephone numbers leave or enter the index."""
    hidden = is_protected(connection, person)
    for kind in _BUNDLE:
        for row in connection.execute(f'{statements(kind).select} WHERE "person" = ?', (person,)).fetchall():
            _forget(connection, row[0])
            _remember(connection, from_row(kind, row), protected=hidden)


def _index_notes(connection: Any, person: str) -> None:  # noqa: ANN401
    """The words of the bundle leave or enter the index of the notes in which they were repeated."""
    conceal = concealer_of(connection, person)
    for case in cases_of(connection, [person]):
        for name in sorted(NOTES):
            kind = record_class(name)
            for row in connection.execute(f'{statements(kind).select} WHERE "case" = ?', (case,)).fetchall():
                _forget(connection, row[0])
                _remember(connection, from_row(kind, row), protected=False, conceal=conceal)


def _whose_words(connection: Any, change: Change) -> set[str]:  # noqa: ANN401
    """The protected persons whose bundle has got or lost a word with a change."""
    owner = dict(holders()).get(change.kind.__name__)
    state = change.after or change.before
    if owner is None or state is None:
        return set()
    at = str(getattr(state, owner))
    person = _person_of_case(connection, at) if owner == "case" else at
    return set(kin_of(connection, person)) if is_protected(connection, person) else set()


def _remember_shielded(connection: Any, record: Record) -> None:  # noqa: ANN401
    """Index a record as far as the secrecy of its person allows."""
    if isinstance(record, _BUNDLE):
        _remember(connection, record, protected=is_protected(connection, record.person))
    elif type(record).__name__ in NOTES:
        person = _person_of_case(connection, str(value_of(record, "case")))
        _remember(connection, record, protected=False, conceal=concealer_of(connection, person))
    else:
        _remember(connection, record, protected=False)


def _forget(connection: Any, record_id: str) -> None:  # noqa: ANN401
    connection.execute("DELETE FROM search_key WHERE record = ?", (record_id,))
    row = connection.execute("SELECT id, record_class FROM search_row WHERE record = ?", (record_id,)).fetchone()
    if row:
        connection.execute(f"DELETE FROM {_text_of(row[1])} WHERE rowid = ?", (row[0],))  # noqa: S608
        connection.execute("DELETE FROM search_row WHERE id = ?", (row[0],))


def _remember(
    connection: Any,  # noqa: ANN401
    record: Record,
    *,
    protected: bool,
    conceal: Concealer = NOTHING,
) -> None:
    owner = owner_of(record)
    if not owner:
        return
    shown = [each for each in specs(type(record)) if each.searchable and not (protected and each.protected)]
    if type(record).__name__ not in NOTES:
        keys = {key for each in shown for key in _keys(record, each)}
        connection.executemany(
            "INSERT INTO search_key (kind, key, record, field, owner) VALUES (?, ?, ?, ?, ?)",
            [(kind, key, record.id, field, owner) for kind, key, field in sorted(keys)],
        )
    if not isinstance(record, OppositeParty):
        _remember_text(connection, record, shown, owner, conceal)


def _remember_text(
    connection: Any,  # noqa: ANN401
    record: Record,
    shown: list[Spec],
    owner: str,
    conceal: Concealer,
) -> None:
    words = [
        fold(conceal(str(value_of(record, each.name)), " "))
        for each in shown
        if not isinstance(each.kind, Day | Phone)
    ]
    text = " ".join(grams(word) for word in words if word)
    if not text:
        return
    name = type(record).__name__
    row = connection.execute(
        "INSERT INTO search_row (record, record_class, owner) VALUES (?, ?, ?) RETURNING id", (record.id, name, owner)
    ).fetchall()
    connection.execute(f"INSERT INTO {_text_of(name)} (rowid, grams) VALUES (?, ?)", (row[0][0], text))  # noqa: S608


def _text_of(class_name: str) -> str:
    return TEXTS[class_name in NOTES]


def _keys(record: Record, each: Spec) -> Iterator[Key]:
    value = value_of(record, each.name)
    if not value:
        return
    if isinstance(each.kind, Phone):
        yield "phone", value, each.name
        yield "phone_end", value[::-1], each.name
    elif isinstance(each.kind, Day):
        yield "birth", value.isoformat(), each.name
        yield "birthday", value.strftime("%m%d"), each.name
    elif isinstance(record, Case) and each.name != "called":
        yield from _number_keys(value, each.name)
    else:
        yield from _name_keys("opposite" if isinstance(record, OppositeParty) else "name", value, each)


def _number_keys(value: str, field: str) -> Iterator[Key]:
    """The whole number, what stands after the office's mark, and the running number alone."""
    for number in value.split("、"):
        for part in (number, number.split()[-1] if number.split() else "", plain_number(number)):
            if fold(part):
                yield "number", fold(part), field


def plain_number(text: str) -> str:
    """The running number at the end of a case number without its zeros; "" if it does not end in one."""
    digits = fold(text).rsplit("-", 1)[-1]
    return digits.lstrip("0") if digits.isdecimal() else ""


def _name_keys(kind: str, value: str, each: Spec) -> Iterator[Key]:
    """The whole name in both orders, and every part of it; readings also without small kana and 濁点."""
    parts = value.split()
    ways = {value, *parts} | ({parts[1] + parts[0]} if len(parts) == 2 else set())
    for way in ways:
        plain = fold(way)
        keys = {plain}
        if isinstance(each.kind, Kana) or is_reading(plain):
            keys |= {fold_kana(way), fold_unvoiced(way)}
        for key in keys - {""}:
            yield kind, key, each.name


def is_reading(text: str) -> bool:
    """Whether a folded text is written in kana only."""
    return all("ぁ" <= char <= "ゖ" or char == "-" for char in text)
