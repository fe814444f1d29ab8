"""The ledger read back: who knows what since when, what one body was given, what left the office in a period.

Nothing here writes. What stands in the ledger can be added to by a counter-entry, never changed or taken away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kyoju_desktop.domain.conceal import Concealer, concealed
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    CopyOut,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    LaterExplanation,
)
from kyoju_desktop.services.casefile import same_persons
from kyoju_desktop.services.copies import copies_of, is_out
from kyoju_desktop.services.disclosures import WENT_OUT
from kyoju_desktop.storage.ledger_rows import GivenItem, LedgerFilter, LedgerHit
from kyoju_desktop.storage.store import Reader

__all__ = [
    "Detail",
    "Knower",
    "LedgerFilter",
    "Row",
    "detail",
    "items_of",
    "knowers",
    "rows",
    "unanswered",
]


@dataclass(frozen=True)
class Knower:
    """One recipient and everything it was told: what, since when, on which grounds, and its copies.

    `bases` are the words of the ledger, `consents` the numbers; `marks` say what was unusual: "after_withdrawal",
    "after_death", "after_closing", "late". `waiting` counts papers of which nobody has said whether they went out.
    """

    organisation: str
    recipient: str
    external: bool
    since: datetime | None
    last: datetime | None
    classes: tuple[str, ...]
    labels: tuple[str, ...]
    special: bool
    bases: tuple[str, ...]
    consents: tuple[str, ...]
    marks: tuple[str, ...]
    copies_out: int
    copies: int
    waiting: int
    disclosures: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row of the register: the disclosure, and what was counted and looked up for it."""

    disclosure: Disclosure
    hit: LedgerHit

    @property
    def at(self) -> datetime | None:
        """When it was told, or when the paper was prepared."""
        return self.disclosure.told_at or self.disclosure.at


@dataclass(frozen=True)
class Detail:
    """One disclosure with everything that hangs on it."""

    disclosure: Disclosure
    items: tuple[DisclosedItem, ...]
    outcome: DisclosureOutcome | None
    copies: tuple[CopyOut, ...]
    explanations: tuple[LaterExplanation, ...]
    consent_number: str


def knowers(r: Reader, person_id: str) -> tuple[Knower, ...]:
    """「誰が何をいつから知っているか」 by recipient, who was told last first; what may be out is counted apart.

    A withdrawn consent takes nothing away here: what went out stays known.
    """
    items, told = _given(r, person_id)
    out = _went_out(r, told)
    waiting = _unanswered_of(r, told)
    together: dict[str, list[Disclosure]] = {}
    for each in sorted(told.values(), key=lambda row: row.id):
        if each.id in out or each.id in waiting:
            together.setdefault(each.organisation or each.recipient, []).append(each)
    numbers = _consent_numbers(r, told.values())
    copies = r.find_in(CopyOut, "disclosure", sorted(out))
    by_disclosure: dict[str, list[GivenItem]] = {}
    for item in items:
        by_disclosure.setdefault(item.disclosure, []).append(item)
    made = [
        _knower(
            [each for each in group if each.id in out],
            [each for each in group if each.id in waiting],
            by_disclosure,
            copies,
            numbers,
        )
        for group in together.values()
    ]
    conceal = r.concealer(person_id)
    made = [_without(each, conceal) for each in made]
    return tuple(sorted(made, key=lambda each: each.last.isoformat() if each.last else "", reverse=True))


def _without(knower: Knower, conceal: Concealer) -> Knower:
    """What the clerk wrote about the telling, without what it repeats of the protected bundle."""
    labels = tuple(dict.fromkeys(map(conceal, knower.labels)))
    return replace(knower, recipient=conceal(knower.recipient), labels=labels)


def rows(r: Reader, wanted: LedgerFilter, before: str = "", limit: int = 100) -> tuple[Row, ...]:
    """One page of the register, the newest first, beginning after the row of that id."""
    hits = r.ledger(wanted, before, limit)
    found = {each.id: each for each in r.find_in(Disclosure, "id", [hit.disclosure for hit in hits])}
    secret = {found[hit.disclosure].person for hit in hits if hit.protected}
    hiding = {person: r.concealer(person) for person in sorted(secret)}
    return tuple(Row(_hidden(found[hit.disclosure], hiding), hit) for hit in hits)


def _hidden(row: Disclosure, hiding: Mapping[str, Concealer]) -> Disclosure:
    return concealed(row, hiding[row.person]) if row.person in hiding else row


def detail(r: Reader, disclosure_id: str) -> Detail:
    """One disclosure with all its items, its outcome, its copies and what the person is told afterwards.

    To be shown, not to be written back: what the clerk's words repeat of the protected bundle is taken out.
    """
    row = r.get(Disclosure, disclosure_id)
    conceal = r.concealer(row.person)
    outcomes = r.find(DisclosureOutcome, disclosure=row.id)
    consent = r.look(Consent, row.consent) if row.consent else None
    return Detail(
        disclosure=concealed(row, conceal),
        items=tuple(concealed(each, conceal) for each in items_of(r, row.id)),
        outcome=outcomes[-1] if outcomes else None,
        copies=copies_of(r, row.id),
        explanations=r.find(LaterExplanation, disclosure=row.id),
        consent_number=consent.number if consent else "",
    )


def unanswered(r: Reader, case_id: str = "") -> tuple[Disclosure, ...]:
    """Papers that were prepared, but nobody has said whether they went out; of one case or of all."""
    rows = r.find(Disclosure, case=case_id) if case_id else r.find(Disclosure)
    answers = r.find(DisclosureOutcome, case=case_id) if case_id else r.find(DisclosureOutcome)
    answered = {each.disclosure for each in answers}
    return tuple(each for each in rows if each.id not in answered)


def items_of(r: Reader, disclosure_id: str) -> tuple[DisclosedItem, ...]:
    """Every item of one disclosure: what was given first, then what was withheld, each by class and name."""
    order = {info.name: at for at, info in enumerate(Info)}
    found = r.find(DisclosedItem, disclosure=disclosure_id)
    return tuple(sorted(found, key=lambda each: (not each.given, order[each.info_class], each.label)))


def marks_of(disclosure: Disclosure) -> tuple[str, ...]:
    """What was unusual about a disclosure, as names of marks."""
    flags = (
        ("after_withdrawal", disclosure.after_withdrawal),
        ("after_death", disclosure.after_death),
        ("after_closing", disclosure.after_closing),
        ("late", bool(disclosure.late_entry)),
    )
    return tuple(name for name, on in flags if on)


def _given(r: Reader, person_id: str) -> tuple[tuple[GivenItem, ...], dict[str, Disclosure]]:
    """The items about the human being that were meant to go out, and their disclosures."""
    items = r.given_items(same_persons(r, person_id))
    return items, {each.id: each for each in r.find_in(Disclosure, "id", sorted({item.disclosure for item in items}))}


def _went_out(r: Reader, told: Iterable[str]) -> set[str]:
    answers = r.find_in(DisclosureOutcome, "disclosure", sorted(told))
    return {each.disclosure for each in answers if each.outcome == WENT_OUT}


def _unanswered_of(r: Reader, told: Iterable[str]) -> set[str]:
    return set(told) - {each.disclosure for each in r.find_in(DisclosureOutcome, "disclosure", sorted(told))}


def _consent_numbers(r: Reader, told: Iterable[Disclosure]) -> dict[str, str]:
    wanted = sorted({each.consent for each in told if each.consent})
    return {each.id: each.number for each in r.find_in(Consent, "id", wanted)}


def _knower(
    told: Sequence[Disclosure],
    waiting: Sequence[Disclosure],
    items: Mapping[str, Sequence[GivenItem]],
    copies: Sequence[CopyOut],
    numbers: dict[str, str],
) -> Knower:
    newest = (*waiting, *told)[-1]
    ids = {each.id for each in told}
    known = [item for each in told for item in items.get(each.id, ())]
    classes = {each.info_class for each in known}
    theirs = [each for each in copies if each.disclosure in ids]
    moments = [each.told_at or each.at for each in told]
    return Knower(
        organisation=newest.organisation,
        recipient=newest.recipient,
        external=any(each.external for each in (*told, *waiting)),
        since=moments[0] if moments else None,
        last=moments[-1] if moments else None,
        classes=tuple(info.name for info in Info if info.name in classes),
        labels=tuple(dict.fromkeys(each.label for each in known)),
        special=any(Info[name].special for name in classes),
        bases=tuple(dict.fromkeys(each.basis_text for each in told if each.basis_text)),
        consents=tuple(dict.fromkeys(number for each in told if (number := numbers.get(each.consent, "")))),
        marks=tuple(dict.fromkeys(mark for each in told for mark in marks_of(each))),
        copies_out=sum(is_out(each) for each in theirs),
        copies=len(theirs),
        waiting=len(waiting),
        disclosures=tuple(each.id for each in told),
    )
