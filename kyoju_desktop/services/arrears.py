"""Arrears of public housing as the start of support: a case from arrears, the rule on paper, where one stands."""

import json
from functools import cache
from typing import Any

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.arrears import arrears_rule_sheet
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import ArrearsStep, Case, Intake, Person, ProgressNote, Tenancy
from kyoju_desktop.domain.rules.arrears import Proposal, Standing, check, proposal, standing
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.services.cases import keep, link_persons, open_case
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader, Writer

_ROUTE = "housing_section"
_PUBLIC = "public_housing"
# Written into the course of every case that begins with arrears (DOMAIN 3.5, CASES C08).
_SPLIT = "公営住宅の滞納の管理で知った。相談で聞いたことを、滞納の整理だけのために使わない。"


def rules(name: str = "arrears") -> Any:  # noqa: ANN401 - shipped data
    """The shipped order of steps, or the limits of an absence ("absence")."""
    return _read(name)


@cache
def _read(name: str) -> Any:  # noqa: ANN401 - shipped data
    return json.loads((shipped("resources") / "reference" / f"{name}.json").read_text("utf-8"))


def arrears_of(file: CaseFile, at: Locale) -> Standing | None:
    """Where the arrears of a case stand today; None while nothing was noted."""
    steps = file.of(ArrearsStep)
    named = next((each.tenancy for each in reversed(steps) if each.tenancy), "")
    tenancy = file.find(Tenancy, named) if named else file.last(Tenancy)
    return standing(steps, tenancy, at.today, rules())


def proposal_for(file: CaseFile) -> Proposal | None:
    """What the office's own rule proposes now: by the newest step, with the newest number of months."""
    steps = sorted(file.of(ArrearsStep), key=lambda each: (each.on.isoformat() if each.on else "", each.id))
    if not steps:
        return None
    newest = steps[-1]
    months = next((each.months for each in reversed(steps) if each.months is not None), None)
    wish = next((each.wants_help for each in reversed(steps) if each.wants_help), "")
    if any(each.step == "referred" for each in steps):
        return None
    return proposal(file.office, newest.replace(months=months, wants_help=wish))


def start_from_arrears(w: Writer, person: Person, home: Tenancy, step: ArrearsStep, same_as: str = "") -> Case:
    """A case from the arrears of a public tenant: number, intake, the tenancy as it is, the first step.

    `same_as` is the earlier person who is the same human being: marked so, nothing is merged.
    """
    if not (person.name.strip() or person.kana.strip()):
        raise Refused(N_("氏名かふりがなを入れてください。"), field="name")
    check(step, w.now.date())
    intake = Intake(
        route=_ROUTE,
        home_kind=_PUBLIC,
        rent=home.rent,
        arrears_months=step.months,
        complaint=step.words,
        topics=frozenset({"T04"}),
        main_topic="T04",
        finished=True,
    )
    case = open_case(w, person, intake)
    if same_as:
        link_persons(w, person.id, same_as)
    # The move into a home of long ago is reported: only what is new is a deadline.
    living = home.replace(case=case.id, destination=_PUBLIC, to_do=home.to_do | {"address_report"})
    w.put(living)
    w.put(ProgressNote(case=case.id, at=w.now, means="office_meeting", fact=_SPLIT, clerk=w.actor))
    keep(w, step.replace(case=case.id, tenancy=living.id))
    return case


def arrears_rule_paper(r: Reader, at: Locale) -> Rendered:
    """The rule of the office on the form on which it is decided."""
    return render(arrears_rule_sheet(office_of(r), at, at.today), at.tr)
