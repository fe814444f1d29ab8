"""Who may ask, where the flow stops, which decisions stay open, what is still to be done."""

from datetime import date

import pytest

from kyoju_desktop.domain.records import InformationRequest, OppositeParty
from kyoju_desktop.domain.rules.requests import (
    decisions_left,
    is_same_name,
    latest_extension,
    missing,
    standings_for,
    stops,
)

ALL = ("all", "part", "none", "existence", "withdrawn")
REQUEST = InformationRequest(
    id="q1", kind="disclosure", requester="北原 ハル", standing="self", received_on=date(2026, 6, 1)
)
SEEN = REQUEST.replace(identity_paper="運転免許証")
PARTY = OppositeParty(name="陽炎 巌", kana="かげろう いわお")


def left(request: InformationRequest) -> list[str]:
    return list(missing(request))


def test_nothing_stops_a_person_who_asks_for_their_own_records() -> None:
    assert stops(REQUEST, [PARTY], protected=False) == ()
    assert decisions_left((), ALL) == ALL


@pytest.mark.parametrize("request_", [REQUEST.replace(opposite=True), REQUEST.replace(requester="陽炎巌")])
def test_the_opposite_party_gets_nothing_and_is_not_told_whether_there_is_anything(
    request_: InformationRequest,
) -> None:
    (stop,) = stops(request_, [PARTY], protected=False)
    assert (stop.hard, stop.grounds) == (True, ("existence", "life"))
    assert "渡せません" in stop.words
    assert decisions_left([stop], ALL) == ("none", "existence", "withdrawn")


def test_one_opposite_party_among_several_is_enough() -> None:
    parties = [OppositeParty(name="別の 人"), PARTY]
    assert len(stops(REQUEST.replace(requester="陽炎 巌"), parties, protected=False)) == 1


def test_records_of_a_protected_person_are_looked_at_twice_but_may_be_given() -> None:
    (stop,) = stops(REQUEST, [], protected=True)
    assert (stop.hard, stop.grounds) == (False, ("life", "existence"))
    assert "秘匿" in stop.words
    assert decisions_left([stop], ALL) == ALL


def test_both_stops_stand_together_and_the_hard_one_decides() -> None:
    found = stops(REQUEST.replace(opposite=True), [], protected=True)
    assert [each.hard for each in found] == [True, False]
    assert decisions_left(found, ALL) == ("none", "existence", "withdrawn")


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("陽炎 巌", True),
        ("カゲロウ イワオ", True),
        ("カゲロウ", True),
        ("陽炎", True),
        ("代理人 陽炎巌 の 妻", True),
        ("陽", False),
        ("", False),
        ("北原 ハル", False),
    ],
)
def test_a_part_of_two_letters_of_name_or_reading_is_the_same_name(asked: str, same: bool) -> None:
    assert is_same_name(asked, PARTY) is same


def test_full_and_half_width_capital_and_small_letters_are_the_same_name() -> None:
    assert is_same_name("ＳＭＩＴＨ", OppositeParty(name="Smith John"))


def test_the_letters_of_a_reading_at_both_ends_of_katakana_are_the_same_as_in_hiragana() -> None:
    assert is_same_name("ァヶ", OppositeParty(kana="ぁゖ"))


def test_a_party_whose_name_is_unknown_or_one_letter_is_nobody_s_name() -> None:
    assert not is_same_name("北原 ハル", OppositeParty(name="", kana=""))
    assert not is_same_name("北原 ハル", OppositeParty(name="北"))
    assert is_same_name("林 森", OppositeParty(name="林森"))


def test_a_deceased_person_s_records_are_asked_for_by_others_than_the_person() -> None:
    assert standings_for("deceased") == {"heir", "bereaved", "other"}
    assert standings_for("disclosure") == {"self", "parent", "guardian", "agent"}


def test_a_decision_may_be_put_off_by_thirty_days_beyond_its_last_day() -> None:
    assert latest_extension(REQUEST) == date(2026, 7, 31)
    assert latest_extension(REQUEST.replace(due_on=date(2026, 6, 10))) == date(2026, 7, 10)


def test_without_a_legal_period_there_is_nothing_to_extend() -> None:
    deceased = REQUEST.replace(kind="deceased", due_on=date(2026, 6, 10))
    assert latest_extension(deceased) is None
    assert latest_extension(REQUEST.replace(received_on=None)) is None


def test_what_is_missing_stands_in_order_until_it_is_there() -> None:
    assert left(REQUEST) == ["本人確認の書類", "決定"]
    assert left(REQUEST.replace(identity_paper="  ")) == ["本人確認の書類", "決定"]
    assert left(SEEN) == ["決定"]
    assert left(SEEN.replace(decision="none")) == ["決定の通知"]
    assert left(SEEN.replace(decision="none", notified_on=date(2026, 6, 9))) == []


def test_who_asks_for_somebody_else_shows_the_power_to_do_so() -> None:
    agent = SEEN.replace(standing="agent", decision="withdrawn")
    assert left(agent) == ["資格(代理権・続柄)の書類"]
    assert left(agent.replace(authority_paper=" ")) == ["資格(代理権・続柄)の書類"]
    assert left(agent.replace(authority_paper="委任状")) == []


def test_a_request_that_was_taken_back_needs_no_notice_and_no_copies() -> None:
    assert left(SEEN.replace(decision="withdrawn")) == []


@pytest.mark.parametrize("decision", ["all", "part"])
def test_what_is_given_is_handed_over_or_corrected(decision: str) -> None:
    told = SEEN.replace(decision=decision, notified_on=date(2026, 6, 9))
    assert left(told) == ["写しの交付"]
    assert left(told.replace(handed_on=date(2026, 6, 10))) == []
    for kind in ("correction", "stop_use"):
        mended = told.replace(kind=kind)
        assert left(mended) == ["訂正・利用停止をした記録"]
        assert left(mended.replace(done=" ")) == ["訂正・利用停止をした記録"]
        assert left(mended.replace(done="住所を直した")) == []


@pytest.mark.parametrize("decision", ["none", "existence"])
@pytest.mark.parametrize("kind", ["disclosure", "deceased", "correction", "stop_use"])
def test_a_refusal_hands_over_nothing(kind: str, decision: str) -> None:
    told = SEEN.replace(kind=kind, decision=decision, notified_on=date(2026, 6, 9))
    assert left(told) == []


def test_a_deceased_person_s_records_need_the_day_of_the_town_s_own_rules_until_it_is_decided() -> None:
    heir = SEEN.replace(kind="deceased", standing="heir", authority_paper="戸籍")
    assert left(heir) == ["要綱で決まる期限", "決定"]
    assert left(heir.replace(due_on=date(2026, 7, 1))) == ["決定"]
    assert left(heir.replace(decision="all")) == ["決定の通知", "写しの交付"]
    assert left(heir.replace(decision="all", notified_on=date(2026, 6, 9), handed_on=date(2026, 6, 9))) == []


@pytest.mark.parametrize(
    ("asked", "name"), [("渡邉 花子", "渡辺花子"), ("髙橋\u3000浩二(代理)", "高橋 浩二"), ("佐佐木 某", "佐々木某")]
)
def test_an_opposite_party_that_writes_the_name_otherwise_is_known(asked: str, name: str) -> None:
    assert is_same_name(asked, OppositeParty(name=name))
