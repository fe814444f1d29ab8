"""The tour as a new user meets it: `kyoju-desktop --demo` on a machine without a display."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


@pytest.mark.slow
def test_demo_without_a_display_says_so_and_leaves_pictures_and_papers_of_a_whole_case(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, "-m", "kyoju_desktop", "--demo"],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    said = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert done.returncode == 0, said
    folder = tmp_path / "kyoju-tour"
    assert str(folder) in done.stdout
    told = json.loads((folder / "tour.json").read_text("utf-8"))
    files = [step["file"] for step in told["steps"]]
    assert len(files) == len(set(files)) >= 40
    assert all((folder / name).stat().st_size > 1000 for name in files)
    papers = {name: PdfReader(folder / name).pages[0].extract_text() for name in files if name.endswith(".pdf")}
    assert len(papers) == 3
    assert all("小早川" in text and "1/1" in text for text in papers.values())
