"""Whether hoso can work: for load balancers and people in a hurry."""

from fastapi import APIRouter, Request, Response

from web.uploads import storage_of
from workers.health import Health, check_health

router = APIRouter(tags=["health"])


@router.get("/healthz", responses={503: {"model": Health, "description": "Something is down"}})
def healthz(request: Request, response: Response) -> Health:
    """Say which of the servers that hoso needs can be reached: 200 if all can, else 503."""
    health = check_health(storage_of(request))
    if not health.ok:
        response.status_code = 503
    response.headers["Cache-Control"] = "no-store"
    return health
