"""Release: 文書番号, ledger rows and the kept copy, in the one transaction that lets a paper out."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kyoju_desktop.domain.bases import BasisRule, is_external, load_conferences
from kyoju_desktop.domain.basis_rule import TELL_PERSON_ON, labels_of
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.disclosure import Basis
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import new_id
from kyoju_desktop.domain.lapses import Course
from kyoju_desktop.domain.records import (
    Consent,
    CopyOut,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    InformationRequest,
    LaterExplanation,
    Office,
    Organisation,
    Referral,
)
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.domain.sheet import Sheet, Value, Withheld
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.consent_ends import mark_over
from kyoju_desktop.storage.store import Reader, Writer

BUNDLE = "bundle"  # the copies for a request: handing them over is the end of the request
_ORGANISER = N_("会議を組織する主体")
WENT_OUT = "went_out"
NOT_OUT = "not_out"


class Drawn(Protocol):
    """A finished paper: the bytes, and the text of each page as it will be read."""

    @property
    def pdf(self) -> bytes:
        """The PDF."""

    @property
    def page_texts(self) -> tuple[str, ...]:
        """The text of each page."""


Draw = Callable[[Sheet], Drawn]


def next_document_number(w: Writer, office: Office, today: date) -> str:
    """The next 文書番号 of the fiscal year (「陽住第12号」); it counts only if the transaction commits."""
    number = w.next_number(f"document/{fiscal_year(today)}")
    return f"{office.document_prefix}第{number}号"


@dataclass(frozen=True)
class Handing:
    """How a paper is handed over: copies, their numbers (「1、2」, "" counts them), what becomes of them and by when.

    `asked` is a code of `copy_request`; copies that the recipient may keep ("keep") are not followed up.
    """

    copies: int = 1
    numbers: str = ""
    asked: str = "keep"
    due_on: date | None = None

    def each(self) -> tuple[str, ...]:
        """The number of every copy; `Refused` when the numbers are not as many as the copies."""
        if self.copies < 1:
            raise Refused(N_("部数は1以上にしてください。"), field="copies")
        written = tuple(part for part in re.split(r"[、,，\s]+", self.numbers) if part)
        if not written:
            return tuple(str(number) for number in range(1, self.copies + 1))
        if len(set(written)) != self.copies:
            raise Refused(
                N_("配布番号の数と部数が合いません。番号は読点で区切って、部数と同じだけ入れてください。"),
                field="numbers",
            )
        return written


@dataclass(frozen=True)
class Release:
    """Everything the ledger has to know about one release beside the sheet itself."""

    rule: BasisRule
    basis: Basis
    course: Course
    referral: Referral
    person: str
    organisation: Organisation
    office: Office
    drawn: Drawn | None
    handing: Handing | None = None
    told_at: datetime | None = None
    late_entry: str = ""


def enter(w: Writer, sheet: Sheet, release: Release, codes: CodeBook) -> Disclosure:
    """Write the ledger row `prepared` with one row per item, given or withheld; keep the paper; note what follows."""
    disclosure = _row(w, sheet, release, codes)
    w.add(disclosure)
    for value in sheet.values:
        w.add(_item(disclosure, value, given=True))
    for kept in sheet.withheld:
        w.add(_item(disclosure, kept, given=False, why=kept.why))
    for copy in _copies(disclosure, release):
        w.add(copy)
    due = release.basis.fact(TELL_PERSON_ON)
    if due and not release.rule.not_told:
        w.add(
            LaterExplanation(
                case=disclosure.case,
                person=disclosure.person,
                disclosure=disclosure.id,
                due_on=date.fromisoformat(due),
            )
        )
    return disclosure


def _row(w: Writer, sheet: Sheet, release: Release, codes: CodeBook) -> Disclosure:
    frame, basis, referral, drawn = sheet.frame, release.basis, release.referral, release.drawn
    course = release.course
    numbers = release.handing.each() if release.handing and drawn else ()
    return Disclosure(
        id=id_after(newest_row(w)),
        case=referral.case,
        person=release.person,
        referral=referral.id,
        organisation=release.organisation.id,
        recipient=frame.recipient,
        external=is_external(release.organisation, release.office),
        at=w.now,
        told_at=release.told_at or (w.now if drawn is None else None),
        clerk=w.actor or release.office.clerk,
        contact=referral.contact,
        means=referral.means,
        basis=basis.code,
        basis_text=frame.basis,
        basis_facts=_facts(release),
        consent=basis.consent_id,
        purpose=codes.label("referral_purpose", referral.purpose),
        level=referral.level,
        special=frame.special,
        classes=frozenset(each.info.name for each in sheet.values),
        document_number=frame.document_number,
        form=sheet.form,
        pages=len(drawn.page_texts) if drawn else None,
        copies=(release.handing.copies if release.handing else 1) if drawn else None,
        copy_numbers="、".join(numbers),
        after_withdrawal=bool(course.lapsed) and not basis.consent_id,
        after_death=course.dead,
        after_closing=course.closed,
        why_no_consent=basis.fact("why_no_consent"),
        approver=basis.fact("approver"),
        late_entry=release.late_entry,
        conditions="\n".join(frame.conditions),
        sha256=hashlib.sha256(drawn.pdf).hexdigest() if drawn else "",
        blob=w.blob_add(drawn.pdf, "released") if drawn else "",
    )


def _facts(release: Release) -> str:
    """The facts with their labels; of a conference also who runs it (DOMAIN 0.4)."""
    written = labels_of(release.rule.demands, release.basis.facts)
    body = load_conferences().get(release.organisation.conference_body)
    if body is None:
        return written
    return "\n".join(part for part in (written, f"{_ORGANISER}: {body.organiser(release.office)}") if part)


def _copies(disclosure: Disclosure, release: Release) -> Iterator[CopyOut]:
    handing = release.handing
    if handing is None or release.drawn is None or handing.asked in {"", "keep"}:
        return
    for number in handing.each():
        yield CopyOut(
            case=disclosure.case,
            disclosure=disclosure.id,
            organisation=disclosure.organisation,
            recipient=disclosure.recipient,
            number=number,
            asked=handing.asked,
            due_on=handing.due_on,
        )


def newest_row(r: Reader) -> Disclosure | None:
    """The newest row of the ledger, whatever the clock says: ids sort by age."""
    found = r.connection.execute("SELECT id FROM disclosure ORDER BY id DESC LIMIT 1").fetchone()
    return r.look(Disclosure, str(found[0])) if found else None


def id_after(newest: Disclosure | None) -> str:
    """An id that sorts after the newest row, also when the clock was set back meanwhile."""
    made = new_id()
    return made if newest is None or made > newest.id else f"{int(newest.id, 16) + 1:032x}"


def clock_went_back(r: Reader, now: date) -> bool:
    """Whether the ledger already holds a row from later than now (a day, or a moment of it)."""
    newest = newest_row(r)
    if newest is None or newest.at is None:
        return False
    return newest.at > now if isinstance(now, datetime) else newest.at.date() > now


def _item(disclosure: Disclosure, item: Value | Withheld, *, given: bool, why: str = "") -> DisclosedItem:
    owner, name = item.key.split(".", 1)
    return DisclosedItem(
        disclosure=disclosure.id,
        case=disclosure.case,
        record=item.record,
        record_class=owner,
        field_name=name,
        label=item.label,
        subject=item.subject,
        info_class=item.info.name,
        given=given,
        why=why,
    )


def outcome_of(r: Reader, disclosure_id: str) -> DisclosureOutcome | None:
    """What became of a prepared paper, if the clerk has said so."""
    found = r.find(DisclosureOutcome, disclosure=disclosure_id)
    return found[-1] if found else None


def answer_release(w: Writer, disclosure_id: str, outcome: str, reason: str = "") -> DisclosureOutcome:
    """Write the second row of the ledger: `went_out`, or `not_out` with the reason. To be written as final.

    `went_out` starts the wait for the reply and spends a once-only consent (`rules.consent` reads that from the
    ledger); `not_out` ends the wait.
    """
    disclosure = w.get(Disclosure, disclosure_id)
    if outcome_of(w, disclosure_id):
        raise Refused(N_("この紙の結果は、もう記録してあります。出し直すときは、新しく作ってください。"))
    if outcome not in {WENT_OUT, NOT_OUT}:
        raise Refused(N_("「渡した」か「渡さなかった」を選んでください。"), field="outcome")
    if outcome == NOT_OUT and not reason.strip():
        raise Refused(N_("渡さなかったわけを書いてください。"), field="reason")
    answer = DisclosureOutcome(
        disclosure=disclosure.id,
        case=disclosure.case,
        outcome=outcome,
        at=w.now,
        reason=reason,
        clerk=w.actor or disclosure.clerk,
    )
    w.add(answer)
    _follow(w, disclosure, outcome)
    if outcome == WENT_OUT and disclosure.consent and w.get(Consent, disclosure.consent).period == "once":
        mark_over(w, [disclosure.consent], w.now.date())
    return answer


def _note_handed(w: Writer, disclosure: Disclosure) -> None:
    """The copies for a request were handed over: the request has its day."""
    for request in w.find(InformationRequest, case=disclosure.case, number=disclosure.document_number):
        w.put(request.replace(handed_on=w.now.date()))


def _follow(w: Writer, disclosure: Disclosure, outcome: str) -> None:
    if outcome == NOT_OUT:
        for kind in (CopyOut, LaterExplanation):
            for each in w.find(kind, disclosure=disclosure.id):
                w.remove(each)  # nothing is outside, so nothing is to come back or to be told
    if disclosure.form == BUNDLE and outcome == WENT_OUT:
        _note_handed(w, disclosure)
    referral = w.look(Referral, disclosure.referral) if disclosure.referral else None
    if referral is None:
        return
    if outcome == WENT_OUT:
        w.put(referral.replace(sent_at=w.now))
    elif referral.sent_at is None:
        w.put(referral.replace(reply_by=None))


def once_only_in_use(r: Reader, consent: Consent) -> bool:
    """Whether a once-only consent has carried a paper that went out or is not answered yet."""
    if consent.period != "once":
        return False
    return any(
        (outcome := outcome_of(r, each.id)) is None or outcome.outcome == WENT_OUT
        for each in r.find(Disclosure, consent=consent.id)
    )
