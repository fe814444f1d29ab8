"""Schemes followed on a case as replaceable data: steps, papers, who decides here, periods, old names (DOMAIN 4.6).

`resources/reference/schemes.json` holds one entry a code of `followed_scheme`. An entry that cannot be used is named
and refused with what is wrong with it; nothing is guessed.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.kinds import Day
from kyoju_desktop.domain.records import SchemeUse
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.places import shipped

WHO = {
    "person": N_("本人が用意する"),
    "landlord": N_("貸主・不動産店が書く"),
    "body": N_("支援機関が書く"),
    "office": N_("役場が用意する"),
}
LEADS = frozenset({"referral", "anonymous", "sum", "use_permit", "direct_payment"})
_ENDS = frozenset({"month", "day"})
_BROKEN = N_("制度の手順の表(schemes.json)を読めません。直すまで手順と書類は出ません。記録は無事です。")
_WRONG = N_(
    "制度の手順の表(schemes.json)の「{name}」を使えません({why})。直すまで手順と書類は出ません。記録は無事です。"
)


@dataclass(frozen=True)
class SchemePaper:
    """A paper that the scheme asks for: its code, who makes it, what counts as one."""

    paper: str
    who: str
    text: str = ""


@dataclass(frozen=True)
class StepPlan:
    """A step of a scheme; `days` after the first day it is planned for, `fills` the date that it also is."""

    step: str
    text: str
    days: int | None = None
    fills: str = ""


@dataclass(frozen=True)
class Period:
    """How long a decision holds: whole calendar months ("month") or to the day before ("day").

    `extensions` and `longest` (months) are None where there is no known limit; `again` months must pass before the
    scheme can be had once more.
    """

    months: int
    ends: str
    text: str
    extensions: int | None = None
    longest: int | None = None
    again: int = 0


@dataclass(frozen=True)
class Decider:
    """Who decides in an office of that type: in words, and the kinds of bodies to choose from."""

    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class OldName:
    """A name that a scheme had until a day."""

    text: str
    last: date


@dataclass(frozen=True)
class Scheme:
    """One scheme with everything that is followed of it."""

    code: str
    title: str
    law: str
    unconfirmed: bool
    first: date
    last: date
    own: Decider
    elsewhere: Decider
    papers: tuple[SchemePaper, ...]
    steps: tuple[StepPlan, ...]
    leads: tuple[str, ...]
    period: Period | None = None
    sum: str = ""
    answer_days: int = 0  # within how many days the law has it decided; 0: it does not say
    old: tuple[OldName, ...] = ()

    def decider(self, *, welfare_office: bool) -> Decider:
        """Who decides here."""
        return self.own if welfare_office else self.elsewhere

    def open_on(self, day: date) -> bool:
        """Whether the scheme exists on that day."""
        return self.first <= day <= self.last


@cache
def schemes(path: Path | None = None) -> Mapping[str, Scheme]:
    """All schemes by their code; `Refused` names the entry that cannot be used, and why."""
    place = path or shipped("resources") / "reference" / "schemes.json"
    try:
        entries = json.loads(place.read_text("utf-8"))["schemes"]
        listed = [dict(each) for each in entries]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Refused(_BROKEN) from fault
    found: dict[str, Scheme] = {}
    for each in listed:
        name = str(each.get("title") or each.get("code") or "?")
        try:
            made = _scheme(each)
            _once([*found, made.code], "code")
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise Refused(_WRONG, name=name, why=_why(fault)) from fault
        found[made.code] = made
    return found


def scheme_of(code: str, path: Path | None = None) -> Scheme | None:
    """The scheme of a code; None for a code that has no entry."""
    return schemes(path).get(code)


def _why(fault: Exception) -> str:
    return f"{fault.args[0]} = ?" if isinstance(fault, KeyError) else str(fault)


def _scheme(data: dict[str, Any]) -> Scheme:
    _known(data, _KEYS)
    code = _listed(data["code"], "followed_scheme")
    papers, steps = tuple(_paper(each) for each in data["papers"]), tuple(_step(each) for each in data["steps"])
    _once([each.paper for each in papers], "papers")
    _once([each.step for each in steps], "steps")
    first, last = _day(data, "from", date.min), _day(data, "to", date.max)
    if last < first:
        raise ValueError("from > to")
    if unknown := set(data["leads"]) - LEADS:
        raise ValueError(f"leads: {sorted(unknown)}")
    period = data.get("period")
    return Scheme(
        code=code,
        title=_text(data, "title"),
        law=str(data["law"]),
        unconfirmed=_flag(data, "unconfirmed"),
        first=first,
        last=last,
        own=_decider(data["welfare_office"]),
        elsewhere=_decider(data["no_welfare_office"]),
        papers=papers,
        steps=steps,
        leads=tuple(data["leads"]),
        period=_period(period) if period is not None else None,
        sum=_listed(data["sum"], "sum") if "sum" in data else "",
        answer_days=_days(data.get("answer_days", 0)),
        old=tuple(OldName(_text(each, "text"), date.fromisoformat(each["to"])) for each in data["old"]),
    )


_KEYS = frozenset(
    {"code", "title", "from", "to", "law", "unconfirmed", "old", "period", "papers", "steps", "leads", "sum"}
    | {"welfare_office", "no_welfare_office", "answer_days"}
)


def _paper(data: dict[str, Any]) -> SchemePaper:
    _known(data, {"paper", "who", "text"})
    if data["who"] not in WHO:
        raise ValueError(f"who: {data['who']}")
    return SchemePaper(_listed(data["paper"], "scheme_paper"), data["who"], str(data.get("text", "")))


def _step(data: dict[str, Any]) -> StepPlan:
    _known(data, {"step", "text", "days", "fills"})
    fills, days = str(data.get("fills", "")), data.get("days")
    if fills and not isinstance(spec(SchemeUse, fills).kind, Day):
        raise ValueError(f"fills: {fills}")
    if days is not None and (type(days) is not int or days < 0):
        raise ValueError(f"days: {days}")
    return StepPlan(_text(data, "step"), _text(data, "text"), days, fills)


def _period(data: dict[str, Any]) -> Period:
    _known(data, {"months", "ends", "text", "extensions", "longest", "again"})
    numbers = {name: data.get(name) for name in ("months", "extensions", "longest", "again")}
    for name, value in numbers.items():
        if value is not None and (type(value) is not int or value < 1):
            raise ValueError(f"period.{name}: {value}")
    if data["ends"] not in _ENDS:
        raise ValueError(f"period.ends: {data['ends']}")
    if data.get("longest") is not None and data["longest"] < data["months"]:
        raise ValueError("period.longest < period.months")
    return Period(
        data["months"],
        data["ends"],
        _text(data, "text"),
        data.get("extensions"),
        data.get("longest"),
        data.get("again") or 0,
    )


def _decider(data: dict[str, Any]) -> Decider:
    _known(data, {"text", "kinds"})
    return Decider(_text(data, "text"), tuple(_listed(each, "organisation_kind") for each in data["kinds"]))


def _days(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"answer_days: {value}")
    return value


def _known(data: Mapping[str, Any], keys: Collection[str]) -> None:
    if unknown := sorted(set(data) - set(keys)):
        raise ValueError(f"? {unknown}")


def _text(data: Mapping[str, Any], key: str) -> str:
    text = data[key]
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{key} = {text!r}")
    return text


def _flag(data: Mapping[str, Any], key: str) -> bool:
    if not isinstance(data[key], bool):
        raise TypeError(f"{key} = {data[key]!r}")
    return bool(data[key])


def _day(data: Mapping[str, Any], key: str, otherwise: date) -> date:
    return date.fromisoformat(data[key]) if data.get(key) else otherwise


def _listed(code: str, of: str) -> str:
    if code not in shipped_codebook().list(of).by_code:
        raise ValueError(f"{of}: {code}")
    return code


def _once(found: list[str], where: str) -> None:
    if twice := sorted({each for each in found if found.count(each) > 1}):
        raise ValueError(f"{where}: {twice} x2")
