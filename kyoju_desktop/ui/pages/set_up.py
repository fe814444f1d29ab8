"""The first start: in a few minutes from nothing to an encrypted office, one question after the other."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.municipality import check_code
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import choosing, theme
from kyoju_desktop.ui.pages.set_up_line import Answers, Line
from kyoju_desktop.ui.passphrase import Strength, strength_of
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row
from kyoju_desktop.ui.widgets.rail import Logo
from kyoju_desktop.ui.widgets.steps import Steps

STEPS = (N_("役場"), N_("担当"), N_("合言葉"), N_("回復キー"), N_("控え"))
WIDTH = 640


class SetUpPage(QWidget):
    """Five steps. `wanted` carries the `Answers`; the session answers with `show_key` or `show_refused`."""

    wanted = Signal(object)
    finished = Signal(str)  # the second backup place, "" for none
    training_pressed = Signal()
    other_place_pressed = Signal()

    def __init__(self, tr: Translator, place: str) -> None:
        super().__init__()
        self._tr = tr
        self._lines: dict[str, Line] = {}
        self._groups: tuple[str, ...] = ()
        self._asked = 0
        whole = column()
        self.setLayout(whole)
        scroll = Scroll(margins=(16, 24, 16, 24))
        whole.addWidget(scroll, 1)
        holder = QWidget()
        holder.setMaximumWidth(theme.current().px(WIDTH))
        self._middle = column(spacing=16)
        holder.setLayout(self._middle)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(holder, 100)
        centred.addStretch(1)
        scroll.body.addLayout(centred)
        scroll.body.addStretch(1)
        self._build_head()
        self._stack = QStackedWidget()
        for build in (self._office, self._people, self._passphrase, self._key, self._copy):
            inner = column(spacing=16, margins=(24, 20, 24, 20))
            build(inner)
            inner.addStretch(1)
            self._stack.addWidget(frame("panel", inner))
        self._middle.addWidget(self._stack)
        self._build_buttons()
        self._build_foot(place)
        self._go(0)

    # what the session answers

    def show_refused(self, refused: Refused) -> None:
        """Go back to the field that was refused, or say it on the passphrase step."""
        self.next.setEnabled(True)
        line = self._lines.get(refused.field)
        if refused.field == "welfare_office":
            self._welfare_note.show_state("warning", refused.message.text(self._tr), "danger")
            self._welfare_note.show()
            self._go(0)
            return
        if line is None:
            line = self._lines["passphrase"]
        step = 0 if refused.field in {"municipality", "code"} else 1 if refused.field in {"section", "clerk"} else 2
        line.say(refused.message.text(self._tr), wrong=True)
        self._go(step)
        line.box.setFocus()

    def show_key(self, recovery_key: str) -> None:
        """The office exists; now the recovery key is copied by hand."""
        self._groups = tuple(part for part in recovery_key.split("-") if part)
        self._asked = secrets.randbelow(len(self._groups))
        per_line = 4
        rows = [self._groups[at : at + per_line] for at in range(0, len(self._groups), per_line)]
        self._key_words.setText("\n".join("   ".join(line) for line in rows))
        words = self._tr(N_("紙を見て、左上から数えて{number}番目の組を入れてください"), number=str(self._asked + 1))
        self._lines["again"].label.setText(words)
        self._lines["again"].box.setAccessibleName(words)
        self.next.setEnabled(True)
        self._go(3)

    # building

    def _build_head(self) -> None:
        line = row(spacing=12)
        line.addWidget(Logo(40))
        words = column(spacing=2)
        words.addWidget(Words(self._tr(N_("居住支援ケース管理")), size="compact", tone="ink2"))
        words.addWidget(Words(self._tr(N_("はじめの設定")), size="title", bold=True, name="page_title"))
        line.addLayout(words)
        line.addStretch(1)
        self._middle.addLayout(line)
        self.steps = Steps([self._tr(each) for each in STEPS])
        self._middle.addWidget(self.steps)

    def _build_buttons(self) -> None:
        line = row(spacing=8)
        self.back = Button(self._tr(N_("戻る")), icon="arrow-left", name="back", pressed=self._back)
        self.next = Button(self._tr(N_("次へ")), icon="arrow-right", hint="Enter", look="primary", name="next")
        self.next.clicked.connect(self._next)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.next)
        self._middle.addLayout(line)

    def _build_foot(self, place: str) -> None:
        tr = self._tr
        foot = column(spacing=4)
        foot.addWidget(IconWords("cases", tr(N_("データの場所: {place}"), place=place), wrap=True, name="data_place"))
        line = row(spacing=8)
        line.addWidget(
            Button(
                tr(N_("ほかの保管場所を開く")),
                look="quiet",
                small=True,
                name="other_place",
                pressed=self.other_place_pressed.emit,
            )
        )
        line.addWidget(
            Button(
                tr(N_("研修モードで試す")),
                icon="book",
                look="quiet",
                small=True,
                name="training",
                pressed=self.training_pressed.emit,
            )
        )
        line.addStretch(1)
        foot.addLayout(line)
        self._middle.addLayout(foot)

    def _add(self, lines: QVBoxLayout, line: Line) -> Line:
        self._lines[line.box.objectName()] = line
        line.box.returnPressed.connect(self._next)
        lines.addWidget(line)
        return line

    def _office(self, lines: QVBoxLayout) -> None:
        tr = self._tr
        self._add(lines, Line("municipality", tr(N_("市町村の名前")), tr(N_("例: 陽ノ原町")), width=264))
        code = self._add(
            lines,
            Line(
                "code",
                tr(N_("全国地方公共団体コード(6けた)")),
                tr(N_("最後の1けた(検査数字)も入れます。打ち間違いはここで分かります。")),
                width=128,
            ),
        )
        code.box.textEdited.connect(self._read_code)
        asked = column(spacing=4)
        lines.addLayout(asked)
        asked.addWidget(Words(tr(N_("福祉事務所を置いていますか")), bold=True))
        asked.addWidget(
            Words(
                tr(
                    N_(
                        "市と特別区は必ず置いています。町村はふつう置いていません。置いていない町村では、"
                        "生活保護の決定や自立相談支援は県の福祉事務所などへのつなぎになり、相手先の一覧がそれに合わせて作られます。"
                    )
                ),
                size="compact",
                tone="ink2",
                wrap=True,
            )
        )
        self._yes, self._no = QRadioButton(tr(N_("置いている"))), QRadioButton(tr(N_("置いていない")))
        choices = row(spacing=16)
        for button, name in ((self._yes, "welfare_yes"), (self._no, "welfare_no")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setProperty("ring", True)
            choices.addWidget(button)
        choices.addStretch(1)
        asked.addLayout(choices)
        self._welfare_note = IconWords("warning", "", size="compact", tone="danger", wrap=True, name="welfare_note")
        self._welfare_note.hide()
        lines.addWidget(self._welfare_note)

    def _people(self, lines: QVBoxLayout) -> None:
        tr = self._tr
        self._add(lines, Line("department", tr(N_("課の名前")), tr(N_("例: 建設課")), width=264))
        self._add(
            lines,
            Line(
                "section",
                tr(N_("係の名前")),
                tr(N_("例: 住宅係。書類の差出人と文書番号の略号になります。")),
                width=264,
            ),
        )
        self._add(
            lines,
            Line(
                "clerk",
                tr(N_("あなたの氏名")),
                tr(N_("記録に「書いた人」として残ります。あとで変えられます。")),
                width=264,
            ),
        )

    def _passphrase(self, lines: QVBoxLayout) -> None:
        tr = self._tr
        lines.addWidget(
            Words(
                tr(
                    N_(
                        "合言葉でこの端末のデータを暗号にします。長いほど強くなります。"
                        "関係のないことばを4つほどつなげると、覚えやすく強い合言葉になります。名前や誕生日は使わないでください。"
                    )
                ),
                wrap=True,
            )
        )
        first = self._add(lines, Line("passphrase", tr(N_("合言葉")), secret=True))
        first.box.textEdited.connect(self._weigh)
        self._add(lines, Line("passphrase_again", tr(N_("もう一度")), secret=True))

    def _key(self, lines: QVBoxLayout) -> None:
        tr = self._tr
        lines.addWidget(
            Words(
                tr(
                    N_(
                        "合言葉を忘れたとき、この回復キーだけがデータを開けます。紙に手で写し、封をして、"
                        "係の金庫など合言葉とは別の場所に置いてください。この画面は一度しか出ません。"
                    )
                ),
                wrap=True,
            )
        )
        self._key_words = Words("", size=22, bold=True, wrap=True, name="recovery_key_words")
        self._key_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = column(margins=(16, 16, 16, 16))
        inside.addWidget(self._key_words)
        lines.addWidget(frame("quietpanel", inside))
        self._add(
            lines,
            Line(
                "again",
                " ",
                tr(N_("写したことを確かめるためです。大文字・小文字はどちらでもかまいません。")),
                width=264,
            ),
        )

    def _copy(self, lines: QVBoxLayout) -> None:
        tr = self._tr
        lines.addWidget(
            Words(
                tr(
                    N_(
                        "控え(バックアップ)は、プログラムを閉じるときと一日に一度、暗号のままデータの隣に作られます。"
                        "この端末が壊れたときのために、二つ目の場所(共有フォルダーや外付けの媒体)も決められます。あとで設定の画面でも決められます。"
                    )
                ),
                wrap=True,
            )
        )
        place = self._add(lines, Line("second_place", tr(N_("二つ目の控えの場所(なくてもよい)"))))
        button = Button(tr(N_("フォルダーを選ぶ")), icon="folder-open", name="choose_place")
        button.clicked.connect(lambda: self._choose(place))
        lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    # what the clerk does

    def _go(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.back.setVisible(0 < step < 3)
        words = {2: N_("この合言葉で作る"), 4: N_("始める")}.get(step, N_("次へ"))
        self.next.set_text(self._tr(words))
        first = {0: "municipality", 1: "department", 2: "passphrase", 3: "again", 4: "second_place"}[step]
        self._lines[first].box.setFocus()

    def _back(self) -> None:
        self._go(self._stack.currentIndex() - 1)

    def _next(self) -> None:
        if not self.next.isEnabled():
            return
        step = self._stack.currentIndex()
        checks = (self._check_office, self._check_people, self._check_passphrase, self._check_key, self._finish)
        if checks[step]() and step < 2:
            self._go(step + 1)

    def _check_office(self) -> bool:
        tr = self._tr
        good = self._filled("municipality", tr(N_("市町村の名前を入れてください。")))
        good = self._read_code(self._lines["code"].text(), final=True) and good
        chosen = self._yes.isChecked() or self._no.isChecked()
        self._welfare_note.show_state("warning", tr(N_("どちらかを選んでください。")), "danger")
        self._welfare_note.setVisible(not chosen)
        return good and chosen

    def _check_people(self) -> bool:
        tr = self._tr
        good = self._filled("section", tr(N_("係の名前を入れてください。")))
        return self._filled("clerk", tr(N_("あなたの氏名を入れてください。"))) and good

    def _check_passphrase(self) -> bool:
        tr = self._tr
        first, again = self._lines["passphrase"], self._lines["passphrase_again"]
        found = strength_of(first.box.text())
        if not found.enough:
            self._weigh(first.box.text())
            first.box.setFocus()
            return False
        same = first.box.text() == again.box.text()
        again.say("" if same else tr(N_("上と同じではありません。もう一度入れてください。")), wrong=True)
        if not same:
            again.box.setFocus()
            return False
        self.next.setEnabled(False)
        self.next.set_text(tr(N_("作っています…")))
        self.wanted.emit(self._answers())
        return True

    def _check_key(self) -> bool:
        typed = self._lines["again"].text().upper().replace("-", "")
        right = bool(self._groups) and typed == self._groups[self._asked].upper()
        words = self._tr(N_("紙と違います。画面の回復キーと見比べて、書き直してください。"))
        self._lines["again"].say("" if right else words, wrong=True)
        if right:
            self._key_words.clear()
            self._groups = ()
            self._go(4)
        return right

    def _finish(self) -> bool:
        self.finished.emit(self._lines["second_place"].text())
        return True

    def _answers(self) -> Answers:
        get = {name: line.text() for name, line in self._lines.items()}
        return Answers(
            municipality=get["municipality"],
            code=get["code"],
            welfare_office=self._yes.isChecked(),
            department=get["department"],
            section=get["section"],
            clerk=get["clerk"],
            passphrase=self._lines["passphrase"].box.text(),
        )

    def _filled(self, name: str, words: str) -> bool:
        line = self._lines[name]
        line.say("" if line.text() else words, wrong=True)
        if not line.text():
            line.box.setFocus()
        return bool(line.text())

    def _read_code(self, text: str, *, final: bool = False) -> bool:
        line = self._lines["code"]
        if len(text.strip()) < 6 and not final:
            line.say("")
            return False
        try:
            check_code(text)
        except Refused as refused:
            line.say(refused.message.text(self._tr), wrong=True)
            return False
        line.say(self._tr(N_("検査数字が合っています")))
        return True

    def _weigh(self, text: str) -> None:
        found: Strength = strength_of(text)
        words = self._tr(found.words, length=str(len(text))) if text else ""
        self._lines["passphrase"].say(words, wrong=not found.enough)

    def _choose(self, line: Line) -> None:
        tr = self._tr
        choosing.choose_folder(self, tr, tr(N_("二つ目の控えの場所")), line.box.setText, name="second_dialog")
