"""Release: the bytes go to exactly one exit, then the clerk says whether the paper went out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.disclosures import NOT_OUT, WENT_OUT
from kyoju_desktop.services.referrals import Prepared, answer_release
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.exits import save_paper
from kyoju_desktop.ui.dialogs.print_paper import print_paper
from kyoju_desktop.ui.errors import Notice

Done = Callable[[], object]


def hand_to_exit(desk: Desk, parent: QWidget, prepared: Prepared, way: str, done: Done) -> None:
    """Give the paper to the printer or to a file; when it does not get out, the ledger says so with the reason."""
    name = f"{prepared.sheet.frame.title} {prepared.document_number}"
    exit_ = partial(print_paper, form=prepared.sheet.form) if way == "print" else save_paper

    def stayed(why: Message) -> None:
        answer(desk, parent, prepared.disclosure_id, NOT_OUT, why.text(desk.tr), done)

    exit_(desk, parent, prepared.pdf, name, lambda: ask_outcome(desk, parent, prepared, done), stayed)


def ask_outcome(desk: Desk, parent: QWidget, prepared: Prepared, done: Done) -> Notice:
    """The second row of the ledger. 「まだ」 leaves it open: it stands on 今日 until it is answered."""
    tr = desk.tr
    made = Notice(
        parent,
        tr(N_("{number}を渡しましたか"), number=prepared.document_number),
        tr(N_("渡すと、返事を待つ期限が今日の一覧に入ります。まだのときは、渡したあとで「今日」から答えられます。")),
        icon="out",
        answers=(
            ("not_out", tr(N_("出さなかった")), "plain"),
            ("later", tr(N_("まだ(あとで答える)")), "plain"),
            ("went_out", tr(N_("渡した")), "primary"),
        ),
        first="later",  # the other two are final: a key too many writes nothing
    )

    def answered(code: str) -> None:
        if code == "went_out":
            answer(desk, parent, prepared.disclosure_id, WENT_OUT, "", done)
        elif code == "not_out":
            answer(desk, parent, prepared.disclosure_id, NOT_OUT, tr(N_("渡すのをやめた")), done)
        else:
            done()

    made.ask(answered)
    return made


def answer(desk: Desk, parent: QWidget, disclosure_id: str, outcome: str, reason: str, done: Done) -> None:
    """Write what became of the paper."""
    desk.work.write(
        parent,
        N_("提供の結果"),
        lambda w: answer_release(w, disclosure_id, outcome, reason),
        lambda _row: done(),
        final=True,
    )
