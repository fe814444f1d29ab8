"""The room of the operating system: what it answers here, and that its questions are asked nowhere else."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kyoju_desktop.platform import instance, process
from kyoju_desktop.platform.display import has_display
from kyoju_desktop.platform.files import seize, settle, take_place
from kyoju_desktop.platform.instance import claim, name_of
from kyoju_desktop.platform.keyboard import caps_lock
from kyoju_desktop.platform.listener import Listener

PACKAGE = Path(__file__).resolve().parents[2] / "kyoju_desktop"
ASKING = {"ctypes", "winreg", "msvcrt", "fcntl"}
ASKED = re.compile(r"\bsys\.platform\b|\bos\.name\b")
# What may stand outside the room, and why.
ELSEWHERE = {
    "ui/dialogs/print_spool.py": "asks libcups, which Windows does not have, for its last answer",
    "ui/spool_left.py": "takes away what that left in /dev/shm",
    "ui/immortal.py": "reaches into Python itself, not into the system",
}


def _asking(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    for node in ast.walk(ast.parse(text)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (name for name in names if name.split(".")[0] in ASKING)
    yield from ASKED.findall(text)


def test_the_operating_system_is_asked_in_one_room_only() -> None:
    modules = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
    asking = {name for name, path in modules.items() if not name.startswith("platform/") and list(_asking(path))}
    assert asking == set(ELSEWHERE)


def test_every_question_has_an_answer_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process.prepare()
    instance.let_forward()
    Listener(lambda _what: None).close()
    assert caps_lock() in {None, True, False}
    settle(tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_display()


def test_the_environment_decides_how_large_the_program_is_but_not_which_code_it_loads() -> None:
    named = ("Path", "QT_SCALE_FACTOR", "QT_QPA_PLATFORM", "QT_PLUGIN_PATH", "qt_logging_conf", "OPENSSL_CONF")
    assert process.foreign(named) == ("QT_PLUGIN_PATH", "qt_logging_conf", "OPENSSL_CONF")


def test_the_command_line_sets_its_process_up_before_any_library_of_the_file_is_there() -> None:
    tried = (
        "import sys; from kyoju_desktop.platform import process;"
        "process.prepare = lambda: print(sorted({'cryptography', 'sqlcipher3'} & {*sys.modules}));"
        "import kyoju_desktop.admin"
    )
    told = subprocess.run([sys.executable, "-c", tried], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["[]"]


def test_a_file_that_is_held_is_refused_to_others_until_it_is_closed(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("a+b") as second:
        with (tmp_path / "lock").open("a+b") as first:
            seize(first)
            with pytest.raises(OSError, match=r"."):
                seize(second)
        seize(second)


def test_a_finished_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "new").write_bytes(b"new")
    take_place(tmp_path / "new", tmp_path / "old")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("old", b"new")]


def test_every_user_and_folder_has_a_name_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = name_of(tmp_path)
    assert mine == name_of(tmp_path / "x" / "..")
    assert mine != name_of(tmp_path / "x")
    monkeypatch.setenv("USERNAME", "somebody else")
    assert name_of(tmp_path) != mine


def test_a_name_is_free_while_nobody_answers_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", os.fspath(tmp_path))
    assert claim(name_of(tmp_path))
    (tmp_path / name_of(tmp_path)).touch()
    assert not claim(name_of(tmp_path))
