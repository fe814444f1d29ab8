"""The ledger read back: who knows what since when, and which papers nobody has answered for."""

from dataclasses import dataclass
from datetime import datetime

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import DisclosedItem, Disclosure, DisclosureOutcome
from kyoju_desktop.services.disclosures import WENT_OUT
from kyoju_desktop.storage.store import Reader


@dataclass(frozen=True)
class Known:
    """One thing one recipient knows about the person: since when, last told when, by which disclosures."""

    organisation: str
    recipient: str
    external: bool
    key: str
    label: str
    info_class: str
    since: datetime | None
    last: datetime | None
    disclosures: tuple[str, ...]


def who_knows(r: Reader, person_id: str) -> tuple[Known, ...]:
    """「誰が何をいつから知っているか」: every item about the person that went out, per recipient, oldest first.

    A withdrawn consent takes nothing away here: what went out stays known.
    """
    found: dict[tuple[str, str], Known] = {}
    items = [each for each in r.find(DisclosedItem, subject=person_id) if each.given]
    rows = {each.id: each for each in r.find_in(Disclosure, "id", sorted({item.disclosure for item in items}))}
    out = {
        each.disclosure
        for each in r.find_in(DisclosureOutcome, "disclosure", sorted(rows))
        if each.outcome == WENT_OUT
    }
    for item in sorted(items, key=lambda each: each.disclosure):  # ids sort by age
        if item.disclosure in out:
            row = rows[item.disclosure]
            key = f"{item.record_class}.{item.field_name}"
            place = (row.organisation, key)
            found[place] = _known(row, item, key, found.get(place))
    return tuple(found.values())


def _known(row: Disclosure, item: DisclosedItem, key: str, before: Known | None) -> Known:
    earlier = before.disclosures if before else ()
    return Known(
        organisation=row.organisation,
        recipient=row.recipient,
        external=row.external,
        key=key,
        label=item.label,
        info_class=item.info_class,
        since=before.since if before else row.at,
        last=row.at,
        disclosures=earlier if row.id in earlier else (*earlier, row.id),
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
