"""The papers of a sitting: a case by its mark, a case by name through the gate, and sheets about nobody."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kyoju_desktop.domain.bases import load_conferences
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.conditions import Condition
from kyoju_desktop.domain.disclosure import Basis, Refusal, Request, disclose
from kyoju_desktop.domain.doors.inquiry import FINE, age_words, household_words
from kyoju_desktop.domain.fields import Record, record_class, spec, value_of
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.outward import Pick
from kyoju_desktop.domain.papers import conference as papers
from kyoju_desktop.domain.parts import parts_of
from kyoju_desktop.domain.records import (
    AgendaItem,
    Case,
    Conference,
    ConferenceDecision,
    ConferenceMember,
    Office,
    Organisation,
    Person,
)
from kyoju_desktop.domain.rules.conference import CODED, NAMED, PURPOSE, district_fault
from kyoju_desktop.domain.rules.consent import Terms
from kyoju_desktop.domain.sheet import Door, Frame, Sheet, Value
from kyoju_desktop.i18n.eras import wareki

LEVEL = "L3"
_BIRTH = "Person.birth_date"


@dataclass(frozen=True)
class Sitting:
    """What stands around every case of a sitting; `names` are the bodies of the register by their ids."""

    conference: Conference
    office: Office
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def organiser(self) -> str:
        """Who runs it: the body that was chosen, else the office itself."""
        return self.names.get(self.conference.organiser, "") or self.office.municipality


@dataclass(frozen=True)
class Call:
    """How a named sheet is asked for: on whose behalf, on which basis, in which way."""

    organisation: Organisation
    basis: Basis
    means: str
    conditions: Sequence[Condition] = ()


def coded_case(
    file: CaseFile, item: AgendaItem, decisions: Sequence[ConferenceDecision], sitting: Sitting, at: Locale
) -> Sheet:
    """The case by its mark: a band of age, sex, size of the household, 大字 at most; no number of the case."""
    frame = replace(_frame(papers.TITLE, sitting, at), version=CODED, basis=_article(item.body, at))
    told = [
        *_about(item, sitting, at),
        *_sketch(file, item, at),
        *_state(item, file, at),
        *(each for name in papers.TEXTS if (each := _value(item, name, at, file.person.id)).text),
        *(each for row in decisions for each in _decided(row, file.person.id, sitting, at)),
    ]
    return Sheet(Door.OUTWARD, papers.FORM, frame, tuple(each for each in told if each.text))


def named_case(
    file: CaseFile,
    consents: Sequence[Terms],
    item: AgendaItem,
    decisions: Sequence[ConferenceDecision],
    sitting: Sitting,
    call: Call,
    at: Locale,
) -> Sheet | Refusal:
    """The case by name, as far as the gate lets it go to that body on that basis; no number of the case.

    Only the classes that the clerk ticked for this item are asked for; of a protected person never the birthday.
    """
    seen = only(file, item, decisions)
    request = Request(
        call.organisation,
        PURPOSE,
        LEVEL,
        call.means,
        wanted=picks(seen, item, at),
        paper=papers.CASE_SHEET,
    )
    answer = disclose(
        request, seen, consents, call.basis, at.today, codes=at.codes, tr=at.tr, conditions=call.conditions
    )
    if isinstance(answer, Refusal):
        return answer
    frame = replace(_frame(papers.TITLE, sitting, at), version=NAMED, basis=answer.frame.basis)
    frame = replace(frame, conditions=answer.frame.conditions, special=answer.frame.special)
    band = () if any(each.key == _BIRTH for each in answer.values) else _band(file, item, at)
    values = (*_about(item, sitting, at), *answer.values, *band, *_state(item, file, at))
    return replace(answer, frame=frame, values=values)


def only(file: CaseFile, item: AgendaItem, decisions: Sequence[ConferenceDecision]) -> CaseFile:
    """The case with nothing of other sittings in it."""
    own = {AgendaItem.__name__: (item,), ConferenceDecision.__name__: tuple(decisions)}
    return replace(file, records={**file.records, **own})


def picks(file: CaseFile, item: AgendaItem, at: Locale) -> frozenset[Pick]:
    """What of the case is asked for: everything of the ticked classes that the sheet has room for."""
    return frozenset(
        (part.record.id, part.pick)
        for part in parts_of(papers.PAPER, file, None, at, existence_only=False)
        if part.info.name in item.classes and not (file.protected and part.line.key == _BIRTH)
    )


def addressed(sheet: Sheet, recipient: str, person: str = "", stamp: str = "", number: str = "") -> Sheet:
    """The same sheet for one recipient: who gets it, the number of the copy on every page."""
    frame = replace(sheet.frame, recipient=recipient, recipient_person=person, stamp=stamp, document_number=number)
    return replace(sheet, frame=frame)


def agenda_sheet(
    sitting: Sitting, items: Sequence[AgendaItem], members: Sequence[ConferenceMember], at: Locale
) -> Sheet:
    """The cover: when and where, who sits in it, the cases by their marks alone."""
    values = (*_sitting(sitting, at), *_marks(items, at), *_members(members, sitting, at))
    told = tuple(each for each in values if each.text)
    return Sheet(Door.OUTWARD, papers.AGENDA, _frame(papers.TITLES[papers.AGENDA], sitting, at), told)


def notice_sheet(sitting: Sitting, member: ConferenceMember | None, at: Locale) -> Sheet:
    """The invitation; about no case at all."""
    return _letter(papers.NOTICE, sitting, member, at)


def secrecy_sheet(sitting: Sitting, member: ConferenceMember | None, at: Locale) -> Sheet:
    """What secrecy means for those who sit in it, and the pledge to sign."""
    return _letter(papers.SECRECY, sitting, member, at)


def answer_sheet(sitting: Sitting, items: Sequence[AgendaItem], versions: Mapping[str, str], at: Locale) -> Sheet:
    """The covering letter to whoever asked: their number and day, and the cases by their marks."""
    asked = ("request_number", "request_on", "request_sender")
    values = (
        *_sitting(sitting, at),
        *(_value(sitting.conference, name, at) for name in asked),
        *(each for each in _marks(items, at)),
        *(
            Value("AgendaItem.version", _label("AgendaItem.version"), text, Info.EXISTENCE, each.id, "")
            for each in items
            if (text := at.codes.label("paper_version", versions.get(each.id, "")) if versions.get(each.id) else "")
        ),
    )
    frame = _frame(papers.TITLES[papers.ANSWER], sitting, at)
    return Sheet(Door.OUTWARD, papers.ANSWER, frame, tuple(each for each in values if each.text))


@dataclass(frozen=True)
class Talked:
    """One item of the minutes; the case itself only for the section's own copy."""

    item: AgendaItem
    decisions: tuple[ConferenceDecision, ...] = ()
    case: Case | None = None
    person: Person | None = None


def minutes_sheet(
    sitting: Sitting, talked: Sequence[Talked], members: Sequence[ConferenceMember], at: Locale, *, named: bool
) -> Sheet:
    """What was decided, by marks; `named` adds who they are, for the section alone."""
    frame = replace(_frame(papers.TITLES[papers.MINUTES], sitting, at), version=NAMED if named else CODED)
    values = [
        *_sitting(sitting, at),
        _value(sitting.conference, "held_on", at),
        _value(sitting.conference, "minutes", at),
    ]
    values += [_value(sitting.conference, "next_at", at), *_members(members, sitting, at, ("name", "attendance"))]
    for each in talked:
        if named and each.person and each.case:
            values += [_of(each.item, each.person, "name", at), _of(each.item, each.case, "number", at)]
        values += _marks((each.item,), at, ("mark", "body", "aim"))
        values += [_value(each.item, name, at) for name in ("result", "consent_policy", "next_on")]
        values += [value for row in each.decisions for value in _decided(row, "", sitting, at, of=each.item.mark)]
    door = Door.INTERNAL if named else Door.OUTWARD
    return Sheet(door, papers.MINUTES, frame, tuple(each for each in values if each.text))


def blank_conference(form: str, office: Office, at: Locale) -> Sheet:
    """An empty form of a sitting."""
    return Sheet(Door.BLANK, form, office_frame(at.tr(papers.TITLES[form]), office, at.today))


def _letter(form: str, sitting: Sitting, member: ConferenceMember | None, at: Locale) -> Sheet:
    frame = _frame(papers.TITLES[form], sitting, at)
    if member:
        frame = replace(frame, recipient=sitting.names.get(member.organisation, ""), recipient_person=member.name)
    return Sheet(Door.OUTWARD, form, frame, tuple(each for each in _sitting(sitting, at) if each.text))


def _frame(title: str, sitting: Sitting, at: Locale) -> Frame:
    return replace(office_frame(at.tr(title), sitting.office, at.today), approval_boxes=())


def _label(key: str) -> str:
    owner, name = key.split(".", 1)
    return spec(record_class(owner), name).label


def _value(record: Record, name: str, at: Locale, subject: str = "") -> Value:
    """A field as it is written, whatever its class says about the gate: it was written for this paper."""
    field_ = spec(type(record), name)
    info = field_.info if subject else Info.EXISTENCE
    text = str(field_.kind.format(value_of(record, name), at))
    return Value(f"{type(record).__name__}.{name}", field_.label, text, info, record.id, subject)


def _of(item: AgendaItem, record: Record, name: str, at: Locale) -> Value:
    """A field of the case under the id of the item, so that it stands in the item's row."""
    return replace(_value(record, name, at, record.id), record=item.id)


def _sitting(sitting: Sitting, at: Locale) -> Iterator[Value]:
    """Which sitting, when and where; for every body its article of the day and who runs it."""
    held = sitting.conference
    for name in ("name", "at", "until", "place", "collect_by", "reply_by"):
        yield _value(held, name, at)
    yield _plain("Conference.organiser", sitting.organiser, held.id)
    for body in _in_order(held.bodies, at.codes):
        rule = load_conferences().get(body)
        article = rule.article_on(at.today) if rule else None
        law = at.tr(article.text) if article else ""
        yield _plain("Organisation.name", at.tr(at.codes.label("conference_body", body)), body)
        yield _plain("Organisation.conference_body", law, body)
        yield _plain("Organisation.caution", law if rule and rule.secrecy else "", body)  # secrecy by that law


def _about(item: AgendaItem, sitting: Sitting, at: Locale) -> Iterator[Value]:
    """What a case sheet says of the sitting; of its bodies only the one that the item is for."""
    held = replace(sitting.conference, bodies=frozenset({item.body} - {""}))
    yield from (each for each in _sitting(replace(sitting, conference=held), at) if each.text)
    yield _value(item, "mark", at)


def _in_order(bodies: Iterable[str], codes: CodeBook) -> list[str]:
    return [each.code for each in codes.list("conference_body").codes if each.code in set(bodies)]


def _plain(key: str, text: str, record: str) -> Value:
    return Value(key, _label(key), text, Info.EXISTENCE, record, "")


def _article(body: str, at: Locale) -> str:
    rule = load_conferences().get(body)
    article = rule.article_on(at.today) if rule else None
    return at.tr(article.text) if article else ""


def _band(file: CaseFile, item: AgendaItem, at: Locale) -> Iterator[Value]:
    text = age_words(file.person, FINE, at)
    if text:
        yield Value("Person.age_band", _label("Person.age_band"), text, Info.HOUSEHOLD, item.id, file.person.id)


def _sketch(file: CaseFile, item: AgendaItem, at: Locale) -> Iterator[Value]:
    """What a mark stands for: bands, never a day, a number or a place below 大字."""
    yield from _band(file, item, at)
    yield _value(file.person, "sex", at, file.person.id)
    size = household_words(file, FINE, at)
    key = "Assessment.residents"
    yield Value(key, _label(key), size, Info.HOUSEHOLD, item.id, file.person.id)
    if not file.protected and not district_fault(item.district, protected=False):
        yield _value(item, "district", at, file.person.id)
    yield _value(item, "aim", at, file.person.id)


def _state(item: AgendaItem, file: CaseFile, at: Locale) -> Iterator[Value]:
    """How it stands with the person's consent; the reason only where there is none."""
    for name in ("consent_state", "why_no_consent"):
        if name == "consent_state" or item.consent_state != "agreed":
            value = replace(_value(item, name, at, file.person.id), info=Info.NEED)
            if value.text:
                yield value


_SEATED = ("name", "post", "part", "attendance")
_MARKED = ("mark", "body", "aim", "consent_state")


def _marks(items: Iterable[AgendaItem], at: Locale, names: Sequence[str] = _MARKED) -> Iterator[Value]:
    for each in items:
        yield from (_value(each, name, at) for name in names)


def _members(
    members: Iterable[ConferenceMember], sitting: Sitting, at: Locale, names: Sequence[str] = _SEATED
) -> Iterator[Value]:
    for each in members:
        yield _plain("ConferenceMember.organisation", sitting.names.get(each.organisation, ""), each.id)
        yield from (value for name in names if (value := _value(each, name, at)).text)


def _decided(row: ConferenceDecision, subject: str, sitting: Sitting, at: Locale, of: str = "") -> Iterator[Value]:
    """One decision as a row of its own; `of` is the mark of the item it stands under."""
    info = Info.COURSE if subject else Info.EXISTENCE
    body = sitting.names.get(row.organisation, "")
    if of:
        yield _plain("ConferenceDecision.item", of, row.id)
    yield Value(
        "ConferenceDecision.organisation", _label("ConferenceDecision.organisation"), body, info, row.id, subject
    )
    for name in ("who", "what"):
        yield _value(row, name, at, subject)
    due = wareki(row.due_on) if row.due_on else ""
    yield Value("ConferenceDecision.due_on", _label("ConferenceDecision.due_on"), due, info, row.id, subject)
