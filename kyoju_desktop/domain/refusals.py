"""Why nothing at all may go to a recipient: what no basis can make possible, and the basis that does not hold."""

from collections.abc import Sequence
from datetime import date

from kyoju_desktop.domain.bases import CONSENT
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.closeness import never_to
from kyoju_desktop.domain.grounds import Basis, fault_of, only_unwritten, terms_of, ways
from kyoju_desktop.domain.outward import Refusal, Request
from kyoju_desktop.domain.rules.consent import Terms, covers_means
from kyoju_desktop.domain.sheet import Door
from kyoju_desktop.i18n.messages import N_, Message

# Ways that a protected person's papers must not go (DOMAIN 5.12 row 33).
_UNSAFE_MEANS = frozenset({"fax", "post", "phone_then_paper"})


def refusal_of(
    request: Request, file: CaseFile, consents: Sequence[Terms], basis: Basis | None, today: date
) -> Refusal | None:
    """The refusal with the ways that are open; None when the gate may look at each item."""
    reason = _forbidden(request, file, basis)
    if reason:
        return Refusal(reason)
    if basis is None:
        return Refusal(Message(N_("渡してよい根拠を選んでください。")), ways(file, request.organisation, today))
    off = _means_off(request, consents, basis)
    fault = fault_of(basis, file, request.organisation, request.purpose, consents, today)
    if fault:
        waits = only_unwritten(basis, file, request.organisation, request.purpose, consents, today)
        return Refusal(fault, ways(file, request.organisation, today), unfinished=waits and off is None)
    return Refusal(off) if off else None


def _means_off(request: Request, consents: Sequence[Terms], basis: Basis) -> Message | None:
    """Why the consent does not let the paper go by this means."""
    terms = terms_of(basis, consents)
    if basis.code == CONSENT and terms is not None and not covers_means(terms, request.means):
        return Message(N_("この渡し方は、同意に入っていません。ほかの渡し方を選んでください。"))
    return None


def _forbidden(request: Request, file: CaseFile, basis: Basis | None) -> Message | None:
    """What no basis can make possible."""
    if request.door is not Door.OUTWARD:
        return Message(N_("この紙は、この出口からは出せません。"))
    if request.organisation.closed:
        return Message(N_("この相手は「もう使わない」になっています。ほかの相手を選んでください。"))
    return never_to(file, request.organisation) or _too_far(request, file, basis)


def _too_far(request: Request, file: CaseFile, basis: Basis | None) -> Message | None:
    if file.protected and request.level == "L0":
        return Message(N_("秘匿の人には「存在の連絡のみ(L0)」は使えません。訪問先も出せないためです。"))
    if file.protected and request.means in _UNSAFE_MEANS:
        return Message(N_("秘匿のため、FAXと郵便は使えません。手渡しか口頭にしてください。"))
    if request.level == "L4" and (request.purpose != "transfer" or basis is None or basis.code != CONSENT):
        return Message(N_("全記録の写し(L4)は、本人の同意による移管のときだけです。"))
    return None
