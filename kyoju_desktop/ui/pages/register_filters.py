"""The filters of a register: the search always, the rest behind a button where the window is small."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.flow import Flow


class Filters(QWidget):
    """`always` stays in sight; `more` is put away while `set_folded` says that there is little room."""

    def __init__(self, tr: Translator, always: Sequence[QWidget], more: Sequence[QWidget]) -> None:
        super().__init__()
        look = theme.current()
        flow = Flow(self, across=look.px(8), down=look.px(6))
        flow.setContentsMargins(look.px(10), look.px(6), look.px(10), look.px(6))
        self._more = tuple(more)
        self._folded, self._shown = False, False
        self.turn = Button(tr(N_("しぼり込み")), icon="list", name="show_filters", pressed=self._turn)
        for each in (*always, self.turn, *more):
            flow.addWidget(each)
        self.turn.hide()

    def set_folded(self, folded: bool) -> None:
        """Little room: the rest of the filters waits behind its button."""
        self._folded = folded
        self._lay()

    def _turn(self) -> None:
        self._shown = not self._shown
        self._lay()

    def _lay(self) -> None:
        self.turn.setVisible(self._folded)
        for each in self._more:
            each.setVisible(not self._folded or self._shown)
        self.updateGeometry()
