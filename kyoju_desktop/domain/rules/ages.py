"""Ages and the thresholds that hang on them (年齢計算に関する法律, 住宅SN法2条1項)."""

from datetime import date

from kyoju_desktop.domain.rules.calendar import fiscal_year_end, period_end

CHILD_YEARS = 18
DISASTER_YEARS = 3


def age_on(birth: date, day: date) -> int:
    """The age in full years as people state it, from the birthday on; 0 for the unborn."""
    years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    return max(years, 0)


def reaches(birth: date, years: int) -> date:
    """The day at whose end the person reaches an age by law: the day before the birthday."""
    return period_end(birth, years=years, first_day_counts=True)


def child_until(birth: date) -> date:
    """The last day as 子 under 住宅SN法2条1項5号: the first 31 March on or after the day of reaching 18."""
    return fiscal_year_end(reaches(birth, CHILD_YEARS))


def is_child(birth: date, day: date) -> bool:
    """Whether the person is a 子 of 住宅SN法2条1項5号 on that day."""
    return birth <= day <= child_until(birth)


def disaster_until(happened_on: date) -> date:
    """The last day as 被災者 of 住宅SN法2条1項2号: three years, the day of the disaster counted."""
    return period_end(happened_on, years=DISASTER_YEARS, first_day_counts=True)


def age_band(age: int) -> str:
    """The code of the list `age_band` for an age in years."""
    if age < 10:
        return "under10"
    return f"{age // 10}0s" if age < 90 else "90over"


def age_band_of(birth: date, day: date) -> str:
    """The code of the list `age_band` for a person on that day."""
    return age_band(age_on(birth, day))
