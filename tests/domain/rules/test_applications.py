"""申込みと審査, 初期費用, 残置物の契約: what is missing, what it costs, whom to tell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.codes import load_list
from kyoju_desktop.domain.records import Application, Belonging, EmergencyContact, Home, InitialCost, Mandate
from kyoju_desktop.domain.rules.applications import (
    PAPERS,
    late_by,
    missing_papers,
    proposed_costs,
    refused_by_certified,
    totals,
    wanted_papers,
    ways,
)
from kyoju_desktop.domain.rules.mandates import belongings_of, in_force, reviewed, telling, with_review
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on
from tests.domain.gate_world import TODAY, file_of


def names(application: Application, *, welfare: bool = False) -> set[str]:
    return {f"{each.list}.{each.code}" for each in missing_papers(application, welfare=welfare)}


# papers and ways


def test_every_way_and_every_paper_is_a_code_of_its_list() -> None:
    known = {each.code for each in load_list("guarantee_kind").codes}
    assert {each.code for each in ways()} == known
    every = [Application(guarantee=kind, destination="public_housing") for kind in known]
    for wanted in (
        each for made in every for welfare in (True, False) for each in wanted_papers(made, welfare=welfare)
    ):
        assert wanted.code in {each.code for each in load_list(wanted.list).codes}


def test_a_certified_guarantor_must_not_refuse_without_reason() -> None:
    (certified,) = [each for each in ways() if each.code == "certified"]
    assert any("正当な理由なく拒めません" in text for text in certified.says)
    assert any("親族" in text for text in certified.says)
    assert certified.unconfirmed


def test_the_foundation_is_not_for_public_housing() -> None:
    (foundation,) = [each for each in ways() if each.sum]
    assert foundation.code == "foundation"
    assert not foundation.fits("public_housing")
    assert foundation.fits("private_rental")


def test_without_a_guarantee_no_paper_of_it_is_asked_for() -> None:
    assert names(Application()) == {
        f"application_paper.{code}" for code in ("application", "identity", "residents", "income", "contact")
    }


def test_who_receives_welfare_brings_the_decision_instead_of_the_income() -> None:
    asked = names(Application(guarantee="foundation"), welfare=True)
    assert "application_paper.welfare" in asked
    assert "application_paper.income" not in asked
    assert {"guarantee_paper.welfare", "guarantee_paper.pre_contract", "guarantee_paper.application"} <= asked


def test_only_the_guarantee_of_the_social_council_asks_for_the_debts() -> None:
    assert "guarantee_paper.debts" in names(Application(guarantee="social_council"))
    assert "guarantee_paper.debts" not in names(Application(guarantee="foundation"))


def test_a_joint_guarantor_brings_his_seal_and_no_paper_of_a_company() -> None:
    asked = names(Application(guarantee="joint_guarantor"))
    assert "application_paper.seal" in asked
    assert not any(each.startswith("guarantee_paper") for each in asked)


@given(
    st.frozensets(st.sampled_from([each.code for each in load_list("application_paper").codes])),
    st.frozensets(st.sampled_from([each.code for each in load_list("guarantee_paper").codes])),
    st.sampled_from(["", *(each.code for each in load_list("guarantee_kind").codes)]),
    st.booleans(),
)
def test_what_is_there_is_never_missing_and_what_is_asked_for_is_one_of_both(
    papers: frozenset[str], others: frozenset[str], guarantee: str, welfare: bool
) -> None:
    made = Application(papers=papers, guarantee_papers=others, guarantee=guarantee)
    bare = Application(guarantee=guarantee)
    have = {("application_paper", code) for code in papers} | {("guarantee_paper", code) for code in others}
    asked = {(each.list, each.code) for each in wanted_papers(bare, welfare=welfare)}
    missing = {(each.list, each.code) for each in missing_papers(made, welfare=welfare)}
    assert missing == asked - have
    assert set(PAPERS) >= {of for of, _code in asked}


@pytest.mark.parametrize(
    ("expected", "result", "days"),
    [
        (date(2026, 6, 22), "waiting", 1),
        (date(2026, 6, 23), "waiting", 0),
        (date(2026, 6, 20), "", 3),
        (date(2026, 6, 20), "approved", 0),
        (None, "waiting", 0),
    ],
)
def test_an_answer_is_late_from_the_day_after_it_was_expected(expected: date | None, result: str, days: int) -> None:
    assert late_by(Application(answer_expected_on=expected, result=result), TODAY) == days


# costs

COSTS = st.lists(
    st.tuples(
        st.none() | st.integers(0, 500_000),
        st.sampled_from(["", "self", "housing_aid", "undecided"]),
        st.booleans(),
    ),
    max_size=12,
)


@given(COSTS)
def test_the_totals_are_those_of_adding_by_hand(found: list[tuple[int | None, str, bool]]) -> None:
    costs = [
        InitialCost(amount=amount, payer=payer, paid_on=TODAY if paid else None) for amount, payer, paid in found
    ]
    made = totals(costs)
    by_payer = dict(made.by_payer)
    assert made.whole == sum(amount or 0 for amount, _payer, _paid in found) == sum(by_payer.values())
    assert made.without_amount == sum(1 for amount, _payer, _paid in found if amount is None)
    assert made.paid == sum(amount or 0 for amount, _payer, paid in found if paid)
    assert made.undecided == sum(amount or 0 for amount, payer, _paid in found if payer in {"", "undecided"})


def test_costs_are_proposed_from_the_register_and_the_application() -> None:
    application = Application(
        id="a", case="c", rent=48_000, common_fee=2_000, guarantee="foundation", guarantee_fee=16_800
    )
    unit = Home(deposit=96_000, key_money=0)
    made = {each.what: each.amount for each in proposed_costs(application, unit, ())}
    assert made == {
        "deposit": 96_000,
        "first_rent": 48_000,
        "common_fee": 2_000,
        "guarantee_fee": 16_800,
        "insurance": None,
        "agent_fee": None,
        "key_change": None,
    }
    there = (InitialCost(application="a", what="deposit"), InitialCost(application="b", what="insurance"))
    again = {each.what for each in proposed_costs(application, unit, there)}
    assert again == set(made) - {"deposit"}


def test_public_housing_has_no_agent_and_no_guarantor_no_fee() -> None:
    made = {each.what for each in proposed_costs(Application(destination="public_housing", rent=18_000), None, ())}
    assert made == {"deposit", "first_rent", "insurance"}


# mandates


def test_a_mandate_is_looked_at_once_a_year() -> None:
    concluded = Mandate(concluded_on=date(2025, 11, 4))
    assert with_review(concluded).review_on == date(2026, 11, 4)
    assert with_review(concluded.replace(review_on=date(2026, 5, 1))).review_on == date(2026, 5, 1)
    assert with_review(concluded.replace(ended_on=date(2026, 1, 1))).review_on is None
    assert with_review(Mandate()).review_on is None
    assert reviewed(concluded, date(2028, 2, 29)).review_on == date(2029, 2, 28)


def test_a_mandate_is_in_force_until_the_day_it_ends() -> None:
    found = (Mandate(id="1"), Mandate(id="2", ended_on=TODAY), Mandate(id="3", ended_on=date(2027, 1, 1)))
    assert [each.id for each in in_force(found, TODAY)] == ["1", "3"]


def test_who_is_never_told_stands_in_no_order() -> None:
    contacts = (
        EmergencyContact(id="1", name="長男", rank="first", may_tell="no", on_death=True),
        EmergencyContact(id="2", name="法人", rank="second", may_tell="yes", on_death=True),
        EmergencyContact(id="3", name="おい", rank="first", may_tell="emergency_only", on_death=True),
        EmergencyContact(id="4", name="友人", rank="", may_tell="yes"),
    )
    found = telling(file_of(*contacts))
    assert [each.name for each in found.order] == ["おい", "法人"]
    assert [each.name for each in found.never] == ["長男"]
    assert [each.name for each in found.unasked] == ["友人"]


def test_the_designated_things_come_first_and_belong_to_their_mandate() -> None:
    things = (
        Belonging(id="1", mandate="m", designated="other"),
        Belonging(id="2", mandate="m", designated="designated"),
        Belonging(id="3", mandate="x", designated="designated"),
        Belonging(id="4", designated="designated"),
    )
    assert [each.id for each in belongings_of(file_of(*things), Mandate(id="m"))] == ["2", "4", "1"]


def test_the_order_of_mandataries_and_the_missing_list_are_said() -> None:
    def fields(mandate: Mandate, *things: Belonging) -> set[str]:
        return {each.field for each in remarks_on(mandate, Beside(file_of(*things), TODAY))}

    listless = Mandate(id="m", kinds=frozenset({"belongings"}), list_kept="no", mandatary_kind="corporation")
    assert fields(listless) == {"list_kept"}
    assert not fields(listless, Belonging(mandate="m", designated="designated"))
    assert not fields(listless.replace(kinds=frozenset({"cancel"})))
    assert fields(Mandate(mandatary_kind="third")) == {"mandatary_kind"}
    assert fields(Mandate(concluded_on=TODAY, ended_on=date(2026, 1, 1))) == {"ended_on"}


# what is said


def fields_of(application: Application) -> set[str]:
    return {each.field for each in remarks_on(application, Beside(file_of(), TODAY))}


def test_only_a_certified_guarantor_may_not_say_no() -> None:
    refused = Application(guarantee_result="rejected")
    assert refused_by_certified(refused.replace(guarantee="foundation"))
    assert refused_by_certified(refused.replace(guarantee="certified"))
    assert not refused_by_certified(refused.replace(guarantee="company"))
    assert not refused_by_certified(Application(guarantee="certified", guarantee_result="approved"))


def test_a_guarantee_that_does_not_fit_the_home_is_said_beside_it() -> None:
    assert fields_of(Application(guarantee="foundation", destination="public_housing")) == {"guarantee"}
    assert not fields_of(Application(guarantee="foundation", destination="private_rental"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("applied_on", "result_on"),
        ("applied_on", "answer_expected_on"),
        ("guarantee_asked_on", "guarantee_result_on"),
    ],
)
def test_an_answer_before_its_question_is_said(first: str, second: str) -> None:
    asked, before = date(2026, 6, 10), date(2026, 6, 9)
    assert fields_of(Application().replace(**{first: asked, second: before})) == {second}
    assert not fields_of(Application().replace(**{first: asked, second: asked}))
