"""What the page of one sitting shows, read in one go; plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    AgendaItem,
    Conference,
    ConferenceDecision,
    ConferenceMember,
    Organisation,
)
from kyoju_desktop.services.conferences.agenda import AgendaLine, agenda_of, preview_item
from kyoju_desktop.services.conferences.minutes import decisions_of
from kyoju_desktop.services.conferences.returns import CopyLine, copies_of
from kyoju_desktop.services.conferences.sittings import BodyLine, body_lines, members_of, step_of
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader

ANSWER = "answer"


@dataclass(frozen=True)
class SittingView:
    """One sitting with everybody and everything in it."""

    conference: Conference
    step: str
    standing: tuple[BodyLine, ...]
    members: tuple[ConferenceMember, ...]
    agenda: tuple[AgendaLine, ...]
    decisions: tuple[ConferenceDecision, ...]
    copies: tuple[CopyLine, ...]
    bodies: Mapping[str, Organisation] = field(default_factory=dict)

    @property
    def answers(self) -> bool:
        """Whether this office answers the request of whoever organises."""
        return self.conference.role == ANSWER

    @property
    def fixed(self) -> bool:
        """Whether nothing is changed any more."""
        return self.step in {"closed", "cancelled"}

    def line(self, item_id: str) -> AgendaLine | None:
        """The case of that item."""
        return next((each for each in self.agenda if each.item.id == item_id), None)

    def decided(self, item_id: str) -> tuple[ConferenceDecision, ...]:
        """What was decided about one case."""
        return tuple(each for each in self.decisions if each.item == item_id)

    def body_name(self, body_id: str) -> str:
        """A body of the register by its id."""
        body = self.bodies.get(body_id)
        return body.name if body else ""

    @property
    def outside(self) -> int:
        """How many packs are still out."""
        return sum(1 for each in self.copies if each.state == "out")


def sitting(conference_id: str, at: Locale) -> Callable[[Reader], SittingView]:
    """A reading of one sitting."""

    def read(r: Reader) -> SittingView:
        conference = r.get(Conference, conference_id)
        return SittingView(
            conference,
            step_of(r, conference),
            body_lines(conference, office_of(r), at),
            members_of(r, conference_id),
            agenda_of(r, conference_id, at),
            decisions_of(r, conference_id),
            copies_of(r, conference_id),
            {each.id: each for each in r.find(Organisation)},
        )

    return read


def page_counts(items: tuple[AgendaItem, ...], at: Locale) -> Callable[[Reader], dict[str, int]]:
    """A reading of how many pages each case takes, in the version that was chosen."""

    def read(r: Reader) -> dict[str, int]:
        found = {}
        for each in items:
            shown = preview_item(r, each.id, each.version or "coded", at)
            if shown.rendered is not None:
                found[each.id] = shown.rendered.pages
        return found

    return read
