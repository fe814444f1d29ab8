"""経過一覧 and 見守り記録 of one case: one source for the paper and for the file."""

import re
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.general import Chosen, case_sheet
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, spec, value_of
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import course, visits
from kyoju_desktop.domain.records import Crisis, Organisation, ProgressNote, Referral, Tenancy, Visit
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.eras import wareki, wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader

NOTE_COLUMNS = (
    Column(N_("日時"), "text", 7),
    Column(N_("方法"), "text", 4),
    Column(N_("相手・同席"), "text", 6),
    Column(N_("事実"), "text", 20),
    Column(N_("見立て"), "text", 12),
    Column(N_("次の対応"), "text", 11),
    Column(N_("記録"), "text", 4),
)
OTHERS = Column(N_("ほかの人の情報(庁内だけ)"), "text", 9)
VISIT_COLUMNS = (
    Column(N_("年月日"), "moment", 6),
    Column(N_("方法"), "text", 4),
    Column(N_("会えたか"), "text", 5),
    Column(N_("様子"), "text", 5),
    Column(N_("把握した状況(事実)"), "text", 20),
    Column(N_("見立て"), "text", 10),
    Column(N_("次の対応"), "text", 10),
    Column(N_("訪ねた人"), "text", 5),
)
BOOK_COLUMNS = (
    Column(N_("年月日"), "day", 5),
    Column(N_("安否確認の異常と対応"), "text", 12),
    Column(N_("見守りで把握した状況"), "text", 14),
    Column(N_("福祉サービスへのつなぎ"), "text", 10),
    Column(N_("その他の援助"), "text", 10),
    Column(N_("記録"), "text", 4),
)
_SENSOR = "sensor"
_NARROW = 7  # letters that stand on one line of a narrow column
_ALARMS = frozenset({"no_sign"})


@dataclass(frozen=True)
class Span:
    """From and until a day, both counted; None is open."""

    since: date | None = None
    until: date | None = None

    def check(self) -> None:
        """`Refused` when it ends before it begins."""
        if self.since and self.until and self.until < self.since:
            raise Refused(N_("終わりの日が、始まりの日より前です。"), field="until")

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def words(self, at: Locale) -> str:
        """For example 令和8年4月1日から令和8年6月30日まで."""
        if self.since and self.until:
            return at.tr(N_("{since}から{until}まで"), since=wareki(self.since), until=wareki(self.until))
        if self.since:
            return at.tr(N_("{since}から"), since=wareki(self.since))
        return at.tr(N_("{until}まで"), until=wareki(self.until)) if self.until else at.tr(N_("全期間"))


WHOLE = Span()


def course_list(r: Reader, case_id: str, at: Locale, span: Span = WHOLE, *, others: bool = False) -> Sheet:
    """経過一覧 of a period, the oldest first; what concerns other people only where it was asked for (`others`)."""
    span.check()
    return notes_sheet(case_file(r, case_id), at, span, others=others)


def course_list_paper(r: Reader, case_id: str, at: Locale, span: Span = WHOLE, *, others: bool = False) -> Rendered:
    """経過一覧, drawn."""
    return render(course_list(r, case_id, at, span, others=others), at.tr)


def notes_sheet(file: CaseFile, at: Locale, span: Span, *, others: bool) -> Sheet:
    """The entries of a file as a list."""
    found = [each for each in file.of(ProgressNote) if each.at is None or span.holds(each.at.date())]
    found.sort(key=_when)
    rows = [_note_row(each, file, at) for each in found]
    columns: tuple[Column, ...] = NOTE_COLUMNS
    if others:
        columns = (*NOTE_COLUMNS[:-1], OTHERS, NOTE_COLUMNS[-1])
        rows = [(*row[:-1], file.conceal(each.others_words), row[-1]) for row, each in zip(rows, found, strict=True)]
    told = at.tr(N_("{span} {count}件"), span=span.words(at), count=format_number(len(rows)))
    aside = () if others else (at.tr(N_("ほかの人の情報の欄は、出していません。")),)
    table = Table(at.tr(course.LIST_TITLE), _named(columns, at), tuple(rows), aside, lead=told)
    return case_sheet(file, course.LISTED, at.today, codes=at.codes, tr=at.tr, table=table)


def _note_row(note: ProgressNote, file: CaseFile, at: Locale) -> tuple[Cell, ...]:
    until = f"-{note.until.hour}:{note.until.minute:02}" if note.until else ""
    when = f"{wareki_short(note.at.date())} {note.at.hour}:{note.at.minute:02}{until}" if note.at else ""
    there = at.tr(N_("(同席){names}"), names=_people(note.present)) if note.present else ""
    due = at.tr(N_("期限 {day}"), day=wareki_short(note.next_on)) if note.next_on else ""
    done = at.tr(N_("済 {day}"), day=wareki_short(note.next_done_on)) if note.next_done_on else ""
    told = (
        when,
        _text(note, "means", at),
        "\n".join(filter(None, (note.with_whom, there))),
        note.fact,
        note.opinion,
        "\n".join(filter(None, (note.next_step, due, done))),
        note.clerk,
    )
    return tuple(file.conceal(each) for each in told)


def visit_list(r: Reader, case_id: str, at: Locale, tenancy_id: str = "", *, book: bool = False) -> Sheet:
    """見守り記録 of a tenancy (else the newest); `book`: with the six items of the 帳簿 (DOMAIN 3.4)."""
    file = case_file(r, case_id)
    bodies = {each.id: each.name for each in file.of(Organisation)}
    tenancy = file.find(Tenancy, tenancy_id) if tenancy_id else file.last(Tenancy)
    return visits_sheet(file, tenancy, bodies, at, book=book)


def visit_list_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """見守り記録 of the newest tenancy, drawn."""
    return render(visit_list(r, case_id, at), at.tr)


def visit_book_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """The same with the items of the 帳簿."""
    return render(visit_list(r, case_id, at, book=True), at.tr)


def visits_sheet(file: CaseFile, tenancy: Tenancy | None, bodies: dict[str, str], at: Locale, *, book: bool) -> Sheet:
    """The visits of a tenancy as a list, or its 帳簿."""
    found = [each for each in file.of(Visit) if tenancy is None or each.tenancy in {"", tenancy.id}]
    found.sort(key=_when)
    if book:
        rows = _book_rows(file, found, tenancy, bodies, at)
        kept = at.tr(N_("この帳簿は、それぞれの年度が終わってから5年のあいだ保存します。"))
        table = Table(at.tr(visits.BOOK_TITLE), _named(BOOK_COLUMNS, at), tuple(rows), (kept,))
    else:
        rows = [_visit_row(each, file, at) for each in found]
        table = Table(at.tr(visits.TITLE), _named(VISIT_COLUMNS, at), tuple(rows))
    chosen: Chosen = {Tenancy: (tenancy,) if tenancy else ()}
    paper = visits.BOOK if book else visits.PAPER
    return case_sheet(file, paper, at.today, codes=at.codes, tr=at.tr, chosen=chosen, table=table)


def _visit_row(visit: Visit, file: CaseFile, at: Locale) -> tuple[Cell, ...]:
    due = at.tr(N_("期限 {day}"), day=wareki_short(visit.next_on)) if visit.next_on else ""
    told = (
        *(_text(visit, name, at) for name in ("means", "met", "condition")),
        visit.fact,
        visit.opinion,
        "\n".join(filter(None, (visit.next_step, due))),
        _people(visit.visitors),
    )
    return (visit.at, *(file.conceal(each) for each in told))


def _book_rows(
    file: CaseFile, found: list[Visit], tenancy: Tenancy | None, bodies: dict[str, str], at: Locale
) -> list[tuple[Cell, ...]]:
    """Every day on which something was done for the tenant, each thing in its own column."""
    rows: list[tuple[date, tuple[str, str, str, str, str]]] = []
    for visit in found:
        if visit.at:
            words = _told(_text(visit, "means", at), _text(visit, "condition", at), visit.fact, visit.next_step)
            alarm = visit.means == _SENSOR or visit.met == "trouble"
            rows.append(
                (visit.at.date(), (words if alarm else "", "" if alarm else words, "", "", _people(visit.visitors)))
            )
    for crisis in file.of(Crisis):
        if crisis.noticed_at:
            words = _told(_text(crisis, "kind", at), crisis.fact, crisis.tried, crisis.found, crisis.done)
            alarm = crisis.kind in _ALARMS
            rows.append((crisis.noticed_at.date(), (words if alarm else "", "", "", "" if alarm else words, "")))
    for referral in file.of(Referral):
        if day := referral.sent_at.date() if referral.sent_at else None:
            words = _told(bodies.get(referral.organisation, ""), _text(referral, "purpose", at))
            rows.append((day, ("", "", words, "", file.case.clerk)))
    living = [row for row in rows if _lived(tenancy, row[0])]
    living.sort(key=lambda row: row[0])
    return [(day, *(file.conceal(each) for each in told)) for day, told in living]


def _lived(tenancy: Tenancy | None, day: date) -> bool:
    if tenancy is None:
        return True
    begun = tenancy.moved_in_on is None or tenancy.moved_in_on <= day
    return begun and (tenancy.ended_on is None or day <= tenancy.ended_on)


def _when(record: ProgressNote | Visit) -> tuple[str, str]:
    return (record.at.isoformat() if record.at else "", record.id)


def _people(names: str) -> str:
    """Several names below each other, so that none of them is parted at the end of a line."""
    return "\n".join(filter(None, re.split("[・、,]", names))) if len(names) > _NARROW else names


def _told(*texts: str) -> str:
    return "\u3000".join(filter(None, texts))


def _text(record: Record, name: str, at: Locale) -> str:
    return str(spec(type(record), name).kind.format(value_of(record, name), at))


def _named(columns: tuple[Column, ...], at: Locale) -> tuple[Column, ...]:
    return tuple(Column(at.tr(each.label), each.kind, each.width) for each in columns)
