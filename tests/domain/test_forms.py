"""Layouts: every field that a person fills in stands in exactly one place."""

from collections import Counter

import pytest

from kyoju_desktop.domain.fields import catalogue, specs
from kyoju_desktop.domain.forms.every import FORMS, form_of
from kyoju_desktop.domain.forms.intake import INTAKE
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.kinds import Ref
from kyoju_desktop.domain.records import Intake, Person

# Written by the program or by the dialogs of consent, つなぎ and release, not on a form.
OTHERWISE = {
    "Consent",
    "ConsentRecipient",
    "ConsentWithdrawal",
    "ConsentExclusion",
    "ConsentSettlement",
    "ConsentShown",
    "ConsentVoiding",
    "DisclosedItem",
    "Disclosure",
    "DisclosureOutcome",
    "Masking",
    "PersonLink",
    "PurposeEntry",
    "Referral",
    "PaperPrinted",
    "SecretShown",
    "StageChange",
    "WithdrawalNotice",
}
DERIVED = {
    "Case": {
        "number",
        "fiscal_year",
        "anonymous",
        "stage",
        "stage_since",
        "opened_at",
        "joined_from",
        "parked",
    },
    "Intake": {"parked_at", "finished"},
    "Closing": {"keep_until"},
    "Office": {"training", "set_up_on"},
    "HousingInquiry": {"document_number"},
    "Tenancy": {"away_from", "back_on"},  # of the newest stay in hospital
    "InformationRequest": {"number"},
    "Breach": {"number"},
    "Conference": {"copies_out", "closed_on", "cancelled_on", "cancelled_why", "next_done_on"},
    "AgendaItem": {"place", "mark", "version", "classes", "next_done_on"},
    "ConferenceCopy": {"recipient", "number", "medium", "holds", "pages", "sha256", "blob", "made_at", "handed_at"}
    | {"not_handed", "document_number"},
    "Attachment": {"attached_at", "clerk", "pages", "kilobytes", "sha256", "blob", "removed_on", "removed_reason"},
    "TransferIn": {"reply_number"},
    "Estimate": {"sum", "at", "on", "given", "amount", "verdict", "steps", "source", "unconfirmed", "clerk"},
    "Instalments": {"answered_times"},
    "Death": {"tasks"},
    "SchemeStep": {"step"},
    "Measure": {"starter"},
}
CHOSEN = {
    "HousingInquiry": {"organisation"},
    "IncomingDocument": {"organisation"},
    "PersonInquiry": {"organisation"},
    "OppositeTie": {"organisation"},
    "Conference": {"organiser"},
    "ConferenceMember": {"organisation"},
    "ConferenceDecision": {"organisation"},
    "Attachment": {"consent"},
    "TransferIn": {"organisation"},
    "Building": {"landlord", "manager"},
    "Application": {"unit"},
    "Home": {"agent", "provider"},
    "YearlyReport": {"organisation", "building"},
    "Mandate": {"organisation"},
    "Tenancy": {"provider"},
    "ProviderReport": {"organisation"},
    "ContactCall": {"contact"},
    "SchemeUse": {"organisation"},
    "Measure": {"organisation"},
}


def test_every_record_class_has_a_layout_or_is_written_otherwise() -> None:
    assert {form.record.__name__ for form in FORMS} | OTHERWISE == {each.__name__ for each in catalogue()}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.record.__name__)
def test_every_field_a_person_fills_in_stands_exactly_once(form: Form) -> None:
    name = form.record.__name__
    wanted = {
        each.name
        for each in specs(form.record)
        if (not isinstance(each.kind, Ref) or each.name in CHOSEN.get(name, set()))
        and each.name not in DERIVED.get(name, set())
    }
    assert Counter(form.names()) == Counter(wanted)


def test_the_layout_of_a_class_is_found_by_the_class() -> None:
    assert form_of(Intake) is INTAKE


def test_a_part_of_a_layout_keeps_only_the_named_sections() -> None:
    part = INTAKE.only("困りごと")
    assert [section.title for section in part.sections] == ["困りごと"]
    assert set(part.names()) < set(INTAKE.names())


def test_a_layout_with_an_unknown_field_is_refused() -> None:
    with pytest.raises(KeyError):
        Form("本人", Person, (Section("本人", (("shoe_size",),)),))
