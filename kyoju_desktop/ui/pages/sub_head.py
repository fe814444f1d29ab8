"""The head of a page about one person's case that is not the case page: who, flags, title, way back."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import PageHead, column


class SubHead(PageHead):
    """Whoever the page is about stands at its upper left, furigana above the name, flags beside it."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(title)
        self._desk = desk
        self._kana = Words("", size="small", tone="ink2", name="head_kana")
        self._name = Words("", size="name", bold=True, name="head_name")
        self._age = Words("", tone="ink2")
        self._secret = Chip(desk.tr(N_("秘匿")), icon="house-lock", state="danger", name="head_secret")
        person = QWidget()
        lines = column()
        person.setLayout(lines)
        lines.addWidget(self._kana)
        lines.addWidget(self._name)
        for at, each in enumerate((person, self._age, self._secret)):
            self.left.insertWidget(at, each)
        self.left.insertSpacing(3, 12)

    def show_file(self, file: CaseFile) -> None:
        """Show whom the page is about."""
        person, tr = file.person, self._desk.tr
        born = person.birth_date
        self._kana.setText(person.kana)
        self._name.setText(person.name or file.case.called or tr(N_("(匿名)")))
        self._age.setText(tr(N_("{age}歳"), age=str(age_on(born, self._desk.today()))) if born else "")
        self._secret.setVisible(file.protected)
