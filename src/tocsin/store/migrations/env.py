"""Runs the steps on the connection that ``migrating`` hands over, within its transaction."""

from alembic import context

from tocsin.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
