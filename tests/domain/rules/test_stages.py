"""The steps between stages: which exist, which go back, which need a reason (DOMAIN 3.1, 3.8)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.rules.stages import (
    STAGES,
    STRIP,
    check_step,
    is_back,
    is_open,
    needs_reason,
    next_stages,
    reachable,
)

STAGE = st.sampled_from(STAGES)


def test_the_stages_are_those_of_the_choice_list() -> None:
    assert tuple(each.code for each in load_codebook().list("stage").codes) == STAGES
    assert set(STRIP) < set(STAGES)


@pytest.mark.parametrize(
    ("case", "course"),
    [
        ("C01", "S10 S15 S20 S30 S40 S50 S60 S70 S80 S85 S40 S90 S99"),
        ("C02", "S10 S20 S40 S50 S60 S70 S80 S99"),
        ("C03", "S20 S60 S70 S80 S85 S90 S99"),
        ("C05", "S10 S20 S30 S60 S80 S99"),
        ("C08", "S10 S20 S30 S40 S60 S80 S85 S80 S99"),
        ("C09", "S10 S40 S80 S85 S80 S99"),
        ("C10", "S10 S50 S70 S80 S90 S99"),
        ("C12", "S00 S10 S30 S20 S30 S85 S40 S60 S70 S80 S99 S10R S20"),
        ("中断", "S00 S10 S95 S20 S95 S99 S10R S50 S95 S80"),
    ],
)
def test_the_course_of_every_invented_case_is_possible(case: str, course: str) -> None:
    steps = course.split()
    for frm, to in pairwise(steps):
        assert check_step(frm, to, "理由") is None, (case, frm, to)


@pytest.mark.parametrize(
    ("frm", "to", "back"),
    [
        ("S30", "S20", True),
        ("S80", "S50", True),
        ("S85", "S40", True),
        ("S90", "S80", True),
        ("S15", "S10", True),
        ("S85", "S80", False),
        ("S80", "S85", False),
        ("S90", "S85", False),
        ("S50", "S15", False),
        ("S20", "S30", False),
        ("S95", "S20", False),
        ("S10R", "S20", False),
        ("S40", "S95", False),
        ("S20", "S20", False),
        ("S20", "S77", False),
        ("S77", "S20", False),
    ],
)
def test_going_back_is_told_from_stepping_aside(frm: str, to: str, back: bool) -> None:
    assert is_back(frm, to) is back


@pytest.mark.parametrize(("frm", "to"), [("S30", "S20"), ("S40", "S95"), ("S80", "S99"), ("S99", "S10R")])
def test_back_suspended_closed_and_reopened_need_a_reason(frm: str, to: str) -> None:
    assert needs_reason(frm, to)
    refused = check_step(frm, to, "  ")
    assert refused is not None
    assert refused.field == "reason"
    assert check_step(frm, to, "事情が変わった") is None


@pytest.mark.parametrize(
    ("frm", "to"),
    [
        ("S99", "S20"),
        ("S99", "S95"),
        ("S20", "S10R"),
        ("S10", "S00"),
        ("S95", "S00"),
        ("S20", "S20"),
        ("S20", "X"),
        ("", "S10"),
    ],
)
def test_an_impossible_step_is_refused_whatever_the_reason(frm: str, to: str) -> None:
    refused = check_step(frm, to, "理由")
    assert refused is not None
    assert refused.field == "stage"


@given(STAGE, STAGE)
def test_what_is_reachable_is_what_a_reason_permits(frm: str, to: str) -> None:
    assert (to in reachable(frm)) == (check_step(frm, to, "理由") is None)
    assert set(next_stages(frm)) <= set(reachable(frm))


@given(STAGE)
def test_from_every_stage_something_can_follow_and_the_usual_step_needs_no_search(stage: str) -> None:
    assert next_stages(stage)
    assert len(set(next_stages(stage))) == len(next_stages(stage))


@given(STAGE, STAGE)
def test_no_step_and_its_return_both_go_back(frm: str, to: str) -> None:
    assert not (is_back(frm, to) and is_back(to, frm))


def test_only_a_closed_case_is_no_longer_worked_on() -> None:
    assert [each for each in STAGES if not is_open(each)] == ["S99"]


def test_an_unknown_stage_leads_nowhere() -> None:
    assert next_stages("X") == ()
    assert reachable("X") == ()
