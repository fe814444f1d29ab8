"""What a consent still permits today: derived from its terms, its withdrawals and the course of the case.

Closed by default: an unfinished, replaced, spent, expired, withdrawn, void or earlier-than-reopening consent permits
nothing; so does every consent of a closed case (CASES AC-10-3). Nothing here is stored. How a consent ends is told
by `consent_life`, which consents contradict each other by `consent_conflicts`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import Consent, ConsentWithdrawal, Organisation
from kyoju_desktop.domain.rules.consent_conflicts import (
    Conflict,
    find_conflicts,
    narrowed,
    with_rivals,
)
from kyoju_desktop.domain.rules.consent_life import (
    EXPIRED,
    GIVEN,
    SEEKING,
    VOID,
    WITHDRAWN,
    Course,
    Ending,
    Terms,
    begun,
    course_of,
    effective,
    ended_why,
    ending_of,
    known_day,
    run_out,
    state_in,
    state_on,
    terms_of,
    total,
    turns_of,
)
from kyoju_desktop.domain.rules.representatives import beyond_scope, scope_warnings
from kyoju_desktop.domain.rules.stages import is_open

__all__ = [
    "EXPIRED",
    "GIVEN",
    "MEANS",
    "PURPOSES",
    "SEEKING",
    "VOID",
    "WITHDRAWN",
    "Conflict",
    "Course",
    "Ending",
    "Terms",
    "beyond_scope",
    "conflicts",
    "course_of",
    "covered",
    "covers",
    "covers_means",
    "ended_why",
    "ending_of",
    "excludes",
    "in_force",
    "known_day",
    "scope_warnings",
    "state_in",
    "state_on",
    "taken_back",
    "terms_of",
    "told_to",
    "turns_of",
]

# Which purposes of a consent a purpose of a disclosure falls under; the consent's own codes mean themselves.
PURPOSES: Mapping[str, frozenset[str]] = {
    "consult": frozenset({"housing", "other"}),
    "housing": frozenset({"housing"}),
    "contract": frozenset({"contract"}),
    "benefit": frozenset({"housing", "other"}),
    "safety": frozenset({"watch"}),
    "visit": frozenset({"watch"}),
    "information": frozenset({"housing", "other"}),
    "transfer": frozenset({"housing", "other"}),
}
# Which ways of telling the person allowed cover a way of handing over (several: all of them are needed).
MEANS: Mapping[str, frozenset[str]] = {
    "hand": frozenset({"paper"}),
    "internal_mail": frozenset({"paper"}),
    "post": frozenset({"paper"}),
    "fax": frozenset({"fax"}),
    "phone_then_paper": frozenset({"phone", "paper"}),
}
_SPOKEN = frozenset({"phone", "meeting"})


def in_force(file: CaseFile, today: date) -> tuple[Terms, ...]:
    """The consents that permit something on that day, oldest first, each with those that contradict it.

    Whoever is about to disclose asks for `known_day`, so that a clock set back brings back nothing that ran out.
    """
    if not is_open(file.case.stage):
        return ()
    course = course_of(file)
    states = [(each, state_in(each.consent, course, today)) for each in terms_of(file) if begun(each.consent, today)]
    first = min(
        (each.consent.given_at for each, state in states if state == GIVEN and each.consent.given_at), default=None
    )
    rivals = [
        each
        for each, state in states
        if state == GIVEN or (_ran_until(each, first) and _only_run_out(each, state, course, today))
    ]
    held = {each.consent.id for each, state in states if state == GIVEN}
    every = [each for each, _ in states]
    paired = with_rivals(_with_what_was_taken_back(rivals, every), find_conflicts(rivals, file))
    return tuple(each for each in paired if each.consent.id in held)


def _ran_until(terms: Terms, first: datetime | None) -> bool:
    """Whether the consent was alive when the first of those in force was given: else it contradicts none of them."""
    return first is not None and (terms.consent.until_day or date.max) >= first.date()


def _with_what_was_taken_back(consents: Sequence[Terms], every: Sequence[Terms]) -> tuple[Terms, ...]:
    """Who takes something back for a body, class or item means every consent given before, not only the one named."""
    partial = [(each.consent, row) for each in every for row in each.withdrawals if not total(row)]
    if not partial:
        return tuple(consents)
    return tuple(
        replace(each, withdrawals=(*each.withdrawals, *_reaching(each.consent, partial))) for each in consents
    )


def _reaching(consent: Consent, partial: Sequence[tuple[Consent, ConsentWithdrawal]]) -> Iterator[ConsentWithdrawal]:
    return (
        row
        for other, row in partial
        if other.id != consent.id and other.person == consent.person and _given_before(consent, row)
    )


def _given_before(consent: Consent, withdrawal: ConsentWithdrawal) -> bool:
    """Whether the consent is older than the withdrawal; one without a time of day counts by its entry that day."""
    given, at = consent.given_at, withdrawal.at
    if given is None or at is None or (given.time() == time() and given.date() == at.date()):
        return consent.id < withdrawal.id
    return given <= at


def conflicts(file: CaseFile, today: date) -> tuple[Conflict, ...]:
    """The pairs of consents in force that contradict each other and wait for the clerk's decision."""
    held = in_force(file, today)
    known = {rival.consent.id: rival for each in held for rival in each.rivals} | {
        each.consent.id: each for each in held
    }
    return find_conflicts(sorted(known.values(), key=lambda each: each.consent.id), file)


def _only_run_out(terms: Terms, state: str, course: Course, day: date) -> bool:
    """Whether nothing but its last day ended the consent."""
    last = terms.consent.until_day
    return state == EXPIRED and last is not None and last < day and state_in(terms.consent, course, last) == GIVEN


def covers(terms: Terms, organisation: Organisation, info: Info, purpose: str, today: date) -> bool:
    """Whether the person agreed that this body is told this class for this purpose, as it stands today.

    `purpose` is a code of `referral_purpose` or of `consent_purpose`. A recipient named by kind covers classes
    without 要配慮 only. Mere existence may be told to whoever may be told anything.
    """
    return info in covered(terms, organisation, purpose, today)


def covered(terms: Terms, organisation: Organisation, purpose: str, today: date) -> frozenset[Info]:
    """Every class of which `covers` holds."""
    consent = terms.consent
    if consent.given_at is None or consent.given_at.date() > today or run_out(consent, today):
        return frozenset()
    if not consent.purposes & PURPOSES.get(purpose, frozenset({purpose})):
        return frozenset()
    told = told_to(terms, organisation, today)
    return told | {Info.EXISTENCE} if told else told


def told_to(terms: Terms, organisation: Organisation, today: date) -> frozenset[Info]:
    """The classes that the consent lets this body know today: ticked for it or its kind, minus what was withdrawn
    and what another consent that is not settled yet leaves out."""
    told = frozenset(
        info
        for info in _ticked(terms, organisation)
        if not any(_takes_back(each, organisation, info, today) for each in terms.withdrawals)
    )
    return narrowed(told, terms, organisation, today) if terms.rivals else told


def taken_back(terms: Terms, organisation: Organisation, record_class: str, field_name: str, today: date) -> bool:
    """Whether the person took this item back, for this body or for everybody (a withdrawal of an item alone)."""
    return any(
        effective(each, today)
        and each.organisation in {"", organisation.id}
        and each.record_class == record_class
        and each.field_name in {"", field_name}
        for each in terms.withdrawals
        if each.record_class
    )


def covers_means(terms: Terms, means: str) -> bool:
    """Whether the person agreed to this way of handing over (a code of `referral_means`).

    Going along with the person needs no agreed way.
    """
    if means == "accompany":
        return True
    if means == "oral":
        return bool(terms.consent.means & _SPOKEN)
    return MEANS.get(means, frozenset({means})) <= terms.consent.means


def excludes(terms: Terms, record_class: str, field_name: str, record_id: str) -> bool:
    """Whether the person chose that this value goes to nobody; stronger than any tick."""
    return any(
        each.record_class == record_class and each.field_name in {"", field_name} and each.record in {"", record_id}
        for rival in (terms, *terms.rivals)
        for each in rival.exclusions
    )


def _ticked(terms: Terms, organisation: Organisation) -> Iterator[Info]:
    for row in terms.recipients:
        by_name = bool(row.organisation) and row.organisation == organisation.id
        by_kind = not row.organisation and bool(row.organisation_kind) and row.organisation_kind == organisation.kind
        for name in row.classes:
            info = Info.__members__.get(name)
            if info and info.outward and (by_name or (by_kind and not info.special)):
                yield info


def _takes_back(withdrawal: ConsentWithdrawal, organisation: Organisation, info: Info, today: date) -> bool:
    return (
        effective(withdrawal, today)
        and not withdrawal.record_class
        and withdrawal.organisation in {"", organisation.id}
        and (not withdrawal.classes or info.name in withdrawal.classes)
    )
