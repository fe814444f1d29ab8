"""Words of the protected bundle do not stand in a text, also where the text was cut in the middle of one."""

import pytest

from kyoju_desktop.domain.conceal import SECRET, Concealer, home_parts, told_places
from kyoju_desktop.domain.records import Tenancy

CONCEAL = Concealer({"架空県潮見市鴎町7丁目2番1号", "0580991234", "かもめ寮"}, ("陽ノ原町", "架空県陽ノ原町"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("書類を鴎町7丁目2番1号へ届ける", f"書類を{SECRET}号へ届ける"),
        ("書類を届ける。あて先は鴎町7丁…", f"書類を届ける。あて先は{SECRET}…"),
        ("書類を届ける。あて先は潮見市鴎町7…", f"書類を届ける。あて先は潮見市{SECRET}…"),
        ("書類を届ける。あて先は鴎町 ７－２…", f"書類を届ける。あて先は{SECRET}…"),
        ("かもめ寮の電話は0580-99…", f"{SECRET}の電話は{SECRET}…"),
        ("かもめ寮…", f"{SECRET}…"),
        ("かもめを見た…", "かもめを見た…"),
        ("鴎…", "鴎…"),
        ("令和8年6月1日に電話…", "令和8年6月1日に電話…"),
    ],
)
def test_a_word_is_taken_out_whole_or_cut_off(text: str, left: str) -> None:
    assert CONCEAL(text) == left
    assert CONCEAL.holds(text) == (text != left)


@pytest.mark.parametrize(
    ("home", "parts"),
    [
        ("コーポ桜 101(瀬戸見市本町1-2)", ("コーポ桜 101", "瀬戸見市本町1-2", "コーポ桜")),
        ("コーポ桜　１０１号室（瀬戸見市本町一丁目）", ("コーポ桜　１０１号室", "瀬戸見市本町一丁目", "コーポ桜")),
        ("コーポ桜 101", ("コーポ桜",)),
        ("市営住宅 3号棟", ()),
        ("市営住宅(目的外使用)", ()),
        ("コーポ桜", ()),
        ("", ()),
    ],
)
def test_a_home_is_known_by_its_house_its_room_and_its_place(home: str, parts: tuple[str, ...]) -> None:
    assert home_parts(home) == parts


@pytest.mark.parametrize(
    "text", ["コーポ桜の前で", "コーポ桜101号室の大家", "本町三丁目1-2に行った", "瀬戸見市本町三丁目1番2号"]
)
def test_no_part_of_a_home_of_the_register_stays_in_a_text(text: str) -> None:
    conceal = Concealer(told_places(Tenancy(home="コーポ桜 101(瀬戸見市本町三丁目1-2)")), ("瀬戸見市",))
    assert conceal.holds(text)
    assert "桜" not in conceal(text)
    assert "本町" not in conceal(text)
