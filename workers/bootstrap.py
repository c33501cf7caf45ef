"""The first office, users and tokens."""

from pathlib import Path

from psycopg2.extensions import connection as Connection

from schemas.base import Model
from workers.models import Role, User


class Demo(Model):
    """How to get into the demo: by the web page, and by the API."""

    username: str
    password: str
    token: str


def ensure_demo(conn: Connection, home: Path) -> Demo:
    """Make the office ``default`` with a verifier and an API token, once.

    The secrets are generated the first time, kept in ``<home>/demo.json`` (readable by its owner
    only), and the same ever after.
    """
    raise NotImplementedError


def add_user(
    conn: Connection,
    *,
    office_code: str,
    username: str,
    full_name: str,
    role: Role,
    password: str,
) -> User:
    """Add a user to an office; one that exists gets the new name, role and password.

    Raises:
        NoSuchOffice: if there is no office of that code.
    """
    raise NotImplementedError
