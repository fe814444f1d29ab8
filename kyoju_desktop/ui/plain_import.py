"""PySide6 reads the source of every module that is imported after it, to find out whether it speaks of PySide6.

That is for `from __feature__ import snake_case`, which nothing here uses. It takes some 0.1 ms for each of a thousand
modules, and `linecache` keeps every line that was read. PyPy runs PySide6 without this hook, and so does the window.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - whoever imports it first brings the hook


def read_no_sources() -> None:
    """Take the hook out of `import`; a PySide6 that has none, or names it differently, stays as it is."""
    hook, before = (vars(builtins).get(name) for name in ("__feature_import__", "__orig_import__"))
    if callable(before) and hook is vars(builtins)["__import__"]:
        vars(builtins)["__import__"] = before
