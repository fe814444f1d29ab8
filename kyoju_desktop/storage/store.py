"""The office's file: readers see one moment of it, a writer makes one labelled operation, undo takes it back.

Threads: readers may be used on any thread, each by one thread at a time; writers take turns.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.derived import derive, rebuild
from kyoju_desktop.storage.drafts import Drafts
from kyoju_desktop.storage.errors import Damaged, DiskFull, NewerVersion, StorageRefused, plainly
from kyoju_desktop.storage.folder import DATABASE, give_back_ballast, keep_ballast
from kyoju_desktop.storage.history import Change, Operation, Undone, append, take_back, undoable, write_head
from kyoju_desktop.storage.locking import FolderLock
from kyoju_desktop.storage.own_days import own_days, touches_days
from kyoju_desktop.storage.reader import Reader
from kyoju_desktop.storage.standing import check_making, check_opening
from kyoju_desktop.storage.version import DERIVED_VERSION, SCHEMA_VERSION
from kyoju_desktop.storage.writer import Writer

__all__ = ["Change", "Operation", "Reader", "Store", "Undone", "Writer"]

Changed = Callable[[list[Change]], None]
_RESTING = 3  # connections kept for the next readers
_SPARE = 1024 * 1024  # bytes: with more than these left the disk is not full


@dataclass(frozen=True)
class _Place:
    folder: Path
    key: bytes = field(repr=False)


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
        self.actor, self.clock = actor, clock
        self._usual = calendar
        self._own: Calendar | None = None
        self.changed: list[Changed] = []
        self._writing = threading.RLock()
        self._resting: list[Any] = []
        self._pool = threading.Lock()
        self._open = True
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

        check_making(folder)
        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
        try:
            if (folder / DATABASE).exists():
                raise StorageRefused(N_("このフォルダーには、もうデータがあります。データには手を付けていません。"))
            with plainly():
                create_schema(folder / DATABASE, data_key)
            made = cls(folder, data_key, lock, actor, clock, calendar or Calendar())
        except BaseException:
            lock.release()
            raise
        made._note_derived()
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
        """Open the file; one that is behind is migrated first, one of a newer version is refused.

        Without the office's `calendar` deadlines do not move to open days: only for looking and checking.
        """
        check_opening(folder)
        lock = FolderLock(folder)
        try:
            _bring_up_with_room(folder, data_key, clock())
            made = cls(folder, data_key, lock, actor, clock, calendar or Calendar())
        except BaseException:
            lock.release()
            raise
        if calendar is not None:
            made._derive_anew()
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

    @property
    def calendar(self) -> Calendar:
        """Which days are open: the usual calendar with the closed days and disasters that the office has entered."""
        if self._own is None:
            with self.read() as r:
                self._own = own_days(r.connection, self._usual)
        return self._own

    @calendar.setter
    def calendar(self, usual: Calendar) -> None:
        self._usual, self._own = usual, None

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A reader that sees one moment of the file."""
        connection = self._take()
        try:
            with plainly():
                connection.execute("BEGIN")
                yield Reader(connection, self.clock().date(), self.actor)
        finally:
            self._give_back(connection)

    @contextmanager
    def write(self, label: str, *, final: bool = False, case: str = "") -> Iterator[Writer]:
        """One operation: everything in the block becomes durable together, or nothing of it.

        `label` says in the clerk's words what is done; a `final` operation cannot be undone.
        """
        with self._writing, self._operate(label, final=final, case=case, undoes=None) as writer:
            yield writer
        self._tell(writer.changes())

    def undoable(self) -> Operation | None:
        """The operation that Ctrl+Z would take back."""
        with self.read() as r:
            return undoable(r.connection)

    def undo(self) -> Undone:
        """Take the last undoable operation back; refused, with the reason, when later work stands on it."""
        with self._writing:
            with plainly():
                target = take_back(self._connection, undoable(self._connection))
            done = target.operation
            with self._operate(done.label, final=False, case=done.case, undoes=done.seq) as w:
                for present, former in target.steps:
                    w.restore(present, former)
                for number in target.numbers:
                    w.number_back(number.name, number.before or "0", number.after or "")
        self._tell(w.changes())
        return Undone(done.label, done.case)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Nobody writes meanwhile."""
        with self._writing:
            yield

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
        Readers that are still at work keep what they see and close behind themselves.
        """
        with self._writing:
            if not self._open:
                return
            with self._pool:
                self._open = False
                for connection in self._resting:
                    connection.close()
                self._resting.clear()
            try:
                with suppress(StorageRefused, OSError), plainly():
                    self.remember_head()
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self._connection.close()
                self._lock.release()

    @contextmanager
    def _operate(self, label: str, *, final: bool, case: str, undoes: int | None) -> Iterator[Writer]:
        if not self._open:
            raise _closed()
        connection = self._connection
        with plainly():
            connection.execute("BEGIN IMMEDIATE")
        writer = Writer(connection, self.clock(), self.actor, case)
        try:
            with plainly():
                yield writer
                changes = writer.changes()
                if changes or writer.notes():
                    derive(connection, changes, self.calendar, writer.today)
                    append(connection, writer, label, final=final, undoes=undoes, key=self._place.key)
                connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, DiskFull):
                give_back_ballast(self.folder)
            raise

    def _tell(self, changes: list[Change]) -> None:
        if touches_days(changes):
            self._own = None
        for each in list(self.changed) if changes else ():
            each(changes)

    def _note_derived(self) -> None:
        """Remember with which version deadlines, search keys and lists were made."""
        sql = "INSERT INTO meta VALUES ('derived', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self._connection.execute(sql, (str(DERIVED_VERSION),))

    def _derive_anew(self) -> None:
        """Make deadlines, search keys and lists anew if another version of the program made them."""
        found = self._connection.execute("SELECT value FROM meta WHERE name = 'derived'").fetchone()
        if found == (str(DERIVED_VERSION),):
            return
        try:
            with plainly():
                self._connection.execute("BEGIN IMMEDIATE")
                rebuild(self._connection, self._usual, self.clock().date())
                self._note_derived()
                self._connection.execute("COMMIT")
        except BaseException:
            self.close()
            raise

    def _take(self) -> Any:  # noqa: ANN401
        with self._pool:
            if not self._open:
                raise _closed()
            if self._resting:
                return self._resting.pop()
        return connect(self._place.folder / DATABASE, self._place.key)

    def _give_back(self, connection: Any) -> None:  # noqa: ANN401
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        with self._pool:
            if self._open and len(self._resting) < _RESTING:
                self._resting.append(connection)
                return
        connection.close()


def _closed() -> StorageRefused:
    return StorageRefused(
        N_("データはもう閉じています。保存した内容は無事です。合言葉を入れて開きなおしてください。")
    )


def _bring_up_with_room(folder: Path, key: bytes, now: datetime) -> None:
    """On a full disk (looking at the file writes beside it) once more, with the room of the ballast."""
    try:
        _bring_up(folder, key, now)
        return
    except DiskFull:
        if shutil.disk_usage(folder).free > _SPARE:
            raise  # something else is wrong with the disk
        give_back_ballast(folder)
    try:
        _bring_up(folder, key, now)
    except DiskFull:
        raise DiskFull(
            N_(
                "ディスクの空きがないため、データを開けません。データは無事です。"
                "要らないファイルを消して空きを作り、もう一度開いてください。"
            )
        ) from None


def _bring_up(folder: Path, key: bytes, now: datetime) -> None:
    """Refuse a file that is not ours or too new, and migrate one that is behind."""
    connection = connect(folder / DATABASE, key)
    try:
        with plainly():
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()
    if version == 0:
        raise Damaged(
            N_(
                "このファイルには、このプログラムのデータが入っていません。ファイルはそのまま残してあります。"
                "控え(バックアップ)から戻してください。"
            )
        )
    if version > SCHEMA_VERSION:
        raise NewerVersion(version)
    if version < SCHEMA_VERSION:
        from kyoju_desktop.storage.migrate import migrate  # noqa: PLC0415 - Alembic costs 0.2 s

        migrate(folder, key, now)
