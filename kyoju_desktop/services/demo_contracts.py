"""Contracts of the fictional office: papers and first costs of applications, what was arranged for after a death."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TypeVar

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Application,
    Belonging,
    Case,
    EmergencyContact,
    Home,
    InitialCost,
    Mandate,
    Protection,
    Tenancy,
)
from kyoju_desktop.domain.rules.applications import missing_papers, proposed_costs
from kyoju_desktop.domain.rules.mandates import with_review
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.services.demo_cast import Pen
from kyoju_desktop.storage.store import Reader, Writer

R = TypeVar("R", bound=Record)
_CASES = 200  # so many are looked at, however large the office is
_WRITTEN = 6
_USUAL = {"insurance": 16_000, "agent_fee": 39_600, "key_change": 16_500, "deposit": 36_000}
_PAYERS = ("self", "self", "housing_aid", "welfare_loan", "undecided")
_THINGS = (("仏壇・位牌", "和室"), ("アルバム", "押入れ"), ("腕時計", "たんすの上"))


def enter_contracts(w: Writer, seed: int) -> None:
    """The applications that wait get their papers and costs; some tenants have a mandate with its things."""
    pen = Pen(f"{seed}/contracts", w.now.date())
    for case in _some(w, "S60"):
        _prepare(w, pen, case)
    for case in _some(w, "S80"):
        _arrange(w, pen, case)


def _some(r: Reader, stage: str) -> Iterator[Case]:
    found = [each for each in r.find(Case)[:_CASES] if each.stage == stage and is_open(each.stage)]
    open_ = [each for each in found if not each.merged_into and not r.find(Protection, person=each.person)]
    yield from open_[:_WRITTEN]


def _prepare(w: Writer, pen: Pen, case: Case) -> None:
    applications = w.find(Application, case=case.id)
    if not applications:
        return
    application = applications[-1]
    wanted = [each.code for each in missing_papers(application, welfare=False) if each.list == "application_paper"]
    have = frozenset(wanted[: pen.random.randint(1, len(wanted))]) if wanted else frozenset()
    w.put(application.replace(papers=application.papers | have, common_fee=application.common_fee or 2_000))
    unit = w.look(Home, application.unit) if application.unit else None
    for each in proposed_costs(application, unit, w.find(InitialCost, case=case.id)):
        amount = each.amount if each.amount is not None else _USUAL.get(each.what)
        w.add(_dated(pen, each.replace(amount=amount, payer=pen.one(_PAYERS), due_on=pen.soon())))


def _arrange(w: Writer, pen: Pen, case: Case) -> None:
    lived = [each for each in w.find(Tenancy, case=case.id) if each.ended_on is None]
    if not lived or lived[-1].contracted_on is None:
        return
    contacts = w.find(EmergencyContact, case=case.id)
    goes = contacts[0].name if contacts else "居住支援法人"
    mandate = Mandate(
        case=case.id,
        kinds=frozenset({"cancel", "belongings"}),
        concluded_on=lived[-1].contracted_on,
        mandatary="居住支援法人(見本)",
        mandatary_kind="corporation",
        list_kept="yes",
        list_place="受任者と、役場のこの記録",
        key_keeper="管理会社",
    )
    kept = _dated(pen, with_review(mandate))
    w.add(kept)
    for what, place in pen.some(_THINGS):
        thing = Belonging(
            case=case.id, mandate=kept.id, what=what, designated="designated", place=place, send_to=goes
        )
        w.add(_dated(pen, thing))
    if contacts and contacts[0].may_tell != "no":
        w.put(contacts[0].replace(on_death=True))


def _dated(pen: Pen, record: R) -> R:
    """The same record with an id that follows from the seed."""
    at = datetime.combine(pen.today - timedelta(days=3), time(11, 0))
    return record.replace(id=pen.id(at))
