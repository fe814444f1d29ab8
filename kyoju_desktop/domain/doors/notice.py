"""The letter that asks a recipient to stop, return or destroy: nothing of the person, the reason or the content."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.frames import office_frame, recipient_of
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import Line, notice
from kyoju_desktop.domain.records import Disclosure, Office, Organisation, WithdrawalNotice
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import Translator


def withdrawal_notice(
    office: Office,
    organisation: Organisation,
    papers: Iterable[Disclosure],
    asked: frozenset[str],
    today: date,
    reply_by: date,
    *,
    codes: CodeBook,
    tr: Translator,
) -> Sheet:
    """The letter about these papers, by their 文書番号 and day; it carries no case number either."""
    at = Locale(tr, today, codes)
    wanted = WithdrawalNotice(asked=asked)
    values = [
        Value(line.key, line.spec.label, text, Info.EXISTENCE, record.id, "")
        for record in (*papers, wanted)
        for line in notice.PAPER
        if type(record) is line.record and (text := _told(line, record, at))
    ]
    frame = replace(
        office_frame(tr(notice.TITLE), office, today),
        recipient=recipient_of(organisation),
        reply_by=reply_by,
        approval_boxes=(),
    )
    return Sheet(Door.OUTWARD, notice.FORM, frame, tuple(values))


def _told(line: Line, record: Record, at: Locale) -> str:
    """The day of a paper without its hour; an oral one counts by the day on which it was told."""
    if isinstance(record, Disclosure) and line.name == "at":
        moment = record.told_at or record.at
        return wareki(moment.date()) if moment else ""
    return str(line.spec.kind.format(value_of(record, line.name), at))
