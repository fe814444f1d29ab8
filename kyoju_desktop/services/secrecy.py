"""Looking at a protected value on the screen: only with a reason, and never without leaving a row."""

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, SecretShown
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Writer


def note_shown(w: Writer, case_id: str, what: str, reason: str) -> SecretShown:
    """Record that a protected value is about to be shown, and why. To be written as final."""
    if not reason.strip():
        raise Refused(N_("秘匿の値を見るには、理由を入れてください。"), field="reason")
    case = w.get(Case, case_id)
    shown = SecretShown(case=case.id, person=case.person, at=w.now, clerk=w.actor, what=what, reason=reason.strip())
    w.add(shown)
    return shown
