"""Under an incident that is not settled: the last sign of life, whom to call in which order, how to enter."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Crisis, EmergencyContact
from kyoju_desktop.domain.rules.telling import contacts_of, verdict
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.dialogs.death import ask_call
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, buttons, said
from kyoju_desktop.ui.widgets.buttons import Button

NO_SIGN = "no_sign"
_CALLED = {NO_SIGN: NO_SIGN, "illness": "emergency", "hospital": "emergency", "self_harm": "emergency"}


def incident_state(room: CaseRoom, view: CaseView, record: Record) -> QWidget | None:
    """What is needed while it goes on; nothing once it is settled."""
    if not isinstance(record, Crisis) or record.settled_on is not None:
        return None
    made, lines = block(f"incident.{record.id}")
    for each in _told(room, view, record):
        lines.addWidget(each)
    lines.addWidget(buttons(_buttons(room, view, record, made)))
    return made


def _told(room: CaseRoom, view: CaseView, record: Crisis) -> Iterator[QWidget]:
    tr = room.tr_
    if record.kind == NO_SIGN and record.last_seen_on is not None:
        yield said("eye", tr(N_("前に無事を確かめた日 {day}"), day=wareki_weekday(record.last_seen_on)))
    if record.kind == NO_SIGN and record.entered_at is None:
        text = N_("命の危険があるときは先に119番・110番へ。1人では室内に入らず、警察・親族・管理者の立会いを得ます。")
        yield said("warning", tr(text), "warn", f"entry.{record.id}")
    about = _CALLED.get(record.kind)
    if about is None:
        return
    for number, contact in enumerate(contacts_of(view.file), 1):
        may = verdict(contact, about)
        name = view.teller.text(contact, "name") or tr(EmergencyContact.title)
        phone = view.teller.text(contact, "phone") if may.may else ""
        words = "\u3000".join(filter(None, (f"{number}. {name}", contact.relation, phone, may.why.text(tr))))
        icon, tone = ("phone", "ink") if may.may else ("forbid", "danger")
        yield said(icon, view.teller.conceal(words), tone, f"call.{contact.id}")


def _buttons(room: CaseRoom, view: CaseView, record: Crisis, parent: QWidget) -> Iterator[Button]:
    tr = room.tr_
    about = _CALLED.get(record.kind)
    for contact in contacts_of(view.file) if about else ():
        if verdict(contact, about or "").may:
            name = view.teller.text(contact, "name") or tr(EmergencyContact.title)
            call = Button(tr(N_("{name}への連絡を書く"), name=name), icon="phone", small=True)
            call.setObjectName(f"write_call.{contact.id}")
            call.clicked.connect(lambda _checked=False, contact=contact: ask_call(room, parent, view, contact))
            yield call
    done = Button(tr(N_("きょう落ち着いた")), icon="check", small=True, name=f"settle.{record.id}")
    done.clicked.connect(lambda _checked=False: room.keep(parent, record.replace(settled_on=view.at.today)))
    yield done
    if record.kind == NO_SIGN:
        died = Button(tr(N_("亡くなっていたとき")), icon="arrow-right", small=True, name=f"to_death.{record.id}")
        died.clicked.connect(lambda _checked=False: room.turned.emit("leaving", ""))
        yield died
