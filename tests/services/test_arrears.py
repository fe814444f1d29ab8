"""Arrears on the real file: instalments one by one, the case that begins with arrears, the rule on paper."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    ArrearsStep,
    Case,
    InstalmentPaid,
    Instalments,
    Intake,
    Person,
    PersonLink,
    ProgressNote,
    Tenancy,
)
from kyoju_desktop.services.arrears import arrears_of, arrears_rule_paper, proposal_for, start_from_arrears
from kyoju_desktop.services.cases import case_file, keep, remove
from kyoju_desktop.services.office import office_of, save_office
from kyoju_desktop.services.paying import end_promise
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import CODES, JA, person_of

TODAY = date(2026, 11, 5)
AT = Locale(JA, TODAY, CODES)


@pytest.fixture
def promise(store: Store, clock: Clock) -> Instalments:
    case = opened(store, "石動 キヨ", "いするぎ きよ")
    clock.go_to(TODAY)
    with store.write("誓約") as w:
        return keep(w, Instalments(case=case, owed=60_000, monthly=5_000, pay_day=25, first_on=date(2026, 8, 25)))


def pay(store: Store, promise: Instalments, number: int, result: str = "paid", **more: object) -> InstalmentPaid:
    made = InstalmentPaid(case=promise.case, instalments=promise.id, number=number, result=result).replace(**more)
    with store.write("支払い") as w:
        return keep(w, made)


def answered(store: Store, promise: Instalments) -> int | None:
    with store.read() as r:
        return r.get(Instalments, promise.id).answered_times


def test_the_promise_remembers_how_many_instalments_were_looked_at(store: Store, promise: Instalments) -> None:
    first = pay(store, promise, 1)
    assert (first.due_on, first.amount) == (date(2026, 8, 25), 5_000)
    third = pay(store, promise, 3, "missed")
    assert answered(store, promise) == 1
    pay(store, promise, 2, "missed")
    assert answered(store, promise) == 3
    with store.write("消す") as w:
        remove(w, third)
    assert answered(store, promise) == 2


def test_an_instalment_needs_its_promise_and_its_number(store: Store, promise: Instalments) -> None:
    with pytest.raises(Refused, match="先に分納の誓約"):
        pay(store, promise, 1, instalments="")
    with pytest.raises(Refused) as refused:
        pay(store, promise, 13)
    assert refused.value.field == "number"
    assert answered(store, promise) is None


def test_a_promise_ends_only_when_nothing_is_left(store: Store, promise: Instalments) -> None:
    pay(store, promise, 1, paid_on=date(2026, 8, 25))
    with store.write("終える") as w, pytest.raises(Refused):
        end_promise(w, promise.id)
    pay(store, promise, 2, amount=55_000, paid_on=date(2026, 9, 24))
    with store.write("終える") as w:
        assert end_promise(w, promise.id).ended_on == date(2026, 9, 24)


def test_a_step_of_the_future_is_refused(store: Store, promise: Instalments) -> None:
    with store.write("滞納") as w, pytest.raises(Refused) as refused:
        keep(w, ArrearsStep(case=promise.case, on=date(2026, 11, 6), step="reminder"))
    assert refused.value.field == "on"


def start(store: Store, same_as: str = "", **values: object) -> Case:
    step = ArrearsStep(on=TODAY, step="interview", months=3, amount=54_000, words="通帳がない。").replace(**values)
    home = Tenancy(home="町営住宅 3号棟 201", rent=18_000, moved_in_on=date(1998, 4, 1))
    with store.write("滞納から") as w:
        return start_from_arrears(w, Person(name="石動 キヨ", kana="いするぎ きよ"), home, step, same_as)


def test_a_case_begins_from_arrears_with_what_is_known_and_its_purpose_apart(store: Store, clock: Clock) -> None:
    earlier = opened(store, "石動 キヨ", "いするぎ きよ")
    clock.go_to(TODAY)
    case = start(store, person_of(store, earlier))
    with store.read() as r:
        file = case_file(r, case.id)
        (intake,) = r.find(Intake, case=case.id)
        (home,) = r.find(Tenancy, case=case.id)
        (step,) = r.find(ArrearsStep, case=case.id)
        (note,) = r.find(ProgressNote, case=case.id)
        assert r.count(PersonLink) == 1
        dues = [each.code for each in r.case_dues(case.id)]
    assert (intake.route, intake.arrears_months, intake.finished) == ("housing_section", 3, True)
    assert (home.destination, step.tenancy) == ("public_housing", home.id)
    assert "滞納の整理だけのために使わない" in note.fact
    assert "address_report" not in dues  # she has lived there for decades
    found = arrears_of(file, AT)
    assert found is not None
    assert found.claim_now


def test_a_name_is_asked_for_and_nothing_is_half_written(store: Store, clock: Clock) -> None:
    clock.go_to(TODAY)
    with pytest.raises(Refused) as refused, store.write("滞納から") as w:
        start_from_arrears(w, Person(), Tenancy(), ArrearsStep(on=TODAY))
    assert refused.value.field == "name"
    with pytest.raises(Refused) as refused:
        start(store, on=date(2026, 11, 6))
    assert refused.value.field == "on"
    with store.read() as r:
        assert r.count(Case) == 0
        assert r.count(Intake) == 0


def test_the_rule_of_the_office_decides_what_is_proposed(store: Store, clock: Clock) -> None:
    clock.go_to(TODAY)
    case = start(store, wants_help="not_asked")

    def proposed() -> str:
        with store.read() as r:
            found = proposal_for(case_file(r, case.id))
        return found.what if found else ""

    assert proposed() == "ask"
    with store.write("設定") as w:
        save_office(w, office_of(w).replace(arrears_referral="by_rule", arrears_months=2))
    assert proposed() == "refer"
    with store.write("滞納") as w:
        keep(w, ArrearsStep(case=case.id, on=TODAY, step="referred"))
    assert proposed() == ""


def test_without_any_step_nothing_is_proposed(store: Store, promise: Instalments) -> None:
    with store.read() as r:
        file = case_file(r, promise.case)
    assert arrears_of(file, AT) is None
    assert proposal_for(file) is None


def test_the_rule_is_printed_with_what_is_set(store: Store, clock: Clock) -> None:
    clock.go_to(TODAY)
    with store.write("設定") as w:
        save_office(
            w, office_of(w).replace(arrears_referral="by_rule", arrears_months=2, arrears_rule="必ず案内する")
        )
    with store.read() as r:
        said = "".join(arrears_rule_paper(r, AT).page_texts).replace("\n", "")
    assert "☑文書のルールで組織的につなぐ" in said
    assert "2か月" in said
    assert "必ず案内する" in said
