"""Beside a consent that is being put together: what it says in sentences, and what it still needs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui.pages.consent_words import Lack
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, rule


class SaidPanel(Panel):
    """The consent in plain sentences, for the clerk and to be read aloud."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("この同意を文にすると")), icon="text", name="sentences")
        self._tr = tr

    def show_sentences(self, said: Sequence[str]) -> None:
        """Show these."""
        empty(self.body)
        inside = column(spacing=6, margins=(12, 10, 12, 12))
        for each in said or (self._tr(N_("相手に印を付けると、ここに文が出ます。")),):
            inside.addWidget(Words(each, wrap=True, tone="ink" if said else "ink2"))
        holder = QWidget()
        holder.setLayout(inside)
        self.body.addWidget(holder)


class NeededPanel(Panel):
    """What is still to do; `wanted` carries the field of the line that was pressed."""

    wanted = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("あと何が要るか")), icon="flag", name="missing")
        self._tr = tr

    def show_lacks(self, found: Sequence[Lack]) -> None:
        """Show these, or that nothing is missing."""
        tr = self._tr
        empty(self.body)
        self.set_count(tr(N_("{count}件"), count=str(len(found))) if found else "")
        if not found:
            self.body.addWidget(Empty(tr(N_("そろっています。登録できます。")), good=True))
        for at, each in enumerate(found):
            if at:
                self.body.addWidget(rule())
            button = Button(tr(each.label), icon="circle", look="quiet", small=True, name=f"missing.{each.field}")
            button.clicked.connect(lambda _on=False, name=each.field: self.wanted.emit(name))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
