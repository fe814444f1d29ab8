"""Lists that leave as files: the register of disclosures as a list, and the log of who made which file when."""

from kyoju_desktop.domain.doors.general import list_sheet
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import lists
from kyoju_desktop.domain.records import PaperPrinted
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.kept import SAVED
from kyoju_desktop.services.ledger import LedgerFilter, Row, rows
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader, Writer

LEDGER_TITLE = N_("提供の記録(台帳)")
_PAGE = 500
_CARE = N_("庁内だけで使い、係の外に持ち出さないでください。用が済んだら読めないようにして捨てます。")
LEDGER = (
    Column(N_("日時"), "moment", 8),
    Column(N_("受付番号"), "text", 7),
    Column(N_("氏名"), "text", 8),
    Column(N_("提供先"), "text", 12),
    Column(N_("方法"), "text", 5),
    Column(N_("文書番号"), "text", 6),
    Column(N_("根拠"), "text", 12),
    Column(N_("段階"), "text", 5),
    Column(N_("要配慮"), "text", 4),
    Column(N_("項目"), "number", 3),
    Column(N_("結果"), "text", 5),
    Column(N_("戻らない写し"), "number", 4),
)


def ledger_list(r: Reader, wanted: LedgerFilter, at: Locale) -> Sheet:
    """The register of disclosures as it is narrowed on the screen, newest first; no place and no item's value."""
    found: list[Row] = []
    while part := rows(r, wanted, found[-1].disclosure.id if found else "", _PAGE):
        found += part
        if len(part) < _PAGE:
            break
    columns = tuple(Column(at.tr(each.label), each.kind, each.width) for each in LEDGER)
    lead = at.tr(N_("提供の記録 {count}件"), count=format_number(len(found)))
    table = Table(at.tr(LEDGER_TITLE), columns, tuple(_cells(each, at) for each in found), (at.tr(_CARE),), lead=lead)
    return list_sheet(lists.CASES, LEDGER_TITLE, office_of(r), at.today, table, at.tr)


def _cells(each: Row, at: Locale) -> tuple[Cell, ...]:
    row, hit, tr = each.disclosure, each.hit, at.tr
    name = hit.name or tr(N_("(匿名)"))
    means = tr(at.codes.label("referral_means", row.means)) if row.means else ""
    level = tr(at.codes.label("disclosure_level", row.level)) if row.level else ""
    outcome = {"went_out": N_("出した"), "not_out": N_("出さなかった")}.get(hit.outcome, N_("出したか未回答"))
    return (
        each.at,
        hit.number,
        tr(N_("【秘匿】{name}"), name=name) if hit.protected else name,
        row.recipient,
        means,
        row.document_number,
        row.basis_text,
        level,
        tr(N_("含む")) if row.special else "",
        hit.given,
        tr(outcome),
        hit.copies_out or None,
    )


def log_file(w: Writer, form: str, way: str = SAVED, case: str = "") -> PaperPrinted:
    """Who made a file (or a paper) of which list, and when. To be written as final."""
    row = PaperPrinted(case=case, form=form, at=w.now, clerk=w.actor or office_of(w).clerk, way=way)
    w.add(row)
    return row
