"""Alembic's way into the encrypted file: the connection is given, nothing is read from a configuration file."""

from alembic import context

from kyoju_desktop.storage.migrate import finish_step

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=True,
    on_version_apply=finish_step,
)
with context.begin_transaction():
    context.run_migrations()
