"""The architecture as sentences that can fail."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TypeGuard

import pytest

from kyoju_desktop.services.settings import Settings, save_settings
from kyoju_desktop.storage.folder import KEYS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kyoju_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
TOP_LEVEL = {
    "pyproject.toml",
    "kyoju_desktop",
    "resources",
    "i18n",
    "tests",
    "packaging",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "SECURITY.md",
}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_top_level_holds_what_the_readme_says_and_nothing_else() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    if tracked == [""]:
        pytest.skip("not a git checkout")
    names = {name.split("/")[0] for name in tracked if name and not name.startswith(".")}
    assert names <= TOP_LEVEL


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_stays_readable(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", [each for each in MODULES if each.name == "__init__.py"], ids=str)
def test_a_room_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert said
    assert len(said.splitlines()) == 1


def test_the_program_cannot_speak_to_a_network() -> None:
    speaking = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "PySide6.QtWebEngineCore"}
    for path in MODULES:
        assert not speaking & set(_imports(path)), path


def test_qt_network_is_used_for_the_local_second_start_only() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        if "QtNetwork" in text:
            assert "QTcp" not in text, path
            assert "QNetworkAccessManager" not in text, path


def test_no_module_makes_temporary_files() -> None:
    for path in MODULES:
        assert "tempfile" not in set(_imports(path)), path


def test_no_module_blocks_on_type_checking() -> None:
    for path in MODULES:
        assert "TYPE_CHECKING" not in path.read_text("utf-8"), path


def test_the_window_thread_is_never_pumped_by_hand() -> None:
    for path in MODULES:
        if "tour" not in path.parts and path.name != "tour.py":
            assert ".processEvents(" not in path.read_text("utf-8"), path


# What reads a widget; a call without arguments.
LOOKING = {"text", "toPlainText", "isChecked", "code", "value", "currentIndex", "currentText", "case", "checked"}


def _looked_at_on_a_worker(path: Path) -> Iterator[str]:
    """Calls that read a widget inside a function that is given a Writer or Reader, and so runs on a worker."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Lambda | ast.FunctionDef) and [each.arg for each in node.args.args[:1]] in _WORKERS:
            yield from (f"{path.name}:{each.lineno} {ast.unparse(each)}" for each in ast.walk(node) if _looks(each))


_WORKERS = (["w"], ["r"])


def _looks(node: ast.AST) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call) or node.args or node.keywords:
        return False
    return isinstance(node.func, ast.Attribute) and node.func.attr in LOOKING


def test_no_worker_looks_at_a_widget() -> None:
    found = [each for path in MODULES if "ui" in path.parts for each in _looked_at_on_a_worker(path)]
    assert found == []


def test_the_window_starts_without_the_libraries_that_only_files_need() -> None:
    late = {"pikepdf", "PIL", "lxml", "xlsxwriter", "msoffcrypto", "fontTools", "sqlalchemy", "alembic"}
    loaded = "import sys, kyoju_desktop.app\nfrom kyoju_desktop.ui.screens import load_all\nload_all()\n"
    told = subprocess.run(
        [sys.executable, "-c", f"{loaded}print(*sorted({{each.split('.')[0] for each in sys.modules}}))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert late & set(told.stdout.split()) == set()


PAINTED = """
import os, sys
from kyoju_desktop import __main__, app
def tell(*_):
    print(*sys.modules, flush=True)
    os._exit(0)
app._after_first_paint = tell
__main__.main(["--data-dir", sys.argv[1]])
"""
# what an unpainted window needs nothing of: the file, the papers, OpenSSL, and what Qt brings for it
NOT_PAINTED_WITH = frozenset(
    {
        *("sqlcipher3", "reportlab", "hashlib", "secrets", "platformdirs", "concurrent.futures", "logging.handlers"),
        *("PySide6.QtNetwork", "PySide6.QtPdf", "PySide6.QtPrintSupport"),
        *("kyoju_desktop.domain.records", "kyoju_desktop.domain.kinds", "kyoju_desktop.storage.store"),
        *("kyoju_desktop.ui.opening", "kyoju_desktop.ui.frame", "kyoju_desktop.ui.choosing"),
        *("kyoju_desktop.ui.glyph_boxes", "kyoju_desktop.ui.first_copy", "kyoju_desktop.i18n.typed_days"),
    }
)


@pytest.mark.parametrize("first", ["the unlock screen", "the set-up"])
def test_the_first_screen_is_painted_before_anything_else_is_loaded(tmp_path: Path, first: str) -> None:
    if first == "the unlock screen":
        save_settings(
            tmp_path, Settings(office_line="陽ノ原町", last_backup_at=datetime(2026, 6, 1, 17, 20), drafts=2)
        )
        (tmp_path / KEYS).touch()
    told = subprocess.run(
        [sys.executable, "-c", PAINTED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    loaded = set(told.stdout.split())
    assert f"kyoju_desktop.ui.pages.{'unlock' if first == 'the unlock screen' else 'set_up'}" in loaded
    assert loaded & NOT_PAINTED_WITH == set()
    assert ("tomllib" in loaded) == (first == "the set-up")


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _needed(path: Path, names: frozenset[str]) -> Iterator[str]:
    """The modules of ours that a module imports anywhere, also late."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module in names:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (each for each in inner if each in names)
            if not all(each in names for each in inner):
                yield node.module


def test_no_modules_import_each_other_in_a_circle_not_even_late() -> None:
    names = frozenset(map(_name, MODULES))
    graph = {_name(path): set(_needed(path, names)) - {_name(path)} for path in MODULES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle
