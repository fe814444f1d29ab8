"""Steps of the proof: what goes wrong while installing; repair, update and removal touch only what is ours."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.wine.ground import Ground, Step, must
from windows.wine.machine import Begun, Machine, windows
from windows.wine.small import (
    MENU,
    MENU_OF_ALL,
    everything,
    installs,
    nothing_changes,
    registered,
    removes,
    small,
    works,
)

FOR_ALL = "C:\\Program Files\\Kyoju"
DAMAGED = 2  # NSIS' own exit code


def damaged(ground: Ground) -> None:
    """A flipped byte, a cut and an empty tail of the installer are noticed before anything is changed."""
    whole = small(ground).read_bytes()
    middle = len(whole) // 2
    wrong = {
        "flipped": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "cut": whole[:middle],
        "short": whole[:-1],
    }
    with nothing_changes(ground.machine):
        for name, data in wrong.items():
            made = ground.place / f"{name}.exe"
            made.write_bytes(data)
            code, said = ground.machine.run(made, "/S")
            must(code == DAMAGED, f"{name}: exit code {code} {said}")


def interrupted(ground: Ground) -> None:
    """A power cut in the first installation: the next one ends well, and nothing of the first is left."""
    machine = ground.machine
    _cut(machine, small(ground, "2.0.0"))
    must(not (machine.program / "Kyoju.exe").exists(), "half a program")
    installs(machine, small(ground, "2.0.0"))
    must(works(machine), "does not start")
    _tidy(machine)
    removes(machine)


def interrupted_update(ground: Ground) -> None:
    """A power cut in an update leaves the old version working; a cut while swapping is mended by installing again."""
    machine = ground.machine
    installs(machine, small(ground, "1.0.0", ("only_in_one.py",)))
    _cut(machine, small(ground, "2.0.0"))
    must(works(machine) and (machine.program / "lib/only_in_one.py").exists(), "the old version does not start")
    installs(machine, small(ground, "2.0.0"))
    must(works(machine), "does not start after the second time")
    # the cut while swapping: the mark, and half of the parts in each place
    (machine.program / "installing").touch()
    (machine.program / "installing.old").mkdir()
    shutil.move(machine.program / "lib", machine.program / "installing.old")
    shutil.move(machine.program / "Kyoju.exe", machine.program / "installing.old")
    must(not works(machine), "half a program starts")
    installs(machine, small(ground, "2.0.0"))
    must(works(machine), "does not start after the third time")
    must(not (machine.program / "lib/only_in_one.py").exists(), "a file of the old version is left")
    _tidy(machine)
    removes(machine)


def _cut(machine: Machine, setup: Path) -> None:
    """Kill everything while files are being unpacked."""
    begun = machine.begin(setup, "/S")
    stage = machine.program / "installing.new"
    must(
        machine.until(lambda: (stage / "python313.dll").exists() or (stage / "libcrypto-3.dll").exists(), 60, 0.01),
        "no unpacking seen",
    )
    machine.kill_all()
    begun.wait(30)
    must(stage.is_dir(), "it was over before the cut")


def _tidy(machine: Machine) -> None:
    rest = [each.name for each in machine.program.iterdir() if each.name.startswith(("installing", "kept"))]
    must(not rest, f"left beside the program: {rest}")


def repaired(ground: Ground) -> None:
    """The same version again restores deleted and damaged files and leaves the files of others alone."""
    machine = ground.machine
    setup = small(ground, "2.0.0")
    installs(machine, setup)
    before = {each: each.read_bytes() for each in machine.program.rglob("*") if each.is_file()}
    (machine.program / "python3.dll").unlink()
    (machine.program / "Kyoju.exe").write_bytes(b"broken")
    shutil.rmtree(machine.program / "lib" / "kyoju_desktop")
    mine = machine.program / "覚え書き.txt"
    mine.write_text("x", "utf-8")
    (machine.program / "lib" / "mine.txt").write_text("y", "utf-8")
    installs(machine, setup)
    must(all(each.read_bytes() == data for each, data in before.items()), "a file was not restored")
    must(mine.read_text("utf-8") == "x", "a foreign file is gone")
    must((machine.program / "kept-1/lib/mine.txt").exists(), "a foreign file in lib is gone")
    removes(machine)
    left = sorted(each.name for each in machine.program.iterdir())
    must(left == ["kept-1", "覚え書き.txt"], f"left: {left}")
    shutil.rmtree(machine.program)


@contextmanager
def _running(ground: Ground, order: str) -> Iterator[Begun]:
    mark = ground.place / "runs"
    begun = ground.machine.begin(ground.machine.program / "Kyoju.exe", order, f"Z:{mark}")
    must(ground.machine.until(mark.exists, 60), "the program did not start")
    try:
        yield begun
    finally:
        if begun.wait(0) is None:
            ground.machine.kill_all()
        mark.unlink(missing_ok=True)


def asked_to_close(ground: Ground) -> None:
    """A running program is asked to close, by the update and by the remover, and both wait for it."""
    machine = ground.machine
    installs(machine, small(ground, "1.0.0"))
    with _running(ground, "stay") as begun:
        installs(machine, small(ground, "2.0.0"))
        must(begun.wait(5) == 0, "the program did not end by itself")
    with _running(ground, "stay") as begun:
        removes(machine)
        must(begun.wait(5) == 0, "the program did not end by itself")
    must(not machine.program.exists(), "something is left")


def does_not_close(ground: Ground) -> None:
    """A program that does not close: after a minute the installer ends with 14 and has changed nothing."""
    machine = ground.machine
    installs(machine, small(ground, "1.0.0"))
    with _running(ground, "deaf"):
        before = everything(machine)
        installs(machine, small(ground, "2.0.0"), expected=14)
        must(everything(machine) == before, "something was changed")
    must(works(machine), "does not start")
    removes(machine)


def for_all(ground: Ground) -> None:
    """For all users it goes to Program Files; never beside one for the present user, never older than either."""
    machine = ground.machine
    place = machine.inside(FOR_ALL)
    with nothing_changes(machine):
        installs(machine, small(ground, "2.0.0"))
        installs(machine, small(ground, "2.0.0"), "/ALLUSERS", expected=22)
        installs(machine, small(ground, "1.0.0"), "/ALLUSERS", expected=12)
        removes(machine)
        installs(machine, small(ground, "1.0.0"), "/ALLUSERS")
        must(works(machine, place), "does not start")
        must(
            (machine.prefix / MENU_OF_ALL).exists() and not (machine.prefix / MENU).exists(),
            "shortcuts for the wrong users",
        )
        installs(machine, small(ground, "2.0.0"), expected=22)
        installs(machine, small(ground, "2.0.0"), "/ALLUSERS")
        installs(machine, small(ground, "1.0.0"), expected=12)
        removes(machine, place)


def preset(ground: Ground) -> None:
    """What the prefecture lays beside the installer comes along; an update without it keeps it."""
    machine, folder = ground.machine, ground.place / "県 の配布"
    (folder / "preset" / "wording").mkdir(parents=True)
    setup = Path(shutil.copy(small(ground, "1.0.0"), folder))
    (folder / "preset.toml").write_text("version = 1\n", "utf-8")
    (folder / "preset" / "wording" / "intake.json").write_text("{}", "utf-8")
    installs(machine, setup)
    there = machine.program / "preset"
    must(_under(there) == ["preset.toml", "wording/intake.json"], f"{_under(there)}")
    installs(machine, small(ground, "2.0.0"))
    must(_under(there) == ["preset.toml", "wording/intake.json"], f"an update made it {_under(there)}")
    other = ground.place / "別 の.toml"
    other.write_text("version = 1\n# other\n", "utf-8")
    installs(machine, small(ground, "2.0.0"), f"/PRESET=Z:{other}")
    must(there.joinpath("preset.toml").read_bytes() == other.read_bytes(), "/PRESET was not taken")
    must(_under(there) == ["preset.toml", "wording/intake.json"], f"/PRESET made it {_under(there)}")
    removes(machine)
    must(not machine.program.exists(), "something is left")


def _under(folder: Path) -> list[str]:
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())


def removed(ground: Ground) -> None:
    """Removal keeps the data unless both switches ask for it, and tells a log without a name what it did."""
    machine = ground.machine
    log = ground.place / "記録.txt"
    with nothing_changes(machine):
        for switches, kept in (
            ((), True),
            (("/DELETEDATA",), True),
            (("/YESALLCASES",), True),
            (("/DELETEDATA", "/YESALLCASES"), False),
        ):
            installs(machine, small(ground), f"/LOG={windows(log)}", "/LANG=ja")
            (machine.data / "office").mkdir(parents=True, exist_ok=True)
            (machine.data / "office" / "cases.kyoju").write_text("x", "utf-8")
            removes(machine, None, f"/LOG={windows(log)}", *switches)
            must(not machine.program.exists() and not registered(machine), "something of the program is left")
            must(machine.data.exists() == kept, f"{switches}: the data are {'gone' if kept else 'there'}")
    told = log.read_text("utf-8")
    must("データは残しました" in told and "データを消しました" in told and "終了コード 0" in told, told)
    must(windows(machine.program) not in told and "%USERPROFILE%" in told, told)


def links(ground: Ground) -> None:
    """A link to other people's files, among the data or in place of a folder of ours: what it leads to stays."""
    machine = ground.machine
    shared = ground.place / "共有"
    shared.mkdir()
    theirs = shared / "大切な書類.txt"
    theirs.write_text("x", "utf-8")
    installs(machine, small(ground, "1.0.0"))
    link = machine.program / "installing.new"
    link.symlink_to(shared)
    installs(machine, small(ground, "2.0.0"), expected=17)  # Windows would take the link away; Wine cannot
    must([*shared.iterdir()] == [theirs], "an update wrote or deleted behind a link")
    link.unlink()
    (machine.program / "preset").symlink_to(shared)
    installs(machine, small(ground, "2.0.0"))
    must([*shared.iterdir()] == [theirs], "an update wrote or deleted behind a link")
    (machine.data / "office").mkdir(parents=True)
    (machine.data / "office" / "cases.kyoju").write_text("x", "utf-8")
    (machine.data / "office" / "backups").symlink_to(shared)
    removes(machine, None, "/DELETEDATA", "/YESALLCASES")
    must([*shared.iterdir()] == [theirs], "the removal deleted behind a link")
    must(not (machine.data / "office" / "cases.kyoju").exists(), "the data were kept")
    for each in (machine.program, machine.data):  # the links, which Wine cannot take away
        shutil.rmtree(each, ignore_errors=True)


STEPS: tuple[Step, ...] = (
    damaged,
    interrupted,
    interrupted_update,
    repaired,
    asked_to_close,
    does_not_close,
    for_all,
    preset,
    removed,
    links,
)
SHORT: tuple[Step, ...] = (damaged,)
