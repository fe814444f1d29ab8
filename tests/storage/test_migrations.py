"""An older file is brought to this version, wholly or not at all."""

import secrets
from pathlib import Path

from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.form import FORM, form_of, form_wanted
from kyoju_desktop.storage.migrate import upgrade
from tests.storage.schema_snapshot import SNAPSHOT, schema_text


def test_the_form_of_the_file_is_the_committed_one() -> None:
    assert schema_text() == SNAPSHOT.read_text("utf-8"), "write it anew: python -m tests.storage.schema_snapshot"
    assert FORM.read_text("utf-8") == SNAPSHOT.read_text("utf-8")


def test_a_file_made_by_all_migrations_is_like_a_fresh_one(tmp_path: Path) -> None:
    key = secrets.token_bytes(32)
    upgrade(tmp_path / "file.db", key, create=True)
    connection = connect(tmp_path / "file.db", key)
    assert form_of(connection) == form_wanted()
    connection.close()
