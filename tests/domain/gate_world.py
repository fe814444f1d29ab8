"""Invented cases for the tests of the gate: ordinary ones by name, and ones with a canary in every field."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, cast

from kyoju_desktop.domain.area import Area
from kyoju_desktop.domain.bases import BasisRule, load_bases, load_conditions
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook, load_codebook
from kyoju_desktop.domain.disclosure import Basis, Item, Refusal, Request, disclose, items_of
from kyoju_desktop.domain.fields import Record, specs
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import (
    Choice,
    Codes,
    Count,
    Day,
    Flag,
    Kana,
    Kind,
    Moment,
    Phone,
    Ref,
    Text,
    Yen,
)
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Consent,
    ConsentRecipient,
    ContactPoint,
    HouseholdMember,
    Intake,
    Office,
    Organisation,
    Person,
    Protection,
    Referral,
)
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import Translator

TODAY = date(2026, 6, 23)
JA = Translator.for_language("ja")
EVERYTHING = frozenset(info.name for info in Info if info.outward)
ORDINARY = frozenset(info.name for info in Info if info.outward and not info.special)

OFFICE = Office(
    id="office",
    municipality="瀬戸見市",
    prefecture="架空県",
    welfare_office=True,
    department="都市整備課",
    section="住宅係",
    clerk="榎並 佐和",
    phone="0580221111",
    document_prefix="瀬都住",
    approval_boxes="係員、係長、課長",
)
TOWN = OFFICE.replace(municipality="陽ノ原町", welfare_office=False, document_prefix="陽住")
CASE = Case(id="case", person="mio", number="瀬都住 R8-0023", stage="S50")
PERSON = Person(id="mio", name="三浦 架代", kana="みうら かよ", school="第三架空小学校", workplace="こもれび製菓")
CENTER = Organisation(
    id="center", name="架空県配偶者暴力相談支援センター", kind="womens_center", standing="other_public"
)
WELFARE = Organisation(id="welfare", name="瀬戸見市 福祉課", kind="welfare_section", standing="same_body")
AGENT = Organisation(id="agent", name="架空不動産B店", kind="real_estate", standing="private")
REFERRAL = Referral(
    id="referral",
    case="case",
    organisation="center",
    purpose="safety",
    urgency="days",
    means="hand",
    summary="相談の要旨",
)
HOME = Address(
    id="home", person="mio", use="current", place="架空県瀬戸見市浜町2丁目14番3号", building="みなと荘", room="105"
)
MOBILE = ContactPoint(id="mobile", person="mio", means="mobile", phone="09000001234", voicemail="never")
SON = HouseholdMember(
    id="son",
    case="case",
    name="三浦 大翔",
    relation="child",
    birth_date=date(2019, 1, 5),
    school_or_work="第三架空小学校",
)
CONSENT = Consent(
    id="consent",
    case="case",
    person="mio",
    state="given",
    form="written",
    number="第14号",
    given_at=datetime(2026, 4, 20, 14, 20),
    period="date",
    until_day=date(2027, 3, 31),
    purposes=frozenset({"housing", "contract", "watch", "other"}),
    means=frozenset({"paper", "phone", "fax"}),
)
PROTECTION = Protection(id="protection", person="mio", source="own_wish", started_on=date(2026, 4, 13))
INTAKE = Intake(id="intake", case="case", urgency="days", topics=frozenset({"T14", "T08"}), complaint="相談の内容")


@cache
def codes() -> CodeBook:
    return load_codebook()


def rule(code: str) -> BasisRule:
    return next(each for each in load_bases() if each.code == code)


def told(*classes: str, organisation: str = "center", kind: str = "", consent: str = "consent") -> ConsentRecipient:
    return ConsentRecipient(
        case="case", consent=consent, organisation=organisation, organisation_kind=kind, classes=frozenset(classes)
    )


def file_of(*records: Record, office: Office = OFFICE, case: Case = CASE, person: Person = PERSON) -> CaseFile:
    found: dict[str, tuple[Record, ...]] = {}
    for each in records:
        name = type(each).__name__
        found[name] = (*found.get(name, ()), each)
    return CaseFile(office, case, person, found)


def by_consent(consent: str = "consent") -> Basis:
    return Basis(rule("consent"), consent_id=consent)


def ask(organisation: Organisation = CENTER, purpose: str = "safety", **more: object) -> Request:
    values: dict[str, object] = {"referral": REFERRAL.replace(organisation=organisation.id), "level": "L3", **more}
    return Request(organisation, purpose, **cast("dict[str, Any]", values))


def go(request: Request, file: CaseFile, basis: Basis | None, today: date = TODAY) -> Sheet | Refusal:
    return disclose(
        request, file, in_force(file, today), basis, today, codes=codes(), tr=JA, conditions=load_conditions()
    )


def sheet(request: Request, file: CaseFile, basis: Basis | None, today: date = TODAY) -> Sheet:
    answer = go(request, file, basis, today)
    assert isinstance(answer, Sheet), answer
    return answer


def refusal(request: Request, file: CaseFile, basis: Basis | None, today: date = TODAY) -> Refusal:
    answer = go(request, file, basis, today)
    assert isinstance(answer, Refusal), answer
    return answer


def items(request: Request, file: CaseFile, basis: Basis | None) -> Mapping[tuple[str, str], Item]:
    found = items_of(request, file, in_force(file, TODAY), basis, TODAY, codes=codes(), tr=JA)
    return {(each.record, each.pick): each for each in found}


_DISTINCT: dict[type[Kind[Any]], Callable[[int], object]] = {
    Phone: lambda number: f"0990{number:07d}",
    Text: lambda number: f"鳥{number:05d}",
    Kana: lambda number: f"とり{number:05d}",
    Day: lambda number: date(1900, 1, 1) + timedelta(days=number * 11),
    Moment: lambda number: datetime(2026, 1, 1, 10, 1) + timedelta(minutes=number * 7),
    Count: lambda number: number % 29 + 1,
    Yen: lambda number: 100_000 + number,
    Area: lambda number: 1_000_000 + number,
    Flag: lambda _number: True,
    Ref: lambda _number: "",
}


class Canaries:
    """Fills records so that every value can be told from every other one."""

    def __init__(self) -> None:
        self._next = 0

    def fill(self, of: type[Record], **fixed: object) -> Record:
        values = {each.name: self._value(each.kind) for each in specs(of)}
        return of(**cast("dict[str, Any]", {**values, **fixed}))

    def _value(self, kind: Kind[Any]) -> object:
        self._next += 1
        number = self._next
        match kind:
            case Choice():
                listed = codes().list(kind.list).codes
                return listed[number % len(listed)].code
            case Codes():
                return frozenset(each.code for each in codes().list(kind.list).codes)
        return _DISTINCT[type(kind)](number)
