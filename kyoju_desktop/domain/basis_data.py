"""Reading the shipped legal bases, conference bodies and conditions; a broken file means that nothing goes."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from kyoju_desktop.domain.basis_rule import Article, BasisRule, Conference, Demand, Fit, Warned
from kyoju_desktop.domain.conditions import Condition
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import Info
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.places import shipped

T = TypeVar("T")

_KINDS = frozenset({"text", "long", "day", "moment", "choice"})
_FLAGS = (
    "emergency",
    "unpicked",
    "own_only",
    "only_dead",
    "told_later",
    "not_told",
    "works_lapsed",
    "works_closed",
    "works_dead",
)
_BROKEN = N_("根拠の一覧(resources/reference の {file})を読めないため、何も渡せません。保存した記録は無事です。")


def load_bases(path: Path | None = None) -> tuple[BasisRule, ...]:
    """The legal bases in the order in which they are offered; `Refused` when the file is missing or broken."""
    return _read("legal_bases.json", _bases, path) if path else _shipped_bases()


def load_conferences(path: Path | None = None) -> Mapping[str, Conference]:
    """The conference bodies by their code of `conference_body`."""
    return _read("legal_bases.json", _conferences, path) if path else _shipped_conferences()


def load_conditions(path: Path | None = None) -> tuple[Condition, ...]:
    """The conditions of 70条 in the order in which they are printed."""
    return _read("conditions.json", _conditions, path) if path else _shipped_conditions()


@cache
def _shipped_bases() -> tuple[BasisRule, ...]:
    return _read("legal_bases.json", _bases)


@cache
def _shipped_conferences() -> Mapping[str, Conference]:
    return _read("legal_bases.json", _conferences)


@cache
def _shipped_conditions() -> tuple[Condition, ...]:
    return _read("conditions.json", _conditions)


def _read(name: str, make: Callable[[dict[str, Any]], T], path: Path | None = None) -> T:
    try:
        data = json.loads((path or shipped("resources") / "reference" / name).read_text("utf-8"))
        return make(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Refused(_BROKEN, file=name) from fault


def _bases(data: dict[str, Any]) -> tuple[BasisRule, ...]:
    found = tuple(_rule(each) for each in data["bases"])
    if len({each.code for each in found}) != len(found):
        raise ValueError("a code stands twice")
    return found


def _rule(data: dict[str, Any]) -> BasisRule:
    first, last = _dates(data)
    articles = _articles(data["articles"])
    return BasisRule(
        code=_text(data["code"]),
        label=_text(data["label"]),
        article=articles[-1].text,
        text=_text(data["text"]),
        valid_from=first,
        valid_to=last,
        standings=_set(data, "standings"),
        special_standings=_set(data, "special_standings"),
        level=int(data["level"]),
        demands=tuple(_demand(each) for each in data["demands"]),
        articles=articles,
        fit=Fit(_set(data, "kinds"), _set(data, "bodies")),
        not_kinds=_set(data, "not_kinds"),
        purposes=_set(data, "purposes"),
        municipality=data.get("municipality", "any"),
        classes=_classes(data),
        warnings=tuple(Warned(_text(each["text"]), _fit(each)) for each in data.get("warnings", ())),
        rows=tuple(data["rows"]),
        **{flag: data.get(flag, False) is True for flag in _FLAGS},
    )


def _demand(data: dict[str, Any]) -> Demand:
    kind = data.get("kind", "text")
    if kind not in _KINDS:
        raise ValueError("a kind of fact that nobody knows")
    return Demand(
        fact=_text(data["fact"]),
        label=_text(data["label"]),
        kind=kind,
        list=data.get("list", ""),
        optional=data.get("optional", False) is True,
        fit=_fit(data),
        classes=_classes(data),
    )


def _conferences(data: dict[str, Any]) -> Mapping[str, Conference]:
    return {
        each["body"]: Conference(
            body=_text(each["body"]),
            needs_consent=each["told"] != "without_consent",
            secrecy=each["secrecy"] is True,
            organisers=dict(each["organisers"]),
            articles=_articles(each["articles"]),
        )
        for each in data["conferences"]
    }


def _conditions(data: dict[str, Any]) -> tuple[Condition, ...]:
    return tuple(
        Condition(_text(each["code"]), _text(each["text"]), *_dates(each), _set(each, "standings"))
        for each in data["conditions"]
    )


def _articles(data: list[dict[str, Any]]) -> tuple[Article, ...]:
    found = tuple(Article(_text(each["article"]), *_dates(each), each.get("unconfirmed") is True) for each in data)
    if not found:
        raise ValueError("a basis without an article")
    return found


def _fit(data: dict[str, Any]) -> Fit:
    return Fit(_set(data, "kinds"), _set(data, "bodies"), _set(data, "standings"))


def _set(data: dict[str, Any], name: str) -> frozenset[str]:
    """The words of a list; a single word in its place would be read letter by letter, so it is an error."""
    listed = data.get(name, [])
    if not isinstance(listed, list):
        raise TypeError(name)
    return frozenset(_text(each) for each in listed)


def _classes(data: dict[str, Any]) -> frozenset[str]:
    return frozenset(Info[each].name for each in _set(data, "classes"))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("a text is missing")
    return value


def _dates(data: dict[str, Any]) -> tuple[date, date]:
    first = date.fromisoformat(data["from"]) if data.get("from") else date.min
    last = date.fromisoformat(data["to"]) if data.get("to") else date.max
    return first, last
