"""相談受付 in parts: which sections stand on the page, which records they fill, and how the parts come together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kyoju_desktop.domain.fields import Record, is_empty, value_of
from kyoju_desktop.domain.forms.household import EMERGENCY_CONTACT
from kyoju_desktop.domain.forms.intake import INTAKE
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.forms.person import ADDRESS, CONTACT_POINT, PERSON
from kyoju_desktop.domain.records import Address, ContactPoint, EmergencyContact, Intake, Person
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_view import CaseView


@dataclass(frozen=True)
class Piece:
    """One layout on the page: `left_out` are fields for later, `title` stands above when it is a thing of its own.

    `visitor` marks the piece about whoever came instead of the person.
    """

    form: Form
    title: str = ""
    left_out: frozenset[str] = frozenset()
    visitor: bool = False


@dataclass(frozen=True)
class Block:
    """A headed part of the page: layouts below each other; `members` adds the list of the household."""

    code: str
    title: str
    pieces: tuple[Piece, ...] = ()
    members: bool = False


BLOCKS: tuple[Block, ...] = (
    Block(
        "reception",
        N_("受付"),
        (
            Piece(INTAKE.only("受付"), left_out=frozenset({"route_detail", "filled_by"})),
            Piece(INTAKE.only("来た人が本人でないとき"), N_("来た人(本人でないとき)"), visitor=True),
        ),
    ),
    Block(
        "person",
        N_("本人"),
        (
            Piece(PERSON.only("本人"), left_out=frozenset({"birth_certainty"})),
            Piece(CONTACT_POINT, left_out=frozenset({"other", "note"})),
            Piece(ADDRESS, left_out=frozenset({"use", "from_day", "until_day"})),
            Piece(EMERGENCY_CONTACT, N_("緊急連絡先"), frozenset({"address", "rank", "confirmed_on"})),
        ),
    ),
    Block(
        "home",
        N_("住まいと家賃"),
        (Piece(INTAKE.only("住まいと家賃"), left_out=frozenset({"disaster_on"})),),
    ),
    Block("household", N_("世帯"), members=True),
    Block("trouble", N_("困りごと"), (Piece(INTAKE.only("困りごと")),)),
    Block("contact", N_("連絡のしかた"), (Piece(PERSON.only("連絡のしかた")),)),
    Block("purpose", N_("利用目的"), (Piece(INTAKE.only("利用目的")),)),
)
PIECES = tuple(piece for block in BLOCKS for piece in block.pieces)
# Routes by which the person came without somebody else.
OWN_ROUTES = frozenset({"", "self_visit", "self_phone", "outreach"})

_FIRSTS: dict[type[Record], Callable[[CaseView], Record]] = {
    Person: lambda view: view.file.person,
    Intake: lambda view: view.file.last(Intake) or Intake(case=view.case_id),
    ContactPoint: lambda view: _own(view, ContactPoint) or ContactPoint(person=view.file.person.id),
    Address: lambda view: _own(view, Address) or Address(person=view.file.person.id, use="current"),
    EmergencyContact: lambda view: view.file.last(EmergencyContact) or EmergencyContact(case=view.case_id),
}


def _own(view: CaseView, kind: type[Record]) -> Record | None:
    mine = [each for each in view.file.of(kind) if value_of(each, "person") == view.file.person.id]
    return mine[0] if mine else None


def first_records(view: CaseView) -> dict[type[Record], Record]:
    """The record of each class that the page fills in: the one on file, or a new one."""
    return {kind: first(view) for kind, first in _FIRSTS.items()}


def worth_keeping(record: Record, view: CaseView) -> bool:
    """Whether a record says anything: an untouched new one is not written."""
    if isinstance(record, Person | Intake) or view.file.find(type(record), record.id):
        return True
    names = {name for piece in PIECES if piece.form.record is type(record) for name in piece.form.names()}
    preset = {"use"} if isinstance(record, Address) else set()
    return bool(record.gaps) or any(not is_empty(record, name) for name in names - preset)


def together(base: Record, parts: Iterable[FormView], *, strict: bool) -> tuple[Record, list[FormView]]:
    """The record with the answers of all its parts, and the parts that could not be read.

    With `strict` the first part that cannot be read shows why and stops; else it is left to its draft.
    """
    whole, unread = base, []
    for part in parts:
        answered = part.commit()
        if answered is None:
            unread.append(part)
            if strict:
                break
            continue
        names = part.form.names()
        values = {
            name: value_of(answered, name) for name in names if value_of(answered, name) != value_of(whole, name)
        }
        whole = whole.replace(**values) if values else whole
        for name in names:
            if whole.gap(name) != answered.gap(name):
                whole = whole.with_gap(name, answered.gap(name))
    return whole, unread
