"""Tenancies that go on: the lapse list of the watch, reports turned into records, renewals, yearly confirmation."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.general import list_sheet
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import lists
from kyoju_desktop.domain.records import (
    Crisis,
    EmergencyContact,
    HospitalStay,
    Organisation,
    ProgressNote,
    ProviderReport,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules import renewal
from kyoju_desktop.domain.rules.watch import SEEN, Rhythm, Turn, rhythm_of
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.eras import wareki, wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader, Writer
from kyoju_desktop.storage.watching import VisitRow, WatchRow, visits_of, watched

LAPSED, SOON, PAST = "lapsed", "soon", "past"
TITLES = {
    LAPSED: N_("見守りの抜け(いま遅れているもの)"),
    SOON: N_("これからの見守り(2週間)"),
    PAST: N_("見守りの抜け(1年のうちに遅れて行ったもの)"),
}
_SOON_DAYS = 14
_PAST_DAYS = 365
_CARE = N_("庁内だけで使い、係の外に持ち出さないでください。住所は出していません。")
_WHO = (Column(N_("受付番号"), "text", 6), Column(N_("氏名"), "text", 9), Column(N_("間隔"), "text", 5))
NOW_COLUMNS = (
    *_WHO,
    Column(N_("訪ねる予定の日"), "day", 5),
    Column(N_("遅れ"), "text", 4),
    Column(N_("前に訪ねた日・人"), "text", 9),
    Column(N_("前に会えた日"), "day", 5),
    Column(N_("注意"), "text", 7),
    Column(N_("担当"), "text", 5),
)
PAST_COLUMNS = (
    *_WHO,
    Column(N_("訪ねる予定だった日"), "day", 5),
    Column(N_("訪ねた日"), "day", 5),
    Column(N_("遅れ"), "text", 4),
    Column(N_("訪ねた人"), "text", 9),
    Column(N_("会えたか"), "text", 5),
    Column(N_("担当"), "text", 5),
)


@dataclass(frozen=True)
class Watched:
    """One tenancy of the watch with its rhythm; `two_persons`: nobody goes alone (the reason is not shown)."""

    row: WatchRow
    tenancy: Tenancy
    rhythm: Rhythm
    two_persons: bool
    last_by: str


@dataclass(frozen=True)
class LapseLine:
    """One line of the list: the tenancy, and in the list of the past the visit that came late."""

    watched: Watched
    turn: Turn | None = None


def watch_over(r: Reader, clerk: str = "") -> tuple[Watched, ...]:
    """Every living tenancy with a rhythm, by reading order of the names."""
    rows = watched(r.connection, clerk)
    homes = {each.id: each for each in r.find_in(Tenancy, "id", [row.tenancy for row in rows])}
    cases = sorted({row.case for row in rows})
    visits: dict[str, list[VisitRow]] = defaultdict(list)
    for visit in visits_of(r.connection, cases):
        visits[visit.case].append(visit)
    stays: dict[str, list[HospitalStay]] = defaultdict(list)
    for stay in r.find_in(HospitalStay, "case", cases):
        stays[stay.case].append(stay)
    return tuple(_watched(r, row, homes[row.tenancy], visits[row.case], stays[row.case]) for row in rows)


def lines_of(found: Iterable[Watched], view: str, today: date) -> tuple[LapseLine, ...]:
    """The lines of one view of the list: the longest lapse first, then what comes next, then the past."""
    if view == PAST:
        since = today - timedelta(days=_PAST_DAYS)
        late = [LapseLine(each, turn) for each in found for turn in each.rhythm.past if turn.due_on >= since]
        return tuple(sorted(late, key=lambda line: line.turn.due_on if line.turn else today, reverse=True))
    if view == LAPSED:
        lapsed = [each for each in found if each.rhythm.late]
        return tuple(LapseLine(each) for each in sorted(lapsed, key=lambda one: -one.rhythm.late))
    until = today + timedelta(days=_SOON_DAYS)
    near = [each for each in found if each.rhythm.next_on and today <= each.rhythm.next_on <= until]
    return tuple(LapseLine(each) for each in sorted(near, key=lambda one: one.rhythm.next_on or today))


def lapse_list(r: Reader, at: Locale, view: str, clerk: str = "") -> Sheet:
    """The list of one view on paper or as a table."""
    lines = lines_of(watch_over(r, clerk), view, at.today)
    columns, cells = (PAST_COLUMNS, _past_cells) if view == PAST else (NOW_COLUMNS, _now_cells)
    title = at.tr(TITLES[view])
    lead = at.tr(N_("{day}現在 {count}件"), day=wareki(at.today), count=format_number(len(lines)))
    named = tuple(Column(at.tr(each.label), each.kind, each.width) for each in columns)
    table = Table(title, named, tuple(cells(each, at) for each in lines), (at.tr(_CARE),), lead=lead)
    return list_sheet(lists.CASES, TITLES[view], office_of(r), at.today, table, at.tr)


def called(row: WatchRow, at: Locale) -> str:
    """The name as it stands in a list, with the mark of secrecy."""
    name = row.name or (at.tr(N_("(匿名)")) if row.anonymous else at.tr(N_("(名前はまだ)")))
    return at.tr(N_("【秘匿】{name}"), name=name) if row.protected else name


def cautions(each: Watched, at: Locale) -> tuple[str, ...]:
    """What has to be known before going: two persons, away."""
    return (
        *((at.tr(N_("2人で訪問")),) if each.two_persons else ()),
        *((at.tr(N_("入院・不在中")),) if each.rhythm.away else ()),
    )


def late_words(days: int, at: Locale) -> str:
    """For example 39日遅れ; nothing when it is in time."""
    return at.tr(N_("{days}日遅れ"), days=format_number(days)) if days else ""


def last_words(each: Watched, at: Locale) -> str:
    """When somebody went last, and who."""
    if each.rhythm.last_on is None:
        return at.tr(N_("まだ訪ねていません"))
    return "\n".join(filter(None, (wareki_short(each.rhythm.last_on), each.last_by)))


def into_visit(w: Writer, report_id: str) -> Visit:
    """What the provider saw on a visit of theirs becomes an entry of the watch; a second press finds the first."""
    report = w.get(ProviderReport, report_id)
    moment = report.happened_at or report.received_at or w.now
    for known in w.find(Visit, case=report.case, means="through"):
        if known.at == moment and known.fact == report.fact:
            return known
    made = Visit(
        case=report.case,
        tenancy=report.tenancy,
        at=moment,
        means="through",
        visitors=_body(w, report),
        fact=report.fact,
        next_step=report.next_step,
    )
    w.put(made)
    _answer(w, report, N_("見守りの記録にした。"))
    return made


def into_crisis(w: Writer, report_id: str) -> Crisis:
    """An anomaly that was told becomes a 危機対応 with who told it and when; a second press finds the first."""
    report = w.get(ProviderReport, report_id)
    moment = report.happened_at or report.received_at or w.now
    for known in w.find(Crisis, case=report.case):
        if known.noticed_at == moment and known.fact == report.fact:
            return known
    seen = [each.at.date() for each in w.find(Visit, case=report.case) if each.at and each.met in SEEN]
    made = Crisis(
        case=report.case,
        kind="no_sign" if report.kind == "anomaly" else "",
        noticed_at=moment,
        noticed_by=_body(w, report),
        last_seen_on=max((day for day in seen if day <= moment.date()), default=None),
        fact=report.fact,
        done=report.they_did,
        next_step=report.next_step,
        next_on=report.next_on or w.now.date(),
    )
    w.put(made)
    _answer(w, report, N_("危機対応の記録にした。"))
    return made


def renew(w: Writer, renewed: Tenancy) -> Tenancy:
    """Record the renewal of contract, guarantee or insurance; the course says from when until when."""
    before = w.get(Tenancy, renewed.id)
    renewal.check(before, renewed)
    w.put(renewed)
    told = []
    for name, label in _RENEWED.items():
        old, new = getattr(before, name), getattr(renewed, name)
        if old != new and new:
            told.append(f"{label} {wareki_short(old) if old else '―'} → {wareki_short(new)}")
    if told:
        fact = "\n".join(("更新した。", *told))
        w.put(ProgressNote(case=renewed.case, at=w.now, means="other", fact=fact, clerk=w.actor))
    return renewed


def confirm_contacts(w: Writer, contacts: Sequence[str], day: date) -> int:
    """The yearly confirmation of the emergency contacts: these are still right on that day."""
    if not contacts:
        raise Refused(N_("確かめた連絡先を選んでください。変わった人は、「世帯」で直します。"))
    if day > w.now.date():
        raise Refused(N_("先の日付です。確かめた日を入れてください。"), field="confirmed_on")
    for each in contacts:
        w.put(w.get(EmergencyContact, each).replace(confirmed_on=day))
    return len(contacts)


def keeps_book(file: CaseFile, tenancy: Tenancy | None = None) -> bool:
    """Whether the office itself helps in this home and therefore keeps the 帳簿 (DOMAIN 3.4)."""
    living = tenancy or file.last(Tenancy)
    return living is not None and living.support == "office"


_RENEWED = {
    "contract_until": "契約の満了日",
    "guarantee_until": "保証の満了日",
    "insurance_until": "火災保険の満了日",
}


def _watched(
    r: Reader, row: WatchRow, home: Tenancy, visits: Sequence[VisitRow], stays: Sequence[HospitalStay]
) -> Watched:
    done = [_light(each) for each in visits]
    by = {each.id: each.visitors for each in visits}
    done = [each.replace(visitors=_named(r, row, by[each.id])) for each in done]
    rhythm = rhythm_of(home, done, stays, r.today)
    last = [each for each in done if each.at and each.at.date() == rhythm.last_on]
    return Watched(row, home, rhythm, row.two_persons or home.two_person, last[-1].visitors if last else "")


def _light(row: VisitRow) -> Visit:
    return Visit(id=row.id, case=row.case, tenancy=row.tenancy, at=row.at, means=row.means, met=row.met)


def _named(r: Reader, row: WatchRow, visitors: str) -> str:
    return r.concealer(row.person)(visitors) if row.protected and visitors else visitors


def _who(each: Watched, at: Locale) -> tuple[Cell, Cell, Cell]:
    rhythm = at.tr(at.codes.label("visit_rhythm", each.tenancy.visit_rhythm))
    return (each.row.number, called(each.row, at), rhythm)


def _now_cells(line: LapseLine, at: Locale) -> tuple[Cell, ...]:
    each = line.watched
    return (
        *_who(each, at),
        each.rhythm.next_on,
        late_words(each.rhythm.late, at),
        last_words(each, at),
        each.rhythm.seen_on,
        "\n".join(cautions(each, at)),
        each.row.clerk,
    )


def _past_cells(line: LapseLine, at: Locale) -> tuple[Cell, ...]:
    turn = line.turn
    if turn is None:
        return ()
    seen = at.tr(N_("会えた")) if turn.seen else at.tr(N_("会えていない"))
    late = late_words(turn.late(at.today), at)
    return (*_who(line.watched, at), turn.due_on, turn.done_on, late, turn.visitors, seen, line.watched.row.clerk)


def _body(r: Reader, report: ProviderReport) -> str:
    body = r.look(Organisation, report.organisation) if report.organisation else None
    return body.name if body else ""


def _answer(w: Writer, report: ProviderReport, words: str) -> None:
    """The report says what the office made of it, unless it says so already."""
    if words not in report.we_did:
        told = "\n".join(filter(None, (report.we_did, words)))
        w.put(report.replace(we_did=told, next_done_on=report.next_done_on or w.now.date()))
