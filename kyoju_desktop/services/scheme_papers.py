"""Papers about one scheme of a case: what is to be brought, for the person; its course, for the section."""

from collections.abc import Iterable

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.general import case_sheet
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.scheme import (
    FOR_OFFICE,
    FOR_PERSON,
    OFFICE_FORM,
    OFFICE_TITLE,
    PERSON_FORM,
    PERSON_TITLE,
)
from kyoju_desktop.domain.records import Organisation, SchemeStep, SchemeUse
from kyoju_desktop.domain.rules.scheme_course import is_over
from kyoju_desktop.domain.rules.schemes import Scheme, scheme_of
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_phone
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.schemes import steps_of
from kyoju_desktop.storage.store import Reader

GOT, MISSING = "☑", "☐"
BY_WHOM = {
    "person": N_("本人"),
    "landlord": N_("貸主・不動産店"),
    "body": N_("支援機関"),
    "office": N_("役場"),
}


def person_paper(r: Reader, case_id: str, at: Locale, use_id: str = "") -> Rendered:
    """そろえる書類の一覧 of one scheme (else the newest that is not over)."""
    return render(person_sheet(r, case_id, at, use_id), at.tr)


def office_paper(r: Reader, case_id: str, at: Locale, use_id: str = "") -> Rendered:
    """制度の手順票 of one scheme (else the newest that is not over)."""
    return render(office_sheet(r, case_id, at, use_id), at.tr)


# Form, title, what it is for, how it is made, whether what was printed is kept.
SCHEME_PAPERS = (
    (
        PERSON_FORM,
        PERSON_TITLE,
        N_("いちばん新しい制度について、そろったもの・足りないものが載ります。本人に渡します。"),
        person_paper,
        True,
    ),
    (
        OFFICE_FORM,
        OFFICE_TITLE,
        N_("いちばん新しい制度の書類・手順・結果を、係の中で使う紙にします。"),
        office_paper,
        False,
    ),
)


def person_sheet(r: Reader, case_id: str, at: Locale, use_id: str = "") -> Sheet:
    """What the person is handed."""
    file = case_file(r, case_id)
    use = _chosen(file, use_id)
    body = r.look(Organisation, use.organisation) if use.organisation else None
    return case_sheet(file, FOR_PERSON, at.today, codes=at.codes, tr=at.tr, table=paper_table(use, body, file, at))


def office_sheet(r: Reader, case_id: str, at: Locale, use_id: str = "") -> Sheet:
    """What the section keeps."""
    file = case_file(r, case_id)
    use = _chosen(file, use_id)
    body = r.look(Organisation, use.organisation) if use.organisation else None
    chosen = {SchemeUse: (use,), SchemeStep: steps_of(file, use)}
    table = paper_table(use, body, file, at)
    return case_sheet(file, FOR_OFFICE, at.today, codes=at.codes, tr=at.tr, chosen=chosen, table=table)


def _chosen(file: CaseFile, use_id: str) -> SchemeUse:
    if use_id:
        found = file.find(SchemeUse, use_id)
        if found is not None:
            return found
    going = [each for each in file.of(SchemeUse) if not is_over(each)] or list(file.of(SchemeUse))
    return going[-1] if going else SchemeUse()


def paper_table(use: SchemeUse, body: Organisation | None, file: CaseFile, at: Locale) -> Table:
    """The papers of a scheme with what has come, whom they go to, and what is to be known of the scheme."""
    scheme, tr = scheme_of(use.scheme) if use.scheme else None, at.tr
    columns = (
        Column(N_("済"), "text", 2.5),
        Column(N_("書類"), "text", 13),
        Column(N_("どんなもの"), "text", 20),
        Column(N_("用意する人"), "text", 9),
    )
    if scheme is None:
        return Table(N_("そろえる書類"), columns, ())
    title = tr(at.codes.label("followed_scheme", scheme.code))
    where = _where(body, at) if body else tr(scheme.decider(welfare_office=file.office.welfare_office).text)
    lead = tr(N_("{title}の申請に要る書類です。申請先: {where}"), title=title, where=where)
    return Table(N_("そろえる書類"), columns, tuple(_rows(scheme, use, at)), notes=_notes(scheme, at), lead=lead)


def _where(body: Organisation, at: Locale) -> str:
    name = f"{body.name} {body.section}".strip()
    if not body.phone:
        return name
    return at.tr(N_("{name}(電話 {number})"), name=name, number=format_phone(body.phone))


def _rows(scheme: Scheme, use: SchemeUse, at: Locale) -> Iterable[tuple[Cell, ...]]:
    """The papers of the scheme, then whatever else was brought."""
    tr, named = at.tr, {each.paper for each in scheme.papers}
    for each in scheme.papers:
        label = tr(at.codes.label("scheme_paper", each.paper))
        got = GOT if each.paper in use.papers else MISSING
        yield got, label, tr(each.text) if each.text else "", tr(BY_WHOM[each.who])
    for code in at.codes.list("scheme_paper").by_code:
        if code in use.papers - named:
            yield GOT, tr(at.codes.label("scheme_paper", code)), "", ""


def _notes(scheme: Scheme, at: Locale) -> tuple[str, ...]:
    tr = at.tr
    period = (tr(scheme.period.text),) if scheme.period else ()
    unsure = (tr(N_("書類と期間は、申請先の案内で確かめてください。")),) if scheme.unconfirmed else ()
    return (*period, *unsure)
