"""The way from the person's screen back to the clerk's: closed until the passphrase is given."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.unlock import SecretLine
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row


class Gate(QWidget):
    """Asks for the passphrase; `given` carries it, `left` goes back to the person's screen."""

    given = Signal(str)
    left = Signal()

    def __init__(self, tr: Translator, hint: str) -> None:
        super().__init__()
        self.setObjectName("client_gate")
        self._tr = tr
        whole = column()
        self.setLayout(whole)
        inner = column(spacing=12, margins=(24, 20, 24, 20))
        inner.addWidget(Words(tr(N_("職員の画面へ戻る")), size="title", bold=True))
        label = Words(tr(N_("合言葉")), bold=True)
        self.box = SecretLine("client_passphrase", tr(N_("合言葉")))
        self.box.returnPressed.connect(self._press)
        label.setBuddy(self.box)
        inner.addWidget(label)
        inner.addWidget(self.box)
        self.problem = IconWords("book" if hint else "", hint, tone="warn", size="compact", wrap=True)
        self.problem.setObjectName("client_problem")
        self.problem.setVisible(bool(hint))
        inner.addWidget(self.problem)
        buttons = row(spacing=8)
        buttons.addWidget(Button(tr(N_("本人の画面に戻る")), name="client_stay", pressed=self.left.emit))
        buttons.addStretch(1)
        self.open = Button(
            tr(N_("職員の画面を開く")), icon="unlock", look="primary", name="client_open", pressed=self._press
        )
        buttons.addWidget(self.open)
        inner.addLayout(buttons)
        panel = frame("panel", inner)
        panel.setMaximumWidth(theme.current().px(440))
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(panel, 100)
        centred.addStretch(1)
        whole.addStretch(2)
        whole.addLayout(centred)
        whole.addStretch(3)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_wrong(self, words: str) -> None:
        """Say why it stays closed."""
        self.open.setEnabled(True)
        self.problem.show_state("warning", words, "danger")
        self.problem.show()
        self.box.selectAll()
        self.box.setFocus()

    def _press(self) -> None:
        if self.box.text() and self.open.isEnabled():
            self.open.setEnabled(False)
            self.given.emit(self.box.text())
