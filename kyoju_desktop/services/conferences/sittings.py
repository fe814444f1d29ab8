"""Sittings: opening one in the right role, who sits in it and how they are bound, calling off, closing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kyoju_desktop.domain.bases import load_conferences
from kyoju_desktop.domain.basis_rule import WITHOUT_WELFARE_OFFICE
from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.doors.conference import Sitting
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import new_id
from kyoju_desktop.domain.frames import recipient_of
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    AgendaItem,
    Conference,
    ConferenceCopy,
    ConferenceMember,
    Office,
    Organisation,
)
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.domain.rules.conference import ANSWER, ORGANISE, TOLD
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.returns import count_out, is_open_pack, is_out, refuse_pack
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader, Writer

PREPARING, READY, HELD, CLOSED, CANCELLED = "preparing", "ready", "held", "closed", "cancelled"
_ASKED = (
    ("organiser", N_("求めた主体(会議を組織する機関)を選んでください。")),
    ("request_on", N_("求めの日付を入れてください。")),
    ("request_sender", N_("求めの発信者を入れてください。")),
)


@dataclass(frozen=True)
class SittingRow:
    """One line of the list: the sitting, what is in it, and how many packs are outside."""

    conference: Conference
    bodies: tuple[str, ...]
    items: int
    members: int
    copies: int
    copies_out: int
    step: str


@dataclass(frozen=True)
class BodyLine:
    """What holds for one body of a sitting: the article of the day, who runs it, secrecy, consent."""

    body: str
    label: str
    article: str
    organiser: str
    secrecy: bool
    needs_consent: bool


def sittings(r: Reader, *, closed: bool = False) -> tuple[SittingRow, ...]:
    """The sittings, the newest first; with `closed` also those that are over or called off."""
    rows = (_row(r, each) for each in r.find(Conference))
    kept = [each for each in rows if closed or each.step not in {CLOSED, CANCELLED} or each.copies_out]
    return tuple(sorted(kept, key=lambda each: _when(each.conference), reverse=True))


def _row(r: Reader, conference: Conference) -> SittingRow:
    copies = r.find(ConferenceCopy, conference=conference.id)
    return SittingRow(
        conference=conference,
        bodies=tuple(sorted(conference.bodies)),
        items=r.count(AgendaItem, conference=conference.id),
        members=r.count(ConferenceMember, conference=conference.id),
        copies=len(copies),
        copies_out=sum(is_out(each) for each in copies),
        step=step_of(r, conference),
    )


def step_of(r: Reader, conference: Conference) -> str:
    """How far a sitting has come."""
    for step, day in (
        (CLOSED, conference.closed_on),
        (CANCELLED, conference.cancelled_on),
        (HELD, conference.held_on),
    ):
        if day:
            return step
    return READY if r.count(ConferenceCopy, conference=conference.id) else PREPARING


def default_role(office: Office, bodies: Iterable[str]) -> str:
    """The role that fits: a town without a 福祉事務所 answers where the prefecture organises by law."""
    rules = load_conferences()
    asked = any(
        not office.welfare_office and WITHOUT_WELFARE_OFFICE in rules[each].organisers
        for each in bodies
        if each in rules
    )
    return ANSWER if asked else ORGANISE


def organisers(r: Reader) -> tuple[Organisation, ...]:
    """The bodies that can have asked: 福祉事務所 and other public offices first."""
    public = [each for each in r.find(Organisation, closed=False) if each.standing in {"other_public", "conference"}]
    return tuple(
        sorted(public, key=lambda each: (each.kind != "welfare_office", each.kind != "conference", each.kana))
    )


def body_lines(conference: Conference, office: Office, at: Locale) -> tuple[BodyLine, ...]:
    """What holds for the bodies of the sitting, on the day of the sitting."""
    day, rules = conference.at.date() if conference.at else at.today, load_conferences()
    found = []
    for code in at.codes.list("conference_body").codes:
        rule = rules.get(code.code)
        if code.code in conference.bodies and rule:
            article = rule.article_on(day)
            found.append(
                BodyLine(
                    code.code,
                    at.tr(code.label),
                    at.tr(article.text) if article else "",
                    at.tr(rule.organiser(office)),
                    rule.secrecy,
                    rule.needs_consent,
                )
            )
    return tuple(found)


def open_conference(w: Writer, conference: Conference) -> Conference:
    """Enter a sitting. Role, name and the day of collecting are proposed where they are empty."""
    office = office_of(w)
    made = conference.replace(role=conference.role or default_role(office, conference.bodies))
    _check(made)
    made = made.replace(name=made.name.strip() or _named(w, made))
    if made.collect_by is None and made.at:
        made = made.replace(collect_by=made.at.date())
    w.add(made.replace(copies_out=0))
    return w.get(Conference, made.id)


def save_conference(w: Writer, conference: Conference) -> Conference:
    """Keep what was changed of a sitting; what the program counts and decides stays as it is."""
    before = open_sitting(w, conference.id)
    _check(conference)
    kept = conference.replace(
        copies_out=before.copies_out,
        closed_on=before.closed_on,
        cancelled_on=before.cancelled_on,
        cancelled_why=before.cancelled_why,
        next_done_on=before.next_done_on if before.next_at == conference.next_at else None,
        name=conference.name.strip() or before.name,
    )
    if kept.held_on and kept.held_on > w.today:
        raise Refused(N_("開いた日が、きょうより後です。"), field="held_on")
    gone = before.bodies - kept.bodies
    if gone and any(each.body in gone for each in w.find(AgendaItem, conference=kept.id)):
        raise Refused(N_("この会議体の議題があります。先に議題の会議体を変えてください。"), field="bodies")
    w.put(kept)
    return kept


def open_sitting(r: Reader, conference_id: str) -> Conference:
    """The sitting, refused once it is closed."""
    found = r.get(Conference, conference_id)
    if found.closed_on:
        raise Refused(N_("閉じた会議は変えられません。続きは、新しい会議に入れてください。"))
    return found


def _check(conference: Conference) -> None:
    if not conference.bodies:
        raise Refused(N_("会議体の種類を選んでください。"), field="bodies")
    if conference.at is None:
        raise Refused(N_("開く日時を入れてください。"), field="at")
    if conference.until and conference.until < conference.at:
        raise Refused(N_("終わりの時刻が、始まりより前です。"), field="until")
    if conference.role == ANSWER:
        for name, words in _ASKED:
            if not getattr(conference, name):
                raise Refused(words, field=name)


def _named(r: Reader, conference: Conference) -> str:
    """「支援会議 第3回」: counted within the fiscal year, among the sittings of the same bodies."""
    listed = shipped_codebook().list("conference_body").codes
    bodies = "・".join(each.label for each in listed if each.code in conference.bodies)
    year = fiscal_year(conference.at.date()) if conference.at else 0
    same = [
        each
        for each in r.find(Conference)
        if each.bodies == conference.bodies and each.at and fiscal_year(each.at.date()) == year
    ]
    return f"{bodies} 第{len(same) + 1}回"


def previous_sitting(r: Reader, conference_id: str) -> Conference | None:
    """The last sitting before this one that shares a body with it."""
    this = r.get(Conference, conference_id)
    found = [
        each
        for each in r.find(Conference)
        if each.id != this.id and each.bodies & this.bodies and not each.cancelled_on and _before(each, this)
    ]
    return max(found, key=_when, default=None)


def _before(first: Conference, second: Conference) -> bool:
    return _when(first) < _when(second)


def _when(conference: Conference) -> tuple[str, str]:
    return conference.at.isoformat() if conference.at else "", conference.id


def members_of(r: Reader, conference_id: str) -> tuple[ConferenceMember, ...]:
    """Everybody who sits in it, in the order in which they were entered."""
    return r.find(ConferenceMember, conference=conference_id)


def copy_members(w: Writer, conference_id: str) -> tuple[ConferenceMember, ...]:
    """The members of the last sitting of the same body: bound to secrecy as before, not asked yet to come."""
    open_sitting(w, conference_id)
    before = previous_sitting(w, conference_id)
    known = {(each.organisation, each.name) for each in members_of(w, conference_id)}
    return tuple(
        w.add(each.replace(id=new_id(), conference=conference_id, attendance="invited", note=""))
        for each in (members_of(w, before.id) if before else ())
        if each.part != "invited" and (each.organisation, each.name) not in known
    )


def save_member(w: Writer, member: ConferenceMember) -> ConferenceMember:
    """Enter or change a member; the day of the explanation is today's where none is written."""
    open_sitting(w, member.conference)
    if not member.organisation:
        raise Refused(N_("機関を選んでください。"), field="organisation")
    if not member.name.strip():
        raise Refused(N_("氏名を入れてください。"), field="name")
    told = member.secrecy in TOLD
    on = (member.secrecy_on or w.today) if told else None
    if on and on > w.today:
        raise Refused(N_("守秘の説明・誓約の日が、きょうより後です。"), field="secrecy_on")
    kept = member.replace(
        name=member.name.strip(),
        part=member.part or "member",
        attendance=member.attendance or "invited",
        secrecy=member.secrecy or "not_yet",
        secrecy_on=on,
        medium=member.medium or "paper",
    )
    w.put(kept)
    return kept


def remove_member(w: Writer, member_id: str) -> None:
    """Take a member off the list, as long as no pack was made for them."""
    member = w.get(ConferenceMember, member_id)
    open_sitting(w, member.conference)
    if w.count(ConferenceCopy, member=member_id):
        raise Refused(N_("この人の資料をもう作っています。来ない人は「欠席」にしてください。"))
    w.remove(member)


def sitting_of(r: Reader, conference: Conference) -> Sitting:
    """The sitting with the office and the names of the bodies, as the papers need it."""
    names = {each.id: recipient_of(each) for each in r.find(Organisation)}
    return Sitting(conference, office_of(r), names)


def cancel_conference(w: Writer, conference_id: str, why: str, *, until: datetime | None = None) -> Conference:
    """Call a sitting off, or put it off to `until`: packs that nobody has yet did not go out. To be written as final.

    Packs that are outside already stay on the list until they are back.
    """
    held = open_sitting(w, conference_id)
    if not why.strip():
        raise Refused(N_("取りやめるわけ、または延期するわけを書いてください。"), field="cancelled_why")
    if held.held_on:
        raise Refused(N_("もう開いた会議は、取りやめられません。"))
    for each in w.find(ConferenceCopy, conference=conference_id):
        if is_open_pack(each):
            refuse_pack(w, each, why.strip())
    off = w.get(Conference, conference_id).replace(cancelled_why=why.strip())
    if until is None:
        off = off.replace(cancelled_on=w.today)
    else:
        late = off.collect_by is None or (off.at is not None and off.collect_by == off.at.date())
        off = off.replace(at=until, until=None, collect_by=until.date() if late else off.collect_by)
    w.put(off)
    return off


def close_conference(w: Writer, conference_id: str) -> Conference:
    """End the work on a sitting: every pack has its answer. To be written as final."""
    held = open_sitting(w, conference_id)
    copies = w.find(ConferenceCopy, conference=conference_id)
    waiting, out = sum(map(is_open_pack, copies)), sum(map(is_out, copies))
    if waiting:
        raise Refused(N_("渡したか記録していない資料が{count}部あります。先に記録してください。"), count=str(waiting))
    if out:
        raise Refused(
            N_(
                "まだ外にある資料が{count}部あります。返った・捨てた・消した・なくなったを、1部ずつ記録してください。"
            ),
            count=str(out),
        )
    if not held.held_on and not held.cancelled_on:
        raise Refused(N_("開いた日を入れるか、取りやめを記録してください。"), field="held_on")
    done = count_out(w, held.id).replace(closed_on=w.today)
    w.put(done)
    return done


def next_sitting(w: Writer, conference_id: str, at: datetime) -> Conference:
    """A new sitting of the same bodies with the same members; the earlier one no longer asks for it."""
    before = w.get(Conference, conference_id)
    made = open_conference(
        w,
        Conference(
            role=before.role,
            bodies=before.bodies,
            organiser=before.organiser,
            at=at,
            place=before.place,
            request_on=before.request_on if before.role == ANSWER else None,
            request_sender=before.request_sender if before.role == ANSWER else "",
        ),
    )
    w.put(before.replace(next_done_on=w.today))
    copy_members(w, made.id)
    return made


def day_of(conference: Conference) -> date | None:
    """The day of the sitting: when it was held, else when it is to be held."""
    return conference.held_on or (conference.at.date() if conference.at else None)
