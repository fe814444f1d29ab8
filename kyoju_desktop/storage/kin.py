"""Persons who are one human being or one household, and whether their whereabouts are secret."""

from typing import Any

# Whoever lives together has one address: what protects one of them protects all (DISCLOSURE 1).
_KIN = """WITH RECURSIVE kin(id) AS (VALUES (?)
    UNION SELECT l."second" FROM kin JOIN person_link l ON l."first" = kin.id
    UNION SELECT l."first" FROM kin JOIN person_link l ON l."second" = kin.id
    UNION SELECT m."person" FROM kin JOIN "case" c ON c."person" = kin.id
        JOIN household_member m ON m."case" = c.id AND m."person" > '' AND m."living" IN ('', 'together')
    UNION SELECT c."person" FROM kin JOIN household_member m ON m."person" = kin.id AND m."living" IN ('', 'together')
        JOIN "case" c ON c.id = m."case") """
_ALL = f"{_KIN} SELECT id FROM kin"  # noqa: S608 - our own words
_PROTECTED = f"""{_KIN} SELECT EXISTS (SELECT 1 FROM protection WHERE "person" IN kin AND "ended_on" IS NULL)
    OR EXISTS (SELECT 1 FROM address WHERE "person" IN kin AND "secret" = 1)"""  # noqa: S608


def kin_of(connection: Any, person: str) -> list[str]:  # noqa: ANN401 - the driver ships no types
    """The ids of all persons who share this one's secrecy, itself first."""
    return [row[0] for row in connection.execute(_ALL, (person,)) if row[0]]


def is_protected(connection: Any, person: str) -> bool:  # noqa: ANN401
    """Whether the person's whereabouts are secret now, by a protection of their own or of their kin."""
    return bool(person) and bool(connection.execute(_PROTECTED, (person,)).fetchone()[0])
