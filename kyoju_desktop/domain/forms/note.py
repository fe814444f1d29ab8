"""Layouts of 支援経過 and of inquiries about the person: facts, judgement and next step in this order."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import PersonInquiry, ProgressNote
from kyoju_desktop.i18n.messages import N_

PROGRESS_NOTE = Form(
    N_("支援経過"),
    ProgressNote,
    (
        Section(N_("記録"), (("fact",), ("opinion",), ("next_step",), ("next_on", "next_done_on"))),
        Section(
            N_("いつ、だれと"),
            (("at", "until"), ("means", "clerk"), ("with_whom", "present")),
        ),
        Section(N_("ほかの人の情報"), (("others_words",),)),
    ),
)

PERSON_INQUIRY = Form(
    N_("本人についての問合せ"),
    PersonInquiry,
    (
        Section(
            N_("だれが、何をたずねたか"),
            (("at", "means"), ("about",), ("who", "relation"), ("asked",)),
        ),
        Section(N_("何と答えたか"), (("answer",), ("ground",), ("answered",), ("clerk",), ("follow_up",))),
        Section(
            N_("文書で求められたとき"),
            (("organisation",), ("document", "document_on"), ("weighed",), ("approver", "decision_number")),
        ),
    ),
)
