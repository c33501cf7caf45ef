"""From a template to a page: language, who is logged in, the CSRF token, dates."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from schemas.geometry import Quad
from web.wording import Language, error_sentence, say
from workers.rights import RIGHTS
from workers.settings import settings

VIETNAM: Final = timezone(timedelta(hours=7))
"""One time zone, no daylight saving since 1975: no zone database is needed."""

_LANGUAGE_COOKIE = "hoso_lang"

_templates = Environment(
    loader=PackageLoader("web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def local_time(moment: datetime) -> str:
    """Return a moment as people write it: ``14:05 24/11/2025``, Vietnamese time."""
    return moment.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")


def points(quad: Quad) -> str:
    """Return a quad as the ``points`` of an SVG polygon."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in quad)


_templates.filters["local_time"] = local_time
_templates.filters["points"] = points


def language_of(request: Request) -> Language:
    """Return the language asked for in the address, else in the cookie, else Vietnamese."""
    for asked in (request.query_params.get("lang"), request.cookies.get(_LANGUAGE_COOKIE)):
        if asked in set(Language):
            return Language(asked)
    return Language.VI


def speaker(request: Request) -> Callable[..., str]:
    """Return ``say`` for the language of a request."""
    return partial(say, language_of(request))


def render_part(request: Request, template: str, **values: object) -> str:
    """Return a rendered template as text, for a part of a page."""
    language = language_of(request)
    user = getattr(request.state, "user", None)
    return _templates.get_template(template).render(
        t=partial(say, language),
        error_sentence=partial(error_sentence, language),
        language=language,
        other_language_url=str(
            request.url.include_query_params(
                lang=Language.VI if language is Language.EN else Language.EN
            ).replace(scheme="", netloc="")
        ),
        csrf=request.session.get("csrf", ""),
        user=user,
        can=RIGHTS[user.role] if user else frozenset(),
        **values,
    )


def render(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page; a language asked for in the address is remembered in a cookie."""
    response = HTMLResponse(render_part(request, template, status=status, **values), status)
    response.headers["Cache-Control"] = "no-store"
    if "lang" in request.query_params:
        response.set_cookie(
            _LANGUAGE_COOKIE,
            language_of(request),
            max_age=365 * 24 * 3600,
            httponly=True,
            samesite="lax",
            secure=settings().cookie_secure,
        )
    return response
