"""When what is left behind may go (CASES C03): three months, the end of the lease, two weeks of notice."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.records import Belonging, Death
from kyoju_desktop.domain.rules.belongings import carried_from, disposal, notice_by, three_months
from kyoju_desktop.i18n.messages import Translator

JA = Translator.for_language("ja")
C03 = Death(
    case="c",
    known_on=date(2026, 9, 14),
    died_on=date(2026, 9, 14),
    belongings_contract=True,
    contract_ended_on=date(2026, 9, 24),
    notice_sent_on=date(2026, 11, 26),
)
THING = Belonging(case="c", what="家具", designated="other")
days = st.dates(date(2025, 12, 1), date(2028, 3, 2))


def test_c03_what_is_not_designated_goes_from_the_day_after_the_three_months() -> None:
    found = disposal(C03, THING)
    assert found.from_on == date(2026, 12, 15)
    assert not found.allowed(date(2026, 12, 14))
    assert found.allowed(date(2026, 12, 15))
    assert "令和8年12月14日(月)" in found.why[0].text(JA)
    assert notice_by(date(2026, 12, 15)) == date(2026, 12, 1)
    assert carried_from(date(2026, 12, 1)) == date(2026, 12, 15)


def test_a_notice_or_an_end_of_the_lease_that_comes_late_moves_the_day() -> None:
    assert disposal(C03, THING.replace(told_on=date(2026, 12, 10))).from_on == date(2026, 12, 24)
    assert disposal(C03.replace(contract_ended_on=date(2027, 1, 31)), THING).from_on == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("death", "thing", "said"),
    [
        (C03.replace(belongings_contract=False), THING, "相続財産"),
        (C03.replace(contract_ended_on=None), THING, "賃貸借がまだ終わっていません"),
        (C03.replace(notice_sent_on=None), THING, "通知がまだ"),
        (C03.replace(died_on=None, known_on=None), THING, "死亡した日か"),
        (C03, THING.replace(designated="designated"), "捨てずに"),
        (C03, THING.replace(designated="money"), "貴重品"),
        (C03, THING.replace(designated="unclear"), "決まるまで捨てません"),
        (None, THING, "本人が決めます"),
    ],
)
def test_without_all_of_them_nothing_is_thrown_away(death: Death | None, thing: Belonging, said: str) -> None:
    found = disposal(death, thing)
    assert found.from_on is None
    assert not found.allowed(date(2100, 1, 1))
    assert said in "".join(each.text(JA) for each in found.why)


def test_where_the_day_of_death_is_not_known_the_months_run_from_the_day_of_knowledge() -> None:
    assert three_months(C03.replace(died_on=date(2026, 9, 2))) == date(2026, 12, 2)
    assert three_months(C03.replace(died_on=None)) == date(2026, 12, 14)
    assert three_months(Death(died_on=date(2023, 11, 29))) == date(2024, 2, 29)
    assert three_months(Death(died_on=date(2025, 11, 29))) == date(2026, 2, 28)


@given(died=days, ended=days, told=days, asked=days)
def test_the_first_day_is_the_one_a_slow_calendar_finds(died: date, ended: date, told: date, asked: date) -> None:
    death = C03.replace(known_on=died, died_on=died, contract_ended_on=ended, notice_sent_on=told)
    assert disposal(death, THING).allowed(asked) == _slow(died, ended, told, asked)


def _slow(died: date, ended: date, told: date, asked: date) -> bool:
    """Day by day: months by turning the calendar, the lease over, fourteen nights since the notice."""
    last, turned = died, 0
    while turned < 3:
        after = last + timedelta(days=1)
        turned += after.day == 1
        last = after
    while last.day < died.day and (last + timedelta(days=1)).month == last.month:
        last += timedelta(days=1)
    nights, day = 0, told
    while day < asked:
        day, nights = day + timedelta(days=1), nights + 1
    return asked > last and asked > ended and nights >= 14
