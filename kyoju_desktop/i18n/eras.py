"""Japanese eras: dates as people write them on paper.

Era limits: 明治 1868-10-23 (改元の詔), 大正 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08 (昭和64年1月7日 の翌日),
令和 2019-05-01. Days of 明治 before 1873 are counted by the Gregorian calendar too.
"""

from datetime import date, datetime
from typing import NamedTuple


class Era(NamedTuple):
    """An era with its first and last day."""

    name: str
    letter: str
    first: date
    last: date

    def year(self, day: date) -> int:
        """The year of the era in which the day lies (1 = 元年)."""
        return day.year - self.first.year + 1


ERAS = (
    Era("令和", "R", date(2019, 5, 1), date.max),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 24)),
    Era("明治", "M", date(1868, 10, 23), date(1912, 7, 29)),
)
WEEKDAYS = "月火水木金土日"


def era_of(day: date) -> Era | None:
    """The era of a day, None before 明治."""
    return next((era for era in ERAS if era.first <= day <= era.last), None)


def wareki_year(day: date) -> str:
    """令和8年, 令和元年; the Western year before 明治."""
    era = era_of(day)
    if era is None:
        return f"{day.year}年"
    number = era.year(day)
    return f"{era.name}{'元' if number == 1 else number}年"


def wareki(day: date) -> str:
    """令和8年6月1日."""
    return f"{wareki_year(day)}{day.month}月{day.day}日"


def wareki_weekday(day: date) -> str:
    """令和8年6月1日(月)."""
    return f"{wareki(day)}({WEEKDAYS[day.weekday()]})"


def wareki_short(day: date) -> str:
    """R8.6.1."""
    era = era_of(day)
    return f"{era.letter}{era.year(day)}.{day.month}.{day.day}" if era else day.isoformat()


def wareki_moment(moment: datetime) -> str:
    """令和8年6月1日(月) 9:40."""
    return f"{wareki_weekday(moment.date())} {moment.hour}:{moment.minute:02d}"


def month_day(day: date) -> str:
    """6月1日(月): for lists in which the year is plain."""
    return f"{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"
