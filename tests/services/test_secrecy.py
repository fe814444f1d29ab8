"""Secrecy begins with a record and ends with a recorded decision; no form, date or undo ends it."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Address, Case, HouseholdMember, Intake, Person, Protection
from kyoju_desktop.services.cases import is_final, keep, link_persons, open_case, remove, unlink_persons
from kyoju_desktop.services.secrecy import Decision, end_protection, standing
from kyoju_desktop.storage.store import Store

BEGUN = date(2026, 6, 1)
DECIDED = Decision("転居して相手方と縁が切れた", "住宅係長 三谷", BEGUN, "住第12号")


@pytest.fixture
def case(store: Store) -> Case:
    with store.write("受付") as w:
        return open_case(w, Person(name="鴇田 花"), Intake())


def kept(store: Store, record: Record) -> Record:
    with store.write("記録", final=is_final(record)) as w:
        return keep(w, record)


def protected(store: Store, case: Case) -> bool:
    with store.read() as r:
        return r.is_protected(case.person)


def both(store: Store, case: Case) -> tuple[Protection, Protection]:
    measure = Protection(
        person=case.person, source="measure", started_on=BEGUN, applied_to="市民課", expires_on=date(2027, 5, 31)
    )
    wish = Protection(person=case.person, source="own_wish", started_on=BEGUN)
    kept(store, measure)
    kept(store, wish)
    return measure, wish


def test_both_kinds_run_at_once_and_each_ends_by_its_own_decision(store: Store, case: Case) -> None:
    measure, wish = both(store, case)
    kept(store, Address(person=case.person, place="羽根町1番", secret=True))
    with store.write("終える", final=True) as w:
        end_protection(w, measure.id, DECIDED)
    assert protected(store, case)
    with store.write("終える", final=True) as w:
        ended = end_protection(w, wish.id, DECIDED)
    assert not protected(store, case)
    assert (ended.ended_reason, ended.ended_approver, ended.ended_number) == (
        DECIDED.reason,
        DECIDED.approver,
        DECIDED.number,
    )
    with store.read() as r:
        assert not any(each.secret for each in r.find(Address))


def test_a_date_that_passes_ends_nothing(store: Store, case: Case) -> None:
    kept(store, Protection(person=case.person, source="measure", started_on=BEGUN, expires_on=BEGUN))
    store.clock = lambda: __import__("datetime").datetime(2031, 1, 1)
    assert protected(store, case)


@pytest.mark.parametrize("missing", ["ended_on", "ended_reason", "ended_approver", "ended_number"])
def test_a_form_ends_secrecy_only_with_the_whole_decision(store: Store, case: Case, missing: str) -> None:
    _, wish = both(store, case)
    whole = {"ended_on": BEGUN, "ended_reason": "本人の希望", "ended_approver": "係長", "ended_number": "番号なし"}
    empty = None if missing == "ended_on" else "  "
    with pytest.raises(Refused) as refused:
        kept(store, wish.replace(**whole | {missing: empty}))
    assert refused.value.field == missing
    kept(store, wish.replace(**whole))
    with store.read() as r:
        assert [each.source for each in standing(r, case.person)] == ["measure"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("source", ""),
        ("source", "measure"),
        ("started_on", None),
        ("expires_on", date(2027, 5, 31)),
        ("applied_to", "市民課"),
        ("ended_on", date(2030, 1, 1)),
        ("ended_on", date(2020, 1, 1)),
        ("person", ""),
    ],
)
def test_a_protection_cannot_be_edited_into_nothing(store: Store, case: Case, field: str, value: object) -> None:
    _, wish = both(store, case)
    whole = {"ended_reason": "理由", "ended_approver": "係長", "ended_number": "1"} if field == "ended_on" else {}
    with pytest.raises(Refused):
        kept(store, wish.replace(**{field: value}, **whole))
    with store.read() as r:
        assert r.get(Protection, wish.id) == wish


def test_an_ended_protection_is_frozen_and_no_protection_is_removed(store: Store, case: Case) -> None:
    measure, wish = both(store, case)
    with store.write("終える", final=True) as w:
        ended = end_protection(w, wish.id, DECIDED)
    for act in (
        lambda w: keep(w, ended.replace(ended_on=None, ended_reason="", ended_approver="", ended_number="")),
        lambda w: keep(w, ended.replace(ended_reason="別の理由")),
        lambda w: end_protection(w, ended.id, DECIDED),
        lambda w: remove(w, ended),
        lambda w: remove(w, measure),
    ):
        with pytest.raises(Refused), store.write("試す", final=True) as w:
            act(w)


def test_beginning_and_ending_cannot_be_undone(store: Store, case: Case) -> None:
    _, wish = both(store, case)
    assert store.undoable() is None
    with pytest.raises(Refused):
        store.undo()
    with store.write("終える", final=True) as w:
        end_protection(w, wish.id, DECIDED)
    with pytest.raises(Refused):
        store.undo()
    assert protected(store, case)


def test_a_secret_address_begins_secrecy_and_its_mark_comes_off_only_after_the_decision(
    store: Store, case: Case
) -> None:
    address = Address(person=case.person, place="羽根町1番", secret=True)
    kept(store, address)
    with store.read() as r:
        (begun,) = standing(r, case.person)
    assert begun.source == "own_wish"
    with pytest.raises(Refused):
        store.undo()
    for act in (lambda w: keep(w, address.replace(secret=False)), lambda w: remove(w, address)):
        with pytest.raises(Refused), store.write("外す") as w:
            act(w)
    with store.write("終える", final=True) as w:
        end_protection(w, begun.id, DECIDED)
    assert not protected(store, case)
    with store.write("消す") as w:
        remove(w, address)
    assert not protected(store, case)


def other_of(store: Store, name: str) -> Case:
    with store.write("受付") as w:
        return open_case(w, Person(name=name), Intake())


def test_taking_the_mark_of_the_same_person_off_ends_nobodys_secrecy(store: Store, case: Case) -> None:
    other = other_of(store, "鴇田 華")
    both(store, case)
    with store.write("同じ人") as w:
        link = link_persons(w, case.person, other.person)
    assert protected(store, other)
    with store.write("印を外す") as w:
        unlink_persons(w, link.id)
    assert protected(store, other)
    assert protected(store, case)
    store.undo()
    with store.read() as r:
        assert not r.find(Protection, person=other.person)
    assert protected(store, other)


@pytest.mark.parametrize("change", [{"living": "apart"}, {"living": "facility"}, {"person": ""}, None])
def test_leaving_the_household_ends_nobodys_secrecy(store: Store, case: Case, change: dict[str, str] | None) -> None:
    sister = other_of(store, "鴇田 実")
    both(store, case)
    member = HouseholdMember(case=case.id, person=sister.person, name="鴇田 実", living="together")
    kept(store, member)
    assert protected(store, sister)
    with store.write("世帯") as w:
        if change is None:
            remove(w, member)
        else:
            keep(w, member.replace(**change))
    assert protected(store, sister)
    with store.read() as r:
        (own,) = standing(r, sister.person)
    assert (own.source, own.started_on) == ("own_wish", BEGUN)


def test_the_opposite_party_who_leaves_gets_no_secrecy_of_their_own(store: Store, case: Case) -> None:
    husband = other_of(store, "鴇田 剛")
    both(store, case)
    member = HouseholdMember(case=case.id, person=husband.person, living="together", marks=frozenset({"opposite"}))
    kept(store, member)
    kept(store, member.replace(living="apart"))
    assert protected(store, case)
    assert not protected(store, husband)


def test_a_tie_between_people_without_secrets_begins_none(store: Store, case: Case) -> None:
    other = other_of(store, "鴇田 華")
    with store.write("同じ人") as w:
        link = link_persons(w, case.person, other.person)
    with store.write("印を外す") as w:
        unlink_persons(w, link.id)
    with store.read() as r:
        assert not r.find(Protection)
