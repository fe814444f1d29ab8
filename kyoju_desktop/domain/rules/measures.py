"""The map of measures (DOMAIN 7.1): the first candidates as checked data, and which of them fit a case."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Measure
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.places import shipped

_BROKEN = N_("制度・資源の候補(measures.json)を読めません。何も取り込んでいません。いまの記録は無事です。")
_WRONG = N_(
    "制度・資源の候補(measures.json)の「{name}」を使えません({why})。何も取り込んでいません。いまの記録は無事です。"
)
_KEYS = frozenset(
    {"code", "name", "kana", "old", "stage", "categories", "everybody", "needs", "kinds", "scheme", "does", "how"}
    | {"law", "here", "from", "to", "source", "unconfirmed"}
)
UNCONFIRMED = N_("県に確かめる")

# On which part of the map one looks first at each stage of a case.
FIRST, SEARCH, ENTRY, LIVING, CRISIS = (
    frozenset({"money", "living", "entry", "emergency"}),
    frozenset({"supply", "entry", "guarantor", "money"}),
    frozenset({"guarantor", "entry", "money"}),
    frozenset({"living", "money"}),
    frozenset({"emergency", "living", "money"}),
)
STAGES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("S00", "S10", "S15", "S20", "S30", "S10R"), FIRST),
    **dict.fromkeys(("S40", "S50"), SEARCH),
    **dict.fromkeys(("S60", "S70"), ENTRY),
    **dict.fromkeys(("S80", "S90", "S95"), LIVING),
    "S85": CRISIS,
}


@dataclass(frozen=True)
class Candidate:
    """A line of the map as it is shipped: the measure, and whether it can be had by type of office."""

    measure: Measure
    own: str
    elsewhere: str

    def here(self, *, welfare_office: bool) -> str:
        """yes, no or unknown in an office of that type."""
        return self.own if welfare_office else self.elsewhere


@dataclass(frozen=True)
class Fit:
    """Why a measure fits a case: the categories and topics they share, and how well."""

    categories: tuple[str, ...]
    topics: tuple[str, ...]
    everybody: bool

    @property
    def weight(self) -> int:
        """Shared topics count most, then that it is meant for just these people."""
        return 3 * len(self.topics) + 2 * bool(self.categories)


@cache
def candidates(path: Path | None = None) -> tuple[Candidate, ...]:
    """The shipped lines of the map; `Refused` names the line that cannot be used, and why."""
    place = path or shipped("resources") / "reference" / "measures.json"
    try:
        listed = [dict(each) for each in json.loads(place.read_text("utf-8"))["measures"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Refused(_BROKEN) from fault
    found: dict[str, Candidate] = {}
    for each in listed:
        name = str(each.get("name") or each.get("code") or "?")
        try:
            made = _candidate(each)
            if made.measure.starter in found:
                raise ValueError("code x2")
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            why = f"{fault.args[0]} = ?" if isinstance(fault, KeyError) else str(fault)
            raise Refused(_WRONG, name=name, why=why) from fault
        found[made.measure.starter] = made
    return tuple(found.values())


def fit_of(measure: Measure, categories: Collection[str], topics: Collection[str]) -> Fit | None:
    """Why a measure is for these people with these troubles; None when it is for others."""
    shared = tuple(sorted(measure.categories & set(categories)))
    everybody = measure.everybody or not measure.categories
    if not shared and not everybody:
        return None
    return Fit(shared, tuple(sorted(measure.needs & set(topics))), everybody)


def in_force(measure: Measure, day: date) -> bool:
    """Whether the measure exists on that day."""
    return (measure.from_day or date.min) <= day <= (measure.until_day or date.max)


def old_names(measure: Measure) -> tuple[str, ...]:
    """The names that it had before."""
    return tuple(filter(None, (each.strip() for each in measure.old_names.replace(",", "、").split("、"))))


def _candidate(data: dict[str, Any]) -> Candidate:
    if unknown := sorted(set(data) - _KEYS):
        raise ValueError(f"? {unknown}")
    first, last = _day(data, "from"), _day(data, "to")
    if first and last and last < first:
        raise ValueError("from > to")
    everybody = data.get("everybody", False)
    if not isinstance(everybody, bool) or not isinstance(data["unconfirmed"], bool):
        raise TypeError("true / false")
    if not everybody and not data["categories"]:
        raise ValueError("categories = []")
    measure = Measure(
        name=_text(data, "name"),
        kana=_text(data, "kana"),
        old_names=str(data.get("old", "")),
        stage=_codes(data["stage"], "measure_stage"),
        categories=_codes(data.get("categories", ()), "category"),
        everybody=everybody,
        needs=_codes(data["needs"], "topic"),
        body_kinds=_codes(data["kinds"], "organisation_kind"),
        scheme=_code(data["scheme"], "followed_scheme") if "scheme" in data else "",
        does=_text(data, "does"),
        how=_text(data, "how"),
        law=str(data["law"]),
        from_day=first,
        until_day=last,
        source=" ".join(filter(None, (str(data["source"]), UNCONFIRMED if data["unconfirmed"] else ""))),
        starter=_text(data, "code"),
    )
    if not measure.stage or not measure.needs:
        raise ValueError("stage / needs = []")
    here = data["here"]
    return Candidate(
        measure,
        _code(here["welfare_office"], "yes_no_unknown"),
        _code(here["no_welfare_office"], "yes_no_unknown"),
    )


def _text(data: Mapping[str, Any], key: str) -> str:
    text = data[key]
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{key} = {text!r}")
    return text


def _day(data: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(data[key]) if data.get(key) else None


def _codes(codes: Collection[str], of: str) -> frozenset[str]:
    return frozenset(_code(each, of) for each in codes)


def _code(code: str, of: str) -> str:
    if code not in shipped_codebook().list(of).by_code:
        raise ValueError(f"{of}: {code}")
    return code
