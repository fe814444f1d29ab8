"""From the application to the key on the real file."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Application,
    Case,
    Home,
    InitialCost,
    Intake,
    Mandate,
    Organisation,
    Person,
    Protection,
    Tenancy,
)
from kyoju_desktop.domain.rules.move_in import from_application
from kyoju_desktop.services.cases import case_file, keep, open_case
from kyoju_desktop.services.contract_papers import move_in_paper, plain_move_in_paper
from kyoju_desktop.services.contracts import (
    choose_guarantee,
    contract,
    lived_elsewhere,
    propose_costs,
    review_mandate,
    tick_duty,
    tick_paper,
)
from kyoju_desktop.services.persons import link_persons
from kyoju_desktop.storage.store import Store
from tests.documents.general_samples import AT
from tests.services.conftest import opened


def applied(store: Store, **answers: object) -> Application:
    made = Application(case=opened(store), rent=48_000, guarantee="foundation", result="waiting").replace(**answers)
    with store.write("申込み") as w:
        keep(w, made)
    return made


def kept(store: Store, application: Application) -> Application:
    with store.read() as r:
        return r.get(Application, application.id)


def test_a_contract_makes_a_tenancy_and_approves_the_application(store: Store) -> None:
    application = applied(store)
    begun = from_application(application, (), date(2026, 7, 31)).replace(
        contracted_on=date(2026, 7, 13), key_on=date(2026, 7, 30)
    )
    with store.write("契約") as w:
        made = contract(w, begun)
    assert made.to_do == {"contract", "key"}
    assert made.guarantee_until == date(2028, 7, 30)
    answered = kept(store, application)
    assert (answered.result, answered.result_on) == ("approved", date(2026, 7, 13))
    store.undo()
    with store.read() as r:
        assert not r.find(Tenancy)
        assert r.get(Application, application.id).result == "waiting"


def test_a_second_contract_from_one_application_is_refused_and_writes_nothing(store: Store) -> None:
    application = applied(store)
    with store.write("契約") as w:
        contract(w, from_application(application, (), None))
    with pytest.raises(Refused, match="もう記録されています"), store.write("契約") as w:
        contract(w, from_application(application, (), None))
    with store.read() as r:
        assert len(r.find(Tenancy)) == 1


@pytest.mark.parametrize("result", ["rejected", "withdrawn"])
def test_an_application_that_came_to_nothing_is_no_contract(store: Store, result: str) -> None:
    application = applied(store, result=result)
    with pytest.raises(Refused, match="審査の結果"), store.write("契約") as w:
        contract(w, from_application(application, (), None))


def test_a_tenancy_without_an_application_is_a_contract_too(store: Store) -> None:
    case = opened(store)
    with store.write("契約") as w:
        made = contract(w, Tenancy(case=case))
    assert made.to_do == frozenset()


def test_an_approved_application_keeps_its_day(store: Store) -> None:
    application = applied(store, result="conditional", result_on=date(2026, 7, 1))
    with store.write("契約") as w:
        contract(w, from_application(application, (), None).replace(contracted_on=date(2026, 7, 13)))
    found = kept(store, application)
    assert (found.result, found.result_on) == ("conditional", date(2026, 7, 1))


def test_a_chosen_guarantee_keeps_a_typed_fee_unless_it_brings_one(store: Store) -> None:
    application = applied(store, guarantee_fee=15_000)
    with store.write("保証") as w:
        assert choose_guarantee(w, application.id, "company", None).guarantee_fee == 15_000
        assert choose_guarantee(w, application.id, "foundation", 16_800).guarantee_fee == 16_800


def test_papers_are_ticked_and_taken_back(store: Store) -> None:
    application = applied(store)
    with store.write("書類") as w:
        tick_paper(w, application.id, "papers", "identity", on=True)
        tick_paper(w, application.id, "guarantee_papers", "debts", on=True)
        made = tick_paper(w, application.id, "papers", "identity", on=False)
    assert not made.papers
    assert made.guarantee_papers == {"debts"}


def test_a_report_and_the_key_keep_their_day_when_ticked(store: Store) -> None:
    case = opened(store)
    with store.write("入居") as w:
        made = keep(w, Tenancy(case=case, key_on=date(2026, 5, 30)))
        for code in ("key", "address_report", "card_report", "gas"):
            made = tick_duty(w, made.id, code, on=True)
    assert made.key_on == date(2026, 5, 30)  # what was entered is truer than the day of the tick
    assert made.address_reported_on == made.card_reported_on == date(2026, 6, 1)
    assert made.to_do == {"key", "address_report", "gas"}
    with store.write("入居") as w:
        for code in ("key", "address_report", "card_report", "gas"):
            made = tick_duty(w, made.id, code, on=False)
    assert (made.to_do, made.key_on, made.address_reported_on, made.card_reported_on) == (
        frozenset(),
        None,
        None,
        None,
    )


def test_costs_come_from_the_register_once(store: Store) -> None:
    with store.write("台帳") as w:
        unit = Home(deposit=48_000)
        w.add(unit)
    application = applied(store, unit=unit.id)
    with store.write("費用") as w:
        first, second = propose_costs(w, application.id), propose_costs(w, application.id)
    assert first > 0
    assert second == 0
    with store.read() as r:
        assert {each.what: each.amount for each in r.find(InitialCost)}["deposit"] == 48_000


def test_a_mandate_gets_its_day_of_review_when_it_is_kept_and_a_new_one_when_it_was_looked_at(store: Store) -> None:
    case = opened(store)
    with store.write("契約") as w:
        made = keep(w, Mandate(case=case, concluded_on=date(2025, 11, 4)))
        assert made.review_on == date(2026, 11, 4)
        assert review_mandate(w, made.id).review_on == date(2027, 6, 1)


def test_the_tenancies_of_the_person_s_other_cases_are_found_also_of_a_linked_record(store: Store) -> None:
    with store.write("相談") as w:
        person, twin = Person(name="平松 健一"), Person(name="平松 健一")
        first = open_case(w, person, Intake())
        second = open_case(w, person, Intake())
        third = open_case(w, twin, Intake())
        link_persons(w, person.id, twin.id)
        for case in (first, second, third):
            keep(w, Tenancy(case=case.id, moved_in_on=date(2026, 1, 1)))
    with store.read() as r:
        found = lived_elsewhere(r, case_file(r, first.id))
    assert {number for number, _tenancy in found} == {second.number, third.number}


def test_the_list_of_a_case_without_a_tenancy_is_still_a_paper(store: Store) -> None:
    case = opened(store)
    with store.read() as r:
        assert "北原 ハル" in move_in_paper(r, case, AT).page_texts[0]
        assert "北原 ハル" in plain_move_in_paper(r, case, AT).page_texts[0]


def test_the_list_of_a_protected_person_tells_no_place_and_sends_them_to_the_clerk_first(store: Store) -> None:
    case = opened(store)
    with store.write("入居") as w:
        keep(w, Tenancy(case=case, home="コーポ架空 105", moved_in_on=date(2026, 9, 7)))
    with store.read() as r:
        open_ = "".join(move_in_paper(r, case, AT).page_texts)
    assert "コーポ架空" in open_
    assert "令和8年9月24日" in open_  # the fourteenth day is a holiday, and so are the next
    assert "14日目の令和8年9月21日" in open_
    with store.write("秘匿", final=True) as w:
        person = w.get(Case, case).person
        keep(w, Protection(person=person, source="own_wish", started_on=date(2026, 6, 1)))
    with store.read() as r:
        for paper in (move_in_paper, plain_move_in_paper):
            said = "".join(paper(r, case, AT).page_texts)
            assert "コーポ架空" not in said
        assert "支援措置" in "".join(move_in_paper(r, case, AT).page_texts)
        assert "郵便局の窓口" not in "".join(move_in_paper(r, case, AT).page_texts)


def test_the_provider_of_a_unit_comes_from_the_register_unless_another_was_entered(store: Store) -> None:
    with store.write("台帳") as w:
        bodies = Organisation(name="法人D"), Organisation(name="法人E")
        for each in bodies:
            w.add(each)
        unit = Home(kind="support_housing", provider=bodies[0].id)
        w.add(unit)
    application = applied(store, unit=unit.id, destination="support_housing")
    with store.write("契約") as w:
        made = contract(w, from_application(application, (), None))
        assert made.provider == bodies[0].id
        assert contract(w, made.replace(provider=bodies[1].id)).provider == bodies[1].id
