"""Consents of one person that contradict each other: the narrower holds until the clerk has settled which one does.

Two consents contradict where both name a recipient for a common purpose and tell it different classes, end on
different days, or one of them excludes what the other does not. A consent for this one time, given later than the
other, contradicts nothing: it was asked for that one time. A consent that names the earlier one as replaced does
not contradict it either, nor do two that were settled.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import combinations

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    Organisation,
)
from kyoju_desktop.domain.rules.consent_life import Terms

ORDINARY = frozenset(info.name for info in Info if info.outward and not info.special)
CLASSES, PERIOD, EXCLUSIONS = "classes", "period", "exclusions"
_NEVER = datetime(1, 1, 1)
_Row = tuple[Terms, ConsentRecipient]
_Key = Callable[[ConsentRecipient], str]


@dataclass(frozen=True)
class Conflict:
    """Two consents that contradict each other, the older first: for whom, and in what ("classes", "period",
    "exclusions")."""

    first: Consent
    second: Consent
    recipients: tuple[ConsentRecipient, ...]
    about: frozenset[str]


def find_conflicts(consents: Sequence[Terms], file: CaseFile) -> tuple[Conflict, ...]:
    """The contradictions among these consents that nobody has settled."""
    rows: dict[tuple[str, str], dict[str, ConsentRecipient]] = defaultdict(dict)
    about: dict[tuple[str, str], set[str]] = defaultdict(set)
    known = {each.consent.id: each for each in consents}
    settled = _settled(file)
    for one, other in _pairs(consents, file):
        pair = (one[0].consent.id, other[0].consent.id)
        if frozenset(pair) not in settled and (found := _differ(one, other)):
            about[pair] |= found
            rows[pair].update({row.id: row for _, row in (one, other)})
    return tuple(
        Conflict(known[pair[0]].consent, known[pair[1]].consent, tuple(rows[pair].values()), frozenset(found))
        for pair, found in about.items()
    )


def with_rivals(consents: Sequence[Terms], conflicts: Iterable[Conflict]) -> tuple[Terms, ...]:
    """Each consent with those that contradict it."""
    known = {each.consent.id: each for each in consents}
    rivals: dict[str, list[Terms]] = defaultdict(list)
    for each in conflicts:
        rivals[each.first.id].append(known[each.second.id])
        rivals[each.second.id].append(known[each.first.id])
    return tuple(
        replace(each, rivals=tuple(rivals[each.consent.id])) if each.consent.id in rivals else each
        for each in consents
    )


def narrowed(told: frozenset[Info], terms: Terms, organisation: Organisation, today: date) -> frozenset[Info]:
    """What is left for the body once every unsettled contradiction is read in the narrower way."""
    for rival in terms.rivals:
        allowed = spoken_of(rival, organisation)
        if allowed is not None:
            over = rival.consent.until_day is not None and today > rival.consent.until_day
            told = frozenset() if over else frozenset(info for info in told if info.name in allowed)
    return told


def spoken_of(rival: Terms, organisation: Organisation) -> frozenset[str] | None:
    """What the other consent lets the body know, None when it does not speak of it; a row by kind is silent about
    要配慮."""
    named = [row for row in rival.recipients if row.organisation and row.organisation == organisation.id]
    by_kind = [row for row in rival.recipients if not row.organisation and row.organisation_kind == organisation.kind]
    if named:
        return frozenset(name for row in (*named, *by_kind) for name in row.classes)
    if by_kind:
        return frozenset(name for row in by_kind for name in row.classes) | (frozenset(Info.__members__) - ORDINARY)
    return None


def _settled(file: CaseFile) -> frozenset[frozenset[str]]:
    return frozenset(frozenset({each.kept, each.beside or each.ended}) for each in file.of(ConsentSettlement))


def _pairs(consents: Sequence[Terms], file: CaseFile) -> Iterator[tuple[_Row, _Row]]:
    """Rows of two consents that speak of one body, the older consent first."""
    kinds = {each.id: each.kind for each in file.of(Organisation)}
    named: Mapping[str, list[_Row]] = _gathered(consents, lambda row: row.organisation)
    by_kind = _gathered(consents, lambda row: "" if row.organisation else row.organisation_kind)
    for found in (*named.values(), *by_kind.values()):
        if len({_mark(terms, row) for terms, row in found}) > 1:
            yield from combinations(found, 2)
    for body, found in named.items():
        for one in found:
            yield from (_in_order(one, other) for other in by_kind.get(kinds.get(body, ""), ()))


def _gathered(consents: Sequence[Terms], key: _Key) -> Mapping[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for terms in consents:
        for row in terms.recipients:
            if key(row):
                found[key(row)].append((terms, row))
    return found


def _mark(terms: Terms, row: ConsentRecipient) -> tuple[object, ...]:
    """Rows with equal marks of equal persons contradict nothing."""
    return (row.classes, _last_day(terms.consent), terms.consent.period == "once", _excluded(terms))


def _in_order(one: _Row, other: _Row) -> tuple[_Row, _Row]:
    return (one, other) if one[0].consent.id <= other[0].consent.id else (other, one)


def _differ(one: _Row, other: _Row) -> frozenset[str]:
    """In what two rows about one body contradict each other."""
    first, second = one[0].consent, other[0].consent
    if not _comparable(first, second):
        return frozenset()
    both_named = bool(one[1].organisation) == bool(other[1].organisation)
    seen = frozenset(Info.__members__) if both_named else ORDINARY
    found = set()
    if one[1].classes & seen != other[1].classes & seen:
        found.add(CLASSES)
    if _last_day(first) != _last_day(second):
        found.add(PERIOD)
    if _excluded(one[0]) != _excluded(other[0]):
        found.add(EXCLUSIONS)
    return frozenset(found)


def _comparable(first: Consent, second: Consent) -> bool:
    """Whether two consents speak of the same: one person, a common purpose, a common time."""
    if first.id == second.id or first.person != second.person or not first.purposes & second.purposes:
        return False
    if _asked_for_once(first, second) or _asked_for_once(second, first):
        return False
    return first.id not in {second.replaces} and second.id not in {first.replaces} and _together(first, second)


def _asked_for_once(later: Consent, earlier: Consent) -> bool:
    return later.period == "once" and _at(later) >= _at(earlier)


def _together(first: Consent, second: Consent) -> bool:
    """Whether the later one was given while the earlier one still ran."""
    earlier, later = sorted((first, second), key=_at)
    return _at(later).date() <= _last_day(earlier)


def _at(consent: Consent) -> datetime:
    return consent.given_at or _NEVER


def _last_day(consent: Consent) -> date:
    return consent.until_day or date.max


def _excluded(terms: Terms) -> frozenset[tuple[str, str, str]]:
    return frozenset(_item(each) for each in terms.exclusions)


def _item(exclusion: ConsentExclusion) -> tuple[str, str, str]:
    return exclusion.record_class, exclusion.field_name, exclusion.record
