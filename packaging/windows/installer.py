"""From the finished tree to the one file: NSIS, and the signature if there is a certificate."""

import os
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent


def build(tree: Path, out: Path, version: str, moment: int, *, fast: bool = False) -> Path:
    """Pack the tree into the installer; the same bytes for the same tree and moment. `fast` packs less well."""
    made = out / f"Kyoju-{version}-Setup.exe"
    size = sum(each.stat().st_size for each in tree.rglob("*") if each.is_file()) // 1024
    defined = {"VERSION": version, "TREE": tree, "OUT": made, "SIZE_KB": size, "HERE": HERE}
    command = [
        "makensis",
        "-V2",
        "-WX",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={value}" for name, value in defined.items()),
        *(["-DFAST"] if fast else []),
    ]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "LC_ALL": "C.UTF-8"}
    subprocess.run([*command, str(HERE / "installer.nsi")], check=True, env=environment)
    return made


def sign(path: Path, certificate: Path, password_file: Path) -> None:
    """Put the signature of a PKCS#12 certificate under an exe, in place."""
    signed = path.with_suffix(".signed")
    command = ["osslsigncode", "sign", "-pkcs12", str(certificate), "-readpass", str(password_file), "-h", "sha256"]
    subprocess.run([*command, "-n", "Kyoju Desktop", "-in", str(path), "-out", str(signed)], check=True)
    signed.replace(path)
