"""The doors of the papers that are decided, signed, faxed or worked through: who stands on them, and who never."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.doors.deciding import RECORDED_APART, closing_sheet, decision_sheet
from kyoju_desktop.domain.doors.fax import fax_cover
from kyoju_desktop.domain.doors.leaving import death_sheet, leaving_sheet
from kyoju_desktop.domain.doors.plan import plan_sheets
from kyoju_desktop.domain.doors.withdrawal import withdrawal_form
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Assessment,
    Closing,
    ConsentWithdrawal,
    Death,
    EmergencyContact,
    HouseholdMember,
    MoveOut,
    Organisation,
    Plan,
    PlanItem,
    Screening,
    Tenancy,
)
from kyoju_desktop.domain.rules.after_death import clocks
from kyoju_desktop.domain.rules.bodies import fax_check_due
from kyoju_desktop.domain.sheet import Door, Sheet
from kyoju_desktop.services.calendar import office_calendar
from tests.domain.gate_world import CENTER, CONSENT, HOME, INTAKE, JA, OFFICE, PROTECTION, TODAY, codes, file_of

SCREENING = Screening(case="case", decision="referred", referred_to="架空県東部福祉事務所", reason="給付を考えるため")
NEPHEW = EmergencyContact(case="case", rank="first", name="北原 一平", phone="09000002222", may_tell="yes")
SON = EmergencyContact(case="case", rank="later", name="北原 某", relation="長男", may_tell="no")
KNOWN = date(2026, 9, 14)


def said(sheet: Sheet) -> str:
    return "\n".join(each.text for each in sheet.values)


def decision(*records: Record) -> Sheet:
    return decision_sheet(file_of(*records), TODAY, codes=codes(), tr=JA)


def test_a_decision_goes_round_the_office_with_its_facts_and_the_state_of_the_consent() -> None:
    intake = INTAKE.replace(topics=frozenset({"T02"}), main_topic="T02", complaint="家賃が払えない")
    sheet = decision(intake, SCREENING, CONSENT)
    assert sheet.door is Door.INTERNAL
    assert sheet.frame.special
    assert sheet.text("Screening.referred_to") == "架空県東部福祉事務所"
    assert sheet.text("Intake.complaint") == "家賃が払えない"
    assert sheet.frame.basis.startswith("本人の同意(")
    assert "いま使える同意はありません" in decision(intake, SCREENING).frame.basis


@pytest.mark.parametrize("topic", ["T01", "T14"])
def test_a_special_trouble_is_not_told_to_those_who_decide(topic: str) -> None:
    intake = INTAKE.replace(
        topics=frozenset({"T02", topic}), main_topic=topic, complaint="夫から逃れてきた", route="womens_center"
    )
    illness = Assessment(case="case", illness="心臓の病気", household_kind="single")
    sheet = decision(intake, SCREENING, illness)
    label = codes().label("topic", topic)
    assert label not in said(sheet)
    assert "逃れて" not in said(sheet)
    assert "心臓" not in said(sheet)
    assert RECORDED_APART in sheet.text("Intake.topics")
    assert not sheet.text("Intake.route")


def test_a_draft_takes_the_place_of_what_was_recorded() -> None:
    draft = SCREENING.replace(decision="plan")
    sheet = decision_sheet(file_of(INTAKE, SCREENING), TODAY, codes=codes(), tr=JA, screening=draft)
    assert sheet.text("Screening.decision") == codes().label("screening", "plan")
    closing = Closing(case="case", reason="settled", keep_years=5, left_over="分納が残る")
    sheet = closing_sheet(file_of(INTAKE), TODAY, codes=codes(), tr=JA, closing=closing)
    assert sheet.text("Closing.left_over") == "分納が残る"
    assert sheet.text("Closing.keep_years") == "5年"


def test_a_plan_is_made_for_the_office_and_for_the_person_with_its_own_tasks() -> None:
    old, new = Plan(case="case", vision="前の目標"), Plan(case="case", vision="この町で暮らす")
    items = (
        PlanItem(case="case", plan=old.id, aim="古い"),
        PlanItem(case="case", plan=new.id, aim="家を決める"),
        PlanItem(case="case", aim="どの計画とも書いていない"),
    )
    own, theirs = plan_sheets(file_of(old, new, *items), TODAY, codes=codes(), tr=JA)
    assert own.door is theirs.door is Door.TO_PERSON
    assert own.values == theirs.values
    assert [each.text for each in own.all("PlanItem.aim")] == ["家を決める", "どの計画とも書いていない"]
    assert own.text("Plan.vision") == "この町で暮らす"
    assert own.frame.stamp != theirs.frame.stamp
    assert theirs.frame.approval_boxes == ()


def test_contacts_stand_in_the_order_of_the_person_and_with_whether_one_may_tell() -> None:
    sheet = death_sheet(
        file_of(SON, NEPHEW, Death(case="case", known_on=KNOWN)), KNOWN, office_calendar(), codes=codes(), tr=JA
    )
    assert sheet.door is Door.INTERNAL
    assert [each.text for each in sheet.all("EmergencyContact.name")] == ["北原 一平", "北原 某"]
    assert [each.text for each in sheet.all("EmergencyContact.may_tell")] == ["知らせてよい", "知らせてはいけない"]
    assert sheet.table is not None
    assert [row[1] for row in sheet.table.rows] == [date(2026, 9, 24), date(2026, 9, 28), date(2026, 12, 14)]


def test_the_clocks_of_c03_count_the_first_day_and_move_to_an_open_day() -> None:
    report, loss, belongings = clocks(Death(known_on=KNOWN), office_calendar())
    assert (report.code, report.due_on) == ("death_report", date(2026, 9, 24))
    assert "1日目" in report.explain.text(JA)
    assert loss.due_on == date(2026, 9, 28)
    assert belongings.due_on == date(2026, 12, 14)


def test_secrecy_holds_on_the_checklists_too() -> None:
    home = Tenancy(case="case", home="メゾン架空 203", landlord="架空不動産")
    move_out = MoveOut(case="case", next_place="母の家", note=f"{HOME.place}の鍵")
    death = Death(case="case", known_on=KNOWN, note=f"{HOME.place}の鍵")
    file = file_of(HOME, PROTECTION, home, move_out, death, NEPHEW)
    for sheet in (
        leaving_sheet(file, TODAY, codes=codes(), tr=JA),
        death_sheet(file, TODAY, office_calendar(), codes=codes(), tr=JA),
    ):
        for secret in ("メゾン架空", "架空不動産", "母の家", HOME.place, "北原 一平", "090-0000-2222"):
            assert secret not in said(sheet)


def test_a_home_that_was_left_still_stands_on_its_checklist() -> None:
    home = Tenancy(case="case", home="メゾン架空 203", ended_on=date(2026, 1, 31))
    move_out = MoveOut(case="case", tenancy=home.id, left_on=date(2026, 1, 31))
    sheet = leaving_sheet(file_of(home, move_out), TODAY, codes=codes(), tr=JA)
    assert sheet.text("Tenancy.home") == "メゾン架空 203"


def test_a_withdrawal_says_what_is_taken_back_and_never_why() -> None:
    at = datetime(2026, 6, 1, 9, 40)
    taken = (
        ConsentWithdrawal(
            case="case", consent=CONSENT.id, organisation=CENTER.id, classes=frozenset({"HEALTH"}), at=at
        ),
        ConsentWithdrawal(
            case="case", consent=CONSENT.id, record_class="Assessment", field_name="hospital", at=at, words="いやだ"
        ),
    )
    sheet = withdrawal_form(file_of(CONSENT), CONSENT, taken, (CENTER,), TODAY, codes=codes(), tr=JA)
    assert sheet.door is Door.TO_PERSON
    assert [each.text for each in sheet.all("ConsentWithdrawal.organisation")] == [CENTER.name, "すべての相手"]
    assert sheet.text("ConsentWithdrawal.classes") == "健康・障害・介護"
    assert sheet.text("ConsentWithdrawal.field_name") == "通院先"
    assert "いやだ" not in said(sheet)
    whole = ConsentWithdrawal(case="case", consent=CONSENT.id)
    sheet = withdrawal_form(file_of(CONSENT), CONSENT, (whole,), (), TODAY, codes=codes(), tr=JA)
    assert sheet.text("ConsentWithdrawal.classes") == "すべての情報"


def test_the_paper_of_another_adult_leaves_the_name_to_be_written() -> None:
    other = CONSENT.replace(person="somebody else")
    sheet = withdrawal_form(file_of(), other, (), (), TODAY, codes=codes(), tr=JA)
    assert not sheet.text("Person.name")


def test_the_cover_of_a_fax_holds_numbers_and_nobody() -> None:
    body = Organisation(name="架空県東部福祉事務所", fax="0580332222", fax_checked_on=date(2026, 5, 11))
    sheet = fax_cover(OFFICE, body, TODAY, pages=2, document_number="第58号", urgency="today", codes=codes(), tr=JA)
    assert sheet.text("Disclosure.pages") == "3枚"
    assert sheet.frame.case_number == ""
    assert {each.subject for each in sheet.values} == {""}
    assert {each.key.split(".")[0] for each in sheet.values} <= {"Organisation", "Disclosure", "Referral"}


@pytest.mark.parametrize(
    ("checked", "due"),
    [(None, True), (date(2025, 5, 31), True), (date(2025, 6, 1), False), (date(2026, 5, 1), False)],
)
def test_a_number_that_was_not_checked_for_a_year_is_told(checked: date | None, due: bool) -> None:
    assert fax_check_due(Organisation(fax_checked_on=checked), date(2026, 6, 1)) is due


def test_members_of_the_household_stand_without_their_names_on_a_decision() -> None:
    member = HouseholdMember(case="case", name="三浦 某", relation="child", living="together")
    assert "三浦 某" not in said(decision(INTAKE, SCREENING, member))
