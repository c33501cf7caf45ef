"""A password that people choose themselves: rules of NIST SP 800-63B, section 5.1.1, length first."""

import unicodedata
from typing import Final

from schemas.errors import HosoError
from workers.database import Connection
from workers.models import User
from workers.repository import accounts, audit, users

SHORTEST: Final = 12
"""Characters."""


class NotYours(HosoError):
    """The old password is wrong."""

    code = "not_your_password"
    message = "Mật khẩu hiện tại không đúng."
    message_en = "The current password is wrong."


class NoGoodPassword(HosoError):
    """The new password may not be used."""

    code = "no_good_password"
    message = "Mật khẩu mới không dùng được."
    message_en = "The new password cannot be used."


class TooShort(NoGoodPassword):
    """The new password is too short."""

    code = "password_too_short"
    message = f"Mật khẩu mới cần ít nhất {SHORTEST} ký tự."
    message_en = f"The new password needs {SHORTEST} characters or more."


class TooPlain(NoGoodPassword):
    """The new password has too few different characters, or holds the user name."""

    code = "password_too_plain"
    message = "Mật khẩu mới quá dễ đoán: đừng lặp ký tự, đừng dùng tên đăng nhập."
    message_en = "The new password is too easy to guess: no repetition, and not the user name."


class SameAgain(NoGoodPassword):
    """The new password is the old one."""

    code = "same_password"
    message = "Mật khẩu mới phải khác mật khẩu hiện tại."
    message_en = "The new password must not be the current one."


class TypedOtherwise(NoGoodPassword):
    """The new password was typed differently the second time."""

    code = "password_typed_otherwise"
    message = "Hai lần nhập mật khẩu mới không giống nhau."
    message_en = "The new password was typed differently the second time."


_FEWEST_DIFFERENT: Final = 5


def change(conn: Connection, user: User, *, old: str, new: str, again: str) -> User:
    """Give a user the password they chose; all their sessions end.

    Returns:
        The user, with the count of sessions that new ones go by.

    Raises:
        NotYours: if the old password is wrong.
        NoGoodPassword: one of its kinds, if the new one may not be used.
    """
    if users.by_password(conn, user.username, old) is None:
        raise NotYours
    check(user.username, old=old, new=new, again=again)
    accounts.set_password(conn, user.id, new)
    audit.write(conn, "password_changed", office_id=user.office_id, actor=user.id, subject=user.id)
    renewed = users.by_id(conn, user.id)
    if renewed is None:
        raise NotYours("the account was closed meanwhile")
    return renewed


def check(username: str, *, old: str, new: str, again: str) -> None:
    """Look whether a password may be used.

    Raises:
        NoGoodPassword: one of its kinds, if not.
    """
    if new != again:
        raise TypedOtherwise
    if len(new) < SHORTEST:
        raise TooShort
    plain = unicodedata.normalize("NFC", new).casefold()
    if len(set(plain)) < _FEWEST_DIFFERENT or (len(username) > 3 and username in plain):
        raise TooPlain
    if new == old:
        raise SameAgain
