"""4 出す項目: what goes, what stays and why, line by line; only what may go can be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from kyoju_desktop.domain.disclosure import Item, Pick
from kyoju_desktop.domain.info import Info
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, frame, row, rule

_GROUPS: tuple[tuple[str, frozenset[Info]], ...] = (
    (N_("氏名・連絡先・用件"), frozenset({Info.EXISTENCE, Info.IDENTITY, Info.CONTACT, Info.CARE, Info.NEED})),
    (N_("生年月日・世帯・住まい"), frozenset({Info.HOUSEHOLD, Info.HOUSING})),
    (N_("収入・就労"), frozenset({Info.MONEY, Info.WORK})),
    (N_("健康・被害など"), frozenset(Info) - frozenset({Info.OFFICE})),
)
_HIDDEN = N_("(隠しています)")
_SECRET = N_("(秘匿)")


class ItemRow(QWidget):
    """One item: tick, label, content, reason."""

    toggled = Signal(object, bool)

    def __init__(self, item: Item, tr: Translator) -> None:
        super().__init__()
        self._item = item
        look = theme.current()
        line = row(spacing=8, margins=(12, 4, 12, 4))
        self.setLayout(line)
        self.tick = QCheckBox(tr(N_("出す")) if item.given else tr(N_("出さない")))
        self.tick.setObjectName(f"give_{item.key}.{item.record}.{item.pick}")
        self.tick.setAccessibleName(f"{tr(item.label)} {tr(item.why) if item.why else tr(N_('出す'))}")
        self.tick.setChecked(item.given)
        self.tick.setEnabled(not item.locked)
        self.tick.setProperty("ring", True)
        self.tick.setFixedWidth(look.px(84))
        self.tick.clicked.connect(lambda on: self.toggled.emit((item.record, item.pick), on))
        line.addWidget(self.tick)
        words = column()
        name = row(spacing=4)
        name.addWidget(Words(tr(item.label), tone="ink" if not item.locked else "ink2", wrap=True), 1)
        if item.special:
            name.addWidget(Chip(tr(N_("要配慮")), icon="shield", state="warn"))
        words.addLayout(name)
        line.addLayout(words, 5)
        line.addWidget(self._content(tr), 4)
        line.addWidget(self._reason(tr), 4)

    def _content(self, tr: Translator) -> QWidget:
        item = self._item
        text = item.text if not item.locked else tr(_SECRET if item.info is Info.CONTACT else _HIDDEN)
        made = Elided(" ".join(text.split()), tone="ink" if item.given else "ink2")
        made.setToolTip("" if item.locked else item.text)
        return made

    def _reason(self, tr: Translator) -> QWidget:
        item = self._item
        if item.given:
            return IconWords("check", tr(N_("出します")), tone="done", wrap=True)
        icon = "forbid" if item.locked else "minus"
        return IconWords(icon, tr(item.why), tone="danger" if item.locked else "ink2", wrap=True)


class ItemList(Panel):
    """Every item of the paper in its group. `toggled` carries (pick, on)."""

    toggled = Signal(object, bool)

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("4 出す項目")), name="items")
        self._tr = tr
        self._shown: tuple[Item, ...] = ()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the items; the one that has the focus keeps it."""
        if tuple(items) == self._shown:
            return
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        self._shown = tuple(items)
        tr = self._tr
        given = sum(1 for each in items if each.given)
        special = sum(1 for each in items if each.given and each.special)
        told = tr(N_("{all}件のうち {given}件を出す"), all=str(len(items)), given=str(given))
        more = tr(N_("・要配慮 {count}件"), count=str(special)) if special else ""
        self.set_count(told + more if items else "")
        empty(self.body)
        self._fill(items)
        again = self.findChild(QCheckBox, name) if name else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, items: Sequence[Item]) -> None:
        tr = self._tr
        if not items:
            inside = row(margins=(12, 10, 12, 10))
            inside.addWidget(
                Words(tr(N_("相手を選ぶと、出す項目と出さない項目が並びます。")), tone="ink2", wrap=True)
            )
            self.body.addWidget(frame("clear", inside))
            return
        rest = list(items)
        for title, infos in _GROUPS:
            group = [each for each in rest if each.info in infos]
            rest = [each for each in rest if each.info not in infos]
            if group:
                self._add_group(tr(title), group)
        if rest:
            self._add_group(tr(N_("庁内だけ")), rest)

    def _add_group(self, title: str, group: Sequence[Item]) -> None:
        tr = self._tr
        head = row(spacing=8, margins=(12, 4, 12, 4))
        head.addWidget(Words(title, bold=True, size="compact"))
        given = sum(1 for each in group if each.given)
        told = tr(N_("{all}件のうち {given}件を出す"), all=str(len(group)), given=str(given))
        head.addWidget(Words(told, size="small", tone="ink2"))
        head.addStretch(1)
        self.body.addWidget(frame("grouphead", head))
        self.body.addWidget(rule())
        for each in group:
            made = ItemRow(each, tr)
            made.toggled.connect(self.toggled.emit)
            self.body.addWidget(made)
            self.body.addWidget(rule())


def given_picks(items: Sequence[Item]) -> frozenset[Pick]:
    """What goes now, as picks that can be changed one by one."""
    return frozenset((each.record, each.pick) for each in items if each.given)
