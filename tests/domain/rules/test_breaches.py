"""When an accident is to be reported, and the order of what is done about it."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.records import Breach
from kyoju_desktop.domain.rules.breaches import MANY, is_dangerous, judge, marks_of, steps

ORDINARY = Breach(id="b1", kind="wrong_address", persons=1, classes=frozenset({"IDENTITY"}))
FIELDS = [
    "stopped",
    "recovered",
    "told_head_at",
    "judged",
    "first_report_on",
    "full_report_on",
    "person_told_on",
    "prevention",
    "closed_on",
]


def done(breach: Breach) -> set[str]:
    return {each.field for each in steps(breach) if each.done}


@pytest.mark.parametrize(
    ("change", "mark"),
    [
        ({}, set()),
        ({"classes": frozenset({"IDENTITY", "HEALTH"})}, {"special"}),
        ({"classes": frozenset({"IDENTITY", "of an older version"})}, set()),
        ({"persons": 100}, set()),
        ({"persons": 101}, {"many"}),
        ({"persons": None}, set()),
        ({"kind": "stolen"}, {"malicious"}),
        ({"kind": "access"}, {"malicious"}),
        ({"marks": frozenset({"property"}), "persons": 101}, {"property", "many"}),
    ],
)
def test_what_follows_from_classes_persons_and_kind_is_marked_beside_what_the_clerk_marked(
    change: dict[str, object], mark: set[str]
) -> None:
    assert marks_of(ORDINARY.replace(**change)) == mark


def test_a_hundred_persons_are_not_yet_many() -> None:
    assert MANY == 100


@pytest.mark.parametrize(
    ("mark", "words"),
    [("special", "要配慮の情報"), ("property", "財産"), ("malicious", "不正の目的"), ("many", "100人を超える")],
)
def test_each_of_the_four_marks_alone_asks_for_a_report_and_says_why(mark: str, words: str) -> None:
    found = judge(ORDINARY.replace(marks=frozenset({mark})))
    assert found.proposed == "required"
    (why,) = found.reasons
    assert words in why


def test_every_reason_is_named_that_holds() -> None:
    found = judge(ORDINARY.replace(marks=frozenset({"property", "ordinance"}), persons=500))
    assert found.proposed == "required"
    assert [any(word in why for why in found.reasons) for word in ("財産", "100人", "条例")] == [True] * 3


def test_the_ordinance_s_special_care_alone_is_asked_about() -> None:
    found = judge(ORDINARY.replace(marks=frozenset({"ordinance"})))
    assert (found.proposed, len(found.reasons)) == ("asking", 1)
    assert "条例" in found.reasons[0]


def test_what_came_back_unseen_is_no_leak_whatever_it_held() -> None:
    found = judge(ORDINARY.replace(recovered="unseen", classes=frozenset({"HEALTH"}), persons=500))
    assert found.proposed == "not_required"
    assert "取り戻した" in found.reasons[0]
    assert judge(ORDINARY.replace(recovered="all", classes=frozenset({"HEALTH"}))).proposed == "required"


@pytest.mark.parametrize("change", [{"persons": None}, {"classes": frozenset()}])
def test_nothing_is_proposed_before_persons_and_classes_are_known(change: dict[str, object]) -> None:
    found = judge(ORDINARY.replace(**change))
    assert found.proposed == ""
    assert "入れると" in found.reasons[0]


def test_an_ordinary_accident_is_proposed_not_to_be_reported() -> None:
    found = judge(ORDINARY)
    assert found.proposed == "not_required"
    assert "100人以下" in found.reasons[0]


def test_the_steps_stand_in_the_order_in_which_they_are_done_and_none_is_done_at_first() -> None:
    assert [each.field for each in steps(ORDINARY)] == FIELDS
    assert done(ORDINARY) == set()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"stopped": "回収の電話をした"}, "stopped"),
        ({"recovered": "part"}, "recovered"),
        ({"told_head_at": datetime(2026, 6, 1, 9)}, "told_head_at"),
        ({"judged": "required"}, "judged"),
        ({"first_report_on": date(2026, 6, 2)}, "first_report_on"),
        ({"full_report_on": date(2026, 6, 20)}, "full_report_on"),
        ({"person_told_on": date(2026, 6, 2)}, "person_told_on"),
        ({"not_told_reason": "住所が分からない"}, "person_told_on"),
        ({"prevention": "宛名を2人で見る"}, "prevention"),
        ({"closed_on": date(2026, 7, 1)}, "closed_on"),
    ],
)
def test_each_step_is_done_by_its_own_answer_and_by_no_other(change: dict[str, object], field: str) -> None:
    assert done(ORDINARY.replace(**change)) == {field}


@pytest.mark.parametrize("field", ["stopped", "not_told_reason", "prevention"])
def test_spaces_are_no_answer(field: str) -> None:
    assert done(ORDINARY.replace(**{field: "  "})) == set()


def test_who_need_not_report_owes_neither_report_nor_notice_but_all_the_rest() -> None:
    assert done(ORDINARY.replace(judged="not_required")) == {
        "judged",
        "first_report_on",
        "full_report_on",
        "person_told_on",
    }
    assert done(ORDINARY.replace(judged="asking")) == set()


def test_the_safety_of_a_protected_person_comes_first() -> None:
    protected = ORDINARY.replace(marks=frozenset({"protected"}))
    assert (is_dangerous(protected), is_dangerous(ORDINARY)) == (True, False)
    assert [each.field for each in steps(protected)] == ["safety", *FIELDS]
    assert done(protected.replace(safety=" ")) == set()
    assert done(protected.replace(safety="避難先を移した")) == {"safety"}
