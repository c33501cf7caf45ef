"""Who comes in by single sign-on: known by issuer and subject, never by name or e-mail address."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final
from uuid import UUID

from schemas.base import Model
from schemas.errors import HosoError
from schemas.text import without_tones
from workers import people
from workers.database import Connection, Visit, connect, visiting
from workers.models import Account, Role, User
from workers.repository import accounts, audit, identities
from workers.settings import Settings

_BY_RIGHTS: Final = tuple(Role)
"""From the fewest rights to the most."""
_MOST_NAMES: Final = 20
_LONGEST_NAME: Final = 60


class Claims(Model):
    """What a provider said of somebody, after its token was checked."""

    issuer: str
    subject: str
    name: str
    username: str
    roles: tuple[str, ...] = ()
    office: str | None = None


class NotLinked(HosoError):
    """The provider knows somebody whom hoso does not."""

    code = "not_linked"
    message = (
        "Tài khoản này chưa được liên kết với người dùng nào của hoso. Hãy đăng nhập bằng mật khẩu"
        " rồi liên kết ở trang Tài khoản, hoặc báo quản trị viên."
    )
    message_en = (
        "This account is not linked to a user of hoso. Log in with your password and link it on"
        " the page Account, or tell your administrator."
    )


class NotAdmitted(HosoError):
    """The provider gives somebody no role here, or an office that there is not."""

    code = "not_admitted"
    message = (
        "Tài khoản này không được phân quyền dùng hoso, hoặc thuộc đơn vị chưa có trong hệ thống."
        " Hãy báo quản trị viên."
    )
    message_en = (
        "This account has no role in hoso, or its office is unknown here. Tell your administrator."
    )


class LinkedAlready(HosoError):
    """The identity belongs to another user, or the user has another identity."""

    code = "linked_already"
    message = "Tài khoản này đã được liên kết với một người dùng khác."
    message_en = "This account is linked to another user already."


def claims_of(said: Mapping[str, Any], issuer: str, settings: Settings) -> Claims:
    """Return what the settings look for in the claims of a token that was checked.

    Args:
        said: the claims; ``sub`` is there.
        issuer: who said so.
        settings: name the claims of roles and office; ``realm_access.roles`` is one within another.
    """
    roles, office = _at(said, settings.oidc_role_claim), _at(said, settings.oidc_office_claim or "")
    named = roles if isinstance(roles, list) else [roles]
    username = str(said.get("preferred_username") or said["sub"])
    return Claims(
        issuer=issuer,
        subject=str(said["sub"]),
        name=people.one_line(str(said.get("name") or username)),
        username=username,
        roles=tuple(it for it in named if isinstance(it, str)),
        office=office if isinstance(office, str) else None,
    )


def role_of(claims: Claims, settings: Settings) -> Role | None:
    """Return the role of most rights among those the provider gives; None if it gives none."""
    given = {settings.oidc_roles[name] for name in claims.roles if name in settings.oidc_roles}
    return max(given, key=_BY_RIGHTS.index, default=None)


def admit(claims: Claims, settings: Settings) -> User:
    """Return who comes in; somebody new is made a user if the settings say which roles there are.

    A user whom the provider made has the role that it says at each login. One who linked an
    account of theirs has the role that an administrator gave.

    Raises:
        NotLinked: if the subject is nobody's, and nobody is made a user.
        NotAdmitted: if the provider gives no role, the office is unknown, or the account closed.
    """
    with connect() as conn:
        found = identities.known(conn, claims.issuer, claims.subject)
    if found is None:
        return _provision(claims, settings)
    if not found.is_active:
        raise NotAdmitted("the account is closed")
    if not found.is_provisioned:
        return found.user
    role = role_of(claims, settings)
    if role is None:
        raise NotAdmitted("no role")
    if role is not found.user.role:
        _follow(found.user, role)
    return found.user.model_copy(update={"role": role})


def link(conn: Connection, user: User, issuer: str, subject: str) -> None:
    """Let a user come in as that subject too.

    Raises:
        LinkedAlready: if the subject or the user is linked already.
    """
    if not identities.link(conn, user.id, issuer, subject, is_provisioned=False):
        raise LinkedAlready
    audit.write(conn, "identity_linked", office_id=user.office_id, actor=user.id, subject=user.id)


def unlink(conn: Connection, user: User) -> None:
    """Let a user no longer come in by single sign-on."""
    if identities.unlink(conn, user.id):
        audit.write(
            conn, "identity_unlinked", office_id=user.office_id, actor=user.id, subject=user.id
        )


def take_link(conn: Connection, user_id: UUID, actor: UUID | None) -> bool:
    """Take single sign-on from somebody's account, also where that made the account; their sessions
    end. Return whether there was any to take.

    Raises:
        NoSuchUser: if there is none such.
    """
    account = accounts.account(conn, user_id)
    if account is None:
        raise people.NoSuchUser
    if not identities.forget(conn, user_id):
        return False
    accounts.end_sessions(conn, user_id)
    audit.write(
        conn, "identity_unlinked", office_id=account.office_id, actor=actor, subject=account.id
    )
    return True


def free_names(username: str) -> tuple[str, ...]:
    """Return user names to try for somebody, the plainest first: ``mai.tran``, ``mai.tran-2``, …"""
    plain = re.sub(r"[^a-z0-9._-]+", "-", without_tones(username).partition("@")[0])
    name = plain.lstrip("._-")[:_LONGEST_NAME] or "sso"
    return (name, *(f"{name}-{number}" for number in range(2, _MOST_NAMES + 1)))


def _provision(claims: Claims, settings: Settings) -> User:
    if not settings.oidc_roles:
        raise NotLinked
    role, office_id = role_of(claims, settings), _office(claims, settings)
    if role is None or office_id is None:
        raise NotAdmitted("no role" if role is None else "no such office")
    with visiting(Visit(office_id)), connect() as conn:
        account = _new_account(conn, claims, office_id, role)
        if not identities.link(
            conn, account.id, claims.issuer, claims.subject, is_provisioned=True
        ):
            raise LinkedAlready("at the same moment")
        audit.write(conn, "identity_linked", office_id=office_id, actor=None, subject=account.id)
    with connect() as conn:
        made = identities.known(conn, claims.issuer, claims.subject)
    if made is None:
        raise NotLinked("gone again")
    return made.user


def _new_account(conn: Connection, claims: Claims, office_id: UUID, role: Role) -> Account:
    for username in free_names(claims.username):
        with suppress(people.Taken):
            # Nobody is told the password: the account is for single sign-on.
            return people.add_user(
                conn,
                office_id=office_id,
                username=username,
                full_name=claims.name,
                role=role,
                actor=None,
            )[0]
    raise people.Taken


def _office(claims: Claims, settings: Settings) -> UUID | None:
    code = settings.oidc_office
    if settings.oidc_office_claim is not None:
        code = settings.oidc_offices.get(claims.office or "", claims.office or "")
    with connect() as conn:
        return identities.office_id_of(conn, code)


def _follow(user: User, role: Role) -> None:
    with visiting(Visit(user.office_id, user.id)), connect() as conn:
        accounts.set_role(conn, user.id, role)
        audit.write(
            conn,
            "role_changed",
            office_id=user.office_id,
            actor=None,
            code=role.value,
            subject=user.id,
        )


def _at(said: Mapping[str, Any], path: str) -> Any:
    found: Any = said
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found
