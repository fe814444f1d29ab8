"""Layouts of the first conversation (DOMAIN 4.1 【1】 and 4.2), and of the search it begins with."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Case, ContactPoint, Intake, Person
from kyoju_desktop.i18n.messages import N_

INTAKE = Form(
    N_("相談受付"),
    Intake,
    (
        Section(
            N_("受付"),
            (("received_at", "route"), ("taken_by", "urgency"), ("route_detail", "filled_by")),
        ),
        Section(
            N_("来た人が本人でないとき"),
            (
                ("visitor_name", "visitor_kana"),
                ("visitor_relation", "visitor_phone"),
                ("visitor_known",),
            ),
        ),
        Section(
            N_("住まいと家賃"),
            (
                ("home_kind", "shelter_tonight"),
                ("rent", "common_fee"),
                ("arrears_months", "leave_by"),
                ("income", "job_lost_on"),
                ("moving_reasons",),
                ("disaster_on", "disaster_seen_on"),
            ),
        ),
        Section(N_("困りごと"), (("topics",), ("main_topic",), ("complaint",), ("hope",))),
        Section(
            N_("利用目的"),
            (("purpose_told_on", "purpose_version"), ("purpose_exception",)),
        ),
    ),
)

# 新規相談 begins with these: they are searched for while they are typed.
FIRST_PERSON = Form(
    N_("はじめに探す"),
    Person,
    (Section(N_("はじめに探す"), (("name", "kana"), ("birth_date", "sex"), ("former_name", "alias"))),),
)
FIRST_PHONE = Form(N_("電話"), ContactPoint, (Section(N_("電話"), (("phone", "means"),)),))
FIRST_CALLED = Form(N_("匿名の問合せ"), Case, (Section(N_("匿名の問合せ"), (("called",),)),))
