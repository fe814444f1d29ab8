"""Layouts from moving in to moving out: tenancy, visits, crises."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import (
    ArrearsStep,
    ContactCall,
    Crisis,
    Death,
    DeathStep,
    HospitalStay,
    InstalmentPaid,
    Instalments,
    MoveOut,
    ProviderReport,
    Tenancy,
    Visit,
)
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
                ("common_fee", "pay_way"),
                ("contracted_on", "contract_kind"),
                ("contract_from", "contract_until"),
                ("key_on", "moved_in_on"),
                ("initial_cost",),
            ),
        ),
        Section(
            N_("保証と満了の日"),
            (
                ("guarantee", "guarantee_fee"),
                ("guarantor",),
                ("guarantee_from", "guarantee_until"),
                ("insurance_until", "use_permit_until"),
            ),
        ),
        Section(
            N_("手続と見守り"),
            (
                ("to_do",),
                ("address_reported_on",),
                ("card_report", "card_reported_on"),
                ("visit_rhythm", "visit_since"),
                ("last_visit_on", "two_person"),
                ("ended_on",),
            ),
        ),
        Section(
            N_("居住安定援助(居住サポート住宅)"),
            (("support", "support_fee"), ("provider",), ("support_terms",)),
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
                ("visitors", "two_persons"),
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
            (
                ("tried",),
                ("entered_at", "witness"),
                ("found",),
                ("done",),
                ("next_step",),
                ("next_on", "settled_on"),
            ),
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
            N_("鍵と精算"),
            (
                ("key_returned_on", "keys"),
                ("deposit", "unpaid"),
                ("restoration", "settlement"),
                ("settled_on",),
            ),
        ),
        Section(
            N_("残る手続"),
            (
                ("tasks",),
                ("belongings",),
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

INSTALMENT_PAID = Form(
    N_("分納の支払い"),
    InstalmentPaid,
    (Section(N_("支払い"), (("number", "due_on"), ("result",), ("paid_on", "amount"), ("note",))),),
)

ARREARS_STEP = Form(
    N_("滞納への対応"),
    ArrearsStep,
    (
        Section(
            N_("滞納への対応"),
            (
                ("on", "step"),
                ("months", "amount"),
                ("words",),
                ("wants_help",),
                ("decided",),
                ("next_step",),
                ("next_on", "next_done_on"),
            ),
        ),
    ),
)

HOSPITAL_STAY = Form(
    N_("入院・不在"),
    HospitalStay,
    (
        Section(
            N_("不在"),
            (("kind", "since"), ("expected_until", "check_on"), ("hospital",)),
        ),
        Section(
            N_("住まいを守る"),
            (
                ("arranged",),
                ("rent_paid_by",),
                ("key_keeper",),
                ("back_on", "result"),
                ("note",),
            ),
        ),
    ),
)

PROVIDER_REPORT = Form(
    N_("援助の実施者からの連絡"),
    ProviderReport,
    (
        Section(
            N_("連絡"),
            (("received_at", "kind"), ("organisation",), ("happened_at",), ("fact",), ("they_did",)),
        ),
        Section(N_("役場の対応"), (("we_did",), ("next_step",), ("next_on", "next_done_on"))),
    ),
)

DEATH = Form(
    N_("死亡時の対応"),
    Death,
    (
        Section(
            N_("わかったこと"),
            (
                ("known_on", "died_on"),
                ("died_about",),
                ("last_seen_on", "found_at"),
                ("found_by",),
                ("confirmed_at", "confirmed_by"),
                ("examination", "entry_from"),
            ),
        ),
        Section(
            N_("届出と引取り"),
            (
                ("reported_on", "reporter"),
                ("body",),
                ("body_note",),
                ("heirs", "renounced_from"),
                ("heirs_note",),
            ),
        ),
        Section(
            N_("住まいと残置物"),
            (
                ("contract_ended_on", "belongings_contract"),
                ("public_alone",),
                ("carry_out_on", "notice_sent_on"),
                ("note",),
            ),
        ),
    ),
)

DEATH_STEP = Form(
    N_("したこと"),
    DeathStep,
    (Section("", (("task",), ("done_on", "by"), ("note",))),),
)

CONTACT_CALL = Form(
    N_("緊急連絡先への連絡"),
    ContactCall,
    (Section(N_("連絡"), (("contact",), ("at", "about"), ("result", "clerk"), ("words",))),),
)
