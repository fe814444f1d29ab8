"""What the program remembers beside the encrypted file: settings.json, without anything about a person."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.platform.files import take_place

FILE_NAME = "settings.json"
LANGUAGES = ("ja", "en")
THEMES = ("system", "light", "dark")
TEXT_SCALES = (100, 125, 150, 175, 200)  # per cent of the designed size
IDLE_LIMITS = (1, 60)  # minutes until the lock
_LIMITS = {"text_scale": (100, 200), "idle_minutes": IDLE_LIMITS, "drafts": (0, 1_000_000)}
CAPTURED_WHILE_HARMLESS = "protected"  # pictures of the screen are hindered only while somebody is protected
CAPTURES = ("always", CAPTURED_WHILE_HARMLESS)
_CHOICES = {"language": LANGUAGES, "theme": THEMES, "captures": CAPTURES}
_BROKEN = N_(
    "設定のファイルが読めませんでした。はじめの設定で続けます。ケースの記録は無事です。設定の画面で入れなおしてください。"
)
_UNSAVED = N_(
    "設定を保存できませんでした。ケースの記録は無事です。データのフォルダーに書き込めるか確かめてください。"
)


@dataclass(frozen=True)
class Settings:
    """The settings of one data folder.

    `office_line` stands on the unlock screen (municipality and section); `drafts` counts what was left
    unfinished at the last lock; `geometry` is the window's own text for its place; `idle_minutes` until the lock;
    `captures` says when pictures of the screen are hindered; `printers` tells which printer each form was last
    printed on.
    """

    second_backup: str = ""
    language: str = "ja"
    text_scale: int = 100
    idle_minutes: int = 10
    theme: str = "system"
    geometry: str = ""
    office_line: str = ""
    last_backup_at: datetime | None = None
    drafts: int = 0
    captures: str = "always"
    printers: Mapping[str, str] = field(default_factory=dict)


class Loaded(NamedTuple):
    """The settings, and what was wrong with the file if it could not be used as it is."""

    settings: Settings
    message: Message | None = None


def default_data_dir() -> Path:
    """Where the data of this user belongs on this machine (Windows: AppData/Local; never the roaming profile)."""
    from platformdirs import user_data_path  # noqa: PLC0415 - a start with --data-dir need not pay for it

    try:
        found = user_data_path("KyojuDesktop", appauthor=False, roaming=False)
    except (OSError, ValueError, KeyError, RuntimeError):
        found = Path()
    # a profile without its folders gives half a path; data must never lie wherever the program was started from
    return found if found.is_absolute() else Path.home() / "AppData" / "Local" / "KyojuDesktop"


def load_settings(folder: Path) -> Loaded:
    """Read the settings; a missing file gives the defaults, a broken one the defaults and a message."""
    try:
        data = json.loads((folder / FILE_NAME).read_text("utf-8"))
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError, RecursionError):
        return Loaded(Settings(), Message(_BROKEN))
    if not isinstance(data, dict):
        return Loaded(Settings(), Message(_BROKEN))
    return _read(data)


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the settings aside and rename them into place; `Refused` when the folder cannot be written."""
    data = asdict(settings)
    data["last_backup_at"] = settings.last_backup_at.isoformat() if settings.last_backup_at else None
    aside = folder / f"{FILE_NAME}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
        take_place(aside, folder / FILE_NAME)
    except OSError:
        raise Refused(_UNSAVED) from None


def change_settings(folder: Path, **values: Any) -> Settings:  # noqa: ANN401 - each setting has its own type
    """Load, change and save in one step; returns what now holds."""
    changed = replace(load_settings(folder).settings, **values)
    save_settings(folder, changed)
    return changed


def _read(data: dict[str, Any]) -> Loaded:
    found: dict[str, Any] = {}
    broken = False
    for each in fields(Settings):
        if each.name not in data:
            continue
        value = _checked(each.name, data[each.name])
        if value is None and data[each.name] is not None:
            broken = True
        elif value is not None:
            found[each.name] = value
    return Loaded(Settings(**found), Message(_BROKEN) if broken else None)


def _checked(name: str, value: object) -> object:
    """The value if it can be used, None if not; a setting is never a reason to stop."""
    if name == "last_backup_at":
        return _moment(value)
    if name == "printers":
        return _names(value)
    if name in _CHOICES:
        return value if value in _CHOICES[name] else None
    if name in _LIMITS:
        low, high = _LIMITS[name]
        return value if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high else None
    return value if isinstance(value, str) else None


def _names(value: object) -> dict[str, str] | None:
    """A table of names by names."""
    if isinstance(value, dict) and all(isinstance(each, str) for pair in value.items() for each in pair):
        return dict(value)
    return None


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
