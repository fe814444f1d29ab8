"""Layouts of the conference: the sitting, who sits in it, what is on the agenda, what was decided."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import AgendaItem, Conference, ConferenceCopy, ConferenceDecision, ConferenceMember
from kyoju_desktop.i18n.messages import N_

CONFERENCE = Form(
    N_("会議"),
    Conference,
    (
        Section(
            N_("どの会議か"),
            (("role",), ("bodies",), ("name", "organiser"), ("at", "until"), ("place",)),
        ),
        Section(
            N_("求め"),
            (
                ("request_number", "request_on"),
                ("request_sender", "request_received_on"),
                ("request_asked",),
                ("reply_by", "replied_on"),
            ),
        ),
        Section(N_("資料"), (("collect_by",),)),
        Section(N_("議事"), (("held_on",), ("minutes",), ("next_at",), ("note",))),
    ),
)

CONFERENCE_MEMBER = Form(
    N_("構成員"),
    ConferenceMember,
    (
        Section(N_("だれか"), (("organisation",), ("name", "post"), ("part", "attendance"))),
        Section(N_("守秘と資料"), (("secrecy", "secrecy_on"), ("medium",), ("note",))),
    ),
)

AGENDA_ITEM = Form(
    N_("議題"),
    AgendaItem,
    (
        Section(N_("根拠"), (("body", "basis"), ("consent_state",), ("why_no_consent",), ("approver", "decided_on"))),
        Section(
            N_("資料に書くこと"), (("aim",), ("district",), ("background",), ("fact",), ("view",), ("to_discuss",))
        ),
        Section(N_("結果"), (("result",), ("consent_policy",), ("next_on",))),
    ),
)

CONFERENCE_DECISION = Form(
    N_("会議で決まったこと"),
    ConferenceDecision,
    (Section(N_("決まったこと"), (("organisation", "who"), ("what",), ("due_on", "done_on"), ("note",))),),
)

CONFERENCE_COPY = Form(
    N_("会議の資料"),
    ConferenceCopy,
    (Section(N_("どうなったか"), (("fate", "fate_at"), ("confirmed_by",), ("note",))),),
)
