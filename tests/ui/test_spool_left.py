"""What a program that was killed while it printed left behind is taken away; what others have there stays."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kyoju_desktop.ui.spool_left import folder_name, sweep


@pytest.mark.skipif(os.name == "nt", reason="the program makes no file when it prints there")
def test_only_what_a_dead_program_left_is_taken_away(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = tmp_path / folder_name().replace(str(os.getpid()), str(dead.pid), 1)
    running, others = tmp_path / folder_name(), tmp_path / "kyoju-spool-notes"
    for each in (left, running, others):
        each.mkdir()
        (each / "job.pdf").write_bytes(b"%PDF-")
    link = tmp_path / left.name.replace(left.name[-16:], "0" * 16)
    link.symlink_to(others, target_is_directory=True)
    assert sweep(tmp_path) == 1
    assert not left.exists()
    assert (running / "job.pdf").exists()
    assert (others / "job.pdf").exists()
    assert sweep(tmp_path / "nowhere") == 0
