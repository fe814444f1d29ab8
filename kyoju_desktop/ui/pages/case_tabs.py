"""The tabs of a case before the search for a home: 受付, 世帯, アセスメント, 計画."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.forms.assessment import ASSESSMENT
from kyoju_desktop.domain.forms.case import CASE
from kyoju_desktop.domain.forms.intake import INTAKE
from kyoju_desktop.domain.forms.person import PERSON, PROTECTION_MEASURE, PROTECTION_WISH
from kyoju_desktop.domain.records import (
    Address,
    Assessment,
    ConflictOfInterest,
    ContactPoint,
    Deadline,
    EmergencyContact,
    HouseholdMember,
    Intake,
    OppositeParty,
    OppositeTie,
    Plan,
    PlanItem,
    Protection,
    Screening,
    Suspension,
)
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.secrecy import MEASURE, OWN_WISH
from kyoju_desktop.ui.dialogs.protection import ask_end
from kyoju_desktop.ui.pages.case_editor import Action
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel, SinglePanel, of_case, of_person, organisations
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_promises import EVALUATIONS
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView

CONTACTS = Listed(
    ContactPoint,
    N_("連絡先"),
    "phone",
    N_("電話・メールなどの連絡先はまだありません。"),
    of_person(ContactPoint),
    how=N_("使ってよい時間や留守番電話の可否も、ここに入れます。"),
)
ADDRESSES = Listed(
    Address,
    N_("住所"),
    "pin",
    N_("住所はまだありません。"),
    of_person(Address),
    how=N_("いまの住まい・住民票・郵便の送り先を分けて入れられます。"),
)


def _new_measure(view: CaseView) -> Record:
    return Protection(person=view.file.person.id, source=MEASURE, started_on=view.at.today)


def _end_protection(room: CaseRoom, parent: QWidget, record: Record) -> None:
    if isinstance(record, Protection):
        ask_end(room.desk, parent, room.case_id, record)


def is_ended(record: Record) -> bool:
    """Whether a protection was ended by a decision."""
    return value_of(record, "ended_on") is not None


PROTECTIONS = Listed(
    Protection,
    N_("住所の秘匿"),
    "house-lock",
    N_("秘匿の決定はありません。"),
    lambda view: Protection(person=view.file.person.id, source=OWN_WISH, started_on=view.at.today),
    how=N_("支援措置や本人の申出を入れると、画面・紙・検索から住所と電話が消えます。両方を並べて記録できます。"),
    add=N_("本人の申出で始める"),
    form=lambda record: PROTECTION_MEASURE if value_of(record, "source") == MEASURE else PROTECTION_WISH,
    also=(("measure", N_("支援措置を記録"), _new_measure),),
    removable=False,
    action=Action(N_("秘匿を終える"), "end_protection", _end_protection, lambda record: not is_ended(record)),
)
OPPOSITES = Listed(
    OppositeParty,
    N_("答えてはいけない相手"),
    "alert",
    N_("答えてはいけない相手は登録されていません。"),
    of_person(OppositeParty),
    how=N_("この名前で検索すると「問合せに答えない」と出ます。"),
)


def _new_tie(view: CaseView) -> Record:
    parties = view.file.of(OppositeParty)
    return OppositeTie(person=view.file.person.id, opposite=parties[-1].id if parties else "")


TIES = Listed(
    OppositeTie,
    N_("相手方とつながりのある先"),
    "link",
    N_("つながりのある先は登録されていません。"),
    _new_tie,
    how=N_("相手方の勤め先・学校・親族・実家の市町村などです。渡す相手に選ぶと、注意が出ます。"),
    options=organisations,
)
MEMBERS = Listed(
    HouseholdMember,
    N_("世帯員"),
    "people",
    N_("いっしょに暮らす人、別に暮らす家族はまだありません。"),
    lambda view: HouseholdMember(case=view.case_id, living="together"),
)
EMERGENCIES = Listed(
    EmergencyContact,
    N_("緊急連絡先"),
    "bell",
    N_("緊急連絡先はまだありません。"),
    of_case(EmergencyContact),
    how=N_("保証人ではありません。知らせてよいかは本人が決めます。"),
)
SCREENINGS = Listed(
    Screening,
    N_("方針決定"),
    "stairs",
    N_("方針はまだ決まっていません。"),
    lambda view: Screening(case=view.case_id, decided_on=view.at.today),
    how=N_("同意がまだ取れていないまま続けることも、方針のひとつです。"),
    add=N_("方針を決める"),
)
PLANS = Listed(
    Plan,
    N_("支援計画"),
    "flag",
    N_("支援計画はまだありません。"),
    lambda view: Plan(
        case=view.case_id, decided_on=view.at.today, from_day=view.at.today, review_on=add_months(view.at.today, 3)
    ),
    how=N_("本人の目標から書きはじめます。見直しは3か月後が目安です。"),
    add=N_("計画を立てる"),
)


def _new_item(view: CaseView) -> Record:
    plan = view.file.last(Plan)
    return PlanItem(case=view.case_id, plan=plan.id if plan else "")


def _of_newest_plan(record: Record, view: CaseView) -> bool:
    plan = view.file.last(Plan)
    return isinstance(record, PlanItem) and (not record.plan or plan is None or record.plan == plan.id)


PLAN_ITEMS = Listed(
    PlanItem,
    N_("計画の項目"),
    "list",
    N_("だれが何をいつまでにするかは、まだありません。"),
    _new_item,
    belongs=_of_newest_plan,
)
DEADLINES = Listed(
    Deadline,
    N_("自分で決めた期限"),
    "clock",
    N_("自分で決めた期限はありません。"),
    lambda view: Deadline(case=view.case_id, source="practice"),
    how=N_("ほかの期限は、記録の日付から自動で出ます。"),
    add=N_("期限を足す"),
)
CONFLICTS = Listed(
    ConflictOfInterest,
    N_("担当の利害関係"),
    "people",
    N_("担当の利害関係はありません。"),
    lambda view: ConflictOfInterest(case=view.case_id, clerk=view.file.case.clerk, noted_on=view.at.today),
    how=N_("担当が親族・大家・隣人などのとき、だれが代わるかを残します。"),
)
SUSPENSIONS = Listed(
    Suspension,
    N_("中断"),
    "pause",
    N_("中断したことはありません。"),
    of_case(Suspension),
    how=N_("中断は「…」から始めます。"),
    add="",
)


def _newest_intake(view: CaseView) -> Record:
    return view.file.last(Intake) or Intake(case=view.case_id)


class _Newest:
    """The newest assessment; a case without one gets the same new one until it is saved."""

    def __init__(self) -> None:
        self._new: dict[str, Assessment] = {}

    def __call__(self, view: CaseView) -> Record:
        found = view.file.last(Assessment)
        return found or self._new.setdefault(view.case_id, Assessment(case=view.case_id, interviewed_on=None))


def household_tab(room: CaseRoom) -> PanelsTab:
    """世帯: the person, how to reach them, secrecy, the household."""
    lists = (CONTACTS, ADDRESSES, PROTECTIONS, OPPOSITES, TIES, MEMBERS, EMERGENCIES)
    person = SinglePanel(room, PERSON, lambda view: view.file.person, icon="person")
    members = [ListPanel(room, each) for each in lists]
    return PanelsTab([person, *members])


def intake_tab(room: CaseRoom, above: QWidget) -> PanelsTab:
    """受付: the first conversation, the categories, deadlines and conflicts of interest of the case."""
    intake = SinglePanel(room, INTAKE, _newest_intake, icon="note")
    case = SinglePanel(room, CASE, lambda view: view.file.case, icon="cases")
    return PanelsTab(
        [intake, case, ListPanel(room, DEADLINES), ListPanel(room, CONFLICTS), ListPanel(room, SUSPENSIONS)], above
    )


def assessment_tab(room: CaseRoom) -> PanelsTab:
    """アセスメント and 方針決定."""
    return PanelsTab(
        [SinglePanel(room, ASSESSMENT, _Newest(), icon="search"), ListPanel(room, SCREENINGS)],
    )


def plan_tab(room: CaseRoom) -> PanelsTab:
    """計画 with its items and its evaluations."""
    return PanelsTab([ListPanel(room, each) for each in (PLANS, PLAN_ITEMS, EVALUATIONS)])
