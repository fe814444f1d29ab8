"""Steps of the proof about bad input: data on the network, data of a newer version, a preset with mistakes."""

import shutil

from windows.wine.ground import JAPANESE, PROBES, Ground, Step, must
from windows.wine.machine import windows
from windows.wine.using import OFFICE

PRESET_OFFICE = "C:\\県の設定から"
PRESET = """version = 1
prefecture = "架空県"
colour = "green"
this = "993018"

[defaults]
section = "住宅係"
idle_minutes = "five"
second_backup = '\\\\server\\kyoju\\{code}'

[[municipality]]
code = "993018"
name = "陽ノ原町"
welfare_office = maybe
"""


def network_drive(ground: Ground) -> None:
    """A data folder on a drive of the network is refused in plain words, and nothing is made there."""
    share = ground.place / "share"
    share.mkdir(exist_ok=True)
    drive = ground.machine.prefix / "dosdevices" / "x:"
    drive.symlink_to(share)
    ground.machine.register(r"HKEY_LOCAL_MACHINE\Software\Wine\Drives", {"x:": "network"})
    ground.machine.wait()
    try:
        _refused(ground, "X:\\役場")
    finally:
        drive.unlink()
    must(not [*share.iterdir()], "something was made on the network drive")


def network_share(ground: Ground) -> None:
    r"""The same for a folder that is named \\server\share."""
    _refused(ground, "\\\\server\\kyoju\\役場")


def _refused(ground: Ground, folder: str) -> None:
    code, told = ground.admin(folder, "init", *OFFICE, "--clerk", "大江 史")
    must(code == 1 and "ネットワーク" in told, f"{folder}: {code} {told}")
    must("Error" not in told, f"not plain words: {told}")


def newer_data(ground: Ground) -> None:
    """Data of a newer version are refused in plain words and stay as they are."""
    folder = ground.machine.inside("C:\\新しい版")
    shutil.copytree(ground.machine.inside(JAPANESE), folder)
    code, told = ground.python(PROBES / "newer.py", windows(folder), windows(ground.secret))
    must(code == 0, told)
    before = (folder / "kyoju.db").read_bytes()
    code, told = ground.admin(windows(folder), "verify")
    must(code == 1 and "新しい版" in told, f"{code} {told}")
    must((folder / "kyoju.db").read_bytes() == before, "the file was changed")
    shutil.rmtree(folder)


def preset_with_mistakes(ground: Ground) -> None:
    """A preset with an unknown key, a wrong value and a broken line: each is told, what is right counts."""
    folder = ground.machine.program / "preset"
    folder.mkdir()
    (folder / "preset.toml").write_text(PRESET, "utf-8")
    try:
        code, told = ground.machine.run(ground.machine.program / "KyojuAdmin.exe", "preset")
        must(code == 1, f"exit code {code}: {told}")
        lacking = [each for each in ("colour", "idle_minutes", "14") if each not in told]
        must(not lacking, f"not told: {lacking} in {told}")
        code, told = ground.admin(PRESET_OFFICE, "init", "--welfare-office", "no", "--clerk", "大江 史")
        must(code == 0, f"what is right does not count: {told}")
    finally:
        shutil.rmtree(folder)
        shutil.rmtree(ground.machine.inside(PRESET_OFFICE), ignore_errors=True)


STEPS: tuple[Step, ...] = (network_drive, network_share, newer_data, preset_with_mistakes)
SHORT: tuple[Step, ...] = (network_drive, newer_data, preset_with_mistakes)
