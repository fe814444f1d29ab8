"""Whether a program of this user runs already under a name, asked without loading anything heavy."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _ALREADY_THERE, _DENIED = 183, 5
    _ANYBODY = wintypes.DWORD(-1)  # ASFW_ANY
    _held: dict[str, int] = {}

    def claim(name: str) -> bool:
        """Take the name for this process; False when another one has it. It is free again when that one ends."""
        if name in _held:
            return True
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateMutexW.restype = wintypes.HANDLE
        kernel.CreateMutexW.argtypes = (ctypes.c_void_p, wintypes.BOOL, wintypes.LPCWSTR)
        made = kernel.CreateMutexW(None, False, f"Local\\{name}")
        problem = ctypes.get_last_error()
        if problem == _ALREADY_THERE and made:
            kernel.CloseHandle(wintypes.HANDLE(made))
        if problem in {_ALREADY_THERE, _DENIED}:
            return False
        if made:
            _held[name] = made
        return True

    def let_forward() -> None:
        """Let another process put its window in front: only who was started last may, and may pass it on."""
        ctypes.windll.user32.AllowSetForegroundWindow(_ANYBODY)
else:

    def claim(name: str) -> bool:
        """Whether no other process answers to the name: its local pipe is not there. Nothing is taken."""
        return not (Path(os.environ.get("TMPDIR") or "/tmp") / name).exists()  # noqa: S108 - Qt puts pipes there

    def let_forward() -> None:
        """Here every process may put its window in front."""
