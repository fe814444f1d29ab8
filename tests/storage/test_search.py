"""Search first: however a name is written or half remembered, the earlier consultation is found (UX habit 2)."""

from datetime import date

import pytest

from kyoju_desktop.domain.fields import catalogue, specs
from kyoju_desktop.domain.records import (
    Address,
    Case,
    ContactPoint,
    HouseholdMember,
    OppositeParty,
    Person,
    PersonLink,
    ProgressNote,
    Protection,
)
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.storage.derived import rebuild
from kyoju_desktop.storage.folding import fold, fold_kana, fold_unvoiced, gram_query, grams
from kyoju_desktop.storage.store import Store


def opened(store: Store, person: Person, *more: object, number: str = "陽住 R8-0023", **case: object) -> Case:
    made = Case(person=person.id, number=number, fiscal_year=2026, stage="S10").replace(**case)
    with store.write("相談受付") as w:
        w.add(person)
        w.add(made)
        for each in more:
            w.add(each)  # type: ignore[type-var]
    return made


def found(store: Store, text: str) -> list[str]:
    with store.read() as r:
        return [hit.name for hit in r.search(text) if not hit.opposite]


HASHIMOTO = Person(
    name="髙橋 邉里",
    kana="たかはし へんり",
    alias="ハナ子",
    former_name="齋藤 邉里",
    latin_name="Nguyen Thi Hoa",
    kanji_name="阮氏花",
    birth_date=date(1958, 5, 12),
)


@pytest.fixture
def town(store: Store) -> Store:
    opened(store, HASHIMOTO, ContactPoint(person=HASHIMOTO.id, phone="09012345678"))
    opened(store, Person(name="佐々木 ジョージ", kana="ささき じょーじ"), number="陽住 R8-0024")
    opened(store, Person(name="津曲 賀津男", kana="つまがり かづお"), number="陽住 R7-0110", fiscal_year=2025)
    return store


@pytest.mark.parametrize(
    "typed",
    [
        *("髙橋", "高橋", "高橋 辺里", "高橋　邊里", "高橋邉里", "  高橋  ", "橋", "邉", "辺里 高橋", "邊里"),
        *("たかはし", "タカハシ", "ﾀｶﾊｼ", "たかはし へん", "へんり たかはし", "ヘンリ", "たがはし", "だかばし"),
        *("はな子", "ﾊﾅ子", "斎藤", "齊藤 邉里", "斉藤", "nguyen", "ＮＧＵＹＥＮ", "hoa", "阮氏"),
        *(
            "1958-05-12",
            "1958",
            "1958年5月",
            "1958/5",
            "S33",
            "s33.5.12",
            "昭和33年",
            "昭和33年5月12日",
            "5/12",
            "5月12日",
        ),
        *("090-1234-5678", "０９０１２３４５６７８", "0901", "5678"),
        *("R8-0023", "r8-23", "0023", "23", "陽住 R8-0023"),
        *("たかはし\ufe00", "髙\U000e0100橋"),
    ],
)
def test_a_person_is_found_however_typed(town: Store, typed: str) -> None:
    assert HASHIMOTO.name in found(town, typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("佐佐木", "佐々木 ジョージ"),
        ("じよじ", "佐々木 ジョージ"),
        ("ジョージ", "佐々木 ジョージ"),
        ("ｼﾞｮｰｼﾞ 佐々木", "佐々木 ジョージ"),
        ("かずお", "津曲 賀津男"),
        ("かつお", "津曲 賀津男"),
        ("つまかり", "津曲 賀津男"),
    ],
)
def test_small_kana_marks_and_long_vowels_do_not_matter(town: Store, typed: str, name: str) -> None:
    assert found(town, typed) == [name]


@pytest.mark.parametrize(
    "typed", ["", "   ", "・", "だれもいない", '"', "'; --", "%", "平成99年13月", "S", "()", "\u202e"]
)
def test_nothing_and_nonsense_find_nobody(town: Store, typed: str) -> None:
    assert found(town, typed) == []


def test_a_name_written_just_as_typed_comes_first(store: Store) -> None:
    for nr, name in enumerate(["高橋 一", "髙橋 一", "高橋 一郎"]):
        opened(store, Person(name=name), number=f"R8-{nr:04}")
    assert found(store, "髙橋 一")[0] == "髙橋 一"
    assert found(store, "高橋 一")[0] == "高橋 一"
    assert set(found(store, "髙橋 一")) == {"高橋 一", "髙橋 一", "高橋 一郎"}


def test_a_household_member_leads_to_the_case(town: Store) -> None:
    with town.read() as r:
        case = r.search("佐々木")[0].case
    with town.write("世帯") as w:
        w.add(HouseholdMember(case=case, name="佐々木 マルコ", kana="ささき まるこ"))
    assert found(town, "まるこ") == ["佐々木 ジョージ"]


def test_words_of_notes_lead_to_the_case_without_showing_them(town: Store) -> None:
    with town.read() as r:
        case = r.search("津曲")[0].case
    note = ProgressNote(case=case, fact="犬のポチを預ける先をさがす。")
    with town.write("経過") as w:
        w.add(note)
    with town.read() as r:
        hit = r.search("ポチを預")[0]
    assert (hit.name, hit.snippet, hit.why) == ("津曲 賀津男", "", "経過のことば")
    with town.write("直した") as w:
        w.put(note.replace(fact="預け先が決まった。"))
    assert found(town, "ポチを預") == []
    assert found(town, "決まった") == ["津曲 賀津男"]
    with town.write("消した") as w:
        w.remove(w.get(ProgressNote, note.id))
    assert found(town, "決まった") == []
    town.undo()
    assert found(town, "決まった") == ["津曲 賀津男"]


def test_a_changed_name_is_found_by_the_new_one_only(town: Store) -> None:
    with town.write("改姓") as w:
        w.put(HASHIMOTO.replace(name="新田 辺里", kana="にった へんり", former_name=""))
    assert found(town, "高橋") == []
    assert found(town, "新田") == ["新田 辺里"]


def test_a_former_number_of_a_joined_inquiry_is_found(town: Store) -> None:
    with town.read() as r:
        case = r.get(Case, r.search("津曲")[0].case)
    with town.write("結合") as w:
        w.put(case.replace(joined_from="陽住 R8-0090、陽住 R8-0095"))
    assert found(town, "R8-0090") == found(town, "95") == ["津曲 賀津男"]


HIDDEN = (Address(place="羽根町一丁目2番"), ContactPoint(phone="0355501234"))


def hidden_person(store: Store) -> tuple[Person, list[Address | ContactPoint]]:
    person = Person(name="北原 ハル", kana="きたはら はる")
    bundle = [each.replace(person=person.id) for each in HIDDEN]
    opened(store, person, *bundle)
    return person, bundle


def places(store: Store) -> list[str]:
    return found(store, "羽根町") + found(store, "0355501234") + found(store, "1234")


def indexed(store: Store) -> str:
    """Everything that stands in the prefix keys, and how many rows of the word index belong to addresses."""
    with store.read() as r:
        keys = r.connection.execute("SELECT key FROM search_key").fetchall()
        rows = r.connection.execute("SELECT count(*) FROM search_row WHERE record_class = 'Address'").fetchone()
    return f"{keys} {rows}"


def test_where_a_protected_person_is_leads_nowhere(store: Store) -> None:
    person, _ = hidden_person(store)
    assert len(places(store)) == 3
    protection = Protection(person=person.id, source="own_wish")
    with store.write("秘匿", final=True) as w:
        w.add(protection)
    assert places(store) == []
    assert "羽根町" not in indexed(store)
    assert "0355501234" not in indexed(store)
    assert indexed(store).endswith("[(0,)]") or "(0,)" in indexed(store)
    with store.write("秘匿を終えた", final=True) as w:
        w.put(protection.replace(ended_on=date(2026, 6, 1), ended_reason="本人の申出"))
    assert len(places(store)) == 3


def test_an_address_that_is_kept_secret_hides_the_whole_bundle(store: Store) -> None:
    person, bundle = hidden_person(store)
    secret = Address(person=person.id, place="隠れ町", secret=True)
    with store.write("住所") as w:
        w.add(secret)
    assert places(store) + found(store, "隠れ町") == []
    with store.write("秘匿でなくなった") as w:
        w.put(secret.replace(secret=False))
    assert len(places(store)) == 3
    store.undo()
    assert places(store) == []
    with store.write("新しい住所") as w:
        w.put(bundle[0].replace(place="新羽根町"))
    assert found(store, "新羽根町") == []


def test_a_record_of_a_protected_person_stays_out_when_it_comes_later(store: Store) -> None:
    person, _ = hidden_person(store)
    with store.write("秘匿", final=True) as w:
        w.add(Protection(person=person.id))
    with store.write("電話") as w:
        w.add(ContactPoint(person=person.id, phone="0355509999"))
    assert found(store, "0355509999") == []


def test_what_protects_one_of_two_records_of_a_person_protects_both(store: Store) -> None:
    person, _ = hidden_person(store)
    other = Person(name="北原 春")
    opened(store, other, Protection(person=other.id), number="R8-0099")
    link = PersonLink(first=person.id, second=other.id)
    with store.write("同じ人") as w:
        w.add(link)
    assert places(store) == []
    with store.read() as r:
        assert all(hit.protected for hit in r.search("北原"))
    store.undo()
    assert len(places(store)) == 3


def test_secrecy_that_moves_to_another_person_frees_the_first(store: Store) -> None:
    person, _ = hidden_person(store)
    other = Person(name="新田 ソラ")
    opened(store, other, number="R8-0099")
    protection = Protection(person=person.id)
    with store.write("秘匿", final=True) as w:
        w.add(protection)
    with store.write("取りちがえ", final=True) as w:
        w.put(protection.replace(person=other.id))
    assert len(places(store)) == 3


def test_the_name_of_an_opposite_party_warns_and_tells_nothing(store: Store) -> None:
    person, _ = hidden_person(store)
    with store.write("相手") as w:
        w.add(OppositeParty(person=person.id, name="黒岩 剛造", kana="くろいわ ごうぞう"))
    opened(store, Person(name="黒岩 花", kana="くろいわ はな"), number="R8-0099")
    with store.read() as r:
        for typed in ("黒岩", "くろいわ", "ゴウゾウ", "剛造 黒岩"):
            hits = r.search(typed)
            assert hits[0].opposite, typed
            assert hits[0].number == "陽住 R8-0023"
            assert (hits[0].snippet, hits[0].why) == ("", "")
        assert [hit.name for hit in r.search("黒岩") if not hit.opposite] == ["黒岩 花"]
        assert r.search("黒") == tuple(
            hit for hit in r.search("黒") if not hit.opposite
        )  # one character warns nobody
        assert [hit.opposite for hit in r.search("岩剛")] == [True]  # any part of the name warns


def test_likely_earlier_persons_appear_while_typing(town: Store) -> None:
    with town.read() as r:
        assert r.similar_persons() == ()
        assert r.similar_persons(name="だれか 別人", kana="べつじん") == ()
        both = r.similar_persons(name="高橋 辺里", kana="たかはし", phone="5678", birth=date(1958, 5, 12))
        assert both[0].name == HASHIMOTO.name
        assert r.similar_persons(phone="+81 90-1234-5678") == ()
        assert r.similar_persons(phone="090-1234-5678")[0].why == "電話"
        assert r.similar_persons(birth=date(1958, 5, 12))[0].why == "生年月日"


def test_no_more_than_asked_for_come_back(store: Store) -> None:
    for nr in range(70):
        opened(store, Person(name=f"高橋 {nr}", kana="たかはし"), number=f"R8-{nr + 1:04}")
    with store.read() as r:
        assert len(r.search("高橋")) == 50
        assert len(r.search("橋")) == 50
        assert len(r.search("高橋", limit=8)) == 8


DERIVED = ("search_key", "case_index", "tally", "unanswered", "due_tally")


def derived(store: Store) -> list[object]:
    """Everything that is derived, in an order of its own; deadlines and word rows without their running numbers."""
    with store.read() as r:
        whole = [sorted(r.connection.execute(f"SELECT * FROM {name}").fetchall()) for name in DERIVED]  # noqa: S608
        rows = r.connection.execute("SELECT record, record_class, owner FROM search_row ORDER BY record").fetchall()
    return [*([row for row in each if row[-1] != 0] for each in whole), rows]


def test_search_keys_can_be_made_anew(town: Store) -> None:
    before = derived(town)
    with town.write("作りなおす") as w:
        rebuild(w.connection, Calendar(), date(2026, 6, 1))
    assert derived(town) == before
    assert found(town, "橋") == [HASHIMOTO.name]


def test_only_fields_that_may_be_searched_are_indexed(town: Store) -> None:
    searchable = {each.name for kind in catalogue() for each in specs(kind) if each.searchable}
    with town.read() as r:
        fields = {row[0] for row in r.connection.execute("SELECT field FROM search_key")}
    assert fields <= searchable


def test_folding_keeps_apart_what_is_not_the_same() -> None:
    assert fold("山田") != fold("山口")
    assert fold_kana("はは") != fold_kana("ばば")
    assert fold_unvoiced("ばば") == fold_unvoiced("ぱぱ") == fold_unvoiced("はは")
    assert fold("ヴィヴィ") == "ゔぃゔぃ"
    assert grams("田") == "田"
    assert gram_query('"') == '""""*'
    assert gram_query('あ"い') == '"あ"" ""い"'
