"""What a stage asks for and what of it is still unanswered: shown beside the form, never a reason to stop."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Gap, Record, is_empty, spec, value_of
from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.records import (
    Address,
    Application,
    Assessment,
    Closing,
    Consent,
    ContactPoint,
    Crisis,
    Death,
    EmergencyContact,
    HouseholdMember,
    HousingInquiry,
    Intake,
    MoveOut,
    Person,
    Plan,
    Screening,
    Suspension,
    Tenancy,
)
from kyoju_desktop.domain.rules import stages
from kyoju_desktop.i18n.messages import N_

# 「聞いていない」 is no answer yet; 「不明」 and 「答えない」 are.
_ANSWERS = frozenset({Gap.UNKNOWN, Gap.REFUSED})
# Any attitude to a consent counts once the person was asked; also a refusal.
_ASKED = frozenset({"seeking", "on_hold", "declined", "given", "expired", "withdrawn"})


class Of(Enum):
    """Which records of a class are looked at."""

    LAST = "last"
    ANY = "any"
    EVERY = "every"


@dataclass(frozen=True)
class Need:
    """One thing that a stage asks for. Unknown fields fail on import.

    `wanted` are the codes that count as an answer (empty: any value). `instead` is another field of the same
    record that answers as well.
    """

    kind: type[Record]
    field: str
    label: str
    of: Of = Of.LAST
    wanted: frozenset[str] = frozenset()
    instead: str = ""

    def __post_init__(self) -> None:
        spec(self.kind, self.field)
        if self.instead:
            spec(self.kind, self.instead)


@dataclass(frozen=True)
class Missing:
    """One line of the list: `record` is the class to open, `record_id` the record ("": none yet).

    `gap` is the reason given for the empty field, if any; `answered` whether nothing is left to do.
    """

    record: str
    field: str
    label: str
    record_id: str = ""
    gap: Gap | None = None
    answered: bool = False


# What is asked instead of the move when the person has died: nobody asks for the next home.
AFTER_DEATH = (Need(Death, "known_on", N_("死亡を知った日")), Need(Death, "examination", N_("検視があったか")))
_OF_THE_LIVING = frozenset({(Closing, "destination"), (Closing, "changes")})
NEEDS: Mapping[str, tuple[Need, ...]] = {
    stages.INTAKE: (
        Need(Intake, "received_at", N_("受付日時")),
        Need(Intake, "route", N_("相談の経路")),
        Need(Person, "name", N_("氏名か仮の呼び名")),
        Need(Intake, "urgency", N_("急ぎ具合")),
    ),
    stages.EMERGENCY: (
        Need(Intake, "shelter_tonight", N_("今夜いるところ")),
        Need(ContactPoint, "safety", N_("安全な連絡のしかた"), Of.ANY),
    ),
    stages.ASSESSMENT: (
        Need(Intake, "purpose_told_on", N_("利用目的を説明した日"), instead="purpose_exception"),
        Need(Person, "kana", N_("ふりがな")),
        Need(Person, "birth_date", N_("生年月日か年代"), instead="age_band"),
        Need(ContactPoint, "phone", N_("電話番号"), Of.ANY, instead="other"),
        Need(ContactPoint, "safety", N_("電話してよいか"), Of.EVERY),
        Need(Address, "place", N_("住所"), Of.ANY),
        Need(EmergencyContact, "name", N_("緊急連絡先"), Of.ANY),
        Need(Intake, "topics", N_("困っていること")),
        Need(Intake, "income", N_("月の収入")),
        Need(HouseholdMember, "relation", N_("世帯員の続柄"), Of.EVERY),
        Need(HouseholdMember, "birth_date", N_("世帯員の生年月日"), Of.EVERY),
    ),
    stages.SCREENING: (
        Need(Assessment, "interviewed_on", N_("聞き取った日")),
        Need(Assessment, "household_kind", N_("世帯の形")),
        Need(Assessment, "health", N_("健康状態")),
        Need(Assessment, "income_kinds", N_("収入の種類")),
        Need(Assessment, "issues", N_("課題と背景")),
        Need(Assessment, "view", N_("見立て")),
        Need(Consent, "state", N_("同意についての本人の答え"), Of.ANY, _ASKED),
    ),
    stages.PLAN: (
        Need(Screening, "decision", N_("対応方針")),
        Need(Screening, "decided_on", N_("方針を決めた日")),
        Need(Screening, "approved_on", N_("方針の決裁の日")),
    ),
    stages.SEARCH: (
        Need(Plan, "vision", N_("本人の目標")),
        Need(Plan, "agreed_on", N_("計画に本人が同意した日")),
        Need(Plan, "review_on", N_("計画の見直しの日")),
        Need(Assessment, "wish_area", N_("住みたい地域")),
        Need(Assessment, "wish_rent", N_("家賃の上限")),
        Need(Consent, "state", N_("照会する相手への同意"), Of.ANY, frozenset({"given"})),
    ),
    stages.APPLICATION: (
        Need(HousingInquiry, "result", N_("応諾した物件"), Of.ANY, frozenset({"accepted", "viewing"})),
        Need(Assessment, "guarantor", N_("保証人")),
        Need(EmergencyContact, "phone", N_("緊急連絡先の電話"), Of.ANY),
    ),
    stages.CONTRACT: (
        Need(Application, "applied_on", N_("申し込んだ日")),
        Need(Application, "guarantee", N_("保証の方法")),
        Need(Application, "result", N_("審査の結果"), wanted=frozenset({"approved", "conditional"})),
    ),
    stages.TENANCY: (
        Need(Tenancy, "home", N_("住まい")),
        Need(Tenancy, "destination", N_("住まいの種類")),
        Need(Tenancy, "moved_in_on", N_("入居の日")),
        Need(Tenancy, "contract_until", N_("契約の満了日")),
        Need(Tenancy, "visit_rhythm", N_("見守りの間隔")),
    ),
    stages.CRISIS: (
        Need(Crisis, "kind", N_("何が起きたか")),
        Need(Crisis, "noticed_at", N_("気づいた日時")),
        Need(Crisis, "fact", N_("危機の事実")),
        Need(Crisis, "next_on", N_("次の対応の期限"), instead="settled_on"),
    ),
    stages.MOVE_OUT: (
        Need(MoveOut, "reason", N_("退去の理由")),
        Need(MoveOut, "left_on", N_("退去の日")),
        Need(MoveOut, "next_home", N_("次の住まいの種類")),
    ),
    stages.SUSPENDED: (
        Need(Suspension, "reason", N_("中断のわけ")),
        Need(Suspension, "contact_on", N_("もう一度連絡する日")),
    ),
    stages.CLOSED: (
        Need(Closing, "reason", N_("終結の理由")),
        Need(Closing, "closed_on", N_("終結の日")),
        Need(Closing, "changes", N_("見られた変化")),
        Need(Closing, "destination", N_("終わったときの住まい")),
        Need(Closing, "approved_on", N_("終結の決裁の日")),
    ),
}


def missing_for(stage_to: str, file: CaseFile) -> tuple[Missing, ...]:
    """What is still unanswered before that stage."""
    return tuple(each for each in needs_for(stage_to, file) if not each.answered)


def asked_for(file: CaseFile) -> str:
    """The stage whose questions come next; "" when none does.

    The usual next one, but: no roof tonight or danger now comes before the assessment (DOMAIN 3.1), a death leads to
    what has to be settled, and a tenancy asks for its own, not for the crisis or the move that may follow.
    """
    stage = file.case.stage
    if stage == stages.TENANCY and not is_dead(file):
        return stage
    if stages.is_open(stage) and is_dead(file):
        return stages.CLOSED if stage == stages.MOVE_OUT else stages.MOVE_OUT
    told = file.last(Intake)
    at_once = told is not None and (told.urgency == "now" or told.shelter_tonight == "none")
    if at_once and stage in {stages.INTAKE, stages.REOPENED}:
        return stages.EMERGENCY
    ahead = stages.next_stages(stage)
    return ahead[0] if ahead else ""


def needs_for(stage_to: str, file: CaseFile) -> tuple[Missing, ...]:
    """Everything that the stage asks for, answered or not; nothing for stages that ask for nothing."""
    needs = NEEDS.get(stage_to, ())
    if is_dead(file) and stage_to == stages.MOVE_OUT:
        needs = AFTER_DEATH
    elif is_dead(file):
        needs = tuple(each for each in needs if (each.kind, each.field) not in _OF_THE_LIVING)
    return tuple(_look(need, file) for need in needs)


def _look(need: Need, file: CaseFile) -> Missing:
    if need.kind is Person and need.field == "name" and not is_empty(file.case, "called"):
        return _line(need, file.case, answered=True)
    found = file.of(need.kind)
    if not found:
        # Nobody else lives there: then no member is missing.
        return _line(need, None, answered=need.kind is HouseholdMember)
    if need.of is Of.LAST:
        return _line(need, found[-1], answered=_answers(need, found[-1]))
    if need.of is Of.ANY:
        best = next((each for each in found if _answers(need, each)), found[-1])
        return _line(need, best, answered=_answers(need, best))
    open_one = next((each for each in found if not _answers(need, each)), None)
    return _line(need, open_one or found[-1], answered=open_one is None)


def _line(need: Need, record: Record | None, *, answered: bool) -> Missing:
    of_kind = record if isinstance(record, need.kind) else None
    gap = of_kind.gap(need.field) if of_kind else None
    return Missing(need.kind.__name__, need.field, need.label, of_kind.id if of_kind else "", gap, answered)


def _answers(need: Need, record: Record) -> bool:
    if isinstance(record, HouseholdMember) and record.relation == "self":
        return True
    if record.gap(need.field) in _ANSWERS:
        return True
    if need.instead and not is_empty(record, need.instead):
        return True
    if need.wanted:
        return value_of(record, need.field) in need.wanted
    return not is_empty(record, need.field)
