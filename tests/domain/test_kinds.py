"""Every kind of value: what is stored comes back, what is shown can be typed again, bad input is kept or refused."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.area import Area
from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import catalogue, specs
from kyoju_desktop.domain.kinds import (
    Choice,
    Codes,
    Count,
    Day,
    Flag,
    Kana,
    Kind,
    Locale,
    Moment,
    Phone,
    Ref,
    Text,
    Yen,
)
from kyoju_desktop.domain.records import Case
from kyoju_desktop.domain.text import clean_text
from kyoju_desktop.i18n.messages import Translator

BOOK = load_codebook()
JA = Locale(Translator.for_language("ja"), date(2026, 6, 1), BOOK)


class _English(Translator):
    """A stand-in for the English catalogue, with words that differ from the Japanese ones."""

    words = {"はい": "Yes", "いいえ": "No", "{amount}円": "¥{amount}", "人": " people", "住まい": "Home, or none"}  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__("en", Translator.for_language("ja")._catalogue)

    def __call__(self, text: str, /, **values: str) -> str:
        found = self.words.get(text, text)
        return found.format(**values) if values else found


EN = Locale(_English(), date(2026, 6, 1), BOOK)
LOCALES = st.sampled_from([JA, EN])

# What may be kept: no controls, separators, surrogates, noncharacters, reordering marks.
KEPT = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"),
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)


def _values(kind: Kind[Any]) -> st.SearchStrategy[Any]:
    if isinstance(kind, Choice):
        return st.sampled_from(["", *BOOK.list(kind.list).by_code])
    if isinstance(kind, Codes):
        return st.frozensets(st.sampled_from(list(BOOK.list(kind.list).by_code)))
    if isinstance(kind, Count):
        return st.none() | st.integers(kind.low, kind.high)
    if isinstance(kind, Text):
        return st.text(KEPT, max_size=min(kind.limit, 60)).filter(lambda text: _kept(text, kind))
    return {
        Day: st.none() | st.dates(date(1868, 1, 1), date(2200, 12, 31)),
        Moment: st.none()
        | st.datetimes(datetime(1868, 1, 1), datetime(2200, 12, 31)).map(
            lambda at: at.replace(second=0, microsecond=0)
        ),
        Flag: st.booleans(),
        Phone: st.just("") | st.from_regex(r"\A\+?0[0-9]{2,10}\Z"),
        Ref: st.just("") | st.from_regex(r"\A[0-9a-f]{32}\Z"),
    }[type(kind)]


def _kept(text: str, kind: Text) -> bool:
    try:
        return kind.parse(text, JA) == text
    except Refused:
        return False


KINDS: list[Kind[Any]] = sorted({each.kind for kind in catalogue() for each in specs(kind)}, key=repr)
A_KIND = st.sampled_from(KINDS)


def test_every_kind_of_the_program_occurs_in_the_catalogue() -> None:
    assert Case in catalogue()
    assert {type(each) for each in KINDS} == {
        Area,
        Choice,
        Codes,
        Count,
        Day,
        Flag,
        Kana,
        Moment,
        Phone,
        Ref,
        Text,
        Yen,
    }


@given(st.data(), A_KIND)
def test_what_is_stored_comes_back(data: st.DataObject, kind: Kind[Any]) -> None:
    value = data.draw(_values(kind))
    assert kind.load(kind.dump(value)) == value


@given(st.data(), A_KIND.filter(lambda kind: not isinstance(kind, Ref)), LOCALES)
def test_what_is_shown_can_be_typed_again(data: st.DataObject, kind: Kind[Any], at: Locale) -> None:
    value = data.draw(_values(kind))
    assert kind.parse(kind.format(value, at), at) == value


@pytest.mark.parametrize("kind", KINDS, ids=repr)
def test_an_unanswered_field_is_empty_stored_shown_and_typed(kind: Kind[Any]) -> None:
    empty = kind.empty
    assert kind.load(kind.dump(empty)) == empty
    assert kind.load(None) == empty
    assert kind.format(empty, JA) == ""
    assert kind.parse("", JA) == empty
    assert isinstance(kind, Text) or kind.parse("  \u3000", JA) == empty


BAD = [
    "あ" * 10_000,
    "👨‍👩‍👧‍👦🏠",
    "مرحبا بالعالم",
    "שלום",
    "\x00",
    "北原\x00ハル",
    "\x1b[31m",
    "\x07",
    "\ud800",
    "北\udfffハル",
    "\u202eルハ",
    "\u2067x\u2069",
    "\u2028",
    "\uffff",
    "\U0001fffe",
    "\ufdd0",
    "AB12345678CD",
    "123456789018",
    "1" * 5_000,
    "+" * 50,
    "9" * 400 + "万",
    "令和99年99月99日",
    "-1",
    "％％％ {0} {name}",
    "' OR 1=1 --",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("kind", KINDS, ids=repr)
@pytest.mark.parametrize("typed", BAD, ids=range(len(BAD)))
def test_bad_input_is_kept_as_typed_or_refused_with_a_reason(kind: Kind[Any], typed: str) -> None:
    _kept_or_refused(kind, typed)


@given(A_KIND, st.text(st.characters(), max_size=40))
def test_anything_at_all_is_kept_as_typed_or_refused_with_a_reason(kind: Kind[Any], typed: str) -> None:
    _kept_or_refused(kind, typed)


def _kept_or_refused(kind: Kind[Any], typed: str) -> None:
    try:
        value = kind.parse(typed, JA)
    except Refused as refused:
        words = refused.message.text(JA.tr)
    else:
        words = "-"
        assert not isinstance(kind, Text) or value == typed
        assert not isinstance(kind, Ref) or value == typed.strip()
        assert kind.load(kind.dump(value)) == value
        assert isinstance(kind.format(value, JA), str)
    assert words
    # the reason never repeats what was typed: it may reach a log
    assert words == "-" or len(typed) < 4 or typed not in words


@pytest.mark.parametrize(
    "name",
    [
        "NGUYEN VAN ANH TUAN THANH",
        "グエン・ヴァン・アイン・トゥアン・タイン",
        "𠮷田 髙﨑 辻󠄀 渡邉󠄂",
        "\ufa19 神",
        "かがや\u3099",
        "\ue000外字",
        "👩‍🦽",
        "משה",
        " 前後の空白 ",
        "\U00031350新しい漢字",
        "\U000323af",
        "a\u200db\ufe0f",
    ],
)
def test_a_name_is_kept_to_the_last_code_point(name: str) -> None:
    assert Text(80).parse(name, JA) == name
    assert Kana(80).parse(name, JA) == name


def test_several_lines_are_for_long_texts_only() -> None:
    assert Text(20, lines=3).parse("一\n二", JA) == "一\n二"
    for typed in ("一\n二", "一\t二"):
        with pytest.raises(Refused):
            Text(20).parse(typed, JA)
    with pytest.raises(Refused):
        Text(20, lines=3).parse("一\r二", JA)


def test_a_text_at_its_limit_is_kept_and_one_more_is_refused_with_both_lengths() -> None:
    assert clean_text("字" * 80, limit=80) == "字" * 80
    with pytest.raises(Refused) as refused:
        clean_text("字" * 81, limit=80)
    assert dict(refused.value.message.values) == {"length": "81", "limit": "80"}


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("090-0000-4121", "09000004121"),
        ("\uff10\uff19\uff10\uff0d\uff10\uff10\uff10\uff10\uff0d\uff14\uff11\uff12\uff11", "09000004121"),
        (" 0120 000 111 ", "0120000111"),
        ("(03) 0000-0000", "0300000000"),
        ("+81 90 0000 4121", "+819000004121"),
        ("110", "110"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_read_however_it_is_written(typed: str, digits: str) -> None:
    assert Phone().parse(typed, JA) == digits


@pytest.mark.parametrize(
    "typed", ["090-0000-4121(妻)", "なし", "1", "12", "1" * 16, "٠٩٠", "+", "090+123", "123456789018"]
)
def test_words_beside_a_telephone_number_are_refused_not_dropped(typed: str) -> None:
    with pytest.raises(Refused):
        Phone().parse(typed, JA)


def test_a_choice_is_found_by_code_by_label_and_by_its_translation() -> None:
    topic = Choice("topic")
    assert topic.parse("T02", JA) == topic.parse(" 住まい ", JA) == topic.parse("Home, or none", EN) == "T02"
    with pytest.raises(Refused):
        topic.parse("宇宙", JA)
    assert topic.format("T99", JA) == "T99"


def test_ticked_codes_are_shown_in_the_order_of_the_list_and_unknown_ones_last() -> None:
    topics = Codes("topic")
    assert topics.format(frozenset({"T14", "T99", "T01"}), JA) == "病気や健康・障害、DV・虐待、T99"
    assert topics.parse("DV・虐待, 病気や健康・障害", JA) == {"T01", "T14"}
    assert topics.parse("Home, or none、T01", EN) == {"T01", "T02"}
    for typed in ("宇宙", "住まい宇宙", "住まい、宇宙"):
        with pytest.raises(Refused):
            topics.parse(typed, JA)
    assert topics.load("T01") == frozenset()


def test_a_tick_is_yes_or_no_and_nothing_else() -> None:
    assert Flag().parse("はい", JA)
    assert Flag().parse("yes", EN)
    assert not Flag().parse("いいえ", JA)
    assert not Flag().parse("No", EN)
    with pytest.raises(Refused):
        Flag().parse("たぶん", JA)


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        (Yen(), "42,000円", 42_000),
        (Yen(), "\uffe542,000", 42_000),
        (Yen(), "4万2000", 42_000),
        (Yen(), "4.2万円", 42_000),
        (Yen(), "0", 0),
        (Area(), "18", 1_800),
        (Area(), "18.5㎡", 1_850),
        (Area(), "１，２３４．５６", 123_456),
        (Area(), "25平米", 2_500),
        (Count("か月"), "3ヶ月", 3),
        (Count("か月"), "3か月", 3),
        (Count("人"), " 2 人", 2),
        (Count(), "\uff11\uff12", 12),
        (Count(low=-5), "-5", -5),
    ],
)
def test_numbers_are_read_as_people_write_them(kind: Count, typed: str, number: int) -> None:
    assert kind.parse(typed, JA) == number


@pytest.mark.parametrize("typed", ["三", "1.5", "-1", "31", "1e3", "1,2,x"])
def test_what_is_no_number_or_out_of_bounds_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        Count("人", high=30).parse(typed, JA)


def test_stored_numbers_and_days_are_read_leniently() -> None:
    assert Count().load("12") == 12
    assert Count().load([]) is None
    assert Day().load("") is None
    assert Moment().load(None) is None


def test_a_wrong_day_is_refused_with_the_reason_of_the_calendar() -> None:
    with pytest.raises(Refused) as refused:
        Day().parse("平成32年6月1日", JA)
    assert "令和2年6月1日" in refused.value.message.text(JA.tr)
    with suppress(Refused):
        Moment().parse("25:00", JA)
        pytest.fail("25:00 is no time")
