"""The lengths of the legal periods as replaceable data: an ordinance may shorten them (`deadlines.json`)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kyoju_desktop.i18n.places import shipped


@dataclass(frozen=True)
class Periods:
    """Days of the periods. Those of a request leave their first day out, those of a breach count it.

    `request` holds the days for a decision by kind of request; a kind that is missing has no legal period.
    """

    request: dict[str, int]
    request_extension: int
    breach_first_from: int
    breach_first: int
    breach_full: int
    breach_full_malicious: int


@cache
def periods(folder: Path | None = None) -> Periods:
    """Read the lengths (default: the shipped folder); KeyError when one is missing."""
    place = (folder or shipped("resources") / "reference") / "deadlines.json"
    data = json.loads(place.read_text("utf-8"))
    request, breach = data["request"], data["breach"]
    return Periods(
        request={kind: int(entry["days"]) for kind, entry in request["decision"].items()},
        request_extension=int(request["extension"]["days"]),
        breach_first_from=int(breach["first_report"]["from_day"]),
        breach_first=int(breach["first_report"]["days"]),
        breach_full=int(breach["full_report"]["days"]),
        breach_full_malicious=int(breach["full_report_malicious"]["days"]),
    )
