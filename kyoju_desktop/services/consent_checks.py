"""What must hold before a consent is entered: its form, its scope, what was explained, who gives it, and the past.

A consent never reaches back: what was disclosed before, taken back since, or shown to somebody else stays as it was.
"""

import re
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
    ConsentShown,
    ConsentWithdrawal,
    Disclosure,
    HouseholdMember,
    OppositeParty,
    Organisation,
    Person,
    Representative,
)
from kyoju_desktop.domain.rules.representatives import (
    PARENTAL,
    REPRESENTATIVE,
    adult_on,
    beyond_scope,
    is_opposite,
    representation_over,
    scope_warnings,
)
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.representatives import OPPOSITE, opposite_of
from kyoju_desktop.storage.store import Reader, Writer

_DAY_OF_TEXT = re.compile(r"\d{4}-\d{2}-\d{2}$")


def check(
    w: Writer,
    consent: Consent,
    recipients: Sequence[ConsentRecipient],
    exclusions: Sequence[ConsentExclusion],
) -> None:
    """Refuse a consent that lacks something or reaches too far; the message names the field."""
    _check_form(consent, w.now)
    for each in _CHECKS:
        each(consent)
    _check_case(w, consent)
    _check_recipients(w, recipients)
    _check_exclusions(exclusions)
    _check_power(w, consent, recipients)
    _check_sitting(w, consent, recipients)
    _check_past(w, consent)


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
    if not consent.replaces:
        return
    former = w.get(Consent, consent.replaces)
    if former.person != consent.person or former.case != consent.case:
        raise Refused(N_("前の同意は、同じケースの同じ人のものを選んでください。"), field="replaces")
    if former.state == "given" and former.given_at and _day_of(consent) < former.given_at.date():
        raise Refused(N_("同意した日が、前の同意より前です。"), field="given_at")


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
    _check_text(consent)
    if not consent.told_withdrawal:
        raise Refused(N_("「いつでもやめられる」と説明してから、印を付けてください。"), field="told_withdrawal")
    if not consent.told_no_disadvantage:
        raise Refused(
            N_("「断っても不利益はない」と説明してから、印を付けてください。"), field="told_no_disadvantage"
        )


def _check_text(consent: Consent) -> None:
    """The text that was explained must have existed by then; its version ends with its day."""
    found = _DAY_OF_TEXT.search(consent.text_version.strip())
    if found and consent.explained_on and consent.explained_on.isoformat() < found.group():
        raise Refused(N_("説明した文の版は、説明した日にはまだありませんでした。"), field="text_version")


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


def authority_of(r: Reader, consent: Consent) -> Representative | None:
    """The register's entry of the representative who gives the consent."""
    return r.get(Representative, consent.authority) if consent.authority else None


def warnings_about(r: Reader, consent: Consent, recipients: Sequence[ConsentRecipient]) -> tuple[Message, ...]:
    """What the clerk has to see before a representative's consent is entered."""
    return scope_warnings(consent, _classes(recipients), _birth_of(r, consent), r.today, authority_of(r, consent))


def _classes(recipients: Sequence[ConsentRecipient]) -> frozenset[str]:
    return frozenset(name for each in recipients for name in each.classes)


def _birth_of(r: Reader, consent: Consent) -> date | None:
    person = r.look(Person, consent.person)
    if person and person.birth_date:
        return person.birth_date
    members = r.find(HouseholdMember, case=consent.case, person=consent.person)
    return next((each.birth_date for each in members if each.birth_date), None)


def _check_power(r: Reader, consent: Consent, recipients: Sequence[ConsentRecipient]) -> None:
    """A representative's consent: not by the opposite party, not after the power ended, not silently beyond it."""
    if consent.form != REPRESENTATIVE:
        return
    authority = authority_of(r, consent)
    names = [consent.representative, *([authority.name] if authority else [])]
    if any(is_opposite(name, (*opposite_of(r, consent.person), *_of_household(r, consent))) for name in names):
        raise Refused(OPPOSITE, field="representative")
    if authority and (authority.person != consent.person or authority.kind != consent.representative_kind):
        raise Refused(N_("この人の、同じ立場の代理人を選んでください。"), field="authority")
    _check_still(r, consent)
    beyond = beyond_scope(consent, _classes(recipients), authority)
    if beyond and not consent.scope_reason.strip():
        raise Refused(beyond[0].template, field="scope_reason", **dict(beyond[0].values))


def _of_household(r: Reader, consent: Consent) -> tuple[OppositeParty, ...]:
    """Members of the household who are marked as the opposite party."""
    members = r.find(HouseholdMember, case=consent.case)
    return tuple(OppositeParty(name=each.name, kana=each.kana) for each in members if "opposite" in each.marks)


def _check_still(r: Reader, consent: Consent) -> None:
    birth, given_on = _birth_of(r, consent), _day_of(consent)
    if consent.representative_kind in PARENTAL and birth and adult_on(birth) <= given_on:
        raise Refused(
            N_("本人は成年です。親権は終わっています。本人にたずねてください。"), field="representative_kind"
        )
    over = representation_over(consent, r.find(Representative, person=consent.person), None)
    if over and over[0] <= given_on:
        raise Refused(
            N_("この代理人は、同意の日には代理人でなくなっています。いまの代理人を選んでください。"),
            field="authority",
        )


def _check_sitting(r: Reader, consent: Consent, recipients: Sequence[ConsentRecipient]) -> None:
    """A consent from the person's own screen: no more than was shown there and answered with yes, and only once."""
    if not consent.asking:
        return
    if r.find(Consent, asking=consent.asking):
        raise Refused(N_("この画面の答えは、もう別の同意に使われています。もう一度、本人に見せてください。"))
    rows = r.find(ConsentShown, asking=consent.asking)
    if not rows or any(each.person != consent.person or each.case != consent.case for each in rows):
        raise Refused(N_("本人に見せた記録がないか、別の人に見せたものです。もう一度、本人に見せてください。"))
    for each in recipients:
        said = [row for row in rows if row.answer in {"yes", "no"} and _same_recipient(row, each)]
        if not said or said[-1].answer != "yes" or not each.classes <= said[-1].classes:  # the last word counts
            raise Refused(N_("本人に見せて「はい」と答えたことより広い同意は、登録できません。"), field="recipients")


def _same_recipient(shown: ConsentShown, row: ConsentRecipient) -> bool:
    return (shown.organisation, shown.organisation_kind if not shown.organisation else "") == (
        row.organisation,
        row.organisation_kind if not row.organisation else "",
    )


def _check_past(r: Reader, consent: Consent) -> None:
    """A consent entered later may not slip in behind what happened since."""
    given_at = _moment_of(consent)
    if any(each.at and _after(each.at, given_at) for each in _taken_back_since(r, consent)):
        raise Refused(
            N_("この同意の日のあとで、本人が撤回しています。いまの気持ちを、新しくたずねてください。"),
            field="given_at",
        )
    day = given_at.date()
    declined = r.find(Consent, case=consent.case, person=consent.person, state="declined")
    if any(each.explained_on and each.explained_on > day for each in declined):
        raise Refused(
            N_("この同意の日のあとで、本人が断っています。いまの気持ちを、新しくたずねてください。"), field="given_at"
        )
    handed = [each.at for each in r.find(Disclosure, case=consent.case) if each.at]
    if any(each.date() > day for each in handed) and not consent.late_entry.strip():
        raise Refused(
            N_(
                "この同意の日のあとに、もう渡した記録があります。あとから登録するわけを書いてください。前の記録の根拠は変わりません。"
            ),
            field="late_entry",
        )


def _taken_back_since(r: Reader, consent: Consent) -> tuple[ConsentWithdrawal, ...]:
    own = {each.id for each in r.find(Consent, case=consent.case, person=consent.person)}
    return tuple(each for each in r.find(ConsentWithdrawal, case=consent.case) if each.consent in own)


def _after(at: datetime, given_at: datetime) -> bool:
    """Whether something came later; a consent without a time of day counts as the last of its day."""
    return at.date() > given_at.date() if given_at.time() == time() else at > given_at


def _moment_of(consent: Consent) -> datetime:
    assert consent.given_at is not None  # noqa: S101 - the form was checked before
    return consent.given_at


def _day_of(consent: Consent) -> date:
    return _moment_of(consent).date()
