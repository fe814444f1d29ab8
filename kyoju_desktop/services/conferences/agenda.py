"""The agenda: cases under marks drawn by lot, each with its own body, basis and version."""

from dataclasses import dataclass, replace

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.bases import CONSENT, load_bases
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.conceal import NOTHING, Concealer
from kyoju_desktop.domain.disclosure import Refusal
from kyoju_desktop.domain.doors.conference import coded_case, only
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.leaks import Leak, leaks
from kyoju_desktop.domain.papers.conference import CLASSES, USUAL
from kyoju_desktop.domain.records import (
    Address,
    AgendaItem,
    Case,
    Conference,
    ConferenceCopy,
    ConferenceDecision,
    Consent,
    Disclosure,
    Person,
    Plan,
)
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.domain.rules.conference import (
    CODED,
    NAMED,
    district_fault,
    district_of,
    fresh_marks,
    law_of,
)
from kyoju_desktop.domain.rules.conference_words import COMMON, cautions, told_in
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.services.conferences.grounds import (
    BasisChoice,
    Matter,
    can_be_named,
    choices_of,
    matter_of,
    named_for,
    still_missing,
)
from kyoju_desktop.services.conferences.sittings import open_sitting
from kyoju_desktop.storage.lists import CaseFilter, CaseRow
from kyoju_desktop.storage.store import Reader, Writer

_STATES = {"given": "agreed", "seeking": "seeking", "on_hold": "seeking", "not_explained": "seeking"}


@dataclass(frozen=True)
class Versions:
    """Which version can be chosen beside 記号版, and why not the named one."""

    named: bool
    why_not: Message | None = None


@dataclass(frozen=True)
class AgendaLine:
    """One item with its case as the section sees it; nothing of it goes on a paper by itself."""

    item: AgendaItem
    case: Case
    person: Person
    age: str
    protected: bool
    consent: Consent | None
    choices: tuple[BasisChoice, ...]
    versions: Versions
    missing: tuple[str, ...] = ()  # what a named version still asks for
    conceal: Concealer = NOTHING  # for lists: takes a secret place out of what was written


@dataclass(frozen=True)
class ItemView:
    """A case sheet as it would be: the drawn paper, or why there is none; leaks stop it, cautions are to be read."""

    sheet: Sheet | None = None
    rendered: Rendered | None = None
    refusal: Message | None = None
    leaks: tuple[Leak, ...] = ()
    cautions: tuple[Message, ...] = ()


def agenda_of(r: Reader, conference_id: str, at: Locale) -> tuple[AgendaLine, ...]:
    """The items of a sitting in their order."""
    return tuple(_line(matter_of(r, each, at), at) for each in items_of(r, conference_id))


def items_of(r: Reader, conference_id: str) -> tuple[AgendaItem, ...]:
    """The items of a sitting in their order, alone."""
    found = r.find(AgendaItem, conference=conference_id)
    return tuple(sorted(found, key=lambda each: (each.place or 0, each.id)))


def line_of(r: Reader, item_id: str, at: Locale) -> AgendaLine:
    """One item."""
    return _line(matter_of(r, r.get(AgendaItem, item_id), at), at)


def _line(matter: Matter, at: Locale) -> AgendaLine:
    file, named = matter.file, can_be_named(matter, at)
    birth = file.person.birth_date
    band = at.tr(at.codes.label("age_band", file.person.age_band)) if file.person.age_band else ""
    return AgendaLine(
        item=matter.item,
        case=file.case,
        person=file.person,
        age=at.tr(N_("{age}歳"), age=str(age_on(birth, at.today))) if birth else band,
        protected=file.protected,
        consent=file.find(Consent, matter.item.consent) if matter.item.consent else None,
        choices=choices_of(matter, at),
        versions=Versions(*named),
        missing=still_missing(matter, at),
        conceal=file.conceal,
    )


def proposed_cases(r: Reader, conference_id: str, text: str = "", limit: int = 30) -> tuple[CaseRow, ...]:
    """Open cases that are not on the agenda yet."""
    taken = {each.case for each in r.find(AgendaItem, conference=conference_id)}
    rows = r.case_rows(CaseFilter("open", text), limit=limit + len(taken))
    return tuple(each for each in rows if each.case not in taken and not each.anonymous)[:limit]


def add_items(
    w: Writer, conference_id: str, case_ids: tuple[str, ...], at: Locale, *, body: str = ""
) -> tuple[AgendaItem, ...]:
    """Put cases on the agenda: marks by lot, coded, basis and consent as they stand today."""
    conference = open_sitting(w, conference_id)
    body = body or _first(conference, at.codes)
    if body not in conference.bodies:
        raise Refused(N_("この会議にない会議体です。会議の種類に加えてから選んでください。"), field="body")
    known = items_of(w, conference_id)
    cases = [w.get(Case, each) for each in dict.fromkeys(case_ids)]
    _check_cases(cases, {each.case for each in known})
    lasts = [_last(w, each.id) for each in cases]
    marks = fresh_marks(len(cases), {each.mark for each in known}, [each.mark if each else "" for each in lasts])
    place, made = max((each.place or 0 for each in known), default=0), []
    for number, (case, mark) in enumerate(zip(cases, marks, strict=True), start=1):
        for before in w.find(AgendaItem, case=case.id):
            if before.next_on and not before.next_done_on:
                w.put(before.replace(next_done_on=w.today))
        item = AgendaItem(conference=conference_id, case=case.id, place=place + number, mark=mark, body=body)
        made.append(w.add(_proposed(w, item.replace(version=CODED, classes=USUAL), at)))
    return tuple(made)


def _check_cases(cases: list[Case], taken: set[str]) -> None:
    for case in cases:
        if case.id in taken:
            raise Refused(N_("もう議題に入っているケースです。"), field="case")
        if not is_open(case.stage):
            raise Refused(N_("終わったケースは議題にできません。先に再開してください。"), field="case")
        if case.anonymous:
            raise Refused(N_("匿名の問合せは議題にできません。先に本人を確かめてください。"), field="case")


def _first(conference: Conference, codes: CodeBook) -> str:
    listed = [each.code for each in codes.list("conference_body").codes]
    return min(conference.bodies, key=listed.index)


def _last(r: Reader, case_id: str) -> AgendaItem | None:
    found = r.find(AgendaItem, case=case_id)
    return found[-1] if found else None


def _proposed(r: Reader, item: AgendaItem, at: Locale) -> AgendaItem:
    """The item with what can be told from the case: basis, consent, 大字; nothing for a protected person's place."""
    matter = matter_of(r, item, at)
    usable = [each for each in choices_of(matter, at) if each.usable]
    consent = next((each for each in usable if each.code == CONSENT), None)
    law = law_of(item.body, load_bases())
    chosen = consent or next((each for each in usable if law and each.code == law.code), None)
    plan = matter.file.last(Plan)
    return item.replace(
        basis=chosen.code if chosen else "",
        consent=consent.consent_id if consent else "",
        consent_state="agreed" if consent else _state(matter),
        district="" if matter.file.protected else _district(matter),
        decided_on=plan.decided_on if plan else None,
    )


def _state(matter: Matter) -> str:
    """Without a consent for this sitting: still being asked for, or none."""
    states = [each.state for each in matter.file.of(Consent)]
    found = _STATES.get(states[-1], "none") if states else "none"
    return "none" if found == "agreed" else found


def _district(matter: Matter) -> str:
    homes = [each for each in matter.file.of(Address) if each.use in {"", "current"} and not each.until_day]
    office = matter.sitting.office
    return district_of(homes[-1].place, office.municipality, office.prefecture) if homes else ""


def save_item(w: Writer, item: AgendaItem, at: Locale) -> AgendaItem:
    """Keep what was written for an item. The named version only where the body's law or a consent carries it."""
    before = w.get(AgendaItem, item.id)
    conference = open_sitting(w, before.conference)
    kept = item.replace(conference=before.conference, case=before.case, mark=before.mark, place=before.place)
    if kept.body not in conference.bodies:
        raise Refused(N_("この会議にない会議体です。会議の種類に加えてから選んでください。"), field="body")
    if kept.basis != CONSENT:
        kept = kept.replace(consent="")
    kept = kept.replace(version=kept.version or CODED, classes=kept.classes & frozenset(CLASSES))
    matter = matter_of(w, kept, at)
    fault = district_fault(kept.district, protected=matter.file.protected)
    if fault:
        raise Refused(fault.template, field="district")
    if kept.version == NAMED:
        _check_named(matter, at)
    w.put(kept)
    return kept


def _check_named(matter: Matter, at: Locale) -> None:
    """Facts may still be written before the papers are made; a ground there must be now."""
    possible, why = can_be_named(matter, at)
    chosen = any(each.usable and each.code == matter.item.basis for each in choices_of(matter, at))
    if not possible or not chosen:
        words = why or Message(N_("実名版にする根拠を選んでください。"))
        raise Refused(words.template, field="version", **dict(words.values))


def move_item(w: Writer, item_id: str, *, up: bool) -> None:
    """Change places with the item before or after it."""
    item = w.get(AgendaItem, item_id)
    open_sitting(w, item.conference)
    order = items_of(w, item.conference)
    at = next(number for number, each in enumerate(order) if each.id == item_id)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(order):
        return
    changed = list(order)
    changed[at], changed[other] = changed[other], changed[at]
    for place, each in enumerate(changed, start=1):
        w.put(each.replace(place=place))


def remove_item(w: Writer, item_id: str) -> None:
    """Take a case off the agenda, as long as no papers with it were made and nothing was decided."""
    item = w.get(AgendaItem, item_id)
    open_sitting(w, item.conference)
    if w.count(Disclosure, conference=item.conference, case=item.case) or _in_a_spare(w, item):
        raise Refused(N_("この議題の資料をもう作っています。議題からは外せません。"))
    if w.count(ConferenceDecision, item=item.id):
        raise Refused(N_("この議題で決まったことがあります。先にそれを消してください。"))
    w.remove(item)


def _in_a_spare(r: Reader, item: AgendaItem) -> bool:
    """Whether a pack that has no recipient, and so no row of the ledger, holds the case."""
    spares = r.find(ConferenceCopy, conference=item.conference, member="")
    return any(item.mark == each[:-1] for copy in spares for each in copy.holds.split())


def preview_item(r: Reader, item_id: str, version: str, at: Locale) -> ItemView:
    """The case sheet as it would be in that version, without a recipient and a number."""
    return view_of(matter_of(r, r.get(AgendaItem, item_id), at), version, at)


def view_of(matter: Matter, version: str, at: Locale) -> ItemView:
    """The sheet of one version, drawn and looked through; the named one as whoever takes part may see it."""
    if version == CODED:
        return looked_through(matter, coded_sheet(matter, at), at.tr)
    found = named_for(matter, None, "paper", at)
    for member, body in matter.members:
        if isinstance(found, Refusal):
            found = named_for(matter, body, member.medium, at)
    if isinstance(found, Refusal):
        return ItemView(refusal=found.reason)
    return looked_through(matter, found.sheet, at.tr)


def coded_sheet(matter: Matter, at: Locale) -> Sheet:
    """The case by its mark."""
    return coded_case(matter.file, matter.item, matter.decisions, matter.sitting, at)


def looked_through(matter: Matter, sheet: Sheet, tr: Translator) -> ItemView:
    """The sheet drawn, with what must not be read on it."""
    drawn = render(sheet, tr)
    file = only(matter.file, matter.item, matter.decisions)
    if sheet.frame.version == NAMED:
        found = leaks(drawn.page_texts, file, _with_district(sheet, matter))
        return ItemView(sheet, drawn, leaks=tuple(each for each in found if each.key not in COMMON))
    told = told_in(drawn.page_texts, file, sheet, matter.officials)
    return ItemView(sheet, drawn, leaks=told, cautions=tuple(cautions(file, sheet, drawn.page_texts)))


def _with_district(sheet: Sheet, matter: Matter) -> Sheet:
    """What was written for the paper itself is not sought on it."""
    own = {each.key for each in sheet.values if each.record == matter.item.id}
    rest = tuple(each for each in sheet.withheld if each.key not in own)
    return replace(sheet, withheld=rest)
