"""開示などの請求: where the flow must stop, which decisions stay open, what is missing (DOMAIN 5.11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.leaks import fold
from kyoju_desktop.domain.records import InformationRequest, OppositeParty
from kyoju_desktop.domain.rules.deadline_periods import periods
from kyoju_desktop.domain.rules.deadlines_of_sharing import decision_until
from kyoju_desktop.domain.rules.masking import DECEASED
from kyoju_desktop.i18n.messages import N_

SELF = "self"
REPRESENTATIVES = frozenset({"parent", "guardian", "agent"})
BEREAVED = frozenset({"heir", "bereaved", "other"})
HANDING = frozenset({"all", "part"})
REFUSING = frozenset({"part", "none", "existence"})
EXISTENCE = "existence"
# While the opposite party asks, every answer beside these would tell whether there is anything at all.
_WHILE_STOPPED = frozenset({"none", EXISTENCE, "withdrawn"})


@dataclass(frozen=True)
class Stop:
    """Why the flow stops, the grounds that are offered, and whether only a refusal is left (`hard`)."""

    words: str
    grounds: tuple[str, ...]
    hard: bool


_OPPOSITE = Stop(
    N_(
        "請求した人は、相手方か、相手方につながる人です。渡せません。"
        "あるともないとも答えない決定(81条)か、本人の命や生活を害するおそれ(78条1項1号)を選んでください。"
    ),
    (EXISTENCE, "life"),
    hard=True,
)
_SECRECY = Stop(
    N_(
        "住所を秘匿している人の情報です。本人か、本人の側の人かを、上司と確かめてから進めてください。"
        "少しでも疑いがあれば、個人情報保護法78条1項1号か81条で断ります。"
    ),
    ("life", EXISTENCE),
    hard=False,
)


def stops(request: InformationRequest, opposites: Iterable[OppositeParty], *, protected: bool) -> tuple[Stop, ...]:
    """Why this request must stop for now; the opposite party above all."""
    found = []
    if request.opposite or any(is_same_name(request.requester, each) for each in opposites):
        found.append(_OPPOSITE)
    if protected:
        found.append(_SECRECY)
    return tuple(found)


def is_same_name(requester: str, party: OppositeParty) -> bool:
    """Whether the requester bears the name or the reading of an opposite party; a part of two letters is enough."""
    asked = fold(requester)
    if len(asked) < 2:
        return False
    return any(len(name) >= 2 and (name in asked or asked in name) for name in (fold(party.name), fold(party.kana)))


def decisions_left(found: Iterable[Stop], decisions: Iterable[str]) -> tuple[str, ...]:
    """Which decisions may still be taken."""
    stopped = any(each.hard for each in found)
    return tuple(each for each in decisions if not stopped or each in _WHILE_STOPPED)


def standings_for(kind: str) -> frozenset[str]:
    """Who may ask: the person or a representative; for a deceased person's records those whom the town names."""
    return BEREAVED if kind == DECEASED else frozenset({SELF}) | REPRESENTATIVES


def latest_extension(request: InformationRequest) -> date | None:
    """The last day to which the decision may be put off; None where the law knows no period."""
    until = request.due_on or decision_until(request)
    if until is None or request.kind == DECEASED:
        return None
    return until + timedelta(days=periods().request_extension)


def missing(request: InformationRequest) -> tuple[str, ...]:
    """What is still to be done, in order, as marked texts."""
    steps = (
        (not request.identity_paper.strip(), N_("本人確認の書類")),
        (request.standing != SELF and not request.authority_paper.strip(), N_("資格(代理権・続柄)の書類")),
        (request.kind == DECEASED and not (request.due_on or request.decision), N_("要綱で決まる期限")),
        (not request.decision, N_("決定")),
        (bool(request.decision) and request.decision != "withdrawn" and not request.notified_on, N_("決定の通知")),
        (request.decision in HANDING and request.kind == "disclosure" and not request.handed_on, N_("写しの交付")),
        (request.decision in HANDING and request.kind == DECEASED and not request.handed_on, N_("写しの交付")),
        (
            request.decision in HANDING and request.kind in {"correction", "stop_use"} and not request.done.strip(),
            N_("訂正・利用停止をした記録"),
        ),
    )
    return tuple(words for open_, words in steps if open_)
