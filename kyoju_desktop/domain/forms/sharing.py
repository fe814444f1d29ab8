"""Layouts of what follows a disclosure: copies outside, explaining afterwards, representatives, ties, requests."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import (
    Breach,
    CopyOut,
    InformationRequest,
    LaterExplanation,
    OppositeTie,
    Representative,
)
from kyoju_desktop.i18n.messages import N_

REPRESENTATIVE = Form(
    N_("代理人"),
    Representative,
    (
        Section(N_("だれか"), (("kind", "name"), ("phone",), ("from_day",))),
        Section(N_("権限"), (("paper",), ("paper_on", "checked_on"), ("scope",))),
        Section(N_("代わったとき"), (("ended_on",), ("ended_reason",))),
    ),
)

OPPOSITE_TIE = Form(
    N_("相手方とつながりのある先"),
    OppositeTie,
    (Section(N_("つながりのある先"), (("kind",), ("organisation",), ("name",))),),
)

COPY_OUT = Form(
    N_("渡した写し"),
    CopyOut,
    (
        Section(N_("渡した写し"), (("recipient", "number"), ("asked", "due_on"))),
        Section(N_("どうなったか"), (("fate", "done_on"), ("confirmed_by",), ("note",))),
    ),
)

LATER_EXPLANATION = Form(
    N_("本人への事後の説明"),
    LaterExplanation,
    (Section(N_("説明"), (("due_on", "told_on"), ("told_by",), ("words",), ("not_told",))),),
)

INFORMATION_REQUEST = Form(
    N_("開示などの請求"),
    InformationRequest,
    (
        Section(
            N_("だれから、何の請求か"),
            (
                ("kind", "received_on"),
                ("requester", "standing"),
                ("opposite",),
                ("identity_paper", "authority_paper"),
                ("asked",),
            ),
        ),
        Section(N_("期限"), (("corrected_days", "due_on"), ("extended_until",), ("extended_reason",))),
        Section(
            N_("決定"),
            (
                ("decision", "decided_on"),
                ("grounds",),
                ("approver", "decision_number"),
                ("notified_on", "handed_on"),
                ("done",),
                ("note",),
            ),
        ),
    ),
)

BREACH = Form(
    N_("漏えい等の事故"),
    Breach,
    (
        Section(
            N_("何があったか"),
            (
                ("kind", "known_on"),
                ("happened_at", "found_by"),
                ("what",),
                ("reached", "persons"),
                ("classes",),
                ("marks",),
            ),
        ),
        Section(N_("止める・取り戻す"), (("stopped",), ("recovered",), ("safety",), ("told_head_at",))),
        Section(
            N_("報告と本人への通知"),
            (
                ("judged", "judged_reason"),
                ("first_report_on", "full_report_on"),
                ("person_told_on", "not_told_reason"),
            ),
        ),
        Section(N_("終わりに"), (("prevention",), ("closed_on",))),
    ),
)
