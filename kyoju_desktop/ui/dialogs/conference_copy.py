"""会議の資料: what became of a numbered pack, why it was not handed out, and to whom a spare one went."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kyoju_desktop.domain.forms.conference import CONFERENCE_COPY
from kyoju_desktop.domain.records import ConferenceCopy, ConferenceMember
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.packs import hand_spare
from kyoju_desktop.services.conferences.returns import not_handed, settle_packs
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.labels import Words


def ask_fate(desk: Desk, parent: QWidget, copy: ConferenceCopy) -> Question:
    """Ask what became of a pack: came back, was destroyed or deleted, is lost, stays with the recipient."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="fate_dialog",
        title=tr(N_("資料 {number} がどうなったか"), number=copy.number),
        explain=tr(N_("前の答えを直すとき、なくなったとき、相手が持ち続けるときは、わけを備考に書きます。")),
        verb=tr(N_("記録する")),
        wide=680,
    )
    usual = "deleted" if copy.medium == "data" else "returned"
    now = desk.now().replace(second=0, microsecond=0)
    begun = copy.replace(fate=copy.fate or usual, fate_at=now, confirmed_by=copy.confirmed_by or desk.office().clerk)
    view = FormView(desk, CONFERENCE_COPY, begun, key=f"fate.{copy.id}", titles=False, gaps=False, label_width=116)
    made.body.addWidget(view)

    def done() -> None:
        view.settle()
        made.accept()

    def act() -> None:
        filled = view.commit()
        if isinstance(filled, ConferenceCopy):
            desk.work.write(
                made,
                N_("資料の回収"),
                lambda w: settle_packs(w, (copy.id,), filled.fate, _day(filled), filled.confirmed_by, filled.note),
                lambda _none: done(),
                refused=lambda refused: view.refused(refused) or made.refuse(refused),
            )

    made.agreed.connect(act)
    made.open()
    view.focus_first()
    return made


def ask_not_handed(desk: Desk, parent: QWidget, copies: Sequence[ConferenceCopy]) -> Question:
    """The packs were not handed out: why."""
    tr = desk.tr
    numbers = "・".join(each.number for each in copies)
    made = Question(
        parent,
        tr,
        name="not_handed_dialog",
        title=tr(N_("資料 {number} を渡さなかったと記録する"), number=numbers),
        explain=tr(N_("提供の記録には「出さなかった」と残ります。番号は使い直しません。")),
        verb=tr(N_("渡さなかった")),
        wide=560,
    )
    reason = QPlainTextEdit()
    reason.setObjectName("reason")
    reason.setAccessibleName(tr(N_("渡さなかったわけ")))
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(theme.current().px(64))
    made.body.addWidget(Words(tr(N_("渡さなかったわけ")), size="compact"))
    made.body.addWidget(reason)
    ids = tuple(each.id for each in copies)

    def act() -> None:
        words = reason.toPlainText()
        desk.work.write(
            made,
            N_("渡さなかったと記録"),
            lambda w: not_handed(w, ids, words),
            lambda _none: made.accept(),
            refused=made.refuse,
            final=True,
        )

    made.agreed.connect(act)
    made.open()
    reason.setFocus()
    return made


def ask_spare(desk: Desk, parent: QWidget, copy: ConferenceCopy, members: Sequence[ConferenceMember]) -> Question:
    """A spare pack gets its recipient."""
    tr, at = desk.tr, desk.locale
    made = Question(
        parent,
        tr,
        name="spare_dialog",
        title=tr(N_("予備の資料 {number} をだれに渡すか"), number=copy.number),
        explain=tr(N_("渡してよい版だけが入っているかを確かめ、その人の提供の記録に残します。")),
        verb=tr(N_("渡した")),
        wide=520,
    )
    box = Combo(name="spare_member", label=tr(N_("受け取る構成員")))
    box.fill([(each.id, each.name) for each in members if each.attendance != "absent"], empty=None)
    box.setCurrentIndex(0)
    made.body.addWidget(Words(tr(N_("受け取る構成員")), size="compact"))
    made.body.addWidget(box)
    made.body.addStretch(1)

    def act() -> None:
        member = box.code()
        desk.work.write(
            made,
            N_("予備の資料を渡した"),
            lambda w: hand_spare(w, copy.id, member, at),
            lambda _kept: made.accept(),
            refused=made.refuse,
            final=True,
        )

    made.agreed.connect(act)
    made.open()
    box.setFocus()
    return made


def _day(copy: ConferenceCopy) -> date | None:
    return copy.fate_at.date() if copy.fate_at else None
