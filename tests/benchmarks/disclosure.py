"""Deciding about a disclosure and entering it, for a person with many consents and a long ledger.

The decision is the whole of it: the case is read from the file, weighed, the finished page is searched, and the
ledger rows are committed. Only the drawing is left out: that is what it is measured against.
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
    """The decision alone, and the decision with its ledger rows, each against the つなぎ票 as a PDF."""
    store, case = _made(folder)
    try:
        weighing, paper = alternating(lambda: _weigh(store, case), produce_the_paper, rounds=rounds, warm=2)
        entering, again = alternating(lambda: _release(store, case), produce_the_paper, rounds=rounds, warm=2)
    finally:
        store.close()
    return [
        Figure("decision, 500 consents and 5,000 rows / つなぎ票 PDF", weighing * 1000, paper * 1000, "ms", 0.1),
        Figure("decision, twice, and its ledger rows / つなぎ票 PDF", entering * 1000, again * 1000, "ms", 0.1),
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
    for record in _history(case.id, case.person):
        waiting.setdefault(type(record), []).append(to_row(record))
    for kind, rows in waiting.items():
        connection.executemany(statements(kind).insert, rows)
    connection.execute("COMMIT")
    connection.close()
    return store, case.id


def _history(case: str, person: str) -> Iterator[Record]:
    """Consents that took each other's place, the last one in force, and what went out under them."""
    first = DAY - timedelta(days=CONSENTS)
    before = ""
    for nr in range(CONSENTS):
        day = first + timedelta(days=nr)
        last = nr == CONSENTS - 1
        consent = _consent(case, person, day, before).replace(over_on=None if last else day + timedelta(days=1))
        yield consent
        yield ConsentRecipient(case=case, consent=consent.id, organisation="corp", classes=_ORDINARY)
        before = consent.id
        for _ in range(LEDGER_ROWS // CONSENTS):
            yield from _told(case, person, consent.id, day)


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
