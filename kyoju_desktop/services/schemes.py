"""制度の利用: a scheme on a case with its steps, papers, result, extension and end, and what it sets elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import value_of
from kyoju_desktop.domain.records import Office, Organisation, Referral, SchemeStep, SchemeUse, Tenancy
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.domain.rules.scheme_course import (
    again_from,
    extension_of,
    is_over,
    lacking,
)
from kyoju_desktop.domain.rules.schemes import Decider, Scheme, scheme_of
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.persons import open_tenancy
from kyoju_desktop.storage.store import Writer

DIRECT = "direct"  # of the list rent_pay_way
_NO_TENANCY = N_(
    "このケースに、続いている入居の記録がありません。「住まい」に入居を書いてから、もう一度押してください。"
)
_ONCE_MORE_FROM = N_("前に{title}を使い、{day}に終わっています。もう一度使えるのは{again}からです。")


@dataclass(frozen=True)
class Followed:
    """A scheme on a case as it is shown: its data, its steps in order, what is lacking, who decides here."""

    use: SchemeUse
    scheme: Scheme | None
    steps: tuple[SchemeStep, ...]
    lacking: tuple[Message, ...]
    decider: Decider | None
    trouble: Message | None = None


def followed(file: CaseFile, use: SchemeUse, today: date, codes: CodeBook) -> Followed:
    """Everything that is to be said about one scheme of a case; broken data are told, not raised."""
    try:
        scheme, trouble = scheme_of(use.scheme) if use.scheme else None, None
    except Refused as refused:
        scheme, trouble = None, refused.message
    steps = steps_of(file, use)
    if scheme is None:
        return Followed(use, None, steps, (), None, trouble)
    left = (*lacking(scheme, use, steps, today, codes), *_too_soon(file, scheme, use))
    return Followed(use, scheme, steps, left, scheme.decider(welfare_office=file.office.welfare_office))


def steps_of(file: CaseFile, use: SchemeUse) -> tuple[SchemeStep, ...]:
    """The steps of a scheme in the order in which they were made."""
    return tuple(sorted((each for each in file.of(SchemeStep) if each.use == use.id), key=lambda each: each.id))


def bodies_for(scheme: Scheme, office: Office, bodies: tuple[Organisation, ...]) -> tuple[Organisation, ...]:
    """The bodies of the register that decide here, the likeliest first.

    Where the office runs no 福祉事務所 of its own, what its own body does comes after what the prefecture does.
    """
    kinds = scheme.decider(welfare_office=office.welfare_office).kinds
    fitting = [each for each in bodies if each.kind in kinds and not each.closed]
    inside = {"own_section", "same_body", "contractor"}
    outward = not office.welfare_office
    return tuple(
        sorted(fitting, key=lambda each: (kinds.index(each.kind), (each.standing in inside) is outward, each.id))
    )


def begin_scheme(w: Writer, use: SchemeUse) -> SchemeUse:
    """Follow a scheme on a case: its steps are made with it."""
    if not use.scheme:
        raise Refused(N_("どの制度かを選んでください。"), field="scheme")
    w.put(use)
    follow_scheme(w, use)
    return use


def follow_scheme(w: Writer, use: SchemeUse) -> None:
    """What a kept or removed scheme changes: its steps are made once, ticked with its dates, and go with it."""
    steps = w.find(SchemeStep, use=use.id)
    if w.look(SchemeUse, use.id) is None:
        for each in steps:
            w.remove(each)
        return
    scheme = readable(use.scheme)
    if scheme is None:
        return
    untouched = not any(each.done_on or each.words for each in steps)
    if untouched and [each.step for each in sorted(steps, key=lambda one: one.id)] != [
        each.step for each in scheme.steps
    ]:
        for each in steps:  # another scheme was chosen before anything was done
            w.remove(each)
        _make_steps(w, scheme, use)
        return
    fills = {each.step: each.fills for each in scheme.steps if each.fills}
    for each in steps:
        day = value_of(use, fills[each.step]) if each.step in fills else None
        if each.done_on is None and isinstance(day, date):
            w.put(each.replace(done_on=day))


def tick_step(w: Writer, step_id: str, day: date | None) -> SchemeStep:
    """A step is done on a day, or is not done after all; the date it stands for is filled while it is empty."""
    step = w.get(SchemeStep, step_id).replace(done_on=day)
    w.put(step)
    use = w.get(SchemeUse, step.use)
    scheme = readable(use.scheme)
    fills = next((each.fills for each in scheme.steps if each.step == step.step), "") if scheme else ""
    if fills and day is not None and value_of(use, fills) is None:
        w.put(use.replace(**{fills: day}))
    return step


def set_paper(w: Writer, use_id: str, paper: str, *, got: bool) -> SchemeUse:
    """A paper has come, or is missing after all."""
    use = w.get(SchemeUse, use_id)
    use = use.replace(papers=use.papers | {paper} if got else use.papers - {paper})
    w.put(use)
    return use


def extend(w: Writer, use: SchemeUse, until: date | None, number: str = "") -> SchemeUse:
    """The period was extended: counted, with its new end; the decision's number replaces the one before."""
    if until is None:
        raise Refused(N_("延長した後の終わりの日を入れてください。"), field="until_day")
    present = w.get(SchemeUse, use.id)
    changed = present.replace(
        until_day=until,
        extended=(present.extended or 0) + 1,
        document_number=number or present.document_number,
        next_done_on=w.now.date() if present.next_on and present.next_done_on is None else present.next_done_on,
    )
    w.put(changed)
    return changed


def end_use(w: Writer, use: SchemeUse) -> SchemeUse:
    """The scheme is over on this case: when, why, and with which result."""
    if use.ended_on is None:
        raise Refused(N_("終わった日を入れてください。"), field="ended_on")
    over = use.result if use.result not in {"", "waiting", "approved"} else "finished"
    changed = w.get(SchemeUse, use.id).replace(ended_on=use.ended_on, ended_why=use.ended_why, result=over)
    w.put(changed)
    return changed


def permit_to_tenancy(w: Writer, use_id: str) -> Tenancy:
    """目的外使用: its last day becomes the last day of the tenancy's permission to use."""
    use = w.get(SchemeUse, use_id)
    if use.until_day is None:
        raise Refused(N_("使用の終わりの日がまだ入っていません。許可の期間を入れてください。"), field="until_day")
    return _on_tenancy(w, use, use_permit_until=use.until_day)


def pay_directly(w: Writer, use_id: str) -> Tenancy:
    """代理納付: the tenancy's rent goes from the welfare office to the landlord."""
    return _on_tenancy(w, w.get(SchemeUse, use_id), pay_way=DIRECT)


def sent_to(file: CaseFile, use: SchemeUse) -> date | None:
    """When a つなぎ票 went to the body of the scheme after it was recommended; None before that."""
    days = (
        each.sent_at.date()
        for each in file.of(Referral)
        if isinstance(each.sent_at, datetime) and use.organisation and each.organisation == use.organisation
    )
    return next((day for day in sorted(days) if use.recommended_on is None or day >= use.recommended_on), None)


def proposed_extension(use: SchemeUse) -> tuple[SchemeUse, Message | None]:
    """The scheme with the end that one more period would give, and what is to be said about it."""
    scheme = readable(use.scheme)
    extension = extension_of(scheme, use) if scheme else None
    if extension is None:
        return use, None
    return use.replace(until_day=extension.until_day), extension.remark


def check_on(use: SchemeUse) -> date | None:
    """When the end is to be looked at: a month before it (AC-05-5)."""
    return None if use.until_day is None or is_over(use) else add_months(use.until_day, -1)


def _make_steps(w: Writer, scheme: Scheme, use: SchemeUse) -> None:
    begun = use.recommended_on or w.now.date()
    for each in scheme.steps:
        day = value_of(use, each.fills) if each.fills else None
        w.add(
            SchemeStep(
                case=use.case,
                use=use.id,
                step=each.step,
                what=each.text,
                planned_on=begun + timedelta(days=each.days) if each.days is not None else None,
                done_on=day if isinstance(day, date) else None,
            )
        )


def _on_tenancy(w: Writer, use: SchemeUse, **values: object) -> Tenancy:
    tenancy = open_tenancy(w, use.case)
    if tenancy is None:
        raise Refused(_NO_TENANCY)
    changed = tenancy.replace(**values)
    w.put(changed)
    return changed


def _too_soon(file: CaseFile, scheme: Scheme, use: SchemeUse) -> tuple[Message, ...]:
    """The same scheme was used before and must wait: said, never refused."""
    if is_over(use):
        return ()
    begins = use.from_day or use.applied_on or use.recommended_on
    for other in file.of(SchemeUse):
        again = again_from(scheme, other) if other.id != use.id and other.scheme == use.scheme else None
        ended = other.ended_on or other.until_day
        if again and ended and begins and ended <= begins < again:
            return (_waits(scheme, ended, again),)
    return ()


def _waits(scheme: Scheme, ended: date, again: date) -> Message:
    return Message(_ONCE_MORE_FROM, (("title", scheme.title), ("day", wareki(ended)), ("again", wareki(again))))


def readable(code: str) -> Scheme | None:
    """The data of a scheme; a broken file must never stop what is typed from being kept."""
    try:
        return scheme_of(code) if code else None
    except Refused:
        return None
