"""Who knows what since when; papers nobody answered for."""

from datetime import date

import pytest

from kyoju_desktop.domain.disclosure import Pick
from kyoju_desktop.services.ledger import items_of, knowers, unanswered
from kyoju_desktop.services.referrals import answer_release
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import consent_of, give, person_of, release, to, weighed, with_bodies


@pytest.fixture
def case(store: Store) -> str:
    made = with_bodies(store, opened(store))
    give(store, consent_of(store, made), to("corp"), to("county"))
    return made


def out(
    store: Store, case: str, outcome: str = "went_out", *, body: str = "corp", picked: frozenset[Pick] | None = None
) -> str:
    disclosure = release(store, weighed(store, case, picked=picked, organisation=body)).disclosure_id
    with store.write("渡した", final=True) as w:
        answer_release(w, disclosure, outcome, "わけ")
    return disclosure


def test_only_what_went_out_is_known(store: Store, case: str, clock: Clock) -> None:
    release(store, weighed(store, case))
    out(store, case, "not_out")
    with store.read() as r:
        (asked,) = knowers(r, person_of(store, case))
        assert (asked.waiting, asked.labels, asked.disclosures, asked.since) == (1, (), (), None)
    first = out(store, case)
    clock.go_to(date(2026, 6, 3))
    second = out(store, case)
    clock.go_to(date(2026, 6, 4))
    out(store, case, body="county", picked=frozenset({(person_of(store, case), "name")}))
    with store.read() as r:
        known = {each.organisation: each for each in knowers(r, person_of(store, case))}
    told = known["corp"]
    assert told.since
    assert told.last
    assert (told.since.date(), told.last.date()) == (date(2026, 6, 1), date(2026, 6, 3))
    assert told.disclosures == (first, second)
    assert ("氏名" in told.labels, "IDENTITY" in told.classes, told.external) == (True, True, True)
    assert known["county"].labels == ("氏名",)


def test_papers_without_an_answer_are_listed_for_the_case_and_for_all(store: Store, case: str) -> None:
    waiting = release(store, weighed(store, case)).disclosure_id
    out(store, case)
    with store.read() as r:
        assert [each.id for each in unanswered(r)] == [waiting]
        assert [each.id for each in unanswered(r, case)] == [waiting]
        assert unanswered(r, "other") == ()


def test_the_items_of_a_paper_name_what_stayed_and_why(store: Store, case: str) -> None:
    disclosure = out(store, case)
    with store.read() as r:
        items = items_of(r, disclosure)
    assert [each.given for each in items] == sorted((each.given for each in items), reverse=True)
    assert all(each.given or each.why for each in items)
