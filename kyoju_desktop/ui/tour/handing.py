"""The part of the story in which something leaves the office: consent, つなぎ票, reply."""

from kyoju_desktop.ui.tour.clock import Tour


def ask_consent(tour: Tour) -> None:
    """The person says who may know what."""


def hand_over(tour: Tour) -> None:
    """The つなぎ票, through the gate."""


def take_reply(tour: Tour) -> None:
    """What came back."""
