"""The office's file: readers see one moment of it, a writer makes one labelled operation, undo takes it back.

Threads: readers may be used on any thread, each by one thread at a time; writers take turns.
"""

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.derived import derive
from kyoju_desktop.storage.drafts import Drafts
from kyoju_desktop.storage.errors import NewerVersion, StorageRefused, answer_to, plainly
from kyoju_desktop.storage.folder import DATABASE, give_back_ballast, keep_ballast
from kyoju_desktop.storage.history import Change, Operation, Undone, append, take_back, undoable, write_head
from kyoju_desktop.storage.locking import FolderLock
from kyoju_desktop.storage.reader import Reader
from kyoju_desktop.storage.writer import Writer

__all__ = ["Change", "Operation", "Reader", "Store", "Undone", "Writer"]

CalendarOf = Callable[[date], Calendar]
Changed = Callable[[list[Change]], None]


@dataclass(frozen=True)
class _Place:
    folder: Path
    key: bytes


class Store:
    """One open office. `actor` signs every write; `changed` are told of every write after it is durable."""

    def __init__(
        self,
        folder: Path,
        key: bytes,
        lock: FolderLock,
        actor: str,
        clock: Callable[[], datetime],
        calendar: Calendar,
    ) -> None:
        self._place = _Place(folder, key)
        self._lock = lock
        self.actor, self.clock, self.calendar = actor, clock, calendar
        self.changed: list[Changed] = []
        self._writing = threading.RLock()
        self._resting: list[Any] = []
        self._pool = threading.Lock()
        self._connection = connect(folder / DATABASE, key)
        self.drafts = Drafts(self._connection, self._writing, clock)

    @classmethod
    def create(
        cls,
        folder: Path,
        data_key: bytes,
        *,
        actor: str = "",
        clock: Callable[[], datetime] = datetime.now,
        calendar: Calendar | None = None,
    ) -> "Store":
        """Make the file in an empty folder and open it."""
        from kyoju_desktop.storage.schema import create_schema  # noqa: PLC0415 - only SQLAlchemy's part of a start

        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
        try:
            with plainly():
                create_schema(folder / DATABASE, data_key)
            made = cls(folder, data_key, lock, actor, clock, calendar or Calendar(frozenset()))
        except BaseException:
            lock.release()
            raise
        keep_ballast(folder)
        return made

    @classmethod
    def open(
        cls,
        folder: Path,
        data_key: bytes,
        *,
        actor: str = "",
        clock: Callable[[], datetime] = datetime.now,
        calendar: Calendar | None = None,
    ) -> "Store":
        """Open the file; one that is behind is migrated first, one of a newer version is refused."""
        lock = FolderLock(folder)
        try:
            _bring_up(folder, data_key)
            made = cls(folder, data_key, lock, actor, clock, calendar or Calendar(frozenset()))
        except BaseException:
            lock.release()
            raise
        keep_ballast(folder)
        return made

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._place.folder

    @property
    def data_key(self) -> bytes:
        """The key of the file, for backup and verification."""
        return self._place.key

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A reader that sees one moment of the file."""
        connection = self._take()
        try:
            with plainly():
                connection.execute("BEGIN")
                yield Reader(connection)
        finally:
            self._give_back(connection)

    @contextmanager
    def write(self, label: str, *, final: bool = False, case: str = "") -> Iterator[Writer]:
        """One operation: everything in the block becomes durable together, or nothing of it.

        `label` says in the clerk's words what is done; a `final` operation cannot be undone.
        """
        with self._writing:
            changes = yield from self._operate(label, final=final, case=case, undoes=None)
        if changes:
            self._tell(changes)

    def undoable(self) -> Operation | None:
        """The operation that Ctrl+Z would take back."""
        with self.read() as r:
            return undoable(r.connection)

    def undo(self) -> Undone:
        """Take the last undoable operation back; refused, with the reason, when later work stands on it."""
        with self._writing, plainly():
            last = undoable(self._connection)
            target = take_back(self._connection, last)
            with self.write_undo(target.operation) as w:
                for present, former in target.steps:
                    w.restore(present, former)
        return Undone(target.operation.label, target.operation.case)

    @contextmanager
    def write_undo(self, operation: Operation) -> Iterator[Writer]:
        """The counter-operation of an undo."""
        changes = yield from self._operate(operation.label, final=False, case=operation.case, undoes=operation.seq)
        if changes:
            self._tell(changes)

    def snapshot(self) -> Any:  # noqa: ANN401 - the driver ships no types
        """A connection of its own for a backup; the caller closes it."""
        return connect(self._place.folder / DATABASE, self._place.key)

    def remember_head(self) -> None:
        """Write the last link of the chain beside the file, so that a cut tail is noticed."""
        with self._writing:
            write_head(self.folder, self._connection)

    def close(self) -> None:
        """Finish: remember the chain's head, fold the log into the file, let the folder go.

        A damaged or full disk does not keep the folder: everything that was saved is in the file or its log.
        """
        with self._writing, self._pool:
            for connection in self._resting:
                connection.close()
            self._resting.clear()
            with suppress(StorageRefused), plainly():
                self.remember_head()
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()
            self._lock.release()

    def _operate(
        self, label: str, *, final: bool, case: str, undoes: int | None
    ) -> Generator[Writer, None, list[Change]]:
        connection = self._connection
        with plainly():
            connection.execute("BEGIN IMMEDIATE")
        writer = Writer(connection, self.clock(), self.actor, case)
        try:
            with plainly():
                yield writer
                changes = writer.changes()
                if changes or writer.marked:
                    derive(connection, changes, self.calendar, writer.now.date())
                    append(connection, writer, label, final=final, undoes=undoes, key=self._place.key)
                connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            self._make_room(error)
            raise
        return changes

    def _make_room(self, error: BaseException) -> None:
        from kyoju_desktop.storage.errors import DiskFull  # noqa: PLC0415

        if isinstance(error, DiskFull) or isinstance(answer_to(error), DiskFull):
            give_back_ballast(self.folder)

    def _tell(self, changes: list[Change]) -> None:
        for each in list(self.changed):
            each(changes)

    def _take(self) -> Any:  # noqa: ANN401
        with self._pool:
            if self._resting:
                return self._resting.pop()
        return connect(self._place.folder / DATABASE, self._place.key)

    def _give_back(self, connection: Any) -> None:  # noqa: ANN401
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        with self._pool:
            if len(self._resting) < 3:
                self._resting.append(connection)
                return
        connection.close()


def _bring_up(folder: Path, key: bytes) -> None:
    from kyoju_desktop.storage.version import SCHEMA_VERSION  # noqa: PLC0415

    connection = connect(folder / DATABASE, key)
    try:
        with plainly():
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()
    if version > SCHEMA_VERSION:
        raise NewerVersion(version)
    if version < SCHEMA_VERSION:
        from kyoju_desktop.storage.migrate import migrate  # noqa: PLC0415 - Alembic costs 0.2 s

        migrate(folder, key)
