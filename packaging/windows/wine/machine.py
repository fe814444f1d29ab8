"""A fresh Wine as a Windows 10 PC: no registry and no profile of anybody else, native C++ runtime, in Japanese."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[2] / "resources" / "fonts"
# Wine has a C++ runtime of its own and would hide that ours is missing: ours must be loaded, or nothing
NATIVE = "vcruntime140,vcruntime140_1,msvcp140,msvcp140_1,msvcp140_2=n"
STANDINS = {"bcryptprimitives": ["-ladvapi32"], "icuuc": [], "mscms": []}
USER = pwd.getpwuid(os.getuid()).pw_name
PROFILE = Path("drive_c/users") / USER
PROGRAM = PROFILE / "AppData/Local/Programs/Kyoju"
DATA = PROFILE / "AppData/Local/KyojuDesktop"
# What a Japanese Windows writes its windows in, and Wine has not: shown in a face of ours
FACES = ("MS UI Gothic", "MS Gothic", "MS PGothic", "MS Shell Dlg", "MS Shell Dlg 2", "Meiryo", "Meiryo UI", "Tahoma")
OF_WINE = "wine: "  # lines that Wine itself adds to what a program says
HUNG = 124


@dataclass
class Begun:
    """A program that was begun and not waited for."""

    process: "subprocess.Popen[bytes]"

    def ended(self) -> bool:
        """Whether it has ended by itself."""
        return self.process.poll() is not None

    def wait(self, seconds: float) -> int | None:
        """Its exit code, or None when it still runs after so long."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None


class Machine:
    """One Wine prefix; `run` starts a Windows program in it and gives what it said."""

    def __init__(self, folder: Path, display: str = "") -> None:
        self.prefix = folder
        home = folder.parent / "home"  # Wine links the folders of the profile to those of the home
        home.mkdir(parents=True, exist_ok=True)
        # what Wine hands on to Windows programs must not depend on whoever started the proof
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "TMPDIR", "LOCPATH"}}
        self.environment = {
            **kept,
            "HOME": str(home),
            "USER": USER,
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # Wine's spooler would look for the printers of this side at port 631
            "CUPS_SERVER": str(folder.parent / "no printers"),
            "WINEDLLOVERRIDES": f"{NATIVE};winedbg.exe=;winemenubuilder.exe=;mscoree=;mshtml=;mscms=n",
            **_japanese(folder.parent / "locale"),
            **({"DISPLAY": display} if display else {}),
        }

    def start(self) -> None:
        """Make the prefix, as Windows 10, with the stand-ins for what Wine lacks and a Japanese face."""
        self.unix("wineboot", "-i", seconds=240)
        self.run("winecfg", "/v", "win10")
        for name, libraries in STANDINS.items():
            made = self.prefix / "drive_c/windows/system32" / f"{name}.dll"
            made.unlink(missing_ok=True)
            command = ["x86_64-w64-mingw32-gcc", "-shared", "-O2", f"-D{name.upper()}", "-o", str(made)]
            subprocess.run([*command, str(HERE / "standins.c"), *libraries], check=True)
        self._faces()
        self.wait()
        self._own_folders()

    def _own_folders(self) -> None:
        """Desktop, Documents and the like as folders of the PC: Wine makes them links to those of this side."""
        for each in [*(self.prefix / PROFILE).rglob("*")]:
            if each.is_symlink():
                each.unlink()
                each.mkdir()

    def _faces(self) -> None:
        shutil.copy(FONTS / "BIZUDPGothic-Regular.ttf", self.prefix / "drive_c/windows/Fonts")
        self.register(r"HKEY_CURRENT_USER\Software\Wine\Fonts\Replacements", dict.fromkeys(FACES, "BIZ UDPGothic"))
        # no window manager on this screen: Wine draws the frames and hands out the keyboard itself
        self.register(r"HKEY_CURRENT_USER\Software\Wine\X11 Driver", {"Managed": "N"})

    def register(self, key: str, values: dict[str, str]) -> None:
        """Write texts into the registry."""
        lines = [f'"{name}"="{value}"' for name, value in values.items()]
        told = self.prefix.parent / "told.reg"
        told.write_text("REGEDIT4\n\n[" + key + "]\n" + "\n".join(lines) + "\n", "utf-8")
        self.run("regedit", "/S", f"Z:{told}")

    def offscreen(self, *, on: bool) -> None:
        """Whether Qt paints without a screen."""
        self.paint("offscreen" if on else "")

    def paint(self, way: str) -> None:
        """How Qt paints ("": as it thinks best). Wine keeps QT_… from its programs, but not what Windows sets."""
        if way:
            self.register(r"HKEY_CURRENT_USER\Environment", {"QT_QPA_PLATFORM": way})
        else:
            self.run("reg", "delete", r"HKCU\Environment", "/v", "QT_QPA_PLATFORM", "/f")
        self.wait()  # a power cut now would undo it

    def run(self, program: str | Path, *arguments: str, seconds: int = 300, **more: str) -> tuple[int, str]:
        """Start a program and wait: exit code and everything it said; HUNG when it did not end in time."""
        return self.unix("wine", str(program), *arguments, seconds=seconds, **more)

    def unix(self, *command: str, seconds: int = 300, **more: str) -> tuple[int, str]:
        """The same for a program of this side (Wine's own tools, strace). Output through a pipe: Wine needs one."""
        with subprocess.Popen(
            command,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as begun:
            try:
                told = _heard(begun, seconds)
            except BaseException as stopped:  # too late, or the proof itself was told to end: leave nothing running
                self.kill_all()
                os.killpg(begun.pid, signal.SIGKILL)
                if isinstance(stopped, subprocess.TimeoutExpired):
                    return HUNG, f"did not end within {seconds} seconds"
                raise
        lines = told.decode("utf-8", "replace").splitlines()
        return begun.returncode, "\n".join(each for each in lines if not each.startswith(OF_WINE))

    def begin(self, program: str | Path, *arguments: str, before: list[str] | None = None) -> Begun:
        """Start a program and do not wait for it; `before` is a command that starts it (strace)."""
        return Begun(
            subprocess.Popen(
                [*(before or []), "wine", str(program), *arguments],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )

    def until(self, holds: Callable[[], bool], seconds: float, pause: float = 0.1) -> bool:
        """Wait until something holds; False when it did not within so many seconds."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                return False
            time.sleep(pause)
        return True

    def rest(self, seconds: float) -> None:
        """Let the programs of the PC live for a while."""
        time.sleep(seconds)

    def kill_all(self) -> None:
        """As if the power went; also for a program that just sleeps and would not notice that Windows is gone."""
        subprocess.run(["wineserver", "-k9"], env=self.environment, check=False, timeout=60)
        mine = f"\0WINEPREFIX={self.prefix}\0".encode()
        for each in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it ended meanwhile, or is not ours
                if mine in b"\0" + (each / "environ").read_bytes():
                    os.kill(int(each.name), signal.SIGKILL)

    def wait(self) -> None:
        """Until every Windows process has ended and the registry is written; after two minutes it is made so."""
        try:
            subprocess.run(["wineserver", "-w"], env=self.environment, check=False, timeout=120)
        except subprocess.TimeoutExpired:
            self.kill_all()

    @property
    def program(self) -> Path:
        """Where the program is installed for the present user."""
        return self.prefix / PROGRAM

    @property
    def data(self) -> Path:
        """Where the present user's data lie."""
        return self.prefix / DATA

    def inside(self, folder: str) -> Path:
        """A place that Windows names with its C:, as this side names it."""
        return self.prefix / "drive_c" / folder.removeprefix("C:\\").replace("\\", "/")

    def remove(self) -> None:
        """End everything and throw the prefix away."""
        self.kill_all()
        shutil.rmtree(self.prefix, ignore_errors=True)


def _heard(begun: "subprocess.Popen[bytes]", seconds: int) -> bytes:
    """What a program says until it has ended; the pipe may stay open: a service that it woke holds it as well."""
    pipe, told, end = cast("IO[bytes]", begun.stdout).fileno(), b"", time.monotonic() + seconds
    os.set_blocking(pipe, False)
    while True:
        ended = begun.poll() is not None  # asked first: what it said last is in the pipe by now
        with suppress(BlockingIOError):
            while part := os.read(pipe, 65536):
                told += part
        if ended:
            return told
        if time.monotonic() > end:
            raise subprocess.TimeoutExpired(begun.args, seconds)
        time.sleep(0.05)


def windows(path: Path) -> str:
    """How Windows names a place of the PC (C:) or of this side (Z:)."""
    before, found, inside = path.as_posix().partition("drive_c/")
    return "C:\\" + inside.replace("/", "\\") if found else "Z:" + before.replace("/", "\\")


def _japanese(folder: Path) -> dict[str, str]:
    """A Japanese locale made for the proof: only then has Wine the code page 932 and the language of the office."""
    made = folder / "ja_JP.UTF-8"
    if not made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["localedef", "-i", "ja_JP", "-f", "UTF-8", str(made)], check=True, capture_output=True)
    return {"LOCPATH": str(folder), "LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8"}
