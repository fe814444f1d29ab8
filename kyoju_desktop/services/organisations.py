"""関係機関: the register of bodies one can refer to, and the people one speaks with there."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Organisation, OrganisationContact, Referral
from kyoju_desktop.domain.rules.bodies import fax_is_old, may_be_listed
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.folding import fold, fold_kana
from kyoju_desktop.storage.store import Reader, Writer


@dataclass(frozen=True)
class Register:
    """Every body by its reading, those no longer used at the end, and its people by the body's id."""

    bodies: tuple[Organisation, ...] = ()
    contacts: dict[str, tuple[OrganisationContact, ...]] = field(default_factory=dict)

    @cached_property
    def keys(self) -> dict[str, str]:
        """What each body is found by, by its id."""
        return {each.id: key_of(each, self.contacts.get(each.id, ())) for each in self.bodies}

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


@dataclass(frozen=True)
class BodyFilter:
    """Which bodies: by words, kind, duty of 62条, category, place; only cooperating, listed or with an old FAX check.

    `area` is a word of the place in which a body works; one that names no place works everywhere.
    """

    text: str = ""
    kind: str = ""
    duty: str = ""
    category: str = ""
    area: str = ""
    cooperating: bool = False
    listed: bool = False
    old_fax: bool = False
    closed: bool = False


EVERY = BodyFilter()


def narrowed(found: Register, wanted: BodyFilter, today: date | None = None) -> tuple[Organisation, ...]:
    """The bodies of the register that a filter holds, in its order."""
    words, area = fold_kana(wanted.text), fold(wanted.area)
    return tuple(
        each
        for each in found.bodies
        if words in found.keys[each.id]
        and (wanted.closed or not each.closed)
        and wanted.kind in {"", each.kind}
        and (not wanted.duty or wanted.duty in each.duties)
        and (not wanted.category or not each.categories or wanted.category in each.categories)
        and (not each.area or area in fold(each.area))
        and _marked(each, wanted, today)
    )


def _marked(body: Organisation, wanted: BodyFilter, today: date | None) -> bool:
    """Whether a body has every mark that the filter asks for."""
    old = not wanted.old_fax or (today is not None and fax_is_old(body, today))
    return (body.cooperating or not wanted.cooperating) and (may_be_listed(body) or not wanted.listed) and old


def key_of(body: Organisation, contacts: tuple[OrganisationContact, ...] = ()) -> str:
    """What a body is found by: names, reading, section, numbers, what it does, its people."""
    own = (body.name, body.kana, body.section, body.handles, body.address, body.strengths, body.own_note)
    words = (*own, *(each.name for each in contacts))
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


def confirm_fax(w: Writer, organisation_id: str) -> Organisation:
    """Note that the FAX number of a body was checked today."""
    body = w.get(Organisation, organisation_id)
    if not body.fax:
        raise Refused(N_("FAX番号がありません。番号を入れて保存してください。"), field="fax")
    return w.put(body.replace(fax_checked_on=w.today))


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
