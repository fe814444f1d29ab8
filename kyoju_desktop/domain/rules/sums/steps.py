"""What a sum says: its result, and every step that led to it in words and figures."""

from dataclasses import dataclass

from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.i18n.numbers import format_hundredths, format_number

ESTIMATE = N_("目安です。決定は、実施する機関が書類で行います。")
YEN = N_("円")
SQUARE_METRES = N_("㎡")  # amounts in this unit are hundredths


@dataclass(frozen=True)
class Step:
    """One line of a sum: what was worked out, how it was, and the amount in `unit` (yen, square metres …)."""

    label: str
    how: Message
    amount: int
    unit: str = YEN


@dataclass(frozen=True)
class Sum:
    """The answer of a sum. `amount` is None where nothing is paid or nothing can be said; `verdict` says why.

    `good` is None while the answer is open, because something that is asked for is unknown. `tables` are the figures
    it was worked out with, `notes` what else must be known.
    """

    title: str
    amount: int | None
    verdict: Message
    steps: tuple[Step, ...]
    tables: tuple[RateTable, ...]
    good: bool | None = True
    unit: str = YEN
    notes: tuple[Message, ...] = ()

    @property
    def unconfirmed(self) -> bool:
        """Whether a figure it rests on is to be confirmed with the prefecture."""
        return any(each.unconfirmed for each in self.tables)

    @property
    def source(self) -> str:
        """Where the figures come from."""
        return "、".join(each.source for each in self.tables if each.source)


def how(text: str, **amounts: int) -> Message:
    """The way to an amount, its figures written with commas."""
    return Message(text, tuple((name, format_number(value)) for name, value in amounts.items()))


def share(amount: int, percent: int) -> int:
    """A percentage in whole yen, rounded down; never by floating point (45,000 × 0.35 is not 15,750 there)."""
    return amount * percent // 100


def rounded_up(amount: int, unit: int) -> int:
    """The next multiple of `unit`."""
    return -(-amount // unit) * unit


def amount_text(amount: int, unit: str, tr: Translator) -> str:
    """The amount with its unit, as it is read."""
    return (format_hundredths(amount) if unit == SQUARE_METRES else format_number(amount)) + tr(unit)
