"""家賃債務保証 of the 高齢者住宅財団: fee, limits, and when it has to be paid again (DOMAIN 6.2; S003, W27)."""

from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.domain.rules.sums.steps import Step, Sum, how, share
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.i18n.numbers import format_number

TITLE = N_("家賃債務保証の保証料")
TABLE = "guarantee"
LEAST = N_("最低保証料の{least}円になります。")
ABOVE = N_("家賃の{percent}%です。最低保証料の{least}円を上回っています。")
EQUAL = N_("家賃の{percent}%が、最低保証料の{least}円と同じ額です。")


def fee(rent: int, table: RateTable, *, common: int = 0, begins: date | None = None) -> Sum:
    """The fee for one period, paid at once, and how much is guaranteed; amounts in yen a month.

    `common` (共益費・管理費) counts for the limit of arrears, not for the fee.
    """
    if rent <= 0:
        raise Refused(N_("家賃が0円では計算できません。家賃を入れなおしてください。"), field="rent")
    if common < 0:
        raise Refused(N_("0より小さい数では計算できません。入れなおしてください。"), field="common_fee")
    percent, least = table["percent"], table["least"]
    raw = share(rent, percent)
    paid = max(raw, least)
    steps = (
        Step(N_("家賃にかける率"), how(N_("家賃 {rent} × {percent}%"), rent=rent, percent=percent), raw),
        Step(N_("保証料"), how(N_("{raw} と最低額 {least} の大きい方"), raw=raw, least=least), paid),
        *_limits(rent, common, table),
    )
    words = LEAST if raw < least else EQUAL if raw == least else ABOVE
    verdict = Message(words, (("least", format_number(least)), ("percent", str(percent))))
    return Sum(TITLE, paid, verdict, steps, (table,), notes=_notes(begins, table))


def guaranteed_until(begins: date, table: RateTable) -> date:
    """The last day of the period that begins on a day; the fee is due again for the next."""
    return period_end(begins, months=table["months"], first_day_counts=True)


def _limits(rent: int, common: int, table: RateTable) -> tuple[Step, ...]:
    """What is guaranteed at most: arrears with 共益費・管理費, and what a lawsuit and repairs cost (each)."""
    months, other = table["arrears_months"], table["other_months"]
    words = (
        N_("(家賃 {rent} + 共益費・管理費 {common}) × {months}か月") if common else N_("家賃 {rent} × {months}か月")
    )
    arrears = how(words, rent=rent, common=common, months=months)
    return (
        Step(N_("滞納家賃の保証限度"), arrears, (rent + common) * months),
        Step(
            N_("原状回復・訴訟の保証限度(それぞれ)"),
            how(N_("家賃 {rent} × {months}か月"), rent=rent, months=other),
            rent * other,
        ),
    )


def _notes(begins: date | None, table: RateTable) -> tuple[Message, ...]:
    months = str(table["months"])
    again = Message(N_("{months}か月ごとに更新し、そのたびに同じ率の保証料がかかります。"), (("months", months),))
    where = Message(N_("財団と基本約定を結んだ住宅に限ります。公営住宅は対象になりません。"))
    if begins is None:
        return again, where
    until = wareki(guaranteed_until(begins, table))
    words = N_("保証は{begins}から{until}まで({months}か月)です。")
    values = (("begins", wareki(begins)), ("until", until), ("months", months))
    return Message(words, values), again, where
