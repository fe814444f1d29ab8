"""Stands for the program where only installing is tried: it says what it got, stays, or closes when asked to.

Kyoju.exe say FILE WORD...    # what arrived, as Python sees it
Kyoju.exe code NUMBER         # end with that exit code
Kyoju.exe stay FILE           # run until the installer asks to close; FILE is there while it runs
Kyoju.exe deaf FILE           # run and hear nothing
"""

import ctypes
import json
import sys
import time
from pathlib import Path


class Message(ctypes.Structure):
    """Windows' MSG, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("first", ctypes.c_void_p),
        ("second", ctypes.c_void_p),
        ("time", ctypes.c_uint),
        ("x", ctypes.c_long),
        ("y", ctypes.c_long),
        ("own", ctypes.c_uint),
    )


def listen(mark: Path) -> None:
    """A hidden window at the top, as the real program has one, until the installer's word comes."""
    user32 = ctypes.CDLL("user32")
    asked = user32.RegisterWindowMessageW("KyojuDesktop.Close")
    if not user32.CreateWindowExW(0, "STATIC", "", 0, 0, 0, 0, 0, None, None, None, None):
        raise OSError("no window")
    mark.touch()
    message = Message()
    while user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0 and message.message != asked:
        pass
    time.sleep(2)  # drafts and the copy
    mark.unlink()


def main(order: str, *given: str) -> int:
    """Do what the first word says."""
    if order == "code":
        return int(given[0])
    if order == "say":
        said = {"argv": given[1:], "utf8": sys.flags.utf8_mode, "bytecode": not sys.dont_write_bytecode}
        Path(given[0]).write_text(json.dumps({**said, "path": sys.path}), "utf-8")
    elif order == "stay":
        listen(Path(given[0]))
    else:
        Path(given[0]).touch()
        time.sleep(600)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
