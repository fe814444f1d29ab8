"""家賃債務保証 of the 高齢者住宅財団: fee, limits, and when it has to be paid again (DOMAIN 6.2; S003, W27)."""

from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.domain.rules.sums.steps import Step, Sum, how, share
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message

TITLE = N_("家賃債務保証の保証料")
TABLE = "guarantee"


def fee(rent: int, table: RateTable) -> Sum:
    """The fee for one period, paid at once, and how much is guaranteed; rent in yen a month."""
    if rent <= 0:
        raise Refused(N_("家賃が0円では計算できません。"), field="rent")
    percent, least = table["percent"], table["least"]
    raw = share(rent, percent)
    paid = max(raw, least)
    arrears, others = rent * table["arrears_months"], rent * table["other_months"]
    steps = (
        Step(N_("家賃にかける率"), how(N_("家賃 {rent} × {percent}%"), rent=rent, percent=percent), raw),
        Step(N_("保証料"), how(N_("{raw} と最低額 {least} の大きい方"), raw=raw, least=least), paid),
        Step(
            N_("滞納家賃の保証限度"),
            how(N_("家賃 {rent} × {months}か月"), rent=rent, months=table["arrears_months"]),
            arrears,
        ),
        Step(
            N_("原状回復・訴訟の保証限度"),
            how(N_("家賃 {rent} × {months}か月"), rent=rent, months=table["other_months"]),
            others,
        ),
    )
    verdict = N_("最低保証料になります。") if raw < least else N_("家賃の率で決まります。")
    return Sum(TITLE, paid, Message(verdict), steps, table.source, table.unconfirmed)


def guaranteed_until(begins: date, table: RateTable) -> date:
    """The last day of the period that begins on a day; the fee is due again for the next."""
    return period_end(begins, months=table["months"], first_day_counts=True)
