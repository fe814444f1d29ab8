"""Sums of the fictional office: its own figures of the year, and some sums that were kept."""

from datetime import date
from typing import Any

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import BenefitRate, Case, Protection
from kyoju_desktop.domain.rules.calendar import fiscal_year_end, fiscal_year_start
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.domain.rules.sums import asked
from kyoju_desktop.i18n.messages import SOURCE_LANGUAGE, Translator
from kyoju_desktop.services.sum_values import prefilled
from kyoju_desktop.services.sums import keep_sum
from kyoju_desktop.storage.store import Reader, Writer

# 3級地の町村の例 (DOMAIN 6.1); people, 基準額, 家賃の上限. Invented figures of an invented office.
_LINES = ((1, 78_000, 32_000), (2, 115_000, 38_000), (3, 140_000, 42_000), (4, 175_000, 42_000))
_SOURCE = "研修用の数字(県の公表額に置きかえる)"
_CASES = 200  # so many are looked at, however large the office is
_WRITTEN = 5


def enter_sums(w: Writer) -> None:
    """The figures of this fiscal year, and sums of cases that look for a home or have asked for the benefit."""
    today = w.now.date()
    for people, base, cap in _LINES:
        w.add(_line(people, base, cap, today))
    at = Locale(Translator.for_language(SOURCE_LANGUAGE), today, shipped_codebook())
    for code, stages in ((asked.GUARANTEE, {"S60"}), (asked.BENEFIT, {"S40", "S50"})):
        for case in _some(w, stages):
            _keep(w, case, code, at)


def _line(people: int, base: int, cap: int, today: date) -> BenefitRate:
    begins = fiscal_year_start(today)
    return BenefitRate(
        people=people,
        base=base,
        cap=cap,
        from_day=begins,
        until_day=fiscal_year_end(today),
        source=_SOURCE,
        confirmed_on=begins if people <= 2 else None,
    )


def _some(r: Reader, stages: set[str]) -> list[Case]:
    found = [each for each in r.find(Case)[:_CASES] if each.stage in stages and is_open(each.stage)]
    plain = [each for each in found if not each.merged_into and not r.find(Protection, person=each.person)]
    return plain[:_WRITTEN]


def _keep(w: Writer, case: Case, code: str, at: Locale) -> None:
    values = prefilled(w, case.id, code, at.today)
    answers: dict[str, Any] = {asked.ON: at.today, **{name: each.value for name, each in values.items()}}
    try:
        keep_sum(w, case.id, code, answers, values, at)
    except Refused:
        return  # the case does not know enough yet: so it is in a real office, too
