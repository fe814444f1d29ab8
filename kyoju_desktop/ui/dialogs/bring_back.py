"""Restoring a backup: which one, what becomes of the present file, and its passphrase."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.i18n.eras import wareki_moment
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.pages.set_up_line import Line
from kyoju_desktop.ui.widgets.labels import IconWords


class BringBack(Question):
    """Asks for the passphrase of the backup; `given` carries it."""

    given = Signal(str)

    def __init__(self, parent: QWidget, tr: Translator, at: datetime) -> None:
        super().__init__(
            parent,
            tr,
            name="bring_back",
            title=tr(N_("控えから戻す")),
            explain=tr(N_("{at} に作った控えを開きます。"), at=wareki_moment(at)),
            verb=tr(N_("この控えに戻す")),
            wide=520,
        )
        for icon, words in (
            ("circle-check", N_("いまのファイルは消さず、同じフォルダーの中に日時をつけて残します。")),
            ("warning", N_("控えのあとに書いた記録は、戻した画面には出てきません。")),
        ):
            tone = "done" if icon == "circle-check" else "warn"
            self.body.addWidget(IconWords(icon, tr(words), size="base", tone=tone, wrap=True))
        self._line = Line(
            "backup_passphrase",
            tr(N_("控えの合言葉")),
            tr(N_("控えを作ったときの合言葉か、回復キーを入れてください。")),
            secret=True,
        )
        self.body.addWidget(self._line)
        self._line.box.returnPressed.connect(self.agreed)
        self.agreed.connect(self._check)

    def _check(self) -> None:
        text = self._line.box.text()
        if not text:
            self._line.say(self.tr_(N_("合言葉を入れてください。")), wrong=True)
            return
        self.given.emit(text)
