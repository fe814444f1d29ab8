"""Dates as people write them: eras, their borders, relative days, and what is refused with its reason."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.i18n.eras import (
    ERAS,
    era_of,
    month_day,
    wareki,
    wareki_moment,
    wareki_short,
    wareki_weekday,
    wareki_year,
)
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.typed_days import BadDate, parse_day, parse_moment

TODAY = date(2026, 6, 1)
JA = Translator.for_language("ja")
DAYS = st.dates(date(1868, 1, 1), date(2200, 12, 31))


def _why(typed: str, today: date = TODAY) -> str:
    with pytest.raises(BadDate) as bad:
        parse_day(typed, today)
    return bad.value.message.text(JA)


@pytest.mark.parametrize(
    "typed",
    [
        "R8.6.1",
        "r8/6/1",
        "R8-6-1",
        "Ｒ８．６．１",
        "令和8年6月1日",
        "令和８年６月１日(月)",
        "令和 8年 6月 1日",
        "2026-06-01",
        "2026/6/1",
        "2026年6月1日（月）",
        "20260601",
        "6/1",
        "6月1日",
        "6.1",
        "きょう",
        " 今日 ",
        "+0",
    ],
)
def test_one_day_can_be_typed_in_many_ways(typed: str) -> None:
    assert parse_day(typed, TODAY) == TODAY


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("あす", 1),
        ("明日", 1),
        ("あした", 1),
        ("あさって", 2),
        ("きのう", -1),
        ("昨日", -1),
        ("+14", 14),
        ("\uff0b14", 14),
        ("-3", -3),
    ],
)
def test_a_day_can_be_counted_from_today(typed: str, days: int) -> None:
    assert parse_day(typed, TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("typed", "today", "found"),
    [
        ("6/1", date(2026, 11, 30), date(2026, 6, 1)),
        ("6/1", date(2026, 12, 2), date(2027, 6, 1)),
        ("1/5", date(2026, 12, 28), date(2027, 1, 5)),
        ("12/28", date(2027, 1, 5), date(2026, 12, 28)),
        ("2/29", date(2027, 6, 1), date(2028, 2, 29)),
        ("2/29", date(2028, 6, 1), date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(typed: str, today: date, found: date) -> None:
    assert parse_day(typed, today) == found


@given(DAYS.filter(lambda day: date(1870, 1, 1) < day < date(2199, 1, 1)), DAYS)
def test_no_other_year_lies_nearer(today: date, other: date) -> None:
    if (other.month, other.day) == (2, 29):
        return
    found = parse_day(f"{other.month}/{other.day}", today)
    for year in (today.year - 1, today.year, today.year + 1):
        assert abs((found - today).days) <= abs((date(year, other.month, other.day) - today).days)


def test_a_leap_day_that_is_far_away_asks_for_its_year() -> None:
    assert "年も入れて" in _why("2/29", date(2026, 6, 1))


@pytest.mark.parametrize(
    ("day", "written", "short"),
    [
        (date(2019, 4, 30), "平成31年4月30日", "H31.4.30"),
        (date(2019, 5, 1), "令和元年5月1日", "R1.5.1"),
        (date(2020, 1, 1), "令和2年1月1日", "R2.1.1"),
        (date(1989, 1, 7), "昭和64年1月7日", "S64.1.7"),
        (date(1989, 1, 8), "平成元年1月8日", "H1.1.8"),
        (date(1926, 12, 24), "大正15年12月24日", "T15.12.24"),
        (date(1926, 12, 25), "昭和元年12月25日", "S1.12.25"),
        (date(1912, 7, 29), "明治45年7月29日", "M45.7.29"),
        (date(1912, 7, 30), "大正元年7月30日", "T1.7.30"),
        (date(1868, 10, 22), "1868年10月22日", "1868-10-22"),
    ],
)
def test_days_beside_a_border_of_eras_are_written_and_read_back(day: date, written: str, short: str) -> None:
    assert wareki(day) == written
    assert wareki_short(day) == short
    assert parse_day(written, TODAY) == parse_day(short, TODAY) == day


def test_the_first_year_of_an_era_can_be_typed_both_ways() -> None:
    assert parse_day("令和元年5月1日", TODAY) == parse_day("令和1年5月1日", TODAY) == parse_day("R元.5.1", TODAY)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("平成32年6月1日", "平成は平成元年1月8日から平成31年4月30日までです。その日は令和2年6月1日です。"),
        ("H31.5.1", "その日は令和元年5月1日です。"),
        ("令和元年4月30日", "令和は令和元年5月1日からです。その日は平成31年4月30日です。"),
        ("昭和64年1月8日", "その日は平成元年1月8日です。"),
        ("昭和元年12月24日", "その日は大正15年12月24日です。"),
        ("令和0年5月1日", "0年はありません"),
        ("R8.13.1", "13月はありません"),
        ("R8.2.29", "2026年2月は28日までです"),
        ("2026-02-30", "2026年2月は28日までです"),
        ("4/31", "4月は30日まで"),
        ("6/0", "6月は30日まで"),
        ("13/1", "13月は"),
        ("1867-01-01", "1867年は入れられません"),
        ("2201-01-01", "2201年は入れられません"),
        ("R8.6.1(火)", "曜日が合いません。令和8年6月1日(月)です。"),
        ("6月", "日付として読めません"),
        ("そのうち", "日付として読めません"),
        ("", "日付として読めません"),
        ("(月)", "日付として読めません"),
        ("X8.6.1", "日付として読めません"),
        ("1" * 10_000, "日付として読めません"),
    ],
)
def test_an_impossible_day_is_refused_with_the_reason(typed: str, reason: str) -> None:
    assert reason in _why(typed)


def test_a_step_beyond_the_calendar_is_refused() -> None:
    assert "読めません" in _why("+9999", date(9990, 1, 1))


@given(DAYS)
def test_every_day_is_read_back_from_every_way_of_writing_it(day: date) -> None:
    for written in (wareki(day), wareki_weekday(day), wareki_short(day), day.isoformat(), f"{day:%Y%m%d}"):
        assert parse_day(written, TODAY) == day
    assert month_day(day).startswith(f"{day.month}月{day.day}日(")


@given(DAYS)
def test_eras_leave_no_day_out_and_never_overlap(day: date) -> None:
    holding = [era for era in ERAS if era.first <= day <= era.last]
    assert len(holding) == (1 if day >= date(1868, 10, 23) else 0)
    assert era_of(day) == (holding[0] if holding else None)
    assert wareki_year(day).endswith("年")


@given(DAYS, st.integers(0, 23), st.integers(0, 59))
def test_every_moment_is_read_back(day: date, hour: int, minute: int) -> None:
    moment = datetime(day.year, day.month, day.day, hour, minute)
    assert parse_moment(wareki_moment(moment), TODAY) == moment
    assert parse_moment(f"{day.isoformat()} {hour}時{minute}分", TODAY) == moment


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("9:40", datetime(2026, 6, 1, 9, 40)),
        ("9時", datetime(2026, 6, 1, 9, 0)),
        ("きのう 13:05", datetime(2026, 5, 31, 13, 5)),
        ("6/1 9:40", datetime(2026, 6, 1, 9, 40)),
        ("R8.6.1(月)9:40", datetime(2026, 6, 1, 9, 40)),
        ("R8.6.1", datetime(2026, 6, 1)),
    ],
)
def test_a_time_alone_means_today_and_a_day_alone_midnight(typed: str, moment: datetime) -> None:
    assert parse_moment(typed, TODAY) == moment


@pytest.mark.parametrize("typed", ["24:00", "9:60", "きのう 25時", "9:40 ごろ", "X 9:40"])
def test_an_impossible_time_is_refused(typed: str) -> None:
    with pytest.raises(BadDate):
        parse_moment(typed, TODAY)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_day_or_is_refused(typed: str) -> None:
    try:
        found = parse_day(typed, TODAY)
    except BadDate as bad:
        found = None
        assert bad.message.text(JA)  # noqa: PT017 - either outcome is right
    assert found is None or found.year > 1867
