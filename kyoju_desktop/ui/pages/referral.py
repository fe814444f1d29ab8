"""つなぎ票を作る: the gate is shown, not suffered. Recipient, errand, basis; what goes and what stays; the page."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from kyoju_desktop.documents.render import render
from kyoju_desktop.domain.disclosure import Pick
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.referral_texts import REFERRAL_TEXTS
from kyoju_desktop.domain.papers.transfer import TRANSFER
from kyoju_desktop.domain.records import Referral
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.disclosures import WENT_OUT
from kyoju_desktop.services.referrals import Prepared, answer_release, prepare
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.fax import cover_first
from kyoju_desktop.ui.dialogs.release import hand_to_exit
from kyoju_desktop.ui.forms.drafting import Drafting
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.columns import Column, Columns, GrowingScroll
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.referral_copies import ORAL, CopiesPanel, handing_of, told_of
from kyoju_desktop.ui.pages.referral_draft import Outcome, ReferralDraft, consider
from kyoju_desktop.ui.pages.referral_foot import FIRST, lacking, promise
from kyoju_desktop.ui.pages.referral_items import ItemList, kept_picks
from kyoju_desktop.ui.pages.referral_left import ReferralLeft
from kyoju_desktop.ui.pages.referral_marks import Marks, shown_by, what_changed, withdrawals
from kyoju_desktop.ui.pages.referral_paper import ReferralPaper
from kyoju_desktop.ui.pages.referral_steps import take_way
from kyoju_desktop.ui.pages.referral_ways import ANONYMOUS, can_be_anonymous
from kyoju_desktop.ui.pages.sub_head import SubHead
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.panels import ActionBar, Panel, column
from kyoju_desktop.ui.widgets.tabs import Tabs

LARGE = 1.5  # text scale from which key hints give way to words
WAIT = 300  # milliseconds after the last keystroke in a text before the page is drawn anew


class ReferralPage(QWidget):
    """One つなぎ票 being made for one recipient; the release goes through `services.referrals.prepare`."""

    explanation = N_(
        "相手を選ぶと、出す項目・出さない項目とそのわけ、印刷される紙が出ます。「印刷して記録する」で文書番号が付き、"
        "提供の記録が残ります。渡したかどうかは、渡したあとで答えます。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("referral_page")
        self._draft = ReferralDraft()
        self._seen: Outcome | None = None
        self.wish = ("", "")  # with which recipient and errand the next paper begins
        self._waiting = ""  # a release pressed while something typed was still to be weighed
        self._drafting: Drafting | None = None
        self.texts: FormView | None = None
        self._latest: Latest[Outcome] = Latest(desk, self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(WAIT)
        self._typing.timeout.connect(self._weigh)
        lines = column()
        self.setLayout(lines)
        self.head = SubHead(desk, desk.tr(N_("つなぎ票を作る")))
        large = theme.current().scale >= LARGE
        words = desk.tr(N_("ケースに戻る"))
        back = Button(
            "" if large else words,
            icon="undo",
            hint="" if large else "Esc",
            look="quiet",
            name="back",
            pressed=desk.back,
        )
        back.setAccessibleName(words)
        back.setToolTip(words)
        self.head.right.addWidget(back)
        lines.addWidget(self.head)
        self.marks = Marks(desk)
        self.marks.confirmed.connect(self._show_foot)
        lines.addWidget(self.marks)
        self.columns = self._columns()
        lines.addWidget(self.columns, 1)
        lines.addWidget(self._foot())
        for keys, act in (("Ctrl+P", self.print_and_record), ("Esc", desk.back)):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what the window asks

    def open(self, case_id: str) -> None:
        """Begin a つなぎ票 for this case, or go on with the one that was left unfinished."""
        desk = self._desk
        if self._drafting is not None:
            self._drafting.save()
            self._drafting.deleteLater()
        self._drafting = Drafting(desk, f"referral.{case_id}", self._gather, self)
        self._drafting.show_on(self.head.saved)
        self.head.saved.say("")  # of the paper before
        left = self._drafting.load()
        fresh = ReferralDraft().with_referral(case=case_id)
        draft, wish, self.wish = ReferralDraft.load(case_id, left) if left else fresh, self.wish, ("", "")
        self._draft = draft.wished(*wish)
        self._seen, self._waiting = None, ""
        self.left.forget_confirmation()
        self.marks.read.setChecked(False)
        self.marks.say_changed("")
        self._make_texts()
        self._weigh()

    def refresh(self) -> None:
        """Weigh again: a consent may have been withdrawn meanwhile."""
        if self._draft.referral.case:
            self._weigh()

    # building

    def _columns(self) -> Columns:
        tr = self._desk.tr
        self.left = ReferralLeft(self._desk)
        self.left.changed.connect(self._on_draft)
        self.left.typed.connect(self._on_typed)
        self.left.confirmed.connect(self._show_foot)
        self.left.bases.way.connect(self._take_way)
        self.items = ItemList(self._desk)
        self.items.toggled.connect(self._on_toggled)
        self.items.ask.clicked.connect(self._ask_consent)
        self._texts_panel = Panel(name="texts")
        self.copies = CopiesPanel(self._desk)
        self.copies.wrote.connect(self._on_handing)
        scroll = GrowingScroll()
        scroll.body.addWidget(self._texts_panel)
        scroll.body.addWidget(self.copies)
        scroll.finish()
        self.parts = Tabs(
            [("items", tr(N_("4 出す項目"))), ("texts", tr(N_("5 紙に書くこと・部数")))], label=tr(N_("中身"))
        )
        stack = QStackedWidget()
        stack.addWidget(self.items)
        stack.addWidget(scroll)
        self.parts.chosen.connect(lambda code: stack.setCurrentIndex(int(code == "texts")))
        middle = QWidget()
        lines = column()
        middle.setLayout(lines)
        lines.addWidget(self.parts)
        lines.addWidget(stack, 1)
        lines.addWidget(self.marks.words_panel)
        self.paper = ReferralPaper(self._desk)
        columns = Columns(
            [
                Column("left", tr(N_("相手・用件・根拠")), self.left, 304),
                Column("items", tr(N_("出す項目")), middle),
                Column("texts", tr(N_("書くこと・部数")), middle),
                Column("paper", tr(N_("紙")), self.paper, 404),
            ],
            least=1180,
            label=tr(N_("つなぎ票を作る")),
        )
        columns.chosen.connect(self.parts.choose)
        columns.folded_changed.connect(self.parts.setHidden)
        columns.folded_changed.connect(self.paper.fit_width)
        return columns

    def _foot(self) -> ActionBar:
        tr = self._desk.tr
        self.bar = ActionBar(tr(FIRST))
        self.close_ = Button(tr(N_("閉じる(下書きは残る)")), name="close_draft", pressed=self._desk.back)
        self.close_.setVisible(theme.current().scale < LARGE)
        self.anonymous = Button(
            tr(N_("匿名の照会票にする")), icon="person", name="make_anonymous", pressed=self._ask_anonymous
        )
        self.anonymous.hide()
        self.save = Button(
            tr(N_("PDFで保存して記録")), icon="download", name="save_and_record", pressed=self.save_and_record
        )
        self.print_ = Button(
            tr(N_("印刷して記録する")),
            icon="printer",
            hint="" if theme.current().scale >= LARGE else "Ctrl+P",
            look="primary",
            name="print_and_record",
            pressed=self.print_and_record,
        )
        for each in (self.close_, self.anonymous, self.save, self.print_):
            self.bar.right.addWidget(each)
        return self.bar

    def _make_texts(self) -> None:
        empty(self._texts_panel.body)
        made = FormView(
            self._desk,
            REFERRAL_TEXTS,
            self._draft.referral,
            key=f"referral.{self._draft.referral.case}.texts",
            gaps=False,
            titles=False,
            label_width=112,
        )
        made.show_saved_on(self.head.saved)
        made.changed.connect(self._typing.start)
        holder = QWidget()
        lines = column(margins=(12, 8, 12, 12))
        holder.setLayout(lines)
        lines.addWidget(made)
        self._texts_panel.body.addWidget(holder)
        self.texts = made

    # weighing

    def _weigh(self) -> None:
        desk = self._desk
        draft = replace(self._draft, referral=self._with_texts())
        self._latest.ask(consider(draft, desk.today(), desk.codes, desk.tr), self._show)

    def _with_texts(self) -> Referral:
        referral, texts = self._draft.referral, self.texts
        if texts is None:
            return referral
        for name in REFERRAL_TEXTS.names():
            try:
                referral = referral.replace(**{name: texts.editor(name).value()})
            except Refused:
                continue
        return referral

    def _show(self, seen: Outcome) -> None:
        if seen.draft.referral.case != self._draft.referral.case:
            return
        self._seen = seen
        changed = what_changed(self._draft, seen)
        if changed:
            self.marks.say_changed(changed)
        self._note_shown(seen)
        self.head.show_file(seen.file)
        self.head.title.setText(self._title())
        self.left.show_outcome(seen, self._draft)
        self.items.show_outcome(seen)
        self.paper.show_outcome(seen)
        self.copies.show_draft(self._draft)
        self.marks.show_outcome(seen)
        self._show_foot()
        if self._waiting and not self._typing.isActive():
            way, self._waiting = self._waiting, ""
            self._release(way)

    def _title(self) -> str:
        tr = self._desk.tr
        return tr(N_("移管票を作る")) if self._draft.paper is TRANSFER else tr(N_("つなぎ票を作る"))

    def _note_shown(self, seen: Outcome) -> None:
        """Remember what was seen going out, so that a change is said also after the form stood parked."""
        chosen = seen.draft
        draft = replace(self._draft, basis=chosen.basis, consent=chosen.consent)
        if seen.weighed is not None:
            draft = replace(draft, shown=shown_by(seen), taken=withdrawals(seen, draft.consent))
        if draft != self._draft and self._drafting is not None and draft.referral.organisation:
            self._drafting.touch()
        self._draft = draft

    def _show_foot(self) -> None:
        tr, seen = self._desk.tr, self._seen
        if seen is None:
            return
        oral = self._draft.referral.means == ORAL
        lacks = lacking(seen, self._draft, tr, read=self.marks.read.isChecked(), tie=self.left.tie_confirmed())
        for each in (self.save, self.print_):
            each.setEnabled(not lacks)
        self.save.setVisible(not oral)
        self.anonymous.setVisible(can_be_anonymous(seen))
        self.print_.set_text(tr(N_("伝えたことを記録する")) if oral else tr(N_("印刷して記録する")))
        self.bar.remark.words.setText(lacks or promise(seen, self._draft, tr))
        self.bar.remark.show()

    # what the clerk does

    def _on_draft(self, draft: ReferralDraft) -> None:
        """The clerk chose something else: what goes may change, and that is no surprise."""
        self._draft = replace(draft, shown=None)
        if self._drafting is not None:
            self._drafting.touch()
        self._weigh()

    def _on_typed(self, draft: ReferralDraft) -> None:
        self._draft = replace(draft, shown=None)
        if self._drafting is not None:
            self._drafting.touch()
        self._typing.start()

    def _on_handing(self, name: str, text: str) -> None:
        self._draft = replace(self._draft, handing={**self._draft.handing, name: text})
        if self._drafting is not None:
            self._drafting.touch()
        self._show_foot()

    def _on_toggled(self, pick: Pick, on: bool) -> None:
        if self._seen is None or self._seen.weighed is None:
            return
        picks = kept_picks(self._seen.weighed)
        self._on_draft(replace(self._draft, picked=picks | {pick} if on else picks - {pick}))

    def _ask_consent(self) -> None:
        self._desk.open_consent(self._draft.referral.case)

    def _take_way(self, way: str) -> None:
        if self._seen is not None:
            take_way(self._desk, self, way, self._seen, self.left.purpose_to)

    def _ask_anonymous(self) -> None:
        self._take_way(ANONYMOUS)

    def print_and_record(self) -> None:
        """Release on paper."""
        self._release("print")

    def save_and_record(self) -> None:
        """Release as a file."""
        self._release("save")

    def _release(self, way: str) -> None:
        seen, desk = self._seen, self._desk
        if self._typing.isActive() or self._latest.busy:
            self._waiting = way  # what was typed last is weighed first
            return
        if seen is None or seen.weighed is None or not self.print_.isEnabled():
            return
        if self.texts is None or self.texts.commit() is None:
            return
        weighed, today, draft = seen.weighed, desk.today(), self._draft
        read, tie = self.marks.read.isChecked(), self.left.tie_confirmed()
        oral = weighed.referral.means == ORAL
        handing = None if oral else handing_of(draft.handing)
        told_at, late = told_of(draft.handing) if oral else (None, "")
        draw = None if oral else (lambda sheet: render(sheet, desk.tr))

        def use(w: Writer) -> Prepared:
            made = prepare(
                w,
                weighed,
                draw,
                today,
                codes=desk.codes,
                tr=desk.tr,
                words_confirmed=read,
                cautions_confirmed=tie,
                handing=handing,
                told_at=told_at,
                late_entry=late,
            )
            if oral:  # what was said is out; there is no paper to ask about
                answer_release(w, made.disclosure_id, WENT_OUT)
            return made

        desk.work.write(
            self,
            N_("口頭の提供を記録") if oral else N_("つなぎ票を出す用意"),
            use,
            lambda prepared: self._prepared(prepared, way),
            refused=self._refused,
            final=True,
            case=weighed.referral.case,
        )

    def _prepared(self, prepared: Prepared, way: str) -> None:
        case = self._draft.referral.case
        self._forget()
        if prepared.pdf:
            done = partial(self._desk.open_case, case, "handed")
            cover_first(self._desk, self, prepared, way, lambda made: hand_to_exit(self._desk, self, made, way, done))
        else:
            self._desk.open_case(case, "handed")
            self._desk.status(self._desk.tr(N_("口頭の提供を記録しました。")))

    def _forget(self) -> None:
        """What was put together is in the ledger; the next つなぎ票 begins empty."""
        if self.texts is not None:
            self.texts.drafting.drop()
        if self._drafting is not None:
            self._drafting.drop()
        self._draft, self._seen = ReferralDraft(), None

    def _refused(self, refused: Refused) -> bool:
        self._weigh()
        if self.texts is None or not refused.field or not self.texts.refused(refused):
            return False
        self.columns.show_column("texts")
        self.parts.choose("texts")
        return True

    def _gather(self) -> Any:  # noqa: ANN401 - our own JSON
        return self._draft.dump()
