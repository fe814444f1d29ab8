"""Sheets of the general layout in their fillings, made by their doors from invented records."""

from collections.abc import Callable
from datetime import date, datetime

from kyoju_desktop.domain.doors.blank import TITLES, blank
from kyoju_desktop.domain.doors.figures import Refusal, refusal_figures
from kyoju_desktop.domain.doors.general import case_sheet, list_sheet
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import (
    assessment,
    consultation,
    course,
    emergency,
    evaluation,
    instalments,
    lists,
    move_in,
)
from kyoju_desktop.domain.papers.general import CaseForm
from kyoju_desktop.domain.records import (
    Address,
    Assessment,
    Case,
    ContactPoint,
    Crisis,
    EmergencyContact,
    Evaluation,
    HouseholdMember,
    Instalments,
    Intake,
    Person,
    Plan,
    PlanItem,
    ProgressNote,
    Protection,
    Referral,
    Screening,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Table
from kyoju_desktop.services.case_lists import _PROTECTED, CASES
from kyoju_desktop.services.contract_papers import move_in_sheet
from kyoju_desktop.services.course_lists import Span, notes_sheet, visits_sheet
from kyoju_desktop.services.general_papers import promise_sheet
from tests.documents.samples import TR
from tests.documents.samples_bodies import body_paper
from tests.documents.samples_leaving import call_sheet_of, receipt_of
from tests.documents.samples_sums import estimate_paper
from tests.documents.samples_watch import incident_paper, rule_paper
from tests.documents.scheme_samples import scheme_paper
from tests.domain.gate_world import OFFICE, TODAY, WELFARE, codes, file_of

AT = Locale(TR, TODAY, codes())
CASE = Case(
    id="case",
    person="haru",
    number="瀬都住 R8-0023",
    stage="S50",
    clerk="榎並 佐和",
    categories=frozenset({"L1", "L3", "M9", "P15"}),
)
PERSON = Person(
    id="haru", name="髙﨑 德濵", kana="たかさき とくはま", sex="male", birth_date=date(1956, 4, 5), language="ja"
)
SAID = "「ことし3月に仕事がなくなり、家賃(42,000円)が払えない」とのこと。6月1日 9:40から面談した。"
SEEN = "ひとりで決めるのが不安な様子。娘に知られたくない気持ちが強い。"
NEXT = "福祉課の相談員に同行する。家賃の督促を待ってもらえるか、家主に聞く。"


def notes(count: int, long: int = 1) -> tuple[ProgressNote, ...]:
    """Entries of the course, the oldest first."""
    return tuple(
        ProgressNote(
            id=f"n{at:03}",
            case="case",
            at=datetime(2026, 4 + at % 3, 1 + at % 27, 9, 40),
            until=datetime(2026, 4 + at % 3, 1 + at % 27, 10, 30),
            means=("visit_office", "phone", "home_visit")[at % 3],
            with_whom="本人" if at % 2 else "本人・家主(架空荘 管理人)",
            present="早瀬 千夏(相談員)",
            fact=SAID * (1 + at % 3) * long,
            opinion=SEEN * long if at % 2 else "",
            next_step=NEXT * long,
            next_on=date(2026, 7, 1),
            others_words="家主は腰を痛めて入院中。",
            clerk="榎並 佐和",
        )
        for at in range(count)
    )


def records(long: int = 1) -> tuple[Record, ...]:
    """Everything that the papers of the general layout can show of one case."""
    members = tuple(
        HouseholdMember(
            id=f"m{at}",
            case="case",
            name=("髙﨑 花江", "NGUYEN THI ANH HOA", "髙﨑 翔")[at % 3],
            relation=("spouse", "child", "child")[at % 3],
            birth_date=date(1960 + 20 * (at % 3), 5, 6),
            living="together" if at != 2 else "apart",
            note="十年会っていない。" * long if at == 2 else "",
        )
        for at in range(3 if long == 1 else 14)
    )
    contacts = tuple(
        EmergencyContact(
            id=f"e{at}",
            case="case",
            rank=("first", "second", "third", "later")[min(at, 3)],
            name=("髙﨑 花江", "社会福祉法人 架空社会福祉協議会(法人)", "早瀬 千夏")[at % 3] * min(long, 8),
            relation=("長女", "法人の見守り契約", "元の職場の同僚")[at % 3],
            phone=("09000001111", "0580223333", "")[at % 3],
            address=("架空県瀬戸見市浜町2丁目14番3号 みなと荘105", "架空県瀬戸見市本町1番1号", "")[at % 3]
            * min(long, 6),
            may_tell=("emergency_only", "yes", "undecided")[at % 3],
        )
        for at in range(2 if long == 1 else 7)
    )
    return (
        Address(
            id="a1",
            person="haru",
            use="current",
            postal_code="501-0999",
            place="架空県瀬戸見市浜町2丁目14番3号",
            building="みなと荘",
            room="105",
        ),
        ContactPoint(
            id="c1", person="haru", means="mobile", phone="09000001234", safety="ok", hours="平日10時から15時"
        ),
        Intake(
            id="i1",
            case="case",
            received_at=datetime(2026, 6, 1, 9, 40),
            route="self_visit",
            taken_by="榎並 佐和",
            filled_by="clerk",
            urgency="days",
            topics=frozenset({"T02", "T03", "T04"}),
            complaint=SAID * 2 * long,
            hope="いまの町に住みつづけたい。" * long,
            home_kind="private_rental",
            rent=42000,
            common_fee=2000,
            arrears_months=3,
            leave_by=date(2026, 8, 31),
        ),
        Assessment(
            id="as1",
            case="case",
            interviewed_on=date(2026, 6, 3),
            consulted_before="社会福祉協議会(令和7年12月)" * long,
            schemes=frozenset({"old_age_pension", "care_insurance"}),
            welfare="none",
            marriage="married",
            household_kind="couple",
            health="treated",
            taxed="exempt",
            arrears=frozenset({"rent", "utilities"}),
            work="seeking",
            emergency_needs=frozenset({"money"}),
            wish_floor="first",
            wish_conditions=frozenset({"bath", "bicycle", "barrier_free"}),
            other_town="no",
            move_cost="checking",
            guarantor="no_family",
            family="長男とは十年会っていない。長女は町内に住む。" * long,
            community="自治会の役員をしていた。" * long,
            illness="ひざの痛みで通院している。" * long,
            hospital="架空整形外科",
            handbooks=frozenset({"physical"}),
            care_level="support1",
            independence=frozenset({"moving", "stairs"}),
            income_kinds=frozenset({"pension"}),
            income=98000,
            household_income=148000,
            savings=120000,
            debts="消費者金融に約20万円。" * long,
            career="町工場に35年。溶接の資格がある。" * long,
            issues=frozenset({"illness", "unstable_housing", "no_guarantor", "poverty", "budgeting"}),
            strengths="約束の時刻を守る。近所づきあいがある。" * long,
            view="住まいを失うと通院と家計の両方が崩れる。先に家賃の支払いを立て直す。" * long,
            wish_area="瀬戸見市内、浜町から歩いて通える範囲" * min(long, 3),
            wish_rent=38000,
            wish_rooms="1DKか2K",
            residents=2,
        ),
        Screening(
            id="s1",
            case="case",
            decision="plan",
            decided_on=date(2026, 6, 10),
            referred_to="",
            reason="収入が家賃に足りない。" * long,
        ),
        *members,
        *contacts,
        *notes(1, long),
        Plan(
            id="p1",
            case="case",
            vision="夫婦でいまの町に住みつづける。" * long,
            long_goal="家賃を遅れずに払えるようになる。" * long,
            short_goal="8月末までに次の住まいを決める。" * long,
            decided_on=date(2026, 6, 10),
            review_on=date(2026, 9, 10),
        ),
        *(
            PlanItem(
                id=f"pi{at}",
                case="case",
                plan="p1",
                problem=("家賃が払えない", "保証人がいない")[at % 2] * min(long, 6),
                aim=("給付の申請", "保証会社の審査に通る")[at % 2],
                support=("福祉課に同行する", "書類をそろえる")[at % 2],
                who=("自立相談支援機関", "住宅係")[at % 2],
                result=("achieved", "partly")[at % 2],
            )
            for at in range(2 if long == 1 else 12)
        ),
        Evaluation(
            id="ev1",
            case="case",
            plan="p1",
            on=date(2026, 9, 8),
            achieved="partly",
            changes=frozenset({"housing_stable", "household_budget"}),
            words="話を聞いてもらえて助かった。まだ書類は一人では難しい。" * long,
            left_over="通院の足。家計簿は続いていない。" * long,
            judged="replan",
            confirmed_on=date(2026, 9, 10),
        ),
        Instalments(
            id="in1",
            case="case",
            owed_for="町営住宅の家賃(令和8年3月分から5月分)" * min(long, 3),
            owed=126000,
            monthly=10000,
            times=13,
            pay_day=25,
            first_on=date(2026, 7, 25),
            pay_way="役場の窓口",
            if_missed="1回でも遅れたときは、その日のうちに住宅係へ連絡し、次の日を決めます。" * long,
            household_help=True,
            promised_on=date(2026, 6, 23),
        )
        if long == 1
        else Instalments(
            id="in1",
            case="case",
            owed_for="町営住宅の家賃" * 10,
            owed=1_999_999,
            monthly=10_000,
            pay_day=31,
            first_on=date(2026, 7, 31),
            if_missed="すぐに住宅係へ連絡します。" * long,
        ),
    )


def made(paper: CaseForm, long: int, *, secret: bool = False) -> Sheet:
    """The sheet of a paper, from the records of its door."""
    more = (Protection(id="pr", person="haru", source="own_wish", started_on=date(2026, 4, 13)),) if secret else ()
    file = file_of(*records(long), *more, case=CASE, person=PERSON)
    if paper is instalments.PAPER:
        return promise_sheet(file, file.last(Instalments), AT)
    return case_sheet(file, paper, TODAY, codes=codes(), tr=TR)


FORMS: dict[str, CaseForm] = {
    each.form: each
    for each in (
        assessment.PAPER,
        consultation.PAPER,
        course.WITH_OTHERS,
        evaluation.PAPER,
        emergency.PAPER,
        instalments.PAPER,
    )
}


def _maker(paper: CaseForm) -> Callable[[int], Sheet]:
    return lambda long: made(paper, long)


def course_list(long: int = 1) -> Sheet:
    """The course of a case: four entries, or forty long ones with what concerns others."""
    file = file_of(*notes(4 if long == 1 else 40, min(long, 6)), case=CASE, person=PERSON)
    return notes_sheet(file, AT, Span(date(2026, 4, 1), date(2026, 6, 30)), others=long > 1)


def visit_list(long: int = 1, *, book: bool = False) -> Sheet:
    """The visits of a tenancy."""
    tenancy = Tenancy(
        id="t1",
        case="case",
        home="みなと荘105",
        destination="support_housing",
        moved_in_on=date(2026, 4, 1),
        visit_rhythm="monthly",
    )
    found = [
        Visit(
            id=f"v{at:03}",
            case="case",
            tenancy="t1",
            at=datetime(2026, 4 + at % 3, 1 + at % 27, 10, 0),
            means=("home_visit", "phone", "sensor")[at % 3],
            met=("met", "voice", "trouble")[at % 3],
            condition=("same", "", "")[at % 3],
            visitors="榎並 佐和・早瀬 千夏",
            fact="玄関先で話した。食事はとれている。" * long,
            opinion="足の運びが遅くなった。" * (at % 2),
            next_step="地域包括支援センターに相談する。",
            next_on=date(2026, 7, 1),
        )
        for at in range(5 if long == 1 else 30)
    ]
    crisis = Crisis(
        id="cr",
        case="case",
        kind="no_sign",
        noticed_at=datetime(2026, 5, 20, 8, 30),
        fact="新聞が3日分たまっていた。",
        done="長女に電話し、入院と分かった。",
    )
    referral = Referral(
        id="re", case="case", organisation="welfare", purpose="visit", sent_at=datetime(2026, 5, 21, 13, 0)
    )
    file = file_of(tenancy, *found, crisis, referral, WELFARE, case=CASE, person=PERSON)
    return visits_sheet(file, tenancy, {WELFARE.id: WELFARE.name}, AT, book=book)


def case_list(long: int = 1) -> Sheet:
    """Cases of several clerks, two of them protected."""
    names = ("髙﨑 德濵", "【秘匿】三浦 架代", "NGUYEN VAN ANH TUAN THANH", "(匿名)", "岩瀬川 トミ", "小比類巻 亘")
    rows = tuple(
        (
            f"瀬都住 R8-{at + 1:04}",
            names[at % 6],
            date(2026, 4, 1 + at % 28),
            ("相談受付", "住まい探し", "入居中")[at % 3],
            ("榎並 佐和", "空木 佐和")[at % 2],
            ("支援計画の評価", "なし", "家賃債務保証の満了(架空家賃保証株式会社 第12-345号)" * min(long, 3))[at % 3],
            date(2026, 6, 1 + at % 20) if at % 4 else None,
            date(2026, 7, 1 + at % 28) if at % 3 != 1 else None,
        )
        for at in range(12 if long == 1 else 130)
    )
    table = Table(TR(lists.CASES_TITLE), CASES, rows, (_PROTECTED,), lead="すべて(開いているケース) 12件")
    return list_sheet(lists.CASES, lists.CASES_TITLE, OFFICE, TODAY, table, TR)


def refusals(long: int = 1) -> Sheet:
    """Refusals of a fiscal year, some of them too few to be told."""
    found = [
        Refusal(
            ("R02", "R02", "R03", "R06", "")[at % 5],
            date(2026, 4 + at % 3, 1 + at % 28),
            (frozenset({"L3"}), frozenset({"L1", "L3"}), frozenset({"M5"}), frozenset())[at % 4],
            f"p{at % 11}",
        )
        for at in range(23 * long)
    ]
    return refusal_figures(found, 2026, OFFICE, TODAY, codes=codes(), tr=TR)


def moving_in(long: int = 1, *, form: str = move_in.FORM) -> Sheet:
    """The list of moving in: with a card to report, a home with a long name when it is much."""
    tenancy = Tenancy(
        id="t1",
        case="case",
        home="陽ノ原町大字架空12番地3 みなと荘105" * long,
        contracted_on=date(2026, 7, 13),
        key_on=date(2026, 7, 30),
        moved_in_on=date(2026, 7, 31),
        contract_until=date(2028, 7, 30),
        guarantee_until=date(2028, 7, 30),
        card_report=True,
        to_do=frozenset({"explained", "contract"}),
    )
    return move_in_sheet(file_of(tenancy, case=CASE, person=PERSON), form, AT, Calendar())


MAKERS: dict[str, Callable[[int], Sheet]] = {
    **{form: _maker(paper) for form, paper in FORMS.items()},
    "course_list": course_list,
    "visits": visit_list,
    "visit_book": lambda long: visit_list(long, book=True),
    "case_list": case_list,
    "refusals": refusals,
    "body_list": lambda long: body_paper(long, OFFICE, AT),
    "incident": lambda long: incident_paper(long, CASE, PERSON, AT),
    "arrears_rule": lambda long: rule_paper(long, OFFICE, AT),
    "receipt": lambda long: receipt_of(long, CASE, PERSON, AT),
    "call_sheet": lambda long: call_sheet_of(long, CASE, PERSON, AT),
    "scheme_papers": lambda long: scheme_paper(long, CASE, PERSON, AT, office=False),
    "scheme_sheet": lambda long: scheme_paper(long, CASE, PERSON, AT, office=True),
    "estimate": lambda long: estimate_paper(long, CASE, PERSON, AT),
    move_in.FORM: moving_in,
    move_in.PLAIN: lambda long: moving_in(long, form=move_in.PLAIN),
}


def empty(form: str) -> Sheet:
    """The empty form."""
    return blank(form, OFFICE, TODAY, tr=TR)


assert set(FORMS) <= set(TITLES)
