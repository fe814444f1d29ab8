"""What a sum must be given before it is worked out, what it asks of which home, and how an amount is read."""

import pytest

from kyoju_desktop.domain.rules.sums.asked import lacking, remarks, shown
from kyoju_desktop.domain.rules.sums.standards import PLACES
from kyoju_desktop.domain.rules.sums.steps import SQUARE_METRES, YEN, amount_text
from kyoju_desktop.i18n.messages import Translator

JA = Translator.for_language("ja")


@pytest.mark.parametrize(
    ("code", "needed"),
    [
        ("low_income", ["on", "year"]),
        ("housing_benefit", ["on", "people", "rent"]),
        ("moving_benefit", ["on", "people", "rent", "costs"]),
        ("guarantee", ["on", "rent"]),
        ("rent_reduction", ["on", "market_rent", "paid_rent", "months"]),
        ("fee_reduction", ["on", "fee"]),
        ("repair", ["on", "costs"]),
        ("home_standard", ["on", "built"]),
    ],
)
def test_a_sum_names_what_it_cannot_do_without(code: str, needed: list[str]) -> None:
    assert [each.name for each in lacking(code, {})] == needed
    assert [each.name for each in lacking(code, dict.fromkeys(needed, ""))] == needed
    assert lacking(code, dict.fromkeys(needed, 0)) == ()  # nothing is an answer too


def test_a_shared_house_is_asked_for_its_people_and_another_home_for_its_own_area() -> None:
    own = ["built", "shared_house", "shared_parts", "area"]
    house = ["built", "shared_house", "residents", "house_area", "own_room", "facilities"]
    for answers, names in (({"shared_house": True}, house), ({"shared_house": False}, own), ({}, own)):
        assert [each.name for each in shown("home_standard", answers)] == names
    assert [each.name for each in lacking("home_standard", {"shared_house": True})] == ["on", "built", "residents"]
    assert ["lift" in {each.name for each in shown("repair", {"added": added})} for added in (True, False)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        ({"rent": 999_999, "people": 10}, set()),
        ({"rent": 1_000_000, "people": 11}, {"rent", "people"}),
        ({"rent": None, "people": None}, set()),
        ({"market_rent": 10_000_000}, set()),  # no field of this sum
    ],
)
def test_a_rent_of_a_million_and_eleven_people_are_asked_about(answers: dict[str, object], fields: set[str]) -> None:
    assert set(remarks("housing_benefit", answers)) == fields


def test_an_amount_is_read_with_its_unit_and_areas_in_hundredths() -> None:
    assert amount_text(1_234_567, YEN, JA) == "1,234,567円"
    assert amount_text(2, PLACES, JA) == "2か所"
    assert amount_text(1_850, SQUARE_METRES, JA).startswith("18.5")
    assert amount_text(1_850, SQUARE_METRES, JA).endswith("㎡")
