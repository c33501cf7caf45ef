"""Single sign-on by OpenID Connect: authorization code with PKCE, state and nonce (Authlib)."""

from typing import Any, Final
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from fastapi import Request
from fastapi.responses import Response
from joserfc.errors import JoseError

from web.errors import RequestRefused
from workers.settings import NotSetUp, Settings
from workers.sso import Claims, claims_of

_TIMEOUT_SECONDS: Final = 10.0
_SIGNATURES: Final = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
"""Those that only the provider can make: no «none», and none made with the client's secret."""
_SKEW_SECONDS: Final = 60
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class SsoRefused(RequestRefused):
    """What came back from the provider is not what was asked for."""

    status = 401
    code = "sso_refused"
    message = "Đăng nhập một lần không thành công. Vui lòng thử lại."
    message_en = "Single sign-on did not work. Try again."


class SsoDown(RequestRefused):
    """The provider does not answer, or is not the one of the settings."""

    status = 503
    code = "sso_down"
    message = (
        "Hệ thống đăng nhập một lần tạm thời không hoạt động. Vui lòng thử lại sau ít phút, hoặc"
        " báo quản trị viên."
    )
    message_en = (
        "Single sign-on does not answer at the moment. Try again in a few minutes, or tell your"
        " administrator."
    )


class SingleSignOn:
    """The provider of the settings; what it says of itself is asked for at the first login."""

    def __init__(self, settings: Settings) -> None:
        """Take the provider from the settings.

        Raises:
            NotSetUp: if a setting is missing, or the issuer could be listened to on the way.
        """
        issuer, secret = settings.oidc_issuer or "", settings.oidc_client_secret
        if settings.oidc_client_id is None or secret is None:
            raise NotSetUp("missing: HOSO_OIDC_CLIENT_ID, HOSO_OIDC_CLIENT_SECRET")
        address = urlsplit(issuer)
        if address.scheme != "https" and address.hostname not in _LOOPBACK:
            raise NotSetUp("HOSO_OIDC_ISSUER must begin with https://")
        self._settings = settings
        self.issuer = issuer
        self._client: Any = OAuth().register(
            name="sso",
            client_id=settings.oidc_client_id,
            client_secret=secret.get_secret_value(),
            server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": settings.oidc_scopes,
                "code_challenge_method": "S256",
                "timeout": _TIMEOUT_SECONDS,
            },
        )

    async def send_away(self, request: Request, back: str) -> Response:
        """Return the way to the provider, which sends people ``back`` to that address.

        Raises:
            SsoDown: if the provider does not answer.
        """
        await self._metadata()
        response: Response = await self._client.authorize_redirect(request, back)
        return response

    async def who_came_back(self, request: Request) -> Claims:
        """Return whom the provider sent back.

        Issuer, audience, time, nonce and signature of the token are checked.

        Raises:
            SsoDown: if the provider does not answer.
            SsoRefused: if anything of it is not as it should be.
        """
        await self._metadata()
        try:
            token = await self._client.authorize_access_token(request, leeway=_SKEW_SECONDS)
            said = dict(token["userinfo"])
            said |= await self._more(token, said)
        except httpx2.HTTPError as error:
            raise SsoDown(type(error).__name__) from error
        except (AuthlibBaseError, JoseError, KeyError, TypeError, ValueError) as error:
            raise SsoRefused(type(error).__name__) from error
        return claims_of(said, self.issuer, self._settings)

    async def way_out(self, back: str) -> str | None:
        """Return where to end the session with the provider too; None if it knows no such place."""
        try:
            if "end_session_endpoint" not in await self._metadata():
                return None
        except SsoDown:
            return None
        made = await self._client.create_logout_url(
            post_logout_redirect_uri=back, client_id=self._settings.oidc_client_id
        )
        return str(made["url"])

    async def _metadata(self) -> dict[str, Any]:
        try:
            found: dict[str, Any] = await self._client.load_server_metadata()
        except (httpx2.HTTPError, ValueError) as error:
            raise SsoDown(type(error).__name__) from error
        if found.get("issuer") != self.issuer:
            raise SsoDown("the provider calls itself otherwise than HOSO_OIDC_ISSUER")
        named = found.get("id_token_signing_alg_values_supported") or ["RS256"]
        found["id_token_signing_alg_values_supported"] = [it for it in named if it in _SIGNATURES]
        return found

    async def _more(self, token: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
        """Return the claims that the provider keeps for its userinfo endpoint."""
        if "userinfo_endpoint" not in await self._metadata():
            return {}
        found = dict(await self._client.userinfo(token=token))
        # OpenID Connect Core 1.0, section 5.3.2: another subject's claims must not be used.
        if found.get("sub") != said["sub"]:
            raise SsoRefused("userinfo of another subject")
        return {name: value for name, value in found.items() if name not in said}


def open_sso(settings: Settings) -> SingleSignOn | None:
    """Return the single sign-on of the settings, if there is one.

    Raises:
        NotSetUp: if its settings are not complete, or nobody could log in at all.
    """
    if settings.oidc_issuer is not None:
        return SingleSignOn(settings)
    if not settings.password_login:
        raise NotSetUp("HOSO_PASSWORD_LOGIN is false, and there is no HOSO_OIDC_ISSUER")
    return None
