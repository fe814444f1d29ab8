"""Sheets for the forms in three fillings: nothing, ordinary, far too much. Everybody in them is invented."""

from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.sheet import Door, Frame, Sheet, Value
from kyoju_desktop.i18n.messages import Translator

TR = Translator.for_language("ja")

OFFICE = Frame(
    title="つなぎ票",
    dated_on=date(2026, 6, 23),
    case_number="瀬都住 R8-0023",
    document_number="瀬都住第58号",
    municipality="瀬戸見市",
    department="都市整備課",
    section="住宅係",
    clerk="榎並 佐和",
    office_phone="0580-22-1111",
    office_fax="0580-22-1112",
)
LONG = (
    "「ことし3月に仕事がなくなり、家賃(42,000円)が払えない」とのこと。"
    "NGUYEN さんの紹介で来所し、6月1日 9:40から面談した。"
)


def value(key: str, label: str, text: str, info: Info, record: str = "r1", subject: str = "p1") -> Value:
    return Value(key=key, label=label, text=text, info=info, record=record, subject=subject)


def referral(
    *, long: int = 1, notes: tuple[str, ...] = (), boxes: tuple[str, ...] = ("係員", "係長", "課長")
) -> Sheet:
    """An ordinary つなぎ票; `long` repeats its texts."""
    frame = replace(
        OFFICE,
        recipient="架空県東部福祉事務所 自立相談支援係" * min(long, 8),
        recipient_person="相談員 早瀬 千夏",
        basis="本人の同意(書面 第14号 令和8年4月20日)" * long,
        conditions=(
            "この紙の情報は、上の用件のためだけに使ってください。",
            "写しを取ったり、ほかの人や機関に見せたりしないでください。",
            "鍵のかかる場所に置き、仕事で要る人だけが見るようにしてください。",
            "用が済んだら返すか、読めないようにして捨て、その日をお知らせください。",
            "なくしたり、まちがえて渡したりしたときは、すぐに電話してください。",
        ),
        notes=notes,
        approval_boxes=boxes,
        reply_by=date(2026, 7, 7),
        special=long > 1,
        means="手渡し",
        attachments="同意書の写し 1枚",
    )
    values = [
        value("Referral.urgency", "緊急度", "準緊急(数日のうち)", Info.NEED),
        value("Referral.purpose", "用件", "給付の検討", Info.NEED),
        value("Person.name", "氏名", "髙﨑 德濵" * long, Info.IDENTITY),
        value("Person.kana", "ふりがな", "たかさき とくはま" * long, Info.IDENTITY),
        value("Person.sex", "性別", "男", Info.IDENTITY),
        value("Person.birth_date", "生年月日", "昭和31年4月5日(木)", Info.HOUSEHOLD),
        value("Address.postal_code", "郵便番号", "501-0999", Info.CONTACT, "a1"),
        value("Address.place", "住所", "瀬戸見市浜町二丁目14番地3" * long, Info.CONTACT, "a1"),
        value("Address.building", "建物・方書", "みなと荘", Info.CONTACT, "a1"),
        value("Address.room", "部屋番号", "105号", Info.CONTACT, "a1"),
        value("ContactPoint.means", "手段", "携帯電話", Info.CONTACT, "c1"),
        value("ContactPoint.phone", "電話番号", "090-0000-1234", Info.CONTACT, "c1"),
        value("ContactPoint.safety", "使ってよいか", "使ってよい", Info.CARE, "c1"),
        value("ContactPoint.voicemail", "留守番電話", "用件を残さない", Info.CARE, "c1"),
        value("ContactPoint.hours", "連絡してよい時間", "平日10時から15時", Info.CARE, "c1"),
        value("Assessment.household_kind", "世帯の形", "単身", Info.HOUSEHOLD),
        value("Assessment.residents", "いっしょに住む人数", "1人", Info.HOUSEHOLD),
        value("Intake.home_kind", "いまの住まい", "民間の借家", Info.HOUSING),
        value("Intake.leave_by", "退去の期限", "令和8年8月31日(月)", Info.HOUSING),
        value("Intake.rent", "家賃(月)", "42,000円", Info.MONEY),
        value("Intake.arrears_months", "家賃の滞納", "3か月", Info.MONEY),
        value("Assessment.income_kinds", "収入の種類", "年金", Info.MONEY),
        value("Intake.topics", "困っていること", "住まい、収入・生活費、家賃やローンの支払い", Info.NEED),
        value("Intake.main_topic", "一番困っていること", "家賃やローンの支払い", Info.NEED),
        value("Referral.summary", "相談内容の要旨", LONG * 2 * long, Info.NEED),
        value("Referral.course", "これまでの経過", LONG * 3 * long, Info.COURSE),
        value("Referral.requests", "依頼すること", "相談受付、給付の検討", Info.NEED),
        value(
            "Referral.request_note",
            "依頼の詳しいこと",
            "住居確保給付金の対象になるか、見立てをお願いします。" * long,
            Info.NEED,
        ),
        value("Referral.handling", "取扱いの注意", "訪ねる前に電話をしてください。" * long, Info.CARE),
    ]
    if long > 1:
        values += [
            value("Assessment.illness", "病気・障害・通院", "ひざの痛みで通院している。" * long, Info.HEALTH),
            value("Assessment.family", "家族の状況", "長男とは十年会っていない。" * long, Info.FAMILY),
            value("Person.nationality", "国籍", "架空国" * long, Info.ORIGIN),
            value("Assessment.crime_history", "矯正施設・保護観察のこと", "なし。" * long, Info.CRIME),
            value("Assessment.victim_history", "被害のこと", "なし。" * long, Info.VICTIM),
            value("Assessment.work", "就労の状況", "求職中。" * long, Info.WORK),
        ]
    return Sheet(Door.OUTWARD, "referral", frame, tuple(values))


def empty(form: str) -> Sheet:
    """A sheet into which the gate let nothing."""
    return Sheet(
        Door.BLANK, form, replace(OFFICE, recipient="架空県東部福祉事務所", approval_boxes=("係員", "係長", "課長"))
    )


def consent(*, long: int = 1, spoken: bool = False) -> Sheet:
    """An ordinary 同意書."""
    frame = replace(
        OFFICE, title="個人情報の提供についての同意書", document_number="第14号", version="やさしい日本語 第2版"
    )
    values = [
        value("Person.name", "氏名", "三浦 架代" * long, Info.IDENTITY),
        value("Person.kana", "ふりがな", "みうら かよ" * long, Info.IDENTITY),
        value("Person.birth_date", "生年月日", "平成3年10月2日(水)", Info.HOUSEHOLD),
        value("Consent.number", "同意書番号", "第14号", Info.OFFICE),
        value("Consent.form", "同意の形", "書面", Info.OFFICE),
        value("Consent.period", "いつまで", "この日まで", Info.OFFICE),
        value("Consent.until_day", "期限の日", "令和9年3月31日(水)", Info.OFFICE),
        value("Consent.purposes", "目的", "住まいの確保、見守り・緊急時の連絡", Info.OFFICE),
        value("Consent.means", "方法", "文書、電話", Info.OFFICE),
        value(
            "Consent.excluded_words",
            "出さないでほしいこと(本人のことば)",
            "学校には言わないでください。" * long,
            Info.OFFICE,
        ),
        value("Consent.explained_by", "説明した人", "榎並 佐和", Info.OFFICE),
        value("Consent.explained_on", "説明した日", "令和8年4月20日(月)", Info.OFFICE),
        value("Consent.explained_place", "説明した場所", "相談室2" * long, Info.OFFICE),
        value("Consent.language", "説明したことば", "やさしい日本語", Info.OFFICE),
        value("Consent.text_version", "説明した文の版", "やさしい日本語 第2版", Info.OFFICE),
        value("Consent.told_withdrawal", "いつでもやめられると説明した", "はい", Info.OFFICE),
        value("Consent.told_no_disadvantage", "断っても不利益はないと説明した", "はい", Info.OFFICE),
        value("ConsentExclusion.field_name", "項目", "住所", Info.OFFICE, "x1"),
        value("ConsentExclusion.field_name", "項目", "通院先", Info.OFFICE, "x2"),
    ]
    bodies = ("架空県東部 配偶者暴力相談支援センター", "瀬戸見市 福祉課", "NPO法人 みなと居住サポート(居住支援法人)")
    for at in range(3 if long == 1 else 20):
        values += [
            value("ConsentRecipient.organisation", "相手", bodies[at % 3], Info.OFFICE, f"k{at}"),
            value(
                "ConsentRecipient.classes",
                "伝えてよいこと",
                "氏名・連絡先、住まい、被害の事実",
                Info.OFFICE,
                f"k{at}",
            ),
        ]
    if spoken or long > 1:
        values += [
            value("Consent.given_at", "同意した日時", "令和8年4月20日(月) 10:15", Info.OFFICE),
            value("Consent.witness", "立会い(口頭のとき)", "早瀬 千夏", Info.OFFICE),
            value(
                "Consent.repeated_words",
                "復唱した内容(口頭のとき)",
                "福祉課に住まいのことを話してよい。" * long,
                Info.OFFICE,
            ),
            value("Consent.representative", "代理人", "三浦 一平" * long, Info.OFFICE),
            value("Consent.own_wish", "本人の意思", "自分でもそうしたい。" * long, Info.OFFICE),
        ]
    return Sheet(Door.TO_PERSON, "consent", frame, tuple(values))


def intake(*, long: int = 1, name: str = "NGUYEN VAN ANH TUAN THANH") -> Sheet:
    """An ordinary 相談受付票: the person of AC-02-1."""
    frame = replace(
        OFFICE,
        title="相談受付票",
        document_number="",
        notes=(
            "役場の福祉の係につなぎ、使える制度をいっしょに考えるため",
            "市の福祉事務所と自立相談支援の窓口につなぎ、給付と保護を考えるため",
            "住まいの相談を受け、使える住まいを探すため",
        )
        * min(long, 2),
        version="第1版",
    )
    values = [
        value("Case.number", "受付番号", "瀬都住 R8-0023", Info.IDENTITY),
        value("Person.name", "氏名", name * long, Info.IDENTITY),
        value("Person.kana", "ふりがな", "グエン・ヴァン・アイン・トゥアン・タイン" * long, Info.IDENTITY),
        value("Person.alias", "通称", "タイン" * long, Info.IDENTITY),
        value("Person.sex", "性別", "男", Info.IDENTITY),
        value("Person.birth_date", "生年月日", "昭和62年10月2日(金)", Info.HOUSEHOLD),
        value("Person.language", "話すことば", "ベトナム語", Info.CARE),
        value("Person.interpreter", "通訳・手話など", "電話通訳", Info.CARE),
        value("Person.workplace", "勤務先", "架空製作所" * long, Info.CONTACT),
        value("Address.use", "種類", "いま住んでいる所", Info.CONTACT, "a1"),
        value("Address.place", "住所", "陽ノ原町本町3番地8" * long, Info.CONTACT, "a1"),
        value("Address.building", "建物・方書", "架空製作所 社宅", Info.CONTACT, "a1"),
        value("ContactPoint.means", "手段", "携帯電話", Info.CONTACT, "c1"),
        value("ContactPoint.phone", "電話番号", "080-0000-5678", Info.CONTACT, "c1"),
        value("ContactPoint.safety", "使ってよいか", "使ってよい", Info.CARE, "c1"),
        value("ContactPoint.hours", "連絡してよい時間", "18時から20時", Info.CARE, "c1"),
        value("HouseholdMember.relation", "本人から見た続柄", "妻", Info.HOUSEHOLD, "h1"),
        value("HouseholdMember.name", "氏名", "TRAN THI ANH HOA", Info.HOUSEHOLD, "h1"),
        value("HouseholdMember.relation", "本人から見た続柄", "長女", Info.HOUSEHOLD, "h2"),
        value("HouseholdMember.birth_date", "生年月日", "平成28年2月3日(水)", Info.HOUSEHOLD, "h2"),
        value("Intake.received_at", "受付日時", "令和8年6月3日(水) 9:40", Info.NEED),
        value("Intake.route", "相談の経路", "本人が来た", Info.NEED),
        value("Intake.taken_by", "受けた人", "榎並 佐和", Info.OFFICE),
        value("Intake.urgency", "急ぎ具合", "通常", Info.EXISTENCE),
        value("Intake.topics", "困っていること", "住まい、仕事上の不安やトラブル", Info.NEED),
        value("Intake.main_topic", "一番困っていること", "住まい", Info.NEED),
        value("Intake.complaint", "相談の内容", LONG * 2 * long, Info.NEED),
        value("Intake.hope", "本人の希望", "いまの学校に通えるところに住みたい。" * long, Info.NEED),
        value("Intake.home_kind", "いまの住まい", "社宅・寮", Info.HOUSING),
        value("Intake.leave_by", "退去の期限", "令和8年8月31日(月)", Info.HOUSING),
        value("Intake.rent", "家賃(月)", "20,000円", Info.MONEY),
        value("Intake.income", "月の収入", "182,000円", Info.MONEY),
        value("Intake.purpose_told_on", "利用目的を説明した日", "令和8年6月3日(水)", Info.OFFICE),
    ]
    if long > 1:
        values += [value("Assessment.illness", "病気・障害・通院", "腰痛。" * 30 * long, Info.HEALTH)]
    return Sheet(Door.INTERNAL, "intake", frame, tuple(values))
