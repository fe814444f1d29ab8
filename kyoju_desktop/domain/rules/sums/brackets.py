"""給与所得 and 公的年金の所得 out of what was received in a year (所得税法28条・別表第五, 35条; taxes of the year).

A table is a list of brackets: from an amount on (`from_1`, `from_2` …) what was received is rounded down to `unit_n`,
`percent_n` of it is taken and `minus_n` is taken off. Below the first bracket nothing is left.
"""

from datetime import date
from itertools import count, takewhile

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums.steps import Step, how
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_

WAGES, PENSION_YOUNG, PENSION_OLD = "wage_income", "pension_under_65", "pension_over_65"
OF_A_YEAR = frozenset({WAGES, PENSION_YOUNG, PENSION_OLD})
_NEGATIVE = N_("0より小さい数では計算できません。入れなおしてください。")


def year_end(year: int) -> date:
    """The day on which the table of a tax year is looked up."""
    return date(year, 12, 31)


def taxable(received: int, table: RateTable) -> int:
    """What counts as 所得 of what was received in the year, in whole yen."""
    if received < 0:
        raise Refused(_NEGATIVE)
    found = [number for number in _numbers(table) if received >= table[f"from_{number}"]]
    if not found:
        return 0
    at = found[-1]
    unit = table[f"unit_{at}"]
    counted = received // unit * unit
    return max(counted * table[f"percent_{at}"] // 100 - table[f"minus_{at}"], 0)


def step(label: str, received: int, table: RateTable) -> Step:
    """The line of the sum that says so."""
    found = taxable(received, table)
    words = N_("収入 {received} − 控除 {taken}")
    return Step(label, how(words, received=received, taken=received - found), found)


def _numbers(table: RateTable) -> list[int]:
    return list(takewhile(lambda number: f"from_{number}" in table.values, count(1)))
