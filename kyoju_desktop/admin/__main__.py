"""`python -m kyoju_desktop.admin`."""

import sys

from kyoju_desktop.admin.commands import main

sys.exit(main())
