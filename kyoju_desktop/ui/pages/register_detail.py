"""One row of the ledger in full: what went, what stayed and why, the conditions, the copies, the very paper."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from kyoju_desktop.domain.records import CopyOut, DisclosedItem, Disclosure
from kyoju_desktop.i18n.eras import wareki_moment, wareki_weekday
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.copies import is_out
from kyoju_desktop.services.explanations import is_waiting
from kyoju_desktop.services.ledger import Detail, Row, marks_of
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.copies import ask_copy
from kyoju_desktop.ui.dialogs.explanation import ask_explanation
from kyoju_desktop.ui.dialogs.papers import show_kept
from kyoju_desktop.ui.pages.conference_ways import open_sitting
from kyoju_desktop.ui.pages.handed_panels import mark_faces
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, row, rule

_FIRST = 4  # facts above the items: when, how, what for, on what basis
_FINGERPRINT = 16  # characters of the fingerprint that are shown; the tooltip has all of them


class LedgerDetail(Panel):
    """Nothing in it can be changed; what happens afterwards is added (a copy came back, the person was told)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("選んだ記録")), icon="list", name="ledger_detail")
        self._desk = desk
        self._scroll = Scroll(margins=(12, 10, 12, 12), spacing=8)
        self.body.addWidget(self._scroll, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No row is chosen."""
        empty(self._scroll.body)
        self._scroll.body.addWidget(
            Empty(
                self._desk.tr(N_("記録を選ぶと、出した項目と出さなかった項目が出ます。")),
                self._desk.tr(N_("提供の記録は、あとから直したり消したりできません。")),
            )
        )
        self._scroll.body.addStretch(1)

    def show_detail(self, found: Detail, hit: Row) -> None:
        """Show one disclosure."""
        body = self._scroll.body
        empty(body)
        body.addWidget(Words(found.disclosure.recipient, size="name", bold=True, wrap=True, name="detail_recipient"))
        name = hit.hit.name or self._desk.tr(N_("(匿名)"))
        body.addWidget(Words(f"{name}  {hit.hit.number}", tone="ink2", wrap=True))
        body.addWidget(self._marks(found, protected=hit.hit.protected))
        body.addWidget(self._steps(found))
        facts = tuple(self._facts(found))
        for label, words in facts[:_FIRST]:
            _fact(body, label, words)
        body.addWidget(rule())
        self._items(body, found.items)
        body.addWidget(rule())
        for label, words in facts[_FIRST:]:
            _fact(body, label, words)
        for copy in found.copies:
            body.addWidget(rule())
            body.addLayout(self._copy(copy))
        if found.disclosure.sha256:
            mark = Words(
                self._desk.tr(N_("文書の指紋 {mark}…"), mark=found.disclosure.sha256[:_FINGERPRINT]),
                size="small",
                tone="ink2",
                wrap=True,
            )
            mark.setToolTip(found.disclosure.sha256)
            body.addWidget(mark)
        body.addStretch(1)

    def _marks(self, found: Detail, *, protected: bool) -> QWidget:
        made = QWidget()
        look, tr = theme.current(), self._desk.tr
        flow = Flow(made, across=look.px(4), down=look.px(4))
        chips = [
            Chip(face.text, icon=face.icon, state=face.state) for face in mark_faces(marks_of(found.disclosure), tr)
        ]
        if protected:
            chips.insert(0, Chip(tr(N_("住所秘匿")), icon="house-lock", state="danger"))
        if found.disclosure.special:
            chips.append(Chip(tr(N_("要配慮を含む")), icon="shield", state="warn"))
        if found.disclosure.external:
            chips.append(Chip(tr(N_("役場の外")), icon="out"))
        for chip in chips:
            flow.addWidget(chip)
        made.setVisible(bool(chips))
        return made

    def _steps(self, found: Detail) -> QWidget:
        tr, desk, made = self._desk.tr, self._desk, QWidget()
        line = Flow(made, across=theme.current().px(8), down=theme.current().px(6))
        disclosure = found.disclosure
        if disclosure.blob:
            line.addWidget(
                Button(
                    tr(N_("出した紙を見る")),
                    icon="document",
                    small=True,
                    name="show_kept",
                    pressed=lambda: show_kept(desk, self.window(), disclosure),
                )
            )
        line.addWidget(
            Button(
                tr(N_("ケースを開く")),
                icon="arrow-right",
                small=True,
                name="open_case",
                pressed=lambda: desk.open_case(disclosure.case, "Disclosure"),
            )
        )
        waiting = next((each for each in found.explanations if is_waiting(each)), None)
        if waiting is not None:
            line.addWidget(
                Button(
                    tr(N_("本人に説明した")),
                    icon="ear",
                    small=True,
                    name="explain_here",
                    pressed=lambda: ask_explanation(desk, self.window(), waiting.id),
                )
            )
        line.addWidget(
            Button(
                tr(N_("事故を記録する")),
                icon="warning",
                small=True,
                name="breach_here",
                pressed=lambda: desk.open_registers("breaches", f"new.{disclosure.id}"),
            )
        )
        return made

    def _facts(self, found: Detail) -> Iterator[tuple[str, str]]:
        tr, codes, each = self._desk.tr, self._desk.codes, found.disclosure
        told = each.told_at or each.at
        means = tr(codes.label("referral_means", each.means)) if each.means else ""
        level = tr(codes.label("disclosure_level", each.level)) if each.level else ""
        yield tr(N_("日時")), wareki_moment(told) if told else ""
        yield tr(N_("方法")), "・".join(filter(None, (means, each.contact)))
        yield tr(N_("目的")), each.purpose
        yield tr(N_("根拠")), each.basis_text
        yield tr(N_("同意の番号")), found.consent_number
        yield tr(N_("根拠の事実")), each.basis_facts
        yield tr(N_("同意がない理由")), each.why_no_consent
        yield tr(N_("承認した人")), each.approver
        yield tr(N_("あとから記録したわけ")), each.late_entry
        yield tr(N_("段階")), level
        yield tr(N_("文書番号")), each.document_number
        yield tr(N_("部数・頁数")), _amount(each, tr)
        yield tr(N_("資料の版")), tr(self._desk.codes.label("paper_version", each.version)) if each.version else ""
        yield tr(N_("結果")), self._outcome(found)
        yield tr(N_("条件(70条)")), each.conditions
        for explained in found.explanations:
            if explained.told_on:
                day = wareki_weekday(explained.told_on)
                yield tr(N_("本人への説明")), "・".join(filter(None, (day, explained.told_by, explained.words)))
            elif explained.not_told:
                yield tr(N_("本人に説明しない")), explained.not_told
            elif explained.due_on:
                yield tr(N_("本人への説明")), tr(N_("{day}までの予定"), day=wareki_weekday(explained.due_on))
        yield tr(N_("記録した人")), each.clerk

    def _outcome(self, found: Detail) -> str:
        tr, outcome = self._desk.tr, found.outcome
        if outcome is None:
            return tr(N_("出したか、まだ答えていない"))
        words = tr(N_("出した")) if outcome.outcome == "went_out" else tr(N_("出さなかった"))
        when = wareki_moment(outcome.at) if outcome.at else ""
        return "・".join(filter(None, (words, when, outcome.reason)))

    def _items(self, body: QBoxLayout, items: Sequence[DisclosedItem]) -> None:
        tr, codes = self._desk.tr, self._desk.codes
        given = [each for each in items if each.given]
        kept = [each for each in items if not each.given]
        title = tr(N_("出した項目 {count}"), count=str(len(given)))
        body.addWidget(IconWords("check", title, size="base", tone="done", bold=True))
        for name in dict.fromkeys(each.info_class for each in given):
            labels = "・".join(dict.fromkeys(tr(each.label) for each in given if each.info_class == name))
            _fact(body, tr(codes.label("info_class", name)), labels)
        if kept:
            title = tr(N_("出さなかった項目 {count}"), count=str(len(kept)))
            body.addWidget(IconWords("forbid", title, size="base", tone="ink2", bold=True))
        for why in dict.fromkeys(each.why for each in kept):
            labels = "・".join(dict.fromkeys(tr(each.label) for each in kept if each.why == why))
            _fact(body, tr(why) if why else "", labels)

    def _copy(self, copy: CopyOut) -> QBoxLayout:
        tr, codes, line = self._desk.tr, self._desk.codes, row(spacing=8)
        number = tr(N_("写し {number}"), number=copy.number or tr(N_("番号なし")))
        asked = tr(codes.label("copy_request", copy.asked)) if copy.asked else ""
        until = tr(N_("{day}まで"), day=wareki_weekday(copy.due_on)) if copy.due_on and is_out(copy) else ""
        fate = tr(codes.label("copy_fate", copy.fate)) if copy.fate else ""
        day = wareki_weekday(copy.done_on) if copy.done_on else ""
        text = "・".join(filter(None, (number, asked, until, fate, day, copy.confirmed_by)))
        line.addWidget(IconWords("copy", text, size="compact", tone="ink" if is_out(copy) else "ink2", wrap=True), 1)
        words = tr(N_("戻った・捨てた")) if is_out(copy) else tr(N_("直す"))
        line.addWidget(Button(words, small=True, name=f"copy.{copy.id}", pressed=lambda: self._answer_copy(copy)))
        return line

    def _answer_copy(self, copy: CopyOut) -> None:
        """A copy of a conference is answered with its whole pack, in the sitting."""
        if copy.pack:
            open_sitting(self._desk, "ConferenceCopy", copy.pack)
        else:
            ask_copy(self._desk, self.window(), copy)


def _amount(each: Disclosure, tr: Translator) -> str:
    parts = (
        tr(N_("{count}部"), count=str(each.copies)) if each.copies else "",
        tr(N_("{count}枚"), count=str(each.pages)) if each.pages else "",
        tr(N_("配布番号 {number}"), number=each.copy_numbers) if each.copy_numbers else "",
    )
    return "・".join(filter(None, parts))


def _fact(body: QBoxLayout, label: str, words: str) -> None:
    """A quiet label over its words; nothing where there are no words."""
    if not words:
        return
    lines = column(spacing=0)
    if label:
        lines.addWidget(Words(label, size="small", tone="ink2", wrap=True))
    lines.addWidget(Words(words, size="compact", wrap=True))
    body.addLayout(lines)
