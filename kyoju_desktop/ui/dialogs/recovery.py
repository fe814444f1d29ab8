"""After opening with the recovery key: a new passphrase, before anything else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.pages.set_up_line import Line
from kyoju_desktop.ui.passphrase import strength_of


class NewPassphrase(Question):
    """Asks for the new passphrase twice; `given` carries it."""

    given = Signal(str)

    def __init__(self, parent: QWidget, tr: Translator, *, forgotten: bool) -> None:
        explain = N_("回復キーで開きました。これから使う合言葉を決めてください。古い合言葉は使えなくなります。")
        if not forgotten:
            explain = N_("新しい合言葉を決めます。これまでに作った控えは、古い合言葉のまま開きます。")
        super().__init__(
            parent,
            tr,
            name="new_passphrase",
            title=tr(N_("新しい合言葉")),
            explain=tr(explain),
            verb=tr(N_("この合言葉にする")),
            wide=520,
        )
        self._old = Line("old_passphrase", tr(N_("いまの合言葉")), secret=True)
        self._old.setVisible(not forgotten)
        self._first = Line("first_passphrase", tr(N_("新しい合言葉")), secret=True)
        self._again = Line("again_passphrase", tr(N_("もう一度")), secret=True)
        for each in (self._old, self._first, self._again):
            self.body.addWidget(each)
            each.box.returnPressed.connect(self.agreed)
        self._first.box.textEdited.connect(self._weigh)
        self.agreed.connect(self._check)

    def old(self) -> str:
        """The present passphrase as typed."""
        return self._old.box.text()

    def refuse(self, refused: Refused) -> bool:
        """A wrong old passphrase stands beside its line."""
        self._old.say(refused.message.text(self.tr_), wrong=True)
        return True

    def _weigh(self, text: str) -> None:
        found = strength_of(text)
        self._first.say(self.tr_(found.words, length=str(len(text))) if text else "", wrong=not found.enough)

    def _check(self) -> None:
        text = self._first.box.text()
        if not strength_of(text).enough:
            self._weigh(text or " ")
            self._first.box.setFocus()
            return
        if text != self._again.box.text():
            self._again.say(self.tr_(N_("上と同じではありません。もう一度入れてください。")), wrong=True)
            self._again.box.setFocus()
            return
        self.given.emit(text)
