"""Is the file whole: its content, and the remembered head of its chain."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.storage.checks import page_problems, problems_of, state_problems
from kyoju_desktop.storage.folder import HEAD
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
        with store.quiet():  # pages that are just being written would look broken
            problems = page_problems(connection)
        connection.execute("BEGIN")  # what follows sees one moment, whoever writes meanwhile
        problems = problems or problems_of(connection, store.data_key)
        if problems:
            return Verification(problems, ())  # a damaged file is not asked anything further
        found = (*_head_problems(connection, store.folder), *state_problems(connection))
        return Verification(found, _counts(connection))
    finally:
        connection.close()


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
    found = [
        (name, int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]))  # noqa: S608
        for name, table in tables
    ]
    documents, size = connection.execute("SELECT count(*), coalesce(sum(length(data)), 0) FROM blob").fetchone()
    return (*found, ("documents", int(documents)), ("document_bytes", int(size)))
