"""The words of a sitting that several of its panels say alike."""

from datetime import datetime

from kyoju_desktop.domain.records import Conference
from kyoju_desktop.i18n.messages import N_

# step -> words, icon, state of the chip
STEPS = {
    "preparing": (N_("準備中"), "pencil", "neutral"),
    "ready": (N_("資料ができた"), "document", "neutral"),
    "held": (N_("開いた"), "clock", "warn"),
    "closed": (N_("閉じた"), "check", "done"),
    "cancelled": (N_("中止"), "forbid", "neutral"),
}


def clock(at: datetime | None) -> str:
    """13:50, or nothing."""
    return f"{at.hour}:{at.minute:02d}" if at else ""


def span_of(conference: Conference) -> str:
    """14:00〜15:30."""
    if conference.at is None:
        return ""
    return f"{clock(conference.at)}〜{clock(conference.until)}" if conference.until else clock(conference.at)
