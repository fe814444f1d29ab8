"""そろえる書類の一覧 for the person, 制度の手順票 for the section (DOMAIN 4.6)."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.domain.papers.general import CaseForm, Group, rows
from kyoju_desktop.domain.sheet import Door
from kyoju_desktop.i18n.messages import N_

PERSON_FORM, OFFICE_FORM = "scheme_papers", "scheme_sheet"
PERSON_TITLE, OFFICE_TITLE = N_("そろえる書類の一覧"), N_("制度の手順票")

WHO = Group(N_("申請する人"), (lines("Person", "name", "kana"),))
COURSE = Group(
    N_("申請と結果"),
    rows(
        "SchemeUse",
        ("scheme", "wish"),
        ("recommended_on", "referred_on"),
        ("recommended_how",),
        ("applied_on", "expected_on"),
        ("result", "result_on"),
        ("from_day", "until_day"),
        ("document_number", "amount"),
        ("next_step",),
        ("next_on", "ended_on"),
    ),
    worded=frozenset({"SchemeUse.scheme", "SchemeUse.wish", "SchemeUse.result"}),
)
STEPS = Group(
    N_("手順"),
    (tuple(Line(f"SchemeStep.{name}") for name in ("what", "planned_on", "done_on", "words")),),
    listed=10,
)
FOR_PERSON = CaseForm(PERSON_FORM, PERSON_TITLE, (WHO,), door=Door.TO_PERSON)
FOR_OFFICE = CaseForm(OFFICE_FORM, OFFICE_TITLE, (WHO, COURSE, STEPS))
