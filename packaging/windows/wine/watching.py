"""Steps of the proof about what the program leaves alone: files, the registry and the network."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import TypeVar

from windows.wine.ground import JAPANESE, Ground, Step, must
from windows.wine.machine import PROGRAM, Machine, windows
from windows.wine.window import opened, shut

OUR_KEY = r"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\KyojuDesktop"
NETWORK = re.compile(r"\b(?:socket|connect|bind|sendto)\([^)]*AF_INET6?\b[^)]*")
TOUR_SECONDS = 1500
OF_SCREENS = re.compile("{4D36E968-E325-11CE-BFC1-08002BE10318}|{E6F07B5F-EE97-4A90-B076-33F57BF4EAA7}")
K = TypeVar("K")
Files = dict[str, tuple[int, int, str]]
Registry = dict[tuple[str, str], str]


def files(machine: Machine) -> Files:
    """Every file of the PC by its path: size, moment of the last change, SHA-256."""
    found: Files = {}
    for path in (machine.prefix / "drive_c").rglob("*"):
        if path.is_file() and not path.is_symlink():
            told = path.stat()
            with path.open("rb") as opened_file:
                digest = file_digest(opened_file, "sha256").hexdigest()
            found[path.relative_to(machine.prefix).as_posix()] = (told.st_size, told.st_mtime_ns, digest)
    return found


def registry(machine: Machine) -> Registry:
    """Every value of the registry by key and name, as Wine keeps it on disk; without the moments of writing.

    And without Wine's notes of display and monitor, which it makes whenever it opens its desktop anew.
    """
    machine.wait()
    found: Registry = {}
    for hive in ("system.reg", "user.reg", "userdef.reg"):
        key = ""
        for line in (machine.prefix / hive).read_text("utf-8", "replace").replace("\\\n", "").splitlines():
            if line.startswith("["):
                key = f"{hive} {line[1 : line.rindex(']')]}"
                found[key, ""] = ""
            elif line.startswith(('"', "@")):
                name, _, value = line.partition("=")
                found[key, name] = value
    return {at: value for at, value in found.items() if not OF_SCREENS.search(at[0])}


def differing(before: Mapping[K, object], after: Mapping[K, object]) -> set[K]:
    """What came, went or changed."""
    return {each for each in before.keys() | after.keys() if before.get(each) != after.get(each)}


def nothing_else_changes(ground: Ground) -> None:
    """Install, work, remove: outside the program and the data no file and no registry value is other than before."""
    pc = ground.fresh()
    try:
        _nothing_else_changes(ground, pc)
    finally:
        pc.remove()


def _nothing_else_changes(ground: Ground, pc: Machine) -> None:
    of_wine = _of_wine(pc)
    files_before, registry_before = files(pc), registry(pc)
    code, told = pc.run(ground.setup, "/S")
    must(code == 0, f"install {code}: {told}")
    files_there, registry_there = files(pc), registry(pc)
    _only(
        differing(files_before, files_there) - of_wine, (PROGRAM.as_posix(), *_shortcuts(files_there)), "installing"
    )
    keys = {key for key, _ in differing(registry_before, registry_there) if (key, "") not in of_wine}
    must(all(key.endswith(OUR_KEY) for key in keys), f"installing changed the registry: {sorted(keys)[:5]}")
    _work(ground, pc)
    files_used, registry_used = files(pc), registry(pc)
    data = pc.inside(JAPANESE).relative_to(pc.prefix).as_posix()
    _only(differing(files_there, files_used) - of_wine, (data,), "working")
    changed = differing(registry_there, registry_used) - of_wine
    must(not changed, f"working changed the registry: {sorted(changed)[:5]}")
    code, told = pc.run(pc.program / "Uninstall.exe", "/S", f"_?={windows(pc.program)}")
    must(code == 0, f"removal {code}: {told}")
    _only(differing(files_before, files(pc)) - of_wine, (data, f"{PROGRAM.as_posix()}/Uninstall.exe"), "removing")
    left = differing(registry_before, registry(pc)) - of_wine
    must(not left, f"removal left in the registry: {sorted(left)[:5]}")


def _of_wine(pc: Machine) -> set[object]:
    """What Wine itself writes when any program runs: seen with its own Notepad, twice."""
    _notepad(pc)
    files_before, registry_before = files(pc), registry(pc)
    _notepad(pc)
    return {*differing(files_before, files(pc)), *differing(registry_before, registry(pc))}


def _notepad(pc: Machine) -> None:
    running = pc.begin("notepad")
    running.wait(5)
    pc.run("taskkill", "/f", "/im", "notepad.exe")
    pc.wait()


def _shortcuts(there: Iterable[str]) -> list[str]:
    return [each for each in there if each.endswith("/居住支援ケース管理.lnk")]


def _only(changed: Iterable[object], allowed: tuple[str, ...], doing: str) -> None:
    strange = sorted(each for each in map(str, changed) if not each.startswith(allowed))
    must(not strange, f"{doing} changed {len(strange)} other files: {strange[:5]}")


def _work(ground: Ground, pc: Machine) -> None:
    """An office is made, opened in the window, a page or two looked at, locked and closed."""
    given = ("--data-dir", JAPANESE, "--passphrase-file", windows(ground.secret))
    for order in (("demo", "--cases", "3"), ("backup",), ("verify",)):
        code, told = pc.run(pc.program / "KyojuAdmin.exe", *given, *order)
        must(code == 0, f"{order[0]} {code}: {told}")
    running = opened(ground, pc, JAPANESE)
    ground.screen.key("ctrl+k")
    ground.screen.type("kobayakawa")
    ground.screen.key("Escape", "ctrl+l")
    shut(ground, pc, running)


def no_network(ground: Ground) -> None:
    """Without any network the whole tour works; no process of Wine's asks for an internet socket of its own will."""
    must(_allowed("unshare", "-n", "true"), "this machine lets nobody cut the network off (unshare -n)")
    machine = ground.machine
    machine.offscreen(on=True)
    try:
        base = _sockets(ground, "control", "wine", "cmd", "/c", "ver")
        folder = ground.place / "tour-without-network"
        folder.mkdir()
        program = str(machine.program / "Kyoju.exe")
        ours = _sockets(ground, "tour", "wine", program, "--tour", windows(folder))
    finally:
        machine.offscreen(on=False)
    must((folder / "tour.json").is_file(), "the tour stopped")
    shutil.rmtree(folder)
    must(ours <= base, f"asked for by the program and not by an empty command: {sorted(ours - base)[:5]}")


def no_socket_in_the_window(ground: Ground) -> None:
    """Start, unlock, search, lock and close in a real window ask for no internet socket either."""
    machine = ground.machine
    machine.wait()
    log = ground.place / "window.strace"
    running = opened(ground, machine, JAPANESE, before=_strace(log))
    ground.screen.key("ctrl+k")
    ground.screen.type("kobayakawa")
    ground.screen.key("Escape", "ctrl+l")
    shut(ground, machine, running)
    machine.wait()
    base = _sockets(ground, "control", "wine", "cmd", "/c", "ver")
    ours = _asked(log)
    must(ours <= base, f"asked for by the program and not by an empty command: {sorted(ours - base)[:5]}")


def _sockets(ground: Ground, name: str, *command: str) -> set[str]:
    """Run without a network and watched from the first process on; the internet sockets that were asked for."""
    log = ground.place / f"{name}.strace"
    code, told = ground.machine.unix("unshare", "-n", *_strace(log), *command, seconds=TOUR_SECONDS)
    ground.machine.wait()
    must(code == 0, f"{name} ended with {code}: {told[-300:]}")
    return _asked(log)


def _strace(log: Path) -> list[str]:
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", "trace=socket,connect,bind,sendto"]


def _asked(log: Path) -> set[str]:
    """The calls about internet sockets, without the numbers that differ from run to run."""
    text = log.read_text("utf-8", "replace")
    must("socket(" in text, f"{log.name}: nothing was watched")
    calls = (NETWORK.search(line) for line in text.splitlines())
    return {re.sub(r"\d+", "N", each.group()) for each in calls if each}


def _allowed(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


STEPS: tuple[Step, ...] = (nothing_else_changes, no_network, no_socket_in_the_window)
SHORT: tuple[Step, ...] = ()
