"""The last look at the finished pages."""

from dataclasses import replace
from datetime import date

import pytest

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.leaks import fold, leaks
from kyoju_desktop.domain.records import (
    Assessment,
    ConsentExclusion,
    ContactPoint,
    EmergencyContact,
    HouseholdMember,
    MoveOut,
    OppositeParty,
    Person,
    Tenancy,
)
from kyoju_desktop.domain.sheet import Sheet
from tests.domain.gate_world import (
    CONSENT,
    EVERYTHING,
    HOME,
    MOBILE,
    OFFICE,
    PERSON,
    PROTECTION,
    REFERRAL,
    SON,
    ask,
    by_consent,
    file_of,
    sheet,
    told,
)

HUSBAND = OppositeParty(id="husband", person="mio", name="三浦 剛志", connected="汐見建設、潮見市の実家")
NO_SCHOOL = ConsentExclusion(case="case", consent="consent", record_class="Person", field_name="school")
FAR = HOME.replace(place="架空県潮見市浜町二丁目14番3号", room="105")
BASE: tuple[Record, ...] = (CONSENT, told(*EVERYTHING), FAR, MOBILE, SON, HUSBAND, NO_SCHOOL, PROTECTION)
PRINTED = "つなぎ票 瀬戸見市 都市整備課 住宅係 担当 榎並 佐和 三浦 架代"


def found(text: str, *more: Record, person: Person = PERSON, paper: Sheet | None = None) -> set[str]:
    file = file_of(*BASE, *more, person=person)
    made = paper or sheet(ask(referral=REFERRAL.replace(summary=text)), file, by_consent())
    return {each.key for each in leaks([PRINTED, text], file, made)}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("いまは浜町2-14-3にいます", "Address.place"),
        ("いまは浜町2丁目14番3号にいます", "Address.place"),
        ("いまは浜町二丁目十四番ではなく浜町２－１４－３", "Address.place"),
        ("潮見市に逃げてきた", "Address.place"),
        ("夫は浜町を探している", "Address.place"),
        ("みなと荘に入った", "Address.building"),
        ("みなと荘 105号室", "Address.room"),
        ("電話は090-0000-1234", "ContactPoint.phone"),
        ("電話は０９０ ００００ １２３４", "ContactPoint.phone"),
        ("電話は(090)0000.1234", "ContactPoint.phone"),
        ("電話の下は0000-1234", "ContactPoint.phone"),
        ("第三架空\n小学校に通う", "Person.school"),
        ("こもれび製菓で働く", "Person.workplace"),
        ("子の大翔くん", "HouseholdMember.name"),
        ("平成31年1月5日生まれ", "HouseholdMember.birth_date"),
        ("2019/1/5生まれ", "HouseholdMember.birth_date"),
        ("2019年1月5日生まれ", "HouseholdMember.birth_date"),
        ("H31.1.5生まれ", "HouseholdMember.birth_date"),
        ("夫の三浦剛志が来た", "OppositeParty.name"),
        ("剛志が来た", "OppositeParty.name"),
        ("汐見建設の車", "OppositeParty.connected"),
    ],
)
def test_a_withheld_value_is_found_however_it_is_written(text: str, key: str) -> None:
    assert key in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "6月22日 14時20分、相手方が市の窓口に来た。市は何も答えていない。",
        "家賃は42,000円、電話は平日10時から15時。",
        "瀬戸見市の住宅係が面談した。",
        "室温は105度ではない。部屋は2階の14号、3人。",
        "三浦さんは落ち着いている。",
    ],
)
def test_ordinary_words_are_no_alarm(text: str) -> None:
    assert not found(text)


def test_a_hit_tells_the_page_the_field_and_the_words_around() -> None:
    file = file_of(*BASE)
    made = sheet(ask(), file, by_consent())
    (hit, *_) = leaks([PRINTED, "夫はこもれび製菓に電話した"], file, made)
    assert (hit.page, hit.key, hit.label, hit.record) == (2, "Person.workplace", "勤務先", "mio")
    assert "こもれび製菓" in hit.around


def test_one_value_is_told_once_per_page() -> None:
    file = file_of(*BASE)
    made = sheet(ask(), file, by_consent())
    assert len(leaks(["こもれび製菓、こもれび製菓"], file, made)) == 1


def test_the_town_in_the_offices_header_is_no_alarm_but_the_same_name_elsewhere_is() -> None:
    body = ContactPoint(id="mail", person="mio", other="津市役所")
    office = OFFICE.replace(municipality="津市役所")
    file = file_of(CONSENT, told(*EVERYTHING), body, PROTECTION, office=office)
    made = sheet(ask(), file, by_consent())
    assert not leaks(["つなぎ票 津市役所 住宅係"], file, made)
    assert not leaks(["つなぎ票 役所 住宅係"], file, made)
    other = file_of(CONSENT, told(*EVERYTHING), body, PROTECTION)
    assert leaks(["本人は津市役所にいる"], other, sheet(ask(), other, by_consent()))


def test_a_value_that_was_let_through_excuses_itself_and_what_lies_inside() -> None:
    file = file_of(CONSENT, told(*EVERYTHING), HOME, Tenancy(id="t", case="case", home="浜町2-14-3"))
    made = sheet(ask(), file, by_consent())
    assert not leaks([f"住所 {HOME.place} {HOME.building} {HOME.room}"], file, made)


def test_a_free_text_that_was_let_through_excuses_nothing() -> None:
    school = SON.school_or_work
    text = f"長男は{school}に通う"
    assert "HouseholdMember.school_or_work" in found(text)


def test_a_short_text_let_through_excuses_the_same_words_of_another_record() -> None:
    former = HOME.replace(id="former", use="former")
    file = file_of(CONSENT, told(*EVERYTHING), HOME, former)
    made = sheet(ask(), file, by_consent())
    assert made.kept_back("Address.place")
    assert not leaks([f"住所 {HOME.place} {HOME.building}"], file, made)
    assert {each.record for each in leaks(["浜町2-14-3"], file, made)} == {"former"}


def test_a_text_of_two_lines_excuses_nothing_either() -> None:
    file = file_of(*BASE)
    made = sheet(ask(referral=REFERRAL.replace(handling="こもれび製菓には電話しない")), file, by_consent())
    assert made.text("Referral.handling")
    assert {each.key for each in leaks(["こもれび製菓には電話しない"], file, made)} == {"Person.workplace"}


def test_a_hit_on_the_first_of_several_pages_and_its_words_are_told_exactly() -> None:
    file = file_of(*BASE)
    made = sheet(ask(), file, by_consent())
    hits = leaks(["あいうえおかきくけこ、こもれび製菓。さしすせそたちつてと", "剛志"], file, made)
    assert [(each.page, each.around) for each in hits if each.key == "Person.workplace"] == [
        (1, "えおかきくけこ、こもれび製菓。さしすせそたち")
    ]
    assert [each.page for each in hits if each.key == "OppositeParty.name"] == [2]


def test_a_piece_of_an_excluded_long_text_is_found() -> None:
    no_debts = ConsentExclusion(case="case", consent="consent", record_class="Assessment", field_name="debts")
    debts = Assessment(id="a", case="case", debts="霧里信用金庫、友人から少し")
    assert found("霧里信用金庫に行く", debts, no_debts) == {"Assessment.debts"}


def test_six_digits_are_enough_for_a_number_and_five_are_not() -> None:
    six, five = (ContactPoint(id=digits, person="mio", other=digits) for digits in ("987654", "98765"))
    assert found("番号987654", six) == {"ContactPoint.other"}
    assert not found("番号98765", five)


def test_a_name_that_was_not_picked_is_found_in_a_text() -> None:
    alias = PERSON.replace(alias="ミウラカヨ子")
    assert found("ミウラカヨ子と名乗る", person=alias) == {"Person.alias"}


def test_special_words_that_were_not_let_through_are_found_piece_by_piece() -> None:
    health = Assessment(
        id="a", case="case", illness="双極性障害、腰の痛み", hospital="架空中央病院", view="見立ての文"
    )
    assert found("双極性障害がある", health) == {"Assessment.illness"}
    assert found("架空中央病院に通う", health) == {"Assessment.hospital"}
    assert not found("痛みがある", health)


def test_the_contacts_of_a_protected_household_are_found() -> None:
    aunt = EmergencyContact(
        id="aunt", case="case", name="潮田 のり子", phone="0580331234", address="架空県霧里町大字西77"
    )
    assert "EmergencyContact.name" in found("潮田のり子さん", aunt)
    assert "EmergencyContact.phone" in found("0580-33-1234", aunt)
    assert "EmergencyContact.phone" in found("33-1234へ", aunt)
    assert "EmergencyContact.address" in found("大字西77", aunt)
    assert "EmergencyContact.address" in found("霧里町へ", aunt)


def test_a_place_is_searched_by_itself_only_while_secrecy_holds() -> None:
    home = Tenancy(id="t", case="case", home="グリーンハイツ浜")
    file = file_of(CONSENT, told(*EVERYTHING), home)
    made = sheet(ask(), file, by_consent())
    assert not leaks(["グリーンハイツ浜の申込み"], file, made)
    secret = file_of(CONSENT, told(*EVERYTHING), home, PROTECTION)
    assert leaks(["グリーンハイツ浜の申込み"], secret, sheet(ask(), secret, by_consent()))


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("架空県瀬戸見市大字秘田9番地87", "秘田"),
        ("瀬戸見市 字三ツ森 9-87", "三ツ森"),
        ("瀬戸見市秘田字北9", "秘田"),
        ("大字秘田", "秘田"),
        ("秘田二丁目9番", "秘田"),
    ],
)
def test_the_bare_name_of_a_secret_place_is_an_alarm_and_of_an_open_one_is_none(place: str, name: str) -> None:
    home, text = HOME.replace(place=place), f"いまは{name}のアパートに住む"
    for more, keys in ([PROTECTION], {"Address.place"}), ([], set()):
        file = file_of(CONSENT, told(*EVERYTHING), home, *more)
        paper = sheet(ask(referral=REFERRAL.replace(summary=text)), file, by_consent())
        assert {each.key for each in leaks([text], file, paper)} == keys


def test_an_excluded_text_of_any_class_is_found() -> None:
    no_debts = ConsentExclusion(case="case", consent="consent", record_class="Assessment", field_name="debts")
    debts = Assessment(id="a", case="case", debts="霧里信用金庫に借入")
    assert found("霧里信用金庫に借入がある", debts, no_debts) == {"Assessment.debts"}
    assert not found("霧里信用金庫に借入がある", debts)


def test_a_longer_number_is_not_taken_for_a_shorter_one() -> None:
    member = HouseholdMember(id="m", case="case", phone="+819055556666")
    assert not found("番号 190900001234567", member)
    assert "HouseholdMember.phone" in found("90-5555-6666", member)


def test_short_numbers_and_days_of_other_things_are_not_searched() -> None:
    day = ConsentExclusion(case="case", consent="consent", record_class="Tenancy", field_name="moved_in_on")
    tenancy = Tenancy(id="t", case="case", moved_in_on=date(2026, 5, 1))
    digits = ContactPoint(id="d", person="mio", phone="110", other="12345")
    assert not found("2026年5月1日に110番、12345円", day, tenancy, digits)


def test_folding_makes_ways_of_writing_alike() -> None:
    assert fold("浜町二丁目１４番３号") == fold("浜町2‐14−3") == "浜町2-14-3"
    assert fold(" Ａ Ｂ\n") == "ab"


def test_an_exclusion_makes_only_its_own_field_an_alarm() -> None:
    career = Assessment(id="a", case="case", career="汐見の港で荷揚げ", issues=frozenset(), view="港の話をよくする")
    exclusion = ConsentExclusion(case="case", consent="consent", record_class="Assessment", field_name="career")
    assert "Assessment.career" in found("汐見の港で荷揚げ", career, exclusion)
    assert "Assessment.wish_rooms" not in found("港の近く", career.replace(wish_rooms="港の近く"), exclusion)


def test_the_words_around_a_hit_begin_with_the_page() -> None:
    file = file_of(*BASE)
    made = sheet(ask(), file, by_consent())
    hits = leaks(["汐見建設で働く人"], file, made)
    assert [each.around for each in hits] == ["汐見建設で働く人"]


def test_without_secrecy_the_name_of_another_town_alone_is_no_alarm() -> None:
    file = file_of(CONSENT, told(*EVERYTHING), FAR)
    made = sheet(ask(wanted=frozenset({("mio", "name")})), file, by_consent())
    assert not leaks(["潮見市の窓口に行く"], file, made)
    assert leaks(["浜町2-14-3に行く"], file, made)


@pytest.mark.parametrize(
    "place",
    [
        Tenancy(id="t", case="case", home="架空県潮見市港町5番6号 はま荘203"),
        MoveOut(id="m", case="case", next_place="架空県潮見市港町5番6号"),
        EmergencyContact(id="e", case="case", address="架空県潮見市港町5番6号"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_the_places_of_a_protected_person_are_found_down_to_the_block(place: Record) -> None:
    assert any(key.startswith(type(place).__name__) for key in found("港町5-6に移る", place))


@pytest.mark.parametrize(
    "text", ["妹と鴎町7-2-1で暮らす", "鴎町七丁目二番一号にいる", "妹の電話は0580-99-1234", "かもめ寮に入った"]
)
def test_the_whereabouts_of_those_who_share_the_secrecy_are_found_too(text: str) -> None:
    words = frozenset({"架空県潮見市鴎町7丁目2番1号", "0580991234", "かもめ寮"})
    file = replace(file_of(CONSENT, told(*EVERYTHING)), shielded=True, kin_words=words)
    made = sheet(ask(referral=REFERRAL.replace(summary=text)), file, by_consent())
    (leak,) = leaks([PRINTED, text], file, made)
    assert leak.key in {"Address.place", "ContactPoint.phone"}


def test_what_the_office_calls_its_fields_is_no_alarm_in_brackets_of_a_withheld_text() -> None:
    doubt = Assessment(id="doubt", case="case", illness="認知機能の低下の疑い(見立て)")
    assert found("現在の状況(事実)と見立てを分けて話す。", doubt) == set()
    assert found("認知機能の低下の疑いがある。", doubt) == {"Assessment.illness"}


@pytest.mark.parametrize(
    "text", ["さざなみハイツにいる", "さざなみハイツ203の鍵", "港町三丁目5-6", "港町3丁目5番の角"]
)
def test_part_of_a_home_of_the_register_is_a_leak(text: str) -> None:
    lives = Tenancy(id="lives", case="case", home="さざなみハイツ 203(架空県瀬戸見市港町三丁目5-6)")
    assert "Tenancy.home" in found(text, lives)
