"""異変の対応票 (DOMAIN 3.5): who told what, the last sign of life, calls, entry with witnesses, what was found."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.domain.papers.general import CaseForm, Group, rows
from kyoju_desktop.i18n.messages import N_

FORM = "incident"
TITLE = N_("異変の対応票")

WHO = Group(N_("入居者"), (lines("Person", "name", "kana"), (Line("Tenancy.home", newest=True),)))
TOLD = Group(
    N_("端緒(だれが・何を・いつ)"),
    rows("Crisis", ("kind",), ("noticed_at", "last_seen_on"), ("noticed_by",), ("fact",)),
    frozenset({"Crisis.kind"}),
)
TRIED = Group(N_("声掛け・電話・訪問"), rows("Crisis", ("tried",)))
ENTERED = Group(N_("鍵・開錠の立会いと発見の状況"), rows("Crisis", ("entered_at", "witness"), ("found",)))
DONE = Group(
    N_("したこと・次の対応"), rows("Crisis", ("done",), ("opinion",), ("next_step",), ("next_on", "settled_on"))
)
CONTACTS = Group(
    N_("連絡先(知らせてよい人だけに連絡する)"),
    (lines("EmergencyContact", "rank", "name", "relation", "phone", "may_tell"),),
    listed=3,
)
GROUPS = (WHO, TOLD, TRIED, ENTERED, DONE, CONTACTS)
PAPER = CaseForm(FORM, TITLE, GROUPS, boxes=True)
