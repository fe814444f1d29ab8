"""What is over for a recipient: the person died, the case was closed, or the consent for this body ended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.bases import INSIDE, standing_of
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import (
    Closing,
    Consent,
    ConsentRecipient,
    ConsentVoiding,
    ConsentWithdrawal,
    Death,
    MoveOut,
    Organisation,
    PersonLink,
)
from kyoju_desktop.domain.rules.consent import Terms, told_to
from kyoju_desktop.domain.rules.consent_life import effective, known_day, run_out
from kyoju_desktop.domain.rules.stages import is_open

WITHDRAWN, EXPIRED = "withdrawn", "expired"


@dataclass(frozen=True)
class Course:
    """What narrows every disclosure to this body now. `lapsed` is "", "withdrawn" or "expired"."""

    dead: bool
    closed: bool
    lapsed: str


NOTHING_OVER = Course(dead=False, closed=False, lapsed="")


def course_of(file: CaseFile, organisation: Organisation, consents: Sequence[Terms], today: date) -> Course:
    """Where things stand for this body today; `consents` are those in force. A clock set back revives nothing."""
    lapsed = lapsed_for(file, organisation, consents, known_day(file, today))
    return Course(is_dead(file), not is_open(file.case.stage), lapsed)


def is_dead(file: CaseFile) -> bool:
    """Whether the office knows of the person's death."""
    return (
        file.person.died_on is not None
        or bool(file.of(Death))
        or any(each.reason == "death" for each in file.of(MoveOut))
        or any(each.reason == "death" for each in file.of(Closing))
    )


def same_human(file: CaseFile) -> frozenset[str]:
    """The ids of the client: the person of the case and the records linked as 「同じ人」."""
    known = {file.person.id}
    links = file.of(PersonLink)
    for _ in links:  # a chain of links may stand in any order
        for link in links:
            if known & {link.first, link.second}:
                known |= {link.first, link.second}
    return frozenset(known)


def told_anything(file: CaseFile, organisation: Organisation, consents: Iterable[Terms], today: date) -> bool:
    """Whether one of these consents, those in force, is the person's own and lets this body know anything."""
    own = same_human(file)
    return any(each.consent.person in own and told_to(each, organisation, today) for each in consents)


def lapsed_for(file: CaseFile, organisation: Organisation, consents: Sequence[Terms], today: date) -> str:
    """Whether the person's consent for this body ended and no other one is in force for it (DOMAIN 5.12 row 34).

    A body inside the 実施機関 needs no consent, so only a withdrawal that names it counts there.
    """
    if told_anything(file, organisation, consents, today):
        return ""
    own = same_human(file)
    inside = standing_of(organisation, file.office) in INSIDE
    gone = {each.consent for each in file.of(ConsentVoiding)}
    former = [each for each in file.of(Consent) if _was_given(each, file, own, today) and each.id not in gone]
    named = _naming(file, former, organisation)
    if any(_takes_away(each, organisation, today, inside=inside) for each in _withdrawals(file, named)):
        return WITHDRAWN
    return EXPIRED if not inside and any(run_out(each, today) for each in named) else ""


def _was_given(consent: Consent, file: CaseFile, own: frozenset[str], today: date) -> bool:
    return (
        consent.state == "given"
        and consent.case == file.case.id
        and consent.person in own
        and consent.given_at is not None
        and consent.given_at.date() <= today
    )


def _naming(file: CaseFile, consents: Iterable[Consent], organisation: Organisation) -> tuple[Consent, ...]:
    naming = {each.consent for each in file.of(ConsentRecipient) if _names(each, organisation)}
    return tuple(each for each in consents if each.id in naming)


def _names(row: ConsentRecipient, organisation: Organisation) -> bool:
    return row.organisation == organisation.id or (
        not row.organisation and bool(row.organisation_kind) and row.organisation_kind == organisation.kind
    )


def _withdrawals(file: CaseFile, consents: Iterable[Consent]) -> Iterator[ConsentWithdrawal]:
    known = {each.id for each in consents}
    return (each for each in file.of(ConsentWithdrawal) if each.consent in known)


def _takes_away(withdrawal: ConsentWithdrawal, organisation: Organisation, today: date, *, inside: bool) -> bool:
    """Whether it takes everything away from this body, not only a class or an item."""
    whole = not withdrawal.classes and not withdrawal.record_class
    begun = effective(withdrawal, today)
    named = withdrawal.organisation == organisation.id or (not inside and not withdrawal.organisation)
    return whole and begun and named
