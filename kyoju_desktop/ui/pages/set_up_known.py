"""What the prefecture has already decided, in a few lines that can be changed; and what is wrong with its file."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.preset import Preset, Town
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.pages.set_up_office import town_words
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, frame, row

_SHOWN = 20  # problems in one notice
_PLACE_STATES = {
    None: ("clock", N_("二つ目の控え: {place}(届くか確かめています)"), "ink2"),
    True: ("check", N_("二つ目の控え: {place}"), "done"),
    False: ("warning", N_("二つ目の控え: {place}(いまは届きません。最後に聞きます)"), "warn"),
}


class Known(QWidget):
    """The town and the second place for backups as they are known, each with a way to change it."""

    other_town, other_place = Signal(), Signal()

    def __init__(self, tr: Translator, preset: Preset) -> None:
        super().__init__()
        self._tr = tr
        inner = column(spacing=6, margins=(12, 10, 12, 10))
        inner.addWidget(Words(tr(N_("県の設定から")), size="compact", bold=True))
        self.town = IconWords("check", "", tone="done", wrap=True, name="known_town")
        self.place = IconWords("check", "", tone="done", wrap=True, name="known_place")
        self._rows: list[QWidget] = []
        self._line(inner, self.town, N_("ちがうとき"), "known_other_town", self.other_town.emit)
        self._line(inner, self.place, N_("変える"), "known_other_place", self.other_place.emit)
        self._look = Words(_look_words(preset, tr), size="compact", tone="ink2", wrap=True, name="known_look")
        self._look.setVisible(bool(self._look.text()))
        inner.addWidget(self._look)
        made = column()
        self.setLayout(made)
        made.addWidget(frame("quietpanel", inner))
        # shown with the page: a widget without a parent that is made visible would be a window of its own
        for each in self._rows:
            each.hide()
        if not self._look.text():
            self.hide()

    def show_town(self, town: Town | None) -> None:
        """The municipality of the list, if it is one of them."""
        self.town.words.setText(town_words(town, self._tr) if town else "")
        self._rows[0].setVisible(town is not None)
        self._settle()

    def show_place(self, place: str, reached: bool | None) -> None:
        """The second place for backups; None while it is not known whether it can be reached."""
        icon, words, tone = _PLACE_STATES[reached]
        self.place.show_state(icon, self._tr(words, place=place), tone)
        self._rows[1].setVisible(bool(place))
        self._settle()

    def _settle(self) -> None:
        known = any(not each.isHidden() for each in self._rows) or bool(self._look.text())
        self.setVisible(known)

    def _line(
        self, lines: QVBoxLayout, words: IconWords, verb: str, name: str, pressed: Callable[[], object]
    ) -> None:
        holder = QWidget()
        line = row(spacing=8)
        holder.setLayout(line)
        line.addWidget(words, 1)
        line.addWidget(Button(self._tr(verb), look="quiet", small=True, name=name, pressed=pressed))
        lines.addWidget(holder)
        self._rows.append(holder)


def problems_line(parent: QWidget, tr: Translator, preset: Preset) -> QFrame:
    """One quiet line about a file that is not wholly right; the details are for IT, to be copied."""
    line = row(spacing=8, margins=(12, 6, 12, 6))
    words = tr(N_("県の設定ファイルに読めないところがあります。分かるところだけを使っています。"))
    line.addWidget(IconWords("info", words, size="compact", tone="warn", wrap=True, name="preset_problems"), 1)
    more = Button(tr(N_("くわしく")), look="quiet", small=True, name="preset_details")
    more.clicked.connect(lambda: show_problems(parent, tr, preset))
    line.addWidget(more)
    return frame("quietpanel", line)


def preset_panel(parent: QWidget, tr: Translator, preset: Preset) -> Panel:
    """The prefecture's file in the settings: where it lies, and what is wrong with it."""
    panel = Panel(tr(N_("県の設定ファイル")), icon="folder-open", name="preset_panel")
    inner = column(spacing=8, margins=(12, 12, 12, 12))
    panel.body.addLayout(inner)
    inner.addWidget(Words(str(preset.file), size="compact", tone="ink2", wrap=True))
    if preset.problems:
        inner.addWidget(problems_line(parent, tr, preset))
    else:
        inner.addWidget(IconWords("check", tr(N_("読めないところはありません")), size="compact", tone="done"))
    return panel


def show_problems(parent: QWidget, tr: Translator, preset: Preset) -> Notice:
    """Everything that could not be read, as text to be copied."""
    told = [each.text(tr) for each in preset.problems]
    further = len(told) - _SHOWN
    if further > 0:
        told = [*told[:_SHOWN], tr(N_("ほか{count}件"), count=str(further))]
    head = tr(N_("情報システムの担当に伝えてください(文は選んで写せます)。設定のファイルは、次の場所にあります。"))
    text = "\n".join((head, str(preset.file or ""), "", *told))
    made = Notice(parent, tr(N_("県の設定ファイル")), text, close=tr(N_("閉じる")))
    made.open()
    return made


def _look_words(preset: Preset, tr: Translator) -> str:
    """What else is set from now on."""
    defaults = preset.defaults
    parts = []
    if defaults.idle_minutes:
        parts.append(tr(N_("さわらないときは{minutes}分で施錠"), minutes=str(defaults.idle_minutes)))
    if defaults.text_scale:
        parts.append(tr(N_("文字の大きさ {scale}%"), scale=str(defaults.text_scale)))
    return tr(N_("{what}(設定の画面で変えられます)"), what="、".join(parts)) if parts else ""
