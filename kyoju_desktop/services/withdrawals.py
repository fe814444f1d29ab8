"""Withdrawal: by recipient, class or item; what was disclosed under the consent; the letters and their answers."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kyoju_desktop.domain import doors
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import record_class, spec
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    ConsentRecipient,
    ConsentWithdrawal,
    DisclosedItem,
    Disclosure,
    Organisation,
    WithdrawalNotice,
)
from kyoju_desktop.domain.rules.consent import GIVEN
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.consent_ends import mark_over, void_consent
from kyoju_desktop.services.copies import confirm_copy, copies_of, is_out
from kyoju_desktop.services.disclosures import WENT_OUT, Draw, next_document_number, outcome_of
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader, Writer

__all__ = [
    "Taking",
    "UnderConsent",
    "answer_notice",
    "disclosures_under",
    "notice_not_sent",
    "notice_sheet",
    "prepare_notice",
    "void_consent",
    "withdraw",
    "withdraw_consent",
]

REPLY_DAYS = 14
REQUESTS = frozenset({"stop", "return", "destroy"})
ANSWERS = frozenset({"stopped", "returned", "destroyed", "partly", "refused", "no_answer"})
_EXPLAIN = frozenset({"partly", "refused"})
_GIVEN_BACK = frozenset({"returned", "destroyed"})  # these answers are fates of a copy by the same name


@dataclass(frozen=True)
class Taking:
    """One thing that the person takes back: for a body ("" all), of some classes (none: all), or one item alone."""

    organisation: str = ""
    classes: frozenset[str] = frozenset()
    record_class: str = ""
    field_name: str = ""


@dataclass(frozen=True)
class UnderConsent:
    """One disclosure made under a consent: to whom, when, what was given, and whether it went out ("" open)."""

    disclosure: Disclosure
    recipient: str
    at: datetime | None
    items: tuple[DisclosedItem, ...]
    outcome: str

    @property
    def is_out(self) -> bool:
        """Whether the recipient has it, or may have it: nobody has said that it stayed."""
        return self.outcome in {"", WENT_OUT}


def withdraw(
    w: Writer,
    consent_id: str,
    takings: Iterable[Taking],
    at: datetime | None,
    means: str,
    received_by: str,
    words: str = "",
    *,
    told_past_stays: bool = False,
) -> tuple[ConsentWithdrawal, ...]:
    """Enter everything that the person takes back at once; without takings the whole consent.

    What is not taken back lives on; what went out stays in the ledger. To be written as final.
    """
    wanted = tuple(dict.fromkeys(takings)) or (Taking(),)
    return tuple(
        withdraw_consent(
            w,
            ConsentWithdrawal(
                consent=consent_id,
                organisation=each.organisation,
                classes=each.classes,
                record_class=each.record_class,
                field_name=each.field_name,
                at=at,
                means=means,
                received_by=received_by,
                words=words,
                told_past_stays=told_past_stays,
            ),
        )
        for each in wanted
    )


def withdraw_consent(w: Writer, withdrawal: ConsentWithdrawal) -> ConsentWithdrawal:
    """Take a consent back, wholly, for one recipient, for some classes or for one item.

    To be written as final.
    """
    consent = w.get(Consent, withdrawal.consent)
    if consent.state != GIVEN:
        raise Refused(N_("与えられている同意だけを取り消せます。"))
    at = _moment(w, consent, withdrawal)
    _ask_for(withdrawal.means, "means", N_("撤回の方法を選んでください。"))
    _ask_for(withdrawal.received_by, "received_by", N_("受け付けた人を入れてください。"))
    if not withdrawal.told_past_stays:
        raise Refused(N_("「もう出した情報は残る」と説明してから、印を付けてください。"), field="told_past_stays")
    _check_what(withdrawal)
    _check_whom(w, consent, withdrawal.organisation)
    entered = withdrawal.replace(case=consent.case)
    w.add(entered)
    if not (entered.organisation or entered.classes or entered.record_class):
        mark_over(w, [consent.id], at.date())
    return entered


def _moment(w: Writer, consent: Consent, withdrawal: ConsentWithdrawal) -> datetime:
    if withdrawal.at is None:
        raise Refused(N_("撤回した日時を入れてください。"), field="at")
    if withdrawal.at > w.now or (consent.given_at is not None and withdrawal.at < consent.given_at):
        raise Refused(N_("撤回した日時が、同意より前か、いまより後です。"), field="at")
    return withdrawal.at


def _check_what(withdrawal: ConsentWithdrawal) -> None:
    if withdrawal.classes - set(Info.__members__):
        raise Refused(N_("撤回する情報の区分を選んでください。"), field="classes")
    if not withdrawal.record_class:
        if withdrawal.field_name:
            raise Refused(N_("撤回する項目を、一覧から選んでください。"), field="field_name")
        return
    if withdrawal.classes:
        raise Refused(N_("項目の撤回と、区分の撤回は、別々に登録してください。"), field="field_name")
    try:
        owner = record_class(withdrawal.record_class)
        if withdrawal.field_name:
            spec(owner, withdrawal.field_name)
    except KeyError:
        raise Refused(N_("撤回する項目を、一覧から選んでください。"), field="field_name") from None


def _check_whom(r: Reader, consent: Consent, organisation: str) -> None:
    """A body that the consent names, or that stands under a kind it names."""
    if not organisation:
        return
    body = r.get(Organisation, organisation)
    rows = r.find(ConsentRecipient, consent=consent.id)
    if not any(
        row.organisation == body.id or (not row.organisation and row.organisation_kind == body.kind) for row in rows
    ):
        raise Refused(N_("この相手は、この同意に載っていません。"), field="organisation")


def disclosures_under(r: Reader, consent_id: str) -> tuple[UnderConsent, ...]:
    """Everything that was prepared under a consent, oldest first, with what it gave; the ledger never forgets it."""
    return tuple(_under(r, each) for each in r.find(Disclosure, consent=consent_id))


def _under(r: Reader, disclosure: Disclosure) -> UnderConsent:
    outcome = outcome_of(r, disclosure.id)
    return UnderConsent(
        disclosure,
        disclosure.recipient,
        disclosure.told_at or disclosure.at,
        r.find(DisclosedItem, disclosure=disclosure.id, given=True),
        outcome.outcome if outcome else "",
    )


def concerns(taken: Taking | ConsentWithdrawal, items: Iterable[DisclosedItem]) -> bool:
    """Whether whoever was given these items holds something of what was taken back."""
    if not (taken.classes or taken.record_class):
        return True
    return any(
        each.info_class in taken.classes
        or (each.record_class == taken.record_class and taken.field_name in {"", each.field_name})
        for each in items
        if each.given
    )


def notice_sheet(
    r: Reader,
    consent_id: str,
    organisation_id: str,
    asked: frozenset[str],
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    reply_by: date | None = None,
) -> Sheet:
    """The letter as it will be, still without its number, for the preview."""
    papers = _papers(r, consent_id, organisation_id)
    if not asked or asked - REQUESTS:
        raise Refused(N_("相手に頼むことを選んでください。"), field="asked")
    until = reply_by or today + timedelta(days=REPLY_DAYS)
    if until < today:
        raise Refused(N_("返事の期限が、きょうより前です。"), field="reply_by")
    body = r.get(Organisation, organisation_id)
    return doors.withdrawal_notice(office_of(r), body, papers, asked, today, until, codes=codes, tr=tr)


def _papers(r: Reader, consent_id: str, organisation_id: str) -> tuple[Disclosure, ...]:
    """What this body was handed, or may have been."""
    if not r.find(ConsentWithdrawal, consent=consent_id):
        raise Refused(N_("まだ撤回の記録がありません。先に撤回を登録してください。"))
    found = [each.disclosure for each in disclosures_under(r, consent_id) if each.is_out]
    papers = tuple(each for each in found if each.organisation == organisation_id)
    if not papers:
        raise Refused(N_("この相手に渡した記録がありません。連絡の文書は要りません。"), field="organisation")
    return papers


def prepare_notice(
    w: Writer,
    consent_id: str,
    organisation_id: str,
    asked: frozenset[str],
    means: str,
    draw: Draw,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    reply_by: date | None = None,
) -> tuple[WithdrawalNotice, bytes]:
    """Number and keep the letter that asks a recipient to stop, return or destroy. To be written as final.

    It names our 文書番号 and dates, never the person, the reason or what was in the papers.
    """
    _ask_for(means, "means", N_("連絡の方法を選んでください。"))
    consent = w.get(Consent, consent_id)
    sheet = notice_sheet(w, consent_id, organisation_id, asked, today, codes=codes, tr=tr, reply_by=reply_by)
    number = next_document_number(w, office_of(w), today)
    numbered = replace(sheet, frame=replace(sheet.frame, document_number=number))
    drawn = draw(numbered)
    notice = WithdrawalNotice(
        case=consent.case,
        consent=consent.id,
        withdrawal=_withdrawal_of(w.find(ConsentWithdrawal, consent=consent.id), organisation_id),
        organisation=organisation_id,
        recipient=sheet.frame.recipient,
        asked=asked,
        means=means,
        document_number=number,
        sent_on=today,
        reply_by=sheet.frame.reply_by,
        blob=w.blob_add(drawn.pdf, "notice"),
    )
    w.add(notice)
    return notice, drawn.pdf


def fingerprint(r: Reader, notice: WithdrawalNotice) -> str:
    """The SHA-256 of the letter as it was kept."""
    return hashlib.sha256(r.blob(notice.blob)).hexdigest()


def _withdrawal_of(withdrawals: Sequence[ConsentWithdrawal], organisation: str) -> str:
    """The newest withdrawal that means this body."""
    named = [each.id for each in withdrawals if each.organisation in {"", organisation}]
    return named[-1] if named else withdrawals[-1].id


def answer_notice(
    w: Writer, notice_id: str, answer: str, on: date | None, by: str = "", note: str = ""
) -> WithdrawalNotice:
    """Enter what the recipient answered, or that no answer came; the wait ends. A later answer may follow one that
    was missing or partial. What was returned or destroyed is no longer waited for as a copy either."""
    notice = w.get(WithdrawalNotice, notice_id)
    if answer not in ANSWERS:
        raise Refused(N_("相手の返事を選んでください。"), field="answer")
    if on is None or on > w.now.date() or (notice.sent_on is not None and on < notice.sent_on):
        raise Refused(N_("返事の日を、連絡した日からきょうまでの間で入れてください。"), field="answered_on")
    if answer != "no_answer":
        _ask_for(by, "answered_by", N_("返事をした人を入れてください。"))
    if answer in _EXPLAIN:
        _ask_for(note, "note", N_("返事の内容を書いてください。"))
    if notice.answer not in {"", "partly", "no_answer", "refused"}:
        raise Refused(N_("この連絡の返事は、もう記録してあります。"), field="answer")
    answered = notice.replace(answer=answer, answered_on=on, answered_by=by.strip(), note=note.strip())
    w.put(answered)
    if answer in _GIVEN_BACK:
        _copies_answered(w, answered)
    return answered


def _copies_answered(w: Writer, notice: WithdrawalNotice) -> None:
    """The copies that the letter asked about are no longer waited for."""
    for paper in _papers(w, notice.consent, notice.organisation):
        for copy in copies_of(w, paper.id):
            if is_out(copy) and paper.at and notice.sent_on and paper.at.date() <= notice.sent_on:
                confirm_copy(
                    w, copy.id, notice.answer, notice.answered_on, notice.answered_by, notice.document_number
                )


def notice_not_sent(w: Writer, notice_id: str, why: str) -> WithdrawalNotice:
    """Enter that the letter did not go out after all; no answer is waited for. Its number stays used."""
    _ask_for(why, "note", N_("送らなかったわけを書いてください。"))
    notice = w.get(WithdrawalNotice, notice_id)
    if notice.answer:
        raise Refused(N_("この連絡の返事は、もう記録してあります。"), field="answer")
    kept = notice.replace(sent_on=None, reply_by=None, note=why.strip())
    w.put(kept)
    return kept


def _ask_for(value: str, name: str, text: str) -> None:
    if not value.strip():
        raise Refused(text, field=name)
