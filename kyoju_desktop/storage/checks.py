"""What is looked at in a file's content: pages, references, tables and guards, the chain, every record's state."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kyoju_desktop.domain.fields import Record, catalogue
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.storage.errors import answer_to
from kyoju_desktop.storage.form import form_of, form_wanted
from kyoju_desktop.storage.history import BLOB, digest_of, mac_of, state_of
from kyoju_desktop.storage.rows import from_json, from_row, statements
from kyoju_desktop.storage.version import SCHEMA_VERSION


def problems_of(connection: Any, key: bytes) -> tuple[Message, ...]:  # noqa: ANN401 - the driver ships no types
    """What is wrong with the content of a file: references, form, guards, chain of the history."""
    with _told() as problems:
        for found in (
            _reference_problems(connection),
            _schema_problems(connection),
            _chain_problems(connection, key),
        ):
            problems.extend(found)
    return tuple(problems)


def page_problems(connection: Any) -> tuple[Message, ...]:  # noqa: ANN401
    """Whether every page of the file carries its seal and the pages hang together."""
    with _told() as problems:
        sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        ordered = connection.execute("PRAGMA quick_check").fetchall()
        if sealed or ordered != [("ok",)]:
            problems.append(Message(N_("ファイルの一部がこわれています。控えから戻してください。")))
    return tuple(problems)


@contextmanager
def _told() -> Iterator[list[Message]]:
    """A list of problems; a damage that stops the check is the last of them."""
    problems: list[Message] = []
    try:
        yield problems
    except Exception as error:
        answer = answer_to(error)
        if answer is None:
            raise
        problems.append(answer.message)


def _reference_problems(connection: Any) -> list[Message]:  # noqa: ANN401
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    count = (("count", str(len(broken))),)
    return [Message(N_("もとの記録がない記録が{count}件あります。"), count)] if broken else []


def _schema_problems(connection: Any) -> list[Message]:  # noqa: ANN401
    """A file of this version has just its tables and guards; an older one is looked at when it is migrated."""
    if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
        return []
    present, wanted = form_of(connection), form_wanted()
    if present == wanted:
        return []
    changed = {name for name, _ in set(present.items()) ^ set(wanted.items())}
    if any(name.startswith("TRIGGER ") for name in changed):
        return [Message(N_("記録を書きかえられないようにする仕組みが、このファイルから外れています。"))]
    return [Message(N_("ファイルの中の表の形が、このプログラムのものと違います。"))]


def _chain_problems(connection: Any, key: bytes) -> list[Message]:  # noqa: ANN401
    before, expected = b"", 1
    operations = connection.execute(
        "SELECT seq, at, actor, label, final, of_case, undoes, salt, digest, mac FROM operation ORDER BY seq"
    )
    for row in operations:
        seq, salt, digest, mac = row[0], row[7], row[8], row[9]
        if seq != expected or mac != mac_of(key, before, row[:7], digest):
            return [_broken(seq)]
        if salt is not None and digest != digest_of(salt, _content(connection, seq)):
            return [_broken(seq)]
        before, expected = mac, seq + 1
    return []


_LEFT = (
    "SELECT record_class, count(*) FROM "
    "(SELECT record_class, after, max(seq) FROM change GROUP BY record_class, record) "
    "WHERE after IS NOT NULL GROUP BY record_class"
)


def state_problems(connection: Any) -> tuple[Message, ...]:  # noqa: ANN401
    """Every record must be as the history left it: a row that was changed past the program shows here."""
    left = dict(connection.execute(_LEFT).fetchall())
    found = []
    for kind in catalogue():
        count, altered = 0, False
        table = statements(kind).table
        last = f'SELECT after FROM change WHERE record = "{table}".id ORDER BY seq DESC LIMIT 1'  # noqa: S608
        for *row, state in connection.execute(statements(kind).select.replace(" FROM ", f", ({last}) FROM ", 1)):
            count += 1
            altered = altered or not _as_left(kind, tuple(row), state)
        if altered or count != left.get(kind.__name__, 0):
            found.append(_altered(kind))
    return (*found, *_document_problems(connection, left.get(BLOB, 0)))


def _document_problems(connection: Any, noted: int) -> list[Message]:  # noqa: ANN401
    """Every kept document must have the fingerprint that the history noted."""
    kept = 0
    last = "SELECT after FROM change WHERE record_class = ? AND record = blob.id"
    for data, digest in connection.execute(f"SELECT data, ({last}) FROM blob", (BLOB,)):  # noqa: S608 - our own names
        kept += hashlib.sha256(data).hexdigest() == digest
    if kept == noted == connection.execute("SELECT count(*) FROM blob").fetchone()[0]:
        return []
    return [
        Message(
            N_("保管した文書に、操作の記録と合わないものがあります。プログラムの外で書きかえられた疑いがあります。")
        )
    ]


def _as_left(kind: type[Record], row: tuple[Any, ...], state: str | None) -> bool:
    """Whether the row is the state; one that an older version of the program noted is read anew to compare."""
    present = from_row(kind, row)
    return state is not None and (state == state_of(present) or from_json(kind, row[0], json.loads(state)) == present)


def _altered(kind: type[Record]) -> Message:
    text = N_(
        "「{title}」の記録に、操作の記録と合わないものがあります。プログラムの外で書きかえられた疑いがあります。"
    )
    return Message(text, (("title", kind.title),))


def _content(connection: Any, seq: int) -> list[tuple[Any, ...]]:  # noqa: ANN401
    sql = "SELECT seq, nr, record_class, record, before, after FROM change WHERE seq = ? ORDER BY nr"
    return list(connection.execute(sql, (seq,)))


def _broken(seq: int) -> Message:
    return Message(N_("操作の記録が、{seq}番目で切れているか、書きかえられています。"), (("seq", str(seq)),))
