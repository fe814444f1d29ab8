"""断り集計: refusals by reason and by the attributes of those refused, in numbers in which nobody can be found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.papers import lists
from kyoju_desktop.domain.records import Office
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.domain.rules.small_numbers import FEW, Shown, narrower, shown, total
from kyoju_desktop.domain.sheet import Door, Sheet
from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.eras import wareki, wareki_year
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.i18n.numbers import format_number

# The categories that may stand side by side in a small town; whoever has none of them counts under そのほか.
SPOKEN = ("L3", "L4", "L5", "L1", "M1", "M9", "M8", "P10")
OTHER, UNKNOWN = "other", ""

_NOTES = (
    N_("1から4までの数は「5未満」とし、そこから小さな数が分かる合計は「◯以上」か「＊」にしてあります。"),
    N_("区分は重なります(ひとりが高齢者で低額所得者でもある)。区分の合計は、延べ件数と一致しません。"),
    N_("延べ件数は断られた回数、実人数は断られた人の数です。同じ人が2回断られると、延べ2件・実1人です。"),
    N_("「不明」は、理由か区分がまだ入っていないものです。0件ではありません。"),
)


@dataclass(frozen=True)
class Refusal:
    """One refusal as far as it is counted; `person` only tells persons apart and is shown nowhere."""

    reason: str
    on: date | None
    categories: frozenset[str]
    person: str


@dataclass(frozen=True)
class _Row:
    """One reason with its counts by category, and what may be said of its totals."""

    label: str
    kinds: tuple[Shown, ...]
    times: Shown
    people: Shown | None


def refusal_figures(
    refusals: Iterable[Refusal], year: int, office: Office, today: date, *, codes: CodeBook, tr: Translator
) -> Sheet:
    """The refusals of one fiscal year.

    Whole years only, and no second table of the same refusals: from two of them hidden numbers could be worked out.
    """
    every = list(refusals)
    found = [each for each in every if each.on and fiscal_year(each.on) == year]
    reasons = [(code.code, tr(code.label)) for code in codes.list("refusal_reason").codes]
    rows = [
        _row(label, [each for each in found if each.reason == code])
        for code, label in (*reasons, (UNKNOWN, tr(N_("不明"))))
    ]
    bottom = _bottom(rows, found, tr)
    undated = shown(sum(each.on is None for each in every))
    notes = [tr(each) for each in _NOTES]
    if undated.least:
        words = N_("照会の日も答えの日もないため、どの年度にも入らないもの: {count}件")
        notes.append(tr(words, count=_said(undated, tr)))
    kinds = [tr(codes.label("category", code)) for code in SPOKEN]
    made = Table(
        tr(lists.REFUSALS_TITLE),
        _columns((*kinds, tr(N_("そのほか")), tr(N_("不明"))), (tr(N_("延べ件数")), tr(N_("実人数"))), tr),
        tuple(_cells(each, tr) for each in rows),
        tuple(notes),
        _cells(bottom, tr),
        _lead(year, today, tr),
    )
    frame = replace(office_frame(tr(lists.REFUSALS_TITLE), office, today), approval_boxes=())
    return Sheet(Door.FIGURES, lists.REFUSALS, frame, table=made)


def _row(label: str, found: Sequence[Refusal]) -> _Row:
    kinds = tuple(shown(sum(_falls(each, code) for each in found)) for code in (*SPOKEN, OTHER, UNKNOWN))
    times = total(len(found), kinds, apart=False)
    return _Row(label, kinds, times, _people(found, times))


def _bottom(rows: Sequence[_Row], found: Sequence[Refusal], tr: Translator) -> _Row:
    kinds = tuple(
        total(sum(_falls(each, code) for each in found), [row.kinds[at] for row in rows])
        for at, code in enumerate((*SPOKEN, OTHER, UNKNOWN))
    )
    times = narrower(total(len(found), [row.times for row in rows]), total(len(found), kinds, apart=False))
    return _Row(tr(N_("計")), kinds, times, _people(found, times))


def _people(found: Sequence[Refusal], times: Shown) -> Shown | None:
    """How many persons; nothing where the number of refusals itself is not told, which it would narrow down."""
    if times == FEW:
        return FEW
    return shown(len({each.person for each in found})) if times.exact else None


def _falls(refusal: Refusal, code: str) -> bool:
    """Whether a refusal counts in a column: of a category, of all others, or of those not known."""
    if code == UNKNOWN:
        return not refusal.categories
    if code == OTHER:
        return bool(refusal.categories) and not refusal.categories & set(SPOKEN)
    return code in refusal.categories


def _columns(parts: Sequence[str], totals: Sequence[str], tr: Translator) -> tuple[Column, ...]:
    first = Column(tr(N_("断られた理由")), "text", 14)
    return (first, *(Column(each, "number", 5) for each in (*parts, *totals)))


def _cells(row: _Row, tr: Translator) -> tuple[Cell, ...]:
    people = _cell(row.people, tr) if row.people else "＊"
    return (row.label, *(_cell(each, tr) for each in (*row.kinds, row.times)), people)


def _cell(told: Shown, tr: Translator) -> Cell:
    return told.least if told.exact else _said(told, tr)


def _said(told: Shown, tr: Translator) -> str:
    if told.exact:
        return format_number(told.least)
    if told == FEW:
        return tr(N_("5未満"))
    return tr(N_("{count}以上"), count=format_number(told.least))


def _lead(year: int, today: date, tr: Translator) -> str:
    over = today > date(year + 1, 3, 31)
    state = tr(N_("確定")) if over else tr(N_("速報 {day}現在"), day=wareki(today))
    return tr(N_("{year}度(4月から3月)の断り {state}"), year=wareki_year(date(year, 5, 1)), state=state)
