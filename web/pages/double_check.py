"""The double check: key a field blindly, decide where two people differ, choose which fields."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from schemas.reasons import UNREADABLE
from web.check_views import blind_view, form_choices, percent_of, two_values
from web.errors import NotAValue, NotFound, RequestRefused, status_of
from web.rendering import language_of, render
from web.security import CsrfChecked, DecidingUser, FiguresUser, LoggedIn, user_with
from web.telling import sentence_of
from web.uploads import storage_of
from workers import double_checking
from workers.crops import field_image, size_of
from workers.database import connect
from workers.double_checking import Answer
from workers.models import User
from workers.repository import double_check_rules, double_checks
from workers.repository.double_checks import Check, Waits
from workers.rights import Right
from workers.typed import clean_typed, read_typed

router = APIRouter(prefix="/kiem-tra-cheo", dependencies=[LoggedIn])

SettlingUser = Annotated[User, Depends(user_with(Right.SETTLE))]
Text = Annotated[str, Form(max_length=10_000)]
Mark = Annotated[Literal["unreadable", "not_on_paper"] | None, Form()]


@router.get("")
def show(request: Request, user: DecidingUser, het: bool = False) -> Response:
    """Show how much waits; ``het`` says that nothing was left to hand out."""
    with connect() as conn:
        to_key = double_checks.count_open(conn, user.office_id, user.id, "waiting")
        to_settle = double_checks.count_open(conn, user.office_id, user.id, "differs")
    return render(request, "checks.html", to_key=to_key, to_settle=to_settle, none_left=het)


@router.get("/thiet-lap")
def show_rules(
    request: Request, user: FiguresUser, da_luu: Annotated[bool, Query(alias="da-luu")] = False
) -> Response:
    """Show which fields are keyed twice."""
    with connect() as conn:
        rules = double_check_rules.rules_of(conn, user.office_id)
    return render(
        request,
        "check_rules.html",
        percent=percent_of(rules.share, language_of(request)),
        forms=form_choices(rules.fields),
        is_saved=da_luu,
    )


@router.post("/thiet-lap", dependencies=[CsrfChecked])
def choose(
    user: FiguresUser,
    percent: Annotated[str, Form(max_length=20)],
    field: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Keep which fields are keyed twice.

    Raises:
        RequestRefused: if the share is no number, or a field is none.
        BadShare: if it is not between 0 and 100.
    """
    known = {it.id: it for form in form_choices(frozenset()) for it in form.fields}
    try:
        share = round(float(percent.strip().replace(",", ".")) / 100, 6)
        fields = [known[it].pair for it in field or []]
    except (ValueError, KeyError) as error:
        raise RequestRefused from error
    with connect() as conn:
        double_checking.choose(conn, user, share=share, fields=fields)
    return RedirectResponse("/kiem-tra-cheo/thiet-lap?da-luu=true", status_code=303)


@router.post("/nhan", dependencies=[CsrfChecked])
def take(user: DecidingUser) -> Response:
    """Hand the next field out to be keyed."""
    return _next(user, "waiting")


@router.post("/phan-xu/nhan", dependencies=[CsrfChecked])
def take_difference(user: SettlingUser) -> Response:
    """Hand out the next field on which two people differ."""
    return _next(user, "differs")


@router.get("/{check_id}")
def show_field(request: Request, check_id: UUID, user: DecidingUser) -> Response:
    """Show the place of a field, and where to key it."""
    with connect() as conn:
        check = double_checking.look(conn, user, check_id, "waiting")
    return _key_page(request, check)


@router.get("/{check_id}/anh")
def image(request: Request, check_id: UUID, user: DecidingUser) -> Response:
    """Show the place of a field that the user holds, and nothing else of the page.

    Raises:
        NotFound: if they do not hold it.
    """
    with connect() as conn:
        check = double_checks.held(conn, check_id, user.id)
    if check is None:
        raise NotFound
    jpeg = field_image(storage_of(request), check.image_key, check.quad)
    return Response(jpeg, media_type="image/jpeg", headers={"Cache-Control": "no-store"})


@router.post("/{check_id}", dependencies=[CsrfChecked])
def key(
    request: Request,
    check_id: UUID,
    user: DecidingUser,
    value: Text = "",
    insisted: Text = "",
    mark: Mark = None,
) -> Response:
    """Keep what was keyed and hand out the next field; ask again where it is no such value."""
    with connect() as conn:
        check = double_checking.held(conn, user, check_id, "waiting")
        try:
            answer = _answer(check, value, insisted, mark)
        except NotAValue as problem:
            return _key_page(request, check, problem, value)
        double_checking.key(conn, user, check_id, answer)
    return _next(user, "waiting")


@router.post("/{check_id}/tra-lai", dependencies=[CsrfChecked])
def give_back(check_id: UUID, user: DecidingUser) -> Response:
    """Let others have the field."""
    with connect() as conn:
        double_checking.give_back(conn, user, check_id)
    return RedirectResponse("/kiem-tra-cheo", status_code=303)


@router.get("/{check_id}/phan-xu")
def show_difference(request: Request, check_id: UUID, user: SettlingUser) -> Response:
    """Show what two people said of a field."""
    with connect() as conn:
        check = double_checking.look(conn, user, check_id, "differs")
    return _settle_page(request, check)


@router.post("/{check_id}/phan-xu", dependencies=[CsrfChecked])
def settle(
    request: Request,
    check_id: UUID,
    user: SettlingUser,
    choice: Annotated[Literal["first", "second"] | None, Form()] = None,
    value: Text = "",
    insisted: Text = "",
    mark: Mark = None,
) -> Response:
    """Keep which value is right and hand out the next field."""
    with connect() as conn:
        check = double_checking.held(conn, user, check_id, "differs")
        try:
            answer = (
                double_checking.answers_of(check)[choice == "second"]
                if choice
                else _answer(check, value, insisted, mark)
            )
        except NotAValue as problem:
            return _settle_page(request, check, problem, value)
        double_checking.settle(conn, user, check_id, answer)
    return _next(user, "differs")


def _next(user: User, waits: Waits) -> Response:
    with connect() as conn:
        check_id = double_checking.take_next(conn, user, waits)
    if check_id is None:
        return RedirectResponse("/kiem-tra-cheo?het=true", status_code=303)
    rest = "/phan-xu" if waits == "differs" else ""
    return RedirectResponse(f"/kiem-tra-cheo/{check_id}{rest}", status_code=303)


def _answer(check: Check, value: str, insisted: str, mark: str | None) -> Answer:
    """Return what somebody said.

    Raises:
        NotAValue: if a text is none of the field's type and was not insisted on.
        RequestRefused: if there is neither a text nor a mark: an Enter too many is no answer.
    """
    text = clean_typed(value)
    if mark is not None:
        return Answer(None, is_unreadable=mark == UNREADABLE.code)
    if not text:
        raise RequestRefused
    typed = read_typed(double_checking.blind_record(check), check.key, text)
    if typed.problem and not (typed.may_stay and text == clean_typed(insisted)):
        raise NotAValue(typed.problem, may_stay=typed.may_stay)
    return Answer(typed.value)


def _key_page(
    request: Request, check: Check, problem: NotAValue | None = None, typed: str = ""
) -> Response:
    return _page(request, "check_key.html", check, problem, typed)


def _settle_page(
    request: Request, check: Check, problem: NotAValue | None = None, typed: str = ""
) -> Response:
    language = language_of(request)
    kind = blind_view(check, language).field.type
    values = two_values(check, kind, language)
    return _page(request, "check_settle.html", check, problem, typed, values=values)


def _page(
    request: Request,
    template: str,
    check: Check,
    problem: NotAValue | None,
    typed: str,
    **values: object,
) -> Response:
    language = language_of(request)
    return render(
        request,
        template,
        status=status_of(problem) if problem else 200,
        check_id=check.id,
        view=blind_view(check, language),
        image_size=size_of(check.quad),
        problem=sentence_of(language, problem) if problem else "",
        may_stay=problem is not None and problem.may_stay,
        typed=typed,
        **values,
    )
