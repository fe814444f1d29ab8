"""支援ケース一覧, what is due, and the 引継ぎ一覧: one source for the paper and for the file."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from kyoju_desktop.domain.doors.general import list_sheet
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import lists
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.eras import wareki, wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.lists import CaseFilter, CaseRow, DueRow
from kyoju_desktop.storage.store import Reader

_PAGE = 500
_PROTECTED = N_("この一覧には、住所と電話を出していません。【秘匿】の人の居所は、ほかの人に言わないでください。")
_CARE = N_("庁内だけで使い、係の外に持ち出さないでください。用が済んだら読めないようにして捨てます。")

_NOTHING = N_("1年のうちに期限の入った予定はありません")

CASES = (
    Column(N_("受付番号"), "text", 6),
    Column(N_("氏名"), "text", 9),
    Column(N_("受付日"), "day", 5),
    Column(N_("状態"), "text", 4),
    Column(N_("担当"), "text", 5),
    Column(N_("次回予定"), "text", 14),
    Column(N_("最終支援日"), "day", 5),
    Column(N_("期限"), "day", 5),
)
DUES = (
    Column(N_("期限"), "day", 5),
    Column(N_("種別"), "text", 3),
    Column(N_("すること"), "text", 15),
    Column(N_("受付番号"), "text", 6),
    Column(N_("氏名"), "text", 9),
    Column(N_("状態"), "text", 4),
    Column(N_("済"), "text", 2),
)
HANDOVER = (
    Column(N_("受付番号"), "text", 6),
    Column(N_("氏名"), "text", 8),
    Column(N_("状態"), "text", 4),
    Column(N_("担当"), "text", 5),
    Column(N_("未処理・期限"), "text", 22),
    Column(N_("最終支援日"), "day", 5),
    Column(N_("引継ぎのメモ"), "text", 12),
)


def case_list(r: Reader, wanted: CaseFilter, words: str, at: Locale) -> Sheet:
    """支援ケース一覧 of the cases of a filter, in its order; `words` say which cases these are."""
    rows = _all_rows(r, wanted)
    last = r.last_support([each.case for each in rows])
    cells = tuple(
        (
            each.number,
            called(each, at),
            each.opened_at.date() if each.opened_at else None,
            _stage(each.stage, at),
            each.clerk,
            _next(each, at),
            last.get(each.case),
            each.next_due_on,
        )
        for each in rows
    )
    told = at.tr(N_("{words} {count}件"), words=words, count=format_number(len(rows)))
    return _sheet(r, lists.CASES_TITLE, CASES, cells, told, _notes(rows, at), at)


def due_list(r: Reader, until: date, at: Locale, *, mine: str = "", source: str = "") -> Sheet:
    """What is due until a day, the oldest first, with a place for the tick when it is done."""
    rows = r.dues(until, 5_000, source, mine)
    cells = tuple(
        (
            each.due_on,
            at.tr(at.codes.label("deadline_source", each.source)) if each.source else "",
            _what(each, at),
            each.number,
            _mark(each.name, at, protected=each.protected, anonymous=each.anonymous),
            _stage(each.stage, at),
            "",
        )
        for each in rows
    )
    late = sum(each.due_on < at.today for each in rows)
    told = at.tr(
        N_("{until}までの期限 {count}件(うち過ぎたもの {late}件)"),
        until=wareki(until),
        count=format_number(len(rows)),
        late=format_number(late),
    )
    return _sheet(r, lists.DUE_TITLE, DUES, cells, told, _notes(rows, at), at)


def handover_list(r: Reader, at: Locale, *, clerk: str = "") -> Sheet:
    """The yearly hand-over (DOMAIN 9.7): every open case with what is due within a year; those without at the end.

    `clerk`: only that clerk's cases.
    """
    name = "mine" if clerk else "open"
    rows = _all_rows(r, CaseFilter(name=name, order="due", clerk=clerk, day=at.today))
    last = r.last_support([each.case for each in rows])
    due: dict[str, list[DueRow]] = {}
    for each in r.dues(add_months(at.today, 12), 100_000, "", clerk):
        due.setdefault(each.case, []).append(each)
    cells = tuple(
        (
            each.number,
            called(each, at),
            _stage(each.stage, at),
            each.clerk,
            "\n".join(_dated(one, at) for one in due.get(each.case, ())) or at.tr(_NOTHING),
            last.get(each.case),
            "",
        )
        for each in rows
    )
    told = at.tr(
        N_("{day}現在 開いているケース {count}件(うち1年のうちに期限のあるもの {due}件)"),
        day=wareki(at.today),
        count=format_number(len(rows)),
        due=format_number(sum(each.case in due for each in rows)),
    )
    return _sheet(r, lists.HANDOVER_TITLE, HANDOVER, cells, told, _notes(rows, at), at)


def week_end(day: date) -> date:
    """The Sunday of the day's week, until which 今日 shows what is due."""
    return day + timedelta(days=6 - day.weekday())


def called(row: CaseRow, at: Locale) -> str:
    """The name as it stands in a list: with its mark of secrecy, or what stands for a name."""
    return _mark(row.name, at, protected=row.protected, anonymous=row.anonymous)


def _mark(name: str, at: Locale, *, protected: bool, anonymous: bool) -> str:
    nobody = at.tr(N_("(匿名)")) if anonymous else at.tr(N_("(名前はまだ)"))
    return at.tr(N_("【秘匿】{name}"), name=name or nobody) if protected else name or nobody


def _all_rows(r: Reader, wanted: CaseFilter) -> tuple[CaseRow, ...]:
    found: list[CaseRow] = []
    while part := r.case_rows(wanted, found[-1] if found else None, _PAGE):
        found += part
        if len(part) < _PAGE:
            break
    return tuple(found)


def _stage(code: str, at: Locale) -> str:
    return at.tr(at.codes.label("stage", code)) if code else ""


def _next(row: CaseRow, at: Locale) -> str:
    values = {name: at.tr(value) for name, value in row.next_due_values}
    return at.tr(row.next_due_label, **values) if row.next_due_label else at.tr(N_("なし"))


def _what(row: DueRow, at: Locale) -> str:
    return at.tr(row.label, **{name: at.tr(value) for name, value in row.values})


def _dated(row: DueRow, at: Locale) -> str:
    late = at.tr(N_("【超過】")) if row.due_on < at.today else ""
    return f"{late}{wareki_short(row.due_on)} {_what(row, at)}"


def _notes(rows: Iterable[CaseRow | DueRow], at: Locale) -> tuple[str, ...]:
    secret = any(each.protected for each in rows)
    return (*((at.tr(_PROTECTED),) if secret else ()), at.tr(_CARE))


def _sheet(
    r: Reader,
    title: str,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[Cell, ...]],
    lead: str,
    notes: tuple[str, ...],
    at: Locale,
) -> Sheet:
    named = tuple(Column(at.tr(each.label), each.kind, each.width) for each in columns)
    made = Table(at.tr(title), named, tuple(rows), notes, lead=lead)
    return list_sheet(lists.CASES, title, office_of(r), at.today, made, at.tr)
