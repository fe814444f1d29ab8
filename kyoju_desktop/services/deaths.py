"""A death in the home: registering it, the eleven points, whom was called; and what ends with it (DOMAIN 3.6)."""

from datetime import date, datetime

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import is_empty, specs
from kyoju_desktop.domain.records import (
    Belonging,
    Case,
    ContactCall,
    Death,
    DeathStep,
    EmergencyContact,
    HouseholdMember,
    Mandate,
    MoveOut,
    Person,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.absence import PUBLIC
from kyoju_desktop.domain.rules.belongings import OTHER, finished
from kyoju_desktop.domain.rules.leaving import last_seen
from kyoju_desktop.domain.rules.telling import contacts_of, verdict
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader, Writer

REPORT, CONTRACT, FOUND = "report", "contract", "found"
_REASON = "death"
_LEFTOVERS = "belongings"  # a kind of mandate (残置物関係事務) and one of the points


def begun_death(file: CaseFile, today: date, now: datetime) -> Death:
    """What the dialog begins with: known today, seen last on the last visit, with the contract that is on record."""
    homes = [each for each in file.of(Tenancy) if each.ended_on is None]
    return Death(
        case=file.case.id,
        tenancy=homes[-1].id if homes else "",
        known_on=today,
        found_at=now,
        last_seen_on=last_seen(file.of(Visit)),
        belongings_contract=has_contract(file),
        public_alone=bool(homes) and homes[-1].destination in PUBLIC and not _lived_with(file),
    )


def _lived_with(file: CaseFile) -> bool:
    """Whether somebody of the household lived there too; nobody else is named."""
    return any(each.living in {"", "together"} for each in file.of(HouseholdMember))


def has_contract(file: CaseFile) -> bool:
    """Whether somebody has been charged with what is left behind."""
    return any(_LEFTOVERS in each.kinds and each.ended_on is None for each in file.of(Mandate))


def open_points(file: CaseFile, codes: CodeBook) -> list[str]:
    """The labels of the points that nobody has ticked yet; nothing where no death is entered."""
    death = file.last(Death)
    points = codes.list("death_task").codes if death else ()
    return [each.label for each in points if death is not None and each.code not in death.tasks]


def register_death(w: Writer, death: Death) -> Death:
    """Enter a death, with what follows from it for the person, the home and the visits.

    Entered a second time it changes the record that is there: a person dies once.
    """
    begun = w.find(Death, case=death.case)
    told = {each.name: getattr(death, each.name) for each in specs(Death) if not is_empty(death, each.name)}
    kept = begun[-1].replace(**told) if begun else death
    check_death(w, kept)
    w.put(kept)
    follow_death(w, kept)
    return w.get(Death, kept.id)


def check_death(w: Writer, death: Death) -> None:
    """What cannot be so: known in the future, or known before it happened."""
    if death.known_on is None:
        raise Refused(N_("死亡を知った日を入れてください。届出の期限を数えます。"), field="known_on")
    if death.known_on > w.now.date():
        raise Refused(N_("死亡を知った日が先の日付です。きょうまでの日を入れてください。"), field="known_on")
    if death.died_on is not None and death.died_on > death.known_on:
        raise Refused(N_("死亡した日が、死亡を知った日より後です。日付を確かめてください。"), field="died_on")


def follow_death(w: Writer, death: Death) -> None:
    """The person, the reason of leaving, the end of the lease and the points that the record itself answers."""
    if w.look(Death, death.id) is None:
        _take_back(w, death)
        return
    person = w.get(Person, w.get(Case, death.case).person)
    w.put(person.replace(died_on=death.died_on or person.died_on))
    leaving = [each for each in w.find(MoveOut, case=death.case) if each.reason in {"", _REASON}]
    w.put((leaving[-1] if leaving else MoveOut(case=death.case, tenancy=death.tenancy)).replace(reason=_REASON))
    home = w.look(Tenancy, death.tenancy) if death.tenancy else None
    if home is not None and death.contract_ended_on:
        w.put(home.replace(ended_on=death.contract_ended_on))
    confirmed = death.confirmed_at.date() if death.confirmed_at else None
    for task, day, by in (
        (REPORT, death.reported_on, death.reporter),
        (CONTRACT, death.contract_ended_on, ""),
        (FOUND, confirmed, death.confirmed_by),
    ):
        if day is not None:
            _answered(w, death, task, day, by)
    _count(w, death.id)


def _take_back(w: Writer, death: Death) -> None:
    """The record was a mistake and is gone: so is what it said of the person."""
    for each in w.find(DeathStep, death=death.id):
        w.remove(each)
    person = w.get(Person, w.get(Case, death.case).person)
    w.put(person.replace(died_on=None))
    for leaving in w.find(MoveOut, case=death.case, reason=_REASON):
        if leaving == MoveOut(id=leaving.id, case=leaving.case, tenancy=leaving.tenancy, reason=_REASON):
            w.remove(leaving)
    _let_again(w, death)


def _let_again(w: Writer, death: Death) -> None:
    """The lease did not end after all: the home that ended with it goes on."""
    home = w.look(Tenancy, death.tenancy) if death.tenancy else None
    if home is not None and home.ended_on and home.ended_on == death.contract_ended_on:
        w.put(home.replace(ended_on=None))


def _answered(w: Writer, death: Death, task: str, day: date, by: str) -> None:
    """A day entered on the record is the day of its point; what was noted beside it stays."""
    found = w.find(DeathStep, death=death.id, task=task)
    step = found[-1] if found else DeathStep(case=death.case, death=death.id, task=task)
    w.put(step.replace(done_on=day, by=step.by or by))


def tick_step(w: Writer, step: DeathStep) -> DeathStep:
    """Tick one of the eleven points: a second tick changes the first. A point without a day is done today."""
    if not step.task:
        raise Refused(N_("何をしたかを選んでください。"), field="task")
    death = w.get(Death, step.death)
    found = w.find(DeathStep, death=death.id, task=step.task)
    day = step.done_on or w.now.date()
    if day > w.now.date():
        raise Refused(N_("した日が、きょうより後です。"), field="done_on")
    kept = step.replace(id=found[-1].id if found else step.id, case=death.case, done_on=day)
    w.put(kept)
    follow_step(w, kept)
    return kept


def follow_step(w: Writer, step: DeathStep) -> None:
    """What a point says of the record: the day of the report, the end of the lease."""
    death = w.get(Death, step.death)
    gone = w.look(DeathStep, step.id) is None
    day = None if gone else step.done_on
    if step.task == REPORT:
        w.put(death.replace(reported_on=day, reporter=death.reporter or step.by))
    elif step.task == CONTRACT:
        ended = death.replace(contract_ended_on=day)
        w.put(ended)
        if gone:
            _let_again(w, death)
        else:
            follow_death(w, ended)
    _count(w, death.id)


def follow_belonging(w: Writer, thing: Belonging) -> None:
    """The last thing is gone, the undesignated ones too: so is the point of what stayed behind."""
    deaths, things = w.find(Death, case=thing.case), w.find(Belonging, case=thing.case)
    if not deaths or _LEFTOVERS in deaths[-1].tasks or not any(each.designated == OTHER for each in things):
        return
    if all(finished(each) for each in things):
        days = [day for each in things for day in (each.done_on, each.received_on) if day]
        _answered(w, deaths[-1], _LEFTOVERS, max(days, default=w.now.date()), "")
        _count(w, deaths[-1].id)


def untick_step(w: Writer, step_id: str) -> None:
    """Take a tick back."""
    step = w.get(DeathStep, step_id)
    w.remove(step)
    follow_step(w, step)


def _count(w: Writer, death_id: str) -> None:
    """The points that are done, on the record from which the deadlines are derived."""
    death = w.get(Death, death_id)
    w.put(death.replace(tasks=frozenset(each.task for each in w.find(DeathStep, death=death_id))))


def check_call(r: Reader, call: ContactCall) -> None:
    """Nobody is called whom the person did not want to be told; that nobody called may always be noted."""
    contact = r.look(EmergencyContact, call.contact) if call.contact else None
    if contact is None:
        raise Refused(N_("だれに連絡したかを選んでください。"), field="contact")
    contacts = contacts_of(case_file(r, contact.case)) if contact.case else (contact,)
    found = verdict(next((each for each in contacts if each.id == contact.id), contact), call.about)
    if not found.may and call.result != "not_called":
        raise Refused(
            N_("この人には知らせられません。かかってきた電話は、「問合せを記録する」に残してください。"),
            field="contact",
        )
