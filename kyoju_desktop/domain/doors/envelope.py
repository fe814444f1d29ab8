"""封筒の宛名: to a body of the register, or to the person; a protected person's address never stands on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.common import SECRET
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, is_empty, spec, value_of
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.papers import envelope
from kyoju_desktop.domain.records import Address, Office, Organisation, OrganisationContact
from kyoju_desktop.domain.sheet import Door, Frame, Sheet, Value, Withheld
from kyoju_desktop.i18n.messages import N_, Translator

AT_THE_WINDOW = N_("窓口でお渡しします")
_NOT_THERE = {
    "never": N_("この住所には郵便を送らないことになっています。窓口で渡すか、ほかの方法にしてください。"),
    "other_place": N_(
        "この人は郵便を別の場所か窓口で受け取ります。受け取る場所の住所を選ぶか、窓口で渡してください。"
    ),
}


@dataclass(frozen=True)
class Sender:
    """How the sender stands on it: `plain` leaves out the section, so that nobody sees what it is about."""

    plain: bool = False


def to_body(
    office: Office,
    body: Organisation,
    contact: OrganisationContact | None,
    today: date,
    sender: Sender,
    *,
    tr: Translator,
) -> Sheet:
    """The address of a body; `Refused` when the register does not have one."""
    if not body.address.strip():
        raise Refused(N_("この機関の所在地がまだありません。関係機関の台帳に入れてください。"))
    values = [*_values(body, envelope.BODY, body.id), *(_values(contact, ("name",), body.id) if contact else ())]
    return Sheet(Door.INTERNAL, envelope.FORM, _frame(office, today, sender, tr), tuple(values))


def to_client(
    file: CaseFile, address: Address | None, pick_up: str, today: date, sender: Sender, *, tr: Translator
) -> Sheet:
    """The person's own: an address that may get mail, or words instead of one (`pick_up`).

    `Refused` when the address must not get mail. For a protected person there is no way to print an address.
    """
    person = file.person.id
    frame = _frame(file.office, today, sender_for(address, sender), tr)
    values = _values(file.person, ("name",), person)
    if file.protected or address is None:
        held = tuple(
            Withheld(f"Address.{name}", spec(Address, name).label, spec(Address, name).info, each.id, person, SECRET)
            for each in file.of(Address)
            for name in envelope.PLACE
            if file.protected and not is_empty(each, name)
        )
        words = file.conceal(pick_up.strip(), "") or tr(AT_THE_WINDOW)
        return Sheet(Door.INTERNAL, envelope.FORM, replace(frame, notes=(words,)), tuple(values), held)
    if address.mail_allowed in _NOT_THERE:
        raise Refused(_NOT_THERE[address.mail_allowed])
    if not address.place.strip():
        raise Refused(N_("この住所には、町名・番地がまだありません。"))
    return Sheet(Door.INTERNAL, envelope.FORM, frame, (*values, *_values(address, envelope.PLACE, person)))


def sender_for(address: Address | None, wanted: Sender) -> Sender:
    """The sender without its section where the person asked for it, whatever was wanted."""
    plain = address is not None and address.mail_allowed == "plain_envelope"
    return Sender(plain=wanted.plain or plain)


def plain_by_default(file: CaseFile) -> bool:
    """Whether the section is left out unless the clerk decides otherwise: protected, or 課名を書かない封筒."""
    return file.protected or any(each.mail_allowed == "plain_envelope" for each in file.of(Address))


def _frame(office: Office, today: date, sender: Sender, tr: Translator) -> Frame:
    frame = office_frame(tr(envelope.TITLE), office, today)
    frame = replace(frame, clerk="", approval_boxes=(), office_fax="")
    return replace(frame, department="", section="", office_phone="") if sender.plain else frame


def _values(record: Record, names: Iterable[str], subject: str) -> tuple[Value, ...]:
    kind = type(record)
    return tuple(
        Value(
            f"{kind.__name__}.{name}",
            spec(kind, name).label,
            str(value_of(record, name)),
            spec(kind, name).info,
            record.id,
            subject,
        )
        for name in names
        if not is_empty(record, name)
    )
