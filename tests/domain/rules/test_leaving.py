"""What is said beside the answers about a death, the belongings, a move and a call; and the clocks of C03."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Belonging, ContactCall, Death, EmergencyContact, MoveOut, Tenancy, Visit
from kyoju_desktop.domain.rules import after_death
from kyoju_desktop.domain.rules.deadline_table import DEADLINE_RULES
from kyoju_desktop.domain.rules.death_clocks import (
    DISPOSAL,
    LOSS,
    MONTHS,
    NOTICE,
    RENOUNCE,
    REPORT,
    Running,
    running,
)
from kyoju_desktop.domain.rules.death_ends import ENDED_BY_DEATH
from kyoju_desktop.domain.rules.leaving import settled
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.calendar import office_calendar
from tests.domain.gate_world import file_of

JA = Translator.for_language("ja")
TODAY = date(2026, 9, 14)
KNOWN = Death(case="case", known_on=TODAY, died_on=TODAY, belongings_contract=True, examination="done")
HOME = Tenancy(id="home", case="case", moved_in_on=date(2025, 11, 4))


def said(record: Record, *beside: Record) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in remarks_on(record, Beside(file_of(*beside), TODAY)):
        found[each.field] = found.get(each.field, "") + each.message.text(JA)
    return found


def test_a_death_that_is_in_order_needs_no_word() -> None:
    seen = Visit(case="case", at=datetime(2026, 9, 14, 8), met="met")
    assert said(KNOWN, seen) == {}


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"died_on": date(2026, 9, 15)}, "died_on", "知った日より後"),
        ({"known_on": date(2026, 9, 15)}, "known_on", "きょうより後"),
        ({"died_on": date(2026, 8, 10)}, "died_on", "令和8年8月20日(木)に会えて"),
        ({"died_on": None}, "died_on", "知った日から数えます"),
        ({"last_seen_on": date(2026, 9, 15)}, "last_seen_on", "死亡した日より後"),
        ({"found_at": datetime(2026, 9, 15, 9)}, "found_at", "知った日より後"),
        (
            {"found_at": datetime(2026, 9, 14, 10, 20), "confirmed_at": datetime(2026, 9, 14, 10)},
            "confirmed_at",
            "より前",
        ),
        ({"examination": "waiting"}, "examination", "触れません"),
        ({"examination": "waiting", "entry_from": TODAY}, "entry_from", "済んでから"),
        ({"reported_on": date(2026, 9, 13)}, "reported_on", "知った日より前"),
        ({"reported_on": date(2026, 9, 25)}, "reported_on", "7日目の令和8年9月20日(日)"),
        ({"contract_ended_on": date(2026, 9, 1)}, "contract_ended_on", "死亡した日より前"),
        ({"carry_out_on": date(2026, 12, 15)}, "notice_sent_on", "令和8年12月1日(火)まで"),
        (
            {"carry_out_on": date(2026, 12, 15), "notice_sent_on": date(2026, 12, 2)},
            "carry_out_on",
            "令和8年12月16日(水)から",
        ),
        (
            {"carry_out_on": date(2026, 12, 14), "contract_ended_on": date(2026, 9, 24)},
            "carry_out_on",
            "令和8年12月15日(火)から",
        ),
        ({"carry_out_on": date(2026, 12, 15), "belongings_contract": False}, "carry_out_on", "契約がありません"),
    ],
)
def test_what_is_rare_about_a_death_is_said_beside_its_field(
    changed: dict[str, object], field: str, words: str
) -> None:
    seen = Visit(case="case", at=datetime(2026, 8, 20, 14), met="met")
    assert words in said(KNOWN.replace(**changed), seen)[field]


@pytest.mark.parametrize(
    ("thing", "field", "words"),
    [
        (Belonging(designated="designated"), "send_to", "送り先"),
        (Belonging(designated="other", fate="disposed", witness="大家"), "fate", "満了します"),
        (
            Belonging(designated="other", fate="disposed", told_on=date(2026, 11, 26), done_on=date(2026, 12, 14)),
            "done_on",
            "令和8年12月15日(火)から",
        ),
        (Belonging(designated="other", fate="disposed", told_on=date(2026, 11, 26)), "witness", "立会い"),
        (Belonging(designated="money", fate="sold", witness="大家"), "fate", "捨てません"),
        (Belonging(told_on=date(2026, 12, 1), done_on=date(2026, 12, 10)), "done_on", "2週間たっていません"),
        (Belonging(done_on=date(2026, 12, 21), received_on=date(2026, 12, 20)), "received_on", "より前"),
    ],
)
def test_what_went_too_early_is_said_and_kept(thing: Belonging, field: str, words: str) -> None:
    ended = KNOWN.replace(contract_ended_on=date(2026, 9, 24))
    assert words in said(thing.replace(case="case"), ended)[field]


def test_the_settlement_is_worked_out_beside_its_field() -> None:
    move = MoveOut(case="case", deposit=84_000, unpaid=42_000, restoration=60_000)
    assert settled(move) == -18_000
    assert "-18,000円" in said(move)["settlement"]
    assert "settlement" not in said(move.replace(settlement=-18_000))
    assert "ちがうわけ" in said(move.replace(settlement=0))["settlement"]
    assert settled(MoveOut(unpaid=1)) is None
    assert settled(MoveOut(deposit=50_000)) == 50_000


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"noticed_on": TODAY, "left_on": date(2026, 9, 1)}, "left_on", "解約を知らせた日より前"),
        ({"left_on": date(2025, 11, 3)}, "left_on", "入居の日より前"),
        ({"key_returned_on": date(2025, 11, 3)}, "key_returned_on", "入居の日より前"),
        ({"left_on": date(2026, 9, 30)}, "left_on", "これからの日"),
        ({"reason": "death"}, "reason", "死亡を登録する"),
    ],
)
def test_what_is_rare_about_a_move_is_said(changed: dict[str, object], field: str, words: str) -> None:
    assert words in said(MoveOut(case="case", tenancy="home").replace(**changed), HOME)[field]


def test_a_call_to_somebody_who_must_not_be_told_is_marked() -> None:
    son = EmergencyContact(id="son", case="case", may_tell="no")
    nephew = EmergencyContact(id="nephew", case="case", may_tell="yes")
    assert "知らせてはいけない" in said(ContactCall(contact="son", about="death"), son, nephew)["contact"]
    early = ContactCall(contact="nephew", about="death", at=datetime(2026, 9, 13, 9))
    assert set(said(early, son, nephew, KNOWN)) == {"at"}


def clock(death: Death, code: str) -> Running:
    return next(each for each in running(death, office_calendar()) if each.code == code)


def test_ac_03_1_every_clock_of_c03_stands_with_its_day_and_its_sentence() -> None:
    report, months = clock(KNOWN, REPORT), clock(KNOWN, MONTHS)
    assert (report.due_on, months.due_on) == (date(2026, 9, 24), date(2026, 12, 14))
    assert "1日目" in report.explain[0].text(JA)
    assert not report.late(date(2026, 9, 24))
    assert report.late(date(2026, 9, 25))
    assert not months.late(date(2026, 12, 15))  # it is waited for: nobody can miss it
    assert clock(KNOWN.replace(reported_on=date(2026, 9, 16)), REPORT).done
    assert clock(KNOWN, RENOUNCE).due_on is None
    assert clock(KNOWN.replace(renounced_from=TODAY), RENOUNCE).due_on == date(2026, 12, 14)
    notice = clock(KNOWN.replace(carry_out_on=date(2026, 12, 15)), NOTICE)
    assert notice.due_on == date(2026, 12, 1)
    whole = KNOWN.replace(contract_ended_on=date(2026, 9, 24), notice_sent_on=date(2026, 11, 26))
    assert clock(whole, DISPOSAL).due_on == date(2026, 12, 15)
    assert not clock(whole, DISPOSAL).late(date(2030, 1, 1))  # a first day is never late


def test_what_a_death_ends_are_deadlines_that_exist_and_none_of_its_own() -> None:
    assert set(DEADLINE_RULES) >= ENDED_BY_DEATH
    kept = {"death_report", "death_belongings", "loss_report", "renounce", "carry_out_notice", "own", "note_next"}
    assert not ENDED_BY_DEATH & (kept | {"contract_until", "guarantee_until", "belonging_receipt", "request_rules"})


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"reported_on": TODAY}, REPORT),
        ({"tasks": frozenset({"report"})}, REPORT),
        ({"tasks": frozenset({"stop"})}, LOSS),
        ({"tasks": frozenset({"belongings"})}, MONTHS),
        ({"tasks": frozenset({"belongings"})}, DISPOSAL),
        ({"notice_sent_on": TODAY}, NOTICE),
        ({"tasks": frozenset({"heirs"})}, RENOUNCE),
        ({"heirs": "none"}, RENOUNCE),
        ({"heirs": "renounced"}, RENOUNCE),
    ],
)
def test_a_clock_is_done_by_its_own_answer_alone_and_keeps_its_day(answer: dict[str, object], code: str) -> None:
    death = KNOWN.replace(carry_out_on=date(2026, 12, 15), renounced_from=TODAY)
    for each in (death, KNOWN.replace(carry_out_on=date(2026, 12, 15))):  # with and without a day of the heirs
        done = {clock.code for clock in running(each.replace(**answer), office_calendar()) if clock.done}
        assert code in done
        assert done <= {code, *({MONTHS, DISPOSAL} if code in {MONTHS, DISPOSAL} else ())}
        assert not any(clock.done for clock in running(each, office_calendar()))
    answered = clock(death.replace(**answer), code)
    assert answered.due_on == clock(death, code).due_on
    assert not answered.late(date(2030, 1, 1))


def test_the_nearest_clock_stands_first_and_one_without_a_day_last() -> None:
    found = running(KNOWN.replace(carry_out_on=date(2026, 12, 15)), office_calendar())
    days = [each.due_on for each in found if each.due_on]
    assert days == sorted(days)
    assert [each.due_on for each in found][: len(days)] == days
    assert {each.code for each in found if each.due_on is None} == {RENOUNCE, DISPOSAL}


def test_the_clocks_of_the_paper_begin_with_the_day_of_knowledge_whatever_was_done() -> None:
    assert after_death.clocks(Death(died_on=TODAY), office_calendar()) == ()
    done = Death(known_on=TODAY, reported_on=TODAY, tasks=frozenset({"report", "stop", "belongings"}))
    found = after_death.clocks(done, office_calendar())
    assert [(each.code, each.due_on) for each in found] == [
        ("death_report", date(2026, 9, 24)),
        ("loss_report", date(2026, 9, 28)),
        ("death_belongings", date(2026, 12, 14)),
    ]


@pytest.mark.parametrize("contract", [True, False])
def test_without_a_contract_no_clock_speaks_of_throwing_things_away(contract: bool) -> None:
    death = Death(died_on=TODAY, known_on=TODAY, belongings_contract=contract)
    tr = Translator.for_language("ja")
    paper = next(
        each.explain.text(tr)
        for each in after_death.clocks(death, office_calendar())
        if each.code == after_death.BELONGINGS
    )
    screen = next(
        each.explain[0].text(tr) for each in running(death, office_calendar()) if each.code == "death_belongings"
    )
    for said in (paper, screen):
        assert ("廃棄は、その翌日から" in said) is contract
        assert ("役場も大家も捨てません" in said) is not contract
