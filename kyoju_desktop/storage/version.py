"""The versions of the file's form, alone in a module so that opening loads no SQLAlchemy."""

SCHEMA_VERSION = 1  # of the tables; the migration of that number leads to it
DERIVED_VERSION = 11  # of deadlines, search keys and lists; a file with another one makes them anew when opened
