"""移管: what was sent against what the other town counted, and a case that another town hands over to us.

A consent given to the other town never becomes one here: at most it is noted that a copy of it came along (AC-10-4).
"""

from dataclasses import dataclass

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.transfer import transfer_receipt
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.frames import recipient_of
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.transfer import PURPOSE
from kyoju_desktop.domain.papers.transfer_receipt import FORM
from kyoju_desktop.domain.records import (
    Case,
    Disclosure,
    DisclosureOutcome,
    Organisation,
    Referral,
    ReferralReply,
    TransferIn,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.disclosures import WENT_OUT, next_document_number
from kyoju_desktop.services.kept import keep_paper
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.secrecy import check_letter
from kyoju_desktop.storage.store import Reader, Writer

ACCEPTED = "accepted"


@dataclass(frozen=True)
class Match:
    """A 移管票 that went out beside what the other town confirmed: numbers, sheets, copies.

    `sent` counts the sheets of the paper and of what was attached; None where nothing is known.
    """

    number: str
    sent: int | None
    copies: int | None
    their_number: str
    received: int | None

    @property
    def differs(self) -> bool:
        """Whether the other town counted something else."""
        return self.sent is not None and self.received is not None and self.sent != self.received

    @property
    def complete(self) -> bool:
        """Whether the receipt confirms everything."""
        return bool(self.their_number) and self.received is not None and not self.differs


def match_of(file: CaseFile, referral: Referral) -> Match | None:
    """The sent 移管票 against its receipt; None for another errand, and for what never went out."""
    if referral.purpose != PURPOSE:
        return None
    out = {each.disclosure for each in file.of(DisclosureOutcome) if each.outcome == WENT_OUT}
    papers = [each for each in file.of(Disclosure) if each.referral == referral.id and each.id in out]
    if not papers:
        return None
    paper = papers[-1]
    sent = paper.pages + (referral.attachment_pages or 0) if paper.pages is not None else None
    replies = [each for each in file.of(ReferralReply) if each.referral == referral.id]
    reply = replies[-1] if replies else ReferralReply()
    return Match(paper.document_number, sent, paper.copies, reply.their_number, reply.pages_received)


def closing_fits(file: CaseFile, referral: Referral) -> bool:
    """Whether the case can be closed as 転出(移管): the other town took it over and everything arrived."""
    found = match_of(file, referral)
    taken = any(each.referral == referral.id and each.result == ACCEPTED for each in file.of(ReferralReply))
    return taken and found is not None and not found.differs


def receive_transfer(w: Writer, transfer: TransferIn) -> TransferIn:
    """Enter a case that another town hands over, after its sheets were counted; nothing of its consent holds here."""
    _check(w, transfer)
    kept = transfer.replace(checked_by=transfer.checked_by or w.actor or office_of(w).clerk)
    w.put(kept)
    return kept


def _check(w: Writer, transfer: TransferIn) -> None:
    w.get(Case, transfer.case)
    if not (transfer.organisation or transfer.sender.strip()):
        raise Refused(N_("どの市町村から届いたかを入れてください。"), field="organisation")
    if not transfer.their_number.strip():
        raise Refused(N_("移管票の番号を入れてください。ないときは「番号なし」と書きます。"), field="their_number")
    if transfer.received_on is None or transfer.received_on > w.now.date():
        raise Refused(N_("届いた日を入れてください。きょうより後の日は入れられません。"), field="received_on")
    if transfer.dated_on and transfer.dated_on > transfer.received_on:
        raise Refused(N_("移管票の日付が、届いた日より後です。日付を確かめてください。"), field="dated_on")
    if transfer.pages_counted is None:
        raise Refused(N_("届いた紙を数えて、頁数を入れてください。"), field="pages_counted")
    written = transfer.pages_written
    if written is not None and written != transfer.pages_counted and not transfer.differs.strip():
        raise Refused(
            N_("書いてある頁数と数えた頁数が合いません。合わないところを書いて、送った市町村に確かめてください。"),
            field="differs",
        )


def draw_receipt(r: Reader, transfer: TransferIn, at: Locale) -> Rendered:
    """The 受領書 as it would be now; it has its number when it goes out."""
    body = r.look(Organisation, transfer.organisation) if transfer.organisation else None
    drawn = render(transfer_receipt(transfer, office_of(r), body, at.today, codes=at.codes, tr=at.tr), at.tr)
    check_letter(r, r.get(Case, transfer.case).person, drawn.page_texts)
    return drawn


def prepare_receipt(w: Writer, transfer_id: str, at: Locale, way: str) -> tuple[TransferIn, Rendered]:
    """Number the 受領書, keep it and hand it to its exit. To be written as final; see `receipt_went_out`."""
    transfer = w.get(TransferIn, transfer_id)
    numbered = transfer.replace(reply_number=next_document_number(w, office_of(w), at.today))
    drawn = draw_receipt(w, numbered, at)
    w.put(numbered)
    body = w.look(Organisation, transfer.organisation) if transfer.organisation else None
    keep_paper(
        w,
        transfer.case,
        FORM,
        drawn,
        way,
        recipient=recipient_of(body) if body else transfer.sender,
        document_number=numbered.reply_number,
        organisation=transfer.organisation,
    )
    return numbered, drawn


def receipt_went_out(w: Writer, transfer_id: str) -> TransferIn:
    """The other town was told: the wait on 今日 ends."""
    told = w.get(TransferIn, transfer_id).replace(replied_on=w.now.date())
    w.put(told)
    return told
