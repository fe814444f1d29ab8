"""Whether a program of this user runs already on a data folder, asked without loading anything heavy."""

import os
import sys
from pathlib import Path
from zlib import crc32


def name_of(folder: Path) -> str:
    """The name under which the program that has this folder answers: another for every user and every folder.

    No secret, so two checksums (forwards and backwards) are enough: a real digest would load OpenSSL before the first
    paint.
    """
    user = os.environ.get("USERNAME") or os.environ.get("USER") or ""
    text = f"{user}|{os.path.normcase(folder.resolve())}".encode("utf-8", "surrogatepass")
    return f"kyoju-{crc32(text):08x}{crc32(text[::-1]):08x}"


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _ALREADY_THERE, _DENIED = 183, 5
    _ANYBODY = 0xFFFFFFFF  # ASFW_ANY
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
        if problem in {_ALREADY_THERE, _DENIED}:
            if made:
                kernel.CloseHandle(wintypes.HANDLE(made))
            return False
        if made:
            _held[name] = made
        return True

    def let_forward() -> None:
        """Let another process put its window in front: only who was started last may, and may pass it on."""
        ctypes.windll.user32.AllowSetForegroundWindow(wintypes.DWORD(_ANYBODY))
else:

    def claim(name: str) -> bool:
        """Whether no other process answers to the name: its local pipe is not there. Nothing is taken."""
        return not (Path(os.environ.get("TMPDIR") or "/tmp") / name).exists()  # noqa: S108 - Qt puts pipes there

    def let_forward() -> None:
        """Here every process may put its window in front."""
