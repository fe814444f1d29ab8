"""A calendar year as a kind of value: typed as 令和7年, R7 or 2025, shown in 和暦."""

from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Count, Locale
from kyoju_desktop.i18n.eras import wareki_year
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import BadNumber, parse_number
from kyoju_desktop.i18n.typed_days import BadDate, parse_day

_FIRST, _LAST = 1950, 9998


@dataclass(frozen=True)
class Year(Count):
    """The year of an income; kept as the Western year."""

    def parse(self, text: str, at: Locale) -> int | None:
        """令和7年, R7, 2025年 or 2025; refuses what is none."""
        if not text.strip():
            return None
        year = _western(text, at)
        if not _FIRST <= year <= _LAST:
            raise Refused(N_("年として読めません。令和7年や2025のように入れてください。"))
        return year

    def format(self, value: int | None, at: Locale) -> str:  # noqa: ARG002
        """For example 令和7年."""
        return "" if value is None else wareki_year(date(value, 12, 31))


def _western(text: str, at: Locale) -> int:
    try:
        return parse_number(text, ("年",))
    except BadNumber:
        pass
    plain = text.strip().removesuffix("年")
    try:
        return parse_day(f"{plain}年12月31日", at.today).year
    except BadDate:
        pass
    try:
        return parse_day(f"{plain}.12.31", at.today).year
    except BadDate as wrong:
        raise Refused(wrong.message.template, **dict(wrong.message.values)) from None
