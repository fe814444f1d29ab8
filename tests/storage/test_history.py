"""History, undo and chain: one mechanism that says what was done, takes it back, and notices tampering."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Gap, Record, catalogue
from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentRecipient,
    Deadline,
    DisclosedItem,
    Disclosure,
    Person,
    ProgressNote,
)
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.folder import DATABASE, HEAD
from kyoju_desktop.storage.naming import table_name
from kyoju_desktop.storage.store import Change, Store
from kyoju_desktop.storage.verify import verify
from tests.storage.conftest import begun

GUARDED = [*(table_name(each.__name__) for each in catalogue() if each.append_only), "operation", "change", "blob"]


def test_a_write_tells_what_changed_after_it_is_durable(store: Store) -> None:
    told: list[Change] = []
    store.changed.append(told.extend)
    case = begun(store)
    assert {(each.kind, each.record, each.before) for each in told} == {
        (Person, case.person, None),
        (Case, case.id, None),
    }
    told.clear()
    with store.write("呼び名", case=case.id) as w:
        w.put(case.replace(called="一回目"))
        w.put(case.replace(called="二回目"))
    assert [(each.before, each.after, each.case) for each in told] == [(case, case.replace(called="二回目"), case.id)]


def test_nothing_changed_is_no_operation(store: Store) -> None:
    case = begun(store)
    told: list[Change] = []
    store.changed.append(told.extend)
    with store.write("何もしない") as w:
        w.put(case)
    with store.write("行って戻る") as w:
        w.put(case.replace(called="行く"))
        w.put(case)
    assert told == []
    last = store.undoable()
    assert last is not None
    assert last.label == "相談受付"


def test_the_operation_says_when_who_and_what(store: Store) -> None:
    case = begun(store)
    last = store.undoable()
    assert last is not None
    assert (last.label, last.actor, last.case, last.final) == ("相談受付", "空木 佐和", case.id, False)
    assert datetime.fromisoformat(last.at).date() == date(2026, 6, 1)


def test_undo_brings_back_exactly_what_was_there(store: Store) -> None:
    case = begun(store)
    note = ProgressNote(
        case=case.id, at=datetime(2026, 6, 1, 9, 40, 12, 345678), fact="電話した", gaps=(("with_whom", Gap.REFUSED),)
    )
    with store.write("経過を記録") as w:
        w.add(note)
    with store.write("経過を直した") as w:
        w.put(note.replace(fact="直した", at=None))
    undone = store.undo()
    assert (undone.label, undone.case) == ("経過を直した", case.id)
    with store.read() as r:
        assert r.get(ProgressNote, note.id) == note
        assert [hit.case for hit in r.search("電話した")] == [case.id]
        assert r.search("直した") == ()
    store.undo()
    with store.read() as r:
        assert r.find(ProgressNote) == ()
        assert r.search("電話した") == ()


def test_undo_brings_back_what_was_removed(store: Store) -> None:
    case = begun(store)
    due = Deadline(case=case.id, due_on=date(2026, 6, 3), what="電話する", source="practice")
    with store.write("期限") as w:
        w.add(due)
    with store.write("期限を消した") as w:
        w.remove(due)
    with store.read() as r:
        assert r.dues(date(2026, 6, 30)) == ()
    store.undo()
    with store.read() as r:
        assert r.get(Deadline, due.id) == due
        assert [each.record for each in r.dues(date(2026, 6, 30))] == [due.id]


def test_undo_stops_at_a_final_write(store: Store) -> None:
    case = begun(store)
    with store.write("終結", final=True) as w:
        w.put(case.replace(stage="S90"))
    assert store.undoable() is None
    with pytest.raises(Refused):
        store.undo()
    with store.read() as r:
        assert r.get(Case, case.id).stage == "S90"


def test_undo_of_a_row_that_must_stay_is_refused(store: Store) -> None:
    case = begun(store)
    consent = Consent(case=case.id, person=case.person, state="given")
    with store.write("同意") as w:
        w.add(consent)
        w.add(ConsentRecipient(case=case.id, consent=consent.id))
    with pytest.raises(Refused):
        store.undo()
    with store.read() as r:
        assert r.count(Consent) == 1


def test_an_undo_is_not_undone_by_the_next(store: Store) -> None:
    case = begun(store)
    for nr in range(3):
        with store.write(f"{nr}") as w:
            w.put(case.replace(called=f"{nr}回目"))
    seen = []
    while store.undoable() is not None:
        store.undo()
        with store.read() as r:
            seen.append([each.called for each in r.find(Case)])
    assert seen == [["1回目"], ["0回目"], [""], []]


def test_two_records_written_together_go_together(store: Store) -> None:
    begun(store)
    store.undo()
    with store.read() as r:
        assert r.count(Person) == r.count(Case) == 0
    assert verify(store).ok


@pytest.mark.parametrize("of", [each for each in catalogue() if each.append_only], ids=lambda of: of.__name__)
def test_rows_that_must_stay_are_neither_changed_nor_removed(store: Store, of: type[Record]) -> None:
    with store.write("記録", final=True) as w:
        row = w.add(of())
    changed = row.with_gap("case", Gap.UNKNOWN)
    with pytest.raises(Refused), store.write("直す") as w:
        w.put(changed)
    with pytest.raises(Refused), store.write("消す") as w:
        w.remove(row)
    with store.read() as r:
        assert r.get(of, row.id) == row


@pytest.mark.parametrize("table", GUARDED)
def test_the_file_itself_refuses_to_change_them(store: Store, table: str) -> None:
    case = begun(store)
    with store.write("提供", final=True) as w:
        for record in (
            Consent(id="0" * 32, case=case.id),
            *(of(id="1" * 32) for of in catalogue() if of.append_only),
        ):
            w.add(record)
        w.blob_add(b"%PDF-1.7", "referral")
    connection = store._connection
    key = connection.execute(f'PRAGMA table_info("{table}")').fetchone()[1]
    everything = " ".join(["SELECT * FROM", table])
    before = connection.execute(everything).fetchall()
    assert before
    for statement, values in (
        ("UPDATE {table} SET {key} = {key}", ()),
        ("DELETE FROM {table}", ()),
        ("INSERT OR REPLACE INTO {table} VALUES ({marks})", before[0]),
    ):
        made = statement.format(table=table, key=key, marks=", ".join("?" * len(before[0])))
        with pytest.raises(Exception, match=r"append only|constraint"):
            connection.execute(made, values)
    for verb in ("update", "delete"):
        with pytest.raises(Exception, match="not authorized"):
            connection.execute(f'DROP TRIGGER "{table}_no_{verb}"')
    assert connection.execute(everything).fetchall() == before


@contextmanager
def unguarded(folder: Path, key: bytes) -> Iterator[Any]:
    """A hand that has the key and goes around the program."""
    connection = connect(folder / DATABASE, key, guarded=False)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    kept = [(name, sql) for name, sql in rows if name.endswith(("_no_update", "_no_delete"))]
    for name, _ in kept:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield connection
    for _, sql in kept:
        connection.execute(sql)
    connection.close()


TAMPERINGS: dict[str, Callable[[Any], object]] = {
    "another label": lambda c: c.execute("UPDATE operation SET label = '別のこと' WHERE seq = 2"),
    "another actor": lambda c: c.execute("UPDATE operation SET actor = '別の人' WHERE seq = 2"),
    "another time": lambda c: c.execute("UPDATE operation SET at = '2020-01-01T00:00:00' WHERE seq = 2"),
    "undoable made final": lambda c: c.execute("UPDATE operation SET final = 1 - final WHERE seq = 2"),
    "another content": lambda c: c.execute("UPDATE change SET after = replace(after, '電話', '訪問') WHERE seq = 2"),
    "a change less": lambda c: c.execute("DELETE FROM change WHERE seq = 1 AND nr = 0"),
    "a change more": lambda c: c.execute("INSERT INTO change VALUES (2, 9, 'Person', 'x', NULL, '{}')"),
    "one operation less": lambda c: (
        c.execute("PRAGMA foreign_keys = OFF"),
        c.execute("DELETE FROM change WHERE seq = 2"),
        c.execute("DELETE FROM operation WHERE seq = 2"),
    ),
    "the first operation gone": lambda c: (
        c.execute("PRAGMA foreign_keys = OFF"),
        c.execute("DELETE FROM change WHERE seq = 1"),
        c.execute("DELETE FROM operation WHERE seq = 1"),
    ),
    "the tail cut": lambda c: (
        c.execute("PRAGMA foreign_keys = OFF"),
        c.execute("DELETE FROM change WHERE seq = 3"),
        c.execute("DELETE FROM operation WHERE seq = 3"),
    ),
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_tampering_with_the_history_is_noticed(store: Store, folder: Path, key: bytes, how: str) -> None:
    case = begun(store)
    with store.write("経過を記録") as w:
        note = w.add(ProgressNote(case=case.id, fact="電話した"))
    with store.write("経過を直した") as w:
        w.put(note.replace(fact="電話した。留守。"))
    store.close()
    with unguarded(folder, key) as connection:
        TAMPERINGS[how](connection)
    again = Store.open(folder, key)
    found = verify(again)
    again.close()
    assert not found.ok
    assert "操作の記録" in found.problems[0].template


def test_an_untouched_file_verifies_with_its_counts(store: Store, folder: Path, key: bytes) -> None:
    begun(store)
    store.close()
    with unguarded(folder, key):
        pass
    again = Store.open(folder, key)
    found = verify(again)
    assert found.ok
    counts = dict(found.counts)
    assert (counts["cases"], counts["persons"], counts["operations"]) == (1, 1, 1)
    again.close()


def test_a_missing_guard_is_noticed(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    connection = connect(folder / DATABASE, key, guarded=False)
    connection.execute('DROP TRIGGER "operation_no_delete"')
    connection.close()
    again = Store.open(folder, key)
    assert not verify(again).ok
    again.close()


@pytest.mark.parametrize("text", ["", "{", '{"seq": 1}', '{"seq": 1, "mac": "zz"}', '{"seq": 1, "mac": "00"}'])
def test_a_spoilt_head_is_noticed_and_stops_nothing(store: Store, folder: Path, key: bytes, text: str) -> None:
    begun(store)
    store.close()
    (folder / HEAD).write_text(text)
    again = Store.open(folder, key)
    assert not verify(again).ok
    begun(again, "新田 ソラ", "にった そら")
    again.close()


def test_a_head_from_another_file_does_not_fit(store: Store, folder: Path) -> None:
    begun(store)
    store.remember_head()
    head = json.loads((folder / HEAD).read_text())
    head["mac"] = "ab" * 32
    (folder / HEAD).write_text(json.dumps(head))
    assert not verify(store).ok


def test_references_that_lead_nowhere_are_noticed(store: Store, folder: Path, key: bytes) -> None:
    case = begun(store)
    store.close()
    with unguarded(folder, key) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM person WHERE id = ?", (case.person,))
    again = Store.open(folder, key)
    assert not verify(again).ok
    again.close()


def test_a_later_record_that_names_it_keeps_undo_away(store: Store) -> None:
    """The ledger names a note it gave away: the note can no longer be undone out of the file."""
    case = begun(store)
    with store.write("経過を記録") as w:
        note = w.add(ProgressNote(case=case.id, fact="電話した"))
    given = Disclosure(case=case.id, person=case.person)
    with store.write("提供", final=True) as w:
        w.add(given)
        w.add(DisclosedItem(disclosure=given.id, case=case.id, record=note.id, record_class="ProgressNote"))
    with pytest.raises(Refused):
        store.undo()
    with store.read() as r:
        assert r.get(ProgressNote, note.id) == note


def test_numbers_run_without_gaps_in_each_series(store: Store) -> None:
    with store.write("番号") as w:
        assert [w.next_number("case/2026"), w.next_number("case/2026"), w.next_number("case/2027")] == [1, 2, 1]
    with suppress(ZeroDivisionError), store.write("失敗") as w:
        assert w.next_number("case/2026") == 3
        raise ZeroDivisionError
    with store.write("番号") as w:
        assert w.next_number("case/2026") == 3


def test_an_undone_case_gives_its_number_back(store: Store) -> None:
    with store.write("相談受付") as w:
        w.add(Person())
        assert w.next_number("case/2026") == 1
    store.undo()
    with store.write("相談受付") as w:
        w.add(Person())
        assert w.next_number("case/2026") == 1


def test_a_number_that_a_later_write_followed_stays_taken(store: Store) -> None:
    with store.write("相談受付") as w:
        w.add(Person())
        w.next_number("case/2026")
    with store.write("終結", final=True) as w:
        assert w.next_number("case/2026") == 2
    with pytest.raises(Refused):
        store.undo()
    with store.write("相談受付") as w:
        assert w.next_number("case/2026") == 3


def test_a_document_kept_alone_stands_in_the_chain(store: Store, folder: Path, key: bytes) -> None:
    with store.write("文書を保管", final=True) as w:
        kept = w.blob_add(b"%PDF-1.7 1", "referral")
    with store.read() as r:
        assert r.blob(kept) == b"%PDF-1.7 1"
    assert dict(verify(store).counts)["operations"] == 1
    store.close()
    with unguarded(folder, key) as connection:
        connection.execute("UPDATE blob SET data = ?", (b"%PDF-1.7 2",))
    again = Store.open(folder, key)
    assert not verify(again).ok
    again.close()


def test_a_record_changed_past_the_history_is_noticed(store: Store, folder: Path, key: bytes) -> None:
    case = begun(store)
    store.close()
    with unguarded(folder, key) as connection:
        connection.execute('UPDATE "case" SET stage = ? WHERE id = ?', ("S90", case.id))
    again = Store.open(folder, key)
    assert not verify(again).ok
    again.close()
