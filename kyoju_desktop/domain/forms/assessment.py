"""Layouts of the assessment core (DOMAIN 4.1 【2】, 4.2) and of the screening decision."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Assessment, Screening
from kyoju_desktop.i18n.messages import N_

ASSESSMENT = Form(
    N_("アセスメント"),
    Assessment,
    (
        Section(N_("聞き取り"), (("interviewed_on", "residents"), ("consulted_before",))),
        Section(
            N_("家族と地域"),
            (("household_kind", "marriage"), ("family",), ("community",)),
        ),
        Section(
            N_("健康・障害・介護"),
            (
                ("health", "care_level"),
                ("illness",),
                ("hospital",),
                ("handbooks",),
                ("independence",),
            ),
        ),
        Section(
            N_("収入と債務"),
            (
                ("welfare", "taxed"),
                ("income", "household_income"),
                ("savings",),
                ("income_kinds",),
                ("schemes",),
                ("arrears",),
                ("debts",),
            ),
        ),
        Section(N_("就労と学歴"), (("work",), ("career",))),
        Section(N_("特に大切に扱うこと"), (("victim_history",), ("crime_history",))),
        Section(
            N_("住まいの希望"),
            (
                ("wish_area",),
                ("wish_rent", "wish_by"),
                ("wish_rooms", "wish_size"),
                ("wish_kinds",),
                ("wish_floor", "other_town"),
                ("guarantor", "move_cost"),
                ("wish_conditions",),
                ("wish_help",),
            ),
        ),
        Section(
            N_("課題と見立て"),
            (("emergency_needs",), ("issues",), ("strengths",), ("view",)),
        ),
    ),
)

SCREENING = Form(
    N_("方針決定"),
    Screening,
    (
        Section(
            N_("方針決定"),
            (
                ("decision",),
                ("decided_on", "ask_again_on"),
                ("referred_to",),
                ("reason",),
                ("approver", "approved_on"),
                ("approval_number",),
            ),
        ),
    ),
)
