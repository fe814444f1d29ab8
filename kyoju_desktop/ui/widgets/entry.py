"""What one row of a timeline says: plain values that the painted timeline draws."""

from dataclasses import dataclass
from datetime import datetime

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.ui.widgets.chips import ChipFace


@dataclass(frozen=True)
class Entry:
    """One thing that happened, as the timeline shows it; `timed` is False when only the day is known."""

    at: datetime
    timed: bool
    groups: frozenset[str]
    icon: str
    title: str
    record: Record
    aside: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    tags: tuple[ChipFace, ...] = ()
    who: str = ""
    tab: str = ""

    def holds(self, words: str) -> bool:
        """Whether the entry shows these words anywhere."""
        wanted = words.casefold().strip()
        texts = (self.title, self.aside, self.who, *(text for _, text in self.lines))
        return any(wanted in text.casefold() for text in texts)
