"""The letters that answer a request: drawn for a look, and kept byte for byte when they go to an exit."""

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.doors.request_letters import decision_letter, extension_letter
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.request_letters import DECISION
from kyoju_desktop.domain.records import Case, InformationRequest, PaperPrinted
from kyoju_desktop.services.kept import keep_paper
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.secrecy import check_letter
from kyoju_desktop.storage.store import Reader, Writer


def letter(r: Reader, request_id: str, form: str, at: Locale) -> Rendered:
    """The letter as it would go out now; `Refused` while there is nothing to tell."""
    request = r.get(InformationRequest, request_id)
    door = decision_letter if form == DECISION else extension_letter
    drawn = render(door(office_of(r), request, at.today, codes=at.codes, tr=at.tr), at.tr)
    check_letter(r, request.person or (r.get(Case, request.case).person if request.case else ""), drawn.page_texts)
    return drawn


def keep_letter(w: Writer, request_id: str, form: str, rendered: Rendered, way: str) -> PaperPrinted:
    """Keep what went to an exit, under the number of the decision. To be written as final."""
    request = w.get(InformationRequest, request_id)
    number = request.decision_number if form == DECISION else request.number
    return keep_paper(w, request.case, form, rendered, way, recipient=request.requester, document_number=number)
