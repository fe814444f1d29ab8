"""Deadlines between the first inquiry and the key: viewings, answers, costs, the mandate (DOMAIN 3.1, 3.7)."""

from collections.abc import Iterator

from kyoju_desktop.domain.records import Application, HousingInquiry, InitialCost, Mandate
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.domain.rules.deadline_found import Found, day_of, found, what_of
from kyoju_desktop.i18n.messages import N_

INQUIRY_DAYS = 7
_OPEN = frozenset({"", "waiting"})


@found.register
def _(record: HousingInquiry) -> Iterator[Found]:
    if record.answered_on or record.result not in _OPEN | {"viewing"}:
        return
    viewing = record.viewing_at.date() if record.viewing_at and not record.viewing_done else None
    if viewing:
        yield Found("viewing_day", viewing)
    elif record.at and record.result in _OPEN:
        asked = record.at.date()
        yield Found("inquiry_answer", period_end(asked, days=INQUIRY_DAYS), day_of("last", asked))


@found.register
def _(record: Application) -> Iterator[Found]:
    if record.answer_expected_on and record.result in _OPEN:
        yield Found("application_answer", record.answer_expected_on)


@found.register
def _(record: InitialCost) -> Iterator[Found]:
    if record.due_on and not record.paid_on:
        yield Found("initial_cost", record.due_on, what_of(record.detail, N_("入居の費用")))


@found.register
def _(record: Mandate) -> Iterator[Found]:
    if record.review_on and not record.ended_on:
        yield Found("mandate_review", record.review_on)
