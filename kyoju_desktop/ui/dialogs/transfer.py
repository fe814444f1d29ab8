"""移管: a case that another town hands over is counted and entered; its receipt goes back; the sent one is closed."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.forms.paper import TRANSFER_IN
from kyoju_desktop.domain.papers.transfer_receipt import FORM, TITLE
from kyoju_desktop.domain.records import Organisation, Referral, TransferIn
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.kept import PRINTED, SAVED
from kyoju_desktop.services.transfers import (
    closing_fits,
    draw_receipt,
    prepare_receipt,
    receipt_went_out,
    receive_transfer,
)
from kyoju_desktop.services.weighing import REPLY_DAYS
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.closing import ask_closing
from kyoju_desktop.ui.dialogs.exits import save_paper
from kyoju_desktop.ui.dialogs.preview import Preview, show_preview
from kyoju_desktop.ui.dialogs.print_paper import print_paper
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.errors import ask
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.labels import IconWords

MOVED_AWAY = "moved_away"


def ask_transfer_in(desk: Desk, parent: QWidget, case_id: str, known: TransferIn | None = None) -> None:
    """Count what came and enter it (or mend what was entered)."""

    def show(bodies: tuple[Organisation, ...]) -> None:
        _ask(desk, parent, known or _begun(desk, case_id), bodies)

    desk.work.read(parent, lambda r: r.find(Organisation), show, label=N_("移管の受入れ"))


def _begun(desk: Desk, case_id: str) -> TransferIn:
    days = desk.office().reply_days
    until = desk.today() + timedelta(days=REPLY_DAYS if days is None else days)
    return TransferIn(case=case_id, received_on=desk.today(), reply_by=desk.calendar.next_open(until))


def _ask(desk: Desk, parent: QWidget, started: TransferIn, bodies: tuple[Organisation, ...]) -> Question:
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="transfer_in_dialog",
        title=tr(N_("ほかの市町村から移管を受け入れる")),
        explain=tr(
            N_("届いた紙を数えて、書いてある番号・頁数と突き合わせます。合わないときは、そのことも書きます。")
        ),
        verb=tr(N_("受け入れを記録する")),
        wide=760,
    )
    words = N_("前の市町村の同意は、こちらでは使えません。写しがあっても、本人にあらためて同意をたずねます。")
    made.body.addWidget(IconWords("warning", tr(words), tone="warn", wrap=True, name="no_consent_here"))
    named = sorted(((each.id, each.name) for each in bodies if not each.closed), key=lambda pair: pair[1])
    view = FormView(
        desk,
        TRANSFER_IN,
        started,
        key=f"transfer_in.{started.case}",
        options={"organisation": [("", ""), *named]},
        gaps=False,
        hidden={"replied_on"},
    )
    made.body.addWidget(view)

    def then(_kept: TransferIn) -> None:
        desk.status(tr(N_("移管を受け入れました。同意はまだありません。")))

    ask_with_form(
        desk,
        made,
        view,
        TransferIn,
        N_("移管の受入れ"),
        lambda filled: lambda w: receive_transfer(w, filled),
        then=then,
        case=started.case,
    )
    view.focus_first()
    return made


def show_receipt(desk: Desk, parent: QWidget, transfer: TransferIn) -> None:
    """Look at the 受領書, then number it and send it back."""
    tr, at = desk.tr, desk.locale
    title = tr(TITLE)
    shown: list[Preview] = []

    def give(way: str) -> None:
        desk.work.write(
            shown[0],
            N_("受領書を出す用意"),
            lambda w: prepare_receipt(w, transfer.id, at, PRINTED if way == "print" else SAVED),
            lambda made: _hand(desk, shown[0], made, way),
            final=True,
            case=transfer.case,
        )

    def show(paper: Rendered) -> None:
        again = partial(give, "print"), partial(give, "save")
        shown.append(show_preview(desk, parent, title, paper, title, form=FORM, on_print=again[0], on_save=again[1]))

    desk.work.read(parent, lambda r: draw_receipt(r, transfer, at), show, label=N_("受領書を作る"))


def _hand(desk: Desk, shown: Preview, made: tuple[TransferIn, Rendered], way: str) -> None:
    transfer, paper = made
    name = desk.tr(N_("受領書 {number}"), number=transfer.reply_number)

    def went() -> None:
        desk.work.write(
            shown,
            N_("受領書を出した"),
            lambda w: receipt_went_out(w, transfer.id),
            lambda _told: shown.reject(),
            case=transfer.case,
        )

    def stayed(why: Message) -> None:
        desk.status(why.text(desk.tr))

    if way == "print":
        print_paper(desk, shown, paper.pdf, name, went, stayed, form=FORM)
    else:
        save_paper(desk, shown, paper.pdf, name, went, stayed)


def propose_closing(desk: Desk, parent: QWidget, referral: Referral) -> None:
    """After the receipt of a 移管票: the case can be closed as 転出(移管), if everything arrived."""

    def look(r: Reader) -> tuple[CaseFile, bool]:
        file = case_file(r, referral.case)
        return file, closing_fits(file, referral)

    def propose(found: tuple[CaseFile, bool]) -> None:
        file, fits = found
        if fits:
            _ask_whether(desk, parent, lambda: ask_closing(desk, parent, file, reason=MOVED_AWAY))

    desk.work.read(parent, look, propose, label=N_("移管の受領"))


def _ask_whether(desk: Desk, parent: QWidget, then: Callable[[], object]) -> None:
    tr = desk.tr
    ask(
        parent,
        tr(N_("移管を受け取ったと返事がありました")),
        tr(N_("このケースを「転出(移管)」で終結できます。終結すると、同意による新しい提供はできなくなります。")),
        tr(N_("終結の画面へ")),
        then,
        no=tr(N_("あとにする")),
    )
