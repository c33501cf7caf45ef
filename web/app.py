"""The web application: pages for people, the REST API for programs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.staticfiles import StaticFiles

from web import security, telling
from web.api import description, health, v1
from web.headers import SecurityHeaders
from web.live import Hub
from web.pages import (
    account,
    arranging,
    decisions,
    desk,
    document,
    drafts,
    following,
    login,
    queue,
    receipt,
    rereading,
    search,
    sso,
)
from web.pages.offices import office_router
from web.sizes import SmallBodies
from web.sso import open_sso
from workers.settings import settings
from workers.storage import open_storage


def create_app() -> FastAPI:
    """Return the application, for ``uvicorn --factory web.app:create_app``.

    Raises:
        NotSetUp: if a required setting is missing.
    """
    app = FastAPI(
        title="hoso",
        version="1",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.live = Hub()
    app.state.storage = open_storage(settings())
    app.state.sso = open_sso(settings())
    telling.install(app)
    security.install(app, settings())
    app.add_middleware(SmallBodies)
    app.add_middleware(SecurityHeaders, is_tls=settings().cookie_secure)
    for router in (
        login.router,
        sso.router,
        account.router,
        office_router,
        desk.router,
        following.router,
        document.router,
        decisions.router,
        drafts.router,
        rereading.router,
        arranging.router,
        queue.router,
        receipt.router,
        search.router,
    ):
        app.include_router(router, include_in_schema=False)
    app.include_router(v1.router)
    app.include_router(health.router)
    description.install(app)
    app.mount("/static", StaticFiles(directory=str(files("web") / "static")), name="static")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    await run_in_threadpool(app.state.live.close)
