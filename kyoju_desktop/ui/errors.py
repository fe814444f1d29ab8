"""Failures as the clerk meets them: a calm message for a refusal, a plain confession for a bug."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import column, row

BUG_TITLE = N_("プログラムの中で問題が起きました")
BUG_TEXT = N_(
    "いま頼まれたことは終わっていません。これまでに保存したものと書きかけは無事です。"
    "もう一度試し、同じことが起きたら、情報担当に次の番号を伝えてください: {number}"
)


class Notice(QDialog):
    """A calm message: what happened, what is safe, what to do next; with one button or several."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        *,
        icon: str = "info",
        tone: str = "accent",
        answers: Sequence[tuple[str, str, str]] = (),
        close: str = "",
        first: str = "",
    ) -> None:
        """`answers` are (code, words, look of the button); the last one is the primary. `close` is the way back.

        The primary has the focus at first, else the way back; `first` names another answer for it.
        """
        super().__init__(parent)
        self.setObjectName("notice")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.answer = ""
        self._then: Callable[[str], object] | None = None
        look = theme.current()
        self._lines = lines = column(spacing=12, margins=(24, 20, 24, 16))
        self.setLayout(lines)
        top = row(spacing=12)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, 24, tone))
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=8)
        words.addWidget(Words(title, size="name", bold=True, wrap=True, name="notice_title"))
        body = Words(text, wrap=True, name="notice_text")
        body.setMinimumWidth(min(look.px(420), 900))
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(body)
        top.addLayout(words, 1)
        lines.addLayout(top)
        lines.addSpacing(look.px(4))
        lines.addLayout(self._buttons(answers, close))
        self._focus_first(first, answers)
        FocusRing(self)

    def _buttons(self, answers: Sequence[tuple[str, str, str]], close: str) -> QHBoxLayout:
        line = row(spacing=8)
        line.addStretch(1)
        if close:
            back = Button(close, name="notice_close", look="plain" if answers else "primary", pressed=self.reject)
            line.addWidget(back)
        for code, words, look in answers:
            button = Button(words, name=f"notice_{code}", look=look)
            button.clicked.connect(lambda _checked=False, code=code: self._answered(code))
            line.addWidget(button)
        return line

    def _focus_first(self, first: str, answers: Sequence[tuple[str, str, str]]) -> None:
        """Only what already stands in the dialog can take the focus."""
        primary = next((code for code, _words, look in answers if look == "primary"), "close")
        button = self.findChild(Button, f"notice_{first or primary}")
        if button is not None:
            button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Never less high than its lines, however they are broken."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self._lines.totalHeightForWidth(self.width())))

    def _answered(self, code: str) -> None:
        self.answer = code
        self.accept()

    def ask(self, then: Callable[[str], object]) -> None:
        """Open without stopping the program; `then` gets the answer's code, "" when it was closed."""
        self._then = then
        self.finished.connect(lambda _result: then(self.answer))
        self.open()


def ask(
    parent: QWidget,
    title: str,
    text: str,
    yes: str,
    then: Callable[[], object],
    *,
    no: str,
    danger: bool = False,
) -> Notice:
    """Ask one question; `then` is called when the clerk says yes."""
    made = Notice(
        parent,
        title,
        text,
        icon="warning" if danger else "question",
        tone="danger" if danger else "accent",
        answers=(("yes", yes, "danger" if danger else "primary"),),
        close=no,
    )
    made.ask(lambda code: then() if code == "yes" else None)
    return made


def show_refused(parent: QWidget | None, refused: Refused, tr: Translator) -> Notice:
    """Show a refusal that belongs to no field."""
    made = Notice(
        parent,
        tr(N_("いまはできません")),
        refused.message.text(tr),
        icon="warning",
        tone="warn",
        close=tr(N_("閉じる")),
    )
    made.open()
    return made


def log_bug(problem: BaseException) -> str:
    """Write where it broke into the local log, never what was in it; returns the number to tell IT."""
    import logging  # noqa: PLC0415 - rarely needed, and the first screen need not wait for it
    import traceback  # noqa: PLC0415

    last = traceback.extract_tb(problem.__traceback__)
    places = " < ".join(f"{_short(each.filename)}:{each.lineno}:{each.name}" for each in reversed(last))
    number = f"{abs(hash((type(problem).__name__, places))) % 1_000_000:06d}"
    logging.getLogger("kyoju_desktop").error("bug %s %s at %s", number, type(problem).__name__, places)
    return number


def _short(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-2:])


def show_bug(parent: QWidget | None, problem: BaseException, tr: Translator) -> Notice:
    """Tell the clerk that it was our mistake; the log has the place. While it is being told, it is not told again."""
    number = log_bug(problem)
    told = QApplication.activeModalWidget()
    if isinstance(told, Notice) and told.property("bug") == number:
        return told
    made = Notice(
        parent,
        tr(BUG_TITLE),
        tr(BUG_TEXT, number=number),
        icon="warning",
        tone="danger",
        close=tr(N_("閉じる")),
    )
    made.setProperty("bug", number)  # the tour stops at it
    made.open()
    return made
