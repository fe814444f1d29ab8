"""Whom one may tell, in which order (CASES AC-03-2)."""

import pytest

from kyoju_desktop.domain.records import EmergencyContact, OppositeParty
from kyoju_desktop.domain.rules.telling import in_order, verdict


@pytest.mark.parametrize(
    ("told", "about", "may"),
    [
        ("yes", "death", True),
        ("yes", "other", True),
        ("emergency_only", "death", True),
        ("emergency_only", "no_sign", True),
        ("emergency_only", "emergency", True),
        ("emergency_only", "other", False),
        ("emergency_only", "", False),
        ("no", "death", False),
        ("no", "emergency", False),
        ("undecided", "death", False),
        ("", "death", False),
    ],
)
def test_what_the_person_decided_holds_for_every_kind_of_call(told: str, about: str, may: bool) -> None:
    found = verdict(EmergencyContact(name="某", may_tell=told), about)
    assert found.may is may
    assert found.why.template


def test_an_open_answer_is_said_to_be_open() -> None:
    assert "上司" in verdict(EmergencyContact(), "death").why.template


def test_the_order_is_that_of_the_person_and_without_one_it_comes_last() -> None:
    ranks = ("later", "", "second", "first", "third", "first")
    found = in_order(EmergencyContact(id=str(at), rank=rank) for at, rank in enumerate(ranks))
    assert [each.id for each in found] == ["3", "5", "2", "4", "0", "1"]


def test_an_opposite_party_is_never_told_whatever_stands_beside_the_name() -> None:
    named = (("1", "北原\u3000某"), ("2", ""))
    contacts = [EmergencyContact(id=number, name=name, may_tell="yes") for number, name in named]
    first, second = in_order(contacts, (OppositeParty(name="北原 某"), OppositeParty(name="")))
    assert not verdict(first, "death").may
    assert verdict(second, "death").may
