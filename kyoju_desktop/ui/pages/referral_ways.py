"""Where no basis can be chosen: what would make it possible, each way a button where the program can go it.

This is no error: the case goes on, and only this recipient is not told (DOMAIN 5.13).
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.anonymous import ASKED_KINDS
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.referral_draft import Outcome
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import column, frame

CONSENT, SAFETY, EMERGENCY, TOLD, ANONYMOUS, BODY = "consent", "safety", "emergency", "told", "anonymous", "body"

_BUTTONS: tuple[tuple[str, str, str], ...] = (
    (CONSENT, N_("同意をたずねる"), "shield-check"),
    (ANONYMOUS, N_("匿名で照会する"), "person"),
    (BODY, N_("会議体の種類を選ぶ"), "conferences"),
    (SAFETY, N_("用件を緊急の連絡にする"), "alert"),
    (EMERGENCY, N_("緊急として記録"), "bell"),
    (TOLD, N_("口頭で伝えた"), "ear"),
)


class NoBasis(QWidget):
    """`pressed` carries the code of the way."""

    pressed = Signal(str)

    def __init__(self, desk: Desk, seen: Outcome, ways: Sequence[Message]) -> None:
        super().__init__()
        self.setObjectName("no_basis")
        tr = desk.tr
        self.setAccessibleName(tr(N_("渡せるようにするには")))
        outer = column()
        self.setLayout(outer)
        lines = column(spacing=6, margins=(8, 8, 8, 8))
        lines.addWidget(IconWords("info", tr(N_("この相手には、いま選べる根拠がありません。")), bold=True, wrap=True))
        for each in ways:
            lines.addWidget(IconWords("arrow-right", each.text(tr), tone="ink", wrap=True, size="compact"))
        offered = set(ways_open(seen))
        for code, words, icon in _BUTTONS:
            if code in offered:
                made = Button(tr(words), icon=icon, small=True, name=f"way_{code}")
                made.clicked.connect(lambda _on=False, code=code: self.pressed.emit(code))
                lines.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(frame("weak", lines))


def ways_open(seen: Outcome) -> Iterator[str]:
    """Which ways the program can go for this recipient."""
    file, weighed, body = seen.file, seen.weighed, _recipient(seen)
    if weighed is None or body is None or weighed.refusal is None or not weighed.refusal.ways:
        return
    dead, closed = is_dead(file), not is_open(file.case.stage)
    if not dead and not closed:
        yield CONSENT
    if can_be_anonymous(seen):
        yield ANONYMOUS
    if body.kind == "conference" and not body.conference_body:
        yield BODY
    if not dead and any(each.rule.emergency and each.rule.purposes for each in weighed.offers):
        yield SAFETY
    if not dead:
        yield EMERGENCY
    yield TOLD


def can_be_anonymous(seen: Outcome) -> bool:
    """Whether a 匿名の照会票 makes sense: it asks for a home, while the case goes on."""
    body = _recipient(seen)
    open_ = not is_dead(seen.file) and is_open(seen.file.case.stage)
    return body is not None and body.kind in ASKED_KINDS and open_


def _recipient(seen: Outcome) -> Organisation | None:
    return next((each for each in seen.bodies if each.id == seen.draft.referral.organisation), None)
