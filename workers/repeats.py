"""The same request again gets the same answer: idempotency keys.

After the IETF draft «The Idempotency-Key HTTP Header Field» (draft-ietf-httpapi-idempotency-key-header):
a key that comes again with another request is refused, and one whose request is still worked on too.
"""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from schemas.base import Model
from schemas.errors import HosoError
from workers.database import connect
from workers.repository import idempotency
from workers.repository.tokens import Program

KEPT_HOURS: Final = 24
WORKING_SECONDS: Final = 120.0
"""After so long, a request that has no answer is taken for one that broke off."""


class KeyReused(HosoError):
    """The key came before, with another request."""

    code = "key_reused"
    message = "Khóa Idempotency-Key này đã dùng cho một yêu cầu khác."
    message_en = "This Idempotency-Key was used for another request."


class StillWorking(HosoError):
    """The first request with this key has no answer yet."""

    code = "still_working"
    message = "Yêu cầu đầu tiên với khóa Idempotency-Key này còn đang được xử lý."
    message_en = "The first request with this Idempotency-Key is still being worked on."


class Answer(Model):
    """What a program was answered: HTTP status and body."""

    status: int
    body: dict[str, str | bool]


def once(program: Program, key: str, fingerprint: str, work: Callable[[], Answer]) -> Answer:
    """Do the work of a request, or return what it was answered the first time.

    An answer is kept for :data:`KEPT_HOURS`. Of work that fails nothing is kept, so that it can be
    tried again with the same key.

    Args:
        program: who asks; keys of different tokens have nothing to do with each other.
        key: what the program calls the request.
        fingerprint: SHA-256 of all that makes the request what it is, in hexadecimal digits.
        work: does it, in transactions of its own.

    Raises:
        KeyReused: if the key came with another fingerprint.
        StillWorking: if the first request has no answer yet.
    """
    known = _begin(program, key, fingerprint)
    if known is not None:
        return known
    try:
        answer = work()
    except BaseException:
        _forget(program.token_id, key)
        raise
    with connect() as conn:
        idempotency.keep(conn, program.token_id, key, answer.status, answer.body)
    return answer


def _begin(program: Program, key: str, fingerprint: str) -> Answer | None:
    with connect() as conn:
        idempotency.drop_old(conn, KEPT_HOURS)
        is_new = idempotency.begin(
            conn,
            program.token_id,
            key,
            office_id=program.user.office_id,
            fingerprint=fingerprint,
            patience=WORKING_SECONDS,
        )
        if is_new:
            return None
        known = idempotency.known(conn, program.token_id, key)
    if known is None:
        raise StillWorking
    if known.fingerprint != fingerprint:
        raise KeyReused
    if known.status is None or known.answer is None:
        raise StillWorking
    return Answer(status=known.status, body=known.answer)


def _forget(token_id: UUID, key: str) -> None:
    with connect() as conn:
        idempotency.forget(conn, token_id, key)
