"""Who may consent for the person (親権者, 後見人, 保佐人, 補助人, 任意後見人), how far, until when (DOMAIN 5.3)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.leaks import fold
from kyoju_desktop.domain.records import Consent, OppositeParty, Representative
from kyoju_desktop.domain.rules.ages import age_on, reaches
from kyoju_desktop.i18n.messages import N_, Message

REPRESENTATIVE = "representative"
# Whose power ends when the person comes of age.
PARENTAL = frozenset({"parent", "minor_guardian"})
# Whose power reaches only as far as it is listed.
LISTED = frozenset({"curator", "assistant", "voluntary_guardian"})
ALL, SHARING, HOUSING = "all", "sharing", "housing"
_SUPERVISED = "監督"
# From this age on a child is asked as well (DOMAIN 5.12 row 36: up to 12-15 the parents answer).
_ASKED_FROM = 16
_NEW_MAJORITY = date(2022, 4, 1)

NOT_LISTED = N_(
    "{kind}は、登記事項証明書などに書かれたことだけを代理できます。「個人情報を伝えることの同意」が書かれていません。"
)
NO_SUPERVISOR = N_(
    "任意後見人は、任意後見監督人が選ばれたあとだけ代理できます。監督人の載った登記事項証明書を確かめてください。"
)
NO_POWER = N_("家族や知人は、当然には代理できません。権限を確かめた書類を見てください。")
NOT_CHECKED = N_("権限の書類を確かめた日が入っていません。")
ASK_THE_CHILD = N_("本人は{age}歳です。親権者だけでなく、本人にもたずねて「本人の意思」に書いてください。")
ASK_THE_PERSON = N_("本人の意思を確かめて、「本人の意思」に書いてください。")
_KINDS = {"curator": N_("保佐人"), "assistant": N_("補助人"), "voluntary_guardian": N_("任意後見人")}


def adult_on(birth: date) -> date:
    """The first day as an adult: 18 since 2022-04-01, 20 before; whoever was 18 or 19 on that day became it then."""
    at_twenty = _next(reaches(birth, 20))
    return at_twenty if at_twenty <= _NEW_MAJORITY else max(_NEW_MAJORITY, _next(reaches(birth, 18)))


def _next(day: date) -> date:
    return day + timedelta(days=1)


def representation_over(
    consent: Consent, representatives: Iterable[Representative], birth: date | None
) -> tuple[date, bool] | None:
    """The day from which a representative's consent no longer holds, and whether the person came of age.

    That is the day on which the representative ceased to be one, on which another began in the same role, or on
    which parental authority ended; the first of them.
    """
    if consent.form != REPRESENTATIVE:
        return None
    known = [each for each in representatives if each.person == consent.person]
    days = [(day, False) for day in _changes(consent, known)]
    if consent.representative_kind in PARENTAL and birth:
        days.append((adult_on(birth), True))
    return min(days, default=None)


def _changes(consent: Consent, known: Iterable[Representative]) -> Iterator[date]:
    for each in known:
        if each.id == consent.authority:
            if each.ended_on:
                yield each.ended_on
        elif each.kind == consent.representative_kind and each.from_day and _later(consent, each.from_day):
            yield each.from_day


def _later(consent: Consent, day: date) -> bool:
    return consent.given_at is None or consent.given_at.date() < day


def scope_warnings(
    consent: Consent,
    classes: frozenset[str],
    birth: date | None,
    today: date,
    representative: Representative | None = None,
) -> tuple[Message, ...]:
    """What the clerk has to see before a representative's consent is entered; the first kind needs a reason.

    `classes` are all information classes of the consent's recipients.
    """
    if consent.form != REPRESENTATIVE:
        return ()
    return (*beyond_scope(consent, classes, representative), *_advice(consent, birth, today, representative))


def beyond_scope(
    consent: Consent, classes: frozenset[str], representative: Representative | None = None
) -> tuple[Message, ...]:
    """Why the representative's power does not reach this consent, as far as the papers say; () when it does."""
    kind = consent.representative_kind
    found = []
    if kind == "other":
        found.append(Message(NO_POWER))
    if kind in LISTED and not _reaches(consent, classes, representative):
        found.append(Message(NOT_LISTED, (("kind", _KINDS[kind]),)))
    if kind == "voluntary_guardian" and _SUPERVISED not in _papers(consent, representative):
        found.append(Message(NO_SUPERVISOR))
    return tuple(found)


def _reaches(consent: Consent, classes: frozenset[str], representative: Representative | None) -> bool:
    scope = representative.scope if representative else consent.representative_scope
    if scope & {ALL, SHARING}:
        return True
    special = any(info.special for info in Info if info.name in classes)
    return HOUSING in scope and consent.purposes <= {"housing", "contract"} and not special


def _papers(consent: Consent, representative: Representative | None) -> str:
    return consent.representative_paper + (representative.paper if representative else "")


def _advice(
    consent: Consent, birth: date | None, today: date, representative: Representative | None
) -> Iterator[Message]:
    checked = consent.representative_checked_on or (representative.checked_on if representative else None)
    if checked is None:
        yield Message(NOT_CHECKED)
    if consent.own_wish.strip():
        return
    if consent.representative_kind not in PARENTAL:
        yield Message(ASK_THE_PERSON)
    elif birth and age_on(birth, today) >= _ASKED_FROM:
        yield Message(ASK_THE_CHILD, (("age", str(age_on(birth, today))),))


def is_opposite(name: str, opposite: Iterable[OppositeParty]) -> bool:
    """Whether the name is that of somebody who must never be answered, however it is written (渡邉, 渡辺)."""
    wanted = fold(name)
    return bool(wanted) and any(wanted in {fold(each.name), fold(each.kana)} for each in opposite)
