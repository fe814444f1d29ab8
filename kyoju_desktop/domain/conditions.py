"""The conditions of 70条 that a paper puts to its recipient."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Condition:
    """A sentence of 70条 that the paper puts to recipients of some standings."""

    code: str
    text: str
    valid_from: date
    valid_to: date
    standings: frozenset[str]


def conditions_for(conditions: Iterable[Condition], standing: str, day: date) -> tuple[str, ...]:
    """The sentences that a paper to that standing prints on that day, in their order."""
    return tuple(
        each.text for each in conditions if standing in each.standings and each.valid_from <= day <= each.valid_to
    )
