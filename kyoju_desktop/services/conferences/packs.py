"""Packs: drawn with their number on every page, kept byte for byte, entered in the ledger, handed over or not."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kyoju_desktop.documents.render import Rendered, render_pack
from kyoju_desktop.domain.doors.conference import addressed, agenda_sheet, answer_sheet
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import new_id
from kyoju_desktop.domain.frames import recipient_of
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Conference,
    ConferenceCopy,
    ConferenceMember,
    Organisation,
)
from kyoju_desktop.domain.rules.conference import ANSWER, CODED, NAMED, PRESENT
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.conferences.agenda import coded_sheet, items_of
from kyoju_desktop.services.conferences.grounds import Matter, Named, named_for
from kyoju_desktop.services.conferences.handing import SINCE_SECRET, barred_now, newly_secret
from kyoju_desktop.services.conferences.planning import MemberPlan, Plan, Problem, matters_of, plan, seat_of
from kyoju_desktop.services.conferences.returns import (
    count_out,
    disclosures_of,
    is_open_pack,
    with_its_copies,
)
from kyoju_desktop.services.conferences.rows import Given, enter_rows
from kyoju_desktop.services.conferences.sittings import open_sitting, sitting_of
from kyoju_desktop.services.disclosures import WENT_OUT, answer_release, next_document_number, outcome_of
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader, Writer

__all__ = ["MemberPlan", "Pack", "Plan", "Problem", "hand_packs", "hand_spare", "make_packs", "plan"]

# What stands on every page of a pack.
COLLECTED = {"paper": N_("No.{number} 会議後回収"), "data": N_("No.{number} 会議後消去")}
SPARE = N_("予備")


@dataclass(frozen=True)
class Pack:
    """A finished pack on its way to exactly one exit; `title` names nobody."""

    copy: ConferenceCopy
    rendered: Rendered = field(repr=False)
    medium: str
    member: ConferenceMember | None
    title: str


def make_packs(
    w: Writer,
    conference_id: str,
    at: Locale,
    *,
    member_ids: Iterable[str] | None = None,
    spares: int = 0,
    copies: int = 1,
    words_confirmed: bool = False,
) -> tuple[Pack, ...]:
    """Number and draw the packs and enter their ledger rows as prepared. To be written as final.

    Everything is decided anew here; without `member_ids` everybody gets a pack who has none in hand or waiting.
    `copies` of an answer go to whoever asked, each with its number, all on one ledger row for each person.
    """
    conference = open_sitting(w, conference_id)
    _check_ready(w, conference)
    drawn = plan(w, conference_id, at, spares=spares)
    if drawn.problems:
        first = drawn.problems[0].message
        raise Refused(first.template, field="agenda", **dict(first.values))
    if drawn.words and not words_confirmed:
        raise Refused(N_("「出さないでほしいこと(本人のことば)」を読んで、確かめた印を付けてください。"))
    wanted = _wanted(w, conference, drawn, None if member_ids is None else set(member_ids))
    if not wanted:
        raise Refused(N_("資料を作る相手がいません。出欠と守秘の説明を確かめてください。"))
    number = next_document_number(w, office_of(w), at.today)
    several = max(1, copies) if conference.role == ANSWER else 1
    return tuple(pack for seat in wanted for pack in _made(w, conference, seat, number, several, at))


def _check_ready(w: Writer, conference: Conference) -> None:
    if conference.cancelled_on:
        raise Refused(N_("取りやめた会議です。資料は作れません。"))
    if not items_of(w, conference.id):
        raise Refused(N_("議題がありません。ケースを議題に加えてください。"), field="agenda")
    if conference.collect_by is None:
        raise Refused(N_("資料を回収する日を入れてください。"), field="collect_by")
    if conference.role == ANSWER and not conference.organiser:
        raise Refused(N_("求めた主体(会議を組織する機関)を選んでください。"), field="organiser")


def _wanted(r: Reader, conference: Conference, drawn: Plan, asked: set[str] | None) -> list[MemberPlan]:
    """The seats a pack is made for: those asked for, else all who have none; spares as many as were asked for."""
    copies = r.find(ConferenceCopy, conference=conference.id)
    have = {each.member for each in copies if not each.not_handed}

    def wanted(seat: MemberPlan) -> bool:
        if seat.nothing or seat.member is None:
            return not seat.nothing
        return seat.member.id in asked if asked is not None else seat.member.id not in have

    return [each for each in drawn.members if wanted(each)]


def _made(
    w: Writer, conference: Conference, seat: MemberPlan, number: str, copies: int, at: Locale
) -> tuple[Pack, ...]:
    """The packs of one seat, and one ledger row for each person in them."""
    packs = tuple(_drawn(w, conference, seat, number, at) for _ in range(copies))
    if seat.organisation:
        for given in seat.given:
            enter_rows(w, given, [each.copy for each in packs], seat.organisation, seat.name, number, at)
    return packs


def _drawn(w: Writer, conference: Conference, seat: MemberPlan, number: str, at: Locale) -> Pack:
    """One pack: drawn with its number on every page, kept byte for byte."""
    count = w.count(ConferenceCopy, conference=conference.id) + 1
    medium = "data" if seat.medium == "data" else "paper"
    stamp = at.tr(COLLECTED[medium], number=str(count))
    body = recipient_of(seat.organisation) if seat.organisation else at.tr(SPARE)
    sheets = [_cover(w, conference, seat, at), *(given.sheet for given in seat.given)]
    made = tuple(addressed(each, body, seat.name, stamp, number) for each in sheets)
    rendered = render_pack(made, at.tr)
    copy = ConferenceCopy(
        id=new_id(),
        conference=conference.id,
        member=seat.member.id if seat.member else "",
        recipient=" ".join(part for part in (body, seat.name) if part)[:240],
        number=f"No.{count}",
        document_number=number,
        medium=medium,
        holds=seat.holds[:400],
        pages=rendered.pages,
        sha256=hashlib.sha256(rendered.pdf).hexdigest(),
        blob=w.blob_add(rendered.pdf, "conference"),
        made_at=w.now,
    )
    w.add(copy)
    return Pack(copy, rendered, medium, seat.member, at.tr(N_("会議の資料 {number}"), number=copy.number))


def _cover(r: Reader, conference: Conference, seat: MemberPlan, at: Locale) -> Sheet:
    """次第, or the letter that answers a request: only the items that are in the pack, by their marks."""
    sitting, items = sitting_of(r, conference), [each.matter.item for each in seat.given]
    if conference.role == ANSWER:
        return answer_sheet(sitting, items, seat.versions, at)
    return agenda_sheet(sitting, items, r.find(ConferenceMember, conference=conference.id), at)


def hand_packs(w: Writer, copy_ids: Iterable[str]) -> None:
    """「渡した」 for several packs. Who is absent by now, or no longer bound, gets none. To be written as final."""
    copies = with_its_copies(w, [w.get(ConferenceCopy, each) for each in copy_ids])
    for copy in copies:
        _check_open(copy)
        if copy.member:
            _check_hand(w, copy, w.get(ConferenceMember, copy.member))
        elif w.get(Conference, copy.conference).role != ANSWER:
            raise Refused(N_("予備の資料です。だれに渡したかを選んでください。"), field="member")
        else:
            _check_answer(w, copy)
    for copy in copies:
        _went(w, copy)
    for each in {copy.conference for copy in copies}:
        _counted(w, each)


def _check_open(copy: ConferenceCopy) -> None:
    if not is_open_pack(copy):
        raise Refused(N_("この資料は、もう記録してあります。"))


def _check_hand(r: Reader, copy: ConferenceCopy, member: ConferenceMember) -> None:
    """The attendance, the secrecy and the consents of now, not of when the pack was made."""
    if member.attendance not in PRESENT:
        raise Refused(N_("出席していない人には、資料を渡しません。先に出欠を入れてください。"), field="member")
    _refuse(barred_now(r, copy, member, r.get(Organisation, member.organisation)))


def _check_answer(r: Reader, copy: ConferenceCopy) -> None:
    _refuse(barred_now(r, copy, None, r.get(Organisation, r.get(Conference, copy.conference).organiser)))


def _refuse(why: Message | None) -> None:
    if why:
        raise Refused(why.template, field="member", **dict(why.values))


def hand_spare(w: Writer, copy_id: str, member_id: str, at: Locale) -> ConferenceCopy:
    """A spare pack goes to a member after all: only if they may have all that is in it. To be written as final."""
    copy, member = w.get(ConferenceCopy, copy_id), w.get(ConferenceMember, member_id)
    _check_open(copy)
    if copy.member or member.conference != copy.conference:
        raise Refused(N_("予備の資料と、この会議の構成員を選んでください。"), field="member")
    if member.attendance not in PRESENT:
        raise Refused(N_("出席していない人には、資料を渡しません。先に出欠を入れてください。"), field="member")
    body = w.get(Organisation, member.organisation)
    matters = matters_of(w, w.get(Conference, copy.conference), at)
    given = _as_held(copy, matters, seat_of(matters, member, body, at), at)
    if any(newly_secret(w, copy, each.matter.file) for each in given):
        raise Refused(SINCE_SECRET, field="member")
    kept = copy.replace(member=member.id, recipient=f"{recipient_of(body)} {member.name}"[:240])
    w.put(kept)
    for each in given:
        enter_rows(w, each, (kept,), body, member.name, kept.document_number, at)
    _went(w, kept)
    _counted(w, kept.conference)
    return w.get(ConferenceCopy, copy_id)


def _as_held(copy: ConferenceCopy, matters: Iterable[Matter], seat: MemberPlan, at: Locale) -> list[Given]:
    """What the spare pack holds, as this member would be given it; refused where they may have less."""
    allowed = {each.matter.item.id: each for each in seat.given}
    held = dict(_held(copy.holds))
    found = []
    for matter in matters:
        version, own = held.pop(matter.item.mark, ""), allowed.get(matter.item.id)
        if not version:
            continue
        if own is None or (version == NAMED and not _same(matter, own, at)):
            raise Refused(_TOO_MUCH, field="member")
        found.append(own if version == NAMED else Given(matter, coded_sheet(matter, at), None))
    if held:
        raise Refused(_TOO_MUCH, field="member")
    return found


_TOO_MUCH = N_("この人には渡せない版が入っています。この人の資料を新しく作ってください。")


def _same(matter: Matter, own: Given, at: Locale) -> bool:
    """Whether the member's own named sheet would be the one in the spare pack."""
    whole = named_for(matter, None, "paper", at)
    return own.named is not None and isinstance(whole, Named) and whole.sheet.values == own.sheet.values


def _held(holds: str) -> Iterator[tuple[str, str]]:
    for each in holds.split():
        yield each[:-1], NAMED if each.endswith("実") else CODED


def _went(w: Writer, copy: ConferenceCopy) -> None:
    for each in disclosures_of(w, copy):
        if outcome_of(w, each.id) is None:
            answer_release(w, each.id, WENT_OUT)
    w.put(w.get(ConferenceCopy, copy.id).replace(handed_at=w.now))


def _counted(w: Writer, conference_id: str) -> None:
    conference = count_out(w, conference_id)
    if conference.role == ANSWER and conference.replied_on is None:
        conference = conference.replace(replied_on=w.today)
    w.put(conference)
