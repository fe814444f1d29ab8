"""What a consent still permits today: derived from its terms, its withdrawals and the course of the case.

Closed by default: an unfinished, replaced, spent, expired, withdrawn or earlier-than-reopening consent permits
nothing; so does every consent of a closed case (CASES AC-10-3). Nothing here is stored.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentWithdrawal,
    Disclosure,
    DisclosureOutcome,
    Organisation,
    StageChange,
)
from kyoju_desktop.domain.rules.stages import REOPENED, is_open

GIVEN, EXPIRED, WITHDRAWN, SEEKING = "given", "expired", "withdrawn", "seeking"

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
# Answers to a new request that end the consent which it replaces.
_ENDING = frozenset({GIVEN, "declined", WITHDRAWN, EXPIRED})


@dataclass(frozen=True)
class Terms:
    """One consent with everything that belongs to it."""

    consent: Consent
    recipients: tuple[ConsentRecipient, ...] = ()
    exclusions: tuple[ConsentExclusion, ...] = ()
    withdrawals: tuple[ConsentWithdrawal, ...] = ()


def terms_of(file: CaseFile) -> tuple[Terms, ...]:
    """Every consent of the case with its rows, oldest first, whether in force or not."""
    return tuple(
        Terms(
            each,
            tuple(row for row in file.of(ConsentRecipient) if row.consent == each.id),
            tuple(row for row in file.of(ConsentExclusion) if row.consent == each.id),
            tuple(row for row in file.of(ConsentWithdrawal) if row.consent == each.id),
        )
        for each in file.of(Consent)
        if each.case == file.case.id
    )


def in_force(file: CaseFile, today: date) -> tuple[Terms, ...]:
    """The consents that permit something today, oldest first."""
    if not is_open(file.case.stage):
        return ()
    return tuple(each for each in terms_of(file) if state_on(each.consent, file, today) == GIVEN)


def state_on(consent: Consent, file: CaseFile, today: date) -> str:
    """The code of `consent_state` that holds today: "given" only while the consent is in force."""
    if consent.state != GIVEN:
        return consent.state
    if consent.given_at is None or consent.given_at.date() > today or not consent.period:
        return SEEKING
    if any(_total(each) and _effective(each, today) for each in _withdrawals(consent, file)):
        return WITHDRAWN
    if _run_out(consent, today) or _overtaken(consent, file, today):
        return EXPIRED
    return GIVEN


def covers(terms: Terms, organisation: Organisation, info: Info, purpose: str, today: date) -> bool:
    """Whether the person agreed that this body is told this class for this purpose, as it stands today.

    `purpose` is a code of `referral_purpose` or of `consent_purpose`. A recipient named by kind covers classes
    without 要配慮 only. Mere existence may be told to whoever may be told anything.
    """
    consent = terms.consent
    if consent.given_at is None or consent.given_at.date() > today or _run_out(consent, today):
        return False
    if not info.outward or not consent.purposes & PURPOSES.get(purpose, frozenset({purpose})):
        return False
    told = told_to(terms, organisation, today)
    return info in told or (info is Info.EXISTENCE and bool(told))


def told_to(terms: Terms, organisation: Organisation, today: date) -> frozenset[Info]:
    """The classes that the consent lets this body know today: ticked for it or its kind, minus what was withdrawn."""
    return frozenset(
        info
        for info in _ticked(terms, organisation)
        if not any(_takes_back(each, organisation, info, today) for each in terms.withdrawals)
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
        for each in terms.exclusions
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
        _effective(withdrawal, today)
        and withdrawal.organisation in {"", organisation.id}
        and (not withdrawal.classes or info.name in withdrawal.classes)
    )


def _effective(withdrawal: ConsentWithdrawal, today: date) -> bool:
    """From its day on; a withdrawal without a day works at once."""
    return withdrawal.at is None or withdrawal.at.date() <= today


def _total(withdrawal: ConsentWithdrawal) -> bool:
    return not withdrawal.organisation and not withdrawal.classes


def _withdrawals(consent: Consent, file: CaseFile) -> Iterator[ConsentWithdrawal]:
    return (each for each in file.of(ConsentWithdrawal) if each.consent == consent.id)


def _run_out(consent: Consent, today: date) -> bool:
    """Past its last day; "until a day" without a day has none."""
    if consent.until_day is None:
        return consent.period == "date"
    return today > consent.until_day


def _overtaken(consent: Consent, file: CaseFile, today: date) -> bool:
    """The case went on without it: closed, reopened since, replaced by a newer answer, or spent."""
    return (
        not is_open(file.case.stage)
        or any(_before(consent, each) for each in file.of(StageChange) if each.to_stage == REOPENED)
        or any(_replaces(each, consent, today) for each in file.of(Consent))
        or (consent.period == "once" and _spent(consent, file))
    )


def _before(consent: Consent, reopening: StageChange) -> bool:
    """Whether the consent is older than the reopening; one without a time of day counts by its entry."""
    if consent.given_at is None or reopening.at is None:
        return consent.id < reopening.id
    if _untimed(consent.given_at) and consent.given_at.date() == reopening.at.date():
        return consent.id < reopening.id
    return consent.given_at < reopening.at


def _untimed(moment: datetime) -> bool:
    return moment.time() == time()


def _replaces(newer: Consent, consent: Consent, today: date) -> bool:
    started = newer.given_at is None or newer.given_at.date() <= today
    return newer.replaces == consent.id and newer.state in _ENDING and started


def _spent(consent: Consent, file: CaseFile) -> bool:
    used = {each.id for each in file.of(Disclosure) if each.consent == consent.id}
    return any(each.disclosure in used and each.outcome == "went_out" for each in file.of(DisclosureOutcome))
