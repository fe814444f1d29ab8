"""What is known of the deadlines of leaving a home and of what follows a death there."""

from kyoju_desktop.domain.rules.deadline_rule import CONTRACT, LAW, PRACTICE, DeadlineRule
from kyoju_desktop.i18n.messages import N_

_CHECK = N_("届出を確認")

LEAVING = (
    DeadlineRule(
        "move_out",
        N_("退去の日(鍵の返却・精算)"),
        N_("退去の日は{until}です。休日でも延びません。"),
        N_("退去を記録"),
        CONTRACT,
        "DOMAIN 3.6",
        lead_days=14,
    ),
    DeadlineRule(
        "death_report",
        N_("死亡届を出したか確かめる"),
        N_("死亡を知った{known}を1日目として7日以内なので{until}までです(戸籍法43条・86条)。"),
        N_("届出を確認"),
        LAW,
        "戸籍法43条・86条 (K)",
        N_("死亡を知った{known}を1日目として7日目の{until}は閉庁日なので、{due}までです(戸籍法43条・86条)。"),
    ),
    DeadlineRule(
        "death_belongings",
        N_("残置物の3か月の満了"),
        N_(
            "死亡の{since}から3か月は{until}に満了します。指定のない残置物の廃棄は、その翌日から、通知と立会いをして行います。"
        ),
        N_("残置物を記録"),
        CONTRACT,
        "残置物の処理等に関するモデル契約条項 / W41 (K)",
        lead_days=28,
    ),
    DeadlineRule(
        "public_vacate",
        N_("公営住宅の明渡しの3か月(単身死亡)"),
        N_(
            "死亡の{since}から3か月は{until}に満了します。それまでに明渡しがなければ、町の要領により督促などをします"
            "(要領を確かめます)。相続人のいない部屋の物を、役場だけで捨てません。"
        ),
        N_("明渡しを記録"),
        PRACTICE,
        "DOMAIN 3.6 / W45",
        lead_days=28,
    ),
    DeadlineRule(
        "leave_report",
        N_("転出届を出したか確かめる"),
        N_("転出届は、あらかじめ出します。退去は{until}です(住民基本台帳法24条)。"),
        _CHECK,
        LAW,
        "住民基本台帳法24条 (K)",
        N_(
            "転出届は、あらかじめ出します。退去の{until}は閉庁日なので、その前の開庁日の{due}までです(住民基本台帳法24条)。"
        ),
        lead_days=14,
        earlier=True,
    ),
    DeadlineRule(
        "move_report",
        N_("転居届を出したか確かめる"),
        N_("転居の{moved}から14日以内なので{until}までです(住民基本台帳法23条)。"),
        _CHECK,
        LAW,
        "住民基本台帳法23条、地方自治法4条の2第4項 (K)",
        N_("転居の{moved}から14日目の{until}は閉庁日なので、{due}までです(住民基本台帳法23条)。"),
        lead_days=14,
    ),
    DeadlineRule(
        "loss_report",
        N_("保険の資格・世帯主の届を確かめる"),
        N_(
            "死亡を知った{known}から14日以内なので{until}までです"
            "(介護保険・国保・後期高齢の資格の喪失、世帯主の変更)。年金は種類により10日か14日です。"
        ),
        _CHECK,
        LAW,
        "介護保険法12条、住民基本台帳法25条など (K)",
        N_(
            "14日目の{until}は閉庁日なので、{due}までです(介護保険・国保・後期高齢、世帯主の変更)。"
            "年金は10日か14日です。"
        ),
        lead_days=14,
    ),
    DeadlineRule(
        "carry_out_notice",
        N_("残置物を運び出す前に、通知する"),
        N_("運び出しは{carried}の予定です。2週間前の{until}までに、死亡時通知先へ通知します。"),
        N_("通知を記録"),
        CONTRACT,
        "残置物の処理等に関するモデル契約条項 / W41 (K)",
        N_("運び出しは{carried}の予定です。2週間前の{until}は閉庁日なので、その前の開庁日の{due}までに通知します。"),
        lead_days=14,
        earlier=True,
    ),
    DeadlineRule(
        "renounce",
        N_("相続の放棄ができる3か月の満了"),
        N_(
            "相続人が知った{known}から3か月は{until}に満了します(民法915条)。"
            "休日でも延ばさずに数えています。決めるのは相続人です。"
        ),
        N_("相続人を記録"),
        LAW,
        "民法915条 (K)",
        lead_months=1,
    ),
    DeadlineRule(
        "belonging_wait",
        N_("残置物を運び出せる日({what})"),
        N_("{sent}に通知しました。2週間たつ{until}より前には運び出しません。"),
        N_("残置物を記録"),
        CONTRACT,
        "残置物の処理等に関するモデル契約条項 / W41 (K)",
        lead_days=3,
    ),
    DeadlineRule(
        "belonging_receipt",
        N_("受領書を受け取る({what})"),
        N_("{sent}に送りました。2週間を目安に、{until}までに受け取りを確かめます。"),
        N_("受け取りを記録"),
        PRACTICE,
        "CASES C03 (D)",
        N_("{sent}に送りました。2週間の目安の{until}は閉庁日なので、{due}までに受け取りを確かめます。"),
    ),
)
