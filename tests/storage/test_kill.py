"""The power goes at any moment: what was acknowledged is there, and the file is whole.

KYOJU_KILLS=200 pytest tests/storage/test_kill.py  is the full run.
"""

import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kyoju_desktop.domain.records import ProgressNote
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify
from tests.storage.conftest import begun

ROUNDS = int(os.environ.get("KYOJU_KILLS", "25"))
HERE = Path(__file__).parents[2]


@pytest.mark.slow
def test_no_acknowledged_save_is_lost_when_the_process_is_killed(folder: Path, key: bytes) -> None:
    store = Store.create(folder, key)
    case = begun(store).id
    store.close()
    dice = random.Random(20260601)
    promised: set[str] = set()
    changed: set[str] = set()
    for _ in range(ROUNDS):
        said = _killed(folder, key, case, dice)
        promised |= {which for what, which in said if what == "note"}
        changed |= {which for what, which in said if what == "changed"}
        typed = [int(which) for what, which in said if what == "draft"]
        store = Store.open(folder, key)
        try:
            assert verify(store).problems == ()
            with store.read() as r:
                notes = {each.id: each for each in r.find(ProgressNote, case=case)}
            with suppress(InterruptedError), store.write("番号を見る") as w:
                assert w.next_number("note") == len(notes) + 1
                raise InterruptedError
            assert promised <= notes.keys()
            assert all(notes[each].opinion == "心配が増えた。" for each in changed)
            draft = store.drafts.load("ProgressNote/new")
            assert not typed or draft in {_text(typed[-1]), _text(typed[-1] + 1)}
        finally:
            store.close()
    print(f"{ROUNDS} kills, {len(promised)} notes and {len(changed)} changes acknowledged, 0 lost")


def _killed(folder: Path, key: bytes, case: str, dice: random.Random) -> list[tuple[str, str]]:
    """What a child said before it was killed after a random number of words and a random wait."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.child", str(folder), key.hex(), case], stdout=subprocess.PIPE, cwd=HERE
    )
    assert child.stdout is not None
    with child.stdout as words:
        heard = [words.readline() for _ in range(dice.randint(1, 60))]
        time.sleep(dice.random() * 0.004)
        child.kill()
        heard += words.readlines()
    child.wait()
    assert heard[0], "the child did not begin"
    whole = [line.decode().split() for line in heard if line.endswith(b"\n")]
    return [(what, which) for what, which in whole]


def _text(turn: int) -> str:
    return f"家主に電話した。返事は来週の予定。{turn}回目。"
