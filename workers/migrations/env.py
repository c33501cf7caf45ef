"""Alembic's entry: migrate over the connection that :func:`workers.migrate.migrate` opened."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    # Two starting processes may migrate at once: the second waits, then finds nothing to do.
    context.execute("SELECT pg_advisory_xact_lock(4850)")
    context.run_migrations()
