"""The manager's page: the figures of the office, and the curve on which it chooses its point."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from pipeline.calibrate.model import TradeOff, load_calibration
from web.errors import RequestRefused
from web.figures import Table, as_csv, as_xlsx, nearest, number, share, tables_of
from web.rate_tables import office_tables, percent, rate_tables
from web.rendering import VIETNAM, language_of, render
from web.security import CsrfChecked, FiguresUser, LoggedIn
from web.wording import Language, say
from workers.database import Connection, connect
from workers.models import User
from workers.rates import ENOUGH, Curve, Quality, curve_of, quality_of
from workers.repository import audit
from workers.repository.across import Across, counts_across
from workers.repository.figures import Figures, choose_threshold, figures_of, threshold_of
from workers.rights import Right, may

router = APIRouter(prefix="/so-lieu", dependencies=[LoggedIn])

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


_MOST_SHOWN = 0.6
"""Of a curve that ends where people look at everything, the part an office chooses from."""


@dataclass(frozen=True)
class Point:
    """A point of the curve in per cent, for the list to choose from and for the chart."""

    threshold: float
    shown: float
    wrong: float
    low: float
    high: float


@dataclass(frozen=True)
class Shown:
    """All figures that a user may see; ``across`` is None for who sees one office only."""

    figures: Figures
    quality: Quality
    across: Across | None

    def tables(self, language: Language) -> tuple[Table, ...]:
        """Return them as tables, in the order in which they are shown."""
        offices = () if self.across is None else office_tables(self.across, language)
        more = (*rate_tables(self.quality, language), *offices)
        return tables_of(self.figures, language, more)


@router.get("")
def show(request: Request, user: FiguresUser) -> Response:
    """Show the figures of the manager's office, and to an administrator the counts of all."""
    with connect() as conn:
        shown = _shown(conn, user)
        chosen = threshold_of(conn, user.office_id)
        curve = curve_of(conn, user.office_id)
    language = language_of(request)
    points = tuple(it for it in curve.points if it.shown <= _MOST_SHOWN) or curve.points
    point = nearest(points, load_calibration().threshold if chosen is None else chosen)
    return render(
        request,
        "dashboard.html",
        figures=shown.figures,
        machine=shown.quality.machine,
        straight_share=share(shown.figures.straight_through, shown.figures.read),
        tables=shown.tables(language),
        curve=tuple(_point(it) for it in points),
        point=_point(point),
        is_chosen=chosen is not None,
        number=partial(number, language),
        percent=percent,
        basis=_basis(curve, language),
    )


@router.post("/diem", dependencies=[CsrfChecked])
def choose(user: FiguresUser, threshold: Annotated[float, Form()]) -> Response:
    """Keep the point of the curve that the office chose.

    Raises:
        RequestRefused: if it is none of the curve.
    """
    if threshold not in {it.threshold for it in load_calibration().trade_off}:
        raise RequestRefused
    with connect() as conn:
        choose_threshold(conn, user.office_id, threshold, user.id)
        audit.write(conn, "working_point_chosen", office_id=user.office_id, actor=user.id)
    return RedirectResponse("/so-lieu#diem", status_code=303)


@router.get("/so-lieu.csv")
def download_csv(request: Request, user: FiguresUser) -> Response:
    """Download the figures as CSV."""
    return _file(as_csv(_tables(request, user)), "text/csv; charset=utf-8", "csv")


@router.get("/so-lieu.xlsx")
def download_xlsx(request: Request, user: FiguresUser) -> Response:
    """Download the figures as an Excel workbook."""
    return _file(as_xlsx(_tables(request, user)), _XLSX, "xlsx")


def _shown(conn: Connection, user: User) -> Shown:
    return Shown(
        figures=figures_of(conn, user.office_id),
        quality=quality_of(conn, user.office_id),
        across=counts_across(conn) if may(user, Right.ADMINISTER) else None,
    )


def _tables(request: Request, user: User) -> tuple[Table, ...]:
    with connect() as conn:
        return _shown(conn, user).tables(language_of(request))


def _basis(curve: Curve, language: Language) -> str:
    """Return on what a curve was measured."""
    if curve.is_own:
        return say(language, "curve_own", count=curve.count)
    basis = load_calibration().fitted_on
    return say(language, "curve_shipped", basis=basis, enough=ENOUGH, count=curve.size)


def _file(content: bytes, media_type: str, suffix: str) -> Response:
    today: date = datetime.now(VIETNAM).date()
    headers = {
        "Content-Disposition": f'attachment; filename="so-lieu-{today:%Y-%m-%d}.{suffix}"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=media_type, headers=headers)


def _point(it: TradeOff) -> Point:
    shown, wrong, low, high = (
        round(100 * part, 2) for part in (it.shown, it.wrong, it.wrong_low, it.wrong_high)
    )
    return Point(it.threshold, shown, wrong, low, high)
