"""関係機関: the register of bodies one can refer to, and the people one speaks with there."""

from dataclasses import dataclass, field

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Organisation, OrganisationContact, Referral
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.folding import fold, fold_kana
from kyoju_desktop.storage.store import Reader, Writer


@dataclass(frozen=True)
class Register:
    """Every body by its reading, those no longer used at the end, and its people by the body's id."""

    bodies: tuple[Organisation, ...] = ()
    contacts: dict[str, tuple[OrganisationContact, ...]] = field(default_factory=dict)

    def body(self, organisation_id: str) -> Organisation | None:
        """The body of that id."""
        return next((each for each in self.bodies if each.id == organisation_id), None)


def register(r: Reader) -> Register:
    """The whole register: a few hundred bodies at most."""
    bodies = sorted(r.find(Organisation), key=lambda each: (each.closed, fold_kana(each.kana or each.name), each.id))
    contacts: dict[str, tuple[OrganisationContact, ...]] = {}
    for each in r.find(OrganisationContact):
        contacts[each.organisation] = (*contacts.get(each.organisation, ()), each)
    return Register(tuple(bodies), contacts)


def key_of(body: Organisation, contacts: tuple[OrganisationContact, ...] = ()) -> str:
    """What a body is found by: names, reading, section, numbers, what it does, its people."""
    words = (body.name, body.kana, body.section, body.handles, body.address, *(each.name for each in contacts))
    return "\n".join([*(fold_kana(each) for each in words), fold(body.phone), fold(body.fax)])


def referrals_to(r: Reader, organisation_id: str) -> int:
    """How many つなぎ票 name the body."""
    return r.count(Referral, organisation=organisation_id)


def keep_organisation(w: Writer, body: Organisation) -> Organisation:
    """Add or change a body; `Refused` while name, kind or standing is open, or when it is there already."""
    _ask_for(body, "name", N_("機関の名称を入れてください。"))
    _ask_for(body, "kind", N_("機関の種類を選んでください。"))
    _ask_for(
        body,
        "standing",
        N_("法的な立場を選んでください。何を根拠に渡せるかがこれで決まります。"),
    )
    if not body.closed and any(_same(body, each) for each in w.find(Organisation, closed=False)):
        raise Refused(
            N_("同じ名称・課・立場の機関がもうあります。そちらを直すか、課・係まで入れてください。"), field="name"
        )
    return w.put(body)


def keep_contact(w: Writer, contact: OrganisationContact) -> OrganisationContact:
    """Add or change somebody one speaks with at a body; `Refused` without a name."""
    w.get(Organisation, contact.organisation)
    _ask_for(contact, "name", N_("担当者の名前を入れてください。わからなければ、係や役割を入れます。"))
    return w.put(contact)


def remove_contact(w: Writer, contact: OrganisationContact) -> None:
    """Take somebody off the register (undo brings them back)."""
    w.remove(contact)


def _same(body: Organisation, other: Organisation) -> bool:
    return other.id != body.id and all(
        fold(getattr(body, name)) == fold(getattr(other, name)) for name in ("name", "section", "standing")
    )


def _ask_for(record: Record, name: str, words: str) -> None:
    if not str(getattr(record, name)).strip():
        raise Refused(words, field=name)
