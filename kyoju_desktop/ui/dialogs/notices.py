"""撤回の連絡: the letter that asks a recipient to stop, return or destroy, and what it answers."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Consent, WithdrawalNotice
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.case_papers import cover_for
from kyoju_desktop.services.kept import as_kept
from kyoju_desktop.services.withdrawals import (
    REPLY_DAYS,
    answer_notice,
    notice_not_sent,
    notice_sheet,
    prepare_notice,
)
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.exits import save_paper
from kyoju_desktop.ui.dialogs.fax import FAX, with_cover
from kyoju_desktop.ui.dialogs.kept import show_paper
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages
from kyoju_desktop.ui.dialogs.preview import Preview, show_preview
from kyoju_desktop.ui.dialogs.print_paper import print_paper
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.jobs import Progress
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.widgets.labels import IconWords

_LETTER = Form(
    N_("撤回の連絡"),
    WithdrawalNotice,
    (Section(N_("撤回の連絡"), (("asked",), ("means", "reply_by"))),),
)
_ANSWER = Form(
    N_("相手の返事"),
    WithdrawalNotice,
    (Section(N_("相手の返事"), (("answer", "answered_on"), ("answered_by",), ("note",))),),
)
_NOT_SENT = Form(N_("送らなかったわけ"), WithdrawalNotice, (Section(N_("送らなかったわけ"), (("note",),)),))


def offer_notices(room: CaseRoom, parent: QWidget, consent: Consent, names: Mapping[str, str]) -> Notice:
    """Right after a withdrawal: whoever holds something can be asked to stop using it."""
    tr = room.tr_
    made = Notice(
        parent,
        tr(N_("撤回を記録しました")),
        tr(
            N_(
                "この同意で情報を受け取った相手が{count}か所あります: {names}。"
                "これからの利用をやめ、返すか捨てるよう、文書で頼めます。応じる義務がないこともあります。"
                "文書は「同意」の「撤回の連絡」でいつでも作れます。"
            ),
            count=str(len(names)),
            names="、".join(names.values()),
        ),
        icon="mail",
        answers=(("later", tr(N_("あとにする")), "plain"), ("write", tr(N_("文書を作る")), "primary")),
    )
    first = next(iter(names))
    made.ask(lambda code: ask_letter(room.desk, parent, consent, first, names[first]) if code == "write" else None)
    return made


class LetterQuestion(Question):
    """What one recipient is asked for; the paper is looked at before it gets its number."""

    def __init__(self, desk: Desk, parent: QWidget, consent: Consent, organisation: str, recipient: str) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="letter_dialog",
            title=tr(N_("撤回の連絡: {recipient}"), recipient=recipient),
            explain=tr(
                N_(
                    "文書には、こちらの文書番号と日付、頼むことだけが載ります。"
                    "本人の名前・撤回の理由・渡した内容は載りません。"
                )
            ),
            verb=tr(N_("文書を見る")),
            wide=680,
        )
        self._desk, self._consent, self._organisation = desk, consent, organisation
        self._owner = parent
        self._preview: Preview | None = None
        started = WithdrawalNotice(
            case=consent.case,
            consent=consent.id,
            organisation=organisation,
            asked=frozenset({"stop"}),
            means="post",
            reply_by=desk.calendar.next_open(desk.today() + timedelta(days=REPLY_DAYS)),
        )
        key = f"letter.{consent.id}.{organisation}"
        self.form = FormView(desk, _LETTER, started, key=key, titles=False, gaps=False)
        self.body.addWidget(self.form)
        hint = tr(
            N_("次の画面で「印刷する」か「保存する」を押すと、文書番号が付き、返事の期限が今日の一覧に入ります。")
        )
        self.body.addWidget(IconWords("info", hint, size="compact", wrap=True))
        self.agreed.connect(self._look)

    def _filled(self) -> WithdrawalNotice | None:
        filled = self.form.commit()
        return filled if isinstance(filled, WithdrawalNotice) else None

    def _look(self) -> None:
        filled = self._filled()
        if filled is None:
            return
        if not filled.means:
            self.form.refused(Refused(N_("連絡の方法を選んでください。"), field="means"))
            return
        desk = self._desk

        def draw(_progress: Progress) -> Rendered:
            with desk.store.read() as r:
                return render(self._sheet(r, filled), desk.tr)

        desk.work.perform(
            self,
            N_("撤回の連絡を作る"),
            draw,
            lambda paper: self._show(paper, filled),
            refused=lambda refused: self.form.refused(refused) or self.refuse(refused),
            long=True,
        )

    def _sheet(self, r: Reader, filled: WithdrawalNotice) -> Sheet:
        desk = self._desk
        return notice_sheet(
            r,
            self._consent.id,
            self._organisation,
            filled.asked,
            desk.today(),
            codes=desk.codes,
            tr=desk.tr,
            reply_by=filled.reply_by,
        )

    def _show(self, paper: Rendered, filled: WithdrawalNotice) -> None:
        title = self.tr_(N_("撤回の連絡"))
        self._preview = show_preview(
            self._desk,
            self,
            title,
            paper,
            title,
            on_print=lambda: self._release(filled, "print"),
            on_save=lambda: self._release(filled, "save"),
        )

    def _release(self, filled: WithdrawalNotice, way: str) -> None:
        desk = self._desk
        desk.work.write(
            self,
            N_("撤回の連絡"),
            lambda w: prepare_notice(
                w,
                self._consent.id,
                self._organisation,
                filled.asked,
                filled.means,
                lambda sheet: render(sheet, desk.tr),
                desk.today(),
                codes=desk.codes,
                tr=desk.tr,
                reply_by=filled.reply_by,
            ),
            lambda made: self._hand_over(made[0], made[1], way),
            refused=self._object,
            final=True,
            case=self._consent.case,
        )

    def _object(self, refused: Refused) -> bool:
        if self._preview is not None:
            self._preview.reject()
        return self.form.refused(refused) or self.refuse(refused)

    def _hand_over(self, notice: WithdrawalNotice, pdf: bytes, way: str) -> None:
        desk, owner = self._desk, self._owner
        self.form.settle()
        if self._preview is not None:
            self._preview.accept()
        self.accept()
        name = desk.tr(N_("撤回の連絡 {number}"), number=notice.document_number)
        exit_ = partial(print_paper, form="notice") if way == "print" else save_paper

        def stayed(why: Message) -> None:
            desk.work.write(
                owner,
                N_("撤回の連絡を送らなかった"),
                lambda w: notice_not_sent(w, notice.id, why.text(desk.tr)),
                lambda _kept: desk.status(desk.tr(N_("連絡は出ていません。番号は使い済みとして残ります。"))),
                final=True,
                case=notice.case,
            )

        def let_out(made: bytes) -> None:
            exit_(desk, owner, made, name, lambda: desk.status(desk.tr(N_("撤回の連絡を出しました。"))), stayed)

        if way == "print" and notice.means == FAX:
            at, sheets = desk.locale, PdfPages(pdf).count
            with_cover(
                desk,
                owner,
                pdf,
                lambda r: cover_for(r, notice.organisation, at, sheets, notice.document_number),
                let_out,
            )
        else:
            let_out(pdf)


def ask_letter(desk: Desk, parent: QWidget, consent: Consent, organisation: str, recipient: str) -> LetterQuestion:
    """Make the letter for one recipient."""
    made = LetterQuestion(desk, parent, consent, organisation, recipient)
    made.open()
    made.form.focus_first()
    return made


def ask_answer(desk: Desk, parent: QWidget, notice: WithdrawalNotice) -> Question:
    """Enter what a recipient answered."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="answer_dialog",
        title=tr(N_("{recipient}の返事"), recipient=notice.recipient),
        explain=tr(N_("{number}で頼んだこと: {asked}"), number=notice.document_number, asked=_asked(desk, notice)),
        verb=tr(N_("記録する")),
    )
    started = notice.replace(answer="", answered_on=desk.today(), answered_by="", note="")
    view = FormView(desk, _ANSWER, started, key=f"answer.{notice.id}", titles=False, gaps=False)
    made.body.addWidget(view)

    def act() -> None:
        filled = view.commit()
        if not isinstance(filled, WithdrawalNotice):
            return
        desk.work.write(
            made,
            N_("撤回の連絡への返事"),
            lambda w: answer_notice(w, notice.id, filled.answer, filled.answered_on, filled.answered_by, filled.note),
            lambda _done: _close(made, view),
            refused=_object(made, view),
            final=True,
            case=notice.case,
        )

    made.agreed.connect(act)
    made.open()
    view.focus_first()
    return made


def ask_not_sent(desk: Desk, parent: QWidget, notice: WithdrawalNotice) -> Question:
    """Enter that a letter did not go out after all."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="not_sent_dialog",
        title=tr(N_("{number}は送らなかった"), number=notice.document_number),
        explain=tr(N_("返事を待つのをやめます。文書番号は使い済みとして残ります。")),
        verb=tr(N_("送らなかったと記録する")),
        wide=520,
    )
    view = FormView(desk, _NOT_SENT, notice, key=f"not_sent.{notice.id}", titles=False, gaps=False)
    made.body.addWidget(view)

    def act() -> None:
        filled = view.commit()
        if not isinstance(filled, WithdrawalNotice):
            return
        desk.work.write(
            made,
            N_("撤回の連絡を送らなかった"),
            lambda w: notice_not_sent(w, notice.id, filled.note),
            lambda _done: _close(made, view),
            refused=_object(made, view),
            final=True,
            case=notice.case,
        )

    made.agreed.connect(act)
    made.open()
    view.focus_first()
    return made


def show_letter(desk: Desk, parent: QWidget, notice: WithdrawalNotice) -> None:
    """The kept letter, byte for byte."""
    show_paper(desk, parent, as_kept(notice))


def _asked(desk: Desk, notice: WithdrawalNotice) -> str:
    codes = (each.code for each in desk.codes.list("notice_request").codes if each.code in notice.asked)
    return "・".join(desk.tr(desk.codes.label("notice_request", code)) for code in codes)


def _object(made: Question, view: FormView) -> Callable[[Refused], bool]:
    return lambda refused: view.refused(refused) or made.refuse(refused)


def _close(question: Question, view: FormView) -> None:
    view.settle()
    question.accept()
