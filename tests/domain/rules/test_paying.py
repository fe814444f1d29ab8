"""分納 as it is paid: one by one, two missed are told, what is left; against a slow calculation."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import ArrearsStep, Case, InstalmentPaid, Instalments, Office, Person
from kyoju_desktop.domain.rules.paying import begun, check, completed, paying
from kyoju_desktop.domain.rules.remarks import Beside, remarks_on

# CASES C08: 月5,000円×12回、毎月25日
KIYO = Instalments(
    id="promise", case="case", owed=60_000, monthly=5_000, pay_day=25, first_on=date(2026, 8, 25), times=12
)
TODAY = date(2026, 11, 5)


def paid(number: int, result: str = "paid", amount: int | None = None) -> InstalmentPaid:
    amount = 5_000 if result == "paid" and amount is None else amount
    return InstalmentPaid(case="case", instalments="promise", number=number, result=result, amount=amount)


def test_two_missed_instalments_are_told_with_what_is_left() -> None:
    found = paying(KIYO, [paid(1), paid(2, "missed"), paid(3, "missed")])
    assert (found.missed, found.in_a_row, found.left, found.answered, found.warns) == (2, 2, 55_000, 3, True)
    assert found.next is not None
    assert (found.next.number, found.next.on) == (4, date(2026, 11, 25))


def test_one_missed_is_not_yet_told_and_a_part_counts_as_short() -> None:
    assert not paying(KIYO, [paid(1, "missed")]).warns
    found = paying(KIYO, [paid(1, "part", 2_000), paid(2), paid(3, "missed")])
    assert (found.missed, found.in_a_row, found.left, found.warns) == (2, 1, 53_000, True)


def test_one_that_was_put_off_still_waits() -> None:
    found = paying(KIYO, [paid(1), paid(2, "postponed")])
    assert (found.answered, found.missed) == (1, 0)
    assert found.next is not None
    assert found.next.number == 2


def test_paid_off_early_nothing_is_due_any_more() -> None:
    found = paying(KIYO, [paid(1, amount=60_000)])
    assert found.paid_off
    assert found.next is None


def test_the_promise_of_another_case_does_not_count() -> None:
    assert paying(KIYO, [paid(1).replace(instalments="other")]).answered == 0


def test_a_new_entry_is_the_next_one_in_full() -> None:
    made = begun(KIYO, [paid(1)], TODAY)
    assert (made.number, made.due_on, made.result, made.amount) == (2, date(2026, 9, 25), "paid", 5_000)
    empty = begun(Instalments(id="promise"), (), TODAY)
    assert empty.number is None
    assert completed(paid(4, "paid").replace(amount=None), KIYO).amount == 5_000
    assert completed(paid(40), KIYO).due_on is None


@pytest.mark.parametrize(
    ("entry", "field", "words"),
    [
        (paid(1).replace(number=None), "number", "何回目"),
        (paid(13), "number", "{times}回まで"),
        (paid(2), "number", "もう確かめて"),
        (paid(3, "").replace(amount=None), "result", "選んで"),
        (paid(3).replace(paid_on=date(2026, 11, 6)), "paid_on", "先の日付"),
        (paid(3, "missed", 100), "amount", "払えなかった回"),
        (paid(3, "part"), "amount", "払った額"),
        (paid(3, "paid", 0), "amount", "0円ではありません"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(entry: InstalmentPaid, field: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        check(entry, KIYO, [paid(2)], TODAY)
    assert refused.value.field == field
    assert words in refused.value.message.template


def test_what_is_rare_is_said_and_kept() -> None:
    file = CaseFile(Office(), Case(), Person(), {"Instalments": (KIYO.replace(promised_on=date(2026, 8, 20)),)})
    at = Beside(file, TODAY)
    assert [each.field for each in remarks_on(paid(3, amount=3_000), at)] == ["amount"]
    assert [each.field for each in remarks_on(paid(3, amount=9_000), at)] == ["amount"]
    assert [each.field for each in remarks_on(paid(3).replace(paid_on=date(2026, 8, 1)), at)] == ["paid_on"]
    assert [each.field for each in remarks_on(paid(3).replace(instalments=""), at)] == ["number"]
    assert remarks_on(paid(3), at) == ()


@given(
    st.lists(st.tuples(st.sampled_from(["paid", "part", "missed", "postponed"]), st.integers(1, 4_999)), max_size=12)
)
def test_what_is_left_is_what_a_clerk_would_reckon(entries: list[tuple[str, int]]) -> None:
    seen, left, row, worst, waiting = [], 60_000, 0, 0, 0
    for number, (result, part) in enumerate(entries, 1):
        amount = {"paid": 5_000, "part": part}.get(result)
        seen.append(paid(number, result, amount))
        left -= amount or 0
        worst += result in {"missed", "part"}
        if not waiting and result == "postponed":
            waiting = number
        if not waiting:
            row = row + 1 if result in {"missed", "part"} else 0
    found = paying(KIYO, reversed(seen))
    assert (found.left, found.missed, found.in_a_row) == (left, worst, row)
    following = waiting or len(entries) + 1
    if left > 0 and following <= 12:
        assert found.next is not None
        assert found.next.number == following
    else:
        assert found.next is None


def test_what_is_rare_about_a_promise_is_said_and_kept() -> None:
    step = ArrearsStep(amount=54_000)
    at = Beside(CaseFile(Office(), Case(), Person(), {"ArrearsStep": (step,)}), TODAY)
    assert [each.field for each in remarks_on(KIYO, at)] == ["owed"]
    plain = Beside(CaseFile(Office(), Case(), Person(), {}), TODAY)
    assert remarks_on(KIYO, plain) == ()
    assert [each.field for each in remarks_on(KIYO.replace(promised_on=date(2026, 9, 1)), plain)] == ["first_on"]
    slow = KIYO.replace(owed=600_000, times=120)
    assert [each.field for each in remarks_on(slow, plain)] == ["times"]
    assert remarks_on(KIYO.replace(owed=300_000, times=60), plain) == ()
    same = CaseFile(Office(), Case(), Person(), {"ArrearsStep": (step, ArrearsStep(amount=60_000), ArrearsStep())})
    assert remarks_on(KIYO, Beside(same, TODAY)) == ()  # the newest amount counts
    assert remarks_on(Instalments(), plain) == ()


@pytest.mark.parametrize(
    ("number", "amount", "fields"),
    [(1, 5_000, []), (1, 4_999, ["amount"]), (1, 5_001, ["amount"]), (12, 5_000, []), (13, 1, [])],
)
def test_an_amount_is_looked_at_beside_that_of_its_own_instalment(
    number: int, amount: int, fields: list[str]
) -> None:
    at = Beside(CaseFile(Office(), Case(), Person(), {"Instalments": (KIYO,)}), TODAY)
    assert [each.field for each in remarks_on(paid(number, amount=amount), at)] == fields
    last = KIYO.replace(owed=58_000)  # 11 times 5,000 yen and 3,000 yen at the end
    short = Beside(CaseFile(Office(), Case(), Person(), {"Instalments": (last,)}), TODAY)
    assert remarks_on(paid(12, amount=3_000), short) == ()
    assert [each.field for each in remarks_on(paid(1, amount=3_000), short)] == ["amount"]
