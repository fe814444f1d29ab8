"""保証の方法を選ぶ: what is to be known of each way, what must not be refused, the fee where it is known."""

from collections.abc import Iterator

from PySide6.QtWidgets import QRadioButton, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Application
from kyoju_desktop.domain.rules.applications import Way, ways
from kyoju_desktop.domain.rules.sums.guarantee import TABLE, fee
from kyoju_desktop.domain.rules.sums.steps import Sum
from kyoju_desktop.domain.rules.sums.tables import table_on
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_yen
from kyoju_desktop.services.contracts import choose_guarantee
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row

KINDS = "guarantee_kind"
_LIMITS = 2  # the last steps of the sum say how much is guaranteed


class GuaranteeQuestion(Question):
    """One way a frame; the chosen one and its fee go into the application."""

    def __init__(self, desk: Desk, parent: QWidget, application: Application) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="guarantee_dialog",
            title=tr(N_("保証の方法を選ぶ")),
            explain=tr(N_("金額は目安です。断ってはいけないことは、断られたときに業者へ確かめるためのものです。")),
            verb=tr(N_("この方法にする")),
            wide=760,
        )
        self._desk, self._application = desk, application
        self.choices: dict[str, QRadioButton] = {}
        self._fees: dict[str, int] = {}
        labels = {each.code: each.label for each in desk.codes.list(KINDS).open_on(desk.today())}
        for way in ways():
            if way.code in labels:
                self.body.addWidget(self._way(way, tr(labels[way.code])))
        self.body.addStretch(1)
        self.verb.setEnabled(self.value() != "")
        self.agreed.connect(self._keep)

    def value(self) -> str:
        """The chosen way, "" while nothing is chosen."""
        return next((code for code, button in self.choices.items() if button.isChecked()), "")

    def _way(self, way: Way, label: str) -> QWidget:
        fits = way.fits(self._application.destination)
        lines = column(spacing=2, margins=(12, 8, 12, 8))
        head = row(spacing=8)
        button = QRadioButton(label)
        button.setObjectName(f"way_{way.code}")
        button.setAccessibleName(label)
        button.setAutoExclusive(False)
        button.setProperty("ring", True)
        button.setEnabled(fits)
        button.setChecked(fits and way.code == self._application.guarantee)
        button.clicked.connect(lambda _on: self._choose(way.code))
        self.choices[way.code] = button
        head.addWidget(button)
        for chip in self._chips(way):
            head.addWidget(chip)
        head.addStretch(1)
        lines.addLayout(head)
        for each in self._says(way, fits=fits):
            lines.addWidget(each)
        return frame("quietpanel", lines)

    def _chips(self, way: Way) -> Iterator[Chip]:
        found = self._fee(way)
        if isinstance(found, Sum) and found.amount is not None:
            self._fees[way.code] = found.amount
            yield Chip(self.tr_(N_("保証料 {fee}(目安)"), fee=format_yen(found.amount, self.tr_)), state="filter")
        if way.unconfirmed:
            yield Chip(self.tr_(N_("県に確かめる")), icon="question", state="warn")

    def _says(self, way: Way, *, fits: bool) -> Iterator[QWidget]:
        tr = self.tr_
        if not fits:
            yield IconWords(
                "forbid", tr(N_("この種類の住まいでは使えません。")), size="compact", tone="warn", wrap=True
            )
        found = self._fee(way)
        if isinstance(found, Refused):
            yield IconWords("info", found.message.text(tr), size="compact", wrap=True)
        elif found is not None:
            words = tr(N_("・更新は2年ごとで、保証料は同じ率です。{limits}"), limits=self._limits(found))
            yield Words(words, size="compact", tone="ink2", wrap=True)
        for text in way.says:
            yield Words(f"・{tr(text)}", size="compact", tone="ink2", wrap=True)
        if way.source:
            yield Words(tr(N_("根拠: {source}"), source=way.source), size="small", tone="ink2", wrap=True)

    def _limits(self, found: Sum) -> str:
        """How much is guaranteed at most: the last steps of the sum."""
        tr = self.tr_
        told = (f"{tr(each.label)} {format_yen(each.amount, tr)}" for each in found.steps[-_LIMITS:])
        return "、".join(told)

    def _fee(self, way: Way) -> Sum | Refused | None:
        """The fee by the table of the day; 共益費 is guaranteed too, but the fee follows the rent alone."""
        rent = self._application.rent
        if not way.sum or rent is None or not way.fits(self._application.destination):
            return None
        try:
            return fee(rent, table_on(TABLE, self._desk.today()))
        except Refused as refused:
            return refused

    def _choose(self, code: str) -> None:
        for each, button in self.choices.items():
            button.setChecked(each == code)
        self.verb.setEnabled(True)

    def _keep(self) -> None:
        code, application = self.value(), self._application
        if not code:
            return
        fee = self._fees.get(code)
        self._desk.work.write(
            self,
            N_("保証の方法を選ぶ"),
            lambda w: choose_guarantee(w, application.id, code, fee),
            lambda _kept: self.accept(),
            refused=self.refuse,
            case=application.case,
        )


def ask_guarantee(desk: Desk, parent: QWidget, application: Application) -> GuaranteeQuestion:
    """Show the ways of guarantee and put the chosen one into the application."""
    made = GuaranteeQuestion(desk, parent, application)
    made.open()
    return made
