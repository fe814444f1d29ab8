"""What follows and surrounds a disclosure in the fictional office: emergencies, inquiries, copies that are out.

A pen of its own writes it, so that the rest of an invented case does not depend on it.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from kyoju_desktop.domain.fields import Record, specs
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Address,
    Assessment,
    CopyOut,
    Crisis,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    LaterExplanation,
    OppositeParty,
    Person,
    PersonInquiry,
)
from kyoju_desktop.services.demo_cast import Pen
from kyoju_desktop.services.demo_story import Story
from kyoju_desktop.services.disclosures import WENT_OUT
from kyoju_desktop.services.inquiries import NOT_CONFIRMED, REFUSED

R = TypeVar("R", bound=Record)
_TOLD = (
    ("Person", "name"),
    ("Person", "kana"),
    ("Person", "birth_date"),
    ("Address", "place"),
    ("Assessment", "illness"),
)
_BASIS = "命や体の危険があり、本人のためになる(個人情報の保護に関する法律第69条第2項第4号)"
_STRANGERS = (
    ("見立 架四郎", "名乗らず", "そちらに通っているか", NOT_CONFIRMED, ""),
    ("仮名 そら", "金融会社を名乗る人", "いまの住所と電話", REFUSED, "no_basis"),
    ("架橋 のぞみ", "親族を名乗る人", "元気にしているか", NOT_CONFIRMED, ""),
)
_ASKING = (
    ("大家", "貸主", "家賃を払えるようになったか", REFUSED, "no_basis"),
    ("金融会社を名乗る人", "", "いまの住所と電話", NOT_CONFIRMED, ""),
    ("近所の人", "", "最近見ないが、どこにいるか", NOT_CONFIRMED, ""),
)


def follow(story: Story, seed: str, rows: Sequence[Record]) -> tuple[Record, ...]:
    """The records to add to those of an invented case."""
    pen = Pen(f"{seed}/handed", story.pen.today)
    for crisis in _of(rows, Crisis):
        if crisis.noticed_at and pen.chance(70):
            _emergency(story, pen, crisis, rows)
    for opposite in _of(rows, OppositeParty):
        if pen.chance(60):
            _asked_by_opposite(story, pen, opposite)
    if not story.case.anonymous and pen.chance(9):
        _asked(pen, pen.one(_ASKING), _lately(story, pen), case=story.case.id, clerk=story.clerk)
    out = {each.disclosure for each in _of(rows, DisclosureOutcome) if each.outcome == WENT_OUT}
    for told in _of(rows, Disclosure):
        if told.id in out and pen.chance(25):
            _copy(pen, told, story.clerk)
    return tuple(pen.rows)


def strangers(seed: int, today: date, clerk: str) -> tuple[Record, ...]:
    """Inquiries about people who have no case here; they look like all others."""
    pen = Pen(f"{seed}/strangers", today)
    for about, who, what, answer, ground in _STRANGERS:
        at = pen.moment(pen.working(today - timedelta(days=pen.random.randint(1, 40))))
        _asked(pen, (who, "", what, answer, ground), at, about=about, clerk=clerk)
    return tuple(pen.rows)


def _emergency(story: Story, pen: Pen, crisis: Crisis, rows: Sequence[Record]) -> None:
    at = (crisis.noticed_at or pen.moment(pen.today)) + timedelta(minutes=12)
    items = [(each, name) for owner, name in _TOLD for each in _newest(rows, owner) if getattr(each, name)]
    infos = [_info(each, name) for each, name in items]
    disclosure = pen.write(
        Disclosure,
        at,
        case=story.case.id,
        person=story.person.id,
        recipient=pen.one(("救急・消防 架空消防署", "警察 架空警察署", "病院 架空総合病院")),
        external=True,
        at=at,
        told_at=at,
        clerk=story.clerk,
        means="oral",
        basis="special_69_2_4",
        basis_text=_BASIS,
        basis_facts=f"危険の事実: {crisis.fact}",
        purpose="安全の相談・緊急の連絡",
        level="L3" if any(info.special for info in infos) else "L2",
        special=any(info.special for info in infos),
        classes=frozenset(info.name for info in infos),
        why_no_consent="緊急のため、本人の同意を待てなかった。",
    )
    for (each, name), info in zip(items, infos, strict=True):
        pen.write(
            DisclosedItem,
            at,
            disclosure=disclosure.id,
            case=story.case.id,
            record=each.id,
            record_class=type(each).__name__,
            field_name=name,
            label=next(found.label for found in specs(type(each)) if found.name == name),
            subject=story.person.id,
            info_class=info.name,
            given=True,
        )
    pen.write(
        DisclosureOutcome,
        at,
        disclosure=disclosure.id,
        case=story.case.id,
        outcome=WENT_OUT,
        at=at,
        clerk=story.clerk,
    )
    due = at.date() + timedelta(days=5)
    told = due < story.pen.today - timedelta(days=10)
    pen.write(
        LaterExplanation,
        at,
        case=story.case.id,
        person=story.person.id,
        disclosure=disclosure.id,
        due_on=max(due, story.pen.today - timedelta(days=3)) if not told else due,
        told_on=due if told else None,
        told_by=story.clerk if told else "",
        words="知らせてくれてよかった、とのこと。" if told else "",
    )


def _asked_by_opposite(story: Story, pen: Pen, opposite: OppositeParty) -> None:
    at = _lately(story, pen)
    pen.write(
        PersonInquiry,
        at,
        case=story.case.id,
        at=at,
        who=f"{opposite.relation or '家族'}を名乗る人",
        relation=opposite.relation,
        means="phone",
        asked="そちらに相談に行っていないか。いまどこにいるか。",
        answer=NOT_CONFIRMED,
        ground="opposite",
        answered="「個人のことはお答えしていません」とだけ伝えた。",
        follow_up="警察と女性相談支援センターに知らせた。本人に電話で知らせた。",
        clerk=story.clerk,
    )


def _asked(
    pen: Pen, told: tuple[str, str, str, str, str], at: datetime, *, case: str = "", about: str = "", clerk: str
) -> None:
    who, relation, what, answer, ground = told
    pen.write(
        PersonInquiry,
        at,
        case=case,
        about=about,
        at=at,
        who=who,
        relation=relation,
        means="phone",
        asked=what,
        answer=answer,
        ground=ground,
        answered="「個人のことはお答えしていません」とだけ伝えた。",
        clerk=clerk,
    )


def _copy(pen: Pen, told: Disclosure, clerk: str) -> None:
    at = told.at or pen.moment(pen.today)
    back = pen.chance(55)
    due = at.date() + timedelta(days=30)
    pen.write(
        CopyOut,
        at,
        case=told.case,
        disclosure=told.id,
        organisation=told.organisation,
        recipient=told.recipient,
        number="1",
        asked="return" if pen.chance(60) else "destroy",
        due_on=due if back or due >= pen.today else pen.today + timedelta(days=pen.random.randint(-3, 20)),
        fate="returned" if back else "",
        done_on=min(due, pen.today) if back else None,
        confirmed_by=clerk if back else "",
    )


def _lately(story: Story, pen: Pen) -> datetime:
    opened = story.case.opened_at.date() if story.case.opened_at else pen.today
    days = max(0, (pen.today - opened).days)
    return pen.moment(pen.working(pen.today - timedelta(days=pen.random.randint(0, min(days, 90)))))


def _of(rows: Sequence[Record], kind: type[R]) -> list[R]:
    return [each for each in rows if isinstance(each, kind)]


def _newest(rows: Sequence[Record], owner: str) -> list[Record]:
    kind: type[Record] = {"Person": Person, "Address": Address, "Assessment": Assessment}[owner]
    return _of(rows, kind)[-1:] if owner != "Person" else _of(rows, kind)[:1]


def _info(each: Record, name: str) -> Info:
    return next(found.info for found in specs(type(each)) if found.name == name)
