"""Unfinished typing is kept at once, in the encrypted file, and is no part of the history."""

from datetime import timedelta
from pathlib import Path

from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify
from tests.storage.conftest import Clock, begun


def test_a_draft_is_kept_replaced_and_dropped(store: Store) -> None:
    store.drafts.save("ProgressNote/1", "電話し")
    store.drafts.save("ProgressNote/1", "電話した")
    store.drafts.save("Intake/2", "家賃")
    assert store.drafts.load("ProgressNote/1") == "電話した"
    assert [(each.key, each.data) for each in store.drafts.all()] == [
        ("ProgressNote/1", "電話した"),
        ("Intake/2", "家賃"),
    ]
    store.drafts.drop("ProgressNote/1")
    assert store.drafts.load("ProgressNote/1") is None
    assert len(store.drafts.all()) == 1


def test_a_draft_says_when_it_was_saved(store: Store, clock: Clock) -> None:
    before = clock.now
    store.drafts.save("Intake/2", "家賃")
    assert store.drafts.all()[0].saved_at == before + timedelta(seconds=1)


def test_drafts_outlive_the_program_and_leave_no_operation(store: Store, folder: Path, key: bytes) -> None:
    store.drafts.save("Intake/2", "家賃が払えない 😢")
    store.close()
    again = Store.open(folder, key)
    assert again.drafts.load("Intake/2") == "家賃が払えない 😢"
    assert again.undoable() is None
    assert verify(again).ok
    again.close()


def test_a_failed_write_leaves_the_drafts_alone(store: Store) -> None:
    store.drafts.save("Intake/2", "家賃")
    begun(store)
    store.undo()
    assert store.drafts.load("Intake/2") == "家賃"
