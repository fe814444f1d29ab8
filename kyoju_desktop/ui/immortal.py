"""PySide6 6.12 takes None for immortal, which it is only from Python 3.12 on.

Its wheels are built for the limited API of 3.12, where a call that returns None, True or False counts no reference.
On 3.11 every such call costs the object one of its some 5,000 references, and after as many calls the interpreter
aborts with "deallocating None". Until a fixed PySide6 is required, the three get more references than any day can
use up.
"""

import sys

_PLENTY = 1 << 60


def keep_none() -> None:
    """Make None (True, False) as lasting on Python 3.11 as from 3.12 on; nothing to do on a later one."""
    if sys.version_info >= (3, 12):
        return
    import ctypes  # noqa: PLC0415 - a later Python need not load it

    for each in (None, True, False):
        if sys.getrefcount(each) < _PLENTY:
            # ob_refcnt is the first member of every CPython object before 3.12
            ctypes.c_ssize_t.from_address(id(each)).value += _PLENTY
