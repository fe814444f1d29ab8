"""An older file is brought to this version, wholly or not at all."""

import secrets
import shutil
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from kyoju_desktop.storage import migrate as migrating
from kyoju_desktop.storage.backup import list_backups, restore
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.errors import Damaged, NewerVersion
from kyoju_desktop.storage.folder import BACKUPS, DATABASE
from kyoju_desktop.storage.form import FORM, form_of, form_wanted
from kyoju_desktop.storage.keys import create_keys
from kyoju_desktop.storage.migrate import MIGRATIONS, migrate, upgrade
from kyoju_desktop.storage.store import Store
from tests.storage.conftest import PASSPHRASE, begun
from tests.storage.schema_snapshot import schema_text

NOW = datetime(2026, 7, 1, 9)
STEP = '''
"""A later form: a new column on a table that others refer to, rebuilt as SQLite needs it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(sa.Column("shoe_size", sa.INTEGER))
'''


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The migrations of a later version of the program."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "v0002.py").write_text(STEP, "utf-8")
    return folder


def columns(path: Path, key: bytes) -> set[str]:
    connection = connect(path, key)
    found = {row[1] for row in connection.execute("PRAGMA table_info(person)")}
    connection.close()
    return found


def versions(path: Path, key: bytes) -> tuple[int, str]:
    connection = connect(path, key)
    found = (
        connection.execute("PRAGMA user_version").fetchone()[0],
        connection.execute("SELECT version_num FROM alembic_version").fetchone()[0],
    )
    connection.close()
    return found


def test_the_form_of_the_file_is_the_committed_one() -> None:
    assert schema_text() == FORM.read_text("utf-8"), "write it anew: python -m tests.storage.schema_snapshot"


def test_a_file_made_by_all_migrations_is_like_a_fresh_one(tmp_path: Path) -> None:
    key = secrets.token_bytes(32)
    upgrade(tmp_path / "file.db", key, create=True)
    connection = connect(tmp_path / "file.db", key)
    assert form_of(connection) == form_wanted()
    connection.close()
    assert versions(tmp_path / "file.db", key) == (1, "0001")


def test_an_older_file_is_copied_then_brought_forward(tmp_path: Path, later: Path) -> None:
    folder = tmp_path / "data"
    made = create_keys(folder, PASSPHRASE)
    store = Store.create(folder, made.data_key)
    case = begun(store)
    store.close()
    migrate(folder, made.data_key, NOW, migrations=later)
    assert versions(folder / DATABASE, made.data_key) == (2, "0002")
    assert "shoe_size" in columns(folder / DATABASE, made.data_key)
    with pytest.raises(NewerVersion):
        Store.open(folder, made.data_key)
    (kept,) = list_backups(folder / BACKUPS)
    restore(kept.path, folder, PASSPHRASE, NOW)
    store = Store.open(folder, made.data_key)
    with store.read() as r:
        assert r.get(type(case), case.id) == case
    store.close()


def test_rebuilding_a_table_loses_nothing_that_refers_to_it(tmp_path: Path, later: Path) -> None:
    key = secrets.token_bytes(32)
    store = Store.create(tmp_path / "data", key)
    begun(store)
    store.close()
    path = tmp_path / "data" / DATABASE
    connection = connect(path, key)
    before = {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    }
    connection.close()
    upgrade(path, key, migrations=later)
    connection = connect(path, key)
    for table, count in before.items():
        assert connection.execute(f'SELECT count(*) FROM "{table}"').fetchone() == count, table  # noqa: S608
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    kept = {name for name in form_of(connection) if name.startswith("TRIGGER")}
    assert kept == {name for name in form_wanted() if name.startswith("TRIGGER")}
    connection.close()


@pytest.mark.parametrize(
    "fault",
    [
        'raise KeyError("half way")',
        'op.execute("UPDATE \\"case\\" SET person = \'nobody\'")',
    ],
)
def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, later: Path, fault: str) -> None:
    folder = tmp_path / "data"
    made = create_keys(folder, PASSPHRASE)
    store = Store.create(folder, made.data_key)
    begun(store)
    store.close()
    step = later / "versions" / "v0002.py"
    step.write_text(STEP + f"    {fault}\n", "utf-8")
    with pytest.raises((KeyError, Damaged)):
        migrate(folder, made.data_key, NOW, migrations=later)
    assert versions(folder / DATABASE, made.data_key) == (1, "0001")
    assert "shoe_size" not in columns(folder / DATABASE, made.data_key)
    store = Store.open(folder, made.data_key)
    store.close()
    assert len(list_backups(folder / BACKUPS)) == 1


def test_opening_migrates_a_file_that_is_behind(tmp_path: Path, later: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    made = create_keys(folder, PASSPHRASE)
    store = Store.create(folder, made.data_key)
    case = begun(store)
    store.close()
    monkeypatch.setattr("kyoju_desktop.storage.store.SCHEMA_VERSION", 2)
    monkeypatch.setattr(migrating, "migrate", partial(migrate, migrations=later))
    again = Store.open(folder, made.data_key, clock=lambda: NOW)
    with again.read() as r:
        assert r.get(type(case), case.id) == case
    again.close()
    assert versions(folder / DATABASE, made.data_key)[0] == 2


def test_a_migrated_file_that_is_not_whole_is_not_opened(
    tmp_path: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    made = create_keys(folder, PASSPHRASE)
    Store.create(folder, made.data_key).close()
    step = later / "versions" / "v0002.py"
    step.write_text(STEP + "    op.execute('DROP TRIGGER operation_no_delete')\n", "utf-8")
    monkeypatch.setattr("kyoju_desktop.storage.checks.SCHEMA_VERSION", 2)
    with pytest.raises(Damaged):
        migrate(folder, made.data_key, NOW, migrations=later)


def test_the_installed_package_carries_the_migrations() -> None:
    assert {each.name for each in (MIGRATIONS / "versions").iterdir()} >= {"v0001.py", "v0001.sql"}
    assert (MIGRATIONS / "env.py").is_file()
    assert FORM.is_file()
