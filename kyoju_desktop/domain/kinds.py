"""The kinds of value a field can hold: how each is read, shown, loaded and stored.

A kind knows no layer. Each layer adds one `functools.singledispatch` function on it
(`column_type`, `editor_for`, `cell`, ...); one test walks every kind through every layer.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.text import clean_text, digits_of
from kyoju_desktop.i18n.eras import wareki_moment, wareki_weekday
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.i18n.numbers import (
    BadNumber,
    format_number,
    format_phone,
    format_yen,
    parse_number,
)
from kyoju_desktop.i18n.typed_days import BadDate, parse_day, parse_moment

T = TypeVar("T")
A = TypeVar("A")
Json = str | int | bool | None | list[str]


@dataclass(frozen=True)
class Locale:
    """What reading and showing a value depends on: language, today, choice lists."""

    tr: Translator
    today: date
    codes: CodeBook


def _told(read: Callable[[str, A], T], text: str, more: A) -> T:
    """Read a text with the language room's reader and pass its reason on as a refusal."""
    try:
        return read(text, more)
    except (BadDate, BadNumber) as wrong:
        raise Refused(wrong.message.template, **dict(wrong.message.values)) from None


class Kind(ABC, Generic[T]):
    """A form of value. `parse`/`format` are for people, `load`/`dump` are stable JSON."""

    @property
    @abstractmethod
    def empty(self) -> T:
        """The value of an unanswered field, told apart from every answer."""

    @abstractmethod
    def parse(self, text: str, at: Locale) -> T:
        """Read what a person typed; raises `Refused` with the reason."""

    @abstractmethod
    def format(self, value: T, at: Locale) -> str:
        """The value as a person reads it; "" when empty."""

    @abstractmethod
    def dump(self, value: T) -> Json:
        """The value as stable JSON."""

    @abstractmethod
    def load(self, data: Json) -> T:
        """The value that `dump` stored."""


@dataclass(frozen=True)
class Text(Kind[str]):
    """Free text of at most `limit` characters (code points), shown on `lines` lines; kept as typed."""

    limit: int
    lines: int = 1

    @property
    def empty(self) -> str:
        """No text."""
        return ""

    def parse(self, text: str, at: Locale) -> str:  # noqa: ARG002
        """The text as typed; refuses NUL, control characters, lone surrogates and excess length."""
        return clean_text(text, limit=self.limit, lines=self.lines)

    def format(self, value: str, at: Locale) -> str:  # noqa: ARG002
        """The text itself."""
        return value

    def dump(self, value: str) -> Json:
        """The text itself."""
        return value

    def load(self, data: Json) -> str:
        """The text itself."""
        return str(data or "")


@dataclass(frozen=True)
class Kana(Text):
    """ふりがな: a text whose search key ignores small kana, 濁点 and long vowels."""


@dataclass(frozen=True)
class Phone(Kind[str]):
    """A telephone number: stored as digits (and a leading +), shown with hyphens."""

    @property
    def empty(self) -> str:
        """No text."""
        return ""

    def parse(self, text: str, at: Locale) -> str:  # noqa: ARG002
        """Digits of the number; refuses anything that cannot be dialled and every other word beside it."""
        found = digits_of(text)
        if text.strip() and not 3 <= len(found.lstrip("+")) <= 15:
            raise Refused(N_("電話番号は、数字3けたから15けたで入れてください。"))
        return found

    def format(self, value: str, at: Locale) -> str:  # noqa: ARG002
        """The number with hyphens."""
        return format_phone(value)

    def dump(self, value: str) -> Json:
        """The digits."""
        return value

    def load(self, data: Json) -> str:
        """The digits."""
        return str(data or "")


@dataclass(frozen=True)
class Day(Kind[date | None]):
    """A calendar day; typed in 和暦 or Western form, shown in 和暦 with its weekday."""

    @property
    def empty(self) -> date | None:
        """No answer."""
        return None

    def parse(self, text: str, at: Locale) -> date | None:
        """The day that was typed; refuses impossible days and eras with the reason."""
        return _told(parse_day, text, at.today) if text.strip() else None

    def format(self, value: date | None, at: Locale) -> str:  # noqa: ARG002
        """For example 令和8年6月1日(月)."""
        return wareki_weekday(value) if value else ""

    def dump(self, value: date | None) -> Json:
        """ISO 8601."""
        return value.isoformat() if value else None

    def load(self, data: Json) -> date | None:
        """From ISO 8601."""
        return date.fromisoformat(data) if isinstance(data, str) and data else None


@dataclass(frozen=True)
class Moment(Kind[datetime | None]):
    """A day and time of the office's clock, to the minute."""

    @property
    def empty(self) -> datetime | None:
        """No answer."""
        return None

    def parse(self, text: str, at: Locale) -> datetime | None:
        """A day, optionally followed by a time (9:40, 9時40分); midnight when no time is given."""
        return _told(parse_moment, text, at.today) if text.strip() else None

    def format(self, value: datetime | None, at: Locale) -> str:  # noqa: ARG002
        """For example 令和8年6月1日(月) 9:40."""
        return wareki_moment(value) if value else ""

    def dump(self, value: datetime | None) -> Json:
        """ISO 8601 without zone."""
        return value.isoformat(timespec="seconds") if value else None

    def load(self, data: Json) -> datetime | None:
        """From ISO 8601."""
        return datetime.fromisoformat(data) if isinstance(data, str) and data else None


@dataclass(frozen=True)
class Count(Kind[int | None]):
    """A whole number with its unit (人, か月, 日 ...)."""

    unit: str = ""
    low: int = 0
    high: int = 9_999_999

    @property
    def empty(self) -> int | None:
        """No answer."""
        return None

    def parse(self, text: str, at: Locale) -> int | None:
        """A whole number in half- or full-width digits; refuses what lies outside low..high."""
        if not text.strip():
            return None
        number = _told(parse_number, text, (self.unit, at.tr(self.unit)))
        if not self.low <= number <= self.high:
            raise Refused(
                N_("{low}から{high}までの数を入れてください。"),
                low=format_number(self.low),
                high=format_number(self.high),
            )
        return number

    def format(self, value: int | None, at: Locale) -> str:
        """The number with its unit."""
        return "" if value is None else self.figure(value) + (at.tr(self.unit) if self.unit else "")

    def figure(self, value: int) -> str:
        """The number as it stands in a field before its unit."""
        return format_number(value)

    def dump(self, value: int | None) -> Json:
        """The number."""
        return value

    def load(self, data: Json) -> int | None:
        """The number."""
        return int(data) if isinstance(data, int | str) and data != "" else None


@dataclass(frozen=True)
class Yen(Count):
    """An amount in whole yen."""

    unit: str = N_("円")
    high: int = 9_999_999_999

    def format(self, value: int | None, at: Locale) -> str:
        """The amount, for example 42,000円."""
        return "" if value is None else format_yen(value, at.tr)


_BETWEEN = "、,， \u3000"


def _spoken(at: Locale, name: str) -> dict[str, str]:
    """Every way to name a code of the list (code, label, translated label), the longest first."""
    known = {
        way: each.code for each in at.codes.list(name).codes for way in (at.tr(each.label), each.label, each.code)
    }
    return dict(sorted(known.items(), key=lambda pair: -len(pair[0])))


def _begins(text: str, label: str) -> bool:
    return text.startswith(label) and text[len(label) : len(label) + 1] in {"", *_BETWEEN}


@dataclass(frozen=True)
class Choice(Kind[str]):
    """One code of the named choice list."""

    list: str

    @property
    def empty(self) -> str:
        """No text."""
        return ""

    def parse(self, text: str, at: Locale) -> str:
        """The code whose code or label was given; refuses anything else."""
        wanted = text.strip()
        if not wanted:
            return ""
        found = _spoken(at, self.list).get(wanted)
        if found is None:
            raise Refused(N_("一覧にない答えです。一覧から選んでください。"))
        return found

    def format(self, value: str, at: Locale) -> str:
        """The label of the code."""
        return at.tr(at.codes.label(self.list, value)) if value else ""

    def dump(self, value: str) -> Json:
        """The code."""
        return value

    def load(self, data: Json) -> str:
        """The code."""
        return str(data or "")


@dataclass(frozen=True)
class Codes(Kind[frozenset[str]]):
    """A set of codes of the named choice list (tick boxes): one value, each code with its own class."""

    list: str

    @property
    def empty(self) -> frozenset[str]:
        """No answer."""
        return frozenset()

    def parse(self, text: str, at: Locale) -> frozenset[str]:
        """The codes whose labels stand in the text, separated by 、 or commas; labels may hold these themselves."""
        spoken = _spoken(at, self.list)
        found: set[str] = set()
        rest = text.strip()
        while rest:
            label = next((each for each in spoken if _begins(rest, each)), None)
            if label is None:
                raise Refused(N_("一覧にない答えです。一覧から選んでください。"))
            found.add(spoken[label])
            rest = rest[len(label) :].lstrip(_BETWEEN)
        return frozenset(found)

    def format(self, value: frozenset[str], at: Locale) -> str:
        """The labels in the order of the list."""
        known = at.codes.list(self.list)
        ordered = [code.code for code in known.codes if code.code in value]
        rest = sorted(value - set(ordered))
        return "、".join(at.tr(at.codes.label(self.list, code)) for code in [*ordered, *rest])

    def dump(self, value: frozenset[str]) -> Json:
        """The codes, sorted."""
        return sorted(value)

    def load(self, data: Json) -> frozenset[str]:
        """The codes."""
        return frozenset(data) if isinstance(data, list) else frozenset()


@dataclass(frozen=True)
class Flag(Kind[bool]):
    """A tick."""

    @property
    def empty(self) -> bool:
        """No answer."""
        return False

    def parse(self, text: str, at: Locale) -> bool:
        """True for はい, ○, ✓, 1, true; False for nothing, いいえ, ×, 0, false; refuses anything else."""
        said = text.strip().lower()
        if said in {"はい", at.tr(N_("はい")).lower(), "○", "✓", "1", "true"}:
            return True
        if said in {"", "いいえ", at.tr(N_("いいえ")).lower(), "×", "0", "false"}:
            return False
        raise Refused(N_("「はい」か「いいえ」で答えてください。"))

    def format(self, value: bool, at: Locale) -> str:
        """はい, or nothing."""
        return at.tr(N_("はい")) if value else ""

    def dump(self, value: bool) -> Json:
        """The tick."""
        return value

    def load(self, data: Json) -> bool:
        """The tick."""
        return bool(data)


@dataclass(frozen=True)
class Ref(Kind[str]):
    """The id of another record; `to` is the record's class name."""

    to: str

    @property
    def empty(self) -> str:
        """No text."""
        return ""

    def parse(self, text: str, at: Locale) -> str:  # noqa: ARG002
        """The id as it is: people choose records, they do not type ids."""
        return text.strip()

    def format(self, value: str, at: Locale) -> str:  # noqa: ARG002
        """Nothing: an id means nothing to a person."""
        return ""

    def dump(self, value: str) -> Json:
        """The id."""
        return value

    def load(self, data: Json) -> str:
        """The id."""
        return str(data or "")
