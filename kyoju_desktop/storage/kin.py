"""Persons who are marked as the same human being, and whether their whereabouts are secret."""

from typing import Any

_SAME = """WITH RECURSIVE same(id) AS (VALUES (?) UNION
    SELECT CASE WHEN l."first" = same.id THEN l."second" ELSE l."first" END
    FROM same JOIN person_link l ON l."first" = same.id OR l."second" = same.id) """
_ALL = f"{_SAME} SELECT id FROM same"  # noqa: S608 - our own words
_PROTECTED = f"""{_SAME} SELECT EXISTS (SELECT 1 FROM protection WHERE "person" IN same AND "ended_on" IS NULL)
    OR EXISTS (SELECT 1 FROM address WHERE "person" IN same AND "secret" = 1)"""  # noqa: S608


def same_persons(connection: Any, person: str) -> list[str]:  # noqa: ANN401 - the driver ships no types
    """The ids of all persons who are marked as the same as this one, itself first."""
    return [row[0] for row in connection.execute(_ALL, (person,))]


def is_protected(connection: Any, person: str) -> bool:  # noqa: ANN401
    """Whether the person's whereabouts are secret now; what protects one of two marked as the same protects both."""
    return bool(person) and bool(connection.execute(_PROTECTED, (person,)).fetchone()[0])
