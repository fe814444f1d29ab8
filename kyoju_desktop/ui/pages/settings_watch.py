"""見守りと滞納 on the page 設定: what the office is for 居住サポート住宅, and its rule about arrears on paper."""

from PySide6.QtCore import Qt

from kyoju_desktop.domain.papers import arrears_rule
from kyoju_desktop.domain.rules.arrears import BY_RULE
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.arrears import arrears_rule_paper
from kyoju_desktop.services.yearly_reports import CERTIFIER, NOT_CERTIFIER, PROVIDER, role_of
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.list_papers import show_made
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column

_ROLES = {
    CERTIFIER: N_("居住サポート住宅は、この役場が認定します。定期報告は「見守りの抜け」の画面で受けます。"),
    NOT_CERTIFIER: N_("居住サポート住宅は、都道府県が認定します。この役場は、異常やつなぎの連絡をケースに残します。"),
    PROVIDER: N_("この役場が自ら援助を行います。安否確認・見守り・つなぎを帳簿(6項目、5年)に残します。"),
}


class WatchRules(Panel):
    """What follows from the settings at the left, and the rule to print."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(N_("見守りと滞納の決まり")), icon="stairs", name="watch_rules")
        self._desk = desk
        lines = column(spacing=8, margins=(12, 12, 12, 12))
        self.body.addLayout(lines)
        self._role = IconWords("info", "", size="compact", wrap=True, name="support_role")
        self._rule = Words("", size="compact", wrap=True, name="arrears_rule_words")
        lines.addWidget(self._role)
        lines.addWidget(self._rule)
        made = Button(tr(N_("滞納からつなぐルールを印刷")), icon="printer", name="print_arrears_rule")
        made.clicked.connect(lambda _checked=False: self._print())
        lines.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Say what holds now."""
        office, tr = self._desk.office(), self._desk.tr
        self._role.words.setText(tr(_ROLES[role_of(office)]))
        text = (
            N_("滞納からのつなぎ: 文書のルールで組織的につなぎます。")
            if office.arrears_referral == BY_RULE
            else N_("滞納からのつなぎ: 本人が希望したときだけつなぎます。")
        )
        self._rule.setText(tr(text))

    def _print(self) -> None:
        desk = self._desk
        show_made(
            desk,
            self,
            "",
            arrears_rule.FORM,
            arrears_rule.TITLE,
            lambda r: arrears_rule_paper(r, desk.locale),
            kept=False,
        )
