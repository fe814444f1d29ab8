"""What becomes of the consents in force when a new one is registered: it takes their place, or stands beside."""

from PySide6.QtCore import Signal

from kyoju_desktop.domain.records import Consent
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.consent_seen import Seen
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Panel, column
from kyoju_desktop.ui.widgets.radio_rows import RadioRows

REPLACE, BESIDE = "replace", "beside"


class BeforePanel(Panel):
    """Shown while another consent is in force; `chosen` carries the id of the one to be replaced, or ""."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(N_("前の同意をどうするか")), icon="link", name="before")
        self._desk = desk
        self._last = ""
        inside = column(spacing=6, margins=(12, 8, 12, 10))
        self._which = Words("", wrap=True)
        self.choice = RadioRows(
            [(REPLACE, tr(N_("前の同意と入れ替える"))), (BESIDE, tr(N_("並べて残す(狭い方が有効)")))],
            name="before_choice",
            label=tr(N_("前の同意をどうするか")),
        )
        self._means = Words("", size="compact", tone="ink2", wrap=True)
        for each in (self._which, self.choice, self._means):
            inside.addWidget(each)
        self.body.addLayout(inside)
        self.choice.chosen.connect(lambda code: self.chosen.emit(self._last if code == REPLACE else ""))
        self.hide()

    def show_before(self, seen: Seen, draft: Consent) -> None:
        """Show the consents in force, and what the choice means."""
        tr = self._desk.tr
        held = [each.consent for each in in_force(seen.file, self._desk.today())]
        named = next((each for each in held if each.id == draft.replaces), None)
        last = named or (held[-1] if held else None)
        self.setVisible(last is not None)
        if last is None:
            return
        self._last = last.id
        self._which.setText("、".join(self._told(each) for each in held))
        self._choose(REPLACE if named else BESIDE)
        if named:
            words = tr(N_("登録すると、{number}はその日に終わります。"), number=last.number)
            if len(held) > 1:
                words += tr(N_("ほかの同意は、そのまま残ります。"))
        else:
            words = tr(N_("どちらも残ります。同じ相手で違うところは、決めるまで狭い方だけ出せます。"))
        self._means.setText(words)

    def _choose(self, code: str) -> None:
        button = self.choice.buttons[code]
        if not button.isChecked():
            self.choice.blockSignals(True)
            button.setChecked(True)
            self.choice.blockSignals(False)

    def _told(self, each: Consent) -> str:
        tr = self._desk.tr
        until = tr(N_("{day}まで"), day=wareki(each.until_day)) if each.until_day else tr(N_("終結まで"))
        return tr(N_("{number}({until})"), number=each.number, until=until)
