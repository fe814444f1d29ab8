"""本人への事後の説明: the person is told afterwards what went out without being asked; until then it stays due."""

from datetime import date, timedelta

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Disclosure, LaterExplanation
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Reader, Writer

OPEN_DAYS = 3  # until when the person is told, as first proposed


def proposed_day(today: date, calendar: Calendar) -> date:
    """The third open day after today."""
    day = today
    for _ in range(OPEN_DAYS):
        day = calendar.next_open(day + timedelta(days=1))
    return day


def is_waiting(explanation: LaterExplanation) -> bool:
    """Whether the person is still to be told."""
    return explanation.told_on is None and not explanation.not_told.strip()


def waiting(r: Reader, case_id: str = "") -> tuple[LaterExplanation, ...]:
    """What is still to be explained, of one case or of all, the earliest day first."""
    found = r.find(LaterExplanation, case=case_id) if case_id else r.find(LaterExplanation)
    return tuple(sorted((each for each in found if is_waiting(each)), key=lambda each: each.due_on or date.max))


def tell_person(w: Writer, explanation_id: str, on: date | None, by: str, words: str = "") -> LaterExplanation:
    """The person was told: when, by whom, and what the person said."""
    found = _open(w, explanation_id)
    if on is None:
        raise Refused(N_("本人に説明した日を入れてください。"), field="told_on")
    if on > w.now.date():
        raise Refused(N_("説明した日が、きょうより後です。説明してから記録してください。"), field="told_on")
    disclosure = w.get(Disclosure, found.disclosure)
    happened = disclosure.told_at or disclosure.at
    if happened and on < happened.date():
        raise Refused(N_("説明した日が、提供した日より前です。日付を確かめてください。"), field="told_on")
    if not by.strip():
        raise Refused(N_("だれが説明したかを入れてください。"), field="told_by")
    told = found.replace(told_on=on, told_by=by.strip(), words=words.strip())
    w.put(told)
    return told


def do_not_tell(w: Writer, explanation_id: str, why: str, by: str) -> LaterExplanation:
    """It was decided not to tell the person (it would do harm, or nobody can be reached): why, and by whom."""
    found = _open(w, explanation_id)
    if not why.strip():
        raise Refused(N_("説明しないと決めたわけを書いてください。"), field="not_told")
    if not by.strip():
        raise Refused(N_("だれが決めたかを入れてください。"), field="told_by")
    left = found.replace(not_told=why.strip(), told_by=by.strip())
    w.put(left)
    return left


def put_off(w: Writer, explanation_id: str, until: date | None) -> LaterExplanation:
    """Another day was planned; it stays due."""
    found = _open(w, explanation_id)
    if until is None or until < w.now.date():
        raise Refused(N_("きょうより後の日を入れてください。"), field="due_on")
    moved = found.replace(due_on=until)
    w.put(moved)
    return moved


def _open(r: Reader, explanation_id: str) -> LaterExplanation:
    found = r.get(LaterExplanation, explanation_id)
    if not is_waiting(found):
        raise Refused(N_("本人への説明は、もう記録してあります。"))
    return found
