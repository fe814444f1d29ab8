"""`python -m kyoju_desktop` opens the window."""

import sys

from kyoju_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
