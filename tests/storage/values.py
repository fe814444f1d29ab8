"""Values of every kind for Hypothesis: one `singledispatch` function, so that a new kind is tried at once."""

from datetime import date
from functools import singledispatch
from typing import Any

from hypothesis import strategies as st

from kyoju_desktop.domain.fields import Gap, Record, specs
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Kind, Moment, Phone, Ref, Text

Any_ = st.SearchStrategy[Any]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@singledispatch
def values(kind: Kind[Any]) -> Any_:
    """Values that a field of the kind may hold, the empty one among them."""
    raise TypeError(type(kind).__name__)


@values.register(Text)
@values.register(Phone)
@values.register(Choice)
def _(kind: Kind[str]) -> Any_:
    return TEXTS


@values.register(Ref)
def _(kind: Ref) -> Any_:
    return st.text("0123456789abcdef", max_size=32)


@values.register(Day)
def _(kind: Day) -> Any_:
    return st.none() | st.dates(date.min, date.max)


@values.register(Moment)
def _(kind: Moment) -> Any_:
    return st.none() | st.datetimes()


@values.register(Count)
def _(kind: Count) -> Any_:
    return st.none() | st.integers(kind.low, kind.high)


@values.register(Flag)
def _(kind: Flag) -> Any_:
    return st.booleans()


@values.register(Codes)
def _(kind: Codes) -> Any_:
    return st.frozensets(TEXTS, max_size=4)


def records(of: type[Record]) -> st.SearchStrategy[Record]:
    """Records of a class; references stay empty, so that each may stand alone in a file."""
    fields = {each.name: values(each.kind) for each in specs(of) if not isinstance(each.kind, Ref)}
    names = sorted(fields)
    gaps = st.dictionaries(st.sampled_from(names), st.sampled_from(Gap), max_size=2).map(
        lambda found: tuple(sorted(found.items()))
    )
    return st.builds(of, gaps=gaps, **fields)
