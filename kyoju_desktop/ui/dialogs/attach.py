"""署名した紙を添付: choosing the scan, looking at it as it will be kept, saying what it is; and taking it back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.paper import ATTACHMENT
from kyoju_desktop.domain.records import Attachment, Consent
from kyoju_desktop.exchange.scan import Scan
from kyoju_desktop.exchange.scans import read_scan, take_in
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.attachments import attach, proposed, take_back
from kyoju_desktop.ui import choosing, theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.pdf_pages import PageView, PdfPages
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.jobs import Progress
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row

_SIDE = 380
_FILTER = "(*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"


def ask_scan(
    desk: Desk, parent: QWidget, case_id: str, consents: Sequence[Consent] = (), consent: Consent | None = None
) -> QDialog:
    """Ask for the file; it is read and made small in the background, then shown. The file itself is only read."""
    tr = desk.tr
    filters = (f"PDF・JPEG・PNG・TIFF {_FILTER}", tr(N_("すべてのファイル (*)")))
    dialog = choosing.ask_open(parent, tr, tr(N_("添付する紙(スキャン)を選ぶ")), filters, name="scan_dialog")

    def chosen(place: str) -> None:
        take_file(desk, parent, Path(place), case_id, consents, consent)

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def take_file(
    desk: Desk,
    parent: QWidget,
    place: Path,
    case_id: str,
    consents: Sequence[Consent] = (),
    consent: Consent | None = None,
) -> None:
    """Read and check one file, then show what would be kept of it."""

    def read(progress: Progress) -> tuple[Scan, int]:
        data = read_scan(place)
        return take_in(place.name, data, progress.step), len(data)

    def show(found: tuple[Scan, int]) -> None:
        scan, size = found
        AttachDialog(desk, parent, scan, place, size, proposed(case_id, consent, desk.today()), consents).open()

    desk.work.perform(parent, desk.tr(N_("紙を読み込んでいます…")), read, show, long=True)


class AttachDialog(QDialog):
    """The scan as it will be kept at the left, what it is at the right."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        scan: Scan,
        place: Path,
        size: int,
        started: Attachment,
        consents: Sequence[Consent],
    ) -> None:
        super().__init__(parent)
        self._desk, self._scan, self._place = desk, scan, place
        tr = desk.tr
        self.setObjectName("attach_dialog")
        self.setWindowTitle(tr(N_("署名した紙を添付")))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = PdfPages(scan.pdf)
        self.view = PageView()
        self.form = FormView(
            desk,
            ATTACHMENT,
            started,
            needed=frozenset({"kind"}),
            options={
                "consent": [("", tr(N_("(同意の紙ではない)"))), *((each.id, _called(each)) for each in consents)]
            },
            titles=False,
            gaps=False,
        )
        window = parent.window()
        self._build(size, window.width() // 2)
        self.resize(max(720, window.width() - 80), max(480, window.height() - 60))
        FocusRing(self)
        self.view.show_pages(self.pages)
        self.form.focus_first()

    def _build(self, size: int, most: int) -> None:
        look, tr = theme.current(), self._desk.tr
        self.view.set_colours(look.colour("sunken"), look.colour("edge"))
        self.view.setObjectName("attach_pages")
        self.view.setAccessibleName(tr(N_("添付する紙")))
        lines = column()
        self.setLayout(lines)
        head = row(spacing=8, margins=(16, 8, 16, 8))
        head.addWidget(Words(tr(N_("署名した紙を添付")), size="name", bold=True))
        pages = tr(N_("{pages}枚・{kb}KB"), pages=str(self._scan.pages), kb=_kilobytes(len(self._scan.pdf)))
        head.addWidget(Words(pages, tone="ink2", name="attach_size"))
        head.addStretch(1)
        lines.addWidget(frame("bar", head))
        across = row(spacing=0)
        across.addWidget(self.view, 1)
        across.addWidget(self._side(size, most))
        lines.addLayout(across, 1)
        lines.addWidget(self._foot())
        QShortcut(QKeySequence("Ctrl+Return"), self, self._attach)

    def _side(self, size: int, most: int) -> QWidget:
        tr = self._desk.tr
        side = Scroll(margins=(16, 12, 16, 12), spacing=10)
        side.setFixedWidth(min(theme.current().px(_SIDE), most))
        side.body.addWidget(self.form)
        smaller = tr(
            N_(
                "もとの {before}KB を小さくし、撮影の場所や機械の情報を取りのぞいてあります。"
                "署名が読めるか、見てください。"
            ),
            before=_kilobytes(size),
        )
        stays = tr(
            N_("もとのファイルはそのまま残ります。添付したあと、役場の決まりに従って消してください。\n{place}"),
            place=str(self._place),
        )
        side.body.addWidget(IconWords("info", smaller, size="compact", tone="ink2", wrap=True))
        side.body.addWidget(IconWords("folder-open", stays, size="compact", tone="warn", wrap=True, name="original"))
        side.body.addStretch(1)
        return side

    def _foot(self) -> QWidget:
        tr = self._desk.tr
        line = row(spacing=8, margins=(16, 8, 16, 8))
        words = tr(N_("添付は書きかえられません。まちがいは、わけを書いて取り消します。"))
        self.trouble = IconWords("info", words, size="base", tone="ink2", wrap=True, name="attach_trouble")
        line.addWidget(self.trouble, 1)
        line.addStretch(0)
        line.addWidget(Button(tr(N_("やめる")), name="attach_back", pressed=self.reject))
        line.addWidget(
            Button(
                tr(N_("添付する")),
                icon="upload",
                hint="Ctrl+Enter",
                look="primary",
                name="attach_do",
                pressed=self._attach,
            )
        )
        return frame("action", line)

    def _attach(self) -> None:
        filled = self.form.commit()
        if not isinstance(filled, Attachment):
            return
        self._desk.work.write(
            self,
            N_("書類を添付"),
            lambda w: attach(w, filled, self._scan),
            lambda _kept: self._done(),
            refused=lambda refused: self.form.refused(refused) or self._refuse(refused),
            final=True,
            case=filled.case,
        )

    def _refuse(self, refused: Refused) -> bool:
        self.trouble.words.setText(refused.message.text(self._desk.tr))
        return True

    def _done(self) -> None:
        self.form.settle()
        self._desk.status(self._desk.tr(N_("添付しました。もとのファイルは、選んだ場所に残っています。")))
        self.accept()


def _called(consent: Consent) -> str:
    day = consent.given_at.date() if consent.given_at else consent.explained_on
    return "  ".join(filter(None, (consent.number, wareki(day) if day else "")))


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1024)):,}"


def ask_take_back(desk: Desk, parent: QWidget, attachment: Attachment) -> Question:
    """Ask why a scan does not belong here."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="take_back_dialog",
        title=tr(N_("添付を取り消す")),
        explain=tr(N_("取り消すと、この紙はもう見られません。取り消した人・日・わけは残ります。")),
        verb=tr(N_("取り消す")),
        danger=True,
        wide=520,
    )
    reason = QPlainTextEdit()
    reason.setObjectName("take_back_reason")
    reason.setAccessibleName(tr(N_("取り消すわけ")))
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(theme.current().px(64))
    label = Words(tr(N_("取り消すわけ")), size="compact")
    label.setBuddy(reason)
    made.body.addWidget(label)
    made.body.addWidget(reason)
    made.body.addStretch(1)

    def act() -> None:
        words = reason.toPlainText()
        desk.work.write(
            made,
            N_("添付を取り消した"),
            lambda w: take_back(w, attachment.id, words),
            lambda _row: made.accept(),
            refused=made.refuse,
            final=True,
            case=attachment.case,
        )

    made.agreed.connect(act)
    made.open()
    reason.setFocus()
    return made
