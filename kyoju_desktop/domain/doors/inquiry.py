"""The anonymous inquiry for a home: always possible, because nobody is told of; bands instead of values."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.fields import record_class, spec
from kyoju_desktop.domain.frames import office_frame, recipient_of
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import inquiry
from kyoju_desktop.domain.records import Assessment, HouseholdMember, Organisation, Person
from kyoju_desktop.domain.rules.ages import CHILD_YEARS, age_band_of, age_on
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Translator

FINE, BROAD, NONE = "fine", "broad", "none"
OLD = 65
_AT_HOME = frozenset({"", "together", "unknown"})
OPPOSITE, CHILD = "opposite", "dependent_child"


@dataclass(frozen=True)
class Wish:
    """How exactly the paper speaks, and the words that the clerk wrote for it.

    `age`: "fine" ten years, "broad" under or over 65, "none". `household`: "fine" by number, "broad" alone or not,
    "none". `area`: "fine" the words of the clerk, "none" nothing. `start_on` is printed as a month.
    """

    age: str = FINE
    household: str = FINE
    area: str = FINE
    area_words: str = ""
    rooms_words: str = ""
    start_on: date | None = None


def anonymous_inquiry(
    file: CaseFile, organisation: Organisation | None, wish: Wish, today: date, *, codes: CodeBook, tr: Translator
) -> Sheet:
    """The 物件照会票 about nobody: no name, no number of the case, no reason; no area for a protected person."""
    at = Locale(tr, today, codes)
    frame = replace(
        office_frame(tr(inquiry.TITLE), file.office, today),
        recipient=recipient_of(organisation) if organisation else "",
        approval_boxes=(),
    )
    told = {key: text for key, text in _told(file, wish, at) if text}
    values = tuple(
        Value(line.key, line.spec.label, told[line.key], _info(line.key), "", "")
        for line in inquiry.PAPER
        if line.key in told
    )
    return Sheet(Door.OUTWARD, inquiry.FORM, frame, values)


def _info(key: str) -> Info:
    owner, name = key.split(".", 1)
    return spec(record_class(owner), name).info


def _told(file: CaseFile, wish: Wish, at: Locale) -> Iterator[tuple[str, str]]:
    found = file.last(Assessment) or Assessment()
    yield "Person.age_band", age_words(file.person, wish.age, at)
    yield "Assessment.residents", household_words(file, wish.household, at)
    if wish.area != NONE and not file.protected:
        yield "Assessment.wish_area", wish.area_words.strip()
    yield "Assessment.wish_rooms", wish.rooms_words.strip()
    for name in ("wish_rent", "wish_floor"):
        yield f"Assessment.{name}", str(spec(Assessment, name).kind.format(getattr(found, name), at))
    conditions = found.wish_conditions & inquiry.CONDITIONS
    yield "Assessment.wish_conditions", str(spec(Assessment, "wish_conditions").kind.format(conditions, at))
    yield "Assessment.guarantor", at.tr(inquiry.GUARANTEES.get(found.guarantor, inquiry.ASKED_LATER))
    if wish.start_on:
        yield "Tenancy.moved_in_on", wareki(wish.start_on).partition("月")[0] + "月"


def age_words(person: Person, how: str, at: Locale) -> str:
    """The age as a band; "" when it is unknown or not to be told."""
    if how == NONE:
        return ""
    if how == BROAD:
        if person.birth_date is None:
            return ""
        old = age_on(person.birth_date, at.today) >= OLD
        return at.tr(N_("65歳以上")) if old else at.tr(N_("65歳未満"))
    band = age_band_of(person.birth_date, at.today) if person.birth_date else person.age_band
    return at.tr(at.codes.label("age_band", band)) if band not in {"", "unknown"} else ""


def household_words(file: CaseFile, how: str, at: Locale) -> str:
    """The household as a band: by number with or without children, alone or not, or nothing."""
    if how == NONE:
        return ""
    members = [each for each in file.of(HouseholdMember) if each.living in _AT_HOME and OPPOSITE not in each.marks]
    found = file.last(Assessment)
    count = found.residents if found and found.residents else 1 + len(members)
    if how == BROAD:
        return at.tr(N_("ひとり")) if count == 1 else at.tr(N_("2人以上"))
    children = any(_is_child(each, at.today) for each in members)
    words = at.tr(_SIZES[min(count, 5)])
    return at.tr(N_("{size}(子どもを含む)"), size=words) if children and count > 1 else words


_SIZES = {1: N_("ひとり"), 2: N_("2人"), 3: N_("3〜4人"), 4: N_("3〜4人"), 5: N_("5人以上")}


def _is_child(member: HouseholdMember, today: date) -> bool:
    young = member.birth_date is not None and age_on(member.birth_date, today) < CHILD_YEARS
    return young or CHILD in member.marks
