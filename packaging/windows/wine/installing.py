"""Steps of the proof: every switch, every folder and every refusal of the installer, and what the launchers do.

`STEPS` begin and end with nothing installed. Interruptions, damage and removal stand in accidents.py.
"""

import json
import shutil
from pathlib import Path

from windows.wine import accidents
from windows.wine.ground import Ground, Step, must
from windows.wine.machine import Machine, windows
from windows.wine.small import MENU, installs, nothing_changes, removes, small, works

FOREIGN = "C:\\別の仕事"
BROKEN = 70  # the launchers' exit code when they cannot start


def wrong_switches(ground: Ground) -> None:
    """A slip of the pen in a switch, a missing preset and an impossible log end the installer before any change."""
    setup = small(ground)
    wrong = {"/ALLUSER": 21, "/D:C:\\x": 21, "/LANG=fr": 21, "/PRESET=C:\\no.toml": 13, "/PRESET=C:\\windows": 13}
    with nothing_changes(ground.machine):
        for switch, code in (wrong | {"/LOG=C:\\no folder\\x.log": 19}).items():
            installs(ground.machine, setup, switch, expected=code)
        code, _ = ground.machine.run(setup, "/S", "/?")
        must(code == 0, f"/? ended with {code}")


def old_windows(ground: Ground) -> None:
    """Windows 7, 8.1 and a Windows 10 before 1809 are refused."""
    setup, machine = small(ground), ground.machine
    current = r"HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion"
    try:
        with nothing_changes(machine):
            for version in ("win7", "win81"):
                machine.run("winecfg", "/v", version)
                installs(machine, setup, expected=10)
            machine.run("winecfg", "/v", "win10")
            machine.register(current, {"CurrentBuild": "17134", "CurrentBuildNumber": "17134"})
            machine.wait()
            installs(machine, setup, expected=10)
    finally:
        machine.run("winecfg", "/v", "win10")
        machine.wait()


def wrong_folders(ground: Ground) -> None:
    """The top of a drive, the data, other people's files, a drive that is not there: all refused, nothing changes."""
    machine, setup = ground.machine, small(ground)
    foreign = machine.inside(FOREIGN)
    (foreign / "lib").mkdir(parents=True)
    (foreign / "lib" / "大切な書類.txt").write_text("x", "utf-8")
    data = machine.data / "office"
    data.mkdir(parents=True)
    local = windows(machine.data.parent)
    wrong = ["C:\\", FOREIGN, f"{FOREIGN}\\lib\\大切な書類.txt", f"{local}\\KyojuDesktop"]
    wrong += [
        f"{FOREIGN}\\lib\\大切な書類.txt\\in",
        f"{local}\\kyojudesktop\\office\\new",
        "C:\\" + "長" * 200,
        "C:\\windows",
        "Q:\\nowhere",
    ]
    with nothing_changes(machine):
        for folder in wrong:
            installs(machine, setup, f"/D={folder}", expected=20)
    shutil.rmtree(foreign)
    shutil.rmtree(machine.data)


def no_space(ground: Ground) -> None:
    """A full disk is seen before anything is written."""
    drive = ground.machine.prefix / "dosdevices" / "x:"
    drive.symlink_to("/proc")  # a file system without any free space
    installs(ground.machine, small(ground), "/D=X:\\Kyoju", expected=15)
    drive.unlink()


def read_only(ground: Ground) -> None:
    """A folder that cannot be written to, with space enough, is refused; a disk mounted so stands for it."""
    machine, disk = ground.machine, ground.place / "read-only"
    disk.mkdir()
    machine.wait()  # a Windows that begins inside sees the disk
    mounted = 'mount -t tmpfs -o size=1g none "$0" && mount -o remount,ro "$0" && exec "$@"'
    command = ("wine", str(small(ground)), "/S", f"/D={windows(disk)}\\Kyoju")
    code, said = machine.unix("unshare", "-m", "sh", "-c", mounted, str(disk), *command)
    machine.wait()
    must(code == 16, f"exit code {code} instead of 16 {said}")


def own_folders(ground: Ground) -> None:
    """It goes into a folder of any name; removal takes the folders that were made for it, and nothing is left."""
    machine, setup = ground.machine, small(ground)
    kept = machine.inside("C:\\役場")
    kept.mkdir()
    with nothing_changes(machine):
        for folder in ("C:\\役場\\居住 支援\\花子 の\\Kyoju", "C:\\a b"):
            installs(machine, setup, "/NOSHORTCUTS", f"/D={folder}")
            must(works(machine, machine.inside(folder)), f"does not start in {folder}")
            must(not (machine.prefix / MENU).exists(), "a shortcut in spite of /NOSHORTCUTS")
            removes(machine, machine.inside(folder))
    kept.rmdir()


def launchers(ground: Ground) -> None:
    """The launchers hand on words and exit codes and load nothing from elsewhere."""
    machine = ground.machine
    installs(machine, small(ground))
    said = ground.place / "said.json"
    words = ["空白 のある", "陽ノ原町𠮷", 'a"b', "長" * 20000]
    code, _ = machine.run(machine.program / "KyojuAdmin.exe", "say", f"Z:{said}", *words)
    must(code == 0 and said.is_file(), f"exit code {code}")
    heard = json.loads(said.read_text("utf-8"))
    must(heard["argv"] == words, "the words did not arrive as they were given")
    must(heard["utf8"] == 1 and not heard["bytecode"], "Python was not started as it should be")
    must(all(each.startswith(windows(machine.program)) for each in heard["path"]), f"looks in {heard['path']}")
    planted = machine.inside("C:\\よその場所")
    planted.mkdir()
    for name in (_library(machine).name, "python3.dll", "vcruntime140.dll"):
        (planted / name).write_bytes(b"no library at all")
    code, _ = machine.run("cmd", "/c", f"cd /d C:\\よその場所 && {windows(machine.program)}\\KyojuAdmin.exe code 5")
    must(code == 5, f"a library of another folder was loaded ({code})")
    shutil.rmtree(planted)
    removes(machine)


def what_launchers_say(ground: Ground) -> None:
    """Half an installation and a missing part are said in plain words, and do not start."""
    machine = ground.machine
    installs(machine, small(ground))
    (machine.program / "installing").touch()
    _refuses(machine, "途中")
    (machine.program / "installing").unlink()
    library = _library(machine)
    library.rename(library.with_suffix(".away"))
    _refuses(machine, "足りません")
    library.with_suffix(".away").rename(library)
    must(works(machine), "does not start afterwards")
    removes(machine)


def _library(machine: Machine) -> Path:
    return next(machine.program.glob("python3??.dll"))


def _refuses(machine: Machine, words: str) -> None:
    code, said = machine.run(machine.program / "KyojuAdmin.exe", "code", "5")
    must(code == BROKEN and words in said, f"{code} {said}")


STEPS: tuple[Step, ...] = (
    wrong_switches,
    old_windows,
    wrong_folders,
    no_space,
    read_only,
    own_folders,
    launchers,
    what_launchers_say,
    *accidents.STEPS,
)
SHORT: tuple[Step, ...] = (wrong_switches, *accidents.SHORT)
