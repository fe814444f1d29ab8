"""開示用一式: going through the proposed places one by one, the preview, and the release into the ledger."""

import hashlib

from kyoju_desktop.domain import doors
from kyoju_desktop.domain.doors.bundle import Place, places
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, record_class, spec, specs
from kyoju_desktop.domain.kinds import Locale, Text
from kyoju_desktop.domain.leaks import Leak, search
from kyoju_desktop.domain.records import DisclosedItem, Disclosure, InformationRequest, Masking
from kyoju_desktop.domain.rules.masking import DECEASED
from kyoju_desktop.domain.rules.requests import HANDING
from kyoju_desktop.domain.sheet import Sheet, Value
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.disclosures import BUNDLE, WENT_OUT, Draw, Drawn, id_after, newest_row, outcome_of
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.requests import stops_of
from kyoju_desktop.storage.store import Reader, Writer

TO_PERSON = "to_person"
BY_RULES = "deceased_rules"


def places_of(r: Reader, request_id: str, at: Locale) -> tuple[Place, ...]:
    """Everything that is held for this request, with what is proposed and what was decided."""
    request = _with_case(r, request_id)
    maskings = r.find(Masking, request=request.id)
    return places(case_file(r, request.case), request, maskings, at.today, codes=at.codes, tr=at.tr)


def decide_place(
    w: Writer, request_id: str, place: Place, *, masked: bool, ground: str = "", words: str = ""
) -> Masking:
    """Keep what the clerk decided for one place: shown, blackened with a ground, or with other words left."""
    request = w.get(InformationRequest, request_id)
    if _is_made(w, request):
        raise Refused(N_("この請求の写しは、もう作ってあります。伏せる所は変えられません。"))
    if not masked and place.proposed is not None and place.proposed.secret:
        raise Refused(N_("秘匿している所は、紙に出しません。要るときは、本人と確かめて口頭で伝えてください。"))
    if masked and not ground:
        raise Refused(N_("伏せる根拠を選んでください。"), field="ground")
    if masked and words.strip() == place.text.strip():
        raise Refused(N_("もとの文と同じです。伏せる所を ■■■ に替えてください。"), field="words")
    before = place.decided or Masking(
        case=request.case,
        request=request.id,
        record=place.record.id,
        record_class=type(place.record).__name__,
        field_name=place.field.name,
    )
    decided = before.replace(masked=masked, ground=ground if masked else "", words=words if masked else "")
    w.put(decided)
    return decided


def _is_made(r: Reader, request: InformationRequest) -> bool:
    """Whether a paper for this request went out, or waits for somebody to say so."""
    made = r.find(Disclosure, case=request.case, form=BUNDLE, document_number=request.number)
    outcomes = [outcome_of(r, each.id) for each in made]
    return any(each is None or each.outcome == WENT_OUT for each in outcomes)


def bundle_sheet(r: Reader, request_id: str, at: Locale) -> Sheet:
    """The bundle as it would be handed over now; `Refused` with the reason while it must not be made."""
    request = _with_case(r, request_id)
    hard = [each for each in stops_of(r, request) if each.hard]
    if hard:
        raise Refused(hard[0].words)
    file = case_file(r, request.case)
    maskings = r.find(Masking, request=request.id)
    return doors.bundle_sheet(file, request, maskings, at.today, codes=at.codes, tr=at.tr)


def leaks_in(r: Reader, request_id: str, sheet: Sheet, drawn: Drawn) -> tuple[Leak, ...]:
    """Every place on the pages where a value still stands that was blackened elsewhere."""
    request = _with_case(r, request_id)
    file = case_file(r, request.case)
    hidden = {(each.record, each.key) for each in sheet.withheld}
    whole = {
        (each.record, each.record_class, each.field_name)
        for each in r.find(Masking, request=request.id)
        if each.masked and not each.words.strip()
    }
    rows: tuple[tuple[Record, ...], ...] = (*file.records.values(), (file.case, file.person))
    found = [
        (record, each)
        for records in rows
        for record in records
        for each in specs(type(record))
        if (record.id, type(record).__name__, each.name) in whole
    ]
    shown = [each.text for each in sheet.values if (each.record, each.key) not in hidden and not _is_free_text(each)]
    return search(drawn.page_texts, found, file, [*shown, request.requester])


def _is_free_text(value: Value) -> bool:
    """Whether the value is a text of several lines: it is just there that a blackened value slips in."""
    owner, name = value.key.split(".", 1)
    kind = spec(record_class(owner), name).kind
    return isinstance(kind, Text) and kind.lines > 1


def prepare_bundle(w: Writer, request_id: str, draw: Draw, at: Locale) -> tuple[Disclosure, bytes]:
    """Write the bundle into the ledger as prepared, keep the paper, hand out its bytes. To be written as final."""
    request = _with_case(w, request_id)
    if request.decision not in HANDING:
        raise Refused(N_("開示する決定をしてから、写しを渡してください。"), field="decision")
    sheet = bundle_sheet(w, request_id, at)
    drawn = draw(sheet)
    found = leaks_in(w, request_id, sheet, drawn)
    if found:
        raise Refused(
            N_("伏せたことが、まだ紙に残っています({page}頁「{label}」)。その文も伏せてください。"),
            page=str(found[0].page),
            label=found[0].label,
        )
    disclosure = _row(w, request, sheet, drawn)
    w.add(disclosure)
    hidden = {(each.record, each.key): each.why for each in sheet.withheld}
    for each in sheet.values:
        owner, name = each.key.split(".", 1)
        why = hidden.get((each.record, each.key), "")
        w.add(
            DisclosedItem(
                disclosure=disclosure.id,
                case=disclosure.case,
                record=each.record,
                record_class=owner,
                field_name=name,
                label=each.label,
                subject=each.subject,
                info_class=each.info.name,
                given=not why,
                why=why,
            )
        )
    return disclosure, drawn.pdf


def _row(w: Writer, request: InformationRequest, sheet: Sheet, drawn: Drawn) -> Disclosure:
    office = office_of(w)
    facts = {N_("本人確認の書類"): request.identity_paper, N_("資格を確かめた書類"): request.authority_paper}
    return Disclosure(
        id=id_after(newest_row(w)),
        case=request.case,
        person=request.person,
        recipient=request.requester,
        external=True,
        at=w.now,
        clerk=w.actor or office.clerk,
        means="hand",
        basis=BY_RULES if request.kind == DECEASED else TO_PERSON,
        basis_text=sheet.frame.basis,
        basis_facts="\n".join(f"{name}: {value}" for name, value in facts.items() if value),
        purpose=N_("開示請求への写しの交付"),
        level="L4",
        special=any(each.info.special for each in sheet.values),
        classes=frozenset(each.info.name for each in sheet.values),
        document_number=request.number,
        form=sheet.form,
        pages=len(drawn.page_texts),
        copies=1,
        approver=request.approver,
        sha256=hashlib.sha256(drawn.pdf).hexdigest(),
        blob=w.blob_add(drawn.pdf, "released"),
    )


def _with_case(r: Reader, request_id: str) -> InformationRequest:
    request = r.get(InformationRequest, request_id)
    if not request.case:
        raise Refused(N_("どのケースの請求かが、まだ決まっていません。ケースを選んでください。"), field="case")
    return request
