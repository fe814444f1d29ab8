"""理由を入れて見る: a protected value is shown for a moment, and the reason stays in the case."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.secrecy import note_shown
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.pages.case_teller import closed_fields
from kyoju_desktop.ui.widgets.labels import IconWords, Words


def kept_closed(made: Question, tr: Translator, form: Form, record: Record, file: CaseFile | None) -> frozenset[str]:
    """The fields that a dialog leaves out because they tell a protected place; it says so, and keeps their values."""
    closed = closed_fields(form, record, file) if file is not None else frozenset()
    if closed:
        words = tr(N_("秘匿のため出していない欄があります。書いてあることは、そのまま残ります。"))
        made.body.addWidget(
            IconWords("house-lock", words, size="compact", tone="danger", wrap=True, name="kept_closed")
        )
    return closed


def ask_reason(desk: Desk, parent: QWidget, case_id: str, what: str, then: Callable[[], object]) -> Question:
    """Ask why; `then` is called once the row is in the file."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="reveal_dialog",
        title=tr(N_("秘匿の値を見る")),
        explain=tr(
            N_(
                "見た人・時刻・理由が記録に残ります。値は30秒たつと、また隠れます。まわりの人に見えないか確かめてください。"
            )
        ),
        verb=tr(N_("記録して見る")),
        wide=520,
    )
    reason = QPlainTextEdit()
    reason.setObjectName("reason")
    reason.setAccessibleName(tr(N_("理由")))
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(theme.current().px(64))
    label = Words(tr(N_("理由")), size="compact")
    label.setBuddy(reason)
    made.body.addWidget(label)
    made.body.addWidget(reason)
    made.body.addStretch(1)

    def done() -> None:
        made.accept()
        then()

    def act() -> None:
        words = reason.toPlainText()
        desk.work.write(
            made,
            N_("秘匿の値を見た"),
            lambda w: note_shown(w, case_id, what, words),
            lambda _row: done(),
            refused=made.refuse,
            final=True,
            case=case_id,
        )

    made.agreed.connect(act)
    made.open()
    reason.setFocus()
    return made
