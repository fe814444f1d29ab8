"""会議を開く: when and where, which bodies, who organises, and the request; and changing that later."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.conference import CONFERENCE
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.records import Conference, Organisation
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.sittings import (
    copy_members,
    default_role,
    open_conference,
    organisers,
    save_conference,
)
from kyoju_desktop.storage.store import Reader, Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.referral_facts import NO_NUMBER

Then = Callable[[Conference], object]
NEW = "Conference.new"
_SITTING = Form(CONFERENCE.title, Conference, CONFERENCE.sections[:3])


def ask_new(desk: Desk, parent: QWidget, then: Then, *, case: str = "") -> Question:
    """Enter a new sitting; the members of the last one of the same body are taken over. `case` is its first case."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="conference_dialog",
        title=tr(N_("会議を開く")),
        explain=tr(N_("前回の構成員をそのまま引き継ぎます。名前は空けておけば「第何回」と付きます。")),
        verb=tr(N_("会議をつくる")),
        wide=860,
    )
    view = _form(desk, Conference(), NEW)
    made.body.addWidget(view)

    def act() -> None:
        _end_on_its_day(view)
        filled = view.commit()
        if not isinstance(filled, Conference):
            return

        def use(w: Writer) -> Conference:
            opened = open_conference(w, filled)
            copy_members(w, opened.id)
            return opened

        def done(opened: Conference) -> None:
            view.settle()
            made.accept()
            then(opened)

        desk.work.write(made, N_("会議をつくる"), use, done, refused=_refused(view, made), case=case)

    made.agreed.connect(act)
    made.open()
    view.focus_first()
    return made


def ask_change(desk: Desk, parent: QWidget, conference: Conference) -> Question:
    """Change when, where, which bodies, and the request."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="conference_dialog",
        title=tr(N_("会議の日時・求め・回収を直す")),
        verb=tr(N_("保存する")),
        wide=860,
    )
    view = _form(desk, conference, "")
    made.body.addWidget(view)

    def done(kept: Conference) -> None:
        view.settle(kept)
        made.accept()

    def act() -> None:
        _end_on_its_day(view)
        filled = view.commit()
        if isinstance(filled, Conference):
            desk.work.write(
                made,
                N_("会議の設定を保存"),
                lambda w: save_conference(w, filled),
                done,
                refused=_refused(view, made),
            )

    made.agreed.connect(act)
    made.open()
    view.focus_first()
    return made


def _refused(view: FormView, made: Question) -> Callable[[Refused], bool]:
    return lambda refused: view.refused(refused) or made.refuse(refused)


def _form(desk: Desk, conference: Conference, key: str) -> FormView:
    view = FormView(
        desk,
        _SITTING,
        conference,
        key=key,
        needed={"bodies", "at"},
        options={"organiser": _organisers(desk)},
        gaps=False,
        label_width=124,
        narrow=560,
    )
    _no_number(desk, view)
    _follow_role(desk, view)
    view.changed.connect(lambda: None if view.editor("until").control.hasFocus() else _end_on_its_day(view))
    return view


def _end_on_its_day(view: FormView) -> None:
    """A sitting ends on the day on which it begins: 「15:30」 alone means that day, not today."""
    begins, ends = view.editor("at"), view.editor("until")
    try:
        at, until = begins.value(), ends.value()
    except Refused:  # said beside the field when it is saved
        return
    if at and until and at.date() != until.date():
        ends.show_value(datetime.combine(at.date(), until.time()))
        ends.touch()


def _organisers(desk: Desk) -> list[tuple[str, str]]:
    def read(r: Reader) -> list[tuple[str, str]]:
        first = organisers(r)
        rest = sorted((each for each in r.find(Organisation) if not each.closed), key=lambda each: each.kana)
        return list({each.id: f"{each.name} {each.section}".strip() for each in (*first, *rest)}.items())

    with desk.store.read() as r:
        return read(r)


def _no_number(desk: Desk, view: FormView) -> None:
    """番号なし beside the number of the request: its day and sender are asked all the same."""
    tick = QCheckBox(desk.tr(NO_NUMBER))
    tick.setObjectName("request_no_number")
    tick.setProperty("ring", True)
    editor = view.editor("request_number")
    tick.setChecked(editor.value() == NO_NUMBER)
    editor.add_beside(tick)

    def turned(on: bool) -> None:
        editor.show_value(NO_NUMBER if on else "")
        editor.set_read_only(on)
        editor.touch()

    editor.set_read_only(tick.isChecked())
    tick.toggled.connect(turned)


def _follow_role(desk: Desk, view: FormView) -> None:
    """Which role this office has follows from the bodies until the clerk says otherwise; who organises is asked
    only of an office that answers."""
    office = desk.office()

    def follow() -> None:
        role = view.editor("role")
        if not role.touched:
            bodies = view.editor("bodies").value()
            role.show_value(default_role(office, bodies) if bodies else "")
        answers = role.value() == "answer" or (not role.touched and _shown(role) == "answer")
        view.set_needed({"bodies", "at"} | ({"organiser", "request_on", "request_sender"} if answers else set()))

    QTimer.singleShot(0, view, follow)
    view.changed.connect(follow)


def _shown(editor: object) -> str:
    read = getattr(editor, "read", None)
    return str(read()) if callable(read) else ""
