"""The stages of a case: which steps exist, which go back, which need a reason (DOMAIN 3.1, 3.8)."""

from collections.abc import Mapping

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_

INQUIRY, INTAKE, EMERGENCY, ASSESSMENT, SCREENING, PLAN = "S00", "S10", "S15", "S20", "S30", "S40"
SEARCH, APPLICATION, CONTRACT, TENANCY, CRISIS, MOVE_OUT = "S50", "S60", "S70", "S80", "S85", "S90"
SUSPENDED, CLOSED, REOPENED = "S95", "S99", "S10R"

# The strip of steps from first contact to closing; 中断 and 再開 stand beside it.
STRIP = (
    INTAKE,
    EMERGENCY,
    ASSESSMENT,
    SCREENING,
    PLAN,
    SEARCH,
    APPLICATION,
    CONTRACT,
    TENANCY,
    CRISIS,
    MOVE_OUT,
    CLOSED,
)
STAGES = (INQUIRY, *STRIP[:-1], SUSPENDED, CLOSED, REOPENED)

# Where a case can turn at any time without going back.
_ASIDE = frozenset({EMERGENCY, CRISIS, SUSPENDED, CLOSED, REOPENED})
# From these one returns to wherever the case stood.
_RETURNING = frozenset({SUSPENDED, CLOSED, REOPENED})

# The usual next steps, the most usual first. Every other open stage can be reached too (`reachable`).
_NEXT: Mapping[str, tuple[str, ...]] = {
    INQUIRY: (INTAKE, EMERGENCY, CLOSED),
    INTAKE: (ASSESSMENT, EMERGENCY, SCREENING, SUSPENDED),
    EMERGENCY: (ASSESSMENT, SCREENING, SUSPENDED),
    ASSESSMENT: (SCREENING, EMERGENCY, SUSPENDED),
    SCREENING: (PLAN, ASSESSMENT, CLOSED, SUSPENDED),
    PLAN: (SEARCH, TENANCY, CLOSED, SUSPENDED),
    SEARCH: (APPLICATION, PLAN, SUSPENDED),
    APPLICATION: (CONTRACT, SEARCH, SUSPENDED),
    CONTRACT: (TENANCY, SEARCH, SUSPENDED),
    TENANCY: (CRISIS, MOVE_OUT, CLOSED, SUSPENDED),
    CRISIS: (TENANCY, PLAN, MOVE_OUT, SUSPENDED),
    MOVE_OUT: (CLOSED, SEARCH, SUSPENDED),
    SUSPENDED: (INTAKE, ASSESSMENT, SCREENING, PLAN, SEARCH, TENANCY, CLOSED),
    CLOSED: (REOPENED,),
    REOPENED: (ASSESSMENT, EMERGENCY, SCREENING, SUSPENDED),
}


def next_stages(stage: str) -> tuple[str, ...]:
    """The usual next steps, the most usual first; none for an unknown stage."""
    return _NEXT.get(stage, ())


def reachable(stage: str) -> tuple[str, ...]:
    """Every stage to which a step is possible, in the order of the stages."""
    return tuple(to for to in STAGES if stage in STAGES and _impossible(stage, to) is None)


def is_open(stage: str) -> bool:
    """Whether a case in that stage is still worked on; a suspended one is."""
    return stage != CLOSED


def is_back(frm: str, to: str) -> bool:
    """Whether the step goes back: to an earlier stage of the strip, and not merely aside or on again."""
    if frm not in STAGES or to not in STAGES or frm in _RETURNING or to in _ASIDE:
        return False
    return _place(to) < _place(frm)


def needs_reason(frm: str, to: str) -> bool:
    """Whether the step is recorded with a reason: going back, suspending, closing, reopening."""
    return to in _RETURNING or is_back(frm, to)


def check_step(frm: str, to: str, reason: str = "") -> Refused | None:
    """None when the step may be taken, else the refusal to show beside the choice (returned, not raised)."""
    refused = _impossible(frm, to)
    if refused is None and needs_reason(frm, to) and not reason.strip():
        return Refused(N_("段階を戻す・止める・終える・再開するときは、理由を入れてください。"), field="reason")
    return refused


def _place(stage: str) -> int:
    """The place on the strip; 危機対応 stands where 入居中 stands, since it happens during the tenancy."""
    return STAGES.index(TENANCY if stage == CRISIS else stage)


def _impossible(frm: str, to: str) -> Refused | None:
    text = _why_impossible(frm, to)
    return Refused(text, field="stage") if text else None


def _why_impossible(frm: str, to: str) -> str:
    if frm not in STAGES or to not in STAGES:
        return N_("その段階はありません。一覧から選んでください。")
    if frm == to:
        return N_("もうこの段階です。")
    if to == REOPENED and frm != CLOSED:
        return N_("再開できるのは、終結したケースだけです。")
    if frm == CLOSED and to != REOPENED:
        return N_("終結したケースです。続けるときは、まず再開してください。前の同意は生き返りません。")
    if to == INQUIRY:
        return N_("問合せは始まりの段階です。受け付けたあとは戻れません。")
    return ""
