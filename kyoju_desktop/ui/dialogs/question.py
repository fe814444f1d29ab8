"""A dialog with something to fill in: heading, what it does, fields, a way back and one verb."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row


class Question(QDialog):
    """Asks before it does; `agreed` when the verb is pressed. It stays open until the caller accepts it."""

    agreed = Signal()

    def __init__(
        self,
        parent: QWidget,
        tr: Translator,
        *,
        name: str,
        title: str,
        explain: str = "",
        verb: str,
        danger: bool = False,
        wide: int = 640,
    ) -> None:
        super().__init__(parent)
        self.tr_ = tr
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme.current()
        self._rows = lines = column()
        self.setLayout(lines)
        head = column(spacing=4, margins=(20, 16, 20, 8))
        head.addWidget(Words(title, size="name", bold=True, wrap=True, name="question_title"))
        if explain:
            head.addWidget(Words(explain, size="compact", tone="ink2", wrap=True))
        lines.addLayout(head)
        self._head = head
        self.area = Scroll(margins=(20, 4, 20, 12), spacing=10)
        self.body = self.area.body
        lines.addWidget(self.area, 1)
        self.trouble = IconWords("warning", "", size="base", tone="danger", wrap=True, name="question_trouble")
        self.trouble.hide()
        self.back = Button(tr(N_("やめる")), name="question_back", pressed=self.reject)
        self.verb = Button(verb, name="question_do", look="danger" if danger else "primary", pressed=self.agreed.emit)
        line = row(spacing=8, margins=(20, 8, 20, 12))
        line.addWidget(self.trouble, 1)
        line.addStretch(0)
        line.addWidget(self.back)
        line.addWidget(self.verb)
        self._bar = line
        lines.addWidget(frame("action", line))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.agreed.emit)
        FocusRing(self)
        self._over = parent.window()
        self._wide = min(look.px(wide), max(480, parent.window().width() - 80))
        self._room = max(320, parent.window().height() - 80)

    def add_remark(self, words: QWidget) -> None:
        """Keep something in sight at the left of the buttons."""
        self._bar.insertWidget(0, words, 1, Qt.AlignmentFlag.AlignVCenter)

    def add_verb(self, button: Button) -> None:
        """Put another way to do it before the verb."""
        self._bar.insertWidget(self._bar.indexOf(self.verb), button)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its fields, as far as the window allows."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height of what it holds now."""
        self.resize(self._wide, self._room)
        for each in (self._rows, self.body):
            each.activate()  # a form knows only now whether two fields stand beside each other
        inside = self.body.totalHeightForWidth(self._wide)
        inside = inside if inside >= 0 else self.body.sizeHint().height()
        above = self._head.totalHeightForWidth(self._wide)
        high = inside + max(above, self._head.sizeHint().height()) + theme.current().px(64)
        self.resize(self._wide, min(self._room, max(high, theme.current().px(200))))
        self.move(self._over.frameGeometry().center() - self.rect().center())

    def refuse(self, refused: Refused) -> bool:
        """Show why it cannot be done; nothing that was typed is lost."""
        self.trouble.words.setText(refused.message.text(self.tr_))
        self.trouble.show()
        return True

    def form_view(self) -> FormView:
        """The form of the question, if it has one."""
        found = self.findChild(FormView)
        assert found is not None  # noqa: S101 - only asked of questions with a form
        return found
