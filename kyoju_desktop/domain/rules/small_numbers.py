"""小さな数の秘匿 (DOMAIN 8.3): no count from 1 to 4 is printed, and no total from which one could be worked out.

A total stands exactly only where none of its parts is hidden. Else it says what the shown numbers say anyway: at
least the sum of the shown parts, with one for each hidden part.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5


@dataclass(frozen=True)
class Shown:
    """What is told of a count: that it is at least and at most so many (`most` None: no word about that)."""

    least: int
    most: int | None

    @property
    def exact(self) -> bool:
        """Whether the number itself is told."""
        return self.least == self.most


FEW = Shown(1, LEAST - 1)


def shown(count: int) -> Shown:
    """One count by itself."""
    return FEW if 0 < count < LEAST else Shown(count, count)


def total(count: int, parts: Sequence[Shown], *, apart: bool = True) -> Shown:
    """A total beside its parts, into one of which each thing falls; `apart`: into one only, so that they add up."""
    if all(each.exact for each in parts):
        return shown(count)
    told = [each for each in parts if each.least]
    if len(told) == 1:  # all of it stands in that part
        return told[0]
    return Shown(sum(each.least for each in told) if apart else max(each.least for each in told), None)


def narrower(first: Shown, second: Shown) -> Shown:
    """One total that stands beside two groups of parts: exact only if it may be beside both."""
    if first.exact and second.exact:
        return first
    open_ = [each for each in (first, second) if not each.exact]
    return max(open_, key=lambda each: each.least)
