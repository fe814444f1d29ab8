"""What 今日 finds, in the lines of its list: groups, rows in words, and the lines that open more."""

import re
from collections.abc import Iterable
from dataclasses import replace

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.domain.rules.deadline_words import explained
from kyoju_desktop.i18n.eras import month_day, wareki_weekday, wareki_year
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.today import Today
from kyoju_desktop.storage.lists import DueRow
from kyoju_desktop.ui.pages.due_table import DueItem, Fold, Group, Line

# So many overdue rows stand there before they fold, so that today's own work stays in sight.
MANY, FEW = 8, 5
# The picture on a row's button, by the class of the record that sets the deadline.
_ICONS = {
    "Referral": "reply",
    "Application": "reply",
    "HousingInquiry": "reply",
    "IncomingDocument": "reply",
    "TransferIn": "reply",
    "ProgressNote": "note",
    "Crisis": "note",
    "Visit": "pin",
    "Tenancy": "circle-check",
    "Person": "circle-check",
    "Consent": "shield-check",
    "Screening": "shield-check",
    "Protection": "house-lock",
    "Suspension": "phone",
    "Case": "phone",
    "Deadline": "check",
    "WithdrawalNotice": "reply",
    "CopyOut": "reply",
    "LaterExplanation": "phone",
    "Breach": "warning",
    "Conference": "conferences",
    "AgendaItem": "conferences",
    "ConferenceDecision": "check",
    "SchemeStep": "check",
    "ProviderReport": "check",
    "Instalments": "document",
    "InitialCost": "document",
    "HospitalStay": "note",
    "ArrearsStep": "note",
    "YearlyReport": "document",
    "Death": "circle-check",
    "EmergencyContact": "phone",
}
_CODE_ICONS = {
    "watch_visit": "pin",
    "visit_back": "pin",
    "support_housing_visit": "pin",
    "contract_until": "pencil",
    "guarantee_until": "pencil",
    "insurance_until": "pencil",
    "assessment_by": "pencil",
    "protection_extension": "book",
    "scheme_next": "check",
    "scheme_until": "pencil",
    "welfare_decision": "reply",
    "welfare_decision_long": "reply",
    "care_decision": "reply",
    "scheme_answer": "reply",
    "viewing_day": "homes",
    "conference_copies": "copy",
}


def words_of(row: DueRow, at: Locale) -> tuple[str, str]:
    """What is to be done and why by then; this year and the case's own number are left out, they are plain."""
    year = wareki_year(at.today)
    values = {name: _without(year, at.tr(value)) for name, value in row.values}
    if "number" in values and row.number:
        values["number"] = values["number"].removeprefix(row.number).lstrip("-") or values["number"]
    return at.tr(row.label, **values), explained(row.explain, values.items(), at.tr)


def _without(year: str, words: str) -> str:
    return re.sub(re.escape(year) + r"(?=\d+月\d+日\(.\))", "", words) if year in words else words


def icon_of(row: DueRow) -> str:
    """The picture on the button of a row."""
    return _CODE_ICONS.get(row.code) or _ICONS.get(row.record_class, "pencil")


def item_of(row: DueRow, at: Locale) -> DueItem:
    """One deadline in the words of the list."""
    what, detail = words_of(row, at)
    stage = at.tr(at.codes.label("stage", row.stage)) if row.stage else ""
    return DueItem(
        due=row.due_on,
        name=_name(row, at),
        about="・".join(filter(None, (_age(row, at), stage))),
        what=what,
        detail=detail,
        source=row.source,
        verb=at.tr(row.action),
        icon=icon_of(row),
        case=row.case,
        action=row.record_class,
        record=row.record,
        code=row.code,
        protected=row.protected,
    )


def _name(row: DueRow, at: Locale) -> str:
    if not row.case:
        return at.tr(N_("会議") if row.record_class == "Conference" else N_("(ケースなし)"))
    return row.name or at.tr(N_("(匿名)受付 {number}"), number=row.number)


def lines_of(found: Today, at: Locale, opened: frozenset[str]) -> tuple[Line, ...]:
    """The list with its groups; 期限超過 and 今日 always stand there. `opened` names the folds that are open."""
    early = (*_overdue(found, at, opened), *_today(found, at), *_week(found, at))
    return (*early, *_standing(found, at), *_next(found, at, opened), *_begun(found, at, opened))


def _items(rows: tuple[DueRow, ...], at: Locale) -> list[Line]:
    """The rows of a group; those of one case stand together where its first one does, and say its name once."""
    items: list[Line] = []
    before = ""
    for each in together(rows):
        item = item_of(each, at)
        items.append(replace(item, follows=bool(each.case) and each.case == before))
        before = each.case
    return items


def together(rows: Iterable[DueRow]) -> list[DueRow]:
    """The rows of one case next to each other, in the order of the first row of each; inside, as they came."""
    of_case: dict[str, list[DueRow]] = {}
    for each in rows:
        of_case.setdefault(each.case or each.record, []).append(each)
    return [row for found in of_case.values() for row in found]


def _overdue(found: Today, at: Locale, opened: frozenset[str]) -> list[Line]:
    count = found.counts.get("overdue", len(found.overdue))
    if not count:
        return [Group(at.tr(N_("期限超過はありません")), "check", "done", 0)]
    title = at.tr(N_("期限超過"))
    if count <= MANY:
        return [Group(title, "warning", "danger", count), *_items(found.overdue, at)]
    if "overdue" not in opened:
        rest = at.tr(N_("期限超過のほか {count}件を開く"), count=format_number(count - FEW))
        group = Group(title, "warning", "danger", count, at.tr(N_("古い順")))
        return [group, *_items(found.overdue[:FEW], at), Fold("overdue", rest, "chevron-down")]
    shown = len(found.overdue)
    note = at.tr(N_("古い順に{count}件まで"), count=format_number(shown)) if shown < count else at.tr(N_("古い順"))
    fold = Fold("overdue", at.tr(N_("期限超過をたたむ")), "chevron-up")
    return [Group(title, "warning", "danger", count, note), *_items(found.overdue, at), fold]


def _today(found: Today, at: Locale) -> list[Line]:
    count = found.counts.get("today", len(found.today))
    group = Group(at.tr(N_("今日")), "clock", "warn" if count else "ink2", count, wareki_weekday(found.day))
    return [group, *_items(found.today, at)]


def _week(found: Today, at: Locale) -> list[Line]:
    if found.week_ends <= found.day:
        return []
    count = found.counts.get("week", len(found.week))
    until = at.tr(N_("{day}まで"), day=month_day(found.week_ends))
    return [
        Group(at.tr(N_("今週")), "calendar", "ink" if count else "ink2", count, until),
        *_items(found.week, at),
    ]


def _standing(found: Today, at: Locale) -> list[Line]:
    """Reports, decisions and explanations that are due later, but must stay in sight until they are done."""
    if not found.standing:
        return []
    note = at.tr(N_("済むまで、ここに残ります"))
    group = Group(at.tr(N_("先の期限だが、忘れてはいけないもの")), "pin", "ink", len(found.standing), note)
    return [group, *_items(found.standing, at)]


def _next(found: Today, at: Locale, opened: frozenset[str]) -> list[Line]:
    count = found.counts.get("next", len(found.next))
    if not count:
        return []
    if "next" not in opened:
        return [Fold("next", at.tr(N_("来週 {count}件を開く"), count=format_number(count)), "chevron-down")]
    return [
        Group(at.tr(N_("来週")), "calendar", "ink", count),
        *_items(found.next, at),
        Fold("next", at.tr(N_("来週をたたむ")), "chevron-up"),
    ]


def _begun(found: Today, at: Locale, opened: frozenset[str]) -> list[Line]:
    """What is due later, but has its time now: extensions, renewals."""
    rows = found.begun
    if not rows:
        return []
    title = at.tr(N_("もう始められるもの"))
    note = at.tr(N_("期限は来週より先です"))
    group = Group(title, "calendar", "ink", len(rows), note)
    if len(rows) <= FEW:
        return [group, *_items(rows, at)]
    if "begun" not in opened:
        rest = at.tr(N_("もう始められるもののほか {count}件を開く"), count=format_number(len(rows) - FEW))
        return [group, *_items(rows[:FEW], at), Fold("begun", rest, "chevron-down")]
    return [group, *_items(rows, at), Fold("begun", at.tr(N_("もう始められるものをたたむ")), "chevron-up")]


def _age(row: DueRow, at: Locale) -> str:
    if row.birth_date:
        return at.tr(N_("{age}歳"), age=str(age_on(row.birth_date, at.today)))
    return at.tr(at.codes.label("age_band", row.age_band)) if row.age_band else ""
