"""Papers that follow the catalogue: headed groups of rows of fields; the general layout draws them as they stand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.papers import Line
from kyoju_desktop.domain.sheet import Door


@dataclass(frozen=True)
class Group:
    """A headed part of a paper; each row holds one field over the full width or several side by side.

    Choice lists stand complete with the chosen ones ticked, but for those named in `worded` ("Class.field").
    `listed`: the one row is the head of a table with a row for each record, so many when it is empty.
    """

    title: str
    rows: tuple[tuple[Line, ...], ...]
    worded: frozenset[str] = frozenset()
    listed: int = 0


@dataclass(frozen=True)
class CaseForm:
    """A paper about one case: its form (which names the layout), its title, its groups and for whom it is."""

    form: str
    title: str
    groups: tuple[Group, ...]
    door: Door = Door.INTERNAL
    boxes: bool = False  # whether it is approved, with boxes for the seals

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every field of the paper in reading order."""
        return tuple(line for group in self.groups for row in group.rows for line in row)


def rows(of: str, *names: tuple[str, ...], newest: bool = True) -> tuple[tuple[Line, ...], ...]:
    """Rows of fields of one record class; by default of its newest record."""
    return tuple(tuple(Line(f"{of}.{name}", newest=newest) for name in row) for row in names)


def groups_of(
    form: Form, *, without: Collection[str] = (), titles: Iterable[str] = (), worded: Collection[str] = ()
) -> tuple[Group, ...]:
    """The sections of a screen form as groups of a paper; `titles` keeps only these sections, in this order."""
    owner = form.record.__name__
    by_title = {each.title: each for each in form.sections}
    found = []
    for section in [by_title[title] for title in titles] if titles else form.sections:
        kept = (tuple(name for name in row if name not in without) for row in section.rows)
        found.append(
            Group(
                section.title,
                rows(owner, *(row for row in kept if row)),
                frozenset(f"{owner}.{name}" for name in worded),
            )
        )
    return tuple(found)
