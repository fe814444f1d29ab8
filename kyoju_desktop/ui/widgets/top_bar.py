"""The bar above: search, new consultation, parked interviews, whose desk it is, hide and lock."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import column, row

_LEAST = 360  # search and four buttons that show only their pictures


class TopBar(QFrame):
    """Where room is short, key hints go first, then the office's name, then the words of the right buttons."""

    def __init__(self, search: QWidget, tr: Translator) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        self.setFixedHeight(theme.current().px(48))
        self._tr = tr
        line = row(spacing=8, margins=(16, 0, 16, 0))
        self.setLayout(line)
        self._search = search
        search.setMaximumWidth(theme.current().px(440))
        self.new = Button(tr(N_("新規相談")), icon="plus", hint="Ctrl+N", look="primary", name="new_intake")
        self.parked = Button("", icon="pause", name="parked")
        self.parked.hide()
        self.hide_screen = Button(tr(N_("隠す")), icon="eye-off", hint="F12", name="hide_screen")
        self.lock = Button(tr(N_("施錠")), icon="lock", hint="Ctrl+L", name="lock")
        self.office = Words("", size="compact", bold=True, name="office_name")
        self.clerk = Words("", size="small", tone="ink2", name="clerk_name")
        self._who = QWidget()
        who = column()
        self._who.setLayout(who)
        who.addStretch(1)
        for each in (self.office, self.clerk):
            each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            each.setFixedHeight(theme.current().px(18))
            who.addWidget(each)
        who.addStretch(1)
        line.addWidget(search, 40)
        line.addWidget(self.new)
        line.addWidget(self.parked)
        line.addStretch(1)
        line.addWidget(self._who)
        line.addSpacing(theme.current().px(8))
        line.addWidget(self.hide_screen)
        line.addWidget(self.lock)

    def show_office(self, office: str, clerk: str) -> None:
        """Whose desk this is."""
        self.office.setText(office)
        self.clerk.setText(clerk)
        self._fit(self.width())

    def show_parked(self, number: int) -> None:
        """How many interviews were interrupted."""
        self.parked.set_text(self._tr(N_("止めている面談 {number}"), number=str(number)))
        self.parked.setVisible(number > 0)
        self._fit(self.width())

    def minimumSizeHint(self) -> QSize:
        """Asks for no more than it can fold down to, whatever it shows just now: the window never grows for it."""
        return QSize(theme.current().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let go of what is least needed."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        buttons = (self.new, self.parked, self.hide_screen, self.lock)
        look = theme.current()
        for terse, who in ((0, True), (1, True), (1, False), (2, False)):
            for each in buttons:
                each.set_terse(min(terse, 1) if each is self.new else terse)
            self._who.setVisible(who)
            needed = sum(each.sizeHint().width() + look.px(8) for each in buttons if not each.isHidden())
            needed += self._who.sizeHint().width() + look.px(16) if who else 0
            if needed + look.px(32 + 240 + 16) <= width:
                return
