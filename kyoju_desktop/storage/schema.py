"""Make the tables of a new file, and open one for a migration: the only parts that need SQLAlchemy."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool

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
