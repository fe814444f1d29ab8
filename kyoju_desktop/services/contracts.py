"""From the application to the key: guarantee chosen, costs put together, contract and tenancy, what is done when."""

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Application, Case, Home, InitialCost, Mandate, Tenancy
from kyoju_desktop.domain.rules.applications import UNDECIDED, proposed_costs
from kyoju_desktop.domain.rules.held_units import held_message
from kyoju_desktop.domain.rules.mandates import reviewed
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import same_persons
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.held_units import held_by_others
from kyoju_desktop.storage.store import Reader, Writer

_CARD, _ADDRESS, _KEY = "card_report", "address_report", "key"


def lived_elsewhere(r: Reader, file: CaseFile) -> tuple[tuple[str, Tenancy], ...]:
    """The tenancies of the person's other cases with the number of the case, never more than that."""
    people = same_persons(r, file.person.id)
    others = [each for person in people for each in r.find(Case, person=person) if each.id != file.case.id]
    return tuple((case.number, each) for case in others for each in r.find(Tenancy, case=case.id))


def contract(w: Writer, tenancy: Tenancy, *, asked: bool = False) -> Tenancy:
    """Record the contract that came of an application; the application counts as approved from then on.

    `Refused` where the application was rejected or withdrawn, or already led to a tenancy; and where somebody else
    has the unit, unless the landlord was `asked`: the next tenant may follow on the same day, and some live together.
    """
    application = w.look(Application, tenancy.application) if tenancy.application else None
    if application is not None:
        _check_result(application)
        if any(each.application == application.id and each.id != tenancy.id for each in _tenancies(w, tenancy.case)):
            raise Refused(N_("この申込みの契約は、もう記録されています。「入居」の行を開いて直してください。"))
        if application.result in {"", "waiting"}:
            approved = application.replace(
                result="approved", result_on=application.result_on or tenancy.contracted_on
            )
            keep(w, approved)
    _check_unit(w, tenancy, asked=asked)
    done = tenancy.to_do | {"contract"} if tenancy.contracted_on else tenancy.to_do
    done = done | {_KEY} if tenancy.key_on else done
    return keep(w, _with_provider(w, tenancy.replace(to_do=frozenset(done))))


def _check_unit(w: Writer, tenancy: Tenancy, *, asked: bool) -> None:
    held = held_by_others(w, tenancy.unit, tenancy.case) if tenancy.unit and not asked else None
    if held_message(tenancy, held, w.today) is not None:
        raise Refused(
            N_(
                "この住戸は、ほかと重なっています。貸主に確かめたら、上の「貸主に確かめた」に印を付けて、もう一度押してください。"
            )
        )


def _with_provider(w: Writer, tenancy: Tenancy) -> Tenancy:
    """The provider of help that the register names for the unit; what was entered stays."""
    unit = w.look(Home, tenancy.unit) if tenancy.unit and not tenancy.provider else None
    return tenancy.replace(provider=unit.provider) if unit else tenancy


def _check_result(application: Application) -> None:
    if application.result in {"rejected", "withdrawn"}:
        raise Refused(
            N_(
                "この申込みは否認か取下げになっています。契約になったのなら、先に申込みの「審査の結果」を直してください。"
            )
        )


def _tenancies(r: Reader, case_id: str) -> tuple[Tenancy, ...]:
    return r.find(Tenancy, case=case_id)


def choose_guarantee(w: Writer, application_id: str, kind: str, fee: int | None) -> Application:
    """Put the chosen way of guarantee and its fee on the application; a typed fee gives way only to another."""
    application = w.get(Application, application_id)
    return keep(
        w, application.replace(guarantee=kind, guarantee_fee=application.guarantee_fee if fee is None else fee)
    )


def tick_paper(w: Writer, application_id: str, name: str, code: str, *, on: bool) -> Application:
    """Note that one paper of the application (`papers` or `guarantee_papers`) is there, or is not."""
    application = w.get(Application, application_id)
    have: frozenset[str] = getattr(application, name)
    return keep(w, application.replace(**{name: have | {code} if on else have - {code}}))


def tick_duty(w: Writer, tenancy_id: str, code: str, *, on: bool) -> Tenancy:
    """Note that one thing of moving in is done, or take it back; a report and the key also keep the day."""
    tenancy = w.get(Tenancy, tenancy_id)
    day = w.now.date() if on else None
    if code == _CARD:
        kept = tenancy.replace(card_reported_on=day)
    else:
        kept = tenancy.replace(to_do=tenancy.to_do | {code} if on else tenancy.to_do - {code})
    if code == _ADDRESS:
        kept = kept.replace(address_reported_on=(tenancy.address_reported_on or day) if on else None)
    if code == _KEY:
        kept = kept.replace(key_on=(tenancy.key_on or day) if on else None)
    return keep(w, kept)


def propose_costs(w: Writer, application_id: str) -> int:
    """Add what usually has to be paid before moving in and does not stand there yet; returns how many."""
    application = w.get(Application, application_id)
    unit = w.look(Home, application.unit) if application.unit else None
    made = proposed_costs(application, unit, w.find(InitialCost, case=application.case))
    for each in made:
        keep(w, each)
    return len(made)


def take_on_costs(w: Writer, case_id: str, payer: str) -> int:
    """Let one payer take on every unpaid cost of a case that nobody has taken on; returns how many."""
    found = w.find(InitialCost, case=case_id)
    open_ones = [each for each in found if each.payer in UNDECIDED and not each.paid_on]
    for each in open_ones:
        keep(w, each.replace(payer=payer))
    return len(open_ones)


def review_mandate(w: Writer, mandate_id: str) -> Mandate:
    """The contract was looked at together with the person; the next time is in a year."""
    return keep(w, reviewed(w.get(Mandate, mandate_id), w.now.date()))
