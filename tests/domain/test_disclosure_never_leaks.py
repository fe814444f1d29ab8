"""Random cases, consents, recipients, days and bases: nothing uncovered ever occurs in the sheet.

The check knows nothing of the gate's code: it asks about each value, from the terms alone, whether it could go.
"""

import ast
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from kyoju_desktop.documents.render import render
from kyoju_desktop.domain.bases import BasisRule, load_bases, standing_of
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.disclosure import Basis, Item, Refusal, Request, items_of
from kyoju_desktop.domain.fields import Record, catalogue, record_class, spec, value_of
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Locale
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Closing,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    ConsentShown,
    ConsentVoiding,
    ConsentWithdrawal,
    Death,
    Disclosure,
    DisclosureOutcome,
    HouseholdMember,
    Intake,
    MoveOut,
    OppositeTie,
    Organisation,
    Person,
    PersonLink,
    Protection,
    PurposeEntry,
    Referral,
    Representative,
    StageChange,
)
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.domain.sheet import Sheet, Value
from tests.domain.gate_world import JA, OFFICE, TODAY, TOWN, Canaries, codes, go

ROOT = Path(__file__).resolve().parents[2]
CLASSES = sorted(info.name for info in Info)
PURPOSES = [each.code for each in codes().list("referral_purpose").codes]
CONSENT_PURPOSES = [each.code for each in codes().list("consent_purpose").codes]
MEANS = [each.code for each in codes().list("referral_means").codes]
KINDS = ["womens_center", "welfare_office", "real_estate", "commissioner", "welfare_section", "education_board"]
RARER = ["police", "fire", "medical", "court", "bar_association", "family", "child_family", "support_corporation"]
BODIES = [each.code for each in codes().list("conference_body").codes]
STANDINGS = ["own_section", "same_body", "contractor", "other_public", "private", "conference", ""]
OF_GATE = {Person, Case, Consent, ConsentRecipient, ConsentExclusion, ConsentWithdrawal, Protection, StageChange}
OTHERS = {Organisation, PurposeEntry, Disclosure, DisclosureOutcome, PersonLink, type(OFFICE)}
OTHERS |= {ConsentVoiding, ConsentSettlement, ConsentShown, Representative}
FILLED = [each for each in catalogue() if each not in OF_GATE | OTHERS]
PEOPLE = ["mio", "husband"]

subsets = st.frozensets(st.sampled_from(CLASSES), min_size=3)
rarely = st.sampled_from([False, False, False, False, True])
days = st.integers(-400, 400).map(lambda offset: TODAY + timedelta(days=offset))
before = st.integers(-200, 20).map(lambda offset: TODAY + timedelta(days=offset))
after = st.integers(-20, 200).map(lambda offset: TODAY + timedelta(days=offset))
today = st.integers(-10, 60).map(lambda offset: TODAY + timedelta(days=offset))


@dataclass(frozen=True, repr=False)
class World:
    """One random case with one random wish to tell something about it."""

    request: Request
    file: CaseFile
    basis: Basis | None
    today: date

    def __repr__(self) -> str:
        return f"{self.request.organisation} {self.request.level} {self.basis} {self.today} {self.file.of(Consent)}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ANN401, ARG002 - the protocol of Hypothesis
        printer.text(repr(self))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    canaries = Canaries()
    rule = draw(st.sampled_from([*load_bases(), *[load_bases()[0]] * 16, *[load_bases()[1]] * 2]))
    usual = [*KINDS * 2, *RARER, "conference"]
    fitting = [*sorted(rule.fit.kinds), *([] if rule.fit.kinds else usual)]
    kind = draw(st.sampled_from(fitting) | st.sampled_from(fitting) | st.sampled_from(usual))
    organisation = Organisation(
        id="org",
        name="相手の機関",
        kind=kind,
        conference_body=draw(st.sampled_from([*BODIES, *sorted(rule.fit.bodies) * 20]))
        if kind == "conference"
        else "",
        standing=draw(st.sampled_from([*STANDINGS, "same_body", "other_public", *sorted(rule.standings) * 3])),
    )
    records: list[Record] = []
    for of in FILLED:
        times = draw(_HOW_OFTEN[of]) if of in _HOW_OFTEN else 1
        records += [canaries.fill(of, id=f"{of.__name__}-{at}", **_linked(draw, of)) for at in range(times)]
    ids = draw(st.sampled_from([["c1"], ["c1"], ["c1", "c2"], ["c1", "c2"], []]))
    for each in ids:
        records += draw(_consents(each))
    if draw(rarely):
        ended = draw(st.sampled_from([None, date(2026, 6, 1)]))
        records.append(Protection(id="protection", person=draw(st.sampled_from(PEOPLE)), ended_on=ended))
    if draw(st.integers(0, 9)) == 0:
        records.append(StageChange(id="re", case="case", to_stage="S10R", at=datetime(2026, 5, 1, 9, 0)))
    person = canaries.fill(Person, id="mio", died_on=draw(_deaths(rule)))
    assert isinstance(person, Person)
    found: dict[str, tuple[Record, ...]] = {}
    for record in records:
        found[type(record).__name__] = (*found.get(type(record).__name__, ()), record)
    case = canaries.fill(
        Case, id="case", person="mio", stage=draw(st.sampled_from(["S30", "S50", "S50", "S80", "S99"]))
    )
    assert isinstance(case, Case)
    file = CaseFile(draw(st.sampled_from([OFFICE, TOWN])), case, person, found)
    referral = canaries.fill(Referral, id="draft", organisation="org")
    assert isinstance(referral, Referral)
    every = [*records, person, case, referral]
    picks = [(each.id, pick) for each in every for pick in _picks(each)]
    salt = draw(st.integers(0, 99))
    some = frozenset(pick for pick in picks if crc32(f"{salt}{pick}".encode()) % 3)
    wanted = draw(st.sampled_from([None, frozenset(picks), some]))
    request = Request(
        organisation,
        draw(st.sampled_from([*PURPOSES, *sorted(rule.purposes) * 24])),
        level=draw(st.sampled_from([*["L0", "L1", "L2", "L3", "L3"] * 3, "L4"])),
        means=draw(st.sampled_from([*MEANS, "hand", "hand", "hand", "accompany"])),
        wanted=wanted,
        referral=referral,
    )
    return World(request, file, draw(_bases(ids, rule)), draw(today))


# most records once; a death is rare, since it ends almost every basis
_HOW_OFTEN: dict[type[Record], st.SearchStrategy[int]] = {
    Death: st.sampled_from([0] * 19 + [1]),
    HouseholdMember: st.integers(0, 2),
    Address: st.integers(0, 2),
}


def _deaths(rule: BasisRule) -> st.SearchStrategy[date | None]:
    return st.sampled_from([*[None] * (1 if rule.only_dead else 9), date(2026, 6, 1)])


def _linked(draw: st.DrawFn, of: type[Record]) -> dict[str, object]:
    if of is HouseholdMember:
        birth = draw(st.sampled_from([None, date(1980, 1, 1), date(2015, 1, 1)]))
        return {"person": draw(st.sampled_from(["", "husband"])), "birth_date": birth}
    if of is Address:
        return {"person": draw(st.sampled_from(PEOPLE)), "secret": draw(rarely) and draw(rarely), "until_day": None}
    if of in {MoveOut, Closing}:
        return {"reason": draw(st.sampled_from(["other"] * 19 + ["death"]))}
    if of is OppositeTie:
        return {
            "kind": draw(st.sampled_from(["lawyer", "employer"])),
            "organisation": draw(st.sampled_from(ELSEWHERE)),
        }
    if of is Intake:
        told = draw(st.sampled_from([None, date(2026, 4, 1)]))
        return {"purpose_version": "v1", "purpose_told_on": told, "purpose_exception": ""}
    return {}


def _picks(record: Record) -> list[str]:
    found = []
    for name in (each for each in vars(record) if each not in {"id", "gaps"}):
        found.append(name)
        if isinstance(spec(type(record), name).kind, Codes):
            found += [f"{name}.{code}" for code in value_of(record, name)]
    return found


ELSEWHERE = ["elsewhere"] * 9 + ["org"]
_mostly = st.sampled_from([frozenset({"housing", "watch", "contract", "other"})] * 3 + [frozenset[str]()])


@st.composite
def _consents(draw: st.DrawFn, consent: str) -> list[Record]:
    terms = Consent(
        id=consent,
        case="case",
        person=draw(st.sampled_from(["mio", "mio", "mio", "husband"])),
        state=draw(st.sampled_from(["given", "given", "given", "declined"])),
        given_at=datetime.combine(draw(before), datetime.min.time()),
        period=draw(st.sampled_from(["closing", "date", "once"])),
        until_day=draw(st.none() | after),
        purposes=draw(st.frozensets(st.sampled_from(CONSENT_PURPOSES), min_size=1)) | draw(_mostly),
        means=frozenset({"paper", "phone"}),
        replaces=draw(st.sampled_from(["", "", "", "c1"])) if consent == "c2" else "",
        form=draw(st.sampled_from(["written", "oral", "representative"])),
        representative_kind=draw(st.sampled_from(["", "", "parent", "curator"])),
        representative_scope=draw(st.frozensets(st.sampled_from(["all", "sharing", "housing"]), max_size=2)),
    )
    found: list[Record] = [terms]
    if draw(rarely):
        found.append(ConsentVoiding(id=f"{consent}-v", consent=consent, at=datetime(2026, 5, 1)))
    if draw(rarely):
        taken = draw(st.sampled_from(["Person", "Address", "Referral"]))
        found.append(
            ConsentWithdrawal(
                id=f"{consent}-i",
                consent=consent,
                record_class=taken,
                field_name=draw(st.sampled_from(["", "name", "place", "summary"])),
                organisation=draw(st.sampled_from(["", "org", "elsewhere"])),
                at=datetime(2026, 5, 1),
            )
        )
    for at in range(draw(st.integers(1, 3))):
        named = draw(st.sampled_from(["org", "org", "elsewhere", ""]))
        kind = "" if named else draw(st.sampled_from(KINDS))
        found.append(
            ConsentRecipient(
                id=f"{consent}-r{at}",
                consent=consent,
                organisation=named,
                organisation_kind=kind,
                classes=draw(subsets),
            )
        )
    if draw(rarely):
        where = draw(st.sampled_from(["", "org", "elsewhere"]))
        at_day = datetime.combine(draw(days), datetime.min.time())
        found.append(
            ConsentWithdrawal(
                id=f"{consent}-w",
                consent=consent,
                organisation=where,
                classes=draw(st.sampled_from([frozenset[str](), draw(subsets) - {"IDENTITY"}])),
                at=at_day,
            )
        )
    for at in range(draw(st.integers(0, 2))):
        owner = draw(st.sampled_from([Person, Address, HouseholdMember, Intake]))
        name = draw(st.sampled_from(sorted(each for each in vars(owner()) if each not in {"id", "gaps"})))
        found.append(
            ConsentExclusion(id=f"{consent}-x{at}", consent=consent, record_class=owner.__name__, field_name=name)
        )
    return found


_SAMPLES = {"text": "書いた", "long": "書いた理由", "day": "2027-06-30", "moment": "2026-06-23T10:05", "choice": "x"}


@st.composite
def _bases(draw: st.DrawFn, ids: list[str], rule: BasisRule) -> Basis:
    entry = PurposeEntry(
        version=draw(st.sampled_from(["v1", "v2"])),
        from_day=draw(before),
        until_day=draw(st.none() | after),
        recipients=frozenset(KINDS),
        classes=draw(subsets),
        purposes=frozenset(PURPOSES),
    )
    facts = {each.fact: _SAMPLES[each.kind] for each in rule.demands} | {
        "reason": "書いた理由",
        "at": _SAMPLES["moment"],
        "tell_person_on": _SAMPLES["day"],
        "secret_reason": "迎えに行く",
        "approver": "課長 架空",
        "decided_on": _SAMPLES["day"],
        "attendees": "6名",
    }
    missing = draw(st.sampled_from([*[None] * 30, *sorted(facts)]))
    given = {name: text for name, text in facts.items() if name != missing} if draw(st.integers(0, 9)) else {}
    return Basis(rule, given, draw(st.sampled_from([*ids, "c1"])), entry)


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_nothing_uncovered_ever_occurs_in_a_sheet(world: World) -> None:
    answer = go(world.request, world.file, world.basis, world.today)
    if isinstance(answer, Refusal):
        return
    records = _records(world)
    for value in answer.values:
        _check_value(world, value, records[value.record, value.key.split(".", 1)[0]])
    _check_canaries(answer, list(records.values()), repr(answer))
    if answer.values and world.request.means != "oral" and crc32(repr(world).encode()) % 8 == 0:
        drawn = render(answer, JA)
        _check_canaries(answer, list(records.values()), "".join("".join(drawn.page_texts).split()))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds(), st.data())
def test_with_facts_unwritten_no_item_is_open_that_the_finished_basis_would_keep(
    world: World, data: st.DataObject
) -> None:
    assert world.basis is not None
    lacking = data.draw(st.sets(st.sampled_from([*sorted(world.basis.facts), "none"])))
    half = {name: text for name, text in world.basis.facts.items() if name not in lacking}
    before, after = (
        {(each.record, each.pick): each for each in _items(world, replace(world.basis, facts=facts))}
        for facts in (half, world.basis.facts)
    )
    finished = isinstance(go(world.request, world.file, world.basis, world.today), Sheet)
    for key, each in before.items():
        assert each.locked or not after[key].locked or not finished, key
        assert not each.given or after[key].given or not finished, key
        assert not (each.locked and each.text), key


def _items(world: World, basis: Basis) -> tuple[Item, ...]:
    consents = in_force(world.file, world.today)
    return items_of(world.request, world.file, consents, basis, world.today, codes=codes(), tr=JA)


def _records(world: World) -> dict[tuple[str, str], Record]:
    file = world.file
    rows = [each for found in file.records.values() for each in found]
    everything = [file.person, file.case, *rows, *([world.request.referral] if world.request.referral else [])]
    return {(each.id, type(each).__name__): each for each in everything}


def _check_value(world: World, value: Value, record: Record) -> None:
    owner, name = value.key.split(".", 1)
    assert owner == type(record).__name__
    field = spec(record_class(owner), name)
    at = Locale(JA, world.today, codes())
    held = value_of(record, name)
    protected = any(not each.ended_on for each in world.file.of(Protection)) or any(
        each.secret for each in world.file.of(Address)
    )
    if protected and (field.protected or value.info in {Info.CONTACT, Info.EXISTENCE}):
        assert _spoken_to_a_rescuer_or_a_named_body(world), value.key
    assert not _taken_back_alone(world, owner, name)
    if world.basis is not None and world.basis.code == "deceased_rules":
        assert owner not in {"HouseholdMember", "EmergencyContact"}
        assert getattr(record, "person", "mio") in {"mio", ""}
    lapsed = {each.replaces for each in world.file.of(Consent) if each.state == "given"}
    assert not any(
        (each.record_class, each.field_name) == (owner, name)
        for each in world.file.of(ConsentExclusion)
        if each.consent not in lapsed
    )
    if isinstance(field.kind, Codes):
        allowed = frozenset(
            code
            for code in held
            if _may_go(world, record, _class(world, field.info, name, field.kind.list, code), name, code)
        )
        assert set(value.text.split("、")) <= set(field.kind.format(allowed, at).split("、"))
    else:
        code = held if isinstance(field.kind, Choice) else ""
        listed = field.kind.list if isinstance(field.kind, Choice) else ""
        assert _may_go(world, record, _class(world, field.info, name, listed, code), name, "")
        assert value.text == field.kind.format(held, at)


def _class(world: World, info: Info, name: str, listed: str, code: str) -> Info:
    if world.request.level == "L0" and name in {"urgency", "postal_code", "place", "building", "room"}:
        info = Info.EXISTENCE
    own = codes().info(listed, code) if listed else None
    both = [info] if own is None else [own, info]  # of equally strict ones the code counts
    if any(each is Info.OFFICE for each in both):
        return Info.OFFICE
    special = [each for each in both if each.special]
    return max(special or both, key=lambda each: each.level or 0)


def _may_go(world: World, record: Record, info: Info, name: str, code: str) -> bool:
    request, basis = world.request, world.basis
    if basis is None or info.level is None or info.level > int(request.level[1]):
        return False
    picked = {(record.id, name), (record.id, f"{name}.{code}")} & (request.wanted or frozenset())
    if info.special and not (picked and _own_word(world, record, info)):
        return False
    return _based(world, basis, info)


def _based(world: World, basis: Basis, info: Info) -> bool:
    request = world.request
    standing = standing_of(request.organisation, world.file.office)
    inside = standing in {"own_section", "same_body"}
    if basis.code == "consent":
        return any(
            each.id == basis.consent_id and each.person == "mio" and _agreed(world, each, info)
            for each in world.file.of(Consent)
        )
    if basis.code == "purpose":
        if world.file.case.stage == "S99" or _dead(world):
            return False
        told = any(each.purpose_told_on and basis.entry for each in world.file.of(Intake))
        listed = basis.entry is not None and basis.entry.version == "v1" and info.name in basis.entry.classes
        return told and listed and (inside or (standing == "other_public" and not info.special))
    return _by_the_table(world, basis, info, standing)


# The decision table of DOMAIN 5.12, written down a second time: kinds, errands, highest level, 要配慮, classes.
_ABUSE = {
    "law_child_abuse": {"child_family", "welfare_office", "commissioner"},
    "law_elder_abuse": {"welfare_section", "community_center", "welfare_office"},
    "law_disability_abuse": {"welfare_section", "disability_center", "welfare_office"},
}
_MEETINGS = {
    "law_conference_9": "support_9",
    "law_conference_106_6": "support_106_6",
    "law_loneliness_16": "loneliness_15",
    "law_conference_27_3": "assistance_27_3",
    "law_care_115_48": "care_115_48",
    "law_disability_89_3": "disability_89_3",
    "law_children_25_2": "children_25_2",
    "law_women_15": "women_15",
}
_AFTER_DEATH = {
    "law_assistance_29",
    "law_court",
    "law_police",
    "law_69_1",
    "special_69_2_4",
    "deceased_rules",
    "bar_23_2",
}


def _by_the_table(world: World, basis: Basis, info: Info, standing: str) -> bool:
    request, kind, code = world.request, world.request.organisation.kind, basis.code
    level, plain = info.level or 0, not info.special
    if _dead(world) and code not in _AFTER_DEATH:
        return False
    if world.file.case.stage == "S99" and code in {"internal_69_2_2", "public_69_2_3", "contractor"}:
        return False
    if not all(basis.facts.get(each.fact) for each in basis.rule.demands if not each.optional and not each.classes):
        return False
    if code in _ABUSE:
        return kind in _ABUSE[code] and request.purpose == "safety"
    if code in _MEETINGS:
        return request.organisation.conference_body == _MEETINGS[code] and level <= 3
    allowed = {
        "internal_69_2_2": standing in {"own_section", "same_body"} and plain and level <= 2,
        "public_69_2_3": standing == "other_public"
        and kind not in {"court", "bar_association", "family"}
        and level <= 2,
        "law_assistance_29": kind == "welfare_office" and info.name in {"IDENTITY", "HOUSEHOLD", "HOUSING", "MONEY"},
        "law_court": kind == "court",
        "law_police": kind == "police",
        "law_69_1": standing in {"same_body", "other_public"} and plain and level <= 2,
        "special_69_2_4": request.purpose == "safety"
        and kind not in {"real_estate", "support_corporation", "conference"},
        "contractor": standing == "contractor",
        "disaster": request.purpose == "safety" and info.name in {"EXISTENCE", "IDENTITY", "CONTACT", "CARE"},
        "deceased_rules": _dead(world) and plain and level <= 2,
        "bar_23_2": kind == "bar_association" and plain and level <= 2,
    }[code]
    return allowed and (plain or code != "public_69_2_3") and not _withdrawn_from(world, code)


def _dead(world: World) -> bool:
    reasons = {*(each.reason for each in world.file.of(MoveOut)), *(each.reason for each in world.file.of(Closing))}
    return world.file.person.died_on is not None or "death" in reasons or bool(world.file.of(Death))


def _withdrawn_from(world: World, code: str) -> bool:
    """Row 34: after a withdrawal that names the body, only the law and an emergency are left."""
    if code not in {"public_69_2_3", "contractor", "internal_69_2_2"}:
        return False
    alive = any(_agreed(world, each, Info.EXISTENCE) for each in world.file.of(Consent) if each.person == "mio")
    void = {each.consent for each in world.file.of(ConsentVoiding)}
    given = {
        each.id
        for each in world.file.of(Consent)
        if each.person == "mio" and each.state == "given" and each.given_at and each.given_at.date() <= world.today
    }
    named = {each.consent for each in world.file.of(ConsentRecipient) if each.organisation == "org"} & given - void
    return not alive and any(
        each.consent in named
        and each.organisation == "org"
        and not each.classes
        and not each.record_class
        and each.at is not None
        and each.at.date() <= world.today
        for each in world.file.of(ConsentWithdrawal)
    )


def _spoken_to_a_rescuer_or_a_named_body(world: World) -> bool:
    """Row 33: by word of mouth, approved and with a reason, to a rescuer or a body named with the class CONTACT."""
    basis = world.basis
    if basis is None or world.request.means != "oral":
        return False
    if not (basis.facts.get("secret_reason") and basis.facts.get("approver")):
        return False
    if basis.code == "special_69_2_4":
        return world.request.organisation.kind in {"police", "fire", "medical"}
    return basis.code == "consent" and any(
        each.consent == basis.consent_id and each.organisation == "org" and "CONTACT" in each.classes
        for each in world.file.of(ConsentRecipient)
    )


def _taken_back_alone(world: World, owner: str, name: str) -> bool:
    basis = world.basis
    return (
        basis is not None
        and basis.code == "consent"
        and any(
            each.consent == basis.consent_id
            and each.record_class == owner
            and each.field_name in {"", name}
            and each.organisation in {"", "org"}
            for each in world.file.of(ConsentWithdrawal)
        )
    )


def _own_word(world: World, record: Record, info: Info) -> bool:
    whose = getattr(record, "person", "") if not isinstance(record, Case) else ""
    child = isinstance(record, HouseholdMember) and record.birth_date == date(2015, 1, 1) and world.today.year < 2033
    other = isinstance(record, HouseholdMember) or whose not in {"", "mio"}
    return (
        child
        or not other
        or any(each.person == whose == "husband" and _agreed(world, each, info) for each in world.file.of(Consent))
    )


def _agreed(world: World, consent: Consent, info: Info) -> bool:
    file, today, organisation = world.file, world.today, world.request.organisation
    if consent.state != "given" or consent.given_at is None or not file.of(ConsentRecipient):
        return False
    if any(each.consent == consent.id for each in file.of(ConsentVoiding)) or _dead(world):
        return False
    last = consent.until_day or (date.min if consent.period == "date" else date.max)
    if not consent.given_at.date() <= today <= last or file.case.stage == "S99":
        return False
    if file.of(StageChange) and consent.given_at < datetime(2026, 5, 1, 9, 0):
        return False
    ticked: set[str] = set()
    for row in (each for each in file.of(ConsentRecipient) if each.consent == consent.id):
        if row.organisation == organisation.id:
            ticked |= row.classes
        elif not row.organisation and row.organisation_kind == organisation.kind:
            ticked |= {each for each in row.classes if not Info[each].special}
    for back in (each for each in file.of(ConsentWithdrawal) if each.consent == consent.id):
        assert back.at
        if back.record_class:
            continue
        if back.at.date() <= today and back.organisation in {"", organisation.id}:
            ticked -= back.classes or set(CLASSES)
    return info.name in ticked or (info is Info.EXISTENCE and bool(ticked - {"OFFICE"}))


def _check_canaries(sheet: Sheet, records: list[Record], whole: str) -> None:
    """No canary of a text that was not let through stands anywhere: in the sheet with its frame, or on the page."""
    given = {(each.record, each.key) for each in sheet.values}
    for record in records:
        for name, held in vars(record).items():
            key = f"{type(record).__name__}.{name}"
            text = held if isinstance(held, str) else ""
            framed = key in {"Referral.contact", "Referral.attachments", "Case.number"}
            if text.startswith(("鳥", "とり", "0990")) and (record.id, key) not in given and not framed:
                assert text not in whole, key


def test_the_random_worlds_let_something_through_on_most_bases_and_refuse_some() -> None:
    """The property would hold for a gate that lets nothing through: this one does let through what it may."""
    out: dict[str, int] = {}
    refused = 0

    @settings(max_examples=700, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @seed(20260623)
    @given(worlds())
    def look(world: World) -> None:
        nonlocal refused
        answer = go(world.request, world.file, world.basis, world.today)
        if isinstance(answer, Refusal):
            refused += 1
        elif answer.values and world.basis is not None:
            out[world.basis.code] = out.get(world.basis.code, 0) + 1

    look()
    assert refused > 50
    assert len(out) >= 8, out
    assert out["consent"] >= 8, out


def test_only_the_doors_construct_a_sheet() -> None:
    makers = set()
    for path in sorted((ROOT / "kyoju_desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Sheet":
                makers.add(path.relative_to(ROOT / "kyoju_desktop").as_posix())
    assert {"domain/disclosure.py", "domain/doors/consent.py"} <= makers
    assert all(each == "domain/disclosure.py" or each.startswith("domain/doors/") for each in makers)
