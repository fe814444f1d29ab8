"""What a case wishes is read from its records; the homes found are those that slow reading finds."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Application,
    Assessment,
    BenefitRate,
    Building,
    Case,
    Home,
    HouseholdMember,
    HousingInquiry,
    Intake,
    Organisation,
    Protection,
    Tenancy,
)
from kyoju_desktop.domain.rules.homes import DEFAULT_MUST, Wishes, rooms_rank
from kyoju_desktop.services import matching
from kyoju_desktop.services.homes import (
    another_unit,
    application_for,
    building_rows,
    holding,
    home_words,
    in_the_way,
    inquiry_for,
    keep_building,
    keep_home,
    retire_building,
    retire_home,
)
from kyoju_desktop.services.matching import count_matches, helpers_of, match, near_misses, wishes_of, without
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened

BUILDING = Building(name="ひだまり荘", kana="ひだまりそう", address="中央町1-2", municipality="陽ノ原町")
HOME = Home(building=BUILDING.id, room="203", rent=42_000, vacant="yes", takes_inquiries="yes")


def put(store: Store, *records: Record) -> None:
    with store.write("記録") as w:
        for each in records:
            w.put(each)


def opened_day(store: Store) -> date:
    with store.read() as r:
        return r.today


def _wishes(store: Store, case: str) -> Wishes:
    with store.read() as r:
        return wishes_of(r, case)


@pytest.mark.parametrize(("result", "shown"), [("", ""), ("viewing", ""), ("accepted", ""), ("refused", "refused")])
def test_beside_the_homes_of_a_protected_person_stands_nothing_that_could_be_theirs(
    store: Store, result: str, shown: str
) -> None:
    case = opened(store)
    put(store, BUILDING, HOME, HousingInquiry(case=case, unit=HOME.id, result=result))
    with store.read() as r:
        assert [each.asked for each in match(r, case, Wishes()).hits] == [result or "waiting"]
        person = r.get(Case, case).person
    with store.write("秘匿", final=True) as w:
        w.put(Protection(person=person, source="own_wish", started_on=date(2026, 6, 1)))
    with store.read() as r:
        assert [each.asked for each in match(r, case, Wishes()).hits] == [shown]


def test_without_an_assessment_only_the_household_is_known(store: Store) -> None:
    case = opened(store)
    put(store, HouseholdMember(case=case, name="子", living="together"), HouseholdMember(case=case, living="apart"))
    wishes = _wishes(store, case)
    assert (wishes.people, wishes.rent_most, wishes.income_asked, wishes.must) == (2, None, False, DEFAULT_MUST)


def test_the_ceiling_is_the_lower_of_wish_and_welfare_and_says_where_it_comes_from(store: Store) -> None:
    case = opened(store)
    told = Assessment(case=case, welfare="receiving", wish_rent=50_000, residents=2)
    rate = BenefitRate(people=2, base=110_000, cap=46_000, from_day=date(2026, 4, 1), until_day=date(2027, 3, 31))
    put(store, told)
    assert _wishes(store, case).rent_most == 50_000, "without a figure of this town only the wish is known"
    put(store, rate, BenefitRate(people=3, base=140_000, cap=70_000))
    found = _wishes(store, case)
    assert (found.rent_most, found.rent_from, found.cap) == (46_000, "cap", 46_000)
    put(store, told.replace(wish_rent=40_000))
    found = _wishes(store, case)
    assert (found.rent_most, found.rent_from, found.cap) == (40_000, "wish", 46_000)
    put(store, told.replace(welfare="none", wish_rent=None))
    assert (_wishes(store, case).rent_most, _wishes(store, case).cap) == (None, None)
    put(store, told, rate.replace(until_day=date(2026, 5, 31)))
    assert _wishes(store, case).cap is None, "the figures of last year say nothing"


def test_wished_places_are_those_the_register_knows_and_the_rest_is_told(store: Store) -> None:
    case = opened(store)
    put(store, BUILDING, HOME, Assessment(case=case, wish_area="中央町の近く、港町/駅", wish_floor="any"))
    found = _wishes(store, case)
    assert (found.areas, found.unread, found.floor) == (("中央町",), ("港町", "駅"), "")
    assert "area" not in found.must


def test_whoever_does_not_want_to_leave_the_town_looks_in_it(store: Store) -> None:
    case = opened(store)
    put(store, BUILDING, HOME, Assessment(case=case, other_town="no"))
    found = _wishes(store, case)
    assert found.areas == ("陽の原町",)
    assert "area" in found.must


def test_the_day_by_which_somebody_must_leave_is_the_day_to_move(store: Store) -> None:
    case = opened(store)
    with store.write("受付") as w:
        w.put(w.find(Intake, case=case)[0].replace(leave_by=date(2026, 8, 31)))
    assert _wishes(store, case).by == date(2026, 8, 31)
    put(store, Assessment(case=case, wish_by=date(2026, 7, 31)))
    assert _wishes(store, case).by == date(2026, 7, 31)


def test_hits_tell_what_this_case_asked_before_and_nothing_of_other_cases(store: Store) -> None:
    mine, other = opened(store), opened(store, "石動 キヨ", "いするぎ きよ")
    put(
        store,
        BUILDING,
        HOME,
        HousingInquiry(case=mine, unit=HOME.id, result="refused", refusal_reason="R07", refusal_words="ことば"),
        HousingInquiry(case=other, unit=HOME.id, result="refused", refusal_words="ほかの断り"),
    )
    with store.read() as r:
        assert [each.asked for each in match(r, mine, Wishes()).hits] == ["refused"]
    put(store, HousingInquiry(case=mine, unit=HOME.id))
    with store.read() as r:
        assert [each.asked for each in match(r, mine, Wishes()).hits] == ["waiting"]
        third = opened(store, "篠塚 蒼", "しのづか あお")
    with store.read() as r:
        found = match(r, third, Wishes())
    assert [each.asked for each in found.hits] == [""]
    assert "ほかの断り" not in repr(found)


def test_a_page_says_whether_more_follow_and_the_next_begins_after_it(store: Store) -> None:
    case = opened(store)
    put(store, BUILDING, *(HOME.replace(id=Home().id, room=str(nr), rent=30_000 + nr) for nr in range(5)))
    with store.read() as r:
        first = match(r, case, Wishes(), limit=3)
        second = match(r, case, Wishes(), after=first.hits[-1], limit=3)
    assert (len(first.hits), first.more, len(second.hits), second.more) == (3, True, 2, False)
    assert [each.row.rent for each in (*first.hits, *second.hits)] == [30_000 + nr for nr in range(5)]


def test_what_fits_best_stands_first_and_the_rent_decides_among_equals(store: Store) -> None:
    case = opened(store)
    wishes = Wishes(rent_most=60_000, rent_from="wish", rooms="1DK", size=2_000, must=frozenset({"rent"}))
    good = HOME.replace(layout="2DK", area=3_000, common_fee=0, vacant="yes", checked_on=opened_day(store))
    homes = {
        "3つ合わない": good.replace(layout="1R", area=1_000, rent=20_000, lacks=frozenset({"pet"})),
        "1つ合わない": good.replace(layout="1R", rent=25_000),
        "確かめること2つ": good.replace(area=None, layout="", rent=30_000),
        "合う・高い": good.replace(rent=50_000),
        "合う・安い": good.replace(rent=45_000),
    }
    rooms = {name: each.replace(id=Home().id, room=name) for name, each in homes.items()}
    put(store, BUILDING, *rooms.values())
    with store.read() as r:
        found = match(r, case, replace(wishes, conditions=frozenset({"pet"})))
        by_two = [match(r, case, wishes, limit=2)]
        while by_two[-1].more:
            by_two.append(match(r, case, wishes, after=by_two[-1].hits[-1], limit=2))
    assert [each.row.room for each in found.hits] == [
        "合う・安い", "合う・高い", "確かめること2つ", "1つ合わない", "3つ合わない"
    ]  # fmt: skip
    assert [len(each.hits) for each in by_two] == [2, 2, 1]
    assert [each.row.room for page in by_two for each in page.hits] == [each.row.room for each in found.hits]


def test_a_large_register_is_put_in_order_band_by_band_without_gap_or_double(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "BAND", 4)
    case = opened(store)
    wishes = Wishes(size=2_000, must=frozenset())
    sizes = [1_000, 3_000, 1_000, 3_000, 3_000, 1_000, 3_000, 1_000, 1_000, 3_000]
    homes = [HOME.replace(id=Home().id, room=str(nr), area=area, rent=30_000 + nr) for nr, area in enumerate(sizes)]
    put(store, BUILDING, *homes)
    with store.read() as r:
        whole = match(r, case, wishes)
        pages = [match(r, case, wishes, limit=3)]
        while pages[-1].more:
            pages.append(match(r, case, wishes, after=pages[-1].hits[-1], limit=3))
    expected = ["1", "3", "0", "2", "4", "6", "5", "7", "9", "8"]  # the cheapest four, the next four, the rest
    assert [each.row.room for each in whole.hits] == expected
    assert [each.row.room for page in pages for each in page.hits] == expected


def test_near_misses_fail_one_must_only_or_are_held_by_an_application(store: Store) -> None:
    case, other = opened(store), opened(store, "石動 キヨ", "いするぎ きよ")
    dear, far, both, held = (HOME.replace(id=Home().id, room=str(nr)) for nr in range(4))
    town = Building(name="港ハイツ", address="港町1", municipality="瀬戸見市")
    put(
        store,
        BUILDING,
        town,
        HOME,
        dear.replace(rent=50_001),
        far.replace(building=town.id),
        both.replace(building=town.id, rent=90_000),
        held,
        Application(case=other, unit=held.id),
    )
    wishes = Wishes(areas=("陽の原町",), rent_most=50_000, rent_from="wish", must=frozenset({"area", "rent"}))
    with store.read() as r:
        assert [each.row.home for each in match(r, case, wishes).hits] == [HOME.id]
        near = {each.row.home: each.missed for each in near_misses(r, case, wishes)}
        assert near == {dear.id: "rent", far.id: "area", held.id: "state"}
        assert count_matches(r, without(wishes, "rent")) == 2


def test_a_home_of_somebody_protected_is_neither_hit_nor_near_miss_and_names_nobody(store: Store) -> None:
    case, other = opened(store), opened(store, "三浦 架代", "みうら かよ")
    put(store, BUILDING, HOME)
    with store.write("秘匿") as w:
        person = w.get(Case, other).person
        w.add(Protection(person=person))
        w.add(Application(case=other, unit=HOME.id))
    with store.read() as r:
        assert match(r, case, Wishes()).hits == ()
        assert near_misses(r, case, Wishes()) == ()
        assert holding(r, HOME.id) is None
        protected = in_the_way(r, HOME.id, case)
    with store.write("台帳") as w:
        for each in w.find(Application):
            w.remove(each)
        w.put(HOME.replace(vacant="no"))
    with store.read() as r:
        assert in_the_way(r, HOME.id, case) == protected, "the same words as where the landlord says no"
        assert holding(r, HOME.id) is None


def test_no_reason_tells_which_place_somebody_protected_wishes_for(store: Store) -> None:
    case = opened(store)
    put(store, BUILDING, HOME)
    wishes = Wishes(areas=("中央町",), must=frozenset())
    with store.read() as r:
        assert "希望の地域にある" in repr(match(r, case, wishes))
    with store.write("秘匿") as w:
        w.add(Protection(person=w.get(Case, case).person))
    with store.read() as r:
        found = match(r, case, wishes)
        assert len(found.hits) == 1
        assert "希望の地域" not in repr(found)


def test_whoever_holds_a_unit_is_named_only_where_it_may_be_opened(store: Store) -> None:
    case, other = opened(store), opened(store, "石動 キヨ", "いするぎ きよ")
    applied = Application(case=other, unit=HOME.id, applied_on=date(2026, 5, 20))
    put(store, BUILDING, HOME, applied)
    with store.read() as r:
        found = holding(r, HOME.id)
        assert found is not None
        assert (found.state, found.case, found.name, found.since) == (
            "applied",
            other,
            "石動 キヨ",
            date(2026, 5, 20),
        )
        told = in_the_way(r, HOME.id, case)
        assert told is not None
        assert "石動" not in told.template + repr(told.values)
        assert in_the_way(r, HOME.id, other) is None
    put(store, Tenancy(case=other, unit=HOME.id, application=applied.id, moved_in_on=date(2026, 5, 30)))
    with store.read() as r:
        found = holding(r, HOME.id)
        assert found is not None
        assert (found.state, found.since) == ("taken", date(2026, 5, 30))
        assert in_the_way(r, HOME.id, other) is None
        assert in_the_way(r, HOME.id, case) is not None
    with store.write("使わない") as w:
        retire_home(w, HOME)
    with store.read() as r:
        assert in_the_way(r, HOME.id, case) is not None


def test_an_inquiry_and_an_application_take_over_what_the_register_knows(store: Store) -> None:
    case = opened(store)
    agent = Organisation(name="港不動産", kind="real_estate", standing="private")
    owner = Organisation(name="港 大家", kind="landlord", standing="private")
    put(store, agent, owner, BUILDING.replace(landlord=owner.id))
    put(store, HOME.replace(agent=agent.id, kind="private_rental", common_fee=2_000))
    with store.read() as r:
        asked = inquiry_for(r, HOME.id, case)
        applied = application_for(r, asked)
    assert (asked.organisation, asked.asked_kind, asked.rent, asked.result) == (
        agent.id,
        "real_estate",
        42_000,
        "waiting",
    )
    assert asked.home == "ひだまり荘 203(陽ノ原町中央町1-2)"
    assert (applied.unit, applied.home, applied.landlord, applied.rent, applied.common_fee) == (
        HOME.id,
        asked.home,
        "港 大家",
        42_000,
        2_000,
    )
    with store.read() as r:
        bare = application_for(r, HousingInquiry(case=case, home="別の家", asked="大家さん", rent=1))
    assert (bare.unit, bare.landlord, bare.common_fee) == ("", "大家さん", None)


def test_an_inquiry_about_public_housing_is_told_apart_and_one_without_a_body_is_asked_of_the_contact(
    store: Store,
) -> None:
    case = opened(store)
    put(store, BUILDING.replace(contact="管理人"), HOME.replace(kind="public_housing"))
    with store.read() as r:
        asked = inquiry_for(r, HOME.id, case)
        own = office_of(r).section
    assert (asked.organisation, asked.asked, asked.asked_kind) == ("", "管理人", "public_housing")
    put(store, BUILDING.replace(contact=""))
    with store.read() as r:
        assert inquiry_for(r, HOME.id, case).asked.endswith(own)


def test_a_secret_building_is_not_named_in_a_case_nor_where_it_stands(store: Store) -> None:
    assert home_words(HOME, BUILDING.replace(secret=True)) == "場所を伏せる住まい"
    case = opened(store)
    put(store, BUILDING.replace(secret=True), HOME)
    with store.read() as r:
        asked = inquiry_for(r, HOME.id, case)
        told = asked.home + application_for(r, asked).home
    assert asked.unit == HOME.id
    assert not [each for each in ("ひだまり", "203", BUILDING.address) if each in told]


def test_a_home_without_a_building_is_called_by_its_room() -> None:
    assert home_words(HOME, None) == "203"


def test_buildings_are_found_by_name_reading_and_place_with_their_units(store: Store) -> None:
    empty = Building(name="あさひ荘", address="旭町")
    put(store, BUILDING, HOME, HOME.replace(id=Home().id, room="204", vacant="no"), empty)
    with store.read() as r:
        rows = building_rows(r)
        assert [(each.name, each.units, each.free) for each in rows] == [("あさひ荘", 0, 0), ("ひだまり荘", 2, 1)]
        for text in ("ヒダマリ", "中央町", "陽ノ原 ひだまり"):
            assert [each.building for each in building_rows(r, text)] == [BUILDING.id]
    with store.write("台帳") as w:
        retire_building(w, empty)
        w.put(BUILDING.replace(secret=True))
    with store.read() as r:
        assert building_rows(r) == (), "a secret building stands in the list only when it is asked for"
        assert building_rows(r, "中央町", secret=True) == ()
        assert [(each.name, each.address) for each in building_rows(r, secret=True)] == [("ひだまり荘", "")]
        assert len(building_rows(r, closed=True, secret=True)) == 2


def test_a_building_or_room_stands_in_the_register_once(store: Store) -> None:
    with store.write("台帳") as w:
        keep_building(w, BUILDING)
        keep_home(w, HOME)
        for again in (Building(), BUILDING.replace(id=Building().id)):
            with pytest.raises(Refused) as refused:
                keep_building(w, again)
            assert refused.value.field == "name"
        for wrong, field in ((Home(), "building"), (HOME.replace(id=Home().id, room="２０３"), "room")):
            with pytest.raises(Refused) as refused:
                keep_home(w, wrong)
            assert refused.value.field == field
        assert keep_building(w, BUILDING.replace(id=Building().id, name="別の家")).name == "別の家"
        assert keep_home(w, HOME.replace(id=Home().id, room="204")).room == "204"
        copy = another_unit(HOME)
        assert (copy.building, copy.rent, copy.room, copy.vacant) == (HOME.building, 42_000, "", "")
        assert copy.id != HOME.id


def test_help_with_moving_is_looked_for_among_the_bodies_that_work_here_for_somebody_like_this(store: Store) -> None:
    case = opened(store)
    other = opened(store, "別の 人", "べつの ひと")
    body = Organisation(name="見本の家", kind="support_corporation", standing="private", duties=frozenset({"2", "5"}))
    put(
        store,
        body.replace(area="陽ノ原町", categories=frozenset({"L3"})),
        body.replace(id=Organisation().id, name="よその町", area="瀬戸見市"),
        body.replace(id=Organisation().id, name="ほかの人", categories=frozenset({"L4"})),
        body.replace(id=Organisation().id, name="もうない", closed=True),
        body.replace(id=Organisation().id, name="どこでも", area="県内全域", duties=frozenset({"5"})),
        Organisation(name="通訳の会", kind="interpreter_body", standing="private"),
        Assessment(case=case, wish_help=frozenset({"viewing", "belongings", "interpreter", "moving"})),
    )
    with store.write("区分") as w:
        w.put(w.get(Case, case).replace(categories=frozenset({"L3"})))
        for each in w.find(Organisation, kind="interpreter_body"):
            w.put(each.replace(closed=each.name != "通訳の会"))
    with store.read() as r:
        assert {each.help: each.bodies for each in helpers_of(r, case)} == {
            "viewing": ("見本の家",),
            "moving": (),
            "belongings": ("見本の家", "どこでも"),
            "interpreter": ("通訳の会",),
        }
        assert helpers_of(r, other) == ()


NUMBERS = st.none() | st.sampled_from((0, 1, 2, 3, 4))
RENTS = st.none() | st.sampled_from((0, 30_000, 42_000, 10_000_000))
KINDS = st.sampled_from(("", "private_rental", "sn_registered"))
CODES = st.frozensets(st.sampled_from(("bath", "pet", "car")), max_size=2)
GROUPS = st.frozensets(st.sampled_from(("L1", "L5", "M9")), max_size=2)
DAYS = st.none() | st.sampled_from((date(2026, 6, 1), date(2026, 6, 2)))
YES_NO = st.sampled_from(("yes", "no", "unknown", ""))
HOMES = st.builds(
    partial(Home, building=BUILDING.id),
    rent=RENTS, kind=KINDS, floor=NUMBERS, area=NUMBERS, residents_most=NUMBERS, has=CODES, lacks=CODES,
    accepts=GROUPS, accepts_only=st.booleans(), vacant=YES_NO, takes_inquiries=YES_NO, vacant_from=DAYS,
    layout=st.sampled_from(("", "1K", "2DK", "和室")), closed=st.booleans(),
)  # fmt: skip
MUSTS = ("area", "rent", "kinds", "rooms", "floor", "size", "people", "by", "conditions", "accepts")
WISHES = st.builds(
    Wishes,
    areas=st.sampled_from(((), ("中央町",), ("港町",))), rent_most=RENTS, rent_from=st.just("wish"),
    kinds=st.frozensets(st.sampled_from(("private_rental", "shelter")), max_size=1),
    rooms=st.sampled_from(("", "1LDK")), floor=st.sampled_from(("", "first", "upper", "lift")), size=NUMBERS,
    people=NUMBERS, by=DAYS, conditions=CODES, categories=GROUPS,
    must=st.frozensets(st.sampled_from(MUSTS)),
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(HOMES, min_size=1, max_size=6), WISHES, st.sampled_from(("yes", "no", "")))
def test_the_homes_found_are_those_that_slow_reading_finds(
    store: Store, homes: list[Home], wishes: Wishes, lift: str
) -> None:
    with store.write("台帳") as w:
        for each in w.find(Home):
            w.remove(each)
        w.put(BUILDING.replace(lift=lift))
        for nr, each in enumerate(homes):
            w.put(each.replace(id=Home().id, room=str(nr)))
        kept = w.find(Home)
    with store.read() as r:
        found = {each.home for each in r.match_homes(wishes)}
        near = {row.home: missed for row, missed in r.near_homes(wishes)}
        assert count_matches(r, wishes) == len(found)
    fails = {each.id: _fails(each, wishes, lift) for each in kept if not each.closed and each.vacant != "no"}
    assert found == {home for home, missed in fails.items() if not missed}
    assert near == {home: next(iter(missed)) for home, missed in fails.items() if len(missed) == 1}


def _fails(home: Home, wishes: Wishes, lift: str) -> set[str]:
    """The musts that a home is known to fail, looked at one after the other."""
    known = {
        "rent": home.rent is not None and wishes.rent_most is not None and home.rent > wishes.rent_most,
        "area": bool(wishes.areas) and "中央町" not in wishes.areas,
        "kinds": bool(wishes.kinds) and home.kind != "" and home.kind not in wishes.kinds,
        "rooms": bool(wishes.rooms and rooms_rank(home.layout)) and home.layout == "1K",
        "floor": home.floor is not None
        and {
            "": False,
            "first": home.floor != 1,
            "upper": home.floor < 2,
            "lift": home.floor != 1 and lift == "no",
        }[wishes.floor],
        "size": home.area is not None and wishes.size is not None and home.area < wishes.size,
        "people": home.residents_most is not None
        and wishes.people is not None
        and home.residents_most < wishes.people,
        "by": home.vacant_from is not None and wishes.by is not None and home.vacant_from > wishes.by,
        "conditions": any(each in home.lacks and each not in home.has for each in wishes.conditions),
        "accepts": bool(home.accepts_only and home.accepts and wishes.categories)
        and not home.accepts & wishes.categories,
    }
    missed = {wish for wish, failed in known.items() if failed and wish in wishes.must}
    return missed | ({"state"} if home.takes_inquiries == "no" else set())
