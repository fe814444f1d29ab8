"""What is looked for on coded sheets and around a sitting, and what only asks for care."""

from datetime import date

from kyoju_desktop.domain.doors.conference import coded_case
from kyoju_desktop.domain.records import Address, Case, Tenancy
from kyoju_desktop.domain.rules.conference_words import (
    EXACT_AGE,
    SMALL_TOWN,
    cautions,
    named_in,
    officials_in,
    told_around,
    told_in,
)
from kyoju_desktop.domain.sheet import Sheet
from tests.domain.gate_world import INTAKE, PERSON, PROTECTION, SON, file_of
from tests.domain.rules.test_conference import AT, ITEM, SITTING

HERE = Address(id="here", person="mio", use="current", place="架空県瀬戸見市大字浜12番地3")


def sheet_with(fact: str, *records: object, district: str = "") -> Sheet:
    file = file_of(INTAKE, *records)  # type: ignore[arg-type]
    return coded_case(file, ITEM.replace(fact=fact, district=district), (), SITTING, AT)


def told(fact: str, *records: object, district: str = "") -> set[str]:
    file = file_of(INTAKE, *records)  # type: ignore[arg-type]
    return {each.key for each in told_in([fact], file, sheet_with(fact, *records, district=district))}


def test_the_district_excuses_itself_and_nothing_below_it() -> None:
    assert told("大字浜に長く住む", HERE, district="大字浜") == set()
    assert "Address.place" in told("大字浜12番地に長く住む", HERE, district="大字浜")
    assert "Address.place" in told("大字浜12番地に長く住む", HERE)
    assert "Address.place" in told("大字浜12-5の近く", HERE, district="大字浜")
    assert told("大字浜は12軒の集落", HERE, district="大字浜") == set()


def test_the_number_of_the_case_is_found_whole_and_by_its_end() -> None:
    file = file_of(INTAKE)
    number = file.case.number
    assert "Case.number" in told(f"受付番号は {number} です")
    assert "Case.number" in told(f"{number.split()[-1]} の件")


def test_a_house_is_found_by_its_name_unless_that_is_very_short() -> None:
    assert "Tenancy.home" in told("つばめハイツに移った", Tenancy(id="t", case="case", home="つばめハイツ"))
    assert "Tenancy.home" not in told("甲に移った", Tenancy(id="t", case="case", home="甲"))


def test_the_name_of_a_case_that_has_no_name_yet_is_found_too() -> None:
    called = file_of(INTAKE, case=Case(id="case", person="mio", stage="S10", called="白い車の人", number=""))
    sheet = coded_case(called, ITEM.replace(fact="x"), (), SITTING, AT)
    assert "Case.called" in {each.key for each in told_in(["白い車の人が来た"], called, sheet)}


def test_who_of_a_text_sits_in_the_conference() -> None:
    assert officials_in(["福祉課 早瀬", "本人", "三"], ["早瀬 千夏", "三"]) == ("福祉課 早瀬",)


def test_an_exact_age_and_a_small_district_ask_for_care_and_nothing_else_does() -> None:
    file = file_of(INTAKE, HERE)
    plain, placed = sheet_with("x"), sheet_with("x", HERE, district="大字浜")
    assert [each.template for each in cautions(file, plain, ["34歳で一人"], 34)] == [EXACT_AGE]
    assert [each.template for each in cautions(file, plain, ["34 才で一人"], 34)] == [EXACT_AGE]
    assert [*cautions(file, plain, ["134歳", "34年", "35歳"], 34)] == []
    asked = [each.template for each in cautions(file, placed, ["x"], 34)]
    assert asked == ([SMALL_TOWN] if placed.text("Assessment.residents") else [])
    unborn = file_of(INTAKE, person=PERSON.replace(birth_date=None))
    assert [*cautions(unborn, plain, ["34歳"])] == []


def test_nobody_elses_sheet_tells_where_a_protected_person_lives() -> None:
    other = coded_case(file_of(INTAKE), ITEM.replace(fact="x"), (), SITTING, AT)
    hidden, known = file_of(INTAKE, HERE, PROTECTION), file_of(INTAKE, HERE)
    text = "大字浜12番地3の隣の家"
    assert "Address.place" in {each.key for each in named_in([text], hidden, other)}
    assert named_in([text], known, other) == ()
    assert {each.key for each in named_in([f"{PERSON.name}さんの知人"], known, other)} & {"Person.name"}
    assert not {each.key for each in named_in(["うつ病の人"], hidden, other)} & {"Assessment.illness"}


def test_the_words_around_a_sitting_may_name_a_house_but_no_person() -> None:
    file = file_of(INTAKE, SON)
    surname = PERSON.name.split()[0]
    plain = sheet_with("x")
    assert told_around([f"{surname}さんのこと"], file, plain)
    assert told_around([PERSON.name], file, plain)
    assert told_around(["市役所 201会議室"], file, plain) == ()
    assert file.person.birth_date != date.min
