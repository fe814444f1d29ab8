"""Cases from opening to reopening: numbers, side effects, joined inquiries."""

from datetime import date, datetime
from typing import Any

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Closing,
    Consent,
    ContactPoint,
    Deadline,
    Intake,
    MoveOut,
    OppositeParty,
    Organisation,
    Person,
    PersonInquiry,
    ProgressNote,
    Protection,
    Referral,
    ReferralReply,
    Screening,
    StageChange,
    Tenancy,
    Visit,
)
from kyoju_desktop.services.cases import (
    case_file,
    case_number,
    change_stage,
    is_final,
    join_inquiry,
    keep,
    link_persons,
    name_person,
    open_case,
    park,
    remove,
    same_persons,
    take_up,
    unlink_persons,
)
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.lists import CaseFilter
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened


def kept(store: Store, record: Record, *, final: bool = False) -> None:
    with store.write("記録", final=final) as w:
        keep(w, record)


def the(store: Store, kind: type[Any], record_id: str) -> Any:  # noqa: ANN401 - any record
    with store.read() as r:
        return r.get(kind, record_id)


def test_a_case_begins_at_intake_with_its_number_and_its_first_step(store: Store) -> None:
    case = the(store, Case, opened(store))
    assert case.number == "陽住 R8-0001"
    assert (case.stage, case.fiscal_year, case.clerk) == ("S10", 2026, "空木 佐和")
    with store.read() as r:
        file = case_file(r, case.id)
    assert [each.to_stage for each in file.of(StageChange)] == ["S10"]
    intake = file.last(Intake)
    assert intake is not None
    assert intake.received_at == datetime(2026, 6, 1, 9, 40)
    assert file.person.name == "北原 ハル"


def test_numbers_run_per_fiscal_year_without_gaps(store: Store, clock: Clock) -> None:
    numbers = []
    for day in (date(2027, 3, 30), date(2027, 3, 31), date(2027, 4, 1), date(2027, 4, 2)):
        clock.go_to(day)
        numbers.append(the(store, Case, opened(store)).number)
    assert numbers == ["陽住 R8-0001", "陽住 R8-0002", "陽住 R9-0001", "陽住 R9-0002"]


def test_a_talk_of_march_that_is_entered_in_april_counts_for_the_old_year(store: Store, clock: Clock) -> None:
    clock.go_to(date(2027, 4, 1))
    with store.write("相談受付") as w:
        case = open_case(w, Person(name="試作田 誠"), Intake(received_at=datetime(2027, 3, 31, 16)))
    assert case.number == "陽住 R8-0001"


def test_a_refused_opening_uses_no_number_up(store: Store) -> None:
    def open_and_stop() -> None:
        with store.write("相談受付") as w:
            open_case(w, Person(name="試作田 誠"), Intake())
            raise Refused("やめた")

    with pytest.raises(Refused):
        open_and_stop()
    assert the(store, Case, opened(store)).number == "陽住 R8-0001"


def test_saving_the_same_intake_twice_makes_one_case(store: Store) -> None:
    with store.write("相談受付") as w:
        first = open_case(w, Person(name="試作田 誠"), Intake())
        intake = w.find(Intake, case=first.id)[0]
        again = open_case(w, w.get(Person, first.person), intake)
    assert again.id == first.id
    with store.read() as r:
        assert r.count(Case) == 1


@pytest.mark.parametrize(
    ("year", "number"), [(2018, "陽住 H30-0007"), (2019, "陽住 R1-0007"), (2026, "陽住 R8-0007")]
)
def test_a_number_names_the_fiscal_year_by_its_era(year: int, number: str) -> None:
    assert case_number("陽住", year, 7) == number


def test_ac_12_1_an_anonymous_inquiry_is_joined_and_its_number_stays(store: Store, clock: Clock) -> None:
    with store.write("問合せ") as w:
        inquiry = open_case(
            w, Person(), Intake(complaint="大家から苦情の電話"), anonymous=True, called="ごみの苦情の家"
        )
        keep(w, PersonInquiry(case=inquiry.id, at=w.now, who="大家", asked="だれが住んでいるか"))
        keep(w, Deadline(case=inquiry.id, due_on=date(2026, 6, 8), what="様子を見に行く"))
    assert inquiry.stage == "S00"
    clock.go_to(date(2026, 6, 22))
    case_id = opened(store, "赤松 誠", "あかまつ まこと")
    with store.write("問合せを結合") as w:
        joined = join_inquiry(w, inquiry.id, case_id)
    assert joined.joined_from == "陽住 R8-0001"
    assert joined.number == "陽住 R8-0002"
    with store.read() as r:
        file, old = case_file(r, case_id), r.get(Case, inquiry.id)
        assert [each.who for each in file.of(PersonInquiry)] == ["大家"]
        assert [each.what for each in file.of(Deadline)] == ["様子を見に行く"]
        assert (old.number, old.merged_into, old.stage) == ("陽住 R8-0001", case_id, "S99")
        assert r.find(Intake, case=inquiry.id)[0].complaint == "大家から苦情の電話"
        assert any(hit.case == case_id for hit in r.search("R8-0001"))
    with pytest.raises(Refused), store.write("もう一度") as w:
        join_inquiry(w, inquiry.id, case_id)


def test_an_inquiry_of_the_same_person_is_joined_without_a_link(store: Store) -> None:
    case_id = opened(store)
    with store.write("問合せ") as w:
        person = w.get(Person, w.get(Case, case_id).person)
        inquiry = open_case(w, person, Intake(), anonymous=True)
        join_inquiry(w, inquiry.id, case_id)
    with store.read() as r:
        assert same_persons(r, person.id) == (person.id,)
        assert r.get(Case, case_id).joined_from == inquiry.number


def test_joining_is_undone_as_a_whole(store: Store) -> None:
    with store.write("問合せ") as w:
        inquiry = open_case(w, Person(), Intake(), anonymous=True)
        keep(w, PersonInquiry(case=inquiry.id, who="大家"))
    case_id = opened(store)
    with store.write("問合せを結合") as w:
        join_inquiry(w, inquiry.id, case_id)
    store.undo()
    with store.read() as r:
        assert r.get(Case, inquiry.id) == inquiry
        assert r.count(PersonInquiry, case=inquiry.id) == 1
        assert r.get(Case, case_id).joined_from == ""


def test_a_case_that_left_the_inquiry_is_not_joined(store: Store) -> None:
    one, other = opened(store), opened(store, "例題川 倫", "れいだいがわ りん")
    for wrong in (one, other):
        with pytest.raises(Refused), store.write("結合") as w:
            join_inquiry(w, wrong, other)


def test_an_anonymous_inquiry_gets_its_person_and_keeps_its_number(store: Store) -> None:
    with store.write("問合せ") as w:
        case = open_case(w, Person(), Intake(), anonymous=True, called="家賃の電話")
        keep(w, ContactPoint(person=case.person, phone="09000001234"))
    with store.write("名前が分かった") as w:
        named = name_person(w, case.id, Person(name="想定田 賢", kana="そうていだ さとる"))
    assert (named.number, named.anonymous) == (case.number, False)
    with store.read() as r:
        file = case_file(r, case.id)
    assert file.person.name == "想定田 賢"
    assert [each.phone for each in file.of(ContactPoint)] == ["09000001234"]
    with pytest.raises(Refused), store.write("もう一度") as w:
        name_person(w, case.id, Person(name="別人"))


def test_the_stand_in_itself_can_get_the_name(store: Store) -> None:
    with store.write("問合せ") as w:
        case = open_case(w, Person(), Intake(), anonymous=True)
    with store.write("名前が分かった") as w:
        named = name_person(w, case.id, w.get(Person, case.person).replace(name="想定田 賢"))
    assert named.person == case.person
    assert the(store, Person, case.person).name == "想定田 賢"


def test_the_same_human_being_is_linked_not_merged_and_unlinked_again(store: Store) -> None:
    one, other, third = (the(store, Case, opened(store)) for _ in range(3))
    with store.write("同じ人") as w:
        link = link_persons(w, one.person, other.person, "生年月日と電話が同じ")
        further = link_persons(w, other.person, third.person)
        unlink_persons(w, further.id)
        assert link_persons(w, other.person, one.person) == link
        again = link_persons(w, other.person, third.person)
        assert same_persons(w, one.person) == (one.person, other.person, third.person)
        assert link_persons(w, third.person, other.person) == again
        unlink_persons(w, again.id)
    with store.read() as r:
        assert same_persons(r, one.person) == (one.person, other.person)
        assert r.count(Person) == 3
    with store.write("同じ人を取り消す") as w:
        unlink_persons(w, link.id)
    with store.read() as r:
        assert same_persons(r, one.person) == (one.person,)
    for wrong in ((one.person, one.person), (one.person, "nobody")):
        with pytest.raises(Refused), store.write("同じ人") as w:
            link_persons(w, *wrong)


def test_protection_of_a_linked_record_protects_the_case(store: Store) -> None:
    one, other = (the(store, Case, opened(store)) for _ in range(2))
    kept(store, Protection(person=other.person, source="own_wish", started_on=date(2026, 6, 1)), final=True)
    with store.write("同じ人") as w:
        link_persons(w, one.person, other.person)
    with store.read() as r:
        assert case_file(r, one.id).protected


def test_the_file_of_a_case_holds_everything_that_hangs_on_it(store: Store) -> None:
    case = the(store, Case, opened(store))
    with store.write("記録") as w:
        body = w.find(Organisation, kind="social_council")[0]
        for record in (
            Address(person=case.person, place="架空県陽ノ原町見本1-1"),
            OppositeParty(person=case.person, name="虚構沢 剛"),
            ProgressNote(case=case.id, fact="電話で話した"),
            Referral(case=case.id, organisation=body.id),
        ):
            keep(w, record)
    with store.read() as r:
        file = case_file(r, case.id)
        assert file.office == office_of(r)
    for kind in (Address, OppositeParty, ProgressNote, Referral, Intake, StageChange):
        assert len(file.of(kind)) == 1, kind
    assert file.of(Organisation) == (body,)


def test_a_visit_moves_the_tenancys_last_visit_also_when_it_is_corrected_or_taken_away(store: Store) -> None:
    case_id = opened(store)
    tenancy = Tenancy(case=case_id, moved_in_on=date(2026, 5, 1), visit_rhythm="monthly")
    first = Visit(case=case_id, tenancy=tenancy.id, at=datetime(2026, 5, 20, 10))
    second = Visit(case=case_id, at=datetime(2026, 6, 1, 10))
    for record in (tenancy, first, second):
        kept(store, record)
    assert the(store, Tenancy, tenancy.id).last_visit_on == date(2026, 6, 1)
    kept(store, second.replace(at=datetime(2026, 5, 28, 10)))
    assert the(store, Tenancy, tenancy.id).last_visit_on == date(2026, 5, 28)
    with store.write("取り消す") as w:
        remove(w, second)
    assert the(store, Tenancy, tenancy.id).last_visit_on == date(2026, 5, 20)


def test_a_visit_before_any_tenancy_is_kept_all_the_same(store: Store) -> None:
    visit = Visit(case=opened(store), at=datetime(2026, 6, 1, 10))
    kept(store, visit)
    assert the(store, Visit, visit.id) == visit


def test_leaving_the_home_ends_the_tenancy(store: Store) -> None:
    case_id = opened(store)
    tenancy = Tenancy(case=case_id, moved_in_on=date(2026, 5, 1))
    kept(store, tenancy)
    kept(store, MoveOut(case=case_id))
    assert the(store, Tenancy, tenancy.id).ended_on is None
    kept(store, MoveOut(case=case_id, tenancy=tenancy.id, left_on=date(2026, 6, 30)))
    assert the(store, Tenancy, tenancy.id).ended_on == date(2026, 6, 30)


def test_a_reply_ends_the_wait_for_it(store: Store) -> None:
    case_id = opened(store)
    referral = Referral(case=case_id, reply_by=date(2026, 6, 15))
    reply = ReferralReply(case=case_id, referral=referral.id, received_on=date(2026, 6, 9))
    for record in (referral, reply, ReferralReply(case=case_id)):
        kept(store, record)
    assert the(store, Referral, referral.id).replied_on == date(2026, 6, 9)


def test_an_interview_is_parked_and_taken_up_again(store: Store) -> None:
    case_id = opened(store)
    with store.write("止める") as w:
        assert park(w, case_id).parked
    with store.read() as r:
        assert r.find(Intake, case=case_id)[0].parked_at == datetime(2026, 6, 1, 9, 40)
    with store.write("続ける") as w:
        assert not take_up(w, case_id).parked
    with store.read() as r:
        assert r.find(Intake, case=case_id)[0].parked_at is None


def test_finishing_the_intake_ends_the_parking(store: Store) -> None:
    case_id = opened(store)
    with store.write("止める") as w:
        park(w, case_id)
        intake = w.find(Intake, case=case_id)[0]
    kept(store, intake.replace(finished=True))
    assert not the(store, Case, case_id).parked


def test_rows_with_a_use_case_of_their_own_are_not_kept_by_a_form(store: Store) -> None:
    case = the(store, Case, opened(store))
    rows = (Consent(case=case.id), StageChange(case=case.id), Closing(case=case.id), case.replace(stage="S80"))
    for record in rows:
        with pytest.raises(TypeError), store.write("記録") as w:
            keep(w, record)
    for never in (case, the(store, Person, case.person), Consent(case=case.id)):
        with pytest.raises(TypeError), store.write("取り消す") as w:
            remove(w, never)


def test_harmless_fields_of_case_and_office_are_kept(store: Store) -> None:
    case = the(store, Case, opened(store))
    kept(store, case.replace(categories=frozenset({"L3"})))
    assert the(store, Case, case.id).categories == {"L3"}
    with store.read() as r:
        office = office_of(r)
    kept(store, office.replace(phone="0000000000"))
    with pytest.raises(Refused):
        kept(store, office.replace(training=True))


def test_ac_08_1_a_case_without_consent_goes_on_as_usual(store: Store) -> None:
    case_id = opened(store, "石動 キヨ", "いするぎ きよ")
    with store.write("方針決定") as w:
        change_stage(w, case_id, "S20")
        change_stage(w, case_id, "S30")
        keep(w, Screening(case=case_id, decision="seeking_consent", ask_again_on=date(2026, 6, 22)))
        change_stage(w, case_id, "S40")
    with store.read() as r:
        assert r.get(Case, case_id).stage == "S40"
        assert [each.case for each in r.case_rows(CaseFilter("no_consent"))] == [case_id]


def test_final_records_say_so() -> None:
    assert is_final(Protection())
    assert is_final(Closing())
    assert not is_final(ProgressNote())
