"""Which words of which record lead to a case; the protected bundle leads nowhere."""

from collections.abc import Iterator
from typing import Any

from kyoju_desktop.domain.fields import Record, Spec, specs, value_of
from kyoju_desktop.domain.kinds import Day, Kana, Phone
from kyoju_desktop.domain.records import Address, Case, ContactPoint, OppositeParty, Person, Protection
from kyoju_desktop.storage.folding import fold, fold_kana, fold_unvoiced, grams
from kyoju_desktop.storage.history import Change
from kyoju_desktop.storage.rows import from_row, statements

NOTES = frozenset({"ProgressNote", "Visit"})
_UNSEARCHED = frozenset({"Organisation"})
_BUNDLE = (Address, ContactPoint)
Key = tuple[str, str, str]


def person_of(record: Record) -> str:
    """The person to whom a record belongs by itself."""
    return record.id if isinstance(record, Person) else str(getattr(record, "person", ""))


def owner_of(record: Record) -> str:
    """The case or person to whom a hit on the record leads."""
    if isinstance(record, Person | Case):
        return record.id
    return str(getattr(record, "case", "")) or person_of(record)


def index(connection: Any, change: Change) -> None:  # noqa: ANN401
    """Write the search keys of one record anew."""
    if change.kind in {Protection, Address}:
        _index_bundle(connection, change)
    if any(each.searchable for each in specs(change.kind)) and change.kind.__name__ not in _UNSEARCHED:
        _forget(connection, change.record)
        if change.after is not None:
            _remember(connection, change.after, protected=_hidden(connection, change.after))


def _index_bundle(connection: Any, change: Change) -> None:  # noqa: ANN401
    """Secrecy began or ended: the person's addresses and telephone numbers leave or enter the index."""
    record = change.after or change.before
    person = person_of(record) if record else ""
    for kind in _BUNDLE:
        for row in connection.execute(f'{statements(kind).select} WHERE "person" = ?', (person,)).fetchall():
            each = from_row(kind, row)
            _forget(connection, each.id)
            _remember(connection, each, protected=is_protected(connection, person))


def _hidden(connection: Any, record: Record) -> bool:  # noqa: ANN401
    return isinstance(record, _BUNDLE) and is_protected(connection, person_of(record))


def is_protected(connection: Any, person: str) -> bool:  # noqa: ANN401
    """Whether the person's whereabouts are secret now."""
    sql = (
        'SELECT EXISTS (SELECT 1 FROM protection WHERE "person" = ?1 AND "ended_on" IS NULL) '
        'OR EXISTS (SELECT 1 FROM address WHERE "person" = ?1 AND "secret" = 1)'
    )
    return bool(connection.execute(sql, (person,)).fetchone()[0])


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
    name = type(record).__name__
    if name not in NOTES:
        keys = {(kind, key, each.name) for each in shown for kind, key, _ in _keys(record, each)}
        connection.executemany(
            "INSERT OR IGNORE INTO search_key (kind, key, record, field, owner) VALUES (?, ?, ?, ?, ?)",
            [(kind, key, record.id, field, owner) for kind, key, field in sorted(keys)],
        )
    words = [fold(str(value_of(record, each.name))) for each in shown if not isinstance(each.kind, Day | Phone)]
    text = " ".join(grams(word) for word in words if word)
    if text:
        row = connection.execute(
            "INSERT INTO search_row (record, record_class, owner) VALUES (?, ?, ?) RETURNING id",
            (record.id, name, owner),
        ).fetchall()
        connection.execute(f"INSERT INTO {_text_of(name)} (rowid, grams) VALUES (?, ?)", (row[0][0], text))  # noqa: S608


def _text_of(class_name: str) -> str:
    return "note_text" if class_name in NOTES else "name_text"


def _keys(record: Record, each: Spec) -> Iterator[Key]:
    value = value_of(record, each.name)
    if not value:
        return
    if isinstance(each.kind, Phone):
        yield "phone", str(value)[::-1], each.name
    elif isinstance(each.kind, Day):
        yield "birth", value.isoformat(), each.name
        yield "birthday", value.strftime("%m%d"), each.name
    else:
        yield from _words(record, each, str(value))


def _words(record: Record, each: Spec, value: str) -> Iterator[Key]:
    kind = "opposite" if isinstance(record, OppositeParty) else "number" if isinstance(record, Case) else "name"
    plain = fold(value)
    if not plain:
        return
    yield kind, plain, each.name
    if isinstance(each.kind, Kana) or _is_reading(plain):
        yield kind, fold_kana(value), each.name
        yield kind, fold_unvoiced(value), each.name
    for part in value.split():
        if kind != "number" and fold(part) and fold(part) != plain:
            yield kind, fold(part), each.name
            yield kind, fold_kana(part), each.name
    if kind == "number" and plain.rsplit("-", 1)[-1].isdigit():
        yield "number", plain.rsplit("-", 1)[-1].lstrip("0"), each.name


def _is_reading(text: str) -> bool:
    return all("ぁ" <= char <= "ゖ" or char == "-" for char in text)
