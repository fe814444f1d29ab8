"""Words of the protected bundle do not stand in a text, also where the text was cut in the middle of one."""

import pytest

from kyoju_desktop.domain.conceal import SECRET, Concealer

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
