"""The form a file must have: what made its tables, indexes and triggers, as text to compare.

The text of this version lies beside this module (form.sql), so that checking a backup loads no SQLAlchemy; a test
holds it equal to the tables of the catalogue.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FORM = Path(__file__).with_name("form.sql")
BETWEEN = ";\n\n"
# The tables that a full-text index keeps for itself.
_SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")
_NAMED = re.compile(r'CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX|TRIGGER) "?(\w+)"?')


def form_of(connection: Any) -> dict[str, str]:  # noqa: ANN401 - the driver ships no types
    """The statements that made a file, by type and name, their spaces made one."""
    made = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
    return by_name(sql for (sql,) in connection.execute(made).fetchall())


def form_wanted() -> dict[str, str]:
    """What `form_of` says about a file that this version of the program has just made."""
    return by_name(FORM.read_text("utf-8").split(BETWEEN))


def by_name(statements: Iterable[str]) -> dict[str, str]:
    """The statements by type and name; those of a full-text index's own tables are left out."""
    found = {}
    for statement in statements:
        named = _NAMED.match(statement)
        if named and not named[2].endswith(_SHADOWS):
            found[f"{named[1]} {named[2]}"] = " ".join(statement.split())
    return found
