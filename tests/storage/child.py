"""A process that saves notes and drafts until it is killed; it says a word only after the save is acknowledged.

Run: python -m tests.storage.child FOLDER KEY CASE
"""

import itertools
import os
import sys
from pathlib import Path

from kyoju_desktop.domain.records import ProgressNote
from kyoju_desktop.storage.store import Store


def main(folder: str, key: str, case: str) -> None:
    """Save for ever."""
    store = Store.open(Path(folder), bytes.fromhex(key), actor="空木 佐和")
    for turn in itertools.count():
        text = f"家主に電話した。返事は来週の予定。{turn}回目。"
        store.drafts.save("ProgressNote/new", text)
        _say("draft", str(turn))
        note = ProgressNote(case=case, fact=text, opinion="落ち着いている。", next_step="来週もう一度電話する。")
        with store.write("経過を記録", case=case) as w:
            w.add(note)
            w.next_number("note")
        _say("note", note.id)
        if turn % 5 == 4:
            with store.write("経過を直した", case=case) as w:
                w.put(note.replace(opinion="心配が増えた。"))
            _say("changed", note.id)


def _say(what: str, which: str) -> None:
    os.write(1, f"{what} {which}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
