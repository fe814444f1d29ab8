"""Consent: recording it, putting an oral one in writing, taking it back, and the states without consent.

Terms once given are frozen: a change is a new consent that names the one it replaces.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentWithdrawal,
    Screening,
)
from kyoju_desktop.domain.rules.consent import GIVEN
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.consent_checks import check, warnings_about
from kyoju_desktop.services.consent_ends import mark_over, settle_conflict, void_consent
from kyoju_desktop.services.disclosures import once_only_in_use
from kyoju_desktop.services.withdrawals import withdraw_consent
from kyoju_desktop.storage.store import Reader, Writer

__all__ = [
    "ATTITUDES",
    "consent_put_in_writing",
    "is_late",
    "record_attitude",
    "record_consent",
    "scope_warnings_for",
    "settle_conflict",
    "void_consent",
    "withdraw_consent",
]

# Attitudes without consent: normal states of a case, not errors (DOMAIN 3.2, AC-08-1, AC-12-2).
ATTITUDES = frozenset({"not_explained", "seeking", "on_hold", "declined"})


def record_consent(
    w: Writer,
    consent: Consent,
    recipients: Sequence[ConsentRecipient],
    exclusions: Sequence[ConsentExclusion] = (),
) -> Consent:
    """Enter a consent with its terms and give it the next number. To be written as final.

    `Refused` names the field: a field of `Consent`, or "recipients" / "exclusions" for the rows. A consent that
    names the one it replaces ends that one from its day on; one that names none leaves both (the narrower holds).
    """
    if w.find(Consent, id=consent.id):
        raise Refused(N_("登録した同意は書き換えません。変えるときは、新しい同意を作ってください。"))
    check(w, consent, recipients, exclusions)
    given = consent.replace(
        state=GIVEN, number=f"第{w.next_number('consent')}号", entered_at=w.now, over_on=None, ask_again_on=None
    )
    w.add(given)
    for recipient in recipients:
        w.add(recipient.replace(consent=given.id, case=given.case))
    for exclusion in exclusions:
        w.add(exclusion.replace(consent=given.id, case=given.case))
    if given.replaces and given.given_at:
        mark_over(w, [given.replaces], given.given_at.date())
    _asked_again(w, given.case)
    return given


def scope_warnings_for(r: Reader, consent: Consent, recipients: Sequence[ConsentRecipient]) -> tuple[Message, ...]:
    """What the clerk has to see before a representative's consent is entered; () for the person's own."""
    return warnings_about(r, consent, recipients)


def is_late(consent: Consent) -> bool:
    """Whether the consent was entered on a later day than it was given: to be shown wherever its day is."""
    return (
        consent.entered_at is not None
        and consent.given_at is not None
        and consent.entered_at.date() > consent.given_at.date()
    )


def record_attitude(
    w: Writer, case_id: str, state: str, ask_again_on: date | None = None, words: str = ""
) -> Consent:
    """Enter that there is no consent (yet): not explained, being worked on, put off, or declined."""
    if state not in ATTITUDES:
        raise Refused(N_("本人の返事を選んでください。"), field="state")
    if state in {"seeking", "on_hold"} and ask_again_on is None:
        raise Refused(N_("もう一度たずねる日を入れてください。"), field="ask_again_on")
    if ask_again_on is not None and ask_again_on < w.now.date():
        raise Refused(N_("もう一度たずねる日が、きょうより前です。"), field="ask_again_on")
    attitude = Consent(
        case=case_id,
        person=w.get(Case, case_id).person,
        state=state,
        explained_on=w.now.date() if state != "not_explained" else None,
        ask_again_on=ask_again_on,
        own_wish=words,
    )
    _asked_again(w, case_id)
    w.add(attitude)
    return attitude


def _asked_again(w: Writer, case_id: str) -> None:
    """The person was asked and has answered: the days set for asking again are over; the history keeps them."""
    earlier: list[Consent | Screening] = [each for each in w.find(Consent, case=case_id) if each.state in ATTITUDES]
    earlier += w.find(Screening, case=case_id)
    for each in earlier:
        w.put(each.replace(ask_again_on=None))


def consent_put_in_writing(w: Writer, consent_id: str, paper_on: date, *, explained_by: str = "") -> Consent:
    """Enter the signed paper for an oral consent: a new consent with the same terms; the oral one stays on record.

    Refused when anything was withdrawn meanwhile: then the person says anew what may be told. To be written as
    final.
    """
    oral = w.get(Consent, consent_id)
    if oral.state != GIVEN or oral.form != "oral":
        raise Refused(N_("口頭の同意だけを、書面に切り替えられます。"))
    if w.find(Consent, replaces=oral.id, state=GIVEN):
        raise Refused(N_("この同意は、もう新しい同意に替わっています。"))
    if oral.over_on is not None:
        raise Refused(N_("この口頭の同意は、もう終わっています。伝えてよいことを新しくたずねてください。"))
    if w.find(ConsentWithdrawal, consent=oral.id):
        raise Refused(N_("撤回された所があります。書面では、伝えてよいことを新しくたずねてください。"))
    if once_only_in_use(w, oral):  # the paper would make two times of the one
        raise Refused(
            N_("「この1回だけ」の同意で作った紙が、まだあります。先に、渡したか渡さなかったかを記録してください。")
        )
    if oral.given_at and paper_on < oral.given_at.date():
        raise Refused(N_("紙の日付が、口頭の同意より前です。日付を確かめてください。"), field="signed_paper_on")
    written = Consent(
        **{name: getattr(oral, name) for name in _KEPT},
        form="written",
        given_at=datetime.combine(paper_on, time()),
        signed_paper_on=paper_on,
        explained_by=explained_by or oral.explained_by,
        replaces=oral.id,
    )
    return record_consent(w, written, *_rows_of(w, oral))


# What a written consent takes over from the oral one word for word.
_KEPT = (
    "case",
    "person",
    "period",
    "until_day",
    "purposes",
    "means",
    "excluded_words",
    "explained_on",
    "explained_place",
    "present",
    "language",
    "text_version",
    "told_withdrawal",
    "told_no_disadvantage",
    "own_wish",
)


def _rows_of(r: Reader, oral: Consent) -> tuple[list[ConsentRecipient], list[ConsentExclusion]]:
    recipients = [
        ConsentRecipient(
            organisation=each.organisation, organisation_kind=each.organisation_kind, classes=each.classes
        )
        for each in r.find(ConsentRecipient, consent=oral.id)
    ]
    exclusions = [
        ConsentExclusion(record_class=each.record_class, field_name=each.field_name, record=each.record)
        for each in r.find(ConsentExclusion, consent=oral.id)
    ]
    return recipients, exclusions
