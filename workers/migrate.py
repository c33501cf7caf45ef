"""Bring the database's tables up to date; needs no file but the installed package."""


def migrate(owner_url: str, revision: str = "head") -> None:
    """Migrate to a revision (``base`` takes everything down).

    Args:
        owner_url: libpq URL or key=value string of the owner's connection.
        revision: where to; the newest by default.
    """
    raise NotImplementedError
