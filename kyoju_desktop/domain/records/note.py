"""支援経過: what happened, what it may mean and what comes next, kept apart; and inquiries about a person."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Day, Moment, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class ProgressNote(Record):
    """One entry of 支援経過: fact, opinion and next step apart; written to be read by the person one day."""

    title = N_("支援経過")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("日時"), info=Info.COURSE)
    until: datetime | None = field(Moment(), N_("終わった時刻"), info=Info.COURSE)
    means: str = field(Choice("note_means"), N_("方法"), info=Info.COURSE)
    with_whom: str = field(Text(200), N_("相手"), info=Info.COURSE)
    present: str = field(Text(200), N_("同席した人"), info=Info.COURSE)
    fact: str = field(Text(8000, lines=4), N_("事実"), info=Info.COURSE, searchable=True)
    opinion: str = field(Text(4000, lines=3), N_("見立て"), info=Info.COURSE, searchable=True)
    next_step: str = field(Text(2000, lines=3), N_("次の対応"), info=Info.COURSE, searchable=True)
    next_on: date | None = field(Day(), N_("次の対応の期限"), info=Info.COURSE)
    next_done_on: date | None = field(Day(), N_("対応を済ませた日"), info=Info.COURSE)
    others_words: str = field(Text(4000, lines=3), N_("ほかの人の情報(開示のとき分ける)"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("記録した人"), info=Info.OFFICE)


@record
class PersonInquiry(Record):
    """Somebody asked about a person: who, what, and what was answered (DISCLOSURE 7)."""

    title = N_("本人についての問合せ")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("日時"), info=Info.OFFICE)
    about: str = field(Text(200), N_("だれのことか"), info=Info.OFFICE)
    who: str = field(Text(200), N_("たずねた人"), info=Info.OFFICE)
    relation: str = field(Text(120), N_("本人との関係(名乗ったもの)"), info=Info.OFFICE)
    means: str = field(Choice("note_means"), N_("方法"), info=Info.OFFICE)
    asked: str = field(Text(2000, lines=3), N_("たずねられたこと"), info=Info.OFFICE)
    answer: str = field(Choice("inquiry_answer"), N_("答え"), info=Info.OFFICE)
    answered: str = field(Text(1000, lines=2), N_("答えた内容"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("台帳の機関"), info=Info.OFFICE)
    document: str = field(Text(120), N_("求めの文書番号"), info=Info.OFFICE)
    document_on: date | None = field(Day(), N_("求めの日付"), info=Info.OFFICE)
    ground: str = field(Choice("refusal_ground"), N_("出さない根拠"), info=Info.OFFICE)
    weighed: str = field(Text(1000, lines=3), N_("比べて考えたこと"), info=Info.OFFICE)
    approver: str = field(Text(80), N_("決めた人"), info=Info.OFFICE)
    decision_number: str = field(Text(60), N_("決裁番号"), info=Info.OFFICE)
    follow_up: str = field(Text(400, lines=2), N_("そのあとの対応(警察への相談など)"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("応対した人"), info=Info.OFFICE)
