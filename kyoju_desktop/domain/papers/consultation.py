"""相談内容整理表 (DOMAIN 4.2): the consultation at a glance; the official items are unconfirmed."""

from kyoju_desktop.domain.papers import lines
from kyoju_desktop.domain.papers.general import CaseForm, Group, rows
from kyoju_desktop.i18n.messages import N_

FORM = "consultation"
TITLE = N_("相談内容整理表")

PAPER = CaseForm(
    FORM,
    TITLE,
    (
        Group(
            N_("受付"),
            (*rows("Intake", ("received_at", "taken_by"), ("route", "route_detail"), ("filled_by", "urgency")),),
            frozenset({"Intake.route"}),
        ),
        Group(N_("属性"), (lines("Case", "categories"),)),
        Group(
            N_("本人"),
            (
                lines("Person", "name", "kana"),
                lines("Person", "sex", "birth_date"),
                (*rows("Assessment", ("household_kind", "residents"))[0],),
            ),
            frozenset({"Assessment.household_kind"}),
        ),
        Group(N_("住所"), (lines("Address", "use", "postal_code", "place", "building", "room"),), listed=1),
        Group(N_("連絡先"), (lines("ContactPoint", "means", "phone", "other", "safety", "hours"),), listed=2),
        Group(
            N_("心身・生活"),
            rows("Assessment", ("care_level",), ("handbooks",), ("illness",), ("hospital",), ("independence",)),
        ),
        Group(
            N_("経済"),
            (
                *rows("Assessment", ("welfare",), ("income_kinds",), ("income", "savings"), ("arrears",)),
                *rows("Intake", ("arrears_months", "rent")),
            ),
        ),
        Group(
            N_("住まい"),
            (
                *rows("Intake", ("home_kind", "leave_by"), ("moving_reasons",)),
                *rows(
                    "Assessment", ("wish_area",), ("wish_rent", "wish_rooms"), ("wish_floor",), ("wish_conditions",)
                ),
                *rows("Assessment", ("other_town",), ("move_cost",), ("guarantor",)),
            ),
            frozenset({"Intake.home_kind"}),
        ),
        Group(
            N_("緊急連絡先"),
            (lines("EmergencyContact", "rank", "name", "relation", "phone", "address", "may_tell"),),
            listed=2,
        ),
        Group(
            N_("相談の内容と結果"),
            (
                *rows("Intake", ("complaint",), ("hope",)),
                *rows("Screening", ("decision",), ("referred_to",)),
                *rows("ProgressNote", ("next_step",), ("next_on", "next_done_on")),
            ),
        ),
    ),
)
