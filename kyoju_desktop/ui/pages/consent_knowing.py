"""だれが何をいつまで知ってよいか as rows: a recipient, a mark for every box of the form, until when. No window."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.info import CONSENT_BOXES, Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import ConsentRecipient, ConsentWithdrawal, Organisation
from kyoju_desktop.domain.rules.consent import Terms, in_force, told_to
from kyoju_desktop.domain.rules.consent_conflicts import spoken_of
from kyoju_desktop.domain.rules.consent_life import effective
from kyoju_desktop.domain.rules.consent_spans import held_on
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.item_names import item_name

TOLD, NOT, TAKEN = "told", "not", "taken"
SOON = 30  # days before its end from which a consent is marked


@dataclass(frozen=True)
class Knower:
    """One recipient under one consent: a mark (told, not, taken) per box of the form, and until when."""

    who: str
    by_kind: bool
    marks: tuple[str, ...]
    until: str
    state: str
    number: str
    consent: str
    items: tuple[str, ...] = ()

    @property
    def knows(self) -> bool:
        """Whether anything may be told at all."""
        return TOLD in self.marks


def knowers(file: CaseFile, at: Locale, names: Mapping[str, str], day: date) -> tuple[Knower, ...]:
    """Who may know what until when: today as the gate decides it, another day as it is on record."""
    held = in_force(file, day) if day == at.today else tuple(each.terms for each in held_on(file, day, at.today))
    bodies = {each.id: each for each in file.of(Organisation)}
    found = [_knower(each, row, at, names, bodies, day) for each in held for row in each.recipients]
    return tuple(sorted(found, key=lambda each: (not each.knows, each.by_kind)))


def _knower(
    terms: Terms,
    row: ConsentRecipient,
    at: Locale,
    names: Mapping[str, str],
    bodies: Mapping[str, Organisation],
    day: date,
) -> Knower:
    body = bodies.get(row.organisation) or Organisation(id=row.organisation, kind=row.organisation_kind)
    told, alone = told_to(terms, body, day), told_to(replace(terms, rivals=()), body, day)
    until, state = until_words(terms, body, at, day)
    if not told:  # taken back, or another consent that is not settled yet leaves nothing
        until, state = (at.tr(N_("食い違いを決めるまで")), "warn") if alone else (at.tr(N_("撤回")), "danger")
    return Knower(
        who=who_of(row, at, names),
        by_kind=not row.organisation,
        marks=tuple(_mark(box, row, told, alone) for box in CONSENT_BOXES),
        until=until,
        state=state,
        number=terms.consent.number,
        consent=terms.consent.id,
        items=tuple(_items(terms.withdrawals, row.organisation, at, day)),
    )


def who_of(row: ConsentRecipient, at: Locale, names: Mapping[str, str]) -> str:
    """The name of a recipient, or its kind and that it was named by kind."""
    if row.organisation:
        return names.get(row.organisation) or at.tr(N_("(台帳にない相手)"))
    kind = at.tr(at.codes.label("organisation_kind", row.organisation_kind)) if row.organisation_kind else ""
    return at.tr(N_("{kind}(種類で)"), kind=kind) if kind else at.tr(N_("相手はまだ"))


def _mark(box: tuple[Info, ...], row: ConsentRecipient, told: frozenset[Info], alone: frozenset[Info]) -> str:
    """`alone` is what this consent would let the body know if no other one contradicted it."""
    if any(info in told for info in box):
        return TOLD
    return TAKEN if any(info.name in row.classes and info not in alone for info in box) else NOT


def _items(withdrawals: Iterable[ConsentWithdrawal], organisation: str, at: Locale, day: date) -> Iterable[str]:
    for each in withdrawals:
        if each.record_class and each.organisation in {"", organisation} and effective(each, day):
            label = item_words(each.record_class, each.field_name, at)
            if label:
                yield label


def item_words(kind: str, name: str, at: Locale) -> str:
    """The words of an item of the catalogue; "" where the catalogue does not know it any more."""
    return item_name(kind, name, at.tr)


def until_words(terms: Terms, body: Organisation, at: Locale, day: date) -> tuple[str, str]:
    """Until when this body may be told, and how near that is: done or warn.

    Of two consents that contradict each other about the body the earlier end.
    """
    consent = terms.consent
    if consent.period == "once":
        return at.tr(N_("この1回だけ")), "done"
    last = last_day(terms, body)
    if last is None:
        return at.tr(N_("終結まで")), "done"
    soon = (last - day).days <= SOON
    return at.tr(N_("{day}まで"), day=wareki(last)), "warn" if soon else "done"


def last_day(terms: Terms, body: Organisation) -> date | None:
    """The last day for this body, also of the consents that contradict this one about it."""
    rivals = (each.consent for each in terms.rivals if spoken_of(each, body) is not None)
    ends = (each.until_day for each in (terms.consent, *rivals) if each.until_day)
    return min(ends, default=None)
