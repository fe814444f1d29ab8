"""計算の数字: the office's own lines of the 住居確保給付金, entered, taken away, copied to the next fiscal year."""

from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import BenefitRate
from kyoju_desktop.domain.rules.sums.rates import check_rate, ended_before, for_next_year
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Reader, Writer

_NOTHING = N_(
    "写せる行がありません。次の年度の行がもう入っているか、いま使われている行がありません。何も変えていません。"
)


def all_rates(r: Reader) -> tuple[BenefitRate, ...]:
    """Every line: by size of household, then by its beginning."""
    return tuple(sorted(r.find(BenefitRate), key=lambda each: (each.people or 0, each.from_day or date.min)))


def save_rate(w: Writer, rate: BenefitRate) -> BenefitRate:
    """Keep a line; one that overlaps another is kept too, it is told and the sum refuses until it is mended."""
    check_rate(rate)
    w.put(rate)
    return rate


def remove_rate(w: Writer, rate_id: str) -> None:
    """Take a line away; undo brings it back."""
    w.remove(w.get(BenefitRate, rate_id))


def copy_to_next_year(w: Writer, today: date) -> tuple[BenefitRate, ...]:
    """Copy what holds today to the next fiscal year, unconfirmed; an open end is set to the day before."""
    rates = all_rates(w)
    made = for_next_year(rates, today)
    if not made:
        raise Refused(_NOTHING)
    for each in made:
        if each.people is not None and each.from_day is not None:
            for ended in ended_before(rates, each.from_day, each.people):
                w.put(ended)
        w.add(each)
    return made
