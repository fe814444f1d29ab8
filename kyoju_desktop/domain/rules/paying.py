"""分納 as it is paid: every instalment looked at one by one, what was missed, what is left of the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import ArrearsStep, InstalmentPaid, Instalments
from kyoju_desktop.domain.rules.instalments import Payment, payments
from kyoju_desktop.domain.rules.remarks import Beside, Remark, remark, remarks_on
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number

PAID, PART, MISSED, POSTPONED = "paid", "part", "missed", "postponed"
ANSWERED = frozenset({PAID, PART, MISSED})
LONG_DAYS = 5 * 366  # longer than this is asked about
TOLD_FROM = 2  # missed instalments from which it is told (CASES C08)


@dataclass(frozen=True)
class Line:
    """One instalment with what came of it (None: nobody has looked yet)."""

    payment: Payment
    seen: InstalmentPaid | None


@dataclass(frozen=True)
class Paying:
    """How a promise stands: its instalments, the next one to look at, what was missed, what is left."""

    lines: tuple[Line, ...]
    next: Payment | None
    missed: int
    in_a_row: int
    left: int
    answered: int

    @property
    def warns(self) -> bool:
        """Whether so many were missed that it has to be told."""
        return self.missed >= TOLD_FROM

    @property
    def paid_off(self) -> bool:
        """Whether nothing is left."""
        return bool(self.lines) and self.left <= 0


def paying(promise: Instalments, seen: Iterable[InstalmentPaid]) -> Paying:
    """The state of a promise by what was looked at; an instalment that was put off still waits."""
    by_number = {each.number: each for each in sorted(seen, key=lambda one: one.id) if each.instalments == promise.id}
    lines = tuple(Line(each, by_number.get(each.number)) for each in payments(promise))
    answered = _answered(lines)
    missed = sum(1 for each in lines if _short(each))
    row = 0
    for each in lines[:answered]:
        row = row + 1 if _short(each) else 0
    paid = sum(each.amount or 0 for each in by_number.values())
    following = lines[answered].payment if answered < len(lines) else None
    left = (promise.owed or 0) - paid
    return Paying(lines, None if promise.ended_on or left <= 0 else following, missed, row, left, answered)


def begun(promise: Instalments, seen: Iterable[InstalmentPaid], today: date) -> InstalmentPaid:
    """A new entry for the next instalment, as if it was paid in full today."""
    following = paying(promise, seen).next
    if following is None:
        return InstalmentPaid(case=promise.case, instalments=promise.id)
    return InstalmentPaid(
        case=promise.case,
        instalments=promise.id,
        number=following.number,
        due_on=following.on,
        result=PAID,
        paid_on=today,
        amount=following.amount,
    )


def completed(paid: InstalmentPaid, promise: Instalments) -> InstalmentPaid:
    """The entry with its day from the promise, and the whole amount where it was paid without naming one."""
    wanted = next((each for each in payments(promise) if each.number == paid.number), None)
    if wanted is None:
        return paid
    due = paid.due_on or wanted.on
    amount = wanted.amount if paid.result == PAID and paid.amount is None else paid.amount
    return paid.replace(due_on=due, amount=amount)


def check(paid: InstalmentPaid, promise: Instalments, others: Iterable[InstalmentPaid], today: date) -> None:
    """`Refused` for an entry that cannot be: no such instalment, one looked at before, money that does not fit."""
    planned = {each.number: each for each in payments(promise)}
    if paid.number is None:
        raise Refused(N_("何回目の支払いかを入れてください。"), field="number")
    if planned and paid.number not in planned:
        text = N_("この誓約は{times}回までです。回を確かめてください。")
        raise Refused(text, field="number", times=format_number(len(planned)))
    if any(each.number == paid.number and each.id != paid.id for each in others):
        text = N_("{number}回目は、もう確かめてあります。直すときは、その行を開いてください。")
        raise Refused(text, field="number", number=format_number(paid.number))
    if not paid.result:
        raise Refused(N_("払えたかどうかを選んでください。"), field="result")
    if paid.paid_on and paid.paid_on > today:
        raise Refused(N_("払った日が先の日付です。払われてから記録します。"), field="paid_on")
    _check_amount(paid)


def _check_amount(paid: InstalmentPaid) -> None:
    if paid.result == MISSED and paid.amount:
        text = N_("払えなかった回に、払った額があります。「一部だけ払えた」にするか、額を空にしてください。")
        raise Refused(text, field="amount")
    if paid.result == PART and not paid.amount:
        raise Refused(N_("一部だけ払えたときは、払った額を入れてください。"), field="amount")
    if paid.result == PAID and paid.amount == 0:
        raise Refused(N_("払えたなら、0円ではありません。額を確かめてください。"), field="amount")


def _answered(lines: tuple[Line, ...]) -> int:
    """How many instalments from the first one on were looked at without a gap."""
    count = 0
    for each in lines:
        if each.seen is None or each.seen.result not in ANSWERED:
            break
        count += 1
    return count


def _short(line: Line) -> bool:
    """Whether an instalment was missed, or paid only in part."""
    return line.seen is not None and line.seen.result in {MISSED, PART}


@remarks_on.register
def _(record: InstalmentPaid, beside: Beside) -> tuple[Remark, ...]:
    promise = beside.file.find(Instalments, record.instalments)
    if promise is None:
        return (
            remark(
                "number", N_("どの誓約の支払いかがわかりません。誓約の行の「支払いを確かめる」から書いてください。")
            ),
        )
    found: list[Remark] = []
    wanted = next((each for each in payments(promise) if each.number == record.number), None)
    if wanted and record.result == PAID and record.amount is not None and record.amount < wanted.amount:
        text = N_("誓約の額は{amount}円です。少ないときは「一部だけ払えた」にします。")
        found.append(remark("amount", text, amount=format_number(wanted.amount)))
    if wanted and record.amount is not None and record.amount > wanted.amount:
        text = N_("誓約の額({amount}円)より多く払われています。残りの額はその分だけ減ります。")
        found.append(remark("amount", text, amount=format_number(wanted.amount)))
    if record.paid_on and promise.promised_on and record.paid_on < promise.promised_on:
        found.append(remark("paid_on", N_("誓約の日より前です。")))
    return tuple(found)


@remarks_on.register
def _(record: Instalments, beside: Beside) -> tuple[Remark, ...]:
    found: list[Remark] = []
    if record.first_on and record.promised_on and record.first_on < record.promised_on:
        found.append(remark("first_on", N_("誓約の日より前です。")))
    days = payments(record)
    last = days[-1].on if days else None
    if last and (last - (record.first_on or last)).days > LONG_DAYS:
        found.append(remark("times", N_("払い終わるまで5年より長くかかります。1回に払う額を確かめてください。")))
    known = [each.amount for each in beside.file.of(ArrearsStep) if each.amount is not None]
    if record.owed and known and known[-1] != record.owed:
        text = N_("「滞納への対応」の額は{amount}円です。どちらが新しいか確かめてください。")
        found.append(remark("owed", text, amount=format_number(known[-1])))
    return tuple(found)
