"""One mechanism: the list of operations is history, audit trail, undo and change report.

The chain: mac(n) = HMAC(key, mac(n-1), seq, at, actor, label, final, digest of the salted content). Content and salt
can be erased (disposal) and the chain still holds.
"""

import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, catalogue, record_class, specs
from kyoju_desktop.domain.kinds import Ref
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.folder import HEAD, replace_file
from kyoju_desktop.storage.naming import table_name
from kyoju_desktop.storage.rows import as_json, from_json

# Rows of the history that are no records: a series of numbers, a kept document, a remark about the file as a whole.
SERIES, BLOB, MARK = "-series", "-blob", "-mark"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LOOK_BACK = 200  # how many operations undo looks back for one that is not undone


@dataclass(frozen=True)
class Change:
    """What became of one record in one operation; `before` or `after` is None when it was added or removed."""

    kind: type[Record]
    record: str
    before: Record | None
    after: Record | None
    case: str = ""


@dataclass(frozen=True)
class Note:
    """Something an operation did that is no record: `what` is SERIES, BLOB or MARK."""

    what: str
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Operation:
    """One labelled write."""

    seq: int
    at: str
    actor: str
    label: str
    final: bool
    case: str


@dataclass(frozen=True)
class Undone:
    """What was taken back."""

    label: str
    case: str


@dataclass(frozen=True)
class TakeBack:
    """The steps that bring the records back (present state, former state), and the numbers to give back."""

    operation: Operation
    steps: tuple[tuple[Record | None, Record | None], ...]
    numbers: tuple[Note, ...]


def append(connection: Any, writer: Any, label: str, *, final: bool, undoes: int | None, key: bytes) -> None:  # noqa: ANN401
    """Write the operation and its changes, chained to the one before."""
    changes = writer.changes()
    last = connection.execute("SELECT seq, mac FROM operation ORDER BY seq DESC LIMIT 1").fetchone()
    seq, before = (last[0] + 1, last[1]) if last else (1, b"")
    at, salt = writer.now.isoformat(), os.urandom(16)
    told = [(each.kind.__name__, each.record, state_of(each.before), state_of(each.after)) for each in changes]
    told += [(each.what, each.name, each.before, each.after) for each in writer.notes()]
    rows = [(seq, nr, *row) for nr, row in enumerate(told)]
    digest = digest_of(salt, rows)
    case = writer.case or next((each.case for each in changes if each.case), "")
    mac = mac_of(key, before, (seq, at, writer.actor, label, int(final), case, undoes), digest)
    connection.execute(
        "INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (seq, at, writer.actor, label, int(final), case, undoes, salt, digest, mac),
    )
    connection.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", rows)


def digest_of(salt: bytes, rows: list[tuple[Any, ...]]) -> bytes:
    """The salted digest of an operation's content."""
    content = _JSON([row[1:] for row in rows])
    return hashlib.sha256(salt + content.encode()).digest()


def mac_of(key: bytes, before: bytes, head: tuple[Any, ...], digest: bytes) -> bytes:
    """The link of the chain for one operation."""
    told = _JSON(head).encode()
    return hmac.digest(chain_key(key), before + hashlib.sha256(told).digest() + digest, "sha256")


def chain_key(key: bytes) -> bytes:
    """The key of the chain, apart from the key of the file."""
    return hmac.digest(key, b"kyoju chain 1", "sha256")


def undoable(connection: Any) -> Operation | None:  # noqa: ANN401
    """The newest operation that can be taken back: not final, not an undo, not undone; None behind a final one."""
    rows = connection.execute(
        "SELECT seq, at, actor, label, final, of_case, undoes FROM operation ORDER BY seq DESC LIMIT ?", (_LOOK_BACK,)
    )
    undone: set[int] = set()
    for row in rows:
        if row[6] is not None:
            undone.add(row[6])
        elif row[0] not in undone:
            return None if row[4] else Operation(row[0], row[1], row[2], row[3], bool(row[4]), row[5])
    return None


def take_back(connection: Any, operation: Operation | None) -> TakeBack:  # noqa: ANN401
    """How to undo an operation; refused when there is none, or later work stands on its records."""
    if operation is None:
        raise Refused(
            N_(
                "元に戻せる操作がありません。同意・提供・終結などは戻せません。直すときは、新しい記録を足してください。"
            )
        )
    rows = connection.execute(
        "SELECT record_class, record, before, after FROM change WHERE seq = ? ORDER BY nr DESC", (operation.seq,)
    ).fetchall()
    steps, numbers = [], []
    for name, record_id, before, after in rows:
        if name in {SERIES, BLOB, MARK}:
            numbers += [Note(name, record_id, before, after)] if name == SERIES else []
            continue
        kind = record_class(name)
        if kind.append_only or _stood_upon(connection, operation.seq, name, record_id, new=before is None):
            raise _stands(operation)
        steps.append((_record(kind, record_id, after), _record(kind, record_id, before)))
    return TakeBack(operation, tuple(steps), tuple(numbers))


def _stood_upon(connection: Any, seq: int, name: str, record_id: str, *, new: bool) -> bool:  # noqa: ANN401
    return _touched_later(connection, seq, record_id) or (new and _referred_to(connection, seq, name, record_id))


def _stands(operation: Operation) -> Refused:
    return Refused(
        N_("「{label}」は元に戻せません。あとの記録がこれを使っています。データは変えていません。"),
        label=operation.label,
    )


def _touched_later(connection: Any, seq: int, record_id: str) -> bool:  # noqa: ANN401
    sql = (
        "SELECT 1 FROM change c JOIN operation o ON o.seq = c.seq WHERE c.record = ? AND c.seq > ? "
        "AND o.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.seq) LIMIT 1"
    )
    return connection.execute(sql, (record_id, seq)).fetchone() is not None


def _referred_to(connection: Any, seq: int, name: str, record_id: str) -> bool:  # noqa: ANN401
    same = {row[0] for row in connection.execute("SELECT record FROM change WHERE seq = ?", (seq,))}
    for table, column in _references(name):
        sql = f'SELECT id FROM "{table}" WHERE "{column}" = ?'  # noqa: S608 - names of the catalogue
        if any(row[0] not in same for row in connection.execute(sql, (record_id,))):
            return True
    return False


def _references(name: str) -> list[tuple[str, str]]:
    return [
        (table_name(kind.__name__), each.name)
        for kind in catalogue()
        for each in specs(kind)
        if isinstance(each.kind, Ref) and each.kind.to == name
    ]


def head_of(connection: Any) -> bytes:  # noqa: ANN401
    """The last link of the chain; nothing before the first operation."""
    last = connection.execute("SELECT mac FROM operation ORDER BY seq DESC LIMIT 1").fetchone()
    return bytes(last[0]) if last else b""


def states_after(
    connection: Any,  # noqa: ANN401
    kind: type[Record],
    record_id: str,
    label: str,
) -> tuple[tuple[Record | None, Record | None], ...]:
    """What operations of that label that still stand made of a record, the newest first: before and after."""
    rows = connection.execute(
        "SELECT c.before, c.after FROM change c JOIN operation o ON o.seq = c.seq WHERE c.record = ? "
        "AND c.record_class = ? AND o.label = ? AND o.undoes IS NULL AND c.after IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.seq) ORDER BY c.seq DESC",
        (record_id, kind.__name__, label),
    ).fetchall()
    return tuple((_record(kind, record_id, before), _record(kind, record_id, after)) for before, after in rows)


def write_head(folder: Path, connection: Any) -> None:  # noqa: ANN401
    """Keep the last link of the chain beside the file."""
    last = connection.execute("SELECT seq, mac FROM operation ORDER BY seq DESC LIMIT 1").fetchone()
    if last:
        replace_file(folder / HEAD, json.dumps({"seq": last[0], "mac": last[1].hex()}).encode())


def state_of(record: Record | None) -> str | None:
    """A record as the history keeps it; None for one that is not there."""
    if record is None:
        return None
    return _JSON(as_json(record))


def _record(kind: type[Record], record_id: str, state: str | None) -> Record | None:
    return None if state is None else from_json(kind, record_id, json.loads(state))
