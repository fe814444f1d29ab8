"""The words of the forms: replaceable data with dates of validity, marked where the official wording is unconfirmed.

`resources/reference/wording/<form>.json` holds {"form", "title", "source", "unconfirmed", "texts": [{"key", "text",
"from"?, "to"?, "source"?, "unconfirmed"?, "note"?}]}. Of several texts with one key the one in force on the day of
the paper counts.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kyoju_desktop.domain.codes import load_list
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.places import shipped


@dataclass(frozen=True)
class Phrase:
    """One text of a form with its validity; `unconfirmed` until it was compared with the official form."""

    key: str
    text: str
    first: date = date.min
    last: date = date.max
    source: str = ""
    unconfirmed: bool = False

    def on(self, day: date) -> bool:
        """Whether the text is in force on that day."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Wording:
    """All texts of one form; `unconfirmed` if its layout was not yet compared with an official one."""

    form: str
    title: str
    source: str
    unconfirmed: bool
    phrases: tuple[Phrase, ...]

    def on(self, day: date, tr: Translator) -> "Words":
        """The texts in force on a day, in one language."""
        return Words({each.key: tr(each.text) for each in self.phrases if each.on(day)})


class Words:
    """The texts of a form, by key; KeyError when a form asks for a text that its file does not have."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def __call__(self, key: str, /, **values: str) -> str:
        """The text with its {names} filled in."""
        found = self._texts[key]
        return found.format(**values) if values else found


@cache
def wording(form: str, folder: Path | None = None) -> Wording:
    """Read the texts of a form (default: the shipped folder), those common to all forms included."""
    place = folder or shipped("resources") / "reference" / "wording"
    common, own = _load(place / "common.json"), _load(place / f"{form}.json")
    return Wording(
        form=form,
        title=own["title"],
        source=own.get("source", ""),
        unconfirmed=bool(own.get("unconfirmed")),
        phrases=(*map(_phrase, common["texts"]), *map(_phrase, own["texts"])),
    )


def _load(path: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(path.read_text("utf-8"))
    return found


def _phrase(data: object) -> Phrase:
    assert isinstance(data, dict)  # noqa: S101 - shipped data, checked by a test
    return Phrase(
        key=data["key"],
        text=data["text"],
        first=date.fromisoformat(data["from"]) if data.get("from") else date.min,
        last=date.fromisoformat(data["to"]) if data.get("to") else date.max,
        source=data.get("source", ""),
        unconfirmed=bool(data.get("unconfirmed")),
    )


@cache
def _choices(name: str) -> tuple[tuple[str, date, date], ...]:
    return tuple((code.label, code.valid_from, code.valid_to) for code in load_list(name).codes)


def choices(name: str, day: date) -> tuple[str, ...]:
    """The source-language labels of a choice list that are open on a day."""
    return tuple(label for label, first, last in _choices(name) if first <= day <= last)
