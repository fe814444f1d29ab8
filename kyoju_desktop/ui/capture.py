"""Which windows may stand in pictures of the screen: none, but for the invented office.

One rule for every window, dialog, list and hint, those to come included, so that none can be forgotten: the
passphrase, the recovery key and the names on a list are worth keeping too. An office may choose to be seen while
nobody in its file needs to be protected (setting `captures`), for a magnifier or support from afar.
"""

from typing import Any, Protocol

from kyoju_desktop.platform.captures import Shield
from kyoju_desktop.services.settings import CAPTURED_WHILE_HARMLESS


class Guard(Protocol):
    """What keeps windows out of pictures (platform.captures.Shield)."""

    def keep_out(self, on: bool) -> None:
        """Keep every window out, or let all be seen."""

    def close(self) -> None:
        """Look at new windows no longer."""


class Capture:
    """Keeps all windows out of pictures; `look` decides anew when an office was opened, changed or left."""

    def __init__(self) -> None:
        self._guard: Guard | None = None

    def begin(self, guard: Guard | None = None) -> None:
        """Keep every window out from now on."""
        try:
            self._guard = guard or Shield()
        except (AttributeError, OSError):  # an old or restricted Windows
            self._guard = None
        self.look(None, training=False)

    def look(self, desk: Any, *, training: bool) -> None:  # noqa: ANN401 - ui.desk.Desk, loaded late; None: no office
        """Let the windows be seen where nobody can come to harm by it."""
        if self._guard is not None:
            self._guard.keep_out(desk is None or not (training or _harmless(desk)))

    def stop(self) -> None:
        """The program ends."""
        if self._guard is not None:
            self._guard.close()


def _harmless(desk: Any) -> bool:  # noqa: ANN401 - as above
    """Whether the office wants to be seen, and nobody in its file is or was protected."""
    if desk.settings.captures != CAPTURED_WHILE_HARMLESS:
        return False
    from kyoju_desktop.domain.records import Address, Protection  # noqa: PLC0415 - not needed to paint

    with desk.store.read() as r:
        return not (r.count(Protection) or r.count(Address, secret=True))
