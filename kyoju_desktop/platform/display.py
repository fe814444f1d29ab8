"""Whether there is a screen to show a window on."""

import os
import sys

if sys.platform == "win32" or sys.platform == "darwin":

    def has_display() -> bool:
        """Always: a session there has a desktop."""
        return True
else:

    def has_display() -> bool:
        """Whether the environment names a display, or Qt's stand-in for one."""
        return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
