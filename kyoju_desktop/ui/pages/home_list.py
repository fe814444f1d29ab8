"""The list of the register of homes: units page by page, or buildings; the row is a body's row with other words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.rules.homes import HomeRow
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.homes import BuildingRow, place_words
from kyoju_desktop.ui.pages.body_list import BodyList, BodyRow
from kyoju_desktop.ui.pages.home_words import chips_of, size_and_price
from kyoju_desktop.ui.widgets.chips import ChipFace

_NEAR = 3  # row heights from the end at which the next page is asked for


class HomeList(BodyList):
    """Rows of units or buildings; `more_wanted` asks for the next page when the end comes into sight."""

    more_wanted = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.setObjectName("home_list")
        self._complete = True
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look_ahead())

    def show_page(self, rows: Sequence[BodyRow], keep: str, *, complete: bool) -> None:
        """Show the rows fetched so far; `complete` says that there are no further pages."""
        place = self.verticalScrollBar().value()
        self._complete = True
        self.show_rows(rows, keep)
        if not keep:
            self.verticalScrollBar().setValue(place)
        self._complete = complete
        self._look_ahead()

    def _look_ahead(self) -> None:
        bar = self.verticalScrollBar()
        if not self._complete and bar.value() >= bar.maximum() - _NEAR * self.sizeHintForRow(0):
            self._complete = True
            self.more_wanted.emit()


def unit_row(row: HomeRow, at: Locale) -> BodyRow:
    """A unit: building and room over kind, price and size."""
    return BodyRow(row.home, row.name, size_and_price(row, at), chips_of(row, at))


def building_row(row: BuildingRow, at: Locale) -> BodyRow:
    """A building: its name over its place and how many of its units are free."""
    units = at.tr(N_("{units}戸(空き{free})"), units=format_number(row.units), free=format_number(row.free))
    chips = []
    if row.secret:
        chips.append(ChipFace(at.tr(N_("場所を伏せる")), "house-lock", "danger"))
    if row.closed:
        chips.append(ChipFace(at.tr(N_("使わない")), "forbid"))
    below = "・".join(filter(None, (units, place_words(row.municipality, row.address))))
    return BodyRow(row.building, row.name, below, tuple(chips))
