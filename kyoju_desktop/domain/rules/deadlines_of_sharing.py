"""Deadlines of what follows a disclosure: letters, copies, explaining, requests for access, accidents (DOMAIN 5)."""

from collections.abc import Iterator
from datetime import date, timedelta

from kyoju_desktop.domain.records import (
    Breach,
    CopyOut,
    InformationRequest,
    LaterExplanation,
    TransferIn,
    WithdrawalNotice,
)
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.domain.rules.deadline_found import Found, Values, day_of, found
from kyoju_desktop.domain.rules.deadline_periods import periods
from kyoju_desktop.i18n.messages import N_

# Shown also when the case is closed, and when there is no case at all.
ALWAYS_SHOWN = frozenset({"WithdrawalNotice", "CopyOut", "LaterExplanation", "InformationRequest", "Breach"})
# Of these codes, what is due later than next week stands on 今日 from the day it begins to show.
STANDING = frozenset(
    {"later_explanation", "request_decision", "request_mended", "request_extended", "request_rules"}
    | {"breach_first", "breach_full", "breach_full_malicious", "breach_tell"}
    | {"death_report"}
)

AT_ONCE = date.min
NOT_REQUIRED = "not_required"
MALICIOUS = "malicious"


@found.register
def _(record: WithdrawalNotice) -> Iterator[Found]:
    answered = record.answered_on or record.answer not in {"", "no_answer"}
    if record.reply_by and not answered:
        yield Found("notice_reply", record.reply_by, _who(record.recipient) + day_of("sent", record.sent_on))


@found.register
def _(record: CopyOut) -> Iterator[Found]:
    # a copy in a pack of a conference is asked for with the whole pack: the sitting has one day for all of them
    if record.due_on and not record.done_on and record.asked != "keep" and not record.pack:
        number = (("number", record.number or N_("番号なし")),)
        yield Found("copy_back", record.due_on, _who(record.recipient) + number)


@found.register
def _(record: LaterExplanation) -> Iterator[Found]:
    if record.due_on and not record.told_on and not record.not_told.strip():
        yield Found("later_explanation", record.due_on, show_from=AT_ONCE)


@found.register
def _(record: TransferIn) -> Iterator[Found]:
    if record.reply_by and not record.replied_on:
        number = (("number", record.their_number or N_("番号なし")),)
        yield Found("transfer_receipt", record.reply_by, number + day_of("received", record.received_on))


@found.register
def _(record: InformationRequest) -> Iterator[Found]:
    if record.decision or not record.received_on:
        return
    values = _number(record.number) + day_of("received", record.received_on)
    if record.extended_until:
        yield Found("request_extended", record.extended_until, values, show_from=record.received_on)
    elif record.due_on:
        yield Found("request_rules", record.due_on, values, show_from=record.received_on)
    elif until := decision_until(record):
        days = str(periods().request[record.kind])
        mended = days_of(record.corrected_days)
        code = "request_mended" if mended else "request_decision"
        values += (("days", days), ("mended", str(mended)))
        yield Found(code, until, values, show_from=record.received_on)


def decision_until(request: InformationRequest) -> date | None:
    """The last day for the decision by the law alone (初日不算入, without the days of mending).

    None for kinds without a legal period: records of a deceased person follow the town's own rules.
    """
    days = periods().request.get(request.kind)
    if days is None or request.received_on is None:
        return None
    try:
        return period_end(request.received_on, days=days + days_of(request.corrected_days))
    except OverflowError:
        return date.max


def days_of(words: str) -> int:
    """How many days a request was sent back for mending; 0 when nothing readable is written."""
    digits = "".join(str(int(each)) for each in words if each.isdecimal())
    return min(int(digits), 366) if digits else 0


@found.register
def _(record: Breach) -> Iterator[Found]:
    known = record.known_on
    if not known or record.closed_on or record.judged == NOT_REQUIRED:
        return
    values = _number(record.number) + day_of("known", known)
    first = first_report_until(record)
    if first and not record.first_report_on:
        yield Found("breach_first", first, values, show_from=_first_from(known))
    full = full_report_until(record)
    if full and not record.full_report_on:
        code = "breach_full_malicious" if MALICIOUS in record.marks else "breach_full"
        yield Found(code, full, values, show_from=known)
    if first and not record.person_told_on and not record.not_told_reason.strip():
        yield Found("breach_tell", first, values, show_from=known)


def first_report_until(breach: Breach) -> date | None:
    """The last day for the 速報: the day on which the office knew is the first of them."""
    return _counted(breach.known_on, periods().breach_first)


def full_report_until(breach: Breach) -> date | None:
    """The last day for the 確報, by the days alone; a dishonest purpose gives more time."""
    lengths = periods()
    return _counted(
        breach.known_on, lengths.breach_full_malicious if MALICIOUS in breach.marks else lengths.breach_full
    )


def _first_from(known: date) -> date:
    return _counted(known, periods().breach_first_from) or known


def _counted(known: date | None, days: int) -> date | None:
    """The last of so many days of which the given one is the first."""
    if known is None:
        return None
    try:
        return known + timedelta(days=days - 1)
    except OverflowError:
        return date.max


def _number(number: str) -> Values:
    return (("number", number or N_("番号なし")),)


def _who(recipient: str) -> Values:
    return (("who", recipient or N_("(相手の名前なし)")),)
