"""住まい探し: the wishes of a household against one home, with the reasons for, against and what must be asked.

A wish may be a must: homes that are known to fail it are left out, those of which it is not known stay with a remark.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.rules.homes import APPLIED, STALE_DAYS, HomeRow, Wishes, rooms_rank
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.i18n.numbers import format_hundredths, format_number

RENT_SHARE = 30  # per cent of the household's income above which the rent is pointed out (運用のめやす, not law)
REGISTERED = frozenset({"sn_registered", "sn_dedicated", "support_housing"})
OUTSIDE_THE_LAW = frozenset({"X1"})
_NO_GUARANTOR = frozenset({"refused", "cannot_ask", "no_family"})
_SUPPORTED = frozenset({"receiving", "applying"})


class Reason(NamedTuple):
    """Why a home fits or does not: a marked text; `codes` of the list `of` stand in it as {what}."""

    words: str
    values: tuple[tuple[str, str], ...] = ()
    of: str = ""
    codes: tuple[str, ...] = ()

    def text(self, tr: Translator, book: CodeBook) -> str:
        """The sentence in the translator's language."""
        values = dict(self.values)
        if self.of:
            values["what"] = "、".join(tr(book.label(self.of, each)) for each in self.codes)
        return tr(self.words, **values)


@dataclass
class Reasons:
    """合うところ, 合わないところ, 確かめること."""

    pro: list[Reason] = field(default_factory=list)
    con: list[Reason] = field(default_factory=list)
    ask: list[Reason] = field(default_factory=list)


Check = Callable[[HomeRow, Reasons], None]


def checks_of(wishes: Wishes, today: date) -> tuple[Check, ...]:
    """The checks that these wishes ask for, ready for many homes."""
    return tuple(_checks(wishes, today))


def reasons(row: HomeRow, checks: tuple[Check, ...]) -> Reasons:
    """What speaks for a home, what against, and what has to be asked."""
    told = Reasons()
    for each in checks:
        each(row, told)
    return told


def _checks(wishes: Wishes, today: date) -> Iterator[Check]:
    if wishes.areas:
        yield _area(wishes.areas)
    yield from _money(wishes)
    if wishes.kinds:
        yield _kinds(wishes.kinds)
    yield from _rooms_and_size(wishes)
    if wishes.floor in _FLOORS:
        yield _FLOORS[wishes.floor]
    if wishes.by:
        yield _by(wishes.by)
    if wishes.conditions:
        yield _conditions(wishes.conditions)
    yield _accepts(wishes.categories)
    if wishes.guarantor in _NO_GUARANTOR or wishes.guarantor == "company":
        yield _guarantee
    yield _vacancy(today)
    yield _caution


def _area(areas: tuple[str, ...]) -> Check:
    def check(row: HomeRow, told: Reasons) -> None:
        place = row.area_key
        if not place:
            told.ask.append(_PLACE_UNKNOWN)
            return
        for each in areas:
            if each in place:
                told.pro.append(_IN_AREA)
                return
        told.con.append(_NOT_IN_AREA)

    return check


def _money(wishes: Wishes) -> Iterator[Check]:
    if wishes.rent_most is not None and wishes.rent_from != "cap":
        yield _ceiling(wishes.rent_most)
    elif wishes.cap is None:
        yield _rent_known
    if wishes.cap is not None:
        yield _cap(wishes.cap)
    elif wishes.welfare in _SUPPORTED:
        yield _cap_unknown
    if wishes.welfare not in _SUPPORTED and (wishes.income is not None or wishes.income_asked):
        yield _income(wishes.income)


def _ceiling(most: int) -> Check:
    limit = ("most", format_number(most))

    def check(row: HomeRow, told: Reasons) -> None:
        if row.rent is None:
            told.ask.append(_RENT_UNKNOWN)
        elif row.rent > most:
            over = ("over", format_number(row.rent - most))
            told.con.append(Reason(_RENT_OVER, (("rent", format_number(row.rent)), limit, over)))
        elif row.rent + row.fees > most:
            told.ask.append(Reason(_FEES_OVER, (("total", format_number(row.rent + row.fees)), limit)))
        elif not row.fees_known:
            told.ask.append(_FEES_UNKNOWN)
        else:
            told.pro.append(Reason(_RENT_WITHIN, (("total", format_number(row.rent + row.fees)), limit)))

    return check


def _rent_known(row: HomeRow, told: Reasons) -> None:
    if row.rent is None:
        told.ask.append(_RENT_UNKNOWN)


def _cap(cap: int) -> Check:
    limit = ("cap", format_number(cap))

    def check(row: HomeRow, told: Reasons) -> None:
        if row.rent is not None:
            fits, values = row.rent <= cap, (("rent", format_number(row.rent)), limit)
            (told.pro if fits else told.con).append(Reason(_CAP_WITHIN if fits else _CAP_OVER, values))
        elif _RENT_UNKNOWN not in told.ask:
            told.ask.append(_RENT_UNKNOWN)

    return check


def _cap_unknown(_row: HomeRow, told: Reasons) -> None:
    told.ask.append(_NO_CAP)


def _income(income: int | None) -> Check:
    def check(row: HomeRow, told: Reasons) -> None:
        if income is None:
            told.ask.append(_INCOME_UNKNOWN)
        elif row.rent is not None:
            total = row.rent + row.fees
            fits = total * 100 <= income * RENT_SHARE
            if fits:
                told.pro.append(Reason(_SHARE_FITS, (("limit", str(RENT_SHARE)),)))
            else:
                told.ask.append(Reason(_SHARE_OVER, (("limit", str(RENT_SHARE)),)) if income else _NO_INCOME)

    return check


def _kinds(kinds: frozenset[str]) -> Check:
    def check(row: HomeRow, told: Reasons) -> None:
        if not row.kind:
            told.ask.append(_KIND_UNKNOWN)
        else:
            which = told.pro if row.kind in kinds else told.con
            which.append(Reason(_KIND_FITS if row.kind in kinds else _KIND_OTHER, (), "destination", (row.kind,)))

    return check


def _rooms_and_size(wishes: Wishes) -> Iterator[Check]:
    rank = rooms_rank(wishes.rooms) if wishes.rooms else None
    if rank is not None:
        yield _rooms(rank)
    if wishes.size is not None:
        yield _size(wishes.size)
    if wishes.people is not None:
        yield _people(wishes.people)


def _rooms(rank: int) -> Check:
    def check(row: HomeRow, told: Reasons) -> None:
        if row.rooms_rank is None:
            told.ask.append(_ROOMS_UNKNOWN)
        else:
            fits = row.rooms_rank >= rank
            (told.pro if fits else told.con).append(
                Reason(_ROOMS_FIT if fits else _ROOMS_SMALL, (("layout", row.layout),))
            )

    return check


def _size(least: int) -> Check:
    wanted = ("least", format_hundredths(least))

    def check(row: HomeRow, told: Reasons) -> None:
        if row.area is None:
            told.ask.append(_SIZE_UNKNOWN)
        else:
            fits = row.area >= least
            (told.pro if fits else told.con).append(
                Reason(_SIZE_FITS if fits else _SIZE_SMALL, (("area", format_hundredths(row.area)), wanted))
            )

    return check


def _people(people: int) -> Check:
    count = ("people", str(people))

    def check(row: HomeRow, told: Reasons) -> None:
        if row.residents_most is None:
            if people > 1:
                told.ask.append(Reason(_PEOPLE_UNKNOWN, (count,)))
        elif row.residents_most >= people:
            told.pro.append(Reason(_PEOPLE_FIT, (count,)))
        else:
            told.con.append(Reason(_PEOPLE_MANY, (("most", str(row.residents_most)), count)))

    return check


def _first_floor(row: HomeRow, told: Reasons) -> None:
    if row.floor is None:
        told.ask.append(_FLOOR_UNKNOWN)
    else:
        (told.pro if row.floor == 1 else told.con).append(Reason(_ON_FLOOR, (("floor", str(row.floor)),)))


def _upper_floor(row: HomeRow, told: Reasons) -> None:
    if row.floor is None:
        told.ask.append(_FLOOR_UNKNOWN)
    else:
        (told.pro if row.floor >= 2 else told.con).append(Reason(_ON_FLOOR, (("floor", str(row.floor)),)))


def _floor_with_lift(row: HomeRow, told: Reasons) -> None:
    if row.floor == 1 or row.lift == "yes":
        told.pro.append(_GROUND if row.floor == 1 else _LIFT)
    elif row.floor is None or row.lift != "no":
        told.ask.append(_FLOOR_UNKNOWN if row.floor is None else _LIFT_UNKNOWN)
    else:
        told.con.append(Reason(_NO_LIFT, (("floor", str(row.floor)),)))


_FLOORS: dict[str, Check] = {"first": _first_floor, "upper": _upper_floor, "lift": _floor_with_lift}


def _by(by: date) -> Check:
    def check(row: HomeRow, told: Reasons) -> None:
        if row.vacant_from is None:
            told.ask.append(_FROM_UNKNOWN)
        else:
            (told.pro if row.vacant_from <= by else told.con).append(_IN_TIME if row.vacant_from <= by else _TOO_LATE)

    return check


def _conditions(wanted: frozenset[str]) -> Check:
    def check(row: HomeRow, told: Reasons) -> None:
        has = wanted & row.has
        lacks = (wanted & row.lacks) - has
        if has:
            told.pro.append(_of_conditions(_HAS, has))
        if lacks:
            told.con.append(_of_conditions(_LACKS, lacks))
        if len(has) + len(lacks) < len(wanted):
            told.ask.append(_of_conditions(_HAS_UNKNOWN, wanted - has - lacks))

    return check


@cache
def _of_conditions(words: str, codes: frozenset[str]) -> Reason:
    return Reason(words, (), "home_condition", tuple(sorted(codes)))


def _accepts(categories: frozenset[str]) -> Check:
    of_law = categories - OUTSIDE_THE_LAW

    def check(row: HomeRow, told: Reasons) -> None:
        shared = tuple(sorted(row.accepts & categories))
        if shared:
            told.pro.append(Reason(_ACCEPTED, (), "category", shared))
        elif row.accepts_only and row.accepts:
            told.con.append(_ACCEPTS_OTHERS) if categories else told.ask.append(_CATEGORY_OPEN)
        elif row.kind in REGISTERED and not row.accepts and of_law:
            told.pro.append(_REGISTERED)
        elif row.kind in REGISTERED and of_law:
            told.ask.append(_NOT_NAMED)

    return check


def _guarantee(row: HomeRow, told: Reasons) -> None:
    ways = row.guarantees - {"joint_guarantor"}
    if "no_guarantor" in row.has or ways:
        told.pro.append(_GUARANTEE_FITS)
    elif row.guarantees or "no_guarantor" in row.lacks:
        told.con.append(_GUARANTOR_NEEDED)
    else:
        told.ask.append(_GUARANTEE_UNKNOWN)


def _vacancy(today: date) -> Check:
    def check(row: HomeRow, told: Reasons) -> None:
        if row.state == APPLIED:
            told.con.append(_APPLIED_FOR)
        if row.takes_inquiries == "no":
            told.con.append(_NO_INQUIRIES)
        elif row.takes_inquiries != "yes":
            told.ask.append(_INQUIRIES_UNKNOWN)
        if row.vacant != "yes":
            told.ask.append(_VACANT_UNKNOWN)
        elif row.checked_on is None:
            told.ask.append(_NEVER_CHECKED)
        elif (days := (today - row.checked_on).days) > STALE_DAYS:
            told.ask.append(Reason(_CHECKED_LONG_AGO, (("days", str(days)),)))

    return check


def _caution(row: HomeRow, told: Reasons) -> None:
    if row.caution:
        told.ask.append(_CAUTION)


_IN_AREA = Reason(N_("希望の地域にある"))
_NOT_IN_AREA = Reason(N_("希望の地域の外"))
_PLACE_UNKNOWN = Reason(N_("場所がわからない(伏せている)"))
_RENT_UNKNOWN = Reason(N_("家賃がわからない"))
_RENT_OVER = N_("家賃{rent}円は、上限{most}円を{over}円こえる")
_FEES_OVER = N_("共益費などを入れると{total}円で、上限{most}円をこえる")
_FEES_UNKNOWN = Reason(N_("共益費がわからない"))
_RENT_WITHIN = N_("家賃と共益費で{total}円、上限{most}円以内")
_CAP_WITHIN = N_("家賃{rent}円は、住宅扶助の上限{cap}円以内")
_CAP_OVER = N_("家賃{rent}円は、住宅扶助の上限{cap}円をこえる")
_NO_CAP = Reason(N_("住宅扶助の上限が「計算の数字」にないので、家賃がおさまるかを確かめる"))
_INCOME_UNKNOWN = Reason(N_("収入がわからないので、払えるかを確かめる"))
_NO_INCOME = Reason(N_("収入がないので、払う見通しを確かめる"))
_SHARE_FITS = N_("家賃などは世帯の月収の{limit}%以内(めやす)")
_SHARE_OVER = N_("家賃などが世帯の月収の{limit}%をこえる(めやす)")
_KIND_UNKNOWN = Reason(N_("住まいの種類がわからない"))
_KIND_FITS = N_("希望の種類({what})")
_KIND_OTHER = N_("希望とちがう種類({what})")
_ROOMS_UNKNOWN = Reason(N_("間取りがわからない"))
_ROOMS_FIT = N_("間取り{layout}")
_ROOMS_SMALL = N_("間取り{layout}は希望より小さい")
_SIZE_UNKNOWN = Reason(N_("広さがわからない"))
_SIZE_FITS = N_("広さ{area}㎡(希望{least}㎡以上)")
_SIZE_SMALL = N_("広さ{area}㎡は希望の{least}㎡より狭い")
_PEOPLE_UNKNOWN = N_("{people}人で住めるかわからない")
_PEOPLE_FIT = N_("{people}人で住める")
_PEOPLE_MANY = N_("住めるのは{most}人まで({people}人の世帯)")
_FLOOR_UNKNOWN = Reason(N_("階がわからない"))
_ON_FLOOR = N_("{floor}階")
_GROUND = Reason(N_("1階"))
_LIFT = Reason(N_("エレベーターがある"))
_LIFT_UNKNOWN = Reason(N_("エレベーターがあるかわからない"))
_NO_LIFT = N_("{floor}階でエレベーターがない")
_FROM_UNKNOWN = Reason(N_("いつから入れるかわからない"))
_IN_TIME = Reason(N_("希望の日までに入れる"))
_TOO_LATE = Reason(N_("希望の日には入れない"))
_HAS = N_("条件が合う: {what}")
_LACKS = N_("条件が合わない: {what}")
_HAS_UNKNOWN = N_("わからない条件: {what}")
_ACCEPTED = N_("受け入れる区分に入っている: {what}")
_ACCEPTS_OTHERS = Reason(N_("受け入れる区分が限られていて、入っていない"))
_CATEGORY_OPEN = Reason(N_("受け入れる区分が限られている(ケースの区分が未入力)"))
_REGISTERED = Reason(N_("要配慮者の入居を拒まない住まい"))
_NOT_NAMED = Reason(N_("受け入れる区分に名前がない(断られるとは限らない)"))
_GUARANTEE_FITS = Reason(N_("保証人がいなくても借りられる方法がある"))
_GUARANTOR_NEEDED = Reason(N_("連帯保証人がいる"))
_GUARANTEE_UNKNOWN = Reason(N_("使える保証がわからない"))
_APPLIED_FOR = Reason(N_("ほかの申込みで止まっている"))
_NO_INQUIRIES = Reason(N_("照会を受けていない"))
_INQUIRIES_UNKNOWN = Reason(N_("照会を受けるかわからない"))
_VACANT_UNKNOWN = Reason(N_("空いているかわからない"))
_NEVER_CHECKED = Reason(N_("空きを確かめた日がない"))
_CHECKED_LONG_AGO = N_("空きを確かめてから{days}日たっている")
_CAUTION = Reason(N_("貸主・扱う店に「注意」がある。照会の前に読む"))
