"""How a death, its points and calls, and what is left behind are told: in a row of a list, and in 経過."""

from kyoju_desktop.domain.records import Belonging, ContactCall, Death, DeathStep, EmergencyContact
from kyoju_desktop.domain.rules.belongings import AWAY
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_rows import Line, line_of
from kyoju_desktop.ui.pages.case_story import tell
from kyoju_desktop.ui.pages.case_teller import Teller, entry, tag
from kyoju_desktop.ui.widgets.entry import Entry

POINTS = 11


@line_of.register
def _(record: Death, teller: Teller) -> Line:
    tr, done = teller.at.tr, len(record.tasks)
    known = tr(N_("知った日 {day}"), day=teller.text(record, "known_on")) if record.known_on else ""
    died = teller.text(record, "died_on") or teller.text(record, "died_about")
    title = tr(N_("死亡 {day}"), day=died) if died else tr(N_("死亡(日はわからない)"))
    state, icon = ("done", "check") if done == POINTS else ("", "clock")
    words = tr(N_("{done}/{all} 済み"), done=str(done), all=str(POINTS))
    below = _dots(known, teller.text(record, "found_by"), teller.text(record, "confirmed_by"))
    return Line(title, below, (tag(words, state, icon),))


@line_of.register
def _(record: Belonging, teller: Teller) -> Line:
    gone = record.fate in AWAY
    fate = teller.text(record, "fate")
    tags = (tag(fate, "done" if gone else "", "check" if gone else ""),) if fate else ()
    return Line(record.what or teller.at.tr(Belonging.title), teller.text(record, "designated"), tags)


@line_of.register
def _(record: ContactCall, teller: Teller) -> Line:
    result = teller.text(record, "result")
    tags = (tag(result, "done" if record.result == "told" else ""),) if result else ()
    title = _dots(teller.text(record, "at"), _whom(record, teller)) or teller.at.tr(ContactCall.title)
    return Line(title, _dots(teller.text(record, "about"), record.words), tags)


@tell.register
def _(record: Death, teller: Teller) -> tuple[Entry, ...]:
    died = teller.text(record, "died_on") or teller.text(record, "died_about")
    lines = teller.lines(record, "found_at", "found_by", "confirmed_at", "confirmed_by", "examination")
    title = teller.at.tr(N_("亡くなったことを知った"))
    return entry(record, record.known_on, "note", "alert", title, aside=died, lines=lines, tab="leaving")


@tell.register
def _(record: DeathStep, teller: Teller) -> tuple[Entry, ...]:
    title, lines = teller.text(record, "task"), teller.lines(record, "note")
    return entry(record, record.done_on, "note", "check", title, lines=lines, who=record.by, tab="leaving")


@tell.register
def _(record: ContactCall, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("{who}へ連絡した"), who=_whom(record, teller) or teller.at.tr(EmergencyContact.title))
    if record.result == "not_called":
        title = teller.at.tr(N_("連絡しなかった"))
    aside = _dots(teller.text(record, "about"), teller.text(record, "result"))
    lines = teller.lines(record, "words")
    return entry(record, record.at, "note", "phone", title, aside=aside, lines=lines, who=record.clerk, tab="leaving")


@tell.register
def _(record: Belonging, teller: Teller) -> tuple[Entry, ...]:
    tr, what = teller.at.tr, record.what or teller.at.tr(Belonging.title)
    fate = teller.text(record, "fate")
    told = entry(record, record.told_on, "note", "bell", tr(N_("残置物を通知した: {what}"), what=what), tab="leaving")
    done = entry(record, record.done_on, "note", "out", f"{what}: {fate}", who=record.witness, tab="leaving")
    got = tr(N_("受け取られた: {what}"), what=what)
    received = entry(record, record.received_on, "note", "check", got, aside=record.received_by, tab="leaving")
    return told + done + received


def _whom(record: ContactCall, teller: Teller) -> str:
    contact = teller.file.find(EmergencyContact, record.contact)
    return teller.text(contact, "name") if contact else ""


def _dots(*texts: str) -> str:
    return "・".join(filter(None, texts))
