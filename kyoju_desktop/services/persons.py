"""Persons: naming somebody who was anonymous, linking the same human being."""

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Case, HouseholdMember, Person, PersonLink, Tenancy
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import OF_PERSON, links_of, same_persons
from kyoju_desktop.services.secrecy import outlasting
from kyoju_desktop.storage.store import Writer


def name_person(w: Writer, case_id: str, person: Person) -> Case:
    """Give an anonymous inquiry its person, new or known already; the case keeps its number.

    What was noted under the stand-in (telephone, protection) moves over to the person.
    """
    case = w.get(Case, case_id)
    if not case.anonymous:
        raise Refused(N_("このケースの本人はもう決まっています。同じ人なら「同じ人」の印をつけてください。"))
    w.put(person)
    if case.person and case.person != person.id:
        _hand_over(w, case.person, person.id)
    named = case.replace(person=person.id, anonymous=False)
    w.put(named)
    return named


def link_persons(w: Writer, first: str, second: str, reason: str = "") -> PersonLink:
    """Mark two person records as the same human being; nothing is merged, and one click undoes it."""
    if first == second:
        raise Refused(N_("同じ記録どうしには印をつけられません。"))
    for each in links_of(w, first):
        if {each.first, each.second} == {first, second}:
            return each
    for known in (first, second):
        w.get(Person, known)
    _refuse_household(w, first, second)
    link = PersonLink(first=first, second=second, decided_at=w.now, reason=reason)
    w.add(link)
    return link


def _refuse_household(w: Writer, first: str, second: str) -> None:
    """Two people of one household are two people: a link would let the consent of one speak for the other."""
    one, other = set(same_persons(w, first)), set(same_persons(w, second))
    for each in (*w.find_in(HouseholdMember, "person", one), *w.find_in(HouseholdMember, "person", other)):
        client = w.get(Case, each.case).person
        if {client, each.person} & one and {client, each.person} & other:
            raise Refused(N_("同じ世帯の2人です。別々の人なので、「同じ人」の印はつけられません。"))


def unlink_persons(w: Writer, link_id: str) -> None:
    """Take the mark back; both persons are as they were, but a secrecy they shared goes on for both."""
    link = w.get(PersonLink, link_id)
    with outlasting(w, link):
        w.remove(link)


def open_tenancy(w: Writer, case_id: str) -> Tenancy | None:
    """The newest tenancy of the case that has not ended."""
    still = [each for each in w.find(Tenancy, case=case_id) if each.ended_on is None]
    return still[-1] if still else None


def _hand_over(w: Writer, stand_in: str, person: str) -> None:
    for kind in OF_PERSON:
        for each in w.find(kind, person=stand_in):
            moved: Record = each.replace(person=person)
            w.put(moved)
