"""The words of the forms: replaceable data with dates of validity, marked where the official wording is unconfirmed.

`resources/reference/wording/<form>.json` holds {"form", "title", "source", "unconfirmed", "texts": [{"key", "text",
"from"?, "to"?, "source"?, "unconfirmed"?, "note"?}]}. Of several texts with one key the one in force on the day of
the paper counts. Files of the same shape in <data folder>/wording (the office) and in preset/wording beside the
program (the prefecture) are laid over them, the office's on top; each paper looks whether they were replaced.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kyoju_desktop.documents.wording_files import (
    BOXES_BETWEEN,
    COMMON,
    FOLDER,
    RESERVED,
    Phrase,
    Trouble,
    WordsFile,
    phrase,
    read_words,
)
from kyoju_desktop.domain.codes import load_list
from kyoju_desktop.i18n.messages import Message, Translator
from kyoju_desktop.i18n.places import shipped

__all__ = [
    "Layer",
    "Phrase",
    "Wording",
    "Words",
    "choices",
    "forms_with_words",
    "known_words",
    "layers",
    "remarks_on",
    "starting_texts",
    "troubles_of",
    "wording",
]


@dataclass(frozen=True)
class Wording:
    """All built-in texts of one form; `unconfirmed` if its layout was not yet compared with an official one.

    `own` are the keys that its own file has, beside those common to all forms.
    """

    form: str
    title: str
    source: str
    unconfirmed: bool
    phrases: tuple[Phrase, ...]
    own: frozenset[str] = frozenset()

    def on(self, day: date, tr: Translator) -> "Words":
        """The texts in force on a day, in one language, with what office and prefecture put in their place."""
        texts = {each.key: tr(each.text) for each in self.phrases if each.on(day)}
        for layer in reversed(layers(self.form, tr.replaced)):
            texts.update(
                {each.key: each.text for each in layer.file.phrases if each.on(day) and self._takes(layer, each.key)}
            )
        return Words(texts)

    def _takes(self, layer: "Layer", key: str) -> bool:
        """Words meant for all forms do not replace what this form says in its own way."""
        return layer.file.form == self.form or key not in self.own

    @property
    def known(self) -> dict[str, str]:
        """The built-in texts by key, those that an office may add as empty ones."""
        return {**dict.fromkeys(RESERVED, ""), **{each.key: each.text for each in self.phrases}}


class Words:
    """The texts of a form, by key; KeyError when a form asks for a text that its file does not have."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def __call__(self, key: str, /, **values: str) -> str:
        """The text with its {names} filled in."""
        found = self._texts[key]
        return found.format(**values) if values else found

    @property
    def seal(self) -> str:
        """What stands where the seal of the office goes (公印, 公印省略); "" for a paper without one."""
        return self._texts.get("seal_place", "")

    @property
    def retention(self) -> str:
        """Class and years of retention, ready to print; "" when the form says neither."""
        parts = (self._texts.get(key, "").strip() for key in ("retention_class", "retention_years"))
        return "\u3000".join(filter(None, parts))

    @property
    def boxes(self) -> tuple[str, ...]:
        """The approval boxes that the form wants; none where the office's own hold."""
        return tuple(filter(None, map(str.strip, self._texts.get("approval_boxes", "").split(BOXES_BETWEEN))))

    @property
    def legal(self) -> str:
        """The note of law at the foot; "" for none."""
        return self._texts.get("legal_note", "")


@dataclass(frozen=True)
class Layer:
    """A replaced file that holds for a form: the folder it was found in, and what of it can be used."""

    folder: Path
    file: WordsFile


def layers(form: str, folders: tuple[Path, ...]) -> tuple[Layer, ...]:
    """The replaced files of a form, the most important first; within a folder its own before those for all forms."""
    found = [
        (folder, _present(folder / FOLDER / f"{name}.json", name))
        for folder in folders
        for name in dict.fromkeys((form, COMMON))
    ]
    return tuple(Layer(folder, file) for folder, file in found if file is not None)


def remarks_on(form: str, tr: Translator) -> tuple[Message, ...]:
    """What of the replaced words of a form could not be used: to be told before the paper is printed."""
    return tuple(each.message(tr) for layer in layers(form, tr.replaced) for each in layer.file.troubles)


_READ: dict[Path, tuple[tuple[int, int], WordsFile]] = {}


def _present(path: Path, name: str) -> WordsFile | None:
    """The file as it is now; it is read again only when it was replaced."""
    try:
        found = path.stat()
    except OSError:
        return None
    stamp = (found.st_mtime_ns, found.st_size)
    kept = _READ.get(path)
    if kept is None or kept[0] != stamp:
        kept = _READ[path] = (stamp, read_words(path, known_words(name), name))
    return kept[1]


def known_words(form: str) -> Mapping[str, str]:
    """The built-in texts that a file for this form may replace, by key; none for a form that does not exist."""
    return wording(form).known if form in forms_with_words() else {}


def troubles_of(form: str, folders: tuple[Path, ...]) -> tuple[Trouble, ...]:
    """What is wrong with the replaced files of one form alone."""
    return tuple(each for layer in layers(form, folders) if layer.file.form == form for each in layer.file.troubles)


@cache
def forms_with_words() -> tuple[str, ...]:
    """Every form that has words, and the words common to all."""
    return tuple(sorted(path.stem for path in _built_in().glob("*.json")))


def _built_in() -> Path:
    return shipped("resources") / "reference" / FOLDER


@cache
def wording(form: str, folder: Path | None = None) -> Wording:
    """The built-in texts of a form (default: the shipped folder), those common to all forms included."""
    place = folder or _built_in()
    common, own = _load(place / f"{COMMON}.json"), _load(place / f"{form}.json")
    return Wording(
        form=form,
        title=own["title"],
        source=own.get("source", ""),
        unconfirmed=bool(own.get("unconfirmed")),
        phrases=(*map(phrase, common["texts"]), *map(phrase, own["texts"])),
        own=frozenset(each["key"] for each in own["texts"]),
    )


def starting_texts(form: str) -> dict[str, Any]:
    """The built-in file of a form as data, with the texts that may stand on any form as empty ones."""
    found = _load(_built_in() / f"{form}.json")
    own = {each["key"] for each in found["texts"]}
    empty = [{"key": key, "text": ""} for key in RESERVED if key not in own]
    return {**found, "form": form, "texts": [*found["texts"], *empty]}


def _load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@cache
def _choices(name: str) -> tuple[tuple[str, date, date], ...]:
    return tuple((code.label, code.valid_from, code.valid_to) for code in load_list(name).codes)


def choices(name: str, day: date) -> tuple[str, ...]:
    """The source-language labels of a choice list that are open on a day."""
    return tuple(label for label, first, last in _choices(name) if first <= day <= last)
