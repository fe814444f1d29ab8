"""What a sitting decided: results, who does what until when, the minutes, the list without names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kyoju_desktop.domain.conceal import concealed
from kyoju_desktop.domain.doors.conference import Talked, coded_case, minutes_sheet
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import AgendaItem, Conference, ConferenceDecision, Organisation
from kyoju_desktop.domain.rules.conference_words import named_in, told_in
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Column, Table
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.grounds import Matter
from kyoju_desktop.services.conferences.planning import check_called, matters_of
from kyoju_desktop.services.conferences.sittings import members_of, open_sitting, sitting_of
from kyoju_desktop.storage.store import Reader, Writer

NAMED_THERE = N_(
    "議題{mark}の「{where}」に、本人が分かる「{label}」が書いてあります。記号版では出せません。文を直してください。"
)


@dataclass(frozen=True)
class Sat:
    """One sitting in the course of a case: when and which, what came of it, who does what."""

    conference: Conference
    item: AgendaItem
    decisions: tuple[ConferenceDecision, ...]


def decisions_of(r: Reader, conference_id: str, item_id: str = "") -> tuple[ConferenceDecision, ...]:
    """What was decided in a sitting, of one item or of all."""
    more = {"item": item_id} if item_id else {}
    return r.find(ConferenceDecision, conference=conference_id, **more)


def save_decision(w: Writer, decision: ConferenceDecision) -> ConferenceDecision:
    """Enter or change who does what; with a day it stands on 今日 until it is done."""
    if not decision.what.strip():
        raise Refused(N_("何をするかを書いてください。"), field="what")
    if not decision.who.strip() and not decision.organisation:
        raise Refused(N_("だれがするかを入れてください。"), field="who")
    item = w.get(AgendaItem, decision.item) if decision.item else None
    conference = item.conference if item else decision.conference
    if decision.done_on and decision.done_on > w.today:
        raise Refused(N_("済んだ日が、きょうより後です。"), field="done_on")
    body = w.look(Organisation, decision.organisation) if decision.organisation else None
    kept = decision.replace(
        conference=w.get(Conference, conference).id,
        case=item.case if item else "",
        who=decision.who.strip() or (body.name if body else ""),
        what=decision.what.strip(),
    )
    w.put(kept)
    return kept


def remove_decision(w: Writer, decision_id: str) -> None:
    """Take a decision back that was entered by mistake."""
    found = w.get(ConferenceDecision, decision_id)
    open_sitting(w, found.conference)
    w.remove(found)


def done(w: Writer, decision_id: str, on: date | None = None) -> ConferenceDecision:
    """What was decided is done; also after the sitting was closed."""
    return save_decision(w, w.get(ConferenceDecision, decision_id).replace(done_on=on or w.today))


def save_result(w: Writer, item_id: str, result: str, consent_policy: str, next_on: date | None) -> AgendaItem:
    """What came of an item, how the person's consent is sought, when it is talked over again."""
    item = w.get(AgendaItem, item_id)
    open_sitting(w, item.conference)
    again = item.next_done_on if next_on == item.next_on else None
    kept = item.replace(result=result, consent_policy=consent_policy, next_on=next_on, next_done_on=again)
    w.put(kept)
    return kept


def save_minutes(
    w: Writer, conference_id: str, held_on: date | None, minutes: str, next_at: datetime | None
) -> Conference:
    """The day on which it was held, and what was said; a next sitting is asked for until it is entered."""
    held = open_sitting(w, conference_id)
    if held_on is None:
        raise Refused(N_("開いた日を入れてください。"), field="held_on")
    if held_on > w.today:
        raise Refused(N_("開いた日が、きょうより後です。"), field="held_on")
    if held.cancelled_on:
        raise Refused(N_("取りやめた会議です。"), field="held_on")
    again = held.next_done_on if next_at == held.next_at else None
    kept = held.replace(held_on=held_on, minutes=minutes, next_at=next_at, next_done_on=again)
    w.put(kept)
    return kept


def course_of(r: Reader, case_id: str) -> tuple[Sat, ...]:
    """The sittings in which a case was talked over, the newest first."""
    items = r.find(AgendaItem, case=case_id)
    held = {each.id: each for each in r.find_in(Conference, "id", sorted({item.conference for item in items}))}
    found = [Sat(held[each.conference], each, r.find(ConferenceDecision, item=each.id)) for each in items]
    return tuple(sorted(found, key=lambda each: (_day(each.conference), each.item.id), reverse=True))


def _day(conference: Conference) -> str:
    day = conference.held_on or (conference.at.date() if conference.at else None)
    return day.isoformat() if day else ""


def minutes_of(r: Reader, conference_id: str, at: Locale, *, named: bool) -> Sheet:
    """The minutes; by marks they are refused while a name can be read in them."""
    conference = r.get(Conference, conference_id)
    sitting, matters = sitting_of(r, conference), matters_of(r, conference, at)
    if named:
        sitting = replace(sitting, conference=_without_places(conference, matters))
    talked = [_talked(each, named=named) for each in matters]
    sheet = minutes_sheet(sitting, talked, members_of(r, conference_id), at, named=named)
    if not named:
        check_called(matters, at)
        _refuse_names([value.text for value in sheet.values if value.key in _FREE], sheet, matters, at)
    return sheet


def _talked(matter: Matter, *, named: bool) -> Talked:
    """The item with its decisions; for the section with the person, but not with a place that is secret."""
    if not named:
        return Talked(matter.item, matter.decisions)
    conceal = matter.file.conceal
    decisions = tuple(concealed(each, conceal) for each in matter.decisions)
    return Talked(concealed(matter.item, conceal), decisions, matter.file.case, matter.file.person)


def _without_places(conference: Conference, matters: Sequence[Matter]) -> Conference:
    for each in matters:
        conference = concealed(conference, each.file.conceal)
    return conference


_FREE = frozenset(
    {"Conference.minutes", "AgendaItem.result", "AgendaItem.consent_policy", "ConferenceDecision.what"}
    | {"ConferenceDecision.who", "AgendaItem.next_on"}
)


def _refuse_names(texts: list[str], sheet: Sheet, matters: Sequence[Matter], at: Locale) -> None:
    officials = tuple(each for matter in matters for each in matter.officials)
    for matter in matters:
        found = told_in(texts, matter.file, sheet, officials)
        if found:
            words = {"mark": matter.item.mark, "where": sheet.frame.title, "label": at.tr(found[0].label)}
            raise Refused(NAMED_THERE, field="minutes", **words)


_COLUMNS = (
    ("AgendaItem.mark", N_("記号"), 3),
    ("AgendaItem.body", N_("会議体"), 10),
    ("Person.age_band", N_("年代"), 5),
    ("Person.sex", N_("性別"), 3),
    ("Assessment.residents", N_("世帯"), 6),
    ("AgendaItem.consent_state", N_("同意の状況"), 9),
    ("AgendaItem.aim", N_("目的"), 10),
    ("decision", N_("決まったこと"), 26),
    ("due", N_("いつまで"), 11),
)


def summary_table(r: Reader, conference_id: str, at: Locale) -> Table:
    """One row an item, by its mark alone: no name, place or case number. Refused while a name stands in it."""
    conference = r.get(Conference, conference_id)
    rows, matters = [], matters_of(r, conference, at)
    check_called(matters, at)
    for matter in matters:
        sheet = coded_case(matter.file, matter.item, matter.decisions, matter.sitting, at)
        cells = _cells(sheet, matter.decisions, at)
        text = ["\n".join(cells.values())]
        found = told_in(text, matter.file, sheet, matter.officials)
        found += tuple(leak for each in matters if each is not matter for leak in named_in(text, each.file, sheet))
        if found:
            words = {"mark": matter.item.mark, "where": at.tr(N_("決まったこと")), "label": at.tr(found[0].label)}
            raise Refused(NAMED_THERE, field="decisions", **words)
        rows.append(tuple(cells[key] for key, _, _ in _COLUMNS))
    day = wareki(conference.at.date()) if conference.at else ""
    return Table(
        at.tr(N_("{name} 議題の一覧(記号版)"), name=" ".join(each for each in (conference.name, day) if each)),
        tuple(Column(at.tr(label), "text", width) for _, label, width in _COLUMNS),
        tuple(rows),
        (at.tr(N_("記号はこの会議だけのものです。氏名・住所・受付番号はのせていません。")),),
    )


def _cells(sheet: Sheet, decisions: tuple[ConferenceDecision, ...], at: Locale) -> Mapping[str, str]:
    told = {key: sheet.text(key) for key, _, _ in _COLUMNS if "." in key}
    told["AgendaItem.body"] = sheet.text("Organisation.name")
    told["decision"] = "\n".join(f"{each.who}: {each.what}" for each in decisions)
    told["due"] = "\n".join(wareki(each.due_on) if each.due_on else at.tr(N_("(期限なし)")) for each in decisions)
    return told
