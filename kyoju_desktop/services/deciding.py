"""The case as far as a decision about a disclosure and its last look read it.

What the gate reads does not grow with the past: of the consents only those that can matter, of the ledger only what
tells a used consent or a clock set back, and no notes, visits or earlier referrals.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record, specs
from kyoju_desktop.domain.leaks import tells_by_itself
from kyoju_desktop.domain.papers import OutwardPaper
from kyoju_desktop.domain.records import (
    Case,
    Closing,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    ConsentVoiding,
    ConsentWithdrawal,
    Death,
    Disclosure,
    DisclosureOutcome,
    HouseholdMember,
    Intake,
    MoveOut,
    OppositeParty,
    OppositeTie,
    Organisation,
    Person,
    PersonLink,
    Referral,
    Representative,
    StageChange,
)
from kyoju_desktop.services.casefile import OF_CASE, OF_PERSON, case_file, links_of, same_persons
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.deciding import past, present
from kyoju_desktop.storage.store import Reader

# Read whole: what the rules of the gate ask about, besides what the paper has room for and what leaks by itself.
_RULED = frozenset(
    {
        Closing,
        ConsentSettlement,
        Death,
        HouseholdMember,
        Intake,
        MoveOut,
        OppositeParty,
        OppositeTie,
        Representative,
        StageChange,
    }
)
# Read in part, by `storage.deciding`.
_IN_PART = (
    Consent,
    ConsentRecipient,
    ConsentWithdrawal,
    ConsentVoiding,
    ConsentExclusion,
    Disclosure,
    DisclosureOutcome,
)


def deciding_file(
    r: Reader, case_id: str, paper: OutwardPaper, today: date, body: Organisation | None = None
) -> CaseFile:
    """The case as the gate and the last look read it for that paper on that day.

    With a `body` also the consents that once named it and are over: they matter when none in force lets it be told.
    """
    case = r.get(Case, case_id)
    person = r.get(Person, case.person)
    held = present(r.connection, _owned(paper), case.id, person.id)
    people = same_persons(r, person.id) if "PersonLink" in held else (person.id,)
    records = past(r.connection, case.id, today, held, body).rows
    named = {each.record_class for each in records.get("ConsentExclusion", ()) if isinstance(each, ConsentExclusion)}
    if not named <= _readable(paper):
        return case_file(r, case_id)  # something is excepted that is not read otherwise: the last look seeks it
    for kind in _whole(paper):
        if kind in OF_PERSON:
            if len(people) > 1 or kind.__name__ in held:
                records[kind.__name__] = r.find_in(kind, "person", people)
        elif kind.__name__ in held:
            records[kind.__name__] = r.find(kind, case=case_id)
    if "PersonLink" in held:
        records["PersonLink"] = links_of(r, person.id)
    records["Organisation"] = _bodies(r, records.get("ConsentRecipient", ()))
    shielded = r.is_protected(person.id)
    return CaseFile(
        office_of(r),
        case,
        person,
        records,
        shielded=shielded,
        kin_words=r.secret_words(person.id) if shielded else frozenset(),
    )


def _bodies(r: Reader, recipients: Iterable[Record]) -> tuple[Record, ...]:
    """The bodies that the consents name: two consents may speak of one body, by its name and by its kind."""
    named = {each.organisation for each in recipients if isinstance(each, ConsentRecipient) and each.organisation}
    return r.find_in(Organisation, "id", sorted(named)) if named else ()


@cache
def _whole(paper: OutwardPaper) -> tuple[type[Record], ...]:
    """The classes that are read whole, those of the case first."""
    offered = {each.record for each in paper.lines} - {Referral}  # of referrals the paper holds the draft alone
    return tuple(
        kind
        for kind in (*OF_CASE, *OF_PERSON)
        if kind not in _IN_PART and (kind in offered | _RULED or any(tells_by_itself(kind, e) for e in specs(kind)))
    )


@cache
def _readable(paper: OutwardPaper) -> frozenset[str]:
    return frozenset(each.__name__ for each in _whole(paper)) | {"Person", "Case", ""}


@cache
def _owned(paper: OutwardPaper) -> tuple[tuple[str, str], ...]:
    """Every class that may be read, with the column that leads to its case or person."""
    found = [(kind.__name__, "person" if kind in OF_PERSON else "case") for kind in (*_whole(paper), *_IN_PART)]
    return (*found, *((PersonLink.__name__, column) for column in ("first", "second")))
