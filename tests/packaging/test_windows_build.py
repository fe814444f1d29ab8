"""What the Windows build stands on: pins without addresses, licences for every part, texts in both languages."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"
sys.path.insert(0, str(ROOT / "packaging"))

from windows import launchers, licences, pins  # noqa: E402 - packaging is no part of the program


@pytest.mark.parametrize("minor", sorted(pins.EMBEDS))
def test_every_dependency_is_pinned_by_digest_and_by_nothing_else(minor: str) -> None:
    lines = pins.pins_file(minor).read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+ --hash=sha256:[0-9a-f]{64}", each) for each in lines)
    pinned = {each.split("==")[0] for each in lines}
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {re.split(r"[<>=]", each)[0].strip().replace("_", "-").lower() for each in wanted} <= pinned


def test_no_file_of_the_build_names_a_host_to_fetch_from() -> None:
    for path in WINDOWS.rglob("*"):
        # stub.py quotes an address that NSIS itself carries, to take it out
        if path.suffix in {".py", ".txt", ".nsi", ".nsh"} and "licences" not in path.parts and path.name != "stub.py":
            assert not re.search(r"https?://", path.read_text("utf-8")), path


def test_every_part_without_a_text_of_its_own_has_one_here() -> None:
    for names in licences.OURS.values():
        for name in names:
            assert (licences.TEXTS / name).stat().st_size > 300, name


def test_a_part_without_a_licence_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "lib" / "orphan-1.0.dist-info").mkdir(parents=True)
    (tmp_path / "LICENSE.txt").write_text("terms", "ascii")
    with pytest.raises(licences.UnlicensedError, match="orphan"):
        licences.gather(tmp_path, tmp_path)


def test_the_wizard_says_everything_in_both_languages() -> None:
    said = [
        set(re.findall(r"^LangString (\w+)", text.read_text("utf-8"), re.MULTILINE))
        for text in (WINDOWS / "installer-ja.nsh", WINDOWS / "installer-en.nsh")
    ]
    scripts = "".join(each.read_text("utf-8") for each in WINDOWS.glob("*.ns[ih]"))
    asked = set(re.findall(r"\$\((TEXT_\w+)\)", scripts))
    assert said[0] == said[1] == asked


def test_the_launchers_carry_version_and_title() -> None:
    for each in launchers.LAUNCHERS:
        described = launchers._resources(each, "1.2.3")
        assert "FILEVERSION 1,2,3,0" in described
        assert each.title in described
