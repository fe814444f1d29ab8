"""Is the file whole: pages, chain, references, tables and guards."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.storage.errors import answer_to
from kyoju_desktop.storage.folder import HEAD
from kyoju_desktop.storage.history import digest_of, mac_of
from kyoju_desktop.storage.store import Store


@dataclass(frozen=True)
class Verification:
    """What was checked and what was found."""

    problems: tuple[Message, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(store: Store) -> Verification:
    """Check the open file and the remembered head of its chain."""
    connection = store.snapshot()
    try:
        problems = problems_of(connection, store.data_key)
        if problems:
            return Verification(problems, ())  # a damaged file is not asked anything further
        return Verification(tuple(_head_problems(connection, store.folder)), _counts(connection))
    finally:
        connection.close()


def problems_of(connection: Any, key: bytes) -> tuple[Message, ...]:  # noqa: ANN401 - the driver ships no types
    """What is wrong with a file, without looking beside it."""
    try:
        return (
            *_page_problems(connection),
            *_reference_problems(connection),
            *_schema_problems(connection),
            *_chain_problems(connection, key),
        )
    except Exception as error:
        answer = answer_to(error)
        if answer is None:
            raise
        return (answer.message,)


def _page_problems(connection: Any) -> list[Message]:  # noqa: ANN401
    sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    ordered = connection.execute("PRAGMA quick_check").fetchall()
    if sealed or ordered != [("ok",)]:
        return [Message(N_("ファイルの一部がこわれています。控えから戻してください。"))]
    return []


def _reference_problems(connection: Any) -> list[Message]:  # noqa: ANN401
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    count = (("count", str(len(broken))),)
    return [Message(N_("もとの記録がない記録が{count}件あります。"), count)] if broken else []


def _schema_problems(connection: Any) -> list[Message]:  # noqa: ANN401
    from kyoju_desktop.storage.tables import guards  # noqa: PLC0415 - SQLAlchemy is loaded to verify, not to open

    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    present = {name: " ".join(sql.split()) for name, sql in rows}
    wanted = {name: " ".join(sql.split()) for name, sql in guards().items()}
    if present != wanted:
        return [Message(N_("記録を書きかえられないようにする仕組みが、このファイルから外れています。"))]
    return []


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


def _content(connection: Any, seq: int) -> list[tuple[Any, ...]]:  # noqa: ANN401
    sql = "SELECT seq, nr, record_class, record, before, after FROM change WHERE seq = ? ORDER BY nr"
    return list(connection.execute(sql, (seq,)))


def _broken(seq: int) -> Message:
    return Message(N_("操作の記録が、{seq}番目で切れているか、書きかえられています。"), (("seq", str(seq)),))


def _head_problems(connection: Any, folder: Path) -> list[Message]:  # noqa: ANN401
    try:
        head = json.loads((folder / HEAD).read_text("utf-8"))
        seq, mac = int(head["seq"]), bytes.fromhex(head["mac"])
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError):
        return [Message(N_("操作の記録の終わりを覚えたファイルが読めません。"))]
    row = connection.execute("SELECT mac FROM operation WHERE seq = ?", (seq,)).fetchone()
    if row is None or row[0] != mac:
        return [
            Message(
                N_("操作の記録の終わりが、前に閉じたときより短くなっています。新しい記録が失われた疑いがあります。")
            )
        ]
    return []


def _counts(connection: Any) -> tuple[tuple[str, int], ...]:  # noqa: ANN401
    tables = (("operations", "operation"), ("cases", "case"), ("persons", "person"), ("disclosures", "disclosure"))
    return tuple(
        (name, int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]))  # noqa: S608
        for name, table in tables
    )
