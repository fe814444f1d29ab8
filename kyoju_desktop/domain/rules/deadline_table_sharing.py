"""What is known of the deadlines that follow a disclosure, a request for access or an accident.

The office's own duty to decide is not a duty of somebody towards the office, so 地方自治法4条の2第4項 (applications
that fall on a closed day) does not speak of it: these days are not moved, which is the safe side. The reports to
the commission go to an office of the state: their last day moves (個人情報保護委員会 ガイドライン 通則編 3-5-3-4).
"""

from kyoju_desktop.domain.rules.deadline_rule import LAW, PRACTICE, SCHEME, DeadlineRule
from kyoju_desktop.i18n.messages import N_

_DECIDE = N_("請求を開く")
_BREACH = N_("事故を開く")

SHARING = (
    DeadlineRule(
        "notice_reply",
        N_("撤回の連絡の返事を確かめる({who})"),
        N_("{sent}に連絡しました。返事の期限は{until}です。"),
        N_("返事を入れる"),
        PRACTICE,
        "DOMAIN 5.4 (D)",
        N_("{sent}に連絡しました。返事の期限の{until}は閉庁日なので、{due}に確かめます。"),
    ),
    DeadlineRule(
        "copy_back",
        N_("渡した写しの返却・廃棄を確かめる({who})"),
        N_("写し({number})は{until}までと相手に頼みました。休日でも延ばしません。"),
        N_("写しを確かめる"),
        PRACTICE,
        "個人情報保護法70条 / DOMAIN 5.9",
    ),
    DeadlineRule(
        "transfer_receipt",
        N_("移管の受領書を返す({number})"),
        N_("移管票が{received}に届きました。受領を知らせる期限は{until}です。"),
        N_("受領書を作る"),
        PRACTICE,
        "CASES C10 (D)",
        N_("移管票が{received}に届きました。期限の{until}は閉庁日なので、{due}に返します。"),
    ),
    DeadlineRule(
        "later_explanation",
        N_("本人に、あとから説明する"),
        N_("本人に聞かずに伝えました。{until}に説明すると決めました。説明するまで残ります。"),
        N_("説明を記録"),
        PRACTICE,
        "DOMAIN 5.12 9・34",
    ),
    DeadlineRule(
        "request_decision",
        N_("開示などの決定をする({number})"),
        N_(
            "請求の{received}から{days}日以内なので{until}までです。"
            "休日でも延ばさずに数えます(個人情報保護法83条1項・94条・102条)。"
        ),
        _DECIDE,
        LAW,
        "個人情報保護法83条1項・94条1項・102条1項、民法140条",
        lead_days=14,
    ),
    DeadlineRule(
        "request_mended",
        N_("開示などの決定をする({number})"),
        N_(
            "請求の{received}から{days}日と、補正の{mended}日を足して{until}までです。"
            "休日でも延ばさずに数えます(個人情報保護法83条1項・94条・102条)。"
        ),
        _DECIDE,
        LAW,
        "個人情報保護法83条1項ただし書・94条1項・102条1項",
        lead_days=14,
    ),
    DeadlineRule(
        "request_extended",
        N_("開示などの決定をする({number}・延長)"),
        N_("延長した期限は{until}です。これより先には延ばせません(個人情報保護法83条2項・94条2項・102条2項)。"),
        _DECIDE,
        LAW,
        "個人情報保護法83条2項・94条2項・102条2項",
        lead_days=14,
    ),
    DeadlineRule(
        "request_rules",
        N_("開示などの決定をする({number})"),
        N_("要綱や条例の期限として{until}が入っています。休日でも延ばしません。"),
        _DECIDE,
        SCHEME,
        "市町村の条例・要綱 (W59)、個人情報保護法108条",
        lead_days=14,
    ),
    DeadlineRule(
        "breach_first",
        N_("事故を委員会に速報する({number})"),
        N_(
            "知った{known}を1日目として、おおむね3〜5日です。{until}が5日目で、休日でも延びません。"
            "報告するか決めていなくても進みます。"
        ),
        _BREACH,
        LAW,
        "個人情報保護法68条1項、同施行規則44条1項 / W10",
    ),
    DeadlineRule(
        "breach_full",
        N_("事故を委員会に確報する({number})"),
        N_("知った{known}を1日目として30日以内なので{until}までです(個人情報保護法施行規則44条2項)。"),
        _BREACH,
        LAW,
        "個人情報保護法68条1項、同施行規則44条2項 / W10",
        N_("知った{known}を1日目として30日目の{until}は閉庁日なので、{due}までです(個人情報保護法施行規則44条2項)。"),
        lead_days=30,
    ),
    DeadlineRule(
        "breach_full_malicious",
        N_("事故を委員会に確報する({number})"),
        N_("不正の目的のおそれがあるので、知った{known}を1日目として60日以内の{until}までです(施行規則44条2項)。"),
        _BREACH,
        LAW,
        "個人情報保護法68条1項、同施行規則44条2項 / W10",
        N_(
            "不正の目的のおそれがあるので60日以内です。60日目の{until}は閉庁日なので、{due}までです(施行規則44条2項)。"
        ),
        lead_days=30,
    ),
    DeadlineRule(
        "breach_tell",
        N_("事故を本人に知らせる({number})"),
        N_(
            "本人には、すみやかに知らせます(個人情報保護法68条2項)。速報と同じ{until}を目安にし、"
            "知らせるか、知らせないわけを書くまで残ります。"
        ),
        _BREACH,
        LAW,
        "個人情報保護法68条2項、同施行規則45条",
    ),
)
