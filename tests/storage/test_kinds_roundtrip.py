"""What goes into the file comes out of it: every kind, every record class."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kyoju_desktop.domain.records  # noqa: F401 - fills the catalogue
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, catalogue, specs
from kyoju_desktop.domain.kinds import Count, Kind
from kyoju_desktop.domain.records import Person
from kyoju_desktop.storage.columns import column_type
from kyoju_desktop.storage.store import Store
from tests.storage.values import records, values

KINDS = sorted({type(each.kind): each.kind for of in catalogue() for each in specs(of)}.values(), key=repr)
KEPT_AS_TYPED = [
    "髙橋 𠮷田 邊󠄁",
    "𠮷野家👨‍👩‍👧‍👦",
    "שלום עולם",
    "مرحبا",
    "a\u202eb",
    "ﾊﾝｶｸ",
    "e\u0301",
    "  前後に空白  ",
    "'; DROP TABLE person; --",
    "x" * 10_000,
    "行\n改行\tタブ\r",
    "\ufa19\ufffe\ufeff",
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@given(data=st.data())
def test_a_column_gives_back_what_was_put_in(kind: Kind[Any], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    column = column_type(kind)
    assert column.take(column.put(value)) == value


@pytest.mark.parametrize("of", catalogue(), ids=lambda of: of.__name__)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_record_comes_back_as_it_was(store: Store, of: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(of))
    with store.write("試し") as w:
        w.add(record)
        assert w.get(of, record.id) == record
    with store.read() as r:
        assert r.get(of, record.id) == record


@pytest.mark.parametrize("text", KEPT_AS_TYPED)
def test_odd_text_is_kept_as_typed(store: Store, text: str) -> None:
    person = Person(name=text, contact_caution=text)
    with store.write("試し") as w:
        w.add(person)
    with store.read() as r:
        assert r.get(Person, person.id) == person
        assert r.find(Person, name=text) == (person,)
        r.search(text)  # whatever it finds, it answers


@pytest.mark.parametrize("text", ["\0", "終わり\0", "\ud800", "半分\udc00の字"])
def test_what_no_file_keeps_is_refused_and_nothing_is_saved(store: Store, text: str) -> None:
    with pytest.raises(Refused), store.write("試し") as w:  # noqa: PT012 - what came before in the write goes too
        w.add(Person(name="北原 ハル"))
        w.add(Person(name=text))
    with pytest.raises(Refused):
        store.drafts.save("note", text)
    with store.read() as r:
        assert r.count(Person) == 0


def test_a_kind_without_a_column_is_a_fault_of_the_program() -> None:
    class Strange(Kind[str]):
        """A kind that storage does not know."""

        empty = ""

        def parse(self, text: str, at: object) -> str:
            return f"{text}{at}"

        def format(self, value: str, at: object) -> str:
            return f"{value}{at}"

        def dump(self, value: str) -> str:
            return value

        def load(self, data: object) -> str:
            return str(data)

    with pytest.raises(TypeError):
        column_type(Strange())


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
def test_a_number_too_large_for_a_column_is_refused(number: int) -> None:
    with pytest.raises(Refused):
        column_type(Count()).put(number)
