"""Consents that are over: void, settled, ended with the case or with a representative; and the day they ended.

`Consent.over_on` is derived: whoever ends a consent writes the day there, so that its deadlines vanish. Whether a
consent permits anything is decided by `rules.consent` from the records themselves.
"""

from collections.abc import Iterable
from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Consent, ConsentSettlement, ConsentVoiding, Representative
from kyoju_desktop.domain.rules.consent import GIVEN, conflicts
from kyoju_desktop.domain.rules.representatives import representation_over
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader, Writer


def mark_over(w: Writer, consents: Iterable[str], day: date) -> None:
    """Note the day on which given consents ended; an earlier day that stands there already is kept."""
    for each in consents:
        consent = w.get(Consent, each)
        if consent.state == GIVEN and (consent.over_on is None or day < consent.over_on):
            w.put(consent.replace(over_on=day))


def end_with_case(w: Writer, case_id: str) -> None:
    """The case was closed or is opened again: every consent given before is over, and reopening revives none."""
    mark_over(w, [each.id for each in w.find(Consent, case=case_id, state=GIVEN)], w.now.date())


def end_with_representative(w: Writer, changed: Representative) -> None:
    """What the change of a representative means for the consents given by the earlier one."""
    known = w.find(Representative, person=changed.person)
    for each in w.find(Consent, person=changed.person, state=GIVEN):
        over = representation_over(each, known, None)
        if over:
            mark_over(w, [each.id], over[0])


def void_consent(w: Writer, consent_id: str, reason: str, words: str, by: str) -> ConsentVoiding:
    """Enter that a consent never was one; it stays on record. To be written as final.

    What it had replaced does not come back: the person is asked anew.
    """
    consent = w.get(Consent, consent_id)
    if consent.state != GIVEN:
        raise Refused(N_("与えられている同意だけを、無効にできます。"))
    if w.find(ConsentVoiding, consent=consent_id):
        raise Refused(N_("この同意は、もう無効にしてあります。"))
    if not reason:
        raise Refused(N_("無効の理由を選んでください。"), field="reason")
    if not words.strip():
        raise Refused(N_("詳しいわけを書いてください。"), field="words")
    if not by.strip():
        raise Refused(N_("決めた人を入れてください。"), field="decided_by")
    voiding = ConsentVoiding(
        case=consent.case, consent=consent.id, at=w.now, reason=reason, words=words.strip(), decided_by=by.strip()
    )
    w.add(voiding)
    mark_over(w, [consent.id], w.now.date())
    return voiding


def settle_conflict(
    w: Writer, keep_id: str, end_id: str, words: str, by: str, *, both: bool = False
) -> ConsentSettlement:
    """Decide between two consents that contradict each other. To be written as final.

    The second one ends, or with `both` they hold side by side, each for what it says. `words` are the person's
    answer and the reason. Until then the narrower of the two holds.
    """
    keep, end = w.get(Consent, keep_id), w.get(Consent, end_id)
    if not _contradict(w, keep, end):
        raise Refused(N_("この2つの同意は、食い違っていないか、もう整理してあります。"))
    if not words.strip():
        raise Refused(N_("本人にたずねたことばと、決めたわけを書いてください。"), field="words")
    if not by.strip():
        raise Refused(N_("決めた人を入れてください。"), field="decided_by")
    decision = ConsentSettlement(
        case=keep.case,
        kept=keep.id,
        ended="" if both else end.id,
        beside=end.id if both else "",
        at=w.now,
        words=words.strip(),
        decided_by=by.strip(),
    )
    w.add(decision)
    if not both:
        mark_over(w, [end.id], w.now.date())
    return decision


def _contradict(r: Reader, one: Consent, other: Consent) -> bool:
    pair = {one.id, other.id}
    return one.case == other.case and any(
        {each.first.id, each.second.id} == pair for each in conflicts(case_file(r, one.case), r.today)
    )
