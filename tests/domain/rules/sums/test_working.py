"""From the answers of the dialog to the sum: every kind, what is lacking, what is unknown, what looks odd."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import BenefitRate
from kyoju_desktop.domain.rules.sums.asked import ASKED, lacking, remarks, shown
from kyoju_desktop.domain.rules.sums.kept import (
    full_label,
    given_line,
    given_lines,
    note_lines,
    shown_value,
    source_text,
    step_lines,
    steps_text,
)
from kyoju_desktop.domain.rules.sums.working import LACKING, Figures, work_out
from kyoju_desktop.domain.rules.sums.year import Year
from kyoju_desktop.i18n.messages import Translator

DAY = date(2026, 6, 23)
JA = Translator.for_language("ja")
AT = Locale(JA, DAY, shipped_codebook())
LINES = [BenefitRate(people=2, base=115_000, cap=38_000, from_day=date(2026, 4, 1), source="町の公表値")]
FIGURES = Figures(LINES)
WHOLE: dict[str, dict[str, Any]] = {
    "low_income": {"year": 2025, "wages_1": 2_000_000},
    "housing_benefit": {"people": 2, "income": 118_000, "rent": 42_000, "savings": 0},
    "moving_benefit": {"people": 2, "income": 118_000, "rent": 42_000, "savings": 0, "costs": 90_000},
    "guarantee": {"rent": 48_000},
    "rent_reduction": {"market_rent": 52_000, "paid_rent": 30_000, "months": 120},
    "fee_reduction": {"fee": 16_800},
    "repair": {"costs": 1_200_000, "added": True},
    "home_standard": {"built": "existing", "area": 1_900},
}
COMES_TO = {
    "low_income": 101_666,
    "housing_benefit": 38_000,
    "moving_benefit": 90_000,
    "guarantee": 16_800,
    "rent_reduction": 11_000,
    "fee_reduction": 8_400,
    "repair": 400_000,
    "home_standard": 1_800,
}


def test_every_sum_of_the_list_can_be_worked_out() -> None:
    assert {each.code for each in shipped_codebook().list("sum").codes} == set(ASKED) == set(WHOLE)


@pytest.mark.parametrize("code", sorted(WHOLE))
def test_a_whole_sum_has_steps_tables_and_an_estimate(code: str) -> None:
    found = work_out(code, {"on": DAY, **WHOLE[code]}, FIGURES)
    assert found.amount == COMES_TO[code]
    assert found.steps
    assert all(each.title and each.source for each in found.tables)
    assert note_lines(steps_text(found, JA))[-1].startswith("目安")


@pytest.mark.parametrize("code", sorted(WHOLE))
def test_what_is_needed_is_asked_for_by_its_label(code: str) -> None:
    with pytest.raises(Refused) as refused:
        work_out(code, WHOLE[code], FIGURES)
    assert refused.value.message.template == LACKING
    assert refused.value.field == "on"
    for each in shown(code, WHOLE[code]):
        if each.needed:
            answers = {"on": DAY, **WHOLE[code], each.name: each.kind.empty}
            assert [found.name for found in lacking(code, answers)] == [each.name]


@pytest.mark.parametrize("code", sorted(WHOLE))
def test_a_year_without_figures_refuses_and_names_the_table_and_its_place(code: str) -> None:
    with pytest.raises(Refused) as refused:
        work_out(code, {**WHOLE[code], "on": date(2001, 1, 1)}, FIGURES)
    values = dict(refused.value.message.values)
    assert "平成13年1月1日" in values["day"]
    assert values.get("place", "").startswith("sums/") or "設定" in refused.value.message.template


def test_income_unknown_is_an_answer_that_says_what_can_be_said() -> None:
    known = {"on": DAY, **WHOLE["housing_benefit"], "income": None, "savings": None}
    found = work_out("housing_benefit", known, FIGURES)
    assert (found.amount, found.good) == (None, None)
    assert dict(found.verdict.values) == {"limit": "153,000", "full": "119,000", "most": "38,000"}
    assert "690,000" in found.notes[0].text(JA)
    moving = work_out("moving_benefit", {**known, "costs": 200_000}, FIGURES)
    assert (moving.amount, moving.good) == (None, None)
    assert dict(moving.verdict.values) == {"limit": "153,000", "paid": "114,000"}
    assert work_out("low_income", {"on": DAY, "year": 2025}, FIGURES).good is None
    assert work_out("home_standard", {"on": DAY, "built": "existing"}, FIGURES).good is None


@given(st.integers(1, 150_000), st.integers(0, 200_000))
@example(76_001, 153_001)
def test_what_is_said_without_the_income_is_true_of_every_income(rent: int, income: int) -> None:
    asked = {"on": DAY, "people": 2, "rent": rent, "savings": 0}
    said = dict(work_out("housing_benefit", asked, FIGURES).verdict.values)
    limit, full, most = (int(said[name].replace(",", "")) for name in ("limit", "full", "most"))
    found = work_out("housing_benefit", {**asked, "income": income}, FIGURES)
    assert (found.good is True) == (income <= limit)
    if income <= full:
        assert found.amount is not None
        assert most <= found.amount < most + 100


def test_a_tax_year_without_a_table_tells_the_way_round_beside_the_field() -> None:
    with pytest.raises(Refused) as refused:
        work_out("low_income", {"on": DAY, "year": 2026, "wages_1": 2_000_000}, FIGURES)
    assert refused.value.field == "wages_1"
    assert "ほかの所得" in refused.value.message.template
    assert work_out("low_income", {"on": DAY, "year": 2026, "other_1": 1_220_000}, FIGURES).amount == 101_666


def test_a_second_person_counts_with_their_own_table() -> None:
    answers = {"on": DAY, "year": 2025, "wages_1": 2_000_000, "pension_2": 1_300_000, "old_2": True}
    found = work_out("low_income", answers, FIGURES)
    assert found.amount == (1_220_000 + 100_000) // 12
    assert [each.title for each in found.tables] == [
        "政令月収の控除と限度",
        "給与所得控除",
        "公的年金等控除(65歳以上)",
    ]


def test_the_guarantee_names_its_last_day_and_counts_the_common_fee_for_arrears_only() -> None:
    found = work_out(
        "guarantee", {"on": DAY, "rent": 42_000, "common_fee": 3_000, "begins": date(2026, 6, 1)}, FIGURES
    )
    assert found.amount == 14_700
    assert [each.amount for each in found.steps] == [14_700, 14_700, 540_000, 378_000]
    assert "令和10年5月31日" in found.notes[0].text(JA)
    with pytest.raises(Refused) as refused:
        work_out("guarantee", {"on": DAY, "rent": 42_000, "begins": date(9999, 6, 1)}, FIGURES)
    assert refused.value.field == "begins"


@pytest.mark.parametrize(
    ("code", "field", "amount"), [("guarantee", "rent", 10_000_000), ("housing_benefit", "rent", 10_000_000)]
)
def test_a_rent_of_ten_million_is_asked_about_and_worked_out(code: str, field: str, amount: int) -> None:
    answers = {"on": DAY, **WHOLE[code], field: amount}
    assert field in remarks(code, answers)
    assert work_out(code, answers, FIGURES).steps
    assert not remarks(code, {"on": DAY, **WHOLE[code]})


@pytest.mark.parametrize("code", ["guarantee", "housing_benefit", "moving_benefit"])
def test_a_rent_of_nothing_is_refused_beside_its_field(code: str) -> None:
    with pytest.raises(Refused) as refused:
        work_out(code, {"on": DAY, **WHOLE[code], "rent": 0}, FIGURES)
    assert refused.value.field == "rent"


def test_overlapping_lines_refuse_the_sum() -> None:
    twice = Figures([*LINES, BenefitRate(people=2, base=1, cap=1)])
    with pytest.raises(Refused) as refused:
        work_out("housing_benefit", {"on": DAY, **WHOLE["housing_benefit"]}, twice)
    assert "重な" in refused.value.message.template


def test_a_table_of_the_office_counts_over_the_shipped_one(tmp_path: Path) -> None:
    folder = tmp_path / "sums"
    folder.mkdir()
    values = {"percent": 40, "least": 12_000, "months": 24, "arrears_months": 12, "other_months": 9}
    table = {"from": "2026-04-01", "source": "県の通知", "values": values}
    (folder / "guarantee.json").write_text(json.dumps({"title": "県の率", "tables": [table]}), "utf-8")
    own = Figures((), (tmp_path,))
    assert work_out("guarantee", {"on": DAY, "rent": 48_000}, own).amount == 19_200
    (folder / "guarantee.json").write_text(json.dumps({"title": "県の率", "tables": [table, table]}), "utf-8")
    with pytest.raises(Refused) as refused:
        work_out("guarantee", {"on": DAY, "rent": 48_000}, own)
    assert "重な" in refused.value.message.template


@pytest.mark.parametrize("code", sorted(WHOLE))
def test_a_kept_sum_reads_back_line_by_line(code: str) -> None:
    found = work_out(code, {"on": DAY, **WHOLE[code]}, FIGURES)
    steps = step_lines(steps_text(found, JA))
    assert [each.label for each in steps] == [each.label for each in found.steps]
    assert all(each.how and each.amount for each in steps)
    assert len(source_text(found, JA).splitlines()) == len(found.tables)
    for asked in shown(code, WHOLE[code]):
        text = shown_value(asked, WHOLE[code].get(asked.name, asked.kind.empty), AT)
        (read,) = given_lines(given_line(full_label(asked), text, "「受付」の記録(令和8年6月1日)から"))
        assert (read.label, read.value, read.origin) == (full_label(asked), text, "「受付」の記録(令和8年6月1日)から")


def test_labels_of_a_sum_are_told_apart() -> None:
    for code, fields in ASKED.items():
        labels = [full_label(each) for each in fields]
        assert len(set(labels)) == len(labels), code


@pytest.mark.parametrize("typed", ["令和7年", "R7", "r7", "2025", "2025年", "２０２５", "令和7"])
def test_a_year_is_read_as_people_write_it(typed: str) -> None:
    assert Year().parse(typed, AT) == 2025
    assert Year().format(2025, AT) == "令和7年"


@pytest.mark.parametrize("typed", ["平成40年", "20255", "あ", "12"])
def test_no_year_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        Year().parse(typed, AT)
