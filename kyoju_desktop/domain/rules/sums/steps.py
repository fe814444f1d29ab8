"""What a sum says: its result, and every step that led to it in words and figures."""

from dataclasses import dataclass

from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.i18n.numbers import format_number

ESTIMATE = N_("目安です。決定は、実施する機関が書類で行います。")


@dataclass(frozen=True)
class Step:
    """One line of a sum: what was worked out, how it was, and the amount in `unit` (yen, square metres …)."""

    label: str
    how: Message
    amount: int
    unit: str = N_("円")


@dataclass(frozen=True)
class Sum:
    """The answer of a sum. `amount` is None where nothing is paid or nothing can be said; `verdict` says why."""

    title: str
    amount: int | None
    verdict: Message
    steps: tuple[Step, ...]
    source: str
    unconfirmed: bool = False
    notes: tuple[Message, ...] = (Message(ESTIMATE),)


def how(text: str, **amounts: int) -> Message:
    """The way to an amount, its figures written with commas."""
    return Message(text, tuple((name, format_number(value)) for name, value in amounts.items()))


def share(amount: int, percent: int) -> int:
    """A percentage in whole yen, rounded down; never by floating point (45,000 × 0.35 is not 15,750 there)."""
    return amount * percent // 100


def rounded_up(amount: int, unit: int) -> int:
    """The next multiple of `unit`."""
    return -(-amount // unit) * unit
