"""The last look before a finished pack leaves the hand: may this recipient still have all that is in it?

A pack is made days before it is handed over. Meanwhile secrecy begins, a consent is withdrawn or narrowed, a member
is no longer bound, a body turns out to stand close to the opposite party.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Conference,
    ConferenceCopy,
    ConferenceMember,
    Consent,
    DisclosedItem,
    Disclosure,
    Organisation,
    Protection,
)
from kyoju_desktop.domain.rules.conference import NAMED, kept_from, standing_at
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.domain.rules.consent_life import MARKED, USED, effective, ending_of, terms_of
from kyoju_desktop.i18n.messages import N_, SOURCE_LANGUAGE, Message, Translator
from kyoju_desktop.services.conferences.grounds import Matter
from kyoju_desktop.services.conferences.planning import asking, matters_of, seat_of
from kyoju_desktop.services.conferences.returns import disclosures_of
from kyoju_desktop.services.conferences.rows import Given
from kyoju_desktop.storage.store import Reader

SINCE_SECRET = N_("資料を作ったあとで、居所の秘匿が始まった人がいます。この資料は渡さず、新しく作ってください。")
ENDED = N_("もとの同意が、終わっています。この資料は渡さず、新しく作ってください。")
ANOTHER = N_("資料を作ったあとで、受け取る人が変わっています。この資料は渡さず、新しく作ってください。")
LESS_NOW = N_("いまは渡せないものが入っています。この資料は渡さず、新しく作ってください。")


def barred_now(
    r: Reader, copy: ConferenceCopy, member: ConferenceMember | None, body: Organisation
) -> Message | None:
    """Why the pack may not go to the member, or to the body that asked, any more; None if it may."""
    at = Locale(Translator.for_language(SOURCE_LANGUAGE), r.today, shipped_codebook())
    matters = {each.file.case.id: each for each in matters_of(r, r.get(Conference, copy.conference), at)}
    for row in disclosures_of(r, copy):
        matter = matters.get(row.case)
        why = Message(LESS_NOW) if matter is None else next(_reasons(r, row, copy, matter, member, body, at), None)
        if why:
            return why
    return None


def _reasons(
    r: Reader,
    row: Disclosure,
    copy: ConferenceCopy,
    matter: Matter,
    member: ConferenceMember | None,
    body: Organisation,
    at: Locale,
) -> Iterator[Message]:
    """Everything that speaks against one case of the pack."""
    if row.organisation != body.id or (member is not None and row.contact != member.name):
        yield Message(ANOTHER)
    if member is not None:
        allowed = standing_at(member, matter.body)
        if not allowed.version or (row.version == NAMED and allowed.version != NAMED):
            yield allowed.why or Message(LESS_NOW)
    close = kept_from(matter.file, body)
    if close:
        yield close
    if newly_secret(r, copy, matter.file):
        yield Message(SINCE_SECRET)
    if row.consent and (ended := _ended(r, row, matter)):
        yield ended
    if row.version == NAMED and not _in_use(r, row):
        yield from _less_now(r, row, matter, member, body, at)


def newly_secret(r: Reader, copy: ConferenceCopy, file: CaseFile) -> bool:
    """Whether the person is protected now and was not when the pack was drawn, also through their people."""
    if not file.protected:
        return False
    standing = r.find(Protection, ended_on=None)
    if any(each.person == file.person.id and each.id < copy.id for each in standing):
        return False
    return any(each.id > copy.id for each in standing)


def _in_use(r: Reader, row: Disclosure) -> bool:
    """A consent for one time is in use by this very pack and its like: it would carry no further one."""
    return bool(row.consent) and r.get(Consent, row.consent).period == "once"


def _ended(r: Reader, row: Disclosure, matter: Matter) -> Message | None:
    """Whether the consent on which the pack stands is over, or was taken back for this body."""
    consent = r.get(Consent, row.consent)
    if consent.period != "once":
        held = any(each.consent.id == row.consent for each in in_force(matter.file, matter.day))
        return None if held else Message(ENDED)
    over = ending_of(consent, matter.file, matter.day)
    if over is not None and over.why not in {USED, MARKED}:
        return Message(ENDED)
    own = (each for each in terms_of(matter.file) if each.consent.id == row.consent)
    taken = [back for terms in own for back in terms.withdrawals if effective(back, matter.day)]
    return Message(ENDED) if taken else None


def _less_now(
    r: Reader,
    row: Disclosure,
    matter: Matter,
    member: ConferenceMember | None,
    body: Organisation,
    at: Locale,
) -> Iterator[Message]:
    """The same pack drawn anew would be coded, or would keep something back that stands in it."""
    fresh = replace(matter, found={})
    seat = seat_of((fresh,), member, body, at) if member else asking((fresh,), body, at)
    now = seat.given[0] if seat.given else None
    if now is None or now.named is None:
        yield seat.why[0] if seat.why else Message(LESS_NOW)
    elif _kept_back(now, r.find(DisclosedItem, disclosure=row.id, given=True)):
        yield Message(LESS_NOW)


def _kept_back(now: Given, told: Sequence[DisclosedItem]) -> bool:
    held = {(each.record, each.key) for each in now.sheet.withheld}
    held -= {(each.record, each.key) for each in now.sheet.values}
    return any((each.record, f"{each.record_class}.{each.field_name}") in held for each in told)
