"""Who of a sitting gets which version of which case, and what stands in the way: before anything is made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kyoju_desktop.domain.disclosure import Refusal
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.leaks import Leak
from kyoju_desktop.domain.records import Conference, ConferenceMember, Organisation
from kyoju_desktop.domain.rules.conference import ANSWER, NAMED, Standing, holds, kept_from, standing_at
from kyoju_desktop.domain.rules.conference_words import named_in, told_around
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.conferences.agenda import ItemView, coded_sheet, items_of, looked_through
from kyoju_desktop.services.conferences.grounds import Matter, Named, matter_of, named_for, still_missing
from kyoju_desktop.services.conferences.rows import Given
from kyoju_desktop.services.conferences.sittings import sitting_of
from kyoju_desktop.storage.store import Reader


@dataclass(frozen=True)
class MemberPlan:
    """What one recipient would get: per item the version ("" for none), and why less than was chosen."""

    member: ConferenceMember | None
    organisation: Organisation | None
    medium: str
    versions: dict[str, str]
    holds: str
    why: tuple[Message, ...]
    given: tuple[Given, ...] = field(default=(), repr=False)

    @property
    def nothing(self) -> bool:
        """Whether no pack is made for them."""
        return not self.given

    @property
    def name(self) -> str:
        """The member, or that it is a spare."""
        return self.member.name if self.member else ""


@dataclass(frozen=True)
class Problem:
    """What has to be mended before packs can be made: of which item, and where it stands on the paper."""

    item_id: str
    mark: str
    message: Message
    leaks: tuple[Leak, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Everybody's pack before anything is made; `words` are the persons' own words, to be read and confirmed."""

    members: tuple[MemberPlan, ...]
    problems: tuple[Problem, ...]
    cautions: tuple[tuple[str, Message], ...] = ()
    words: tuple[tuple[str, str], ...] = ()


def plan(r: Reader, conference_id: str, at: Locale, *, spares: int = 0) -> Plan:
    """Who would get what, and what stands in the way."""
    conference = r.get(Conference, conference_id)
    matters = matters_of(r, conference, at)
    if conference.role == ANSWER:
        organiser = r.look(Organisation, conference.organiser) if conference.organiser else None
        seats = [asking(matters, organiser, at)]
    else:
        seats = [seat_of(matters, member, body, at) for member, body in _table(r, conference)]
        seats += [_spare(matters, at)] * spares
    return _looked_at(seats, matters, at)


def matters_of(r: Reader, conference: Conference, at: Locale) -> tuple[Matter, ...]:
    """The items of a sitting with everything that decides about them."""
    sitting = sitting_of(r, conference)
    return tuple(matter_of(r, each, at, sitting) for each in items_of(r, conference.id))


def _table(r: Reader, conference: Conference) -> Iterator[tuple[ConferenceMember, Organisation]]:
    for member in r.find(ConferenceMember, conference=conference.id):
        body = r.look(Organisation, member.organisation)
        if body:
            yield member, body


def seat_of(matters: Sequence[Matter], member: ConferenceMember, body: Organisation, at: Locale) -> MemberPlan:
    """What one member would get."""
    parts = [_part(each, standing_at(member, each.body), body, member.medium, at) for each in matters]
    return _planned(matters, member, body, member.medium or "paper", parts)


def _spare(matters: Sequence[Matter], at: Locale) -> MemberPlan:
    """A spare copy: named only where whoever takes part may have it; who gets it is looked at when it is handed."""
    parts = [_part(each, Standing(NAMED), None, "paper", at) for each in matters]
    return _planned(matters, None, None, "paper", parts)


def asking(matters: Sequence[Matter], organiser: Organisation | None, at: Locale) -> MemberPlan:
    """The one copy for whoever asked."""
    parts = [_part(each, Standing(NAMED), organiser, "paper", at) for each in matters]
    return _planned(matters, None, organiser, "paper", parts)


_Part = tuple[Given | None, Message | None]


def _part(matter: Matter, standing: Standing, body: Organisation | None, medium: str, at: Locale) -> _Part:
    """The case as this recipient may have it; the reason where that is less than the item's version."""
    barred = kept_from(matter.file, body) if body else None
    if barred or not standing.version:
        return None, barred or standing.why
    if matter.item.version != NAMED:
        return Given(matter, coded_sheet(matter, at), None), None
    if standing.version != NAMED:
        return Given(matter, coded_sheet(matter, at), None), standing.why
    found = named_for(matter, body, medium, at)
    if isinstance(found, Named):
        return Given(matter, found.sheet, found), None
    return Given(matter, coded_sheet(matter, at), None), found.reason


def _planned(
    matters: Sequence[Matter],
    member: ConferenceMember | None,
    body: Organisation | None,
    medium: str,
    parts: Sequence[_Part],
) -> MemberPlan:
    versions = {
        matter.item.id: part[0].sheet.frame.version if part[0] else ""
        for matter, part in zip(matters, parts, strict=True)
    }
    marks = [(matter.item.mark, versions[matter.item.id]) for matter in matters]
    return MemberPlan(
        member=member,
        organisation=body,
        medium=medium,
        versions=versions,
        holds=holds(marks),
        why=tuple(dict.fromkeys(why for _, why in parts if why)),
        given=tuple(given for given, _ in parts if given),
    )


def _looked_at(seats: Sequence[MemberPlan], matters: Sequence[Matter], at: Locale) -> Plan:
    problems, cautions = [], []
    for matter in matters:
        unfinished = _unfinished(matter, at)
        if unfinished:
            problems.append(Problem(matter.item.id, matter.item.mark, unfinished))
        problems += _called(matter, at)
        for view in _views(matter, seats, at):
            problems += _found(view, matter, matters)
            cautions += [(matter.item.mark, each) for each in view.cautions]
    words = [
        (matter.item.mark, text)
        for matter in matters
        for terms in matter.consents
        if (text := terms.consent.excluded_words.strip())
    ]
    return Plan(tuple(seats), tuple(dict.fromkeys(problems)), tuple(cautions), tuple(dict.fromkeys(words)))


def _unfinished(matter: Matter, at: Locale) -> Message | None:
    """A named version that was chosen and has no ground, or whose facts are not written: the clerk is told."""
    if matter.item.version != NAMED:
        return None
    seats: list[Organisation | None] = [None, *(body for _, body in matter.members)]
    if matter.organiser:
        seats.append(matter.organiser)
    found = [named_for(matter, each, "paper", at) for each in seats]
    if any(isinstance(each, Named) for each in found):
        return None
    missing = still_missing(matter, at)
    if missing:
        return Message(UNWRITTEN, (("facts", "」「".join(missing)),))
    refusals = [each for each in found if isinstance(each, Refusal)]
    return next((each.reason for each in refusals if each.unfinished), refusals[0].reason)


def _views(matter: Matter, seats: Sequence[MemberPlan], at: Locale) -> Iterator[ItemView]:
    """Each sheet of the case that somebody would get, drawn once."""
    seen: list[Sheet] = []
    for seat in seats:
        for given in seat.given:
            if given.matter is matter and given.sheet not in seen:
                seen.append(given.sheet)
                yield looked_through(matter, given.sheet, at.tr)


UNWRITTEN = N_(
    "実名版には「{facts}」が要ります。求めのことは右上「…」の「日時・求め・回収を直す」、ほかは「中身を書く」に書きます。"
)
CALLED = N_(
    "会議の名前・場所・求めの発信者に、議題{mark}の人が分かる「{label}」が書いてあります。書き直してください。"
)


def _called(matter: Matter, at: Locale) -> Iterator[Problem]:
    """What stands on the cover and on every letter about the sitting itself, and tells of whom it is."""
    held, item = matter.conference, matter.item
    texts = (held.name, held.place, held.request_number, held.request_sender)
    found = told_around(texts, matter.file, coded_sheet(matter, at))
    if found:
        words = (("label", found[0].label), ("mark", item.mark))
        yield Problem(item.id, item.mark, Message(CALLED, words))


def check_called(matters: Sequence[Matter], at: Locale) -> None:
    """Refuse every paper and list of a sitting whose own name or place tells somebody of the agenda."""
    for problem in (each for matter in matters for each in _called(matter, at)):
        words = dict(problem.message.values)
        raise Refused(problem.message.template, field="name", **{**words, "label": at.tr(words["label"])})


def _found(view: ItemView, matter: Matter, matters: Sequence[Matter]) -> Iterator[Problem]:
    """What stands on the sheet and must not: of this case, and the names of the others on the agenda."""
    item = matter.item
    if view.leaks:
        first = view.leaks[0]
        words = (("label", first.label), ("mark", item.mark), ("page", str(first.page)))
        text = N_("議題{mark}の資料の{page}枚目に、出さないはずの「{label}」が書いてあります。文を直してください。")
        yield Problem(item.id, item.mark, Message(text, words), view.leaks)
    if view.sheet is None or view.rendered is None:
        return
    for other in matters:
        if other is not matter and other.file.person.id != matter.file.person.id:
            leaked = named_in(view.rendered.page_texts, other.file, view.sheet)
            if leaked:
                text = N_("議題{mark}の資料に、ほかの議題の人の「{label}」が書いてあります。文を直してください。")
                told = (("label", leaked[0].label), ("mark", item.mark))
                yield Problem(item.id, item.mark, Message(text, told), leaked)
