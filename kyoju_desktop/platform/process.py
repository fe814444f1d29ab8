"""How the process appears to the system: its name in the taskbar, no dumps of its memory, its own libraries only."""

import sys

APP_ID = "Kyoju.Desktop"  # the shortcuts carry the same

if sys.platform == "win32":
    import ctypes
    from collections.abc import Callable

    # no box and no report when the program breaks down: a report would carry memory, and with it the key
    _SILENT = 0x0001 | 0x0002 | 0x8000  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX
    _NO_HEAP = 0x0001 | 0x0040  # WER_FAULT_REPORTING_FLAG_NOHEAP, WER_FAULT_REPORTING_NO_HEAP_ON_QUEUE
    # the program's folder, system32, and what Python adds for its packages; never the current folder or PATH
    _OWN_FOLDERS = 0x1000  # LOAD_LIBRARY_SEARCH_DEFAULT_DIRS

    def prepare() -> None:
        """Set the process up, before anything of Qt is made; what this Windows does not know is left out."""
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
