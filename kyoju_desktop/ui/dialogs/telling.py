"""Parts of the dialogs in which one enters what was told aloud: labelled lines, and ticks for what was told."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.text import clean_text, refuse_card_numbers
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.tellable import Tellable
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, row

LABEL_WIDE = 116


def add_line(body: QVBoxLayout, label: str, *widgets: QWidget) -> QWidget:
    """A label with what belongs to it at its right; the label is the name of the first widget without one."""
    line = row(spacing=8)
    made = QWidget()
    made.setLayout(line)
    words = Words(label, size="compact", wrap=True)
    words.setFixedWidth(theme.current().px(LABEL_WIDE))
    high = min(widgets[0].sizeHint().height(), theme.current().px(32)) if widgets else 0
    beside = column()  # level with the first thing at its right
    beside.setContentsMargins(0, max(0, (high - words.sizeHint().height()) // 2), 0, 0)
    beside.addWidget(words)
    beside.addStretch(1)
    line.addLayout(beside)
    inside = column(spacing=4)
    for each in widgets:
        fixed = each.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        inside.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0))
        if not each.accessibleName():
            each.setAccessibleName(label)
    line.addLayout(inside, 1)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
    body.addWidget(made)
    return made


class OneLine(QLineEdit):
    """A line of the dialog; `words` are what was typed, cleaned, and refused where they hold a card number."""

    def __init__(self, name: str, label: str, example: str = "", limit: int = 200) -> None:
        super().__init__()
        self._name, self._limit = name, limit
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(example)

    def words(self) -> str:
        """What was typed; `Refused` names the field."""
        try:
            text = clean_text(self.text(), limit=self._limit, lines=1).strip()
            refuse_card_numbers(text)
        except Refused as refused:
            raise Refused(refused.message.template, field=self._name, **dict(refused.message.values)) from refused
        return text

    def draft(self) -> str:
        """What may be kept as a draft: nothing while a card number stands there."""
        try:
            return self.words()
        except Refused:
            return ""


class Ticks(QWidget):
    """What was told, to tick: 要配慮 and what is secret carry their mark in words."""

    changed = Signal()

    def __init__(self, tr: Translator, offered: Sequence[Tellable], *, preset: bool) -> None:
        super().__init__()
        self.setObjectName("told")
        self.setAccessibleName(tr(N_("伝えたこと")))
        look = theme.current()
        self._flow = flow = Flow(self, across=look.px(16), down=look.px(6))
        self.boxes: dict[str, QCheckBox] = {}
        for each in offered:
            box = QCheckBox(_face(tr, each))
            box.setObjectName(f"told_{each.code}")
            box.setAccessibleName(box.text())
            box.setChecked(preset and each.preset)
            box.setProperty("ring", True)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[each.code] = box
            flow.addWidget(box)
        if not offered:
            flow.addWidget(IconWords("info", tr(N_("記録に、伝えられることがまだありません。")), size="compact"))

    def codes(self) -> frozenset[str]:
        """What is ticked."""
        return frozenset(code for code, box in self.boxes.items() if box.isChecked())

    def restore(self, codes: Sequence[str]) -> None:
        """Tick what a draft says, as far as it is still offered."""
        for code, box in self.boxes.items():
            box.setChecked(code in codes)

    def sizeHint(self) -> QSize:
        """As wide as a dialog, as high as that takes."""
        wide = max(self.width(), theme.current().px(480))
        return QSize(wide, self._flow.heightForWidth(wide))


def _face(tr: Translator, each: Tellable) -> str:
    words = tr(each.label)
    if each.secret:
        return tr(N_("{what}(秘匿)"), what=words)
    if each.kept_back:
        return tr(N_("{what}(本人が「出さない」)"), what=words)
    return tr(N_("{what}(要配慮)"), what=words) if each.special else words
