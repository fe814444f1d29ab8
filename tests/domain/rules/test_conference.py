"""Who may have which version; marks by lot; 大字 at most. No combination yields a name without a ground."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kyoju_desktop.domain.bases import load_bases, load_conditions, load_conferences
from kyoju_desktop.domain.disclosure import Basis, Refusal
from kyoju_desktop.domain.doors.conference import Call, Sitting, coded_case, named_case
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.conference import CLASSES, PAPER
from kyoju_desktop.domain.records import (
    AgendaItem,
    Conference,
    ConferenceMember,
    Consent,
    ConsentRecipient,
    ConsentWithdrawal,
    EmergencyContact,
    HouseholdMember,
    HousingInquiry,
    Office,
    OppositeParty,
    Organisation,
    Person,
)
from kyoju_desktop.domain.rules.conference import (
    NAMED,
    district_fault,
    district_of,
    facts_of,
    fresh_marks,
    holds,
    kept_from,
    law_of,
    standing_at,
)
from kyoju_desktop.domain.rules.conference_words import told_in
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.domain.sheet import Sheet
from tests.domain.gate_world import (
    CASE,
    HOME,
    INTAKE,
    JA,
    MOBILE,
    OFFICE,
    PERSON,
    PROTECTION,
    SON,
    TODAY,
    codes,
    file_of,
)

AT = Locale(JA, TODAY, codes())
BODIES = sorted(load_conferences())
HELD = Conference(
    id="held",
    bodies=frozenset(BODIES),
    name="支援会議 第3回",
    at=datetime(2026, 7, 14, 14),
    request_number="県地福第45号",
    request_on=date(2026, 6, 15),
    request_sender="架空県",
)
ITEM = AgendaItem(
    id="item",
    case="case",
    conference="held",
    mark="K",
    body="support_9",
    basis="law_conference_9",
    why_no_consent="働きかけを続ける",
    fact="受診していない",
    to_discuss="だれが訪ねるか",
    classes=frozenset({"IDENTITY", "NEED", "COURSE", "HOUSEHOLD"}),
    decided_on=date(2026, 6, 1),
)
CONSENT = Consent(
    id="consent",
    case="case",
    person="mio",
    state="given",
    form="written",
    given_at=datetime(2026, 4, 20, 14, 20),
    period="closing",
    purposes=frozenset({"conference"}),
    means=frozenset({"paper", "meeting"}),
)
TABLE = Organisation(id="table", name="協議の場", kind="conference", standing="conference")
SITTING = Sitting(HELD, OFFICE)


def member(**more: object) -> ConferenceMember:
    told = {"part": "member", "attendance": "attends", "secrecy": "pledged", "medium": "paper"}
    return ConferenceMember(conference="held", organisation="council", name="小瀬").replace(**{**told, **more})


def ask(item: AgendaItem, basis: str, *records: object, body: str = "") -> Sheet | Refusal:
    """The named sheet for the body of the item, as the packs ask for it."""
    file = file_of(*records)  # type: ignore[arg-type]
    rule = next(each for each in load_bases() if each.code == basis)
    facts = facts_of(HELD, item, ["福祉課", "社会福祉協議会"])
    table = TABLE.replace(conference_body=body or item.body)
    consent = "consent" if basis == "consent" else ""
    call = Call(table, Basis(rule, facts, consent), "hand", load_conditions())
    return named_case(file, in_force(file, TODAY), item, (), SITTING, call, AT)


def test_every_combination_of_member_and_body_that_is_named_is_bound_and_there() -> None:
    parts, comes = ("secretariat", "member", "invited", "observer"), ("invited", "attends", "deputy", "absent", "")
    for part, attends, told, medium, body in product(
        parts, comes, ("not_yet", "explained", "pledged", ""), ("paper", "data", "none"), BODIES
    ):
        rule = load_conferences()[body]
        found = standing_at(member(part=part, attendance=attends, secrecy=told, medium=medium), rule)
        bound = told == "pledged" or (told == "explained" and rule.secrecy)
        may = part != "observer" and attends in {"attends", "deputy"} and bound and medium != "none"
        assert (found.version == NAMED) == may
        if part == "observer" or attends == "absent" or medium == "none":
            assert found.version == ""
        assert (found.why is None) == may


@pytest.mark.parametrize("body", BODIES)
def test_without_consent_only_a_body_with_its_law_gets_a_name_and_only_on_that_law(body: str) -> None:
    law = law_of(body, load_bases())
    assert (law is None) == load_conferences()[body].needs_consent
    for rule in load_bases():
        answer = ask(ITEM.replace(body=body, basis=rule.code), rule.code, INTAKE)
        own = law is not None and rule.code == law.code
        assert isinstance(answer, Sheet) == own, rule.code
        if own:
            assert isinstance(answer, Sheet)
            assert answer.text("Person.name") == PERSON.name


FACTS = ("request_number", "request_on", "request_sender", "name", "at")


@pytest.mark.parametrize("missing", [*FACTS, "why_no_consent"])
def test_ac_08_2_each_fact_of_the_request_is_demanded(missing: str) -> None:
    empty = {"request_on": None, "at": None}.get(missing, "")
    held = HELD if missing == "why_no_consent" else HELD.replace(**{missing: empty})
    item = ITEM.replace(why_no_consent="") if missing == "why_no_consent" else ITEM
    rule = next(each for each in load_bases() if each.code == "law_conference_9")
    call = Call(TABLE.replace(conference_body="support_9"), Basis(rule, facts_of(held, item, ["福祉課"])), "hand")
    file = file_of(INTAKE)
    answer = named_case(file, (), item, (), replace(SITTING, conference=held), call, AT)
    assert isinstance(answer, Refusal)
    assert answer.unfinished


class_sets = st.frozensets(st.sampled_from([info.name for info in Info]))
ticked = st.frozensets(st.sampled_from([info.name for info in Info if info.outward]))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    body=st.sampled_from(BODIES),
    basis=st.sampled_from([each.code for each in load_bases()]),
    wanted=class_sets,
    told=ticked,
    to=st.sampled_from(["table", "other", "kind", "other_kind"]),
    purpose=st.sampled_from(["conference", "housing"]),
    given_days_ago=st.integers(-3, 90),
    withdrawn=st.booleans(),
    protected=st.booleans(),
    asked=st.booleans(),
)
def test_no_combination_ever_yields_a_named_sheet_without_an_allowed_ground(
    body: str,
    basis: str,
    wanted: frozenset[str],
    told: frozenset[str],
    to: str,
    purpose: str,
    given_days_ago: int,
    withdrawn: bool,
    protected: bool,
    asked: bool,
) -> None:
    given_at = datetime(TODAY.year, TODAY.month, TODAY.day, 9) - timedelta(days=given_days_ago)
    consent = CONSENT.replace(given_at=given_at, purposes=frozenset({purpose}))
    row = ConsentRecipient(case="case", consent="consent", classes=told)
    row = {
        "table": row.replace(organisation="table"),
        "other": row.replace(organisation="somebody"),
        "kind": row.replace(organisation_kind="conference"),
        "other_kind": row.replace(organisation_kind="landlord"),
    }[to]
    records: list[object] = [INTAKE, HOME, MOBILE, SON, consent, row]
    if withdrawn:
        records.append(ConsentWithdrawal(case="case", consent="consent", at=datetime(2026, 6, 22, 9)))
    if protected:
        records.append(PROTECTION)
    item = ITEM.replace(body=body, basis=basis, classes=wanted, why_no_consent="理由" if asked else "")
    answer = ask(item, basis, *records)
    if not isinstance(answer, Sheet) or not answer.text("Person.name"):
        return
    law = law_of(body, load_bases())
    if law is not None and basis == law.code:
        assert asked or "why_no_consent" not in {each.fact for each in law.demands}
    else:
        assert basis == "consent"
        assert not withdrawn
        assert given_days_ago >= 0
        assert purpose == "conference"
        assert to in {"table", "kind"}
        assert "IDENTITY" in told
        about = {each.info.name for each in answer.values if each.subject and each.record != "item"}
        assert about <= told | {"EXISTENCE"}
    assert "IDENTITY" in wanted
    if protected:
        assert not answer.text("Person.birth_date")
        assert not answer.text("AgendaItem.district")


def test_ac_02_4_and_ac_01_5_there_is_no_line_for_nationality_addresses_or_refusals() -> None:
    assert {line.record.__name__ for line in PAPER} & {"Address", "ContactPoint", HousingInquiry.__name__} == set()
    assert not [line for line in PAPER if line.spec.info is Info.ORIGIN]
    assert "ORIGIN" not in CLASSES
    person = PERSON.replace(nationality="架空国")
    file = file_of(INTAKE, HousingInquiry(id="q", case="case", refusal_words="外国人は断る"), person=person)
    item = ITEM.replace(classes=frozenset(info.name for info in Info), fact="断られた。架空国の人。")
    sheet = coded_case(file, item, (), SITTING, AT)
    assert not [each for each in sheet.values if each.info is Info.ORIGIN or each.key.startswith("HousingInquiry")]
    found = told_in(["\n".join(each.text for each in sheet.values)], file, sheet)
    assert "Person.nationality" in {each.key for each in found}


NAMES = st.text(alphabet="三浦架代石動髙﨑辻東南西北原ハルキヨ", min_size=2, max_size=4)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    family=NAMES,
    given_name=NAMES,
    kana=st.text(alphabet="あいうえおかきくけこさしすせそ", min_size=3, max_size=6),
    birth=st.dates(date(1926, 1, 1), date(2012, 1, 1)),
    phone=st.integers(10_000_000, 99_999_999),
    block=st.tuples(st.integers(1, 9), st.integers(1, 99)),
    protected=st.booleans(),
    texts=st.lists(st.sampled_from(["name", "surname", "kana", "phone", "birth", "place", "none"]), max_size=3),
)
def test_a_coded_sheet_never_holds_a_name_an_address_a_number_or_a_birthday_unseen(
    family: str,
    given_name: str,
    kana: str,
    birth: date,
    phone: int,
    block: tuple[int, int],
    protected: bool,
    texts: list[str],
) -> None:
    person = Person(id="mio", name=f"{family} {given_name}", kana=f"{kana} {kana}", birth_date=birth)
    home = HOME.replace(place=f"架空県瀬戸見市大字浜{block[0]}番地{block[1]}")
    mobile = MOBILE.replace(phone=f"090{phone}")
    records = (home, mobile, PROTECTION) if protected else (home, mobile)
    file = file_of(INTAKE, *records, person=person)
    words = {
        "name": person.name,
        "surname": f"{family}さんは留守",
        "kana": kana,
        "phone": f"090-{str(phone)[:4]}-{str(phone)[4:]}",
        "birth": f"{birth.year}年{birth.month}月{birth.day}日生まれ",
        "place": f"大字浜{block[0]}-{block[1]}の家",
        "none": "受診の付きそいを考える",
    }
    item = ITEM.replace(district="大字浜", fact="。".join(words[each] for each in texts))
    sheet = coded_case(file, item, (), SITTING, AT)
    own = [each for each in sheet.values if each.key != "AgendaItem.fact"]
    told = "\n".join(each.text for each in own)
    for hidden in (person.name, home.place, mobile.phone, CASE.number, f"{birth.year}年{birth.month}月{birth.day}日"):
        assert hidden not in told
    assert sheet.frame.case_number == ""
    assert (sheet.text("AgendaItem.district") == "") == protected
    page = "\n".join([*(each.text for each in sheet.values)])
    found = told_in([page], file, sheet)
    assert bool(found) == bool(set(texts) - {"none"}), (texts, found)


def test_people_around_the_case_are_looked_for_too() -> None:
    aunt = EmergencyContact(id="aunt", case="case", name="早瀬 千夏", relation="長男", phone="0580334444")
    husband = HouseholdMember(id="husband", case="case", name="辻 一平", birth_date=date(1980, 2, 3))
    opposite = OppositeParty(id="opposite", person="mio", name="三浦 某男")
    file = file_of(INTAKE, SON, aunt, husband, opposite)
    for text in (
        "早瀬さんに電話",
        "大翔のこと",
        "辻さんが来た",
        "某男が来た",
        "0580-33-4444",
        "第三架空小学校",
        "瀬都住 R8-0023",
    ):
        sheet = coded_case(file, ITEM.replace(fact=text), (), SITTING, AT)
        assert told_in([text], file, sheet), text
    for text in ("長男とは十年会っていない", "つじつまが合わない", "うつ病で通院している"):
        sheet = coded_case(file, ITEM.replace(fact=text), (), SITTING, AT)
        assert not told_in([text], file, sheet), text


@pytest.mark.parametrize("district", ["大字浜1番地", "浜町2-14", "浜町二丁目", "大字浜 １２"])
def test_a_district_is_daiji_at_most(district: str) -> None:
    assert district_fault(district, protected=False)


def test_a_district_is_taken_from_the_address_without_its_numbers() -> None:
    assert district_of("架空県陽ノ原町大字東1234番地5", "陽ノ原町", "架空県") == "大字東"
    assert district_of("瀬戸見市浜町二丁目14番3号", "瀬戸見市", "架空県") == "浜町"
    assert district_of("大字東", "陽ノ原町", "") == ""
    assert district_fault("大字東", protected=False) is None
    assert district_fault("大字東", protected=True)


@given(st.integers(1, 60), st.integers(0, 30))
def test_marks_are_many_different_and_never_the_last_one_of_the_case(count: int, more: int) -> None:
    taken = fresh_marks(more, ())
    before = list(fresh_marks(count, ()))
    drawn = fresh_marks(count, taken, before)
    assert len({*drawn, *taken}) == count + more
    assert not any(new == old for new, old in zip(drawn[:-1], before[:-1], strict=True))
    assert all(each[0] not in "IO" for each in drawn)


def test_marks_cannot_be_guessed_from_the_order() -> None:
    assert len({fresh_marks(8, ()) for _ in range(50)}) > 45


def test_what_a_pack_holds_is_one_line() -> None:
    assert holds([("A", "coded"), ("B", "named"), ("C", "")]) == "A記 B実"


def test_a_body_that_is_closed_or_the_opposite_party_gets_nothing() -> None:
    file = file_of(OppositeParty(person="mio", name="三浦商店"))
    assert kept_from(file, Organisation(name="三浦商店", kind="other", standing="private"))
    assert kept_from(file, Organisation(name="社協", kind="social_council", closed=True))
    assert kept_from(file, Organisation(name="社協", kind="social_council")) is None


def test_the_office_is_named_where_nobody_else_organises() -> None:
    assert Sitting(HELD, Office(municipality="陽ノ原町")).organiser == "陽ノ原町"
    assert Sitting(HELD.replace(organiser="ken"), OFFICE, {"ken": "架空県"}).organiser == "架空県"
