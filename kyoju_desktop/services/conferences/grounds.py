"""One case of a sitting before the gate: what it may stand on, and the named sheet for one recipient, if any."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kyoju_desktop.domain.bases import CONSENT, load_bases, load_conditions, load_conferences
from kyoju_desktop.domain.basis_rule import Conference as Body
from kyoju_desktop.domain.basis_rule import Demand
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.disclosure import Basis, Refusal
from kyoju_desktop.domain.doors.conference import Call, Sitting, named_case
from kyoju_desktop.domain.grounds import consent_fits, offered_bases, terms_of
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import AgendaItem, Conference, ConferenceDecision, ConferenceMember, Organisation
from kyoju_desktop.domain.rules.conference import NAMED, PURPOSE, covers_member, facts_of, law_of
from kyoju_desktop.domain.rules.conference_words import officials_in
from kyoju_desktop.domain.rules.consent import Terms, in_force, known_day
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.conferences.sittings import sitting_of
from kyoju_desktop.services.disclosures import once_only_in_use
from kyoju_desktop.storage.store import Reader

# How a pack is handed over, as the consent knows it.
MEANS = {"paper": "hand", "data": "data"}

CODED_ONLY = N_("同意が要る会議体です。この会議体への同意がないので、記号版だけです。")
NO_BASIS = N_("実名版にする根拠を選んでください。")
NO_NAME = N_("この根拠では氏名を出せないので、実名版になりません。")
SPENT = N_("「この1回だけ」の同意は、もう使われています。新しい同意をたずねてください。")


@dataclass(frozen=True)
class Named:
    """A named sheet with the body and the basis on which it goes."""

    sheet: Sheet
    organisation: Organisation
    basis: Basis


@dataclass(frozen=True)
class BasisChoice:
    """One basis as the clerk is offered it for an item; `demands` are the facts it takes."""

    code: str
    label: str
    article: str
    usable: bool
    why_not: Message | None = None
    consent_id: str = ""
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True)
class Matter:
    """One item of an agenda with everything that decides about it, read once."""

    item: AgendaItem
    conference: Conference
    sitting: Sitting
    file: CaseFile
    consents: tuple[Terms, ...]
    day: date
    decisions: tuple[ConferenceDecision, ...]
    bodies: tuple[Organisation, ...]
    members: tuple[tuple[ConferenceMember, Organisation], ...]
    organiser: Organisation | None = None
    spent: frozenset[str] = frozenset()
    found: dict[tuple[str, str], Named | Refusal] = field(default_factory=dict, compare=False, repr=False)

    @property
    def body(self) -> Body:
        """The rule of the body for which the case is talked over."""
        return load_conferences()[self.item.body or "other"]

    @property
    def officials(self) -> tuple[str, ...]:
        """Who of those at the table is to do something: the paper names them by right."""
        return officials_in([each.who for each in self.decisions], [member.name for member, _ in self.members])


def matter_of(r: Reader, item: AgendaItem, at: Locale, sitting: Sitting | None = None) -> Matter:
    """Read one item with its case, the consents in force, and who sits at the table."""
    conference = r.get(Conference, item.conference)
    file = case_file(r, item.case)
    day = known_day(file, at.today)  # a clock set back revives nothing
    consents = in_force(file, day)
    return Matter(
        item=item,
        conference=conference,
        sitting=sitting or sitting_of(r, conference),
        file=file,
        consents=consents,
        day=day,
        decisions=r.find(ConferenceDecision, item=item.id),
        bodies=_registered(r, conference, item.body),
        members=_members(r, conference),
        organiser=r.look(Organisation, conference.organiser) if conference.organiser else None,
        spent=frozenset(each.consent.id for each in consents if once_only_in_use(r, each.consent)),
    )


def _registered(r: Reader, conference: Conference, body: str) -> tuple[Organisation, ...]:
    """The conference as the register of bodies knows it; where it does not, one that no consent can name."""
    listed = r.find(Organisation, conference_body=body, closed=False) if body else ()
    known = tuple(each for each in listed if each.kind == "conference")
    return known or (
        Organisation(
            id=conference.id, name=conference.name, kind="conference", standing="conference", conference_body=body
        ),
    )


def _members(r: Reader, conference: Conference) -> tuple[tuple[ConferenceMember, Organisation], ...]:
    rows = r.find(ConferenceMember, conference=conference.id)
    bodies = {each.id: each for each in r.find_in(Organisation, "id", sorted({row.organisation for row in rows}))}
    return tuple((row, bodies[row.organisation]) for row in rows if row.organisation in bodies)


def choices_of(matter: Matter, at: Locale) -> tuple[BasisChoice, ...]:
    """The bases meant for the body of the item: its law, and each consent that names it or somebody at the table."""
    rules, found = load_bases(), []
    offers = offered_bases(matter.file, matter.bodies[0], PURPOSE, at.today, rules, matter.consents)
    for offer in offers:
        if offer.rule.code != CONSENT:
            found.append(
                _choice(offer.rule.code, offer.rule.label, offer.rule.article, offer.rule.demands, offer.why_not)
            )
            continue
        fitting = [each for each in matter.consents if _names_somebody(each, matter)]
        found += [
            _choice(CONSENT, offer.rule.label, offer.rule.article, offer.rule.demands, _spent(each, matter), each)
            for each in fitting
        ]
        if not fitting:
            why = offer.why_not or Message(CODED_ONLY)
            found.append(_choice(CONSENT, offer.rule.label, offer.rule.article, offer.rule.demands, why))
    return tuple(found)


def _choice(
    code: str, label: str, article: str, demands: tuple[Demand, ...], why: Message | None, terms: Terms | None = None
) -> BasisChoice:
    return BasisChoice(code, label, article, why is None, why, terms.consent.id if terms else "", demands)


def _spent(terms: Terms, matter: Matter) -> Message | None:
    return Message(SPENT) if terms.consent.id in matter.spent else None


def _names_somebody(terms: Terms, matter: Matter) -> bool:
    asking = (matter.organiser,) if matter.organiser else ()
    at_table = (*matter.bodies, *asking, *(body for _, body in matter.members))
    return any(consent_fits(terms, matter.file, each, PURPOSE, matter.day) for each in at_table)


def can_be_named(matter: Matter, at: Locale) -> tuple[bool, Message | None]:
    """Whether 実名版 can be chosen for the item, and the short reason why not."""
    choices = choices_of(matter, at)
    if any(each.usable for each in choices):
        return True, None
    own = next((each for each in choices if each.code == matter.item.basis), None)
    why = (own.why_not if own else None) or next((each.why_not for each in choices if each.why_not), None)
    return False, Message(CODED_ONLY) if matter.body.needs_consent else why or Message(NO_BASIS)


def still_missing(matter: Matter, at: Locale) -> tuple[str, ...]:
    """What the chosen basis of a named version asks for and nobody has written yet, in words."""
    if matter.item.version != NAMED:
        return ()
    facts = facts_of(matter.conference, matter.item, [each.name for _, each in matter.members])
    own = next((each for each in choices_of(matter, at) if each.code == matter.item.basis and each.usable), None)
    return tuple(at.tr(each.label) for each in (own.demands if own else ()) if each.fault(facts))


def named_for(matter: Matter, organisation: Organisation | None, medium: str, at: Locale) -> Named | Refusal:
    """The named sheet for a member's body (None: for whoever takes part), or why there is none."""
    key = (organisation.id if organisation else "", medium)
    if key not in matter.found:
        matter.found[key] = _named_for(matter, organisation, MEANS.get(medium, "hand"), at)
    return matter.found[key]


def _named_for(matter: Matter, organisation: Organisation | None, means: str, at: Locale) -> Named | Refusal:
    refusal = Refusal(Message(NO_BASIS))
    for body, basis in _tries(matter, organisation):
        if basis.consent_id in matter.spent:
            refusal = Refusal(Message(SPENT))
            continue
        call = Call(body, basis, means, load_conditions())
        answer = named_case(matter.file, matter.consents, matter.item, matter.decisions, matter.sitting, call, at)
        if isinstance(answer, Refusal):
            refusal = answer if not refusal.unfinished else refusal
        elif not answer.text("Person.name"):
            refusal = Refusal(Message(NO_NAME))
        else:
            return Named(answer, body, basis)
    return refusal


def _tries(matter: Matter, organisation: Organisation | None) -> Iterator[tuple[Organisation, Basis]]:
    """On what the sheet could stand, in the order in which it is tried."""
    rules, facts = load_bases(), facts_of(matter.conference, matter.item, [each.name for _, each in matter.members])
    law = law_of(matter.item.body, rules)
    if law is not None and matter.item.basis == law.code:
        yield from ((each, Basis(law, facts)) for each in matter.bodies)
    if matter.item.basis != CONSENT:
        return
    consent = next(each for each in rules if each.code == CONSENT)
    for terms in _own_first(matter):
        basis = Basis(consent, facts, terms.consent.id)
        if organisation is None or covers_member(terms, matter.file, organisation, matter.day):
            yield from ((each, basis) for each in matter.bodies)
        if organisation is not None:
            yield organisation, basis


def _own_first(matter: Matter) -> Sequence[Terms]:
    chosen = terms_of(Basis(load_bases()[0], {}, matter.item.consent), matter.consents)
    return [chosen] if chosen else matter.consents
