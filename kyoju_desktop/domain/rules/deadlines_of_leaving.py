"""Deadlines of leaving a home and of what follows a death there (DOMAIN 3.6, 3.9)."""

from collections.abc import Iterator
from datetime import timedelta

from kyoju_desktop.domain.records import Belonging, Death, MoveOut
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.domain.rules.deadline_found import Found, day_of, found, what_of
from kyoju_desktop.i18n.messages import N_

REPORT_DAYS = 14  # 住民基本台帳法23条・25条、介護保険法12条など
DEATH_REPORT_DAYS = 7  # 戸籍法86条, counted with its first day (43条)
BELONGINGS_MONTHS = 3  # 残置物モデル契約条項 (W41)
RENOUNCE_MONTHS = 3  # 民法915条
VACATE_MONTHS = 3  # 公営住宅の単身死亡, by the rules of the municipality (W45)
NOTICE_DAYS = 14  # before anything is carried out, and after it was told
RECEIPT_DAYS = 14

_OTHER_TOWN = "other_town"
_DEATH = "death"
_SENT = frozenset({"sent", "handed"})
_WAITING = frozenset({"", "kept", "left"})
_HEIRS_SETTLED = frozenset({"none", "renounced"})


@found.register
def _(record: MoveOut) -> Iterator[Found]:
    left = record.left_on
    if not left:
        return
    if "key_returned" not in record.tasks:
        yield Found("move_out", left)
    if record.reason == _DEATH or "address_report" in record.tasks:
        return
    if record.next_home == _OTHER_TOWN:
        yield Found("leave_report", left)
    elif record.next_home:
        yield Found("move_report", period_end(left, days=REPORT_DAYS), day_of("moved", left))


@found.register
def _(record: Death) -> Iterator[Found]:
    yield from _notices(record)
    since = (
        record.died_on or record.known_on
    )  # where the day of death is not known: later, so that nothing goes early
    if since and record.belongings_contract and "belongings" not in record.tasks:
        yield Found("death_belongings", period_end(since, months=BELONGINGS_MONTHS), day_of("since", since))
    if since and record.public_alone and "public_housing" not in record.tasks:
        yield Found("public_vacate", period_end(since, months=VACATE_MONTHS), day_of("since", since))
    if record.carry_out_on and not record.notice_sent_on and "belongings" not in record.tasks:
        latest = record.carry_out_on - timedelta(days=NOTICE_DAYS)
        yield Found("carry_out_notice", latest, day_of("carried", record.carry_out_on))
    known = record.renounced_from
    if known and record.heirs not in _HEIRS_SETTLED and "heirs" not in record.tasks:
        yield Found("renounce", period_end(known, months=RENOUNCE_MONTHS), day_of("known", known))


def _notices(record: Death) -> Iterator[Found]:
    known = record.known_on
    if known and not record.reported_on and "report" not in record.tasks:
        until = period_end(known, days=DEATH_REPORT_DAYS, first_day_counts=True)
        yield Found("death_report", until, day_of("known", known), show_from=known)
    if known and "stop" not in record.tasks:
        yield Found("loss_report", period_end(known, days=REPORT_DAYS), day_of("known", known))


@found.register
def _(record: Belonging) -> Iterator[Found]:
    what = what_of(record.what, N_("残置物"))
    # What is not designated waits for more than the notice: nothing must press to throw it away.
    if record.told_on and not record.done_on and record.fate in _WAITING and record.designated != "other":
        until = record.told_on + timedelta(days=NOTICE_DAYS)
        yield Found("belonging_wait", until, what + day_of("sent", record.told_on))
    if record.done_on and record.fate in _SENT and not record.received_on:
        until = period_end(record.done_on, days=RECEIPT_DAYS)
        yield Found("belonging_receipt", until, what + day_of("sent", record.done_on))
