"""Make the tables of a new file; the only part of opening an office that needs SQLAlchemy."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool

from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.tables import create_schema as create_tables


def engine_for(path: Path, key: bytes, *, foreign_keys: bool = True) -> Engine:
    """A SQLAlchemy engine on the encrypted file that begins every transaction by taking the write lock."""

    def made() -> object:
        connection = connect(path, key, guarded=False)
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    engine = create_engine("sqlite://", creator=made, module=driver, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def create_schema(path: Path, key: bytes) -> None:
    """Every table, index and trigger, in an empty file."""
    engine = engine_for(path, key)
    with engine.begin() as connection:
        create_tables(connection)
    engine.dispose()
