"""Unfinished typing: kept in the encrypted file at once, outside the history."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kyoju_desktop.storage.columns import storable
from kyoju_desktop.storage.errors import plainly


@dataclass(frozen=True)
class Draft:
    """What was typed into one form; `data` is the form's own text."""

    key: str
    saved_at: datetime
    data: str


class Drafts:
    """The drafts of the file; every call is durable when it returns."""

    def __init__(self, connection: Any, turn: threading.RLock, clock: Callable[[], datetime]) -> None:  # noqa: ANN401
        self._connection, self._turn, self._clock = connection, turn, clock

    def save(self, key: str, data: str) -> None:
        """Keep the text under the key, in place of what was kept before."""
        with self._turn, plainly():
            self._connection.execute(
                "INSERT INTO draft VALUES (?, ?, ?) "
                "ON CONFLICT (key) DO UPDATE SET saved_at = excluded.saved_at, data = excluded.data",
                (storable(key), self._clock().isoformat(), storable(data)),
            )

    def load(self, key: str) -> str | None:
        """What is kept under the key."""
        with self._turn, plainly():
            found = self._connection.execute("SELECT data FROM draft WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def drop(self, key: str) -> None:
        """Forget what is kept under the key."""
        with self._turn, plainly():
            self._connection.execute("DELETE FROM draft WHERE key = ?", (key,))

    def all(self) -> tuple[Draft, ...]:
        """Every draft, oldest first."""
        with self._turn, plainly():
            rows = self._connection.execute("SELECT key, saved_at, data FROM draft ORDER BY saved_at").fetchall()
        return tuple(Draft(key, datetime.fromisoformat(at), data) for key, at, data in rows)
