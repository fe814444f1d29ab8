"""基準額 and 住宅扶助の上限 of the office (`BenefitRate`): which holds when, what overlaps, what is missing.

A line holds for one size of household from a day to a day; both may be left open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import BenefitRate
from kyoju_desktop.domain.rules.calendar import fiscal_year, fiscal_year_end
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message

TITLE = N_("住居確保給付金の基準額")
REMIND = timedelta(days=92)  # how long before the figures end it is told
_NONE = N_(
    "「住居確保給付金の基準額」に、{people}人世帯の{day}の数字がありません。計算はしていません。"
    "県の公表した額を「設定」の「計算の数字」に入れてください。"
)
_TWICE = N_(
    "「住居確保給付金の基準額」に、{people}人世帯の期間の重なる行があります({day})。"
    "「設定」の「計算の数字」でどちらかを直すまで、計算はしません。"
)
_HALF = N_(
    "「住居確保給付金の基準額」の{people}人世帯の行に、基準額と家賃の上限がそろっていません。"
    "「設定」の「計算の数字」で入れてください。"
)
_OVERLAP = N_("{people}人世帯: 期間が{day}から重なっています。どちらかの終わりの日を直してください。")
_GAP = N_("{people}人世帯: {since}から{until}までの数字がありません。")
_ENDS = N_("{people}人世帯: {day}からの数字がありません。")
_SIZE = N_("{people}人世帯の行がありません。")
_BACKWARDS = N_("終わりの日が、始まりの日より前です。")


@dataclass(frozen=True)
class RateTrouble:
    """What is wrong with the lines: an overlap stops the sum, a gap only tells."""

    message: Message
    grave: bool = False


def rate_on(rates: Sequence[BenefitRate], people: int, day: date) -> RateTable:
    """The line that holds for a household on a day; `Refused` when there is none, or more than one."""
    found = [each for each in rates if each.people == people and _first(each) <= day <= _last(each)]
    if not found:
        raise Refused(_NONE, people=str(people), day=wareki(day))
    if len(found) > 1:
        raise Refused(_TWICE, people=str(people), day=wareki(day))
    line = found[0]
    if line.base is None or line.cap is None:
        raise Refused(_HALF, people=str(people))
    return RateTable(
        title=TITLE,
        first=_first(line),
        last=_last(line),
        source=line.source,
        unconfirmed=line.confirmed_on is None,
        values=_values(people, line),
    )


def merged(own: RateTable, common: RateTable) -> RateTable:
    """The office's line over the figures that hold everywhere."""
    values: Mapping[str, int] = {**common.values, **own.values}
    return RateTable(own.title, own.first, own.last, own.source, own.unconfirmed, values)


def period_of(rate: BenefitRate) -> Message:
    """From when until when a line holds."""
    return RateTable(TITLE, _first(rate), _last(rate), "", unconfirmed=False, values={}).period


def check_rate(rate: BenefitRate) -> None:
    """Refuse a line that can never hold; what is only not yet known is kept as it is."""
    if rate.people is None:
        raise Refused(N_("世帯の人数を入れてください。"), field="people")
    if rate.from_day is not None and rate.until_day is not None and rate.until_day < rate.from_day:
        raise Refused(_BACKWARDS, field="until_day")


def troubles(rates: Sequence[BenefitRate], today: date) -> tuple[RateTrouble, ...]:
    """Overlaps, gaps, sizes that are missing, and lines that end soon or have ended."""
    if not rates:
        return ()
    found: list[RateTrouble] = []
    sizes = sorted({each.people for each in rates if each.people is not None})
    for people in range(1, max(sizes, default=0) + 1):
        lines = sorted((each for each in rates if each.people == people), key=_first)
        found += _troubles_of(people, lines, today) if lines else [RateTrouble(_said(_SIZE, people))]
    return tuple(sorted(found, key=lambda each: not each.grave))


def overlap_with(rate: BenefitRate, others: Sequence[BenefitRate]) -> Message | None:
    """From when on another line of the same size holds too; None where no other does."""
    if rate.people is None:
        return None
    for other in others:
        begins = max(_first(rate), _first(other))
        if other.id != rate.id and other.people == rate.people and begins <= min(_last(rate), _last(other)):
            return _said(_OVERLAP, rate.people, day=begins)
    return None


def for_next_year(rates: Sequence[BenefitRate], today: date) -> tuple[BenefitRate, ...]:
    """A copy of what holds today for every size whose next fiscal year is still empty, to be confirmed."""
    year = fiscal_year(today) + 1
    start = date(year, 4, 1)
    made = []
    for people in sorted({each.people for each in rates if each.people is not None}):
        lines = [each for each in rates if each.people == people]
        now = [each for each in lines if _first(each) <= today <= _last(each)]
        if len(now) != 1 or any(_first(each) >= start for each in lines):
            continue
        made.append(
            BenefitRate(
                people=people,
                base=now[0].base,
                cap=now[0].cap,
                savings=now[0].savings,
                from_day=start,
                until_day=fiscal_year_end(start),
                source=now[0].source,
            )
        )
    return tuple(made)


def ended_before(rates: Sequence[BenefitRate], day: date, people: int) -> tuple[BenefitRate, ...]:
    """The lines of that size that reach into the day, as they are when they end on the day before."""
    before = day - timedelta(days=1)
    reaching = (each for each in rates if each.people == people and _first(each) < day <= _last(each))
    return tuple(each.replace(until_day=before) for each in reaching)


def _troubles_of(people: int, lines: Sequence[BenefitRate], today: date) -> Iterator[RateTrouble]:
    for one, other in combinations(lines, 2):
        if _first(other) <= _last(one):
            yield RateTrouble(_said(_OVERLAP, people, day=max(_first(one), _first(other))), grave=True)
    for one, other in pairwise(lines):
        if _last(one) < date.max and _first(other) > _last(one) + timedelta(days=1):
            since, until = _last(one) + timedelta(days=1), _first(other) - timedelta(days=1)
            yield RateTrouble(_said(_GAP, people, since=since, until=until))
    end = max(_last(each) for each in lines)
    if end < date.max and end <= today + REMIND:
        yield RateTrouble(_said(_ENDS, people, day=end + timedelta(days=1)), grave=end < today)


def _said(text: str, people: int, **days: date) -> Message:
    values = (("people", str(people)), *((name, wareki(day)) for name, day in days.items()))
    return Message(text, values)


def _values(people: int, line: BenefitRate) -> dict[str, int]:
    found = {f"base_{people}": line.base, f"cap_{people}": line.cap, f"savings_{people}": line.savings}
    return {key: value for key, value in found.items() if value is not None}


def _first(rate: BenefitRate) -> date:
    return rate.from_day or date.min


def _last(rate: BenefitRate) -> date:
    return rate.until_day or date.max
