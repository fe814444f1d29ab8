"""The rates of the sums as replaceable data: each table holds from a day to a day and names its source.

`resources/reference/sums/<name>.json`: {"name", "title", "tables": [{"from", "to"?, "source", "unconfirmed"?,
"doubt"?, "values": {…}}]}. A file of the same name in the folder `sums` of the office, or of the prefecture, counts
instead. A day without a table refuses and says which is missing; two tables of one day are refused too.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.i18n.places import shipped

FOLDER = "sums"
_NONE = N_(
    "「{title}」に、{day}の数字がありません。計算はしていません。県に確かめて、その期間の表を "
    "{place} に足してください(置き場所は「設定」の「計算の数字」に出ています)。"
)
_LACKS = N_("「{title}」の{day}からの表に、要る数字が足りません({key})。県に確かめて足すまで、計算はしません。")
_TWICE = N_("「{title}」に、期間の重なる表があります({day})。どちらかを直すまで、計算はしません。")
_BROKEN = N_("計算の表({place})を読めません。直すまで、計算はしません。記録は無事です。")
_LARGEST = 512 * 1024  # bytes of a file of rates


@dataclass(frozen=True)
class RateTable:
    """The rates of one period; `unconfirmed` ones are to be confirmed with the prefecture: `doubt` says what."""

    title: str
    first: date
    last: date
    source: str
    unconfirmed: bool
    values: Mapping[str, int] = field(hash=False)
    doubt: str = ""

    def __getitem__(self, key: str) -> int:
        """One rate; `Refused` names the table that lacks it."""
        if key not in self.values:
            raise Refused(_LACKS, title=self.title, day=wareki(self.first), key=key)
        return self.values[key]

    @property
    def period(self) -> Message:
        """From when until when the table holds."""
        since = wareki(self.first) if self.first > date.min else ""
        until = wareki(self.last) if self.last < date.max else ""
        if since and until:
            return Message(N_("{since}から{until}まで"), (("since", since), ("until", until)))
        if since:
            return Message(N_("{since}から"), (("since", since),))
        return Message(N_("{until}まで"), (("until", until),)) if until else Message(N_("期間の定めなし"))


def tables(name: str, places: Sequence[Path] = ()) -> tuple[RateTable, ...]:
    """All tables of a sum, the oldest first; `Refused` when the file is broken or two of them overlap.

    `places` are the folders of the office and of the prefecture; the first that has such a file counts.
    """
    file = file_of(name, places)
    try:
        found = file.stat()
        return _read(file, found.st_mtime_ns, found.st_size)
    except OSError as fault:
        raise Refused(_BROKEN, place=shown_place(name)) from fault


def file_of(name: str, places: Sequence[Path] = ()) -> Path:
    """The file whose figures count."""
    own = (place / FOLDER / f"{name}.json" for place in places)
    return next(
        (each for each in own if each.is_file()), shipped("resources") / "reference" / FOLDER / f"{name}.json"
    )


def shown_place(name: str) -> str:
    """Where the file of a sum belongs, below the office's own folder."""
    return f"{FOLDER}/{name}.json"


def table_on(name: str, day: date, places: Sequence[Path] = ()) -> RateTable:
    """The table that holds on a day; `Refused` when there is none."""
    found = tables(name, places)
    here = next((each for each in found if each.first <= day <= each.last), None)
    if here is None:
        title = found[0].title if found else name
        raise Refused(_NONE, field="on", title=title, day=wareki(day), place=shown_place(name))
    return here


@lru_cache(maxsize=64)
def _read(file: Path, changed: int, size: int) -> tuple[RateTable, ...]:
    """The tables of a file as it was at that moment of change."""
    del changed
    try:
        if size > _LARGEST:
            raise ValueError(size)
        data = json.loads(file.read_text("utf-8"))
        found = sorted((_table(data["title"], each) for each in data["tables"]), key=lambda each: each.first)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Refused(_BROKEN, place=shown_place(file.stem)) from fault
    for one, other in pairwise(found):
        if other.first <= one.last:
            raise Refused(_TWICE, title=one.title, day=wareki(other.first))
    return tuple(found)


def _table(title: str, data: Mapping[str, object]) -> RateTable:
    values = data["values"]
    if not isinstance(values, dict) or not all(type(each) is int for each in values.values()):
        raise TypeError(title)
    last = data.get("to")
    return RateTable(
        title=str(title),
        first=date.fromisoformat(str(data["from"])),
        last=date.fromisoformat(str(last)) if last else date.max,
        source=str(data["source"]),
        unconfirmed=bool(data.get("unconfirmed")),
        values=values,
        doubt=str(data.get("doubt", "")),
    )
