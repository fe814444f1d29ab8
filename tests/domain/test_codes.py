"""The shipped choice lists: complete, unambiguous, dated and classed."""

import json
from datetime import date
from pathlib import Path

import pytest

from kyoju_desktop.domain import records
from kyoju_desktop.domain.codes import Code, CodeBook, CodeList, load_codebook, load_list
from kyoju_desktop.domain.fields import catalogue, specs
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes
from kyoju_desktop.i18n.places import shipped

BOOK = load_codebook()
FOLDER = shipped("resources") / "reference" / "codes"
# a grouping of another list, a choice of a dialog: never fields of their own
SIDE_LISTS = {"route_group", "income_relief"}
# lists that the program's own rules name code by code (contracts of issue 2)
FIXED = {
    "stage": "S00 S10 S15 S20 S30 S40 S50 S60 S70 S80 S85 S90 S95 S99 S10R",
    "screening": "info_only referred seeking_consent plan broken_off",
    "consent_state": "not_explained seeking on_hold declined given expired withdrawn void",
    "consent_form": "written oral representative",
    "consent_period": "closing date once",
    "consent_purpose": "housing contract watch conference other",
    "consent_means": "paper fax phone meeting data",
    "info_class": " ".join(each.name for each in Info),
    "disclosure_level": "L0 L1 L2 L3 L4",
    "disclosure_outcome": "went_out not_out",
    "standing": "own_section same_body contractor other_public private conference",
    "organisation_kind": "welfare_section welfare_office self_reliance social_council community_center"
    " disability_center child_family womens_center medical support_corporation real_estate landlord"
    " guarantor_company conference commissioner health_center police probation settlement_center job_center"
    " residents_section education_board water other_town school npo care_manager guardian interpreter_body fire court"
    " bar_association family watch_business disaster_body other",
    "referral_purpose": "consult housing contract benefit safety visit information transfer",
    "referral_means": "hand accompany internal_mail fax post data phone_then_paper oral",
    "referral_urgency": "today days normal",
    "referral_result": "accepted not_eligible declined_by_person unreachable other",
    "inquiry_result": "waiting viewing accepted refused own_no withdrawn",
    "inquiry_answer": "not_confirmed refused minimum answered_lawfully",
    "application_result": "waiting approved conditional rejected withdrawn",
    "deadline_source": "law scheme contract practice",
    "protection_source": "measure own_wish",
    "visit_rhythm": "weekly monthly two_months quarterly none",
    "urgency": "normal days now",
    "topic": " ".join(f"T{number:02d}" for number in range(1, 17)),
    "refusal_reason": " ".join([*(f"R{number:02d}" for number in range(1, 13)), "R99"]),
}


def _named_by_the_catalogue() -> set[str]:
    assert records.Case in catalogue()
    return {spec.kind.list for each in catalogue() for spec in specs(each) if isinstance(spec.kind, Choice | Codes)}


def test_every_list_that_a_field_names_is_shipped_and_no_other() -> None:
    assert set(BOOK.names()) == _named_by_the_catalogue() | SIDE_LISTS


@pytest.mark.parametrize("name", BOOK.names())
def test_a_list_is_never_empty_and_has_a_title_and_a_source(name: str) -> None:
    shown = BOOK.list(name)
    assert shown.codes
    assert shown.title
    assert shown.source


@pytest.mark.parametrize("name", BOOK.names())
def test_codes_and_labels_of_a_list_are_unambiguous(name: str) -> None:
    codes = BOOK.list(name).codes
    spoken = [each.code for each in codes] + [each.label for each in codes]
    assert len(spoken) == len(set(spoken))
    assert all(each.code and each.label == each.label.strip() != "" for each in codes)


@pytest.mark.parametrize("name", BOOK.names())
def test_the_dates_of_a_list_are_sane_and_something_can_be_chosen_today(name: str) -> None:
    shown = BOOK.list(name)
    assert all(each.valid_from <= each.valid_to for each in shown.codes)
    assert shown.open_on(date(2026, 6, 1))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_a_file_holds_the_list_of_its_name_and_only_known_words(path: Path) -> None:
    data = json.loads(path.read_text("utf-8"))
    assert data["name"] == path.stem
    assert set(data) == {"name", "title", "source", "codes"}
    known = {"code", "label", "info", "from", "to", "source", "note", "group", "unconfirmed"}
    for code in data["codes"]:
        assert set(code) <= known
        assert code.get("info", "OFFICE") in Info.__members__


@pytest.mark.parametrize("name", FIXED)
def test_the_codes_that_rules_name_are_exactly_the_agreed_ones(name: str) -> None:
    assert [each.code for each in BOOK.list(name).codes] == FIXED[name].split()


@pytest.mark.parametrize(
    ("name", "code", "info"),
    [
        ("topic", "T01", Info.HEALTH),
        ("topic", "T14", Info.VICTIM),
        ("topic", "T10", Info.FAMILY),
        ("category", "L1", Info.NEED),
        ("category", "L4", Info.HEALTH),
        ("category", "M4", Info.HEALTH),
        ("category", "M3", Info.VICTIM),
        ("category", "M5", Info.VICTIM),
        ("category", "M6", Info.VICTIM),
        ("category", "M7", Info.VICTIM),
        ("category", "M8", Info.CRIME),
        ("category", "M1", Info.ORIGIN),
        ("category", "M2", Info.ORIGIN),
        ("category", "P06", Info.OFFICE),
        ("moving_reason", "dv_escape", Info.VICTIM),
        ("moving_reason", "prison_release", Info.CRIME),
        ("route", "probation", Info.CRIME),
        ("route", "womens_center", Info.VICTIM),
        ("route", "medical", Info.HEALTH),
        ("destination", "halfway_house", Info.CRIME),
        ("destination", "shelter", Info.VICTIM),
    ],
)
def test_a_code_that_tells_more_than_its_field_carries_its_own_class(name: str, code: str, info: Info) -> None:
    assert BOOK.info(name, code) is info


def test_every_route_belongs_to_one_of_the_seven_classes() -> None:
    groups = {each.code for each in BOOK.list("route_group").codes}
    assert len(groups) == 7
    assert {each.group for each in BOOK.list("route").codes} == groups


def test_a_scheme_can_be_chosen_only_while_the_law_knows_it() -> None:
    plan = BOOK.list("plan_scheme")
    before, after = date(2025, 3, 31), date(2025, 4, 1)
    assert "temporary_life" in {each.code for each in plan.open_on(before)}
    assert "residence_support" not in {each.code for each in plan.open_on(before)}
    assert "temporary_life" not in {each.code for each in plan.open_on(after)}
    assert "residence_support" in {each.code for each in plan.open_on(after)}


def test_a_code_without_a_source_of_its_own_has_that_of_its_list() -> None:
    assert BOOK.list("refusal_reason").by_code["R01"].source == BOOK.list("refusal_reason").source
    assert BOOK.list("refusal_reason").by_code["R09"].source == "DOMAIN 3.3 / W62"


def test_an_unknown_code_is_shown_as_it_is_and_carries_no_class() -> None:
    assert BOOK.label("topic", "T99") == "T99"
    assert BOOK.info("topic", "T99") is None
    assert BOOK.label("topic", "T02") == "住まい"


def test_a_book_knows_the_names_of_its_lists() -> None:
    book = CodeBook([CodeList("colour", "色", (Code("red", "赤"),))])
    assert "colour" in book
    assert "shape" not in book
    assert book.names() == ("colour",)
    with pytest.raises(KeyError):
        book.list("shape")


def test_a_folder_of_ones_own_can_be_read(tmp_path: Path) -> None:
    data = {"name": "a", "title": "甲", "source": "試験", "codes": [{"code": "x", "label": "乙", "to": "2025-01-31"}]}
    (tmp_path / "a.json").write_text(json.dumps(data), "utf-8")
    (code,) = load_codebook(tmp_path).list("a").codes
    assert (code.source, code.valid_to, code.info) == ("試験", date(2025, 1, 31), None)


def test_one_list_can_be_read_alone() -> None:
    assert load_list("stage") == BOOK.list("stage")
    with pytest.raises(FileNotFoundError):
        load_list("no_such_list")
