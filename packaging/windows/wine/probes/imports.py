"""Import everything that is shipped: each module of the program, each package, each native part; say what fails.

Nothing of it may start another program (a black window would flash up) or ask for a socket while it is loaded.
"""

import importlib
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import kyoju_desktop

LIB = Path(kyoju_desktop.__file__).parent.parent
FORBIDDEN = {"subprocess.Popen", "os.system", "os.startfile", "_winapi.CreateProcess", "socket.__new__"}
# Run as programs or by alembic with its own setting, never imported
NOT_MODULES = (
    "kyoju_probe",  # this script's own starter
    "kyoju_desktop.storage.migrations.env",
    "kyoju_desktop.__main__",
    "kyoju_desktop.admin.__main__",
)


def names() -> Iterator[str]:
    """Every module of ours, every package beside it, and what in these is machine code."""
    for path in sorted(LIB.glob("*")):
        if path.suffix == ".py" or (path / "__init__.py").is_file():
            yield path.stem
    for path in sorted((LIB / "kyoju_desktop").rglob("*.py")):
        yield ".".join(path.relative_to(LIB).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(LIB.rglob("*.pyd")):
        folders = path.relative_to(LIB).parent.parts
        yield ".".join([*folders, path.name.split(".")[0]])


def data() -> Iterator[Path]:
    """Folders and files that no import asks for."""
    inside = LIB / "kyoju_desktop" / "_data"
    yield from (inside / "resources" / each for each in ("fonts/ipamjm.ttf", "help", "icons", "reference/codes"))
    yield inside / "i18n" / "en" / "LC_MESSAGES" / "kyoju.mo"
    yield LIB / "kyoju_desktop" / "storage" / "migrations" / "versions"
    yield LIB / "reportlab" / "fonts" / "Vera.ttf"


def main() -> int:
    failed: list[str] = []
    tried, name = 0, ""

    def watch(event: str, _given: tuple[object, ...]) -> None:
        if event in FORBIDDEN:
            failed.append(f"{name}: {event}")

    sys.addaudithook(watch)
    for name in dict.fromkeys(names()):
        if name in NOT_MODULES or not all(part.isidentifier() for part in name.split(".")):
            continue
        tried += 1
        try:
            importlib.import_module(name)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is told
            failed.append(f"{name}: {type(problem).__name__}: {problem}")
    failed += [f"missing: {each}" for each in data() if not each.exists()]
    sys.stdout.write(f"{tried} modules on {sys.version.split()[0]} ({sysconfig.get_platform()})\n")
    sys.stdout.write("".join(f"{each}\n" for each in failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
