"""The anonymous inquiry for a home: weighed for what would point to one person, numbered, entered in the case."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain import doors
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.doors.inquiry import Wish, age_words, household_words
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.leaks import fold, leaks
from kyoju_desktop.domain.records import Assessment, Case, HouseholdMember, HousingInquiry, Organisation, Person
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.disclosures import Draw
from kyoju_desktop.services.homes import inquiry_for
from kyoju_desktop.services.kept import PRINTED, keep_paper
from kyoju_desktop.storage.store import Reader, Writer

ANONYMOUS = "anonymous"
# The bodies of the register by the kinds of the list `refuser`.
ASKED_KINDS = {
    "real_estate": "real_estate",
    "landlord": "landlord",
    "guarantor_company": "guarantor_company",
    "support_corporation": "support_corporation",
}
_TOGETHER = ("Person.age_band", "Assessment.residents", "Assessment.wish_area")

ONLY_ONE = N_(
    "年代・世帯・地域の3つを全部書くと、この窓口の記録ではこの人だけになります。本人が分かってしまいます。どれかを大まかにしてください。"
)
FEW = N_(
    "年代・世帯・地域の3つを全部書いています(この窓口の記録で同じ組合せは{count}人)。小さな町では本人が分かることがあります。どれかを大まかにしてください。"
)


def proposed_wish(r: Reader, case_id: str) -> Wish:
    """What the paper would say by itself: the wishes of the newest assessment; no area for a protected person."""
    file = case_file(r, case_id)
    found = file.last(Assessment) or Assessment()
    area = "" if file.protected else found.wish_area
    return Wish(area="none" if file.protected else "fine", area_words=area, rooms_words=found.wish_rooms)


def weigh_anonymous(
    r: Reader,
    case_id: str,
    organisation_id: str,
    wish: Wish,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
) -> tuple[Sheet, Message | None]:
    """The paper as it would be, and the warning when what stands on it would point to one person.

    Needs no consent and no basis: nobody is told of. `organisation_id` "" leaves the recipient open.
    """
    file = case_file(r, case_id)
    body = r.get(Organisation, organisation_id) if organisation_id else None
    sheet = doors.anonymous_inquiry(file, body, wish, today, codes=codes, tr=tr)
    return sheet, _warning(r, sheet, file, wish, Locale(tr, today, codes))


def _warning(r: Reader, sheet: Sheet, file: CaseFile, wish: Wish, at: Locale) -> Message | None:
    if not all(sheet.text(key) for key in _TOGETHER):
        return None
    count = sum(1 for _ in _alike(r, sheet, file, wish, at))
    return Message(FEW, (("count", str(count)),)) if count > 1 else Message(ONLY_ONE)


def _alike(r: Reader, sheet: Sheet, file: CaseFile, wish: Wish, at: Locale) -> Iterator[str]:
    """The persons of open cases on whom the same age band, household and area fit; the client among them."""
    area = fold(sheet.text("Assessment.wish_area"))
    wanted = {each.case for each in r.find(Assessment) if area in fold(each.wish_area) and each.wish_area}
    seen = {file.person.id}
    yield file.person.id
    for case in r.find_in(Case, "id", sorted(wanted)):
        if not is_open(case.stage) or case.person in seen:
            continue
        other = _sketch(r, case, file)
        told = (age_words(other.person, wish.age, at), household_words(other, wish.household, at))
        if told == (sheet.text("Person.age_band"), sheet.text("Assessment.residents")):
            seen.add(case.person)
            yield case.person


def _sketch(r: Reader, case: Case, file: CaseFile) -> CaseFile:
    """As much of another case as its bands need."""
    records = {kind.__name__: r.find(kind, case=case.id) for kind in (Assessment, HouseholdMember)}
    return CaseFile(file.office, case, r.look(Person, case.person) or Person(), records)


def prepare_anonymous(
    w: Writer,
    case_id: str,
    organisation_id: str,
    wish: Wish,
    draw: Draw,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    confirmed: bool = False,
    way: str = PRINTED,
    unit: str = "",
) -> tuple[HousingInquiry, bytes]:
    """Number the paper (照会第n号), keep it, and enter it among the inquiries for a home. To be written as final.

    `unit` is the home of the register that is meant: the inquiry names it, the paper does not. Refused while the
    warning was not confirmed, and when the person can be read in the clerk's own words.
    """
    case = w.get(Case, case_id)
    if not is_open(case.stage):
        raise Refused(N_("終わったケースからは、照会できません。先に再開してください。"))
    sheet, warning = weigh_anonymous(w, case_id, organisation_id, wish, today, codes=codes, tr=tr)
    if warning and not confirmed:
        raise Refused(warning.template, field="area", **dict(warning.values))
    number = f"照会第{w.next_number(f'inquiry/{fiscal_year(today)}')}号"
    numbered = replace(sheet, frame=replace(sheet.frame, document_number=number))
    drawn = draw(numbered)
    found = leaks(drawn.page_texts, case_file(w, case_id), replace(numbered, values=()))
    if found:
        raise Refused(
            N_("匿名の紙に「{label}」が書いてあります。まだ出していません。地域や間取りのことばを直してください。"),
            field="area",
            label=tr(found[0].label),
        )
    body = w.look(Organisation, organisation_id) if organisation_id else None
    begun = inquiry_for(w, unit, case_id) if unit else HousingInquiry(case=case_id)
    inquiry = begun.replace(
        at=w.now,
        organisation=organisation_id,
        asked="" if organisation_id else begun.asked,
        asked_kind=ASKED_KINDS.get(body.kind, "other") if body else begun.asked_kind,
        told=ANONYMOUS,
        step="inquiry",
        result="waiting",
        document_number=number,
    )
    w.add(inquiry)
    keep_paper(
        w,
        case_id,
        sheet.form,
        drawn,
        way,
        recipient=sheet.frame.recipient,
        document_number=number,
        organisation=organisation_id,
    )
    return inquiry, drawn.pdf
