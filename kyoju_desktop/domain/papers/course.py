"""支援経過記録シート (DOMAIN 4.1【3】): one entry, and 経過一覧; others' words inside only."""

from dataclasses import replace

from kyoju_desktop.domain.papers import lines
from kyoju_desktop.domain.papers.general import CaseForm, Group, rows
from kyoju_desktop.i18n.messages import N_

FORM, LIST = "course", "course_list"
TITLE, LIST_TITLE = N_("支援経過記録シート"), N_("支援経過一覧")

WHO = Group(N_("本人"), (lines("Person", "name", "kana"),))

PAPER = CaseForm(
    FORM,
    TITLE,
    (
        WHO,
        Group(
            N_("記録"), rows("ProgressNote", ("at", "until"), ("means",), ("with_whom",), ("present",), ("clerk",))
        ),
        Group(N_("事実(見たこと・聞いたこと)"), rows("ProgressNote", ("fact",))),
        Group(N_("見立て(考えたこと)"), rows("ProgressNote", ("opinion",))),
        Group(N_("次の対応"), rows("ProgressNote", ("next_step",), ("next_on", "next_done_on"))),
    ),
)
OTHERS = Group(N_("ほかの人の情報(庁内だけ。開示のとき分ける)"), rows("ProgressNote", ("others_words",)))
WITH_OTHERS = replace(PAPER, groups=(*PAPER.groups, OTHERS))
LISTED = CaseForm(LIST, LIST_TITLE, (WHO,))
