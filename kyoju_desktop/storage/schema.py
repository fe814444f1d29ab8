"""The form of the file: made in a new one, and told as text to compare two files."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool, StaticPool

from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.tables import create_tables


def engine_for(path: Path, key: bytes, *, foreign_keys: bool = True, create: bool = False) -> Engine:
    """A SQLAlchemy engine on the encrypted file that begins every transaction by taking the write lock."""

    def made() -> object:
        connection = connect(path, key, guarded=False, create=create)
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    engine = create_engine("sqlite://", creator=made, module=driver, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def create_schema(path: Path, key: bytes) -> None:
    """Every table, index and trigger, in a new file."""
    engine = engine_for(path, key, create=True)
    with engine.begin() as connection:
        create_tables(connection)
    engine.dispose()


def schema_of(connection: Any) -> dict[str, str]:  # noqa: ANN401 - the driver ships no types
    """The statements that made a file's tables, indexes and triggers, by type and name, their spaces made one."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {f"{kind} {name}": " ".join(sql.split()) for kind, name, sql in rows}


def schema_wanted() -> dict[str, str]:
    """What `schema_of` says about a file that this version of the program has just made."""
    engine = create_engine("sqlite://", module=driver, poolclass=StaticPool)
    with engine.begin() as connection:
        create_tables(connection)
        found = schema_of(connection.connection.driver_connection)
    engine.dispose()
    return found
