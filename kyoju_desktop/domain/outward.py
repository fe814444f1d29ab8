"""What is asked of the gate, and what it answers about each item."""

from dataclasses import dataclass

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.papers import OutwardPaper
from kyoju_desktop.domain.papers.referral import REFERRAL
from kyoju_desktop.domain.records import Organisation, Referral
from kyoju_desktop.domain.sheet import Door
from kyoju_desktop.i18n.messages import N_, Message

# (record id, field name); a 要配慮 code of a list with several answers is picked by itself: "topics.T14".
Pick = tuple[str, str]

# Why a value stays, as the clerk reads it.
OFFICE_ONLY = N_("庁内だけの情報")
SECRET = N_("秘匿。要るときは口頭で")
EXCLUDED = N_("本人が「出さない」")
BEYOND_LEVEL = N_("段階の外")
OTHER_ADULT = N_("ほかの人の要配慮。その人の同意が要る")
TAKEN_BACK = N_("本人が、この項目を撤回した")
OTHERS_OFF = N_("ほかの人の情報は、この根拠では出せない")
NO_CONSENT = N_("この相手に同意なし")
BEYOND_BASIS = N_("この根拠の範囲の外")
NO_BASIS = N_("渡してよい根拠がまだない")
NOT_PICKED = N_("用件に要らない(選んでいない)")
SECRET_OFF = N_("秘匿。口頭で伝えるときだけ、ひとつずつ選ぶ")
SPECIAL_OFF = N_("要配慮。ひとつずつ選んだときだけ")


@dataclass(frozen=True)
class Request:
    """What the clerk wants to hand over: to whom, for what, how far (L0-L4), how, on which paper.

    `wanted` are the picked items; None asks for the paper's own choice, which never holds 要配慮.
    """

    organisation: Organisation
    purpose: str
    level: str = "L1"
    means: str = "hand"
    wanted: frozenset[Pick] | None = None
    door: Door = Door.OUTWARD
    referral: Referral | None = None
    document_number: str = ""
    paper: OutwardPaper = REFERRAL


@dataclass(frozen=True)
class Refusal:
    """Nothing goes: why, and what would make it possible.

    `unfinished`: nothing is wrong but that facts of the chosen basis are still to be written. What would go can be
    looked at and picked meanwhile; nothing is released.
    """

    reason: Message
    ways: tuple[Message, ...] = ()
    unfinished: bool = False


@dataclass(frozen=True)
class Item:
    """One line of the preview: `given` goes, or would go once the facts of the basis are written.

    `text` is "" while `locked`: what cannot go is not shown beside what can. `pick` names the item in
    `Request.wanted`; `why` is "" when given.
    """

    record: str
    pick: str
    key: str
    label: str
    text: str
    info: Info
    subject: str
    given: bool
    locked: bool
    why: str

    @property
    def special(self) -> bool:
        """Whether the item is, or is treated as, 要配慮."""
        return self.info.special
