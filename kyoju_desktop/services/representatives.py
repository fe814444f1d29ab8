"""Representatives of a person: who they are, from when, how far their power reaches; a change ends what they gave."""

from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import OppositeParty, Person, Representative
from kyoju_desktop.domain.rules.representatives import LISTED, PARENTAL, adult_on, is_opposite
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.casefile import same_persons
from kyoju_desktop.services.consent_ends import end_with_representative
from kyoju_desktop.storage.store import Reader, Writer

OPPOSITE = N_(
    "この人は「答えてはいけない相手」と同じ名前です。この人には同意をたずねず、居どころも伝えないでください。"
    "児童相談所への通告、法令、命や体の危険(69条2項4号)で判断します。"
)


def record_representative(w: Writer, representative: Representative, *, replaces: str = "") -> Representative:
    """Enter or correct somebody who acts for the person; `replaces` names the one whose place is taken that day."""
    _check(w, representative)
    if replaces:
        former = w.get(Representative, replaces)
        if former.person != representative.person or former.kind != representative.kind:
            raise Refused(N_("替わる前の代理人は、同じ人の同じ立場の代理人から選んでください。"), field="kind")
        if representative.from_day is None:
            raise Refused(N_("いつから代理人になったかを入れてください。"), field="from_day")
        end_representative(w, former.id, representative.from_day, N_("代理人が替わった"))
    w.put(representative)
    end_with_representative(w, representative)
    return representative


def end_representative(w: Writer, representative_id: str, on: date | None, reason: str) -> Representative:
    """Enter that somebody no longer acts for the person; the consents they gave end that day."""
    former = w.get(Representative, representative_id)
    if on is None or (former.from_day is not None and on < former.from_day):
        raise Refused(N_("代理人でなくなった日を、始まった日より後で入れてください。"), field="ended_on")
    if not reason.strip():
        raise Refused(N_("代わったわけを書いてください。"), field="ended_reason")
    ended = former.replace(ended_on=on, ended_reason=reason.strip())
    w.put(ended)
    end_with_representative(w, ended)
    return ended


def cautions_about(r: Reader, representative: Representative) -> tuple[Message, ...]:
    """What the clerk has to see beside a representative: the opposite party, or a power that has ended by age."""
    found = []
    if is_opposite(representative.name, opposite_of(r, representative.person)):
        found.append(Message(OPPOSITE))
    person = r.look(Person, representative.person)
    if person and person.birth_date and representative.kind in PARENTAL and adult_on(person.birth_date) <= r.today:
        found.append(Message(N_("本人は成年です。親権は終わっています。本人にたずねてください。")))
    return tuple(found)


def opposite_of(r: Reader, person_id: str) -> tuple[OppositeParty, ...]:
    """Whoever must not be answered about the person, also under a record linked as the same human being."""
    return tuple(each for person in same_persons(r, person_id) for each in r.find(OppositeParty, person=person))


def _check(w: Writer, representative: Representative) -> None:
    w.get(Person, representative.person)
    for name, text in (
        ("kind", N_("代理人の立場を選んでください。")),
        ("name", N_("代理人の名前を入れてください。")),
        ("paper", N_("権限を確かめた書類を書いてください。")),
    ):
        if not getattr(representative, name).strip():
            raise Refused(text, field=name)
    if representative.checked_on is None or representative.checked_on > w.now.date():
        raise Refused(N_("書類を確かめた日を、きょうまでの日で入れてください。"), field="checked_on")
    if representative.kind in LISTED and not representative.scope:
        raise Refused(N_("代理できること(権限の範囲)を、書類のとおりに選んでください。"), field="scope")
