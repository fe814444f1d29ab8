"""The texts of consent for the person, one file a language and version: shipped, or put beside the data by a clerk.

A file in <data folder>/consent_texts replaces the shipped text of the same language and version, or adds to them, so
that the prefecture's texts and any further language need no new program. Texts carry furigana as {名前|なまえ}.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.eras import era_of, wareki_year
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.i18n.ruby import marked, plain

FOLDER = "consent_texts"
BASE = "ja"
_PLACE = re.compile(r"\{([a-z_]+)\}")
_GROUPS = ("texts", "boxes", "purposes", "means", "kinds")
_HEAD = ("language", "name", "version", "date", "reviewer", "day")
_SCRIPTS = frozenset({"ja", "latin", "zh_hans", "ko"})
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[a-z]+)?")
# Texts without which a value of the consent would be missing on the screen.
_NEEDED_PLACES = {"question": {"recipient"}, "until": {"date"}, "means_line": {"means"}, "progress": {"at", "of"}}
_ERA_READINGS = {"令和": "れいわ", "平成": "へいせい"}
_DAY_READINGS = {
    1: "ついたち",
    2: "ふつか",
    3: "みっか",
    4: "よっか",
    5: "いつか",
    6: "むいか",
    7: "なのか",
    8: "ようか",
    9: "ここのか",
    10: "とおか",
    14: "じゅうよっか",
    20: "はつか",
    24: "にじゅうよっか",
}


@dataclass(frozen=True)
class ConsentTexts:
    """Everything said to the person in one language; `reference` marks a 参考訳, beside which the Japanese stands."""

    language: str
    name: str
    script: str
    version: str
    dated: date
    reviewer: str
    reference: bool
    day: str
    months: tuple[str, ...] = ()
    between: str = ", "
    texts: Mapping[str, str] = field(default_factory=dict)
    boxes: Mapping[str, str] = field(default_factory=dict)
    purposes: Mapping[str, str] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)

    @property
    def stamp(self) -> str:
        """The version as it is kept with a consent: 第1版 2026-04-01."""
        return f"{self.version} {self.dated.isoformat()}"

    def say(self, key: str, **values: str) -> str:
        """A text with its {names} filled in; furigana stay marked."""
        return _PLACE.sub(lambda place: values.get(place[1], ""), self.texts[key]).strip()

    def date(self, day: date) -> str:
        """A day as the language writes it, the Western year first."""
        era, month = era_of(day), str(day.month)
        name = era.name if era else ""
        reading = _DAY_READINGS.get(day.day)
        values = {
            "year": str(day.year),
            "month": self.months[day.month - 1] if self.months else month,
            "day": str(day.day),
            "day_ruby": marked(f"{day.day}日", reading) if reading else str(day.day) + marked("日", "にち"),
            "wareki": wareki_year(day),
            "era_ruby": marked(name, _ERA_READINGS.get(name, "")),
            "era_year": wareki_year(day).removeprefix(name).removesuffix("年"),
        }
        return _PLACE.sub(lambda place: values.get(place[1], ""), self.day)

    def listed(self, group: Mapping[str, str], codes: Iterable[str]) -> str:
        """The words of these codes in the order of the file, joined."""
        wanted = set(codes)
        return self.between.join(words for code, words in group.items() if code in wanted)


@dataclass(frozen=True)
class Library:
    """All texts that can be shown; `troubles` say which files were left out, and why."""

    texts: tuple[ConsentTexts, ...]
    troubles: tuple[Message, ...] = ()

    def languages(self) -> tuple[ConsentTexts, ...]:
        """The newest text of each language, in order: Japanese, plain Japanese, the others."""
        return tuple(self.versions(each)[0] for each in dict.fromkeys(text.language for text in self.texts))

    def versions(self, language: str) -> tuple[ConsentTexts, ...]:
        """Every version of a language, the newest first."""
        return tuple(sorted((each for each in self.texts if each.language == language), key=_age, reverse=True))

    def find(self, language: str, stamp: str = "") -> ConsentTexts | None:
        """The text of that language and version; without a version the newest."""
        return next((each for each in self.versions(language) if not stamp or each.stamp == stamp), None)

    def base(self) -> ConsentTexts:
        """The Japanese text that stands beside every other."""
        return self.versions(BASE)[0]


def load_library(data_folder: Path | None = None) -> Library:
    """The shipped texts with those of the data folder; a broken file is told and left out, never an error."""
    found = {(each.language, each.version): each for each in _shipped()}
    troubles: list[Message] = []
    for path in _own_files(data_folder):
        try:
            texts = read_texts(path)
        except Refused as refused:
            troubles.append(refused.message)
        else:
            found[texts.language, texts.version] = texts
    return Library(tuple(sorted(found.values(), key=_place)), tuple(troubles))


def read_texts(path: Path) -> ConsentTexts:
    """Read and check one file; `Refused` names what is missing or wrong in it."""
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError):
        raise Refused(N_("{file} は読めませんでした(JSON の形を確かめてください)。"), file=path.name) from None
    problem = _problem(data)
    if problem:
        raise Refused(N_("{file} は使えません: {problem}。前からある文を使います。"), file=path.name, problem=problem)
    return _texts(data)


@cache
def _shipped() -> tuple[ConsentTexts, ...]:
    folder = shipped("resources") / "reference" / FOLDER
    return tuple(read_texts(path) for path in sorted(folder.glob("*.json")))


@cache
def _model() -> dict[str, Any]:
    """The shipped Japanese file: what it has every other must have."""
    path = shipped("resources") / "reference" / FOLDER / f"{BASE}.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def _own_files(data_folder: Path | None) -> list[Path]:
    if data_folder is None:
        return []
    try:
        return sorted((data_folder / FOLDER).glob("*.json"))
    except OSError:
        return []


def _age(texts: ConsentTexts) -> tuple[date, str]:
    return texts.dated, texts.version


def _place(texts: ConsentTexts) -> tuple[int, str, date]:
    order = ("ja", "ja_plain", "en", "zh_hans", "ko", "vi")
    at = order.index(texts.language) if texts.language in order else len(order)
    return at, texts.language, texts.dated


def _problem(data: Any) -> str:  # noqa: ANN401 - JSON
    """What is wrong with the data of a file, "" if nothing."""
    if not isinstance(data, dict):
        return N_("中身が波かっこで始まっていません")
    for check in (_missing, _bad_head, _bad_words):
        found = check(data)
        if found:
            return found
    return ""


def _missing(data: dict[str, Any]) -> str:
    lacking = [name for name in _HEAD if not isinstance(data.get(name), str) or not data[name].strip()]
    for group in _GROUPS:
        given = data.get(group)
        given = given if isinstance(given, dict) else {}
        lacking += [f"{group}.{key}" for key in _model()[group] if not _is_text(given.get(key))]
    return "、".join([*lacking[:8], *(["…"] if len(lacking) > 8 else [])])


def _bad_head(data: dict[str, Any]) -> str:
    months = data.get("months", [])
    try:
        date.fromisoformat(data["date"])
    except ValueError:
        return "date"
    if not _LANGUAGE.fullmatch(data["language"]):
        return "language"
    if data.get("script", "latin") not in _SCRIPTS:
        return "script"
    if not isinstance(months, list) or len(months) not in {0, 12} or not all(map(_is_text, months)):
        return "months"
    return "" if isinstance(data.get("items", {}), dict) and isinstance(data.get("between", ""), str) else "items"


def _bad_words(data: dict[str, Any]) -> str:
    """A {name} that the program does not fill in, one that must be there, or braces left open."""
    for group in (*_GROUPS, "items"):
        for key, text in data.get(group, {}).items():
            places = set(_PLACE.findall(text)) if _is_text(text) else set()
            known = set(_PLACE.findall(_model()[group].get(key, "")))
            needed = _NEEDED_PLACES.get(key, set()) if group == "texts" else set()
            if not _is_text(text) or places - known or needed - places:
                return f"{group}.{key}"
            if set("{}") & set(_PLACE.sub("", plain(text))):
                return f"{group}.{key}"
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= 1000


def _texts(data: dict[str, Any]) -> ConsentTexts:
    return ConsentTexts(
        language=data["language"],
        name=data["name"],
        script=data.get("script", "latin"),
        version=data["version"],
        dated=date.fromisoformat(data["date"]),
        reviewer=data["reviewer"],
        reference=data["language"] != BASE,
        day=data["day"],
        months=tuple(data.get("months", ())),
        between=data.get("between", ", "),
        items=dict(data.get("items", {})),
        **{group: {key: data[group][key] for key in _model()[group]} for group in _GROUPS},
    )
