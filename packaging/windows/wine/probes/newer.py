"""Run by the Windows Python: mark a data folder as written by a newer version of the program.

newer.py DATA_DIR PASSPHRASE_FILE
"""

import sys
from contextlib import closing
from pathlib import Path

from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.folder import DATABASE
from kyoju_desktop.storage.keys import unlock

folder, secret = (Path(each) for each in sys.argv[1:3])
with closing(connect(folder / DATABASE, unlock(folder, secret.read_text("utf-8").strip()))) as connection:
    connection.execute("PRAGMA user_version = 9999")
