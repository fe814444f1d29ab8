"""Rows and entries of what happens in a tenancy: reports, absences, steps of arrears, instalments."""

from datetime import date

from kyoju_desktop.domain.records import ArrearsStep, HospitalStay, InstalmentPaid, ProviderReport
from kyoju_desktop.domain.rules.absence import is_open
from kyoju_desktop.i18n.eras import wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_rows import Line, line_of
from kyoju_desktop.ui.pages.case_story import tell
from kyoju_desktop.ui.pages.case_teller import Teller, entry, tag
from kyoju_desktop.ui.widgets.entry import Entry

_PAID = {"paid": ("done", "check"), "part": ("warn", "warning"), "missed": ("danger", "cross")}


def _dots(*texts: str) -> str:
    return "・".join(filter(None, texts))


def _day(day: date | None) -> str:
    return wareki_weekday(day) if day else ""


@line_of.register
def _(record: ProviderReport, teller: Teller) -> Line:
    day = _day(record.received_at.date() if record.received_at else None)
    title = _dots(day, teller.text(record, "kind")) or teller.at.tr(ProviderReport.title)
    waits = bool(record.next_on) and not record.next_done_on
    bad = record.kind == "anomaly" and not record.next_done_on
    chips = (tag(teller.at.tr(N_("異常")), "danger", "alert"),) if bad else ()
    due = teller.at.tr(N_("対応 {day}まで"), day=wareki(record.next_on)) if waits and record.next_on else ""
    return Line(title, _dots(teller.body(record.organisation), record.fact, due), chips)


@line_of.register
def _(record: HospitalStay, teller: Teller) -> Line:
    title = _dots(teller.text(record, "kind"), teller.text(record, "hospital")) or teller.at.tr(HospitalStay.title)
    since = teller.at.tr(N_("{day}から"), day=wareki(record.since)) if record.since else ""
    until = teller.at.tr(N_("見込み {day}"), day=wareki(record.expected_until)) if record.expected_until else ""
    back = teller.at.tr(N_("戻った {day}"), day=wareki(record.back_on)) if record.back_on else ""
    now = tag(teller.at.tr(N_("不在中")), "warn", "pause") if is_open(record) else None
    done = teller.text(record, "result")
    chips = (now,) if now else (tag(done, "done", "check"),) if done else ()
    return Line(title, _dots(since, back or until, record.key_keeper), chips)


@line_of.register
def _(record: ArrearsStep, teller: Teller) -> Line:
    owed = _dots(teller.text(record, "months"), teller.text(record, "amount"))
    title = _dots(_day(record.on), teller.text(record, "step")) or teller.at.tr(ArrearsStep.title)
    due = teller.at.tr(N_("次 {day}"), day=wareki(record.next_on)) if record.next_on else ""
    below = _dots(owed, record.decided or record.words, record.next_step, due if not record.next_done_on else "")
    return Line(title, below)


@line_of.register
def _(record: InstalmentPaid, teller: Teller) -> Line:
    number = teller.text(record, "number") or teller.at.tr(InstalmentPaid.title)
    due = teller.at.tr(N_("払う日 {day}"), day=wareki(record.due_on)) if record.due_on else ""
    paid = teller.at.tr(N_("払った日 {day}"), day=wareki(record.paid_on)) if record.paid_on else ""
    result = teller.text(record, "result")
    state, icon = _PAID.get(record.result, ("", ""))
    return Line(
        _dots(number, teller.text(record, "amount")), _dots(due, paid, record.note), (tag(result, state, icon),)
    )


@tell.register
def _(record: ProviderReport, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("実施者の連絡: {kind}"), kind=teller.text(record, "kind"))
    lines = teller.lines(record, "fact", "they_did", "we_did") + teller.next_line(record)
    who = teller.body(record.organisation)
    return entry(record, record.received_at, "note", "phone", title, lines=lines, who=who, tab="watch")


@tell.register
def _(record: HospitalStay, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("不在になった({kind})"), kind=teller.text(record, "kind"))
    lines = teller.lines(record, "hospital", "expected_until", "arranged", "back_on", "result")
    return entry(record, record.since, "note", "pause", title, lines=lines, tab="watch")


@tell.register
def _(record: ArrearsStep, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("滞納への対応: {step}"), step=teller.text(record, "step"))
    lines = teller.lines(record, "months", "amount", "words", "decided") + teller.next_line(record)
    return entry(record, record.on, "note", "stairs", title, lines=lines, tab="watch")
