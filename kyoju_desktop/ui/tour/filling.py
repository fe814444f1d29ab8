"""Answer whole forms: each field by its kind, as a person would."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from kyoju_desktop.domain.fields import Record, spec
from kyoju_desktop.domain.kinds import Choice, Codes, Flag, Kind, Ref
from kyoju_desktop.ui.pages.case_next import TABS
from kyoju_desktop.ui.tour.hand import Hand
from kyoju_desktop.ui.widgets.tabs import Tabs

Answers = Mapping[str, Any]


@singledispatch
def answer(kind: Kind[Any], hand: Hand, name: str, given: Any) -> None:  # noqa: ANN401, ARG001
    """Type a text, a day, an amount."""
    hand.write(name, str(given))


@answer.register(Choice)
@answer.register(Ref)
def _(kind: Choice | Ref, hand: Hand, name: str, given: str) -> None:  # noqa: ARG001
    hand.choose(name, given)


@answer.register(Codes)
def _(kind: Codes, hand: Hand, name: str, given: tuple[str, ...]) -> None:  # noqa: ARG001
    for code in given:
        hand.tick(name, code)


@answer.register(Flag)
def _(kind: Flag, hand: Hand, name: str, given: bool) -> None:  # noqa: ARG001
    hand.tick(name, on=given)


def fill(hand: Hand, of: type[Record], answers: Answers) -> None:
    """Answer the fields of a record that are on the screen."""
    for name, given in answers.items():
        answer(spec(of, name).kind, hand, name, given)


def tab(hand: Hand, code: str) -> None:
    """Go to a tab of the case."""
    tabs = hand.see_as("tabs", Tabs)
    tabs.setFocus()
    tabs.choose(code)
    hand.settle()


def add_record(hand: Hand, of: type[Record], answers: Answers) -> None:
    """Add a record on its tab of the case and save it."""
    tab(hand, TABS[of.__name__])
    hand.press(f"add.{of.__name__}")
    keep_record(hand, of, answers)


def keep_record(hand: Hand, of: type[Record], answers: Answers) -> None:
    """Fill the open form of that class and save it."""
    inside = hand.within(f"editor.{of.__name__}")
    fill(inside, of, answers)
    inside.press("save")
    hand.settle()
