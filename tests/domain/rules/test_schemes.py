"""The data of schemes is read whole or refused by name; periods, extensions and what is lacking follow from it."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import SchemeStep, SchemeUse
from kyoju_desktop.domain.rules import scheme_course
from kyoju_desktop.domain.rules.measures import candidates
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on
from kyoju_desktop.domain.rules.scheme_course import (
    again_from,
    doubts,
    extension_of,
    is_over,
    lacking,
    lacking_papers,
    months_between,
    period_until,
)
from kyoju_desktop.domain.rules.schemes import Period, Scheme, scheme_of, schemes
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.places import shipped
from tests.domain.rules.files import file_of

CODES = shipped_codebook()
SHIPPED: dict[str, Any] = json.loads((shipped("resources") / "reference" / "schemes.json").read_text("utf-8"))
TR = Translator.for_language("ja")
TODAY = date(2026, 6, 23)


def known(code: str) -> Scheme:
    found = scheme_of(code)
    assert found is not None
    return found


def written(folder: Path, change: Any) -> Path:  # noqa: ANN401 - a change of JSON data
    data = json.loads(json.dumps(SHIPPED))
    change(data)
    path = folder / "schemes.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def test_every_scheme_that_a_case_can_follow_has_its_steps_papers_and_deciders() -> None:
    assert set(schemes()) == set(CODES.list("followed_scheme").by_code)
    for each in schemes().values():
        assert each.steps
        assert each.papers
        assert each.own.text
        assert each.elsewhere.text
        assert {step.step for step in each.steps} >= {"refer"} or "referral" not in each.leads
        assert bool(each.sum) is ("sum" in each.leads)


def test_in_a_town_without_a_welfare_office_the_prefecture_decides_the_housing_benefit() -> None:
    benefit = known("housing_benefit")
    assert "県" in benefit.decider(welfare_office=False).text
    assert "市町村" in benefit.decider(welfare_office=True).text


def _no_title(data: dict[str, Any]) -> None:
    del data["schemes"][1]["title"]


def _strange_paper(data: dict[str, Any]) -> None:
    data["schemes"][1]["papers"][0]["paper"] = "passport"


def _strange_key(data: dict[str, Any]) -> None:
    data["schemes"][1]["colour"] = "red"


def _strange_lead(data: dict[str, Any]) -> None:
    data["schemes"][1]["leads"] = ["magic"]


def _no_months(data: dict[str, Any]) -> None:
    data["schemes"][1]["period"]["months"] = 0


def _short_longest(data: dict[str, Any]) -> None:
    data["schemes"][1]["period"]["longest"] = 1


def _step_twice(data: dict[str, Any]) -> None:
    data["schemes"][1]["steps"].append(data["schemes"][1]["steps"][0])


def _fills_no_day(data: dict[str, Any]) -> None:
    data["schemes"][1]["steps"][0]["fills"] = "wish"


def _days_in_words(data: dict[str, Any]) -> None:
    data["schemes"][1]["steps"][0]["days"] = "three"


def _days_before(data: dict[str, Any]) -> None:
    data["schemes"][1]["steps"][0]["days"] = -1


def _strange_key_of_a_step(data: dict[str, Any]) -> None:
    data["schemes"][1]["steps"][0]["colour"] = "red"


def _not_a_day(data: dict[str, Any]) -> None:
    data["schemes"][1]["from"] = "2026-02-30"


def _ends_first(data: dict[str, Any]) -> None:
    data["schemes"][1]["to"] = "2000-01-01"


def _by_whom(data: dict[str, Any]) -> None:
    data["schemes"][1]["papers"][0]["who"] = "nobody"


def _kind_of_body(data: dict[str, Any]) -> None:
    data["schemes"][1]["welfare_office"]["kinds"] = ["ministry"]


def _end_of_period(data: dict[str, Any]) -> None:
    data["schemes"][1]["period"]["ends"] = "week"


def _unconfirmed_in_words(data: dict[str, Any]) -> None:
    data["schemes"][1]["unconfirmed"] = "no"


def _answered_never(data: dict[str, Any]) -> None:
    data["schemes"][1]["answer_days"] = -1


def _twice(data: dict[str, Any]) -> None:
    data["schemes"].insert(2, data["schemes"][1])


def _empty_words(data: dict[str, Any]) -> None:
    data["schemes"][1]["steps"][1]["text"] = "  "


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"schemes": 5}', '{"schemes": [null]}', "[" * 90_000 + "]" * 90_000]
)
def test_a_file_that_is_no_list_of_schemes_is_refused_by_its_name(tmp_path: Path, text: str) -> None:
    place = tmp_path / "schemes.json"
    place.write_text(text, "utf-8")
    for read, name in ((schemes, "schemes.json"), (candidates, "measures.json")):
        with pytest.raises(Refused) as told:
            read(place)
        assert name in told.value.message.template


BROKEN = (
    _strange_paper,
    _strange_key,
    _strange_lead,
    _no_months,
    _short_longest,
    _step_twice,
    _fills_no_day,
    _days_in_words,
    _days_before,
    _strange_key_of_a_step,
    _not_a_day,
    _ends_first,
    _by_whom,
    _kind_of_body,
    _end_of_period,
    _unconfirmed_in_words,
    _twice,
    _answered_never,
    _empty_words,
)


@pytest.mark.parametrize("change", BROKEN)
def test_an_entry_that_cannot_be_used_is_refused_by_its_name(tmp_path: Path, change: Any) -> None:  # noqa: ANN401
    with pytest.raises(Refused) as refused:
        schemes(written(tmp_path, change))
    assert dict(refused.value.message.values)["name"] == "住居確保給付金(家賃補助)"


def test_an_entry_without_a_title_is_refused_by_its_code(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        schemes(written(tmp_path, _no_title))
    assert dict(refused.value.message.values)["name"] == "housing_benefit"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schemes": 3}', '{"schemes": [3]}'])
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "schemes.json"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused):
        schemes(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        schemes(tmp_path / "none.json")


# C05: 決定 R8.6〜R8.8、延長 R8.9〜R8.11


def test_three_months_of_the_housing_benefit_end_with_the_third_month() -> None:
    period = known("housing_benefit").period
    assert period is not None
    assert period_until(period, date(2026, 6, 1)) == date(2026, 8, 31)
    assert period_until(period, date(2026, 6, 17)) == date(2026, 8, 31)
    assert period_until(period, date(2026, 12, 1)) == date(2027, 2, 28)


def test_the_housing_benefit_is_extended_twice_and_a_third_time_is_said_but_not_refused() -> None:
    benefit = known("housing_benefit")
    use = SchemeUse(
        scheme="housing_benefit", from_day=date(2026, 6, 1), until_day=date(2026, 8, 31), result="approved"
    )
    first = extension_of(benefit, use)
    assert first is not None
    assert (first.from_day, first.until_day, first.times) == (date(2026, 9, 1), date(2026, 11, 30), 1)
    assert first.remark is None
    again = extension_of(benefit, use.replace(until_day=first.until_day, extended=1))
    assert again is not None
    assert (again.until_day, again.times, again.remark) == (date(2027, 2, 28), 2, None)
    third = extension_of(benefit, use.replace(until_day=again.until_day, extended=2))
    assert third is not None
    assert third.remark is not None
    assert dict(third.remark.values) == {"limit": "2", "times": "3"}


def test_the_housing_benefit_can_be_had_again_only_after_a_year() -> None:
    benefit = known("housing_benefit")
    use = SchemeUse(scheme="housing_benefit", result="stopped", ended_on=date(2026, 11, 24))
    assert again_from(benefit, use) == date(2027, 11, 25)
    finished = SchemeUse(scheme="housing_benefit", result="finished", until_day=date(2026, 11, 30))
    assert again_from(benefit, finished) == date(2027, 12, 1)
    assert again_from(benefit, SchemeUse(result="approved", until_day=date(2026, 11, 30))) is None
    assert again_from(known("special_use"), SchemeUse(ended_on=date(2026, 11, 24))) is None


# C01: 使用期間 R8.5.1〜R9.4.30


def test_a_year_of_special_use_ends_on_the_day_before() -> None:
    period = known("special_use").period
    assert period is not None
    assert period_until(period, date(2026, 5, 1)) == date(2027, 4, 30)
    assert period_until(period, date(2028, 2, 29)) == date(2029, 2, 28)


def test_nothing_is_extended_without_an_end_a_period_or_after_it_is_over() -> None:
    benefit = known("housing_benefit")
    assert extension_of(benefit, SchemeUse()) is None
    assert extension_of(known("self_reliance"), SchemeUse(until_day=TODAY)) is None
    assert extension_of(benefit, SchemeUse(until_day=TODAY, ended_on=TODAY)) is None


# the same by counting day by day


def slow_until(begins: date, months: int, *, month: bool) -> date:
    """The last day before the month (or the day) has changed `months` times, walking one day at a time."""
    day, changed, before = begins, 0, begins
    while True:
        day += timedelta(days=1)
        if month:
            changed += day.month != before.month
        else:
            last = (day + timedelta(days=1)).month != day.month
            reached = day.day == begins.day or (last and day.day < begins.day)
            changed += reached
            if changed == months and reached:
                return day - timedelta(days=1) if day.day == begins.day else day
        if month and changed == months:
            return before
        before = day


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(1, 24),
    st.booleans(),
)
def test_periods_agree_with_counting_day_by_day(begins: date, months: int, month: bool) -> None:
    period = Period(months, "month" if month else "day", "x")
    assert period_until(period, begins) == slow_until(begins, months, month=month)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 36))
def test_a_granted_period_is_as_many_months_as_were_granted(begins: date, months: int) -> None:
    assert months_between(begins, period_until(Period(months, "day", "x"), begins)) == months
    first = begins.replace(day=1)
    assert months_between(first, period_until(Period(months, "month", "x"), begins)) == months


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 5))
def test_a_use_that_was_extended_as_allowed_raises_no_doubt(begins: date, extended: int) -> None:
    scheme = known("special_use")
    assert scheme.period is not None
    until = period_until(scheme.period, begins)
    for _ in range(extended):
        until = period_until(scheme.period, until + timedelta(days=1))
    assert not doubts(scheme, SchemeUse(from_day=begins, until_day=until, extended=extended))


# what is lacking


def test_what_is_lacking_is_told_in_the_order_in_which_one_comes_to_it() -> None:
    benefit = known("housing_benefit")
    steps = [
        SchemeStep(what="書類をそろえる", planned_on=date(2026, 6, 22)),
        SchemeStep(what="窓口につなぐ", planned_on=TODAY),
        SchemeStep(what="制度を案内する", planned_on=date(2026, 6, 1), done_on=date(2026, 6, 1)),
    ]
    use = SchemeUse(scheme="housing_benefit", papers=frozenset({"application", "identity"}))
    said = [each.text(TR) for each in lacking(benefit, use, steps, TODAY, CODES)]
    assert len(said) == 4
    assert "意向" in said[0]
    assert "機関" in said[1]
    assert "7つ" in said[2]
    assert "通帳" in said[2]
    assert "申請書" not in said[2]
    assert "書類をそろえる" in said[3]


def test_after_the_decision_its_period_is_asked_for_and_papers_no_more() -> None:
    benefit = known("housing_benefit")
    use = SchemeUse(scheme="housing_benefit", wish="wants", organisation="x", result="approved")
    keys = [each.template for each in lacking(benefit, use, (), TODAY, CODES)]
    assert len(keys) == 2
    settled = use.replace(result_on=TODAY, from_day=date(2026, 6, 1), until_day=date(2026, 8, 31))
    assert not lacking(benefit, settled, (), TODAY, CODES)
    assert lacking_papers(benefit, use) == benefit.papers


def test_special_use_asks_for_its_basis_and_its_number() -> None:
    scheme = known("special_use")
    use = SchemeUse(scheme="special_use", wish="wants", organisation="x", result="approved", result_on=TODAY)
    use = use.replace(from_day=date(2026, 5, 1), until_day=date(2027, 4, 30))
    assert len(lacking(scheme, use, (), TODAY, CODES)) == 2
    assert not lacking(scheme, use.replace(basis="permit", document_number="第12号"), (), TODAY, CODES)


def test_an_application_without_an_expected_day_is_told() -> None:
    use = SchemeUse(wish="wants", organisation="x", applied_on=TODAY, papers=frozenset({"application", "identity"}))
    (said,) = lacking(known("other"), use, (), TODAY, CODES)
    assert "結果の予定日" in said.template
    assert not lacking(known("other"), use.replace(expected_on=TODAY), (), TODAY, CODES)


def test_where_the_law_says_when_it_is_decided_no_day_is_asked_for() -> None:
    use = SchemeUse(
        wish="wants", organisation="x", applied_on=TODAY, papers=frozenset(CODES.list("scheme_paper").by_code)
    )
    assert not lacking(known("public_assistance"), use, (), TODAY, CODES)
    assert not lacking(known("care_certification"), use, (), TODAY, CODES)
    assert (known("public_assistance").answer_days, known("care_certification").answer_days) == (14, 30)
    assert lacking(known("housing_benefit"), use, (), TODAY, CODES)


@pytest.mark.parametrize(
    "values", [{"wish": "declines"}, {"ended_on": TODAY}, {"result": "rejected"}, {"result": "finished"}]
)
def test_nothing_is_lacking_once_it_is_over(values: dict[str, Any]) -> None:
    use = SchemeUse(scheme="housing_benefit").replace(**values)
    assert is_over(use)
    assert not lacking(known("housing_benefit"), use, (), TODAY, CODES)


def test_days_that_do_not_go_together_are_doubted_beside_their_field() -> None:
    use = SchemeUse(
        recommended_on=date(2026, 6, 2),
        referred_on=date(2026, 6, 1),
        applied_on=date(2026, 6, 2),
        result_on=date(2026, 6, 1),
        from_day=date(2026, 6, 2),
        until_day=date(2026, 6, 1),
        ended_on=date(2026, 6, 1),
    )
    assert set(doubts(None, use)) == {"until_day", "result_on", "ended_on", "referred_on"}
    assert not doubts(None, SchemeUse())


def test_a_period_beyond_the_scheme_is_doubted_and_one_before_it_too() -> None:
    benefit = known("housing_benefit")
    long = SchemeUse(from_day=date(2026, 6, 1), until_day=date(2027, 3, 31), extended=2)
    assert set(doubts(benefit, long)) == {"until_day"}
    unsaid = SchemeUse(from_day=date(2026, 6, 1), until_day=date(2026, 11, 30))
    assert set(doubts(benefit, unsaid)) == {"until_day"}
    assert not doubts(benefit, unsaid.replace(extended=1))
    assert set(doubts(benefit, unsaid.replace(extended=3))) == {"extended"}
    early = SchemeUse(from_day=date(2025, 3, 1), until_day=date(2025, 5, 31))
    assert set(doubts(known("residence_shelter"), early)) == {"from_day"}


def test_the_doubts_stand_beside_their_fields_while_one_types(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Beside(file_of(), TODAY)
    use = SchemeUse(scheme="housing_benefit", from_day=date(2026, 6, 1), until_day=date(2027, 5, 31))
    assert [each.field for each in remarks_on(use, beside)] == ["until_day"]

    def broken(_code: str) -> None:
        raise Refused("broken")

    monkeypatch.setattr(scheme_course, "scheme_of", broken)
    assert remarks_on(use, beside) == ()
    assert [each.field for each in remarks_on(use.replace(ended_on=date(2026, 5, 1)), beside)] == ["ended_on"]


def test_a_period_without_a_limit_is_doubted_only_by_its_own_length() -> None:
    transition = known("community_transition")
    use = SchemeUse(from_day=date(2026, 6, 1), until_day=date(2026, 11, 30))
    assert not doubts(transition, use)
    assert set(doubts(transition, use.replace(until_day=date(2026, 12, 1)))) == {"until_day"}
    assert not doubts(known("self_reliance"), use)


def test_nine_months_are_the_longest_of_the_housing_benefit_however_often_it_was_extended() -> None:
    benefit = known("housing_benefit")
    nine = SchemeUse(from_day=date(2026, 6, 15), until_day=date(2027, 2, 28), extended=3)
    assert "until_day" not in doubts(benefit, nine)
    longer = doubts(benefit, nine.replace(until_day=date(2027, 5, 31)))["until_day"]
    assert dict(longer.values) == {"longest": "9"}
    assert "until_day" not in doubts(benefit, nine.replace(until_day=nine.from_day))


def test_what_has_no_period_is_never_extended_too_often() -> None:
    assert not doubts(known("self_reliance"), SchemeUse(extended=9))


def test_papers_are_asked_for_until_the_answer_is_there() -> None:
    benefit, name = known("housing_benefit"), "書類があと"
    for result, asked in (("", True), ("waiting", True), ("approved", False)):
        use = SchemeUse(scheme="housing_benefit", result=result)
        told = [each.template for each in lacking(benefit, use, (), TODAY, CODES)]
        assert any(each.startswith(name) for each in told) is asked


def test_the_figures_that_nobody_has_confirmed_are_marked_as_in_the_file() -> None:
    marks = {each["code"]: each["unconfirmed"] for each in SHIPPED["schemes"] if "unconfirmed" in each}
    assert marks
    assert {code: known(code).unconfirmed for code in marks} == marks
