"""From elsewhere to the sitting: what is due on 今日, an entry of a case's story, a row of the ledger."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import AgendaItem, ConferenceCopy, ConferenceDecision
from kyoju_desktop.i18n.eras import month_day
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.minutes import Sat, done
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.case_teller import Teller, entry
from kyoju_desktop.ui.widgets.entry import Entry

CONFERENCE = "conference"  # not a tab of the case: the entry leads to the sitting
_PLACES: dict[str, type[AgendaItem] | type[ConferenceDecision] | type[ConferenceCopy]] = {
    "AgendaItem": AgendaItem,
    "ConferenceDecision": ConferenceDecision,
    "ConferenceCopy": ConferenceCopy,
}
SITTINGS = frozenset({*_PLACES, "Conference"})
DECISION = "conference_decision"  # its deadline is done on 今日 itself


def open_sitting(desk: Desk, record_class: str, record_id: str) -> None:
    """Show the sitting to which a record belongs, with its case current."""
    with desk.store.read() as r:
        conference, item = _place(r, record_class, record_id)
    desk.open_conference(conference, item)


def _place(r: Reader, record_class: str, record_id: str) -> tuple[str, str]:
    if record_class not in _PLACES:
        return record_id, ""
    found = r.get(_PLACES[record_class], record_id)
    if isinstance(found, AgendaItem):
        return found.conference, found.id
    return found.conference, found.item if isinstance(found, ConferenceDecision) else ""


def settle_decision(desk: Desk, parent: QWidget, decision_id: str) -> None:
    """What was decided is done; undo takes it back."""
    day, tr = desk.today(), desk.tr
    desk.work.write(
        parent,
        N_("決まったことを済みにする"),
        lambda w: done(w, decision_id, day),
        lambda _kept: desk.status(tr(N_("済みにしました。Ctrl+Z で元に戻せます。"))),
    )


def open_story(desk: Desk, record_id: str) -> None:
    """Show the sitting in which the case of an entry was discussed."""
    try:
        open_sitting(desk, "AgendaItem", record_id)
    except Refused as refused:
        desk.status(refused.message.text(desk.tr))


def told_sittings(sat: tuple[Sat, ...], teller: Teller) -> tuple[Entry, ...]:
    """One entry of the case's story for each sitting; the letter of that sitting is not told outside it."""
    return tuple(made for each in sat for made in _told(each, teller))


def merged(story: tuple[Entry, ...], sat: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The story of a case with its sittings, newest first."""
    return tuple(sorted((*story, *sat), key=lambda each: (each.at, each.record.id), reverse=True)) if sat else story


def _told(each: Sat, teller: Teller) -> tuple[Entry, ...]:
    conference, at = each.conference, teller.at
    texts = ((N_("話し合いの結果"), each.item.result), (N_("同意を得る方針"), each.item.consent_policy))
    lines = [(at.tr(label), teller.conceal(text)) for label, text in texts if text]
    lines += [(at.tr(N_("決まったこと")), teller.conceal(_decided(done, at))) for done in each.decisions]
    words = N_("会議で話し合った: {name}") if conference.held_on else N_("会議の議題にした: {name}")
    return entry(
        each.item,
        conference.at,
        "note handed",
        "conferences",
        at.tr(words, name=conference.name),
        aside=conference.place,
        lines=tuple(lines),
        tab=CONFERENCE,
    )


def _decided(each: ConferenceDecision, at: Locale) -> str:
    until = at.tr(N_("({day}まで)"), day=month_day(each.due_on)) if each.due_on else ""
    return f"{each.who} {each.what}{until}".strip()
