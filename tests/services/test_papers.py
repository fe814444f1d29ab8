"""Papers for the section and the person: through a door, drawn in memory."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    Organisation,
    Protection,
)
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.papers import blank_paper, consent_paper, intake_paper
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened

AT = Locale(Translator.for_language("ja"), date(2026, 6, 1), load_codebook())


@pytest.fixture
def case(store: Store) -> Case:
    case_id = opened(store)
    with store.read() as r:
        made = r.get(Case, case_id)
    with store.write("住所", case=case_id) as w:
        keep(w, Address(person=made.person, use="current", place="架空県陽ノ原町見本1-1"))
    return made


def words(pages: tuple[str, ...]) -> str:
    return "\n".join(pages)


def test_the_intake_sheet_prints_number_name_and_purposes(store: Store, case: Case) -> None:
    with store.read() as r:
        paper = intake_paper(r, case.id, AT)
    assert paper.pdf.startswith(b"%PDF")
    assert paper.pages == len(paper.page_texts)
    said = words(paper.page_texts)
    for expected in (case.number, "北原 ハル", "見本1-1", "福祉"):
        assert expected in said


def test_a_protected_address_is_on_no_intake_sheet(store: Store, case: Case) -> None:
    with store.write("秘匿", final=True, case=case.id) as w:
        keep(w, Protection(person=case.person, source="own_wish", started_on=date(2026, 6, 1)))
    with store.read() as r:
        for for_person in (False, True):
            assert "見本1-1" not in words(intake_paper(r, case.id, AT, for_person=for_person).page_texts)


def test_a_consent_is_printed_as_a_draft_and_as_recorded(store: Store, case: Case) -> None:
    with store.read() as r:
        body = r.find(Organisation, kind="social_council")[0]
    consent = Consent(
        case=case.id,
        person=case.person,
        state="given",
        form="written",
        given_at=datetime(2026, 6, 1, 10),
        number="第1号",
    )
    recipient = ConsentRecipient(
        case=case.id, consent=consent.id, organisation=body.id, classes=frozenset({"IDENTITY", "HOUSING"})
    )
    exclusion = ConsentExclusion(case=case.id, consent=consent.id, record_class="Person", field_name="workplace")
    with store.read() as r:
        drafted = words(consent_paper(r, consent, AT, recipients=[recipient], exclusions=[exclusion]).page_texts)
    with store.write("同意", final=True, case=case.id) as w:
        for record in (consent, recipient, exclusion):
            w.add(record)
    with store.read() as r:
        recorded = words(consent_paper(r, consent, AT).page_texts)
    assert drafted == recorded
    for expected in (body.name, "北原 ハル", "勤務先"):
        assert expected in recorded


def test_a_consent_without_recipients_can_be_printed(store: Store, case: Case) -> None:
    with store.read() as r:
        assert (
            consent_paper(r, Consent(case=case.id, person=case.person), AT, recipients=[], exclusions=[]).pages >= 1
        )


@pytest.mark.parametrize("form", ["referral", "consent", "intake"])
def test_every_form_can_be_printed_empty(store: Store, form: str) -> None:
    opened(store)
    with store.read() as r:
        paper = blank_paper(r, form, AT)
    assert paper.pages >= 1
    assert "北原" not in words(paper.page_texts)
    assert "陽ノ原町" in words(paper.page_texts)
