"""The REST API, version 1: Bearer tokens, JSON, problem details in Vietnamese."""

from fastapi import APIRouter

from web.api import documents, export, fields, search

router = APIRouter(prefix="/api/v1")
for _part in (documents, fields, search, export):
    router.include_router(_part.router)
