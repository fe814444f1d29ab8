"""One home that fits a household: its row, and under it what speaks for it, what against, what must be asked."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.rules.homes import FREE, WISH_LABELS
from kyoju_desktop.domain.rules.matching import Reason
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.matching import Hit
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.home_words import inquiries, size_and_price, state_chip, vacancy
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, row
from kyoju_desktop.ui.widgets.record_row import RecordRow
from kyoju_desktop.ui.widgets.wrapped import Wrapped

_GROUPS = (
    ("pro", "check", "done", N_("合うところ")),
    ("con", "minus", "warn", N_("合わないところ")),
    ("ask", "question", "ink", N_("確かめること")),
)
_WIDE = 640  # logical pixels from which the three groups stand side by side
Press = tuple[str, str, str, Callable[[], object]]  # words, icon, name, what it does


def hit_row(hit: Hit, at: Locale) -> RecordRow:
    """The row of a hit; how many reasons there are stands in its chips."""
    return RecordRow(hit.row.name, size_and_price(hit.row, at), hit_chips(hit, at), name=f"hit.{hit.row.home}")


def hit_chips(hit: Hit, at: Locale) -> tuple[ChipFace, ...]:
    """Marks of a hit: what it misses, how much speaks against it, what is to be asked, whether it was asked."""
    tr, told = at.tr, hit.reasons
    made = []
    if hit.missed and hit.missed != "state":
        made.append(ChipFace(tr(N_("あと一歩: {wish}"), wish=tr(WISH_LABELS[hit.missed])), "minus", "warn"))
    if hit.row.state != FREE:
        made.append(state_chip(hit.row, at))
    if told.con:
        made.append(ChipFace(tr(N_("合わない {count}"), count=str(len(told.con))), "minus", "warn"))
    if told.ask:
        made.append(ChipFace(tr(N_("確かめる {count}"), count=str(len(told.ask))), "question"))
    if not told.con and not told.ask:
        made.append(ChipFace(tr(N_("条件どおり")), "check", "done"))
    if hit.asked:
        made.append(ChipFace(tr(at.codes.label("inquiry_result", hit.asked)), "reply"))
    return tuple(made)


class HitCard(QFrame):
    """What stands under the row of a hit while it is open."""

    def __init__(self, hit: Hit, at: Locale, presses: Sequence[Press]) -> None:
        super().__init__()
        self.setObjectName(f"card.{hit.row.home}")
        lines = column(spacing=8, margins=(36, 4, 12, 10))
        self.setLayout(lines)
        facts = Wrapped(across=12, down=4)
        for words in (hit.row.address, vacancy(hit.row, at), inquiries(hit.row, at)):
            if words:
                facts.flow.addWidget(Words(words, size="compact"))
        lines.addWidget(facts)
        self._groups = row(spacing=16)
        for group, icon, tone, title in _GROUPS:
            found: list[Reason] = getattr(hit.reasons, group)
            if found:
                self._groups.addWidget(_group(title, icon, tone, found, at, name=f"reasons_{group}"), 1)
        lines.addLayout(self._groups)
        buttons = Wrapped(across=8, down=6)
        for number, (words, icon, name, act) in enumerate(presses):
            look = "plain" if number else "primary"
            buttons.flow.addWidget(Button(words, icon=icon, small=True, look=look, name=name, pressed=act))
        lines.addWidget(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room, else below each other."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.current().px(_WIDE)
        ways = QBoxLayout.Direction
        self._groups.setDirection(ways.LeftToRight if wide else ways.TopToBottom)


def _group(title: str, icon: str, tone: str, found: Sequence[Reason], at: Locale, *, name: str) -> QWidget:
    made = QFrame()
    made.setObjectName(name)
    made.setAccessibleName(at.tr(title))
    lines = column(spacing=2)
    made.setLayout(lines)
    lines.addWidget(IconWords(icon, at.tr(title), size="compact", tone=tone, bold=True))
    for each in found:
        lines.addWidget(Words(each.text(at.tr, at.codes), size="compact", wrap=True))
    lines.addStretch(1)
    return made
