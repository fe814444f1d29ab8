"""Who must never be answered gets no paper and no word, under whatever name they are written."""

import pytest

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import EmergencyContact, HouseholdMember, OppositeParty, Organisation
from kyoju_desktop.domain.rules.telling import NEVER, YES, named_among
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.oral import record_told
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened
from tests.services.gate import CODES, JA, consent_of, give, person_of, release, to, weighed, with_bodies
from tests.services.test_oral import emergency, entered, telling


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store))


def barred(store: Store, case: str) -> CaseFile:
    person = person_of(store, case)
    with store.write("用意") as w:
        w.add(OppositeParty(person=person, name="北原 太郎", kana="きたはら たろう"))
        w.add(OppositeParty(person=person, name="父"))
        w.add(HouseholdMember(case=case, name="北原 二郎", marks=frozenset({"opposite"})))
        w.add(EmergencyContact(case=case, name="森 薫\uff08妹\uff09", may_tell=NEVER))
        w.add(EmergencyContact(case=case, name="南田 花子", may_tell=YES))
        return case_file(w, case)


@pytest.mark.parametrize(
    "recipient",
    ["北原太郎様", "北原 太郎事務所", "キタハラ タロウ", "家族・親族 北原 二郎", "森 薫", "森薫さん", "父", "父 様"],
)
def test_the_opposite_party_is_known_by_every_way_to_write_the_name(store: Store, case: str, recipient: str) -> None:
    assert [each.may_tell for each in named_among(barred(store, case), recipient)] == [NEVER]


@pytest.mark.parametrize("recipient", ["", "秩父市役所 大森 薫子", "父島 一郎", "社会福祉課 北原係長"])
def test_a_short_name_within_another_word_is_somebody_else(store: Store, case: str, recipient: str) -> None:
    assert named_among(barred(store, case), recipient) == ()


def test_the_opposite_party_gets_no_paper_though_it_is_no_emergency_contact(store: Store, case: str) -> None:
    barred(store, case)
    give(store, consent_of(store, case))
    with store.write("担当") as w:
        body = w.get(Organisation, "corp")
        w.put(body.replace(name="北原太郎事務所"))
    with pytest.raises(Refused) as refused:
        release(store, weighed(store, case))
    assert refused.value.field == "contact"


def test_an_emergency_told_to_the_opposite_party_asks_who_answered_for_it(store: Store, case: str) -> None:
    barred(store, case)
    with pytest.raises(Refused) as refused:
        entered(store, emergency(case, recipient="家族・親族 北原 太郎"))
    assert refused.value.field == "approver"
    entered(store, emergency(case, recipient="家族・親族 北原 太郎", approver="課長 西"))


def test_what_was_told_to_the_opposite_party_stands_in_the_ledger_without_a_basis(store: Store, case: str) -> None:
    barred(store, case)
    give(store, consent_of(store, case), to("corp"))
    told = telling(case, store, contact="北原 太郎")
    with pytest.raises(Refused), store.write("口頭", final=True) as w:
        record_told(w, told, codes=CODES, tr=JA)
    with store.write("口頭", final=True) as w:
        made = record_told(w, told, codes=CODES, tr=JA, as_it_happened=True)
    assert (made.basis, made.consent) == ("", "")
    with store.write("口頭", final=True) as w:
        assert record_told(w, telling(case, store, contact="担当 東"), codes=CODES, tr=JA).basis
