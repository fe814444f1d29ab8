"""How a scheme goes on a case: periods and extensions, what is still lacking, what cannot be as it is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import SchemeStep, SchemeUse
from kyoju_desktop.domain.rules.calendar import add_months, period_end
from kyoju_desktop.domain.rules.remarks import Beside, Remark, remarks_on
from kyoju_desktop.domain.rules.schemes import Period, Scheme, SchemePaper, scheme_of
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message

GRANTED = frozenset({"approved"})
OVER = frozenset({"rejected", "withdrawn", "stopped", "finished"})
SPECIAL_USE, DIRECT_PAYMENT = "special_use", "direct_payment"


@dataclass(frozen=True)
class Extension:
    """One more period: from when to when, the how manyeth it is, and what is to be said about it."""

    from_day: date
    until_day: date
    times: int
    remark: Message | None = None


def is_over(use: SchemeUse) -> bool:
    """Whether nothing more is to be done about it."""
    return use.ended_on is not None or use.result in OVER or use.wish == "declines"


def period_until(period: Period, begins: date) -> date:
    """The last day of a decision that begins on a day: the end of the month, or the day before the anniversary."""
    if period.ends == "month":
        after = add_months(begins.replace(day=1), period.months)
        return after - timedelta(days=1)
    return period_end(begins, months=period.months, first_day_counts=True)


def extension_of(scheme: Scheme, use: SchemeUse) -> Extension | None:
    """The next period after the present one; None where nothing can be extended.

    More than the scheme allows is said and not refused: the body that decides has the last word.
    """
    if scheme.period is None or use.until_day is None or is_over(use):
        return None
    begins = use.until_day + timedelta(days=1)
    times = (use.extended or 0) + 1
    made = Extension(begins, period_until(scheme.period, begins), times)
    remark = _too_often(scheme.period, times) or _too_long(scheme.period, use, made.until_day)
    return Extension(made.from_day, made.until_day, made.times, remark)


def months_between(first: date, last: date) -> int:
    """How many months a period touches, counted as periods are granted: one more for a begun month."""
    months = max(1, (last.year - first.year) * 12 + last.month - first.month)
    reached = period_end(first, months=months, first_day_counts=True) >= last
    return months if reached else months + 1


def again_from(scheme: Scheme, use: SchemeUse) -> date | None:
    """From when the scheme can be had once more; None where no time must pass."""
    ended = use.ended_on or (use.until_day if use.result in {"finished", "stopped"} else None)
    if scheme.period is None or not scheme.period.again or ended is None:
        return None
    return period_end(ended, months=scheme.period.again) + timedelta(days=1)


def lacking_papers(scheme: Scheme, use: SchemeUse) -> tuple[SchemePaper, ...]:
    """The papers of the scheme that nobody has brought yet."""
    return tuple(each for each in scheme.papers if each.paper not in use.papers)


def lacking(
    scheme: Scheme, use: SchemeUse, steps: Iterable[SchemeStep], today: date, codes: CodeBook
) -> tuple[Message, ...]:
    """What is still missing, in the order in which one comes to it; nothing once it is over."""
    if is_over(use):
        return ()
    asked = (
        _said(use.wish in {"", "not_asked"}, N_("本人の意向を聞いていません。")),
        _said("referral" in scheme.leads and not use.organisation, N_("決める・行う機関を選んでいません。")),
        _said(scheme.code == SPECIAL_USE and not use.basis, N_("目的外使用の根拠を選んでいません。")),
    )
    return (
        *asked_only(asked),
        *_papers(scheme, use, codes),
        *_late(steps, today),
        *asked_only(_decided(scheme, use)),
    )


def asked_only(found: Iterable[Message | None]) -> tuple[Message, ...]:
    """The messages that apply."""
    return tuple(each for each in found if each is not None)


def doubts(scheme: Scheme | None, use: SchemeUse) -> Mapping[str, Message]:
    """By field what does not go together; it is said and saved as it is."""
    found: dict[str, Message] = {}
    pairs = (
        ("until_day", use.from_day, use.until_day, N_("終わりの日が、始まりの日より前です。")),
        ("result_on", use.applied_on, use.result_on, N_("結果の日が、申請した日より前です。")),
        ("ended_on", use.from_day, use.ended_on, N_("利用が終わった日が、始まりの日より前です。")),
        ("referred_on", use.recommended_on, use.referred_on, N_("つないだ日が、案内した日より前です。")),
    )
    for name, before, after, words in pairs:
        if before and after and after < before:
            found[name] = Message(words)
    if scheme is not None:
        found.update({name: words for name, words in _beyond(scheme, use) if name not in found})
    return found


@remarks_on.register
def _(record: SchemeUse, beside: Beside) -> tuple[Remark, ...]:  # noqa: ARG001 - it is looked at by itself
    try:
        scheme = scheme_of(record.scheme)
    except Refused:  # said where the steps would stand
        scheme = None
    return tuple(Remark(name, words) for name, words in doubts(scheme, record).items())


def _beyond(scheme: Scheme, use: SchemeUse) -> Iterable[tuple[str, Message]]:
    if use.from_day and not scheme.open_on(use.from_day):
        words = N_("この制度がある期間({first}から)より前の日です。前の名前の制度なら、備考に書いてください。")
        yield "from_day", Message(words, (("first", wareki(scheme.first)),))
    if scheme.period is not None and use.from_day and use.until_day and use.from_day <= use.until_day:
        too_long = _too_long(scheme.period, use, use.until_day) or _longer_than_granted(
            scheme.period, use.from_day, use.until_day, use.extended or 0
        )
        if too_long:
            yield "until_day", too_long
    if scheme.period is not None and use.extended and (often := _too_often(scheme.period, use.extended)):
        yield "extended", often


def _longer_than_granted(period: Period, begins: date, until: date, extended: int) -> Message | None:
    last = period_until(period, begins)
    for _ in range(extended):
        last = period_until(period, last + timedelta(days=1))
    if until <= last:
        return None
    words = N_("1回の期間({months}か月)と延長の回数より長い期間です。延長の回数を確かめてください。")
    return Message(words, (("months", str(period.months)),))


def _too_often(period: Period, times: int) -> Message | None:
    if period.extensions is None or times <= period.extensions:
        return None
    words = N_("延長は{limit}回までです。これで{times}回目になります。決める機関に確かめてください。")
    return Message(words, (("limit", str(period.extensions)), ("times", str(times))))


def _too_long(period: Period, use: SchemeUse, until: date) -> Message | None:
    if period.longest is None or use.from_day is None or until < use.from_day:
        return None
    begins = use.from_day.replace(day=1) if period.ends == "month" else use.from_day
    if months_between(begins, until) <= period.longest:
        return None
    words = N_("いちばん長くて{longest}か月の制度です。それより長くなります。決める機関に確かめてください。")
    return Message(words, (("longest", str(period.longest)),))


def _said(applies: bool, words: str) -> Message | None:
    return Message(words) if applies else None


def _papers(scheme: Scheme, use: SchemeUse, codes: CodeBook) -> tuple[Message, ...]:
    left = lacking_papers(scheme, use) if not use.result or use.result == "waiting" else ()
    if not left:
        return ()
    names = "、".join(codes.label("scheme_paper", each.paper) for each in left)
    return (Message(N_("書類があと{count}つ足りません: {names}"), (("count", str(len(left))), ("names", names))),)


def _late(steps: Iterable[SchemeStep], today: date) -> tuple[Message, ...]:
    late = (each for each in steps if each.done_on is None and each.planned_on and each.planned_on < today)
    words = N_("「{what}」が予定の日({day})を過ぎています。")
    return tuple(
        Message(words, (("what", each.what), ("day", wareki(each.planned_on)))) for each in late if each.planned_on
    )


def _decided(scheme: Scheme, use: SchemeUse) -> tuple[Message | None, ...]:
    waits = use.applied_on is not None and use.result in {"", "waiting"}
    granted = use.result in GRANTED
    return (
        _said(
            waits and use.expected_on is None and not scheme.answer_days,
            N_("結果の予定日が入っていません。期限として知らせられません。"),
        ),
        _said(granted and use.result_on is None, N_("決定・許可の日が入っていません。")),
        _said(
            granted and scheme.period is not None and not (use.from_day and use.until_day),
            N_("期間(始まりと終わりの日)が入っていません。終わりの確認を知らせられません。"),
        ),
        _said(granted and scheme.code == SPECIAL_USE and not use.document_number, N_("許可の番号が入っていません。")),
    )
