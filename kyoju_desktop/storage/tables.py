"""The tables of the file: one per record class, generated from the catalogue, and the file's own."""

from functools import cache

from sqlalchemy import (
    BLOB,
    INTEGER,
    TEXT,
    Column,
    ForeignKey,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    text,
)
from sqlalchemy.engine import Connection

from kyoju_desktop.domain.fields import Record, Spec, catalogue, specs
from kyoju_desktop.domain.records import Case, Consent, Disclosure, DisclosureOutcome
from kyoju_desktop.storage.columns import column_type
from kyoju_desktop.storage.naming import table_name
from kyoju_desktop.storage.version import SCHEMA_VERSION

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
_TYPES = {"TEXT": TEXT, "INTEGER": INTEGER}
METADATA = MetaData(naming_convention=_NAMES)


def table_of(kind: type[Record]) -> Table:
    """The table of a record class, generated from its fields."""
    name = table_name(kind.__name__)
    if name in METADATA.tables:
        return METADATA.tables[name]
    columns = [Column("id", TEXT, primary_key=True), Column("gaps", TEXT, nullable=False, server_default=text("''"))]
    return Table(name, METADATA, *columns, *(_column(each) for each in specs(kind)))


def _column(each: Spec) -> Column[object]:
    made = column_type(each.kind)
    if made.refers_to:
        # Checked at the commit: records of one write may be added in any order.
        target = ForeignKey(f"{table_name(made.refers_to)}.id", deferrable=True, initially="DEFERRED")
        return Column(each.name, _TYPES[made.sql], target, index=True)
    default = text(made.default) if made.default is not None else None
    return Column(each.name, _TYPES[made.sql], nullable=made.default is None, server_default=default)


# History: one row per write and one per record it changed (ARCHITECTURE 3).
OPERATION = Table(
    "operation",
    METADATA,
    Column("seq", INTEGER, primary_key=True),
    Column("at", TEXT, nullable=False),
    Column("actor", TEXT, nullable=False),
    Column("label", TEXT, nullable=False),
    Column("final", INTEGER, nullable=False),
    Column("of_case", TEXT, nullable=False),
    Column("undoes", INTEGER, unique=True),
    Column("salt", BLOB),
    Column("digest", BLOB, nullable=False),
    Column("mac", BLOB, nullable=False),
)
CHANGE = Table(
    "change",
    METADATA,
    Column("seq", INTEGER, ForeignKey("operation.seq", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("nr", INTEGER, primary_key=True),
    Column("record_class", TEXT, nullable=False),
    Column("record", TEXT, nullable=False, index=True),
    Column("before", TEXT),
    Column("after", TEXT),
    sqlite_with_rowid=False,
)
SERIES = Table("series", METADATA, Column("name", TEXT, primary_key=True), Column("last", INTEGER, nullable=False))
META = Table("meta", METADATA, Column("name", TEXT, primary_key=True), Column("value", TEXT, nullable=False))
BLOB_TABLE = Table(
    "blob",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("sha256", TEXT, nullable=False),
    Column("data", BLOB, nullable=False),
)
DRAFT = Table(
    "draft",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("saved_at", TEXT, nullable=False),
    Column("data", TEXT, nullable=False),
)

# Derived from the records in the same transaction; can be made anew at any time.
DUE = Table(
    "due",
    METADATA,
    Column("id", INTEGER, primary_key=True),
    Column("record", TEXT, nullable=False, index=True),
    Column("record_class", TEXT, nullable=False),
    Column("code", TEXT, nullable=False),
    Column("own_case", TEXT, nullable=False),
    Column("person", TEXT, nullable=False),
    Column("of_case", TEXT, nullable=False, index=True),
    Column("shown", INTEGER, nullable=False),
    Column("due_on", TEXT, nullable=False),
    Column("remind_on", TEXT, nullable=False),
    Column("source", TEXT, nullable=False),
    Column("label", TEXT, nullable=False),
    Column("label_values", TEXT, nullable=False),
    Column("label_shown", TEXT, nullable=False),  # the same without what a protected person's bundle holds
    Column("action", TEXT, nullable=False),
    Column("explain", TEXT, nullable=False),
    Column("clerk", TEXT, nullable=False),
)
Index("ix_due_shown_due_on", DUE.c.shown, DUE.c.due_on)
Index("ix_due_shown_clerk", DUE.c.shown, DUE.c.clerk, DUE.c.due_on)
Index("ix_due_shown_code", DUE.c.shown, DUE.c.code, DUE.c.due_on)
# How many deadlines fall on a day: counting them all would take longer the larger the office is.
DUE_TALLY = Table(
    "due_tally",
    METADATA,
    Column("due_on", TEXT, primary_key=True),
    Column("source", TEXT, primary_key=True),
    Column("clerk", TEXT, primary_key=True),
    Column("dues", INTEGER, nullable=False),
    sqlite_with_rowid=False,
)

HIT = ("person", "of_case", "number", "name", "kana", "birth_date", "stage", "protected")
CASE_INDEX = Table(
    "case_index",
    METADATA,
    Column("of_case", TEXT, primary_key=True),
    Column("person", TEXT, nullable=False),
    Column("number", TEXT, nullable=False),
    Column("number_key", TEXT, nullable=False),
    Column("name", TEXT, nullable=False),
    Column("kana", TEXT, nullable=False),
    Column("kana_key", TEXT, nullable=False),
    Column("birth_date", TEXT),
    Column("age_band", TEXT, nullable=False),
    Column("stage", TEXT, nullable=False),
    Column("stage_since", TEXT),
    Column("opened_at", TEXT, nullable=False),
    Column("closed_on", TEXT),
    Column("clerk", TEXT, nullable=False),
    Column("open", INTEGER, nullable=False),
    Column("protected", INTEGER, nullable=False),
    Column("anonymous", INTEGER, nullable=False),
    Column("suspended", INTEGER, nullable=False),
    Column("awaiting", INTEGER, nullable=False),
    Column("consent_until", TEXT, nullable=False),
    Column("due_key", TEXT, nullable=False),
    Column("next_due_on", TEXT),
    Column("next_due_label", TEXT, nullable=False),
    Column("next_due_source", TEXT, nullable=False),
)
for _key in ("kana_key", "number_key", "opened_at", "due_key"):
    Index(f"ix_case_index_{_key}", CASE_INDEX.c[_key], CASE_INDEX.c.of_case)
    Index(f"ix_case_index_open_{_key}", CASE_INDEX.c.open, CASE_INDEX.c[_key], CASE_INDEX.c.of_case)
# Everything that a hit of the search shows lies together, so that a hit is one look.
Index("ix_case_index_hit", *(CASE_INDEX.c[each] for each in HIT))
# How many cases each filter of the list holds, by the day on which they enter or leave it ("" when no day matters).
TALLY = Table(
    "tally",
    METADATA,
    Column("name", TEXT, primary_key=True),
    Column("day", TEXT, primary_key=True),
    Column("cases", INTEGER, nullable=False),
    sqlite_with_rowid=False,
)
# Prepared papers of which nobody has said whether they went out.
UNANSWERED = Table("unanswered", METADATA, Column("disclosure", TEXT, primary_key=True), sqlite_with_rowid=False)

# One row per unit of the register of homes. Whose application or tenancy it is stands nowhere in it.
HOME_INDEX = Table(
    "home_index",
    METADATA,
    Column("home", TEXT, primary_key=True),
    Column("building", TEXT, nullable=False, index=True),
    *(Column(name, INTEGER, nullable=False) for name in ("wanted", "unused", "applied")),
    *(Column(name, TEXT, nullable=False) for name in ("taken_until", "name", "room", "address", "municipality")),
    Column("secret", INTEGER, nullable=False),
    Column("kind", TEXT, nullable=False),
    *(Column(name, INTEGER) for name in ("floor", "floors")),
    *(Column(name, TEXT, nullable=False) for name in ("lift", "layout")),
    *(Column(name, INTEGER) for name in ("rooms_rank", "area", "rent")),
    *(Column(name, INTEGER, nullable=False) for name in ("fees", "fees_known")),
    *(Column(name, INTEGER) for name in ("deposit", "key_money", "residents_most")),
    Column("shared_house", INTEGER, nullable=False),
    *(Column(name, TEXT, nullable=False) for name in ("has", "lacks", "accepts", "guarantees")),
    Column("accepts_only", INTEGER, nullable=False),
    *(Column(name, TEXT, nullable=False) for name in ("vacant", "takes_inquiries")),
    *(Column(name, TEXT) for name in ("vacant_from", "checked_on")),
    *(Column(name, TEXT, nullable=False) for name in ("agent", "landlord", "manager", "provider")),
    Column("caution", INTEGER, nullable=False),
    *(Column(name, TEXT, nullable=False) for name in ("area_key", "text_key", "place_key")),
    Column("rent_key", INTEGER, nullable=False),
    Column("checked_key", TEXT, nullable=False),
)
for _key in ("place_key", "rent_key", "checked_key"):
    Index(f"ix_home_index_unused_{_key}", HOME_INDEX.c.unused, HOME_INDEX.c[_key], HOME_INDEX.c.home)
Index("ix_home_index_wanted", HOME_INDEX.c.wanted, HOME_INDEX.c.rent_key, HOME_INDEX.c.home)
# Search: prefixes of folded keys, and the owners of the rows of the two bigram indexes.
SEARCH_KEY = Table(
    "search_key",
    METADATA,
    Column("kind", TEXT, primary_key=True),
    Column("key", TEXT, primary_key=True),
    Column("record", TEXT, primary_key=True, index=True),
    Column("field", TEXT, primary_key=True),
    Column("owner", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
SEARCH_ROW = Table(
    "search_row",
    METADATA,
    Column("id", INTEGER, primary_key=True),
    Column("record", TEXT, nullable=False, unique=True),
    Column("record_class", TEXT, nullable=False),
    Column("owner", TEXT, nullable=False),
)
# The stamp that Alembic reads, as Alembic would make it; written here so that opening never imports it.
ALEMBIC = Table(
    "alembic_version",
    METADATA,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

# What deciding about a disclosure asks of a case, however long its past: which consents are not over, and the last
# time at which anything was written.
_LAST_OF_CASE = (
    (Consent, "over_on"),
    (Consent, "entered_at"),
    (Disclosure, "at"),
    (DisclosureOutcome, "at"),
)

_BIGRAMS = (
    "CREATE VIRTUAL TABLE {name} USING fts5(grams, content='', contentless_delete=1, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'\")"
)
FULL_TEXT = ("name_text", "note_text")
_GUARDED = ("operation", "change", "blob")


_COUNT = (
    "INSERT INTO due_tally VALUES ({row}.due_on, {row}.source, {row}.clerk, {by}) "
    "ON CONFLICT (due_on, source, clerk) DO UPDATE SET dues = dues + {by}"
)


def triggers() -> dict[str, str]:
    """Every trigger of the file by name: guards of rows that must stay, and the counts of deadlines."""
    return {**_guards(), **_counters()}


def _guards() -> dict[str, str]:
    kept = [table_name(each.__name__) for each in catalogue() if each.append_only]
    made = {}
    for table in [*kept, *_GUARDED]:
        for verb in ("update", "delete"):
            name = f"{table}_no_{verb}"
            made[name] = (
                f'CREATE TRIGGER "{name}" BEFORE {verb.upper()} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, 'append only: {table}'); END"
            )
    return made


def _counters() -> dict[str, str]:
    more, less = _COUNT.format(row="new", by="new.shown"), _COUNT.format(row="old", by="-old.shown")
    return {
        "due_counted": f"CREATE TRIGGER due_counted AFTER INSERT ON due WHEN new.shown BEGIN {more}; END",
        "due_uncounted": f"CREATE TRIGGER due_uncounted AFTER DELETE ON due WHEN old.shown BEGIN {less}; END",
        "due_recounted": (
            f"CREATE TRIGGER due_recounted AFTER UPDATE OF shown, clerk ON due BEGIN {less}; {more}; END"
        ),
    }


@cache
def all_tables() -> MetaData:
    """Every table of the file."""
    for each in catalogue():
        table_of(each)
    Index("ix_case_parked", table_of(Case).c.parked)
    for kind, name in _LAST_OF_CASE:
        table = table_of(kind)
        Index(f"ix_{table.name}_case_{name}", table.c.case, table.c[name])
    return METADATA


def create_tables(connection: Connection) -> None:
    """Make every table, index, search index and trigger in an empty file, and stamp it with the version."""
    all_tables().create_all(connection, checkfirst=False)
    for name in FULL_TEXT:
        connection.exec_driver_sql(_BIGRAMS.format(name=name))
    for statement in triggers().values():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{SCHEMA_VERSION:04}",))
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
