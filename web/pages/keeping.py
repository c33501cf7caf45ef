"""How long the office keeps documents of each form."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from web.errors import RequestRefused
from web.rendering import render
from web.security import CsrfChecked, LoggedIn, ProtectsData
from workers.database import connect
from workers.forms import known_forms
from workers.repository import audit, keeping
from workers.repository.keeping import NO_FORM

router = APIRouter(prefix="/luu-tru", dependencies=[LoggedIn])

MOST_DAYS = 36500


@dataclass(frozen=True)
class Rule:
    """A form and for how many days its documents are kept; for ever if that is None."""

    form: str
    name: str | None
    days: int | None


async def _typed(request: Request) -> dict[str, str]:
    form = await request.form()
    return {key: str(value).strip() for key, value in form.items()}


@router.get("")
def show(request: Request, user: ProtectsData) -> Response:
    """Show the rules of the office."""
    with connect() as conn:
        days = keeping.of_office(conn, user.office_id)
    names = {form.id: form.name for form in known_forms().values()}
    forms = sorted({*names, *days} - {NO_FORM}, key=lambda it: names.get(it, it))
    rules = [Rule(form, names.get(form, form), days.get(form)) for form in forms]
    return render(
        request,
        "keeping.html",
        rules=(*rules, Rule(NO_FORM, None, days.get(NO_FORM))),
        most=MOST_DAYS,
    )


@router.post("", dependencies=[CsrfChecked])
def choose(user: ProtectsData, typed: Annotated[dict[str, str], Depends(_typed)]) -> Response:
    """Keep the rules that were typed: days by form, nothing for ever."""
    days = {}
    for key, value in typed.items():
        prefix, _, form = key.partition(":")
        if prefix == "days" and value:
            days[form] = _days(value)
    with connect() as conn:
        if days != keeping.of_office(conn, user.office_id):
            keeping.choose(conn, user.office_id, days, user.id)
            audit.write(conn, "keeping_chosen", office_id=user.office_id, actor=user.id)
    return RedirectResponse("/luu-tru", status_code=303)


def _days(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= MOST_DAYS):
        raise RequestRefused
    return int(typed)
