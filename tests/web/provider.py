"""A real provider of OpenID Connect (Canaille) on a free port, in a thread of the tests."""

import html
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
from canaille import create_app
from joserfc.jwk import RSAKey
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.waiting import wait_until

_LAST_SECOND: dict[str, float] = {}
PASSWORD = "một câu dài để thử"
CLIENT_ID, SECRET = "hoso-tests", "only-for-tests"


class _Quiet(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Provider:
    """The provider's address, and its application to put people into."""

    issuer: str
    key: Any
    app: Any

    def register(self, site: str) -> None:
        """Let the hoso at that address ask who somebody is."""
        self._save(
            "Client",
            client_id=CLIENT_ID,
            client_secret=SECRET,
            client_name="hoso",
            client_uri="http://127.0.0.1/",
            redirect_uris=[f"{site}/dang-nhap/sso/ve"],
            post_logout_redirect_uris=[f"{site}/dang-nhap"],
            grant_types=["authorization_code"],
            response_types=["code"],
            scope=["openid", "profile", "email", "groups"],
            token_endpoint_auth_method="client_secret_basic",
        )

    def add(self, username: str, name: str, email: str, group: str | None = None) -> None:
        """Give somebody an account, perhaps in a group."""
        given, _, family = name.rpartition(" ")
        person = self._save(
            "User",
            user_name=username,
            formatted_name=name,
            given_name=given,
            family_name=family,
            emails=[email],
            password=PASSWORD,
        )
        if group is not None:
            self._save("Group", display_name=group, members=[person])

    def put_into(self, username: str, group: str) -> None:
        """Make somebody the one member of a group, and of no other one."""
        from canaille.app import models
        from canaille.backends import Backend

        with self.app.app_context():
            person = Backend.instance.get(models.User, user_name=username)
            for it in Backend.instance.query(models.Group):
                if person in it.members:
                    Backend.instance.delete(it)
            Backend.instance.save(models.Group(display_name=group, members=[person]))

    def _save(self, kind: str, **values: object) -> Any:
        from canaille.app import models
        from canaille.backends import Backend

        with self.app.app_context():
            made = getattr(models, kind)(**values)
            Backend.instance.save(made)
        return made


@contextmanager
def running_provider(folder: Path) -> Iterator[Provider]:
    """Serve a provider with nobody in it, whose data lie in a folder; stop it after."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{found.getsockname()[1]}"
    key = RSAKey.generate_key(2048, auto_kid=True)
    config = {
        "SECRET_KEY": "only for tests",
        "SERVER_NAME": host,
        "PREFERRED_URL_SCHEME": "http",
        "CANAILLE": {"DATABASE": "sql"},
        "CANAILLE_SQL": {
            "DATABASE_URI": f"sqlite:///{folder}/provider.db",
            "PASSWORD_SCHEMES": "plaintext",
        },
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
    }
    app = create_app(config)
    name, port = host.split(":")
    server = make_server(name, int(port), app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Provider(f"http://{host}", key, app)
    finally:
        server.shutdown()
        thread.join(timeout=30)


def sign_in(http: httpx.Client, provider: Provider, start: str, username: str) -> httpx.Response:
    """Go to the provider from an address of hoso, and log in there as its pages ask.

    Returns:
        The redirect back to hoso, not followed.
    """
    # Its tokens of one second are alike for one person, and it stores each once. The token is asked
    # for by hoso after the redirect, which may be in the second behind it.
    wait_until(lambda: time.time() // 1 > _LAST_SECOND.get(username, 0) + 1, 5.0)
    answer = http.get(start)
    name_and_password = {"login": username, "password": PASSWORD}
    for _ in range(12):
        target = urljoin(str(answer.url), answer.headers.get("location", ""))
        if answer.is_redirect and not target.startswith(provider.issuer):
            _LAST_SECOND[username] = time.time() // 1
            return answer
        if answer.is_redirect:
            answer = http.get(target)
        else:
            answer = _filled_in(http, answer, name_and_password)
    raise AssertionError(answer.text[:2000])


def _filled_in(http: httpx.Client, page: httpx.Response, known: dict[str, str]) -> httpx.Response:
    """Send the form of a page of the provider with what is known of its fields."""
    data = {}
    for tag in re.findall(r"<input[^>]*>", page.text):
        field = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if "name" in field and field.get("type") != "checkbox":
            data[field["name"]] = known.get(field["name"], html.unescape(field.get("value", "")))
    return http.post(str(page.url), data=data)
