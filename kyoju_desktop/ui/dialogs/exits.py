"""A paper into a file where the clerk chooses. Nothing is written anywhere else."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.ui.desk import Desk

Went = Callable[[], object]
Stayed = Callable[[Message], object]


def save_paper(desk: Desk, parent: QWidget, pdf: bytes, name: str, went: Went, stayed: Stayed) -> QFileDialog:
    """Ask for a place and write the PDF there; `name` says nothing about the person."""
    dialog = QFileDialog(parent, desk.tr(N_("PDFの保存先")))
    dialog.setObjectName("save_dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, desk.tr(N_("場所:")))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, desk.tr(N_("種類:")))
    dialog.selectFile(f"{name}.pdf")

    def refused(problem: Refused) -> bool:
        stayed(problem.message)
        return True

    def chosen(place: str) -> None:
        desk.work.perform(
            parent,
            desk.tr(N_("保存しています…")),
            lambda _progress: _write(Path(place), pdf),
            lambda _none: went(),
            refused=refused,
            long=True,
        )

    dialog.fileSelected.connect(chosen)
    dialog.rejected.connect(lambda: stayed(Message(N_("保存をやめた"))))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _write(place: Path, pdf: bytes) -> None:
    """All of it or nothing; no file beside it for a moment, not even there."""
    opened = False
    try:
        with place.open("wb") as file:
            opened = True  # what stood there before, the clerk has let it be replaced
            file.write(pdf)
    except OSError:
        if opened:
            with suppress(OSError):
                place.unlink(missing_ok=True)
        raise Refused(
            N_(
                "そこには保存できませんでした。紙は出ていません。空きと書き込みの権限を確かめ、別の場所にしてください。"
            )
        ) from None
