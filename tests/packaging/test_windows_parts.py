"""Every part that is shipped is in the list of parts and has the text of its licence, under the same name."""

import json
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"
FONTS = ROOT / "resources" / "fonts"
sys.path.insert(0, str(ROOT / "packaging"))

from windows import licences, parts, sbom  # noqa: E402 - packaging is no part of the program
from windows.parts import Inside, Part  # noqa: E402
from windows.tools import StopError  # noqa: E402

TEXT = {"LICENSE": b"terms"}
OWN = Part("kyoju_desktop", "1.0", "Apache-2.0", "pkg:pypi/kyoju-desktop@1.0", "a" * 64, texts=TEXT)
LIBRARY = Part("Some_Library", "2.1", "MIT", "pkg:pypi/some-library@2.1", "b" * 64, texts=TEXT)
INNER = Part("OpenSSL", "3.6.0", "Apache-2.0", inside="Some_Library", texts=TEXT)
OTHER_INNER = Part("OpenSSL", "4.0.3", "Apache-2.0", inside="kyoju_desktop", texts=TEXT)
FONT = Part("NotoSans", "2.015", "OFL-1.1", inside="kyoju_desktop", texts=TEXT)
RUNTIME = Part("Runtime", "14.44", "", texts=TEXT)
DOUBLE = Part("Either", "1", "Apache-2.0 OR MIT", texts=TEXT)
ALL = [OWN, LIBRARY, INNER, OTHER_INNER, FONT, RUNTIME, DOUBLE]


def _texts_asked_for() -> Iterator[str]:
    for each in parts.INSIDE:
        yield from each.texts
    for names in parts.LENT.values():
        yield from names


def test_every_text_that_we_lend_is_here() -> None:
    for name in {*_texts_asked_for(), "NSIS.txt", "MinGW-w64.txt", "MIT.txt", "libxml2-and-libxslt.txt"}:
        assert (parts.TEXTS / name).stat().st_size > 200, name


def test_every_text_that_is_here_is_used() -> None:
    used = (WINDOWS / "parts.py").read_text("utf-8") + (WINDOWS / "licences.py").read_text("utf-8")
    assert [each.name for each in parts.TEXTS.iterdir() if each.name not in used] == []


def test_the_notices_of_qt_say_every_text_that_they_name() -> None:
    said = (parts.TEXTS / "Qt-third-party.txt").read_text("utf-8")
    named = {part for line in said.splitlines() if line.startswith("Terms: ") for part in line[7:].split(" and ")}
    assert {"Zlib", "FTL", "BSD-3-clause", "libpng", "Unicode"} <= named
    assert [each for each in named if f"\n{each}\n-" not in said] == []
    for library in ("HarfBuzz", "FreeType", "PCRE2", "PDFium", "libjpeg", "zlib", "double-conversion"):
        assert library in said


def test_every_font_of_ours_has_licence_version_and_text() -> None:
    found = {each.name: each for each in parts._fonts(FONTS)}
    assert set(found) == set(parts.FONTS)
    for each in found.values():
        assert each.licence in sbom.SPDX
        assert each.version[0].isdigit()
        assert each.texts


def test_a_version_is_read_from_the_resources_of_a_windows_file() -> None:
    fixed = struct.pack("<4I", 0xFEEF04BD, 0x10000, 3 << 16 | 13, 2150 << 16 | 1013)
    assert parts.version_of(b"MZ..." + fixed) == "3.13.2150.1013"
    assert parts.version_of(b"MZ" + fixed[:12] + struct.pack("<I", 5 << 16)) == "3.13.5"
    assert parts.version_of(b"MZ") == ""


def test_a_library_that_is_no_longer_inside_stops_the_build(tmp_path: Path) -> None:
    gone = Inside("SQLCipher", "BSD-3-Clause", "sqlcipher3", "lib/*.pyd", rb"(4\.\d+)", ("SQLCipher.txt",))
    with pytest.raises(StopError, match="SQLCipher: no version of it in lib/"):
        parts._inside(gone, tmp_path)
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "it.pyd").write_bytes(b"..4.19..")
    assert parts._inside(gone, tmp_path).version == "4.19"


def test_a_part_without_a_licence_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "INSIDE", ())
    monkeypatch.setattr(parts, "_python", lambda *_: OWN)
    monkeypatch.setattr(parts, "_wheel", lambda _: Part("orphan", "1.0", "MIT"))
    monkeypatch.setattr(parts, "_tools", lambda: iter(()))
    with pytest.raises(parts.UnlicensedError, match="no text of the licence of orphan"):
        parts.collect(tmp_path, tmp_path, "0" * 64, [tmp_path / "orphan-1.0-py3-none-any.whl"])


def test_licences_and_list_name_the_same_parts(tmp_path: Path) -> None:
    licences.gather(tmp_path, ALL)
    written = json.loads(sbom.write(tmp_path, sbom.bill(ALL, "1.0", 1_700_000_000)).read_text("utf-8"))
    listed = {each["name"] for each in (written["metadata"]["component"], *written["components"])}
    folders = {each.name for each in (tmp_path / "licenses").iterdir() if each.is_dir()}
    assert folders == listed == {each.name for each in ALL}
    assert all((tmp_path / "licenses" / each / "LICENSE").read_bytes() == b"terms" for each in folders)


def test_the_licences_have_an_index_that_a_clerk_can_read(tmp_path: Path) -> None:
    licences.gather(tmp_path, ALL)
    said = (tmp_path / "licenses" / "README.txt").read_text("utf-8-sig")
    assert "ライセンス" in said
    assert "Some_Library 2.1: MIT\n" in said
    assert "OpenSSL 3.6.0: Apache-2.0(Some_Library に含まれるもの)\n" in said
    assert "Runtime 14.44: 原文のとおり\n" in said


def test_crates_inside_a_wheel_are_named_with_their_terms(tmp_path: Path) -> None:
    crates = {"components": [{"name": "asn1", "version": "0.24", "licenses": [{"expression": "BSD-3-Clause"}]}]}
    bills = {licences.CRATES: json.dumps(crates).encode(), "empty.cdx.json": b'{"components": []}'}
    licences.gather(tmp_path, [Part("cryptography", "50", "Apache-2.0", texts=TEXT, bills=bills)])
    folder = tmp_path / "licenses" / "cryptography"
    assert "asn1 0.24: BSD-3-Clause" in (folder / "crates.txt").read_text("utf-8")
    assert {"MIT.txt", "Apache-2.0.txt", licences.CRATES} <= {each.name for each in folder.iterdir()}
    assert not (folder / "empty.cdx.json").exists()


def test_the_list_is_as_cyclonedx_asks_and_the_same_each_time() -> None:
    made = sbom.bill(ALL, "1.0", 1_700_000_000)
    assert made == sbom.bill(ALL, "1.0", 1_700_000_000)
    assert sbom.problems(made) == []
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert made["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
    licensed = {each["bom-ref"]: each["licenses"] for each in made["components"]}
    assert licensed["Some_Library/OpenSSL@3.6.0"] == [{"license": {"id": "Apache-2.0"}}]
    assert licensed["Either@1"] == [{"expression": "Apache-2.0 OR MIT"}]
    assert licensed["Runtime@14.44"] == [{"license": {"name": "see licenses"}}]
    needed = {each["ref"]: each["dependsOn"] for each in made["dependencies"]}
    assert needed["pkg:pypi/some-library@2.1"] == ["Some_Library/OpenSSL@3.6.0"]
    assert "kyoju_desktop/NotoSans@2.015" in needed["pkg:pypi/kyoju-desktop@1.0"]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda made: made["components"].append(made["components"][0]), "twice"),
        (lambda made: made["components"][0].update(version=""), "no name or version"),
        (lambda made: made["components"][0].update(licenses=[]), "no single licence"),
        (lambda made: made["dependencies"][0]["dependsOn"].append("nothing"), "unknown: nothing"),
        (lambda made: made["metadata"]["component"]["hashes"][0].update(content="A"), "no digest"),
    ],
)
def test_what_cyclonedx_would_refuse_is_seen(spoil: Callable[[dict[str, Any]], None], said: str) -> None:
    made = sbom.bill(ALL, "1.0", 1_700_000_000)
    spoil(made)
    assert any(each.startswith(said) for each in sbom.problems(made))
