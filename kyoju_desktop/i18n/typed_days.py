"""Dates as people type them at the counter. Apart from the eras, which the first screen already speaks of."""

import calendar
import re
import unicodedata
from datetime import date, datetime, time, timedelta

from kyoju_desktop.i18n.eras import ERAS, WEEKDAYS, wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_, Message

_RELATIVE = {
    "きょう": 0,
    "今日": 0,
    "あす": 1,
    "明日": 1,
    "あした": 1,
    "あさって": 2,
    "きのう": -1,
    "昨日": -1,
}
_ERA_DAY = re.compile(
    r"(令和|平成|昭和|大正|明治|[RHSTM])\s*(元|\d{1,3})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?"
)
_FULL_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_STEP = re.compile(r"([+-])(\d{1,4})")
_WEEKDAY = re.compile(r"\s*\(([月火水木金土日])\)$")


class BadDate(ValueError):  # noqa: N818 - it is what was typed that is wrong
    """What was typed is no day of the calendar; `message` says why, in words for the clerk."""

    def __init__(self, text: str, **values: str) -> None:
        super().__init__(text)
        self.message = Message(text, tuple(sorted(values.items())))


def parse_day(text: str, today: date) -> date:
    """The day that was typed: R8.6.1, r8/6/1, 令和8年6月1日, 2026-06-01, 20260601, 6/1, きょう, +14.

    A day without a year is the one nearest to `today`; a weekday in brackets must be the right one. Raises `BadDate`.
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    weekday = _WEEKDAY.search(plain)
    if not weekday:
        return _read(plain, today)
    found = _read(plain[: weekday.start()], today)
    if WEEKDAYS[found.weekday()] != weekday[1]:
        raise BadDate(
            N_("曜日が合いません。{day}です。どちらが正しいか確かめてください。"), day=wareki_weekday(found)
        )
    return found


def _read(plain: str, today: date) -> date:
    if plain in _RELATIVE:
        return today + timedelta(days=_RELATIVE[plain])
    if found := _STEP.fullmatch(plain):
        return _step(today, int(found[1] + found[2]))
    if found := _ERA_DAY.fullmatch(plain):
        return _era_day(found[1], found[2], int(found[3]), int(found[4]))
    if found := _FULL_DAY.fullmatch(plain) or _COMPACT_DAY.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_DAY.fullmatch(plain):
        return _nearest(int(found[1]), int(found[2]), today)
    raise BadDate(N_("日付として読めません。R8.6.1、令和8年6月1日、2026-06-01、6/1 のように入れてください。"))


_TIME = re.compile(r"(?:^|\s+|(?<=[日)）]))(\d{1,2})\s*[:時]\s*(\d{1,2})?\s*分?$")


def parse_moment(text: str, today: date) -> datetime:
    """A day with a time of day (9:40, 9時40分); a time alone means today; midnight when none is given."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _TIME.search(plain)
    if not found:
        return datetime.combine(parse_day(plain, today), time())
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise BadDate(N_("時刻は0:00から23:59までで入れてください。"))
    rest = plain[: found.start()].strip()
    return datetime.combine(parse_day(rest, today) if rest else today, time(hour, minute))


def _step(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise BadDate(
            N_("日付として読めません。R8.6.1、令和8年6月1日、2026-06-01、6/1 のように入れてください。")
        ) from None


def _era_day(name: str, year: str, month: int, day: int) -> date:
    era = next(each for each in ERAS if name in {each.name, each.letter})
    number = 1 if year == "元" else int(year)
    if number == 0:
        raise BadDate(N_("0年はありません。元年は1年です。"))
    found = _day(era.first.year + number - 1, month, day)
    if found < era.first and era.last == date.max:
        raise BadDate(
            N_("{era}は{first}からです。その日は{right}です。"),
            era=era.name,
            first=wareki(era.first),
            right=wareki(found),
        )
    if not era.first <= found <= era.last:
        raise BadDate(
            N_("{era}は{first}から{last}までです。その日は{right}です。"),
            era=era.name,
            first=wareki(era.first),
            last=wareki(era.last),
            right=wareki(found),
        )
    return found


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise BadDate(N_("{month}月はありません。"), month=str(month))
    if not 1868 <= year <= 2200:
        raise BadDate(N_("{year}年は入れられません。年を確かめてください。"), year=str(year))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise BadDate(N_("{year}年{month}月は{last}日までです。"), year=str(year), month=str(month), last=str(last))
    return date(year, month, day)


def _nearest(month: int, day: int, today: date) -> date:
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(_day(year, month, day))
        except BadDate:
            if year == today.year and not (month == 2 and day == 29):
                raise
    if not candidates:
        raise BadDate(N_("その日は、ことしの前後にありません。年も入れてください。"))
    return min(candidates, key=lambda each: abs((each - today).days))
