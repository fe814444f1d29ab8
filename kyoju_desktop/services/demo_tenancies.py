"""Tenancies of the fictional office as they go on: reports, hospital, two-person visits, arrears, the 帳簿."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from kyoju_desktop.domain.records import (
    ArrearsStep,
    Case,
    HospitalStay,
    InstalmentPaid,
    Instalments,
    Organisation,
    Person,
    Protection,
    ProviderReport,
    Tenancy,
)
from kyoju_desktop.domain.rules.instalments import completed
from kyoju_desktop.services.demo_cast import Pen
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.paying import follow_paid
from kyoju_desktop.storage.store import Reader, Writer

_CASES = 300  # so many are looked at, however large the office is
_MONTHLY = 5_000
Chapter = Callable[[Writer, Pen, Tenancy], None]


def enter_tenancies(w: Writer, seed: int) -> None:
    """One tenancy for each thing that can go on in one; the office refers from arrears by its written rule."""
    pen = Pen(f"{seed}/tenancies", w.now.date())
    w.put(office_of(w).replace(arrears_referral="by_rule", arrears_months=2))
    for chapter, home in zip(_CHAPTERS, _living(w), strict=False):
        chapter(w, pen, home)
        for record in pen.rows:
            w.add(record)
        pen.rows.clear()


def _living(r: Reader) -> Sequence[Tenancy]:
    found = []
    for case in r.find(Case)[:_CASES]:
        if case.stage != "S80" or case.merged_into or r.find(Protection, person=case.person):
            continue
        homes = [each for each in r.find(Tenancy, case=case.id) if each.ended_on is None and each.moved_in_on]
        found += homes[-1:]
    return found


def _provided(w: Writer, pen: Pen, home: Tenancy) -> None:
    """居住サポート住宅 whose daily checks are the provider's: what they told the office."""
    bodies = [each for each in w.find(Organisation) if each.kind == "support_corporation"]
    body = bodies[0].id if bodies else ""
    w.put(home.replace(destination="support_housing", support="other", provider=body, support_fee=3_000))
    for days, kind, fact in (
        (40, "visit", "月1回の見守り。部屋は片付いている。通院の足に困っている。"),
        (2, "anomaly", "朝から人感センサーに反応がない。電話に出たので、寝すごしと分かった。"),
    ):
        at = pen.moment(pen.working(pen.today - timedelta(days=days)))
        pen.write(
            ProviderReport,
            at,
            case=home.case,
            tenancy=home.id,
            organisation=body,
            received_at=at,
            kind=kind,
            fact=fact,
            they_did="電話で無事を確かめた。" if kind == "anomaly" else "",
        )


def _in_hospital(w: Writer, pen: Pen, home: Tenancy) -> None:  # noqa: ARG001 - like the others
    since = pen.today - timedelta(days=10)
    pen.write(
        HospitalStay,
        pen.moment(since),
        case=home.case,
        tenancy=home.id,
        kind="hospital",
        since=since,
        expected_until=pen.today + timedelta(days=30),
        hospital="架空総合病院",
        arranged=frozenset({"key", "mail"}),
        rent_paid_by="口座振替のまま",
        key_keeper="管理会社",
        check_on=pen.today + timedelta(days=4),
    )


def _two_persons(w: Writer, pen: Pen, home: Tenancy) -> None:  # noqa: ARG001 - like the others
    person = w.get(Person, w.get(Case, home.case).person)
    w.put(person.replace(two_person_visit=True, two_person_reason="玄関先で大きな声を出されたことがある"))


def _owing(w: Writer, pen: Pen, home: Tenancy) -> None:
    """Arrears of a public home: the steps so far, the promise, one instalment paid and two missed."""
    rent = home.rent or 20_000
    w.put(home.replace(destination="public_housing"))
    first = (pen.today - timedelta(days=95)).replace(day=25)
    for days, step, months, wish in ((150, "reminder", 1, ""), (120, "interview", 3, "undecided")):
        day = pen.working(first - timedelta(days=days - 95))
        pen.write(
            ArrearsStep,
            pen.moment(day),
            case=home.case,
            tenancy=home.id,
            on=day,
            step=step,
            months=months,
            amount=rent * months,
            wants_help=wish,
        )
    promised = first - timedelta(days=5)
    made = completed(Instalments(owed=rent * 3, monthly=_MONTHLY))
    promise = pen.write(
        Instalments,
        pen.moment(promised),
        case=home.case,
        tenancy=home.id,
        owed_for="家賃3か月分",
        owed=made.owed,
        monthly=made.monthly,
        times=made.times,
        last_amount=made.last_amount,
        pay_day=25,
        first_on=first,
        if_missed="払う日の前に係へ連絡し、計画を見直す。",
        promised_on=promised,
    )
    w.add(promise)
    pen.rows.remove(promise)
    for number, result in enumerate(("paid", "missed", "missed"), 1):
        paid = InstalmentPaid(
            id=pen.id(pen.moment(pen.today)),
            case=home.case,
            instalments=promise.id,
            number=number,
            result=result,
            paid_on=first if result == "paid" else None,
            amount=_MONTHLY if result == "paid" else None,
        )
        w.add(paid)
        follow_paid(w, paid)


def _own_help(w: Writer, pen: Pen, home: Tenancy) -> None:  # noqa: ARG001 - like the others
    """A home in which the office itself helps and keeps the 帳簿."""
    w.put(
        home.replace(
            destination="support_housing",
            support="office",
            support_fee=3_000,
            support_terms="毎日の安否確認(センサー)、月1回の訪問、困ったときの相談。",
        )
    )


_CHAPTERS: tuple[Chapter, ...] = (_provided, _in_hospital, _two_persons, _owing, _own_help)
