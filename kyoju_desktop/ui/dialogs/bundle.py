"""写しを作る: the bundle as it will be handed over, its release into the ledger, and whether it went out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.records import Disclosure, InformationRequest
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.bundles import bundle_sheet, prepare_bundle
from kyoju_desktop.services.disclosures import NOT_OUT, WENT_OUT, answer_release
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.exits import save_paper
from kyoju_desktop.ui.dialogs.preview import Preview, show_preview
from kyoju_desktop.ui.dialogs.print_paper import print_paper
from kyoju_desktop.ui.errors import Notice

Done = Callable[[], object]


def hand_over(desk: Desk, parent: QWidget, request: InformationRequest, done: Done) -> None:
    """Show the bundle; printing or saving it enters the ledger first."""
    at, title = desk.locale, desk.tr(N_("開示用一式"))

    def make(r: Reader) -> Rendered:
        return render(bundle_sheet(r, request.id, at), at.tr)

    def show(paper: Rendered) -> None:
        opened: list[Preview] = []

        def release(way: str) -> None:
            _release(desk, opened[0], request, way, done)

        opened.append(
            show_preview(
                desk,
                parent,
                title,
                paper,
                title,
                on_print=lambda: release("print"),
                on_save=lambda: release("save"),
            )
        )

    desk.work.read(parent, make, show, label=N_("開示用一式を作る"))


def _release(desk: Desk, preview: Preview, request: InformationRequest, way: str, done: Done) -> None:
    at, parent = desk.locale, preview.parentWidget() or preview
    exit_ = partial(print_paper, form="bundle") if way == "print" else save_paper
    name = desk.tr(N_("開示用一式"))

    def prepared(made: tuple[Disclosure, bytes]) -> None:
        row, pdf = made
        preview.accept()

        def stayed(why: Message) -> None:
            _answer(desk, parent, row, NOT_OUT, why.text(desk.tr), done)

        exit_(desk, parent, pdf, name, lambda: _ask(desk, parent, row, done), stayed)

    desk.work.write(
        preview,
        N_("開示用一式を記録して出す"),
        lambda w: prepare_bundle(w, request.id, lambda sheet: render(sheet, at.tr), at),
        prepared,
        final=True,
        case=request.case,
    )


def _ask(desk: Desk, parent: QWidget, row: Disclosure, done: Done) -> None:
    tr = desk.tr
    made = Notice(
        parent,
        tr(N_("{number}の写しを渡しましたか"), number=row.document_number),
        tr(N_("本人確認の書類をもう一度見て、その場で渡します。まだのときは「今日」から答えられます。")),
        icon="out",
        answers=(
            ("not_out", tr(N_("出さなかった")), "plain"),
            ("later", tr(N_("まだ(あとで答える)")), "plain"),
            ("went_out", tr(N_("渡した")), "primary"),
        ),
    )

    def answered(code: str) -> None:
        if code == "went_out":
            _answer(desk, parent, row, WENT_OUT, "", done)
        elif code == "not_out":
            _answer(desk, parent, row, NOT_OUT, tr(N_("渡すのをやめた")), done)
        else:
            done()

    made.ask(answered)


def _answer(desk: Desk, parent: QWidget, row: Disclosure, outcome: str, reason: str, done: Done) -> None:
    desk.work.write(
        parent,
        N_("提供の結果"),
        lambda w: answer_release(w, row.id, outcome, reason),
        lambda _row: done(),
        final=True,
        case=row.case,
    )
