"""No new way out without its entry: code that lets bytes or words out stands in the modules of `exits` only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kyoju_desktop.exits import EXITS
from tests.test_architecture import MODULES, PACKAGE

SIGNS = {sign for each in EXITS for sign in each.signs}
_WRITING = frozenset("wax+")


def uses(source: str) -> Iterator[tuple[str, int]]:
    """The signs of ways out in a module, with their lines."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from ((part, node.lineno) for each in names for part in _foreign(each.name))
            case ast.ImportFrom(module=module, names=names):
                yield from ((part, node.lineno) for part in _foreign(module or ""))
                yield from ((each.name, node.lineno) for each in names)
            case ast.Attribute(value=ast.Name(id="os"), attr="open"):
                yield "os.open", node.lineno
            case ast.Attribute(attr=attr):
                yield attr, node.lineno
            case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(name))]):
                yield from ((part, node.lineno) for part in _foreign(name))
            case ast.Name(id=name):
                yield name, node.lineno
            case ast.Call(func=called) if _opens(called) and _for_writing(node):
                yield "open:w", node.lineno


def _foreign(module: str) -> list[str]:
    """The parts of the name of a module that is not ours."""
    return [] if module.startswith("kyoju_desktop") else module.split(".")


def _opens(called: ast.expr) -> bool:
    return (isinstance(called, ast.Name) and called.id == "open") or (
        isinstance(called, ast.Attribute) and called.attr == "open"
    )


def _for_writing(call: ast.Call) -> bool:
    given = [*call.args, *(each.value for each in call.keywords)]
    modes = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return any(len(mode) <= 3 and set(mode) & _WRITING and set(mode) <= set("rwaxbt+") for mode in modes)


def strays(source: str, module: str) -> list[str]:
    """The ways out of a module that its entries do not name."""
    allowed = {sign for each in EXITS if module in each.modules for sign in each.signs}
    return [f"{module}:{line} {sign}" for sign, line in uses(source) if sign in SIGNS - allowed]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_lets_something_out_is_entered_in_the_list_of_exits(path: Path) -> None:
    module = path.relative_to(PACKAGE).as_posix()
    assert strays(path.read_text("utf-8"), module) == []


def test_every_entry_of_the_list_is_still_used() -> None:
    for each in EXITS:
        for module in each.modules:
            source = (PACKAGE / module).read_text("utf-8")
            assert each.signs & {sign for sign, _ in uses(source)}, f"{each.name}: {module}"


@pytest.mark.parametrize(
    "added",
    [
        "from PySide6.QtPrintSupport import QPrinter",
        "QFileDialog.getSaveFileName(self)",
        "QApplication.clipboard().setText(address)",
        "window.setWindowTitle(person.name)",
        "Path('x').write_bytes(pdf)",
        "open('x', 'w').write(text)",
        "place.open(mode='ab')",
        "import logging",
        "print(person)",
        "sys.stderr.write(text)",
        "import tempfile",
        "import csv",
        "QDesktopServices.openUrl(url)",
        "os.open(path, os.O_CREAT)",
    ],
)
def test_a_new_way_out_would_be_found(added: str) -> None:
    assert strays(added, "ui/pages/homes.py")
