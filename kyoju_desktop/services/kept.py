"""The archive: papers that left the office, kept byte for byte in the file and shown again exactly."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import Enum

from kyoju_desktop.documents.wording import forms_with_words, wording
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.conceal import Concealer
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    AgendaItem,
    Attachment,
    Case,
    ConferenceCopy,
    Disclosure,
    PaperPrinted,
    WithdrawalNotice,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.disclosures import Drawn
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.secrecy import tells_whereabouts
from kyoju_desktop.storage.bundle import words_of
from kyoju_desktop.storage.store import Reader, Writer

PRINTED, SAVED, SHOWN = "printed", "saved", "shown"
Source = Disclosure | PaperPrinted | WithdrawalNotice | ConferenceCopy | Attachment
_PAPER, _PACK = N_("書類"), N_("会議の資料")
ALTERED = N_(
    "この書類は、保管したときのものと1字でも違っています。プログラムの外で書きかえられたか、こわれた疑いがあります。"
    "見せるのをやめました。ほかの記録はそのままです。控え(バックアップ)の検査をし、情報の担当に知らせてください。"
)


class Sort(Enum):
    """What a kept paper is, and so what may be done with it."""

    RELEASED = N_("出した書類")
    SIGNED = N_("署名した紙")
    PACK = N_("会議の資料")
    OFFICE = N_("庁内・控え")


@dataclass(frozen=True)
class Kept:
    """One kept paper of a case: `form` names the kind of paper, `way` the code of how it went (list `ways`)."""

    record: Source
    case: str
    sort: Sort
    title: str
    number: str = ""
    recipient: str = ""
    at: datetime | None = None
    pages: int | None = None
    way: str = ""
    ways: str = ""
    clerk: str = ""
    sha256: str = ""

    @property
    def id(self) -> str:
        """The id of the record that keeps it."""
        return self.record.id

    @property
    def standing(self) -> bool:
        """Whether nobody has taken it back."""
        return not isinstance(self.record, Attachment) or self.record.removed_on is None


def keep_paper(
    w: Writer,
    case_id: str,
    form: str,
    rendered: Drawn,
    way: str,
    *,
    recipient: str = "",
    document_number: str = "",
    organisation: str = "",
) -> PaperPrinted:
    """Log that a paper without ledger row goes to an exit, and keep its bytes with their hash.

    `form` as in its sheet, `way` of the list `paper_way`, `case_id` "" for a paper about no single case. To be
    written as final.
    """
    case = w.get(Case, case_id) if case_id else None
    row = PaperPrinted(
        case=case_id,
        organisation=organisation,
        form=form,
        at=w.now,
        clerk=w.actor or office_of(w).clerk,
        recipient=recipient,
        with_address=case is not None and _tells_place(w, case, rendered.page_texts),
        document_number=document_number,
        way=way,
        pages=len(rendered.page_texts),
        sha256=hashlib.sha256(rendered.pdf).hexdigest(),
        blob=w.blob_add(rendered.pdf, "paper"),
    )
    w.add(row)
    return row


def _tells_place(r: Reader, case: Case, pages: Sequence[str]) -> bool:
    """Whether the pages hold what would be secret if the person were protected: secrecy may begin later."""
    bundle = Concealer(words_of(r.connection, case.person), (office_of(r).municipality,))
    return any(bundle.holds(each) for each in pages)


def put_out_again(w: Writer, kept: Kept, way: str) -> PaperPrinted:
    """Log that a kept paper of the office goes to an exit once more, byte for byte. To be written as final.

    What went to another body or to the person is no copy to hand on: that is a new release.
    """
    match kept.record:
        case PaperPrinted() as before:
            row = before.replace(id=PaperPrinted().id, at=w.now, clerk=w.actor or office_of(w).clerk, way=way)
        case Attachment() as scan:
            row = PaperPrinted(
                case=scan.case,
                form="attachment",
                at=w.now,
                clerk=w.actor or office_of(w).clerk,
                way=way,
                pages=scan.pages,
                sha256=scan.sha256,
            )
        case _:
            raise Refused(N_("出した書類をもう一度渡すときは、新しい提供になります。新しく作ってください。"))
    w.add(row)
    return row


def kept_in(file: CaseFile, packs: Sequence[ConferenceCopy] = ()) -> tuple[Kept, ...]:
    """Every kept paper of a case, the newest first; `packs` are those of its sittings."""
    rows: tuple[Source, ...] = (
        *file.of(Disclosure),
        *file.of(WithdrawalNotice),
        *file.of(PaperPrinted),
        *file.of(Attachment),
        *packs,
    )
    seen: dict[str, Kept] = {}
    for row in rows:
        if row.blob:  # one document can stand in several rows of the ledger; an office paper can go out again
            kept = as_kept(row, file.case.id)
            seen.setdefault(kept.id if kept.sort is Sort.OFFICE else row.blob, kept)
    return tuple(sorted(seen.values(), key=_age, reverse=True))


def _age(kept: Kept) -> tuple[str, str]:
    return kept.at.isoformat() if kept.at else "", kept.id


def packs_of(r: Reader, case_id: str) -> tuple[ConferenceCopy, ...]:
    """The packs of every sitting on whose agenda the case stands."""
    sittings = {each.conference for each in r.find(AgendaItem, case=case_id)} - {""}
    found = r.find_in(ConferenceCopy, "conference", sorted(sittings)) if sittings else ()
    return tuple(each for each in found if each.blob)


def title_of(form: str) -> str:
    """What a paper of that form is called."""
    return wording(form).title if form in forms_with_words() else _PAPER


def as_kept(row: Source, case_id: str = "") -> Kept:
    """What a row of the file says about the paper that it keeps; `case_id` is the case it is looked at from."""
    match row:
        case Disclosure():
            return _released(row)
        case WithdrawalNotice():
            return _letter(row)
        case PaperPrinted():
            return _office(row)
        case Attachment():
            return _signed(row)
        case ConferenceCopy():
            return _pack(row, case_id)


def _released(row: Disclosure) -> Kept:
    return Kept(
        row,
        row.case,
        Sort.RELEASED,
        title_of(row.form),
        row.document_number,
        row.recipient,
        row.told_at or row.at,
        row.pages,
        row.means,
        "referral_means",
        row.clerk,
        row.sha256,
    )


def _letter(row: WithdrawalNotice) -> Kept:
    at = datetime.combine(row.sent_on, time()) if row.sent_on else None
    return Kept(
        row,
        row.case,
        Sort.RELEASED,
        title_of("notice"),
        row.document_number,
        row.recipient,
        at,
        None,
        row.means,
        "referral_means",
    )


def _office(row: PaperPrinted) -> Kept:
    return Kept(
        row,
        row.case,
        Sort.OFFICE,
        title_of(row.form),
        row.document_number,
        row.recipient,
        row.at,
        row.pages,
        row.way,
        "paper_way",
        row.clerk,
        row.sha256,
    )


def _signed(row: Attachment) -> Kept:
    return Kept(
        row,
        row.case,
        Sort.SIGNED,
        row.called,
        at=row.attached_at,
        pages=row.pages,
        clerk=row.clerk,
        sha256=row.sha256,
    )


def _pack(row: ConferenceCopy, case_id: str) -> Kept:
    return Kept(
        row,
        case_id,
        Sort.PACK,
        _PACK,
        f"No.{row.number}" if row.number.isdecimal() else row.number,
        row.recipient,
        row.handed_at or row.made_at,
        row.pages,
        row.medium,
        "conference_medium",
        sha256=row.sha256,
    )


def open_kept(r: Reader, kept: Kept) -> bytes:
    """The very bytes that were kept; `Refused` when their fingerprint is another now."""
    if isinstance(kept.record, Attachment) and r.get(Attachment, kept.id).removed_on is not None:
        raise Refused(N_("この添付は取り消してあるので、見られません。"))
    return open_blob(r, kept.record.blob, kept.sha256)


def open_blob(r: Reader, blob_id: str, sha256: str = "") -> bytes:
    """A kept document whose bytes have the fingerprint that was noted with it."""
    data = r.blob(blob_id)
    found = hashlib.sha256(data).hexdigest()
    if found != r.blob_digest(blob_id) or (sha256 and found != sha256):
        raise Refused(ALTERED)
    return data


def is_secret(r: Reader, kept: Kept) -> bool:
    """Whether looking at it needs a reason: it may tell where a person is who is protected now."""
    match kept.record:
        case Disclosure() as row:
            return tells_whereabouts(r, row)
        case PaperPrinted() as row:
            return row.with_address and r.is_protected(r.get(Case, row.case).person)
        case Attachment() as scan:  # nobody reads what is on a scan
            return r.is_protected(r.get(Case, scan.case).person)
        case ConferenceCopy() as copy:
            return bool(hidden_in(r, copy))
    return False


def hidden_in(r: Reader, copy: ConferenceCopy) -> str:
    """A case of the sitting whose person is protected now; "" if there is none."""
    cases = [each.case for each in r.find(AgendaItem, conference=copy.conference) if each.case]
    return next((each.id for each in r.find_in(Case, "id", cases) if r.is_protected(each.person)), "")
