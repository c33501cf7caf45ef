"""A brake on guessing passwords, shared by all processes of the web.

Nobody can be locked out for good by somebody else: where a person has logged in before, the browser
keeps a signed cookie, and tries that come with it are counted by themselves (OWASP, «Slow Down Online
Guessing Attacks with Device Cookies»). Only strangers' tries are counted by name and address.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final
from uuid import UUID

from fastapi import Request
from fastapi.responses import Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

from web.errors import TooManyTries
from workers.database import connect
from workers.repository import tries
from workers.settings import settings

DEVICE_COOKIE: Final = "hoso_device"
WINDOW_SECONDS: Final = 300.0
MOST_OF_A_DEVICE: Final = 5
MOST_OF_A_NAME_AT_AN_ADDRESS: Final = 5
MOST_OF_A_NAME: Final = 20
MOST_OF_AN_ADDRESS: Final = 30
_DEVICE_SECONDS: Final = 180 * 24 * 3600
_MOST_PEOPLE_OF_A_DEVICE: Final = 8


@dataclass(frozen=True)
class Try:
    """A try that is counted; ``forgiven`` are the keys whose failures a success forgets."""

    ids: tuple[int, ...]
    forgiven: tuple[str, ...]


def begin(request: Request, name: str) -> Try:
    """Count a try to log in under a name, before the password is looked at.

    Raises:
        TooManyTries: if there were too many failures just now.
    """
    device = _devices(request).get(name)
    if device is not None:
        own = _key("device", device)
        return _begin({own: MOST_OF_A_DEVICE}, own)
    address = _network(request)
    own = _key("name at address", name, address)
    most = {
        own: MOST_OF_A_NAME_AT_AN_ADDRESS,
        _key("name", name): MOST_OF_A_NAME,
        _key("address", address): MOST_OF_AN_ADDRESS,
    }
    return _begin(most, own)


def begin_as(user_id: UUID) -> Try:
    """Count a try at the password of somebody who is logged in.

    Raises:
        TooManyTries: if there were too many failures just now.
    """
    own = _key("user", str(user_id))
    return _begin({own: MOST_OF_A_DEVICE}, own)


def succeeded(tried: Try) -> None:
    """Take a try back, and forget the failures before it."""
    with connect() as conn:
        tries.end(conn, tried.ids, tried.forgiven)


def know_device(request: Request, response: Response, name: str) -> None:
    """Let the browser show next time that this person has logged in there before."""
    known = {it: device for it, device in _devices(request).items() if it != name}
    newest = list(known.items())[-(_MOST_PEOPLE_OF_A_DEVICE - 1) :]
    response.set_cookie(
        DEVICE_COOKIE,
        _signer().dumps(dict([*newest, (name, secrets.token_urlsafe(16))])),
        max_age=_DEVICE_SECONDS,
        path="/dang-nhap",
        secure=settings().cookie_secure,
        httponly=True,
        samesite="lax",
    )


def _begin(most: Mapping[str, int], own: str) -> Try:
    with connect() as conn:
        counted = tries.begin(conn, most, WINDOW_SECONDS)
    if counted is None:
        raise TooManyTries
    return Try(counted, (own,))


def _devices(request: Request) -> Mapping[str, str]:
    """Return the device's own key for each person who has logged in there."""
    try:
        found = _signer().loads(request.cookies.get(DEVICE_COOKIE, ""), max_age=_DEVICE_SECONDS)
    except BadSignature:
        return {}
    return found if isinstance(found, dict) else {}


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings().session_secret.get_secret_value(), salt="device")


def _network(request: Request) -> str:
    """Return where a request comes from; of IPv6 the network, which one visitor has for himself."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)


def _key(*parts: str) -> str:
    # Keyed: what was typed as a name may be a password, and addresses are personal data.
    secret = settings().session_secret.get_secret_value().encode()
    return hmac.new(secret, "\0".join(parts).encode(), sha256).hexdigest()
