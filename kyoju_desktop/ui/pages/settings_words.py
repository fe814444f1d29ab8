"""様式のことば on the page 設定: whose words the forms speak, and what is wrong with a file."""

from PySide6.QtCore import Qt

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.own_words import BUILT_IN, all_words
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.own_words import WordsDialog
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column


class WordsPanel(Panel):
    """How many forms have words of their own, how many are unconfirmed; the list opens from here."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(N_("様式のことば")), icon="document", name="own_words")
        self._desk = desk
        lines = column(spacing=8, margins=(12, 12, 12, 12))
        self.body.addLayout(lines)
        self._counts = Words("", size="compact", wrap=True, name="words_counts")
        self._trouble = IconWords("warning", "", size="compact", tone="danger", wrap=True, name="words_trouble")
        lines.addWidget(self._counts)
        lines.addWidget(self._trouble)
        button = Button(tr(N_("一覧を見る・取りかえる")), icon="list", name="open_words", pressed=self.open_list)
        lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        tr = self._desk.tr
        found = all_words(self._desk.tr.replaced)
        own = sum(1 for each in found if each.source != BUILT_IN)
        unsure = sum(1 for each in found if each.unconfirmed)
        self._counts.setText(
            tr(
                N_("様式 {count}。役場・県の文 {own}、正式な様式との確認前 {unsure}。"),
                count=str(len(found)),
                own=str(own),
                unsure=str(unsure),
            )
        )
        troubles = [each for words in found for each in words.troubles]
        self._trouble.setVisible(bool(troubles))
        if troubles:
            first = troubles[0].message(tr).text(tr)
            more = tr(N_("ほかに{count}件。"), count=str(len(troubles) - 1)) if len(troubles) > 1 else ""
            self._trouble.words.setText(first + more)

    def open_list(self) -> WordsDialog:
        """Show every form."""
        made = WordsDialog(self._desk, self)
        made.finished.connect(lambda _code: self.refresh())
        made.open()
        return made
