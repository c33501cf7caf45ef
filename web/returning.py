"""The way back to the page that somebody wanted before logging in."""

import re
from typing import Final
from urllib.parse import quote, urlencode

from starlette.requests import Request

LONGEST: Final = 500
_LOGIN: Final = "/dang-nhap"
_OWN_ADDRESS: Final = re.compile(r"/(?![/\\])[!-\[\]-~]*")
"""A path of this site, in printable ASCII: browsers take «//x» and «/\\x» for another one."""


def safe_target(asked: str) -> str:
    """Return an address of this site to go on to: the one asked for, or the desk's."""
    is_ours = len(asked) <= LONGEST and _OWN_ADDRESS.fullmatch(asked)
    return asked if is_ours else "/"


def login_address(request: Request) -> str:
    """Return where to log in for a request; a page that was asked for comes after it."""
    path = quote(request.url.path)
    wanted = f"{path}?{request.url.query}" if request.url.query else path
    if request.method != "GET" or safe_target(wanted) == "/":
        return _LOGIN
    return f"{_LOGIN}?{urlencode({'toi': wanted})}"
