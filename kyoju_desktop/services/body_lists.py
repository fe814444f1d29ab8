"""The list of bodies that agreed to be listed: for paper and file; nothing the office noted for itself is on it."""

from collections.abc import Iterable

from kyoju_desktop.domain.doors.general import public_list
from kyoju_desktop.domain.fields import spec, value_of
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import bodies as paper
from kyoju_desktop.domain.records import Office, Organisation
from kyoju_desktop.domain.rules.bodies import may_be_listed
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.organisations import EVERY, BodyFilter, narrowed, register
from kyoju_desktop.storage.store import Reader

COLUMNS = (
    Column(N_("名称"), "text", 10),
    Column(N_("種類"), "text", 6),
    Column(N_("所在地・電話・FAX"), "text", 12),
    Column(N_("開いている時間"), "text", 7),
    Column(N_("活動する地域"), "text", 7),
    Column(N_("頼めること"), "text", 13),
    Column(N_("受けられる人"), "text", 9),
)


def body_list(r: Reader, at: Locale, wanted: BodyFilter = EVERY) -> Sheet:
    """The bodies of the register that agreed, as far as the filter of the page holds them."""
    return listed_sheet(narrowed(register(r), wanted, r.today), office_of(r), at)


def listed_sheet(bodies: Iterable[Organisation], office: Office, at: Locale) -> Sheet:
    """Those of the bodies that agreed, as a list for anybody."""
    found = [each for each in bodies if may_be_listed(each)]
    columns = tuple(Column(at.tr(each.label), each.kind, each.width) for each in COLUMNS)
    lead = at.tr(N_("{count}件"), count=format_number(len(found))) if found else at.tr(paper.EMPTY)
    notes = (at.tr(paper.NOTE), at.tr(paper.CHECK))
    table = Table(at.tr(paper.TITLE), columns, tuple(_cells(each, at) for each in found), notes, lead=lead)
    return public_list(paper.LISTED, paper.TITLE, office, at.today, table, at.tr)


def _cells(body: Organisation, at: Locale) -> tuple[Cell, ...]:
    """What stands on the list of one body: what the prefecture publishes and what one may ask it for."""
    phone = at.tr(N_("電話 {number}"), number=_text(body, "phone", at)) if body.phone else ""
    fax = at.tr(N_("FAX {number}"), number=_text(body, "fax", at)) if body.fax else ""
    return (
        _lines((f"{body.name} {body.section}".strip(), body.kana)),
        _lines((_text(body, "kind", at), at.tr(N_("協力不動産店")) if body.cooperating else "")),
        _lines((body.address, phone, fax)),
        body.hours,
        body.area,
        _lines((body.handles, _text(body, "duties", at), body.strengths)),
        _text(body, "categories", at),
    )


def _text(body: Organisation, name: str, at: Locale) -> str:
    return str(spec(Organisation, name).kind.format(value_of(body, name), at))


def _lines(words: Iterable[str]) -> str:
    return "\n".join(filter(None, words))
