"""インテーク・アセスメントシート (DOMAIN 4.1【2】, 4.2): what the office has understood, for the section."""

from kyoju_desktop.domain.forms.assessment import ASSESSMENT, SCREENING
from kyoju_desktop.domain.papers import lines
from kyoju_desktop.domain.papers.general import CaseForm, Group, groups_of, rows
from kyoju_desktop.i18n.messages import N_

FORM = "assessment"
TITLE = N_("インテーク・アセスメントシート")

# Long lists: whoever reads wants what was chosen, whoever fills in the empty form wants the list.
_LONG = (
    "schemes",
    "income_kinds",
    "wish_kinds",
    "wish_floor",
    "other_town",
    "wish_conditions",
    "wish_help",
    "issues",
)
_ROUTE = Group(
    N_("相談経路・相談歴"),
    (
        *rows("Intake", ("route", "received_at"), ("route_detail",)),
        *rows("Assessment", ("interviewed_on", "residents"), ("consulted_before",)),
    ),
    frozenset({"Intake.route"}),
)
_HOME = Group(
    N_("いまの住まい"),
    (
        *rows("Intake", ("home_kind",), ("rent", "common_fee", "arrears_months"), ("leave_by",)),
        *rows("Intake", ("moving_reasons",)),
    ),
    frozenset({"Intake.home_kind", "Intake.moving_reasons"}),
)
_MEMBERS = Group(
    N_("世帯"), (lines("HouseholdMember", "relation", "name", "birth_date", "living", "marks", "note"),), listed=3
)

PAPER = CaseForm(
    FORM,
    TITLE,
    (
        Group(N_("本人"), (lines("Person", "name", "kana"), lines("Person", "sex", "birth_date"))),
        _ROUTE,
        *groups_of(ASSESSMENT, titles=(N_("家族と地域"),)),
        _MEMBERS,
        _HOME,
        *groups_of(ASSESSMENT, titles=(N_("健康・障害・介護"), N_("収入と債務"), N_("就労と学歴")), worded=_LONG),
        *groups_of(
            ASSESSMENT, titles=(N_("特に大切に扱うこと"), N_("住まいの希望"), N_("課題と見立て")), worded=_LONG
        ),
        *groups_of(SCREENING, without=("ask_again_on", "approver", "approved_on", "approval_number")),
    ),
)
