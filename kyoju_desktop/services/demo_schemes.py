"""Schemes of the invented cases: some prepared, some granted, some over; part of the map is checked."""

import random
from datetime import date, timedelta

from kyoju_desktop.domain.records import Case, Measure, Organisation, SchemeUse
from kyoju_desktop.domain.rules.scheme_course import period_until
from kyoju_desktop.domain.rules.schemes import scheme_of
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.schemes import begin_scheme, bodies_for
from kyoju_desktop.storage.store import Writer

EACH = 9  # every ninth case follows a scheme
MOST = 40
_STAGES = ("S30", "S40", "S50", "S60", "S80")
_SCHEMES = (
    "housing_benefit",
    "self_reliance",
    "direct_payment",
    "community_transition",
    "special_use",
    "cooperating_agent",
    "residence_community",
)
_CHECKED = ("housing_benefit", "self_reliance", "community_center", "food", "welfare", "commissioner", "job_center")


def enter_schemes(w: Writer, seed: int) -> None:
    """Let some open cases follow a scheme, and say of part of the map that it can be had here."""
    dice = random.Random(f"{seed}/schemes")  # noqa: S311 - invented cases, no secret
    today = w.now.date()
    open_cases = [each for stage in _STAGES for each in w.find(Case, stage=stage)]
    for at, case in enumerate(open_cases[::EACH][:MOST]):
        _follow(w, case, _SCHEMES[at % len(_SCHEMES)], today - timedelta(days=dice.randrange(20, 150)), dice)
    for each in w.find(Measure):
        if each.starter in _CHECKED:
            w.put(each.replace(here="yes", checked_on=today - timedelta(days=dice.randrange(10, 90))))


def _follow(w: Writer, case: Case, code: str, begun: date, dice: random.Random) -> None:
    scheme, today = scheme_of(code), w.now.date()
    if scheme is None:
        return
    bodies = bodies_for(scheme, office_of(w), w.find(Organisation, closed=False))
    use = SchemeUse(
        case=case.id,
        scheme=code,
        recommended_on=begun,
        recommended_how="制度の案内を渡して説明した。",
        wish="wants",
        organisation=bodies[0].id if bodies else "",
        papers=frozenset(each.paper for each in scheme.papers if dice.random() < 0.6),
    )
    if code == "special_use":
        use = use.replace(basis="permit", document_number=f"見本第{dice.randrange(1, 90)}号")
    if dice.random() < 0.7:
        use = use.replace(
            referred_on=begun + timedelta(days=1),
            applied_on=begun + timedelta(days=8),
            result="waiting",
            expected_on=today + timedelta(days=dice.randrange(3, 20)),
        )
    if use.applied_on and dice.random() < 0.6:
        start = begun + timedelta(days=15)
        use = use.replace(
            result="approved",
            result_on=start,
            expected_on=None,
            papers=frozenset(each.paper for each in scheme.papers),
            from_day=start if scheme.period else None,
            until_day=period_until(scheme.period, start) if scheme.period else None,
        )
    begin_scheme(w, use)
