"""計算の控え in its fillings: a sum as it is kept, and one with far too many lines. All invented."""

from datetime import date, datetime

from kyoju_desktop.domain.doors.general import case_sheet
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import estimate
from kyoju_desktop.domain.records import BenefitRate, Case, Estimate, Person
from kyoju_desktop.domain.rules.sums.kept import given_line, source_text, steps_text, told
from kyoju_desktop.domain.rules.sums.working import Figures, work_out
from kyoju_desktop.domain.sheet import Sheet
from tests.domain.gate_world import file_of

RATE = BenefitRate(people=2, base=115_000, cap=38_000, from_day=date(2026, 4, 1), source="県の公表")


def estimate_paper(long: int, case: Case, person: Person, at: Locale) -> Sheet:
    """A sum of the 住居確保給付金, its lines so many times over."""
    answers = {"on": date(2026, 6, 1), "people": 2, "income": 118_000, "rent": 42_000, "savings": None}
    source = RATE.source * long
    found = work_out("housing_benefit", answers, Figures([RATE.replace(source=source)]))
    given = given_line("世帯の収入(月)", "118,000円", "「アセスメント」の記録(令和8年5月11日)から")
    kept = Estimate(
        case=case.id,
        sum="housing_benefit",
        at=datetime(2026, 6, 1, 10, 5),
        on=date(2026, 6, 1),
        given="\n".join([given] * (4 * long)),
        amount=found.amount,
        verdict=told(found.verdict, at.tr) * min(long, 4),
        steps="\n".join([steps_text(found, at.tr)] * long),
        source=source_text(found, at.tr),
        unconfirmed=True,
        clerk="榎並 佐和",
    )
    return case_sheet(file_of(kept, case=case, person=person), estimate.PAPER, at.today, codes=at.codes, tr=at.tr)
