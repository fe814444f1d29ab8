"""Which places of a bundle are proposed for masking, and why; the clerk decides each (個人情報保護法78条1項).

A proposal is no decision: third parties' words, the opposite party, informants, and the bundle of a protected
person are marked so that none is overlooked. In free texts the names of third parties are blackened alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record, Spec, value_of
from kyoju_desktop.domain.kinds import Text
from kyoju_desktop.domain.records import (
    EmergencyContact,
    HouseholdMember,
    IncomingDocument,
    Intake,
    OppositeParty,
    PersonInquiry,
)
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.i18n.messages import N_

LIFE, OTHERS, WORK, RULES, BUSINESS = "life", "others", "work", "rules", "business"
DECEASED = "deceased"
OF_AGE = 18
BLACK = "■■■"

_OPPOSITE = N_("相手方の情報")
_INFORMANT = N_("知らせた人・来た人の情報")
_ASKED_BY = N_("たずねた人の情報")
_HOUSEHOLD = N_("世帯のほかの大人の情報")
_EMERGENCY = N_("緊急連絡先の人の情報")
_WORDS = N_("ほかの人のことば・情報")
_OFFICE = N_("職員の事務の記録")
_BODY = N_("相手の機関の事業の情報")
_SECRET = N_("秘匿している所。紙には出さず、要るときは口頭で伝えます")

# Class to field to (why, ground); "*" stands for every field of the class.
_PLACES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "OppositeParty": {"*": (_OPPOSITE, OTHERS)},
    "OppositeTie": {"*": (_OPPOSITE, OTHERS)},
    "ProgressNote": {"others_words": (_WORDS, OTHERS)},
    "PersonInquiry": dict.fromkeys(
        ("who", "relation", "asked", "document", "organisation", "follow_up"), (_ASKED_BY, OTHERS)
    ),
    "EmergencyContact": dict.fromkeys(("name", "phone", "address"), (_EMERGENCY, OTHERS)),
    "Intake": dict.fromkeys(("visitor_name", "visitor_kana", "visitor_phone", "route_detail"), (_INFORMANT, OTHERS)),
    "Crisis": dict.fromkeys(("noticed_by", "witness"), (_INFORMANT, OTHERS)),
    "Breach": dict.fromkeys(("found_by", "reached"), (_INFORMANT, OTHERS)),
    "IncomingDocument": {"sender": (_WORDS, OTHERS)},
    "Representative": {"phone": (_WORDS, OTHERS)},
    "HousingInquiry": {"refusal_words": (_BODY, BUSINESS)},
    "PaperPrinted": dict.fromkeys(("clerk", "recipient"), (_OFFICE, WORK)),
    "SecretShown": dict.fromkeys(("clerk", "what", "reason"), (_OFFICE, WORK)),
    "Protection": {"note": (_OFFICE, WORK)},
    "Person": {"two_person_reason": (_OFFICE, WORK)},
    "ConflictOfInterest": {"*": (_OFFICE, WORK)},
}
_MEMBER = ("name", "kana", "birth_date", "phone", "school_or_work", "note")


@dataclass(frozen=True)
class Proposal:
    """A place to be masked: why, the ground, and the words that stay where only a part goes ("" masks all).

    A `secret` place belongs to the bundle of a protected person: it never stands on a paper, nor on the screen here.
    """

    why: str
    ground: str
    words: str = ""
    secret: bool = False


@dataclass(frozen=True)
class Others:
    """The names of third parties in a case: whole, and by their parts, as they may be written in a free text."""

    whole: re.Pattern[str] | None
    parts: re.Pattern[str] | None

    def blackened(self, text: str, mark: str, *, short: bool = False) -> str:
        """The text with every such name replaced; the same text when none stands in it.

        A `short` text (a place, a body) is searched for whole names only: family names are also names of places.
        """
        pattern = self.whole if short else self.parts
        plain = unicodedata.normalize("NFC", text)
        return pattern.sub(lambda _found: mark, plain) if pattern else text


def proposal(record: Record, field: Spec, file: CaseFile, today: date, kind: str, others: Others) -> Proposal | None:
    """What is proposed for one value of the bundle; None where it is simply shown."""
    if file.protected and field.protected:
        return Proposal(_SECRET, _ground(LIFE, kind), secret=True)
    place = _place(record, field, today)
    if place:
        why, ground = place
        return Proposal(why, _ground(ground, kind))
    if isinstance(field.kind, Text) and field.name not in _OWN_NAMES:
        return _in_words(value_of(record, field.name), file, kind, others, short=field.kind.lines == 1)
    return None


def _in_words(text: str, file: CaseFile, kind: str, others: Others, *, short: bool) -> Proposal | None:
    """What goes out of a text: words of the protected bundle, and the names of third parties."""
    secret = file.conceal.holds(text)
    left = others.blackened(file.conceal(text, BLACK) if secret else text, BLACK, short=short)
    if left == text:
        return None
    why, ground = (_SECRET, LIFE) if secret else (_WORDS, OTHERS)
    return Proposal(why, _ground(ground, kind), left, secret=secret)


_OWN_NAMES = frozenset({"name", "kana", "latin_name", "kanji_name", "alias", "former_name"})


def _ground(ground: str, kind: str) -> str:
    """A deceased person's records are no personal data of the law: the town's own rules are the ground."""
    return RULES if kind == DECEASED else ground


def _place(record: Record, field: Spec, today: date) -> tuple[str, str] | None:
    if isinstance(record, HouseholdMember):
        return (_HOUSEHOLD, OTHERS) if field.name in _MEMBER and is_other_adult(record, today) else None
    places = _PLACES.get(type(record).__name__, {})
    return places.get(field.name) or places.get("*")


def is_other_adult(member: HouseholdMember, today: date) -> bool:
    """Whether the member is of age, or may be; the opposite party always counts."""
    if "opposite" in member.marks or member.birth_date is None:
        return True
    return age_on(member.birth_date, today) >= OF_AGE


def others_of(file: CaseFile, today: date) -> Others:
    """The third parties whose names may stand in the texts of a case."""
    own = {file.person.name, file.person.alias, file.person.former_name}
    whole = {name.strip() for name in _names(file, today) if 2 <= len(name.strip()) <= _LONGEST} - own
    family = {part for name in own for part in name.split()}
    parts = {part for name in whole for part in name.split() if len(part) >= 2} - family
    return Others(_pattern(whole), _pattern(whole | parts))


_LONGEST = 40  # characters of a name; what is longer is a description


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    found = [_written(name) for name in sorted(names, key=len, reverse=True)]
    return re.compile("|".join(found)) if found else None


def _names(file: CaseFile, today: date) -> Iterable[str]:
    yield from (each.name for each in file.of(HouseholdMember) if is_other_adult(each, today))
    yield from (each.name for each in file.of(OppositeParty))
    yield from (each.name for each in file.of(EmergencyContact))
    yield from (each.who for each in file.of(PersonInquiry))
    yield from (each.visitor_name for each in file.of(Intake))
    yield from (each.sender for each in file.of(IncomingDocument))


def _written(name: str) -> str:
    parts = [re.escape(unicodedata.normalize("NFC", part)) for part in name.split()]
    return r"[\s\u3000]*".join(parts)
