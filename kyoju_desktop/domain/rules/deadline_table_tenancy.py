"""What is known of the deadlines of living in a home: contracts, notices, visits, arrears, absence, reports."""

from kyoju_desktop.domain.rules.deadline_rule import CONTRACT, LAW, PRACTICE, SCHEME, DeadlineRule
from kyoju_desktop.i18n.messages import N_

_FOLLOWING_THE_CLERK = N_("{until}までにすると決めました。休日でも延ばしません。")
_WRITE = N_("記録を書く")
_RENEW = N_("更新を記録")
_DONE = N_("済みにする")

TENANCY = (
    DeadlineRule(
        "contract_until",
        N_("賃貸借契約の更新を確かめる"),
        N_("契約は{until}に満了します。休日でも延びません。"),
        _RENEW,
        CONTRACT,
        "DOMAIN 3.7",
        lead_months=2,
    ),
    DeadlineRule(
        "guarantee_until",
        N_("家賃債務保証の更新を確かめる"),
        N_("保証は{until}に満了します。休日でも延びません。"),
        _RENEW,
        CONTRACT,
        "DOMAIN 3.9 / S003",
        lead_months=1,
    ),
    DeadlineRule(
        "insurance_until",
        N_("火災保険の更新を確かめる"),
        N_("火災保険は{until}に満了します。休日でも延びません。"),
        _RENEW,
        CONTRACT,
        "DOMAIN 3.7",
        lead_months=1,
    ),
    DeadlineRule(
        "use_permit_until",
        N_("目的外使用の満了"),
        N_("使用の許可は{until}までです。休日でも延びません。"),
        N_("次の住まいを確かめる"),
        SCHEME,
        "DOMAIN 3.9 / W44",
        lead_months=2,
    ),
    DeadlineRule(
        "address_report",
        N_("転入・転居届を出したか確かめる"),
        N_("入居の{moved}から14日以内なので{until}までです(住民基本台帳法22条・23条)。"),
        N_("届出を確認"),
        LAW,
        "住民基本台帳法22条・23条、地方自治法4条の2第4項 (K)",
        N_("入居の{moved}から14日目の{until}は閉庁日なので、{due}までです(住民基本台帳法22条・23条)。"),
        lead_days=14,
    ),
    DeadlineRule(
        "watch_visit",
        N_("見守りをする"),
        N_("前回({last})から決めた間隔で{until}です。"),
        _WRITE,
        PRACTICE,
        "DOMAIN 3.4",
        N_("前回({last})から決めた間隔の{until}は閉庁日なので、{due}にします。"),
    ),
    DeadlineRule(
        "support_housing_visit",
        N_("見守りをする(居住サポート住宅)"),
        N_("前回({last})から決めた間隔で{until}です。居住サポート住宅では月1回以上と決まっています。"),
        _WRITE,
        SCHEME,
        "DOMAIN 3.4 / W20",
    ),
    DeadlineRule(
        "visit_back",
        N_("戻ったあとの見守りをする"),
        N_("前回({last})から決めた間隔の{turn}は入院・不在の間だったので、戻った{until}から数えます。"),
        _WRITE,
        PRACTICE,
        "DOMAIN 3.4・3.5",
        N_("前回({last})から決めた間隔の{turn}は入院・不在の間でした。戻った{until}は閉庁日なので、{due}にします。"),
    ),
    DeadlineRule("visit_next", "{what}", _FOLLOWING_THE_CLERK, _WRITE, PRACTICE, "DOMAIN 3.4"),
    DeadlineRule("crisis_next", "{what}", _FOLLOWING_THE_CLERK, _WRITE, PRACTICE, "DOMAIN 3.5"),
    DeadlineRule(
        "contract_fixed_until",
        N_("定期借家の満了"),
        N_(
            "契約は{until}に終わり、更新はありません。休日でも延びません。再契約できるか、次の住まいを探すかを決めます。"
        ),
        N_("契約を見る"),
        CONTRACT,
        "借地借家法38条 (K)",
        lead_months=6,
    ),
    DeadlineRule(
        "emergency_home_until",
        N_("賃貸型応急住宅の供与の満了"),
        N_("供与は{until}までです。休日でも延びません。次の住まいと、延長があるかを確かめます。"),
        N_("次の住まいを確かめる"),
        SCHEME,
        "DOMAIN 3.9 / W47",
        lead_months=6,
    ),
    DeadlineRule(
        "emergency_home_usual",
        N_("賃貸型応急住宅の供与の満了(目安)"),
        N_("入居の{moved}から原則2年で{until}までです(発災日から数える災害もあります)。満了日を入れてください。"),
        N_("満了日を入れる"),
        SCHEME,
        "DOMAIN 3.9 / W47",
        lead_months=6,
    ),
    DeadlineRule(
        "card_report",
        N_("在留カードの住居地の届出を確かめる"),
        N_(
            "新しい住まいに移った{moved}から14日以内なので{until}までです(入管法19条の8・19条の9)。本人が届け出ます。"
        ),
        N_("届出を確認"),
        LAW,
        "出入国管理及び難民認定法19条の8・19条の9、地方自治法4条の2第4項 (K)",
        N_(
            "新しい住まいに移った{moved}から14日目の{until}は閉庁日なので、{due}までです"
            "(入管法19条の8・19条の9)。本人が届け出ます。"
        ),
        lead_days=14,
    ),
    DeadlineRule("arrears_next", "{what}", _FOLLOWING_THE_CLERK, _WRITE, PRACTICE, "DOMAIN 3.5"),
    DeadlineRule(
        "instalment",
        N_("分納の{nr}回目が払えたか確かめる"),
        N_("分納の誓約({times}回)の{nr}回目で、払う日は{until}です。休日でも延びません。"),
        N_("支払いを記録"),
        CONTRACT,
        "DOMAIN 3.5",
        lead_days=3,
    ),
    DeadlineRule(
        "instalment_first",
        N_("分納の1回目が払えたか確かめる"),
        N_("分納の1回目の日は{until}です。休日でも延びません。額と回数が入ると、2回目からの日も出ます。"),
        N_("支払いを記録"),
        CONTRACT,
        "DOMAIN 3.5",
        lead_days=3,
    ),
    DeadlineRule(
        "absence_check",
        N_("入院・不在の様子を確かめる"),
        N_("次に確かめる日は{until}です。家賃・鍵・戻る見込みを確かめます。"),
        N_("様子を書く"),
        PRACTICE,
        "DOMAIN 3.5",
        N_("次に確かめる日の{until}は閉庁日なので、{due}にします。家賃・鍵・戻る見込みを確かめます。"),
    ),
    DeadlineRule(
        "absence_back",
        N_("戻る見込みの日(入院・不在)"),
        N_("不在は{since}からで、{until}に戻る見込みと聞いています。戻ったか、延びるかを確かめます。"),
        N_("様子を書く"),
        PRACTICE,
        "DOMAIN 3.5",
    ),
    DeadlineRule("provider_next", "{what}", _FOLLOWING_THE_CLERK, _DONE, PRACTICE, "DOMAIN 3.4"),
    DeadlineRule(
        "yearly_report",
        N_("居住サポート住宅の定期報告を受け取る({year}度)"),
        N_("{year}度の終わりの状況の報告で、出してもらう期限は{until}です。"),
        N_("報告を記録"),
        SCHEME,
        "DOMAIN 3.9・6.5 / W23",
        N_("{year}度の終わりの状況の報告です。期限の{until}は閉庁日なので、{due}までに届いたか確かめます。"),
        lead_months=1,
    ),
    DeadlineRule(
        "yearly_report_usual",
        N_("居住サポート住宅の定期報告を受け取る({year}度)"),
        N_(
            "{year}度の終わりの状況の報告です。期限が入っていないので、年度の終わりから3か月の{until}を目安にしています。"
        ),
        N_("報告を記録"),
        PRACTICE,
        "DOMAIN 6.5 / W23 (K)",
        N_(
            "{year}度の終わりの状況の報告です。期限が入っていないので年度の終わりから3か月を目安にし、"
            "{until}は閉庁日なので、{due}にしています。"
        ),
        lead_months=1,
    ),
    DeadlineRule(
        "yearly_answer",
        N_("定期報告で求めた直しを確かめる"),
        N_("{until}までに直してもらうことにしました。休日でも延ばしません。"),
        N_("報告を記録"),
        PRACTICE,
        "DOMAIN 6.5",
        lead_days=14,
    ),
)
