"""The archive: papers that left the office, kept byte for byte in the file and shown again exactly."""

import hashlib

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.domain.conceal import Concealer
from kyoju_desktop.domain.records import Case, PaperPrinted
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.bundle import words_of
from kyoju_desktop.storage.store import Reader, Writer

PRINTED, SAVED, SHOWN = "printed", "saved", "shown"


def keep_paper(
    w: Writer,
    case_id: str,
    form: str,
    rendered: Rendered,
    way: str,
    *,
    recipient: str = "",
    document_number: str = "",
    organisation: str = "",
) -> PaperPrinted:
    """Log that a paper without ledger row goes to an exit, and keep its bytes with their hash.

    `form` as in its sheet, `way` of the list `paper_way`, `case_id` "" for a paper about no single case. To be
    written as final, before the bytes go.
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
        pages=rendered.pages,
        sha256=hashlib.sha256(rendered.pdf).hexdigest(),
        blob=w.blob_add(rendered.pdf, "paper"),
    )
    w.add(row)
    return row


def _tells_place(r: Reader, case: Case, pages: tuple[str, ...]) -> bool:
    """Whether the pages hold what would be secret if the person were protected: secrecy may begin later."""
    bundle = Concealer(words_of(r.connection, case.person), (office_of(r).municipality,))
    return any(bundle.holds(each) for each in pages)
