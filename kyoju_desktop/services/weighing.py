"""Weighing a つなぎ票 (or another paper): what the clerk sees before anything goes, and whether that still stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kyoju_desktop.domain.bases import CONSENT, BasisRule, load_bases, load_conditions
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.closeness import Caution, cautions_about
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.disclosure import (
    Basis,
    Item,
    Offer,
    Pick,
    Refusal,
    Request,
    offered_bases,
    weigh_all,
)
from kyoju_desktop.domain.grounds import rule_for, terms_of
from kyoju_desktop.domain.lapses import NOTHING_OVER, Course, course_of, told_anything
from kyoju_desktop.domain.papers import OutwardPaper
from kyoju_desktop.domain.papers.referral import REFERRAL
from kyoju_desktop.domain.records import (
    Organisation,
    PurposeEntry,
    Referral,
    Representative,
)
from kyoju_desktop.domain.rules.consent import Terms, beyond_scope, in_force, known_day
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.deciding import deciding_file
from kyoju_desktop.services.disclosures import clock_went_back
from kyoju_desktop.storage.store import Reader, Writer

CLOCK_BACK = Caution(
    N_("パソコンの時計が、前の提供の記録より前の日時です。時計を確かめてください。記録の順番は保たれます。")
)
REPLY_DAYS = 14  # when the office has not set its own


@dataclass(frozen=True)
class Weighed:
    """What the clerk sees before release, and everything needed to weigh it again.

    Exactly one of `sheet` and `refusal` is set. `excluded_words` are the person's own words about what must not
    be told: the clerk confirms them at each release. `cautions` are for the eye; the strong ones among them have to
    be confirmed before a release.
    `warnings` belong to the basis; `course` says whether this comes after a death, a closing or a withdrawal.
    """

    referral: Referral
    basis: Basis | None
    picked: frozenset[Pick] | None
    sheet: Sheet | None
    refusal: Refusal | None
    offers: tuple[Offer, ...]
    items: tuple[Item, ...]
    excluded_words: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    warnings: tuple[str, ...] = ()
    course: Course = NOTHING_OVER
    paper: OutwardPaper = REFERRAL
    file: CaseFile | None = field(default=None, repr=False, compare=False)
    proof: "Proof | None" = field(default=None, repr=False, compare=False)

    @property
    def strong(self) -> tuple[Caution, ...]:
        """The cautions that have to be confirmed before a release."""
        return tuple(each for each in self.cautions if each.strong)


@dataclass(frozen=True)
class Proof:
    """That a decision still stands: as long as nothing at all was written since, nothing can decide otherwise.

    `head` is the last link of the chain of operations when the file was read, `weighed` what was decided then.
    """

    head: bytes
    today: date
    codes: CodeBook
    tr: Translator
    facts: Mapping[str, str]
    weighed: Weighed = field(repr=False)

    def stands(self, asked: Weighed, w: Writer, today: date, codes: CodeBook, tr: Translator) -> bool:
        """Whether weighing the same draft again, in this operation, could only decide the same."""
        return (
            w.head == self.head
            and not (w.changes() or w.notes())
            and self.today == today
            and self.codes is codes
            and self.tr is tr
            and self._asks_the_same(asked)
        )

    def _asks_the_same(self, asked: Weighed) -> bool:
        first = self.weighed
        return (
            asked.referral == first.referral
            and asked.picked == first.picked
            and asked.paper is first.paper
            and asked.basis is first.basis
            and (asked.basis is None or asked.basis.facts == self.facts)
        )


def weigh(
    r: Reader,
    case_id: str,
    referral: Referral,
    basis_code: str | None,
    facts: Mapping[str, str],
    picked: frozenset[Pick] | None,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    consent_id: str = "",
    paper: OutwardPaper = REFERRAL,
) -> Weighed:
    """Decide about a つなぎ票 (or another `paper`) that is still a draft: sheet or refusal, bases, items.

    `consent_id` names the consent to stand on; "" takes the first that fits. `picked` None is the paper's own
    choice.
    """
    body = r.get(Organisation, referral.organisation)
    file, consents = _read(r, case_id, paper, body, today)
    office = file.office
    days = office.reply_days if office.reply_days is not None else REPLY_DAYS
    draft = referral.replace(case=case_id, reply_by=today + timedelta(days=days))
    request = Request(
        organisation=body,
        purpose=draft.purpose,
        level=draft.level or "L1",
        means=draft.means,
        wanted=picked,
        referral=draft,
        paper=paper,
    )
    head = b"" if isinstance(r, Writer) else r.head  # what an operation has not written yet is in no chain
    made = _weighed(r, file, consents, request, draft, (basis_code, consent_id), facts, today, codes, tr)
    return replace(made, proof=Proof(head, today, codes, tr, dict(facts), made)) if head else made


def weigh_again(w: Writer, weighed: Weighed, today: date, *, codes: CodeBook, tr: Translator) -> Weighed:
    """The same draft against what is on record now; read anew unless the chain proves that nothing was written."""
    proof = weighed.proof
    if proof and proof.stands(weighed, w, today, codes, tr):
        return _with_clock(w, proof.weighed)
    basis = weighed.basis
    return weigh(
        w,
        weighed.referral.case,
        weighed.referral,
        basis.code if basis else None,
        basis.facts if basis else {},
        weighed.picked,
        today,
        codes=codes,
        tr=tr,
        consent_id=basis.consent_id if basis else "",
        paper=weighed.paper,
    )


def _with_clock(w: Writer, weighed: Weighed) -> Weighed:
    """The clock goes on, or back, without anything being written."""
    if not clock_went_back(w, w.now) or CLOCK_BACK in weighed.cautions:
        return weighed
    return replace(weighed, cautions=(*weighed.cautions, CLOCK_BACK))


def _read(
    r: Reader, case_id: str, paper: OutwardPaper, body: Organisation, today: date
) -> tuple[CaseFile, tuple[Terms, ...]]:
    """The case and the consents in force; a clock set back revives nothing."""
    file = deciding_file(r, case_id, paper, today)
    day = known_day(file, today)
    consents = in_force(file, day)
    if told_anything(file, body, consents, day):
        return file, consents
    file = deciding_file(r, case_id, paper, today, body)  # a consent that is over may say why the body is not told
    return file, in_force(file, known_day(file, today))


def _weighed(
    r: Reader,
    file: CaseFile,
    consents: tuple[Terms, ...],
    request: Request,
    draft: Referral,
    chosen: tuple[str | None, str],
    facts: Mapping[str, str],
    today: date,
    codes: CodeBook,
    tr: Translator,
) -> Weighed:
    rules, body = load_bases(), request.organisation
    offers = offered_bases(file, body, request.purpose, today, rules, consents, r.find(PurposeEntry))
    basis = _chosen(rules, offers, *chosen, facts)
    course = course_of(file, body, consents, today)
    answer, items = weigh_all(request, file, consents, basis, today, codes=codes, tr=tr, conditions=load_conditions())
    return Weighed(
        referral=draft,
        basis=basis,
        picked=request.wanted,
        sheet=answer if isinstance(answer, Sheet) else None,
        refusal=answer if isinstance(answer, Refusal) else None,
        offers=offers,
        items=items,
        excluded_words=tuple(words for each in consents if (words := each.consent.excluded_words.strip())),
        cautions=(*_cautions(r, file, body, today), *_beyond_authority(file, terms_of(basis, consents))),
        warnings=rule_for(basis.rule, file, body, today, course).warnings_for() if basis else (),
        course=course,
        paper=request.paper,
        file=file,
    )


def _chosen(
    rules: Sequence[BasisRule],
    offers: tuple[Offer, ...],
    code: str | None,
    consent_id: str,
    facts: Mapping[str, str],
) -> Basis | None:
    """The basis the clerk picked; also one that does not hold, so that the refusal can say why."""
    rule = next((each for each in rules if each.code == code), None)
    if rule is None:
        return None
    fitting = [each for each in offers if each.rule.code == code]
    named = [each for each in fitting if consent_id and each.consent and each.consent.id == consent_id]
    offer = next(iter([*named, *(each for each in fitting if each.usable), *fitting]), Offer(rule, False))
    consent = consent_id or (offer.consent.id if offer.consent else "")
    return Basis(rule, dict(facts), consent if code == CONSENT else "", offer.entry)


def _cautions(r: Reader, file: CaseFile, organisation: Organisation, today: date) -> Iterator[Caution]:
    yield from cautions_about(file, organisation)
    if clock_went_back(r, r.now if isinstance(r, Writer) else today):
        yield CLOCK_BACK


def _beyond_authority(file: CaseFile, terms: Terms | None) -> Iterator[Caution]:
    """The consent was given by a representative whose papers do not reach as far (DOMAIN 5.3)."""
    if terms is None:
        return
    classes = frozenset(name for row in terms.recipients for name in row.classes)
    authority = file.find(Representative, terms.consent.authority)
    for each in beyond_scope(terms.consent, classes, authority):
        yield Caution(each.template, each.values, strong=True)
