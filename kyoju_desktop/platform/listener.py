"""What the system tells every program: the session is locked, the machine goes to sleep, the session ends.

And what our own installer asks of a running program: to close.
"""

import sys
from collections.abc import Callable
from enum import Enum, auto


class Happening(Enum):
    """What was told."""

    LOCKED = auto()  # the screen of the session is locked, taken over or signed off
    SLEEP = auto()  # the machine goes to sleep in about two seconds
    ENDING = auto()  # the session is about to end; it may yet go on
    ENDED = auto()  # the session ends now: when the answer is given, the process is over
    CLOSE = auto()  # the installer asks the program to close


Tell = Callable[[Happening], object]

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    CLOSE_MESSAGE = "KyojuDesktop.Close"
    _CLASS = "KyojuDesktop.Listener"
    _QUERY_END, _END, _POWER, _SESSION = 0x0011, 0x0016, 0x0218, 0x02B1
    _SUSPEND = 4  # PBT_APMSUSPEND
    _AWAY = frozenset({2, 4, 6, 7})  # console disconnected, remote disconnected, logged off, locked
    _TOOL = 0x00000080  # WS_EX_TOOLWINDOW: in no list of windows

    _PARTS = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
    _Answer = ctypes.WINFUNCTYPE(ctypes.c_ssize_t, *_PARTS)

    class _WindowClass(ctypes.Structure):
        _fields_ = (
            ("style", wintypes.UINT),
            ("answer", _Answer),
            ("class_extra", ctypes.c_int),
            ("window_extra", ctypes.c_int),
            ("instance", wintypes.HINSTANCE),
            ("icon", wintypes.HANDLE),
            ("cursor", wintypes.HANDLE),
            ("background", wintypes.HANDLE),
            ("menu", wintypes.LPCWSTR),
            ("name", wintypes.LPCWSTR),
        )

    class Listener:
        """A window that is never shown. It is an ordinary one: what is told to all passes message windows by."""

        def __init__(self, tell: Tell) -> None:
            self._tell = tell
            self._user = ctypes.WinDLL("user32", use_last_error=True)
            self._user.DefWindowProcW.restype = ctypes.c_ssize_t
            self._user.DefWindowProcW.argtypes = _PARTS
            self._user.CreateWindowExW.restype = wintypes.HWND
            self._close_message = self._user.RegisterWindowMessageW(CLOSE_MESSAGE)
            self._answer = _Answer(self._hear)  # C keeps no reference of its own
            self._window = self._make()
            self._ask_for_more()

        def close(self) -> None:
            """Hear nothing any more."""
            if self._window:
                window, self._window = self._window, None
                self._user.DestroyWindow(wintypes.HWND(window))
                self._user.UnregisterClassW(_CLASS, None)

        def _make(self) -> int | None:
            kind = _WindowClass(answer=self._answer, name=_CLASS)
            self._user.RegisterClassW(ctypes.byref(kind))
            made = self._user.CreateWindowExW(_TOOL, _CLASS, _CLASS, 0, 0, 0, 0, 0, None, None, None, None)
            return int(made) if made else None

        def _ask_for_more(self) -> None:
            """Sleep and shutdown are told to every window; the rest only to those that asked."""
            if not self._window:
                return
            window = wintypes.HWND(self._window)
            asks: tuple[Callable[[], object], ...] = (
                lambda: ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(window, 0),
                lambda: self._user.RegisterSuspendResumeNotification(window, 0),
            )
            for ask in asks:
                try:
                    ask()
                except (AttributeError, OSError):  # an old or restricted Windows: the idle lock is still there
                    continue

        def _hear(self, window: int, message: int, given: int, more: int) -> int:
            happening = self._meaning(message, given)
            if happening is None:
                return int(self._user.DefWindowProcW(window, message, given, more))
            try:
                self._tell(happening)
            except Exception:  # noqa: BLE001 - it must not cross into C; our own hook writes its place down
                sys.excepthook(*sys.exc_info())
            return 0 if happening is Happening.ENDED else 1

        def _meaning(self, message: int, given: int) -> Happening | None:
            if message == _SESSION and given in _AWAY:
                return Happening.LOCKED
            if message == _POWER and given == _SUSPEND:
                return Happening.SLEEP
            if message == _QUERY_END:
                return Happening.ENDING
            if message == _END and given:
                return Happening.ENDED
            return Happening.CLOSE if message == self._close_message else None
else:

    class Listener:
        """Nothing is told here: what Linux says to windows, Qt answers."""

        def __init__(self, tell: Tell) -> None:
            self._tell = tell

        def close(self) -> None:
            """Nothing was begun."""
