"""What is known of the deadlines of a sitting. Days that the conference or its sender set are not moved."""

from kyoju_desktop.domain.rules.deadline_rule import PRACTICE, DeadlineRule
from kyoju_desktop.i18n.messages import N_

_OPEN = N_("会議を開く")

CONFERENCES = (
    DeadlineRule(
        "conference_reply",
        N_("会議の求めに回答する({what})"),
        N_("{sender}から求められました。回答の期限は{until}です。休日でも延ばしません。"),
        _OPEN,
        PRACTICE,
        "DOMAIN 0.4・5.12 14",
        lead_days=14,
    ),
    DeadlineRule(
        "conference_day",
        N_("会議の日({what})"),
        N_("会議は{until}です。済んだら、開いた日と議事の要旨を入れます。"),
        _OPEN,
        PRACTICE,
        "DOMAIN 4.5",
    ),
    DeadlineRule(
        "conference_copies",
        N_("会議の資料を回収する({what}・あと{count}部)"),
        N_("外にある資料が{count}部あります。{until}までに返してもらうか、捨てた・消したと確かめます。"),
        N_("資料を確かめる"),
        PRACTICE,
        "個人情報保護法70条 / DOMAIN 4.5・5.9",
    ),
    DeadlineRule(
        "conference_next",
        N_("次の会議を入れる({what})"),
        N_("次の会議は{until}と決まりました。日時と議題を入れます。"),
        _OPEN,
        PRACTICE,
        "DOMAIN 4.5",
        lead_days=21,
    ),
    DeadlineRule(
        "conference_again",
        N_("会議でもう一度話し合う"),
        N_("{until}にもう一度話し合うと決めました。次の会議の議題に入れます。"),
        _OPEN,
        PRACTICE,
        "DOMAIN 4.5",
        lead_days=14,
    ),
    DeadlineRule(
        "conference_decision",
        N_("会議で決まったこと: {what}({who})"),
        N_("会議で{until}までと決まりました。休日でも延ばしません。"),
        N_("済みにする"),
        PRACTICE,
        "DOMAIN 4.5",
    ),
)
