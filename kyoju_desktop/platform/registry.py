"""The registry of this user: an empty key that a library left goes; elsewhere there is no registry."""

import sys

if sys.platform == "win32":  # pragma: no cover - only there
    import winreg

    def remove_empty_key(name: str) -> None:
        """Remove a key below HKEY_CURRENT_USER that holds neither values nor keys."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, name) as key:
                empty = winreg.QueryInfoKey(key)[:2] == (0, 0)
            if empty:
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, name)
        except OSError:
            return  # it is not there, or another program has it: then it is not ours to remove
else:

    def remove_empty_key(name: str) -> None:
        """Nothing: there is no registry."""
