"""Sums on the real file: what is filled in from where, what is kept and never changes, what has changed since."""

from datetime import date
from typing import Any

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Gap, Record
from kyoju_desktop.domain.records import (
    Application,
    Assessment,
    BenefitRate,
    Building,
    Estimate,
    Home,
    HouseholdMember,
    InitialCost,
    Intake,
    Person,
    Tenancy,
)
from kyoju_desktop.domain.rules.sums.kept import given_lines, note_lines, step_lines
from kyoju_desktop.services.benefit_rates import all_rates, copy_to_next_year, remove_rate, save_rate
from kyoju_desktop.services.cases import keep, open_case
from kyoju_desktop.services.sum_papers import estimate_paper
from kyoju_desktop.services.sum_values import Filled, prefilled
from kyoju_desktop.services.sums import (
    BY_HAND,
    cap_on,
    compare,
    guarantee_fee,
    guarantee_until,
    keep_sum,
    takes_fee,
)
from kyoju_desktop.storage.store import Store
from tests.documents.general_samples import AT as SAMPLE
from tests.services.conftest import opened

TODAY = date(2026, 6, 23)
AT = type(SAMPLE)(SAMPLE.tr, TODAY, SAMPLE.codes)


def with_records(store: Store, *records: Record, intake: Intake | None = None) -> str:
    with store.write("相談受付") as w:
        case = open_case(w, Person(name="小早川 倫", birth_date=date(1985, 1, 5)), intake or Intake(rent=42_000)).id
        for each in records:
            keep(w, each.replace(case=case))
    return case


def rates(store: Store, *lines: BenefitRate) -> None:
    with store.write("数字") as w:
        for each in lines or (BenefitRate(people=2, base=115_000, cap=38_000, source="町の公表値"),):
            save_rate(w, each)


def known(store: Store, case: str, code: str, record: Record | None = None) -> dict[str, Filled]:
    with store.read() as r:
        return dict(prefilled(r, case, code, TODAY, record))


def worked(store: Store, case: str, code: str, record: Record | None = None, **typed: object) -> Estimate:
    """Keep a sum with what is filled in, and what a clerk typed over it."""
    with store.write("計算") as w:
        values = prefilled(w, case, code, TODAY, record)
        answers: dict[str, Any] = {"on": TODAY, **{name: each.value for name, each in values.items()}, **typed}
        return keep_sum(w, case, code, answers, values, AT, record if takes_fee(record) else None)


ASSESSMENT = Assessment(interviewed_on=date(2026, 5, 11), residents=2, household_income=118_000, savings=120_000)


def test_figures_come_from_the_records_and_say_from_which(store: Store) -> None:
    case = with_records(store, ASSESSMENT)
    found = known(store, case, "housing_benefit")
    assert {name: each.value for name, each in found.items()} == {
        "people": 2,
        "income": 118_000,
        "rent": 42_000,
        "savings": 120_000,
    }
    assert dict(found["income"].origin.values) == {"record": "アセスメント", "day": "令和8年5月11日"}
    assert dict(found["rent"].origin.values)["record"] == Intake.title


def test_what_nobody_knows_is_filled_in_as_unknown(store: Store) -> None:
    case = with_records(store, ASSESSMENT.with_gap("household_income", Gap.UNKNOWN))
    found = known(store, case, "housing_benefit")["income"]
    assert found.value is None
    assert dict(found.origin.values)["why"] == Gap.UNKNOWN.value


def test_the_record_at_hand_counts_before_the_rest_of_the_case(store: Store) -> None:
    case = with_records(store, Tenancy(rent=30_000), Application(rent=48_000, common_fee=3_000))
    with store.read() as r:
        (tenancy,) = r.find(Tenancy, case=case)
        (application,) = r.find(Application, case=case)
    assert known(store, case, "guarantee")["rent"].value == 48_000
    assert known(store, case, "guarantee", tenancy)["rent"].value == 30_000
    assert known(store, case, "guarantee", application)["common_fee"].value == 3_000
    assert known(store, case, "housing_benefit")["rent"].value == 30_000  # where one lives now
    assert known(store, case, "moving_benefit")["rent"].value == 48_000  # where one moves to


def test_a_refused_application_and_an_ended_tenancy_do_not_count(store: Store) -> None:
    ended = Tenancy(rent=30_000, ended_on=date(2026, 5, 1))
    case = with_records(store, ended, Application(rent=48_000, result="rejected"))
    assert known(store, case, "guarantee")["rent"].value == 42_000


@pytest.mark.parametrize(
    ("tenancy", "begins"),
    [
        (Tenancy(rent=1, contract_from=date(2026, 6, 1)), date(2026, 6, 1)),
        (Tenancy(rent=1, contract_from=date(2024, 7, 1), guarantee_until=date(2026, 6, 30)), date(2026, 7, 1)),
        (Tenancy(rent=1, contract_from=date(2026, 7, 31), guarantee_until=date(2028, 7, 30)), date(2026, 7, 31)),
        (Tenancy(rent=1), None),
    ],
)
def test_a_guarantee_begins_with_its_contract_or_after_the_one_that_ends(
    store: Store, tenancy: Tenancy, begins: date | None
) -> None:
    case = with_records(store, tenancy)
    with store.read() as r:
        (kept,) = r.find(Tenancy, case=case)
    found = known(store, case, "guarantee", kept).get("begins")
    assert (found.value if found else None) == begins


def test_only_what_counts_of_the_initial_costs_is_summed(store: Store) -> None:
    costs = [
        ("deposit", 96_000),
        ("first_rent", 48_000),
        ("key_money", 48_000),
        ("moving", 30_000),
        ("agent_fee", None),
    ]
    case = with_records(store, *(InitialCost(what=what, amount=amount) for what, amount in costs))
    assert known(store, case, "moving_benefit")["costs"].value == 78_000


def test_the_standard_looks_at_the_home_of_the_register(store: Store) -> None:
    building = Building(name="コーポ陽", newly_built="existing")
    home = Home(building=building.id, area=1_900)
    with store.write("住まい") as w:
        w.add(building)
        w.add(home)
    case = with_records(store, Application(unit=home.id))
    assert worked(store, case, "home_standard").verdict == "広さの基準を満たします。"
    assert worked(store, case, "home_standard", area=1_799).verdict.startswith("基準を満たしません")


def test_the_year_of_a_household_comes_from_its_members(store: Store) -> None:
    members = [(date(2009, 5, 10), "together"), (date(1950, 1, 1), "together"), (date(2008, 1, 1), "apart")]
    wage = Assessment(income=98_000, income_kinds=frozenset({"wage"}))
    case = with_records(store, wage, *(HouseholdMember(birth_date=born, living=how) for born, how in members))
    found = {name: each.value for name, each in known(store, case, "low_income").items()}
    assert found == {"year": 2025, "old_1": False, "everybody": 2, "elderly": 1, "young": 1, "wages_1": 1_176_000}


def test_ac_05_1_a_sum_is_kept_as_it_was_and_never_changes(store: Store) -> None:
    rates(store)
    case = with_records(store, ASSESSMENT)
    kept = worked(store, case, "housing_benefit")
    assert kept.amount == 38_000
    assert [each.amount for each in step_lines(kept.steps)] == [
        "153,000円",
        "690,000円",
        "39,000円",
        "38,000円",
        "38,000円",
    ]
    assert note_lines(kept.steps)[-1] == "目安です。決定は、実施する機関が書類で行います。"
    assert kept.unconfirmed
    assert "町の公表値" in kept.source
    assert kept.clerk
    with store.write("直す") as w:
        (line,) = all_rates(w)
        save_rate(w, line.replace(base=92_000))
        (found,) = w.find(Assessment, case=case)
        keep(w, found.replace(household_income=131_500))
    with store.read() as r:
        assert r.get(Estimate, kept.id) == kept


def test_what_has_changed_since_is_told_figure_by_figure(store: Store) -> None:
    rates(store)
    case = with_records(store, ASSESSMENT)
    kept = worked(store, case, "housing_benefit", savings=50_000)
    with store.read() as r:
        assert compare(r, kept, AT).differences == ()
    with store.write("直す") as w:
        (found,) = w.find(Assessment, case=case)
        keep(w, found.replace(household_income=131_500, savings=999_999))
    with store.read() as r:
        told = compare(r, kept, AT)
    assert [(each.label, each.then, each.now) for each in told.differences] == [
        ("世帯の収入(月)", "118,000円", "131,500円"),
        ("計算の結果", "38,000円", "25,500円"),
    ]  # what was typed for this sum stays as it was typed


def test_a_sum_whose_figures_are_gone_says_so_and_stays(store: Store) -> None:
    rates(store)
    case = with_records(store, ASSESSMENT)
    kept = worked(store, case, "housing_benefit")
    with store.write("消す") as w:
        (line,) = all_rates(w)
        remove_rate(w, line.id)
    with store.read() as r:
        told = compare(r, kept, AT)
        assert told.refused is not None
        assert r.get(Estimate, kept.id).amount == 38_000


def test_each_figure_keeps_where_it_came_from(store: Store) -> None:
    rates(store)
    kept = worked(store, with_records(store, ASSESSMENT), "housing_benefit", rent=36_000)
    origins = {each.label: each.origin for each in given_lines(kept.given)}
    assert origins["家賃(月)"] == BY_HAND
    assert origins["預貯金"] == "「アセスメント」の記録(令和8年5月11日)から"


def test_the_fee_goes_into_the_record_when_asked_and_comes_back_with_undo(store: Store) -> None:
    case = with_records(store, Application(rent=48_000))
    with store.read() as r:
        (application,) = r.find(Application, case=case)
    worked(store, case, "guarantee", application)
    with store.read() as r:
        assert r.get(Application, application.id).guarantee_fee == 16_800
    store.undo()
    with store.read() as r:
        assert r.get(Application, application.id).guarantee_fee is None
        assert not r.find(Estimate, case=case)


def test_a_refused_sum_keeps_nothing(store: Store) -> None:
    case = with_records(store, ASSESSMENT)
    with pytest.raises(Refused):
        worked(store, case, "housing_benefit")
    with store.read() as r:
        assert not r.find(Estimate, case=case)


def test_other_rooms_ask_for_the_fee_its_end_and_the_cap(store: Store) -> None:
    assert guarantee_fee(29_000, TODAY) == 10_150
    assert guarantee_until(date(2026, 6, 1)) == date(2028, 5, 31)
    with pytest.raises(Refused):
        guarantee_fee(0, TODAY)
    rates(store)
    with store.read() as r:
        assert cap_on(r, 2, TODAY) == 38_000
        assert cap_on(r, 1, TODAY) is None


def test_the_figures_are_copied_to_the_next_year_once_and_undone_together(store: Store) -> None:
    rates(
        store,
        BenefitRate(people=1, base=78_000, cap=32_000, confirmed_on=TODAY),
        BenefitRate(people=2, base=1, cap=1),
    )
    with store.write("写す") as w:
        made = copy_to_next_year(w, TODAY)
    assert [(each.people, each.confirmed_on) for each in made] == [(1, None), (2, None)]
    with store.read() as r:
        assert [each.until_day for each in all_rates(r)] == [date(2027, 3, 31), date(2028, 3, 31)] * 2
    with store.write("写す") as w, pytest.raises(Refused):
        copy_to_next_year(w, TODAY)
    store.undo()
    with store.read() as r:
        assert [each.until_day for each in all_rates(r)] == [None, None]


def test_the_paper_says_what_was_kept_and_nothing_else(store: Store) -> None:
    rates(store)
    case = with_records(store, ASSESSMENT)
    kept = worked(store, case, "housing_benefit")
    with store.write("直す") as w:
        (line,) = all_rates(w)
        save_rate(w, line.replace(base=92_000))
    with store.read() as r:
        text = "".join(estimate_paper(r, case, AT, kept.id).page_texts).replace(" ", "")
    for words in ("38,000円", "目安です", "基準額115,000+家賃42,000−収入118,000", "県に確かめる", "小早川倫"):
        assert words in text, words
    assert "92,000" not in text


def test_an_empty_case_fills_in_nothing_that_it_does_not_know(store: Store) -> None:
    case = opened(store)
    for code in ("housing_benefit", "moving_benefit", "guarantee", "fee_reduction", "repair", "home_standard"):
        assert known(store, case, code) == {}, code
