"""Layouts from moving in to moving out: tenancy, visits, crises."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Crisis, Instalments, MoveOut, Tenancy, Visit
from kyoju_desktop.i18n.messages import N_

TENANCY = Form(
    N_("入居"),
    Tenancy,
    (
        Section(
            N_("住まいと契約"),
            (
                ("home",),
                ("destination", "rent"),
                ("landlord",),
                ("contracted_on", "key_on"),
                ("moved_in_on", "initial_cost"),
            ),
        ),
        Section(
            N_("満了の日"),
            (
                ("contract_until", "guarantee_until"),
                ("insurance_until", "use_permit_until"),
            ),
        ),
        Section(
            N_("手続と見守り"),
            (
                ("to_do",),
                ("address_reported_on",),
                ("visit_rhythm", "last_visit_on"),
                ("ended_on",),
            ),
        ),
    ),
)

VISIT = Form(
    N_("見守り"),
    Visit,
    (
        Section(
            N_("見守り"),
            (
                ("at", "means"),
                ("met", "condition"),
                ("visitors",),
                ("fact",),
                ("opinion",),
                ("next_step",),
                ("next_on", "next_done_on"),
            ),
        ),
    ),
)

CRISIS = Form(
    N_("危機対応"),
    Crisis,
    (
        Section(
            N_("何が起きたか"),
            (
                ("kind", "noticed_at"),
                ("noticed_by",),
                ("last_seen_on", "arrears_months"),
                ("fact",),
                ("opinion",),
            ),
        ),
        Section(
            N_("したこと"),
            (("done",), ("witness",), ("next_step",), ("next_on", "settled_on")),
        ),
    ),
)

MOVE_OUT = Form(
    N_("退去"),
    MoveOut,
    (
        Section(
            N_("退去"),
            (
                ("reason", "noticed_on"),
                ("left_on", "next_home"),
                ("next_place",),
            ),
        ),
        Section(
            N_("残る手続"),
            (
                ("tasks",),
                ("settlement",),
                ("belongings",),
                ("death_known_on", "belongings_contract"),
                ("note",),
            ),
        ),
    ),
)

INSTALMENTS = Form(
    N_("分納の誓約"),
    Instalments,
    (
        Section(
            N_("滞納と払い方"),
            (
                ("owed_for", "owed"),
                ("monthly", "times"),
                ("first_on", "pay_day"),
                ("last_amount", "pay_way"),
            ),
        ),
        Section(N_("約束"), (("if_missed",), ("household_help",), ("promised_on", "ended_on"), ("note",))),
    ),
)
