"""What the chapters of one invented case share: who, where, with whom, and how notes are written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kyoju_desktop.domain.records import Case, Office, Organisation, Person, ProgressNote
from kyoju_desktop.services.demo_cast import Cast, Pen


@dataclass
class Story:
    """What the chapters of one case share."""

    pen: Pen
    cast: Cast
    profile: Mapping[str, Any]
    texts: Mapping[str, Any]
    office: Office
    bodies: Mapping[str, tuple[Organisation, ...]]
    case: Case
    person: Person
    document: Callable[[int], str]
    closed: bool = False
    last: bool = False
    seen: list[str] = field(default_factory=list)

    @property
    def clerk(self) -> str:
        """Who worked on the case."""
        return self.office.clerk

    def body(self, *kinds: str) -> Organisation:
        """A body of one of these kinds."""
        return self.pen.one([each for kind in kinds for each in self.bodies.get(kind, ())])

    def note(self, day: date, facts: str, *, due: date | None = None) -> ProgressNote:
        """An entry of 支援経過 of that day."""
        at = self.pen.moment(self.pen.working(day))
        return self.pen.write(
            ProgressNote,
            at,
            case=self.case.id,
            at=at,
            means=self.pen.one(("visit_office", "phone", "home_visit", "other_body")),
            with_whom="本人",
            fact=self.pen.one(self.texts[facts]),
            opinion=self.pen.one(self.texts["opinions"]) if self.pen.chance(45) else "",
            next_step=self.pen.one(self.texts["next_steps"]),
            next_on=due or at.date() + timedelta(days=14),
            next_done_on=None if due else min(at.date() + timedelta(days=12), self.pen.today),
            clerk=self.clerk,
        )
