"""Write the form of the file anew: `python -m tests.storage.schema_snapshot`.

The text that every file is compared with (form.sql) is the committed snapshot. Until the first release the first
migration is the present form, and is written along with it; afterwards a changed form needs a migration of its own.
"""

import tempfile
from pathlib import Path

from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.form import BETWEEN, FORM
from kyoju_desktop.storage.migrate import MIGRATIONS
from kyoju_desktop.storage.schema import create_schema
from kyoju_desktop.storage.version import SCHEMA_VERSION

FIRST = MIGRATIONS / "versions" / "v0001.sql"


def schema_text() -> str:
    """Every statement that makes a fresh file: tables, then indexes, then triggers, each by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.db"
        create_schema(path, bytes(32))
        connection = connect(path, bytes(32))
        made = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'table' DESC, type, name"
        rows = connection.execute(made).fetchall()
        connection.close()
    shadows = ("_data", "_idx", "_content", "_docsize", "_config")
    return BETWEEN.join(sql.strip() for name, sql in rows if not name.endswith(shadows)) + BETWEEN


if __name__ == "__main__":
    FORM.write_text(schema_text(), "utf-8")
    if SCHEMA_VERSION == 1:
        ours = [each for each in schema_text().split(BETWEEN) if "TABLE alembic_version" not in each]
        FIRST.write_text(BETWEEN.join(ours), "utf-8")
