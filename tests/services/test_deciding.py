"""What is left unread when a decision is made decides nothing: the lean file against the whole one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kyoju_desktop.domain import disclosure
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.exclusions import exclusions_of
from kyoju_desktop.domain.fields import Record, new_id
from kyoju_desktop.domain.leaks import leaks
from kyoju_desktop.domain.papers.referral import REFERRAL
from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    ConsentVoiding,
    ConsentWithdrawal,
    Disclosure,
    DisclosureOutcome,
    HouseholdMember,
    Organisation,
    PersonLink,
    ProgressNote,
    Referral,
    Representative,
    StageChange,
)
from kyoju_desktop.domain.rules.consent import in_force, known_day
from kyoju_desktop.domain.rules.consent_life import GIVEN, state_on
from kyoju_desktop.domain.rules.stages import REOPENED
from kyoju_desktop.services import weighing
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.deciding import deciding_file
from kyoju_desktop.services.referrals import Weighed, prepare, weigh
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import CODES, JA, ORDINARY, consent_of, draw, give, person_of, release, weighed, with_bodies

FIRST = date(2026, 6, 1)
DAYS = st.integers(0, 40).map(lambda nr: FIRST + timedelta(days=nr))
MOMENTS = st.builds(datetime.combine, DAYS, st.sampled_from([time(), time(9), time(15)]))
CLASSES = st.sampled_from([ORDINARY, frozenset({"IDENTITY"}), frozenset({"IDENTITY", "CONTACT", "HEALTH"})])
BODIES = ("corp", "section", "agent")
ITEMS = st.sampled_from([("Person", "kana"), ("Address", ""), ("Address", "place"), ("Referral", "summary")])


@dataclass(frozen=True)
class Past:
    """A history made of numbers: which consent a row belongs to is an index into `consents`."""

    consents: tuple[Consent, ...]
    rows: tuple[tuple[int, int, Record], ...]
    replaced: tuple[int | None, ...]


def _consents() -> st.SearchStrategy[Consent]:
    return st.builds(
        Consent,
        id=st.just(""),
        state=st.sampled_from(["given"] * 6 + ["declined", "void", "seeking", "withdrawn"]),
        form=st.sampled_from(["written", "written", "representative"]),
        representative_kind=st.sampled_from(["guardian", "parent"]),
        given_at=st.none() | MOMENTS | MOMENTS,
        period=st.sampled_from(["closing", "closing", "date", "once"]),
        until_day=st.none() | DAYS,
        over_on=st.none() | DAYS,
        entered_at=MOMENTS,
        purposes=st.sampled_from([frozenset({"housing"}), frozenset({"housing", "watch"}), frozenset({"contract"})]),
        means=st.just(frozenset({"paper"})),
        excluded_words=st.sampled_from(["", "", "病名"]),
        person=st.sampled_from(["own", "own", "own", "linked", "member"]),
    )


def _rows() -> st.SearchStrategy[Record]:
    bodies = st.sampled_from(["", *BODIES])
    return st.one_of(
        st.builds(ConsentRecipient, id=st.just(""), organisation=st.sampled_from(BODIES), classes=CLASSES),
        st.builds(
            ConsentRecipient,
            id=st.just(""),
            organisation_kind=st.sampled_from(["support_corporation", "real_estate"]),
            classes=CLASSES,
        ),
        st.builds(ConsentWithdrawal, id=st.just(""), at=st.none() | MOMENTS),
        st.builds(
            ConsentWithdrawal,
            id=st.just(""),
            at=st.none() | MOMENTS,
            organisation=bodies,
            classes=st.just(frozenset()) | CLASSES,
        ),
        st.builds(
            ConsentWithdrawal,
            id=st.just(""),
            at=MOMENTS,
            organisation=bodies,
            record_class=st.just("Address"),
            field_name=st.sampled_from(["", "place"]),
        ),
        st.builds(ConsentVoiding, id=st.just(""), at=MOMENTS),
        ITEMS.map(lambda item: ConsentExclusion(id="", record_class=item[0], field_name=item[1])),
        st.builds(ConsentSettlement, id=st.just(""), at=MOMENTS, beside=st.sampled_from(["", "beside"])),
        st.builds(Disclosure, id=st.just(""), at=MOMENTS, organisation=st.just("corp")),
        st.builds(StageChange, id=st.just(""), at=MOMENTS, to_stage=st.sampled_from([REOPENED, "S20"])),
        st.builds(Representative, id=st.just(""), kind=st.just("guardian"), from_day=DAYS, ended_on=st.none() | DAYS),
    )


@st.composite
def pasts(draw: st.DrawFn) -> Past:
    consents = tuple(draw(st.lists(_consents(), min_size=1, max_size=7)))
    indexes = st.integers(0, len(consents) - 1)
    rows = draw(st.lists(st.tuples(indexes, indexes, _rows()), max_size=16))
    named = [
        (nr, nr, ConsentRecipient(id="", organisation="corp", classes=draw(CLASSES))) for nr in range(len(consents))
    ]
    replaced = tuple(draw(st.none() | st.integers(0, nr - 1)) if nr else None for nr in range(len(consents)))
    return Past(consents, (*named, *rows), replaced)


def entered(store: Store, case: str, past: Past) -> None:
    """Enter the history as it is, past every service: whatever may ever stand in a file."""
    own = person_of(store, case)
    ids = [new_id() for _ in past.consents]
    with store.read() as r:
        people = {
            "own": own,
            "linked": person_of(store, r.find(Case, called="linked")[0].id),
            "member": person_of(store, r.find(Case, called="member")[0].id),
        }
    with store.write("経過", final=True) as w:
        for nr, consent in enumerate(past.consents):
            before = past.replaced[nr]
            person = people[consent.person]
            w.add(
                consent.replace(id=ids[nr], case=case, person=person, replaces="" if before is None else ids[before])
            )
        for index, other, row in past.rows:
            for each in _placed(row, case, own, ids[index], ids[other]):
                w.add(each)


def _placed(row: Record, case: str, own: str, consent: str, other: str) -> Iterator[Record]:
    made = row.replace(id=new_id())
    match made:
        case Representative():
            yield made.replace(person=own)
        case StageChange():
            yield made.replace(case=case)
        case ConsentSettlement():
            ending = {"beside": other} if made.beside else {"ended": other}
            yield made.replace(case=case, kept=consent, **ending)
        case Disclosure():
            yield made.replace(case=case, person=own, consent=consent)
            yield DisclosureOutcome(case=case, disclosure=made.id, outcome="went_out", at=made.at)
        case _:
            yield made.replace(case=case, consent=consent)


def decisions(store: Store, case: str) -> Iterator[tuple[str, date, Weighed]]:
    for body in BODIES:
        for day in (FIRST + timedelta(days=20), FIRST + timedelta(days=5), FIRST + timedelta(days=60)):
            for basis in ("consent", "law_court"):
                referral = Referral(
                    id="draft", organisation=body, purpose="housing", level="L3", means="hand", summary="要旨"
                )
                with store.read() as r:
                    yield body, day, weigh(r, case, referral, basis, {}, None, day, codes=CODES, tr=JA)


@contextmanager
def reading_all() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weighing, "deciding_file", lambda r, case, *_more: case_file(r, case))
        yield


@pytest.fixture
def new_case(store: Store) -> Callable[[], str]:
    """Makes a case after another of one person, who is linked with a second one and lives with a third."""
    with_bodies(store, opened(store))
    others = [opened(store, name, kana) for name, kana in (("南 ナツ", "みなみ なつ"), ("西 アキ", "にし あき"))]
    with store.write("ほかの人") as w:
        for case, called in zip(others, ("linked", "member"), strict=True):
            w.put(w.get(Case, case).replace(called=called))
    linked, member = (person_of(store, each) for each in others)

    def made() -> str:
        case = opened(store)
        with store.write("つながり") as w:
            w.add(PersonLink(first=linked, second=w.get(Case, case).person))
            w.add(HouseholdMember(case=case, person=member, name="西 アキ", birth_date=date(2008, 6, 20)))
        return case

    return made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(past=pasts())
def test_whatever_has_happened_the_lean_file_decides_like_the_whole_one(
    store: Store, new_case: Callable[[], str], past: Past
) -> None:
    case = new_case()
    entered(store, case, past)
    lean = list(decisions(store, case))
    with reading_all():
        assert lean == list(decisions(store, case))
    for body, day, seen in lean:
        with store.read() as r:
            whole = case_file(r, case)
            assert seen.file
            assert known_day(seen.file, day) == known_day(whole, day), (body, day)
            assert in_force(seen.file, known_day(whole, day)) == in_force(whole, known_day(whole, day))
            assert exclusions_of(seen.file) == exclusions_of(whole)
            if seen.sheet:
                pages = ("北原 ハル 西 アキ 平成20年6月20日 架空県陽ノ原町大字東1234番地5 要旨",)
                assert set(leaks(pages, seen.file, seen.sheet)) == set(leaks(pages, whole, seen.sheet))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(past=pasts())
def test_whatever_has_happened_the_list_of_cases_tells_how_long_a_consent_holds(
    store: Store, clock: Clock, new_case: Callable[[], str], past: Past
) -> None:
    clock.go_to(FIRST + timedelta(days=20))
    case = new_case()
    entered(store, case, past)
    with store.read() as r:
        row = r.connection.execute("SELECT consent_until FROM case_index WHERE of_case = ?", (case,)).fetchone()
        assert (row[0] >= r.today.isoformat()) == _holds(case_file(r, case), r.today)


def _holds(file: CaseFile, day: date) -> bool:
    return any(state_on(each, file, day) == GIVEN for each in file.of(Consent))


@pytest.mark.parametrize("over", [None, 11, 15])
@pytest.mark.parametrize("answered", [False, True])
def test_a_consent_that_ran_out_still_narrows_the_one_that_contradicts_it(
    store: Store, new_case: Callable[[], str], over: int | None, *, answered: bool
) -> None:
    case = new_case()
    ran_out = _written(0, until_day=FIRST + timedelta(days=10), period="date")
    ran_out = ran_out.replace(over_on=None if over is None else FIRST + timedelta(days=over))
    declined = _written(3).replace(state="declined")
    past = Past(
        (ran_out, _written(5), declined),
        (
            (0, 0, ConsentRecipient(id="", organisation="corp", classes=frozenset({"IDENTITY"}))),
            (1, 1, ConsentRecipient(id="", organisation="corp", classes=ORDINARY)),
        ),
        (None, None, 0 if answered else None),
    )
    entered(store, case, past)
    lean = list(decisions(store, case))
    with reading_all():
        assert lean == list(decisions(store, case))
    told = [seen for body, day, seen in lean if body == "corp" and day == FIRST + timedelta(days=20) and seen.sheet]
    assert bool(told) == answered  # an answer in its place ended it before it could contradict the other


def _written(day: int, **more: object) -> Consent:
    return Consent(
        person="own",
        state="given",
        form="written",
        given_at=datetime.combine(FIRST + timedelta(days=day), time(9)),
        entered_at=datetime.combine(FIRST + timedelta(days=day), time(9)),
        period="closing",
        purposes=frozenset({"housing"}),
        means=frozenset({"paper"}),
    ).replace(**more)


@pytest.fixture
def weighings(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days of all decisions made anew from here on."""
    found: list[date] = []
    decide = disclosure.weigh_all

    def counted(*args: Any, **named: Any) -> object:  # noqa: ANN401 - what the gate takes
        found.append(args[4])
        return decide(*args, **named)

    monkeypatch.setattr(weighing, "weigh_all", counted)
    return found


@pytest.fixture
def case(store: Store) -> str:
    made = with_bodies(store, opened(store))
    give(store, consent_of(store, made))
    return made


def test_a_release_decides_anew_only_when_something_was_written(
    store: Store, case: str, weighings: list[date]
) -> None:
    seen = weighed(store, case)
    release(store, seen)
    assert len(weighings) == 1
    release(store, seen)  # the first release was written meanwhile
    assert len(weighings) == 2
    with store.write("ほかのこと") as w:
        w.add(Organisation(id="other", name="架空機関"))
    release(store, seen)
    assert len(weighings) == 3


def test_what_the_same_operation_wrote_before_the_release_counts(store: Store, case: str) -> None:
    seen = weighed(store, case)

    def at_once() -> None:
        with store.write("取り消しと同時に出す", final=True) as w:
            (consent,) = w.find(Consent, case=case)
            w.add(ConsentWithdrawal(case=case, consent=consent.id, at=w.now))
            prepare(w, seen, draw, FIRST, codes=CODES, tr=JA)

    with pytest.raises(Refused, match="同意"):
        at_once()
    with store.read() as r:
        assert not r.find(Disclosure, case=case)


def test_a_decision_that_was_altered_is_made_anew(store: Store, case: str, weighings: list[date]) -> None:
    seen = weighed(store, case)
    assert seen.sheet
    assert seen.basis
    forged = seen.sheet.values[-1]
    with pytest.raises(Refused, match="中身が変わりました"):
        release(store, replace(seen, sheet=replace(seen.sheet, values=(*seen.sheet.values, forged))))
    assert len(weighings) == 1
    for altered in (
        replace(seen, referral=seen.referral.replace(organisation="agent")),
        replace(seen, picked=frozenset()),
        replace(seen, basis=replace(seen.basis, consent_id="")),
    ):
        weighings.clear()
        with suppress(Refused):
            release(store, altered)
        assert weighings, altered


def test_facts_that_were_altered_after_the_look_are_decided_anew(
    store: Store, case: str, weighings: list[date]
) -> None:
    seen = weighed(store, case)
    assert seen.basis
    assert isinstance(seen.basis.facts, dict)
    seen.basis.facts["reason"] = "あとから"
    release(store, seen)
    assert len(weighings) == 2


def test_another_day_or_language_is_decided_anew(
    store: Store, case: str, clock: Clock, weighings: list[date]
) -> None:
    seen = weighed(store, case)
    clock.go_to(FIRST + timedelta(days=1))
    with pytest.raises(Refused, match="中身が変わりました"):
        release(store, seen)  # the paper's date has changed
    assert weighings == [FIRST, FIRST + timedelta(days=1)]


def test_a_clock_set_back_after_the_look_is_told_although_nothing_was_written(
    store: Store, case: str, clock: Clock, weighings: list[date]
) -> None:
    clock.go_to(FIRST, 15)
    release(store, weighed(store, case))
    seen = weighed(store, case)
    clock.go_to(FIRST, 11)
    assert weighing.CLOCK_BACK not in seen.cautions
    assert weighing.CLOCK_BACK in release(store, seen).cautions
    assert len(weighings) == 2


def test_an_exclusion_of_what_is_otherwise_not_read_makes_the_last_look_read_all(store: Store, case: str) -> None:
    with store.write("除外") as w:
        (held,) = w.find(Consent, case=case)
        w.add(ConsentExclusion(case=case, consent=held.id, record_class="ProgressNote", field_name="fact"))
        w.add(ProgressNote(case=case, fact="あかねという名の猫"))
    with store.read() as r:
        assert deciding_file(r, case, REFERRAL, FIRST).of(ProgressNote)
