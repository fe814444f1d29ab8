"""Whether a home is large enough to be registered (DOMAIN 6.4, 6.5; S001, W24).

Areas are hundredths of a square metre.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums.steps import SQUARE_METRES, Step, Sum, how
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message

TITLE = N_("登録住宅の広さの基準")
TABLE = "home_standards"
PLACES = N_("か所")
_ENOUGH = N_("広さの基準を満たします。")
_SHORT = N_("基準を満たしません({what})。県の計画に緩和がないか確かめます。")
_OPEN = N_("わからないことがあるので決まりません({what})。下の基準と比べてください。")
_NOTES = (
    Message(N_("都道府県や市町村の計画で、基準が強められ、又はゆるめられていることがあります。")),
    Message(N_("広さのほかに、耐震性、設備、家賃が近傍と釣り合うことも要ります。")),
)


@dataclass(frozen=True)
class Home:
    """A home as the standard looks at it. `area` is the unit's (of a shared house the whole building's), in
    hundredths of a square metre; `shared_parts`: kitchen, bath or the like are used together. None: nobody knows."""

    area: int | None
    existing: bool = True
    shared_parts: bool = False
    shared_house: bool = False
    residents: int = 1
    own_room: int | None = 0
    facilities: int | None = 0


@dataclass(frozen=True)
class _Test:
    """One thing that is asked for, and what is there."""

    label: str
    least: int
    there: int | None


def large_enough(home: Home, table: RateTable) -> Sum:
    """Which size is asked for on that day and whether the home has it; amount is what is asked, None if too small."""
    if home.area is not None and home.area <= 0:
        raise Refused(N_("床面積を入れてください。"), field="house_area" if home.shared_house else "area")
    return _shared_house(home, table) if home.shared_house else _unit(home, table)


def whole_area(residents: int, table: RateTable) -> int:
    """What a shared house for so many residents must have, in hundredths of a square metre: 15 × N + 10."""
    return (table["house_each"] * residents + table["house_plus"]) * 100


def places(residents: int, table: RateTable) -> int:
    """How many sets of toilet, basin and bath: one for every five residents or part of five."""
    return -(-residents // table["residents_per_set"])


def _unit(home: Home, table: RateTable) -> Sum:
    key = f"{'existing' if home.existing else 'new'}_{'shared' if home.shared_parts else 'own'}"
    least = table[key] * 100
    words = {
        "existing_own": N_("既存の住宅の各戸"),
        "existing_shared": N_("既存の住宅で、台所などを共同で使う各戸"),
        "new_own": N_("新築の住宅の各戸"),
        "new_shared": N_("新築の住宅で、台所などを共同で使う各戸"),
    }[key]
    steps = [Step(N_("求められる広さ"), Message(words), least, SQUARE_METRES)]
    steps += _there(N_("この住まいの広さ"), home.area)
    return _answer(least, [_Test(N_("各戸の床面積"), least, home.area)], steps, table)


def _shared_house(home: Home, table: RateTable) -> Sum:
    if home.residents < table["house_least_residents"]:
        raise Refused(N_("共同居住型は、2人以上で計算します。人数を入れなおしてください。"), field="residents")
    whole, sets, room = whole_area(home.residents, table), places(home.residents, table), table["house_room"] * 100
    words = N_("{each}㎡ × {residents}人 + {plus}㎡")
    area = how(words, each=table["house_each"], residents=home.residents, plus=table["house_plus"])
    per = how(N_("{residents}人につき、{per}人に1か所"), residents=home.residents, per=table["residents_per_set"])
    steps = [
        Step(N_("住宅全体に求められる広さ"), area, whole, SQUARE_METRES),
        *_there(N_("この住宅全体の広さ"), home.area),
        Step(N_("専用居室に求められる広さ"), Message(N_("入居者1人ごと")), room, SQUARE_METRES),
        *_there(N_("この専用居室の広さ"), home.own_room),
        Step(N_("便所・洗面・浴室に求められる数"), per, sets, PLACES),
    ]
    if home.facilities is not None:
        steps.append(Step(N_("この住宅にある数"), Message(N_("そろっている組の数")), home.facilities, PLACES))
    tests = [
        _Test(N_("住宅全体の広さ"), whole, home.area),
        _Test(N_("専用居室の広さ"), room, home.own_room),
        _Test(N_("便所・洗面・浴室の数"), sets, home.facilities),
    ]
    return _answer(whole, tests, steps, table)


def _there(label: str, area: int | None) -> list[Step]:
    return [] if area is None else [Step(label, Message(N_("入れた広さ")), area, SQUARE_METRES)]


def _answer(least: int, tests: Sequence[_Test], steps: Sequence[Step], table: RateTable) -> Sum:
    short = [each.label for each in tests if each.there is not None and each.there < each.least]
    unknown = [each.label for each in tests if each.there is None]
    good = False if short else None if unknown else True
    if good:
        verdict = Message(_ENOUGH)
    else:
        verdict = Message(_SHORT if short else _OPEN, (("what", "、".join(short or unknown)),))
    amount = least if good else None
    return Sum(TITLE, amount, verdict, tuple(steps), (table,), good=good, unit=SQUARE_METRES, notes=_NOTES)
