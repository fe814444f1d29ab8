"""Release: 文書番号, ledger rows and the kept copy, in the one transaction that lets a paper out."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Protocol

from kyoju_desktop.domain.bases import is_external
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.disclosure import Basis
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Consent,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    Office,
    Organisation,
    Referral,
)
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.domain.sheet import Sheet, Value, Withheld
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Reader, Writer

WENT_OUT = "went_out"
NOT_OUT = "not_out"


class Drawn(Protocol):
    """A finished paper: the bytes, and the text of each page as it will be read."""

    @property
    def pdf(self) -> bytes:
        """The PDF."""

    @property
    def page_texts(self) -> tuple[str, ...]:
        """The text of each page."""


Draw = Callable[[Sheet], Drawn]


def next_document_number(w: Writer, office: Office, today: date) -> str:
    """The next 文書番号 of the fiscal year (「陽住第12号」); it counts only if the transaction commits."""
    number = w.next_number(f"document/{fiscal_year(today)}")
    return f"{office.document_prefix}第{number}号"


def enter(
    w: Writer,
    sheet: Sheet,
    basis: Basis,
    referral: Referral,
    person: str,
    organisation: Organisation,
    office: Office,
    drawn: Drawn | None,
    codes: CodeBook,
) -> Disclosure:
    """Write the ledger row `prepared` with one row per item, given or withheld; keep the paper."""
    frame = sheet.frame
    disclosure = Disclosure(
        case=referral.case,
        person=person,
        referral=referral.id,
        organisation=organisation.id,
        recipient=frame.recipient,
        external=is_external(organisation, office),
        at=w.now,
        clerk=w.actor or office.clerk,
        means=referral.means,
        basis=basis.code,
        basis_text=frame.basis,
        basis_facts="\n".join(f"{each.label}: {basis.facts[each.fact]}" for each in basis.rule.demands),
        consent=basis.consent_id,
        purpose=codes.label("referral_purpose", referral.purpose),
        level=referral.level,
        special=frame.special,
        classes=frozenset(each.info.name for each in sheet.values),
        document_number=frame.document_number,
        form=sheet.form,
        pages=len(drawn.page_texts) if drawn else None,
        copies=1 if drawn else None,
        conditions="\n".join(frame.conditions),
        sha256=hashlib.sha256(drawn.pdf).hexdigest() if drawn else "",
        blob=w.blob_add(drawn.pdf, "released") if drawn else "",
    )
    w.add(disclosure)
    for value in sheet.values:
        w.add(_item(disclosure, value, given=True))
    for kept in sheet.withheld:
        w.add(_item(disclosure, kept, given=False, why=kept.why))
    return disclosure


def _item(disclosure: Disclosure, item: Value | Withheld, *, given: bool, why: str = "") -> DisclosedItem:
    owner, name = item.key.split(".", 1)
    return DisclosedItem(
        disclosure=disclosure.id,
        case=disclosure.case,
        record=item.record,
        record_class=owner,
        field_name=name,
        label=item.label,
        subject=item.subject,
        info_class=item.info.name,
        given=given,
        why=why,
    )


def outcome_of(r: Reader, disclosure_id: str) -> DisclosureOutcome | None:
    """What became of a prepared paper, if the clerk has said so."""
    found = r.find(DisclosureOutcome, disclosure=disclosure_id)
    return found[-1] if found else None


def answer_release(w: Writer, disclosure_id: str, outcome: str, reason: str = "") -> DisclosureOutcome:
    """Write the second row of the ledger: `went_out`, or `not_out` with the reason. To be written as final.

    `went_out` starts the wait for the reply and spends a once-only consent (`rules.consent` reads that from the
    ledger); `not_out` ends the wait.
    """
    disclosure = w.get(Disclosure, disclosure_id)
    if outcome_of(w, disclosure_id):
        raise Refused(N_("この紙の結果は、もう記録してあります。出し直すときは、新しく作ってください。"))
    if outcome not in {WENT_OUT, NOT_OUT}:
        raise Refused(N_("「渡した」か「渡さなかった」を選んでください。"), field="outcome")
    if outcome == NOT_OUT and not reason.strip():
        raise Refused(N_("渡さなかったわけを書いてください。"), field="reason")
    answer = DisclosureOutcome(
        disclosure=disclosure.id,
        case=disclosure.case,
        outcome=outcome,
        at=w.now,
        reason=reason,
        clerk=w.actor or disclosure.clerk,
    )
    w.add(answer)
    _follow(w, disclosure, outcome)
    return answer


def _follow(w: Writer, disclosure: Disclosure, outcome: str) -> None:
    referral = w.get(Referral, disclosure.referral)
    if outcome == WENT_OUT:
        w.put(referral.replace(sent_at=w.now))
    elif referral.sent_at is None:
        w.put(referral.replace(reply_by=None))


def once_only_in_use(r: Reader, consent: Consent) -> bool:
    """Whether a once-only consent has carried a paper that went out or is not answered yet."""
    if consent.period != "once":
        return False
    return any(
        (outcome := outcome_of(r, each.id)) is None or outcome.outcome == WENT_OUT
        for each in r.find(Disclosure, consent=consent.id)
    )
