"""Steps of the proof about daily use: install, kyoju-admin, the tour, the papers, a power cut, update, removal."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from windows import tree
from windows.pins import ROOT
from windows.wine.ground import JAPANESE, PROBES, Ground, Step, here, must
from windows.wine.machine import windows
from windows.wine.window import opened

TOO_LONG = "C:\\" + "\\".join(["とても長い名前のフォルダー" * 3] * 8)  # over 260 characters
OFFICE = ("--municipality", "陽ノ原町", "--code", "993018", "--welfare-office", "no", "--section", "住宅係")


def parts(ground: Ground) -> None:
    """Every library that a file of the tree loads is in the tree or in Windows 10, and no stand-in of ours."""
    tree.check_imports(ground.tree)
    names = {each.name for each in ground.tree.rglob("*.dll")}
    must(not names & {"bcryptprimitives.dll", "icuuc.dll", "mscms.dll"}, "a stand-in for tests is in the tree")


def install(ground: Ground) -> None:
    """A silent installation for the present user ends with 0 and puts the whole tree there."""
    code, told = ground.machine.run(ground.setup, "/S")
    must(code == 0, f"exit code {code}: {told}")
    wanted = {each.relative_to(ground.tree).as_posix() for each in ground.tree.rglob("*") if each.is_file()}
    there = ground.machine.program
    lacking = [each for each in wanted if not (there / each).is_file()]
    must(not lacking, f"{len(lacking)} files are not there: {lacking[:3]}")


def admin(ground: Ground) -> None:
    """kyoju-admin makes an office, checks it, copies it and restores it; exit codes, Japanese words, one JSON."""
    office = JAPANESE + "\\役場"
    code, told = ground.admin(office, "init", *OFFICE, "--clerk", "大江 史", "--json")
    must(code == 0 and _json(told)["ok"] is True, f"init {code}: {told}")
    code, told = ground.admin(office, "init", *OFFICE, "--clerk", "大江 史")
    must(code == 1 and "あります" in told, f"a second init: {code} {told}")
    ground.machine.inside(JAPANESE + "\\控え その1").mkdir(parents=True)
    code, told = ground.admin(office, "backup", "--to", JAPANESE + "\\控え その1")
    must(code == 0 and "控え" in told, f"backup {code}: {told}")
    copies = [*ground.machine.inside(JAPANESE + "\\控え その1").iterdir()]
    must(copies, "backup left nothing")
    ground.machine.inside(office + "\\kyoju.db").write_bytes(b"broken")
    code, told = ground.admin(office, "verify")
    must(code == 1 and told.strip(), f"verify of a broken file: {code} {told}")
    code, told = ground.admin(office, "restore", windows(copies[0]))
    must(code == 0, f"restore {code}: {told}")
    code, told = ground.admin(office, "verify", "--json")
    must(code == 0 and _json(told)["problems"] == [], f"verify {code}: {told}")
    code, told = ground.admin(office, "fly")
    must(code == 2 and "使い方" in told, f"an unknown order: {code} {told}")


def demo(ground: Ground) -> None:
    """A training office in a folder with a Japanese name and blanks; it verifies."""
    _demo(ground, JAPANESE)


def long_paths(ground: Ground) -> None:
    """The same in a folder whose name is longer than 260 characters."""
    _demo(ground, TOO_LONG)
    folder = ground.machine.inside(TOO_LONG)
    must((folder / "kyoju.db").is_file(), "the data lie elsewhere")


def _demo(ground: Ground, folder: str) -> None:
    for order in (("demo", "--cases", "5"), ("verify",)):
        code, told = ground.admin(folder, *order)
        must(code == 0, f"{order[0]} in {folder[:30]}: {code} {told}")


def _json(told: str) -> dict[str, object]:
    found = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    must(len(found) == 1, f"not one JSON object: {told}")
    return dict(found[0])


def tour(ground: Ground) -> None:
    """One whole case through the window without a screen; every paper has the same bytes as on this side."""
    folder = _empty(ground.out / "tour")
    ground.machine.offscreen(on=True)
    try:
        _tour(ground, folder)
    finally:
        ground.machine.offscreen(on=False)
    mine = ground.papers or ground.place / "tour"
    if not mine.is_dir():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        here("-m", "kyoju_desktop", "--tour", str(mine))
    _same(mine, folder, "*.pdf")
    mine_told, told = (json.loads((each / "tour.json").read_text("utf-8")) for each in (mine, folder))
    must(_named(told) == _named(mine_told), "the steps of the tour differ")


def _named(told: dict[str, list[dict[str, str]]]) -> list[str]:
    return [f"{each['title']} {each['file']}" for each in told["steps"]]


def _tour(ground: Ground, folder: Path) -> None:
    program = ground.machine.program / "Kyoju.exe"
    code, told = ground.machine.run(program, "--tour", windows(folder), seconds=1200)
    must(code == 0 and (folder / "tour.json").is_file(), f"the tour stopped ({code}): {told[-500:]}")


def papers(ground: Ground) -> None:
    """Every form with its samples and a list as csv and xlsx: the same as on this side."""
    theirs, mine = _empty(ground.out / "papers"), ground.place / "papers"
    code, told = ground.python(PROBES / "papers.py", windows(ROOT), windows(theirs), seconds=600)
    must(code == 0, f"exit code {code}: {told[-500:]}")
    here(str(PROBES / "papers.py"), str(ROOT), str(mine))
    _same(mine, theirs, "*.pdf")
    _same(mine, theirs, "*.csv")
    must(_sheets(mine / "list.xlsx") == _sheets(theirs / "list.xlsx"), "list.xlsx differs")


def _sheets(book: Path) -> dict[str, bytes]:
    """The parts of an Excel file, without the moment it was made."""
    with zipfile.ZipFile(book) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name != "docProps/core.xml"}


def _same(mine: Path, theirs: Path, shape: str) -> None:
    names = sorted(each.name for each in mine.glob(shape))
    must(names and names == sorted(each.name for each in theirs.glob(shape)), f"not the same files: {names[:5]}")
    for name in names:
        if (mine / name).read_bytes() != (theirs / name).read_bytes():
            must(
                not name.endswith(".pdf") or _text(mine / name) == _text(theirs / name), f"the text of {name} differs"
            )
            must(not names, f"{name} has the same text, but not the same bytes")


def _text(paper: Path) -> str:
    command = ["pdftotext", "-layout", str(paper), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def _empty(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for each in folder.iterdir():
        if each.is_file():
            each.unlink()
    return folder


def killed(ground: Ground) -> None:
    """Killed while a case is open, as by a power cut: it starts again, and the data verify."""
    for _ in range(2):
        opened(ground, ground.machine, JAPANESE)
        ground.machine.kill_all()
        must(ground.machine.until(ground.screen.empty, 30), "the window stayed")
    code, told = ground.admin(JAPANESE, "verify")
    must(code == 0, told)


def older(ground: Ground) -> None:
    """Over an older version the program is replaced in place; the office of the older one opens and verifies."""
    code, told = ground.machine.run(ground.version("99.0.0"), "/S")
    must(code == 0, f"update {code}: {told}")
    code, told = ground.admin(JAPANESE, "verify")
    must(code == 0, told)


def downgrade(ground: Ground) -> None:
    """An older version is refused with 12 and changes nothing."""
    before = {each: each.stat().st_mtime_ns for each in ground.machine.program.rglob("*")}
    code, told = ground.machine.run(ground.setup, "/S")
    must(code == 12, f"exit code {code}: {told}")
    must(before == {each: each.stat().st_mtime_ns for each in ground.machine.program.rglob("*")}, "files changed")


def running(ground: Ground) -> None:
    """An update while the program runs asks it to close; it closes, the update ends with 0, the data verify."""
    begun = opened(ground, ground.machine, JAPANESE)
    code, told = ground.machine.run(ground.version("99.0.1"), "/S")
    closed = ground.machine.until(begun.ended, 20)
    ground.machine.kill_all()
    must(closed, "the program did not close")
    must(code == 0, f"exit code {code} while the program was running: {told}")
    _verified(ground)


def remove(ground: Ground) -> None:
    """Removal ends with 0, takes the whole program and keeps the data."""
    there = ground.machine.program
    before = {each.name for each in ground.machine.inside(JAPANESE).iterdir()}
    code, told = ground.machine.run(there / "Uninstall.exe", "/S", f"_?={windows(there)}")
    ground.machine.wait()
    must(code == 0, f"exit code {code}: {told}")
    left = [each for each in there.rglob("*") if each.name != "Uninstall.exe"] if there.is_dir() else []
    must(not left, f"left behind: {left[:5]}")
    must(before == {each.name for each in ground.machine.inside(JAPANESE).iterdir()}, "the data are not as they were")
    shutil.rmtree(there, ignore_errors=True)  # the remover cannot delete itself while it is waited for


def _verified(ground: Ground) -> None:
    code, told = ground.admin(JAPANESE, "verify")
    must(code == 0, told)


STEPS: tuple[Step, ...] = (parts, install, admin, demo, long_paths, papers, tour, killed)
SHORT: tuple[Step, ...] = (parts, install, admin, demo, papers, tour, killed)
AFTER: tuple[Step, ...] = (older, downgrade, running, remove)
SHORT_AFTER: tuple[Step, ...] = (older, downgrade, remove)
