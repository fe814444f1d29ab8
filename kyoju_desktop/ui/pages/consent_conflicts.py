"""Consents that contradict each other: which reading holds meanwhile, and the way to decide."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import ConsentRecipient
from kyoju_desktop.domain.rules.consent import Conflict, conflicts
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.consent_knowing import who_of
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, row, rule

_ABOUT = {
    "classes": N_("伝えてよい情報が違います。両方が認めているものだけ出せます。"),
    "period": N_("期限が違います。早い方の期限で終わります。"),
    "exclusions": N_("「出さない」が違います。どちらかで出さないとしたものは出しません。"),
}


class ConflictPanel(Panel):
    """Shown only while there is something to decide."""

    def __init__(self, room: CaseRoom, decide: Callable[[Conflict], object]) -> None:
        tr = room.tr_
        super().__init__(tr(N_("食い違う同意があります")), icon="warning", name="conflicts", tone="warn")
        self._room, self._decide = room, decide
        self.hide()

    def show_view(self, view: CaseView) -> None:
        """Show the contradictions as they stand today."""
        empty(self.body)
        found = conflicts(view.file, view.at.today)
        self.setVisible(bool(found))
        self.set_count(self._room.tr_(N_("{count}組"), count=str(len(found))) if found else "")
        for at, each in enumerate(found):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(each, view))

    def _line(self, each: Conflict, view: CaseView) -> QWidget:
        tr = self._room.tr_
        made = QWidget()
        line = row(spacing=12, margins=(12, 8, 12, 8))
        made.setLayout(line)
        words = column(spacing=4)
        title = tr(
            N_("{first}と{second} ({whom})"),
            first=each.first.number,
            second=each.second.number,
            whom=self._whom(each.recipients, view),
        )
        words.addWidget(Words(title, bold=True, wrap=True))
        for about in ("classes", "period", "exclusions"):
            if about in each.about:
                words.addWidget(Words(tr(_ABOUT[about]), size="compact", wrap=True))
        hint = tr(N_("決めるまでは、狭い方が有効です。本人にたずねて決めてください。"))
        words.addWidget(IconWords("info", hint, size="compact", tone="warn", wrap=True))
        line.addLayout(words, 1)
        button = Button(tr(N_("決める")), icon="check", small=True, name=f"decide.{each.second.id}")
        button.clicked.connect(lambda _on=False: self._decide(each))
        line.addWidget(button)
        return made

    def _whom(self, rows: tuple[ConsentRecipient, ...], view: CaseView) -> str:
        return "、".join(dict.fromkeys(who_of(each, view.at, view.bodies) for each in rows))
