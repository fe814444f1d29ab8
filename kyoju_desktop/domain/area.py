"""Floor areas: a kind of value of its own, in hundredths of a square metre."""

from dataclasses import dataclass

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Count, Locale
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import BadNumber, format_hundredths, parse_hundredths


@dataclass(frozen=True)
class Area(Count):
    """A floor area, kept in hundredths of a square metre so that no sum is ever done in floating point."""

    unit: str = N_("㎡")
    high: int = 99_999_999

    def parse(self, text: str, at: Locale) -> int | None:
        """Square metres with at most two decimals, the unit if it was typed; refuses anything else."""
        if not text.strip():
            return None
        number = self._read(text, at)
        if not self.low <= number <= self.high:
            raise Refused(N_("床面積は0から999,999.99㎡までで入れてください。"))
        return number

    def figure(self, value: int) -> str:
        """Square metres, for example 18 or 25.5."""
        return format_hundredths(value)

    def _read(self, text: str, at: Locale) -> int:
        try:
            return parse_hundredths(text, (self.unit, at.tr(self.unit), "平米", "m2"))
        except BadNumber as wrong:
            raise Refused(wrong.message.template, **dict(wrong.message.values)) from None
