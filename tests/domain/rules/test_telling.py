"""Whom one may tell, in which order (CASES AC-03-2)."""

import pytest

from kyoju_desktop.domain.records import EmergencyContact, HouseholdMember, OppositeParty
from kyoju_desktop.domain.rules.mandates import telling
from kyoju_desktop.domain.rules.telling import contacts_of, in_order, verdict
from tests.domain.gate_world import file_of


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


@pytest.mark.parametrize(
    ("contact", "party"),
    [
        ("渡邉 髙志", "渡辺高志"),
        ("佐々木\u3000某", "佐佐木 某"),
        ("ワタナベ タカシ", "渡辺高志"),  # the reading, where the name was heard by telephone
        ("Smith John", "ＳＭＩＴＨ　ＪＯＨＮ"),
        ("霞ヶ谷 一", "霞が谷一"),
    ],
)
def test_an_opposite_party_is_known_by_every_way_to_write_the_name(contact: str, party: str) -> None:
    (found,) = in_order(
        [EmergencyContact(name=contact, may_tell="yes")], [OppositeParty(name=party, kana="わたなべたかし")]
    )
    assert not verdict(found, "death").may


def test_who_is_marked_as_the_opposite_party_in_the_household_is_never_told_either() -> None:
    contact = EmergencyContact(case="c", name="北原 剛", may_tell="yes", on_death=True, rank="first")
    member = HouseholdMember(case="c", name="北原剛", marks=frozenset({"opposite"}))
    assert verdict(contacts_of(file_of(contact, member.replace(marks=frozenset())))[0]).may
    for other in (member, OppositeParty(name="北原 剛")):
        file = file_of(contact, other)
        assert not verdict(contacts_of(file)[0]).may
        assert telling(file).order == ()  # nor does the list of the mandate name it among those to be told
        assert [each.name for each in telling(file).never] == ["北原 剛"]
