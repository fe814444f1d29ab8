"""The unlock screen: painted with Qt alone, before the libraries of the file are loaded."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kyoju_desktop import __version__
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.platform.keyboard import caps_lock
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.logo import Logo
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row


class SecretLine(QLineEdit):
    """A passphrase being typed: 40 high, hidden, without input method; tells whether Caps Lock shows."""

    caps_seen = Signal(bool)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("tall", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital letter without Shift (or a small one with it) gives Caps Lock away."""
        letter = event.text()
        if letter.isascii() and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(letter.isupper() != shift)
        super().keyPressEvent(event)


class UnlockPage(QWidget):
    """Asks for the passphrase (or the recovery key); knows nothing about any person."""

    unlock_pressed = Signal(str)
    recovery_pressed = Signal(str)
    training_pressed = Signal()
    other_place_pressed = Signal()
    help_pressed = Signal()
    repair_pressed = Signal()

    def __init__(
        self, tr: Translator, data_dir: Path, *, office_line: str, drafts: int, backup: datetime | None
    ) -> None:
        super().__init__()
        self._tr = tr
        self._recovering = False
        self._wait = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._second_over)
        whole = column()
        self.setLayout(whole)
        scroll = Scroll(margins=(16, 0, 16, 16))
        whole.addWidget(scroll, 1)
        middle = column(spacing=0)
        holder = QWidget()
        holder.setLayout(middle)
        holder.setMaximumWidth(theme.current().px(400))
        scroll.body.addStretch(2)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(holder, 100)
        centred.addStretch(1)
        scroll.body.addLayout(centred)
        scroll.body.addStretch(3)
        self._build_head(middle, office_line)
        self._build_panel(middle)
        self._build_facts(middle, drafts, backup)
        self._build_training(middle)
        whole.addWidget(self._build_foot(data_dir))
        self.show_caps(on=caps_lock())

    # what the session tells

    def show_busy(self, *, busy: bool) -> None:
        """While the key is being worked out nothing can be pressed twice."""
        for each in (self.box, self.key_box, self.open, self.forgot):
            each.setEnabled(not busy)
        words = N_("開いています…") if busy else N_("開く")
        self.open.set_text(self._tr(words))
        if not busy:
            (self.key_box if self._recovering else self.box).setFocus()

    def show_wrong(self, words: str, wait_seconds: int = 0) -> None:
        """Say that it was wrong, and how long to wait before the next try."""
        self.show_busy(busy=False)
        self.problem.show_state("warning", words, "danger")
        self.problem.show()
        self.box.selectAll()
        self._wait = wait_seconds
        if wait_seconds:
            self._timer.start()
        self._show_wait()

    def show_damage(self, words: str, *, offer: bool) -> None:
        """The file cannot be opened: it is kept, and the newest good backup is offered."""
        self.show_wrong(words)
        self.repair.setVisible(offer)

    def show_facts(self, drafts: int, backup: datetime | None) -> None:
        """What is safe: how much is unfinished, when it was copied."""
        tr = self._tr
        self._drafts.words.setText(tr(N_("書きかけ{number}件は、そのまま残っています"), number=str(drafts)))
        self._drafts.setVisible(drafts > 0)
        if backup:
            from kyoju_desktop.i18n.eras import wareki_moment  # noqa: PLC0415 - a first start has no copy to tell of

            self._backup.words.setText(tr(N_("控え {at} 取得済み"), at=wareki_moment(backup)))
        self._backup.setVisible(backup is not None)
        self._facts.setVisible(drafts > 0 or backup is not None)

    def show_place(self, words: str) -> None:
        """A word about where the data lies, read before the passphrase is typed; the house makes room for it."""
        self._place.words.setText(words)
        self._place.show()
        self._logo.hide()

    def show_training(self, passphrase: str) -> None:
        """The invented office: its passphrase is no secret, and the way back stands here."""
        tr = self._tr
        self.training.set_text(tr(N_("本番の役場へ")))
        self.forgot.hide()
        words = tr(N_("研修モードの合言葉: {passphrase}"), passphrase=passphrase)
        self.problem.show_state("book", words, "warn")
        self.problem.show()

    def show_caps(self, *, on: bool | None) -> None:
        """What is known of Caps Lock."""
        if on is None:
            self.caps.hide()
            return
        words = N_("大文字固定 入") if on else N_("大文字固定 切")
        self.caps.show_state("warning" if on else "check", self._tr(words), "warn" if on else "done")
        self.caps.show()

    # building

    def _build_head(self, lines: QVBoxLayout, office_line: str) -> None:
        look = theme.current()
        head = column(spacing=0, margins=(0, 16, 0, 24))
        self._logo = Logo(56)
        head.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignHCenter)
        head.addSpacing(look.px(16))
        name = Words(self._tr(N_("居住支援ケース管理")), size="base", tone="ink2", name="product")
        name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head.addWidget(name)
        head.addSpacing(look.px(6))
        self.office = Words(office_line, size="title", bold=True, wrap=True, name="office_line")
        self.office.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head.addWidget(self.office)
        self._place = IconWords("warning", "", size="compact", tone="warn", wrap=True, name="place_warning")
        self._place.setContentsMargins(0, look.px(12), 0, 0)
        self._place.hide()
        head.addWidget(self._place)
        lines.addLayout(head)

    def _build_panel(self, lines: QVBoxLayout) -> None:
        tr = self._tr
        inner = column(spacing=8, margins=(24, 20, 24, 16))
        self._label = Words(tr(N_("合言葉")), bold=True)
        inner.addWidget(self._label)
        inner.addWidget(self._build_line())
        self.key_box = QLineEdit()
        self.key_box.setObjectName("recovery_key")
        self.key_box.setAccessibleName(tr(N_("回復キー")))
        self.key_box.setPlaceholderText(tr(N_("紙に写した回復キー(間の線や空きは入れなくてよい)")))
        self.key_box.hide()
        self.key_box.returnPressed.connect(self._press)
        inner.addWidget(self.key_box)
        signs = row(spacing=16)
        self.ime = IconWords("check", tr(N_("日本語入力 切")), tone="done", name="ime_state")
        self.caps = IconWords("check", "", tone="done", name="caps_state")
        signs.addWidget(self.ime)
        signs.addWidget(self.caps)
        signs.addStretch(1)
        inner.addLayout(signs)
        self.problem = IconWords("warning", "", tone="danger", size="compact", wrap=True, name="unlock_problem")
        self.problem.hide()
        inner.addWidget(self.problem)
        self.repair = Button(tr(N_("控えから戻す")), icon="refresh", name="repair", pressed=self.repair_pressed.emit)
        self.repair.hide()
        inner.addWidget(self.repair)
        inner.addSpacing(theme.current().px(8))
        self.open = Tall(
            tr(N_("開く")), icon="unlock", hint="Enter", look="primary", name="open", pressed=self._press
        )
        inner.addWidget(self.open)
        inner.addSpacing(theme.current().px(4))
        self.forgot = Button(
            tr(N_("合言葉を忘れた(回復キーで開く)")), icon="key", look="quiet", name="forgot", pressed=self._switch
        )
        inner.addWidget(self.forgot, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addWidget(frame("panel", inner))

    def _build_line(self) -> QWidget:
        holder = QWidget()
        line = row(spacing=0)
        holder.setLayout(line)
        self.box = SecretLine("passphrase", self._tr(N_("合言葉")))
        self.box.returnPressed.connect(self._press)
        self.box.textEdited.connect(self._typed)
        self.box.caps_seen.connect(lambda on: self.show_caps(on=on))
        self._label.setBuddy(self.box)
        self.peek = Button(self._tr(N_("見る")), icon="eye", look="quiet", name="peek")
        self.peek.setCheckable(True)
        self.peek.toggled.connect(self._peek)
        inside = row(spacing=0, margins=(0, 0, 4, 0))
        inside.addStretch(1)
        inside.addWidget(self.peek)
        self.box.setLayout(inside)
        self.box.setTextMargins(0, 0, self.peek.sizeHint().width(), 0)
        line.addWidget(self.box)
        self._line = holder
        return holder

    def _build_facts(self, lines: QVBoxLayout, drafts: int, backup: datetime | None) -> None:
        facts = column(spacing=6, margins=(16, 12, 16, 12))
        self._drafts, self._backup = _fact("drafts_left"), _fact("backup_made")
        for each in (self._drafts, self._backup):
            facts.addWidget(each)
        self._facts = frame("quietpanel", facts)
        lines.addSpacing(theme.current().px(16))
        lines.addWidget(self._facts)
        lines.addSpacing(theme.current().px(24))
        self.show_facts(drafts, backup)

    def _build_training(self, lines: QVBoxLayout) -> None:
        tr = self._tr
        self.training = Button(
            tr(N_("研修モードで開く")), icon="book", name="training", pressed=self.training_pressed.emit
        )
        lines.addWidget(self.training, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addSpacing(theme.current().px(8))
        words = Words(
            tr(N_("架空の役場で練習します。本物の記録には触れません。")), size="small", tone="ink2", wrap=True
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        lines.addWidget(words)

    def _build_foot(self, data_dir: Path) -> QWidget:
        tr = self._tr
        line = row(spacing=16, margins=(16, 0, 16, 0))
        line.addWidget(
            Elided(tr(N_("この端末の中だけで動きます。外へはつながりません。")), size="small", tone="ink2"), 3
        )
        place = IconWords("cases", "", tone="ink2", name="data_place")
        place.words.setText(data_dir.name)
        place.setToolTip(str(data_dir))
        line.addWidget(place)
        line.addWidget(
            _Low(
                tr(N_("ほかの保管場所を開く")),
                look="quiet",
                name="other_place",
                pressed=self.other_place_pressed.emit,
            )
        )
        line.addWidget(Words(tr(N_("第{version}版"), version=__version__), size="small", tone="ink2"))
        line.addWidget(_Low(tr(N_("説明 F1")), look="quiet", name="help", pressed=self.help_pressed.emit))
        made = frame("status", line)
        made.setMinimumHeight(theme.current().px(32))
        return made

    # what the clerk does

    def _press(self) -> None:
        if self._wait or not self.open.isEnabled():
            return
        text = self.key_box.text() if self._recovering else self.box.text()
        if not text:
            return
        self.problem.hide()
        self.show_busy(busy=True)
        if self._recovering:
            self.recovery_pressed.emit(text)
        else:
            self.unlock_pressed.emit(text)

    def _switch(self) -> None:
        tr = self._tr
        self._recovering = not self._recovering
        self._line.setVisible(not self._recovering)
        self.ime.setVisible(not self._recovering)
        self.key_box.setVisible(self._recovering)
        self._label.setText(tr(N_("回復キー")) if self._recovering else tr(N_("合言葉")))
        words = N_("合言葉で開く") if self._recovering else N_("合言葉を忘れた(回復キーで開く)")
        self.forgot.set_text(tr(words))
        self.problem.hide()
        (self.key_box if self._recovering else self.box).setFocus()

    def _peek(self, on: bool) -> None:
        self.box.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.peek.set_text(self._tr(N_("隠す") if on else N_("見る")))
        self.peek.set_icon("eye-off" if on else "eye")
        self.box.setFocus()

    def _typed(self, text: str) -> None:
        wide = not text.isascii()
        words = N_("全角の文字が入っています") if wide else N_("日本語入力 切")
        self.ime.show_state("warning" if wide else "check", self._tr(words), "warn" if wide else "done")

    def _second_over(self) -> None:
        self._wait = max(0, self._wait - 1)
        self._show_wait()

    def _show_wait(self) -> None:
        self.open.setEnabled(self._wait == 0)
        if self._wait:
            self.open.set_text(self._tr(N_("あと{seconds}秒お待ちください"), seconds=str(self._wait)))
            return
        self._timer.stop()
        self.open.set_text(self._tr(N_("開く")))


class Tall(Button):
    """A button 40 high."""

    def _height(self) -> int:
        return 40


class _Low(Button):
    def _height(self) -> int:
        return 24

    def _size(self) -> str:
        return "small"

    def _padding(self) -> int:
        return 4


def _fact(name: str) -> IconWords:
    return IconWords("check", "", size="compact", tone="done", wrap=True, name=name, words_tone="ink")
