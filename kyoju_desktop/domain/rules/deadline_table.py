"""What is known of each derived deadline: words, kind, whether closed days move it, when it begins to show.

Whether a date moves off a closed day is a property of the deadline, not of the calendar (DOMAIN 3.9): duties
towards the office do (地方自治法4条の2), so do the office's own rhythms; dates of contracts, of other authorities
and those that the clerk chose stay where they are.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kyoju_desktop.domain.rules.deadline_rule import LAW, PRACTICE, SCHEME, DeadlineRule
from kyoju_desktop.domain.rules.deadline_table_conferences import CONFERENCES
from kyoju_desktop.domain.rules.deadline_table_homes import HOMES
from kyoju_desktop.domain.rules.deadline_table_leaving import LEAVING
from kyoju_desktop.domain.rules.deadline_table_schemes import SCHEMES
from kyoju_desktop.domain.rules.deadline_table_sharing import SHARING
from kyoju_desktop.domain.rules.deadline_table_tenancy import TENANCY
from kyoju_desktop.i18n.messages import N_

__all__ = ["DEADLINE_RULES", "DeadlineRule"]

_FOLLOWING_THE_CLERK = N_("{until}までにすると決めました。休日でも延ばしません。")
_WRITE = N_("記録を書く")

_ALL = (
    DeadlineRule(
        "referral_reply",
        N_("つなぎの返事を確かめる"),
        N_("{sent}に渡しました。返事の期限は{until}です。"),
        N_("返事を入れる"),
        PRACTICE,
        "DOMAIN 3.9 (D)",
        N_("{sent}に渡しました。返事の期限の{until}は閉庁日なので、{due}に確かめます。"),
    ),
    DeadlineRule(
        "consent_until",
        N_("同意の期限({number})"),
        N_("同意は{until}で終わります。休日でも延びません。続けるなら新しい同意が要ります。"),
        N_("取り直す"),
        PRACTICE,
        "DOMAIN 4.4",
        lead_months=1,
    ),
    DeadlineRule(
        "consent_review",
        N_("同意の見直し({number})"),
        N_("{given}の同意から1年で{until}です。いまの気持ちを確かめます。"),
        N_("見直す"),
        PRACTICE,
        "DOMAIN 3.9 (D)",
        N_("{given}の同意から1年です。{until}は閉庁日なので、{due}までに気持ちを確かめます。"),
        lead_days=14,
    ),
    DeadlineRule(
        "consent_ask_again",
        N_("同意をもう一度たずねる"),
        N_("{until}にもう一度たずねると決めました。断られても不利益にはしません。"),
        N_("たずねる"),
        PRACTICE,
        "DOMAIN 3.2",
    ),
    DeadlineRule(
        "protection_extension",
        N_("支援措置の延長を申し出る"),
        N_(
            "支援措置は{until}に満了します。延長は1か月前の{opens}から申し出られます。"
            "役場の秘匿は、終える決定をするまで続きます。"
        ),
        N_("手順を見る"),
        SCHEME,
        "DOMAIN 5.8 / W42",
        lead_months=1,
    ),
    DeadlineRule(
        "protection_expires",
        N_("支援措置の満了"),
        N_("支援措置は{until}に満了します。休日でも延びません。役場の秘匿は、終える決定をするまで続きます。"),
        N_("延長を確かめる"),
        SCHEME,
        "DOMAIN 5.8 / W42",
        lead_months=1,
    ),
    DeadlineRule(
        "protection_confirm",
        N_("住所の秘匿を確かめる"),
        N_("{until}に確かめると決めました。秘匿は、終える決定をするまで続きます。"),
        N_("確かめる"),
        PRACTICE,
        "DOMAIN 5.8 (D)",
        N_("確かめる日の{until}は閉庁日なので、{due}に確かめます。秘匿は、終える決定をするまで続きます。"),
    ),
    DeadlineRule(
        "plan_review",
        N_("支援計画の評価"),
        N_("計画の見直しの日は{until}です。"),
        N_("評価を書く"),
        PRACTICE,
        "DOMAIN 3.9 (D)",
        N_("計画の見直しの日の{until}は閉庁日なので、{due}にします。"),
        lead_days=14,
    ),
    DeadlineRule(
        "plan_item",
        "{what}",
        N_("計画の項目です。{until}までにすると決めました。休日でも延ばしません。"),
        N_("達成を書く"),
        PRACTICE,
        "DOMAIN 4.1【5】",
    ),
    DeadlineRule("note_next", "{what}", _FOLLOWING_THE_CLERK, _WRITE, PRACTICE, "DOMAIN 4.1【3】"),
    DeadlineRule(
        "document_reply",
        N_("届いた文書に返事をする({what})"),
        N_("相手が{until}までと書いています。休日でも延ばしません。"),
        N_("返事を記録"),
        PRACTICE,
        "DOMAIN 5.9",
    ),
    DeadlineRule(
        "suspension_contact",
        N_("もう一度連絡する"),
        N_("中断は{since}からです。{until}に連絡すると決めました。休日でも延ばしません。"),
        N_("連絡を記録"),
        PRACTICE,
        "DOMAIN 3.1 S95",
    ),
    DeadlineRule(
        "suspension_review",
        N_("中断を見直す(90日)"),
        N_("{since}の中断から90日で{until}です。もう一度連絡し、続けるか終えるか決めます。"),
        N_("連絡を記録"),
        PRACTICE,
        "DOMAIN 3.9 (D)",
        N_("{since}の中断から90日の{until}は閉庁日なので、{due}に見直します。"),
    ),
    DeadlineRule(
        "emergency_contact",
        N_("緊急連絡先を確かめる(年1回)"),
        N_("前に確かめた{last}から1年で{until}です。"),
        N_("確かめる"),
        PRACTICE,
        "DOMAIN 3.4 (D)",
        N_("前に確かめた{last}から1年の{until}は閉庁日なので、{due}にします。"),
        lead_days=14,
    ),
    DeadlineRule(
        "child_until",
        N_("子の区分が終わる(18歳の年度末)"),
        N_(
            "18歳に達するのは{known}で、その日からあとの最初の3月31日は{until}です。"
            "この日まで子にあたります。手当と区分を見直します。"
        ),
        N_("世帯を見直す"),
        LAW,
        "住宅SN法2条1項5号",
        lead_months=3,
    ),
    DeadlineRule(
        "assessment_by",
        N_("聞取りをする(受付から2週間)"),
        N_("{since}から2週間の目安で{until}です。"),
        N_("聞取りを書く"),
        PRACTICE,
        "DOMAIN 3.1 S20 (D)",
        N_("{since}から2週間の目安の{until}は閉庁日なので、{due}にします。"),
    ),
    DeadlineRule(
        "case_contact",
        N_("もう一度連絡する"),
        N_("{until}に連絡すると決めました。休日でも延ばしません。"),
        N_("連絡を記録"),
        PRACTICE,
        "DOMAIN 3.1",
    ),
    DeadlineRule("own", "{what}", _FOLLOWING_THE_CLERK, N_("済みにする"), PRACTICE, "DOMAIN 3.9"),
    DeadlineRule(
        "keep_until",
        N_("保存期間の満了"),
        N_("終結した年度の翌年度4月1日から{years}年で、{until}までです。そのあとは廃棄の決裁をします。"),
        N_("廃棄を伺う"),
        SCHEME,
        "DOMAIN 5.11・9.6",
        lead_days=0,
    ),
)

DEADLINE_RULES: Mapping[str, DeadlineRule] = MappingProxyType(
    {each.code: each for each in (*_ALL, *HOMES, *TENANCY, *LEAVING, *SCHEMES, *SHARING, *CONFERENCES)}
)
