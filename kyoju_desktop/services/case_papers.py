"""Papers of a case that are decided, signed or worked through: gathered, passed through a door, drawn in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyoju_desktop.documents.joined import joined
from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.deciding import closing_sheet, decision_sheet
from kyoju_desktop.domain.doors.fax import fax_cover
from kyoju_desktop.domain.doors.leaving import death_sheet, leaving_sheet
from kyoju_desktop.domain.doors.plan import plan_sheets
from kyoju_desktop.domain.doors.withdrawal import withdrawal_form
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Closing, Consent, ConsentWithdrawal, Disclosure, Organisation, Referral
from kyoju_desktop.domain.rules.bodies import fax_check_due
from kyoju_desktop.domain.rules.calendar import retention_end
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.services.calendar import calendar_of
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.withdrawals import Taking
from kyoju_desktop.storage.store import Reader


def decision_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """The 方針決定伺い from the newest decision of the case."""
    return render(decision_sheet(case_file(r, case_id), at.today, codes=at.codes, tr=at.tr), at.tr)


def closing_paper(r: Reader, case_id: str, at: Locale, closing: Closing | None = None) -> Rendered:
    """The 終結伺い from a closing that is still a draft, or from the newest of the case."""
    file = case_file(r, case_id)
    if closing is not None and closing.closed_on and closing.keep_years is not None and not closing.keep_until:
        closing = closing.replace(keep_until=retention_end(closing.closed_on, closing.keep_years))
    return render(closing_sheet(file, at.today, codes=at.codes, tr=at.tr, closing=closing), at.tr)


def plan_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """The newest 支援計画書 twice, each numbered for itself: for the office with its boxes, and for the person."""
    own, theirs = (
        render(each, at.tr) for each in plan_sheets(case_file(r, case_id), at.today, codes=at.codes, tr=at.tr)
    )
    return replace(
        own,
        pdf=joined(own.pdf, theirs.pdf),
        pages=own.pages + theirs.pages,
        page_texts=own.page_texts + theirs.page_texts,
    )


def leaving_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """The 退去時チェックリスト."""
    return render(leaving_sheet(case_file(r, case_id), at.today, codes=at.codes, tr=at.tr), at.tr)


def death_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """The 死亡時チェックリスト with its clocks by the calendar of the office."""
    file = case_file(r, case_id)
    return render(death_sheet(file, at.today, calendar_of(r), codes=at.codes, tr=at.tr), at.tr)


def withdrawal_paper(
    r: Reader, case_id: str, at: Locale, consent_id: str = "", takings: Sequence[Taking] | None = None
) -> Rendered:
    """The 同意撤回届: with what the person is taking back now, or with what was recorded last, else half empty."""
    file = case_file(r, case_id)
    consent, taken = _consent_meant(file, consent_id, at)
    if takings is not None and consent is not None:
        taken = tuple(_drafted(consent, each) for each in takings)
    named = sorted({each.organisation for each in taken if each.organisation})
    bodies = r.find_in(Organisation, "id", named) if named else ()
    return render(withdrawal_form(file, consent, taken, bodies, at.today, codes=at.codes, tr=at.tr), at.tr)


def _consent_meant(
    file: CaseFile, consent_id: str, at: Locale
) -> tuple[Consent | None, tuple[ConsentWithdrawal, ...]]:
    """This consent, or that of the newest withdrawal, or the only one in force; with the withdrawals of one visit."""
    if consent_id:
        return file.find(Consent, consent_id), ()
    last = file.last(ConsentWithdrawal)
    if last is not None:
        same = (each for each in file.of(ConsentWithdrawal) if (each.consent, each.at) == (last.consent, last.at))
        return file.find(Consent, last.consent), tuple(same)
    held = in_force(file, at.today)
    return (held[0].consent if len(held) == 1 else None), ()


def _drafted(consent: Consent, taking: Taking) -> ConsentWithdrawal:
    return ConsentWithdrawal(
        case=consent.case,
        consent=consent.id,
        organisation=taking.organisation,
        classes=taking.classes,
        record_class=taking.record_class,
        field_name=taking.field_name,
    )


@dataclass(frozen=True)
class FaxCover:
    """A cover for what is about to be faxed; `unchecked` when its number has not been checked for a year."""

    paper: Rendered
    number: str
    checked_on: str
    unchecked: bool


def fax_cover_paper(r: Reader, disclosure_id: str, at: Locale) -> FaxCover:
    """The FAX送信票 in front of a paper of the ledger, with its attachments counted; who is meant stays untold."""
    sent = r.get(Disclosure, disclosure_id)
    referral = r.get(Referral, sent.referral) if sent.referral else Referral()
    pages = (sent.pages or 0) + (referral.attachment_pages or 0)
    return cover_for(
        r, sent.organisation, at, pages, sent.document_number, person=sent.contact, urgency=referral.urgency
    )


def cover_for(
    r: Reader,
    organisation_id: str,
    at: Locale,
    pages: int,
    document_number: str,
    *,
    person: str = "",
    urgency: str = "",
) -> FaxCover:
    """The FAX送信票 in front of any paper of that many sheets for this body."""
    body = r.get(Organisation, organisation_id)
    sheet = fax_cover(
        office_of(r),
        body,
        at.today,
        pages=pages,
        document_number=document_number,
        person=person,
        urgency=urgency,
        codes=at.codes,
        tr=at.tr,
    )
    checked = wareki(body.fax_checked_on) if body.fax_checked_on else ""
    return FaxCover(render(sheet, at.tr), sheet.text("Organisation.fax"), checked, fax_check_due(body, at.today))
