"""`python -m kyoju_desktop` opens the window."""

import gc
import sys

# What is loaded until the first screen stays for good; to look for garbage in it takes a twentieth of the start.
# From then on `ui.sweeping` looks.
gc.disable()

from kyoju_desktop.app import main  # noqa: E402 - loads all that

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
