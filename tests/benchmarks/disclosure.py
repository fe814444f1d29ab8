"""Deciding about a disclosure and entering it, for a person with many consents and a long ledger.

Counted is all that stands between the clerk's choice and a paper that may go out, but the drawing: that is what it is
measured against. The decision: the case is read from the file, the bases are offered, every item is weighed. The
ledger: the number, the last look at the page, the つなぎ, the row and its items, the history with its chain, the
deadlines and lists that follow, and the commit that waits until the disk has all of it. The decision is made once:
the chain proves inside the commit's own transaction that nothing was written since. The paper that is kept is a stub
of a few lines, so that the bytes of a PDF are not counted here; the file is as the program leaves it, without the
statistics that it never gathers.

The consents ended in every way there is: replaced, withdrawn, run out, void, used up; the last one is in force.
"""

import secrets
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Address,
    Consent,
    ConsentRecipient,
    ConsentVoiding,
    ConsentWithdrawal,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    Intake,
    Organisation,
    Person,
    Referral,
)
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.services.office import move_in, new_office
from kyoju_desktop.services.referrals import Weighed, prepare, weigh
from kyoju_desktop.storage.rows import statements, to_row
from kyoju_desktop.storage.store import Store
from tests.benchmarks.measure import Figure, alternating
from tests.benchmarks.office import CLERK, DAY
from tests.benchmarks.paper import ours as produce_the_paper
from tests.services.gate import draw

CONSENTS, LEDGER_ROWS = 500, 5_000
_TR = Translator.for_language("ja")
_ORDINARY = frozenset(info.name for info in Info if info.outward and not info.special)


def decision_and_ledger(folder: Path, rounds: int) -> list[Figure]:
    """The decision alone, and the decision with its committed ledger rows, each against the つなぎ票 as a PDF."""
    store, case = _made(folder)
    try:
        weighing, paper = alternating(lambda: _weigh(store, case), produce_the_paper, rounds=rounds, warm=2)
        entering, again = alternating(lambda: _release(store, case), produce_the_paper, rounds=rounds, warm=2)
    finally:
        store.close()
    return [
        Figure("decision, 500 consents and 5,000 rows / つなぎ票 PDF", weighing * 1000, paper * 1000, "ms", 0.1),
        Figure("decision and its committed ledger rows / つなぎ票 PDF", entering * 1000, again * 1000, "ms", 0.1),
    ]


def _clock() -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, 9, 40)


def _weigh(store: Store, case: str) -> Weighed:
    referral = Referral(
        organisation="corp", purpose="housing", level="L2", means="hand", summary="住まいをさがしている"
    )
    with store.read() as r:
        return weigh(r, case, referral, "consent", {}, None, DAY, codes=shipped_codebook(), tr=_TR)


def _release(store: Store, case: str) -> None:
    seen = _weigh(store, case)
    with store.write("つなぎ票を出す", final=True) as w:
        prepare(w, seen, draw, DAY, codes=shipped_codebook(), tr=_TR)


def _made(folder: Path) -> tuple[Store, str]:
    store = Store.create(folder, secrets.token_bytes(32), actor=CLERK, clock=_clock, calendar=office_calendar())
    with store.write("使いはじめの設定", final=True) as w:
        move_in(w, new_office("瀬戸見市", "992011", True, "都市整備課", "住宅係", CLERK), DAY)
    with store.write("相談受付") as w:
        case = open_case(w, Person(name="架空 花子", kana="かくう はなこ"), Intake(main_topic="T02"))
        w.add(Organisation(id="corp", name="居住支援法人こもれび", kind="support_corporation", standing="private"))
        w.add(Address(person=case.person, use="current", place="架空県瀬戸見市浜町2丁目14番3号"))
    connection = store.snapshot()
    connection.execute("BEGIN IMMEDIATE")
    waiting: dict[type[Record], list[tuple[Any, ...]]] = {}
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for record in _history(case.id, case.person):
        waiting.setdefault(type(record), []).append(to_row(record))
    for kind, rows in waiting.items():
        connection.executemany(statements(kind).insert, rows)
    connection.execute("COMMIT")
    connection.close()
    return store, case.id


def _history(case: str, person: str) -> Iterator[Record]:
    """Consents that took each other's place or ended otherwise, the last one in force, and what went out."""
    first = DAY - timedelta(days=CONSENTS)
    before = ""
    for nr in range(CONSENTS):
        day = first + timedelta(days=nr)
        consent = _consent(case, person, day, before)
        if nr < CONSENTS - 1:
            consent, *ending = _ended(consent, day + timedelta(days=1), nr % 5)
            yield from ending
        yield consent
        yield ConsentRecipient(case=case, consent=consent.id, organisation="corp", classes=_ORDINARY)
        before = consent.id if nr % 5 == 0 else ""
        for _ in range(LEDGER_ROWS // CONSENTS):
            yield from _told(case, person, consent.id, day)


def _ended(consent: Consent, day: date, way: int) -> tuple[Consent, *tuple[Record, ...]]:
    """The consent as it stands once it is over: replaced, withdrawn, run out, void or used up."""
    at, over = datetime(day.year, day.month, day.day, 8), consent.replace(over_on=day)
    if way == 1:
        return over, ConsentWithdrawal(case=consent.case, consent=consent.id, at=at, words="やめたい")
    if way == 2:
        return (consent.replace(period="date", until_day=day),)
    if way == 3:
        return over, ConsentVoiding(case=consent.case, consent=consent.id, at=at, reason="mistake", words="誤入力")
    return (over.replace(period="once") if way == 4 else over,)


def _consent(case: str, person: str, day: date, before: str) -> Consent:
    return Consent(
        case=case,
        person=person,
        state="given",
        form="written",
        given_at=datetime(day.year, day.month, day.day, 9),
        period="closing",
        purposes=frozenset({"housing"}),
        means=frozenset({"paper"}),
        replaces=before,
    )


def _told(case: str, person: str, consent: str, day: date) -> Iterator[Record]:
    at = datetime(day.year, day.month, day.day, 10)
    row = Disclosure(case=case, person=person, organisation="corp", at=at, basis="consent", consent=consent)
    yield row
    yield DisclosureOutcome(disclosure=row.id, case=case, outcome="went_out", at=at)
    for name in ("name", "kana"):
        yield DisclosedItem(
            disclosure=row.id, case=case, record_class="Person", field_name=name, subject=person, given=True
        )
