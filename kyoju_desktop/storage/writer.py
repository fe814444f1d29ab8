"""What one operation does to the records: every change is noted for history, undo and news."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from kyoju_desktop.domain.fields import Record, new_id
from kyoju_desktop.domain.records import Person
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.errors import StorageRefused
from kyoju_desktop.storage.history import BLOB, MARK, SERIES, Change, Note
from kyoju_desktop.storage.reader import Reader
from kyoju_desktop.storage.rows import statements, to_row

R = TypeVar("R", bound=Record)


class Writer(Reader):
    """A reader that also writes. `now` is the operation's moment, `actor` who does it."""

    def __init__(self, connection: Any, now: datetime, actor: str, case: str) -> None:  # noqa: ANN401
        super().__init__(connection, now.date(), actor)
        self.now, self.case = now, case
        self._changes: dict[tuple[str, str], Change] = {}
        self._notes: dict[tuple[str, str], Note] = {}

    def add(self, record: R) -> R:
        """Put a new record into the file."""
        self.connection.execute(statements(type(record)).insert, to_row(record))
        self._note(type(record), None, record)
        return record

    def put(self, record: R) -> R:
        """Put a record into the file, new or in place of its former state; equal states are no change."""
        before = self.look(type(record), record.id)
        if before is None:
            return self.add(record)
        if before != record:
            if type(record).append_only or _breaks_terms(before, record):
                raise StorageRefused(N_("この記録は、書きかえられません。直すときは、新しい記録を足してください。"))
            row = to_row(record)
            self.connection.execute(statements(type(record)).update, (*row[1:], row[0]))
            self._note(type(record), before, record)
        return record

    def remove(self, record: Record) -> None:
        """Take a record out of the file; its content stays in the history."""
        if type(record).append_only:
            raise StorageRefused(N_("この記録は、消せません。直すときは、新しい記録を足してください。"))
        before = self.get(type(record), record.id)
        if before.settled:
            raise StorageRefused(N_("この記録は、消せません。直すときは、新しい記録を足してください。"))
        self.connection.execute(statements(type(record)).delete, (record.id,))
        self._note(type(record), before, None)

    def restore(self, now: Record | None, then: Record | None) -> None:
        """Bring a record back to a former state (undo); None means that it was not there."""
        if then is not None:
            self.put(then)
            return
        assert now is not None  # noqa: S101 - a step has at least one side
        self.remove(now)

    def next_number(self, series: str) -> int:
        """The next number of a series (1, 2, 3 ...), without gaps: it is given back when the operation fails."""
        row = self.connection.execute(
            "INSERT INTO series VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last",
            (series,),
        ).fetchall()
        number = int(row[0][0])
        first = self._notes.get((SERIES, series), Note(SERIES, series, str(number - 1), ""))
        self._notes[SERIES, series] = replace(first, after=str(number))
        return number

    def number_back(self, series: str, last: str, given: str) -> None:
        """Give numbers back (undo), unless a later operation has taken one since."""
        self.connection.execute("UPDATE series SET last = ? WHERE name = ? AND last = ?", (last, series, given))
        self._notes[SERIES, series] = Note(SERIES, series, given, last)

    def blob_add(self, data: bytes, kind: str) -> str:
        """Keep a document; its id."""
        made, digest = new_id(), hashlib.sha256(data).hexdigest()
        self.connection.execute("INSERT INTO blob VALUES (?, ?, ?, ?)", (made, kind, digest, data))
        self._notes[BLOB, made] = Note(BLOB, made, None, digest)
        return made

    def mark(self, text: str) -> None:
        """Note something that happened to the file as a whole, so that it stands in the history."""
        self._notes[MARK, text] = Note(MARK, text, None, text)

    def changes(self) -> list[Change]:
        """What this operation has changed so far, in order."""
        return [each for each in self._changes.values() if each.before != each.after]

    def notes(self) -> list[Note]:
        """What this operation did besides: numbers taken, documents kept, marks."""
        return list(self._notes.values())

    def _note(self, kind: type[Record], before: Record | None, after: Record | None) -> None:
        record = after or before
        assert record is not None  # noqa: S101 - a change has at least one side
        key = (kind.__name__, record.id)
        earlier = self._changes.pop(key, None)
        self._changes[key] = Change(
            kind, record.id, earlier.before if earlier else before, after, self._case_of(record)
        )

    def _case_of(self, record: Record) -> str:
        own = getattr(record, "case", "") or (record.id if type(record).__name__ == "Case" else "")
        return str(own) or ("" if isinstance(record, Person) else self.case)


def _breaks_terms(before: Record, after: Record) -> bool:
    """Whether a settled record would get other values than those that may come later."""
    if not before.settled:
        return False
    free = {name: getattr(after, name) for name in type(before).later}
    return before.replace(**free, gaps=before.gaps) != after
