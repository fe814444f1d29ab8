"""A fresh Wine as a Windows 10 PC: no registry and no profile of anybody else, native C++ runtime, no network."""

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Wine has a C++ runtime of its own and would hide that ours is missing: ours must be loaded, or nothing
NATIVE = "vcruntime140,vcruntime140_1,msvcp140,msvcp140_1,msvcp140_2=n"
STANDINS = {"bcryptprimitives": ["-ladvapi32"], "icuuc": [], "mscms": []}
PROFILE = Path("drive_c/users/root")
PROGRAM = PROFILE / "AppData/Local/Programs/Kyoju"
DATA = PROFILE / "AppData/Local/KyojuDesktop"


class Machine:
    """One Wine prefix; `run` starts a Windows program in it and gives what it said."""

    def __init__(self, folder: Path) -> None:
        self.prefix = folder
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in {"DISPLAY", "PYTHONPATH"}},
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": f"{NATIVE};winedbg.exe=;mscoree=;mshtml=;mscms=n",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }

    def start(self) -> None:
        """Make the prefix, as Windows 10, with the stand-ins for what Wine lacks."""
        subprocess.run(["wineboot", "-i"], env=self.environment, check=True, capture_output=True)
        for name, libraries in STANDINS.items():
            made = self.prefix / "drive_c/windows/system32" / f"{name}.dll"
            made.unlink(missing_ok=True)
            command = ["x86_64-w64-mingw32-gcc", "-shared", "-O2", f"-D{name.upper()}", "-o", str(made)]
            subprocess.run([*command, str(HERE / "standins.c"), *libraries], check=True)
        self.run("winecfg", "/v", "win10")
        self.wait()

    def run(self, program: str | Path, *arguments: str, seconds: int = 300, **more: str) -> tuple[int, str]:
        """Start a program and wait: exit code and everything it said (through a pipe: Wine needs one)."""
        command = ["wine", str(program), *arguments]
        told = subprocess.run(
            command,
            env={**self.environment, **more},
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        return told.returncode, (told.stdout + told.stderr).decode("utf-8", "replace")

    def on_screen(self, program: str | Path, *arguments: str, seconds: int = 600) -> int:
        """Start a program in a real window on a virtual screen; returns the exit code."""
        command = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", "wine", str(program), *arguments]
        told = subprocess.run(command, env=self.environment, capture_output=True, timeout=seconds, check=False)
        return told.returncode

    def begin(self, program: str | Path, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start a program in a real window and do not wait for it."""
        command = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", "wine", str(program), *arguments]
        return subprocess.Popen(
            command,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill_all(self) -> None:
        """As if the power went."""
        subprocess.run(["wineserver", "-k9"], env=self.environment, check=False)

    def wait(self) -> None:
        """Until every Windows process has ended."""
        subprocess.run(["wineserver", "-w"], env=self.environment, check=False)

    @property
    def program(self) -> Path:
        """Where the program is installed for the present user."""
        return self.prefix / PROGRAM

    @property
    def data(self) -> Path:
        """Where the present user's data lie."""
        return self.prefix / DATA

    def files(self) -> set[str]:
        """Every file of the PC, without Wine's own registry files."""
        return {
            path.relative_to(self.prefix).as_posix()
            for path in (self.prefix / "drive_c").rglob("*")
            if path.is_file() and not path.is_symlink()
        }

    def remove(self) -> None:
        """End everything and throw the prefix away."""
        self.kill_all()
        shutil.rmtree(self.prefix, ignore_errors=True)
