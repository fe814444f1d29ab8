"""A kept paper shown again, byte for byte; what may be done with it depends on what it is."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import Attachment, ConferenceCopy, WithdrawalNotice
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.kept import PRINTED, SAVED, Kept, Sort, is_secret, open_kept, put_out_again
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import errors
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.preview import Preview, show_closed_pdf
from kyoju_desktop.ui.dialogs.secret import ask_reason

_KEPT_COPY = N_("保管した控えです。もう一度渡すときは、新しい提供として作ります。")
_KEPT_SCAN = N_("添付した紙です。よその機関に渡すときは、つなぎ票に添付として書きます。")
_CLOSED = N_("居所を秘匿している人の書類です。見るだけで、印刷も保存もできません。2分たつと閉じます。")


def title_words(desk: Desk, kept: Kept) -> str:
    """What a kept paper is called in lists and over its preview: kind, name, number."""
    tr = desk.tr
    match kept.record:
        case Attachment(kind=kind):
            parts = (tr(desk.codes.label("attachment_kind", kind)), kept.title)
        case _:
            parts = (tr(kept.title), kept.number)
    return "  ".join(filter(None, parts))


def _neutral(desk: Desk, kept: Kept) -> str:
    """The same for titles of windows, files and print jobs: what the clerk called a scan may name somebody."""
    if isinstance(kept.record, Attachment):
        return desk.tr(desk.codes.label("attachment_kind", kept.record.kind))
    return title_words(desk, kept)


def show_paper(desk: Desk, parent: QWidget, kept: Kept) -> None:
    """Show it from memory; where it may tell a secret place, only after the reason, and it goes nowhere."""
    title = name = _neutral(desk, kept)

    def look(r: Reader) -> tuple[bytes, bool]:
        return open_kept(r, kept), is_secret(r, kept)

    def show(found: tuple[bytes, bool]) -> None:
        pdf, secret = found
        if secret:
            ask_reason(desk, parent, kept.case, title, lambda: _open_closed(desk, parent, kept, title, pdf))
        else:
            _open(desk, parent, kept, title, name, pdf)

    desk.work.read(parent, look, show, label=N_("保管した書類を開く"))


def _open(desk: Desk, parent: QWidget, kept: Kept, title: str, name: str, pdf: bytes) -> None:
    """The preview: office papers can go out again, a released one is offered as a new release."""
    tr = desk.tr
    if kept.sort in {Sort.OFFICE, Sort.SIGNED}:
        made = Preview(
            desk,
            parent,
            title,
            pdf,
            name=name,
            remark=tr(_KEPT_SCAN) if kept.sort is Sort.SIGNED else "",
            printed=lambda: _log(desk, parent, kept, PRINTED),
            saved=lambda: _log(desk, parent, kept, SAVED),
        )
    else:
        offer = _Offer(desk, parent, kept)
        made = Preview(
            desk, parent, title, pdf, name=name, remark=tr(_KEPT_COPY), on_print=offer.ask, on_save=offer.ask
        )
        offer.preview = made
    made.open()


def _open_closed(desk: Desk, parent: QWidget, kept: Kept, title: str, pdf: bytes) -> None:
    """It can be looked at for a while, and goes nowhere."""
    if kept.sort is Sort.RELEASED:
        show_closed_pdf(desk, parent, title, pdf, title)
        return

    def refuse() -> None:
        desk.status(desk.tr(_CLOSED))

    made = Preview(desk, parent, title, pdf, name=title, remark=desk.tr(_CLOSED), on_print=refuse, on_save=refuse)
    made.open()
    made.close_by_itself()


def _log(desk: Desk, parent: QWidget, kept: Kept, way: str) -> None:
    desk.work.write(
        parent,
        N_("保管した書類をもう一度出した"),
        lambda w: put_out_again(w, kept, way),
        final=True,
        case=kept.case,
    )


class _Offer:
    """The way to a new release from a paper that went out before."""

    def __init__(self, desk: Desk, parent: QWidget, kept: Kept) -> None:
        self._desk, self._parent, self._kept = desk, parent, kept
        self.preview: Preview | None = None

    def ask(self) -> None:
        """Say why this copy goes nowhere, and lead to where a new one is made."""
        tr = self._desk.tr
        errors.ask(
            self.preview or self._parent,
            tr(N_("これは保管した控えです")),
            tr(
                N_(
                    "渡した記録は1回ごとに残します。もう一度渡すときは、いまの同意や根拠で確かめて、"
                    "新しい番号で作ります。この控えは、このまま残ります。"
                )
            ),
            tr(N_("新しく作る")),
            self._begin,
            no=tr(N_("やめる")),
        )

    def _begin(self) -> None:
        if self.preview is not None:
            self.preview.reject()
        match self._kept.record:
            case ConferenceCopy():
                self._desk.go("conferences")
            case WithdrawalNotice():
                self._desk.open_case(self._kept.case, "consent")
            case record if getattr(record, "form", "") == "referral":
                self._desk.open_referral(self._kept.case)
            case _:
                self._desk.open_case(self._kept.case, "papers")
