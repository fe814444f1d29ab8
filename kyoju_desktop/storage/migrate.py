"""Bring an older file to this version: a verified backup first, then step by step, each step wholly or not at all."""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext, MigrationInfo

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.backup_file import back_up_file
from kyoju_desktop.storage.checks import problems_of
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.errors import Damaged, plainly
from kyoju_desktop.storage.folder import BACKUPS, DATABASE
from kyoju_desktop.storage.schema import engine_for

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def migrate(folder: Path, key: bytes, now: datetime, *, migrations: Path = MIGRATIONS) -> None:
    """Migrate the file of a data folder; refused, with the file as it was, when a step fails."""
    (folder / BACKUPS).mkdir(exist_ok=True)
    back_up_file(folder, key, folder / BACKUPS, now)
    upgrade(folder / DATABASE, key, migrations=migrations)
    connection = connect(folder / DATABASE, key)
    try:
        problems = problems_of(connection, key)
    finally:
        connection.close()
    if problems:
        raise Damaged(problems[0].template, **dict(problems[0].values))


def upgrade(path: Path, key: bytes, *, migrations: Path = MIGRATIONS, create: bool = False) -> None:
    """Run every step that the file has not had yet, each in a transaction of its own."""
    # Foreign keys are off: rebuilding a parent table would else delete its children. Each step ends by checking them.
    engine = engine_for(path, key, foreign_keys=False, create=create)
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    try:
        with plainly(), engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def finish_step(ctx: MigrationContext, step: MigrationInfo, heads: object, run_args: object) -> None:  # noqa: ARG001
    """The end of one step, before it is made durable: its number, and no record without the one it hangs on."""
    version = int(step.up_revision_id or 0)
    connection = ctx.connection
    assert connection is not None  # noqa: S101 - only an offline run has none
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise Damaged(
            N_(
                "データを新しい版に移せませんでした(版 {version})。データは元のままで、控えも取ってあります。"
                "前の版のプログラムで開き、情報システムの担当に知らせてください。"
            ),
            version=str(version),
        )
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
