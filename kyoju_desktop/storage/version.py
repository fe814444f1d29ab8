"""The version of the file's form; a migration of that number leads to it. Alone, so that opening loads no SQLAlchemy."""

SCHEMA_VERSION = 1
