"""Scans of signed papers: attached for good, taken back only with the reason."""

import hashlib
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Attachment, Case, Consent
from kyoju_desktop.exchange.scan import Scan
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader, Writer

CONSENT = "consent"
KINDS = frozenset({CONSENT, "withdrawal", "plan", "proof", "contract", "reply", "pledge", "other"})


def attach(w: Writer, wanted: Attachment, scan: Scan) -> Attachment:
    """Keep a scan with the case (and the consent it was signed for). To be written as final.

    `wanted` says what it is: case, kind, name, day, consent. The file on the disk stays where it is.
    """
    w.get(Case, wanted.case)
    _check(w, wanted)
    digest = hashlib.sha256(scan.pdf).hexdigest()
    same = [each for each in w.find(Attachment, case=wanted.case, sha256=digest) if each.removed_on is None]
    if same:
        raise Refused(N_("同じ書類が、もう添付してあります。2度は入れていません。"))
    kept = Attachment(
        case=wanted.case,
        consent=wanted.consent,
        kind=wanted.kind,
        called=wanted.called.strip(),
        dated_on=wanted.dated_on,
        attached_at=w.now,
        clerk=w.actor or office_of(w).clerk,
        pages=scan.pages,
        kilobytes=max(1, round(len(scan.pdf) / 1024)),
        sha256=digest,
        blob=w.blob_add(scan.pdf, "attachment"),
    )
    w.add(kept)
    return kept


def _check(r: Reader, wanted: Attachment) -> None:
    if wanted.kind not in KINDS:
        raise Refused(N_("何の書類かを選んでください。"), field="kind")
    if wanted.kind == "other" and not wanted.called.strip():
        raise Refused(N_("書類の名前を入れてください。"), field="called")
    if wanted.dated_on is not None and wanted.dated_on > r.today:
        raise Refused(N_("書類の日付が、きょうより後です。"), field="dated_on")
    if wanted.kind == CONSENT and not wanted.consent and r.find(Consent, case=wanted.case, state="given"):
        raise Refused(N_("どの同意の紙かを選んでください。"), field="consent")
    if wanted.consent and r.get(Consent, wanted.consent).case != wanted.case:
        raise Refused(N_("この同意は、別のケースのものです。"), field="consent")


def take_back(w: Writer, attachment_id: str, reason: str) -> Attachment:
    """Enter that a scan does not belong here. To be written as final: the scan is shown no more."""
    attached = w.get(Attachment, attachment_id)
    if attached.removed_on is not None:
        raise Refused(N_("この添付は、もう取り消してあります。"))
    if not reason.strip():
        raise Refused(N_("取り消すわけを書いてください。"), field="reason")
    taken = attached.replace(removed_on=w.now.date(), removed_reason=reason.strip())
    w.put(taken)
    return taken


def standing(attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """Those that nobody has taken back."""
    return tuple(each for each in attachments if each.removed_on is None)


def signed_papers(file: CaseFile, consent_id: str) -> tuple[Attachment, ...]:
    """The scans of the paper by which a consent was signed, oldest first; not those of its withdrawal."""
    own = (each for each in standing(file.of(Attachment)) if each.consent == consent_id)
    return tuple(each for each in own if each.kind == CONSENT)


def proposed(case_id: str, consent: Consent | None, today: date) -> Attachment:
    """What the form of a new scan begins with."""
    if consent is None:
        return Attachment(case=case_id, dated_on=today)
    day = consent.signed_paper_on or (consent.given_at.date() if consent.given_at else today)
    return Attachment(case=case_id, consent=consent.id, kind=CONSENT, dated_on=day)
