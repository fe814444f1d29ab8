"""Beside the day of a disaster: the three years, and whether the disaster is designated."""

from datetime import date

import pytest

from kyoju_desktop.domain.records import Designation, Intake
from kyoju_desktop.domain.rules import disaster_remarks
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on
from kyoju_desktop.i18n.messages import Translator
from tests.domain.rules.files import file_of

JA = Translator.for_language("ja")
NOTO = date(2024, 1, 1)
NAMED = (Designation(name="架空半島地震", happened_on=NOTO),)


@pytest.mark.parametrize(
    ("today", "designations", "words"),
    [
        (date(2026, 6, 1), (), "3年の満了は令和8年12月31日です。この災害の指定は"),
        (date(2026, 12, 31), (), "3年の満了は令和8年12月31日です。この災害の指定は"),
        (date(2027, 1, 1), (), "3年は令和8年12月31日に過ぎました。この災害の指定は登録されていません。"),
        (date(2026, 6, 1), NAMED, "そのあとは「架空半島地震」の指定でM11になります。"),
        (date(2027, 1, 1), NAMED, "「架空半島地震」の指定があるので、区分はM11です。"),
        (date(2023, 12, 31), NAMED, "きょうより先の日付です"),
    ],
)
def test_the_three_years_and_the_designation_are_said(
    today: date, designations: tuple[Designation, ...], words: str
) -> None:
    assert disaster_remarks.__doc__
    beside = Beside(file_of(), today, (), designations)
    (found,) = remarks_on(Intake(disaster_on=NOTO), beside)
    assert found.field == "disaster_on"
    assert words in found.message.text(JA)


def test_without_a_disaster_nothing_is_said() -> None:
    assert remarks_on(Intake(), Beside(file_of(), NOTO)) == ()
