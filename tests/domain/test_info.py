"""The information classes: which counts when a field and a code differ, what each means for the gate."""

import pytest

from kyoju_desktop.domain.info import CONSENT_BOXES, Info, stricter


@pytest.mark.parametrize(
    ("field", "code", "counts"),
    [
        (Info.NEED, None, Info.NEED),
        (Info.NEED, Info.VICTIM, Info.VICTIM),
        (Info.HEALTH, Info.NEED, Info.HEALTH),
        (Info.COURSE, Info.CRIME, Info.CRIME),
        (Info.FAMILY, Info.HEALTH, Info.HEALTH),
        (Info.NEED, Info.OFFICE, Info.OFFICE),
        (Info.OFFICE, Info.CRIME, Info.OFFICE),
        (Info.HOUSING, Info.MONEY, Info.MONEY),
    ],
)
def test_the_stricter_class_counts_and_the_codes_own_among_equals(
    field: Info, code: Info | None, counts: Info
) -> None:
    assert stricter(field, code) is counts


def test_every_outward_class_but_mere_existence_has_exactly_one_consent_box() -> None:
    boxed = [info for box in CONSENT_BOXES for info in box]
    assert sorted(info.name for info in boxed) == sorted(
        info.name for info in Info if info.outward and info is not Info.EXISTENCE
    )
    assert all(len({info.box for info in box}) == 1 for box in CONSENT_BOXES)


def test_only_office_knowledge_never_goes_out() -> None:
    assert [info for info in Info if not info.outward] == [Info.OFFICE]
    assert {info.level for info in Info} == {0, 1, 2, 3, None}


def test_classes_of_special_care_begin_at_the_third_level() -> None:
    special = {info for info in Info if info.special}
    assert special == {Info.HEALTH, Info.CRIME, Info.VICTIM, Info.ORIGIN, Info.COURSE}
    assert {info.level for info in special} == {3}
    assert all(info.label for info in Info)
