"""The way of a case: forward, back, suspended, closed, reopened."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, Closing, StageChange, Suspension
from kyoju_desktop.services.cases import (
    case_file,
    change_stage,
    close_case,
    missing_answers,
    reopen_case,
    reopening_fits,
    suspend_case,
)
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened


def go(store: Store, case_id: str, to: str, reason: str = "") -> Case:
    with store.write("段階の変更") as w:
        return change_stage(w, case_id, to, reason)


def closed(store: Store, case_id: str, **values: object) -> Closing:
    with store.write("終結", final=True) as w:
        return close_case(w, Closing(case=case_id, reason="settled").replace(**values))


def steps(store: Store, case_id: str) -> list[tuple[str, str, str]]:
    with store.read() as r:
        return [(each.from_stage, each.to_stage, each.reason) for each in r.find(StageChange, case=case_id)]


def test_every_step_is_recorded_with_its_reason(store: Store) -> None:
    case_id = opened(store)
    go(store, case_id, "S20")
    go(store, case_id, "S50")
    go(store, case_id, "S20", "聞き落としがあった")
    assert steps(store, case_id) == [
        ("", "S10", ""),
        ("S10", "S20", ""),
        ("S20", "S50", ""),
        ("S50", "S20", "聞き落としがあった"),
    ]


def test_going_back_without_a_reason_is_refused_beside_the_reason(store: Store) -> None:
    case_id = opened(store)
    go(store, case_id, "S50")
    with pytest.raises(Refused) as refused:
        go(store, case_id, "S20")
    assert refused.value.field == "reason"
    assert len(steps(store, case_id)) == 2


def test_what_is_missing_is_kept_with_the_step_and_stops_nothing(store: Store) -> None:
    case_id = opened(store)
    with store.read() as r:
        labels = [each.label for each in missing_answers(r, case_id, "S30")]
    assert labels
    go(store, case_id, "S30")
    with store.read() as r:
        assert r.find(StageChange, case=case_id)[-1].missing.split("、") == labels


def test_the_same_stage_is_no_step(store: Store) -> None:
    case_id = opened(store)
    assert go(store, case_id, "S10").stage == "S10"
    assert len(steps(store, case_id)) == 1


def test_closing_is_not_an_ordinary_step(store: Store) -> None:
    with pytest.raises(Refused):
        go(store, opened(store), "S99", "終わり")


def test_closing_sets_the_day_until_which_the_papers_are_kept(store: Store, clock: Clock) -> None:
    case_id = opened(store)
    clock.go_to(date(2027, 2, 8))
    kept = closed(store, case_id)
    assert (kept.closed_on, kept.keep_years, kept.keep_until) == (date(2027, 2, 8), 5, date(2032, 3, 31))
    assert steps(store, case_id)[-1][:2] == ("S10", "S99")
    with pytest.raises(Refused):
        closed(store, case_id)


@pytest.mark.parametrize(
    ("values", "field"), [({"reason": ""}, "reason"), ({"closed_on": date(2026, 6, 2)}, "closed_on")]
)
def test_an_impossible_closing_is_refused_beside_its_field(
    store: Store, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        closed(store, opened(store), **values)
    assert refused.value.field == field


def test_an_own_term_of_keeping_counts(store: Store) -> None:
    assert closed(store, opened(store), keep_years=10).keep_until == date(2037, 3, 31)


def test_reopening_is_recorded_and_leaves_the_closing_as_it_is(store: Store) -> None:
    case_id = opened(store)
    kept = closed(store, case_id)
    with pytest.raises(Refused), store.write("再開") as w:
        reopen_case(w, case_id, "")
    with store.write("再開") as w:
        assert reopen_case(w, case_id, "同じ住まいのことで再び来た").stage == "S10R"
    with store.read() as r:
        assert r.find(Closing, case=case_id) == (kept,)
    with pytest.raises(Refused), store.write("再開") as w:
        reopen_case(w, case_id, "もう一度")
    assert go(store, case_id, "S20").stage == "S20"


def test_a_joined_inquiry_is_not_reopened(store: Store) -> None:
    case_id = opened(store)
    with store.write("統合") as w:
        w.put(w.get(Case, case_id).replace(stage="S99", merged_into=case_id))
    with pytest.raises(Refused), store.write("再開") as w:
        reopen_case(w, case_id, "再び来た")


def test_reopening_is_the_usual_choice_within_a_year(store: Store) -> None:
    case_id = opened(store)
    with store.read() as r:
        assert not reopening_fits(case_file(r, case_id), date(2026, 6, 1))
    closed(store, case_id)
    with store.read() as r:
        file = case_file(r, case_id)
    assert reopening_fits(file, date(2027, 6, 1))
    assert not reopening_fits(file, date(2027, 6, 2))


def test_a_suspension_gets_a_day_to_try_again_and_ends_when_the_case_goes_on(store: Store, clock: Clock) -> None:
    case_id = opened(store)
    with store.write("中断") as w:
        kept = suspend_case(w, Suspension(case=case_id, reason="電話に出ない"))
    assert (kept.since, kept.contact_on) == (date(2026, 6, 1), date(2026, 8, 30))
    with store.read() as r:
        assert r.get(Case, case_id).stage == "S95"
    clock.go_to(date(2026, 7, 1))
    go(store, case_id, "S20")
    with store.read() as r:
        assert r.get(Suspension, kept.id).ended_on == date(2026, 7, 1)


def test_an_earlier_suspension_keeps_the_day_on_which_it_ended(store: Store, clock: Clock) -> None:
    case_id = opened(store)
    for day in (date(2026, 7, 1), date(2026, 9, 1)):
        with store.write("中断") as w:
            suspend_case(w, Suspension(case=case_id, reason="電話に出ない"))
        clock.go_to(day)
        go(store, case_id, "S20")
    with store.read() as r:
        assert [each.ended_on for each in r.find(Suspension, case=case_id)] == [date(2026, 7, 1), date(2026, 9, 1)]


def test_suspending_needs_its_reason(store: Store) -> None:
    case_id = opened(store)
    with pytest.raises(Refused), store.write("中断") as w:
        suspend_case(w, Suspension(case=case_id))
