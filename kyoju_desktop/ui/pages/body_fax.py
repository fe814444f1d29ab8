"""Above the form of a body: whether its FAX number was checked lately, and which list it came from."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.domain.rules.bodies import fax_is_old
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.organisations import confirm_fax
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import column, row


class FaxRemark(QFrame):
    """Says what is old and lets the clerk note that the number was checked today."""

    def __init__(self, desk: Desk, current: Callable[[], str], done: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._current, self._done = desk, current, done
        self.setObjectName("fax_remark")
        lines = column(spacing=6, margins=(16, 10, 16, 0))
        self.setLayout(lines)
        self.origin = IconWords("document", "", size="compact", wrap=True, name="body_origin")
        lines.addWidget(self.origin)
        line = row(spacing=8)
        self.words = IconWords("clock", "", size="compact", tone="warn", wrap=True, name="fax_old")
        line.addWidget(self.words, 1)
        self.checked = Button(
            desk.tr(N_("FAX番号をきょう確かめた")),
            icon="check",
            small=True,
            name="confirm_fax",
            pressed=self._confirm,
        )
        line.addWidget(self.checked)
        lines.addLayout(line)

    def show_state(self, body: Organisation) -> None:
        """What there is to say of this body; nothing for one that is all right."""
        tr, old = self._desk.tr, fax_is_old(body, self._desk.today())
        since = body.fax_checked_on
        never = tr(N_("FAX番号を確かめた日がありません。送る前に、番号を相手に聞いて確かめます。"))
        told = tr(
            N_("FAX番号を確かめたのは{day}です。1年をすぎたので、送る前に確かめます。"),
            day=wareki(since) if since else "",
        )
        self.words.words.setText(told if since else never)
        self.words.setVisible(old)
        self.checked.setVisible(old)
        day = wareki(body.list_on) if body.list_on else ""
        self.origin.words.setText(tr(N_("県の名簿({day})の「{name}」です。"), day=day, name=body.from_list))
        self.origin.setVisible(bool(body.from_list))
        self.setVisible(old or bool(body.from_list))

    def _confirm(self) -> None:
        wanted = self._current()
        self._desk.work.write(
            self, N_("FAX番号を確かめた"), lambda w: confirm_fax(w, wanted), lambda _body: self._done()
        )
