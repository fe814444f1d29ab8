"""Consent: recording it, putting an oral one in writing, taking it back, and the states without consent.

Terms once given are frozen: a change is a new consent that names the one it replaces.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import record_class, spec
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentWithdrawal,
    HouseholdMember,
    Organisation,
)
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Reader, Writer

GIVEN = "given"
# Attitudes without consent: normal states of a case, not errors (DOMAIN 3.2, AC-08-1, AC-12-2).
ATTITUDES = frozenset({"not_explained", "seeking", "on_hold", "declined"})


def record_consent(
    w: Writer,
    consent: Consent,
    recipients: Sequence[ConsentRecipient],
    exclusions: Sequence[ConsentExclusion] = (),
) -> Consent:
    """Enter a consent with its terms and give it the next number. To be written as final.

    `Refused` names the field: a field of `Consent`, or "recipients" / "exclusions" for the rows.
    """
    if w.find(Consent, id=consent.id):
        raise Refused(N_("登録した同意は書き換えません。変えるときは、新しい同意を作ってください。"))
    _check_form(consent, w.now)
    for check in _CHECKS:
        check(consent)
    _check_case(w, consent)
    _check_recipients(w, recipients)
    _check_exclusions(exclusions)
    given = consent.replace(state=GIVEN, number=f"第{w.next_number('consent')}号")
    w.add(given)
    for recipient in recipients:
        w.add(recipient.replace(consent=given.id, case=given.case))
    for exclusion in exclusions:
        w.add(exclusion.replace(consent=given.id, case=given.case))
    return given


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
    w.add(attitude)
    return attitude


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
    if w.find(ConsentWithdrawal, consent=oral.id):
        raise Refused(N_("取り消された所があります。書面では、伝えてよいことを新しくたずねてください。"))
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


def withdraw_consent(w: Writer, withdrawal: ConsentWithdrawal) -> ConsentWithdrawal:
    """Take a consent back, wholly, for one recipient or for some classes; what went out stays in the ledger.

    To be written as final.
    """
    consent = w.get(Consent, withdrawal.consent)
    if consent.state != GIVEN:
        raise Refused(N_("与えられている同意だけを取り消せます。"))
    if withdrawal.at is None:
        raise Refused(N_("撤回した日時を入れてください。"), field="at")
    if withdrawal.at > w.now or (consent.given_at is not None and withdrawal.at < consent.given_at):
        raise Refused(N_("撤回した日時が、同意より前か、いまより後です。"), field="at")
    _ask_for(withdrawal.means, "means", N_("撤回の方法を選んでください。"))
    _ask_for(withdrawal.received_by, "received_by", N_("受け付けた人を入れてください。"))
    if not withdrawal.told_past_stays:
        raise Refused(N_("「もう出した情報は残る」と説明してから、印を付けてください。"), field="told_past_stays")
    if withdrawal.classes - set(Info.__members__):
        raise Refused(N_("取り消す情報の区分を選んでください。"), field="classes")
    entered = withdrawal.replace(case=consent.case)
    w.add(entered)
    return entered


def _ask_for(value: str, name: str, text: str) -> None:
    if not value.strip():
        raise Refused(text, field=name)


def _check_case(w: Writer, consent: Consent) -> None:
    """The consent is the client's, or that of a household member with records of their own; the case runs."""
    case = w.get(Case, consent.case)
    members = {each.person for each in w.find(HouseholdMember, case=case.id)} - {""}
    if consent.person not in {case.person, *members}:
        raise Refused(N_("同意する人を選んでください。"), field="person")
    if not is_open(case.stage):
        raise Refused(N_("終わったケースには、同意を登録できません。先に再開してください。"))
    if consent.replaces and w.get(Consent, consent.replaces).person != consent.person:
        raise Refused(N_("前の同意は、同じ人のものを選んでください。"), field="replaces")


def _check_form(consent: Consent, now: datetime) -> None:
    if consent.form not in {"written", "oral", "representative"}:
        raise Refused(N_("同意の形(書面・口頭・代理人)を選んでください。"), field="form")
    if consent.given_at is None:
        raise Refused(N_("同意した日時を入れてください。"), field="given_at")
    if consent.given_at > now:
        raise Refused(N_("同意した日時が、いまより後です。"), field="given_at")


def _check_scope(consent: Consent) -> None:
    if not consent.purposes:
        raise Refused(N_("目的を選んでください。"), field="purposes")
    if not consent.means:
        raise Refused(N_("方法を選んでください。"), field="means")


def _check_period(consent: Consent) -> None:
    if consent.period not in {"closing", "date", "once"}:
        raise Refused(N_("いつまでの同意かを選んでください。"), field="period")
    if consent.period == "date" and consent.until_day is None:
        raise Refused(N_("期限の日を入れてください。"), field="until_day")
    if consent.until_day and consent.given_at and consent.until_day < consent.given_at.date():
        raise Refused(N_("期限の日が、同意した日より前です。"), field="until_day")


def _check_explained(consent: Consent) -> None:
    _ask_for(consent.explained_by, "explained_by", N_("説明した人を入れてください。"))
    if consent.explained_on is None:
        raise Refused(N_("説明した日を入れてください。"), field="explained_on")
    if consent.given_at and consent.explained_on > consent.given_at.date():
        raise Refused(N_("説明した日が、同意した日より後です。"), field="explained_on")
    if not consent.told_withdrawal:
        raise Refused(N_("「いつでもやめられる」と説明してから、印を付けてください。"), field="told_withdrawal")
    if not consent.told_no_disadvantage:
        raise Refused(
            N_("「断っても不利益はない」と説明してから、印を付けてください。"), field="told_no_disadvantage"
        )


def _check_oral(consent: Consent) -> None:
    if consent.form != "oral":
        return
    if consent.given_at and consent.given_at.time() == time():
        raise Refused(N_("口頭の同意は、時刻も入れてください。"), field="given_at")
    _ask_for(consent.repeated_words, "repeated_words", N_("口頭の同意は、復唱した内容を書いてください。"))
    _ask_for(consent.witness, "witness", N_("口頭の同意は、立ち会った人を書いてください。"))


def _check_representative(consent: Consent) -> None:
    if consent.form != "representative":
        return
    _ask_for(consent.representative, "representative", N_("代理人の名前を入れてください。"))
    _ask_for(consent.representative_kind, "representative_kind", N_("代理人の立場を選んでください。"))
    _ask_for(consent.representative_paper, "representative_paper", N_("権限を確かめた書類を書いてください。"))


_CHECKS: tuple[Callable[[Consent], None], ...] = (
    _check_scope,
    _check_period,
    _check_explained,
    _check_oral,
    _check_representative,
)


def _check_recipients(r: Reader, recipients: Sequence[ConsentRecipient]) -> None:
    if not recipients:
        raise Refused(N_("伝えてよい相手を選んでください。"), field="recipients")
    for each in recipients:
        if not each.organisation and not each.organisation_kind:
            raise Refused(N_("相手を、名前か種類で選んでください。"), field="recipients")
        if each.organisation:
            r.get(Organisation, each.organisation)
        _check_classes(each)


def _check_classes(recipient: ConsentRecipient) -> None:
    infos = [Info.__members__.get(name) for name in recipient.classes]
    if not infos or any(info is None or not info.outward for info in infos):
        raise Refused(N_("相手ごとに、伝えてよいことを選んでください。"), field="recipients")
    if not recipient.organisation and any(info and info.special for info in infos):
        raise Refused(
            N_("種類で選んだ相手には、要配慮の情報は伝えられません。相手の名前を選んでください。"), field="recipients"
        )


def _check_exclusions(exclusions: Sequence[ConsentExclusion]) -> None:
    for each in exclusions:
        try:
            owner = record_class(each.record_class)
            if each.field_name:
                spec(owner, each.field_name)
        except KeyError:
            raise Refused(N_("出さない項目を、一覧から選んでください。"), field="exclusions") from None
