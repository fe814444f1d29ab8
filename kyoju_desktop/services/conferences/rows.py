"""The ledger rows of a pack: one disclosure for each person and recipient, with version, copy and items."""

from collections.abc import Sequence
from dataclasses import dataclass

from kyoju_desktop.domain.bases import is_external, load_bases, load_conferences
from kyoju_desktop.domain.basis_rule import labels_of
from kyoju_desktop.domain.fields import record_class
from kyoju_desktop.domain.grounds import rule_for
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.lapses import course_of
from kyoju_desktop.domain.records import (
    ConferenceCopy,
    CopyOut,
    DisclosedItem,
    Disclosure,
    Organisation,
)
from kyoju_desktop.domain.rules.conference import CODED, facts_of, law_of
from kyoju_desktop.domain.sheet import Sheet, Value, Withheld
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.grounds import MEANS, Matter, Named
from kyoju_desktop.services.conferences.returns import BETWEEN
from kyoju_desktop.services.disclosures import id_after, newest_row
from kyoju_desktop.storage.store import Writer

_LEVELS = ("L0", "L1", "L2", "L3")
_ORGANISER = N_("会議を組織する主体")
_VERSION = N_("資料の版")
_RETURN = {"data": "delete"}


@dataclass(frozen=True)
class Given:
    """One case in one pack: the sheet as it stands there; `named` is None for the coded version."""

    matter: Matter
    sheet: Sheet
    named: Named | None


def enter_rows(
    w: Writer,
    given: Given,
    copies: Sequence[ConferenceCopy],
    recipient: Organisation,
    person: str,
    number: str,
    at: Locale,
) -> Disclosure:
    """Write `prepared` with one row for every item about the person, and every copy that is to come back."""
    row = _row(w, given, copies[0], recipient, person, number, at).replace(
        copies=len(copies), copy_numbers=BETWEEN.join(each.number for each in copies)[:200]
    )
    w.add(row)
    mark = f"({at.tr(at.codes.label('paper_version', CODED))})" if given.named is None else ""
    for value in given.sheet.values:
        if value.subject:
            w.add(_item(row, value, given=True, label=at.tr(value.label) + mark))
    for kept in given.sheet.withheld:
        w.add(_item(row, kept, given=False, label=at.tr(kept.label), why=kept.why))
    for copy in copies:
        w.add(
            CopyOut(
                case=row.case,
                disclosure=row.id,
                organisation=row.organisation,
                recipient=row.recipient,
                number=copy.number,
                pack=copy.id,
                asked=_RETURN.get(copy.medium, "return"),
                due_on=given.matter.conference.collect_by,
            )
        )
    return row


def _row(
    w: Writer, given: Given, copy: ConferenceCopy, recipient: Organisation, person: str, number: str, at: Locale
) -> Disclosure:
    matter, sheet, named = given.matter, given.sheet, given.named
    file, conference = matter.file, matter.conference
    about = [each for each in sheet.values if each.subject]
    course = course_of(file, named.organisation if named else recipient, matter.consents, matter.day)
    basis, text = _basis(given, at)
    levels = [each.info.level for each in about if each.info.level is not None]
    consent = named.basis.consent_id if named else ""
    return Disclosure(
        id=id_after(newest_row(w)),
        case=file.case.id,
        person=file.person.id,
        organisation=recipient.id,
        recipient=" ".join(part for part in (recipient.name, recipient.section, person) if part)[:240],
        external=is_external(recipient, file.office),
        at=w.now,
        clerk=w.actor or file.office.clerk,
        contact=person,
        means=MEANS.get(copy.medium, "hand"),
        basis=basis,
        basis_text=text[:400],
        basis_facts=_facts(given, at),
        consent=consent,
        purpose=f"{at.tr(at.codes.label('consent_purpose', 'conference'))}({conference.name})"[:200],
        level=_LEVELS[max(levels, default=0)],
        special=named is not None and any(each.info.special for each in about),
        classes=frozenset(each.info.name for each in about),
        document_number=number,
        form=sheet.form,
        pages=copy.pages,
        after_withdrawal=bool(course.lapsed) and not consent,
        after_death=course.dead,
        after_closing=course.closed,
        why_no_consent="" if consent else matter.item.why_no_consent,
        approver=matter.item.approver,
        conditions="\n".join(sheet.frame.conditions),
        sha256=copy.sha256,
        conference=conference.id,
        version=sheet.frame.version,
    )


def _basis(given: Given, at: Locale) -> tuple[str, str]:
    """The code and the words of the ledger. A coded sheet names nobody; the law that carries the body is named."""
    if given.named:
        return given.named.basis.code, given.sheet.frame.basis
    law = law_of(given.matter.item.body, load_bases())
    coded = at.tr(N_("記号版(氏名などを出さない)。{article}"), article=given.sheet.frame.basis)
    return law.code if law and given.matter.item.basis == law.code else "", coded


def _facts(given: Given, at: Locale) -> str:
    """The facts of the basis, who organises, and what kind of paper it is: as the ledger keeps them."""
    matter = given.matter
    lines = []
    if given.named:
        course = course_of(matter.file, given.named.organisation, matter.consents, matter.day)
        rule = rule_for(given.named.basis.rule, matter.file, given.named.organisation, at.today, course)
        lines.append(labels_of(rule.demands, given.named.basis.facts))
    else:
        law = law_of(matter.item.body, load_bases())
        facts = facts_of(matter.conference, matter.item, [each.name for _, each in matter.members])
        lines.append(labels_of(law.demands, facts) if law else "")
    rule_of = load_conferences().get(matter.item.body)
    organiser = matter.sitting.names.get(matter.conference.organiser, "")
    by_law = at.tr(rule_of.organiser(matter.file.office)) if rule_of else ""
    lines.append(f"{at.tr(_ORGANISER)}: {' / '.join(each for each in (by_law, organiser) if each)}")
    lines.append(f"{at.tr(_VERSION)}: {at.tr(at.codes.label('paper_version', given.sheet.frame.version))}")
    return "\n".join(each for each in lines if each)[:2000]


def _item(row: Disclosure, item: Value | Withheld, *, given: bool, label: str, why: str = "") -> DisclosedItem:
    owner, name = item.key.split(".", 1)
    return DisclosedItem(
        disclosure=row.id,
        case=row.case,
        record=item.record,
        record_class=record_class(owner).__name__,
        field_name=name,
        label=label[:120],
        subject=item.subject,
        info_class=item.info.name,
        given=given,
        why=why,
    )
