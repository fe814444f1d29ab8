"""What stands in the ledger after something was told aloud: level, basis, body, marks; and what the gate bars."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Assessment,
    Case,
    ConsentWithdrawal,
    ContactPoint,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    LaterExplanation,
    Person,
    Protection,
)
from kyoju_desktop.services.ledger import LedgerFilter, detail, knowers, rows
from kyoju_desktop.services.oral import Emergency, Telling, judge, record_emergency, record_told
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import CODES, JA, consent_of, give, person_of, to, with_bodies

NOW = datetime(2026, 6, 1, 9, 30)
CLOCK = datetime(2026, 6, 1, 9, 40)


@pytest.fixture
def case(store: Store) -> str:
    made = with_bodies(store, opened(store))
    with store.write("用意") as w:
        w.add(Assessment(id="seen", case=made, illness="糖尿病"))
        w.add(ContactPoint(id="phone", person=w.get(Case, made).person, phone="0900000111"))
    return made


def emergency(store: Store, case: str, **more: object) -> Disclosure:
    told = Emergency(
        case=case,
        recipient="救急(消防)",
        at=NOW,
        danger="呼びかけに答えない",
        told=frozenset({"name"}),
        tell_on=date(2026, 6, 4),
    )
    with store.write("緊急の提供", final=True) as w:
        return record_emergency(w, replace(told, **more), codes=CODES, tr=JA)  # type: ignore[arg-type]


def telling(store: Store, case: str, *names: str, **more: object) -> Telling:
    person = person_of(store, case)
    told = Telling(
        case=case,
        organisation="corp",
        at=NOW,
        purpose="housing",
        basis="consent",
        picked=frozenset((person, name) for name in names or ("name",)),
    )
    return replace(told, **more)  # type: ignore[arg-type]


def tell(store: Store, told: Telling, *, as_it_happened: bool = False) -> Disclosure:
    with store.write("口頭", final=True) as w:
        return record_told(w, told, codes=CODES, tr=JA, as_it_happened=as_it_happened)


def objection(store: Store, told: Telling) -> str:
    with store.read() as r:
        found = judge(r, told, CLOCK.date(), codes=CODES, tr=JA).objection
    return found.text(JA) if found else ""


@pytest.mark.parametrize(
    ("told", "level", "special", "classes"),
    [
        ({"name"}, "L1", False, {"IDENTITY"}),
        ({"name", "health"}, "L3", True, {"IDENTITY", "HEALTH"}),
    ],
)
def test_the_level_of_an_emergency_is_that_of_the_strictest_thing_told(
    store: Store, case: str, told: set[str], level: str, special: bool, classes: set[str]
) -> None:
    made = emergency(store, case, told=frozenset(told))
    assert (made.level, made.special, set(made.classes)) == (level, special, classes)


def test_words_alone_count_as_the_course_of_support_of_the_person(store: Store, case: str) -> None:
    made = emergency(store, case, told=frozenset(), more=" 鍵は管理人が持つ ")
    assert made.classes == {"COURSE"}
    with store.read() as r:
        (item,) = r.find(DisclosedItem, disclosure=made.id)
    assert (item.label, item.subject, item.given, item.case) == (
        "鍵は管理人が持つ",
        person_of(store, case),
        True,
        case,
    )


def test_long_words_are_kept_as_far_as_a_label_reaches(store: Store, case: str) -> None:
    made = emergency(store, case, told=frozenset(), more="言" * 130)
    with store.read() as r:
        (item,) = r.find(DisclosedItem, disclosure=made.id)
    assert item.label == "言" * 120


def test_an_emergency_names_its_law_its_facts_and_why_nobody_was_asked(store: Store, case: str) -> None:
    made = emergency(store, case, approver=" 高瀬課長 ", danger=" 倒れている ", contact=" 救急隊長 ")
    assert "69条2項4号" in made.basis_text.translate(str.maketrans("0123456789", "0123456789")).replace("第", "")
    assert made.basis_facts.splitlines() == [
        "危険の事実: 倒れている",
        "承認した人: 高瀬課長",
        "本人に説明する予定の日: 令和8年6月4日",
    ]
    assert (made.approver, made.contact) == ("高瀬課長", "救急隊長")
    assert "待てなかった" in made.why_no_consent
    assert (made.purpose, made.at, made.clerk) == (CODES.label("referral_purpose", "safety"), CLOCK, "空木 佐和")


def test_facts_that_are_not_there_leave_no_empty_line(store: Store, case: str) -> None:
    assert len(emergency(store, case).basis_facts.splitlines()) == 2


def test_after_a_death_no_day_of_telling_is_written_even_if_one_was_entered(store: Store, case: str) -> None:
    with store.write("死亡", final=True) as w:
        w.put(w.get(Person, person_of(store, case)).replace(died_on=date(2026, 5, 31)))
    made = emergency(store, case)
    assert "説明する予定" not in made.basis_facts
    with store.read() as r:
        assert r.find(LaterExplanation) == ()


@pytest.mark.parametrize(("body", "external"), [("corp", True), ("section", False), ("", True)])
def test_a_body_of_the_register_is_outside_or_not_and_a_stranger_always_is(
    store: Store, case: str, body: str, external: bool
) -> None:
    made = emergency(store, case, organisation=body)
    assert (made.organisation, made.external, made.recipient) == (body, external, "救急(消防)")


def test_the_explanation_that_is_due_is_the_person_s_own(store: Store, case: str) -> None:
    made = emergency(store, case)
    with store.read() as r:
        (due,) = r.find(LaterExplanation, disclosure=made.id)
    assert (due.case, due.person, due.due_on) == (case, person_of(store, case), date(2026, 6, 4))


@pytest.mark.parametrize("means", ["oral", "hand"])
def test_an_emergency_is_told_or_handed(store: Store, case: str, means: str) -> None:
    assert emergency(store, case, means=means).means == means


def test_the_day_of_telling_may_be_the_day_itself_and_the_moment_may_be_this_minute(store: Store, case: str) -> None:
    made = emergency(store, case, tell_on=NOW.date(), at=datetime(2026, 6, 1, 9, 41))
    assert made.told_at == datetime(2026, 6, 1, 9, 41)
    with pytest.raises(Refused, match="いまより後"):
        emergency(store, case, at=datetime(2026, 6, 1, 9, 41, 1))


def test_neither_words_nor_ticks_is_nothing_told_and_spaces_are_no_words(store: Store, case: str) -> None:
    with pytest.raises(Refused) as refused:
        emergency(store, case, told=frozenset(), more="  ")
    assert refused.value.field == "told"


def test_what_is_entered_on_a_later_day_says_so(store: Store, case: str, clock: Clock) -> None:
    give(store, consent_of(store, case), to("corp"))
    assert emergency(store, case).late_entry == ""
    clock.go_to(date(2026, 6, 2))
    assert emergency(store, case).late_entry == "後日の記録"
    assert tell(store, telling(store, case)).late_entry == "後日の記録"
    assert tell(store, telling(store, case, at=clock.now)).late_entry == ""


@pytest.mark.parametrize(
    ("organisation", "at", "marked"),
    [
        ("", datetime(2026, 6, 1, 9, 20), True),
        ("corp", datetime(2026, 6, 1, 9, 30), True),
        ("corp", datetime(2026, 6, 1, 9, 31), False),
        ("corp", None, True),
        ("county", datetime(2026, 6, 1, 9, 20), False),
    ],
)
def test_a_withdrawal_marks_what_was_told_to_the_same_body_since(
    store: Store, case: str, organisation: str, at: datetime | None, marked: bool
) -> None:
    consent = give(store, consent_of(store, case), to("corp"), to("county"))
    with store.write("撤回", final=True) as w:
        w.add(ConsentWithdrawal(case=case, consent=consent.id, organisation=organisation, at=at))
    assert emergency(store, case, organisation="corp").after_withdrawal is marked


def test_nothing_is_marked_where_nothing_happened_before(store: Store, case: str) -> None:
    made = emergency(store, case)
    assert (made.after_withdrawal, made.after_death, made.after_closing) == (False, False, False)


def test_what_a_consent_covers_may_be_told_and_stands_there_as_given(store: Store, case: str) -> None:
    give(store, consent_of(store, case), to("corp", frozenset({"IDENTITY"})))
    made = tell(store, telling(store, case, "name", contact=" 森さん "))
    assert (made.level, set(made.classes), made.contact, made.referral) == ("L1", {"IDENTITY"}, "森さん", "")
    assert (made.told_at, made.document_number, made.pages) == (NOW, "", None)
    with store.read() as r:
        (outcome,) = r.find(DisclosureOutcome, disclosure=made.id)
    assert (outcome.outcome, outcome.at, outcome.case, outcome.clerk) == ("went_out", NOW, case, "空木 佐和")


def test_special_care_is_told_on_its_own_level_if_the_consent_names_it(store: Store, case: str) -> None:
    told = telling(store, case, picked=frozenset({("seen", "illness")}))
    give(store, consent_of(store, case), to("corp", frozenset({"IDENTITY", "HEALTH"})))
    made = tell(store, told)
    assert (made.level, made.special) == ("L3", True)


def test_what_the_consent_does_not_name_is_barred_by_name_even_if_the_rest_may_go(store: Store, case: str) -> None:
    give(store, consent_of(store, case), to("corp", frozenset({"IDENTITY"})))
    person = person_of(store, case)
    told = telling(store, case, picked=frozenset({(person, "name"), ("seen", "illness")}))
    assert objection(store, telling(store, case)) == ""
    words = objection(store, told)
    assert words.startswith("「")
    assert "出せません" in words
    with store.read() as r:
        held = judge(r, told, CLOCK.date(), codes=CODES, tr=JA).held
    assert [each.key for each in held] == ["Assessment.illness"]
    with pytest.raises(Refused) as refused:
        tell(store, told)
    assert refused.value.field == "basis"
    made = tell(store, told, as_it_happened=True)
    assert (made.basis, made.basis_text) == ("", "根拠なし(起きたことをそのまま記録)")
    assert (made.recipient, made.organisation, made.means) == ("居住支援法人こもれび", "corp", "oral")
    assert (made.level, made.special, set(made.classes)) == ("L3", True, {"IDENTITY", "HEALTH"})
    assert made.purpose == CODES.label("referral_purpose", "housing")
    assert words.split("(")[0] in made.late_entry


def test_a_once_only_consent_carries_no_second_telling(store: Store, case: str) -> None:
    give(store, consent_of(store, case, period="once"), to("corp"))
    tell(store, telling(store, case))
    with pytest.raises(Refused):
        tell(store, telling(store, case))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"organisation": ""}, "organisation"),
        ({"at": None}, "at"),
        ({"at": datetime(2026, 6, 1, 9, 42)}, "at"),
        ({"purpose": ""}, "purpose"),
        ({"picked": frozenset()}, "told"),
    ],
)
def test_a_telling_says_to_whom_when_what_for_and_what(
    store: Store, case: str, more: dict[str, object], field: str
) -> None:
    give(store, consent_of(store, case), to("corp"))
    with pytest.raises(Refused) as refused:
        tell(store, telling(store, case, **more))
    assert refused.value.field == field


def test_the_register_does_not_repeat_the_secret_place_from_the_clerks_words(store: Store, case: str) -> None:
    with store.write("秘匿", final=True) as w:
        w.add(Protection(person=person_of(store, case), source="own_wish", started_on=CLOCK.date()))
    words = "大字東1234-5の玄関は開いている"
    with pytest.raises(Refused) as refused:
        emergency(store, case, more=words)
    assert refused.value.field == "approver"
    made = emergency(
        store, case, danger=f"{words}。返事がない", more=words, recipient=f"救急({words})", approver="住宅係長"
    )
    assert "1234" in made.basis_facts
    with store.read() as r:
        seen = detail(r, made.id)
        (row,) = rows(r, LedgerFilter())
        (known,) = knowers(r, person_of(store, case))
    texts = [seen.disclosure.basis_facts, seen.disclosure.recipient, *(each.label for each in seen.items)]
    texts += [row.disclosure.recipient, row.disclosure.basis_facts, known.recipient, *known.labels]
    assert not [each for each in texts if "1234" in each]
    with store.read() as r:
        assert r.get(Disclosure, made.id) == made
