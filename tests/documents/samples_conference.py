"""The papers of a sitting in three fillings. Everybody in them is invented."""

from dataclasses import replace

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from tests.documents.samples import LONG, OFFICE, value

_FRAME = replace(
    OFFICE,
    case_number="",
    document_number="瀬都住第64号",
    recipient="瀬戸見市社会福祉協議会",
    recipient_person="小瀬 春江",
    stamp="No.4 会議後回収",
)
_LAW = "生活困窮者自立支援法第9条第3項(守秘は第9条第6項)"


def _sitting(long: int) -> list[Value]:
    found = [
        value("Conference.name", "会議の名前", "支援会議 第3回" * long, Info.EXISTENCE, "m"),
        value("Conference.at", "開く日時", "令和8年7月14日(火) 14:00", Info.EXISTENCE, "m"),
        value("Conference.until", "終わりの時刻", "令和8年7月14日(火) 15:30", Info.EXISTENCE, "m"),
        value("Conference.place", "場所", "市役所 201会議室" * long, Info.EXISTENCE, "m"),
        value("Conference.organiser", "組織する主体", "瀬戸見市", Info.EXISTENCE, "m"),
        value("Organisation.name", "名称", "支援会議", Info.EXISTENCE, "support_9"),
        value("Organisation.conference_body", "会議体の種類", _LAW, Info.EXISTENCE, "support_9"),
        value("Organisation.caution", "注意", _LAW, Info.EXISTENCE, "support_9"),
    ]
    if long > 1:
        found.append(value("Organisation.name", "名称", "居住支援協議会", Info.EXISTENCE, "housing_81"))
    return found


def _decisions(long: int, *, marked: bool = False) -> list[Value]:
    found = []
    told = (
        ("瀬戸見市 福祉課", "日置", "訪問して健康状態を確かめる", "令和8年7月17日"),
        ("瀬戸見市社会福祉協議会", "小瀬", "同意について本人にたずねる", "令和8年7月28日"),
    )
    for at in range(2 if long == 1 else 9):
        organ, who, what, due = told[at % 2]
        rows = [("organisation", organ), ("who", who), ("what", what * long), ("due_on", due)]
        if marked:
            rows.append(("item", "CKT"[at % 3]))
        found += [
            value(f"ConferenceDecision.{name}", "決まったこと", text, Info.COURSE, f"d{at}") for name, text in rows
        ]
    return found


def coded(*, long: int = 1) -> Sheet:
    """A case by its mark."""
    values = [
        *_sitting(long),
        value("AgendaItem.mark", "記号", "K", Info.EXISTENCE, "i1"),
        value("Person.age_band", "およその年代", "60代", Info.HOUSEHOLD, "i1"),
        value("Person.sex", "性別", "男", Info.IDENTITY, "p1"),
        value("Assessment.residents", "いっしょに住む人数", "ひとり", Info.HOUSEHOLD, "i1"),
        value("AgendaItem.district", "地域(大字まで)", "大字浜" * long, Info.CONTACT, "i1"),
        *_item(long),
        *_decisions(long),
    ]
    frame = replace(_FRAME, title="個別事例票", version="coded", basis=_LAW)
    return Sheet(Door.OUTWARD, "conference_case", frame, tuple(values))


def _item(long: int) -> list[Value]:
    found = [
        value("AgendaItem.aim", "議題の目的", "情報の共有、役割分担", Info.NEED, "i1"),
        value("AgendaItem.consent_state", "本人の同意の状況", "同意を得る努力中", Info.NEED, "i1"),
        value("AgendaItem.why_no_consent", "理由", "返事を待っている。訪問を続ける。" * long, Info.NEED, "i1"),
    ]
    for name, text in (
        ("background", "家賃の滞納で連絡があった。"),
        ("fact", LONG),
        ("view", "体調がすぐれず、手続が進まないと思われる。"),
        ("to_discuss", "だれが訪問し、だれが滞納の相談にのるか。"),
    ):
        found.append(value(f"AgendaItem.{name}", name, text * long, Info.COURSE, "i1"))
    if long > 1:
        found.append(value("AgendaItem.result", "協議の結果", "福祉課が訪問する。" * long, Info.COURSE, "i1"))
        found.append(value("AgendaItem.consent_policy", "方針", "顔なじみの人と訪ねる。" * long, Info.COURSE, "i1"))
    return found


def case_sheet(*, long: int = 1) -> Sheet:
    """A case by name."""
    values = [
        *_sitting(long),
        value("AgendaItem.mark", "記号", "T", Info.EXISTENCE, "i1"),
        value("Person.name", "氏名", "髙﨑 德濵" * long, Info.IDENTITY),
        value("Person.kana", "ふりがな", "たかさき とくはま" * long, Info.IDENTITY),
        value("Person.sex", "性別", "男", Info.IDENTITY),
        value("Person.birth_date", "生年月日", "昭和31年4月5日(木)", Info.HOUSEHOLD),
        value("Assessment.household_kind", "世帯の形", "単身", Info.HOUSEHOLD),
        value("Assessment.residents", "いっしょに住む人数", "1人", Info.HOUSEHOLD),
        value("HouseholdMember.relation", "本人から見た続柄", "長男", Info.HOUSEHOLD, "h1"),
        value("HouseholdMember.living", "同居・別居", "別居", Info.HOUSEHOLD, "h1"),
        value("AgendaItem.district", "地域(大字まで)", "大字浜" * long, Info.CONTACT, "i1"),
        value("Intake.home_kind", "いまの住まい", "民間の借家", Info.HOUSING),
        value("Intake.rent", "家賃(月)", "42,000円", Info.MONEY),
        value("Intake.arrears_months", "家賃の滞納", "3か月", Info.MONEY),
        *_item(long),
        *_decisions(long),
    ]
    frame = replace(
        _FRAME,
        title="個別事例票",
        version="named",
        basis=f"支援会議から求められた({_LAW})",
        special=True,
        conditions=(
            "この紙の情報は、会議の目的のためだけに使ってください。",
            "写しを取らず、会議のあとに返してください。",
        ),
    )
    return Sheet(Door.OUTWARD, "conference_case", frame, tuple(values))


def agenda(*, long: int = 1) -> Sheet:
    """The cover of a pack."""
    values = [*_sitting(long), *_marks(long), *_members(long)]
    return Sheet(Door.OUTWARD, "conference_agenda", replace(_FRAME, title="次第・資料一覧"), tuple(values))


def _marks(long: int) -> list[Value]:
    told = (
        ("mark", "記号", "K"),
        ("body", "どの会議体の議題か", "支援会議"),
        ("aim", "議題の目的", "情報の共有、役割分担"),
        ("consent_state", "本人の同意の状況", "同意を得る努力中"),
        ("version", "資料の版", "記号版"),
    )
    return [
        value(f"AgendaItem.{name}", label, "CKT"[at % 3] if name == "mark" else text, Info.EXISTENCE, f"i{at}")
        for at in range(3 if long == 1 else 40)
        for name, label, text in told
        if name != "version"
    ]


def _members(long: int) -> list[Value]:
    people = (
        ("瀬戸見市 福祉課", "日置 由美", "主任", "構成員", "出席"),
        ("瀬戸見市社会福祉協議会", "小瀬 春江", "相談員", "構成員", "代理が出席"),
        ("民生委員児童委員協議会", "飛田 進", "会長", "構成員", "欠席"),
    )
    names = ("organisation", "name", "post", "part", "attendance")
    return [
        value(f"ConferenceMember.{name}", "構成員", text, Info.EXISTENCE, f"p{at}")
        for at in range(3 if long == 1 else 30)
        for name, text in zip(names, people[at % 3], strict=True)
    ]


def notice(*, long: int = 1) -> Sheet:
    """開催通知."""
    values = [*_sitting(long), value("Conference.reply_by", "回答の期限", "令和8年7月7日(火)", Info.EXISTENCE, "m")]
    frame = replace(_FRAME, title="会議の開催通知", stamp="", document_number="")
    return Sheet(Door.OUTWARD, "conference_notice", frame, tuple(values))


def secrecy(*, long: int = 1) -> Sheet:
    """守秘の説明書・誓約書."""
    frame = replace(_FRAME, title="守秘の説明書・誓約書", stamp="", document_number="")
    return Sheet(Door.OUTWARD, "conference_secrecy", frame, tuple(_sitting(long)))


def answer(*, long: int = 1) -> Sheet:
    """The covering letter of a town that was asked."""
    values = [
        *_sitting(long),
        value("Conference.request_number", "求めの文書番号", "県地福第45号" * long, Info.EXISTENCE, "m"),
        value("Conference.request_on", "求めの日付", "令和8年7月6日(月)", Info.EXISTENCE, "m"),
        value("Conference.request_sender", "求めの発信者", "架空県 地域福祉課 見本" * long, Info.EXISTENCE, "m"),
        *_marks(long),
    ]
    frame = replace(_FRAME, title="会議の求めへの回答", recipient="架空県東部福祉事務所", recipient_person="")
    return Sheet(Door.OUTWARD, "conference_answer", frame, tuple(values))


def minutes(*, long: int = 1) -> Sheet:
    """議事の要旨 by marks."""
    values = [
        *_sitting(long),
        value("Conference.held_on", "開いた日", "令和8年7月14日(火)", Info.EXISTENCE, "m"),
        value("Conference.minutes", "議事の要旨", LONG * long, Info.EXISTENCE, "m"),
        value("Conference.next_at", "次の会議", "令和8年8月18日(火) 14:00", Info.EXISTENCE, "m"),
        *(each for each in _members(1) if each.key.endswith(("organisation", "name", "attendance"))),
        *(each for each in _marks(1) if not each.key.endswith("consent_state")),
    ]
    result = "福祉課が訪問する。" * long
    values += [value("AgendaItem.result", "協議の結果", result, Info.EXISTENCE, f"i{at}") for at in range(3)]
    values += _decisions(long, marked=True)
    frame = replace(_FRAME, title="議事の要旨", stamp="", document_number="", version="coded")
    return Sheet(Door.OUTWARD, "conference_minutes", frame, tuple(values))


MAKERS = {
    "conference_case": coded,
    "conference_agenda": agenda,
    "conference_notice": notice,
    "conference_secrecy": secrecy,
    "conference_answer": answer,
    "conference_minutes": minutes,
}
