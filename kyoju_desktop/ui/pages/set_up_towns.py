"""The municipalities that the prefecture has listed: typed a part of the name, chosen from what is left."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.preset import Town
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame

_ROWS, _ROW = 6, 28
_CODE = Qt.ItemDataRole.UserRole


class TownChooser(QWidget):
    """A line to search with, above the list; `chosen` carries the `Town`."""

    chosen = Signal(object)

    def __init__(self, tr: Translator, towns: Sequence[Town]) -> None:
        super().__init__()
        self._tr, self._towns = tr, {each.code: each for each in towns}
        self.town: Town | None = None
        look = theme.current()
        lines = column(spacing=6)
        self.setLayout(lines)
        label = Words(tr(N_("市町村")), bold=True)
        lines.addWidget(label)
        lines.addWidget(Words(tr(N_("名前の一部かコードを入れると、しぼれます。")), size="compact", tone="ink2"))
        self.box = _SearchLine()
        self.box.setObjectName("town_search")
        self.box.setAccessibleName(tr(N_("市町村をさがす")))
        self.box.setMaximumWidth(look.px(320))
        label.setBuddy(self.box)
        self.list = QListWidget()
        self.list.setObjectName("towns")
        self.list.setAccessibleName(tr(N_("市町村の一覧")))
        edged = column(margins=(1, 1, 1, 1))
        edged.addWidget(self.list)
        around = frame("panel", edged)
        around.setMaximumWidth(look.px(320))
        self.list.setFixedHeight(look.px(_ROW) * min(_ROWS, max(2, len(towns))) + look.px(6))
        self.note = IconWords("warning", "", size="compact", tone="danger", wrap=True, name="town_note")
        self.note.hide()
        for each in (self.box, around, self.note):
            lines.addWidget(each)
        for town in towns:
            item = QListWidgetItem(f"{town.name}  {town.code}")
            item.setData(_CODE, town.code)
            item.setSizeHint(QSize(0, look.px(_ROW)))
            self.list.addItem(item)
        self.box.textEdited.connect(self._narrow)
        self.box.down.connect(self._into_list)
        self.list.currentItemChanged.connect(lambda item, _before: self._pick(item))

    def choose(self, town: Town) -> None:
        """Show a municipality as chosen."""
        for at in range(self.list.count()):
            if self.list.item(at).data(_CODE) == town.code:
                self.list.setCurrentRow(at)

    def check(self) -> bool:
        """Whether one is chosen; says so if not. What was narrowed down to one is chosen."""
        left = [self.list.item(at) for at in range(self.list.count()) if not self.list.item(at).isHidden()]
        if self.town is None and len(left) == 1:
            self.list.setCurrentItem(left[0])
        self.note.show_state("warning", self._tr(N_("一覧から選んでください。")), "danger")
        self.note.setVisible(self.town is None)
        return self.town is not None

    def _narrow(self, typed: str) -> None:
        wanted, left = _folded(typed), []
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(wanted not in _folded(item.text()))
            if not item.isHidden():
                left.append(item)
        self.note.show_state("warning", self._tr(N_("一覧にありません。")), "danger")
        self.note.setVisible(not left)
        current = self.list.currentItem()
        if self.town is not None and current.isHidden():
            self.list.setCurrentRow(self.list.row(left[0]) if len(left) == 1 else -1)

    def _into_list(self) -> None:
        shown = [at for at in range(self.list.count()) if not self.list.item(at).isHidden()]
        if shown:
            self.list.setFocus()
            if self.list.currentRow() not in shown:
                self.list.setCurrentRow(shown[0])

    def _pick(self, item: QListWidgetItem | None) -> None:
        self.town = self._towns[item.data(_CODE)] if item is not None else None
        self.note.hide()
        self.chosen.emit(self.town)


class _SearchLine(QLineEdit):
    """A line whose Down key leads into the list."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the list, everything else is typed."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
            return
        super().keyPressEvent(event)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")
