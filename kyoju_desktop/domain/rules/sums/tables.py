"""The rates of the sums as replaceable data: each table holds from a day to a day and names its source.

`resources/reference/sums/<name>.json`: {"name", "title", "tables": [{"from", "to"?, "source", "unconfirmed"?,
"values": {…}}]}. A day without a table refuses and says which is missing; two tables of one day are refused too.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.places import shipped

_NONE = N_("「{title}」の{day}の数字がありません。県に確かめて、その年度の表を入れてください。計算はしていません。")
_TWICE = N_("「{title}」に、期間の重なる表があります({day})。どちらかを直すまで、計算はしません。")
_BROKEN = N_("計算の表({name})を読めません。直すまで、計算はしません。記録は無事です。")


@dataclass(frozen=True)
class RateTable:
    """The rates of one period; `unconfirmed` ones are to be confirmed with the prefecture."""

    title: str
    first: date
    last: date
    source: str
    unconfirmed: bool
    values: Mapping[str, int]

    def __getitem__(self, key: str) -> int:
        """One rate; `Refused` names the table that lacks it."""
        if key not in self.values:
            raise Refused(_NONE, title=self.title, day=wareki(self.first))
        return self.values[key]


@cache
def tables(name: str, folder: Path | None = None) -> tuple[RateTable, ...]:
    """All tables of a sum, the oldest first; `Refused` when the file is broken or two of them overlap."""
    place = folder or shipped("resources") / "reference" / "sums"
    try:
        data = json.loads((place / f"{name}.json").read_text("utf-8"))
        found = sorted((_table(data["title"], each) for each in data["tables"]), key=lambda each: each.first)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Refused(_BROKEN, name=name) from fault
    for one, other in pairwise(found):
        if other.first <= one.last:
            raise Refused(_TWICE, title=one.title, day=wareki(other.first))
    return tuple(found)


def table_on(name: str, day: date, folder: Path | None = None) -> RateTable:
    """The table that holds on a day; `Refused` when there is none."""
    found = tables(name, folder)
    here = next((each for each in found if each.first <= day <= each.last), None)
    if here is None:
        raise Refused(_NONE, title=found[0].title if found else name, day=wareki(day))
    return here


def _table(title: str, data: Mapping[str, object]) -> RateTable:
    values = data["values"]
    if not isinstance(values, dict) or not all(type(each) is int for each in values.values()):
        raise TypeError(title)
    last = data.get("to")
    return RateTable(
        title=title,
        first=date.fromisoformat(str(data["from"])),
        last=date.fromisoformat(str(last)) if last else date.max,
        source=str(data["source"]),
        unconfirmed=bool(data.get("unconfirmed")),
        values=values,
    )
