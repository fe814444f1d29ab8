"""移るときの手助け: below the wishes, who can give the help that the household asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.matching import Helper
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import column

_NAMED = 3  # bodies named for one kind of help; the register tells the rest


class HelpLine(QFrame):
    """One line for all the help that is wished for; hidden where none is."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__()
        self._room, self.tells = room, False
        lines = column(margins=(12, 0, 12, 6))
        self.setLayout(lines)
        self.words = IconWords("care", "", size="compact", wrap=True, name="match_help")
        lines.addWidget(self.words)
        self.hide()

    def tell(self, helpers: Sequence[Helper]) -> None:
        """Name the bodies, or say that the register knows of none."""
        tr = self._room.tr_
        said = "、".join(self._said(each) for each in helpers)
        self.tells = bool(helpers)
        self.words.words.setText(tr(N_("移るときの手助け: {said}"), said=said))
        self.setVisible(self.tells)

    def _said(self, helper: Helper) -> str:
        tr, codes = self._room.tr_, self._room.desk.codes
        what = tr(codes.label("moving_help", helper.help))
        if not helper.bodies:
            return tr(N_("{what}(関係機関に見つかりません)"), what=what)
        more = tr(N_("ほか")) if len(helper.bodies) > _NAMED else ""
        return tr(N_("{what}({bodies})"), what=what, bodies="・".join(helper.bodies[:_NAMED]) + more)
