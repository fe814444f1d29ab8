"""The legal bases of a disclosure and the conditions put to the recipient, as data with dates."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import Office, Organisation
from kyoju_desktop.i18n.places import shipped

CONSENT = "consent"
PURPOSE = "purpose"

# Inside the same 実施機関; everybody else is outside the office (DOMAIN 1.1).
INSIDE = frozenset({"own_section", "same_body"})

# Bodies that are never the mayor's own offices, whatever the register of organisations says (DOMAIN 1.1):
# 教育委員会 and 水道事業管理者 are 実施機関 of their own, 民生委員 serve the prefecture, others are state or police.
_NEVER_INSIDE = frozenset(
    {"education_board", "water", "commissioner", "police", "probation", "job_center", "other_town"}
)
# Run by the prefecture where the municipality has no 福祉事務所 (DOMAIN 0.4).
_OF_PREFECTURE = frozenset({"welfare_office", "self_reliance"})


@dataclass(frozen=True)
class Demand:
    """A fact that has to be written down before a basis can be used."""

    fact: str
    label: str


@dataclass(frozen=True)
class BasisRule:
    """One legal basis: article, dates, for whom it fits, how far it reaches, and what it demands.

    `level` is the highest information level it covers by itself (2: A+B of DOMAIN 5.12); `special_standings`
    are the recipients to whom it can carry 要配慮; `coming` rules are shown with their demands but not usable.
    """

    code: str
    label: str
    article: str
    text: str
    valid_from: date
    valid_to: date
    standings: frozenset[str]
    special_standings: frozenset[str]
    level: int
    demands: tuple[Demand, ...]
    coming: bool

    def in_force(self, day: date) -> bool:
        """Whether the article is in force on that day."""
        return self.valid_from <= day <= self.valid_to

    def reaches(self, info: Info, standing: str) -> bool:
        """Whether the basis can carry the class to a recipient of that standing at all."""
        if info.level is None or info.level > self.level or standing not in self.standings:
            return False
        return not info.special or standing in self.special_standings

    def missing(self, facts: Mapping[str, str]) -> tuple[Demand, ...]:
        """The demanded facts that are not written down."""
        return tuple(each for each in self.demands if not facts.get(each.fact, "").strip())


@dataclass(frozen=True)
class Condition:
    """A sentence of 70条 that the paper puts to recipients of some standings."""

    code: str
    text: str
    valid_from: date
    valid_to: date
    standings: frozenset[str]


def standing_of(organisation: Organisation, office: Office) -> str:
    """The legal standing that counts: what the register says, corrected where it cannot be true.

    A 福祉事務所 or 自立相談 is outside where the municipality runs no 福祉事務所; an unknown standing is private.
    """
    stated = organisation.standing or "private"
    if organisation.kind == "commissioner":
        return "other_public"
    outside = organisation.kind in _NEVER_INSIDE or (
        organisation.kind in _OF_PREFECTURE and not office.welfare_office
    )
    return "other_public" if outside and stated in INSIDE else stated


def is_external(organisation: Organisation, office: Office) -> bool:
    """Whether telling this body is a disclosure to somebody outside the 実施機関."""
    return standing_of(organisation, office) not in INSIDE


def conditions_for(conditions: Iterable[Condition], standing: str, day: date) -> tuple[str, ...]:
    """The sentences that a paper to that standing prints on that day, in their order."""
    return tuple(
        each.text for each in conditions if standing in each.standings and each.valid_from <= day <= each.valid_to
    )


def load_bases(path: Path | None = None) -> tuple[BasisRule, ...]:
    """The legal bases in the order in which they are offered."""
    return tuple(_rule(each) for each in _read(path, "legal_bases.json")["bases"])


def load_conditions(path: Path | None = None) -> tuple[Condition, ...]:
    """The conditions of 70条 in the order in which they are printed."""
    return tuple(
        Condition(each["code"], each["text"], *_dates(each), frozenset(each["standings"]))
        for each in _read(path, "conditions.json")["conditions"]
    )


def _read(path: Path | None, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((path or shipped("resources") / "reference" / name).read_text("utf-8"))
    return found


def _rule(data: dict[str, Any]) -> BasisRule:
    first, last = _dates(data)
    return BasisRule(
        code=data["code"],
        label=data["label"],
        article=data["article"],
        text=data["text"],
        valid_from=first,
        valid_to=last,
        standings=frozenset(data["standings"]),
        special_standings=frozenset(data["special_standings"]),
        level=data["level"],
        demands=tuple(Demand(each["fact"], each["label"]) for each in data["demands"]),
        coming=bool(data.get("coming")),
    )


def _dates(data: dict[str, Any]) -> tuple[date, date]:
    first = date.fromisoformat(data["from"]) if data.get("from") else date.min
    last = date.fromisoformat(data["to"]) if data.get("to") else date.max
    return first, last
