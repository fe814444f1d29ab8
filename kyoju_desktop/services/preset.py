"""What the prefecture has set for all its towns: preset.toml beside the program. It never stops a start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.municipality import check_code, check_digit, prefecture_of
from kyoju_desktop.domain.text import clean_text
from kyoju_desktop.i18n import places
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.preset_text import MOST_BYTES, ONE_BRACKET, Table, read_table
from kyoju_desktop.services.settings import IDLE_LIMITS, LANGUAGES, TEXT_SCALES, THEMES, Settings, load_settings

FILE_NAME = "preset.toml"
VERSION = 1
_LONGEST = {"second_backup": 200}  # characters; of everything else 80
_TOP = frozenset({"version", "prefecture", "this", "defaults", "municipality"})
_DEFAULTS = frozenset({"department", "section", "idle_minutes", "second_backup", "text_scale", "language", "theme"})
_TOWN = frozenset({"code", "name", "welfare_office", "department", "section", "second_backup"})
_KINDS = frozenset("市町村区")

UNREADABLE = N_("県の設定ファイル {file} を開けません。権限を確かめてください。県の設定を使わずに続けます。")
UNKNOWN = N_("{key}: この名前の項目はありません。使いませんでした。")
MISPLACED = N_("{key}: この項目は、ファイルの先頭([ ] の行より前)に書いてください。使いませんでした。")
TEXT_WANTED = N_("{key}: 文字を \" \" か ' ' で囲んで書いてください。使いませんでした。")
NUMBER_WANTED = N_('{key}: 数字だけを書いてください(" " で囲みません)。使いませんでした。')
FLAG_WANTED = N_('{key}: true か false を書いてください(" " で囲みません)。使いませんでした。')
TABLE_WANTED = N_("{key}: [{key}] の行の下に、一行に一つずつ書いてください。使いませんでした。")
LIST_WANTED = N_("{key}: [[municipality]] の行の下に書いてください。使いませんでした。")
CONTROLS = N_("{key}: 「\\」が別の文字に変わっています。値を ' ' で囲んでください。使いませんでした。")
BAD_TEXT = N_("{key}: 長すぎるか、使えない文字が入っています。使いませんでした。")
OUT_OF_RANGE = N_("{key}: {low}から{high}までの数を書いてください。使いませんでした。")
NO_CHOICE = N_("{key}: 次のどれかを書いてください: {choices}。使いませんでした。")
NEWER = N_("version: このファイルは新しい版({version})の書き方です。分かるところだけを使いました。")
VERSION_MISSING = N_("version: 「version = 1」の行がありません。版1として読みました。")
CODE_MISSING = N_("{key}: code(6けた)がありません。この市町村は使いませんでした。")
CODE_WRONG = N_("{key}.code: 検査数字(最後の1けた)が合いません: {code}。この市町村は使いませんでした。")
CODE_NONE = N_("{key}.code: 全国地方公共団体コード(6けた)ではありません: {code}。この市町村は使いませんでした。")
CODE_TWICE = N_("{key}.code: {code} は二度目です。先に書いたほうを使います。")
CODE_ELSEWHERE = N_("{key}.code: {code} は{prefecture}のコードではありません。確かめてください(このまま使います)。")
NAME_WRONG = N_("{key}.name: 市・町・村・区で終わる名前を書いてください。この市町村は使いませんでした。")
CITY_WITHOUT = N_("{key}.welfare_office: 市と特別区は福祉事務所を置いています。true として読みました。")
THIS_UNKNOWN = N_("this: {code} の市町村が一覧にありません。使いませんでした(はじめの設定で選びます)。")
PLACEHOLDER = N_("{key}: 使える置きかえは {allowed} だけです: {text}。使いませんでした。")
ONE_BACKSLASH = N_(
    "{key}: 「\\\\サーバー\\フォルダー」か「E:\\フォルダー」の形で書いてください: {text}。使いませんでした。"
)


@dataclass(frozen=True)
class Town:
    """A municipality of the list; `welfare_office` is None where the file does not say and the law neither."""

    code: str
    name: str
    welfare_office: bool | None = None
    department: str = ""
    section: str = ""
    second_backup: str = ""


@dataclass(frozen=True)
class Defaults:
    """What holds where nothing else is said; "" and None stand for: not set."""

    department: str = ""
    section: str = ""
    second_backup: str = ""
    idle_minutes: int | None = None
    text_scale: int | None = None
    language: str = ""
    theme: str = ""


@dataclass(frozen=True)
class Preset:
    """The prefecture's file as it was understood; `file` is None when there is none."""

    file: Path | None = None
    prefecture: str = ""
    this: Town | None = None
    defaults: Defaults = Defaults()
    towns: tuple[Town, ...] = ()
    problems: tuple[Message, ...] = ()

    def town(self, code: str) -> Town | None:
        """The municipality of a code."""
        return next((each for each in self.towns if each.code == code), None)

    def second_backup(self, code: str) -> str:
        """The second place for backups of a municipality, also of one that is not in the list; "" for none."""
        town = self.town(code)
        return town.second_backup if town else _filled(self.defaults.second_backup, code)

    def settings(self) -> dict[str, Any]:
        """The settings of a new data folder that the prefecture has decided."""
        names = ("idle_minutes", "text_scale", "language", "theme")
        return {name: value for name in names if (value := getattr(self.defaults, name))}


def load_preset(file: Path | None = None) -> Preset:
    """Read the file (the one beside the program, if none is named); what is wrong with it stands in `problems`."""
    path = file or places.preset() / FILE_NAME
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        if file is None:
            return Preset()
        return Preset(path, problems=(_message(UNREADABLE, file=str(path)),))
    except (OSError, ValueError):
        return Preset(path, problems=(_message(UNREADABLE, file=str(path)),))
    return replace(read_preset(data), file=path)


def read_preset(data: bytes) -> Preset:
    """Understand the bytes of a preset file; never an error."""
    table = read_table(data)
    take = _Taker(table)
    top = table.values
    take.only(top, _TOP, "")
    _check_version(top, table)
    prefecture = take.text(top, "prefecture", "")
    defaults = _defaults(take, take.table(top, "defaults"))
    towns = _towns(take, top.get("municipality"), defaults, prefecture)
    this = _this(take, top, towns)
    return Preset(None, prefecture, this, defaults, towns, tuple(table.problems))


def first_settings(folder: Path) -> Settings:
    """The settings before the set-up, where the folder has none of its own: as the prefecture wishes."""
    return replace(load_settings(folder).settings, **load_preset().settings())


def _check_version(top: Mapping[str, Any], table: Table) -> None:
    version = top.get("version")
    if version is None:
        if top:
            table.tell(VERSION_MISSING)
    elif isinstance(version, bool) or not isinstance(version, int):
        table.tell(NUMBER_WANTED, key="version")
    elif version > VERSION:
        table.tell(NEWER, version=str(version)[:20])


def _defaults(take: "_Taker", given: Mapping[str, Any]) -> Defaults:
    take.only(given, _DEFAULTS, "defaults.")
    return Defaults(
        department=take.text(given, "department", "defaults."),
        section=take.text(given, "section", "defaults."),
        second_backup=take.place(given, "defaults."),
        idle_minutes=take.number(given, "idle_minutes", range(IDLE_LIMITS[0], IDLE_LIMITS[1] + 1)),
        text_scale=take.number(given, "text_scale", TEXT_SCALES),
        language=take.choice(given, "language", LANGUAGES),
        theme=take.choice(given, "theme", THEMES),
    )


def _towns(take: "_Taker", given: object, defaults: Defaults, prefecture: str) -> tuple[Town, ...]:
    if isinstance(given, dict):
        take.tell(ONE_BRACKET)
        given = [given]
    if not isinstance(given, list):
        if given is not None:
            take.tell(LIST_WANTED, key="municipality")
        return ()
    found: dict[str, Town] = {}
    for number, each in enumerate(given, start=1):
        if each is None:  # its part of the file could not be read, which was told
            continue
        town = _town(take, each, f"municipality[{number}]", defaults, prefecture)
        if town is not None and town.code in found:
            take.tell(CODE_TWICE, key=f"municipality[{number}]", code=town.code)
        elif town is not None:
            found[town.code] = town
    return tuple(found.values())


def _town(take: "_Taker", given: object, key: str, defaults: Defaults, prefecture: str) -> Town | None:
    if not isinstance(given, dict):
        take.tell(LIST_WANTED, key=key)
        return None
    take.only(given, _TOWN, f"{key}.")
    code, name = take.code(given, key), take.text(given, "name", f"{key}.")
    if name[-1:] not in _KINDS or not name:
        take.tell(NAME_WRONG, key=key)
        return None
    if not code:
        return None
    if prefecture and prefecture_of(code) != prefecture:
        take.tell(CODE_ELSEWHERE, key=key, code=code, prefecture=prefecture)
    texts = {
        each: take.text(given, each, f"{key}.") if each in given else getattr(defaults, each)
        for each in ("department", "section")
    }
    second = take.place(given, f"{key}.") if "second_backup" in given else defaults.second_backup
    return Town(code, name, _welfare_office(take, given, key, name), **texts, second_backup=_filled(second, code))


def _welfare_office(take: "_Taker", given: Mapping[str, Any], key: str, name: str) -> bool | None:
    """What the file says, else what the law says (社会福祉法14条: a city has one), else None."""
    says = take.flag(given, "welfare_office", f"{key}.")
    if name[-1] not in "市区":
        return says
    if says is False:
        take.tell(CITY_WITHOUT, key=key)
    return True


def _this(take: "_Taker", top: Mapping[str, Any], towns: Iterable[Town]) -> Town | None:
    given = take.text(top, "this", "")
    if not given:
        return None
    try:
        code = check_code(given)
    except Refused:
        code = given
    found = next((each for each in towns if each.code == code), None)
    if found is None:
        take.tell(THIS_UNKNOWN, code=_short(given))
    return found


class _Taker:
    """Takes values out of tables; what cannot be used is told with its full name and left."""

    def __init__(self, table: Table) -> None:
        self.tell = table.tell

    def only(self, given: Mapping[str, Any], known: frozenset[str], path: str) -> None:
        """Tell every name that means nothing here."""
        for name in given:
            if name not in known:
                self.tell(MISPLACED if path and name in _TOP else UNKNOWN, key=path + _short(name))

    def table(self, given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """A table of values."""
        found = given.get(name, {})
        if isinstance(found, dict):
            return found
        self.tell(TABLE_WANTED, key=name)
        return {}

    def text(self, given: Mapping[str, Any], name: str, path: str) -> str:
        """A short text; "" when there is none."""
        found = given.get(name, "")
        if not isinstance(found, str):
            self.tell(TEXT_WANTED, key=path + name)
            return ""
        if any(ord(char) < 32 for char in found):
            self.tell(CONTROLS, key=path + name)
            return ""
        try:
            return clean_text(found.strip(), limit=_LONGEST.get(name, 80))
        except Refused:
            self.tell(BAD_TEXT, key=path + name)
            return ""

    def number(self, given: Mapping[str, Any], name: str, allowed: Iterable[int]) -> int | None:
        """One of the allowed whole numbers of [defaults]."""
        if name not in given:
            return None
        found, key, all_allowed = given[name], f"defaults.{name}", tuple(allowed)
        if isinstance(found, bool) or not isinstance(found, int):
            self.tell(NUMBER_WANTED, key=key)
        elif found in all_allowed:
            return found
        elif len(all_allowed) > 10:
            self.tell(OUT_OF_RANGE, key=key, low=str(all_allowed[0]), high=str(all_allowed[-1]))
        else:
            self.tell(NO_CHOICE, key=key, choices=" ".join(map(str, all_allowed)))
        return None

    def choice(self, given: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words of [defaults]."""
        found = given.get(name)
        if found is None or (isinstance(found, str) and found in allowed):
            return found or ""
        self.tell(NO_CHOICE, key=f"defaults.{name}", choices=" ".join(f'"{each}"' for each in allowed))
        return ""

    def flag(self, given: Mapping[str, Any], name: str, path: str) -> bool | None:
        """True, false, or None when it is not said."""
        found = given.get(name)
        if found is None or isinstance(found, bool):
            return found
        self.tell(FLAG_WANTED, key=path + name)
        return None

    def place(self, given: Mapping[str, Any], path: str) -> str:
        """A folder in which {code} may stand."""
        key = f"{path}second_backup"
        found = self.text(given, "second_backup", path)
        if not found:
            return ""
        if not {"{", "}"}.isdisjoint(_filled(found, "")):
            self.tell(PLACEHOLDER, key=key, allowed="{code}", text=_short(found))
            return ""
        if found.startswith("\\") and not found.startswith("\\\\"):
            self.tell(ONE_BACKSLASH, key=key, text=_short(found))
            return ""
        return found

    def code(self, given: Mapping[str, Any], key: str) -> str:
        """A right code of a municipality; "" when it cannot be used."""
        if "code" not in given:
            self.tell(CODE_MISSING, key=key)
            return ""
        text = self.text(given, "code", f"{key}.")
        try:
            return check_code(text)
        except Refused:
            slip = len(text) == 6 and text.isascii() and text.isdigit() and text[5] != check_digit(text[:5])
            if text:
                self.tell(CODE_WRONG if slip else CODE_NONE, key=key, code=_short(text))
            return ""


def _filled(place: str, code: str) -> str:
    return place.replace("{code}", code)


def _message(text: str, /, **values: str) -> Message:
    return Message(text, tuple(sorted(values.items())))


def _short(text: str) -> str:
    plain = "".join(char if char.isprintable() else " " for char in text)
    return plain if len(plain) <= 60 else plain[:60] + "…"
