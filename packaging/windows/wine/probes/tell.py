"""Tell the running program what Windows would tell it: locked, sleep, ending, ended, or the installer's close.

Run by the installed Python: `tell.py WORD`. Prints what the program answered; 1 when no program listens.
"""

import ctypes
import sys
import time
from ctypes import wintypes

SAID = {"locked": (0x02B1, 7, 0), "sleep": (0x0218, 4, 0), "ending": (0x0011, 0, 0), "ended": (0x0016, 1, 0)}
EVERYBODY = 0xFFFF
PATIENCE = 60  # seconds

user = ctypes.WinDLL("user32")
user.FindWindowW.restype = wintypes.HWND
user.SendMessageW.restype = ctypes.c_ssize_t
user.SendMessageW.argtypes = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)


def listener() -> int | None:
    """The hidden window of the program, waited for."""
    until = time.monotonic() + PATIENCE
    while not (found := user.FindWindowW("KyojuDesktop.Listener", None)) and time.monotonic() < until:
        time.sleep(0.2)
    return int(found) if found else None


def main(word: str) -> int:
    window = listener()
    if window is None:
        return 1
    began = time.monotonic()
    if word == "close":
        message = user.RegisterWindowMessageW("KyojuDesktop.Close")
        answer = user.PostMessageW(wintypes.HWND(EVERYBODY), message, 0, 0)
    else:
        answer = user.SendMessageW(window, *SAID[word])
    sys.stdout.write(f"{word}: answered {answer} after {time.monotonic() - began:.2f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
