"""Documents that are done, with fields that are keyed a second time, and the people who key them."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID, uuid4

from schemas.record import Field, FieldState
from tests.workers.desks import Desk, document_under_review, field
from workers import double_checking, reviewing
from workers.bootstrap import add_user
from workers.database import connect
from workers.models import Role, User
from workers.repository import users
from workers.repository.query import Row, rows

FORM = "birth_registration"
KEY = "child_name"


def user_of(desk: Desk) -> User:
    """Return the verifier of a desk."""
    with connect() as conn:
        found = users.by_id(conn, desk.actor)
    assert found is not None
    return found


def colleague(desk: Desk, role: Role = Role.VERIFIER, name: str = "Trần Văn Mẫu") -> User:
    """Return somebody else of the office, who has no password that would take time to make."""
    with connect() as conn:
        (found,) = rows(
            conn,
            "INSERT INTO app_user (office_id, username, full_name, role, password_hash)"
            " VALUES (%(id)s, %(username)s, %(name)s, %(role)s, '$argon2id$none')"
            " RETURNING id, office_id, username, full_name, role, session_epoch",
            id=desk.office_id,
            username=f"u-{uuid4().hex[:10]}",
            name=name,
            role=role,
        )
    return User.model_validate(found)


def seated(desk: Desk, role: Role = Role.VERIFIER, name: str = "Trần Văn Mẫu") -> Desk:
    """Return the desk of somebody else of the office, who can log in."""
    username = f"u-{uuid4().hex[:10]}"
    with connect() as conn:
        user = add_user(
            conn,
            office_code=desk.office_code,
            username=username,
            full_name=name,
            role=role,
            password=desk.password,
        )
    return replace(desk, actor=user.id, username=username)


def check_again(desk: Desk, share: float = 0.0, *keys: str) -> None:
    """Let the office have a share of all values keyed again, and some fields always."""
    with connect() as conn:
        double_checking.choose(
            conn, user_of(desk), share=share, fields=[(FORM, key) for key in keys]
        )


def done_document(
    desk: Desk, fields: Mapping[str, Field] | None = None, **corrections: str
) -> UUID:
    """Write a document that the desk's verifier finished; the fields named are corrected before."""
    made = fields or {KEY: field(FieldState.ACCEPTED, confidence=0.99)}
    document_id = document_under_review(desk, made)
    with connect() as conn:
        for key, value in corrections.items():
            reviewing.correct_field(
                conn,
                office_id=desk.office_id,
                document_id=document_id,
                record=0,
                key=key,
                shown=made[key].value,
                value=value,
                actor=desk.actor,
            )
        reviewing.finish(conn, office_id=desk.office_id, document_id=document_id, actor=desk.actor)
    return document_id


def key_all(who: User) -> int:
    """Let somebody key all that waits as it stands in the records; return how many fields."""
    count = 0
    with connect() as conn:
        while check_id := double_checking.take_next(conn, who, "waiting"):
            check = double_checking.held(conn, who, check_id, "waiting")
            double_checking.key(conn, who, check_id, double_checking.answers_of(check)[0])
            count += 1
    return count


def checks_of(document_id: UUID) -> list[Row]:
    """Return the double checks of a document, by the field's key."""
    with connect() as conn:
        return rows(
            conn,
            "SELECT * FROM double_check WHERE document_id = %(id)s ORDER BY key",
            id=document_id,
        )
