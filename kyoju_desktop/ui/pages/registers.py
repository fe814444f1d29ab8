"""記録簿: what left the office, who asked, requests for access and accidents, for all cases."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.register_breaches import BreachesPane
from kyoju_desktop.ui.pages.register_inquiries import InquiriesPane
from kyoju_desktop.ui.pages.register_ledger import LedgerPane
from kyoju_desktop.ui.pages.register_requests import RequestsPane
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import column, frame, row
from kyoju_desktop.ui.widgets.tabs import Tabs

# A pane is a widget made of the desk, with `refresh()` and `open_record(id)`.
PANES: tuple[tuple[str, str, Callable[[Desk], QWidget]], ...] = (
    ("ledger", N_("提供の記録"), LedgerPane),
    ("inquiries", N_("問合せ"), InquiriesPane),
    ("requests", N_("開示請求"), RequestsPane),
    ("breaches", N_("事故"), BreachesPane),
)


class RegistersPage(QWidget):
    """The registers, each under its tab; a pane is built when it is first looked at."""

    explanation = N_(
        "役場から出たもの、本人についての問合せ、開示などの請求、漏えいなどの事故を、すべてのケースについて見る所です。"
        "提供の記録は、あとから直したり消したりできません。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("registers_page")
        tr = desk.tr
        self._panes: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._makers = {code: make for code, _words, make in PANES}
        self.tabs = Tabs([(code, tr(words)) for code, words, _make in PANES], label=tr(N_("記録簿")))
        self.tabs.chosen.connect(self._show)
        self._stack = QStackedWidget()
        lines = column()
        self.setLayout(lines)
        bar = row(spacing=24, margins=(16, 8, 16, 0))
        bar.addWidget(Words(tr(N_("記録簿")), size="title", bold=True, name="page_title"))
        bar.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        lines.addWidget(frame("head", bar))
        lines.addWidget(self._stack, 1)

    def minimumSizeHint(self) -> QSize:
        """Large text must not make the window larger than the screen: the panes scroll or fold."""
        return QSize(theme.current().px(360), theme.current().px(260))

    def refresh(self) -> None:
        """Show the present state of the register that is looked at; the others follow when they are shown."""
        self._stale = set(self._panes)
        self._show(self.tabs.code())

    def open(self, tab: str = "", record_id: str = "") -> None:
        """Show a register, with one of its records open if one is named."""
        code = tab if tab in self._makers else self.tabs.code()
        self.tabs.choose(code)
        self._show(code)
        if record_id:
            pane: Any = self._panes[code]
            pane.open_record(record_id)

    def pane(self, code: str) -> QWidget:
        """The pane of that code, built when it is first asked for."""
        if code not in self._panes:
            made = self._makers[code](self._desk)
            self._panes[code] = made
            self._stale.add(code)
            self._stack.addWidget(made)
        return self._panes[code]

    def _show(self, code: str) -> None:
        pane: Any = self.pane(code)
        self._stack.setCurrentWidget(pane)
        if code in self._stale:
            self._stale.discard(code)
            pane.refresh()
