"""Where a folder lies: Windows paths by a machine of the test's own, mounted folders by a table of mounts."""

import ntpath
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.platform import places
from kyoju_desktop.platform.drives import FIXED, NO_ROOT, REMOTE, REMOVABLE, Drive
from kyoju_desktop.platform.places import (
    Kind,
    is_service_profile,
    mounted_place,
    place_of,
    plain_form,
    windows_long_form,
    windows_place,
)

HOME = r"C:\Users\北原 花子"
ENVIRONMENT = {
    "USERPROFILE": HOME,
    "APPDATA": HOME + r"\AppData\Roaming",
    "LOCALAPPDATA": HOME + r"\AppData\Local",
    "OneDrive": HOME + r"\OneDrive - 陽ノ原町",
}


class Machine:
    """A Windows PC made up for a test."""

    def __init__(
        self, drives: Mapping[str, Drive] | None = None, links: Mapping[str, str] | None = None, clouded: str = ""
    ) -> None:
        self._drives = {"C:\\": Drive(), **(drives or {})}
        self._links = links or {}
        self._clouded = clouded

    def absolute(self, text: str) -> str:
        return text if ntpath.isabs(text) else ntpath.join(HOME, text)

    def real(self, text: str) -> str:
        for link, target in self._links.items():
            if text.startswith(link):
                return target + text[len(link) :]
        return text

    def drive(self, root: str) -> Drive:
        return self._drives.get(root.upper(), Drive(NO_ROOT))

    def fetched_when_opened(self, text: str) -> bool:
        return bool(self._clouded) and text.startswith(self._clouded)


def kind(text: str, machine: Machine | None = None) -> Kind:
    return windows_place(text, ENVIRONMENT, machine or Machine()).kind


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (HOME + r"\AppData\Local\KyojuDesktop", Kind.LOCAL),
        (r"\\?\C:\Users\北原 花子\AppData\Local\KyojuDesktop", Kind.LOCAL),
        (r"\\.\C:\data", Kind.LOCAL),
        ("C:/data", Kind.LOCAL),
        ("KyojuDesktop", Kind.LOCAL),
        (r"C:\AppData Roaming\x", Kind.LOCAL),
        (r"C:\OneDriveX\data", Kind.LOCAL),
        (r"C:\Box\data", Kind.LOCAL),
        (r"\\server\kyoju", Kind.NETWORK),
        ("//server/kyoju/data", Kind.NETWORK),
        (r"\\?\UNC\server\kyoju", Kind.NETWORK),
        (r"\\?\unc\server\kyoju", Kind.NETWORK),
        (r"\\.\UNC\server\kyoju", Kind.NETWORK),
        (HOME + r"\AppData\Roaming\Kyoju", Kind.ROAMING),
        (HOME + r"\AppData\Roaming", Kind.ROAMING),
        (HOME.upper() + r"\APPDATA\ROAMING\Kyoju", Kind.ROAMING),
        (r"D:\profiles\someone\AppData\Roaming\Kyoju", Kind.ROAMING),
        (HOME + r"\AppData\Local\..\Roaming\Kyoju", Kind.ROAMING),
        (HOME + r"\OneDrive - 陽ノ原町\データ", Kind.CLOUD),
        (HOME + r"\OneDrive - よその町\データ", Kind.CLOUD),
        (HOME + r"\OneDrive", Kind.CLOUD),
        (HOME + r"\Dropbox\x", Kind.CLOUD),
        (HOME + r"\Dropbox (個人)\x", Kind.CLOUD),
        (HOME + r"\Box\x", Kind.CLOUD),
        (r"C:\Google Drive\x", Kind.CLOUD),
        ("G:\\マイドライブ\\x", Kind.CLOUD),
        (HOME + r"\iCloudDrive", Kind.CLOUD),
    ],
)
def test_a_path_alone_tells_where_it_leads(path: str, expected: Kind) -> None:
    assert kind(path) is expected


@pytest.mark.parametrize(
    ("drive", "expected"),
    [
        (Drive(FIXED), Kind.LOCAL),
        (Drive(REMOTE), Kind.NETWORK),
        (Drive(REMOVABLE), Kind.REMOVABLE),
        (Drive(FIXED, r"\Device\HarddiskVolume3"), Kind.LOCAL),
        (Drive(FIXED, r"\Device\LanmanRedirector\;X:0\server\share"), Kind.NETWORK),
        (Drive(NO_ROOT, r"\Device\Mup\;X:0\server\share"), Kind.NETWORK),  # mapped, the server not reached
        (Drive(FIXED, r"\??\UNC\server\share"), Kind.NETWORK),
        (Drive(FIXED, r"\??\C:\Users\北原 花子\AppData\Roaming"), Kind.ROAMING),
        (Drive(FIXED, r"\??\Y:\data"), Kind.REMOVABLE),
        (Drive(FIXED, r"\??\X:"), Kind.LOCAL),  # a letter for itself never ends
        (Drive(FIXED, "", "Google Drive"), Kind.CLOUD),
        (Drive(FIXED, "", "データ"), Kind.LOCAL),
    ],
)
def test_a_letter_is_what_stands_behind_it(drive: Drive, expected: Kind) -> None:
    assert kind(r"X:\kyoju", Machine({"X:\\": drive, "Y:\\": Drive(REMOVABLE)})) is expected


def test_a_link_into_the_network_or_a_redirected_folder_is_seen() -> None:
    local = HOME + r"\AppData\Local"
    for target in (r"\\server\profiles\hanako\Local", r"\\?\UNC\server\profiles\hanako\Local"):
        found = windows_place(local + r"\KyojuDesktop", ENVIRONMENT, Machine(links={local: target}))
        assert found.kind is Kind.NETWORK
        assert found.name == r"\\server\profiles"
        assert str(found.folder) == r"\\server\profiles\hanako\Local\KyojuDesktop"


def test_a_folder_whose_files_are_fetched_when_opened_is_in_a_cloud() -> None:
    assert kind(r"C:\data\kyoju", Machine(clouded=r"C:\data")) is Kind.CLOUD


def test_an_environment_without_its_usual_folders_is_no_error() -> None:
    for odd in ({}, {"APPDATA": "", "OneDrive": "x", "USERPROFILE": "?"}):
        assert windows_place(r"C:\data", odd, Machine()).kind is Kind.LOCAL


TABLE = """/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/homes /home nfs4 rw 0 0
/dev/sda2 /home/local ext4 rw 0 0
//server/share /mnt/share\\040one cifs rw 0 0
server:/x /mnt/ssh fuse.sshfs rw 0 0
/dev/sdb1 /mnt/ntfs fuse.ntfs-3g rw 0 0
/dev/sdc1 /media/hanako/USB vfat rw 0 0
/dev/sda3 /mnt/over ext4 rw 0 0
server:/y /mnt/over nfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/var/data", Kind.LOCAL),
        ("/home/hanako/data", Kind.NETWORK),
        ("/homes", Kind.LOCAL),
        ("/home/local/data", Kind.LOCAL),
        ("/mnt/share one/data", Kind.NETWORK),
        ("/mnt/share", Kind.LOCAL),
        ("/mnt/ssh", Kind.NETWORK),
        ("/mnt/ntfs/data", Kind.LOCAL),
        ("/media/hanako/USB/data", Kind.REMOVABLE),
        ("/mnt/over/data", Kind.NETWORK),
        ("/var/Dropbox/data", Kind.CLOUD),
        ("/var/OneDrive - 陽ノ原町", Kind.CLOUD),
    ],
)
def test_the_table_of_mounts_tells_what_a_folder_lies_on(path: str, expected: Kind) -> None:
    assert place_of(Path(path), mounts=TABLE).kind is expected


def test_a_link_leads_where_it_points(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    table = f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path}/real nfs4 rw 0 0\n"
    assert place_of(tmp_path / "link" / "data", mounts=table).kind is Kind.NETWORK
    assert place_of(tmp_path / "other", mounts=table).kind is Kind.LOCAL


def test_what_cannot_be_asked_is_local_and_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "none")
    assert place_of(tmp_path).kind is Kind.LOCAL
    assert place_of(Path("a\0b"), mounts=TABLE).kind is Kind.LOCAL


@given(st.text(max_size=40), st.text(max_size=80))
def test_nothing_typed_makes_an_error(path: str, table: str) -> None:
    place_of(Path(path), mounts=table)
    windows_place(path, {"APPDATA": table}, Machine())
    mounted_place("/" + path.replace("\0", ""), table)
    windows_long_form(path * 9)


DEEP = "\\".join(["深いフォルダー"] * 30)


@pytest.mark.parametrize(
    ("path", "long"),
    [
        (rf"C:\{DEEP}", rf"\\?\C:\{DEEP}"),
        (rf"C:/{DEEP}/.", rf"\\?\C:\{DEEP}"),
        (rf"\\server\share\{DEEP}", rf"\\?\UNC\server\share\{DEEP}"),
        (rf"\\?\C:\{DEEP}", rf"\\?\C:\{DEEP}"),
        (r"C:\short", r"C:\short"),
        (DEEP, DEEP),
    ],
)
def test_only_long_whole_paths_get_the_long_form(path: str, long: str) -> None:
    assert windows_long_form(path) == long
    assert windows_long_form(windows_long_form(path)) == long


def test_people_see_the_path_without_its_prefix() -> None:
    assert plain_form(rf"\\?\C:\{DEEP}") == rf"C:\{DEEP}"
    assert plain_form(rf"\\?\UNC\server\share\{DEEP}") == rf"\\server\share\{DEEP}"


def test_the_profile_of_the_system_itself_is_known() -> None:
    assert is_service_profile(Path(r"C:\Windows\System32\config\systemprofile\AppData\Local\KyojuDesktop"))
    assert is_service_profile(Path(r"C:\Windows\ServiceProfiles\LocalService\AppData\Local\KyojuDesktop"))
    assert not is_service_profile(Path(HOME) / "AppData")
