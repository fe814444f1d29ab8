"""Gathering everything the office holds about one case."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record, catalogue, specs
from kyoju_desktop.domain.kinds import Ref
from kyoju_desktop.domain.records import (
    Case,
    Organisation,
    OrganisationContact,
    Person,
    PersonLink,
)
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader

R = TypeVar("R", bound=Record)


def _classes_with(name: str, target: str) -> tuple[type[Record], ...]:
    return tuple(
        each for each in catalogue() if any(spec.name == name and spec.kind == Ref(target) for spec in specs(each))
    )


OF_CASE = _classes_with("case", "Case")
OF_PERSON = tuple(each for each in _classes_with("person", "Person") if each not in OF_CASE and each is not Case)


def case_file(r: Reader, case_id: str) -> CaseFile:
    """The case, its person and every record that hangs on either, with the bodies they name.

    Records of a person who was linked as the same human being (protection above all) are part of the file.
    """
    return _gathered(r, case_id, {kind.__name__: r.find(kind, case=case_id) for kind in OF_CASE})


def _gathered(r: Reader, case_id: str, records: dict[str, tuple[Record, ...]]) -> CaseFile:
    case = r.get(Case, case_id)
    people = same_persons(r, case.person)
    records["PersonLink"] = links_of(r, case.person)
    for kind in OF_PERSON:
        records[kind.__name__] = _of_people(r, kind, people)
    records.update(_bodies(r, records))
    return CaseFile(
        office_of(r),
        case,
        r.get(Person, case.person),
        records,
        shielded=r.is_protected(case.person),
        kin_words=r.secret_words(case.person),
    )


def links_of(r: Reader, person_id: str) -> tuple[PersonLink, ...]:
    """The links in which the person stands, oldest first."""
    found = (*r.find(PersonLink, first=person_id), *r.find(PersonLink, second=person_id))
    return tuple(sorted(found, key=lambda each: each.id))


def same_persons(r: Reader, person_id: str) -> tuple[str, ...]:
    """The ids of all person records that were linked as the same human being, the given one first."""
    known = [person_id]
    for each in known:
        for link in links_of(r, each):
            known.extend(other for other in (link.first, link.second) if other not in known)
    return tuple(known)


def _of_people(r: Reader, kind: type[Record], people: Iterable[str]) -> tuple[Record, ...]:
    found = [each for person in people for each in r.find(kind, person=person)]
    return tuple(sorted(found, key=lambda each: each.id))


def _bodies(r: Reader, records: dict[str, tuple[Record, ...]]) -> dict[str, tuple[Record, ...]]:
    wanted = sorted(set(_named_bodies(records)))
    bodies = r.find_in(Organisation, "id", wanted) if wanted else ()
    contacts = r.find_in(OrganisationContact, "organisation", wanted) if wanted else ()
    return {"Organisation": bodies, "OrganisationContact": contacts}


def _named_bodies(records: dict[str, tuple[Record, ...]]) -> Iterator[str]:
    for each in (record for rows in records.values() for record in rows):
        named = getattr(each, "organisation", "")
        if named:
            yield named
