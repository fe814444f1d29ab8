"""分納: what is paid when, in whole yen; the last instalment takes the remainder."""

from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Instalments
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number

MOST = 600


@dataclass(frozen=True)
class Payment:
    """One instalment: its number, its day (None while the first day is open), the amount and what is left then."""

    number: int
    on: date | None
    amount: int
    left: int


def completed(promise: Instalments) -> Instalments:
    """The promise with what follows from the rest: how many times, and the amount of the last one."""
    owed, monthly = promise.owed or 0, promise.monthly or 0
    if not owed or not monthly:
        return promise
    times = promise.times or -(-owed // monthly)
    return promise.replace(times=times, last_amount=promise.last_amount or owed - monthly * (times - 1))


def check(promise: Instalments) -> None:
    """`Refused` for amounts, times and days that do not go together; what is still open may stay so."""
    for name in ("owed", "monthly", "times"):
        if getattr(promise, name) == 0:
            raise Refused(N_("0では払えません。1以上の数を入れるか、空けておいてください。"), field=name)
    if promise.pay_day == 0:
        raise Refused(N_("毎月の払う日は、1から31までの数です。月末に払うなら31にしてください。"), field="pay_day")
    if promise.owed and promise.monthly:
        _check_amounts(promise.owed, promise.monthly, completed(promise), agreed=promise.last_amount)


def _check_amounts(owed: int, monthly: int, promise: Instalments, agreed: int | None) -> None:
    """`agreed`: the last amount as it was entered; without one the last instalment is no larger than the others."""
    times = promise.times or 0
    last = agreed or min(promise.last_amount or 0, monthly)
    if times > MOST:
        raise Refused(
            N_("この額では{times}回かかります。1回に払う額を見直してください。"),
            field="monthly",
            times=format_number(times),
        )
    before = monthly * (times - 1)
    if before >= owed:
        raise Refused(
            N_("{needed}回で払い終わります。回数を{needed}回にするか、1回に払う額を減らしてください。"),
            field="times",
            needed=format_number(-(-owed // monthly)),
        )
    if before + last < owed:
        raise Refused(
            N_("全部払っても、滞納の額に{short}円足りません。回数か、1回に払う額を見直してください。"),
            field="times",
            short=format_number(owed - before - last),
        )
    if before + last > owed:
        raise Refused(
            N_("全部払うと、滞納の額より{over}円多くなります。最後の回の額は{last}円です。"),
            field="last_amount",
            over=format_number(before + last - owed),
            last=format_number(owed - before),
        )


def payments(promise: Instalments) -> tuple[Payment, ...]:
    """Every instalment in order; none while amounts are open. A day that a month lacks is its last day."""
    done = completed(promise)
    if not done.owed or not done.monthly or not done.times or done.times > MOST:
        return ()
    found: list[Payment] = []
    left = done.owed
    for number in range(1, done.times + 1):
        amount = left if number == done.times else min(done.monthly, left)
        left -= amount
        found.append(Payment(number, _day(done, number), amount, left))
    return tuple(found)


def _day(promise: Instalments, number: int) -> date | None:
    if promise.first_on is None or number == 1:
        return promise.first_on
    try:
        month = add_months(promise.first_on.replace(day=1), number - 1)
        last = month.replace(day=31) if month.month == 12 else add_months(month, 1) - timedelta(days=1)
    except OverflowError:
        return None  # beyond the year 9999
    return last.replace(day=min(promise.pay_day or promise.first_on.day, last.day))
