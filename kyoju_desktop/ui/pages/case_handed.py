"""つなぎ・提供: what was handed over, what came back, who asked about the person, what arrived."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import (
    CopyOut,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    IncomingDocument,
    LaterExplanation,
    Referral,
    ReferralReply,
)
from kyoju_desktop.i18n.eras import wareki, wareki_moment, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.ledger import marks_of
from kyoju_desktop.services.transfers import match_of
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.dialogs.handed import ask_not_out, ask_reply, say_went_out
from kyoju_desktop.ui.dialogs.inquiry import ask_inquiry
from kyoju_desktop.ui.dialogs.oral import ask_oral
from kyoju_desktop.ui.dialogs.transfer import ask_transfer_in
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel, organisations
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.handed_panels import (
    AboutPanel,
    CopiesPanel,
    ExplanationsPanel,
    KnowersPanel,
    mark_faces,
    two_lines,
)
from kyoju_desktop.ui.pages.transfer_panel import TransfersPanel, match_line
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip, ChipFace
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, frame, row, rule
from kyoju_desktop.ui.widgets.record_row import RecordRow

DOCUMENTS = Listed(
    IncomingDocument,
    N_("届いた文書"),
    "mail",
    N_("届いた文書はまだありません。"),
    lambda view: IncomingDocument(case=view.case_id, received_on=view.at.today),
    how=N_("相手の文書番号と返事の期限を入れると、今日の一覧に出ます。"),
    options=organisations,
    add=N_("文書を入れる"),
)


class HandedTab(Scroll):
    """Releases not yet answered, referrals with their replies, the ledger, inquiries, papers that came."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(spacing=12)
        self._room = room
        tr = room.tr_
        self._open = ""
        self._waiting = Panel(
            tr(N_("出したかどうか、まだ答えていないもの")), icon="warning", name="unanswered", tone="warn"
        )
        self._referrals = Panel(tr(N_("つなぎ")), icon="out", name="referrals")
        self._referrals.add_action(
            Button(tr(N_("つなぎ票を作る")), icon="out", small=True, name="referral_here", pressed=self._refer)
        )
        self._ledger = Panel(tr(N_("提供の記録")), icon="list", name="ledger")
        self._documents = ListPanel(room, DOCUMENTS)
        self._about = AboutPanel(room)
        self._lists = (self._about, self._documents)
        self._watched = (TransfersPanel(room), ExplanationsPanel(room), CopiesPanel(room), KnowersPanel(room))
        self.body.addWidget(self._bar())
        transfers, explanations, copies, known = self._watched
        shown = (self._waiting, transfers, explanations, copies, known, self._referrals, *self._lists, self._ledger)
        for each in shown:
            self.body.addWidget(each)
        self.body.addStretch(1)

    def _bar(self) -> QWidget:
        """What can be entered here beside the emergency, which stands above for all tabs."""
        made = QWidget()
        look = theme.current()
        flow = Flow(made, across=look.px(8), down=look.px(8))
        for words, icon, name, act in (
            (N_("口頭で伝えた"), "phone", "oral_here", self._oral),
            (N_("問合せを受けた"), "question", "inquiry_here", self._inquiry),
            (N_("出さなかった"), "forbid", "refusal_here", self._refused),
            (N_("移管を受け入れた"), "mail", "transfer_here", self._received),
        ):
            flow.addWidget(self._button(words, icon, name, act))
        return made

    def _oral(self) -> None:
        if (view := self._room.view) is not None:
            ask_oral(self._room.desk, self.window(), view.file, view.bodies)

    def _received(self) -> None:
        ask_transfer_in(self._room.desk, self.window(), self._room.case_id)

    def _inquiry(self) -> None:
        self._about.begin()

    def _refused(self) -> None:
        if (view := self._room.view) is not None:
            ask_inquiry(self._room.desk, self.window(), case=view.case_id, bodies=view.bodies, refusing=True)

    def show_view(self, view: CaseView) -> None:
        """Show everything as it is now."""
        self._show_waiting(view)
        self._show_referrals(view)
        self._show_ledger(view)
        for each in (*self._lists, *self._watched):
            each.show_view(view)

    def want(self, record_class: str, field_name: str) -> bool:
        """Go to a field of an inquiry or a paper that came."""
        if record_class == self._about.kind.__name__:
            self._about.begin()
            return True
        if record_class == self._documents.kind.__name__:
            self._documents.want(field_name)
            self.ensureWidgetVisible(self._documents, 0, 24)
            return True
        return record_class in {Referral.__name__, Disclosure.__name__}

    def open_record(self, record_id: str) -> bool:
        """Open an inquiry, a paper or a row of the ledger."""
        for each in self._lists:
            if each.open_record(record_id):
                self.ensureWidgetVisible(each, 0, 24)
                return True
        view = self._room.view
        if view is None:
            return False
        if view.file.find(Disclosure, record_id):
            self._open = record_id
            self._show_ledger(view)
            self.ensureWidgetVisible(self._ledger, 0, 24)
            return True
        if explained := view.file.find(LaterExplanation, record_id):
            return self.open_record(explained.disclosure)
        if copy := view.file.find(CopyOut, record_id):
            return self.open_record(copy.disclosure)
        return view.file.find(Referral, record_id) is not None

    def _refer(self) -> None:
        self._room.desk.open_referral(self._room.case_id)

    def _show_waiting(self, view: CaseView) -> None:
        answered = {each.disclosure for each in view.file.of(DisclosureOutcome)}
        waiting = [each for each in reversed(view.file.of(Disclosure)) if each.id not in answered]
        _clear(self._waiting)
        self._waiting.setVisible(bool(waiting))
        self._waiting.set_count(str(len(waiting)))
        for at, each in enumerate(waiting):
            if at:
                self._waiting.body.addWidget(rule())
            self._waiting.body.addWidget(self._waiting_row(each))

    def _waiting_row(self, disclosure: Disclosure) -> QWidget:
        tr = self._room.tr_
        when = wareki_moment(disclosure.at) if disclosure.at else ""
        below = "・".join(filter(None, (disclosure.document_number, when)))
        made, line = two_lines(disclosure.recipient, below)
        if disclosure.conference:
            sitting = disclosure.conference
            line.addWidget(
                self._button(
                    N_("会議を開く"),
                    "conferences",
                    f"sitting.{disclosure.id}",
                    lambda: self._room.desk.open_conference(sitting),
                )
            )
            return made
        line.addWidget(
            self._button(N_("出した"), "check", f"went_out.{disclosure.id}", lambda: self._went_out(disclosure))
        )
        line.addWidget(
            self._button(
                N_("出さなかった"),
                "forbid",
                f"not_out.{disclosure.id}",
                lambda: ask_not_out(self._room.desk, self, disclosure),
            )
        )
        made.setAccessibleName(tr(N_("出したかどうかを答える: {who}"), who=disclosure.recipient))
        return made

    def _went_out(self, disclosure: Disclosure) -> None:
        say_went_out(self._room.desk, self, disclosure)

    def _show_referrals(self, view: CaseView) -> None:
        referrals = tuple(reversed(view.file.of(Referral)))
        _clear(self._referrals)
        self._referrals.set_count(str(len(referrals)) if referrals else "")
        if not referrals:
            tr = self._room.tr_
            self._referrals.body.addWidget(
                Empty(
                    tr(N_("つなぎはまだありません。")),
                    tr(N_("つなぎ票を作ると、出したもの・出さなかったものが残ります。")),
                )
            )
        for at, each in enumerate(referrals):
            if at:
                self._referrals.body.addWidget(rule())
            self._referrals.body.addWidget(self._referral_row(each, view))

    def _referral_row(self, referral: Referral, view: CaseView) -> QWidget:
        tr = self._room.tr_
        who = view.bodies.get(referral.organisation, tr(N_("あて先はまだ")))
        sent = wareki(referral.sent_at.date()) if referral.sent_at else ""
        below = "・".join(
            filter(
                None,
                (
                    view.teller.text(referral, "purpose"),
                    referral.document_number,
                    sent,
                    view.teller.text(referral, "means"),
                ),
            )
        )
        made, line = two_lines(who, below)
        made.setObjectName(f"referral.{referral.id}")
        chip = self._state(referral, view)
        line.addWidget(Chip(chip.text, icon=chip.icon, state=chip.state))
        match = match_of(view.file, referral)
        again = bool(match and match.differs)
        if referral.sent_at and not referral.cancelled_on and (again or not referral.replied_on):
            line.addWidget(
                self._button(
                    N_("受領を入れ直す") if again else N_("返事を入れる"),
                    "reply",
                    f"reply.{referral.id}",
                    lambda: ask_reply(self._room.desk, self, referral, who),
                )
            )
        replies = [each for each in view.file.of(ReferralReply) if each.referral == referral.id]
        matched = match_line(referral, view, tr)
        if not replies and matched is None:
            return made
        whole = QWidget()
        lines = column()
        whole.setLayout(lines)
        lines.addWidget(made)
        for each in replies:
            lines.addWidget(self._reply(each, view))
        if matched is not None:
            lines.addWidget(matched)
        return whole

    def _reply(self, reply: ReferralReply, view: CaseView) -> QWidget:
        tr = self._room.tr_
        day = wareki(reply.received_on) if reply.received_on else ""
        result = view.teller.text(reply, "result")
        said = view.teller.conceal("・".join(filter(None, (result, reply.answered_by, reply.note, reply.next_step))))
        line = row(margins=(24, 0, 12, 8))
        text = tr(N_("{day} 返事: {words}"), day=day, words=said)
        line.addWidget(IconWords("reply", text, size="compact", tone="ink2", wrap=True))
        return frame("clear", line)

    def _state(self, referral: Referral, view: CaseView) -> ChipFace:
        tr = self._room.tr_
        if referral.cancelled_on:
            return ChipFace(tr(N_("取りやめた")), "forbid")
        if referral.replied_on:
            return ChipFace(tr(N_("返事あり")), "check", "done")
        if referral.sent_at is None:
            return ChipFace(tr(N_("まだ渡していない")), "pause", "warn")
        late = referral.reply_by is not None and referral.reply_by < view.at.today
        until = wareki_weekday(referral.reply_by) if referral.reply_by else ""
        if late:
            return ChipFace(tr(N_("返事がない {day}まで"), day=until), "warning", "danger")
        return ChipFace(tr(N_("返事待ち {day}まで"), day=until) if until else tr(N_("返事待ち")), "clock")

    def _show_ledger(self, view: CaseView) -> None:
        rows = tuple(reversed(view.file.of(Disclosure)))
        _clear(self._ledger)
        self._ledger.set_count(str(len(rows)) if rows else "")
        if not rows:
            self._ledger.body.addWidget(Empty(self._room.tr_(N_("外へ出したものは、まだありません。")), good=True))
        for at, each in enumerate(rows):
            if at:
                self._ledger.body.addWidget(rule())
            self._ledger.body.addWidget(self._ledger_row(each, view))
            if each.id == self._open:
                self._ledger.body.addWidget(self._items(each, view))

    def _ledger_row(self, disclosure: Disclosure, view: CaseView) -> RecordRow:
        moment = disclosure.told_at or disclosure.at
        when = wareki_moment(moment) if moment else ""
        title = "  ".join(filter(None, (disclosure.recipient, disclosure.document_number)))
        version = " ".join(filter(None, (view.teller.text(disclosure, "version"), disclosure.copy_numbers)))
        means = view.teller.text(disclosure, "means")
        below = "・".join(filter(None, (when, version, means, disclosure.basis_text or disclosure.purpose)))
        entry = next((each for each in view.entries if each.record.id == disclosure.id), None)
        tags = (*mark_faces(marks_of(disclosure), self._room.tr_), *(entry.tags if entry else ()))
        made = RecordRow(title, below, tags, name=f"ledger.{disclosure.id}")
        made.set_open(disclosure.id == self._open)
        made.clicked.connect(lambda _checked=False: self._toggle(disclosure.id))
        return made

    def _toggle(self, disclosure_id: str) -> None:
        self._open = "" if self._open == disclosure_id else disclosure_id
        if self._room.view is not None:
            self._show_ledger(self._room.view)

    def _items(self, disclosure: Disclosure, view: CaseView) -> QWidget:
        tr = self._room.tr_
        lines = column(spacing=4, margins=(36, 8, 12, 10))
        items = [each for each in view.file.of(DisclosedItem) if each.disclosure == disclosure.id]
        given = "・".join(dict.fromkeys(tr(each.label) for each in items if each.given))
        lines.addWidget(
            IconWords("check", tr(N_("出した項目: {items}"), items=given), size="compact", tone="done", wrap=True)
        )
        for why in dict.fromkeys(each.why for each in items if not each.given):
            kept = "・".join(dict.fromkeys(tr(each.label) for each in items if not each.given and each.why == why))
            text = tr(N_("出さなかった: {items}({why})"), items=kept, why=tr(why))
            lines.addWidget(IconWords("forbid", text, size="compact", tone="ink2", wrap=True))
        for label, text in ((N_("根拠"), disclosure.basis_text), (N_("条件"), disclosure.conditions)):
            if text:
                lines.addWidget(Words(f"{tr(label)}  {text}", size="compact", tone="ink2", wrap=True))
        return frame("quietpanel", lines)

    def _button(self, words: str, icon: str, name: str, act: Callable[[], object]) -> Button:
        return Button(self._room.tr_(words), icon=icon, small=True, name=name, pressed=act)


def _clear(panel: Panel) -> None:
    empty(panel.body)
