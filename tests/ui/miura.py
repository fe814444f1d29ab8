"""The case of 三浦 架代 (CASES C01) as it stands on 令和8年6月23日: the case of the mock pictures."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Address,
    Application,
    Assessment,
    Case,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ContactPoint,
    Crisis,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    EmergencyContact,
    HouseholdMember,
    HousingInquiry,
    Intake,
    OppositeParty,
    Organisation,
    Person,
    PersonInquiry,
    Plan,
    PlanItem,
    ProgressNote,
    Protection,
    Referral,
    ReferralReply,
    Screening,
    StageChange,
    Tenancy,
    Visit,
)
from kyoju_desktop.storage.store import Store

NOW = datetime(2026, 6, 23, 10, 42, 7)
CLERK = "榎並 佐和"
_ALL = frozenset(
    {"IDENTITY", "CONTACT", "CARE", "NEED", "HOUSEHOLD", "HOUSING", "MONEY", "WORK", "CRIME", "VICTIM", "FAMILY"}
)
_STAGES = (
    ("S10", (4, 13, 9, 40), ""),
    ("S15", (4, 13, 14, 5), "今夜いるところがない"),
    ("S20", (4, 14, 9, 0), ""),
    ("S30", (4, 16, 15, 0), ""),
    ("S40", (4, 20, 11, 0), ""),
    ("S50", (4, 22, 9, 0), ""),
    ("S60", (4, 23, 13, 0), ""),
    ("S70", (5, 1, 9, 0), ""),
    ("S80", (5, 1, 10, 0), ""),
    ("S85", (6, 22, 15, 10), "相手方の来庁"),
)


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of 令和8年."""
    return datetime(2026, month, day, hour, minute)


def write_miura(store: Store) -> str:
    """Write the case; returns its id."""
    person = Person(
        name="三浦 架代",
        kana="みうら かよ",
        sex="female",
        birth_date=date(1991, 10, 2),
        birth_certainty="confirmed",
        language="ja",
        former_name="架空坂 架代",
    )
    bodies = {
        "housing": Organisation(name="住宅係(市)", kind="welfare_section", standing="own_section"),
        "welfare": Organisation(name="福祉課(市)", kind="welfare_office", standing="same_body"),
        "center": Organisation(name="配偶者暴力相談支援センター", kind="womens_center", standing="other_public"),
        "guarantee": Organisation(name="こもれび家賃保証", kind="guarantor_company", standing="private"),
    }
    case = Case(
        number="瀬住 R8-0023",
        fiscal_year=2026,
        person=person.id,
        stage="S85",
        stage_since=at(6, 22, 15, 10),
        opened_at=at(4, 13, 9, 40),
        clerk=CLERK,
        categories=frozenset({"M5", "L5", "L1"}),
    )
    with store.write("三浦のケース") as w:
        for record in (person, *bodies.values(), case):
            w.add(record)
        for each in _records(case.id, person.id, {key: body.id for key, body in bodies.items()}):
            w.add(each)
    return case.id


def _records(case: str, person: str, bodies: dict[str, str]) -> list[Record]:
    return [
        *_people(case, person),
        *_course(case),
        *_consent(case, person, bodies),
        *_homes(case),
        *_handed(case, person, bodies),
    ]


def _people(case: str, person: str) -> list[Record]:
    return [
        ContactPoint(
            person=person,
            means="mobile",
            phone="09000004121",
            safety="hours_only",
            voicemail="never",
            hours="平日10〜15時",
        ),
        Address(
            person=person,
            use="current",
            place="架空県瀬戸見市海見台2丁目4番",
            building="市営海見台団地",
            room="305",
            secret=True,
        ),
        Address(person=person, use="former", place="架空県隣ノ市東町1番地"),
        Protection(
            person=person,
            source="measure",
            started_on=date(2026, 4, 14),
            applied_to="市民課",
            expires_on=date(2027, 4, 13),
        ),
        OppositeParty(person=person, name="三浦 猛夫", kana="みうら たけお", relation="夫"),
        HouseholdMember(
            case=case,
            name="三浦 陽",
            kana="みうら はる",
            relation="child",
            birth_date=date(2019, 2, 3),
            living="together",
        ),
        EmergencyContact(
            case=case, name="架空坂 文", relation="母", phone="09000008888", may_tell="yes", rank="first"
        ),
        Intake(
            case=case,
            received_at=at(4, 13, 9, 40),
            route="womens_center",
            taken_by=CLERK,
            urgency="now",
            topics=frozenset({"T14", "T02"}),
            main_topic="T14",
            complaint="夫から逃れてきた。今夜から知人宅にいるが長くはいられない。",
            purpose_told_on=date(2026, 4, 13),
            finished=True,
        ),
    ]


def _course(case: str) -> list[Record]:
    before = ""
    found: list[Record] = []
    for stage, when, reason in _STAGES:
        found.append(
            StageChange(case=case, from_stage=before, to_stage=stage, at=at(*when), reason=reason, clerk=CLERK)
        )
        before = stage
    return [
        *found,
        Assessment(
            case=case,
            interviewed_on=date(2026, 4, 14),
            household_kind="parent_child",
            wish_area="駅から歩けるところ",
            wish_rent=42_000,
            view="安全が第一。就労の意欲は高い。",
        ),
        Screening(
            case=case,
            decision="plan",
            decided_on=date(2026, 4, 16),
            approved_on=date(2026, 4, 16),
            approver="住宅係長",
        ),
        ProgressNote(
            case=case,
            at=at(6, 22, 14, 20),
            means="visit_office",
            with_whom="夫と名乗る人",
            fact="「妻の住所を教えろ」と3回求めた。相談の有無も答えず、14:45に帰った。",
            opinion="市内にいると見当をつけている。また来るおそれがある。",
            next_step="警察へ相談、係長へ報告",
            next_on=date(2026, 6, 23),
            clerk=CLERK,
        ),
        ProgressNote(
            case=case,
            at=at(4, 14, 13, 0),
            means="visit_office",
            with_whom="本人、センターの相談員",
            fact="支援措置の申出書を市民課に出した。転入届も同時に済んだ。子の転校の手続は学校教育課が進める。",
            clerk=CLERK,
        ),
        PersonInquiry(
            case=case,
            at=at(5, 14, 11, 5),
            who="学校の教頭",
            relation="学校",
            means="phone",
            asked="父親から在籍の問合せが来た。在籍を答えないことを確かめ合った。",
            answer="not_confirmed",
            clerk=CLERK,
        ),
        Plan(
            case=case,
            vision="親子で静かに暮らし、働きはじめる",
            short_goal="5月中に市営住宅へ入居する",
            decided_on=date(2026, 4, 20),
            agreed_on=date(2026, 4, 20),
            review_on=date(2026, 7, 20),
        ),
        PlanItem(
            case=case,
            problem="住まいがない",
            aim="目的外使用で入居",
            support="申請に同行",
            who="住宅係",
            due_on=date(2026, 5, 1),
            result="achieved",
        ),
        Crisis(
            case=case,
            kind="opposite_contact",
            noticed_at=at(6, 22, 14, 20),
            noticed_by="窓口",
            fact="夫と名乗る人が窓口に来た。",
            next_step="警察への相談の結果を記録し、係長へ報告",
            next_on=date(2026, 6, 23),
        ),
    ]


def _consent(case: str, person: str, bodies: dict[str, str]) -> list[Record]:
    consent = Consent(
        case=case,
        person=person,
        number="第14号",
        state="given",
        form="written",
        given_at=at(4, 20, 10, 30),
        period="date",
        until_day=date(2027, 3, 31),
        purposes=frozenset({"housing", "contract", "watch"}),
        means=frozenset({"paper", "phone"}),
        explained_by=CLERK,
        explained_on=date(2026, 4, 20),
        signed_paper_on=date(2026, 4, 20),
    )
    contact = frozenset({"IDENTITY", "CONTACT", "CARE", "NEED"})
    scopes = {
        "housing": _ALL | {"COURSE", "ORIGIN"},
        "welfare": contact | {"HOUSEHOLD", "MONEY", "COURSE"},
        "center": contact | {"HOUSEHOLD", "FAMILY", "VICTIM", "COURSE"},
        "guarantee": contact | {"HOUSEHOLD", "MONEY"},
    }
    return [
        consent,
        *(
            ConsentRecipient(case=case, consent=consent.id, organisation=bodies[key], classes=frozenset(classes))
            for key, classes in scopes.items()
        ),
        ConsentExclusion(case=case, consent=consent.id, record_class="Person", field_name="school"),
        ConsentExclusion(case=case, consent=consent.id, record_class="Person", field_name="workplace"),
    ]


def _homes(case: str) -> list[Record]:
    tenancy = Tenancy(
        case=case,
        home="市営海見台団地305号",
        destination="public_special_use",
        landlord="瀬戸見市",
        contracted_on=date(2026, 5, 1),
        moved_in_on=date(2026, 5, 1),
        rent=18_000,
        use_permit_until=date(2027, 4, 30),
        address_reported_on=date(2026, 5, 1),
        visit_rhythm="monthly",
        last_visit_on=date(2026, 6, 10),
    )
    return [
        HousingInquiry(
            case=case,
            at=at(4, 22, 13, 30),
            asked="不動産店B",
            asked_kind="real_estate",
            rent=42_000,
            told="anonymous",
            result="refused",
            refusal_reason="R12",
            refusal_words="逃げてきた人なら困る",
        ),
        Application(
            case=case,
            applied_on=date(2026, 4, 23),
            home="市営海見台団地305号",
            destination="public_special_use",
            result="approved",
            result_on=date(2026, 4, 23),
        ),
        tenancy,
        Visit(
            case=case,
            tenancy=tenancy.id,
            at=at(6, 10, 10, 30),
            means="home_visit",
            visitors="榎並、福祉課 沢",
            met="met",
            condition="same",
            fact="子は学校に慣れた。夜も眠れている。",
        ),
    ]


def _handed(case: str, person: str, bodies: dict[str, str]) -> list[Record]:
    referral = Referral(
        case=case,
        organisation=bodies["welfare"],
        purpose="benefit",
        means="hand",
        level="L2",
        document_number="瀬住第31号",
        sent_at=at(4, 21, 10, 0),
        reply_by=date(2026, 5, 7),
        replied_on=date(2026, 4, 28),
    )
    waiting = Referral(
        case=case,
        organisation=bodies["guarantee"],
        purpose="contract",
        means="phone_then_paper",
        level="L2",
        document_number="瀬住第52号",
        sent_at=at(6, 15, 10, 0),
        reply_by=date(2026, 6, 29),
    )
    disclosures = [
        _disclosure(case, person, referral, "福祉課(市)", at(4, 21, 9, 50)),
        _disclosure(case, person, waiting, "こもれび家賃保証", at(6, 15, 9, 30)),
    ]
    return [
        referral,
        waiting,
        ReferralReply(
            case=case,
            referral=referral.id,
            received_on=date(2026, 4, 28),
            result="accepted",
            answered_by="福祉課 沢",
            note="児童扶養手当の申請を受け付けた。",
        ),
        *disclosures,
        DisclosureOutcome(
            disclosure=disclosures[0].id, case=case, outcome="went_out", at=at(4, 21, 10, 0), clerk=CLERK
        ),
        DisclosedItem(
            disclosure=disclosures[0].id,
            case=case,
            label="氏名",
            record_class="Person",
            field_name="name",
            given=True,
        ),
        DisclosedItem(
            disclosure=disclosures[0].id,
            case=case,
            label="住所",
            record_class="Address",
            field_name="place",
            given=False,
            why="秘匿のため、住所・電話・勤務先・学校は出せません。",
        ),
    ]


def _disclosure(case: str, person: str, referral: Referral, recipient: str, when: datetime) -> Disclosure:
    return Disclosure(
        case=case,
        person=person,
        referral=referral.id,
        organisation=referral.organisation,
        recipient=recipient,
        at=when,
        clerk=CLERK,
        means=referral.means,
        basis="consent",
        basis_text="本人の同意(第14号)",
        level="L2",
        document_number=referral.document_number,
        form="referral",
        pages=1,
        copies=1,
    )
