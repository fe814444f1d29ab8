"""A case with a consent in a real encrypted office, and papers drawn as plain lines of text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kyoju_desktop.domain.codes import CodeBook, load_codebook
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    Organisation,
    Referral,
)
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.consents import record_consent
from kyoju_desktop.services.referrals import Prepared, Weighed, prepare, weigh
from kyoju_desktop.storage.store import Store

JA = Translator.for_language("ja")
CODES: CodeBook = load_codebook()
ORDINARY = frozenset(info.name for info in Info if info.outward and not info.special)
CORPORATION = Organisation(id="corp", name="居住支援法人こもれび", kind="support_corporation", standing="private")
SECTION = Organisation(id="section", name="陽ノ原町 福祉課", kind="welfare_section", standing="same_body")
COUNTY = Organisation(id="county", name="架空県東部福祉事務所", kind="welfare_office", standing="same_body")
COMMISSIONER = Organisation(id="minsei", name="民生委員", kind="commissioner", standing="other_public")
AGENT = Organisation(id="agent", name="架空不動産B店", kind="real_estate", standing="private")


@dataclass(frozen=True)
class Paper:
    """A paper drawn without a layout."""

    pdf: bytes
    page_texts: tuple[str, ...]


def draw(sheet: Sheet) -> Paper:
    text = "\n".join([sheet.frame.document_number, sheet.frame.recipient, *(each.text for each in sheet.values)])
    return Paper(b"%PDF-" + text.encode(), (text,))


def person_of(store: Store, case: str) -> str:
    with store.read() as r:
        return r.get(Case, case).person


def with_bodies(store: Store, case: str) -> str:
    """Enter the bodies and an address; the case again."""
    person = person_of(store, case)
    with store.write("用意") as w:
        for each in (CORPORATION, SECTION, COUNTY, COMMISSIONER, AGENT):
            w.add(each)
        w.add(Address(id="home", person=person, use="current", place="架空県陽ノ原町大字東1234番地5"))
    return case


def consent_of(store: Store, case: str, **more: object) -> Consent:
    """A written consent that lacks nothing, with what the test changes."""
    return Consent(
        case=case,
        person=person_of(store, case),
        form="written",
        given_at=datetime(2026, 6, 1, 9, 0),
        period="closing",
        purposes=frozenset({"housing", "watch"}),
        means=frozenset({"paper", "phone"}),
        explained_by="空木 佐和",
        explained_on=datetime(2026, 6, 1).date(),
        told_withdrawal=True,
        told_no_disadvantage=True,
    ).replace(**more)


def to(organisation: str = "corp", classes: frozenset[str] = ORDINARY, kind: str = "") -> ConsentRecipient:
    return ConsentRecipient(organisation=organisation, organisation_kind=kind, classes=classes)


def give(
    store: Store, consent: Consent, *rows: ConsentRecipient, without: tuple[ConsentExclusion, ...] = ()
) -> Consent:
    with store.write("同意を記録", final=True) as w:
        return record_consent(w, consent, rows or (to(),), without)


def weighed(
    store: Store,
    case: str,
    basis: str | None = "consent",
    *,
    facts: Mapping[str, str] | None = None,
    picked: frozenset[tuple[str, str]] | None = None,
    consent: str = "",
    **draft: object,
) -> Weighed:
    """A つなぎ票 to the corporation as the clerk sees it before release."""
    referral = Referral(
        organisation="corp", purpose="housing", level="L2", means="hand", summary="住まいをさがしている"
    )
    with store.read() as r:
        return weigh(
            r,
            case,
            referral.replace(**draft),
            basis,
            facts or {},
            picked,
            store.clock().date(),
            codes=CODES,
            tr=JA,
            consent_id=consent,
        )


def release(store: Store, seen: Weighed, *, confirmed: bool = False, oral: bool = False, **more: Any) -> Prepared:  # noqa: ANN401 - what `prepare` takes beside
    with store.write("つなぎ票を出す", final=True) as w:
        return prepare(
            w,
            seen,
            None if oral else draw,
            store.clock().date(),
            codes=CODES,
            tr=JA,
            words_confirmed=confirmed,
            **more,
        )
