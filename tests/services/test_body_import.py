"""The prefecture's list is looked at before it is taken in, and never overwrites what the office wrote itself."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Organisation, OrganisationContact
from kyoju_desktop.exchange.csv import read_csv, read_list
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.body_import import LABEL, Preview, preview, take_in
from kyoju_desktop.services.organisations import keep_organisation
from kyoju_desktop.storage.store import Store

JA = Translator.for_language("ja")
DAY = date(2026, 6, 1)
AT = Locale(JA, DAY, shipped_codebook())
KIND = "support_corporation"
LIST = """名称,ふりがな,所在地,電話番号,FAX番号,1号,2号,5号,対象者,業務区域,指定番号,指定年月日,備考
居住支援法人D,でぃー,港町1-1,0000-00-0001,0000-00-0002,○,○,,高齢者・障害者,県東部,県第3号,令和5年4月1日,ひみつ
NPO ひだまり,ひだまり,中央町2,0000-00-0003,,,○,◯,子どもを養育する者、外国人,県内全域,県第4号,R6.10.1,
"""


def look(store: Store, text: str, encoding: str = "utf-8") -> Preview:
    with store.read() as r:
        return preview(r, text.encode(encoding), KIND, AT)


def take(store: Store, text: str, more: frozenset[tuple[int, str]] = frozenset(), day: date = DAY) -> int:
    found = look(store, text)
    with store.write(LABEL) as w:
        return take_in(w, found, found.proposed() | more, day)


def body(store: Store, name: str = "居住支援法人D") -> Organisation:
    with store.read() as r:
        return r.find(Organisation, name=name)[0]


def change(store: Store, **values: object) -> None:
    with store.write("関係機関を保存") as w:
        keep_organisation(w, w.find(Organisation, name="居住支援法人D")[0].replace(**values))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_list_is_read_in_the_codes_that_offices_write(store: Store, encoding: str) -> None:
    found = look(store, LIST, encoding)
    first, second = (each.body for each in found.new)
    assert (first.name, first.duties, first.categories) == (
        "居住支援法人D",
        frozenset({"1", "2"}),
        frozenset({"L3", "L4"}),
    )
    assert (first.designated_on, second.designated_on) == (date(2023, 4, 1), date(2024, 10, 1))
    assert (second.duties, second.categories, second.area) == (
        frozenset({"2", "5"}),
        frozenset({"L5", "M1"}),
        "県内全域",
    )
    assert (found.problems, found.unread) == ((), ("備考",))


def test_looking_changes_nothing_and_taking_in_adds_bodies_not_yet_asked_for_their_consent(store: Store) -> None:
    look(store, LIST)
    with store.read() as r:
        assert r.count(Organisation, kind=KIND, listing="not_asked") == 0
    assert take(store, LIST) == 2
    made = body(store)
    assert (made.kind, made.standing, made.listing, made.from_list, made.list_on) == (
        KIND,
        "private",
        "not_asked",
        "居住支援法人D",
        DAY,
    )
    again = look(store, LIST)
    assert (again.new, again.changed, again.same) == ((), (), 2)


def test_what_is_not_chosen_is_not_taken_in(store: Store) -> None:
    found = look(store, LIST)
    with store.write(LABEL) as w:
        assert take_in(w, found, {(3, "")}, DAY) == 1
    assert [each.line for each in look(store, LIST).new] == [2]


def test_one_step_back_takes_the_whole_list_out_again(store: Store) -> None:
    take(store, LIST)
    store.undo()
    with store.read() as r:
        assert r.count(Organisation, kind=KIND, listing="not_asked") == 0


def test_what_the_list_brought_before_is_brought_up_to_date_and_what_the_office_wrote_stays(store: Store) -> None:
    take(store, LIST)
    change(store, phone="0000009999", own_note="窓口は木曜が空いている", handles="保証", listing="agreed")
    newer = LIST.replace("0000-00-0001", "0000-00-1111").replace("港町1-1", "港町9-9")
    found = look(store, newer)
    (entry,) = found.changed
    assert {each.name: each.own for each in entry.changes} == {"address": False, "phone": True}
    take(store, newer, day=date(2027, 4, 1))
    kept = body(store)
    assert (kept.phone, kept.address) == ("0000009999", "港町9-9")
    assert (kept.own_note, kept.handles, kept.listing) == ("窓口は木曜が空いている", "保証", "agreed")
    assert kept.list_on == date(2027, 4, 1)
    # also the next time, though the list has been taken in once more in between
    assert {each.name: each.own for each in look(store, newer).changed[0].changes} == {"phone": True}


def test_a_field_of_the_office_is_overwritten_when_the_clerk_chooses_so(store: Store) -> None:
    take(store, LIST)
    change(store, phone="0000009999")
    take(store, LIST, frozenset({(2, "phone")}))
    assert body(store).phone == "0000000001"
    assert look(store, LIST).changed == ()


def test_a_body_that_the_office_entered_itself_keeps_its_words_and_gets_what_it_lacks(store: Store) -> None:
    with store.write("機関") as w:
        own = w.add(
            Organisation(name="居住支援法人Ｄ", kind=KIND, standing="contractor", address="自分で聞いた所在地")
        )
        w.add(OrganisationContact(organisation=own.id, name="担当 花子"))
    found = look(store, LIST)
    own_fields = {each.name for each in found.changed[0].changes if each.own}
    assert own_fields == {"name", "address"}
    take(store, LIST)
    with store.read() as r:
        kept = r.get(Organisation, own.id)
        assert r.count(OrganisationContact, organisation=own.id) == 1
    assert (kept.name, kept.address, kept.standing) == ("居住支援法人Ｄ", "自分で聞いた所在地", "contractor")
    assert kept.duties == frozenset({"1", "2"})


def test_a_checked_fax_number_is_not_replaced_and_a_new_one_counts_as_unchecked(store: Store) -> None:
    take(store, LIST)
    change(store, fax_checked_on=date(2026, 5, 1))
    newer = LIST.replace("0000-00-0002", "0000-00-2222")
    assert look(store, newer).changed[0].changes[0].own
    take(store, newer)
    assert (body(store).fax, body(store).fax_checked_on) == ("0000000002", date(2026, 5, 1))
    take(store, newer, frozenset({(2, "fax")}))
    assert (body(store).fax, body(store).fax_checked_on) == ("0000002222", None)


def test_an_empty_cell_empties_nothing(store: Store) -> None:
    take(store, LIST)
    assert look(store, "名称,電話番号\n居住支援法人D,\n").changed == ()


def test_a_body_that_changed_its_name_is_known_by_its_number(store: Store) -> None:
    take(store, LIST)
    found = look(store, LIST.replace("居住支援法人D", "一般社団法人D"))
    assert [each.name for each in found.changed[0].changes] == ["name"]


def test_bodies_that_left_the_list_are_told_and_stay(store: Store) -> None:
    take(store, LIST)
    shorter = "\n".join(LIST.splitlines()[:2])
    assert look(store, shorter).gone == ("NPO ひだまり",)
    take(store, shorter)
    assert not body(store, "NPO ひだまり").closed


def test_what_cannot_be_read_is_told_with_its_line_and_the_rest_is_taken(store: Store) -> None:
    found = look(
        store,
        "法人名,電話,指定日,業務,対象者\n"
        "甲,電話なし,平成32年13月1日,2号・9号,高齢者・宇宙人\n"
        ",0000-00-0001,,,\n"
        "甲,,,,\n"
        "乙,0000-00-0005,,あれこれ,\n",
    )
    said = [(each.line, each.words.text(JA)) for each in found.problems]
    assert [line for line, _words in said] == [2, 2, 2, 2, 3, 4, 5]
    assert "宇宙人" in said[3][1]
    assert "名称がない" in said[4][1]
    first, second = (each.body for each in found.new)
    assert (first.phone, first.designated_on, first.duties, first.categories) == (
        "",
        None,
        frozenset({"2"}),
        frozenset({"L3"}),
    )
    assert second.phone == "0000000005"


def test_two_bodies_of_one_name_in_the_register_are_not_guessed_at(store: Store) -> None:
    with store.write("機関") as w:
        for section in ("東", "西"):
            w.add(Organisation(name="NPO ひだまり", kind=KIND, standing="private", section=section))
    found = look(store, "名称\nNPO ひだまり\n")
    assert found.entries == ()
    assert len(found.problems) == 1


def test_a_body_that_the_office_keeps_under_another_kind_is_the_same_body_and_keeps_its_kind(store: Store) -> None:
    with store.write("機関") as w:
        own = w.add(Organisation(name="NPO ひだまり", kind="npo", standing="private"))
    assert [each.body.name for each in look(store, LIST).new] == ["居住支援法人D"]
    take(store, LIST)
    with store.read() as r:
        kept = r.get(Organisation, own.id)
    assert (kept.kind, kept.duties) == ("npo", frozenset({"2", "5"}))


def test_two_lines_of_one_name_do_not_stop_the_list(store: Store) -> None:
    text = "名称,所在地\n架空の家,港町1\n架空の家,旭町2\n乙,緑町3\n"
    assert [each.line for each in look(store, text).problems] == [3]
    assert take(store, text) == 2


def test_a_body_that_changes_meanwhile_is_not_overwritten(store: Store) -> None:
    take(store, LIST)
    found = look(store, LIST.replace("港町1-1", "港町9-9"))
    change(store, address="いま直した")
    with pytest.raises(Refused), store.write(LABEL) as w:
        take_in(w, found, found.proposed(), DAY)
    assert body(store).address == "いま直した"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "名前のない,列\nあ,い\n".encode(),
        b"\xff\xfe\x00\x81",
        b"PK\x03\x04\x00\x00",
        '名称\n"閉じない\n'.encode(),
        b"a" * 5_000_001,
        ("名称\n" + "甲\n" * 10_001).encode(),
    ],
)
def test_what_is_no_list_is_refused_in_words(store: Store, data: bytes) -> None:
    with store.read() as r, pytest.raises(Refused) as refused:
        preview(r, data, KIND, AT)
    assert "何も取り込んでいません" in refused.value.message.text(JA)


def test_a_file_is_read_only_when_it_is_there_and_no_larger_than_a_list(tmp_path: Path) -> None:
    place = tmp_path / "list.csv"
    with pytest.raises(Refused):
        read_list(place)
    place.write_bytes(b"a" * 5_000_001)
    with pytest.raises(Refused):
        read_list(place)
    place.write_text(LIST, "utf-8")
    assert read_list(place).decode() == LIST
    place.chmod(0)
    if not os.access(place, os.R_OK):
        with pytest.raises(Refused):
            read_list(place)


def test_a_heading_that_is_empty_or_comes_twice_and_a_row_that_is_too_long_do_no_harm(store: Store) -> None:
    found = look(store, "名称,,名称,業務,1号\n甲,x,乙,2号,×,余り\n")
    assert found.unread == ("名称",)
    assert [(each.body.name, each.body.duties) for each in found.new] == [("甲", frozenset({"2"}))]


def test_a_list_comes_back_cell_by_cell_without_its_empty_rows() -> None:
    assert read_csv('甲, 乙 \r\n,\r\n"丙,1","2\n3"\r\n'.encode("utf-8-sig")) == (("甲", "乙"), ("丙,1", "2\n3"))


@pytest.mark.parametrize("begins", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_is_told_how_to_become_a_list(begins: bytes) -> None:
    with pytest.raises(Refused, match=r"名前を付けて保存.*CSV UTF-8.*何も取り込んでいません"):
        read_csv(begins + bytes(200))


FIELDS = ("address", "phone", "hours", "strengths", "results")
WORDS = st.sampled_from(("", "0000000001", "0000000002", "0000000003"))
STEPS = st.lists(
    st.tuples(st.sampled_from(("list", "office")), st.fixed_dictionaries(dict.fromkeys(FIELDS, WORDS))),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(STEPS)
def test_whatever_the_office_wrote_last_outlives_every_list(
    store: Store, steps: list[tuple[str, dict[str, str]]]
) -> None:
    """Beside the program a slow book is kept: for each field its value, and who wrote it."""
    number = Organisation().id.translate(str.maketrans("0123456789", "ghijklmnop"))  # digits may be a card's number
    start = f"名称,指定番号\n法人{number},{number}\n"
    take(store, start)
    book = dict.fromkeys(FIELDS, ("", "list"))
    for who, values in steps:
        with store.read() as r:
            now = r.find(Organisation, designation=number)[0]
        if who == "office":
            with store.write("関係機関を保存") as w:
                keep_organisation(w, now.replace(**values))
            book |= {name: (text, "office") for name, text in values.items() if text != book[name][0]}
        else:
            heading = "所在地,電話番号,受付時間,特徴,実績"
            cells = ",".join(values[name] for name in FIELDS)
            take(store, f"名称,指定番号,{heading}\n法人{number},{number},{cells}\n")
            book |= {
                name: (text, "list")
                for name, text in values.items()
                if text and (not book[name][0] or book[name][1] == "list") and text != book[name][0]
            }
    with store.read() as r:
        kept = r.find(Organisation, designation=number)[0]
    assert {name: getattr(kept, name) for name in FIELDS} == {name: told[0] for name, told in book.items()}
