"""A sitting from request to return on the encrypted file: versions, packs, ledger, what is still outside."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Address,
    AgendaItem,
    Case,
    Conference,
    ConferenceCopy,
    ConferenceDecision,
    ConferenceMember,
    Consent,
    ConsentRecipient,
    ConsentWithdrawal,
    ContactPoint,
    CopyOut,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    OppositeParty,
    OppositeTie,
    Organisation,
    Person,
    Protection,
)
from kyoju_desktop.services.breaches import report_breach
from kyoju_desktop.services.conferences import agenda, minutes, packs, papers, returns, sittings
from kyoju_desktop.services.consents import record_consent
from kyoju_desktop.services.ledger import knowers
from kyoju_desktop.services.office import office_of, save_office
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import CODES, JA

DAY = date(2026, 7, 14)
WELFARE = Organisation(id="fukushi", name="瀬戸見市 福祉課", kind="welfare_section", standing="same_body")
COUNCIL = Organisation(id="shakyo", name="瀬戸見市社会福祉協議会", kind="social_council", standing="private")
CENTER = Organisation(id="houkatsu", name="地域包括支援センター", kind="community_center", standing="contractor")
COUNTY = Organisation(id="ken", name="架空県東部福祉事務所", kind="welfare_office", standing="other_public")
HOUSING = Organisation(
    id="kyogikai",
    name="瀬戸見市居住支援協議会",
    kind="conference",
    standing="conference",
    conference_body="housing_81",
)
BODIES = (WELFARE, COUNCIL, CENTER, COUNTY, HOUSING)
ALL = frozenset(info.name for info in Info if info.outward and info is not Info.ORIGIN)


@pytest.fixture
def city(store: Store) -> Store:
    """An office that runs a 福祉事務所, with bodies."""
    with store.write("用意") as w:
        save_office(w, office_of(w).replace(welfare_office=True))
        for each in BODIES:
            w.add(each)
    return store


def at(store: Store) -> Locale:
    return Locale(JA, store.clock().date(), CODES)


def kiyo(store: Store, name: str = "石動 キヨ", kana: str = "いするぎ きよ") -> str:
    """A case with an address, a telephone and a birthday."""
    case = opened(store, name, kana)
    with store.write("用意") as w:
        person = w.get(Case, case).person
        w.put(w.get(Person, person).replace(birth_date=date(1948, 4, 5), sex="female"))
        w.add(Address(person=person, use="current", place="架空県陽ノ原町大字東1234番地5", building="みどり荘"))
        w.add(ContactPoint(person=person, means="mobile", phone="09011112222"))
    return case


def protect(store: Store, case: str) -> None:
    with store.write("秘匿", final=True) as w:
        w.add(Protection(person=w.get(Case, case).person, source="own_wish", started_on=date(2026, 5, 1)))


def sitting(store: Store, *bodies: str, **more: object) -> Conference:
    """A sitting with four members: three bound to secrecy, one not told yet."""
    asked: dict[str, object] = {
        "request_number": "番号なし",
        "request_on": date(2026, 6, 1),
        "request_sender": "瀬戸見市 福祉課",
    }
    held = Conference(bodies=frozenset(bodies or {"support_9"}), at=datetime(2026, 7, 14, 14))
    held = held.replace(**{**asked, **more})
    with store.write("会議を入れる") as w:
        made = sittings.open_conference(w, held)
        for body, name, told in (
            ("fukushi", "日置 由美", "explained"),
            ("shakyo", "小瀬 春江", "explained"),
            ("houkatsu", "真榊 透", "not_yet"),
        ):
            member = ConferenceMember(conference=made.id, organisation=body, name=name, secrecy=told)
            sittings.save_member(w, member.replace(attendance="attends"))
    return made


def put_on(store: Store, held: Conference, *cases: str, **change: object) -> tuple[AgendaItem, ...]:
    """Cases on the agenda with texts."""
    with store.write("議題に加える") as w:
        made = agenda.add_items(w, held.id, cases, at(store))
        return tuple(
            agenda.save_item(
                w,
                each.replace(
                    background="家賃の滞納から分かった。",
                    fact="受診していない。通帳が見あたらない。",
                    view="手続が難しくなっていると思われる。",
                    to_discuss="だれが受診に付きそうか。",
                    why_no_consent="まだ話せていない。訪問を続ける。",
                    aim=frozenset({"roles"}),
                    **change,
                ),
                at(store),
            )
            for each in made
        )


def name_it(store: Store, item: AgendaItem) -> AgendaItem:
    with store.write("実名版にする") as w:
        return agenda.save_item(w, item.replace(version="named"), at(store))


def make(store: Store, held: Conference, **more: object) -> tuple[packs.Pack, ...]:
    with store.write("資料を作る", final=True) as w:
        return packs.make_packs(w, held.id, at(store), **more)  # type: ignore[arg-type]


def words(pack: packs.Pack) -> str:
    return "\n".join(pack.rendered.page_texts)


def agreed(store: Store, case: str, organisation: str, **more: object) -> Consent:
    """A consent for talks in that body."""
    with store.write("同意", final=True) as w:
        consent = Consent(
            case=case,
            person=w.get(Case, case).person,
            form="written",
            given_at=datetime(2026, 6, 1, 9, 0),
            period="closing",
            purposes=frozenset({"conference"}),
            means=frozenset({"paper", "meeting"}),
            explained_by="空木 佐和",
            explained_on=date(2026, 6, 1),
            told_withdrawal=True,
            told_no_disadvantage=True,
        ).replace(**more)
        return record_consent(w, consent, (ConsentRecipient(organisation=organisation, classes=ALL),), ())


def test_the_role_follows_from_the_kind_of_town(store: Store, city: Store) -> None:
    with city.read() as r:
        office = office_of(r)
    assert sittings.default_role(office, {"support_9"}) == "organise"
    small = office.replace(welfare_office=False)
    assert sittings.default_role(small, {"support_9"}) == "answer"
    assert sittings.default_role(small, {"housing_81"}) == "organise"


def test_ac_08_4_the_coded_version_is_the_default_and_says_who_it_is_nowhere(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    (item,) = put_on(city, held, case)
    assert item.version == "coded"
    assert item.basis == "law_conference_9"
    assert item.district == "大字東"
    made = make(city, held)
    assert [each.copy.number for each in made] == ["No.1", "No.2", "No.3"]
    for each in made:
        text = words(each)
        for hidden in ("石動", "キヨ", "いするぎ", "090", "1234", "みどり荘", "昭和23", "R8-"):
            assert hidden not in text
        assert f"事例\n{item.mark}" in text
        assert "70代" in text
        assert "大字東" in text
        assert all(f"{each.copy.number} 会議後回収" in page for page in each.rendered.page_texts)


def test_the_named_version_goes_by_law_to_those_bound_and_coded_to_the_others(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    item = name_it(city, put_on(city, held, case)[0])
    with city.read() as r:
        seen = packs.plan(r, held.id, at(city))
    assert not seen.problems
    assert [each.versions[item.id] for each in seen.members] == ["named", "named", "coded"]
    assert "守秘の説明がまだ" in seen.members[2].why[0].text(JA)
    made = make(city, held)
    assert "石動 キヨ" in words(made[0])
    assert "石動" not in words(made[2])
    for each in made:  # an address stands in no version
        assert "1234" not in words(each)
        assert "みどり荘" not in words(each)


def test_one_ledger_row_for_each_person_and_recipient_says_version_copy_basis_and_facts(city: Store) -> None:
    held = sitting(city, request_number="県地福第45号")
    first, second = kiyo(city), kiyo(city, "赤松 誠", "あかまつ まこと")
    items = put_on(city, held, first, second)
    name_it(city, items[0])
    made = make(city, held)
    with city.read() as r:
        rows = r.find(Disclosure, conference=held.id)
        assert len(rows) == 6
        named = [each for each in rows if each.version == "named"]
        assert {each.organisation for each in named} == {"fukushi", "shakyo"}
        assert {each.case for each in named} == {first}
        one = next(each for each in named if each.organisation == "shakyo")
        assert one.recipient == "瀬戸見市社会福祉協議会 小瀬 春江"
        assert one.copy_numbers == "No.2"
        assert one.basis == "law_conference_9"
        assert "第9条第3項" in one.basis_text
        assert "県地福第45号" in one.basis_facts
        assert "会議を組織する主体" in one.basis_facts
        assert one.why_no_consent
        assert one.external
        assert one.sha256 == made[1].copy.sha256
        assert not next(each for each in named if each.organisation == "fukushi").external
        given = {each.field_name for each in r.find(DisclosedItem, disclosure=one.id) if each.given}
        assert {"name", "fact", "view"} <= given
        assert "place" not in given
        assert r.blob(made[1].copy.blob) == made[1].rendered.pdf == returns.pack_bytes(r, made[1].copy.id)
        assert len(returns.unanswered_packs(r)) == 1


def test_ac_08_2_without_the_facts_of_the_request_no_named_paper_is_made(city: Store) -> None:
    case, held = kiyo(city), sitting(city, request_number="", request_on=None, request_sender="")
    item = name_it(city, put_on(city, held, case)[0])
    for facts, label in (
        ({}, "求めの文書番号"),
        ({"request_number": "番号なし"}, "求めの文書の日付"),
        ({"request_on": date(2026, 6, 1)}, "求めた機関と担当"),
    ):
        with city.write("求め") as w:
            sittings.save_conference(w, w.get(Conference, held.id).replace(**facts))
        with pytest.raises(Refused) as refused:
            make(city, held)
        assert label in refused.value.message.text(JA)
    with city.write("求め") as w:
        sittings.save_conference(w, w.get(Conference, held.id).replace(request_sender="架空県"))
        agenda.save_item(w, item.replace(why_no_consent="", version="named"), at(city))
    with pytest.raises(Refused) as refused:
        make(city, held)
    assert "同意がない理由" in refused.value.message.text(JA)
    with city.read() as r:
        (line,) = agenda.agenda_of(r, held.id, at(city))
        assert line.missing == ("同意がない理由と、得られる見込み",)  # told beside the item, before anything is made
        assert r.count(Disclosure) == r.count(ConferenceCopy) == 0


def test_ac_08_4_a_body_that_takes_consent_gets_the_coded_version_alone(city: Store) -> None:
    case, held = kiyo(city), sitting(city, "housing_81")
    (item,) = put_on(city, held, case)
    assert item.basis == ""
    with city.read() as r:
        versions = agenda.line_of(r, item.id, at(city)).versions
    assert not versions.named
    assert versions.why_not
    with pytest.raises(Refused) as refused:
        name_it(city, item)
    assert refused.value.field == "version"


def test_with_a_consent_for_the_body_it_goes_by_name_to_those_who_pledged(city: Store) -> None:
    case = kiyo(city)
    agreed(city, case, "kyogikai")
    held = sitting(city, "housing_81")
    (item,) = put_on(city, held, case)
    assert (item.basis, item.consent_state) == ("consent", "agreed")
    name_it(city, item)
    with city.read() as r:
        assert [each.holds[-1] for each in packs.plan(r, held.id, at(city)).members] == ["記", "記", "記"]
        member = sittings.members_of(r, held.id)[1]
    with city.write("誓約") as w:
        sittings.save_member(w, member.replace(secrecy="pledged"))
    made = make(city, held)
    assert [each.copy.holds[-1] for each in made] == ["記", "実", "記"]
    with city.read() as r:
        row = next(each for each in r.find(Disclosure, conference=held.id) if each.version == "named")
    assert row.basis == "consent"
    assert row.consent == item.consent


def test_a_consent_that_was_withdrawn_since_keeps_the_pack_back(city: Store) -> None:
    case = kiyo(city)
    consent = agreed(city, case, "kyogikai")
    held = sitting(city, "housing_81")
    name_it(city, put_on(city, held, case)[0])
    with city.write("誓約") as w:
        sittings.save_member(w, sittings.members_of(w, held.id)[1].replace(secrecy="pledged"))
    made = make(city, held)
    with city.write("撤回", final=True) as w:
        w.add(ConsentWithdrawal(case=case, consent=consent.id, at=w.now))
    with pytest.raises(Refused, match="同意が、終わっています"), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[1].copy.id])
    with city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id])


def test_ac_08_5_a_consent_given_later_leaves_the_earlier_papers_on_their_own_ground(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    name_it(city, put_on(city, held, case)[0])
    make(city, held)
    agreed(city, case, "kyogikai")
    later = sitting(city, "housing_81")
    with city.write("誓約") as w:
        for each in sittings.members_of(w, later.id):
            sittings.save_member(w, each.replace(secrecy="pledged"))
    name_it(city, put_on(city, later, case)[0])
    make(city, later)
    with city.read() as r:
        before = [each for each in r.find(Disclosure, conference=held.id) if each.version == "named"]
        after = [each for each in r.find(Disclosure, conference=later.id) if each.version == "named"]
    assert {(each.basis, each.consent, bool(each.why_no_consent)) for each in before} == {
        ("law_conference_9", "", True)
    }
    assert len(after) == 3
    assert {each.basis for each in after} == {"consent"}
    assert all(each.consent and not each.why_no_consent for each in after)


def test_a_consent_for_paper_carries_no_file_and_one_for_a_single_time_carries_one_sitting(city: Store) -> None:
    case = kiyo(city)
    agreed(city, case, "kyogikai", period="once")
    held = sitting(city, "housing_81")
    name_it(city, put_on(city, held, case)[0])
    with city.write("誓約") as w:
        first, second, third = sittings.members_of(w, held.id)
        sittings.save_member(w, first.replace(secrecy="pledged"))
        sittings.save_member(w, second.replace(secrecy="pledged", medium="data"))
        sittings.save_member(w, third.replace(secrecy="pledged"))
    made = make(city, held)
    assert [each.copy.holds[-1] for each in made] == ["実", "記", "実"]
    assert [each.medium for each in made] == ["paper", "data", "paper"]
    assert "No.2 会議後消去" in words(made[1])
    with city.read() as r:
        assert {each.asked for each in r.find(CopyOut, pack=made[1].copy.id)} == {"delete"}
    with city.write("渡す", final=True) as w:
        packs.hand_packs(w, [each.copy.id for each in made])
    again = sitting(city, "housing_81")
    (item,) = put_on(city, again, case)
    with pytest.raises(Refused):
        name_it(city, item)


def test_a_body_that_the_person_named_gets_the_name_though_the_conference_was_not_named(city: Store) -> None:
    case = kiyo(city)
    agreed(city, case, "shakyo")
    held = sitting(city, "housing_81")
    with city.write("誓約") as w:
        for each in sittings.members_of(w, held.id):
            sittings.save_member(w, each.replace(secrecy="pledged"))
    (item,) = put_on(city, held, case)
    assert item.basis == "consent"
    name_it(city, item)
    assert [each.copy.holds[-1] for each in make(city, held)] == ["記", "実", "記"]


def test_what_the_clerk_wrote_of_the_person_stops_the_coded_sheet(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    (item,) = put_on(city, held, case)
    for text in (
        "石動さんは受診していない。",
        "キヨは留守だった。",
        "090-1111-2222にかける。",
        "大字東1234番地5へ行く。",
        "昭和23年4月5日生まれ。",
    ):
        with city.write("書く") as w:
            agenda.save_item(w, item.replace(fact=text), at(city))
        with city.read() as r:
            view = agenda.preview_item(r, item.id, "coded", at(city))
        assert view.leaks, text
        with pytest.raises(Refused, match="出さないはず"):
            make(city, held)


def test_the_name_of_another_case_never_stands_on_a_sheet(city: Store) -> None:
    held = sitting(city)
    first, second = kiyo(city), kiyo(city, "赤松 誠", "あかまつ まこと")
    items = put_on(city, held, first, second)
    with city.write("書く") as w:
        agenda.save_item(w, items[0].replace(fact="赤松 誠の母の知り合い。"), at(city))
    with pytest.raises(Refused, match="ほかの議題の人"):
        make(city, held)


def test_two_people_of_one_name_can_be_on_one_agenda(city: Store) -> None:
    held = sitting(city)
    items = put_on(city, held, kiyo(city, "石動 花子", "いするぎ はなこ"), kiyo(city, "赤松 花子", "あかまつ はなこ"))
    for each in items:
        name_it(city, each)
    assert len(make(city, held)) == 3


def test_of_a_protected_person_no_district_and_no_birthday_stands_in_any_version(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    protect(city, case)
    (item,) = put_on(city, held, case)
    assert item.district == ""
    with pytest.raises(Refused, match="秘匿の人"), city.write("書く") as w:
        agenda.save_item(w, item.replace(district="大字東"), at(city))
    with city.write("書く") as w:
        agenda.save_item(w, item.replace(version="named", classes=ALL - {"ORIGIN"}), at(city))
    made = make(city, held)
    assert "石動 キヨ" in words(made[0])
    for each in made:
        for hidden in ("大字東", "1234", "みどり荘", "昭和23年", "090"):
            assert hidden not in words(each), hidden


def test_secrecy_that_begins_later_takes_the_district_off_the_paper(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    (item,) = put_on(city, held, case)
    assert item.district
    protect(city, case)
    assert all(item.district not in words(each) for each in make(city, held))


def test_who_stands_close_to_the_opposite_party_gets_nothing_of_the_case(city: Store) -> None:
    case, other, held = kiyo(city), kiyo(city, "赤松 誠", "あかまつ まこと"), sitting(city)
    with city.write("相手方") as w:
        person = w.get(Case, case).person
        opposite = w.add(OppositeParty(person=person, name="石動 某"))
        w.add(OppositeTie(person=person, opposite=opposite.id, kind="workplace", organisation="shakyo"))
    items = put_on(city, held, case, other)
    name_it(city, items[0])
    made = make(city, held)
    assert items[0].mark not in made[1].copy.holds
    assert items[1].mark in made[1].copy.holds
    with city.read() as r:
        assert not [each for each in r.find(Disclosure, case=case) if each.organisation == "shakyo"]


def test_onlookers_and_the_absent_get_nothing_and_a_pack_of_somebody_absent_is_not_handed(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    put_on(city, held, case)
    with city.write("出欠") as w:
        people = sittings.members_of(w, held.id)
        sittings.save_member(w, people[0].replace(part="observer"))
        sittings.save_member(w, people[1].replace(attendance="absent"))
    made = make(city, held)
    assert [each.member.name for each in made if each.member] == ["真榊 透"]
    with city.write("出欠") as w:
        sittings.save_member(w, people[2].replace(attendance="absent"))
    with pytest.raises(Refused, match="出席していない"), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id])


def test_packs_go_out_come_back_and_are_counted_until_the_last(city: Store, clock: Clock) -> None:
    case, held = kiyo(city), sitting(city)
    name_it(city, put_on(city, held, case)[0])
    made = make(city, held)
    clock.go_to(DAY, 14)
    with city.write("渡す", final=True) as w:
        packs.hand_packs(w, [made[0].copy.id, made[1].copy.id])
        returns.not_handed(w, [made[2].copy.id], "来なかった")
    with city.read() as r:
        assert r.get(Conference, held.id).copies_out == 2
        assert r.count(DisclosureOutcome, outcome="went_out") == 2
        assert r.count(DisclosureOutcome, outcome="not_out") == 1
        assert [each.state for each in returns.copies_of(r, held.id)] == ["out", "out", "not_handed"]
        due = [each for each in r.dues(date(2026, 8, 1)) if each.code == "conference_copies"]
        assert len(due) == 1
        assert not [each for each in r.dues(date(2026, 8, 1)) if each.code == "copy_back"]
        person = r.get(Case, case).person
        assert {each.organisation: each.copies_out for each in knowers(r, person)} == {"fukushi": 1, "shakyo": 1}
    with pytest.raises(Refused, match="まだ外にある資料が"), city.write("閉じる", final=True) as w:
        sittings.close_conference(w, held.id)
    with city.write("回収") as w:
        returns.settle_packs(w, [made[0].copy.id], "returned", DAY, "空木 佐和")
    with city.read() as r:
        assert r.get(Conference, held.id).copies_out == 1
        assert [each.fate for each in r.find(CopyOut, pack=made[0].copy.id)] == ["returned"]
    city.undo()
    with city.read() as r:
        assert r.get(Conference, held.id).copies_out == 2
    with city.write("回収") as w:
        returns.settle_packs(w, [each.copy.id for each in made[:2]], "returned", DAY, "空木 佐和")
        minutes.save_minutes(w, held.id, DAY, "要旨", None)
    with city.write("閉じる", final=True) as w:
        assert sittings.close_conference(w, held.id).closed_on == DAY
    with city.read() as r:
        assert not [each for each in r.dues(date(2026, 12, 1)) if each.record_class == "Conference"]


def test_a_lost_pack_becomes_an_accident_with_everybody_in_it(city: Store, clock: Clock) -> None:
    held = sitting(city)
    hidden = kiyo(city, "赤松 誠", "あかまつ まこと")
    protect(city, hidden)
    put_on(city, held, kiyo(city), hidden)
    made = make(city, held)
    clock.go_to(DAY, 14)
    with city.write("渡す", final=True) as w:
        packs.hand_packs(w, [each.copy.id for each in made])
    with pytest.raises(Refused, match="備考に書いて"), city.write("回収") as w:
        returns.settle_packs(w, [made[0].copy.id], "lost", DAY, "空木 佐和")
    with city.write("回収") as w:
        returns.settle_packs(w, [made[0].copy.id], "lost", DAY, "空木 佐和", "会場で見あたらない")
    with city.read() as r:
        assert [each.id for each in r.find(ConferenceCopy, conference=held.id, fate="lost")] == [made[0].copy.id]
        breach = returns.propose_breach(r, made[0].copy.id)
    assert breach
    assert breach.persons == 2
    assert "protected" in breach.marks  # one of them is enough: somebody's safety is looked after first
    assert "No.1" in breach.what
    with city.write("事故", final=True) as w:
        report_breach(w, breach.replace(known_on=DAY))


def test_a_spare_goes_only_to_who_may_have_what_is_in_it(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    item = name_it(city, put_on(city, held, case)[0])
    (spare,) = make(city, held, member_ids=(), spares=1)
    assert spare.member is None
    assert spare.copy.holds == f"{item.mark}実"
    with city.read() as r:
        assert r.count(Disclosure) == 0
        people = sittings.members_of(r, held.id)
    with pytest.raises(Refused, match="だれに渡したか"), city.write("渡す", final=True) as w:
        packs.hand_packs(w, [spare.copy.id])
    with pytest.raises(Refused, match="渡せない版"), city.write("渡す", final=True) as w:
        packs.hand_spare(w, spare.copy.id, people[2].id, at(city))
    with city.write("渡す", final=True) as w:
        packs.hand_spare(w, spare.copy.id, people[1].id, at(city))
    with city.read() as r:
        (row,) = r.find(Disclosure, conference=held.id)
        assert row.version == "named"
        assert row.document_number in words(spare)
        assert r.get(Conference, held.id).copies_out == 1


def test_a_reprint_is_a_new_pack_with_a_new_number(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    put_on(city, held, case)
    first = make(city, held)
    with pytest.raises(Refused, match="相手がいません"):
        make(city, held)
    assert first[0].member
    again = make(city, held, member_ids={first[0].member.id})
    assert [each.copy.number for each in again] == ["No.4"]
    with city.read() as r:
        assert r.count(Disclosure, conference=held.id) == 4
        numbers = {each.document_number for each in r.find(Disclosure, conference=held.id)}
    assert len(numbers) == 2


def test_calling_off_says_of_every_pack_that_it_did_not_go_out(city: Store) -> None:
    held = sitting(city)
    put_on(city, held, kiyo(city))
    make(city, held)
    with city.write("取りやめ", final=True) as w:
        sittings.cancel_conference(w, held.id, "大雪のため")
    with city.read() as r:
        assert r.count(DisclosureOutcome, outcome="not_out") == 3
        assert r.count(CopyOut) == 0
        assert not returns.unanswered_packs(r)
        assert r.unanswered() == ()
        assert sittings.step_of(r, r.get(Conference, held.id)) == "cancelled"
    with pytest.raises(Refused, match="取りやめた会議"):
        make(city, held)


def test_putting_off_keeps_the_sitting_with_its_agenda(city: Store) -> None:
    held = sitting(city)
    put_on(city, held, kiyo(city))
    make(city, held)
    with city.write("延期", final=True) as w:
        late = sittings.cancel_conference(w, held.id, "大雪のため", until=datetime(2026, 7, 21, 14))
    assert late.cancelled_on is None
    assert late.collect_by == date(2026, 7, 21)
    assert len(make(city, held)) == 3


def test_ac_08_3_a_town_without_welfare_office_answers_and_the_prefecture_is_outside(store: Store) -> None:
    with store.write("用意") as w:
        for each in BODIES:
            w.add(each)
    case = kiyo(store)
    asked = Conference(bodies=frozenset({"support_9"}), at=datetime(2026, 7, 14, 14))
    with pytest.raises(Refused) as refused, store.write("会議") as w:
        sittings.open_conference(w, asked)
    assert refused.value.field == "organiser"
    with store.write("会議") as w:
        held = sittings.open_conference(
            w,
            asked.replace(
                organiser="ken",
                request_number="県地福第45号",
                request_on=date(2026, 5, 28),
                request_sender="架空県 地域福祉課",
                reply_by=date(2026, 6, 10),
            ),
        )
    assert held.role == "answer"
    name_it(store, put_on(store, held, case)[0])
    with store.read() as r:
        assert [each.code for each in r.dues(date(2026, 6, 10)) if each.record_class == "Conference"] == [
            "conference_reply"
        ]
    (pack,) = make(store, held)
    assert "会議に係る情報の求めについて(回答)" in words(pack)
    assert "県地福第45号" in words(pack)
    assert "石動 キヨ" in words(pack)
    with store.write("渡す", final=True) as w:
        packs.hand_packs(w, [pack.copy.id])
    with store.read() as r:
        (row,) = r.find(Disclosure, conference=held.id)
        assert row.organisation == "ken"
        assert row.external
        assert "都道府県" in row.basis_facts
        assert r.get(Conference, held.id).replied_on == store.clock().date()
        assert not [each for each in r.dues(date(2026, 6, 10)) if each.code == "conference_reply"]


def test_decisions_stand_on_the_list_and_in_the_course_of_the_case(city: Store, clock: Clock) -> None:
    case, held = kiyo(city), sitting(city)
    (item,) = put_on(city, held, case)
    clock.go_to(DAY, 15)
    with city.write("決まったこと") as w:
        made = minutes.save_decision(
            w,
            ConferenceDecision(
                item=item.id,
                organisation="shakyo",
                who="小瀬",
                what="同意について本人にたずねる",
                due_on=date(2026, 7, 28),
            ),
        )
        minutes.save_result(w, item.id, "社協が訪問する。", "顔なじみの人と訪ねる。", date(2026, 8, 18))
        minutes.save_minutes(w, held.id, DAY, "1件を協議した。", datetime(2026, 8, 18, 14))
    with city.read() as r:
        codes = {each.code for each in r.case_dues(case)}
        assert {"conference_decision", "conference_again"} <= codes
        (sat,) = minutes.course_of(r, case)
        assert sat.decisions == (made,)
        table = minutes.summary_table(r, held.id, at(city))
    assert table.rows[0][0] == item.mark
    assert "石動" not in str(table)
    assert "同意について本人にたずねる" in str(table.rows)
    with city.write("次の会議") as w:
        nxt = sittings.next_sitting(w, held.id, datetime(2026, 8, 18, 14))
        agenda.add_items(w, nxt.id, (case,), at(city))
        minutes.done(w, made.id)
    with city.read() as r:
        assert {each.code for each in r.case_dues(case)} & {"conference_decision", "conference_again"} == set()
        assert [each.code for each in r.dues(date(2026, 9, 1)) if each.record == held.id] == []
        people = sittings.members_of(r, nxt.id)
        assert (people[0].secrecy, people[0].attendance) == ("explained", "invited")


def test_where_an_official_or_the_place_shares_the_surname_the_paper_can_still_be_made(city: Store) -> None:
    case, held = kiyo(city, "大沢 キヨ", "おおさわ きよ"), sitting(city)
    (item,) = put_on(city, held, case, district="大字大沢")
    with city.write("決まったこと") as w:
        sittings.save_member(w, sittings.members_of(w, held.id)[0].replace(name="大沢 由美"))
        decided = ConferenceDecision(item=item.id, organisation="fukushi", who="福祉課 大沢", what="訪問する")
        minutes.save_decision(w, decided)
    assert len(make(city, held)) == 3
    with city.read() as r:
        assert "福祉課 大沢" in str(minutes.summary_table(r, held.id, at(city)).rows)
        papers.minutes_paper(r, held.id, at(city))
    with city.write("決まったこと") as w:
        minutes.save_decision(w, decided.replace(what="大沢さん宅を訪問する"))
    with city.read() as r, pytest.raises(Refused, match="本人が分かる"):
        minutes.summary_table(r, held.id, at(city))


def test_the_minutes_by_marks_are_refused_while_a_name_stands_in_them(city: Store, clock: Clock) -> None:
    case, held = kiyo(city), sitting(city)
    (item,) = put_on(city, held, case)
    clock.go_to(DAY, 15)
    with city.write("要旨") as w:
        minutes.save_minutes(w, held.id, DAY, "石動さんのことを協議した。", None)
    with city.read() as r:
        with pytest.raises(Refused, match="本人が分かる"):
            papers.minutes_paper(r, held.id, at(city))
        assert "石動 キヨ" in "".join(papers.minutes_paper(r, held.id, at(city), named=True).page_texts)
    with city.write("要旨") as w:
        minutes.save_minutes(w, held.id, DAY, "1件を協議した。", None)
        minutes.save_result(w, item.id, "石動さん宅を訪ねる。", "", None)
    with city.read() as r, pytest.raises(Refused, match="本人が分かる"):
        papers.minutes_paper(r, held.id, at(city))


def test_the_section_s_own_minutes_do_not_tell_a_secret_place(city: Store, clock: Clock) -> None:
    case, held = kiyo(city), sitting(city)
    protect(city, case)
    (item,) = put_on(city, held, case)
    clock.go_to(DAY, 15)
    with city.write("要旨") as w:
        minutes.save_minutes(w, held.id, DAY, "みどり荘に戻らないと確かめた。", None)
        minutes.save_result(w, item.id, "大字東1234番地5を訪ねない。", "", None)
    with city.read() as r:
        text = "".join(papers.minutes_paper(r, held.id, at(city), named=True).page_texts)
    assert "石動 キヨ" in text
    assert "(秘匿)" in text
    assert "1234" not in text
    assert "みどり荘" not in text


def test_the_other_papers_name_nobody_of_the_agenda(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    put_on(city, held, case)
    with city.read() as r:
        member = sittings.members_of(r, held.id)[1]
        made = [
            papers.agenda_paper(r, held.id, at(city)),
            papers.notice_paper(r, held.id, at(city), member_id=member.id),
            papers.secrecy_paper(r, held.id, at(city), member_id=member.id),
            *(papers.blank_paper(r, form, at(city)) for form in papers.FORMS),
        ]
    for each in made:
        text = "".join(each.page_texts)
        for hidden in ("石動", "キヨ", "大字東", "R8-0"):
            assert hidden not in text
    assert "小瀬 春江" in "".join(made[1].page_texts)


def test_marks_are_drawn_anew_for_every_sitting(city: Store) -> None:
    cases = [kiyo(city, f"仮名 {each}", "かめい") for each in "甲乙丙"]
    seen: list[list[str]] = []
    for _ in range(4):
        held = sitting(city)
        items = put_on(city, held, *cases)
        marks = [each.mark for each in items]
        assert len(set(marks)) == 3
        if seen:
            assert all(new != old for new, old in zip(marks, seen[-1], strict=True))
        seen.append(marks)


def test_an_agenda_item_can_not_be_taken_off_once_papers_were_made(city: Store) -> None:
    case, held = kiyo(city), sitting(city)
    (item,) = put_on(city, held, case)
    make(city, held)
    with pytest.raises(Refused, match="資料をもう作って"), city.write("外す") as w:
        agenda.remove_item(w, item.id)
    with pytest.raises(Refused, match="資料をもう作って"), city.write("外す") as w:
        sittings.remove_member(w, sittings.members_of(w, held.id)[0].id)
