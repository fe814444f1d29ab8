"""Emergencies and what was told aloud: entered as it happened, due until the person knows, never undone."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Assessment,
    Case,
    ConsentExclusion,
    ConsentWithdrawal,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    LaterExplanation,
    Person,
    Protection,
)
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.explanations import do_not_tell, proposed_day, put_off, tell_person, waiting
from kyoju_desktop.services.ledger import knowers
from kyoju_desktop.services.oral import Emergency, Telling, judge, record_emergency, record_told
from kyoju_desktop.services.tellable import tellable
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import CODES, JA, consent_of, give, person_of, to, with_bodies

NOW = datetime(2026, 6, 1, 9, 30)


@pytest.fixture
def case(store: Store) -> str:
    made = with_bodies(store, opened(store))
    with store.write("用意") as w:
        w.add(Assessment(case=made, illness="糖尿病"))
    return made


def emergency(case: str, **more: object) -> Emergency:
    told = Emergency(
        case=case,
        recipient="救急(消防)",
        at=NOW,
        danger="呼びかけに答えない",
        told=frozenset({"name", "address", "health"}),
        tell_on=date(2026, 6, 4),
    )
    return replace(told, **more)  # type: ignore[arg-type]


def entered(store: Store, told: Emergency) -> Disclosure:
    with store.write("緊急の提供", final=True) as w:
        return record_emergency(w, told, codes=CODES, tr=JA)


def test_an_emergency_writes_ledger_items_outcome_and_the_explanation_that_is_due(store: Store, case: str) -> None:
    made = entered(store, emergency(case, more="玄関の鍵は管理人が持っている"))
    assert (made.basis, made.means, made.special, made.external) == ("special_69_2_4", "oral", True, True)
    assert made.told_at == NOW
    assert "呼びかけに答えない" in made.basis_facts
    with store.read() as r:
        items = r.find(DisclosedItem, disclosure=made.id)
        (outcome,) = r.find(DisclosureOutcome, disclosure=made.id)
        (due,) = waiting(r, case)
    keys = {f"{each.record_class}.{each.field_name}" for each in items if each.given}
    assert {"Person.name", "Address.place", "Assessment.illness"} <= keys
    assert "玄関の鍵は管理人が持っている" in {each.label for each in items}
    assert outcome.outcome == "went_out"
    assert (due.disclosure, due.due_on) == (made.id, date(2026, 6, 4))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"recipient": " "}, "recipient"),
        ({"danger": ""}, "danger"),
        ({"told": frozenset()}, "told"),
        ({"at": None}, "at"),
        ({"at": datetime(2026, 6, 1, 18, 0)}, "at"),
        ({"tell_on": None}, "tell_on"),
        ({"tell_on": date(2026, 5, 31)}, "tell_on"),
        ({"means": "fax"}, "means"),
    ],
)
def test_only_what_is_not_written_refuses_an_emergency(
    store: Store, case: str, more: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        entered(store, emergency(case, **more))
    assert refused.value.field == field
    with store.read() as r:
        assert r.count(Disclosure) == 0


def test_the_address_of_a_protected_person_is_told_only_if_ticked_and_somebody_approved(
    store: Store, case: str
) -> None:
    with store.write("秘匿", final=True) as w:
        w.add(Protection(person=person_of(store, case), started_on=date(2026, 5, 1)))
    with store.read() as r:
        offered = {each.code: each for each in tellable(case_file(r, case), Locale(JA, NOW.date(), CODES))}
    assert offered["address"].secret
    assert not offered["address"].preset
    assert offered["name"].preset
    with pytest.raises(Refused) as refused:
        entered(store, emergency(case))
    assert refused.value.field == "approver"
    assert entered(store, emergency(case, approver="高瀬課長")).approver == "高瀬課長"
    without = entered(store, emergency(case, told=frozenset({"name"})))
    with store.read() as r:
        keys = {each.record_class for each in r.find(DisclosedItem, disclosure=without.id)}
    assert keys == {"Person"}


def test_an_emergency_works_after_withdrawal_and_closing_and_is_marked(store: Store, case: str) -> None:
    consent = give(store, consent_of(store, case), to("corp"))
    with store.write("撤回", final=True) as w:
        w.add(ConsentWithdrawal(case=case, consent=consent.id, at=datetime(2026, 6, 1, 9, 20)))
        w.put(w.get(Case, case).replace(stage="S99"))
    made = entered(store, emergency(case))
    assert made.after_withdrawal
    assert made.after_closing
    with store.read() as r:
        (known,) = knowers(r, person_of(store, case))
    assert known.marks == ("after_withdrawal", "after_closing")


def test_nobody_is_to_be_told_afterwards_when_the_person_is_dead(store: Store, case: str) -> None:
    with store.write("死亡", final=True) as w:
        w.put(w.get(Person, person_of(store, case)).replace(died_on=date(2026, 5, 31)))
    made = entered(store, emergency(case, tell_on=None))
    assert made.after_death
    with store.read() as r:
        assert r.find(LaterExplanation) == ()


def test_neither_an_emergency_nor_its_outcome_can_be_undone_changed_or_removed(store: Store, case: str) -> None:
    made = entered(store, emergency(case))
    with pytest.raises(Refused):
        store.undo()
    for change in ("put", "remove"):
        with pytest.raises(Refused), store.write("書きかえ") as w:
            getattr(w, change)(made.replace(recipient="だれか"))
    with store.read() as r:
        assert r.get(Disclosure, made.id) == made


def test_it_stays_due_until_the_person_was_told_or_it_was_decided_not_to(
    store: Store, case: str, clock: Clock
) -> None:
    entered(store, emergency(case))
    with store.read() as r:
        (due,) = waiting(r)
    for bad in ({"on": None}, {"on": date(2026, 6, 9)}, {"on": date(2026, 5, 30)}, {"by": " "}):
        with pytest.raises(Refused), store.write("説明") as w:
            tell_person(w, due.id, **({"on": date(2026, 6, 1), "by": "空木 佐和"} | bad))  # type: ignore[arg-type]
    with store.write("延期") as w:
        put_off(w, due.id, date(2026, 6, 8))
    clock.go_to(date(2026, 6, 5))
    with store.write("説明") as w:
        tell_person(w, due.id, date(2026, 6, 5), "空木 佐和", "知らせてくれてよかった")
    with store.read() as r:
        assert waiting(r) == ()
    with pytest.raises(Refused), store.write("説明しない") as w:
        do_not_tell(w, due.id, "わけ", "高瀬課長")


def test_the_day_of_telling_is_proposed_three_open_days_later() -> None:
    assert proposed_day(date(2026, 6, 4), office_calendar(date(2026, 6, 4))) == date(2026, 6, 9)


def telling(case: str, store: Store, **more: object) -> Telling:
    person = person_of(store, case)
    told = Telling(
        case=case,
        organisation="corp",
        at=NOW,
        purpose="housing",
        basis="consent",
        picked=frozenset({(person, "name"), (person, "kana")}),
    )
    return replace(told, **more)  # type: ignore[arg-type]


def test_what_was_told_with_consent_stands_on_the_consent(store: Store, case: str) -> None:
    consent = give(store, consent_of(store, case), to("corp"))
    with store.write("口頭", final=True) as w:
        made = record_told(w, telling(case, store, contact="森さん"), codes=CODES, tr=JA)
    assert (made.basis, made.consent, made.means, made.contact) == ("consent", consent.id, "oral", "森さん")
    with store.read() as r:
        (known,) = knowers(r, person_of(store, case))
    assert known.consents == (consent.number,)
    assert known.labels == ("氏名", "ふりがな")


def test_a_consent_of_today_does_not_cover_what_was_told_before_it(store: Store, case: str) -> None:
    give(store, consent_of(store, case, given_at=NOW.replace(hour=9, minute=35)), to("corp"))
    told = telling(case, store, at=NOW.replace(hour=9, minute=20))
    with pytest.raises(Refused, match="同意するより前"), store.write("口頭", final=True) as w:
        record_told(w, told, codes=CODES, tr=JA)
    with store.write("口頭", final=True) as w:
        made = record_told(w, told, codes=CODES, tr=JA, as_it_happened=True)
    assert (made.basis, made.consent) == ("", "")
    with store.write("口頭", final=True) as w:
        after = record_told(w, replace(told, at=NOW.replace(minute=36)), codes=CODES, tr=JA)
    assert after.basis == "consent"


def test_what_the_gate_bars_is_entered_only_as_what_happened_and_without_a_basis(store: Store, case: str) -> None:
    told = telling(case, store)
    with store.read() as r:
        judged = judge(r, told, NOW.date(), codes=CODES, tr=JA)
    assert judged.objection is not None
    with pytest.raises(Refused), store.write("口頭", final=True) as w:
        record_told(w, told, codes=CODES, tr=JA)
    with store.write("口頭", final=True) as w:
        made = record_told(w, told, codes=CODES, tr=JA, as_it_happened=True)
    assert (made.basis, made.consent) == ("", "")
    assert "根拠がないまま伝えた" in made.late_entry
    with store.read() as r:
        assert len(r.find(DisclosedItem, disclosure=made.id)) == 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"organisation": ""}, "organisation"),
        ({"purpose": ""}, "purpose"),
        ({"picked": frozenset()}, "told"),
        ({"at": datetime(2026, 6, 1, 12, 0)}, "at"),
    ],
)
def test_what_is_missing_is_asked_for_by_name(store: Store, case: str, more: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused, store.write("口頭", final=True) as w:
        record_told(w, telling(case, store, **more), codes=CODES, tr=JA)
    assert refused.value.field == field


def test_an_emergency_does_not_tick_by_itself_what_the_person_wants_kept_back(store: Store, case: str) -> None:
    give(
        store,
        consent_of(store, case),
        to("corp"),
        without=(ConsentExclusion(record_class="Address", field_name="place"),),
    )
    with store.read() as r:
        offered = {each.code: each for each in tellable(case_file(r, case), Locale(JA, NOW.date(), CODES))}
    assert offered["address"].kept_back
    assert not offered["address"].preset
    assert offered["name"].preset


def test_a_fact_still_to_be_written_is_asked_for_and_is_no_lack_of_a_basis(store: Store, case: str) -> None:
    told = telling(case, store, organisation="section", purpose="consult", basis="internal_69_2_2")
    with store.read() as r:
        waiting = judge(r, told, NOW.date(), codes=CODES, tr=JA)
        written = judge(r, replace(told, facts={"reason": "受診の勧めに要る"}), NOW.date(), codes=CODES, tr=JA)
        none = judge(r, replace(told, basis=""), NOW.date(), codes=CODES, tr=JA)
    assert waiting.unfinished
    assert waiting.objection is not None
    assert written.objection is None
    assert not written.unfinished
    assert not none.unfinished
    with pytest.raises(Refused), store.write("口頭", final=True) as w:
        record_told(w, told, codes=CODES, tr=JA)
