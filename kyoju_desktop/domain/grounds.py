"""Which legal bases fit a recipient, in which order, and why the others do not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kyoju_desktop.domain.bases import CONSENT, INSIDE, PURPOSE, BasisRule, standing_of
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import Consent, Intake, Organisation, PersonLink, PurposeEntry
from kyoju_desktop.domain.rules.consent import Terms, covers
from kyoju_desktop.i18n.messages import N_, Message


@dataclass(frozen=True)
class Basis:
    """The basis the clerk chose, with what it stands on: written facts, one consent or one register entry."""

    rule: BasisRule
    facts: Mapping[str, str] = field(default_factory=dict)
    consent_id: str = ""
    entry: PurposeEntry | None = None

    @property
    def code(self) -> str:
        """The code of the basis in the list `legal_basis`."""
        return self.rule.code


@dataclass(frozen=True)
class Offer:
    """One basis as the clerk is shown it: usable, or why not; the consent or register entry it would stand on."""

    rule: BasisRule
    usable: bool
    why_not: Message | None = None
    consent: Consent | None = None
    entry: PurposeEntry | None = None


def offered_bases(
    file: CaseFile,
    organisation: Organisation,
    purpose: str,
    today: date,
    rules: Iterable[BasisRule],
    consents: Sequence[Terms],
    register: Iterable[PurposeEntry] = (),
) -> tuple[Offer, ...]:
    """Every basis in its order: one offer for each consent that fits, one for every other basis."""
    entries = tuple(register)
    return tuple(
        offer for rule in rules for offer in _offers(rule, file, organisation, purpose, today, consents, entries)
    )


def _offers(
    rule: BasisRule,
    file: CaseFile,
    organisation: Organisation,
    purpose: str,
    today: date,
    consents: Sequence[Terms],
    register: Sequence[PurposeEntry],
) -> Iterator[Offer]:
    fault = unfit(rule, standing_of(organisation, file.office), today)
    if fault:
        yield Offer(rule, False, fault)
    elif rule.code == CONSENT:
        fitting = [each for each in consents if consent_fits(each, file, organisation, purpose, today)]
        yield from (Offer(rule, True, consent=each.consent) for each in fitting)
        if not fitting:
            yield Offer(rule, False, _why_no_consent(file, consents))
    elif rule.code == PURPOSE:
        listed = [each for each in register if _listed(each, organisation, purpose, today)]
        told = [each for each in listed if was_told(file, each, today)]
        yield from (Offer(rule, True, entry=each) for each in told)
        if not told:
            yield Offer(rule, False, _why_no_purpose(listed))
    else:
        yield Offer(rule, True)


def unfit(rule: BasisRule, standing: str, today: date) -> Message | None:
    """Why the rule cannot be used for a recipient of that standing today, whatever the facts."""
    if standing not in rule.standings:
        return Message(N_("この相手の立場では使えません。"))
    if not rule.in_force(today):
        return Message(N_("この日には効力がない根拠です。"))
    if rule.coming:
        return Message(N_("この版では、まだ使えません。要るときは、紙の手続で課の承認を受けてください。"))
    return None


def fault_of(
    basis: Basis, file: CaseFile, organisation: Organisation, purpose: str, consents: Sequence[Terms], today: date
) -> Message | None:
    """Why the chosen basis does not hold today for this recipient and errand; None when it holds."""
    fault = unfit(basis.rule, standing_of(organisation, file.office), today)
    if fault:
        return fault
    missing = basis.rule.missing(basis.facts)
    if missing:
        return Message(
            N_("この根拠には「{fact}」が要ります。書いてから続けてください。"), (("fact", missing[0].label),)
        )
    if basis.code == CONSENT:
        terms = terms_of(basis, consents)
        fits = terms is not None and consent_fits(terms, file, organisation, purpose, today)
        return None if fits else _why_no_consent(file, consents)
    if basis.code == PURPOSE:
        listed = basis.entry is not None and _listed(basis.entry, organisation, purpose, today)
        entries = [basis.entry] if basis.entry is not None and listed else []
        return None if any(was_told(file, each, today) for each in entries) else _why_no_purpose(entries)
    return None


def terms_of(basis: Basis, consents: Iterable[Terms]) -> Terms | None:
    """The consent in force on which the basis stands."""
    return next((each for each in consents if each.consent.id == basis.consent_id), None)


def same_human(file: CaseFile) -> frozenset[str]:
    """The ids of the client: the person of the case and the records linked as 「同じ人」."""
    known = {file.person.id}
    for link in file.of(PersonLink):
        if known & {link.first, link.second}:
            known |= {link.first, link.second}
    return frozenset(known)


def consent_fits(terms: Terms, file: CaseFile, organisation: Organisation, purpose: str, today: date) -> bool:
    """Whether the consent is the client's own and lets the recipient know anything for this errand."""
    own = terms.consent.person in same_human(file)
    return own and any(covers(terms, organisation, info, purpose, today) for info in Info)


def was_told(file: CaseFile, entry: PurposeEntry, today: date) -> bool:
    """Whether that version was handed to the person by today, or an exception of 62条 stands on record."""
    return any(
        each.purpose_exception
        or (each.purpose_version == entry.version and each.purpose_told_on and each.purpose_told_on <= today)
        for each in file.of(Intake)
    )


def ways(file: CaseFile, organisation: Organisation) -> tuple[Message, ...]:
    """What would make it possible to tell this body something."""
    found = [Message(N_("本人に同意をたずねると、この相手に渡せるようになります。"))]
    if organisation.kind in {"real_estate", "landlord", "guarantor_company"}:
        found.append(Message(N_("氏名と事情を出さない匿名の照会なら、いまできます。")))
    standing = standing_of(organisation, file.office)
    if standing in INSIDE:
        found.append(
            Message(N_("利用目的を本人に渡した記録を入れるか、「相当の理由」を書くと、役場の中で使えます。"))
        )
    if standing == "other_public":
        found.append(Message(N_("相手の仕事に必要な「相当の理由」を書くと、行政機関に渡せることがあります。")))
    return tuple(found)


def _listed(entry: PurposeEntry, organisation: Organisation, purpose: str, today: date) -> bool:
    in_force = entry.from_day is not None and entry.from_day <= today <= (entry.until_day or date.max)
    return in_force and organisation.kind in entry.recipients and purpose in entry.purposes


def _why_no_purpose(listed: Sequence[PurposeEntry]) -> Message:
    if not listed:
        return Message(N_("この相手と用件は、利用目的の登録にありません。"))
    return Message(
        N_("利用目的({version})を本人に渡した記録がありません。受付票を渡し、渡した日と版を入れてください。"),
        (("version", listed[-1].version),),
    )


def _why_no_consent(file: CaseFile, consents: Sequence[Terms]) -> Message:
    people = same_human(file)
    if any(each.consent.person in people for each in consents):
        return Message(N_("同意はありますが、この相手か、この用件は入っていません。"))
    states = [each.state for each in file.of(Consent) if each.person in people]
    if not states:
        return Message(N_("同意の記録がありません。"))
    return Message(_ATTITUDES.get(states[-1], N_("同意は、期限が切れたか、取り消されています。")))


_ATTITUDES: Mapping[str, str] = {
    "declined": N_("本人は断っています。"),
    "on_hold": N_("本人は返事を保留しています。"),
    "seeking": N_("同意を働きかけているところです。"),
    "not_explained": N_("本人にまだ説明していません。"),
}
