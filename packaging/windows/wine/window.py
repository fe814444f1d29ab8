"""The program in a real window: open it on an office, close it, and wait for what a person would wait for."""

from windows.wine.ground import WORDS, Ground, must
from windows.wine.machine import Begun, Machine

PATIENCE = 120  # seconds for a window, on a machine that does something else as well
GROUND = bytes.fromhex("EBF1F3")  # the window's ground #F3F1EB as the memory of the screen keeps it


def shown(ground: Ground, machine: Machine, *arguments: str, before: list[str] | None = None) -> Begun:
    """Begin the program and wait until its first screen is painted."""
    running = machine.begin(machine.program / "Kyoju.exe", *arguments, before=before)
    painted = machine.until(lambda: ground.screen.painted(GROUND), PATIENCE)
    must(painted, f"no window after {PATIENCE} seconds")
    return running


def opened(ground: Ground, machine: Machine, folder: str, before: list[str] | None = None) -> Begun:
    """Begin the program on an office and unlock it by typing the passphrase."""
    running = shown(ground, machine, "--data-dir", folder, before=before)
    machine.rest(2)
    ground.screen.type(WORDS)
    ground.screen.key("Return")
    log = machine.inside(folder) / "kyoju.lock"
    must(machine.until(log.exists, PATIENCE), "the office was not opened")
    machine.rest(6)
    return running


def shut(ground: Ground, machine: Machine, running: Begun) -> None:
    """Close the window as Alt+F4 does and wait for the end of the program."""
    machine.rest(2)
    ground.screen.key("alt+F4")
    must(running.wait(PATIENCE) is not None, "the program did not close")
    must(machine.until(ground.screen.empty, PATIENCE), "a window stayed")
