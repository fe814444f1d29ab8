"""Restoring a backup: which one, what becomes of the present file, and its passphrase."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.i18n.eras import wareki_moment
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.pages.set_up_line import Line
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords

Remark = tuple[str, str, str]  # icon, tone, words

_REPLACING: tuple[Remark, ...] = (
    ("circle-check", "done", N_("いまのファイルは消さず、同じフォルダーの中に日時をつけて残します。")),
    ("warning", "warn", N_("控えのあとに書いた記録は、戻した画面には出てきません。")),
)


class BringBack(Question):
    """Asks for the passphrase of the backup; `given` carries it."""

    given = Signal(str)

    def __init__(self, parent: QWidget, tr: Translator, at: datetime, remarks: Sequence[Remark] = ()) -> None:
        """`remarks` stand above the passphrase; without any, those of a restore on the same machine."""
        super().__init__(
            parent,
            tr,
            name="bring_back",
            title=tr(N_("控えから戻す")),
            explain=tr(N_("{at} に作った控えを開きます。"), at=wareki_moment(at)),
            verb=tr(N_("この控えに戻す")),
            wide=520,
        )
        for icon, tone, words in remarks or [(icon, tone, tr(words)) for icon, tone, words in _REPLACING]:
            self.body.addWidget(IconWords(icon, words, size="base", tone=tone, wrap=True))
        self._busy = False
        self._line = Line(
            "backup_passphrase",
            tr(N_("控えの合言葉")),
            tr(N_("控えを作ったときの合言葉か、回復キーを入れてください。")),
            secret=True,
        )
        self.body.addWidget(self._line)
        self._line.box.returnPressed.connect(self.agreed)
        self._line.box.setFocus()
        self.agreed.connect(self._check)

    def show_busy(self, *, busy: bool) -> None:
        """Nothing can be pressed while the backup is looked through and restored."""
        self._busy = busy
        for each in (self._line, *self.findChildren(Button)):
            each.setEnabled(not busy)
        words = N_("調べて戻しています…") if busy else N_("この控えに戻す")
        self.verb.set_text(self.tr_(words))

    def show_wrong(self, words: str) -> None:
        """Why it was not restored; another passphrase can be tried."""
        self.show_busy(busy=False)
        self._line.say(words, wrong=True)
        self.fit()
        # when the lines have their places
        QTimer.singleShot(0, self.area, lambda: self.area.ensureWidgetVisible(self._line.note))
        self._line.box.setFocus()
        self._line.box.selectAll()

    def reject(self) -> None:
        """Go back, unless it is being restored."""
        if not self._busy:
            super().reject()

    def _check(self) -> None:
        if self._busy:
            return
        text = self._line.box.text()
        if not text:
            self._line.say(self.tr_(N_("合言葉を入れてください。")), wrong=True)
            return
        self.given.emit(text)
