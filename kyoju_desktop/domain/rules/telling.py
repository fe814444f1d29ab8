"""Whom one may tell: in the order and within the bounds that the person laid down for each contact (DOMAIN 3.6)."""

from collections.abc import Iterable
from dataclasses import dataclass

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.leaks import fold
from kyoju_desktop.domain.records import EmergencyContact, HouseholdMember, OppositeParty
from kyoju_desktop.domain.rules.representatives import is_opposite
from kyoju_desktop.i18n.messages import N_, Message

RANKS = ("first", "second", "third", "later", "")
YES, URGENT, NEVER, OPEN = "yes", "emergency_only", "no", "undecided"
DEATH = "death"
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
    marked = (
        OppositeParty(name=each.name, kana=each.kana) for each in file.of(HouseholdMember) if "opposite" in each.marks
    )
    return in_order(file.of(EmergencyContact), (*file.of(OppositeParty), *marked))


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
    """The contacts of the case whose name stands in what was written as the recipient, however it is written."""
    words = fold(recipient)
    return tuple(each for each in contacts_of(file) if (name := fold(each.name)) and name in words)


def _rank(contact: EmergencyContact) -> int:
    return RANKS.index(contact.rank) if contact.rank in RANKS else len(RANKS)
