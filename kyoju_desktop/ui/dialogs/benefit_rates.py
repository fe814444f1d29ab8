"""計算の数字: the office's own lines of the 住居確保給付金, what is wrong with them, and every other table."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.scheme import BENEFIT_RATE
from kyoju_desktop.domain.kinds import Yen
from kyoju_desktop.domain.records import BenefitRate
from kyoju_desktop.domain.rules.calendar import fiscal_year, fiscal_year_end
from kyoju_desktop.domain.rules.sums import brackets, guarantee, housing_benefit, low_income, standards, subsidies
from kyoju_desktop.domain.rules.sums.kept import CONFIRM, told
from kyoju_desktop.domain.rules.sums.rates import overlap_with, period_of, troubles
from kyoju_desktop.domain.rules.sums.tables import FOLDER, RateTable, file_of, tables
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.services.benefit_rates import all_rates, copy_to_next_year, remove_rate, save_rate
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip, ChipFace
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, row, rule
from kyoju_desktop.ui.widgets.record_row import RecordRow

TABLES = (
    housing_benefit.TABLE,
    guarantee.TABLE,
    low_income.TABLE,
    brackets.WAGES,
    brackets.PENSION_YOUNG,
    brackets.PENSION_OLD,
    subsidies.TABLE,
    standards.TABLE,
)


def show_rates(desk: Desk, parent: QWidget) -> "RatesDialog":
    """Show every figure the sums are worked out with."""
    made = RatesDialog(desk, parent)
    made.open()
    return made


class RatesDialog(Question):
    """The office's lines with what is wrong with them above; below all other tables, to look at."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="rates_dialog",
            title=tr(N_("計算の数字")),
            explain=tr(
                N_(
                    "世帯の人数ごとに1行です。県の公表した額を入れ、確かめた日を書きます。年度ごとに新しい行を足します。"
                )
            ),
            verb=tr(N_("閉じる")),
            wide=900,
        )
        self._desk = desk
        self.back.hide()
        self.agreed.connect(self.accept)
        self._own = Panel(tr(N_("住居確保給付金の基準額と家賃の上限")), icon="wallet", name="own_rates")
        self._copy = Button(
            tr(N_("次の年度へ写す")), icon="copy", small=True, name="copy_rates", pressed=self._copy_rates
        )
        self._own.add_action(self._copy)
        self._own.add_action(Button(tr(N_("行を足す")), icon="plus", small=True, name="add_rate", pressed=self._add))
        self.body.addWidget(self._own)
        self.body.addWidget(self._others())
        self.body.addStretch(1)
        desk.news.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self, _changes: object = None) -> None:
        if self._desk.closed:
            return
        tr, today = self._desk.tr, self._desk.today()
        with self._desk.store.read() as r:
            rates = all_rates(r)
        empty(self._own.body)
        self._own.set_count(str(len(rates)) if rates else "")
        found = troubles(rates, today)
        if found:
            told_of = column(spacing=4, margins=(12, 8, 12, 8))
            for each in found:
                tone = "danger" if each.grave else "warn"
                text = each.message.text(tr)
                told_of.addWidget(IconWords("warning", text, size="base", tone=tone, wrap=True, name="rate_trouble"))
            self._own.body.addLayout(told_of)
            self._own.body.addWidget(rule())
        for at, rate in enumerate(rates):
            if at:
                self._own.body.addWidget(rule())
            self._own.body.addWidget(self._row(rate))
        if not rates:
            how = tr(N_("「行を足す」から、県の公表した額を世帯の人数ごとに入れます。入れるまで、計算はできません。"))
            self._own.body.addWidget(Empty(tr(N_("基準額と家賃の上限がまだありません。")), how))

    def _row(self, rate: BenefitRate) -> RecordRow:
        tr, at = self._desk.tr, self._desk.locale
        amount = Yen()
        unset = tr(N_("まだ"))
        title = tr(
            N_("{people}人世帯  基準額 {base}  上限 {cap}"),
            people=str(rate.people or ""),
            base=amount.format(rate.base, at) or unset,
            cap=amount.format(rate.cap, at) or unset,
        )
        below = "・".join(filter(None, (period_of(rate).text(tr), rate.source, self._savings(rate))))
        chip = (
            ChipFace(tr(N_("確かめた")), "check", "done")
            if rate.confirmed_on
            else ChipFace(tr(CONFIRM), "warning", "warn")
        )
        made = RecordRow(title, below, (chip,), name=f"row.{rate.id}")
        made.clicked.connect(lambda _on=False: self._edit(rate))
        return made

    def _savings(self, rate: BenefitRate) -> str:
        words = N_("預貯金の限度 {amount}")
        at = self._desk.locale
        return "" if rate.savings is None else self._desk.tr(words, amount=Yen().format(rate.savings, at))

    def _add(self) -> None:
        today = self._desk.today()
        end = fiscal_year_end(today)
        begun = BenefitRate(from_day=end.replace(year=end.year - 1) + timedelta(days=1), until_day=end)
        ask_rate(self._desk, self, begun, fresh=True)

    def _edit(self, rate: BenefitRate) -> None:
        ask_rate(self._desk, self, rate, fresh=False)

    def _copy_rates(self) -> None:
        today = self._desk.today()
        self._desk.work.write(
            self,
            N_("計算の数字を次の年度へ写す"),
            lambda w: copy_to_next_year(w, today),
            self._copied,
            refused=self.refuse,
        )

    def _copied(self, made: tuple[BenefitRate, ...]) -> None:
        self.trouble.hide()
        words = N_("{count}行を{year}年度へ写しました。「県に確かめる」の印が付いています。")
        year = fiscal_year(self._desk.today()) + 1
        self._desk.status(self._desk.tr(words, count=str(len(made)), year=str(year)))

    def _others(self) -> Panel:
        """Every table that came with the program or was put in its place: to look at, with where it belongs."""
        tr = self._desk.tr
        panel = Panel(tr(N_("ほかの表")), icon="list", name="other_tables")
        lines = column(spacing=6, margins=(12, 10, 12, 10))
        panel.body.addLayout(lines)
        words = N_(
            "県から新しい表(JSON)をもらったら、{folder} に置くと、それを使います。ファイルの名前は下にあります。"
        )
        place = str(self._desk.data_dir / FOLDER)
        lines.addWidget(Words(tr(words, folder=place), size="compact", tone="ink2", wrap=True, name="tables_place"))
        for name in TABLES:
            lines.addWidget(rule())
            lines.addWidget(self._tables(name))
        return panel

    def _tables(self, name: str) -> QWidget:
        tr, made = self._desk.tr, QWidget()
        made.setObjectName(f"table.{name}")
        lines = column(spacing=2)
        made.setLayout(lines)
        places = tr.replaced
        try:
            found = tables(name, places)
        except Refused as refused:
            words = told(refused.message, tr)
            lines.addWidget(IconWords("warning", words, tone="danger", size="base", wrap=True))
            return made
        lines.addWidget(Words(tr(found[0].title) if found else name, bold=True, wrap=True))
        for each in found:
            lines.addLayout(self._table(each))
        own = shipped("resources") not in file_of(name, places).parents
        whose = tr(N_("役場・県の表")) if own else tr(N_("はじめの表"))
        where = tr(N_("{whose}・ファイル {file}"), whose=whose, file=f"{FOLDER}/{name}.json")
        lines.addWidget(Words(where, size="small", tone="ink2", wrap=True))
        day = self._needed_on(name)
        if not any(each.first <= day <= each.last for each in found):
            none = tr(N_("{day}に使える表がありません。"), day=wareki(day))
            lines.addWidget(IconWords("warning", none, tone="warn", size="compact", wrap=True))
        return made

    def _needed_on(self, name: str) -> date:
        """Today, or the end of the year whose income is asked about now."""
        today = self._desk.today()
        return brackets.year_end(today.year - 1) if name in brackets.OF_A_YEAR else today

    def _table(self, table: RateTable) -> QHBoxLayout:
        tr = self._desk.tr
        line = row(spacing=8)
        words = f"{table.period.text(tr)}  {table.source}"
        line.addWidget(Words(words, size="compact", wrap=True), 1)
        if table.unconfirmed:
            chip = Chip(tr(CONFIRM), icon="warning", state="warn")
            chip.setToolTip(tr(table.doubt))
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        return line


def ask_rate(desk: Desk, parent: QWidget, rate: BenefitRate, *, fresh: bool) -> Question:
    """Enter or change one line; an overlap is told in the list, the sum refuses until it is mended."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="rate_dialog",
        title=tr(N_("行を足す")) if fresh else tr(N_("行を直す")),
        explain=tr(
            N_("額は県の公表した数字をそのまま入れます。預貯金の限度は、公表された額があるときだけ入れます。")
        ),
        verb=tr(N_("保存する")),
        wide=720,
    )
    view = FormView(desk, BENEFIT_RATE, rate, key="new.BenefitRate" if fresh else "", gaps=False, titles=False)
    view.set_needed({"people", "base", "cap", "from_day"})
    made.body.addWidget(view)
    with desk.store.read() as r:
        others = all_rates(r)

    def look() -> None:
        typed = view.typed()
        found = overlap_with(typed, others) if isinstance(typed, BenefitRate) else None
        view.set_remarks({"from_day": found.text(tr)} if found else {})

    view.changed.connect(look)
    look()
    if not fresh:
        away = Button(tr(N_("行を消す")), icon="trash", look="danger", name="remove_rate")
        away.clicked.connect(lambda _on=False: _remove(desk, made, rate))
        made.add_verb(away)
    ask_with_form(
        desk, made, view, BenefitRate, N_("計算の数字を変更"), lambda filled: lambda w: save_rate(w, filled)
    )
    view.focus_first()
    return made


def _remove(desk: Desk, question: Question, rate: BenefitRate) -> None:
    desk.work.write(
        question,
        N_("計算の数字の行を消す"),
        lambda w: remove_rate(w, rate.id),
        lambda _none: question.accept(),
        refused=question.refuse,
    )
