"""What each role may do. Everybody uploads and looks at their own office's documents."""

from enum import StrEnum
from typing import Final

from workers.models import Role, User


class Right(StrEnum):
    """Something that not everybody may do."""

    DECIDE = "decide"
    """Confirm, correct and finish."""
    SETTLE = "settle"
    """Decide where two verifiers disagree."""
    SEE_FIGURES = "see_figures"
    """See how much work there is, how well it is done, and choose how much is checked."""
    SEE_AUDIT = "see_audit"
    """See who looked at a document and who changed it."""
    RENEW_PASSWORDS = "renew_passwords"
    """Give people of the own office with fewer rights a new password."""
    PROTECT = "protect"
    """Export and erase what the own office has of a person, and choose how long it is kept."""
    ADMINISTER = "administer"
    """Look after the users and offices of the whole installation, but not their documents."""
    CONNECT = "connect"
    """Say which other programs are told of the office's documents."""


class Scope(StrEnum):
    """Something that a program may do with a token, as far as its user's role may."""

    UPLOAD = "upload"
    """Hand documents in and ask how they stand."""
    READ = "read"
    """See documents with their records, page images and originals."""
    SEARCH = "search"
    """Find documents by what stands in them."""
    REVIEW = "review"
    """Confirm and correct fields, finish documents."""
    EXPORT = "export"
    """Take all records at once."""


RIGHTS: Final = {
    Role.CLERK: frozenset[Right](),
    Role.VERIFIER: frozenset({Right.DECIDE}),
    Role.SUPERVISOR: frozenset({Right.DECIDE, Right.SETTLE}),
    Role.MANAGER: frozenset(
        {
            Right.DECIDE,
            Right.SETTLE,
            Right.SEE_FIGURES,
            Right.SEE_AUDIT,
            Right.CONNECT,
            Right.RENEW_PASSWORDS,
            Right.PROTECT,
        }
    ),
    Role.ADMINISTRATOR: frozenset(Right),
}


def may(user: User, right: Right) -> bool:
    """Return whether a user has a right."""
    return right in RIGHTS[user.role]
