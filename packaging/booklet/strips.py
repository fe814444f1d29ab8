"""Blocks as strips that no page parts, and strips on pages: no heading is left alone at the foot of one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kyoju_desktop.documents.page import PORTRAIT, Leaf

Draw = Callable[[Leaf, float], None]  # the leaf, and the y of the upper edge


@dataclass(frozen=True)
class Strip:
    """A line, or a row of a table: its height, the space above it (none at the top of a page), how it is drawn.

    `keeps`: never the last on its page. `again`: what stands above it once more where it begins a page (the head of
    a table). `name` and `level` are those of a heading. `fresh`: it begins a page.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keeps: bool = False
    again: "tuple[Strip, ...]" = ()
    name: str = ""
    level: int = 0
    fresh: bool = False


@dataclass(frozen=True)
class Place:
    """Where a heading came to stand; pages count from 0."""

    name: str
    level: int
    page: int
    y: float


@dataclass
class Pages:
    """Strips in their order on as many pages as they need."""

    leaves: list[Leaf] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    _y: float = PORTRAIT.bottom + 1

    @property
    def foot(self) -> float:
        """The lower edge of the last strip."""
        return self._y

    def put(self, strips: Iterable[Strip]) -> None:
        """Set the strips, each with all that must stand above what follows."""
        group: list[Strip] = []
        for strip in strips:
            if strip.fresh:
                self._set(group)
                group = []
                self._turn()
            group.append(strip)
            if not strip.keeps:
                self._set(group)
                group = []
        self._set(group)

    def _set(self, group: Sequence[Strip]) -> None:
        if self._y > PORTRAIT.top and self._y + high(group) > PORTRAIT.bottom + 0.01:
            self._turn()
        for strip in group:
            if self._y > PORTRAIT.top and self._y + strip.gap + strip.height > PORTRAIT.bottom + 0.01:
                self._turn()
            if self._y <= PORTRAIT.top:
                for head in strip.again:
                    self._draw(head)
            self._draw(strip)

    def _draw(self, strip: Strip) -> None:
        top = self._y + (strip.gap if self._y > PORTRAIT.top else 0.0)
        if strip.height > PORTRAIT.height:
            raise ValueError("a row is higher than a page")
        strip.draw(self.leaves[-1], top)
        if strip.name:
            self.places.append(Place(strip.name, strip.level, len(self.leaves) - 1, top))
        self._y = top + strip.height

    def _turn(self) -> None:
        self.leaves.append(Leaf())
        self._y = PORTRAIT.top


def high(strips: Sequence[Strip]) -> float:
    """How high the strips are one below the other, with the spaces above them."""
    return sum(each.gap + each.height for each in strips)
