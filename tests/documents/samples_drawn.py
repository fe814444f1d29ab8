"""Sheets for the forms that go round the office or are signed: nothing, ordinary, far too much. All invented."""

from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from kyoju_desktop.domain.table import Column, Table
from tests.documents.samples import LONG, OFFICE, value

NAME = "髙﨑 德濵"
FORBIDDEN_PHONE = "090-0000-9999"  # of the one who must not be told: stands on no paper


def person(long: int = 1) -> list[Value]:
    return [
        value("Person.name", "氏名", NAME * long, Info.IDENTITY),
        value("Person.kana", "ふりがな", "たかさき とくはま" * long, Info.IDENTITY),
        value("Person.birth_date", "生年月日", "昭和31年4月5日(木)", Info.HOUSEHOLD),
    ]


def decision(*, long: int = 1, boxes: tuple[str, ...] = ("係員", "係長", "課長補佐", "課長")) -> Sheet:
    frame = replace(
        OFFICE,
        title="方針決定伺い",
        document_number="",
        special=True,
        approval_boxes=boxes,
        basis="本人の同意(書面 第14号 令和8年4月20日)" * long,
    )
    values = [
        value("Case.number", "受付番号", "瀬都住 R8-0023", Info.IDENTITY),
        value("Case.opened_at", "受付日時", "令和8年6月3日(水) 9:40", Info.OFFICE),
        *person(long),
        value("Screening.decision", "対応方針", "継続して支援し、計画を作る", Info.COURSE),
        value("Screening.approval_number", "決裁番号", "瀬都住第61号", Info.OFFICE),
        value("Screening.referred_to", "つなぎ先", "架空県東部福祉事務所 自立相談支援係" * long, Info.COURSE),
        value("Screening.reason", "理由", LONG * 2 * long, Info.COURSE),
        value("Screening.ask_again_on", "同意をもう一度たずねる日", "令和8年7月21日(火)", Info.COURSE),
        value("Intake.received_at", "受付日時", "令和8年6月3日(水) 9:40", Info.NEED),
        value("Intake.route", "相談の経路", "本人が来た", Info.NEED),
        value("Intake.topics", "困っていること", "住まい、家賃やローンの支払い", Info.NEED),
        value("Intake.main_topic", "一番困っていること", "住まい", Info.NEED),
        value("Intake.complaint", "相談の内容", LONG * 2 * long, Info.NEED),
        value("Intake.hope", "本人の希望", "いまの町で暮らしつづけたい。" * long, Info.NEED),
        value("Intake.home_kind", "いまの住まい", "民間の借家" * long, Info.HOUSING),
        value("Intake.leave_by", "退去の期限", "令和8年8月31日(月)", Info.HOUSING),
        value("Assessment.household_kind", "世帯の形", "夫婦", Info.HOUSEHOLD),
        value("Assessment.residents", "いっしょに住む人数", "2人", Info.HOUSEHOLD),
        value("HouseholdMember.relation", "本人から見た続柄", "妻", Info.HOUSEHOLD, "h1"),
        value("HouseholdMember.living", "同居・別居", "同居", Info.HOUSEHOLD, "h1"),
        value("HouseholdMember.relation", "本人から見た続柄", "長男", Info.HOUSEHOLD, "h2"),
        value("HouseholdMember.living", "同居・別居", "別居", Info.HOUSEHOLD, "h2"),
    ]
    return Sheet(Door.INTERNAL, "decision", frame, tuple(values))


def closing(*, long: int = 1, boxes: tuple[str, ...] = ("係員", "係長", "課長補佐", "課長", "部長")) -> Sheet:
    frame = replace(
        OFFICE,
        title="終結伺い",
        document_number="",
        special=True,
        approval_boxes=boxes,
        basis="本人の同意(書面 第14号 令和8年4月20日)" * long,
    )
    values = [
        value("Case.number", "受付番号", "瀬都住 R8-0023", Info.IDENTITY),
        value("Case.opened_at", "受付日時", "令和8年6月3日(水) 9:40", Info.OFFICE),
        *person(long),
        value("Closing.reason", "終結の理由", "入居が決まり、支援が安定", Info.COURSE),
        value("Closing.closed_on", "終結の日", "令和9年2月26日(金)", Info.COURSE),
        value("Closing.changes", "見られた変化", "住まいの確保・安定、家計の改善", Info.COURSE),
        value("Closing.achieved", "目標の達成", "達成", Info.COURSE),
        value("Closing.words", "本人の満足・要望", "ここに住めてよかった。" * long, Info.COURSE),
        value("Closing.left_over", "残る課題", "滞納の分納があと6回残る。" * long, Info.COURSE),
        value("Closing.destination", "終わったときの住まい", "居住サポート住宅", Info.HOUSING),
        value("Closing.keep_years", "保存年限", "5年", Info.OFFICE),
        value("Closing.keep_until", "保存の満了日", "令和14年3月31日(水)", Info.OFFICE),
        value("Intake.received_at", "受付日時", "令和8年6月3日(水) 9:40", Info.NEED),
        value("Intake.main_topic", "一番困っていること", "住まい", Info.NEED),
        value("Plan.vision", "本人の目標(目指す姿)", "家賃の心配なく、この町で暮らす。" * long, Info.COURSE),
        value("Plan.long_goal", "長期の目標", LONG * long, Info.COURSE),
    ]
    return Sheet(Door.INTERNAL, "closing", frame, tuple(values))


def plan(*, long: int = 1, boxes: tuple[str, ...] = ("係員", "係長", "課長"), items: int = 0) -> Sheet:
    frame = replace(
        OFFICE, title="支援計画書", document_number="", approval_boxes=boxes, stamp="役場の控え(署名をもらう)"
    )
    values = [
        *person(long),
        value("Plan.vision", "本人の目標(目指す姿)", "家賃の心配なく、この町で暮らす。" * long, Info.COURSE),
        value("Plan.long_goal", "長期の目標", "来年の春までに、払える家賃の住まいで落ち着く。" * long, Info.COURSE),
        value("Plan.short_goal", "短期の目標", "8月末までに次の住まいを決める。" * long, Info.COURSE),
        value("Plan.schemes", "使う事業", "住居確保給付金、居住支援事業", Info.COURSE),
        value("Plan.coordination_on", "支援調整会議の日", "令和8年6月19日(金)", Info.COURSE),
        value("Plan.decided_on", "計画を決めた日", "令和8年6月22日(月)", Info.COURSE),
        value("Plan.from_day", "支援の始まり", "令和8年6月22日(月)", Info.COURSE),
        value("Plan.until_day", "支援の終わり", "令和9年3月31日(水)", Info.COURSE),
        value("Plan.review_on", "次の見直しの日", "令和8年9月24日(木)", Info.COURSE),
    ]
    tasks = (
        ("家賃が払えない", "給付金を受ける", "申請をいっしょに書く", "瀬戸見市 福祉課", "令和8年7月10日(金)"),
        (
            "8月末に出る",
            "次の住まいを決める",
            "物件を照会し、内見に同行する",
            "居住支援法人 みなと",
            "令和8年8月20日(木)",
        ),
        ("借金の相談先がない", "返せる額を決める", "家計の相談の予約を取る", "社会福祉協議会", "令和8年7月31日(金)"),
    )
    for at in range(items or (3 if long == 1 else 14)):
        names = ("problem", "aim", "support", "who", "due_on")
        labels = ("課題", "達成目標", "支援の内容", "担当する機関", "いつまで")
        for name, label, text in zip(names, labels, tasks[at % 3], strict=True):
            repeated = text if name == "due_on" else text * long
            values.append(value(f"PlanItem.{name}", label, repeated, Info.COURSE, f"i{at}"))
    return Sheet(Door.TO_PERSON, "plan", frame, tuple(values))


def withdrawal(*, long: int = 1) -> Sheet:
    frame = replace(OFFICE, title="個人情報の提供についての同意撤回届", document_number="")
    values = [
        *person(long),
        value("Consent.number", "同意書番号", "第14号", Info.OFFICE, "k1"),
        value("Consent.form", "同意の形", "書面", Info.OFFICE, "k1"),
        value("Consent.given_at", "同意した日時", "令和8年4月20日(月) 10:15", Info.OFFICE, "k1"),
    ]
    bodies = ("架空県東部福祉事務所", "NPO法人 みなと居住サポート(居住支援法人)", "すべての相手")
    for at in range(3 if long == 1 else 18):
        item = at % 3 == 2
        values.append(value("ConsentWithdrawal.organisation", "相手", bodies[at % 3] * long, Info.OFFICE, f"w{at}"))
        if item:
            values.append(value("ConsentWithdrawal.field_name", "項目", "通院先" * long, Info.OFFICE, f"w{at}"))
        else:
            values.append(
                value("ConsentWithdrawal.classes", "情報", "健康・障害・介護、家族の状況", Info.OFFICE, f"w{at}")
            )
    values += [
        value("ConsentWithdrawal.at", "撤回した日時", "令和8年6月23日(火) 10:42", Info.OFFICE, "w0"),
        value("ConsentWithdrawal.means", "撤回の方法", "来所", Info.OFFICE, "w0"),
        value("ConsentWithdrawal.received_by", "受け付けた人", "榎並 佐和", Info.OFFICE, "w0"),
    ]
    return Sheet(Door.TO_PERSON, "withdrawal", frame, tuple(values))


def fax(*, long: int = 1) -> Sheet:
    frame = replace(
        OFFICE,
        title="FAX送信票",
        case_number="",
        recipient="架空県東部福祉事務所 自立相談支援係" * long,
        recipient_person="相談員 早瀬 千夏",
    )
    values = [
        value("Organisation.fax", "FAX", "0580-33-2222", Info.OFFICE, ""),
        value("Organisation.fax_checked_on", "FAX番号を確かめた日", "令和8年5月11日(月)", Info.OFFICE, ""),
        value("Organisation.phone", "電話", "0580-33-2221", Info.OFFICE, ""),
        value("Referral.urgency", "緊急度", "準緊急(数日のうち)", Info.NEED, ""),
        value("Disclosure.pages", "頁数", "3枚", Info.OFFICE, ""),
    ]
    return Sheet(Door.OUTWARD, "fax", frame, tuple(values))


def _home(long: int) -> list[Value]:
    return [
        value("Tenancy.home", "住まい", "メゾンみなと 203号(陽ノ原町本町3番地8)" * long, Info.HOUSING, "t1"),
        value("Tenancy.landlord", "貸主・管理会社", "みなと不動産" * long, Info.HOUSING, "t1"),
        value("Tenancy.moved_in_on", "入居の日", "令和7年11月4日(火)", Info.HOUSING, "t1"),
        value("Tenancy.guarantee_until", "保証の満了日", "令和9年11月3日(水)", Info.HOUSING, "t1"),
    ]


def moveout(*, long: int = 1) -> Sheet:
    frame = replace(OFFICE, title="退去時チェックリスト", document_number="")
    values = [
        *person(long),
        *_home(long),
        value("MoveOut.reason", "退去の理由", "施設への入所", Info.HOUSING, "m1"),
        value("MoveOut.noticed_on", "解約を知らせた日", "令和8年6月1日(月)", Info.HOUSING, "m1"),
        value("MoveOut.left_on", "退去の日", "令和8年7月31日(金)", Info.HOUSING, "m1"),
        value("MoveOut.next_home", "次の住まいの種類", "特別養護老人ホーム", Info.HOUSING, "m1"),
        value("MoveOut.next_place", "次の住まい", "特別養護老人ホーム しおかぜ" * long, Info.HOUSING, "m1"),
        value("MoveOut.tasks", "退去の手続で済んだもの", "解約の予告、大家・管理会社への連絡", Info.HOUSING, "m1"),
        value("MoveOut.settlement", "精算の額", "-12,000円", Info.MONEY, "m1"),
        value("MoveOut.belongings", "残った物", "たんす1、仏壇1。" * long, Info.HOUSING, "m1"),
        value("MoveOut.note", "備考", LONG * long, Info.COURSE, "m1"),
    ]
    return Sheet(Door.INTERNAL, "moveout", frame, tuple(values))


def death(*, long: int = 1) -> Sheet:
    """The person of C03."""
    frame = replace(OFFICE, title="死亡時チェックリスト", document_number="", special=True)
    values = [
        value("Person.name", "氏名", "北原 ハル" * long, Info.IDENTITY),
        value("Person.kana", "ふりがな", "きたはら はる" * long, Info.IDENTITY),
        value("Person.birth_date", "生年月日", "昭和18年2月11日(木)", Info.HOUSEHOLD),
        value("Person.died_on", "死亡した日", "令和8年9月14日(月)", Info.HOUSEHOLD),
        *_home(long),
        value("Death.known_on", "死亡を知った日", "令和8年9月14日(月)", Info.HOUSEHOLD, "m1"),
        value(
            "Death.tasks",
            "済んだこと",
            "発見・死亡の確認(検視が済むまで室内に触れない)、登録した順番で連絡(緊急連絡先・親族・大家・福祉)",
            Info.HOUSING,
            "m1",
        ),
        value("Belonging.what", "物", "仏壇・位牌・アルバム(送り先はおい)。" * long, Info.HOUSING, "b1"),
        value("Death.belongings_contract", "残置物の契約がある", "はい", Info.HOUSING, "m1"),
        value("Death.note", "備考", LONG * long, Info.OFFICE, "m1"),
        value("DeathStep.task", "すること", "死亡届(7日以内)", Info.COURSE, "s1"),
        value("DeathStep.done_on", "した日", "令和8年9月16日(水)", Info.COURSE, "s1"),
        value("DeathStep.by", "した人・立会い・相手", "おい" * long, Info.OFFICE, "s1"),
        value("DeathStep.note", "備考", "町民課で受理。" * long, Info.OFFICE, "s1"),
        value("DeathStep.task", "すること", "家賃・敷金の精算、保証業者への連絡、原状回復", Info.COURSE, "s2"),
        value("DeathStep.done_on", "した日", "令和8年12月21日(月)", Info.COURSE, "s2"),
    ]
    calls = (
        ("1番目", "北原 一平", "おい", "090-0000-2222", "知らせてよい"),
        ("2番目", "NPO法人 みなと居住サポート", "居住支援法人", "0580-33-4444", "緊急・死亡のときだけ"),
        ("3番目", "みなと不動産", "大家・管理会社", "0580-33-5555", "知らせてよい"),
        ("4番目以降", "北原 某", "長男", FORBIDDEN_PHONE, "知らせてはいけない"),
    )
    names = ("rank", "name", "relation", "phone", "may_tell")
    labels = ("連絡の順番", "氏名・名称", "続柄・関係", "電話番号", "知らせてよいか")
    for at in range(4 if long == 1 else 12):
        for name, label, text in zip(names, labels, calls[at % 4], strict=True):
            if text:
                repeated = text * long if name in {"name", "relation"} else text
                values.append(value(f"EmergencyContact.{name}", label, repeated, Info.HOUSEHOLD, f"e{at}"))
    table = Table(
        "期限",
        (Column("期限"), Column("いつまで", "day"), Column("わけ", width=24)),
        (
            (
                "死亡届",
                date(2026, 9, 24),
                (
                    "死亡を知った令和8年9月14日(月)を1日目として7日目の令和8年9月20日(日)は閉庁日なので、"
                    "令和8年9月24日(木)までです(戸籍法43条・86条)。"
                ),
            ),
            (
                "資格の喪失などの届",
                date(2026, 9, 28),
                "介護保険・国保・後期高齢の資格の喪失、世帯主の変更は、14日以内です。",
            ),
            ("残置物の3か月", date(2026, 12, 14), "令和8年9月14日(月)から3か月は令和8年12月14日(月)に満了します。"),
        ),
    )
    return Sheet(Door.INTERNAL, "death", frame, tuple(values), table=table)
