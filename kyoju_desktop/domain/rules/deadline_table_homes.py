"""What is known of the deadlines between the first inquiry and the key."""

from kyoju_desktop.domain.rules.deadline_rule import CONTRACT, PRACTICE, DeadlineRule
from kyoju_desktop.i18n.messages import N_

HOMES = (
    DeadlineRule(
        "inquiry_answer",
        N_("物件の照会の返事を確かめる"),
        N_("{last}に照会しました。1週間ごとに進み具合を確かめます。次は{until}です。"),
        N_("結果を入れる"),
        PRACTICE,
        "DOMAIN 3.1 S50 (D)",
        N_("{last}に照会しました。1週間後の{until}は閉庁日なので、{due}に確かめます。"),
    ),
    DeadlineRule(
        "application_answer",
        N_("審査の結果を確かめる"),
        N_("結果は{until}の予定と聞いています。休日でも延ばしません。"),
        N_("結果を入れる"),
        PRACTICE,
        "DOMAIN 3.1 S60",
    ),
    DeadlineRule(
        "leave_by",
        N_("いまの住まいを出る期限"),
        N_("{until}までに出るように言われています。休日でも延びません。"),
        N_("住まい探しを見る"),
        CONTRACT,
        "DOMAIN 4.2",
        lead_months=1,
    ),
    DeadlineRule(
        "viewing_day",
        N_("内見の日"),
        N_("内見は{until}です。済んだら、わかったことと返事を入れます。"),
        N_("内見を記録"),
        PRACTICE,
        "DOMAIN 3.1 S50",
        lead_days=3,
    ),
    DeadlineRule(
        "initial_cost",
        N_("入居の費用を払う({what})"),
        N_("払う期限は{until}です。休日でも延びないので、その前に払えるか確かめます。"),
        N_("支払いを記録"),
        CONTRACT,
        "DOMAIN 4.6 (K)",
    ),
    DeadlineRule(
        "mandate_review",
        N_("残置物・死後事務の契約を見直す"),
        N_("次に見直す日は{until}です。受任者・知らせる相手・指定した物が、いまのままでよいか確かめます。"),
        N_("契約を見直す"),
        PRACTICE,
        "DOMAIN 3.6 (D)",
        N_("見直す日の{until}は閉庁日なので、{due}にします。受任者・知らせる相手・指定した物を確かめます。"),
        lead_days=14,
    ),
)
