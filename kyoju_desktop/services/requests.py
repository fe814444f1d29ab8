"""開示などの請求: registering, putting off, deciding and finishing; one's own data and a deceased person's apart."""

from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.records import Case, InformationRequest, OppositeParty, Person
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.domain.rules.deadline_periods import periods
from kyoju_desktop.domain.rules.deadlines_of_sharing import decision_until
from kyoju_desktop.domain.rules.masking import DECEASED
from kyoju_desktop.domain.rules.requests import (
    EXISTENCE,
    HANDING,
    REFUSING,
    Stop,
    latest_extension,
    standings_for,
    stops,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file, same_persons
from kyoju_desktop.storage.store import Reader, Writer

_PREFIXES = {"disclosure": "開示", "correction": "訂正", "stop_use": "利用停止", DECEASED: "死者"}
_FROM_LAW = frozenset({"disclosure", DECEASED})  # kinds that are refused by the grounds of 78条 (or the town's rules)


def register_request(w: Writer, request: InformationRequest) -> InformationRequest:
    """Take a request in under its number (開示第n号 of the fiscal year, a series for each kind)."""
    _check_taken_in(w, request)
    if request.case and not request.person:
        request = request.replace(person=w.get(Case, request.case).person)
    assert request.received_on is not None  # noqa: S101 - checked above
    series = f"request/{request.kind}/{fiscal_year(request.received_on)}"
    numbered = request.replace(number=f"{_PREFIXES[request.kind]}第{w.next_number(series)}号")
    w.add(numbered)
    return numbered


def change_request(w: Writer, request: InformationRequest) -> InformationRequest:
    """Keep what was found out since: papers, days, remarks. The decision is taken by `decide_request` alone."""
    before = w.get(InformationRequest, request.id)
    _check_taken_in(w, request)
    if before.decision and (request.received_on, request.kind) != (before.received_on, before.kind):
        raise Refused(N_("決定のあとは、受け付けた日と種類を変えられません。"), field="received_on")
    kept = {name: getattr(before, name) for name in _DECIDED}
    changed = request.replace(number=before.number, **kept)
    w.put(changed)
    return changed


_DECIDED = ("decision", "decided_on", "decision_number", "approver", "grounds", "extended_until", "extended_reason")


def _check_taken_in(r: Writer, request: InformationRequest) -> None:
    if request.kind not in _PREFIXES:
        raise Refused(N_("請求の種類を選んでください。"), field="kind")
    if request.received_on is None:
        raise Refused(N_("受け付けた日を入れてください。"), field="received_on")
    if request.received_on > r.now.date():
        raise Refused(N_("受け付けた日が、きょうより後です。"), field="received_on")
    if not request.requester.strip():
        raise Refused(N_("請求した人を入れてください。"), field="requester")
    if request.standing not in standings_for(request.kind):
        raise Refused(
            N_("亡くなった人の情報を求められるのは、相続人や遺族などです。立場を選び直してください。")
            if request.kind == DECEASED
            else N_(
                "本人の情報を請求できるのは、本人か代理人です。亡くなった人の情報なら、請求の種類を変えてください。"
            ),
            field="standing",
        )
    if request.kind != DECEASED and _is_dead(r, request):
        raise Refused(
            N_("本人は亡くなっています。「死者の情報の申出」として受け付け、市町村の要綱で扱ってください。"),
            field="kind",
        )


def _is_dead(r: Reader, request: InformationRequest) -> bool:
    if request.case and is_dead(case_file(r, request.case)):
        return True
    person = r.look(Person, request.person) if request.person else None
    return person is not None and person.died_on is not None


def stops_of(r: Reader, request: InformationRequest) -> tuple[Stop, ...]:
    """Why the flow stops for this request: the opposite party asks, or secrecy stands."""
    person = request.person or (r.get(Case, request.case).person if request.case else "")
    if not person:
        return stops(request, (), protected=False)
    people = same_persons(r, person)
    opposites = [each for one in people for each in r.find(OppositeParty, person=one)]
    cases = [request.case] if request.case else [each.id for each in r.find(Case, person=person)]
    protected = any(case_file(r, each).protected for each in cases)
    return stops(request, opposites, protected=protected)


def extend_request(w: Writer, request_id: str, until: date | None, reason: str) -> InformationRequest:
    """Put the decision off, once, with the reason that the requester is told in writing (83条2項)."""
    request = _undecided(w, request_id)
    latest = latest_extension(request)
    if latest is None:
        raise Refused(N_("死者の情報の期限は市町村の要綱で決まります。期限の日を直してください。"), field="due_on")
    if request.extended_until:
        raise Refused(N_("もう延長してあります。延長は1回だけです。"), field="extended_until")
    before = request.due_on or decision_until(request)
    if until is None or before is None or until <= before:
        raise Refused(N_("いまの期限より後の日を入れてください。"), field="extended_until")
    if until > latest:
        days = str(periods().request_extension)
        raise Refused(N_("延長できるのは{days}日以内です。"), field="extended_until", days=days)
    if w.now.date() > before:
        raise Refused(N_("期限を過ぎてからは延長できません。すぐに決定してください。"), field="extended_until")
    if not reason.strip():
        raise Refused(N_("延長のわけを書いてください。請求した人に書面で知らせます。"), field="extended_reason")
    longer = request.replace(extended_until=until, extended_reason=reason.strip())
    w.put(longer)
    return longer


def decide_request(w: Writer, request_id: str, decided: InformationRequest) -> InformationRequest:
    """Enter the decision with its grounds and whoever took it; `decided` brings the answers. Final."""
    request = _undecided(w, request_id)
    taken = request.replace(
        decision=decided.decision,
        decided_on=decided.decided_on or w.now.date(),
        grounds=decided.grounds,
        approver=decided.approver.strip(),
        decision_number=decided.decision_number.strip(),
        note=decided.note.strip(),
    )
    _check_decision(w, taken)
    _check_stops(w, taken)
    w.put(taken)
    return taken


def _check_decision(w: Writer, taken: InformationRequest) -> None:
    if not taken.decision:
        raise Refused(N_("決定を選んでください。"), field="decision")
    day = taken.decided_on
    if day is None or day > w.now.date() or (taken.received_on and day < taken.received_on):
        raise Refused(N_("決定した日は、受け付けた日からきょうまでの日にしてください。"), field="decided_on")
    if not taken.approver:
        raise Refused(N_("決めた人(決裁した人)の名前を入れてください。"), field="approver")
    if taken.decision in REFUSING and taken.kind in _FROM_LAW and not taken.grounds:
        raise Refused(N_("出さない根拠を選んでください。"), field="grounds")
    if taken.decision in REFUSING and taken.kind not in _FROM_LAW and not taken.note:
        raise Refused(N_("応じないわけを備考に書いてください。"), field="note")
    if taken.decision == EXISTENCE and taken.kind != DECEASED and EXISTENCE not in taken.grounds:
        raise Refused(N_("あるともないとも答えないときの根拠は81条です。根拠に加えてください。"), field="grounds")


def _check_stops(w: Writer, taken: InformationRequest) -> None:
    found = stops_of(w, taken)
    if any(each.hard for each in found) and taken.decision not in {"none", EXISTENCE, "withdrawn"}:
        raise Refused(_first_hard(found).words, field="decision")
    if found and taken.decision in HANDING and not taken.note:
        raise Refused(
            N_("秘匿している人の情報です。本人の側の人だとどう確かめたかを、備考に書いてください。"), field="note"
        )


def _first_hard(found: tuple[Stop, ...]) -> Stop:
    return next(each for each in found if each.hard)


def note_notified(w: Writer, request_id: str, on: date | None) -> InformationRequest:
    """The requester was told the decision in writing."""
    request = _decided(w, request_id)
    _check_done_on(w, request, on, "notified_on")
    told = request.replace(notified_on=on)
    w.put(told)
    return told


def complete_request(w: Writer, request_id: str, done: str) -> InformationRequest:
    """What was corrected, or whose use was stopped."""
    request = _decided(w, request_id)
    if request.decision not in HANDING:
        raise Refused(N_("応じる決定をしていないので、したことは記録できません。"), field="done")
    if not done.strip():
        raise Refused(N_("何をどう直したか(止めたか)を書いてください。"), field="done")
    finished = request.replace(done=done.strip())
    w.put(finished)
    return finished


def _check_done_on(w: Writer, request: InformationRequest, on: date | None, field: str) -> None:
    if on is None or on > w.now.date() or (request.decided_on and on < request.decided_on):
        raise Refused(N_("決定した日からきょうまでの日を入れてください。"), field=field)


def _undecided(r: Reader, request_id: str) -> InformationRequest:
    request = r.get(InformationRequest, request_id)
    if request.decision:
        raise Refused(N_("この請求は、もう決定してあります。"))
    return request


def _decided(r: Reader, request_id: str) -> InformationRequest:
    request = r.get(InformationRequest, request_id)
    if not request.decision:
        raise Refused(N_("決定してから記録してください。"), field="decision")
    return request
