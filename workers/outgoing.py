"""Speaking to an address that somebody typed, and to no other machine than it may be.

An address is looked up once, every one of its machines is judged, and the connection goes to a machine
that was judged, so that a name cannot be pointed elsewhere in between. No redirect is followed and of
the answer only the status is read (OWASP, Server-Side Request Forgery Prevention).
"""

import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

import urllib3

from schemas.errors import HosoError
from workers.settings import Settings

_LONGEST_URL: Final = 2000
_NAT64: Final = IPv6Network("64:ff9b::/96")
_PORTS: Final = {"http": 80, "https": 443}


class BadAddress(HosoError):
    """It is no address of the web, or holds a password."""

    code = "bad_address"
    message = "Địa chỉ phải có dạng https://máy-chủ/đường-dẫn, không kèm tên đăng nhập, mật khẩu."
    message_en = "The address must look like https://host/path, without a user name or password."


class ForbiddenAddress(HosoError):
    """It leads into a network that is not allowed, or unencrypted to the outside."""

    code = "forbidden_address"
    message = (
        "Địa chỉ này dẫn vào mạng nội bộ chưa được cho phép (HOSO_WEBHOOK_NETWORKS), hoặc ra ngoài mà"
        " không có https."
    )
    message_en = (
        "The address leads into an inner network that is not allowed (HOSO_WEBHOOK_NETWORKS), or"
        " outside without https."
    )


class Unreachable(HosoError):
    """The name is not known, or nobody answers in time."""

    code = "unreachable"
    message = "Không kết nối được tới địa chỉ này."
    message_en = "The address cannot be reached."


@dataclass(frozen=True)
class Target:
    """An address whose name was looked up; ``machine`` is the IP address to connect to."""

    scheme: str
    host: str
    port: int
    path: str
    machine: str


def check_address(url: str) -> None:
    """Let an address pass that has the right form, whether or not anybody answers there.

    Raises:
        BadAddress: if it has not.
    """
    _parts(url)


def look_up(url: str, settings: Settings) -> Target:
    """Return where an address leads.

    Raises:
        BadAddress: if it has not the form of one.
        Unreachable: if its name is not known.
        ForbiddenAddress: if one of its machines may not be spoken to.
    """
    scheme, host, port, path = _parts(url)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Unreachable(type(error).__name__) from error
    machines = [str(it[4][0]).partition("%")[0] for it in found]
    allowed = [ip_network(it.strip()) for it in settings.webhook_networks.split(",") if it.strip()]
    for machine in machines:
        address = _plain(ip_address(machine))
        is_inner = any(address in it for it in allowed if it.version == address.version)
        is_outer = address.is_global and not address.is_multicast and scheme == "https"
        if not (is_inner or is_outer):
            raise ForbiddenAddress(f"{scheme} to an address that is not allowed")
    return Target(scheme, host, port, path, machines[0])


def post(target: Target, body: bytes, headers: Mapping[str, str], seconds: float) -> int:
    """Send a body, and return the HTTP status that comes back.

    Raises:
        Unreachable: if no answer comes in that many seconds a step.
    """
    timeout = urllib3.Timeout(connect=seconds, read=seconds)
    pool = (
        urllib3.HTTPSConnectionPool(
            target.machine,
            target.port,
            timeout=timeout,
            server_hostname=target.host,
            assert_hostname=target.host,
            ssl_context=ssl.create_default_context(),
        )
        if target.scheme == "https"
        else urllib3.HTTPConnectionPool(target.machine, target.port, timeout=timeout)
    )
    default = _PORTS[target.scheme] == target.port
    name = f"[{target.host}]" if ":" in target.host else target.host
    named = {**headers, "Host": name if default else f"{name}:{target.port}"}
    with pool:
        try:
            answer = pool.urlopen(
                "POST",
                target.path,
                body,
                named,
                retries=False,
                redirect=False,
                preload_content=False,
            )
            status = int(answer.status)
            answer.close()
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise Unreachable(type(error).__name__) from error
    return status


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise BadAddress from error
    is_clean = url.isascii() and url.isprintable() and " " not in url and len(url) <= _LONGEST_URL
    is_named = bool(parts.hostname) and "@" not in parts.netloc
    if not (is_clean and is_named and port) or parts.scheme not in _PORTS or parts.fragment:
        raise BadAddress
    query = f"?{parts.query}" if parts.query else ""
    return parts.scheme, str(parts.hostname), port, (parts.path or "/") + query


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    inner: Sequence[IPv4Address | None] = (address.ipv4_mapped, address.sixtofour)
    teredo = address.teredo
    return next((it for it in (*inner, teredo[1] if teredo else None) if it), address)
