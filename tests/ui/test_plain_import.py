"""An import reads no sources (see kyoju_desktop.ui.plain_import)."""

import builtins
import os
import subprocess
import sys
from pathlib import Path

from kyoju_desktop.ui.plain_import import read_no_sources

ROOT = Path(__file__).resolve().parent.parent.parent
LOADED = """
import linecache, kyoju_desktop.app
from kyoju_desktop.ui.screens import load_all
load_all()
print(*(each for each in linecache.cache if "kyoju_desktop" in each or "reportlab" in each))
"""


def test_the_start_and_what_is_loaded_after_it_read_no_sources() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    before_it = {ROOT / "kyoju_desktop" / name for name in ("__init__.py", "ui/immortal.py", "ui/plain_import.py")}
    assert {Path(each) for each in told.stdout.split()} <= before_it


def test_taking_the_hook_out_twice_changes_nothing_more() -> None:
    read_no_sources()
    before = builtins.__import__
    read_no_sources()
    assert builtins.__import__ is before
    assert before is not vars(builtins).get("__feature_import__")
