"""Everything that is shipped, part by part: version, licence and the texts of the licence.

What a wheel is, its metadata say. What is inside a library of somebody else's making, the table `INSIDE` says; its
version is read out of the shipped file itself, so that the list cannot say what is not there.
"""

import re
import struct
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from windows.pins import digest, plain
from windows.tools import StopError, run

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "licences"
PYTHON = "CPython"
OWN = "kyoju_desktop"
NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
QT = ("Qt-and-PySide6.txt", "Qt-third-party.txt", "LGPL-3.0.txt", "GPL-3.0.txt", "Apache-2.0.txt")
LGPL = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"


class UnlicensedError(StopError):
    """A part of the installer comes without the text of its licence."""


@dataclass(frozen=True)
class Part:
    """One thing that is shipped."""

    name: str
    version: str
    licence: str  # an SPDX expression, or words where there is none
    purl: str = ""
    sha256: str = ""  # of the wheel or package it came in
    inside: str = ""  # the part that brings it along
    texts: dict[str, bytes] = field(default_factory=dict)
    bills: dict[str, bytes] = field(default_factory=dict)  # lists of parts of its own


@dataclass(frozen=True)
class Inside:
    """A library inside another part: where it is, and how its version is read there; "" asks Windows' own field."""

    name: str
    licence: str
    inside: str
    file: str
    pattern: bytes
    texts: tuple[str, ...]


INSIDE = (
    Inside("OpenSSL", "Apache-2.0", PYTHON, "libcrypto-3.dll", rb"OpenSSL (\d+\.\d+\.\d+)", ("Apache-2.0.txt",)),
    Inside("Expat", "MIT", PYTHON, "pyexpat.pyd", rb"expat_(\d+\.\d+\.\d+)", ("Expat.txt", "MIT.txt")),
    Inside("Qt", LGPL, "PySide6_Essentials", "lib/PySide6/Qt6Core.dll", b"", QT),
    Inside(
        "OpenSSL",
        "Apache-2.0",
        "sqlcipher3",
        "lib/sqlcipher3/*.pyd",
        rb"OpenSSL (\d+\.\d+\.\d+)",
        ("Apache-2.0.txt",),
    ),
    Inside(
        "SQLCipher",
        "BSD-3-Clause",
        "sqlcipher3",
        "lib/sqlcipher3/*.pyd",
        rb"\x00(4\.\d+\.\d+)\x00",
        ("SQLCipher.txt",),
    ),
    Inside("SQLite", "blessing", "sqlcipher3", "lib/sqlcipher3/*.pyd", rb"[\x00@](3\.\d\d\.\d+)", ("SQLite.txt",)),
    Inside(
        "OpenSSL",
        "Apache-2.0",
        "cryptography",
        "lib/cryptography/hazmat/bindings/*.pyd",
        rb"OpenSSL (\d+\.\d+\.\d+)",
        ("Apache-2.0.txt",),
    ),
    Inside(
        "qpdf",
        "Apache-2.0",
        "pikepdf",
        "lib/pikepdf.libs/qpdf*.dll",
        rb"\x00(1\d\.\d+\.\d+)\x00",
        ("Apache-2.0.txt",),
    ),
    Inside(
        "libjpeg-turbo",
        "IJG AND BSD-3-Clause AND Zlib",
        "pikepdf",
        "lib/pikepdf.libs/qpdf*.dll",
        rb"libjpeg-turbo version (\d+\.\d+\.\d+)",
        ("libjpeg-turbo.txt",),
    ),
    Inside("zlib", "Zlib", "pikepdf", "lib/pikepdf.libs/qpdf*.dll", rb"inflate (\d+\.\d+(?:\.\d+)*) ", ("zlib.txt",)),
    Inside("Microsoft-Visual-C++-Runtime", "", "", "msvcp140.dll", b"", ("Microsoft-Visual-C++-Runtime.txt",)),
)
# Libraries inside lxml, by the headers that its wheel carries
LXML = (("libxml2", "libxml/xmlversion.h", b"LIBXML"), ("libxslt", "libxslt/xsltconfig.h", b"LIBXSLT"))
# Wheels that bring no text, or only the offer of other terms than those we take
LENT = {"PySide6_Essentials": QT, "PySide6_Pdf": QT, "shiboken6": QT}
# Texts in wheels that stand for something else than the part itself
NOT_TEXTS = ("LicenseRef-Qt-Commercial.txt",)
# Fonts of ours by their names; the texts that begin with the name, or with these words, belong to them
FONTS = {"BIZUDPGothic": "OFL-1.1", "NotoSans": "OFL-1.1", "NotoSansJP": "OFL-1.1", "NotoSansKR": "OFL-1.1"}
FONTS |= {"NotoSansSC": "OFL-1.1", "ipamjm": "IPA"}
LICENCE_WORDS = {"BSD": "BSD-3-Clause", "BSD license": "BSD-3-Clause", "MIT License": "MIT"}
TOLD = {"sqlcipher3": "Zlib", "olefile": "BSD-2-Clause"}  # wheels whose metadata say little; their texts do


def collect(tree: Path, python: Path, sha256: str, wheels: list[Path]) -> list[Part]:
    """Every part of a finished tree; `UnlicensedError` names one without a text. `sha256` is that of Python's zip."""
    found = [_python(python, sha256), *(_wheel(each) for each in wheels)]
    found += [
        _inside(each, tree) for each in INSIDE if not each.inside or each.inside in {part.name for part in found}
    ]
    found += [part for wheel in wheels for part in _of_lxml(wheel)]
    found += [*_fonts(tree / "lib" / OWN / "_data" / "resources" / "fonts"), *_tools()]
    bare = [part.name for part in found if not part.texts]
    if bare:
        raise UnlicensedError(f"no text of the licence of {', '.join(bare)}")
    return sorted(found, key=lambda each: (each.name.lower(), each.inside, each.version))


def _python(folder: Path, sha256: str) -> Part:
    texts = {"LICENSE.txt": (folder / "LICENSE.txt").read_bytes()}
    library = next(each for each in folder.glob("python3*.dll") if each.stem != "python3")
    major, minor, micro = version_of(library.read_bytes()).split(".")[:3]
    version = f"{major}.{minor}.{int(micro) // 1000}"  # 3.13.2150 is 3.13.2
    return Part(PYTHON, version, "PSF-2.0", f"pkg:generic/cpython@{version}", sha256, texts=texts)


def _wheel(wheel: Path) -> Part:
    name, version = wheel.name.split("-")[:2]
    with zipfile.ZipFile(wheel) as packed:
        about = f"{name}-{version}.dist-info"
        described = HeaderParser().parsestr(packed.read(f"{about}/METADATA").decode("utf-8"))
        texts = {path.rpartition("/")[2]: packed.read(path) for path in packed.namelist() if _is_text(path, about)}
        bills = {
            path.rpartition("/")[2]: packed.read(path) for path in packed.namelist() if f"{about}/sboms/" in path
        }
    title = OWN if name == OWN else str(described["Name"])
    texts |= {each: (TEXTS / each).read_bytes() for each in LENT.get(title, ())}
    purl = f"pkg:pypi/{plain(name)}@{version}"
    return Part(title, version, _licence(title, described), purl, digest(wheel), texts=texts, bills=bills)


def _is_text(path: str, about: str) -> bool:
    name = path.rpartition("/")[2]
    if name in NOT_TEXTS or (path.startswith(f"{OWN}/") and "/fonts/" in path):
        return False
    if path == "reportlab/fonts/bitstream-vera-license.txt":
        return True
    return name.upper().startswith(NAMES) and (path.startswith(about) or "/" not in path or "locale-data" in path)


def _licence(name: str, described: Message) -> str:
    told = str(TOLD.get(name) or described.get("License-Expression") or described.get("License") or "").strip()
    first = re.split(r"[\n(]", told)[0].strip()
    return LICENCE_WORDS.get(first, first)


def _inside(each: Inside, tree: Path) -> Part:
    path = next(iter(sorted(tree.glob(each.file))), None)
    data = path.read_bytes() if path else b""
    found = re.search(each.pattern, data) if each.pattern else None
    version = found.group(1).decode("ascii") if found else "" if each.pattern else version_of(data)
    if not version:
        raise StopError(f"{each.name}: no version of it in {each.file}; is it still there?")
    texts = {name: (TEXTS / name).read_bytes() for name in each.texts}
    return Part(each.name, version, each.licence, inside=each.inside, texts=texts)


def version_of(data: bytes) -> str:
    """The version in the resources of a Windows file, the zeros at its end left out; "" if there is none."""
    at = data.find(b"\xbd\x04\xef\xfe")
    if at < 0:
        return ""
    high, low = struct.unpack_from("<II", data, at + 8)
    four = (high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF)
    return ".".join(map(str, four[:3] if four[3] == 0 else four))


def _of_lxml(wheel: Path) -> Iterator[Part]:
    if wheel.name.startswith("lxml-"):
        text = {"libxml2-and-libxslt.txt": (TEXTS / "libxml2-and-libxslt.txt").read_bytes()}
        with zipfile.ZipFile(wheel) as packed:
            for name, header, word in LXML:
                said = packed.read(f"lxml/includes/{header}")
                found = re.search(rb"#define " + word + rb'_DOTTED_VERSION "([\d.]+)"', said)
                yield Part(name, found.group(1).decode() if found else "", "MIT", inside="lxml", texts=text)


def _fonts(folder: Path) -> Iterator[Part]:
    files = sorted(folder.glob("*.ttf"))
    for family in sorted({each.stem.partition("-")[0] for each in files}):
        of_it = [each for each in files if each.stem.partition("-")[0] == family]
        texts = [each for each in folder.glob("*.txt") if each.name.startswith((f"{family}-", *_other(family)))]
        version = font_version(of_it[0].read_bytes())
        licence = FONTS.get(family, "")
        yield Part(family, version, licence, inside=OWN, texts={each.name: each.read_bytes() for each in texts})


def _other(family: str) -> tuple[str, ...]:
    return ("IPA_Font_License",) if family == "ipamjm" else ()


def font_version(data: bytes) -> str:
    """The version that stands in a TrueType font (name 5 of its table `name`)."""
    for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        tag, _, start, _ = struct.unpack_from(">4sIII", data, at)
        if tag == b"name":
            _, count, strings = struct.unpack_from(">HHH", data, start)
            for number in range(count):
                record = struct.unpack_from(">6H", data, start + 6 + 12 * number)
                if record[0] == 3 and record[3] == 5:
                    raw = data[start + strings + record[5] :][: record[4]]
                    return raw.decode("utf-16-be").removeprefix("Version ").split(";")[0].strip()
    return ""


def _tools() -> Iterator[Part]:
    """What the tools of the build put into what they make."""
    nsis = run(["makensis", "-VERSION"], "NSIS").strip().lstrip("v")
    yield Part("NSIS", nsis.split("-")[0], "Zlib AND bzip2-1.0.6 AND CPL-1.0", texts=_texts("NSIS.txt"))
    told = subprocess.run(
        ["x86_64-w64-mingw32-gcc", "-dM", "-E", "-include", "_mingw.h", "-x", "c", "/dev/null"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    version = ".".join(re.findall(r"#define __MINGW64_VERSION_(?:MAJOR|MINOR|BUGFIX) (\d+)", told))
    yield Part("MinGW-w64", version, "ZPL-2.1", texts=_texts("MinGW-w64.txt"))


def _texts(*names: str) -> dict[str, bytes]:
    return {name: (TEXTS / name).read_bytes() for name in names}
