"""Whom one may tell: in the order and within the bounds that the person laid down for each contact (DOMAIN 3.6)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.leaks import fold
from kyoju_desktop.domain.records import EmergencyContact, HouseholdMember, OppositeParty
from kyoju_desktop.domain.rules.representatives import is_opposite
from kyoju_desktop.i18n.messages import N_, Message

RANKS = ("first", "second", "third", "later", "")
YES, URGENT, NEVER, OPEN = "yes", "emergency_only", "no", "undecided"
DEATH = "death"
_SHORT = 2  # letters: such a name stands by chance in many others
_BESIDE = re.compile(r"[(\uff08].*")  # 森 薫(妹)
_APART = re.compile(r"[\s、,・()\uff08\uff09/]+")
_TITLE = re.compile(r"(様|さま|さん|殿|氏)$")
_URGENT_ABOUT = frozenset({DEATH, "no_sign", "emergency"})


@dataclass(frozen=True)
class Verdict:
    """Whether a contact may be called about this; `why` says so in a sentence for the clerk."""

    code: str
    may: bool
    why: Message


def in_order(
    contacts: Iterable[EmergencyContact], parties: Iterable[OppositeParty] = ()
) -> tuple[EmergencyContact, ...]:
    """The contacts as they are to be called: by rank, the older first where two share one.

    Whoever is one of the `parties` (答えてはいけない相手) is told nothing, whatever stands beside the name.
    """
    barred = tuple(parties)
    found = (each.replace(may_tell=NEVER) if is_opposite(each.name, barred) else each for each in contacts)
    return tuple(sorted(found, key=lambda each: (_rank(each), each.id)))


def contacts_of(file: CaseFile) -> tuple[EmergencyContact, ...]:
    """The contacts of a case as they are to be called; an opposite party among them is never told.

    So is a member of the household who is marked as one (相手方).
    """
    return in_order(file.of(EmergencyContact), _opposite_of(file))


def _opposite_of(file: CaseFile) -> tuple[OppositeParty, ...]:
    marked = (each for each in file.of(HouseholdMember) if "opposite" in each.marks)
    return (*file.of(OppositeParty), *(OppositeParty(name=each.name, kana=each.kana) for each in marked))


def verdict(contact: EmergencyContact, about: str = DEATH) -> Verdict:
    """What the person decided for this contact, applied to what the call is about."""
    told = contact.may_tell
    if told == NEVER:
        return Verdict(
            NEVER,
            False,
            Message(
                N_("知らせてはいけない人です(本人が決めたか、「答えてはいけない相手」です)。電話も手紙もしません。")
            ),
        )
    if told == URGENT and about not in _URGENT_ABOUT:
        return Verdict(
            URGENT, False, Message(N_("緊急・死亡のときだけ知らせてよい人です。この用件では連絡しません。"))
        )
    if told == URGENT:
        return Verdict(URGENT, True, Message(N_("緊急・死亡のときだけ、知らせてよい人です。")))
    if told == YES:
        return Verdict(YES, True, Message(N_("知らせてよい人です。")))
    undecided = N_(
        "知らせてよいか、本人がまだ決めていません。届では、決まるまで連絡しないとしています。"
        "上司と決めたら、「世帯」で「知らせてよいか」を直してください。"
    )
    return Verdict(OPEN, False, Message(undecided))


def named_among(file: CaseFile, recipient: str) -> tuple[EmergencyContact, ...]:
    """Those whose name stands in what was written as the recipient, however it is written.

    They are the contacts of the case, and the opposite parties as contacts who are never told.
    """
    contacts = contacts_of(file)
    others = (
        EmergencyContact(name=party.name, may_tell=NEVER)
        for party in _opposite_of(file)
        if not any(is_opposite(each.name, (party,)) for each in contacts)
        and (_stands_in(party.name, recipient) or _stands_in(party.kana, recipient))
    )
    return (*(each for each in contacts if _stands_in(each.name, recipient)), *others)


def _stands_in(name: str, text: str) -> bool:
    """Whether somebody is named in a text. A short name (父, 森 薫) counts only as a word of its own."""
    wanted = fold(_BESIDE.sub("", name))
    if len(wanted) > _SHORT:
        return wanted in fold(text)
    words = [fold(_TITLE.sub("", each)) for each in _APART.split(text)]
    return bool(wanted) and wanted in {*words, *map(add, words, words[1:])}


def _rank(contact: EmergencyContact) -> int:
    return RANKS.index(contact.rank) if contact.rank in RANKS else len(RANKS)
