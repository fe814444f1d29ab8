"""構成員: who sits in a sitting, for which body, told of secrecy or not, and how the papers reach them."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.conference import CONFERENCE_MEMBER
from kyoju_desktop.domain.records import ConferenceMember, Organisation
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.sittings import remove_member, save_member
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.panels import row


def ask_member(desk: Desk, parent: QWidget, conference_id: str, member: ConferenceMember | None = None) -> Question:
    """Enter a member, or change one."""
    tr = desk.tr
    begun = member or ConferenceMember(
        conference=conference_id, part="member", attendance="invited", secrecy="not_yet", medium="paper"
    )
    made = Question(
        parent,
        tr,
        name="member_dialog",
        title=tr(N_("構成員を直す")) if member else tr(N_("構成員を足す")),
        explain=tr(N_("守秘の説明がまだの人には、実名版を渡せません。")),
        verb=tr(N_("保存する")),
        wide=760,
    )
    view = FormView(
        desk,
        CONFERENCE_MEMBER,
        begun,
        key="" if member else f"ConferenceMember.new.{conference_id}",
        needed={"organisation", "name"},
        options={"organisation": _bodies(desk)},
        gaps=False,
        label_width=124,
    )
    made.body.addWidget(view)

    def done() -> None:
        view.settle()
        made.accept()

    def act() -> None:
        filled = view.commit()
        if isinstance(filled, ConferenceMember):
            desk.work.write(
                made,
                N_("構成員を保存"),
                lambda w: save_member(w, filled),
                lambda _kept: done(),
                refused=lambda refused: view.refused(refused) or made.refuse(refused),
            )

    if member is not None:
        line = row()
        line.addWidget(_leave(desk, made, view, member))
        line.addStretch(1)
        made.body.addLayout(line)
    made.agreed.connect(act)
    made.open()
    view.focus_first()
    return made


def _leave(desk: Desk, made: Question, view: FormView, member: ConferenceMember) -> Button:
    def gone() -> None:
        view.drafting.drop()
        made.accept()

    return Button(
        desk.tr(N_("この会議から外す")),
        icon="trash",
        look="danger",
        small=True,
        name="remove_member",
        pressed=lambda: desk.work.write(
            made,
            N_("構成員を外す"),
            lambda w: remove_member(w, member.id),
            lambda _none: gone(),
            refused=made.refuse,
        ),
    )


def _bodies(desk: Desk) -> list[tuple[str, str]]:
    with desk.store.read() as r:
        found = sorted((each for each in r.find(Organisation) if not each.closed), key=lambda each: each.kana)
    return [(each.id, f"{each.name} {each.section}".strip()) for each in found]
