"""Tenancies that go on, on the real file: lapses over all cases, reports turned into records, renewals, contacts."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Address,
    Building,
    Crisis,
    EmergencyContact,
    Home,
    HospitalStay,
    Organisation,
    Person,
    ProgressNote,
    Protection,
    ProviderReport,
    Tenancy,
    Visit,
    YearlyReport,
)
from kyoju_desktop.domain.rules.deadline_words import explained
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.cases import case_file, keep, remove
from kyoju_desktop.services.course_lists import visit_list
from kyoju_desktop.services.office import office_of, save_office
from kyoju_desktop.services.shelf import paper_of
from kyoju_desktop.services.tenancies import (
    LAPSED,
    PAST,
    SOON,
    confirm_contacts,
    into_crisis,
    into_visit,
    lapse_list,
    lines_of,
    renew,
    watch_over,
)
from kyoju_desktop.services.yearly_reports import awaited, keep_report, role_of
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui.pages.case_view import case_dues
from tests.services.conftest import Clock, city, opened, town
from tests.services.gate import CODES, JA, person_of

TODAY = date(2026, 9, 14)
AT = Locale(JA, TODAY, CODES)
VISIT = ("visit_back", "watch_visit", "support_housing_visit")


@pytest.fixture
def case(store: Store, clock: Clock) -> str:
    made = opened(store)
    clock.go_to(TODAY)
    return made


def living(store: Store, case: str, **values: object) -> Tenancy:
    home = Tenancy(case=case, home="架空荘203", moved_in_on=date(2026, 4, 1), visit_rhythm="monthly").replace(
        **values
    )
    with store.write("入居") as w:
        keep(w, home)
    return home


def visit(store: Store, case: str, day: date, **values: object) -> Visit:
    made = Visit(case=case, at=datetime(day.year, day.month, day.day, 10), means="home_visit", met="met")
    with store.write("訪問") as w:
        return keep(w, made.replace(**values))


def test_the_list_names_when_it_should_have_been_when_it_was_and_who_went(store: Store, case: str) -> None:
    living(store, case)
    visit(store, case, date(2026, 5, 1), visitors="大江・見本")
    visit(store, case, date(2026, 7, 6), visitors="大江", met="absent")
    with store.read() as r:
        found = watch_over(r)
        (lapsed,) = lines_of(found, LAPSED, TODAY)
        (late,) = lines_of(found, PAST, TODAY)
        now, past = (lapse_list(r, AT, view).table for view in (LAPSED, PAST))
    assert lapsed.watched.rhythm.next_on == date(2026, 8, 6)
    assert late.turn is not None
    assert (late.turn.due_on, late.turn.done_on, late.turn.visitors) == (date(2026, 6, 1), date(2026, 7, 6), "大江")
    assert now is not None
    assert past is not None
    assert now.rows[0][3:7] == (date(2026, 8, 6), "39日遅れ", "R8.7.6\n大江", date(2026, 5, 1))
    assert past.rows[0][3:8] == (date(2026, 6, 1), date(2026, 7, 6), "35日遅れ", "大江", "会えていない")


def test_only_living_tenancies_of_open_cases_with_a_rhythm_are_watched(store: Store, case: str) -> None:
    living(store, case, visit_rhythm="none")
    living(store, case, ended_on=date(2026, 6, 1))
    with store.read() as r:
        assert watch_over(r) == ()
    home = living(store, case, moved_in_on=date(2026, 8, 20))
    with store.read() as r:
        (each,) = watch_over(r)
        assert each.tenancy.id == home.id
        assert len(lines_of((each,), SOON, TODAY)) == 1
        assert lines_of((each,), LAPSED, TODAY) == ()
        assert watch_over(r, "別の担当") == ()
        assert len(watch_over(r, "空木 佐和")) == 1


def test_whoever_is_in_hospital_is_no_lapse_and_two_persons_are_told_without_the_reason(
    store: Store, case: str
) -> None:
    home = living(store, case)
    with store.write("入院") as w:
        person = w.get(Person, person_of(store, case))
        w.put(person.replace(two_person_visit=True, two_person_reason="刃物を見せた"))
        keep(
            w, HospitalStay(case=case, tenancy=home.id, since=date(2026, 4, 20), kind="hospital", hospital="架空病院")
        )
    with store.read() as r:
        (each,) = watch_over(r)
        assert (each.rhythm.away, each.two_persons) == (True, True)
        assert lines_of((each,), LAPSED, TODAY) == ()
    with store.write("戻った") as w:
        stay = w.find(HospitalStay)[0]
        keep(w, stay.replace(back_on=date(2026, 9, 1)))
    with store.read() as r:
        sheet = lapse_list(r, AT, LAPSED)
    assert sheet.table is not None
    assert sheet.table.rows[0][7] == "2人で訪問"
    assert "刃物" not in repr(sheet)
    assert "架空荘" not in repr(sheet)


def test_the_list_of_a_protected_person_repeats_no_place(store: Store, case: str) -> None:
    living(store, case)
    person = person_of(store, case)
    with store.write("秘匿") as w:
        w.add(Address(person=person, use="current", place="見本町七丁目"))
        w.add(Protection(person=person, source="own_wish", started_on=TODAY))
    visit(store, case, date(2026, 5, 1), visitors="大江(見本町七丁目の班)")
    with store.read() as r:
        sheet = lapse_list(r, AT, LAPSED)
    assert "【秘匿】北原 ハル" in repr(sheet)
    assert "見本町" not in repr(sheet)


def test_a_sensor_or_a_report_does_not_keep_the_rhythm_of_the_office(store: Store, case: str) -> None:
    home = living(store, case)
    visit(store, case, date(2026, 8, 1), means="sensor")
    visit(store, case, date(2026, 8, 2), means="through")
    with store.read() as r:
        assert r.get(Tenancy, home.id).last_visit_on is None
        (each,) = watch_over(r)
        assert each.rhythm.next_on == date(2026, 5, 1)
    visit(store, case, date(2026, 8, 3), means="phone")
    with store.read() as r:
        assert r.get(Tenancy, home.id).last_visit_on == date(2026, 8, 3)


def report(store: Store, case: str, **values: object) -> ProviderReport:
    with store.write("連絡") as w:
        body = Organisation(name="居住支援法人D", kind="support_corporation")
        w.add(body)
        made = ProviderReport(
            case=case,
            organisation=body.id,
            received_at=datetime(2026, 9, 14, 9, 0),
            happened_at=datetime(2026, 9, 14, 8, 30),
            kind="anomaly",
            fact="朝からセンサーに反応がない。",
            they_did="訪問した。",
        ).replace(**values)
        return keep(w, made)


def test_an_anomaly_becomes_an_incident_by_one_press_and_only_once(store: Store, case: str) -> None:
    living(store, case)
    visit(store, case, date(2026, 9, 8))
    told = report(store, case)
    with store.write("危機") as w:
        made = into_crisis(w, told.id)
        assert into_crisis(w, told.id).id == made.id
    with store.read() as r:
        (crisis,) = r.find(Crisis)
        assert made.id == crisis.id
        assert (crisis.kind, crisis.noticed_by, crisis.last_seen_on) == ("no_sign", "居住支援法人D", date(2026, 9, 8))
        assert crisis.done == "訪問した。"
        assert r.get(ProviderReport, told.id).we_did == "危機対応の記録にした。"
        assert r.get(ProviderReport, told.id).next_done_on == TODAY


def test_what_the_provider_saw_becomes_an_entry_of_the_watch(store: Store, case: str) -> None:
    told = report(store, case, kind="visit", organisation="", happened_at=None)
    with store.write("見守り") as w:
        first = into_visit(w, told.id)
        assert into_visit(w, told.id).id == first.id
    assert (first.means, first.at, first.visitors) == ("through", told.received_at, "")
    with store.read() as r:
        assert "見守りの記録にした。" in r.get(ProviderReport, told.id).we_did


def test_a_report_that_was_answered_before_keeps_its_answer(store: Store, case: str) -> None:
    told = report(store, case, we_did="電話した。危機対応の記録にした。", next_done_on=date(2026, 9, 1))
    with store.write("危機") as w:
        into_crisis(w, told.id)
    with store.read() as r:
        assert r.get(ProviderReport, told.id) == told


def test_a_renewal_is_kept_and_the_course_says_from_when_until_when(store: Store, case: str) -> None:
    home = living(store, case, contract_until=date(2026, 9, 30), guarantee_until=date(2026, 9, 30))
    with store.write("更新") as w:
        renew(w, home.replace(contract_until=date(2028, 9, 30)))
    with store.read() as r:
        assert r.get(Tenancy, home.id).contract_until == date(2028, 9, 30)
        (note,) = r.find(ProgressNote)
        assert "契約の満了日 R8.9.30 → R10.9.30" in note.fact
    with store.write("更新") as w, pytest.raises(Refused):
        renew(w, r_home(store, home.id))
    with store.write("家賃") as w:
        renew(w, r_home(store, home.id).replace(rent=20_000))
    with store.read() as r:
        assert r.count(ProgressNote) == 1


def r_home(store: Store, record: str) -> Tenancy:
    with store.read() as r:
        return r.get(Tenancy, record)


def test_the_contacts_are_confirmed_together_on_one_day(store: Store, case: str) -> None:
    with store.write("連絡先") as w:
        first = keep(w, EmergencyContact(case=case, name="見本 おい"))
        keep(w, EmergencyContact(case=case, name="見本 めい"))
    with store.write("確認") as w:
        assert confirm_contacts(w, (first.id,), TODAY) == 1
        with pytest.raises(Refused):
            confirm_contacts(w, (), TODAY)
        with pytest.raises(Refused) as refused:
            confirm_contacts(w, (first.id,), date(2026, 9, 15))
        assert refused.value.field == "confirmed_on"
    with store.read() as r:
        assert [each.confirmed_on for each in r.find(EmergencyContact)] == [TODAY, None]


def test_a_return_before_the_beginning_is_not_kept(store: Store, case: str) -> None:
    with store.write("入院") as w, pytest.raises(Refused) as refused:
        keep(w, HospitalStay(case=case, since=date(2026, 9, 2), back_on=date(2026, 9, 1)))
    assert refused.value.field == "back_on"


def test_the_book_is_offered_only_where_the_office_helps_itself_and_states_price_and_terms(
    store: Store, case: str
) -> None:
    home = living(store, case, support="other", support_fee=3_000, support_terms="月1回の訪問")
    visit(store, case, date(2026, 5, 1))
    with store.read() as r:
        assert not paper_of("visit_book").ready(case_file(r, case))
    with store.write("入居") as w:
        keep(w, home.replace(support="office"))
    with store.read() as r:
        assert paper_of("visit_book").ready(case_file(r, case))
        told = {each.key: each.text for each in visit_list(r, case, AT, book=True).values}
    assert told["Tenancy.support_fee"] == "3,000円"
    assert told["Tenancy.support_terms"] == "月1回の訪問"
    assert told["Person.name"] == "北原 ハル"


def test_the_town_certifies_only_with_a_welfare_office_unless_it_says_otherwise() -> None:
    assert role_of(town()) == "not_certifier"
    assert role_of(city()) == "certifier"
    assert role_of(city().replace(support_housing="provider")) == "provider"


def test_the_yearly_report_is_awaited_for_each_certified_house_and_kept_once(store: Store, case: str) -> None:
    assert case
    house, secret = Building(name="見本ハイツ"), Building(name="隠れ家", secret=True)
    with store.write("台帳") as w:
        for each in (house, secret):
            w.add(each)
        for room in ("101", "102"):
            w.add(Home(building=house.id, room=room, kind="support_housing"))
        w.add(Home(building=secret.id, kind="support_housing"))
        w.add(Home(building=house.id, kind="private_rental"))
    with store.write("報告") as w, pytest.raises(Refused, match="都道府県"):
        keep_report(w, YearlyReport(fiscal_year=2025, building=house.id))
    with store.write("設定") as w:
        save_office(w, office_of(w).replace(support_housing="certifier"))
        for wrong, name in (
            (YearlyReport(building=house.id), "fiscal_year"),
            (YearlyReport(fiscal_year=2025), "organisation"),
            (YearlyReport(fiscal_year=2025, building=house.id, received_on=date(2027, 1, 1)), "received_on"),
            (YearlyReport(fiscal_year=2025, building=house.id, units=2, empty_units=3), "empty_units"),
        ):
            with pytest.raises(Refused) as refused:
                keep_report(w, wrong)
            assert refused.value.field == name
        kept = keep_report(w, YearlyReport(fiscal_year=2025, building=house.id, units=2, received_on=TODAY))
        keep_report(w, kept.replace(findings="帳簿を確かめた"))
        with pytest.raises(Refused):
            keep_report(w, YearlyReport(fiscal_year=2025, building=house.id))
        keep_report(w, YearlyReport(fiscal_year=2025, organisation=w.find(Organisation)[0].id))
    with store.read() as r:
        found = awaited(r, 2025)
    assert [(each.building_name, each.units, each.report is not None) for each in found] == [
        ("", 1, False),
        ("", 0, True),
        ("見本ハイツ", 2, True),
    ]


def test_a_visit_that_is_taken_back_no_longer_counts(store: Store, case: str) -> None:
    home = living(store, case)
    made = visit(store, case, date(2026, 5, 1))
    with store.write("消す") as w:
        remove(w, made)
    with store.read() as r:
        assert r.get(Tenancy, home.id).last_visit_on is None


@pytest.mark.parametrize(("destination", "code"), [("support_housing", "support_housing_visit"), ("", "watch_visit")])
def test_no_visit_is_called_for_while_the_tenant_is_in_hospital(
    store: Store, case: str, destination: str, code: str
) -> None:
    home = living(store, case, destination=destination)

    def shown() -> bool:
        with store.read() as r:
            on_case = {each.code for each in case_dues(case_file(r, case), office_calendar(TODAY), TODAY)}
            listed = {each.code for each in r.dues(TODAY, 50)}
        assert (code in on_case) == (code in listed)
        return code in listed

    assert shown()
    stay = HospitalStay(case=case, tenancy=home.id, since=date(2026, 9, 10))
    for each, expected in (
        (stay, False),
        (stay.replace(tenancy=""), False),
        (stay.replace(since=date(2026, 9, 20)), True),  # planned only
        (stay.replace(back_on=TODAY), True),
        (stay.replace(result="returned"), True),
        (stay, False),
    ):
        with store.write("入院", case=case) as w:
            keep(w, each)
        assert shown() is expected
    with store.write("入院", case=case) as w:
        remove(w, stay)
    assert shown()


@pytest.mark.parametrize(("destination", "source"), [("support_housing", "scheme"), ("", "practice")])
def test_after_the_return_the_next_visit_counts_from_the_return_on_every_list(
    store: Store, case: str, destination: str, source: str
) -> None:
    home = living(store, case, destination=destination)
    visit(store, case, date(2026, 6, 1))
    with store.write("入院", case=case) as w:
        stay = keep(w, HospitalStay(case=case, since=date(2026, 6, 20), back_on=date(2026, 9, 10)))
    with store.read() as r:
        (due,) = [each for each in r.case_dues(case) if each.record == home.id and each.code.startswith(VISIT)]
        (line,) = watch_over(r)
    assert (due.code, due.due_on, due.source) == ("visit_back", date(2026, 9, 10), source)
    assert line.rhythm.next_on == due.due_on  # 見守りの予定 says the same
    told = explained(due.explain, due.values, AT.tr)
    for day in ("令和8年6月1日", "令和8年7月1日", "令和8年9月10日"):
        assert day in told
    visit(store, case, date(2026, 9, 11))
    with store.read() as r:
        (due,) = [each for each in r.case_dues(case) if each.record == home.id and each.code.startswith(VISIT)]
    assert (due.code == "visit_back", due.due_on.month) == (False, 10)
    with store.write("消す", case=case) as w:
        remove(w, stay)
    with store.read() as r:
        assert r.get(Tenancy, home.id).back_on is None


def test_a_short_absence_between_two_visits_moves_nothing(store: Store, case: str) -> None:
    living(store, case)
    visit(store, case, date(2026, 9, 1))
    with store.write("入院", case=case) as w:
        keep(w, HospitalStay(case=case, since=date(2026, 9, 3), back_on=date(2026, 9, 10)))
    with store.read() as r:
        assert "visit_back" not in {each.code for each in r.case_dues(case)}
