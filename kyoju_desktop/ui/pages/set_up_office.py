"""The first step of the set-up: which municipality it is, chosen from the prefecture's list or typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.municipality import check_code
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.preset import Preset, Town
from kyoju_desktop.ui.pages.set_up_line import Line
from kyoju_desktop.ui.pages.set_up_towns import TownChooser
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, row

Add = Callable[[QVBoxLayout, Line], Line]


class OfficeStep(QWidget):
    """Name, code and 福祉事務所. `town_chosen` tells of a municipality (or None) of the list."""

    town_chosen = Signal(object)

    def __init__(self, tr: Translator, preset: Preset, add: Add) -> None:
        super().__init__()
        self._tr = tr
        lines = column(spacing=16)
        self.setLayout(lines)
        self.chooser = TownChooser(tr, preset.towns) if preset.towns else None
        self._picked = IconWords("check", "", tone="done", wrap=True, name="town_picked")
        self._picked.setParent(self)
        self._picked.hide()
        self._form, self._welfare = QWidget(), QWidget()
        self._build_form(add)
        self._build_welfare()
        if self.chooser is not None:
            lines.addWidget(self.chooser)
            lines.addWidget(self._picked)
            self._other = Button("", look="quiet", small=True, name="by_hand", pressed=self._turn)
            lines.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
            self.chooser.chosen.connect(self._take)
        lines.addWidget(self._form)
        lines.addWidget(self._welfare)
        self._by_hand = self.chooser is None
        self._show()

    @property
    def welfare_office(self) -> bool:
        """The answer about the 福祉事務所."""
        return self._yes.isChecked()

    @property
    def code(self) -> str:
        """The right code; "" while there is none."""
        try:
            return check_code(self._code.text())
        except Refused:
            return ""

    @property
    def first(self) -> QLineEdit:
        """Where typing begins."""
        return self._name.box if self.chooser is None or self._by_hand else self.chooser.box

    def check(self) -> bool:
        """Whether everything is there and right; says what is not."""
        if not self._by_hand and self.chooser is not None and not self.chooser.check():
            return False
        tr = self._tr
        good = bool(self._name.text())
        self._name.say("" if good else tr(N_("市町村の名前を入れてください。")), wrong=True)
        good = self._read_code(self._code.text(), final=True) and good
        chosen = self._yes.isChecked() or self._no.isChecked()
        self._note.show_state("warning", tr(N_("どちらかを選んでください。")), "danger")
        self._note.setVisible(not chosen)
        return good and chosen

    def refuse_welfare(self, words: str) -> None:
        """The answer about the 福祉事務所 cannot be."""
        self._welfare.show()
        self._note.show_state("warning", words, "danger")
        self._note.show()

    def _build_form(self, add: Add) -> None:
        tr = self._tr
        lines = column(spacing=16)
        self._form.setLayout(lines)
        self._name = add(lines, Line("municipality", tr(N_("市町村の名前")), tr(N_("例: 陽ノ原町")), width=264))
        self._code = add(
            lines,
            Line(
                "code",
                tr(N_("全国地方公共団体コード(6けた)")),
                tr(N_("最後の1けた(検査数字)も入れます。打ち間違いはここで分かります。")),
                width=128,
            ),
        )
        self._code.box.textEdited.connect(self._read_code)

    def _build_welfare(self) -> None:
        tr = self._tr
        asked = column(spacing=4)
        self._welfare.setLayout(asked)
        asked.addWidget(Words(tr(N_("福祉事務所を置いていますか")), bold=True))
        explain = tr(
            N_(
                "市と特別区は必ず置いています。町村はふつう置いていません。置いていない町村では、"
                "生活保護の決定や自立相談支援は県の福祉事務所などへのつなぎになり、相手先の一覧がそれに合わせて作られます。"
            )
        )
        asked.addWidget(Words(explain, size="compact", tone="ink2", wrap=True))
        self._yes, self._no = QRadioButton(tr(N_("置いている"))), QRadioButton(tr(N_("置いていない")))
        choices = row(spacing=16)
        for button, name in ((self._yes, "welfare_yes"), (self._no, "welfare_no")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setProperty("ring", True)
            choices.addWidget(button)
        choices.addStretch(1)
        asked.addLayout(choices)
        self._note = IconWords("warning", "", size="compact", tone="danger", wrap=True, name="welfare_note")
        self._note.hide()
        asked.addWidget(self._note)

    def _take(self, town: Town | None) -> None:
        """What the list knows of the chosen municipality need not be typed."""
        self._name.box.setText(town.name if town else "")
        self._code.box.setText(town.code if town else "")
        self._answer(town.welfare_office if town else None)
        self._picked.words.setText(town_words(town, self._tr) if town else "")
        self._show()
        self.town_chosen.emit(town)

    def _answer(self, welfare: bool | None) -> None:
        for button, on in ((self._yes, welfare is True), (self._no, welfare is False)):
            button.setAutoExclusive(False)
            button.setChecked(on)
            button.setAutoExclusive(True)

    def _turn(self) -> None:
        """From the list to typing, or back."""
        self._by_hand = not self._by_hand
        if self.chooser is not None:
            self._take(None if self._by_hand else self.chooser.town)
        self._show()
        self.first.setFocus()

    def _show(self) -> None:
        town = self.chooser.town if self.chooser is not None and not self._by_hand else None
        self._form.setVisible(self._by_hand)
        self._welfare.setVisible(self._by_hand or (town is not None and town.welfare_office is None))
        self._note.hide()
        self._picked.setVisible(town is not None)
        if self.chooser is not None:
            self.chooser.setVisible(not self._by_hand)
            self._other.set_text(
                self._tr(N_("一覧から選ぶ") if self._by_hand else N_("一覧にないとき(自分で入れる)"))
            )

    def _read_code(self, text: str, *, final: bool = False) -> bool:
        line = self._code
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


def town_words(town: Town, tr: Translator) -> str:
    """What the prefecture's list says of a municipality, in one line."""
    with_office = {
        True: N_("{name}(コード {code})、福祉事務所を置いている"),
        False: N_("{name}(コード {code})、福祉事務所を置いていない"),
        None: N_("{name}(コード {code})"),
    }
    return tr(with_office[town.welfare_office], name=town.name, code=town.code)
