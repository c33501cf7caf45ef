"""The REST API, version 1: Bearer tokens, JSON, problem details in Vietnamese."""

from fastapi import APIRouter

from web.api import documents, fields, search

router = APIRouter(prefix="/api/v1")
for _part in (documents, fields, search):
    router.include_router(_part.router)
