"""What is measured under Wine, each against what was promised, in the words of the benchmarks."""

import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Figure
from windows import empty_program
from windows.wine.ground import Ground, must
from windows.wine.machine import Machine, windows
from windows.wine.window import PATIENCE

ROUNDS = 5
INSTALLATIONS = 3
MEGA = 1e6


def figures(ground: Ground) -> Iterator[Figure]:
    """Every promise of size and speed, measured now. The clean PC that they run on is thrown away after them."""
    yield Figure("installer with all fonts", ground.setup.stat().st_size / MEGA, 130, "MB", 1.0)
    pc = ground.fresh()
    try:
        empty = pc.prefix / "drive_c" / "empty"
        first, again = _starts(ground, pc, ground.setup)
        installed = sum(each.stat().st_size for each in pc.program.rglob("*") if each.is_file())
        yield Figure("installed program", installed / MEGA, 400, "MB", 1.0)
        empty_program.build_empty(ground.tree, empty)
        ours, floor = _alternating(ground, pc, empty / "Empty.exe")
        yield Figure("first window / window of an empty PySide6 program", ours, floor, "s", 1.6)
        pc.paint("windows:fontengine=gdi")
        ours, floor = _alternating(ground, pc, empty / "Empty.exe")
        pc.paint("")
        yield Figure("the same by GDI, as Wine's DirectWrite measures words slowly", ours, floor, "s", 1.6)
        yield Figure("first start after installing / the next (page cache as is)", first, again, "s", 2.0)
    finally:
        pc.remove()


def print_bars(ground: Ground) -> int:
    """Print every figure; 1 when a promise is missed."""
    missed = 0
    for each in figures(ground):
        missed += not each.met
        sys.stdout.write(each.line() + "\n")
        sys.stdout.flush()
    return 1 if missed else 0


def bars(ground: Ground) -> None:
    """Sizes are as promised; a speed that is missed is told, for Wine is not Windows."""
    told = [*figures(ground)]
    sys.stdout.write("".join(f"{each.line()}\n" for each in told))
    must(all(each.met for each in told if each.unit == "MB"), "see the lines marked MISS")


def _starts(ground: Ground, pc: Machine, setup: Path) -> tuple[float, float]:
    """The first start after an installation and the one after it: medians over several installations."""
    first, again = [], []
    for number in range(INSTALLATIONS):
        if number:
            code, told = pc.run(pc.program / "Uninstall.exe", "/S", f"_?={windows(pc.program)}")
            must(code == 0, f"removal {code}: {told}")
            shutil.rmtree(pc.program, ignore_errors=True)
        code, told = pc.run(setup, "/S")
        must(code == 0, f"install {code}: {told}")
        first.append(_window(ground, pc, pc.program / "Kyoju.exe"))
        again.append(_window(ground, pc, pc.program / "Kyoju.exe"))
    return statistics.median(first), statistics.median(again)


def _alternating(ground: Ground, pc: Machine, empty: Path) -> tuple[float, float]:
    """Medians in seconds until our first screen and an empty window are painted, in turn; the first round is lost."""
    pairs = [(_window(ground, pc, pc.program / "Kyoju.exe"), _window(ground, pc, empty)) for _ in range(ROUNDS + 1)][
        1:
    ]
    return statistics.median(each[0] for each in pairs), statistics.median(each[1] for each in pairs)


def _window(ground: Ground, pc: Machine, program: Path) -> float:
    """Seconds from the start of a program until something large is painted on the empty screen; then it is ended."""
    pc.run("cmd", "/c", "ver")  # Windows itself is up
    must(ground.screen.empty(), "something else is on the screen")
    began = time.perf_counter()
    running = pc.begin(program)
    painted = pc.until(ground.screen.lit, PATIENCE, 0.01)
    taken = time.perf_counter() - began
    must(painted, f"{program.name} painted nothing")
    pc.run("taskkill", "/f", "/im", program.name)
    running.wait(30)
    must(pc.until(ground.screen.empty, 30), "the window stayed")
    return taken
