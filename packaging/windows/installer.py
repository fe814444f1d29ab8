"""From the finished tree to the one file: NSIS, and the signature if there is a certificate."""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path, PureWindowsPath

from PIL import Image
from PIL.IcoImagePlugin import IcoFile

HERE = Path(__file__).resolve().parent
LIST = "kyoju-installed.txt"
LONGEST = 259  # Windows' limit for a whole path, unless somebody switched on long paths
LONGEST_FOLDER = 200
STAGE = "installing.new\\"  # where the files are unpacked before they take their places
CLUSTER = 4096
BLUE = (0x1F, 0x4E, 0x82)  # of the icon
MARGIN_KB = 64 * 1024  # what the first start, drafts and the system itself need meanwhile


def build(tree: Path, out: Path, version: str, moment: int, *, fast: bool = False, sign: Path | None = None) -> Path:
    """Pack the tree into the installer; the same bytes for the same tree and moment. `fast` packs less well.

    `sign` is a program that signs the exe it is given, for the remover inside; the installer itself is signed by
    whoever asked for it.
    """
    tree, made = tree.resolve(), out.resolve() / f"Kyoju-{version}-Setup.exe"
    with tempfile.TemporaryDirectory() as folder:
        lists = Path(folder)
        (lists / LIST).write_bytes(listing(tree).encode("ascii"))
        (lists / "side.bmp").write_bytes(side_picture())
        defined = {"VERSION": version, "TREE": tree, "LISTS": lists, "OUT": made, "HERE": HERE, **sizes(tree)}
        defined["STUB"] = f'"{sys.executable}" "{HERE / "stub.py"}"'
        if sign:
            defined["SIGN"] = sign
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
        command += [*(f"-D{name}={value}" for name, value in defined.items()), *(["-DFAST"] if fast else [])]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "LC_ALL": "C.UTF-8"}
        subprocess.run([*command, str(HERE / "installer.nsi")], check=True, env=environment)
    return made


def listing(tree: Path) -> str:
    """What the installer puts onto the disk, for the installer and the remover: see files.nsh.

    `t` lies at the top, `f` is a file, `d` a folder (the inner before the outer). Names are ASCII, since NSIS reads
    the list in the code page of the machine.
    """
    files = sorted(PureWindowsPath(each.relative_to(tree)) for each in tree.rglob("*") if each.is_file())
    folders = sorted({each for file in files for each in file.parents if each.parts}, reverse=True)
    tops = sorted({each.parts[0] for each in files} | {LIST, "Uninstall.exe"})
    lines = [f"t {each}" for each in tops] + [f"f {each}" for each in files] + [f"d {each}" for each in folders]
    return "".join(f"{each}\r\n" for each in lines)


def sizes(tree: Path) -> dict[str, object]:
    """Installed size, free space needed and the longest folder that leaves room for every file's name."""
    files = [each for each in tree.rglob("*") if each.is_file()]
    real = sum(each.stat().st_size for each in files)
    on_disk = sum(-(-each.stat().st_size // CLUSTER) * CLUSTER for each in files)
    inner = max(len(str(each.relative_to(tree))) for each in files)
    room = LONGEST - len(STAGE) - inner - 1
    return {
        "SIZE_KB": real // 1024,
        "NEED_KB": on_disk // 1024 + MARGIN_KB,
        "MOST_PATH": min(LONGEST_FOLDER, room),
    }


def side_picture() -> bytes:
    """The picture at the side of the first and last page: 164 x 314, the program's house on its blue."""
    with (HERE / "kyoju.ico").open("rb") as icon:
        house = IcoFile(icon).getimage((128, 128)).convert("RGBA")
    picture = Image.new("RGB", (164, 314), BLUE)
    picture.paste(house, (18, 56), house)
    picture.paste((0xC4, 0xD9, 0xE8), (0, 308, 164, 314))
    made = io.BytesIO()
    picture.save(made, "BMP")
    return made.getvalue()
