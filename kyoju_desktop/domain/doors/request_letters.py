"""The letters that answer a request for access, correction or stop of use: nothing of any case stands on them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import value_of
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import request_letters as papers
from kyoju_desktop.domain.records import InformationRequest, Office
from kyoju_desktop.domain.rules.deadlines_of_sharing import decision_until
from kyoju_desktop.domain.rules.masking import DECEASED
from kyoju_desktop.domain.rules.requests import REFUSING
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Translator

_UNTOLD = frozenset({"withdrawn"})
_GROUNDS = "InformationRequest.grounds"
_UNTIL = "InformationRequest.due_on"


def decision_letter(
    office: Office, request: InformationRequest, today: date, *, codes: CodeBook, tr: Translator
) -> Sheet:
    """The decision with its grounds; `Refused` before there is one, or when the request was taken back."""
    if not request.decision or request.decision in _UNTOLD:
        raise Refused(N_("決定がまだないので、通知書は作れません。先に決定を記録してください。"), field="decision")
    return _letter(papers.DECISION, office, request, today, codes, tr, _grounds(request, codes, tr))


def extension_letter(
    office: Office, request: InformationRequest, today: date, *, codes: CodeBook, tr: Translator
) -> Sheet:
    """Why and until when the decision is put off; `Refused` when it is not."""
    if request.extended_until is None:
        raise Refused(N_("期限を延ばしていないので、通知書は作れません。"), field="extended_until")
    until = decision_until(request)
    first = [Value(_UNTIL, N_("もとの期限"), wareki(until), Info.EXISTENCE, request.id, "")] if until else []
    return _letter(papers.EXTENSION, office, request, today, codes, tr, first)


def _letter(
    form: str,
    office: Office,
    request: InformationRequest,
    today: date,
    codes: CodeBook,
    tr: Translator,
    more: list[Value],
) -> Sheet:
    """`version` says what the wording turns on: the kind of request and the code of the decision."""
    frame = replace(
        office_frame(tr(papers.TITLES[form]), office, today),
        document_number=request.decision_number if form == papers.DECISION else request.number,
        recipient_person=request.requester,
        version=f"{request.kind} {request.decision}",
        approval_boxes=(),
        signer=_signer(office),
    )
    return Sheet(Door.TO_PERSON, form, frame, (*_values(request, Locale(tr, today, codes)), *more))


def _signer(office: Office) -> str:
    """瀬戸見市 and 市長 make 瀬戸見市長; a town whose head the settings do not name still has one."""
    town, head = office.municipality, office.head or office.municipality[-1:] + "長"
    return f"{town}{head[1:]}" if head and town.endswith(head[0]) else f"{town} {head}".strip()


def _values(request: InformationRequest, at: Locale) -> Iterator[Value]:
    for line in papers.PAPER:
        text = str(line.spec.kind.format(value_of(request, line.name), at))
        if text:
            yield Value(line.key, line.spec.label, text, Info.EXISTENCE, request.id, "")


def _grounds(request: InformationRequest, codes: CodeBook, tr: Translator) -> list[Value]:
    """Every ground with its article; a deceased person's records follow the town's own rules."""
    if request.decision not in REFUSING:
        return []
    known = [each for each in codes.list("non_disclosure_ground").codes if each.code in request.grounds]
    words = [
        tr(each.label) if request.kind == DECEASED or not each.source else f"{tr(each.label)}({tr(each.source)})"
        for each in known
    ]
    return [Value(_GROUNDS, N_("出さない根拠"), text, Info.EXISTENCE, request.id, "") for text in words]
