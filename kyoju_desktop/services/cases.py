"""Cases: opening, keeping records with what follows from them, joining inquiries; stages and persons beside it."""

from datetime import date
from functools import singledispatch
from typing import TypeVar, cast

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Address,
    ArrearsStep,
    Attachment,
    Belonging,
    Case,
    Closing,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    ConsentShown,
    ConsentVoiding,
    ConsentWithdrawal,
    ContactCall,
    CopyOut,
    Death,
    DeathStep,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    Evaluation,
    HospitalStay,
    InstalmentPaid,
    Instalments,
    Intake,
    LaterExplanation,
    Mandate,
    MoveOut,
    Office,
    PaperPrinted,
    Person,
    PersonInquiry,
    Protection,
    Referral,
    ReferralReply,
    Representative,
    SchemeUse,
    SecretShown,
    StageChange,
    Visit,
    WithdrawalNotice,
)
from kyoju_desktop.domain.rules import absence, arrears, instalments
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.domain.rules.mandates import with_review
from kyoju_desktop.i18n.eras import era_of
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import OF_CASE, case_file, links_of, same_persons
from kyoju_desktop.services.consent_ends import end_with_representative
from kyoju_desktop.services.deaths import check_call, check_death, follow_belonging, follow_death, follow_step
from kyoju_desktop.services.evaluations import check_evaluation
from kyoju_desktop.services.leavings import follow_move_out
from kyoju_desktop.services.office import check_office, office_of
from kyoju_desktop.services.paying import check_paid, completed_paid, follow_paid
from kyoju_desktop.services.persons import (
    link_persons,
    name_person,
    open_tenancy,
    unlink_persons,
)
from kyoju_desktop.services.schemes import follow_scheme
from kyoju_desktop.services.secrecy import begin_with_address, check_address, check_protection, outlasting
from kyoju_desktop.services.stages import (
    change_stage,
    close_case,
    missing_answers,
    reopen_case,
    reopening_fits,
    suspend_case,
)
from kyoju_desktop.services.watch_days import follow_stay, follow_visit
from kyoju_desktop.storage.store import Reader, Writer

__all__ = [
    "case_file",
    "case_number",
    "change_stage",
    "close_case",
    "is_final",
    "join_inquiry",
    "keep",
    "link_persons",
    "links_of",
    "missing_answers",
    "name_person",
    "open_case",
    "open_tenancy",
    "park",
    "remove",
    "reopen_case",
    "reopening_fits",
    "same_persons",
    "suspend_case",
    "take_up",
    "unlink_persons",
]

R = TypeVar("R", bound=Record)

INQUIRY, INTAKE = "S00", "S10"
# Rows with a use case of their own; a generic form never writes them.
_OWN_DOOR: tuple[type[Record], ...] = (
    Consent,
    ConsentRecipient,
    ConsentExclusion,
    ConsentWithdrawal,
    ConsentVoiding,
    ConsentSettlement,
    ConsentShown,
    WithdrawalNotice,
    Disclosure,
    DisclosedItem,
    DisclosureOutcome,
    PaperPrinted,
    Attachment,
    SecretShown,
    StageChange,
    Closing,
)
# What belongs to the ledger without being frozen: it is answered or added to, never taken away.
_FOLLOWED: tuple[type[Record], ...] = (PersonInquiry, CopyOut, LaterExplanation)
_FINAL: tuple[type[Record], ...] = (*_OWN_DOOR, Protection)
# What stays with the number of a joined inquiry, because it tells how that number began and ended.
_STAYS: tuple[type[Record], ...] = (Intake, StageChange, Closing)


def is_final(record: Record) -> bool:
    """Whether a write of this record must be opened as final: it is mended by a counter-entry, never undone."""
    return isinstance(record, _FINAL) or (isinstance(record, Address) and record.secret)


def case_number(prefix: str, year: int, count: int) -> str:
    """陽住 R8-0023: the office's mark, the fiscal year by its era, the running number of that year."""
    day = date(year, 5, 1)  # 令和 began on 1 May 2019, and its first fiscal year is called 令和元年度
    era = era_of(day)
    name = f"{era.letter}{era.year(day)}" if era else str(year)
    return f"{prefix} {name}-{count:04d}".strip()


def open_case(
    w: Writer, person: Person, intake: Intake, *, anonymous: bool = False, called: str = "", previous: str = ""
) -> Case:
    """Begin a case for a new or known person and give it the next number of the fiscal year it was received in.

    An anonymous inquiry begins at 問合せ with a stand-in person under whom telephone numbers can be noted.
    Saving the same intake twice gives the same case.
    """
    if intake.case and (known := _opened_before(w, intake)):
        return known
    office = office_of(w)
    received = intake.received_at or w.now
    year = fiscal_year(received.date())
    case = Case(
        number=case_number(office.document_prefix, year, w.next_number(f"case/{year}")),
        fiscal_year=year,
        person=person.id,
        anonymous=anonymous,
        called=called,
        stage=INQUIRY if anonymous else INTAKE,
        stage_since=w.now,
        opened_at=received,
        clerk=w.actor or office.clerk,
        previous=previous,
        parked=intake.parked_at is not None,
    )
    w.put(person)
    w.add(case)
    w.put(intake.replace(case=case.id, received_at=received, taken_by=intake.taken_by or w.actor))
    w.add(StageChange(case=case.id, to_stage=case.stage, at=w.now, clerk=w.actor))
    return case


def park(w: Writer, case_id: str) -> Case:
    """Put an interview aside: it waits on 今日 until it is taken up again."""
    return _set_parked(w, case_id, True)


def take_up(w: Writer, case_id: str) -> Case:
    """Go on with a parked interview."""
    return _set_parked(w, case_id, False)


def keep(w: Writer, record: R) -> R:
    """Add or change one record of a form, with what follows from it for others; returns what was kept.

    `Refused` for what the record itself does not allow; a TypeError for rows that have a use case of their own.
    """
    if isinstance(record, _OWN_DOOR):
        raise TypeError(f"{type(record).__name__} has its own use case")
    _check(record, w)
    record = _completed(record, w)
    with outlasting(w, record):
        w.put(record)
    _follow(record, w)
    return record


def remove(w: Writer, record: Record) -> None:
    """Take one record away (undo brings it back), with what follows from it for others."""
    if isinstance(record, (*_OWN_DOOR, *_FOLLOWED, Case, Person, Office)):
        raise TypeError(f"{type(record).__name__} is never removed by hand")
    if isinstance(record, Protection):
        raise Refused(N_("秘匿の記録は消せません。終えるときは「秘匿を終える」から、決定を記録してください。"))
    if isinstance(record, Address):
        check_address(w, None, w.look(Address, record.id))
    with outlasting(w, record):
        w.remove(record)
    _follow(record, w)


def join_inquiry(w: Writer, inquiry_id: str, case_id: str) -> Case:
    """Join an earlier inquiry to the person's case: its number stays findable, its notes move over (AC-12-1)."""
    inquiry, case = w.get(Case, inquiry_id), w.get(Case, case_id)
    if inquiry.id == case.id or inquiry.merged_into or case.merged_into:
        raise Refused(N_("この問合せは結合できません。もう結合したものか、同じケースです。"))
    if inquiry.stage != INQUIRY:
        raise Refused(
            N_("結合できるのは、問合せの段階のものだけです。相談受付の後なら「同じ人」の印をつけてください。")
        )
    for kind in OF_CASE:
        if kind in _STAYS or kind.append_only:
            continue
        for each in w.find(kind, case=inquiry.id):
            if not each.settled:  # a given consent stays with the number for which it was given
                w.put(each.replace(case=case.id))
    if inquiry.person != case.person:
        link_persons(w, case.person, inquiry.person, N_("結合した問合せ"))
    reason = N_("別のケースに結合")
    w.add(
        StageChange(case=inquiry.id, from_stage=inquiry.stage, to_stage="S99", at=w.now, reason=reason, clerk=w.actor)
    )
    w.put(inquiry.replace(stage="S99", stage_since=w.now, merged_into=case.id, parked=False))
    joined = case.replace(joined_from="、".join(filter(None, (case.joined_from, inquiry.number))))
    w.put(joined)
    return joined


def _opened_before(r: Reader, intake: Intake) -> Case | None:
    kept = r.find(Intake, id=intake.id)
    return r.get(Case, kept[0].case) if kept else None


def _set_parked(w: Writer, case_id: str, parked: bool) -> Case:
    case = w.get(Case, case_id).replace(parked=parked)
    w.put(case)
    for intake in w.find(Intake, case=case_id)[-1:]:
        w.put(intake.replace(parked_at=w.now if parked else None))
    return case


@singledispatch
def _check(record: Record, w: Writer) -> None:
    """What must hold before a record is kept; most records may be unfinished."""


@_check.register
def _(record: Case, w: Writer) -> None:
    before = w.get(Case, record.id)
    if (before.stage, before.number, before.person) != (record.stage, record.number, record.person):
        raise TypeError("stage, number and person of a case have their own use cases")


@_check.register
def _(record: Office, w: Writer) -> None:
    check_office(w, record)


@_check.register
def _(record: Protection, w: Writer) -> None:
    check_protection(w, record)


@_check.register
def _(record: Address, w: Writer) -> None:
    check_address(w, record, w.look(Address, record.id))


@_check.register
def _(record: Death, w: Writer) -> None:
    check_death(w, record)


@_check.register
def _(record: ContactCall, w: Writer) -> None:
    check_call(w, record)


@_check.register
def _(record: Instalments, w: Writer) -> None:  # noqa: ARG001 - it is checked by itself
    instalments.check(record)


@_check.register
def _(record: InstalmentPaid, w: Writer) -> None:
    check_paid(w, record)


@_check.register
def _(record: HospitalStay, w: Writer) -> None:  # noqa: ARG001 - it is checked by itself
    absence.check(record)


@_check.register
def _(record: ArrearsStep, w: Writer) -> None:
    arrears.check(record, w.now.date())


@_check.register
def _(record: Evaluation, w: Writer) -> None:
    check_evaluation(w, record)


def _completed(record: R, w: Writer) -> R:
    """The record with what follows from the rest: how many instalments and the last of them, what one came to."""
    if isinstance(record, Instalments):
        return cast("R", instalments.completed(record))
    if isinstance(record, Mandate):
        return cast("R", with_review(record))
    return cast("R", completed_paid(w, record)) if isinstance(record, InstalmentPaid) else record


@singledispatch
def _follow(record: Record, w: Writer) -> None:
    """What a kept or removed record changes elsewhere."""


@_follow.register
def _(record: Address, w: Writer) -> None:
    begin_with_address(w, record)


@_follow.register
def _(record: Intake, w: Writer) -> None:
    case = w.get(Case, record.case)
    w.put(case.replace(parked=record.parked_at is not None and not record.finished))


@_follow.register
def _(record: Representative, w: Writer) -> None:
    end_with_representative(w, record)


@_follow.register
def _(record: Visit, w: Writer) -> None:
    follow_visit(w, record)


@_follow.register
def _(record: HospitalStay, w: Writer) -> None:
    follow_stay(w, record)


@_follow.register
def _(record: InstalmentPaid, w: Writer) -> None:
    follow_paid(w, record)


@_follow.register
def _(record: MoveOut, w: Writer) -> None:
    follow_move_out(w, record)


@_follow.register
def _(record: Death, w: Writer) -> None:
    follow_death(w, record)


@_follow.register
def _(record: DeathStep, w: Writer) -> None:
    follow_step(w, record)


@_follow.register
def _(record: Belonging, w: Writer) -> None:
    follow_belonging(w, record)


@_follow.register
def _(record: ReferralReply, w: Writer) -> None:
    days = [each.received_on for each in w.find(ReferralReply, referral=record.referral) if each.received_on]
    if record.referral:
        w.put(w.get(Referral, record.referral).replace(replied_on=max(days, default=None)))


@_follow.register
def _(record: SchemeUse, w: Writer) -> None:
    follow_scheme(w, record)
