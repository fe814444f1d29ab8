"""What is secret is in no index: fields, what notes repeat of them, the household, names of opposite parties."""

from datetime import date

import pytest

from kyoju_desktop.domain.conceal import Concealer
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Address,
    Case,
    ContactPoint,
    Deadline,
    HouseholdMember,
    OppositeParty,
    Person,
    ProgressNote,
    Protection,
    Tenancy,
)
from kyoju_desktop.storage.folding import fold, gram_query
from kyoju_desktop.storage.lists import CaseFilter
from kyoju_desktop.storage.store import Store

PLACE, BUILDING, PHONE = "架空県鴇田市羽根町3丁目12番", "カナリヤ荘", "09000007711"


def open_case(store: Store, person: Person, number: str) -> Case:
    case = Case(person=person.id, stage="S10", number=number)
    with store.write("受付") as w:
        w.add(person)
        w.add(case)
    return case


def put(store: Store, *records: Record) -> None:
    with store.write("記録", final=any(isinstance(each, Protection) for each in records)) as w:
        for each in records:
            w.put(each)


def indexed(store: Store, words: str) -> bool:
    """Whether any index of the file leads anywhere from the words."""
    with store.read() as r:
        keys = r.connection.execute("SELECT count(*) FROM search_key WHERE key LIKE ?", (f"%{fold(words)}%",))
        found = keys.fetchone()[0]
        for table in ("name_text", "note_text"):
            rows = r.connection.execute(
                f"SELECT count(*) FROM {table} WHERE grams MATCH ?",  # noqa: S608 - our own tables
                (gram_query(fold(words)),),
            )
            found += rows.fetchone()[0]
        return bool(found)


def test_a_note_that_repeats_the_address_is_not_found_by_it_once_secrecy_begins(store: Store) -> None:
    person = Person(name="鴇田 花")
    case = open_case(store, person, "R8-0001")
    put(
        store,
        Address(person=person.id, place=PLACE, building=BUILDING),
        ContactPoint(person=person.id, phone=PHONE),
        ProgressNote(case=case.id, fact="羽根町3-12のカナリヤ荘へ行った。電話は090-0000-7711。大家は親切だった。"),
    )
    assert indexed(store, "カナリヤ荘")
    protection = Protection(person=person.id, source="own_wish", started_on=date(2026, 6, 1))
    put(store, protection)
    for words in ("カナリヤ荘", "羽根町3", "7711"):
        assert not indexed(store, words), words
    with store.read() as r:
        assert [hit.case for hit in r.search("大家は親切")] == [case.id]
    put(store, protection.replace(ended_on=date(2026, 7, 1)))
    assert indexed(store, "カナリヤ荘")


def test_an_address_told_later_leaves_the_notes_written_before(store: Store) -> None:
    person = Person(name="鴇田 花")
    case = open_case(store, person, "R8-0001")
    put(
        store,
        Protection(person=person.id, source="own_wish", started_on=date(2026, 6, 1)),
        ProgressNote(case=case.id, fact="カナリヤ荘を見に行った。"),
    )
    assert indexed(store, "カナリヤ荘")
    put(store, Tenancy(case=case.id, home="カナリヤ荘"))
    assert not indexed(store, "カナリヤ荘")


def test_the_household_of_a_protected_person_is_secret_too(store: Store) -> None:
    mother, son = Person(name="鴇田 花"), Person(name="鴇田 空")
    case, own = open_case(store, mother, "R8-0001"), open_case(store, son, "R8-0002")
    put(store, Address(person=son.id, place=PLACE, building=BUILDING), ContactPoint(person=son.id, phone=PHONE))
    protection = Protection(person=mother.id, source="measure", started_on=date(2026, 6, 1))
    put(store, protection)
    assert indexed(store, "羽根町")
    member = HouseholdMember(case=case.id, person=son.id, name="鴇田 空", relation="child", living="together")
    put(store, member)
    assert not indexed(store, "羽根町")
    assert not indexed(store, PHONE)
    with store.read() as r:
        assert r.is_protected(son.id)
        assert {row.case for row in r.case_rows(CaseFilter("protected"))} == {case.id, own.id}
    put(store, member.replace(living="apart"))
    assert indexed(store, "羽根町")
    with store.read() as r:
        assert {row.case for row in r.case_rows(CaseFilter("protected"))} == {case.id}


def test_a_deadline_in_the_clerks_own_words_hides_the_place_on_every_list(store: Store) -> None:
    person = Person(name="鴇田 花")
    case = open_case(store, person, "R8-0001")
    put(
        store,
        Tenancy(case=case.id, home=BUILDING),
        Deadline(case=case.id, what="カナリヤ荘の鍵を返す", due_on=date(2026, 6, 2), source="practice"),
        Protection(person=person.id, source="own_wish", started_on=date(2026, 6, 1)),
    )
    with store.read() as r:
        told = [*r.dues(date(2026, 7, 1)), *r.case_dues(case.id)]
        rows = r.case_rows(CaseFilter("all"))
    words = [dict(row.values)["what"] for row in told]
    assert words == ["(秘匿)の鍵を返す"] * 2
    assert "(秘匿)の鍵を返す" in dict(rows[0].next_due_values).values()
    assert "カナリヤ" not in repr(rows)


def due_words(store: Store, case: Case) -> list[str]:
    with store.read() as r:
        return [dict(row.values)["what"] for row in r.case_dues(case.id)]


def test_what_the_lists_show_of_a_deadline_follows_the_secrecy_of_the_household(store: Store) -> None:
    mother, son = Person(name="鴇田 花"), Person(name="鴇田 空")
    case, own = open_case(store, mother, "R8-0001"), open_case(store, son, "R8-0002")
    put(
        store,
        Deadline(case=own.id, what="カナリヤ荘の鍵を返す", due_on=date(2026, 6, 2), source="practice"),
        Address(person=son.id, place=PLACE, building=BUILDING),
    )
    protection = Protection(person=mother.id, source="measure", started_on=date(2026, 6, 1))
    member = HouseholdMember(case=case.id, person=son.id, name="鴇田 空", relation="child", living="together")
    put(store, protection)
    assert due_words(store, own) == ["カナリヤ荘の鍵を返す"]
    put(store, member)
    assert due_words(store, own) == ["(秘匿)の鍵を返す"]
    put(store, member.replace(living="apart"))
    assert due_words(store, own) == ["カナリヤ荘の鍵を返す"]
    put(store, member)
    put(store, protection.replace(ended_on=date(2026, 6, 5)))
    assert due_words(store, own) == ["カナリヤ荘の鍵を返す"]


def test_a_place_told_later_leaves_the_deadlines_written_before(store: Store) -> None:
    person, other = Person(name="鴇田 花"), Person(name="別の 人")
    case, elsewhere = open_case(store, person, "R8-0001"), open_case(store, other, "R8-0002")
    put(
        store,
        Protection(person=person.id, source="measure", started_on=date(2026, 6, 1)),
        Deadline(case=case.id, what="カナリヤ荘の鍵を返す", due_on=date(2026, 6, 2), source="practice"),
        Deadline(case=elsewhere.id, what="カナリヤ荘を見る", due_on=date(2026, 6, 2), source="practice"),
    )
    assert due_words(store, case) == ["カナリヤ荘の鍵を返す"]
    put(store, Tenancy(case=case.id, home=BUILDING))
    assert due_words(store, case) == ["(秘匿)の鍵を返す"]
    assert due_words(store, elsewhere) == ["カナリヤ荘を見る"]


def test_a_deadline_written_while_secrecy_stands_is_concealed_at_once(store: Store) -> None:
    person = Person(name="鴇田 花")
    case = open_case(store, person, "R8-0001")
    put(
        store,
        Address(person=person.id, place=PLACE, building=BUILDING, secret=True),
    )
    put(store, Deadline(case=case.id, what="カナリヤ荘の鍵を返す", due_on=date(2026, 6, 2), source="practice"))
    assert due_words(store, case) == ["(秘匿)の鍵を返す"]


def test_a_case_that_turns_out_to_be_a_protected_persons_hides_its_deadlines(store: Store) -> None:
    secret, nobody = Person(name="鴇田 花"), Person()
    open_case(store, secret, "R8-0001")
    case = open_case(store, nobody, "R8-0002")
    put(
        store,
        Address(person=secret.id, place=PLACE, building=BUILDING, secret=True),
        Deadline(case=case.id, what="カナリヤ荘の鍵を返す", due_on=date(2026, 6, 2), source="practice"),
    )
    assert due_words(store, case) == ["カナリヤ荘の鍵を返す"]
    put(store, case.replace(person=secret.id))
    assert due_words(store, case) == ["(秘匿)の鍵を返す"]


@pytest.mark.parametrize(
    "typed",
    ["黒岩", "岩剛", "剛志", "黒岩剛志", "黒岩 剛志", "剛志 黒岩", "くろいわ", "ゴウシ", "黒岩剛志の件", "黑岩"],
)
def test_any_writing_of_the_opposite_partys_name_warns_and_tells_no_place(store: Store, typed: str) -> None:
    person = Person(name="鴇田 花")
    case = open_case(store, person, "R8-0001")
    put(
        store,
        Address(person=person.id, place=PLACE),
        OppositeParty(person=person.id, name="黒岩 剛志", kana="くろいわ ごうし"),
    )
    with store.read() as r:
        warned = [hit for hit in r.search(typed) if hit.opposite]
    assert [hit.case for hit in warned] == [case.id]
    assert "羽根" not in repr(warned)


def test_an_opposite_party_who_comes_as_a_client_is_warned_of_and_joined_with_nobody(store: Store) -> None:
    person = Person(name="鴇田 花")
    case = open_case(store, person, "R8-0001")
    put(
        store,
        Address(person=person.id, place=PLACE),
        OppositeParty(person=person.id, name="黒岩 剛志", kana="くろいわ ごうし"),
    )
    with store.read() as r:
        for name, kana in (("黒岩 剛志", ""), ("剛志 黒岩", ""), ("黒岩剛志", ""), ("", "クロイワ ゴウシ")):
            hits = r.similar_persons(name, kana)
            assert [(hit.case, hit.opposite) for hit in hits] == [(case.id, True)], (name, kana)
        assert r.similar_persons("黒岩 一") == ()


@pytest.mark.parametrize(
    ("word", "text"),
    [
        (PLACE, "羽根町3-12に住む"),
        (PLACE, "羽根町三丁目12番に住む"),
        (PLACE, "架空県鴇田市羽根町3丁目12に住む"),
        (PHONE, "電話は090-0000-7711です"),
        (PHONE, "電話は090 0000 7711です"),
        (BUILDING, "カナリヤ 荘の前"),
        ("メゾン鴇田201号室", "メゾン鴇田201の前"),
    ],
)
def test_a_word_of_the_bundle_is_found_however_it_is_written(word: str, text: str) -> None:
    conceal = Concealer([word])
    assert conceal.holds(text)
    assert "(秘匿)" in conceal(text)


def test_words_that_tell_nothing_stay() -> None:
    conceal = Concealer(["瀬戸見市", "305", "鴇田市羽根町1番"], known=["瀬戸見市"])
    text = "瀬戸見市の窓口で305円を払い、羽根町13番とは言わなかった"
    assert conceal(text) == text
