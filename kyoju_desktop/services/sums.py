"""Sums of a case: worked out from its figures, kept as they were, and compared with what holds now.

What was kept is text, in the office's language, and is never worked out anew: it stays what the clerk saw that day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Application, BenefitRate, Estimate, Tenancy
from kyoju_desktop.domain.rules.sums import asked as of
from kyoju_desktop.domain.rules.sums import guarantee
from kyoju_desktop.domain.rules.sums.asked import ASKED, Answers, Asked, shown
from kyoju_desktop.domain.rules.sums.kept import (
    UNKNOWN,
    full_label,
    given_line,
    given_lines,
    shown_value,
    source_text,
    steps_text,
    told,
)
from kyoju_desktop.domain.rules.sums.rates import rate_on
from kyoju_desktop.domain.rules.sums.steps import YEN, Sum, amount_text
from kyoju_desktop.domain.rules.sums.tables import RateTable, table_on
from kyoju_desktop.domain.rules.sums.working import Figures, work_out
from kyoju_desktop.i18n.messages import N_, SOURCE_LANGUAGE, Message, Translator
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.sum_values import Filled, Values, prefilled
from kyoju_desktop.storage.store import Reader, Writer

BY_HAND, LEFT_OPEN = N_("この計算で入れた"), N_("入れていない")
FEE_FIELD = "guarantee_fee"
_KEPT_TR = Translator.for_language(SOURCE_LANGUAGE)


@dataclass(frozen=True)
class Difference:
    """What reads differently now."""

    label: str
    then: str
    now: str


@dataclass(frozen=True)
class Compared:
    """A kept sum beside what the case and the tables say today; `refused` when it cannot be worked out today."""

    differences: tuple[Difference, ...]
    now: Sum | None = None
    refused: Message | None = None


def figures_of(r: Reader, tr: Translator) -> Figures:
    """The office's own lines, and where its tables lie."""
    return Figures(r.find(BenefitRate), tr.replaced)


def guarantee_fee(rent: int, day: date) -> int:
    """The fee of the 家賃債務保証 in yen; `Refused` without a table, or for a rent of 0."""
    return guarantee.fee(rent, table_on(guarantee.TABLE, day)).amount or 0


def guarantee_until(begins: date) -> date:
    """The last day of the guarantee that begins on a day."""
    return guarantee.guaranteed_until(begins, table_on(guarantee.TABLE, begins))


def rates_on(r: Reader, people: int, day: date) -> RateTable:
    """The office's 基準額 and cap for a household; `Refused` says what is missing."""
    return rate_on(r.find(BenefitRate), people, day)


def cap_on(r: Reader, people: int, day: date) -> int | None:
    """住宅扶助の上限 for a household, None while the office has not entered it."""
    try:
        return rates_on(r, people, day)[f"cap_{people}"]
    except Refused:
        return None


def takes_fee(record: Record | None) -> bool:
    """Whether the fee of a guarantee can be written into the record."""
    return isinstance(record, Application | Tenancy)


def keep_sum(
    w: Writer, case_id: str, code: str, answers: Answers, values: Values, at: Locale, into: Record | None = None
) -> Estimate:
    """Work the sum out once more from what was entered, and keep it with its steps; a fee goes `into` the record."""
    found = work_out(code, answers, figures_of(w, at.tr))
    estimate = Estimate(
        case=case_id,
        sum=code,
        at=w.now,
        on=answers[of.ON],
        given="\n".join(_given(code, answers, values, Locale(_KEPT_TR, at.today, at.codes))),
        amount=found.amount if found.unit == YEN else None,
        verdict=told(found.verdict, _KEPT_TR),
        steps=steps_text(found, _KEPT_TR),
        source=source_text(found, _KEPT_TR),
        unconfirmed=found.unconfirmed,
        clerk=office_of(w).clerk,
    )
    keep(w, estimate)
    if isinstance(into, Application | Tenancy) and found.amount is not None:
        current = w.get(type(into), into.id)
        keep(w, current.replace(**{FEE_FIELD: found.amount}))
    return estimate


def compare(r: Reader, estimate: Estimate, at: Locale) -> Compared:
    """What the case and the tables say today, where it differs from what was kept; nothing is written."""
    values = prefilled(r, estimate.case, estimate.sum, at.today)
    kept = Locale(_KEPT_TR, at.today, at.codes)
    answers = _answers_now(estimate, values, kept)
    lines = {each.label: each for each in given_lines(estimate.given)}
    found = [
        Difference(full_label(each), lines[full_label(each)].value, shown_value(each, answers.get(each.name), kept))
        for each in shown(estimate.sum, answers)
        if full_label(each) in lines
    ]
    changed = tuple(each for each in found if each.then != each.now)
    try:
        now = work_out(estimate.sum, answers, figures_of(r, at.tr))
    except Refused as refused:
        return Compared(changed, refused=refused.message)
    return Compared((*changed, *_results(estimate, now)), now)


def estimate_amount(estimate: Estimate) -> str:
    """The amount of a kept sum in words."""
    return "" if estimate.amount is None else amount_text(estimate.amount, YEN, _KEPT_TR)


def _given(code: str, answers: Answers, values: Values, at: Locale) -> Iterator[str]:
    for each in shown(code, answers):
        value = answers.get(each.name)
        filled = values.get(each.name)
        same = filled is not None and filled.value == value
        if each.group and not same and value in (None, "", False):
            continue  # a second person who is not there
        yield given_line(full_label(each), shown_value(each, value, at), _origin(filled, each, value, at))


def _origin(filled: Filled | None, asked: Asked, value: Any, at: Locale) -> str:  # noqa: ANN401 - any kind
    """Where a figure came from; one that was typed here stays as it is when it is looked at again."""
    if filled is not None and filled.value == value:
        return told(filled.origin, at.tr)
    return LEFT_OPEN if filled is None and value == asked.kind.empty else BY_HAND


def _answers_now(estimate: Estimate, values: Values, at: Locale) -> dict[str, Any]:
    """What was entered by hand as it was then; all else as the case has it now."""
    lines = {each.label: each for each in given_lines(estimate.given)}
    answers: dict[str, Any] = {of.ON: at.today}
    for each in ASKED[estimate.sum]:
        line = lines.get(full_label(each))
        if line is None:
            continue
        by_hand = line.origin == BY_HAND
        now = values.get(each.name)
        answers[each.name] = now.value if now is not None and not by_hand else _read(each, line.value, at)
    return answers


def _read(asked: Asked, text: str, at: Locale) -> Any:  # noqa: ANN401 - a field may hold any kind
    if text == UNKNOWN:
        return asked.kind.empty
    try:
        return asked.kind.parse(text, at)
    except Refused:  # an answer that is no longer offered: the figure is open again
        return asked.kind.empty


def _results(estimate: Estimate, now: Sum) -> Iterator[Difference]:
    amount = amount_text(now.amount, YEN, _KEPT_TR) if now.amount is not None and now.unit == YEN else ""
    pairs = (
        (N_("計算の結果"), estimate_amount(estimate), amount),
        (N_("わかったこと"), estimate.verdict, told(now.verdict, _KEPT_TR)),
        (N_("使った表"), estimate.source, source_text(now, _KEPT_TR)),
    )
    for label, then, today in pairs:
        if then != today:
            yield Difference(label, then, today)
