"""The installer as it can be read without Windows: both languages, codes, switches, lists, words of the stub."""

import re
import sys
from pathlib import Path, PureWindowsPath

import pytest

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"
sys.path.insert(0, str(ROOT / "packaging"))

from windows import installer, launchers, stub  # noqa: E402 - packaging is no part of the program

SCRIPTS = {
    name: (WINDOWS / name).read_text("utf-8") for name in ("installer.nsi", "common.nsh", "checks.nsh", "files.nsh")
}
SCRIPT = "\n".join(SCRIPTS.values())
CODE = re.sub(r"(?m)(^|\s);.*$", "", SCRIPT)  # without the comments


def _texts(language: str) -> dict[str, str]:
    read = (WINDOWS / f"installer-{language}.nsh").read_text("utf-8")
    return dict(re.findall(r'^LangString (\w+) \$\{L\} "(.*)"$', read, re.MULTILINE))


def _tree(folder: Path) -> Path:
    for name in (
        "Kyoju.exe",
        "python313.dll",
        "lib/kyoju_desktop/deep/__init__.py",
        "lib/six.py",
        "licenses/A/LICENSE",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 5000)
    return folder


def test_everything_is_said_in_both_languages_and_nothing_is_said_in_vain() -> None:
    asked = set(re.findall(r"\$\(((?:TEXT|LOG)_\w+)\)", CODE))
    assert set(_texts("ja")) == set(_texts("en")) == asked


@pytest.mark.parametrize("name", sorted(_texts("ja")))
def test_both_languages_name_the_same_things(name: str) -> None:
    def named(text: str) -> set[str]:
        return set(re.findall(r"\$\{?[A-Z]\w+\}?|/[A-Z]{2,}", text.replace("$\\r$\\n", " ")))

    assert named(_texts("ja")[name]) == named(_texts("en")[name])


def test_every_refusal_says_that_nothing_was_changed_or_that_the_data_are_safe() -> None:
    texts = _texts("ja")
    refusals = set(re.findall(r'(?:\$\{(?:Un)?Stop\}|Stop "\$\{un\}"|Found) \d+ "\$\((TEXT_\w+)\)"', CODE))
    assert len(refusals) > 15
    for name in refusals - {"TEXT_DATA_LEFT"}:
        assert "何も変えていません" in texts[name] or "データは無事です" in texts[name], name


def test_every_exit_code_is_described_where_the_script_begins() -> None:
    head = SCRIPTS["installer.nsi"].split("Unicode true")[0]
    described = {int(each) for each in re.findall(r"(?m)(?:^;|\s)\s+(\d+) [A-Za-z/]", head)}
    used = {int(each) for each in re.findall(r'(?:\$\{(?:Un)?Stop\}|Stop "\$\{un\}"|Found|Push) (\d+)', CODE)}
    assert used | {0, 1, 2} == described


def test_every_exit_code_stands_in_the_hand_out() -> None:
    table = (ROOT / "packaging" / "README.md").read_text("utf-8")
    used = {int(each) for each in re.findall(r'(?:\$\{(?:Un)?Stop\}|Stop "\$\{un\}"|Found|Push) (\d+)', CODE)}
    told = {int(each) for each in re.findall(r"(?m)^\|\s*`?(\d+)`?\s*\|", table)}
    assert used <= told


def test_every_switch_is_in_the_help_and_where_the_script_begins() -> None:
    head = SCRIPTS["installer.nsi"].split("Unicode true")[0]
    switches = set(re.findall(r'\$(?:Word|0|1) == "(/[A-Z]+=?)', CODE)) - {"/NCRC", "/RAISED"}
    assert switches >= {
        "/S",
        "/ALLUSERS",
        "/NOSHORTCUTS",
        "/PRESET=",
        "/LOG=",
        "/LANG=",
        "/DELETEDATA",
        "/YESALLCASES",
    }
    help_text = _texts("ja")["TEXT_HELP"] + _texts("ja")["TEXT_REMOVE_HELP"]
    for switch in switches:
        assert switch in head, switch
        assert switch in help_text, switch


def test_only_folders_that_are_wholly_ours_are_deleted_with_what_is_in_them() -> None:
    assert "RMDir /r" not in CODE  # it follows links
    walked = set(re.findall(r'Push "([^"]+)"\s+Call (?:un\.|\$\{un\})Remove(?:Tree|Inside)', CODE))
    assert walked - {"$R0", "$R0\\$R2"} == {
        "$INSTDIR\\installing.new",
        "$INSTDIR\\preset",
        "$From\\preset",
        "${DATA}",
    }
    assert "*" not in "".join(re.findall(r'Delete (?:/REBOOTOK )?"([^"]+)"', CODE))


def test_a_link_is_taken_away_and_not_followed() -> None:
    walk = CODE.split("Function ${un}RemoveTree")[1].split("FunctionEnd")[0]
    assert walk.index("${IfNot} $R1 & 0x400") < walk.index("Call ${un}RemoveInside")
    unpack = CODE.split("Function Unpack")[1].split("FunctionEnd")[0]
    stays = unpack.index('${If} ${FileExists} "$INSTDIR\\installing.new\\*.*"')
    assert unpack.index("Call RemoveTree") < stays < unpack.index("Call GiveUp") < unpack.index("File /r")


def test_for_all_users_it_goes_only_where_not_all_may_write() -> None:
    place = CODE.split("Function CheckPlace")[1].split("FunctionEnd")[0]
    refused = place.index('Found 20 "$(TEXT_UNPROTECTED)"')
    assert place.index('$2 != "$PROGRAMFILES64\\"') < refused < place.index("$INSTDIR\\${LIST}")


def test_the_list_names_every_file_and_every_folder_inner_ones_first(tmp_path: Path) -> None:
    tree = _tree(tmp_path)
    lines = installer.listing(tree).split("\r\n")
    assert lines.pop() == ""
    files = {str(PureWindowsPath(each.relative_to(tree))) for each in tree.rglob("*") if each.is_file()}
    folders = [each[2:] for each in lines if each.startswith("d ")]
    assert {each[2:] for each in lines if each.startswith("f ")} == files
    assert set(folders) == {str(PureWindowsPath(each.relative_to(tree))) for each in tree.rglob("*") if each.is_dir()}
    assert all(
        folders.index(each) < folders.index(str(PureWindowsPath(each).parent)) for each in folders if "\\" in each
    )
    tops = {each[2:] for each in lines if each.startswith("t ")}
    assert tops == {"Kyoju.exe", "python313.dll", "lib", "licenses", installer.LIST, "Uninstall.exe"}


def test_a_name_that_the_remover_could_not_read_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "名前.txt").touch()
    with pytest.raises(UnicodeEncodeError):
        installer.build(tmp_path, tmp_path, "1.0.0", 0)


def test_the_space_counts_whole_clusters_and_the_folder_leaves_room_for_the_longest_name(tmp_path: Path) -> None:
    found = installer.sizes(_tree(tmp_path))
    assert found["SIZE_KB"] == 5 * 5000 // 1024
    assert found["NEED_KB"] == 5 * 8 + installer.MARGIN_KB
    assert found["MOST_PATH"] == installer.LONGEST_FOLDER
    (tmp_path / "lib" / ("x" * 150)).touch()
    longest = installer.sizes(tmp_path)["MOST_PATH"]
    assert longest == installer.LONGEST - len(installer.STAGE) - len("lib/") - 150 - 1


def test_the_picture_at_the_side_is_a_bitmap_of_the_size_that_the_wizard_expects() -> None:
    picture = installer.side_picture()
    assert picture[:2] == b"BM"
    assert len(picture) == int.from_bytes(picture[2:6], "little") == 54 + 164 * 314 * 3
    assert 164 * 3 % 4 == 0  # rows need no filling
    white = sum(picture[at : at + 3] == b"\xff\xff\xff" for at in range(54, len(picture), 3))
    assert 500 < white < 5000  # the lines of the house


def test_our_words_take_the_place_of_nsis_own_without_moving_anything() -> None:
    theirs = b"MZ" + b"".join(f"{each}\0".encode("utf-16-le") for each in stub.WORDS) + b"end"
    ours = stub.in_our_words(theirs)
    assert len(ours) == len(theirs)
    assert ours.endswith(b"end")
    assert "壊れています".encode("utf-16-le") in ours
    assert "nsis.sf.net".encode("utf-16-le") not in ours


def test_an_nsis_that_says_something_else_stops_the_build() -> None:
    with pytest.raises(stub.UnknownStubError):
        stub.in_our_words(b"MZ")


def test_the_launchers_and_the_installer_speak_of_the_same_mark_and_the_same_word() -> None:
    assert 'L"installing"' in (WINDOWS / "launcher.c").read_text("utf-8")
    assert 'FileOpen $0 "$INSTDIR\\installing" w' in CODE
    assert 'w "KyojuDesktop.Close"' in CODE
    assert {each.file for each in launchers.LAUNCHERS} == set(re.findall(r'AskFile "\$INSTDIR\\(\w+\.exe)"', CODE))
