"""Every wish says for a home, against it, or that nobody knows; the words are the ones a clerk reads."""

from datetime import date
from typing import Any

import pytest

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.rules.homes import HomeRow, Wishes, rooms_rank
from kyoju_desktop.domain.rules.matching import checks_of, reasons
from kyoju_desktop.i18n.messages import Translator

TODAY = date(2026, 6, 1)
TR, BOOK = Translator.for_language("ja"), shipped_codebook()
NONE: frozenset[str] = frozenset()
HOME = HomeRow(
    home="h", building="b", state="free", name="ひだまり荘 203", room="203", address="中央町1",
    municipality="陽ノ原町", secret=False, kind="private_rental", floor=2, floors=3, lift="no", layout="2DK",
    rooms_rank=22, area=4_000,
    rent=42_000, fees=2_000, fees_known=True, deposit=None, key_money=None, residents_most=3, shared_house=False,
    has=frozenset({"bath"}), lacks=frozenset({"pet"}), accepts=NONE, guarantees=frozenset({"registered"}),
    accepts_only=False, vacant="yes", takes_inquiries="yes", vacant_from=TODAY, checked_on=TODAY, agent="",
    landlord="", manager="", provider="", caution=False, area_key="陽の原町中央町1",
)  # fmt: skip
PLAIN = Wishes(guarantor="available")


def said(home: HomeRow, wishes: Wishes) -> tuple[list[str], list[str], list[str]]:
    told = reasons(home, checks_of(wishes, TODAY))
    pro, con, ask = ([each.text(TR, BOOK) for each in part] for part in (told.pro, told.con, told.ask))
    return pro, con, ask


CASES: dict[str, tuple[dict[str, Any], Wishes, tuple[str, str, str]]] = {
    "within the ceiling": (
        {}, Wishes(rent_most=44_000, rent_from="wish"), ("家賃と共益費で44,000円、上限44,000円以内", "", "")),
    "one yen more with the fees": (
        {}, Wishes(rent_most=43_999, rent_from="wish"),
        ("", "", "共益費などを入れると44,000円で、上限43,999円をこえる")),
    "above the ceiling": (
        {}, Wishes(rent_most=41_999, rent_from="wish"), ("", "家賃42,000円は、上限41,999円を1円こえる", "")),
    "no rent known": ({"rent": None}, Wishes(rent_most=40_000, rent_from="wish"), ("", "", "家賃がわからない")),
    "no fee known": (
        {"fees": 0, "fees_known": False}, Wishes(rent_most=50_000, rent_from="wish"), ("", "", "共益費がわからない")),
    "a rent of ten million": (
        {"rent": 10_000_000}, Wishes(rent_most=50_000, rent_from="wish"),
        ("", "家賃10,000,000円は、上限50,000円を9,950,000円こえる", "")),
    "the ceiling of welfare is met by the rent alone": (
        {}, Wishes(rent_most=42_000, rent_from="cap", cap=42_000, welfare="receiving"),
        ("家賃42,000円は、住宅扶助の上限42,000円以内", "", "")),
    "the ceiling of welfare is passed": (
        {}, Wishes(rent_most=41_000, rent_from="cap", cap=41_000, welfare="receiving"),
        ("", "家賃42,000円は、住宅扶助の上限41,000円をこえる", "")),
    "on welfare, and the ceiling is not in the file": (
        {}, Wishes(welfare="receiving"),
        ("", "", "住宅扶助の上限が「計算の数字」にないので、家賃がおさまるかを確かめる")),
    "thirty per cent of the income": (
        {}, Wishes(income=146_667, income_asked=True), ("家賃などは世帯の月収の30%以内(めやす)", "", "")),
    "thirty per cent to the yen": (
        {"rent": 43_000}, Wishes(income=150_000, income_asked=True),
        ("家賃などは世帯の月収の30%以内(めやす)", "", "")),
    "one yen less of income": (
        {}, Wishes(income=146_666, income_asked=True), ("", "", "家賃などが世帯の月収の30%をこえる(めやす)")),
    "no income at all": ({}, Wishes(income=0, income_asked=True), ("", "", "収入がないので、払う見通しを確かめる")),
    "income unknown": ({}, Wishes(income_asked=True), ("", "", "収入がわからないので、払えるかを確かめる")),
    "no ceiling and no rent": ({"rent": None}, Wishes(), ("", "", "家賃がわからない")),
    "a ceiling of welfare and no rent": (
        {"rent": None}, Wishes(rent_most=1, rent_from="cap", cap=1, welfare="applying"),
        ("", "", "家賃がわからない")),
    "no rent to hold against the income": (
        {"rent": None}, Wishes(income=1, income_asked=True), ("", "", "家賃がわからない")),
    "nothing of what is wished is known": (
        {"has": NONE, "lacks": NONE}, Wishes(conditions=frozenset({"pet"})), ("", "", "わからない条件: ペット")),
    "everything that is wished is there": (
        {"has": frozenset({"pet"}), "lacks": frozenset({"pet"})}, Wishes(conditions=frozenset({"pet"})),
        ("条件が合う: ペット", "", "")),
    "in the wished place": ({}, Wishes(areas=("中央町",)), ("希望の地域にある", "", "")),
    "in another place": ({}, Wishes(areas=("港町",)), ("", "希望の地域の外", "")),
    "a secret place": ({"area_key": ""}, Wishes(areas=("港町",)), ("", "", "場所がわからない(伏せている)")),
    "the wished kind": (
        {}, Wishes(kinds=frozenset({"private_rental"})), ("希望の種類(民間賃貸(一般))", "", "")),
    "another kind": (
        {}, Wishes(kinds=frozenset({"ur_corporation"})), ("", "希望とちがう種類(民間賃貸(一般))", "")),
    "kind unknown": ({"kind": ""}, Wishes(kinds=frozenset({"shelter"})), ("", "", "住まいの種類がわからない")),
    "rooms enough": ({}, Wishes(rooms="2K以上"), ("間取り2DK", "", "")),
    "rooms too few": ({}, Wishes(rooms="2LDK"), ("", "間取り2DKは希望より小さい", "")),
    "rooms unknown": ({"rooms_rank": None}, Wishes(rooms="1K"), ("", "", "間取りがわからない")),
    "just as large": ({}, Wishes(size=4_000), ("広さ40㎡(希望40㎡以上)", "", "")),
    "a hundredth too small": ({}, Wishes(size=4_001), ("", "広さ40㎡は希望の40.01㎡より狭い", "")),
    "size unknown": ({"area": None}, Wishes(size=1), ("", "", "広さがわからない")),
    "three may live there": ({}, Wishes(people=3), ("3人で住める", "", "")),
    "four may not": ({}, Wishes(people=4), ("", "住めるのは3人まで(4人の世帯)", "")),
    "nobody knows for two": ({"residents_most": None}, Wishes(people=2), ("", "", "2人で住めるかわからない")),
    "one person can live anywhere": ({"residents_most": None}, Wishes(people=1), ("", "", "")),
    "ground floor wished": ({}, Wishes(floor="first"), ("", "2階", "")),
    "upper floor wished": ({}, Wishes(floor="upper"), ("2階", "", "")),
    "no lift": ({}, Wishes(floor="lift"), ("", "2階でエレベーターがない", "")),
    "a lift": ({"lift": "yes"}, Wishes(floor="lift"), ("エレベーターがある", "", "")),
    "nobody knows of a lift": ({"lift": ""}, Wishes(floor="lift"), ("", "", "エレベーターがあるかわからない")),
    "on the ground": ({"floor": 1}, Wishes(floor="lift"), ("1階", "", "")),
    "floor unknown": ({"floor": None}, Wishes(floor="first"), ("", "", "階がわからない")),
    "floor unknown, upper wished": ({"floor": None}, Wishes(floor="upper"), ("", "", "階がわからない")),
    "floor and lift unknown": ({"floor": None}, Wishes(floor="lift"), ("", "", "階がわからない")),
    "free in time": ({}, Wishes(by=TODAY), ("希望の日までに入れる", "", "")),
    "a day too late": ({}, Wishes(by=date(2026, 5, 31)), ("", "希望の日には入れない", "")),
    "free from nobody knows when": ({"vacant_from": None}, Wishes(by=TODAY), ("", "", "いつから入れるかわからない")),
    "bath has, pet lacks, car unknown": (
        {}, Wishes(conditions=frozenset({"bath", "pet", "car"})),
        ("条件が合う: 浴室がある", "条件が合わない: ペット", "わからない条件: 車を置く")),
    "accepted by name": (
        {"accepts": frozenset({"L5"})}, Wishes(categories=frozenset({"L5", "M9"})),
        ("受け入れる区分に入っている: 子どもを養育する者", "", "")),
    "others only": (
        {"accepts": frozenset({"L4"}), "accepts_only": True}, Wishes(categories=frozenset({"L5"})),
        ("", "受け入れる区分が限られていて、入っていない", "")),
    "others only, no category yet": (
        {"accepts": frozenset({"L4"}), "accepts_only": True}, Wishes(),
        ("", "", "受け入れる区分が限られている(ケースの区分が未入力)")),
    "registered for all": (
        {"kind": "sn_registered"}, Wishes(categories=frozenset({"L1"})), ("要配慮者の入居を拒まない住まい", "", "")),
    "registered, but outside the law": (
        {"kind": "sn_registered"}, Wishes(categories=frozenset({"X1"})), ("", "", "")),
    "registered for others, without a limit": (
        {"kind": "sn_registered", "accepts": frozenset({"L4"})}, Wishes(categories=frozenset({"L1"})),
        ("", "", "受け入れる区分に名前がない(断られるとは限らない)")),
    "no guarantor, a company is enough": (
        {}, Wishes(guarantor="no_family"), ("保証人がいなくても借りられる方法がある", "", "")),
    "a joint guarantor is asked for": (
        {"guarantees": frozenset({"joint_guarantor"})}, Wishes(guarantor="refused"), ("", "連帯保証人がいる", "")),
    "guarantee unknown": ({"guarantees": NONE}, Wishes(guarantor="company"), ("", "", "使える保証がわからない")),
    "held by another application": ({"state": "applied"}, PLAIN, ("", "ほかの申込みで止まっている", "")),
    "no inquiries": ({"takes_inquiries": "no"}, PLAIN, ("", "照会を受けていない", "")),
    "inquiries unknown": ({"takes_inquiries": ""}, PLAIN, ("", "", "照会を受けるかわからない")),
    "vacancy unknown": ({"vacant": "unknown"}, PLAIN, ("", "", "空いているかわからない")),
    "never checked": ({"checked_on": None}, PLAIN, ("", "", "空きを確かめた日がない")),
    "checked thirty days ago": ({"checked_on": date(2026, 5, 2)}, PLAIN, ("", "", "")),
    "checked thirty-one days ago": (
        {"checked_on": date(2026, 5, 1)}, PLAIN, ("", "", "空きを確かめてから31日たっている")),
    "a caution": ({"caution": True}, PLAIN, ("", "", "貸主・扱う店に「注意」がある。照会の前に読む")),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_wish_is_answered_in_words(name: str) -> None:
    changes, wishes, wanted = CASES[name]
    found = said(HOME._replace(**changes), wishes)
    assert tuple("".join(each) for each in found) == wanted


def test_a_home_without_a_known_rent_is_asked_about_once_only() -> None:
    wishes = Wishes(rent_most=30_000, rent_from="wish", cap=40_000, welfare="receiving")
    assert said(HOME._replace(rent=None), wishes)[2].count("家賃がわからない") == 1


def test_the_income_of_somebody_on_welfare_says_nothing_about_the_rent() -> None:
    assert said(HOME, Wishes(income=0, income_asked=True, welfare="receiving", cap=50_000))[2] == []


@pytest.mark.parametrize(
    ("layout", "rank"),
    [
        ("1R", 10),
        ("ワンルーム", 10),
        ("１Ｋ", 11),
        ("2dk", 22),
        ("3LDK", 33),
        ("2SLDK", 23),
        ("10K", 101),
        ("和6", None),
    ],
)
def test_layouts_are_read_as_they_are_written(layout: str, rank: int | None) -> None:
    assert rooms_rank(layout) == rank


def test_what_is_paid_every_month_is_rent_and_fees() -> None:
    assert HOME.total == 44_000
    assert HOME._replace(rent=None).total is None


def test_layouts_sort_from_one_room_to_more() -> None:
    order = ["1R", "1K", "1DK", "1LDK", "2R", "2K", "2DK", "2LDK", "3K"]
    ranks = [rooms_rank(each) for each in order]
    assert None not in ranks
    assert len(set(ranks)) == len(order)
    assert ranks == sorted(ranks, key=lambda rank: rank or 0)
    assert (rooms_rank("2ＳＬＤＫ"), rooms_rank("ワンルーム"), rooms_rank("")) == (
        rooms_rank("2LDK"), rooms_rank("1R"), None,
    )  # fmt: skip
