"""The catalogue: fields, gaps, ids."""

import dataclasses

import pytest

from kyoju_desktop.domain import records
from kyoju_desktop.domain.fields import (
    Gap,
    catalogue,
    is_empty,
    new_id,
    record_class,
    spec,
    specs,
    value_of,
)
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Ref
from kyoju_desktop.domain.records import Address, Assessment, Intake, Person


def test_every_exported_record_is_in_the_catalogue_under_its_name() -> None:
    assert sorted(each.__name__ for each in catalogue()) == sorted(records.__all__)
    assert all(record_class(each.__name__) is each for each in catalogue())


@pytest.mark.parametrize("kind", catalogue(), ids=lambda kind: kind.__name__)
def test_a_record_has_a_title_and_every_field_a_label_an_empty_default_and_an_information_class(
    kind: type[records.Case],
) -> None:
    assert kind.title
    empty = kind()
    for each in specs(kind):
        assert each.label
        assert isinstance(each.info, Info)
        assert is_empty(empty, each.name)
        assert value_of(empty, each.name) == each.kind.empty
    assert {each.name for each in specs(kind)} == {each.name for each in dataclasses.fields(kind)} - {"id", "gaps"}


def test_every_reference_names_a_record_of_the_catalogue() -> None:
    names = {each.__name__ for each in catalogue()}
    targets = {one.kind.to for each in catalogue() for one in specs(each) if isinstance(one.kind, Ref)}
    assert targets <= names


def test_an_unknown_field_is_no_field() -> None:
    with pytest.raises(KeyError):
        spec(Person, "shoe_size")


def test_a_record_is_frozen_and_an_edit_is_a_new_one() -> None:
    person = Person(name="北原 ハル")
    with pytest.raises(dataclasses.FrozenInstanceError):
        object.__getattribute__(person, "__setattr__")("name", "別の名")
    assert person.replace(name="北原 はる").id == person.id


def test_a_gap_empties_its_field_and_a_value_takes_the_gap_away() -> None:
    intake = Intake(income=98_000, rent=42_000)
    refused = intake.with_gap("income", Gap.REFUSED)
    assert (refused.income, refused.rent, refused.gap("income")) == (None, 42_000, Gap.REFUSED)
    assert refused.with_gap("income", Gap.UNKNOWN).gap("income") is Gap.UNKNOWN
    assert refused.with_gap("rent", Gap.UNKNOWN).gaps == (("income", Gap.REFUSED), ("rent", Gap.UNKNOWN))
    assert refused.replace(income=1).gap("income") is None
    assert refused.replace(rent=1).gap("income") is Gap.REFUSED
    assert refused.with_gap("income", None).gaps == ()


def test_the_protected_bundle_holds_places_contacts_and_mere_existence() -> None:
    assert spec(Address, "place").protected
    assert spec(Assessment, "hospital").protected
    assert spec(Intake, "shelter_tonight").protected
    assert not spec(Person, "name").protected


def test_ids_are_never_alike_and_sort_by_age_however_fast_they_are_made() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(set(made))
    assert {len(each) for each in made} == {32}
