"""Authenticode: who signed the Windows files that are fetched; and our own signature under what is made."""

import hashlib
import os
import re
import shlex
import ssl
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from windows.tools import TRUSTED, StopError, run

# Microsoft Identity Verification Root Certificate Authority 2020: Debian's store lacks it, so it is taken out of the
# signature itself and compared with this SHA-256 (its SHA-1, F40042E2…A2, is the one that Microsoft publishes).
MICROSOFT_2020 = "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270"
SIGNER = "CN=Python Software Foundation"
SIGNED = {".exe", ".dll", ".pyd"}
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n", re.DOTALL)


class UntrustedError(StopError):
    """Something that was fetched is not what was pinned, or is not signed by whom it should be."""


def check(folder: Path) -> int:
    """Every exe, dll and pyd is signed by the Python Software Foundation; returns how many were checked."""
    files = sorted(each for each in folder.iterdir() if each.suffix.lower() in SIGNED)
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "store.pem"
        store.write_text(TRUSTED.read_text("utf-8") + _root_of(files, Path(place)), "utf-8")
        with ThreadPoolExecutor(os.cpu_count()) as together:
            list(together.map(lambda each: _check(each, store), files))
    return len(files)


def _check(path: Path, store: Path) -> None:
    # without -ignore-cdp and -ignore-crl it would call outside
    command = ["osslsigncode", "verify", "-ignore-cdp", "-ignore-crl"]
    command += ["-CAfile", str(store), "-TSA-CAfile", str(store), "-in", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
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
        told = run(["openssl", "pkcs7", "-print_certs", "-in", str(signature)], f"{each.name}: unreadable signature")
        for certificate in _CERTIFICATE.findall(told):
            if hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest() == MICROSOFT_2020:
                return str(certificate)
    return ""


@dataclass(frozen=True)
class Signer:
    """A certificate for code signing (PKCS#12) and the file with its password."""

    certificate: Path
    password_file: Path
    timestamps: str  # the address of a timestamp server; "" asks none
    moment: int  # the time the signature bears, so that the same build makes the same bytes

    def command(self) -> list[str]:
        """The command that signs, still without the two files."""
        stamped = ["-ts", self.timestamps] if self.timestamps else ["-st", str(self.moment)]
        given = ["-pkcs12", str(self.certificate.resolve()), "-readpass", str(self.password_file.resolve())]
        return ["osslsigncode", "sign", *given, "-h", "sha256", "-n", "Kyoju Desktop", *stamped]

    def script(self, folder: Path) -> Path:
        """A small program that signs, in place, the file it is given: for makensis, which makes the remover."""
        made = folder / "sign"
        line = shlex.join(self.command())
        made.write_text(f'#!/bin/sh\nset -e\n{line} -in "$1" -out "$1.signed"\nmv "$1.signed" "$1"\n', "utf-8")
        made.chmod(0o755)
        return made

    def sign(self, path: Path) -> None:
        """Put the signature under an exe, in place."""
        signed = path.with_name(f"{path.name}.signed")
        files = ["-in", str(path), "-out", str(signed)]
        run([*self.command(), *files], f"{path.name} cannot be signed")
        signed.replace(path)
