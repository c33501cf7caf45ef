"""The pages of manager and administrator together."""

from fastapi import APIRouter

from web.pages import book, dashboard, double_check, keeping, people, persons, tokens, webhooks

office_router = APIRouter()
for _part in (people, tokens, webhooks, dashboard, double_check, book, persons, keeping):
    office_router.include_router(_part.router)
