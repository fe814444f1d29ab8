"""計算の数字 on the page 設定: how many lines there are, what is wrong with them; the list opens from here."""

from PySide6.QtCore import Qt

from kyoju_desktop.domain.rules.sums.rates import troubles
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.benefit_rates import all_rates
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.benefit_rates import RatesDialog, show_rates
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column


class RatesPanel(Panel):
    """The figures of the sums at a glance."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(N_("計算の数字")), icon="figures", name="rates_panel")
        self._desk = desk
        lines = column(spacing=8, margins=(12, 12, 12, 12))
        self.body.addLayout(lines)
        self._counts = Words("", size="compact", wrap=True, name="rates_counts")
        self._trouble = IconWords("warning", "", size="compact", tone="warn", wrap=True, name="rates_trouble")
        lines.addWidget(self._counts)
        lines.addWidget(self._trouble)
        button = Button(tr(N_("一覧を見る・直す")), icon="list", name="open_rates", pressed=self.open_list)
        lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Read the lines anew."""
        tr = self._desk.tr
        with self._desk.store.read() as r:
            rates = all_rates(r)
        unsure = sum(1 for each in rates if each.confirmed_on is None)
        words = N_("住居確保給付金の行 {count}。県に確かめる前の行 {unsure}。")
        none = N_("住居確保給付金の基準額が、まだありません。入れると計算できます。")
        self._counts.setText(tr(words, count=str(len(rates)), unsure=str(unsure)) if rates else tr(none))
        found = troubles(rates, self._desk.today())
        self._trouble.setVisible(bool(found))
        if found:
            more = tr(N_("ほかに{count}件。"), count=str(len(found) - 1)) if len(found) > 1 else ""
            tone = "danger" if found[0].grave else "warn"
            self._trouble.show_state("warning", found[0].message.text(tr) + more, tone)

    def open_list(self) -> RatesDialog:
        """Show every line and table."""
        made = show_rates(self._desk, self)
        made.finished.connect(lambda _code: self.refresh())
        return made
