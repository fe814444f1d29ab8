"""死亡を登録する; a point of the checklist with its day; a call to a contact."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import ContactCall, Death, DeathStep, EmergencyContact
from kyoju_desktop.domain.rules.telling import DEATH, verdict
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.deaths import begun_death, register_death, tick_step
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.secret import kept_closed
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_remarks import Remarks
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.labels import IconWords, Words

_REGISTERED = Form(
    N_("死亡の登録"),
    Death,
    (
        Section(N_("いつのことか"), (("known_on", "died_on"), ("died_about", "last_seen_on"))),
        Section(
            N_("見つけたとき"),
            (
                ("found_at", "found_by"),
                ("confirmed_at", "confirmed_by"),
                ("examination", "belongings_contract"),
                ("public_alone",),
            ),
        ),
    ),
)
_STEP = Form(N_("したこと"), DeathStep, (Section("", (("done_on", "by"), ("note",))),))
_CALL = Form(N_("連絡"), ContactCall, (Section("", (("at", "about"), ("result", "clerk"), ("words",))),))


def ask_death(room: CaseRoom, parent: QWidget, view: CaseView) -> Question:
    """Register a death; afterwards the checklist, the clocks and the order of calls stand on the tab 退去."""
    desk, tr = room.desk, room.tr_
    made = Question(
        parent,
        tr,
        name="death_dialog",
        title=tr(N_("死亡を登録する")),
        explain=tr(
            N_(
                "登録すると、届出の期限、連絡する順番、11のすることが出ます。見守りなどの期限は、ひとりでに終わります。"
                "わからないところは空けておき、あとで書けます。"
            )
        ),
        verb=tr(N_("登録する")),
        wide=820,
    )
    made.body.addWidget(
        IconWords(
            "warning",
            tr(N_("検視が済むまで、室内の物に触れません。動かさず、片付けず、写真も撮りません。")),
            size="base",
            tone="warn",
            bold=True,
            wrap=True,
            name="do_not_touch",
        )
    )
    begun = begun_death(view.file, desk.today(), view.now)
    form = FormView(
        desk, _REGISTERED, begun, key=f"death.{view.case_id}", needed={"known_on"}, gaps=False, label_width=172
    )
    Remarks(form, lambda: room.view.beside if room.view else None, tr)
    made.body.addWidget(form)

    def done(_death: Death) -> None:
        desk.status(tr(N_("死亡を登録しました。連絡する順番と期限が「退去」に出ています。")))
        room.turned.emit("leaving", "")

    ask_with_form(
        desk,
        made,
        form,
        Death,
        N_("死亡の登録"),
        lambda filled: lambda w: register_death(w, filled),
        then=done,
        case=view.case_id,
    )
    form.focus_field("known_on")
    return made


def ask_step(room: CaseRoom, parent: QWidget, title: str, step: DeathStep) -> Question:
    """A point of the checklist with the day, who did it and what is to be remembered."""
    desk, tr = room.desk, room.tr_
    made = Question(parent, tr, name="step_dialog", title=title, verb=tr(N_("済みにする")), wide=680)
    closed = kept_closed(made, tr, _STEP, step, room.view.file if room.view else None)
    key = f"death_step.{step.death}.{step.task}"
    form = FormView(desk, _STEP, step, key=key, titles=False, gaps=False, hidden=closed)
    made.body.addWidget(form)
    ask_with_form(
        desk,
        made,
        form,
        DeathStep,
        N_("死亡のあとにしたこと"),
        lambda filled: lambda w: tick_step(w, filled),
        case=room.case_id,
    )
    form.focus_field("done_on")
    return made


def ask_call(room: CaseRoom, parent: QWidget, view: CaseView, contact: EmergencyContact) -> Question | None:
    """Record a call to somebody who may be told; None for somebody who may not: there is no form for that."""
    desk, tr, about = room.desk, room.tr_, DEATH if view.dead else ""
    found = verdict(contact, about or "emergency")
    if not found.may:
        return None
    made = Question(
        parent,
        tr,
        name="call_dialog",
        title=tr(N_("連絡を書く")),
        explain=tr(N_("話してよいのは、用件に要ることだけです。ほかの人のことや、病気のことは話しません。")),
        verb=tr(N_("記録する")),
        wide=720,
    )
    whom = filter(None, (view.teller.text(contact, "name"), view.teller.text(contact, "relation")))
    made.body.addWidget(
        Words("  ".join(whom), bold=True, wrap=True, name="whom")
    )  # not in the title: lists show that
    made.body.addWidget(IconWords("info", found.why.text(tr), size="compact", wrap=True))
    begun = ContactCall(
        case=view.case_id, contact=contact.id, at=view.now, about=about, result="told", clerk=desk.office().clerk
    )
    form = FormView(
        desk,
        _CALL,
        begun,
        key=f"call.{contact.id}",
        needed={"at", "about", "result"},
        titles=False,
        gaps=False,
        label_width=128,
    )
    made.body.addWidget(form)
    ask_with_form(
        desk,
        made,
        form,
        ContactCall,
        N_("緊急連絡先への連絡"),
        lambda filled: lambda w: keep(w, filled),
        case=view.case_id,
    )
    form.focus_field("words")
    return made
