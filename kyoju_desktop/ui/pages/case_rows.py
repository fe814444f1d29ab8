"""Records of a case in two lines each: what a list row says before it is opened."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from kyoju_desktop.domain.fields import Record, is_empty, specs
from kyoju_desktop.domain.records import (
    Address,
    Application,
    ConflictOfInterest,
    ContactPoint,
    Crisis,
    Deadline,
    EmergencyContact,
    Evaluation,
    HouseholdMember,
    HousingInquiry,
    IncomingDocument,
    Instalments,
    MoveOut,
    OppositeParty,
    OppositeTie,
    PersonInquiry,
    Plan,
    PlanItem,
    ProgressNote,
    Protection,
    Screening,
    Suspension,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.i18n.eras import wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_teller import Teller, tag
from kyoju_desktop.ui.widgets.chips import ChipFace


@dataclass(frozen=True)
class Line:
    """A row: bold words over quiet words, and chips."""

    title: str
    below: str = ""
    tags: tuple[ChipFace, ...] = ()


def _dots(*texts: str) -> str:
    return "・".join(filter(None, texts))


def _until(day: date | None, teller: Teller) -> str:
    return teller.at.tr(N_("{day}まで"), day=wareki_weekday(day)) if day else ""


def _from(day: date | None, teller: Teller) -> str:
    return teller.at.tr(N_("{day}から"), day=wareki(day)) if day else ""


def _result(text: str, good: bool, bad: bool) -> tuple[ChipFace, ...]:
    if not text:
        return ()
    return (tag(text, "done" if good else "danger" if bad else "", "check" if good else "cross" if bad else ""),)


def _home(record: Application | Tenancy, teller: Teller) -> str:
    """The home by its name; a protected one by its kind alone."""
    kind, home = teller.text(record, "destination"), teller.text(record, "home")
    return _dots(kind, home) if teller.file.protected else home or kind


def shown_line(record: Record, teller: Teller) -> Line:
    """The row of a record without what the clerk's words repeat of a protected place."""
    line = line_of(record, teller)
    return Line(teller.conceal(line.title), teller.conceal(line.below), line.tags)


@singledispatch
def line_of(record: Record, teller: Teller) -> Line:
    """The row of a record; by default the first fields that have a value."""
    filled = [each.name for each in specs(type(record)) if not is_empty(record, each.name)]
    shown = [text for name in filled if (text := teller.text(record, name))]
    return Line(shown[0] if shown else teller.at.tr(type(record).title), _dots(*shown[1:4]))


@line_of.register
def _(record: ContactPoint, teller: Teller) -> Line:
    title = _dots(teller.text(record, "means"), teller.text(record, "phone") or teller.text(record, "other"))
    below = _dots(teller.text(record, "safety"), record.hours, record.note)
    voicemail = teller.text(record, "voicemail")
    never = record.voicemail == "never" or record.safety == "never"
    mail = teller.at.tr(N_("留守電: {rule}"), rule=voicemail) if voicemail else ""
    return Line(title or teller.at.tr(ContactPoint.title), below, _note_tag(mail, warn=never))


def _note_tag(text: str, *, warn: bool) -> tuple[ChipFace, ...]:
    return (tag(text, "warn" if warn else "", "warning" if warn else ""),) if text else ()


@line_of.register
def _(record: Address, teller: Teller) -> Line:
    if teller.file.protected:
        place = teller.text(record, "place")
    else:
        place = " ".join(filter(None, (record.place, record.building, record.room)))
    secret = (
        (tag(teller.at.tr(N_("秘匿")), "danger", "house-lock"),) if record.secret or teller.file.protected else ()
    )
    below = _dots(teller.text(record, "use"), teller.text(record, "mail_allowed"), _from(record.from_day, teller))
    return Line(place or teller.at.tr(Address.title), below, secret)


@line_of.register
def _(record: Protection, teller: Teller) -> Line:
    title = teller.text(record, "source") or teller.at.tr(Protection.title)
    tr, asked = teller.at.tr, record.extended_on
    extended = tr(N_("延長を申し出た {day}"), day=wareki(asked)) if asked else ""
    below = _dots(_from(record.started_on, teller), _until(record.expires_on, teller), extended, record.applied_to)
    if record.ended_on:
        return Line(title, below, (tag(tr(N_("終えた {day}"), day=wareki(record.ended_on))),))
    over = record.expires_on is not None and record.expires_on < teller.at.today
    late = (tag(tr(N_("満了日を過ぎています")), "warn", "warning"),) if over else ()
    return Line(title, below, (*late, tag(tr(N_("秘匿しています")), "danger", "house-lock")))


@line_of.register
def _(record: OppositeParty, teller: Teller) -> Line:
    chip = tag(teller.at.tr(N_("答えない")), "danger", "alert")
    return Line(record.name or teller.at.tr(OppositeParty.title), _dots(record.relation, record.connected), (chip,))


@line_of.register
def _(record: OppositeTie, teller: Teller) -> Line:
    chip = tag(teller.at.tr(N_("渡すとき注意")), "warn", "warning")
    who = teller.body(record.organisation, record.name)
    whose = next((each.name for each in teller.file.of(OppositeParty) if each.id == record.opposite), "")
    return Line(who or teller.at.tr(OppositeTie.title), _dots(teller.text(record, "kind"), whose), (chip,))


@line_of.register
def _(record: HouseholdMember, teller: Teller) -> Line:
    age = (
        teller.at.tr(N_("{age}歳"), age=str(age_on(record.birth_date, teller.at.today))) if record.birth_date else ""
    )
    title = "  ".join(filter(None, (record.name or teller.at.tr(N_("名前はまだ")), record.kana)))
    below = _dots(
        teller.text(record, "relation"), age, teller.text(record, "living"), teller.text(record, "school_or_work")
    )
    marks = teller.text(record, "marks")
    return Line(title, below, (tag(marks),) if marks else ())


@line_of.register
def _(record: EmergencyContact, teller: Teller) -> Line:
    title = _dots(teller.text(record, "name"), record.relation) or teller.at.tr(EmergencyContact.title)
    below = _dots(teller.text(record, "phone"), teller.text(record, "may_tell"))
    return Line(title, below, _note_tag(teller.text(record, "rank"), warn=False))


@line_of.register
def _(record: Screening, teller: Teller) -> Line:
    day = wareki_weekday(record.decided_on) if record.decided_on else ""
    below = _dots(day, record.reason, record.referred_to)
    return Line(teller.text(record, "decision") or teller.at.tr(N_("方針はまだ")), below)


@line_of.register
def _(record: Plan, teller: Teller) -> Line:
    day = record.decided_on
    words = teller.at.tr(N_("{day}に決めた"), day=wareki(day)) if day else teller.at.tr(N_("書きかけ"))
    review = record.review_on
    below = _dots(words, teller.at.tr(N_("見直し {day}"), day=wareki_weekday(review)) if review else "")
    title = record.short_goal or record.vision or record.long_goal
    return Line(title or teller.at.tr(Plan.title), below, _result(teller.text(record, "review_result"), False, False))


@line_of.register
def _(record: PlanItem, teller: Teller) -> Line:
    below = _dots(record.support, record.who, _until(record.due_on, teller))
    result = teller.text(record, "result")
    return Line(
        _dots(record.problem, record.aim) or teller.at.tr(PlanItem.title),
        below,
        _result(result, record.result == "achieved", False),
    )


@line_of.register
def _(record: Evaluation, teller: Teller) -> Line:
    day = wareki_weekday(record.on) if record.on else ""
    title = _dots(day, teller.text(record, "achieved")) or teller.at.tr(Evaluation.title)
    below = _dots(teller.text(record, "changes"), record.left_over)
    return Line(title, below, _result(teller.text(record, "judged"), record.judged == "close", False))


@line_of.register
def _(record: Instalments, teller: Teller) -> Line:
    tr = teller.at.tr
    title = _dots(record.owed_for, teller.text(record, "owed")) or tr(Instalments.title)
    how = _dots(teller.text(record, "monthly"), teller.text(record, "times"))
    below = _dots(how, tr(N_("1回目 {day}"), day=wareki(record.first_on)) if record.first_on else "", record.pay_way)
    ended = (tag(tr(N_("終わった {day}"), day=wareki(record.ended_on)), "done", "check"),) if record.ended_on else ()
    return Line(title, below, ended)


@line_of.register
def _(record: HousingInquiry, teller: Teller) -> Line:
    who = teller.body(record.organisation, record.asked) or teller.text(record, "asked_kind")
    day = wareki_weekday(record.at.date()) if record.at else ""
    tags = _result(teller.text(record, "result"), record.result == "accepted", record.result == "refused")
    reason = teller.text(record, "refusal_reason") or record.own_no
    seen = teller.at.tr(N_("内見 {at}"), at=teller.text(record, "viewing_at")) if record.viewing_at else ""
    below = _dots(day, teller.text(record, "rent"), teller.text(record, "told"), seen, reason, record.next_step)
    return Line(_dots(who, teller.text(record, "home")) or teller.at.tr(HousingInquiry.title), below, tags)


@line_of.register
def _(record: Application, teller: Teller) -> Line:
    day = wareki_weekday(record.applied_on) if record.applied_on else ""
    good, bad = record.result in {"approved", "conditional"}, record.result == "rejected"
    title = _home(record, teller) or teller.at.tr(Application.title)
    below = _dots(
        day, teller.text(record, "rent"), teller.text(record, "guarantee"), teller.text(record, "guarantor")
    )
    return Line(title, below, _result(teller.text(record, "result"), good, bad))


@line_of.register
def _(record: Tenancy, teller: Teller) -> Line:
    title = _home(record, teller) or teller.at.tr(Tenancy.title)
    below = _dots(_from(record.moved_in_on, teller), teller.text(record, "rent"), teller.text(record, "visit_rhythm"))
    if record.ended_on:
        return Line(title, below, (tag(teller.at.tr(N_("退去 {day}"), day=wareki(record.ended_on))),))
    living = record.moved_in_on is not None and record.moved_in_on <= teller.at.today
    return Line(title, below, (tag(teller.at.tr(N_("入居中")), "done", "check"),) if living else ())


@line_of.register
def _(record: Visit, teller: Teller) -> Line:
    day = wareki_weekday(record.at.date()) if record.at else ""
    worry = record.condition in {"worse", "emergency"} or record.met == "trouble"
    tags = (tag(teller.text(record, "condition"), "warn" if worry else "", "warning" if worry else ""),)
    title = _dots(day, teller.text(record, "means"), teller.text(record, "met"))
    return Line(title or teller.at.tr(Visit.title), record.fact, tags if record.condition else ())


@line_of.register
def _(record: Crisis, teller: Teller) -> Line:
    day = wareki_weekday(record.noticed_at.date()) if record.noticed_at else ""
    open_tag = tag(teller.at.tr(N_("対応中")), "danger", "alert")
    done_tag = tag(teller.at.tr(N_("落ち着いた")), "done", "check")
    title = _dots(day, teller.text(record, "kind")) or teller.at.tr(Crisis.title)
    return Line(title, record.fact, (done_tag if record.settled_on else open_tag,))


@line_of.register
def _(record: MoveOut, teller: Teller) -> Line:
    day = wareki_weekday(record.left_on) if record.left_on else ""
    title = _dots(day, teller.text(record, "reason")) or teller.at.tr(MoveOut.title)
    return Line(title, _dots(teller.text(record, "next_home"), teller.text(record, "tasks")))


@line_of.register
def _(record: PersonInquiry, teller: Teller) -> Line:
    day = wareki_weekday(record.at.date()) if record.at else ""
    told = record.answer in {"minimum", "answered_lawfully"}
    answer = teller.text(record, "answer")
    tags = (tag(answer, "warn" if told else "", "warning" if told else "forbid"),) if answer else ()
    return Line(_dots(day, record.who, record.relation) or teller.at.tr(PersonInquiry.title), record.asked, tags)


@line_of.register
def _(record: IncomingDocument, teller: Teller) -> Line:
    sender = teller.body(record.organisation, record.sender)
    day = wareki_weekday(record.received_on) if record.received_on else ""
    urgent = (tag(teller.at.tr(N_("急ぎ")), "warn", "warning"),) if record.urgent else ()
    waiting = record.reply_by if not record.replied_on else None
    due = teller.at.tr(N_("返事 {day}"), day=_until(waiting, teller)) if waiting else ""
    title = _dots(sender, record.subject) or teller.at.tr(IncomingDocument.title)
    return Line(title, _dots(day, record.their_number, due), urgent)


@line_of.register
def _(record: ProgressNote, teller: Teller) -> Line:
    day = wareki_weekday(record.at.date()) if record.at else ""
    return Line(
        _dots(day, teller.text(record, "means"), record.with_whom) or teller.at.tr(ProgressNote.title), record.fact
    )


@line_of.register
def _(record: Deadline, teller: Teller) -> Line:
    done = (tag(teller.at.tr(N_("済み")), "done", "check"),) if record.done_on else ()
    return Line(record.what or teller.at.tr(Deadline.title), _dots(_until(record.due_on, teller), record.note), done)


@line_of.register
def _(record: ConflictOfInterest, teller: Teller) -> Line:
    title = _dots(record.clerk, teller.text(record, "relation")) or teller.at.tr(ConflictOfInterest.title)
    return Line(title, _dots(teller.text(record, "measure"), record.replaced_by))


@line_of.register
def _(record: Suspension, teller: Teller) -> Line:
    return Line(_from(record.since, teller) or teller.at.tr(Suspension.title), record.reason)
