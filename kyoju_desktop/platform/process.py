"""How the process appears to the system: its name in the taskbar, no dumps of its memory, its own libraries only."""

import os
import sys
from collections.abc import Iterable

APP_ID = "Kyoju.Desktop"  # the shortcuts carry the same
# By such variables Qt and OpenSSL load plugins from elsewhere, and Qt writes its own log; other programs set them
# for the whole machine. What only says how large or on which platform Qt paints stays.
_LOADING = ("QT_", "OPENSSL_")
_HARMLESS = frozenset(
    {
        "QT_QPA_PLATFORM",
        "QT_SCALE_FACTOR",
        "QT_SCREEN_SCALE_FACTORS",
        "QT_FONT_DPI",
        "QT_SCALE_FACTOR_ROUNDING_POLICY",
    }
)


def foreign(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the environment's variables that could bring foreign code in, or words out."""
    return tuple(each for each in names if each.upper().startswith(_LOADING) and each.upper() not in _HARMLESS)


if sys.platform == "win32":
    import ctypes
    from collections.abc import Callable

    # no box and no report when the program breaks down: a report would carry memory, and with it the key
    _SILENT = 0x0001 | 0x0002 | 0x8000  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX
    _NO_HEAP = 0x0001 | 0x0040  # WER_FAULT_REPORTING_FLAG_NOHEAP, WER_FAULT_REPORTING_NO_HEAP_ON_QUEUE
    # the program's folder, system32, and what Python adds for its packages; never the current folder or PATH
    _OWN_FOLDERS = 0x1000  # LOAD_LIBRARY_SEARCH_DEFAULT_DIRS

    def prepare() -> None:
        """Set the process up, before Qt or OpenSSL loads anything; what this Windows does not know is left out."""
        for name in foreign(tuple(os.environ)):
            del os.environ[name]
        os.environ["OPENSSL_CONF"] = os.devnull  # else the settings lie where the libraries were built, if anywhere
        calls: tuple[Callable[[], object], ...] = (
            lambda: ctypes.windll.kernel32.SetErrorMode(_SILENT),
            lambda: ctypes.windll.kernel32.WerSetFlags(_NO_HEAP),
            lambda: ctypes.windll.kernel32.SetDefaultDllDirectories(_OWN_FOLDERS),
            lambda: ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(APP_ID)),
        )
        for call in calls:
            try:
                call()
            except (AttributeError, OSError):  # an old or restricted Windows: no reason not to start
                continue
else:

    def prepare() -> None:
        """Nothing has to be set up here."""
