"""A random office: save, change, remove, undo, fail, close, reopen, against a plain dictionary."""

import secrets
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Case, ContactPoint, Deadline, Office, Organisation, Person, ProgressNote
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify
from tests.storage.conftest import Clock
from tests.storage.values import records

KINDS: tuple[type[Record], ...] = (Person, Case, ProgressNote, Organisation, Deadline, ContactPoint, Office)
Held = dict[tuple[type[Record], str], Record]


class OfficeMachine(RuleBasedStateMachine):
    """`held` is what the file must hold; `behind` what undo must bring back (None: behind it no undo goes)."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.key, self.clock = secrets.token_bytes(32), Clock()
        self.held: Held = {}
        self.behind: list[Held | None] = []

    @initialize()
    def begin(self) -> None:
        self.store = Store.create(self.place, self.key, clock=self.clock)

    @rule(data=st.data(), count=st.integers(1, 3), final=st.integers(0, 9).map(lambda die: die == 0))
    def save(self, data: st.DataObject, count: int, final: bool) -> None:
        before = dict(self.held)
        with self.store.write("新しい記録", final=final) as w:
            for _ in range(count):
                record = w.add(data.draw(records(data.draw(st.sampled_from(KINDS)))))
                self.held[type(record), record.id] = record
        self._done(before, final=final)

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        before = dict(self.held)
        kind, record_id = self._one(data)
        changed = data.draw(records(kind)).replace(id=record_id)
        with self.store.write("記録を直した") as w:
            w.put(changed)
        self.held[kind, record_id] = changed
        if before != self.held:
            self._done(before, final=False)

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        before = dict(self.held)
        kind, record_id = self._one(data)
        with self.store.write("記録を消した") as w:
            w.remove(self.held.pop((kind, record_id)))
        self._done(before, final=False)

    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        with suppress(ZeroDivisionError), self.store.write("失敗") as w:
            w.add(data.draw(records(Person)))
            for record in self.held.values():
                w.remove(record)
            raise ZeroDivisionError

    @rule()
    def undo(self) -> None:
        if self.behind and self.behind[-1] is not None:
            self.store.undo()
            self.held = self.behind.pop() or {}
        else:
            assert self.store.undoable() is None
            with pytest.raises(Refused):
                self.store.undo()

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.place, self.key, clock=self.clock)

    @invariant()
    def the_file_holds_what_the_dictionary_holds(self) -> None:
        with self.store.read() as r:
            found = {(kind, each.id): each for kind in KINDS for each in r.find(kind)}
        assert found == self.held

    def teardown(self) -> None:
        assert verify(self.store).ok
        self.store.close()
        shutil.rmtree(self.place)

    def _one(self, data: st.DataObject) -> tuple[type[Record], str]:
        return data.draw(st.sampled_from(sorted(self.held, key=lambda each: each[1])))

    def _done(self, before: Held, *, final: bool) -> None:
        self.behind.append(None if final else before)


TestOffice = OfficeMachine.TestCase
TestOffice.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
