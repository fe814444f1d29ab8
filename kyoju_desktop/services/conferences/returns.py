"""Packs outside the office: handed or not, back, destroyed, deleted, lost; always as a whole with its ledger rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.frames import recipient_of
from kyoju_desktop.domain.records import (
    Breach,
    Conference,
    ConferenceCopy,
    ConferenceMember,
    CopyOut,
    Disclosure,
    Organisation,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.breaches import begun_from
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.copies import FATES, LOST, confirm_copy
from kyoju_desktop.services.disclosures import NOT_OUT, answer_release, outcome_of
from kyoju_desktop.services.kept import open_blob
from kyoju_desktop.storage.store import Reader, Writer

MADE, STAYED, OUT, BACK, KEPT = "made", "not_handed", "out", "back", "kept"
BETWEEN = "、"  # the numbers of the copies of one paper
_STATES = {"returned": BACK, "destroyed": BACK, "deleted": BACK, LOST: LOST, "kept": KEPT}


@dataclass(frozen=True)
class CopyLine:
    """One numbered pack with its recipient and where it is: made, not_handed, out, back, lost or kept."""

    copy: ConferenceCopy
    member: ConferenceMember | None
    organisation: str
    state: str


@dataclass(frozen=True)
class UnansweredPacks:
    """A sitting with packs of which nobody has said whether they were handed over."""

    conference: Conference
    count: int


def is_open_pack(copy: ConferenceCopy) -> bool:
    """Whether nobody has said yet if the pack was handed over."""
    return copy.handed_at is None and not copy.not_handed


def is_out(copy: ConferenceCopy) -> bool:
    """Whether the pack is outside and nobody has said what became of it."""
    return copy.handed_at is not None and not copy.fate


def state_of(copy: ConferenceCopy) -> str:
    """Where the pack is."""
    if copy.handed_at is None:
        return STAYED if copy.not_handed else MADE
    return _STATES.get(copy.fate, OUT)


def copies_of(r: Reader, conference_id: str) -> tuple[CopyLine, ...]:
    """Every pack of a sitting, in the order of their numbers."""
    return _lines(r, r.find(ConferenceCopy, conference=conference_id))


def out_packs(r: Reader) -> tuple[CopyLine, ...]:
    """Every pack that is outside, of all sittings, the oldest first."""
    return _lines(r, (each for each in r.find(ConferenceCopy, fate="") if is_out(each)))


def _lines(r: Reader, copies: Iterable[ConferenceCopy]) -> tuple[CopyLine, ...]:
    found = []
    for each in copies:
        member = r.look(ConferenceMember, each.member) if each.member else None
        body = r.look(Organisation, member.organisation) if member else None
        found.append(CopyLine(each, member, recipient_of(body) if body else "", state_of(each)))
    return tuple(found)


def unanswered_packs(r: Reader) -> tuple[UnansweredPacks, ...]:
    """Sittings with packs that were made and neither handed over nor kept back: one line each on 今日."""
    waiting: dict[str, int] = {}
    for each in r.find(ConferenceCopy, handed_at=None):
        if is_open_pack(each):
            waiting[each.conference] = waiting.get(each.conference, 0) + 1
    return tuple(UnansweredPacks(r.get(Conference, key), count) for key, count in waiting.items())


def disclosures_of(r: Reader, copy: ConferenceCopy) -> tuple[Disclosure, ...]:
    """The ledger rows of a pack: one for each person in it; the copies of an answer share theirs."""
    found = r.find(Disclosure, conference=copy.conference)
    return tuple(each for each in found if copy.number in each.copy_numbers.split(BETWEEN))


def with_its_copies(r: Reader, copies: Iterable[ConferenceCopy]) -> list[ConferenceCopy]:
    """The packs with the other copies of the same answer: what shares its rows goes out, or stays, together."""
    found: dict[str, ConferenceCopy] = {}
    for copy in copies:
        shared = {number for row in disclosures_of(r, copy) for number in row.copy_numbers.split(BETWEEN)}
        for each in r.find(ConferenceCopy, conference=copy.conference):
            if each.id == copy.id or each.number in shared:
                found[each.id] = each
    return list(found.values())


def refuse_pack(w: Writer, copy: ConferenceCopy, reason: str) -> ConferenceCopy:
    """The pack stayed in the office: its ledger rows say so, nothing is waited for."""
    for each in disclosures_of(w, copy):
        if outcome_of(w, each.id) is None:
            answer_release(w, each.id, NOT_OUT, reason)
    stayed = copy.replace(not_handed=reason)
    w.put(stayed)
    return stayed


def not_handed(w: Writer, copy_ids: Iterable[str], reason: str) -> None:
    """「渡さなかった」 for several packs. To be written as final."""
    if not reason.strip():
        raise Refused(N_("渡さなかったわけを書いてください。"), field="reason")
    for copy in with_its_copies(w, [w.get(ConferenceCopy, each) for each in copy_ids]):
        if not is_open_pack(copy):
            raise Refused(N_("この資料は、もう記録してあります。"))
        refuse_pack(w, copy, reason.strip())


def settle_packs(w: Writer, copy_ids: Iterable[str], fate: str, on: date | None, by: str, note: str = "") -> None:
    """What became of packs: the same answer for several, all of them or none; the copies of each person in them too.

    A later answer is a correction and needs a remark, so does a loss.
    """
    if fate not in FATES:
        raise Refused(N_("資料がどうなったかを選んでください。"), field="fate")
    touched = set()
    for each in copy_ids:
        copy = w.get(ConferenceCopy, each)
        if copy.handed_at is None:
            raise Refused(N_("渡した記録がない資料です。先に「渡した」と記録してください。"))
        for row in w.find(CopyOut, pack=copy.id):
            confirm_copy(w, row.id, fate, on, by, note)
        _check(w, copy, fate, on, by, note)
        w.put(copy.replace(fate=fate, fate_at=_moment(on, w.now), confirmed_by=by.strip(), note=note.strip()))
        touched.add(copy.conference)
    for each in touched:
        w.put(count_out(w, each))


def _check(w: Writer, copy: ConferenceCopy, fate: str, on: date | None, by: str, note: str) -> None:
    """The same as for single copies, also for a pack of which no single copy is on record."""
    if on is None or on > w.today or (copy.handed_at and on < copy.handed_at.date()):
        raise Refused(N_("確かめた日は、渡した日からきょうまでの間で入れてください。"), field="fate_at")
    if not by.strip():
        raise Refused(N_("だれが確かめたかを入れてください。"), field="confirmed_by")
    if (fate == LOST or copy.fate) and not note.strip():
        raise Refused(N_("いきさつか、前の答えを直すわけを、備考に書いてください。"), field="note")


def _moment(on: date | None, now: datetime) -> datetime:
    return now if on is None or on == now.date() else datetime.combine(on, time())


def count_out(w: Writer, conference_id: str) -> Conference:
    """The sitting with the number of packs that are outside now."""
    copies = w.find(ConferenceCopy, conference=conference_id)
    return w.get(Conference, conference_id).replace(copies_out=sum(map(is_out, copies)))


def propose_breach(r: Reader, copy_id: str) -> Breach | None:
    """A lost pack as an accident to be reported, not yet entered; None when nobody stands in the pack."""
    copy = r.get(ConferenceCopy, copy_id)
    rows = disclosures_of(r, copy)
    if not rows:
        return None
    worst = max(rows, key=lambda each: (each.version == "named", each.special, len(each.classes)))
    begun = begun_from(r, worst.id)
    classes = frozenset(name for each in rows for name in each.classes)
    people = len({each.person for each in rows})
    what = f"会議の資料({copy.number})がなくなった。中の版: {copy.holds}"
    hidden = any(case_file(r, each.case).protected for each in rows)
    marks = begun.marks | ({"protected"} if hidden else frozenset())
    kind = "lost_media" if copy.medium == "data" else "lost_paper"
    return begun.replace(
        what=what, happened_at=copy.handed_at, persons=people, classes=classes, reached="", kind=kind, marks=marks
    )


def pack_bytes(r: Reader, copy_id: str) -> bytes:
    """The pack as it was made, byte for byte; `Refused` when it is not what was kept."""
    copy = r.get(ConferenceCopy, copy_id)
    return open_blob(r, copy.blob, copy.sha256)
