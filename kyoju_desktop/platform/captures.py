"""Keeping the windows of the program out of pictures and films of the screen."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _NOTHING, _BLACK, _ABSENT = 0x00, 0x01, 0x11  # WDA_NONE, WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE (Windows 10 2004)
    _CREATED, _SHOWN = 0x8000, 0x8002  # EVENT_OBJECT_CREATE, EVENT_OBJECT_SHOW
    _ROOT = 2  # GA_ROOT

    _Event = ctypes.WINFUNCTYPE(
        None,
        wintypes.HANDLE,
        wintypes.DWORD,
        wintypes.HWND,
        wintypes.LONG,
        wintypes.LONG,
        wintypes.DWORD,
        wintypes.DWORD,
    )
    _Each = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

    class Shield:
        """Every top-level window of the present thread, also those that come later: Windows itself tells of them."""

        def __init__(self) -> None:
            self._on = False
            self._user = ctypes.WinDLL("user32")
            self._user.GetAncestor.restype = wintypes.HWND
            self._user.GetAncestor.argtypes = (wintypes.HWND, wintypes.UINT)
            self._user.SetWindowDisplayAffinity.argtypes = (wintypes.HWND, wintypes.DWORD)
            self._user.SetWinEventHook.restype = wintypes.HANDLE
            self._thread = ctypes.windll.kernel32.GetCurrentThreadId()
            self._each, self._event = _Each(self._found), _Event(self._came)  # C keeps no reference of its own
            self._hook = self._user.SetWinEventHook(
                _CREATED, _SHOWN, None, self._event, ctypes.windll.kernel32.GetCurrentProcessId(), self._thread, 0
            )

        def keep_out(self, on: bool) -> None:
            """Keep every window out of pictures from now on, or let all be seen."""
            if on != self._on:
                self._on = on
                self._user.EnumThreadWindows(self._thread, self._each, 0)

        def close(self) -> None:
            """Look at new windows no longer; those that are there stay as they are."""
            if self._hook:
                self._user.UnhookWinEvent(wintypes.HANDLE(self._hook))
                self._hook = None

        def _came(self, _hook: int, _what: int, window: int, part: int, child: int, _by: int, _at: int) -> None:
            if self._on and window and part == 0 and child == 0:
                self._cover(window)

        def _found(self, window: int, _given: int) -> bool:
            self._cover(window)
            return True

        def _cover(self, window: int) -> None:
            if self._user.GetAncestor(window, _ROOT) != window:
                return
            for how in (_ABSENT, _BLACK) if self._on else (_NOTHING,):
                if self._user.SetWindowDisplayAffinity(window, how):
                    return
else:

    class Shield:
        """Nothing: here the system has no way to keep a window out of pictures."""

        def keep_out(self, on: bool) -> None:
            """Nothing can be done here."""

        def close(self) -> None:
            """Nothing was begun."""
