"""What is to be done next on a case, in words, and where it is done."""

from dataclasses import dataclass

from kyoju_desktop.domain.records import Tenancy
from kyoju_desktop.domain.rules.deadlines import Due
from kyoju_desktop.domain.rules.stages import APPLICATION, CLOSED, CONTRACT, SEARCH, TENANCY
from kyoju_desktop.i18n.eras import month_day, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_view import CaseView

SOON = 60  # days within which a date is the next step
_AFTER_DEATH = frozenset({"Death", "Belonging"})  # what a death asks for comes before any reply that is late

# Which tab a record class is edited on.
TABS: dict[str, str] = {
    "Person": "household",
    "ContactPoint": "household",
    "Address": "household",
    "Protection": "household",
    "OppositeParty": "household",
    "OppositeTie": "household",
    "HouseholdMember": "household",
    "EmergencyContact": "household",
    "Intake": "intake",
    "Case": "intake",
    "Deadline": "intake",
    "ConflictOfInterest": "intake",
    "Assessment": "assessment",
    "Screening": "assessment",
    "Plan": "plan",
    "PlanItem": "plan",
    "Evaluation": "plan",
    "HousingInquiry": "home",
    "Application": "home",
    "Tenancy": "home",
    "InitialCost": "home",
    "Mandate": "home",
    "Visit": "watch",
    "Crisis": "watch",
    "Instalments": "watch",
    "InstalmentPaid": "watch",
    "ArrearsStep": "watch",
    "HospitalStay": "watch",
    "ProviderReport": "watch",
    "MoveOut": "leaving",
    "Death": "leaving",
    "ContactCall": "leaving",
    "Belonging": "leaving",
    "SchemeUse": "schemes",
    "SchemeStep": "schemes",
    "Estimate": "schemes",
    "Consent": "consent",
    "ConsentWithdrawal": "consent",
    "Referral": "handed",
    "ReferralReply": "handed",
    "Disclosure": "handed",
    "PersonInquiry": "handed",
    "LaterExplanation": "handed",
    "CopyOut": "handed",
    "IncomingDocument": "handed",
    "TransferIn": "handed",
    "ProgressNote": "course",
    "Suspension": "intake",
    "Closing": "papers",
    "WithdrawalNotice": "consent",
}


@dataclass(frozen=True)
class NextStep:
    """The words of the next-step box; `kind` is due, missing, stage or note, and says what its button does."""

    when: str
    what: str
    action: str
    icon: str
    kind: str
    record_class: str = ""
    target: str = ""
    code: str = ""


def next_step(view: CaseView) -> NextStep:
    """The nearest date; else what is missing first; else the next stage; else a note."""
    tr = view.at.tr
    today = view.at.today
    if view.file.case.stage == CLOSED:
        return NextStep(
            tr(N_("終結しています")), tr(N_("続けるときは再開します")), tr(N_("再開する")), "refresh", "reopen"
        )
    behind = stage_behind(view)
    soon = [due for due in view.dues if (due.due_on - today).days <= SOON]
    near = next((due for due in soon if due.record_class in _AFTER_DEATH), next(iter(soon), None))
    if near is not None and not (behind and near.due_on > today and near.record_class not in _AFTER_DEATH):
        return _due(near, view)
    if behind:
        label = tr(view.at.codes.label("stage", behind))
        words = tr(N_("契約が記録されています。「{stage}」に進めます"), stage=label)
        return NextStep(tr(N_("次にすること")), words, tr(N_("段階を進める")), "arrow-right", "stage", target=behind)
    stage = tr(view.at.codes.label("stage", view.next_stage)) if view.next_stage else ""
    if view.missing:
        when = tr(N_("次にすること・「{stage}」まで"), stage=stage)
        first = view.missing[0]
        what = tr(N_("{label}を書く"), label=tr(first.label))
        return NextStep(when, what, tr(N_("書く")), "pencil", "missing", first.record, first.field)
    what = tr(N_("「{stage}」に進められます"), stage=stage)
    return NextStep(
        tr(N_("次にすること")), what, tr(N_("段階を進める")), "arrow-right", "stage", target=view.next_stage
    )


def stage_behind(view: CaseView) -> str:
    """The stage to which a recorded contract leads while the case still stands before it; "" otherwise.

    Before the day of moving in that is the preparation, from that day on the tenancy.
    """
    living = [each for each in view.file.of(Tenancy) if each.ended_on is None and each.contracted_on is not None]
    stage = view.file.case.stage
    if not living or view.dead or stage not in {SEARCH, APPLICATION, CONTRACT}:
        return ""
    moved = living[-1].moved_in_on
    wanted = TENANCY if moved is not None and moved <= view.at.today else CONTRACT
    return wanted if stage < wanted else ""


def _due(due: Due, view: CaseView) -> NextStep:
    tr, today = view.at.tr, view.at.today
    days = (due.due_on - today).days
    day = month_day(due.due_on) if due.due_on.year == today.year else wareki_weekday(due.due_on)
    if days < 0:
        when = tr(N_("次にすること・{days}日超過({day}まで)"), days=str(-days), day=day)
    elif days == 0:
        when = tr(N_("次にすること・きょう {day}まで"), day=day)
    else:
        when = tr(N_("次にすること・{day}まで"), day=day)
    what = tr(due.label, **dict(due.values))
    return NextStep(when, what, tr(due.action), "note", "due", due.record_class, due.record, due.code)
