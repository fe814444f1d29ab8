"""What stands around the values of a paper: office, recipient, basis, conditions, approval boxes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.bases import BasisRule
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.grounds import Basis, terms_of
from kyoju_desktop.domain.records import Consent, Office, Organisation, Referral
from kyoju_desktop.domain.rules.consent import Terms
from kyoju_desktop.domain.sheet import Frame
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.i18n.numbers import format_phone

EXISTENCE_ONLY = N_("訪問してほしい世帯があります。ほかのことは、この紙には書いていません。")
TOLD_ORALLY = N_("住所と電話は、別に口頭でお伝えします。")


def office_frame(title: str, office: Office, today: date, *, case_number: str = "") -> Frame:
    """The frame of any paper of the office."""
    return Frame(
        title=title,
        dated_on=today,
        case_number=case_number,
        municipality=office.municipality,
        department=office.department,
        section=office.section,
        clerk=office.clerk,
        office_phone=format_phone(office.phone),
        office_fax=format_phone(office.fax),
        approval_boxes=approval_boxes(office),
        training=office.training,
    )


def outward_frame(
    frame: Frame,
    organisation: Organisation,
    referral: Referral | None,
    basis: str,
    conditions: Iterable[str],
    *,
    codes: CodeBook,
    tr: Translator,
    special: bool,
    notes: tuple[str, ...],
) -> Frame:
    """The frame of a paper for another body: who gets it and how, on what basis, under which conditions."""
    sent = referral or Referral()
    return replace(
        frame,
        recipient=recipient_of(organisation),
        recipient_person=sent.contact,
        basis=basis,
        conditions=tuple(conditions),
        notes=notes,
        reply_by=sent.reply_by,
        special=special,
        means=tr(codes.label("referral_means", sent.means)) if sent.means else "",
        attachments=_attachments(sent, tr),
    )


def _attachments(sent: Referral, tr: Translator) -> str:
    pages = tr(N_("{count}枚"), count=str(sent.attachment_pages)) if sent.attachment_pages else ""
    return " ".join(part for part in (sent.attachments, pages) if part)


def recipient_of(organisation: Organisation) -> str:
    """The body with its section, as an address line; the register's remark to put the name in is for the clerk."""
    name = _TO_PUT_IN.sub("", organisation.name).strip() or organisation.name
    return " ".join(part for part in (name, organisation.section) if part)


# 「警察署(名称を入れてください)」 of the register that the program begins with.
_TO_PUT_IN = re.compile(r"\([^()]*を入れてください\)")


def approval_boxes(office: Office) -> tuple[str, ...]:
    """The boxes of the 決裁欄, in the order in which the office wrote them."""
    return tuple(part.strip() for part in office.approval_boxes.split("、") if part.strip())


def basis_text(basis: Basis, rule: BasisRule, consents: Sequence[Terms], codes: CodeBook, tr: Translator) -> str:
    """The basis as paper and ledger state it, by the article of the day; a consent by form, number and day."""
    terms = terms_of(basis, consents)
    if terms is None:
        return f"{tr(rule.label)}({tr(rule.article)})"
    return consent_text(terms.consent, codes, tr)


def consent_text(consent: Consent, codes: CodeBook, tr: Translator) -> str:
    """For example 本人の同意(書面 第14号 令和8年4月20日)."""
    form = tr(codes.label("consent_form", consent.form))
    day = wareki(consent.given_at.date()) if consent.given_at else ""
    words = " ".join(part for part in (form, consent.number, day) if part)
    return tr(N_("本人の同意({words})"), words=words)
