"""Choice lists as data: codes with label, legal source and validity dates, read from resources/reference."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TypedDict

from kyoju_desktop.domain.info import Info
from kyoju_desktop.i18n.places import shipped


@dataclass(frozen=True)
class Code:
    """One entry of a choice list; codes are closed by date, never reused or renamed."""

    code: str
    label: str
    info: Info | None = None
    valid_from: date = date.min
    valid_to: date = date.max
    source: str = ""
    note: str = ""
    group: str = ""
    unconfirmed: bool = False

    def open_on(self, day: date) -> bool:
        """Whether the code may be chosen on that day."""
        return self.valid_from <= day <= self.valid_to


@dataclass(frozen=True)
class CodeList:
    """A named choice list in the order in which it is offered."""

    name: str
    title: str
    codes: tuple[Code, ...]
    source: str = ""

    @cached_property
    def by_code(self) -> Mapping[str, Code]:
        """Every code, also closed ones, by its code."""
        return {code.code: code for code in self.codes}

    def open_on(self, day: date) -> tuple[Code, ...]:
        """The codes that may be chosen on that day."""
        return tuple(code for code in self.codes if code.open_on(day))


class CodeBook:
    """All choice lists; passed as an argument so that a rule can be asked about any day."""

    def __init__(self, lists: Iterable[CodeList]) -> None:
        self._lists = {each.name: each for each in lists}

    def __contains__(self, name: str) -> bool:
        return name in self._lists

    def names(self) -> tuple[str, ...]:
        """The names of all lists."""
        return tuple(self._lists)

    def list(self, name: str) -> CodeList:
        """The list of that name; KeyError when the program names a list that does not exist."""
        return self._lists[name]

    def label(self, name: str, code: str) -> str:
        """The source-language label of a code; an unknown code is shown as it is."""
        found = self._lists[name].by_code.get(code)
        return found.label if found else code

    def info(self, name: str, code: str) -> Info | None:
        """The information class that the code itself carries, if any."""
        found = self._lists[name].by_code.get(code)
        return found.info if found else None


@cache
def shipped_codebook() -> CodeBook:
    """The lists that came with the program, read once."""
    return load_codebook()


def load_codebook(folder: Path | None = None) -> CodeBook:
    """Read every choice list of the folder (default: the shipped resources/reference/codes)."""
    place = folder or shipped("resources") / "reference" / "codes"
    return CodeBook(_list(json.loads(path.read_text("utf-8"))) for path in sorted(place.glob("*.json")))


class _ListFile(TypedDict):
    """One shipped file: a list whose codes share its `source` unless they name their own."""

    name: str
    title: str
    source: str
    codes: list[dict[str, str]]


def load_list(name: str, folder: Path | None = None) -> CodeList:
    """Read one choice list alone; FileNotFoundError when the program names a list that does not exist."""
    place = folder or shipped("resources") / "reference" / "codes"
    return _list(json.loads((place / f"{name}.json").read_text("utf-8")))


def _list(data: _ListFile) -> CodeList:
    source = data["source"]
    codes = tuple(_code(each, source) for each in data["codes"])
    return CodeList(data["name"], data["title"], codes, source)


def _code(data: dict[str, str], source: str) -> Code:
    return Code(
        code=data["code"],
        label=data["label"],
        info=Info[data["info"]] if data.get("info") else None,
        valid_from=date.fromisoformat(data["from"]) if data.get("from") else date.min,
        valid_to=date.fromisoformat(data["to"]) if data.get("to") else date.max,
        source=data.get("source", source),
        note=data.get("note", ""),
        group=data.get("group", ""),
        unconfirmed=bool(data.get("unconfirmed")),
    )
