"""What the set-up is made of: the answers it gathers, a labelled line to type one, and the foot."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kyoju_desktop.i18n.eras import wareki_moment
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.unlock import SecretLine
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row


@dataclass(frozen=True)
class Answers:
    """What the set-up asks before anything is written."""

    municipality: str
    code: str
    welfare_office: bool
    department: str
    section: str
    clerk: str
    passphrase: str


class Line(QWidget):
    """A labelled line with a hint and, when something is wrong, the reason below."""

    def __init__(self, name: str, label: str, hint: str = "", *, width: int = 0, secret: bool = False) -> None:
        super().__init__()
        look = theme.current()
        lines = column(spacing=4)
        self.setLayout(lines)
        self.box: QLineEdit = SecretLine(name, label) if secret else QLineEdit()
        self.box.setObjectName(name)
        self.box.setAccessibleName(label)
        if width:
            self.box.setMaximumWidth(look.px(width))
        self.label = Words(label, bold=True)
        self.label.setBuddy(self.box)
        lines.addWidget(self.label)
        if hint:
            lines.addWidget(Words(hint, size="compact", tone="ink2", wrap=True))
        lines.addWidget(self.box)
        self.note = IconWords("check", "", size="compact", tone="done", wrap=True, name=f"{name}_note")
        self.note.hide()
        lines.addWidget(self.note)

    def text(self) -> str:
        """What was typed, without blanks around it."""
        return self.box.text().strip()

    def say(self, words: str, *, wrong: bool = False) -> None:
        """A reason or a reading below the line; "" for nothing."""
        self.note.show_state("warning" if wrong else "check", words, "danger" if wrong else "done")
        self.note.setVisible(bool(words))
        self.box.setAccessibleDescription(words)


class WayBack(QWidget):
    """What is said of a backup that was found; `button` leads from the set-up back to an office that was.

    `pressed` carries the backup that was found in the second place (storage.backup.Backup), or None.
    """

    pressed = Signal(object)

    def __init__(self, tr: Translator, *, good: bool) -> None:
        """`good` says whether an office can come to lie in this place."""
        super().__init__()
        self._tr = tr
        self._found: Any = None
        self.button = Button(
            tr(N_("控えから戻す(前のパソコンから移る)")),
            icon="refresh",
            look="quiet",
            small=True,
            name="from_backup",
            pressed=lambda: self.pressed.emit(self._found),
        )
        self.button.setEnabled(good)
        self._note = IconWords("info", "", tone="accent", wrap=True, name="found_backup")
        lines, inner = column(), column(margins=(12, 8, 12, 8))
        self.setLayout(lines)
        inner.addWidget(self._note)
        lines.addWidget(frame("quietpanel", inner))

    def show_found(self, backup: Any) -> None:  # noqa: ANN401 - storage.backup.Backup or None, loaded late
        """A backup of this office lies in the second place: it is offered first."""
        self._found = backup
        if backup is not None:
            words = N_(
                "この役場の控えが、二つ目の控えの場所にあります({at})。前のパソコンから移るときは、上の「控えから戻す」を押してください。"
            )
            self._note.words.setText(self._tr(words, at=wareki_moment(backup.at)))
        self.setVisible(backup is not None)

    def show_way(self, *, shown: bool) -> None:
        """Offer it until the new office exists."""
        self.button.setVisible(shown)
        self.setVisible(shown and self._found is not None)


class Foot(QWidget):
    """Where the data will lie, and the ways out of the set-up."""

    other_place, training = Signal(), Signal()

    def __init__(self, tr: Translator, place: str) -> None:
        super().__init__()
        foot, line = column(spacing=4), row(spacing=8)
        self.setLayout(foot)
        self._ways = QWidget()
        self._ways.setLayout(line)
        foot.addWidget(IconWords("cases", tr(N_("データの場所: {place}"), place=place), wrap=True, name="data_place"))
        for words, icon, name, signal in (
            (N_("ほかの保管場所を開く"), "", "other_place", self.other_place),
            (N_("研修モードで試す"), "book", "training", self.training),
        ):
            line.addWidget(Button(tr(words), icon=icon, look="quiet", small=True, name=name, pressed=signal.emit))
        line.addStretch(1)
        foot.addWidget(self._ways)

    def show_ways(self, *, shown: bool) -> None:
        """Offer the ways out, until the new office exists."""
        self._ways.setVisible(shown)
