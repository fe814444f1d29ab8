"""The password of a file, shown once in large groups; it can be printed on a slip of its own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.exchange.passwords import groups
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.slips import password_slips
from kyoju_desktop.ui.clipboard import copy_secret, empty_clipboard
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.print_paper import print_paper
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row

Made = Sequence[tuple[str, str]]  # how the file is called, its password


class PasswordShown(Question):
    """What opens the files that were just written. Nothing of it is kept: when it is closed, it is gone."""

    def __init__(self, desk: Desk, parent: QWidget, made: Made, went: Callable[[], object]) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="password_shown",
            title=tr(N_("保存しました。開くためのパスワードです")),
            explain=tr(
                N_(
                    "この画面を閉じると、二度と出せません。ファイルとは別の方法(電話・手渡し・別の便)で伝えてください。"
                )
            ),
            verb=tr(N_("控えたので閉じる")),
            wide=600,
        )
        self._desk, self._made = desk, tuple(made)
        for name, password in self._made:
            self.body.addWidget(self._one(name, password))
        apart = tr(N_("ファイルと同じ紙・同じメールに書かないでください。ハイフンも入れます。"))
        self.body.addWidget(IconWords("info", apart, wrap=True))
        self.body.addStretch(1)
        self.slip = Button(
            tr(N_("パスワード票を印刷する")), icon="printer", name="password_slip", pressed=self._print_slip
        )
        self.body.addWidget(self.slip, 0, Qt.AlignmentFlag.AlignLeft)
        self.back.hide()
        self.agreed.connect(self.accept)
        self.finished.connect(lambda _result: self._closed(went))

    def _one(self, name: str, password: str) -> QWidget:
        tr = self._desk.tr
        lines = column(spacing=4, margins=(12, 8, 12, 10))
        lines.addWidget(Words(name, size="compact", tone="ink2", wrap=True))
        line = row(spacing=14)
        parts = groups(password)
        for at, each in enumerate(parts):
            line.addWidget(Words(each if at == len(parts) - 1 else f"{each} -", size="title", bold=True))
        line.addStretch(1)
        copy = Button(tr(N_("写す")), icon="copy", small=True, name="password_copy")
        copy.clicked.connect(lambda _checked=False: copy_secret(password))
        line.addWidget(copy)
        lines.addLayout(line)
        made = frame("panel", lines)
        made.setObjectName("password")
        made.setAccessibleName(tr(N_("パスワード")))
        made.setAccessibleDescription(password)
        return made

    def _closed(self, went: Callable[[], object]) -> None:
        """The words go from the clipboard with the dialog."""
        secrets = {password for _name, password in self._made}
        empty_clipboard(lambda text: text in secrets)
        self._made = ()
        went()

    def _print_slip(self) -> None:
        """Straight to a printer: what must not lie in a file is not offered to be saved either."""
        desk, made, at = self._desk, self._made, self._desk.locale
        title = desk.tr(N_("パスワード票"))

        def printed() -> None:
            desk.status(desk.tr(N_("プリンターに送りました。")))

        def send(slip: Rendered) -> None:
            print_paper(
                desk, self, slip.pdf, title, printed, lambda why: desk.status(why.text(desk.tr)), form="password_slip"
            )

        desk.work.read(self, lambda r: password_slips(r, made, at), send, label=N_("パスワード票を作る"))


def show_passwords(desk: Desk, parent: QWidget, made: Made, went: Callable[[], object]) -> PasswordShown:
    """Show what opens the files; `went` once the clerk has closed it."""
    shown = PasswordShown(desk, parent, made, went)
    shown.open()
    shown.slip.setFocus()
    return shown
