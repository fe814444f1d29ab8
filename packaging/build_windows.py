"""Make the Windows installer, on Linux, from pinned packages alone.

    python packaging/build_windows.py --out DIR

Leaves Kyoju-<version>-Setup.exe, its SHA-256 and the list of parts (CycloneDX) in DIR. The same commit makes the same
bytes. Without a certificate the installer is not signed, and this says so.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from windows import fetch, installer, launchers, licences, sbom, tree
from windows.pins import EMBEDS, ROOT, SHIPPED, Embed, digest


def main(arguments: list[str]) -> int:
    """Build; 2 when a tool is missing, 3 when something fetched cannot be trusted."""
    args = _parser().parse_args(arguments)
    missing = fetch.missing_tools()
    if missing:
        sys.stderr.write(f"Missing: {' '.join(missing)}\n  apt-get install {' '.join(missing)}\n")
        return 2
    embed = EMBEDS[args.python]
    python = tree.matching_python(embed.minor)
    if not python:
        sys.stderr.write(
            f"Note: no Python {embed.minor} here, so no byte code is shipped; the first start is slower.\n"
        )
    args.out.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as place:
            made = _build(args, embed, python, Path(place))
    except (fetch.UntrustedError, licences.UnlicensedError) as problem:
        sys.stderr.write(f"Stopped: {problem}\n")
        return 3
    if not args.sign:
        sys.stderr.write("Not signed: no certificate was given (--sign CERTIFICATE.p12 --sign-password-file FILE).\n")
    sys.stdout.write(f"{digest(made)}  {made.name}  {made.stat().st_size / 1e6:.1f} MB\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder for the installer")
    parser.add_argument("--python", choices=sorted(EMBEDS), default=SHIPPED)
    parser.add_argument(
        "--python-embed", type=Path, help="an embeddable zip of python.org at hand, instead of the pinned"
    )
    parser.add_argument("--sha256", default="", help="the digest that zip must have")
    parser.add_argument("--sign", type=Path, help="a PKCS#12 certificate for code signing")
    parser.add_argument("--sign-password-file", type=Path)
    parser.add_argument("--tree", type=Path, help="keep the unpacked tree here as well")
    return parser


def _build(args: argparse.Namespace, embed: Embed, python: str, place: Path) -> Path:
    flat = place / "tree"
    flat.mkdir()
    embed_digest = fetch.embedded_python(embed, flat, args.python_embed, args.sha256)
    for name in ("wheels", "own"):
        (place / name).mkdir()
    wheels = [*fetch.wheels(embed.minor, place / "wheels"), fetch.own_wheel(place / "own")]
    tree.lay_out(flat, embed, wheels)
    version, moment = _version(), _moment()
    if python:
        tree.compile_all(flat, python)
    for each in launchers.LAUNCHERS:
        program = launchers.build(each, flat, embed.tag, version)
        if args.sign:
            installer.sign(program, args.sign, args.sign_password_file)
    licences.gather(flat)
    found = sbom.write(flat, sbom.bill(flat, wheels, embed, embed_digest, version, moment))
    tree.stamp(flat, moment)
    made = installer.build(flat, args.out, version, moment)
    if args.sign:
        installer.sign(made, args.sign, args.sign_password_file)
    shutil.copyfile(found, args.out / found.name)
    (args.out / f"{made.name}.sha256").write_text(f"{digest(made)}  {made.name}\n", "ascii")
    if args.tree:
        shutil.copytree(flat, args.tree, dirs_exist_ok=True)
    return made


def _version() -> str:
    about = (ROOT / "kyoju_desktop" / "__init__.py").read_text("utf-8")
    return re.findall(r'^__version__ = "([^"]+)"', about, re.MULTILINE)[0]


def _moment() -> int:
    """The time of the commit: the age that every shipped file gets."""
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(told.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
