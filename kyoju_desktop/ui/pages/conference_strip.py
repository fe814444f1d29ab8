"""The line under the head of a sitting: under which law it sits, who organises it, who is bound to secrecy."""

from PySide6.QtWidgets import QFrame, QWidget

from kyoju_desktop.i18n.eras import wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.sittings import BodyLine
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.conference_view import SittingView
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, row, rule

LARGE = 1.5  # from this text scale on the place stands here, not in the head


class LawStrip(QFrame):
    """One line per body; below it the request where this office answers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "panel")
        self.setObjectName("law_strip")
        self.setAccessibleName(desk.tr(N_("会議の根拠")))
        self._lines = column(margins=(1, 1, 1, 1))
        self.setLayout(self._lines)

    def show_view(self, view: SittingView) -> None:
        """Say it for every body."""
        empty(self._lines)
        place = view.conference.place if theme.current().scale >= LARGE else ""
        if place:
            self._lines.addWidget(self._line([IconWords("pin", place, size="compact", tone="ink", wrap=True)]))
        for number, each in enumerate(view.standing):
            if number:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._body(each, view.body_name(view.conference.organiser)))
        request = self._request(view)
        if request:
            self._lines.addWidget(rule())
            line = row(margins=(12, 7, 12, 7))
            line.addWidget(IconWords("mail", request, size="compact", tone="ink", wrap=True), 1)
            self._lines.addLayout(line)

    def _body(self, each: BodyLine, asked_by: str) -> QWidget:
        """`asked_by` is the body that organises, where the clerk has named it."""
        tr = self._desk.tr
        parts: list[QWidget] = [
            Chip(each.label),
            Words(each.article, size="compact", bold=True),
            Words(tr(N_("主体 {who}"), who=asked_by or each.organiser), size="compact", tone="ink2"),
            IconWords("lock", tr(N_("非公開")), size="compact", tone="ink"),
        ]
        secrecy = N_("出席者に守る義務がある") if each.secrecy else N_("法律の守秘義務はない・誓約をもらう")
        parts.append(
            IconWords(
                "shield-check" if each.secrecy else "warning",
                tr(secrecy),
                size="compact",
                tone="ink" if each.secrecy else "warn",
            )
        )
        parts.append(IconWords("undo", tr(N_("資料は会議のあと回収")), size="compact", tone="ink"))
        consent = N_("同意がある人だけ") if each.needs_consent else N_("同意がない人は必要なことだけ")
        parts.append(IconWords("info", tr(consent), size="compact"))
        return self._line([each for each in parts if not isinstance(each, Words) or each.text()])

    def _line(self, parts: list[QWidget]) -> QWidget:
        look = theme.current()
        made = QWidget()
        flow = Flow(made, across=look.px(14), down=look.px(4))
        flow.setContentsMargins(look.px(12), look.px(7), look.px(12), look.px(7))
        for each in parts:
            flow.addWidget(each)
        return made

    def _request(self, view: SittingView) -> str:
        tr, of = self._desk.tr, view.conference
        if not (of.request_number or of.request_on or of.request_sender):
            return ""
        dated = wareki_short(of.request_on) if of.request_on else ""
        words = " ".join(filter(None, (of.request_sender, dated, of.request_number)))
        asked = f" {of.request_asked}" if of.request_asked else ""
        due = tr(N_("回答の期限 {day}"), day=wareki_short(of.reply_by)) if of.reply_by else ""
        sent = tr(N_("{day}に回答した"), day=wareki_short(of.replied_on)) if of.replied_on else due
        return "・".join(filter(None, (tr(N_("求め: {what}"), what=words + asked), sent)))
