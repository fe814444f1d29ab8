"""What is known of the deadlines of schemes and of what other offices have granted."""

from kyoju_desktop.domain.rules.deadline_rule import LAW, PRACTICE, SCHEME, DeadlineRule
from kyoju_desktop.i18n.messages import N_

_FOLLOWING_THE_CLERK = N_("{until}までにすると決めました。休日でも延ばしません。")
_DONE = N_("済みにする")
_RESULT = N_("結果を入れる")
_RENEWED = N_("更新を確認")
_LOOK = N_("区分を見直す")

SCHEMES = (
    DeadlineRule(
        "residence_expires",
        N_("在留期間が切れる"),
        N_("在留期間は{until}に満了します。休日でも延びません。更新は本人が申請します。"),
        N_("更新を確認"),
        LAW,
        "出入国管理及び難民認定法20条・21条 (K)",
        lead_months=3,
    ),
    DeadlineRule(
        "care_until",
        N_("介護の認定の満了"),
        N_("認定は{until}に満了します。休日でも延びません。更新の申請は60日前の{opens}からできます。"),
        _RENEWED,
        SCHEME,
        "DOMAIN 3.7、介護保険法施行規則39条 (K)",
        lead_months=2,
    ),
    DeadlineRule(
        "disability_until",
        N_("障害福祉の認定・支給決定の満了"),
        N_("認定・支給決定は{until}に満了します。休日でも延びません。更新は本人が申請します。"),
        _RENEWED,
        SCHEME,
        "DOMAIN 3.7",
        lead_months=3,
    ),
    DeadlineRule(
        "handbook_until",
        N_("手帳の有効期限"),
        N_("手帳は{until}までです。休日でも延びません。更新は3か月前から本人が申請します。"),
        _RENEWED,
        SCHEME,
        "DOMAIN 3.7、精神保健福祉法施行令8条 (K)",
        lead_months=3,
    ),
    DeadlineRule("scheme_next", "{what}", _FOLLOWING_THE_CLERK, _DONE, PRACTICE, "DOMAIN 3.9"),
    DeadlineRule("scheme_step", "{what}", _FOLLOWING_THE_CLERK, _DONE, PRACTICE, "DOMAIN 4.6・4.8"),
    DeadlineRule(
        "scheme_answer",
        N_("結果を確かめる({what})"),
        N_("結果は{until}の予定と聞いています。休日でも延ばしません。"),
        _RESULT,
        PRACTICE,
        "DOMAIN 4.6",
    ),
    DeadlineRule(
        "scheme_until",
        N_("延長又は終了の確認({what})"),
        N_("{what}は{until}に終わります。休日でも延びません。1か月前から、延長するか終わるかを確かめます。"),
        N_("延長・終了を記録"),
        SCHEME,
        "DOMAIN 3.7・3.9 / S002",
        lead_months=1,
    ),
    DeadlineRule(
        "scheme_last",
        N_("終了の確認({what})"),
        N_("{what}は{until}で、2回の延長を含めていちばん長い期間が終わります。休日でも延びません。"),
        N_("延長・終了を記録"),
        SCHEME,
        "DOMAIN 3.9 / S002",
        lead_months=1,
    ),
    DeadlineRule(
        "welfare_decision",
        N_("生活保護の決定を確かめる"),
        N_(
            "申請の{since}から14日以内なので{until}までです(生活保護法24条5項)。"
            "休日でも延ばさずに数えます。特別な事情があると30日です。"
        ),
        _RESULT,
        LAW,
        "生活保護法24条5項 (K)",
    ),
    DeadlineRule(
        "welfare_decision_long",
        N_("生活保護の決定を確かめる(30日まで)"),
        N_(
            "申請の{since}から、特別な事情で14日を超え、{until}までです(生活保護法24条5項。30日以内)。休日でも延ばさずに数えます。"
        ),
        _RESULT,
        LAW,
        "生活保護法24条5項 (K)",
    ),
    DeadlineRule(
        "care_decision",
        N_("要介護認定の結果を確かめる"),
        N_("申請の{since}から30日以内なので{until}までです(介護保険法27条11項)。休日でも延ばさずに数えます。"),
        _RESULT,
        LAW,
        "介護保険法27条11項 (K)",
    ),
    DeadlineRule(
        "disaster_until",
        N_("被災者の3年の満了(指定なし)"),
        N_(
            "発災の{since}を1日目として3年で、{until}までは被災者(L2)です。"
            "この災害の指定が登録されていません。過ぎたらM11にあたるか、県に確かめます。"
        ),
        _LOOK,
        LAW,
        "住宅SN法2条1項2号 (K)",
        lead_months=3,
    ),
    DeadlineRule(
        "disaster_to_designated",
        N_("被災者の3年の満了({what}の指定あり)"),
        N_(
            "発災の{since}を1日目として3年で、{until}までは被災者(L2)です。「{what}」の指定があるので、過ぎたらM11に替えます。"
        ),
        _LOOK,
        LAW,
        "住宅SN法2条1項2号・5号、施行規則3条 (K)",
        lead_months=3,
    ),
    DeadlineRule(
        "disaster_designated",
        N_("災害の指定の終わり({what})"),
        N_("「{what}」の指定は{until}までです。発災は{since}です。過ぎたら、ほかの区分にあたるか確かめます。"),
        _LOOK,
        LAW,
        "住宅SN法施行規則3条 (K)",
        lead_months=3,
    ),
)
