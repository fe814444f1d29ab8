"""C02, C05, C12: the sums in the window, from the figures of the records to the kept sum and its paper."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kyoju_desktop.domain.records import Application, Assessment, BenefitRate, Disclosure, Estimate, Intake, Tenancy
from kyoju_desktop.domain.rules.sums.kept import given_lines, note_lines, step_lines
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.sum_papers import estimate_paper
from kyoju_desktop.ui.dialogs.sums import ask_sum
from kyoju_desktop.ui.tour.filling import fill, tab
from kyoju_desktop.ui.widgets.labels import IconWords
from tests.e2e.conftest import Counter
from tests.e2e.steps import squeezed, take_in

RIN = {"name": "小早川 倫", "kana": "こばやかわ りん", "birth_date": "S60.1.5"}
RATE = {"people": "2", "base": "115000", "cap": "38000", "from_day": "R8.4.1", "until_day": "R9.3.31"}


def said(widget: QWidget) -> str:
    """What an icon with words says."""
    assert isinstance(widget, IconWords)
    return widget.words.text()


def begin_sum(at: Counter, code: str) -> None:
    """制度 → 計算する → the kind of sum."""
    tab(at.hand, "schemes")
    at.hand.press("add.Estimate")
    at.hand.see("sum_dialog")
    at.hand.choose("sum_kind", code)
    at.hand.settle()


def keep_it(at: Counter) -> Estimate:
    """控えを残す, and the record that came of it."""
    at.hand.within("sum_dialog").press("question_do")
    at.hand.wait(lambda: not at.hand.sees("sum_dialog"), "the sum is kept")
    at.hand.settle()
    return at.find(Estimate)[-1]


def enter_rate(at: Counter, **answers: str) -> None:
    """設定 → 計算の数字 → 行を足す."""
    hand = at.hand
    hand.press("rail_settings")
    hand.press("open_rates")
    hand.press("add_rate")
    hand.see("rate_dialog")
    inside = hand.within("rate_dialog")
    fill(inside, BenefitRate, {**RATE, **answers})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("rate_dialog"), "the line is kept")
    hand.settle()


def close_rates(at: Counter) -> None:
    at.hand.within("rates_dialog").press("question_do")
    at.hand.wait(lambda: not at.hand.sees("rates_dialog"), "the list is closed")


def test_ac_02_5_the_fee_of_48000_yen_is_16800_in_whole_yen(town: Counter) -> None:
    case = take_in(town, {"name": "NGUYEN VAN ANH TUAN THANH", "kana": "ぐえん ゔぁん"})
    application = Application(case=case.id, rent=48_000, applied_on=datetime(2026, 7, 8).date())
    with town.store.write("申込み") as w:
        keep(w, application)
    ask_sum(town.session.desk, town.session.frame, case.id, "guarantee", application)
    town.hand.see("sum_dialog")
    assert town.hand.words("sum_amount") == "16,800円"
    assert said(town.hand.see("sum.rent.origin")) == "「入居の申込み」の記録(令和8年7月8日)から"
    assert "目安" in said(town.hand.see("sum_estimate"))
    kept = keep_it(town)
    assert kept.amount == 16_800
    assert step_lines(kept.steps)[0].how == "家賃 48,000 × 35%"
    assert town.one(Application, case=case.id).guarantee_fee == 16_800


def test_ac_05_1_the_real_rent_counts_before_the_cap_month_by_month(town: Counter) -> None:
    enter_rate(town)
    close_rates(town)
    case = take_in(town, RIN, more={Intake: {"route": "self_visit", "rent": "42000"}})
    add_record_of_assessment(town, case.id)
    begin_sum(town, "housing_benefit")
    hand = town.hand
    assert hand.words("sum_amount") == "38,000円"
    assert said(hand.see("sum.rent.origin")) == "「相談受付」の記録から"
    for income, paid in (("131500", "25,500円"), ("131550", "25,500円"), ("153000", "4,000円")):
        hand.write("sum.income", income)
        assert hand.words("sum_amount") == paid
    hand.write("sum.income", "153001")
    assert "対象になりません" in said(hand.see("sum_verdict"))
    assert not hand.sees("sum_amount")
    hand.see_as("sum.income", QLineEdit).selectAll()
    hand.key(Qt.Key.Key_Delete, name="sum.income")
    assert "収入がわからないので" in said(hand.see("sum_verdict"))
    assert "153,000" in said(hand.see("sum_verdict"))
    hand.press("sum.income.back")
    kept = keep_it(town)
    assert kept.amount == 38_000
    assert [each.amount for each in step_lines(kept.steps)] == [
        "153,000円",
        "690,000円",
        "39,000円",
        "38,000円",
        "38,000円",
    ]
    assert kept.unconfirmed


def add_record_of_assessment(at: Counter, case: str) -> None:
    """What was heard on R8.5.11: two persons, 118,000 yen a month."""
    with at.store.write("聞き取り") as w:
        keep(w, Assessment(case=case, residents=2, household_income=118_000, savings=100_000))


def test_ac_05_4_the_fee_of_a_renewal_and_its_last_day(town: Counter) -> None:
    case = take_in(town, RIN)
    tenancy = Tenancy(case=case.id, rent=42_000, guarantee_until=datetime(2026, 5, 31).date())
    with town.store.write("入居") as w:
        keep(w, tenancy)
    begin_sum(town, "guarantee")
    assert town.hand.words("sum_amount") == "14,700円"
    kept = keep_it(town)
    assert kept.amount == 14_700
    assert "令和8年6月1日から令和10年5月31日まで" in note_lines(kept.steps)[0]


def test_ac_12_6_the_fee_of_29000_yen_lies_above_the_least(town: Counter) -> None:
    take_in(town, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    begin_sum(town, "guarantee")
    assert "あと「家賃(月)」" in said(town.hand.see("sum_verdict"))
    town.hand.write("sum.rent", "29000")
    assert town.hand.words("sum_amount") == "10,150円"
    assert said(town.hand.see("sum_verdict")) == "家賃の35%です。最低保証料の10,000円を上回っています。"
    town.hand.write("sum.rent", "28571")
    assert town.hand.words("sum_amount") == "10,000円"
    assert "最低保証料" in said(town.hand.see("sum_verdict"))
    town.hand.write("sum.rent", "29000")
    kept = keep_it(town)
    assert [each.amount for each in step_lines(kept.steps)] == ["10,150円", "10,150円", "348,000円", "261,000円"]


def test_a_kept_sum_is_shown_again_with_what_has_changed_and_printed_as_it_was(town: Counter) -> None:
    case = take_in(town, RIN, more={Intake: {"route": "self_visit", "rent": "42000"}})
    begin_sum(town, "guarantee")
    kept = keep_it(town)
    hand = town.hand
    hand.press(f"row.{kept.id}")
    assert hand.words("estimate_amount") == "14,700円"
    assert hand.see("estimate_same").isVisible()
    (intake,) = town.find(Intake, case=case.id)
    with town.store.write("受付") as w:
        keep(w, intake.replace(rent=45_000))
    hand.settle()
    hand.press(f"row.{kept.id}")
    hand.press(f"row.{kept.id}")
    assert hand.see("estimate_changed").isVisible()
    assert town.one(Estimate) == kept
    with town.store.read() as r:
        paper = estimate_paper(r, case.id, town.session.desk.locale, kept.id)
    text = squeezed("".join(paper.page_texts))
    assert squeezed("14,700円") in text
    assert "45,000" not in text
    hand.press("print_estimate")
    hand.wait(lambda: hand.sees("preview"), "the paper is shown")
    assert not town.find(Disclosure)


@pytest.mark.parametrize(
    ("rent", "words"), [("0", "家賃が0円では計算できません"), ("10000000", "家賃が月100万円以上です")]
)
def test_an_odd_rent_is_said_beside_its_field(town: Counter, rent: str, words: str) -> None:
    take_in(town, RIN)
    begin_sum(town, "guarantee")
    town.hand.write("sum.rent", rent)
    below = "sum.rent_error" if rent == "0" else "sum.rent_remark"
    assert words in said(town.hand.see(below))
    assert town.hand.within("sum_dialog").see("question_do").isEnabled() is (rent != "0")
    town.hand.press("question_back")


def test_without_the_years_figures_the_sum_refuses_and_says_where_to_put_them(town: Counter) -> None:
    case = take_in(town, RIN, more={Intake: {"route": "self_visit", "rent": "42000"}})
    add_record_of_assessment(town, case.id)
    begin_sum(town, "housing_benefit")
    assert "2人世帯" in said(town.hand.see("sum_verdict"))
    assert "「設定」の「計算の数字」" in said(town.hand.see("sum_verdict"))
    assert not town.hand.within("sum_dialog").see("question_do").isEnabled()
    town.hand.press("question_back")
    assert not town.find(Estimate)


def test_overlapping_lines_are_told_in_the_settings_and_stop_the_sum(town: Counter) -> None:
    enter_rate(town)
    close_rates(town)
    enter_rate(town, from_day="R9.3.1", until_day="R10.3.31", base="120000")
    assert "重なって" in said(town.hand.see("rate_trouble"))
    close_rates(town)
    assert "重なって" in said(town.hand.see("rates_trouble"))
    case = take_in(town, RIN, more={Intake: {"route": "self_visit", "rent": "42000"}})
    add_record_of_assessment(town, case.id)
    begin_sum(town, "housing_benefit")
    assert town.hand.words("sum_amount") == "38,000円"
    town.hand.write("sum.on", "R9.3.15")
    assert "重なる" in said(town.hand.see("sum_verdict"))
    town.hand.press("question_back")


def test_the_lines_are_copied_to_the_next_year_to_be_confirmed(town: Counter) -> None:
    enter_rate(town, confirmed_on="R8.4.2")
    town.hand.press("copy_rates")
    town.hand.settle()
    lines = town.find(BenefitRate)
    assert [each.confirmed_on is not None for each in lines] == [True, False]
    assert lines[1].from_day == datetime(2027, 4, 1).date()
    close_rates(town)


def test_what_was_typed_comes_back_after_the_dialog_was_left(town: Counter) -> None:
    take_in(town, RIN, more={Intake: {"route": "self_visit", "rent": "42000"}})
    begin_sum(town, "guarantee")
    town.hand.write("sum.rent", "50000")
    town.hand.press("question_back")
    town.hand.settle()
    begin_sum(town, "guarantee")
    assert town.hand.words("sum_amount") == "17,500円"
    assert "42,000円" in said(town.hand.see("sum.rent.origin"))
    town.hand.press("sum.rent.back")
    kept = keep_it(town)
    assert given_lines(kept.given)[0].origin == "「相談受付」の記録から"
