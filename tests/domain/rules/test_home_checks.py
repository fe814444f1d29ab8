"""The size of a home against the law of the day, and what is odd about its figures."""

from datetime import date

import pytest

from kyoju_desktop.domain.records import Building, Home
from kyoju_desktop.domain.rules.home_checks import area_check, building_remarks, remarks
from kyoju_desktop.i18n.messages import Translator

TODAY = date(2026, 6, 1)
TR = Translator.for_language("ja")
EXISTING, NEW, UNSAID = Building(newly_built="existing"), Building(newly_built="new"), Building()


@pytest.mark.parametrize(
    ("home", "building", "enough"),
    [
        # DOMAIN 6.4: 25㎡ for all until 2025-09-30, 25/18 and 18/13 from 2025-10-01
        (Home(area=2_500, registered_on=date(2025, 9, 30)), EXISTING, True),
        (Home(area=2_499, registered_on=date(2025, 9, 30)), EXISTING, False),
        (Home(area=1_800, registered_on=date(2025, 10, 1)), EXISTING, True),
        (Home(area=1_799, registered_on=date(2025, 10, 1)), EXISTING, False),
        (Home(area=2_499, registered_on=date(2025, 10, 1)), NEW, False),
        (Home(area=2_500, registered_on=date(2025, 10, 1)), NEW, True),
        (Home(area=1_300, shared_parts=True), EXISTING, True),
        (Home(area=1_299, shared_parts=True), EXISTING, False),
        (Home(area=1_800, shared_parts=True), NEW, True),
        (Home(area=1_900), EXISTING, True),  # C03: an existing home of 19㎡
        # nobody has said whether the house is new
        (Home(area=1_799), UNSAID, False),
        (Home(area=2_000), UNSAID, None),
        (Home(area=2_500), UNSAID, True),
        (Home(area=2_000), None, None),
        # 15×N+10, 9㎡ a room, one set of facilities for every five
        (
            Home(shared_house=True, house_area=4_000, area=900, residents_most=1, house_residents=2, facility_sets=1),
            EXISTING,
            True,
        ),
        (
            Home(shared_house=True, house_area=3_999, area=900, residents_most=1, house_residents=2, facility_sets=1),
            EXISTING,
            False,
        ),
        (
            Home(shared_house=True, house_area=8_500, area=899, residents_most=1, house_residents=5, facility_sets=1),
            EXISTING,
            False,
        ),
        (
            Home(
                shared_house=True, house_area=10_000, area=900, residents_most=1, house_residents=6, facility_sets=1
            ),
            EXISTING,
            False,
        ),
        (
            Home(
                shared_house=True, house_area=10_000, area=900, residents_most=1, house_residents=6, facility_sets=2
            ),
            EXISTING,
            True,
        ),
        (Home(shared_house=True, house_area=10_000, area=900, residents_most=1, house_residents=6), EXISTING, None),
        (Home(shared_house=True, area=900, residents_most=1, house_residents=6), EXISTING, None),
        (Home(shared_house=True, house_area=10_000, area=900), EXISTING, None),
        (Home(), EXISTING, None),
        (Home(area=2_500, registered_on=date(2017, 10, 24)), EXISTING, None),  # before the law there is no standard
    ],
)
def test_the_standard_is_that_of_the_day_of_registration(
    home: Home, building: Building | None, enough: bool | None
) -> None:
    found = area_check(home, building, TODAY)
    assert found.enough is enough
    assert found.words.text(TR)
    assert found.on == (home.registered_on or TODAY)


ODD = [
    (Home(rent=0), "rent"),
    (Home(rent=10_000_000), "rent"),
    (Home(rent=300_001), "rent"),
    (Home(rent=10_000, common_fee=10_001), "common_fee"),
    (Home(floor=4), "floor"),
    (Home(area=0), "area"),
    (Home(checked_on=date(2026, 6, 2)), "checked_on"),
    (Home(vacant="no", takes_inquiries="yes"), "takes_inquiries"),
    (Home(kind="support_housing", registered_on=date(2025, 9, 30)), "registered_on"),
    (Home(kind="sn_registered", registered_on=date(2017, 10, 24)), "registered_on"),
    (Home(has=frozenset({"pet"}), lacks=frozenset({"pet"})), "lacks"),
    (Home(accepts_only=True), "accepts_only"),
]


@pytest.mark.parametrize(("home", "field"), ODD)
def test_what_is_odd_is_said_beside_its_field(home: Home, field: str) -> None:
    building = Building(floors=3)
    assert [each.field for each in remarks(home.replace(building=building.id), building, TODAY)] == [field]


@pytest.mark.parametrize(
    "home",
    [
        Home(rent=300_000, common_fee=3_000, floor=3, area=1, checked_on=TODAY),
        Home(kind="support_housing", registered_on=date(2025, 10, 1)),
        Home(vacant="no", takes_inquiries="yes", vacant_from=date(2028, 2, 29)),
        Home(kind="private_rental", registered_on=date(2000, 1, 1)),
        Home(vacant="no", takes_inquiries="no"),
        Home(vacant="no", takes_inquiries=""),
        Home(has=frozenset({"pet"})),
        Home(lacks=frozenset({"pet"})),
    ],
)
def test_what_is_usual_is_not_remarked_upon(home: Home) -> None:
    building = Building(floors=3)
    assert remarks(home.replace(building=building.id), building, TODAY) == ()


def test_a_unit_without_a_building_says_that_its_place_is_unknown() -> None:
    assert [each.field for each in remarks(Home(), None, TODAY)] == ["building"]


@pytest.mark.parametrize(
    ("building", "fields"),
    [
        (Building(built_on=date(2026, 6, 2)), ["built_on"]),
        (Building(floors=0), ["floors"]),
        (Building(newly_built="new", built_on=date(2024, 2, 29)), ["newly_built"]),
        (Building(newly_built="new", built_on=date(2026, 1, 1), floors=2), []),
        (Building(newly_built="existing", built_on=date(1910, 1, 1)), []),
    ],
)
def test_odd_buildings_are_remarked_upon(building: Building, fields: list[str]) -> None:
    assert [each.field for each in building_remarks(building, TODAY)] == fields
