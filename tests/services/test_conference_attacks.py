"""What somebody would try in order to find a person through the papers of a sitting."""

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Address,
    AgendaItem,
    Case,
    Conference,
    ConferenceDecision,
    ConsentWithdrawal,
    Disclosure,
    Tenancy,
)
from kyoju_desktop.services.conferences import agenda, minutes, packs, papers, sittings
from kyoju_desktop.storage.store import Store
from tests.services.test_conferences import agreed, at, city, kiyo, make, name_it, protect, put_on, sitting  # noqa: F401


def write(store: Store, item: AgendaItem, **texts: object) -> None:
    with store.write("書く") as w:
        agenda.save_item(w, item.replace(**texts), at(store))


def problems(store: Store, held: Conference) -> tuple[packs.Problem, ...]:
    with store.read() as r:
        return packs.plan(r, held.id, at(store)).problems


@pytest.mark.parametrize(
    ("name", "kana", "written"),
    [
        ("髙橋 真弓", "たかはし まゆみ", "高橋さんの長男"),
        ("高橋 真弓", "たかはし まゆみ", "髙橋さんの長男"),
        ("高橋 真弓", "たかはし まゆみ", "タカハシさんの長男"),
        ("高橋 真弓", "たかはし まゆみ", "ﾀｶﾊｼさんの長男"),
        ("髙橋 真弓", "たかはし まゆみ", "マユミさんと話した"),
        ("辻󠄁 真弓", "つじ まゆみ", "辻さんの長男"),
        ("辻 真弓", "つじ まゆみ", "辻󠄁さんの長男"),
        ("石動 キヨ", "いするぎ きよ", "石\u200b動さんと話した"),
        ("石動 キヨ", "いするぎ きよ", "石 動さん"),
        ("渡邊 昌", "わたなべ あきら", "渡辺さんの長男"),
    ],
)
def test_a_name_is_found_however_it_is_written(city: Store, name: str, kana: str, written: str) -> None:  # noqa: F811
    held = sitting(city)
    (item,) = put_on(city, held, kiyo(city, name, kana))
    write(city, item, view=written)
    assert problems(city, held), written


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("架空県陽ノ原町霞ヶ谷1234番地5", "霞ケ谷1234-5にいる"),
        ("架空県陽ノ原町霞ヶ谷1234番地5", "霞が谷1234-5にいる"),
        ("架空県陽ノ原町髙野台1234番地5", "高野台1234の5にいる"),
        ("架空県陽ノ原町髙野台1234番地5", "髙野台１２３４ー５にいる"),
        ("架空県陽ノ原町髙野台1234番地5", "髙\u200b野台1234-5にいる"),
        ("架空県陽ノ原町ガーデン台1234番地5", "ｶﾞｰﾃﾞﾝ台1234-5にいる"),
        ("架空県陽ノ原町ガーデン台1234番地5", "がーでん台1234-5にいる"),
        ("架空県陽ノ原町髙野台1234番地5", "高野台1234・5にいる"),
        ("架空県陽ノ原町ガーデン台1234番地5", "ガー・デン台1234/5にいる"),
    ],
)
def test_a_place_is_found_and_concealed_however_it_is_written(city: Store, place: str, written: str) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    with city.write("住所") as w:
        w.add(Address(person=w.get(Case, case).person, use="current", place=place))
    protect(city, case)
    (item,) = put_on(city, held, case)
    write(city, item, view=written)
    assert problems(city, held), written
    with city.read() as r:
        line = agenda.line_of(r, item.id, at(city))
        assert line.conceal.holds(written)
        assert "1234" not in line.conceal(written)


@pytest.mark.parametrize(
    "written", ["090.1111.2222", "090/1111/2222", "〇九〇・一一一一・二二二二", "090\u200b11112222"]
)
def test_a_telephone_is_found_and_concealed_however_it_is_written(city: Store, written: str) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    protect(city, case)
    (item,) = put_on(city, held, case)
    write(city, item, view=f"電話は {written} です。")
    assert problems(city, held)
    with city.read() as r:
        assert agenda.line_of(r, item.id, at(city)).conceal(written) == "(秘匿)"


def test_the_place_of_another_protected_person_stands_on_no_sheet(city: Store) -> None:  # noqa: F811
    hidden, other, held = kiyo(city), kiyo(city, "空木 保", "うつぎ たもつ"), sitting(city)
    with city.write("住所") as w:
        w.add(Address(person=w.get(Case, hidden).person, use="current", place="架空県瀬戸見市岬台77番地8"))
    protect(city, hidden)
    _, item = put_on(city, held, hidden, other)
    write(city, item, view="岬台77-8に知り合いがいる。")
    assert problems(city, held)


@pytest.mark.parametrize("name", ["石動さんの会議", "大字東1234-5の件"])
@pytest.mark.parametrize("field", ["name", "place"])
def test_what_the_sitting_is_called_tells_nobody(city: Store, name: str, field: str) -> None:  # noqa: F811
    case = kiyo(city)
    protect(city, case)
    held = sitting(city, **{field: name})
    put_on(city, held, case)
    assert problems(city, held)
    with city.read() as r:
        with pytest.raises(Refused):
            papers.agenda_paper(r, held.id, at(city))
        with pytest.raises(Refused):
            papers.notice_paper(r, held.id, at(city))
        with pytest.raises(Refused):
            papers.minutes_paper(r, held.id, at(city))
        with pytest.raises(Refused):
            minutes.summary_table(r, held.id, at(city))


def test_secrecy_that_begins_after_the_packs_were_made_keeps_them_back(city: Store) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    put_on(city, held, case)
    made = make(city, held)
    protect(city, case)
    with pytest.raises(Refused, match="秘匿"), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id])


def test_a_once_only_consent_that_was_withdrawn_keeps_the_pack_back(city: Store) -> None:  # noqa: F811
    case = kiyo(city)
    consent = agreed(city, case, "fukushi", period="once")
    held = sitting(city, "housing_81")
    with city.write("誓約") as w:
        sittings.save_member(w, sittings.members_of(w, held.id)[0].replace(secrecy="pledged"))
    name_it(city, put_on(city, held, case)[0])
    made = make(city, held)
    assert made[0].copy.holds.endswith("実")
    with city.write("撤回", final=True) as w:
        w.add(ConsentWithdrawal(case=case, consent=consent.id, at=w.now))
    with pytest.raises(Refused), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id])


def test_who_was_taken_out_of_the_consent_gets_no_pack(city: Store) -> None:  # noqa: F811
    case = kiyo(city)
    consent = agreed(city, case, "kyogikai")
    held = sitting(city, "housing_81")
    with city.write("誓約") as w:
        for each in sittings.members_of(w, held.id)[:2]:
            sittings.save_member(w, each.replace(secrecy="pledged"))
    name_it(city, put_on(city, held, case)[0])
    made = make(city, held)
    assert made[1].copy.holds.endswith("実")
    with city.write("撤回", final=True) as w:
        w.add(ConsentWithdrawal(case=case, consent=consent.id, organisation="shakyo", at=w.now))
    with pytest.raises(Refused), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[1].copy.id])
    with city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id])


def test_a_case_with_a_spare_pack_stays_on_the_agenda(city: Store) -> None:  # noqa: F811
    case, other, held = kiyo(city), kiyo(city, "空木 保", "うつぎ たもつ"), sitting(city)
    item, _ = put_on(city, held, case, other)
    make(city, held, member_ids=(), spares=1)
    with pytest.raises(Refused, match="もう作って"), city.write("外す") as w:
        agenda.remove_item(w, item.id)


def test_undo_takes_no_case_off_the_agenda_that_is_in_a_pack(city: Store) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    put_on(city, held, case)
    make(city, held, member_ids=(), spares=1)
    with pytest.raises(Refused):
        city.undo()


def test_a_decision_of_one_case_on_another_row_of_the_list(city: Store) -> None:  # noqa: F811
    one, two, held = kiyo(city), kiyo(city, "空木 保", "うつぎ たもつ"), sitting(city)
    first, _ = put_on(city, held, one, two)
    with city.write("決める") as w:
        minutes.save_decision(w, ConferenceDecision(item=first.id, who="福祉課", what="空木 保さんに連絡する"))
    with city.read() as r, pytest.raises(Refused):
        minutes.summary_table(r, held.id, at(city))


def test_the_ledger_says_that_a_pack_went_as_a_locked_file(city: Store) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    put_on(city, held, case)
    with city.write("渡し方") as w:
        sittings.save_member(w, sittings.members_of(w, held.id)[0].replace(medium="data"))
    make(city, held)
    with city.read() as r:
        assert [each.means for each in r.find(Disclosure)] == ["data", "hand", "hand"]


@pytest.mark.parametrize("change", [{"organisation": "houkatsu"}, {"name": "別人 太郎"}])
def test_a_pack_made_for_one_is_not_handed_to_another(city: Store, change: dict[str, str]) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    put_on(city, held, case)
    made = make(city, held)
    with city.write("構成員を直す") as w:
        sittings.save_member(w, sittings.members_of(w, held.id)[0].replace(**change))
    with pytest.raises(Refused, match="受け取る人が変わって"), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id])


def test_what_was_excluded_since_keeps_the_pack_back(city: Store) -> None:  # noqa: F811
    case = kiyo(city)
    consent = agreed(city, case, "kyogikai")
    held = sitting(city, "housing_81")
    with city.write("誓約") as w:
        sittings.save_member(w, sittings.members_of(w, held.id)[0].replace(secrecy="pledged"))
    name_it(city, put_on(city, held, case)[0])
    made = make(city, held)
    with city.write("撤回", final=True) as w:
        back = ConsentWithdrawal(case=case, consent=consent.id, at=w.now)
        w.add(back.replace(record_class="Person", field_name="kana"))
    with pytest.raises(Refused, match="いまは渡せない"), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id])


def test_nobody_who_lost_the_bond_of_secrecy_gets_the_named_pack(city: Store) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    name_it(city, put_on(city, held, case)[0])
    made = make(city, held)
    with city.write("守秘") as w:
        member = sittings.members_of(w, held.id)[0]
        sittings.save_member(w, member.replace(secrecy="not_yet"))
    with pytest.raises(Refused, match="守秘"), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id])
    with city.write("守秘") as w:
        sittings.save_member(w, member.replace(part="observer"))
    with pytest.raises(Refused, match="傍聴"), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id])


def test_a_spare_drawn_before_the_secrecy_goes_to_nobody(city: Store) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    put_on(city, held, case)
    (spare,) = make(city, held, member_ids=(), spares=1)
    protect(city, case)
    with city.read() as r:
        member = sittings.members_of(r, held.id)[0]
    with pytest.raises(Refused, match="秘匿"), city.write("渡す", final=True) as w:
        packs.hand_spare(w, spare.copy.id, member.id, at(city))


def test_packs_made_while_somebody_was_protected_can_be_handed(city: Store) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    protect(city, case)
    put_on(city, held, case)
    made = make(city, held)
    protect(city, kiyo(city, "空木 保", "うつぎ たもつ"))
    with city.write("渡す", final=True) as w:
        packs.hand_packs(w, [each.copy.id for each in made])


def test_the_house_of_somebody_who_is_not_protected_stands_on_no_coded_sheet(city: Store) -> None:  # noqa: F811
    case, held = kiyo(city), sitting(city)
    (item,) = put_on(city, held, case)
    with city.write("住まい") as w:
        w.add(Tenancy(case=case, home="コーポ光201号室"))
    write(city, item, fact="コーポ光201の家賃が遅れている。")
    assert problems(city, held)
    write(city, item, fact="民間のアパートの家賃が遅れている。")
    assert not problems(city, held)
