"""The fictional office: every value invented, every stage there, the same again from the same seed."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, catalogue, specs, value_of
from kyoju_desktop.domain.kinds import Choice, Codes, Locale, Phone
from kyoju_desktop.domain.records import (
    Address,
    Breach,
    Case,
    Consent,
    ConsentWithdrawal,
    ContactPoint,
    Disclosure,
    DisclosureOutcome,
    EmergencyContact,
    InformationRequest,
    Intake,
    MoveOut,
    OppositeParty,
    Person,
    Protection,
    Referral,
    ReferralReply,
    StageChange,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.stages import check_step
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.cases import case_file
from kyoju_desktop.services.demo import demo_office, fill_demo, set_up_demo
from kyoju_desktop.services.demo_cast import demo_data
from kyoju_desktop.services.demo_course import COURSES
from kyoju_desktop.services.office import office_of, save_office
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify

NOW = datetime(2026, 6, 23, 9, 0)
CASES = 150


def practice(folder: Path, cases: int, seed: int) -> Store:
    store = set_up_demo(folder, "練習のための合言葉 2026", NOW, clock=lambda: NOW).store
    fill_demo(store, cases, seed)
    return store


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = practice(tmp_path_factory.mktemp("demo"), CASES, 7)
    yield store
    store.close()


def everything(store: Store, *kinds: type[Record]) -> tuple[Record, ...]:
    with store.read() as r:
        return tuple(record for kind in kinds or catalogue() for record in r.find(kind))


def test_the_office_is_marked_as_training_for_good(office: Store) -> None:
    with office.read() as r:
        made = office_of(r)
    assert made.training
    with pytest.raises(Refused), office.write("役場の設定") as w:
        save_office(w, made.replace(training=False))


def test_the_cases_stand_in_every_stage(office: Store) -> None:
    cases = [each for each in everything(office, Case) if isinstance(each, Case)]
    assert len(cases) == CASES
    assert {each.stage for each in cases} == {stages[-1] for stages, _ in COURSES}
    assert sum(each.anonymous for each in cases) >= 2
    assert any(each.joined_from for each in cases)


def test_numbers_are_gapless_in_each_fiscal_year(office: Store) -> None:
    years: dict[int | None, list[int]] = {}
    for each in everything(office, Case):
        assert isinstance(each, Case)
        years.setdefault(each.fiscal_year, []).append(int(each.number.rpartition("-")[2]))
    assert len(years) >= 2
    for numbers in years.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_every_step_of_every_case_is_one_that_the_rules_allow(office: Store) -> None:
    for each in everything(office, StageChange):
        assert isinstance(each, StageChange)
        if each.from_stage and each.to_stage != "S99":
            assert check_step(each.from_stage, each.to_stage, each.reason) is None, each


def test_all_kinds_of_life_are_there(office: Store) -> None:
    found = Counter(type(each).__name__ for each in everything(office))
    for kind in (ConsentWithdrawal, DisclosureOutcome, MoveOut, OppositeParty, Protection, ReferralReply, Visit):
        assert found[kind.__name__], kind
    consents = [each for each in everything(office, Consent) if isinstance(each, Consent)]
    assert {each.form for each in consents} >= {"written", "oral", "representative"}
    assert {each.state for each in consents} >= {"given", "declined"}
    assert any(isinstance(each, Person) and each.latin_name for each in everything(office, Person))
    assert any(isinstance(each, Person) and each.died_on for each in everything(office, Person))
    with office.read() as r:
        assert r.unanswered()
    waiting = [each for each in everything(office, Referral) if isinstance(each, Referral) and not each.replied_on]
    assert waiting


def test_every_value_is_one_that_a_form_could_hold(office: Store) -> None:
    book = load_codebook()
    at = Locale(Translator.for_language("ja"), NOW.date(), book)
    for record in everything(office):
        for spec in specs(type(record)):
            value = value_of(record, spec.name)
            if isinstance(spec.kind, Choice) and value:
                assert value in book.list(spec.kind.list).by_code, (type(record), spec.name, value)
            if isinstance(spec.kind, Codes):
                assert value <= set(book.list(spec.kind.list).by_code), (type(record), spec.name, value)
            if spec.name not in {"sha256", "record"} and isinstance(value, str):
                spec.kind.parse(value, at) if not isinstance(spec.kind, Choice) else None


def test_no_name_number_or_place_looks_real(office: Store) -> None:
    names = demo_data("names")
    heads = tuple(head for head, _ in names["surname_heads"])
    for each in everything(office, Person, OppositeParty, EmergencyContact):
        name = value_of(each, "name")
        assert not name or name.startswith((*heads, "KAKUU ")), name
    for record in everything(office):
        for spec in specs(type(record)):
            if isinstance(spec.kind, Phone) and (number := value_of(record, spec.name)):
                assert re.fullmatch(r"0900000\d{4}|000\d{7}", number), number
    for each in everything(office, Address):
        assert value_of(each, "place").startswith("架空県瀬戸見市")
        assert value_of(each, "postal_code").startswith("000-")
    assert demo_office().prefecture == "架空県"


def test_nothing_lies_in_the_future_that_cannot(office: Store) -> None:
    today = NOW.date()
    for kind, name in ((Intake, "received_at"), (Visit, "at"), (StageChange, "at"), (Consent, "given_at")):
        for each in everything(office, kind):
            value = value_of(each, name)
            assert value is None or value.date() <= today, (kind, value)
    for each in everything(office, Tenancy):
        assert isinstance(each, Tenancy)
        assert each.last_visit_on is None or each.last_visit_on <= today


def test_there_is_work_overdue_today_and_this_week(office: Store) -> None:
    with office.read() as r:
        days = [each.due_on for each in r.dues(date(2026, 6, 28), 1000)]
    assert any(day < NOW.date() for day in days)
    assert NOW.date() in days
    assert any(day > NOW.date() for day in days)


def test_a_case_of_the_office_can_be_gathered(office: Store) -> None:
    with office.read() as r:
        for each in r.find(Disclosure)[:5]:
            file = case_file(r, each.case)
            assert file.find(Disclosure, each.id) == each
            assert file.of(ContactPoint)


def test_the_file_verifies(office: Store) -> None:
    found = verify(office)
    assert found.ok, found.problems


def test_the_same_seed_gives_the_same_cases(tmp_path: Path) -> None:
    told = []
    for name, seed in (("one", 3), ("two", 3), ("three", 4)):
        store = practice(tmp_path / name, 30, seed)
        told.append([astuple(each) for each in everything(store, Person, Case, Intake, Consent, Visit, Tenancy)])
        store.close()
    assert told[0] == told[1]
    assert told[0] != told[2]


def test_a_filled_or_a_real_office_is_not_filled(office: Store, store: Store) -> None:
    for each in (office, store):
        with pytest.raises(Refused):
            fill_demo(each, 1, 1)


@pytest.mark.parametrize("cases", [0, -1, 1_000_001])
def test_an_impossible_number_of_cases_is_refused(store: Store, cases: int) -> None:
    with pytest.raises(Refused):
        fill_demo(store, cases, 1)


def test_filling_tells_how_far_it_is(tmp_path: Path) -> None:
    store = set_up_demo(tmp_path, "練習のための合言葉 2026", NOW, clock=lambda: NOW).store
    steps: list[tuple[int, int]] = []
    fill_demo(store, 120, 1, told=lambda done, of: steps.append((done, of)))
    store.close()
    assert steps == [(100, 120), (120, 120)]


def test_the_registers_show_requests_and_accidents_in_every_state(office: Store) -> None:
    with office.read() as r:
        requests, accidents = r.find(InformationRequest), r.find(Breach)
        dues = {each.code for each in r.dues(NOW.date() + timedelta(days=60), 5000)}
    assert {each.kind for each in requests} == {"disclosure", "correction", "deceased"}
    assert {each.decision for each in requests} == {"", "part", "all"}
    assert any(not each.case for each in requests)
    assert all(each.number for each in requests)
    assert all(each.number for each in accidents)
    assert {bool(each.closed_on) for each in accidents} == {True, False}
    assert {"breach_first", "breach_full"} <= dues


def test_a_small_office_has_what_fits(tmp_path: Path) -> None:
    store = practice(tmp_path / "small", 1, 3)
    assert everything(store, InformationRequest)
    assert everything(store, Breach)
    store.close()
