"""What the description of the API allows and forbids, asked of the live API by schemathesis."""

from uuid import UUID

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis import Case

from tests.web.stored import reviewable
from tests.web.visitor import token_of
from tests.workers.desks import Desk, new_desk
from web.api import description, health, v1
from workers.storage import Storage


def _described() -> FastAPI:
    """The API alone, which needs no servers to describe itself."""
    app = FastAPI(title="hoso", version="1")
    app.include_router(v1.router)
    app.include_router(health.router)
    description.install(app)
    return app


_DESCRIPTION = _described().openapi()
api = schemathesis.openapi.from_dict(_DESCRIPTION)
_known = schemathesis.openapi.from_dict(
    _DESCRIPTION,
    # What each constraint of an address excludes is asked above.
    config=schemathesis.Config.from_dict({"phases": {"coverage": {"enabled": False}}}),
)


_FEW = settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def desk(servers: object) -> Desk:
    """A verifier whose token may do everything."""
    return new_desk()


@pytest.fixture(scope="module")
def document(desk: Desk, storage: Storage) -> UUID:
    """A document of the verifier's office that waits to be checked."""
    return reviewable(desk, storage)


@api.parametrize()
@_FEW
def test_every_answer_is_as_described(case: Case, site: str, desk: Desk) -> None:
    # What OpenAPI cannot say: a key is not taken for two uploads, CSV needs a form.
    is_bound = case.operation.label in {"POST /api/v1/documents", "GET /api/v1/export"}
    unless = [schemathesis.checks.positive_data_acceptance] if is_bound else []
    headers = {"Authorization": f"Bearer {token_of(desk)}"}
    answer = case.call_and_validate(base_url=site, headers=headers, excluded_checks=unless)
    assert answer.status_code < 500


@_known.include(path_regex="document_id").parametrize()
@_FEW
def test_every_answer_about_a_document_is_as_described(
    case: Case, site: str, desk: Desk, document: UUID
) -> None:
    known = {"document_id": str(document), "record": 0, "key": "child_name", "index": 0}
    case.path_parameters = {name: known[name] for name in case.path_parameters}
    # The address is always right here, and what is well-formed may still come too late.
    unless = [
        schemathesis.checks.positive_data_acceptance,
        schemathesis.checks.negative_data_rejection,
    ]
    headers = {"Authorization": f"Bearer {token_of(desk)}"}
    answer = case.call_and_validate(base_url=site, headers=headers, excluded_checks=unless)
    assert answer.status_code < 500


def test_what_is_asked_is_what_the_live_api_describes(site: str) -> None:
    assert httpx.get(f"{site}/api/v1/openapi.json").json() == _DESCRIPTION
