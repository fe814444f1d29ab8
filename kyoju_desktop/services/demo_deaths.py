"""What follows a death in the invented cases: points, calls in their order, things left behind."""

import random
from datetime import date, datetime, time, timedelta

from kyoju_desktop.domain.codes import load_list
from kyoju_desktop.domain.records import (
    Belonging,
    Case,
    ContactCall,
    Death,
    DeathStep,
    EmergencyContact,
    Mandate,
)
from kyoju_desktop.domain.rules.belongings import DESIGNATED, OTHER
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.domain.rules.telling import DEATH, in_order, verdict
from kyoju_desktop.storage.store import Writer

MOST = 60
_FIRST = ("found", "contacts")
_THINGS = (("仏壇", DESIGNATED), ("アルバム", DESIGNATED), ("たんすと布団", OTHER), ("通帳", "money"))


def enter_deaths(w: Writer, seed: int) -> None:
    """Let the office go through what follows the deaths that are on record."""
    dice = random.Random(f"{seed}/deaths")  # noqa: S311 - invented cases, no secret
    for death in w.find(Death)[:MOST]:
        case = w.get(Case, death.case)
        _call(w, death, case.clerk)
        _step(w, death, done=not is_open(case.stage))
        _leave(w, death, dice, done=not is_open(case.stage))


def _call(w: Writer, death: Death, clerk: str) -> None:
    known = death.known_on or w.now.date()
    allowed = [each for each in w.find(EmergencyContact, case=death.case) if verdict(each, DEATH).may]
    for number, contact in enumerate(in_order(allowed)):
        at = datetime.combine(known, time(13, 10 + 10 * min(number, 4)))
        words = "亡くなったことを伝えた。これから来る。"
        w.add(
            ContactCall(
                case=death.case, contact=contact.id, at=at, about=DEATH, result="told", words=words, clerk=clerk
            )
        )


def _step(w: Writer, death: Death, *, done: bool) -> None:
    known = death.known_on or w.now.date()
    tasks = tuple(each.code for each in load_list("death_task").codes) if done else _FIRST
    for number, task in enumerate(tasks):
        on = min(known + timedelta(days=number), w.now.date())
        w.add(DeathStep(case=death.case, death=death.id, task=task, done_on=on, by="見本 架代"))
    reported = min(known + timedelta(days=2), w.now.date()) if done else None
    w.put(death.replace(tasks=frozenset(tasks), reported_on=reported, reporter="親族" if done else ""))


def _leave(w: Writer, death: Death, dice: random.Random, *, done: bool) -> None:
    """The things, with the contract where there is one; without one nothing was thrown away."""
    mandate = ""
    if death.belongings_contract:
        made = Mandate(
            case=death.case,
            kinds=frozenset({"cancel", "belongings"}),
            mandatary="架空居住支援法人",
            mandatary_kind="corporation",
            list_kept="yes",
        )
        w.add(made)
        mandate = made.id
    until = _over(death)
    for what, kind in _THINGS[: dice.randrange(2, len(_THINGS) + 1)]:
        thing = Belonging(case=death.case, mandate=mandate, what=what, designated=kind, fate="kept")
        if done and until and until < w.now.date():
            thing = _gone(thing, until, thrown=bool(mandate))
        w.add(thing)


def _over(death: Death) -> date | None:
    since = death.died_on or death.known_on
    return period_end(since, months=3) if since else None


def _gone(thing: Belonging, until: date, *, thrown: bool) -> Belonging:
    if thing.designated == DESIGNATED:
        return thing.replace(fate="handed", done_on=until, received_on=until, received_by="おい")
    if thing.designated == OTHER and thrown:
        told, gone = until - timedelta(days=18), until + timedelta(days=1)
        return thing.replace(fate="disposed", told_on=told, done_on=gone, witness="受任者・大家")
    return thing.replace(fate="heir", done_on=until, received_on=until, received_by="相続人")
