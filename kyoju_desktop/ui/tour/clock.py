"""What the steps of the tour share: the hand, the clock, where pictures and papers are left."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from kyoju_desktop.ui.session import Session
from kyoju_desktop.ui.tour.hand import Hand

# 令和8年5月11日(月), as in the acceptance case C05
BEGIN = datetime(2026, 5, 11, 8, 40)


class TourClock:
    """The office's clock during the tour: it stands still but for the days that the story lets pass."""

    def __init__(self, begin: datetime) -> None:
        self._now = begin

    def __call__(self) -> datetime:
        """This moment; a second passes each time, so that no two records bear the same moment."""
        self._now += timedelta(seconds=1)
        return self._now

    def go_to(self, moment: datetime) -> None:
        """Let the days pass."""
        self._now = moment


@dataclass
class Tour:
    """What the steps of the story share: the hand, the clock, where to leave things."""

    hand: Hand
    session: Session
    clock: TourClock
    folder: Path
    steps: list[dict[str, object]] = field(default_factory=list)
    _begun: float = field(default_factory=time.perf_counter)

    def picture(self, title: str, name: str) -> None:
        """Leave a numbered picture of the screen; `title` says in Japanese what it shows."""
        file = f"{len(self.steps) + 1:02}-{name}.png"
        self.hand.picture(self.folder / file)
        self.note(title, file)

    def paper(self, title: str, name: str, pdf: bytes) -> None:
        """Leave a paper."""
        file = f"{name}.pdf"
        (self.folder / file).write_bytes(pdf)
        self.note(title, file)

    def note(self, title: str, file: str) -> None:
        """Enter something that was left in the folder into the list of steps."""
        now = time.perf_counter()
        self.steps.append({"title": title, "file": file, "seconds": round(now - self._begun, 2)})
        self._begun = now
