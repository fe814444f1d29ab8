"""The copies of the file: what there is, make one now, check one, bring one back."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.eras import wareki_moment
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.backups import BackedUp, Backup, Listed, backups
from kyoju_desktop.storage.backup import inspect
from kyoju_desktop.storage.verify import Verification, verify
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.pages.set_up_line import Line
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, PageHead, Panel, Scroll, column, row, rule

_KIB = 1024


class CheckBackup(Question):
    """Asks for a backup's passphrase in order to open and check all of it."""

    def __init__(self, parent: QWidget, desk: Desk, backup: Backup) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="check_backup",
            title=tr(N_("控えを確かめる")),
            explain=tr(
                N_("{at} の控えを開き、全部のページと記録のつながりを調べます。いまのデータは変わりません。"),
                at=wareki_moment(backup.at),
            ),
            verb=tr(N_("確かめる")),
            wide=520,
        )
        self.line = Line("check_passphrase", tr(N_("控えの合言葉か回復キー")), secret=True)
        self.line.box.returnPressed.connect(self.agreed)
        self.body.addWidget(self.line)


class BackupsPage(QWidget):
    """Lists the backups of both places, newest first."""

    explanation = N_(
        "控えは暗号のまま作られ、作ったあとに開けるかどうか調べられます。合言葉か回復キーがあれば、別の端末でも開けます。"
        "戻すときも、いまのファイルは消さずに残します。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        lines = column()
        self.setLayout(lines)
        self.head = PageHead(tr(N_("控え")), tr(N_("バックアップ")))
        back = Button(tr(N_("設定に戻る")), icon="undo", look="quiet", name="to_settings")
        back.clicked.connect(lambda: desk.go("settings"))
        self.head.right.addWidget(back)
        check = Button(tr(N_("いまのデータを点検")), icon="shield-check", name="verify")
        check.clicked.connect(self._verify)
        self.head.right.addWidget(check)
        now = Button(tr(N_("控えをいま作る")), icon="copy", look="primary", name="back_up")
        now.clicked.connect(self._back_up)
        self.head.right.addWidget(now)
        lines.addWidget(self.head)
        self._scroll = Scroll(margins=(16, 0, 16, 12), spacing=16)
        lines.addWidget(self._scroll, 1)
        self._panels: list[QWidget] = []

    def refresh(self) -> None:
        """Read both places again."""
        for each in self._panels:
            each.hide()
            each.deleteLater()
        self._panels = []
        while self._scroll.body.count():
            self._scroll.body.takeAt(0)
        tr = self._desk.tr
        titles = (tr(N_("データの隣")), tr(N_("二つ目の場所")))
        for title, listed in zip(titles, backups(self._desk.data_dir), strict=False):
            self._add(self._place(title, listed))
        if not self._desk.settings.second_backup:
            self._add(self._no_second(titles[1]))
        self._scroll.body.addStretch(1)

    def _add(self, panel: QWidget) -> None:
        self._panels.append(panel)
        self._scroll.body.addWidget(panel)

    def _place(self, title: str, listed: Listed) -> Panel:
        tr = self._desk.tr
        panel = Panel(title, icon="cases", count=tr(N_("{number}件"), number=str(len(listed.backups))))
        place = row(margins=(12, 6, 12, 6))
        place.addWidget(Elided(str(listed.folder), size="small", tone="ink2"))
        panel.body.addLayout(place)
        panel.body.addWidget(rule())
        if listed.problem is not None:
            problem = row(margins=(12, 8, 12, 8))
            problem.addWidget(IconWords("warning", listed.problem.text(tr), size="base", tone="warn", wrap=True))
            panel.body.addLayout(problem)
        elif not listed.backups:
            panel.body.addWidget(
                Empty(tr(N_("控えはまだありません。")), tr(N_("閉じるときと一日に一度、自動で作られます。")))
            )
        for backup in listed.backups:
            panel.body.addWidget(self._line(backup))
            panel.body.addWidget(rule())
        return panel

    def _line(self, backup: Backup) -> QWidget:
        tr = self._desk.tr
        made = QWidget()
        line = row(spacing=8, margins=(12, 4, 12, 4))
        made.setLayout(line)
        words = column()
        words.addWidget(Words(wareki_moment(backup.at), bold=True))
        size = tr(N_("{size}KB  {name}"), size=format_number(backup.size // _KIB), name=backup.path.name)
        words.addWidget(Elided(size, size="small", tone="ink2"))
        line.addLayout(words, 1)
        state = (
            ("circle-check", N_("確かめ済み"), "done") if backup.verified else ("warning", N_("読めません"), "danger")
        )
        line.addWidget(Chip(tr(state[1]), icon=state[0], state=state[2]), 0, Qt.AlignmentFlag.AlignVCenter)
        check = Button(tr(N_("確かめる")), icon="shield-check", small=True, name=f"check_{backup.path.stem}")
        check.clicked.connect(partial(self._check, backup))
        bring = Button(tr(N_("この控えに戻す")), icon="refresh", small=True, name=f"restore_{backup.path.stem}")
        bring.clicked.connect(partial(self._bring_back, backup))
        line.addWidget(check)
        line.addWidget(bring)
        made.setMinimumHeight(theme.current().px(44))
        return made

    def _no_second(self, title: str) -> Panel:
        tr = self._desk.tr
        panel = Panel(title, icon="cases")
        action = Button(tr(N_("場所を決める")), icon="folder-open", small=True, name="choose_second")
        action.clicked.connect(lambda: self._desk.go("settings"))
        panel.body.addWidget(
            Empty(
                tr(N_("二つ目の場所は決まっていません。")),
                tr(N_("共有フォルダーや外付けの媒体を決めると、この端末が壊れても控えが残ります。")),
                action=action,
            )
        )
        return panel

    # what the clerk does

    def _back_up(self) -> None:
        tr = self._desk.tr

        def made(done: BackedUp) -> None:
            self.refresh()
            if done.problem is None:
                self._desk.status(tr(N_("控えを作り、開けることを確かめました。")))

        if self._desk.session is not None:
            self._desk.session.copy_now(made)

    def _check(self, backup: Backup) -> None:
        dialog = CheckBackup(self, self._desk, backup)

        def refused(problem: Refused) -> bool:
            dialog.line.say(problem.message.text(self._desk.tr), wrong=True)
            return True

        def good(_backup: Backup) -> None:
            dialog.accept()
            self._say_good(self._desk.tr(N_("この控えは全部読めます。戻すのに使えます。")))

        def use() -> None:
            secret = dialog.line.box.text()
            label = self._desk.tr(N_("控えを確かめています…"))
            self._desk.work.perform(
                self, label, lambda _progress: inspect(backup.path, secret), good, refused=refused, long=True
            )

        dialog.agreed.connect(use)
        dialog.open()

    def _bring_back(self, backup: Backup) -> None:
        if self._desk.session is not None:
            self._desk.session.ask_bring_back(backup)

    def _verify(self) -> None:
        label = self._desk.tr(N_("データを点検しています…"))
        self._desk.work.perform(self, label, lambda _progress: verify(self._desk.store), self._verified, long=True)

    def _verified(self, found: Verification) -> None:
        tr = self._desk.tr
        if found.ok:
            self._say_good(tr(N_("こわれたところはありません。記録のつながりも全部合っています。")))
            return
        problems = "\n".join(each.text(tr) for each in found.problems)
        Notice(
            self,
            tr(N_("問題が見つかりました")),
            problems,
            icon="warning",
            tone="danger",
            close=tr(N_("閉じる")),
        ).open()

    def _say_good(self, words: str) -> None:
        tr = self._desk.tr
        Notice(self, tr(N_("問題ありません")), words, icon="circle-check", tone="done", close=tr(N_("閉じる"))).open()
