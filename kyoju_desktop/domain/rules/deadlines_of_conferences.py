"""Deadlines of a sitting: the request, the day itself, the papers to be collected, what was decided (DOMAIN 4.5)."""

from collections.abc import Iterator

from kyoju_desktop.domain.records import AgendaItem, Conference, ConferenceDecision
from kyoju_desktop.domain.rules.deadline_found import Found, Values, found, what_of
from kyoju_desktop.i18n.messages import N_

# Shown without a case, and when the case is closed: papers that are outside and what others promised.
ALWAYS_SHOWN = frozenset({"Conference", "ConferenceDecision"})
_UNNAMED = N_("会議")


@found.register
def _(record: Conference) -> Iterator[Found]:
    if record.closed_on:
        return
    name = what_of(record.name, _UNNAMED)
    if record.copies_out and record.collect_by:
        count = (("count", str(record.copies_out)),)
        yield Found("conference_copies", record.collect_by, name + count)
    if record.cancelled_on:
        return
    if record.reply_by and not record.replied_on:
        yield Found("conference_reply", record.reply_by, name + _from(record))
    if record.at and not record.held_on:
        yield Found("conference_day", record.at.date(), name)
    if record.next_at and not record.next_done_on:
        yield Found("conference_next", record.next_at.date(), name)


def _from(record: Conference) -> Values:
    return (("sender", record.request_sender or N_("(求めた人の名前なし)")),)


@found.register
def _(record: AgendaItem) -> Iterator[Found]:
    if record.next_on and not record.next_done_on:
        yield Found("conference_again", record.next_on)


@found.register
def _(record: ConferenceDecision) -> Iterator[Found]:
    if record.due_on and not record.done_on:
        who = (("who", record.who.strip() or N_("(だれがするか未定)")),)
        yield Found("conference_decision", record.due_on, what_of(record.what, N_("会議で決まったこと")) + who)
