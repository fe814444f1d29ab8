"""The proof under Wine: install, use, kill, update, refuse, watch, remove; every step says what it saw.

    python packaging/windows/wine/proof.py OUT_DIR [--short | --bars] [--setup FILE --tree DIR] [--papers DIR]

`--short` is the part for CI, `--bars` prints only what is measured. Pictures, papers and what was said stay in
OUT_DIR. Ends with 1 when a step fails.
"""

import argparse
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2])]

from windows.pins import ROOT  # noqa: E402 - this folder is no package on the path
from windows.wine import importing, installing, locking, looking, measures, refusing, using, watching  # noqa: E402
from windows.wine.ground import Ground, Step  # noqa: E402
from windows.wine.machine import Machine  # noqa: E402
from windows.wine.screen import Screen  # noqa: E402

FULL: tuple[Step, ...] = (
    *installing.STEPS,
    *using.STEPS,
    *looking.STEPS,
    *importing.STEPS,
    *refusing.STEPS,
    *locking.STEPS,
    *watching.STEPS,
    *using.AFTER,
    measures.bars,
)
SHORT: tuple[Step, ...] = (
    *using.SHORT,
    *looking.SHORT,
    *importing.SHORT,
    *refusing.SHORT,
    *locking.SHORT,
    *using.SHORT_AFTER,
    *installing.SHORT,
)


def main(arguments: list[str]) -> int:
    """Run every step; 1 when one fails."""
    args = _parser().parse_args(arguments)
    args.out.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that Wine is ended also then
    place = Path(tempfile.mkdtemp(prefix="kyoju-proof-"))
    screen = Screen(place / "screen")
    clean = Machine(place / "clean", screen.display)
    try:
        return _prove(args, place, screen, clean)
    finally:
        for prefix in place.glob("*/system.reg"):
            Machine(prefix.parent).kill_all()
        screen.close()
        shutil.rmtree(place, ignore_errors=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--short", action="store_true", help="the part for CI")
    form.add_argument("--bars", action="store_true", help="only what is measured")
    parser.add_argument("--setup", type=Path, help="an installer that was made already (with --tree)")
    parser.add_argument("--tree", type=Path, help="the tree it was made of")
    parser.add_argument("--papers", type=Path, help="what the tour left on this side")
    parser.add_argument(
        "--only", default="", help="only these steps, by the names of their functions (most want `install` as well)"
    )
    return parser


def _prove(args: argparse.Namespace, place: Path, screen: Screen, clean: Machine) -> int:
    began = time.monotonic()
    setup, tree = (args.setup, args.tree) if args.setup else _build(args, place)
    _say("ok ", "The installer is built from this checkout, or was given.", began)
    began = time.monotonic()
    clean.start()
    ground = Ground(
        clean, screen, setup.resolve(), tree.resolve(), args.out.resolve(), place, args.short, args.papers
    )
    if not args.short:  # there no step asks for a second PC
        ground.machine = ground.fresh()
    _say("ok ", "Wine stands for a fresh Japanese Windows 10.", began)
    if args.bars:
        return measures.print_bars(ground)
    failed = 0
    for step in _steps(args):
        failed += not _holds(step, ground)
        if failed and args.short:  # what follows stands on it, and every step would wait its full time
            break
    sys.stdout.write(f"{failed} steps do not hold.\n" if failed else "Everything holds.\n")
    return 1 if failed else 0


def _steps(args: argparse.Namespace) -> Sequence[Step]:
    steps = SHORT if args.short else FULL
    if args.only:
        wanted = args.only.split(",")
        return [each for each in steps if each.__name__ in wanted]
    return steps


def _build(args: argparse.Namespace, place: Path) -> tuple[Path, Path]:
    tree = place / "tree"
    command = [sys.executable, str(ROOT / "packaging" / "build_windows.py"), "--out", str(args.out)]
    command += ["--tree", str(tree), *(["--fast"] if args.short else [])]
    subprocess.run(command, check=True, timeout=1800, stdout=sys.stderr)
    return max(args.out.glob("Kyoju-*-Setup.exe"), key=lambda each: each.stat().st_mtime), tree


def _holds(step: Step, ground: Ground) -> bool:
    began = time.monotonic()
    told = (step.__doc__ or step.__name__).splitlines()[0]
    try:
        step(ground)
    except Exception as problem:  # noqa: BLE001 - a step that stumbles is a step that does not hold
        ground.screen.picture(ground.out / "failed" / f"{step.__name__}.png")
        doing = ground.screen.run("ps", "-eo", "pid,ppid,stat,etimes,time,wchan:20,args")  # who waits, and for what
        (ground.out / "failed" / f"{step.__name__}.txt").write_text(doing, "utf-8")
        ground.machine.kill_all()
        _say("NOT", told, began)
        sys.stdout.write(f"     {type(problem).__name__}: {problem}\n")
        return False
    _say("ok ", told, began)
    return True


def _say(mark: str, told: str, began: float) -> None:
    sys.stdout.write(f"{mark}  {told} ({time.monotonic() - began:.0f} s)\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
