"""様式のことば: the forms with whose words they speak, what is wrong with a file, taking in, taking back, a start."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.exchange.target import write_new
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.own_words import (
    BUILT_IN,
    OFFICE,
    PREFECTURE,
    Checked,
    FormWords,
    all_words,
    check_file,
    put_in_place,
    starting_file,
    take_back,
)
from kyoju_desktop.ui import choosing, errors
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row, rule
from kyoju_desktop.ui.widgets.two_sides import TwoSides

_SOURCES = {
    OFFICE: (N_("役場の文"), "done"),
    PREFECTURE: (N_("県の文"), "done"),
    BUILT_IN: (N_("はじめの文"), "neutral"),
}
_SHOWN = 6  # troubles of one file shown in a list


class WordsDialog(QDialog):
    """Every form, those with trouble and with words of the office first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        tr = desk.tr
        self.setObjectName("words_dialog")
        self.setWindowTitle(tr(N_("様式のことば")))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = column()
        self.setLayout(lines)
        head = column(spacing=4, margins=(20, 12, 20, 8))
        head.addWidget(Words(tr(N_("様式のことば")), size="name", bold=True))
        head.addWidget(
            Words(
                tr(
                    N_(
                        "県や町の様式が変わったら、ことばのファイル(JSON)だけを取りかえます。次の紙から使います。"
                        "順は、役場の文・県の文・はじめの文です。「確認前」は、正式な様式とまだ見比べていないものです。"
                    )
                ),
                size="compact",
                tone="ink2",
                wrap=True,
            )
        )
        lines.addWidget(frame("bar", head))
        self._area = Scroll(margins=(20, 8, 20, 12), spacing=0)
        lines.addWidget(self._area, 1)
        foot = row(spacing=8, margins=(20, 8, 20, 12))
        self.said = IconWords("info", "", size="base", tone="ink2", wrap=True, name="words_said")
        self.said.hide()
        foot.addWidget(self.said, 1)
        foot.addStretch(0)
        foot.addWidget(Button(tr(N_("閉じる")), name="words_close", pressed=self.reject))
        foot.addWidget(
            Button(tr(N_("取り込む")), icon="upload", look="primary", name="words_take_in", pressed=self._choose)
        )
        lines.addWidget(frame("action", foot))
        window = parent.window()
        self.resize(max(640, min(window.width() - 120, 1000)), max(440, window.height() - 80))
        FocusRing(self)
        self.refresh()

    def refresh(self) -> None:
        """Read the files anew."""
        lines = self._area.body
        empty(lines)
        for at, each in enumerate(all_words(self._desk.tr.replaced)):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._row(each))
        lines.addStretch(1)

    def _row(self, words: FormWords) -> QWidget:
        tr = self._desk.tr
        sides = TwoSides()
        text = column(spacing=2)
        text.addWidget(Words(tr(words.title), bold=True, wrap=True))
        for part in self._below(words):
            text.addWidget(Words(part, size="small", tone="ink2", wrap=True))
        sides.left.addLayout(text, 1)
        label, state = _SOURCES[words.source]
        sides.right.addWidget(Chip(tr(label), icon="document", state=state))
        if words.unconfirmed:
            sides.right.addWidget(Chip(tr(N_("確認前")), icon="warning", state="warn"))
        for button in self._buttons(words):
            sides.right.addWidget(button)
        lines = column(spacing=4, margins=(0, 8, 0, 8))
        lines.addWidget(sides)
        for each in words.troubles[:_SHOWN]:
            told = each.message(tr).text(tr)
            lines.addWidget(IconWords("warning", told, size="compact", tone="danger", wrap=True))
        made = frame("clear", lines)
        made.setObjectName(f"words.{words.form}")
        return made

    def _below(self, words: FormWords) -> list[str]:
        tr = self._desk.tr
        parts = [f"{words.form}.json", words.origin if words.files else ""]
        if words.replaced:
            parts.append(tr(N_("置きかえた文 {count}"), count=str(words.replaced)))
        return ["・".join(filter(None, parts)), *map(str, words.files)]

    def _buttons(self, words: FormWords) -> list[Button]:
        tr, form = self._desk.tr, words.form
        made = []
        if words.source == OFFICE and words.files and words.title != words.files[0].name:
            made.append(
                Button(
                    tr(N_("元に戻す")),
                    icon="undo",
                    small=True,
                    name=f"words_back.{form}",
                    pressed=lambda: self._ask_back(words),
                )
            )
        if not (words.files and words.title == words.files[0].name):
            made.append(
                Button(
                    tr(N_("書き出す")),
                    icon="download",
                    small=True,
                    name=f"words_out.{form}",
                    pressed=lambda: self._write_out(form),
                )
            )
        for each in made:
            each.setAccessibleName(f"{each.text()}: {tr(words.title)}")
        return made

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A remark at the foot."""
        self.said.words.setText(text)
        self.said.show()
        self._desk.status(text if not wrong else "")

    def _refused(self, refused: Refused) -> bool:
        self.say(refused.message.text(self._desk.tr), wrong=True)
        return True

    # taking in

    def _choose(self) -> None:
        tr = self._desk.tr
        title = tr(N_("取り込むことばのファイルを選ぶ"))
        dialog = choosing.ask_open(self, tr, title, ("JSON (*.json)",), name="words_file_dialog")
        dialog.fileSelected.connect(lambda place: self.take_in(Path(place)))
        dialog.open()

    def take_in(self, place: Path) -> None:
        """Check the file, say what would hold and what not, and ask."""
        self._desk.work.perform(
            self, N_("ファイルを調べる"), lambda _progress: check_file(place), self._ask_in, refused=self._refused
        )

    def _ask_in(self, checked: Checked) -> None:
        tr = self._desk.tr
        good, bad = len(checked.file.phrases), len(checked.file.troubles)
        made = Question(
            self,
            tr,
            name="words_question",
            title=tr(N_("この文に取りかえる")),
            explain=tr(
                N_("{form}.json: 使える文 {good}、使えない文 {bad}。使えない文のところは、前からある文のままです。"),
                form=checked.form,
                good=str(good),
                bad=str(bad),
            ),
            verb=tr(N_("取り込む")),
        )
        for each in checked.file.troubles:
            told = each.message(tr).text(tr)
            made.body.addWidget(IconWords("warning", told, size="compact", tone="danger", wrap=True))
        for phrase in checked.file.phrases:
            made.body.addWidget(Words(f"{phrase.key}: {phrase.text or tr(N_('(なし)'))}", size="compact", wrap=True))
        made.body.addStretch(1)

        def done() -> None:
            made.accept()
            self.refresh()
            self.say(tr(N_("取り込みました。次の紙から、この文を使います。")))

        made.agreed.connect(
            lambda: self._desk.work.write(
                made,
                N_("様式のことばを取り込んだ"),
                lambda w: put_in_place(w, self._desk.data_dir, checked),
                lambda _none: done(),
                refused=made.refuse,
                final=True,
            )
        )
        made.open()

    # taking back, and a start

    def _ask_back(self, words: FormWords) -> None:
        tr = self._desk.tr
        errors.ask(
            self,
            tr(N_("元の文に戻す")),
            tr(
                N_("「{title}」を、県の文かはじめの文に戻します。役場の文のファイルは消さずに、別の名前で残します。"),
                title=tr(words.title),
            ),
            tr(N_("元に戻す")),
            lambda: self._take_back(words.form),
            no=tr(N_("やめる")),
        )

    def _take_back(self, form: str) -> None:
        def done() -> None:
            self.refresh()
            self.say(self._desk.tr(N_("元の文に戻しました。次の紙から使います。")))

        self._desk.work.write(
            self,
            N_("様式のことばを元に戻した"),
            lambda w: take_back(w, self._desk.data_dir, form),
            lambda _none: done(),
            refused=self._refused,
            final=True,
        )

    def _write_out(self, form: str) -> None:
        tr = self._desk.tr
        title = tr(N_("ことばのファイルの保存先"))
        dialog = choosing.ask_save(self, tr, title, "JSON (*.json)", "json", name="words_save_dialog")
        dialog.selectFile(f"{form}.json")
        dialog.fileSelected.connect(lambda place: self.write_out(form, Path(place)))
        dialog.open()

    def write_out(self, form: str, place: Path) -> None:
        """The built-in words as a file to begin with."""
        self._desk.work.perform(
            self,
            N_("ことばのファイルを書き出す"),
            lambda _progress: write_new(place, starting_file(form)),
            lambda _none: self.say(self._desk.tr(N_("書き出しました。直したら「取り込む」で選んでください。"))),
            refused=self._refused,
        )
