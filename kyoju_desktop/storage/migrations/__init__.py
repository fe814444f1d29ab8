"""Steps from an older file to this one, run by Alembic only when the file is behind."""
