"""同じ人かもしれません: earlier persons that resemble what is typed, each with what is alike and what is not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import Person
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.search import Hit, fold
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, frame, row, rule


class LikelyPanel(Panel):
    """The list; it only proposes. `same` and `other` carry the hit, `looked` asks to see the earlier case."""

    same = Signal(object)
    other = Signal(object)
    looked = Signal(object)

    def __init__(self, desk: Desk, *, same: str = N_("同じ人")) -> None:
        super().__init__(desk.tr(N_("同じ人かもしれません")), icon="warning", name="likely", tone="warn")
        self._desk, self._same = desk, same
        self._shown: tuple[tuple[str, str], ...] = ()
        self.hits: tuple[Hit, ...] = ()
        self.hide()

    def show_hits(self, hits: Sequence[Hit], typed: Person, phone: str) -> None:
        """Show these persons, told against what has been typed; nothing is shown when there are none."""
        self.hits = tuple(hits)
        self.setVisible(bool(hits))
        self.set_count(self._desk.tr(N_("{count}件"), count=str(len(hits))))
        empty(self.body)
        for at, hit in enumerate(hits):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(self._warning(hit) if hit.opposite else self._row(hit, typed, phone))
        alike = any(not hit.opposite for hit in hits)
        title = N_("同じ人かもしれません") if alike else N_("答えてはいけない相手かもしれません")
        self.title.setText(self._desk.tr(title))
        if not alike:
            return
        note = self._desk.tr(N_("「同じ人」は印をつけてつなぐだけです。記録は混ざらず、いつでも外せます。"))
        line = row(margins=(12, 8, 12, 8))
        line.addWidget(IconWords("info", note, wrap=True))
        self.body.addWidget(rule())
        self.body.addWidget(frame("quiet", line))

    def _warning(self, hit: Hit) -> QWidget:
        """Whoever is typed here may be somebody's opposite party: no name, no place, nothing to join."""
        tr = self._desk.tr
        lines = column(spacing=3, margins=(12, 8, 12, 8))
        made = frame("dangerpanel", lines)
        made.setObjectName(f"opposite.{hit.case}")
        words = tr(N_("答えてはいけない相手の名前です(受付番号 {number})"), number=hit.number)
        lines.addWidget(IconWords("alert", words, tone="danger", size="base", wrap=True))
        rule_ = N_(
            "相談は受けられます。相手の方の居場所も、相談に来ているかどうかも答えないでください。"
            "担当を分け、住所でも世帯でもつながないでください。"
        )
        lines.addWidget(Words(tr(rule_), size="small", tone="ink2", wrap=True))
        return made

    def _row(self, hit: Hit, typed: Person, phone: str) -> QWidget:
        tr = self._desk.tr
        lines = column(spacing=3, margins=(12, 8, 12, 8))
        made = frame("clear", lines)
        made.setObjectName(f"likely.{hit.person}")
        name = row(spacing=8)
        name.addWidget(Words(hit.name or tr(N_("(匿名)")), bold=True))
        name.addWidget(Words(hit.kana, size="small", tone="ink2"))
        if hit.protected:
            name.addWidget(Chip(tr(N_("秘匿")), icon="house-lock", state="danger"))
        name.addStretch(1)
        lines.addLayout(name)
        lines.addWidget(Words(self._about(hit), size="small", tone="ink2", wrap=True))
        lines.addWidget(self._alike(hit, typed, phone))
        buttons = row(spacing=8)
        buttons.addWidget(self._button(self._same, "link", "same", hit, self.same))
        buttons.addWidget(self._button(N_("別の人"), "", "other", hit, self.other))
        buttons.addStretch(1)
        buttons.addWidget(self._button(N_("見る"), "out", "look", hit, self.looked, look="quiet"))
        lines.addLayout(buttons)
        return made

    def _button(
        self, words: str, icon: str, name: str, hit: Hit, signal: SignalInstance, *, look: str = "plain"
    ) -> Button:
        made = Button(self._desk.tr(words), icon=icon, small=True, look=look, name=f"{name}.{hit.person}")
        made.setAccessibleName(f"{self._desk.tr(words)} {hit.name} {hit.number}")
        made.clicked.connect(lambda _checked=False: signal.emit(hit))
        return made

    def _about(self, hit: Hit) -> str:
        tr = self._desk.tr
        age = tr(N_("{age}歳"), age=str(age_on(hit.birth_date, self._desk.today()))) if hit.birth_date else ""
        stage = tr(self._desk.codes.label("stage", hit.stage)) if hit.stage else ""
        born = tr(N_("{day}生"), day=wareki(hit.birth_date)) if hit.birth_date else ""
        return "・".join(filter(None, (age, born, hit.number, stage)))

    def _alike(self, hit: Hit, typed: Person, phone: str) -> QWidget:
        tr = self._desk.tr
        same: list[str] = []
        differs: list[str] = []
        for label, here, there in (
            (N_("名の字"), fold(typed.name), fold(hit.name)),
            (N_("よみ"), fold(typed.kana), fold(hit.kana)),
            (N_("生年月日"), str(typed.birth_date or ""), str(hit.birth_date or "")),
        ):
            if here and there:
                (same if here == there else differs).append(tr(label))
        if phone and hit.why == N_("電話"):
            same.append(tr(N_("電話")))
        made = QWidget()
        flow = Flow(made, across=theme.current().px(12), down=theme.current().px(2))
        if same:
            flow.addWidget(IconWords("check", tr(N_("{items}が同じ"), items="・".join(same)), tone="done"))
        elif hit.why:
            flow.addWidget(IconWords("check", tr(hit.why), tone="done"))
        if differs:
            flow.addWidget(IconWords("cross", tr(N_("{items}が違う"), items="・".join(differs)), tone="ink2"))
        return made
