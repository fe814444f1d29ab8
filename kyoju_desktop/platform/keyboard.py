"""What the keyboard tells only the operating system."""

import sys

if sys.platform == "win32":
    import ctypes

    _CAPS_LOCK = 0x14

    def caps_lock() -> bool | None:
        """Whether Caps Lock is on."""
        return bool(ctypes.windll.user32.GetKeyState(_CAPS_LOCK) & 1)
else:

    def caps_lock() -> bool | None:
        """Nothing: here the system does not say; typing gives it away."""
        return None
