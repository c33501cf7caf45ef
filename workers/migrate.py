"""Bring the database's tables up to date; needs no file but the installed package."""

import psycopg2
from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool, create_engine


def migrate(owner_url: str, revision: str = "head") -> None:
    """Migrate to a revision (``base`` takes everything down).

    The role ``hoso_app`` must exist; the migrations grant it what it needs.

    Args:
        owner_url: libpq URL or key=value string of the owner's connection.
        revision: where to; the newest by default.

    Raises:
        psycopg2.OperationalError: if the database cannot be reached.
    """
    config = Config()
    config.set_main_option("script_location", "workers:migrations")
    config.set_main_option("path_separator", "os")
    engine = create_engine(
        "postgresql+psycopg2://", creator=lambda: psycopg2.connect(owner_url), poolclass=NullPool
    )
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        if revision == "base":
            command.downgrade(config, revision)
        else:
            command.upgrade(config, revision)
