"""断り集計: numbers in which nobody stands."""

from datetime import date

from kyoju_desktop.domain.doors.figures import Refusal, refusal_figures
from kyoju_desktop.domain.sheet import Door, Sheet
from tests.domain.gate_world import JA, OFFICE, TODAY, codes


def made(*refusals: Refusal, year: int = 2026) -> Sheet:
    return refusal_figures(refusals, year, OFFICE, TODAY, codes=codes(), tr=JA)


def some(count: int, reason: str, *categories: str, on: date = date(2026, 5, 1), people: int = 99) -> list[Refusal]:
    return [Refusal(reason, on, frozenset(categories), f"{reason}{at % people}") for at in range(count)]


def row(sheet: Sheet, label: str) -> dict[str, object]:
    assert sheet.table
    heads = [each.label for each in sheet.table.columns]
    rows = [*sheet.table.rows, sheet.table.total]
    return dict(zip(heads, next(each for each in rows if each[0] == label), strict=True))


def test_nobody_stands_in_it() -> None:
    sheet = made(*some(7, "R02", "L3"))
    assert sheet.door is Door.FIGURES
    assert not sheet.values
    assert "R020" not in repr(sheet)


def test_times_and_people_are_two_numbers() -> None:
    found = row(made(*some(12, "R02", "L3", people=6)), "保証人がいない")
    assert (found["高齢者"], found["延べ件数"], found["実人数"]) == (12, 12, 6)


def test_few_are_hidden_and_the_totals_do_not_give_them_away() -> None:
    sheet = made(*some(9, "R02", "L3"), *some(2, "R02"), *some(6, "R03", "L3"))
    found = row(sheet, "保証人がいない")
    assert (found["高齢者"], found["不明"], found["延べ件数"], found["実人数"]) == (9, "5未満", "9以上", "＊")
    assert row(sheet, "計")["延べ件数"] == "15以上"
    assert row(sheet, "保証会社の審査に通らない")["延べ件数"] == 6


def test_what_is_not_known_has_a_row_and_a_column_of_its_own() -> None:
    sheet = made(*some(5, ""), *some(5, "R02", "P06"))
    assert row(sheet, "不明")["不明"] == 5
    assert row(sheet, "保証人がいない")["そのほか"] == 5


def test_only_the_refusals_of_the_fiscal_year_count_and_those_without_a_day_are_named_apart() -> None:
    sheet = made(*some(6, "R02", "L3", on=date(2027, 3, 31)), *some(5, "R02", "L3", on=date(2026, 3, 31)))
    assert row(sheet, "保証人がいない")["延べ件数"] == 6
    undated = made(Refusal("R02", None, frozenset(), "p"))
    assert undated.table
    assert any("5未満件" in each for each in undated.table.notes)


def test_a_year_that_is_not_over_says_so() -> None:
    running, over = made().table, made(year=2025).table
    assert running
    assert over
    assert "速報" in running.lead
    assert "確定" in over.lead
