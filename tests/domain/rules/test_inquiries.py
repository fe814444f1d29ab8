"""What is said beside an inquiry for a home."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import Case, Consent, ConsentRecipient, HousingInquiry, Office, Person
from kyoju_desktop.domain.rules.inquiries import agreed_to
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on

TODAY = date(2026, 6, 23)
ASKED = HousingInquiry(case="c", at=datetime(2026, 6, 22, 10, 0), organisation="shop", rent=42_000, told="anonymous")
GIVEN = Consent(
    id="k",
    case="c",
    state="given",
    form="written",
    given_at=datetime(2026, 6, 1, 10, 0),
    purposes=frozenset({"housing"}),
    period="closing",
    signed_paper_on=date(2026, 6, 1),
)


def file_with(*recipients: ConsentRecipient) -> CaseFile:
    records = {"Consent": (GIVEN,), "ConsentRecipient": recipients}
    return CaseFile(Office(), Case(id="c", stage="S50"), Person(id="p"), records)


def fields(inquiry: HousingInquiry, file: CaseFile | None = None) -> list[str]:
    return [each.field for each in remarks_on(inquiry, Beside(file or file_with(), TODAY))]


def test_an_ordinary_inquiry_needs_no_remark() -> None:
    assert fields(ASKED) == []
    assert fields(ASKED.replace(result="refused", refusal_reason="R12", answered_on=TODAY)) == []
    assert fields(ASKED.replace(result="own_no", own_no="遠い")) == []


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"rent": 0}, "rent"),
        ({"rent": 10_000_000}, "rent"),
        ({"answered_on": date(2026, 6, 21)}, "answered_on"),
        ({"viewing_done": True, "viewing_at": datetime(2026, 6, 24, 9, 0)}, "viewing_done"),
        ({"result": "refused"}, "refusal_reason"),
        ({"result": "own_no", "refusal_reason": "R01"}, "refusal_reason"),
        ({"result": "refused", "refusal_reason": "R01", "own_no": "遠い"}, "own_no"),
        ({"told": "name"}, "told"),
        ({"told": "with_consent", "organisation": ""}, "told"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(answers: dict[str, object], field: str) -> None:
    assert fields(ASKED.replace(**answers)) == [field]


def test_a_name_may_be_told_to_a_body_of_the_consent() -> None:
    named = ConsentRecipient(id="r", consent="k", organisation="shop")
    other = ConsentRecipient(id="r", consent="k", organisation="another")
    kind = ConsentRecipient(id="r", consent="k", organisation_kind="real_estate")
    told = ASKED.replace(told="name")
    assert fields(told, file_with(named)) == []
    assert fields(told, file_with(other)) == ["told"]
    assert agreed_to("shop", file_with(kind), TODAY)
    assert not agreed_to("", file_with(named), TODAY)
