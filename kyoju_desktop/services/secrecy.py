"""Secrecy of whereabouts: how it begins and ends, and looking at a protected value with a reason."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.conceal import NOTHING
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, record_class, spec, specs, value_of
from kyoju_desktop.domain.records import (
    Address,
    Case,
    DisclosedItem,
    Disclosure,
    HouseholdMember,
    PersonLink,
    Protection,
    SecretShown,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.kin import kin_of
from kyoju_desktop.storage.store import Reader, Writer

MEASURE, OWN_WISH = "measure", "own_wish"
# What belongs to the residents' register alone; the person's own wish has neither an office nor a term.
_MEASURE_ONLY = ("applied_to", "expires_on", "extended_on")
_END = ("ended_on", "ended_reason", "ended_approver", "ended_number")


@dataclass(frozen=True)
class Decision:
    """A recorded decision to end secrecy: why, who decided (typed), on which day, under which 決裁番号."""

    reason: str
    approver: str
    on: date | None
    number: str


def note_shown(w: Writer, case_id: str, what: str, reason: str) -> SecretShown:
    """Record that a protected value is about to be shown, and why. To be written as final."""
    if not reason.strip():
        raise Refused(N_("秘匿の値を見るには、理由を入れてください。"), field="reason")
    case = w.get(Case, case_id)
    shown = SecretShown(case=case.id, person=case.person, at=w.now, clerk=w.actor, what=what, reason=reason.strip())
    w.add(shown)
    return shown


def tells_whereabouts(r: Reader, disclosure: Disclosure) -> bool:
    """Whether a kept paper holds what has become secret since it was made."""
    if not r.is_protected(disclosure.person or r.get(Case, disclosure.case).person):
        return False
    return any(
        each.given and each.record_class and spec(record_class(each.record_class), each.field_name).protected
        for each in r.find(DisclosedItem, disclosure=disclosure.id)
    )


def check_letter(r: Reader, person: str, pages: Iterable[str]) -> None:
    """Refuse a letter that leaves without the gate and tells a secret place in what was written for it."""
    hidden = r.concealer(person) if person else NOTHING
    if any(map(hidden.holds, pages)):
        raise Refused(
            N_("居所を秘匿している人の住所・電話・行き先が、文の中に書いてあります。消してから作ってください。")
        )


def end_protection(w: Writer, protection_id: str, decided: Decision) -> Protection:
    """End one protection by a recorded decision. To be written as final: nothing takes it back.

    With the last one the marks of the single addresses go too, for the same decision. Another protection that
    still stands keeps everything secret.
    """
    protection = w.get(Protection, protection_id)
    if protection.ended_on is not None:
        raise Refused(N_("この秘匿は、もう終える決定が記録されています。"))
    ended = protection.replace(
        ended_on=decided.on,
        ended_reason=decided.reason.strip(),
        ended_approver=decided.approver.strip(),
        ended_number=decided.number.strip(),
    )
    check_protection(w, ended)
    w.put(ended)
    if not standing(w, protection.person):
        for each in w.find(Address, person=protection.person):
            w.put(each.replace(secret=False))
    return ended


def standing(r: Reader, person: str) -> tuple[Protection, ...]:
    """The protections of a person that no decision has ended; both kinds can stand at once."""
    return tuple(each for each in r.find(Protection, person=person) if each.ended_on is None)


def check_protection(r: Reader, record: Protection) -> None:
    """What every written protection must hold, whichever form it comes from; `Refused` says what is missing."""
    before = r.look(Protection, record.id)
    if before is not None:
        _check_change(before, record)
    _check_terms(record)
    _check_end(record, r.today)


def _check_change(before: Protection, record: Protection) -> None:
    if before.ended_on is not None and any(
        value_of(before, e.name) != value_of(record, e.name) for e in specs(Protection)
    ):
        raise Refused(N_("終えた秘匿の記録は変えられません。もう一度秘匿するときは、新しい秘匿を始めてください。"))
    if before.person and record.person != before.person:
        raise Refused(N_("だれの秘匿かは変えられません。"))
    if before.source and record.source != before.source:
        raise Refused(
            N_("支援措置と本人の申出は、別々の秘匿として記録します。もう一つの秘匿を始めてください。"), field="source"
        )


def _check_terms(record: Protection) -> None:
    if not record.source:
        raise Refused(N_("秘匿のもと(支援措置か本人の申出か)を選んでください。"), field="source")
    if record.started_on is None:
        raise Refused(N_("秘匿を始めた日を入れてください。"), field="started_on")
    if record.source == OWN_WISH:
        for name in _MEASURE_ONLY:
            if value_of(record, name):
                raise Refused(
                    N_("本人の申出には、申出先や満了日はありません。支援措置として別に記録してください。"), field=name
                )
    if record.expires_on is not None and record.expires_on < record.started_on:
        raise Refused(N_("満了日が、始めた日より前です。日付を確かめてください。"), field="expires_on")


_NEEDED = {
    "ended_on": N_("秘匿を終えると決めた日を入れてください。"),
    "ended_reason": N_("秘匿を終える理由を入れてください。期限が来ただけでは終わりません。"),
    "ended_approver": N_("秘匿を終えると決めた人の氏名を入れてください。"),
    "ended_number": N_("決裁番号を入れてください。番号を付けない役場では「番号なし」と入れます。"),
}


def _check_end(record: Protection, today: date) -> None:
    """All four facts of the decision or none of them."""
    given = [name for name in _END if str(value_of(record, name) or "").strip()]
    if not given:
        return
    for name in _END:
        if name not in given:
            raise Refused(_NEEDED[name], field=name)
    if record.ended_on is not None and record.ended_on > today:
        raise Refused(N_("秘匿を終える日が先の日付です。その日になってから入れてください。"), field="ended_on")
    if record.started_on is not None and record.ended_on is not None and record.ended_on < record.started_on:
        raise Refused(N_("終える日が、始めた日より前です。日付を確かめてください。"), field="ended_on")


def check_address(r: Reader, record: Address | None, before: Address | None) -> None:
    """The mark 秘匿 of an address comes off, and the address goes, only after secrecy was ended by a decision."""
    was_secret = before is not None and before.secret
    if not was_secret or (record is not None and record.secret):
        return
    person = before.person if before is not None else ""
    if standing(r, person) or not r.find(Protection, person=person):
        raise Refused(
            N_(
                "秘匿した住所は、秘匿を終える決定を記録してから外します。「住所の秘匿」で「秘匿を終える」を押してください。"
            ),
            field="secret",
        )


def begin_with_address(w: Writer, address: Address) -> None:
    """A secret address begins the secrecy of the person as their own wish, unless it stands already."""
    gone = w.look(Address, address.id) is None
    if address.secret and address.person and not gone and not standing(w, address.person):
        w.add(Protection(person=address.person, source=OWN_WISH, started_on=w.today))


_SHARED = N_(
    "同居の世帯か「同じ人」の記録と一緒に秘匿していた。そのつながりがなくなったあとも、決定があるまで続ける。"
)


@contextmanager
def outlasting(w: Writer, record: Record) -> Iterator[None]:
    """Around a write or removal of a tie (同じ人, a member of the household): nobody's secrecy ends with the tie.

    Whoever was protected through it alone goes on by a protection of their own, until a decision ends that one. The
    opposite party gets none.
    """
    before = w.look(type(record), record.id) if isinstance(record, HouseholdMember | PersonLink) else None
    tied = _tied(w, before) if before is not None else set()
    shared = sorted({kin for each in tied for kin in kin_of(w.connection, each) if w.is_protected(kin)})
    yield
    opposite = record.person if isinstance(record, HouseholdMember) and "opposite" in record.marks else ""
    for each in shared:
        if each != opposite and not w.is_protected(each):
            w.add(Protection(person=each, source=OWN_WISH, started_on=w.today, note=_SHARED))


def _tied(r: Reader, tie: Record) -> set[str]:
    if isinstance(tie, PersonLink):
        return {tie.first, tie.second} - {""}
    if isinstance(tie, HouseholdMember) and tie.person and tie.case:
        return {tie.person, r.get(Case, tie.case).person}
    return set()
