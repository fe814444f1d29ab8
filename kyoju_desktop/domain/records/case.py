"""The case, its stages, and the clerk's conflicts of interest."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Moment, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Case(Record):
    """One housing-support case from first contact to closing; numbers run per fiscal year."""

    title = N_("ケース")

    number: str = field(Text(40), N_("受付番号"), info=Info.IDENTITY, searchable=True)
    fiscal_year: int | None = field(Count(), N_("年度"), info=Info.OFFICE)
    person: str = field(Ref("Person"), N_("本人"), info=Info.OFFICE)
    anonymous: bool = field(Flag(), N_("匿名の問合せ"), info=Info.OFFICE)
    called: str = field(Text(120), N_("仮の呼び名"), info=Info.IDENTITY, searchable=True)
    stage: str = field(Choice("stage"), N_("段階"), info=Info.OFFICE)
    stage_since: datetime | None = field(Moment(), N_("この段階になった日時"), info=Info.OFFICE)
    opened_at: datetime | None = field(Moment(), N_("受付日時"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("担当"), info=Info.OFFICE)
    categories: frozenset[str] = field(Codes("category"), N_("要配慮者の区分"), info=Info.NEED)
    joined_from: str = field(Text(40), N_("結合した問合せの番号"), info=Info.OFFICE, searchable=True)
    previous: str = field(Ref("Case"), N_("前回のケース"), info=Info.OFFICE)
    merged_into: str = field(Ref("Case"), N_("統合先のケース"), info=Info.OFFICE)
    contact_again_on: date | None = field(Day(), N_("次に連絡する日"), info=Info.OFFICE)
    parked: bool = field(Flag(), N_("面談を止めている"), info=Info.OFFICE)


@record
class StageChange(Record):
    """A step from one stage to another with its reason; going back is a step of its own."""

    title = N_("段階の変更")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    from_stage: str = field(Choice("stage"), N_("前の段階"), info=Info.OFFICE)
    to_stage: str = field(Choice("stage"), N_("次の段階"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("日時"), info=Info.OFFICE)
    reason: str = field(Text(400, lines=2), N_("理由"), info=Info.OFFICE)
    missing: str = field(Text(1000, lines=4), N_("そのとき足りなかったもの"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("記録した人"), info=Info.OFFICE)


@record
class ConflictOfInterest(Record):
    """The clerk is kin, landlord or neighbour of somebody in the case: who decides or acts instead."""

    title = N_("担当の利害関係")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("担当"), info=Info.OFFICE)
    relation: str = field(Choice("conflict_relation"), N_("関係"), info=Info.OFFICE)
    detail: str = field(Text(400, lines=2), N_("内容"), info=Info.OFFICE)
    measure: str = field(Choice("conflict_measure"), N_("対応"), info=Info.OFFICE)
    replaced_by: str = field(Text(80), N_("代わる人"), info=Info.OFFICE)
    noted_on: date | None = field(Day(), N_("申し出た日"), info=Info.OFFICE)


@record
class Deadline(Record):
    """A date that the clerk set; all other deadlines are derived from the records and never typed."""

    title = N_("期限")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    due_on: date | None = field(Day(), N_("期限"), info=Info.OFFICE)
    what: str = field(Text(120), N_("すること"), info=Info.OFFICE)
    source: str = field(Choice("deadline_source"), N_("種別"), info=Info.OFFICE)
    done_on: date | None = field(Day(), N_("済んだ日"), info=Info.OFFICE)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)
