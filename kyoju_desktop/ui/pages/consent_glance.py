"""Two panels: だれが何をいつまで知ってよいか on a day, and the chart of all consents that chooses the day."""

from datetime import date

from PySide6.QtCore import Signal

from kyoju_desktop.domain.records import Consent
from kyoju_desktop.domain.rules.consent_spans import Span, spans_of
from kyoju_desktop.i18n.eras import wareki_short, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_face import glance_of
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.consent_card import taken_words
from kyoju_desktop.ui.pages.consent_knowing import knowers
from kyoju_desktop.ui.pages.knowing_table import KnowingView
from kyoju_desktop.ui.pages.span_chart import Bar, Mark, SpanChart
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, frame, row


class KnowingPanel(Panel):
    """Who may know what until when, on a day: today unless the chart chose another one."""

    back_to_today = Signal()

    def __init__(self, room: CaseRoom) -> None:
        tr = room.tr_
        super().__init__(tr(N_("だれが何をいつまで知ってよいか")), icon="shield-check", name="knowing_panel")
        self._room = room
        self.view = KnowingView(tr)
        self._past = IconWords("clock", "", tone="warn", bold=True, wrap=True, name="other_day")
        self._back = Button(
            tr(N_("きょうに戻す")), icon="undo", small=True, name="back_to_today", pressed=self.back_to_today.emit
        )
        line = row(spacing=8, margins=(12, 4, 12, 4))
        line.addWidget(self._past, 1)
        line.addWidget(self._back)
        self._banner = frame("warnpanel", line)
        self._none = Empty(" ", " ")
        self._none_lines = column()
        self._never = IconWords("forbid", "", size="compact", tone="danger", wrap=True, name="never_told")
        foot = column(margins=(12, 5, 12, 6))
        foot.addWidget(self._never)
        self._foot = frame("clear", foot)
        self.body.addWidget(self._banner)
        self.body.addWidget(self.view)
        self.body.addLayout(self._none_lines)
        self.body.addWidget(self._foot)

    def show_day(self, view: CaseView, day: date) -> None:
        """Show who might know what on that day."""
        tr, today = self._room.tr_, view.at.today
        rows = knowers(view.file, view.at, view.bodies, day)
        told = sum(1 for each in rows if each.knows)
        self.set_count(tr(N_("{count}者"), count=str(told)) if told else "")
        self._banner.setVisible(day != today)
        words = tr(N_("{day}に有効だった(有効な)内容です。きょうの内容ではありません。"), day=wareki_weekday(day))
        self._past.words.setText(words)
        self.view.show_rows(rows)
        self.view.setVisible(bool(rows))
        self._show_none(view, day, shown=not rows)
        never = "、".join(filter(None, view.glance.never)) if day == today else ""
        self._never.words.setText(tr(N_("だれにも出さない: {items}"), items=never))
        self._foot.setVisible(bool(never))

    def _show_none(self, view: CaseView, day: date, *, shown: bool) -> None:
        self._none.setParent(None)
        self._none.deleteLater()
        tr = self._room.tr_
        if day == view.at.today:
            party = glance_of(view.file, view.at, view.bodies).parties[0]
            self._none = Empty(
                tr(N_("{what}。{told}。"), what=party.who, told=party.what),
                tr(N_("説明から始めます。断られた・保留・働きかけ中・未説明も、状態として記録します。")),
            )
        else:
            self._none = Empty(tr(N_("この日に有効な同意はありません。")))
        self._none_lines.addWidget(self._none)
        self._none.setVisible(shown)


class HistoryPanel(Panel):
    """第1号, 第2号 … over the days; a click asks what held on that day."""

    day_chosen = Signal(object)

    def __init__(self, room: CaseRoom) -> None:
        tr = room.tr_
        super().__init__(tr(N_("いつ、どの同意が有効だったか")), icon="calendar", name="history_panel")
        self._room = room
        self.chart = SpanChart(tr, room.desk.today())
        self.chart.day_chosen.connect(self.day_chosen.emit)
        self.body.addWidget(self.chart)
        legend = row(spacing=8, margins=(12, 4, 12, 6))
        legend.addWidget(
            Words(
                tr(
                    N_(
                        "帯を押すと、その日の内容が上に出ます(矢印キーで1日ずつ)。"
                        "枠だけの帯はこれから、細くなった帯は一部を撤回(赤い線)したあとです。"
                    )
                ),
                size="small",
                tone="ink2",
                wrap=True,
            )
        )
        self.body.addLayout(legend)

    def show_view(self, view: CaseView, day: date) -> None:
        """Show the consents that were ever given."""
        spans = spans_of(view.file, view.at.today)
        self.setVisible(bool(spans))
        self.chart.show_bars([self._bar(each, view) for each in spans], view.at.today, day)

    def _bar(self, span: Span, view: CaseView) -> Bar:
        consent = span.terms.consent
        form = view.teller.text(consent, "form")
        marks = tuple(
            Mark(each.at.date(), self._taken(each.organisation, taken_words(each, view), view))
            for each in span.taken()
            if each.at
        )
        return Bar(
            consent.id,
            f"{consent.number} {form}".strip(),
            span.first,
            span.last,
            self._told(span, consent),
            void=span.void,
            marks=marks,
        )

    def _taken(self, organisation: str, what: str, view: CaseView) -> str:
        tr = self._room.tr_
        whom = view.bodies.get(organisation, tr(N_("すべての相手")))
        return tr(N_("撤回: {whom}へ {what}"), whom=whom, what=what)

    def _told(self, span: Span, consent: Consent) -> str:
        tr = self._room.tr_
        why = span.ending.message.text(tr) if span.ending else ""
        first = wareki_short(span.first)
        if span.void:
            return tr(N_("{first} {why}"), first=first, why=why)
        if span.last is not None and span.last < span.first:
            return tr(N_("{first} だけ {why}"), first=first, why=why)
        last = wareki_short(span.last) if span.last else self._open(consent)
        return tr(N_("{first}〜{last} {why}"), first=first, last=last, why=why).strip()

    def _open(self, consent: Consent) -> str:
        return self._room.tr_(N_("1回使うまで") if consent.period == "once" else N_("終結まで"))
