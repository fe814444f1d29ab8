"""Which legal bases fit a recipient, in which order, and why the others do not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kyoju_desktop.domain.bases import CONSENT, PURPOSE, BasisRule, Demand, standing_of
from kyoju_desktop.domain.basis_rule import ANYWHERE, TELL_PERSON_ON, kind_of
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.lapses import WITHDRAWN, Course, course_of, same_human
from kyoju_desktop.domain.records import Consent, Intake, Organisation, PurposeEntry
from kyoju_desktop.domain.rules.consent import Terms, covered
from kyoju_desktop.domain.ways import ways
from kyoju_desktop.i18n.messages import N_, Message

__all__ = [
    "Basis",
    "Offer",
    "consent_fits",
    "fault_of",
    "not_yet",
    "offered_bases",
    "only_unwritten",
    "rule_for",
    "same_human",
    "terms_of",
    "ways",
]

# Row 34 of DOMAIN 5.12: who is told after the consent ended has to be told about afterwards.
AFTER_LAPSE = (
    Demand("reason", N_("同意が終わったあとに渡す理由"), "long"),
    Demand("at", N_("伝える時刻"), "moment"),
    Demand(TELL_PERSON_ON, N_("本人に説明する予定の日"), "day"),
)
# Row 33: the protected bundle by word of mouth.
OF_SECRET = (
    Demand("secret_reason", N_("秘匿の住所や電話を口頭で伝える理由(伝えるときだけ)"), "long", optional=True),
    Demand("approver", N_("それを承認した人(伝えるときだけ)"), optional=True),
)


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

    def fact(self, name: str) -> str:
        """A written fact, "" when nobody wrote it."""
        return self.facts.get(name, "").strip()


@dataclass(frozen=True)
class Offer:
    """One basis as the clerk is shown it: usable, or why not; the consent or register entry it would stand on.

    `rule` is fitted to recipient and day: its article, demands and warnings are those to show.
    """

    rule: BasisRule
    usable: bool
    why_not: Message | None = None
    consent: Consent | None = None
    entry: PurposeEntry | None = None

    @property
    def unasked(self) -> bool:
        """Whether the window may take it by itself: it stands on the person's own word or knowledge."""
        return self.usable and self.rule.code in {CONSENT, PURPOSE}


def offered_bases(
    file: CaseFile,
    organisation: Organisation,
    purpose: str,
    today: date,
    rules: Iterable[BasisRule],
    consents: Sequence[Terms],
    register: Iterable[PurposeEntry] = (),
) -> tuple[Offer, ...]:
    """Every basis meant for such a body, in its order: one offer for each consent that fits, the newest first."""
    entries = tuple(register)
    course = course_of(file, organisation, consents, today)
    return tuple(
        offer
        for rule in rules
        if _meant_for(rule, organisation, file) and (course.dead or not rule.only_dead)
        for offer in _offers(rule, file, organisation, purpose, today, consents, entries, course)
    )


def _offers(
    rule: BasisRule,
    file: CaseFile,
    organisation: Organisation,
    purpose: str,
    today: date,
    consents: Sequence[Terms],
    register: Sequence[PurposeEntry],
    course: Course,
) -> Iterator[Offer]:
    fitted = rule_for(rule, file, organisation, today, course)
    fault = unfit(rule, file, organisation, purpose, today, course)
    if fault:
        yield Offer(fitted, False, fault)
    elif rule.code == CONSENT:
        fitting = [each for each in consents if consent_fits(each, file, organisation, purpose, today)]
        # The newest first: it is what the person said last.
        yield from (Offer(fitted, True, consent=each.consent) for each in reversed(fitting))
        if not fitting:
            yield Offer(fitted, False, _why_no_consent(file, consents))
    elif rule.code == PURPOSE:
        listed = [each for each in register if _listed(each, organisation, purpose, today)]
        told = [each for each in listed if was_told(file, each, today)]
        yield from (Offer(fitted, True, entry=each) for each in told)
        if not told:
            yield Offer(fitted, False, _why_no_purpose(listed))
    else:
        yield Offer(fitted, True)


def rule_for(rule: BasisRule, file: CaseFile, organisation: Organisation, today: date, course: Course) -> BasisRule:
    """The rule with the article of the day and everything it demands for this recipient now."""
    made = rule.fitted(organisation, standing_of(organisation, file.office), today)
    if course.lapsed and rule.works_lapsed and not rule.not_told:
        made = made.asking(*AFTER_LAPSE)
    if file.protected and (rule.code == CONSENT or rule.emergency):
        made = made.asking(*OF_SECRET)
    return made


def _meant_for(rule: BasisRule, organisation: Organisation, file: CaseFile) -> bool:
    standing = standing_of(organisation, file.office)
    return (
        standing in rule.standings
        and rule.fit.fits(organisation, standing)
        and organisation.kind not in rule.not_kinds
        and rule.municipality in {ANYWHERE, kind_of(file.office)}
    )


def unfit(
    rule: BasisRule, file: CaseFile, organisation: Organisation, purpose: str, today: date, course: Course
) -> Message | None:
    """Why the rule cannot be used for that recipient and errand today, whatever the facts."""
    if not _meant_for(rule, organisation, file):
        return Message(N_("この相手の立場では使えません。"))
    if not rule.in_force(today):
        return Message(N_("この日には効力がない根拠です。"))
    if rule.purposes and purpose not in rule.purposes:
        return Message(N_("用件を「安全の相談・緊急の連絡」にすると使えます。"))
    return _over(rule, course)


def _over(rule: BasisRule, course: Course) -> Message | None:
    if rule.only_dead and not course.dead:
        return Message(N_("本人が亡くなったあとだけの根拠です。"))
    if course.dead and not rule.works_dead:
        return Message(N_("本人が亡くなっているため、使えません。市町村の要綱か、法令の求めによってください。"))
    if course.closed and not rule.works_closed:
        return Message(N_("終結したケースでは使えません。法令による照会、開示の請求、命の危険のときだけ渡せます。"))
    if course.lapsed and not rule.works_lapsed and rule.code != CONSENT:
        return Message(
            N_("この相手への同意は、本人が撤回しています。法令の求めか、命の危険のときだけ渡せます。")
            if course.lapsed == WITHDRAWN
            else N_("この相手への同意は、期限が切れています。法令の求めか、命の危険のときだけ渡せます。")
        )
    return None


def fault_of(
    basis: Basis, file: CaseFile, organisation: Organisation, purpose: str, consents: Sequence[Terms], today: date
) -> Message | None:
    """Why the chosen basis does not hold today for this recipient and errand; None when it holds."""
    course = course_of(file, organisation, consents, today)
    return (
        unfit(basis.rule, file, organisation, purpose, today, course)
        or _unwritten(basis, file, organisation, today, course)
        or _unfounded(basis, file, organisation, purpose, consents, today)
    )


def only_unwritten(
    basis: Basis, file: CaseFile, organisation: Organisation, purpose: str, consents: Sequence[Terms], today: date
) -> bool:
    """Whether nothing is wrong with the chosen basis but that its facts are still being written."""
    course = course_of(file, organisation, consents, today)
    return (
        unfit(basis.rule, file, organisation, purpose, today, course) is None
        and _unfounded(basis, file, organisation, purpose, consents, today) is None
        and _unwritten(basis, file, organisation, today, course) is not None
    )


def _unwritten(
    basis: Basis, file: CaseFile, organisation: Organisation, today: date, course: Course
) -> Message | None:
    """Which fact of the basis is not written yet, or cannot be true."""
    missing = rule_for(basis.rule, file, organisation, today, course).missing(basis.facts)
    if missing:
        return missing[0].fault(basis.facts)
    if basis.fact(TELL_PERSON_ON) and date.fromisoformat(basis.fact(TELL_PERSON_ON)) < today:
        return Message(N_("本人に説明する予定の日が、きょうより前です。"))
    return None


def _unfounded(
    basis: Basis, file: CaseFile, organisation: Organisation, purpose: str, consents: Sequence[Terms], today: date
) -> Message | None:
    """Why the consent or the register does not carry the basis, whatever else is written."""
    if basis.code == CONSENT:
        terms = terms_of(basis, consents)
        fits = terms is not None and consent_fits(terms, file, organisation, purpose, today)
        return None if fits else _why_no_consent(file, consents)
    if basis.code == PURPOSE:
        listed = basis.entry is not None and _listed(basis.entry, organisation, purpose, today)
        entries = [basis.entry] if basis.entry is not None and listed else []
        return None if any(was_told(file, each, today) for each in entries) else _why_no_purpose(entries)
    return None


def not_yet(basis: Basis, file: CaseFile, at: datetime) -> Message | None:
    """Why the basis, which holds today, did not hold yet at the moment of the telling: nothing reaches back."""
    consent = next((each for each in file.of(Consent) if basis.consent_id and each.id == basis.consent_id), None)
    if consent is not None and (consent.given_at is None or consent.given_at > at):
        return Message(N_("伝えたのは、本人が同意するより前です。あとの同意は、前にさかのぼりません。"))
    entry, day = basis.entry, at.date()
    if entry is not None and (entry.from_day is None or entry.from_day > day or not was_told(file, entry, day)):
        return Message(N_("伝えたときは、まだ利用目的を本人に知らせていませんでした。"))
    return None if basis.rule.in_force(day) else Message(N_("伝えた日には、まだ効力がない根拠です。"))


def terms_of(basis: Basis | None, consents: Iterable[Terms]) -> Terms | None:
    """The consent in force on which the basis stands; None for any other basis."""
    if basis is None or not basis.consent_id:
        return None
    return next((each for each in consents if each.consent.id == basis.consent_id), None)


def consent_fits(terms: Terms, file: CaseFile, organisation: Organisation, purpose: str, today: date) -> bool:
    """Whether the consent is the client's own and lets the recipient know anything for this errand."""
    own = terms.consent.person in same_human(file)
    return own and bool(covered(terms, organisation, purpose, today))


def was_told(file: CaseFile, entry: PurposeEntry, today: date) -> bool:
    """Whether that version was handed to the person by today, or an exception of 62条 stands on record."""
    return any(
        each.purpose_exception
        or (each.purpose_version == entry.version and each.purpose_told_on and each.purpose_told_on <= today)
        for each in file.of(Intake)
    )


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
    return Message(_ATTITUDES.get(states[-1], N_("同意は、期限が切れたか、撤回されています。")))


_ATTITUDES: Mapping[str, str] = {
    "declined": N_("本人は断っています。"),
    "on_hold": N_("本人は返事を保留しています。"),
    "seeking": N_("同意を働きかけているところです。"),
    "not_explained": N_("本人にまだ説明していません。"),
}
