"""Kyoju.exe (window) and KyojuAdmin.exe (console): small programs that load the Python beside them."""

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMPILER = "x86_64-w64-mingw32-gcc"
RESOURCES = "x86_64-w64-mingw32-windres"


@dataclass(frozen=True)
class Launcher:
    """One program of the flat tree."""

    file: str
    module: str
    title: str
    console: bool


LAUNCHERS = (
    Launcher("Kyoju.exe", "kyoju_desktop", "居住支援ケース管理", console=False),
    Launcher("KyojuAdmin.exe", "kyoju_desktop.admin", "居住支援ケース管理 管理コマンド", console=True),
)


def build(launcher: Launcher, into: Path, tag: str, version: str) -> Path:
    """Compile one launcher with icon, version and manifest; the same bytes whenever the sources are the same."""
    made = into / launcher.file
    with tempfile.TemporaryDirectory() as folder:
        described = Path(folder) / "launcher.rc"
        described.write_text(_resources(launcher, version), "utf-8")
        compiled = Path(folder) / "launcher.res"
        # -c 65001: the text of the resources is UTF-8
        subprocess.run([RESOURCES, "-c", "65001", "-O", "coff", str(described), str(compiled)], check=True)
        way = ["-mconsole", "-DCONSOLE"] if launcher.console else ["-mwindows"]
        names = [f'-DMODULE=L"{launcher.module}"', f'-DDLL=L"python{tag}.dll"']
        hardened = ["-Wl,--dynamicbase", "-Wl,--nxcompat", "-Wl,--high-entropy-va", "-Wl,--no-insert-timestamp"]
        command = [COMPILER, "-municode", "-O2", "-s", "-static", "-Wall", "-Wextra", "-Werror", *way, *names]
        command += [*hardened, "-finput-charset=UTF-8", "-o", str(made), str(HERE / "launcher.c"), str(compiled)]
        subprocess.run(command, check=True)
    return made


def _resources(launcher: Launcher, version: str) -> str:
    four = ",".join([*version.split("."), "0", "0", "0", "0"][:4])
    strings = {
        "CompanyName": "kyoju_desktop",
        "FileDescription": launcher.title,
        "FileVersion": version,
        "InternalName": launcher.file.removesuffix(".exe"),
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": launcher.file,
        "ProductName": "居住支援ケース管理",
        "ProductVersion": version,
    }
    block = "\n".join(f'      VALUE "{name}", "{text}"' for name, text in strings.items())
    return f"""#include <winver.h>
1 ICON "{(HERE / "kyoju.ico").as_posix()}"
1 24 "{(HERE / "launcher.manifest").as_posix()}"
1 VERSIONINFO
FILEVERSION {four}
PRODUCTVERSION {four}
FILEOS VOS_NT_WINDOWS32
FILETYPE VFT_APP
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "041104B0"
    BEGIN
{block}
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x0411, 0x04B0
  END
END
"""
