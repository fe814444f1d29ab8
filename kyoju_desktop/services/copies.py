"""渡した写し: which copies are still outside the office, and what became of each."""

from collections.abc import Iterable
from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import CopyOut, Disclosure
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Reader, Writer

KEEP = "keep"
LOST = "lost"
FATES = frozenset({"returned", "destroyed", "deleted", LOST, "kept"})


def is_out(copy: CopyOut) -> bool:
    """Whether the copy is still to come back, be destroyed or deleted, as far as anybody has said."""
    return not copy.fate and copy.asked != KEEP


def copies_of(r: Reader, disclosure_id: str) -> tuple[CopyOut, ...]:
    """Every copy of one disclosure, in the order in which it was entered."""
    return r.find(CopyOut, disclosure=disclosure_id)


def copies_out(r: Reader, *, case: str = "", organisation: str = "") -> tuple[CopyOut, ...]:
    """The copies that are still out, of one case or body or of all; the one that is due first comes first."""
    equals = {name: value for name, value in (("case", case), ("organisation", organisation)) if value}
    found = [each for each in r.find(CopyOut, fate="", **equals) if is_out(each)]
    return tuple(sorted(found, key=lambda each: (each.due_on or date.max, each.id)))


def confirm_copy(w: Writer, copy_id: str, fate: str, on: date | None, by: str, note: str = "") -> CopyOut:
    """Enter what became of a copy: came back, destroyed, deleted, lost, or left with the recipient after all.

    A later answer is a correction: it needs a remark, and the history keeps what stood there before.
    """
    copy = w.get(CopyOut, copy_id)
    if fate not in FATES:
        raise Refused(N_("写しがどうなったかを選んでください。"), field="fate")
    if on is None:
        raise Refused(N_("確かめた日を入れてください。"), field="done_on")
    if on > w.now.date():
        raise Refused(N_("確かめた日が、きょうより後です。"), field="done_on")
    if on < _handed_on(w, copy):
        raise Refused(N_("確かめた日が、渡した日より前です。"), field="done_on")
    if not by.strip():
        raise Refused(N_("だれが確かめたかを入れてください。"), field="confirmed_by")
    if (fate == LOST or copy.fate) and not note.strip():
        words = (
            N_("なくなったいきさつを備考に書いてください。")
            if fate == LOST
            else N_("前の答えを直すわけを備考に書いてください。")
        )
        raise Refused(words, field="note")
    told = copy.replace(fate=fate, done_on=on, confirmed_by=by.strip(), note=note.strip())
    w.put(told)
    return told


def out_together(r: Reader, copy: CopyOut) -> tuple[CopyOut, ...]:
    """The other copies of the same paper that are still out."""
    return tuple(each for each in copies_of(r, copy.disclosure) if is_out(each) and each.id != copy.id)


def confirm_copies(w: Writer, copies: Iterable[str], fate: str, on: date | None, by: str, note: str = "") -> None:
    """The same answer for several copies, as when all are collected after a meeting; all of them or none."""
    for each in copies:
        confirm_copy(w, each, fate, on, by, note)


def _handed_on(r: Reader, copy: CopyOut) -> date:
    disclosure = r.look(Disclosure, copy.disclosure) if copy.disclosure else None
    return disclosure.at.date() if disclosure and disclosure.at else date.min
