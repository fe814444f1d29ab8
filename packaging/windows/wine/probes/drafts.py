"""Print the drafts that lie in an office, as the installed program reads them: `drafts.py FOLDER PASSPHRASE_FILE`."""

import sys
from pathlib import Path

from kyoju_desktop.storage.keys import unlock
from kyoju_desktop.storage.store import Store


def main(folder: Path, secret: Path) -> int:
    store = Store.open(folder, unlock(folder, secret.read_text("utf-8").strip()))
    try:
        for each in store.drafts.all():
            sys.stdout.write(f"{each.key}: {each.data}\n")
    finally:
        store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
