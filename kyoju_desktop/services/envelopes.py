"""Envelopes: what can be addressed, the sheet, and the row in the log once it goes to an exit."""

from dataclasses import dataclass

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.closeness import cautions_about, never_to
from kyoju_desktop.domain.doors.envelope import Sender, plain_by_default, sender_for, to_body, to_client
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import envelope
from kyoju_desktop.domain.records import Address, Case, Office, Organisation, OrganisationContact, PaperPrinted
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader, Writer

NOT_CONFIRMED = N_("あて名をもう一度見て、「あて名を確かめました」に印をつけてください。")


@dataclass(frozen=True)
class Wanted:
    """To whom: a body (with a contact of it), or the person of the case at an address or with words instead."""

    case: str = ""
    organisation: str = ""
    contact: str = ""
    address: str = ""
    pick_up: str = ""
    plain_sender: bool = False


@dataclass(frozen=True)
class Choices:
    """What the dialog offers: bodies, the person's addresses (none while protected), and how the sender stands."""

    bodies: tuple[Organisation, ...]
    file: CaseFile | None
    addresses: tuple[Address, ...]
    plain_sender: bool

    @property
    def protected(self) -> bool:
        """Whether the person's address can stand on no envelope."""
        return self.file is not None and self.file.protected


@dataclass(frozen=True)
class Envelope:
    """A finished sheet with its words as they are to be confirmed."""

    sheet: Sheet
    paper: Rendered
    lines: tuple[str, ...]
    plain_sender: bool
    cautions: tuple[Message, ...] = ()


def choices(r: Reader, case_id: str) -> Choices:
    """What can be addressed from a case, or from the register (`case_id` empty)."""
    bodies = tuple(each for each in r.find(Organisation) if not each.closed and each.address.strip())
    if not case_id:
        return Choices(bodies, None, (), plain_sender=False)
    file = case_file(r, case_id)
    own = [each for each in r.find(Address, person=file.person.id) if each.place.strip() and each.use != "former"]
    return Choices(bodies, file, () if file.protected else tuple(own), plain_sender=plain_by_default(file))


def address_envelope(r: Reader, wanted: Wanted, at: Locale) -> Envelope:
    """The sheet for one recipient; `Refused` says why it must not be."""
    sender = Sender(plain=wanted.plain_sender)
    cautions: tuple[Message, ...] = ()
    if wanted.organisation:
        cautions = _cautions(r, wanted)
        sheet = _body(r, wanted, sender, at, office_of(r))
    else:
        file = case_file(r, wanted.case)
        place = next((each for each in file.of(Address) if each.id == wanted.address), None)
        sender = sender_for(place, sender)
        sheet = to_client(file, place, wanted.pick_up, at.today, sender, tr=at.tr)
    lines = tuple(each.text for each in sheet.values) + sheet.frame.notes
    return Envelope(sheet, render(sheet, at.tr), lines, plain_sender=sender.plain, cautions=cautions)


def _cautions(r: Reader, wanted: Wanted) -> tuple[Message, ...]:
    """What to mind about a body that may be close to the opposite party; `Refused` where nothing may go to it."""
    if not wanted.case:
        return ()
    file, body = case_file(r, wanted.case), r.get(Organisation, wanted.organisation)
    if why := never_to(file, body):
        raise Refused(why.template, **dict(why.values))
    return tuple(cautions_about(file, body))


def _body(r: Reader, wanted: Wanted, sender: Sender, at: Locale, office: Office) -> Sheet:
    body = r.get(Organisation, wanted.organisation)
    contact = r.look(OrganisationContact, wanted.contact) if wanted.contact else None
    return to_body(office, body, contact, at.today, sender, tr=at.tr)


def log_envelope(w: Writer, wanted: Wanted, made: Envelope, *, confirmed: bool) -> PaperPrinted:
    """Log that an envelope goes to an exit. To be written as final, and only after the second look."""
    if not confirmed:
        raise Refused(NOT_CONFIRMED, field="confirmed")
    if wanted.case and not wanted.organisation:
        _still_fits(w, wanted, made)
    name = made.sheet.text("Organisation.name") or made.sheet.text("Person.name")
    row: Record = PaperPrinted(
        case=w.get(Case, wanted.case).id if wanted.case else "",
        organisation=wanted.organisation,
        form=envelope.FORM,
        at=w.now,
        clerk=w.actor,
        recipient=name,
        with_address=any(each.key.startswith("Address.") for each in made.sheet.values),
        plain_sender=made.plain_sender,
    )
    w.add(row)
    return w.get(PaperPrinted, row.id)


def _still_fits(w: Writer, wanted: Wanted, made: Envelope) -> None:
    """Secrecy may have begun between the preview and the print."""
    if w.is_protected(w.get(Case, wanted.case).person) and made.sheet.all("Address.place"):
        raise Refused(N_("この人の住所は秘匿になりました。住所ののった封筒は作れません。窓口で渡してください。"))
