"""Which words of which record lead to a case; the protected bundle leads nowhere."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from kyoju_desktop.domain.fields import Record, Spec, record_class, specs, value_of
from kyoju_desktop.domain.kinds import Day, Kana, Phone
from kyoju_desktop.domain.records import Address, Case, ContactPoint, OppositeParty, Person, PersonLink, Protection
from kyoju_desktop.storage.folding import fold, fold_kana, fold_unvoiced, grams
from kyoju_desktop.storage.history import Change
from kyoju_desktop.storage.kin import is_protected, same_persons
from kyoju_desktop.storage.rows import from_row, statements

NOTES = frozenset({"ProgressNote", "Visit"})
TEXTS = ("name_text", "note_text")
_UNSEARCHED = frozenset({"Organisation"})
_BUNDLE = (Address, ContactPoint)  # their searchable fields tell where a person is
_DECIDING = (Protection, Address, PersonLink)  # whether that is secret
Key = tuple[str, str, str]


def persons_of(record: Record) -> set[str]:
    """The persons to whom a record belongs by itself."""
    if isinstance(record, PersonLink):
        return {record.first, record.second}
    return {record.id if isinstance(record, Person) else str(getattr(record, "person", ""))} - {""}


def owner_of(record: Record) -> str:
    """The case or person to whom a hit on the record leads."""
    if isinstance(record, Person | Case):
        return record.id
    return str(getattr(record, "case", "")) or str(getattr(record, "person", ""))


def index(connection: Any, changes: Sequence[Change]) -> None:  # noqa: ANN401
    """Write the search keys of changed records anew; whether a person's whereabouts are secret is looked at last."""
    for change in changes:
        if _searched(change.kind.__name__):
            if change.before is not None:
                _forget(connection, change.record)
            if change.after is not None:
                _remember(connection, change.after, protected=_hidden(connection, change.after))
    for change in changes:
        if change.kind in _DECIDING:
            _index_bundles(connection, change)


def index_fresh(connection: Any, record: Record) -> None:  # noqa: ANN401
    """Write the search keys of a record of which none are there yet, when every record is in its place."""
    if _searched(type(record).__name__):
        _remember(connection, record, protected=_hidden(connection, record))


@cache
def _searched(name: str) -> bool:
    return any(each.searchable for each in specs(record_class(name))) and name not in _UNSEARCHED


def _index_bundles(connection: Any, change: Change) -> None:  # noqa: ANN401
    """Secrecy may have begun or ended: addresses and telephone numbers leave or enter the index."""
    named = {person for state in (change.before, change.after) if state is not None for person in persons_of(state)}
    for person in {kin for each in named for kin in same_persons(connection, each)}:
        hidden = is_protected(connection, person)
        for kind in _BUNDLE:
            for row in connection.execute(f'{statements(kind).select} WHERE "person" = ?', (person,)).fetchall():
                _forget(connection, row[0])
                _remember(connection, from_row(kind, row), protected=hidden)


def _hidden(connection: Any, record: Record) -> bool:  # noqa: ANN401
    return isinstance(record, _BUNDLE) and is_protected(connection, record.person)


def _forget(connection: Any, record_id: str) -> None:  # noqa: ANN401
    connection.execute("DELETE FROM search_key WHERE record = ?", (record_id,))
    row = connection.execute("SELECT id, record_class FROM search_row WHERE record = ?", (record_id,)).fetchone()
    if row:
        connection.execute(f"DELETE FROM {_text_of(row[1])} WHERE rowid = ?", (row[0],))  # noqa: S608
        connection.execute("DELETE FROM search_row WHERE id = ?", (row[0],))


def _remember(connection: Any, record: Record, *, protected: bool) -> None:  # noqa: ANN401
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
        _remember_text(connection, record, shown, owner)


def _remember_text(connection: Any, record: Record, shown: list[Spec], owner: str) -> None:  # noqa: ANN401
    words = [fold(str(value_of(record, each.name))) for each in shown if not isinstance(each.kind, Day | Phone)]
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
