"""Following documents while they are read: asked for once, or told as it happens."""

import asyncio
import time
from collections.abc import AsyncIterator, Collection
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from pydantic import TypeAdapter

from web.live import Hub
from web.progress import Progress, progress_of
from web.rendering import language_of
from web.security import CurrentUser
from web.wording import Language
from workers.database import DATABASE_DOWN, connect
from workers.models import User
from workers.repository import documents, pace

MOST_FOLLOWED: Final = 200

_HEARTBEAT_SECONDS: Final = 15.0
"""Proxies drop a silent connection after a minute, as nginx does by default."""
_LONGEST_SECONDS: Final = 600.0
"""Then the browser asks again, and whoever is no longer logged in is told nothing more."""
_MIN_GAP_SECONDS: Final = 0.5

_PROGRESS: Final = TypeAdapter(list[Progress])

router = APIRouter()


@router.get("/tien-do")
def progress(
    request: Request,
    user: CurrentUser,
    id: Annotated[list[UUID], Query(max_length=MOST_FOLLOWED)],
) -> list[Progress]:
    """Say how far documents are; ids of other offices are left out."""
    return _followed(user, id, language_of(request))


@router.get("/dien-bien")
async def live(request: Request, user: CurrentUser) -> StreamingResponse:
    """Tell of the office's documents as they move on (server-sent events).

    ``progress`` carries a list as ``/tien-do`` gives it; ``missed`` says that more may have
    happened, so that whoever follows has to ask once.
    """
    stream = _events(request.app.state.live, user, language_of(request))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


async def _events(hub: Hub, user: User, language: Language) -> AsyncIterator[str]:
    ends = time.monotonic() + _LONGEST_SECONDS
    with hub.subscribed(user.office_id) as subscription:
        yield "retry: 3000\n\n"
        while time.monotonic() < ends:
            news = await subscription.news(_HEARTBEAT_SECONDS)
            try:
                yield await run_in_threadpool(_told, user, news.changed, news.missed, language)
            except DATABASE_DOWN:
                return
            await asyncio.sleep(_MIN_GAP_SECONDS)


def _told(user: User, changed: Collection[UUID], missed: bool, language: Language) -> str:
    """Return the text of events for what happened; a comment if nothing did."""
    if missed or len(changed) > MOST_FOLLOWED:
        return "event: missed\ndata: {}\n\n"
    if not changed:
        return ": still here\n\n"
    items = _PROGRESS.dump_json(_followed(user, changed, language)).decode()
    return f"event: progress\ndata: {items}\n\n"


def _followed(user: User, ids: Collection[UUID], language: Language) -> list[Progress]:
    with connect() as conn:
        summaries = documents.progress(conn, user.office_id, ids)
        waits = pace.waits(conn, summaries)
    return [progress_of(it, language, waits.get(it.id)) for it in summaries]
