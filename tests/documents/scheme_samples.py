"""The papers of a scheme: what is to be brought, for the person; the course, for the section."""

from datetime import date
from functools import cache
from typing import Any

from kyoju_desktop.domain.doors.general import case_sheet
from kyoju_desktop.domain.papers.scheme import FOR_OFFICE, FOR_PERSON
from kyoju_desktop.domain.records import Organisation, SchemeStep, SchemeUse
from kyoju_desktop.domain.rules.schemes import scheme_of
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.services.scheme_papers import paper_table
from tests.domain.gate_world import file_of

BODY = Organisation(id="body", name="架空県東部福祉事務所", section="自立支援係", phone="0900000999")


@cache
def _steps() -> tuple[str, ...]:
    scheme = scheme_of("housing_benefit")
    return tuple(each.text for each in scheme.steps) if scheme else ()


def scheme_paper(long: int, case: Any, person: Any, at: Any, *, office: bool) -> Sheet:  # noqa: ANN401 - samples
    """The housing benefit half way; much: long words, forty steps and every paper brought."""
    use = SchemeUse(
        id="u1",
        case="case",
        scheme="housing_benefit",
        wish="wants",
        organisation="body",
        recommended_on=date(2026, 5, 12),
        recommended_how="制度の案内を渡し、対象になりそうなことを説明した。" * long,
        referred_on=date(2026, 5, 13),
        applied_on=date(2026, 5, 20),
        result="approved",
        result_on=date(2026, 5, 26),
        from_day=date(2026, 6, 1),
        until_day=date(2026, 8, 31),
        amount=38000,
        papers=frozenset({"identity", "lease"}) if long == 1 else frozenset({"identity", "certificate", "other"}),
    )
    steps = [
        SchemeStep(
            id=f"s{at_:02}",
            case="case",
            use="u1",
            what=_steps()[at_ % len(_steps())],
            planned_on=date(2026, 5, 12 + at_ % 18),
            done_on=date(2026, 5, 20) if at_ % 2 else None,
            words="県の窓口に電話で確かめた。" * (long if at_ % 3 == 0 else 0),
        )
        for at_ in range(len(_steps()) if long == 1 else 40)
    ]
    file = file_of(use, *steps, BODY, case=case, person=person)
    chosen = {SchemeUse: (use,), SchemeStep: tuple(steps)} if office else None
    return case_sheet(
        file,
        FOR_OFFICE if office else FOR_PERSON,
        at.today,
        codes=at.codes,
        tr=at.tr,
        chosen=chosen,
        table=paper_table(use, BODY, file, at),
    )
