"""政令月収: whether a household is 低額所得者 (L1; 住宅SN法2条1項1号, 同施行規則1条; DOMAIN 2.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

MONTHS = 12


@dataclass(frozen=True)
class IncomeTable:
    """Amounts in yen a year, `limit` a month. All but the first two deductions are to be confirmed (K)."""

    limit: int = 158_000
    wage_or_pension: int = 100_000
    dependant: int = 380_000
    elderly: int = 100_000
    young: int = 250_000
    disabled: int = 270_000
    severely_disabled: int = 400_000
    widow: int = 270_000
    single_parent: int = 350_000


@dataclass(frozen=True)
class Earner:
    """One person with an income: 所得 of the past year in yen, and what lowers it (at most to nothing)."""

    income: int
    wage_or_pension: bool = False
    widow: bool = False
    single_parent: bool = False


@dataclass(frozen=True)
class Dependants:
    """How many persons of the household count for which deduction; `everybody` but the applicant."""

    everybody: int = 0
    elderly: int = 0
    young: int = 0
    disabled: int = 0
    severely_disabled: int = 0


TABLE = IncomeTable()
NOBODY = Dependants()


def monthly_income(earners: Sequence[Earner], dependants: Dependants = NOBODY, table: IncomeTable = TABLE) -> int:
    """政令月収 in whole yen, rounded down; an estimate, the office that decides works it out from papers."""
    left = sum(_counted(each, table) for each in earners) - _deducted(dependants, table)
    return max(left, 0) // MONTHS


def is_low_income(earners: Sequence[Earner], dependants: Dependants = NOBODY, table: IncomeTable = TABLE) -> bool:
    """Whether the household's 政令月収 does not exceed the limit."""
    return monthly_income(earners, dependants, table) <= table.limit


def _counted(earner: Earner, table: IncomeTable) -> int:
    own = (
        earner.wage_or_pension * table.wage_or_pension
        + earner.widow * table.widow
        + earner.single_parent * table.single_parent
    )
    return max(earner.income - own, 0)


def _deducted(dependants: Dependants, table: IncomeTable) -> int:
    return (
        dependants.everybody * table.dependant
        + dependants.elderly * table.elderly
        + dependants.young * table.young
        + dependants.disabled * table.disabled
        + dependants.severely_disabled * table.severely_disabled
    )
