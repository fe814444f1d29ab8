"""Who of a sitting may have which version of a case (DOMAIN 4.5, 5.6, 5.7): coded by default, closed when in doubt.

The named version goes to a member who attends, is bound to secrecy and is no onlooker; whether the law of the body or
a consent carries it is for the gate to say. Nobody who stands close to the opposite party gets anything of the case.
"""

import re
import secrets
import string
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.basis_rule import BasisRule
from kyoju_desktop.domain.basis_rule import Conference as Body
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.closeness import cautions_about, never_to
from kyoju_desktop.domain.grounds import consent_fits
from kyoju_desktop.domain.records import AgendaItem, Conference, ConferenceMember, Organisation
from kyoju_desktop.domain.rules.consent import Terms
from kyoju_desktop.domain.rules.consent_life import effective
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message

CODED, NAMED = "coded", "named"
ORGANISE, ANSWER = "organise", "answer"
PURPOSE = "conference"  # a purpose of a consent
OBSERVER = "observer"
PRESENT = frozenset({"attends", "deputy"})
TOLD = frozenset({"explained", "pledged"})
PLEDGED = "pledged"
AGREED = "agreed"

# Without I and O, which look like numbers.
_LETTERS = tuple(each for each in string.ascii_uppercase if each not in "IO")
_SPARE = 4  # letters more than cases, so that a mark tells neither the order nor how many there are
_NUMBERED = re.compile(r"\d|[〇一二三四五六七八九十]+(?:丁目|番|号)")


@dataclass(frozen=True)
class Standing:
    """What one person at the table may have at most ("named", "coded" or ""), and why not more."""

    version: str
    why: Message | None = None


def standing_at(member: ConferenceMember, body: Body) -> Standing:
    """What the member may have of a case of that body, whatever the case."""
    nothing = _nothing_for(member)
    if nothing:
        return Standing("", nothing)
    if member.attendance not in PRESENT:
        return Standing(CODED, Message(N_("出席がまだ分からないので、記号版だけです。")))
    if member.secrecy not in TOLD:
        return Standing(CODED, Message(N_("守秘の説明がまだなので、記号版だけです。")))
    if not body.secrecy and member.secrecy != PLEDGED:
        return Standing(CODED, Message(N_("法律の守秘義務がない会議です。誓約書をもらうまで、記号版だけです。")))
    return Standing(NAMED)


def _nothing_for(member: ConferenceMember) -> Message | None:
    """Why the member gets no paper at all."""
    if member.part == OBSERVER:
        return Message(N_("傍聴・見学の人には、資料を渡しません。"))
    if member.medium == "none":
        return Message(N_("資料を渡さない人です。"))
    if member.attendance == "absent":
        return Message(N_("欠席の人には、資料を渡しません。"))
    return None


def kept_from(file: CaseFile, organisation: Organisation) -> Message | None:
    """Why this body gets nothing of the case in any version: it is, or stands close to, the opposite party."""
    if organisation.closed:
        return Message(N_("この相手は「もう使わない」になっています。"))
    if never_to(file, organisation) or any(each.strong for each in cautions_about(file, organisation)):
        return Message(N_("答えてはいけない相手か、そのつながりのある相手です。この人の票は入れません。"))
    return None


def law_of(body: str, rules: Iterable[BasisRule]) -> BasisRule | None:
    """The basis by which that body is told without consent; None for a body that takes the person's consent."""
    return next((each for each in rules if body in each.fit.bodies), None)


def facts_of(conference: Conference, item: AgendaItem, bodies: Sequence[str]) -> Mapping[str, str]:
    """What the sitting and the item say about the basis: each request is written once, for all items.

    `bodies` are the names of those who sit in it.
    """
    day = wareki(conference.at.date()) if conference.at else ""
    facts = {
        "document": conference.request_number,
        "document_on": _iso(conference.request_on),
        "sender": conference.request_sender,
        "meeting": f"{conference.name} {day}" if conference.name.strip() and day else "",
        "why_no_consent": item.why_no_consent,
        "approver": item.approver,
        "decided_on": _iso(item.decided_on),
        "attendees": "、".join(dict.fromkeys(each for each in bodies if each)),
    }
    return {name: text for name, text in facts.items() if text.strip()}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def covers_member(terms: Terms, file: CaseFile, organisation: Organisation, today: date) -> bool:
    """Whether a consent that names the conference also lets this member be told: the person took nothing back from
    that very body."""
    return consent_fits(terms, file, organisation, PURPOSE, today) or not any(
        each.organisation == organisation.id and effective(each, today) for each in terms.withdrawals
    )


def fresh_marks(count: int, taken: Collection[str], before: Sequence[str] = ()) -> tuple[str, ...]:
    """Marks for so many cases: drawn by lot for this sitting, none twice, none that the case had at its last one.

    `before` holds the last mark of each case, "" where it had none.
    """
    free = [each for each in _pool(len(taken) + count + _SPARE) if each not in taken]
    drawn: list[str] = []
    for last in (*before, *[""] * (count - len(before))):
        fitting = [each for each in free if each != last] or free
        mark = secrets.choice(fitting)
        free.remove(mark)
        drawn.append(mark)
    return tuple(drawn)


def _pool(size: int) -> list[str]:
    """So many letters, then letters with a number."""
    rounds = -(-size // len(_LETTERS))
    return [f"{letter}{at or ''}" for at in range(rounds) for letter in _LETTERS][: max(size, 8)]


def district_fault(district: str, *, protected: bool) -> Message | None:
    """Why a district may not stand on a case sheet: 大字 at most, and nothing for a protected person."""
    if not district.strip():
        return None
    if protected:
        return Message(N_("秘匿の人なので、地域は書けません。空けてください。"))
    if _NUMBERED.search(unicodedata.normalize("NFKC", district)):
        return Message(N_("地域は大字までにしてください。番地や丁目は書きません。"))
    return None


def district_of(place: str, municipality: str, prefecture: str) -> str:
    """The 大字 of an address, as a proposal; "" when it cannot be told from the rest."""
    plain = unicodedata.normalize("NFKC", place)
    for head in (prefecture, municipality):
        plain = plain.partition(head)[2] if head and head in plain else plain
    found = re.match(r"[^\d\s〇一二三四五六七八九十]+", plain.strip())
    return found.group().rstrip("第字-") if found and found.end() < len(plain.strip()) else ""


def holds(marks: Iterable[tuple[str, str]]) -> str:
    """What a pack holds, in one line: 「A記 B実 C記」; a case that is left out is not named."""
    short = {CODED: "記", NAMED: "実"}
    return " ".join(f"{mark}{short[version]}" for mark, version in marks if version)
