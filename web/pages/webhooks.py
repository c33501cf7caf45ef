"""The manager's page of webhooks: where other programs are told, and what they were told."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from schemas.errors import HosoError
from web.errors import status_of
from web.rendering import language_of, local_time, render
from web.security import ConnectingUser, CsrfChecked, LoggedIn
from web.wording import Language, say
from workers import webhooks
from workers.database import connect
from workers.models import User
from workers.outgoing import BadAddress, ForbiddenAddress
from workers.repository.webhooks import Delivery, Event, deliveries, endpoints
from workers.settings import settings
from workers.webhooks import LONGEST_OVERLAP, Way

router = APIRouter(prefix="/bao-tin", dependencies=[LoggedIn])

PER_PAGE: Final = 25
OVERLAPS: Final = (24, 1, 72, 168, 0)
"""For how many hours the secret before may go on signing; the first is proposed, as Stripe does."""
_LONGEST_HOURS: Final = LONGEST_OVERLAP // timedelta(hours=1)


@dataclass(frozen=True)
class DeliveryView:
    """One line of the log."""

    id: UUID
    at: str
    document_id: UUID
    receipt: str
    event: str
    url: str
    state: str
    state_name: str
    more: str
    can_be_sent: bool


@router.get("")
def show(
    request: Request, user: ConnectingUser, page: Annotated[int, Query(ge=1, le=400)] = 1
) -> Response:
    """Show the office's addresses, and the log of what they were told."""
    return _page(request, user, page)


@router.post("", dependencies=[CsrfChecked])
def add(
    request: Request,
    user: ConnectingUser,
    url: Annotated[str, Form(max_length=3000)] = "",
    event: Annotated[list[Event] | None, Form()] = None,
    records: Annotated[bool, Form()] = False,
) -> Response:
    """Add an address, and show its secret once."""
    try:
        with connect() as conn:
            secret = webhooks.add_endpoint(
                conn,
                user,
                settings(),
                url=url.strip(),
                events=event or (),
                sends_records=records,
            )
    except (webhooks.NoEvent, BadAddress, ForbiddenAddress) as problem:
        return _page(request, user, problem=problem)
    return _page(request, user, way=Way(url.strip(), secret))


@router.post("/{endpoint_id}/doi-khoa", dependencies=[CsrfChecked])
def renew_secret(
    request: Request,
    endpoint_id: UUID,
    user: ConnectingUser,
    hours: Annotated[int, Form(ge=0, le=_LONGEST_HOURS)],
) -> Response:
    """Give an address another secret, and show it once."""
    with connect() as conn:
        renewed = webhooks.renew_secret(conn, user, endpoint_id, timedelta(hours=hours))
    return _page(request, user, way=renewed)


@router.post("/{endpoint_id}/go", dependencies=[CsrfChecked])
def remove(endpoint_id: UUID, user: ConnectingUser) -> Response:
    """Tell an address no more."""
    with connect() as conn:
        webhooks.close_endpoint(conn, user, endpoint_id)
    return RedirectResponse("/bao-tin", status_code=303)


@router.post("/tin/{delivery_id}/gui-lai", dependencies=[CsrfChecked])
def send_again(delivery_id: UUID, user: ConnectingUser) -> Response:
    """Let something be told once more."""
    with connect() as conn:
        webhooks.send_again(conn, user, delivery_id)
    return RedirectResponse("/bao-tin#nhat-ky", status_code=303)


def _page(
    request: Request,
    user: User,
    page: int = 1,
    *,
    way: Way | None = None,
    problem: HosoError | None = None,
) -> Response:
    with connect() as conn:
        told = endpoints(conn, user.office_id)
        log = deliveries(conn, user.office_id, PER_PAGE + 1, PER_PAGE * (page - 1))
    language = language_of(request)
    return render(
        request,
        "webhooks.html",
        status=status_of(problem) if problem else 200,
        endpoints=told,
        events=tuple(Event),
        overlaps=OVERLAPS,
        log=tuple(_view(it, language) for it in log[:PER_PAGE]),
        page=page,
        has_more=len(log) > PER_PAGE,
        way=way,
        problem=problem,
    )


def _view(it: Delivery, language: Language) -> DeliveryView:
    tries = say(language, "delivery_tries", count=it.attempts) if it.attempts else ""
    why = say(language, f"problem_{it.problem}", status=it.status) if it.problem else ""
    return DeliveryView(
        id=it.id,
        at=local_time(it.tried_at or it.created_at),
        document_id=it.document_id,
        receipt=it.receipt,
        event=say(language, f"event_{it.event}"),
        url=it.url,
        state={"delivered": "done", "failed": "rejected"}.get(it.state, "processing"),
        state_name=say(language, f"delivery_{it.state}"),
        more=" · ".join(part for part in (why, tries) if part),
        can_be_sent=it.is_open,
    )
