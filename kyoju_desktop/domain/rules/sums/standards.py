"""Whether a home is large enough to be registered (DOMAIN 6.4; S001, W24): areas in hundredths of a square metre."""

from dataclasses import dataclass

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums.steps import Step, Sum, how
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message

TITLE = N_("登録住宅の広さの基準")
TABLE = "home_standards"
SQUARE_METRES = N_("㎡(1/100)")
PLACES = N_("か所")


@dataclass(frozen=True)
class Home:
    """A home as the standard looks at it. `area` is the unit's (of a shared house the whole building's), in
    hundredths of a square metre; `shared_parts`: kitchen, bath or the like are used together."""

    area: int
    existing: bool = True
    shared_parts: bool = False
    shared_house: bool = False
    residents: int = 1
    own_room: int = 0
    facilities: int = 0


def large_enough(home: Home, table: RateTable) -> Sum:
    """Which size is asked for on that day and whether the home has it; amount is what is asked, None if too small."""
    if home.area <= 0:
        raise Refused(N_("床面積を入れてください。"), field="area")
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
    words = N_("この日の基準 {least}㎡以上")
    steps = (
        Step(N_("求められる広さ"), how(words, least=table[key]), least, SQUARE_METRES),
        Step(N_("この住まいの広さ"), Message(N_("各戸の床面積")), home.area, SQUARE_METRES),
    )
    return _answer(least, [home.area >= least], steps, table)


def _shared_house(home: Home, table: RateTable) -> Sum:
    if home.residents < table["house_least_residents"]:
        raise Refused(N_("共同居住型は、2人以上で計算します。人数を入れなおしてください。"), field="residents")
    whole, sets, room = whole_area(home.residents, table), places(home.residents, table), table["house_room"] * 100
    words = N_("{each}㎡ × {residents}人 + {plus}㎡")
    area = how(words, each=table["house_each"], residents=home.residents, plus=table["house_plus"])
    steps = (
        Step(N_("住宅全体に求められる広さ"), area, whole, SQUARE_METRES),
        Step(
            N_("専用居室に求められる広さ"), how(N_("1人 {room}㎡以上"), room=table["house_room"]), room, SQUARE_METRES
        ),
        Step(
            N_("便所・洗面・浴室"),
            how(N_("{residents}人につき、{per}人に1か所"), residents=home.residents, per=table["residents_per_set"]),
            sets,
            PLACES,
        ),
    )
    return _answer(whole, [home.area >= whole, home.own_room >= room, home.facilities >= sets], steps, table)


def _answer(least: int, holds: list[bool], steps: tuple[Step, ...], table: RateTable) -> Sum:
    enough = all(holds)
    verdict = (
        N_("広さの基準を満たします。")
        if enough
        else N_("広さの基準を満たしません。県の計画に緩和がないか確かめます。")
    )
    return Sum(TITLE, least if enough else None, Message(verdict), steps, table.source, table.unconfirmed)
