"""The last look at a coded sheet: nothing on it may tell who the case is, not even a surname in a sentence."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record, Spec, record_class, spec
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.leaks import Leak, bare_place, leaks, search
from kyoju_desktop.domain.records import (
    Address,
    Application,
    Case,
    EmergencyContact,
    HouseholdMember,
    OppositeParty,
    Person,
    Tenancy,
)
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.domain.rules.conference import district_fault
from kyoju_desktop.domain.sheet import Frame, Sheet
from kyoju_desktop.i18n.messages import N_, Message

_NAMES = ("name", "kana", "latin_name", "kanji_name", "alias", "former_name")
_TITLES = (
    "さん",
    "様",
    "氏",
    "君",
    "ちゃん",
    "家",
    "宅",
    "ケース",
    "世帯",
    "事例",
    "親子",
    "母子",
    "父子",
    "夫妻",
    "夫婦",
)
_SHORT = 2  # characters of a name that are searched with what is said behind it
COMMON = frozenset({"EmergencyContact.relation"})  # 長男 tells nobody
# Names of bodies as the register has them.
_BODIES = frozenset({"ConferenceDecision.organisation", "Conference.organiser", "Organisation.name"})
_SITUATION = frozenset({Info.HEALTH, Info.CRIME, Info.VICTIM, Info.FAMILY, Info.COURSE})
_SPACES = re.compile(r"[\s・]+")

SMALL_TOWN = N_(
    "小さな町では、年代・世帯・地域の組合せで本人が分かることがあります。地域を消すことも考えてください。"
)
_BLOCK = re.compile(r"\D+\d+")
EXACT_AGE = N_("文に年齢がそのまま書いてあります。記号版では年代だけにしてください。")


def told_in(pages: Sequence[str], file: CaseFile, sheet: Sheet, officials: Sequence[str] = ()) -> tuple[Leak, ...]:
    """Every place on the pages of a coded sheet where the person, their people or their places can be read.

    The district in which the person lives excuses a hit, if it is 大字 at most. In a town where many share a surname
    so do the names of bodies, and `officials`: who does what, as decided (「福祉課 佐藤」), for surnames alone.
    """
    district = sheet.text("AgendaItem.district")
    bare = replace(sheet, values=(), withheld=(), frame=_head(sheet.frame))
    found = [each for each in leaks(pages, file, bare) if _tells_who(each, file)]
    if district and not district_fault(district, protected=file.protected):
        real = {_place(each) for each in search(pages, _places(file), file, (district, *_excused(bare.frame)))}
        found = [each for each in found if each.key != "Address.place" or _place(each) in real]
    by_right = [each.text for each in sheet.values if each.key in _BODIES]
    by_right += [district] if district and not district_fault(district, protected=file.protected) else []
    found += search(pages, _more(file), file, (*by_right, *officials, *_excused(bare.frame)))
    found += _katakana(pages, file)
    seen: dict[tuple[int, str, str], Leak] = {}
    for each in found:
        seen.setdefault((each.page, each.key, each.record), each)
    return tuple(sorted(seen.values(), key=lambda each: each.page))


def named_in(pages: Sequence[str], file: CaseFile, sheet: Sheet) -> tuple[Leak, ...]:
    """Where the pages of somebody else's sheet name this person: the names of one case never stand on another's.

    Two people may share a name: what a named sheet says of its own person is no hit. Of somebody protected nor their
    places and numbers stand there.
    """
    own = [each.text for each in sheet.values if each.key.startswith("Person.")]
    found = search(pages, _people(file), file, (*own, *_excused(_head(sheet.frame))))
    return (*found, *(_hidden(pages, file, sheet) if file.protected else ()))


def _hidden(pages: Sequence[str], file: CaseFile, sheet: Sheet) -> Iterator[Leak]:
    """Where the pages tell a place or a number of the protected bundle.

    Two people may live in the same 大字: the sheet's own district is no hit, which says nothing of the other.
    """
    places = {bare_place(each.place) for each in file.of(Address)} - {""}
    own = tuple(
        each for each in sheet.values if each.key == "AgendaItem.district" and bare_place(each.text) in places
    )
    for each in leaks(pages, file, replace(sheet, values=own, withheld=(), frame=_head(sheet.frame))):
        owner, name = each.key.split(".", 1)
        if spec(record_class(owner), name).protected:
            yield each


def told_around(texts: Sequence[str], file: CaseFile, sheet: Sheet) -> tuple[Leak, ...]:
    """Where the words around a sitting (how it is called, where it is held) tell who is talked over.

    A house may be called like a surname; a surname with what is said behind a name, or a whole name, is a person.
    """
    bare = replace(sheet, values=(), withheld=(), frame=_head(sheet.frame))
    found = [each for each in leaks(texts, file, bare) if _tells_who(each, file)]
    return (*found, *search(texts, (*_people(file), *_titled(file.person)), file, ()))


def _titled(person: Person) -> Iterator[tuple[Record, Spec]]:
    """Every part of the person's name with what is said behind a name."""
    for name in _NAMES:
        for part in _SPACES.split(getattr(person, name).strip()):
            for title in _TITLES:
                yield person.replace(**{name: part + title}), spec(Person, name)


def officials_in(who: Sequence[str], members: Sequence[str]) -> tuple[str, ...]:
    """Which of these texts speak of somebody who sits in the conference."""
    parts = {part for name in members for part in _SPACES.split(name) if len(part) > 1}
    return tuple(each for each in who if any(part in each for part in parts))


def cautions(file: CaseFile, sheet: Sheet, pages: Sequence[str], today_age: int | None = None) -> Iterator[Message]:
    """What to mind about a coded sheet, though nothing on it is forbidden."""
    if sheet.text("AgendaItem.district") and sheet.text("Assessment.residents"):
        yield Message(SMALL_TOWN)
    birth = file.person.birth_date
    age = today_age if today_age is not None else age_on(birth, sheet.frame.dated_on) if birth else None
    if age is not None and any(re.search(rf"(?<!\d){age}\s*[歳才]", page) for page in pages):
        yield Message(EXACT_AGE)


def _tells_who(leak: Leak, file: CaseFile) -> bool:
    """Whether the hit tells who it is: an illness alone does not, nor 長男, nor what was written for the paper."""
    owner, name = leak.key.split(".", 1)
    if owner in {"AgendaItem", "ConferenceDecision"} or leak.key in COMMON:
        return False
    field = spec(record_class(owner), name)
    return field.info not in _SITUATION or (file.protected and field.protected)


def _head(frame: Frame) -> Frame:
    """The head without what could name the case."""
    return replace(frame, case_number="", basis="", notes=())


def _excused(frame: Frame) -> tuple[str, ...]:
    return tuple(
        each
        for each in (
            frame.title,
            frame.document_number,
            frame.clerk,
            frame.municipality,
            frame.department,
            frame.section,
            frame.office_phone,
            frame.office_fax,
            frame.recipient,
            frame.recipient_person,
        )
        if each
    )


def _place(leak: Leak) -> tuple[int, str, str]:
    return leak.page, leak.key, leak.record


def _places(file: CaseFile) -> Iterator[tuple[Record, Spec]]:
    field = spec(Address, "place")
    return ((each, field) for each in file.of(Address) if each.place)


def _people(file: CaseFile) -> Iterator[tuple[Record, Spec]]:
    for record, name in _named(file):
        yield record, spec(type(record), name)


def _named(file: CaseFile) -> Iterator[tuple[Record, str]]:
    for name in _NAMES:
        if getattr(file.person, name):
            yield file.person, name
    if file.case.number:
        yield file.case, "number"
    if file.case.called:
        yield file.case, "called"


def _more(file: CaseFile) -> Iterator[tuple[Record, Spec]]:
    """What the gate's own look lets pass because it would be too common on a paper that names somebody."""
    yield from _people(file)
    for number in {file.case.number.split()[-1] if file.case.number.strip() else "", file.case.joined_from} - {""}:
        yield file.case.replace(number=number), spec(Case, "number")
    for kind in (Person, HouseholdMember, EmergencyContact, OppositeParty):
        for record in file.of(kind):
            yield from _surnames(record)
    for address in file.of(Address):  # 大字 at most: a block without its house number tells nearly as much
        if block := _BLOCK.match(address.place):
            yield address.replace(place=block.group()), spec(Address, "place")
    homes: tuple[Tenancy | Application, ...] = (*file.of(Tenancy), *file.of(Application))
    for each in homes:  # a house by its name tells who lives in it
        if len(each.home.strip()) > _SHORT:
            yield each, spec(type(each), "home")


def _surnames(record: Record) -> Iterator[tuple[Record, Spec]]:
    """The surname by itself, and a short one with whatever is said behind a name."""
    kind = type(record)
    fields = {each: spec(kind, each) for each in _NAMES if hasattr(record, each)}
    for name, field in fields.items():
        for part in _SPACES.split(str(getattr(record, name)).strip()):
            yield record.replace(**{name: part}), field
            if 0 < len(part) <= _SHORT:
                for title in _TITLES:
                    yield record.replace(**{name: part + title}), field


def _katakana(pages: Sequence[str], file: CaseFile) -> Iterator[Leak]:
    """Names of two katakana (キヨ), which are searched only where no other katakana stands beside them."""
    for kind in (Person, HouseholdMember):
        for record in file.of(kind):
            for name in ("name", "alias"):
                for part in _SPACES.split(str(getattr(record, name, "")).strip()):
                    if re.fullmatch(r"[ァ-ヶ]{2}", part):
                        yield from _alone(pages, part, record, spec(kind, name))


def _alone(pages: Sequence[str], part: str, record: Record, field: Spec) -> Iterator[Leak]:
    pattern = re.compile(rf"(?<![ァ-ヶー]){part}(?![ァ-ヶー])")
    for number, page in enumerate(pages, start=1):
        plain = unicodedata.normalize("NFKC", page)
        hit = pattern.search(plain)
        if hit:
            around = plain[max(0, hit.start() - 8) : hit.end() + 8]
            yield Leak(number, f"{type(record).__name__}.{field.name}", field.label, record.id, around)
