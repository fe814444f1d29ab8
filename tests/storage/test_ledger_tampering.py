"""A hand with the key that rewrites the ledger past the program is found, and the register it touched is named."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kyoju_desktop.domain.records import (
    CopyOut,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    LaterExplanation,
    PersonInquiry,
)
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify
from tests.storage.conftest import begun
from tests.storage.test_history import unguarded

AT = datetime(2026, 6, 1, 10, 0)
TITLES = {
    "disclosure": Disclosure.title,
    "disclosed_item": DisclosedItem.title,
    "disclosure_outcome": DisclosureOutcome.title,
    "copy_out": CopyOut.title,
    "later_explanation": LaterExplanation.title,
    "person_inquiry": PersonInquiry.title,
}
EDITS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "another recipient": ("disclosure", lambda c: c.execute("UPDATE disclosure SET recipient = '別の機関'")),
    "another basis": ("disclosure", lambda c: c.execute("UPDATE disclosure SET basis = 'consent'")),
    "an earlier day": ("disclosure", lambda c: c.execute("UPDATE disclosure SET at = '2026-05-01T10:00:00'")),
    "no 要配慮 any more": ("disclosure", lambda c: c.execute("UPDATE disclosure SET special = 0")),
    "not after the withdrawal": ("disclosure", lambda c: c.execute("UPDATE disclosure SET after_withdrawal = 0")),
    "another fingerprint": ("disclosure", lambda c: c.execute("UPDATE disclosure SET sha256 = 'ab'")),
    "an item that did not go": ("disclosed_item", lambda c: c.execute("UPDATE disclosed_item SET given = 0")),
    "an item less": ("disclosed_item", lambda c: c.execute("DELETE FROM disclosed_item")),
    "not handed over": (
        "disclosure_outcome",
        lambda c: c.execute("UPDATE disclosure_outcome SET outcome = 'not_out'"),
    ),
    "no outcome": ("disclosure_outcome", lambda c: c.execute("DELETE FROM disclosure_outcome")),
    "one more outcome": (
        "disclosure_outcome",
        lambda c: c.execute("INSERT INTO disclosure_outcome (id, outcome) VALUES (?, 'went_out')", ("f" * 32,)),
    ),
    "a copy that came back": ("copy_out", lambda c: c.execute("UPDATE copy_out SET fate = 'returned'")),
    "the person was told": (
        "later_explanation",
        lambda c: c.execute("UPDATE later_explanation SET told_on = '2026-06-02'"),
    ),
    "another answer": ("person_inquiry", lambda c: c.execute("UPDATE person_inquiry SET answer = 'minimum'")),
}


def handed_over(store: Store) -> None:
    case = begun(store)
    with store.write("提供", final=True) as w:
        made = w.add(
            Disclosure(
                case=case.id,
                recipient="居住支援法人こもれび",
                at=AT,
                basis="special_69_2_4",
                special=True,
                after_withdrawal=True,
                sha256="cd" * 32,
                blob=w.blob_add(b"%PDF-1.7 the very paper", "released"),
            )
        )
        w.add(DisclosedItem(disclosure=made.id, case=case.id, label="氏名", info_class="IDENTITY", given=True))
        w.add(DisclosureOutcome(disclosure=made.id, case=case.id, outcome="went_out", at=AT))
        w.add(CopyOut(disclosure=made.id, case=case.id, asked="return"))
        w.add(LaterExplanation(disclosure=made.id, case=case.id))
        w.add(PersonInquiry(case=case.id, at=AT, who="名乗らず", answer="not_confirmed"))


@pytest.mark.parametrize("how", EDITS)
def test_an_edit_of_the_ledger_is_found_and_named(store: Store, folder: Path, key: bytes, how: str) -> None:
    handed_over(store)
    assert verify(store).ok
    store.close()
    table, edit = EDITS[how]
    with unguarded(folder, key) as connection:
        edit(connection)
    again = Store.open(folder, key)
    found = verify(again)
    again.close()
    assert not found.ok
    words = [each.text(Translator.for_language("ja")) for each in found.problems]
    assert any(f"「{TITLES[table]}」" in each for each in words), words


def test_another_paper_in_the_place_of_the_one_that_went_out_is_found(store: Store, folder: Path, key: bytes) -> None:
    handed_over(store)
    store.close()
    with unguarded(folder, key) as connection:
        connection.execute("UPDATE blob SET data = ?", (b"%PDF-1.7 another paper",))
    again = Store.open(folder, key)
    found = verify(again)
    again.close()
    assert not found.ok
    assert "保管した文書" in found.problems[0].template
