"""The history of the database's tables (Alembic); run through :mod:`workers.migrate`."""
