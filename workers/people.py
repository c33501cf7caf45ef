"""What an administrator does: offices, users, roles, passwords. Each change is in the audit."""

import re
import secrets
import unicodedata
from typing import Final
from uuid import UUID

from schemas.errors import HosoError
from workers.database import Connection
from workers.models import Account, Office, Role, User
from workers.repository import accounts, audit
from workers.rights import RIGHTS, Right, may

# As the tables demand.
OFFICE_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for each other when they are read out or copied by hand."""
_GROUPS, _GROUP = 4, 4


class BadName(HosoError):
    """A code or user name has other characters than allowed, or a name is empty."""

    code = "bad_name"
    message = (
        "Mã đơn vị và tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu gạch ngang (tên đăng"
        " nhập thêm dấu chấm, gạch dưới); tên hiển thị không được để trống."
    )
    message_en = (
        "Codes and user names take small letters, digits and hyphens (user names also dots and"
        " underscores); the name to show may not be empty."
    )


class Taken(HosoError):
    """The code or the user name is in use."""

    code = "taken"
    message = "Mã hoặc tên đăng nhập này đã có người dùng."
    message_en = "This code or user name is taken."


class NoSuchUser(HosoError):
    """There is no such user, or no such office."""

    code = "no_such_user"
    message = "Không có người dùng hoặc đơn vị này."
    message_en = "There is no such user or office."


class NotYourPlace(HosoError):
    """Somebody with as many rights, or of another office, is not one's to look after."""

    code = "not_your_place"
    message = "Chỉ quản trị viên mới cấp được mật khẩu mới cho người này."
    message_en = "Only an administrator may give this person a new password."


class NotYourself(HosoError):
    """Whoever administers cannot lock themselves out."""

    code = "not_yourself"
    message = "Không thể tự đổi vai trò hoặc tự khóa tài khoản của mình."
    message_en = "You cannot change your own role or close your own account."


def one_line(text: str) -> str:
    """Return a name as it is stored: NFC, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def new_password() -> str:
    """Return a password of 79 bits that can be read out: ``k7mp-…``, four groups of four."""
    return "-".join(
        "".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS)
    )


def add_office(conn: Connection, *, code: str, name: str, actor: UUID | None) -> Office:
    """Add an office.

    Raises:
        BadName: if the code or the name is not one.
        Taken: if the code is in use.
    """
    shown = one_line(name)
    if not OFFICE_CODE.fullmatch(code) or not shown:
        raise BadName
    office = accounts.new_office(conn, code, shown)
    if office is None:
        raise Taken
    audit.write(conn, "office_added", office_id=office.id, actor=actor)
    return office


def add_user(
    conn: Connection,
    *,
    office_id: UUID,
    username: str,
    full_name: str,
    role: Role,
    actor: UUID | None,
) -> tuple[Account, str]:
    """Add a user with a new password, which is returned and kept as a hash only.

    Raises:
        BadName: if the user name or the full name is not one.
        NoSuchUser: if there is no such office.
        Taken: if the user name is in use, in any office.
    """
    shown, password = one_line(full_name), new_password()
    if not USERNAME.fullmatch(username) or not shown:
        raise BadName
    if office_id not in {office.id for office in accounts.offices(conn)}:
        raise NoSuchUser
    account = accounts.new_account(
        conn,
        office_id=office_id,
        username=username,
        full_name=shown,
        role=role,
        password=password,
    )
    if account is None:
        raise Taken
    _note(conn, "user_added", account, actor, role)
    return account, password


def change_role(conn: Connection, user_id: UUID, role: Role, actor: UUID | None) -> Account:
    """Give a user another role.

    Raises:
        NoSuchUser: if there is none such.
        NotYourself: if it is the actor's own.
    """
    account = _other(conn, user_id, actor)
    if account.role is not role:
        accounts.set_role(conn, user_id, role)
        _note(conn, "role_changed", account, actor, role)
    return account


def let_in(conn: Connection, user_id: UUID, is_active: bool, actor: UUID | None) -> Account:
    """Open a user's account or close it; closing ends their sessions and stops their tokens.

    Raises:
        NoSuchUser: if there is none such.
        NotYourself: if it is the actor's own.
    """
    account = _other(conn, user_id, actor)
    if account.is_active != is_active:
        accounts.set_active(conn, user_id, is_active)
        _note(conn, "user_opened" if is_active else "user_closed", account, actor)
    return account


def may_renew(user: User, account: Account) -> bool:
    """Return whether somebody may give that account a new password.

    Administrators may for all; others for their own office's people with fewer rights.
    """
    if user.role is Role.ADMINISTRATOR:
        return True
    has_fewer = RIGHTS[account.role] < RIGHTS[user.role]
    return may(user, Right.RENEW_PASSWORDS) and account.office_id == user.office_id and has_fewer


def renew_password_as(conn: Connection, user_id: UUID, user: User) -> tuple[Account, str]:
    """Give somebody a new password in the name of a user, as :func:`renew_password` does.

    Raises:
        NoSuchUser: if there is none such.
        NotYourPlace: if the user may not.
    """
    account = accounts.account(conn, user_id)
    if account is None:
        raise NoSuchUser
    if not may_renew(user, account):
        raise NotYourPlace
    return renew_password(conn, user_id, user.id)


def renew_password(conn: Connection, user_id: UUID, actor: UUID | None) -> tuple[Account, str]:
    """Give a user a new password, which is returned and kept as a hash only; their sessions end.

    Raises:
        NoSuchUser: if there is none such.
    """
    account = accounts.account(conn, user_id)
    if account is None:
        raise NoSuchUser
    password = new_password()
    accounts.set_password(conn, user_id, password)
    _note(conn, "password_renewed", account, actor)
    return account, password


def _other(conn: Connection, user_id: UUID, actor: UUID | None) -> Account:
    if user_id == actor:
        raise NotYourself
    account = accounts.account(conn, user_id)
    if account is None:
        raise NoSuchUser
    return account


def _note(
    conn: Connection, action: str, account: Account, actor: UUID | None, role: Role | None = None
) -> None:
    audit.write(
        conn,
        action,
        office_id=account.office_id,
        actor=actor,
        code=role.value if role else None,
        subject=account.id,
    )
