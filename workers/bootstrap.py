"""The first office, users and tokens."""

import secrets
from pathlib import Path

from schemas.base import Model
from schemas.errors import HosoError
from workers.database import Connection
from workers.models import Role, User
from workers.repository import audit, tokens, users
from workers.rights import Scope

OFFICE = "default"
_SECRETS_FILE = "demo.json"


class NoSuchOffice(HosoError):
    """There is no office of that code."""

    code = "no_such_office"
    message = "Không có đơn vị với mã này."
    message_en = "There is no office with this code."


class NameTaken(HosoError):
    """The user name belongs to somebody in another office."""

    code = "name_taken"
    message = "Tên đăng nhập này đã có người dùng ở đơn vị khác."
    message_en = "This user name is taken in another office."


class Demo(Model):
    """How to get into the demo: by the web page, and by the API."""

    username: str
    password: str
    token: str


def ensure_demo(conn: Connection, home: Path) -> Demo:
    """Make the office ``default`` with a verifier and an API token, once.

    A verifier also uploads. The secrets are generated the first time, kept in
    ``<home>/demo.json`` (readable by its owner only), and the same ever after.

    Args:
        conn: a connection as the owner or as the application's role.
        home: an existing folder.
    """
    demo = _demo_secrets(home / _SECRETS_FILE)
    users.add_office(conn, OFFICE, "UBND phường (dùng thử)")
    user = users.by_password(conn, demo.username, demo.password) or add_user(
        conn,
        office_code=OFFICE,
        username=demo.username,
        full_name="Cán bộ dùng thử",
        role=Role.VERIFIER,
        password=demo.password,
    )
    tokens.add(conn, user.id, "demo", demo.token, tuple(Scope))
    return demo


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

    Args:
        conn: the transaction to do it in.
        office_code: the code of an office that exists.
        username: lower-case letters, digits, dot, hyphen, underscore.
        full_name: what colleagues see.
        role: what the user may do.
        password: kept only as an argon2id hash.

    Raises:
        NoSuchOffice: if there is no office of that code.
        NameTaken: if the name belongs to another office's user.
    """
    office = users.office_by_code(conn, office_code)
    if office is None:
        raise NoSuchOffice(f"no office {office_code}")
    user = users.put_user(
        conn,
        office_id=office.id,
        username=username,
        full_name=full_name,
        role=role,
        password=password,
    )
    if user is None:
        raise NameTaken("the user name belongs to another office")
    audit.write(conn, "user_put", office_id=office.id, actor=None, code=role.value, subject=user.id)
    return user


def _demo_secrets(path: Path) -> Demo:
    if path.exists():
        return Demo.model_validate_json(path.read_text(encoding="utf-8"))
    demo = Demo(username="demo", password=secrets.token_urlsafe(9), token=secrets.token_urlsafe(32))
    path.touch(mode=0o600)
    path.write_text(demo.model_dump_json(), encoding="utf-8")
    return demo
