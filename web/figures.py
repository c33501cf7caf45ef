"""The figures as tables, for the page and for the files that are downloaded: the same rows."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from xlsxwriter import Workbook

from pipeline.calibrate.model import TradeOff
from schemas.errors import message_for
from schemas.reasons import message_of
from web.rendering import local_time
from web.wording import Language, say, sentence_for_code
from workers.forms import known_forms
from workers.repository.figures import Backlog, Count, Figures, Wait
from workers.sheets import harmless

Cell = str | int | float | None


@dataclass(frozen=True)
class Table:
    """A heading, the names of the columns, and rows; shares are per cent with one decimal."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(
    language: Language, key: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]
) -> Table:
    """Return a table whose heading and names of columns are looked up in the wording."""
    names = tuple(say(language, f"figure_{column}") for column in columns)
    return Table(key, say(language, f"figures_{key}"), names, tuple(rows))


def tables_of(
    figures: Figures, language: Language, more: Iterable[Table] = ()
) -> tuple[Table, ...]:
    """Return the figures as tables, in the order in which they are shown; ``more`` before the days,
    which come last."""
    table = partial(table_of, language)
    counted = ("today", "month")
    return (
        table("states", ("state", *counted), _states(figures.states, language)),
        table("forms", ("form", *counted), _forms(figures.forms)),
        table("waits", ("what", "count", "median", "p95"), _waits(figures, language)),
        table(
            "queue",
            ("what", "waiting", "median_wait", "oldest", "since"),
            _queues(figures, language),
        ),
        table(
            "flags",
            ("form", "field", "read", "flagged", "flagged_share", "corrected"),
            (
                (
                    form_name(it.form),
                    _field(it.form, it.key),
                    it.read,
                    it.flagged,
                    share(it.flagged, it.read),
                    it.corrected,
                )
                for it in figures.flags
            ),
        ),
        table(
            "work",
            (
                "verifier",
                "fields_today",
                "fields_month",
                "documents_today",
                "documents_month",
                "checks_today",
                "checks_month",
            ),
            (
                (
                    it.name,
                    it.fields_today,
                    it.fields_month,
                    it.documents_today,
                    it.documents_month,
                    it.checks_today,
                    it.checks_month,
                )
                for it in figures.work
            ),
        ),
        table("failures", ("reason", *counted), _failures(figures.failures, language)),
        *more,
        table(
            "days",
            ("day", "received", "day_done", "day_to_check", "day_rejected"),
            (
                (f"{it.day:%d/%m/%Y}", it.received, it.done, it.to_check, it.rejected)
                for it in figures.days
            ),
        ),
    )


def share(part: int, whole: int) -> float | None:
    """Return a share in per cent with one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def duration(seconds: float | None, language: Language) -> str:
    """Return a time span in the two largest of day, hour, minute, second; nothing for None."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return say(language, "span_days", days=days, hours=hours)
    if hours:
        return say(language, "span_hours", hours=hours, minutes=minutes)
    return say(language, "span_minutes", minutes=minutes, seconds=rest)


def number(language: Language, value: float) -> str:
    """Return a number as people write it: ``17,9`` in Vietnamese."""
    return str(value).replace(".", ",") if language is Language.VI else str(value)


def as_csv(tables: Sequence[Table]) -> bytes:
    """Return the tables below one another as CSV, in UTF-8 with the mark that Excel looks for."""
    text = io.StringIO()
    writer = csv.writer(text)
    for table in tables:
        writer.writerows([(table.title,), table.columns])
        writer.writerows(tuple(_harmless(cell) for cell in row) for row in table.rows)
        writer.writerow(())
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """Return the tables as an Excel workbook, one a sheet; text is never taken for a formula."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.title[:31])
            sheet.write_row(0, 0, table.columns, bold)
            for number, row in enumerate(table.rows, start=1):
                sheet.write_row(number, 0, row)
            sheet.freeze_panes(1, 0)
            sheet.autofit()
    return file.getvalue()


def nearest(curve: Sequence[TradeOff], threshold: float) -> TradeOff:
    """Return the point of a curve, which has some, whose threshold is nearest."""
    return min(curve, key=lambda point: abs(point.threshold - threshold))


def _harmless(cell: Cell) -> Cell:
    return harmless(cell) if isinstance(cell, str) else cell


def _states(counts: Sequence[Count], language: Language) -> list[tuple[Cell, ...]]:
    return [(say(language, f"state_{it.name}"), it.today, it.month) for it in counts]


def _forms(counts: Sequence[Count]) -> list[tuple[Cell, ...]]:
    return [(form_name(it.name), it.today, it.month) for it in counts]


def _failures(counts: Sequence[Count], language: Language) -> list[tuple[Cell, ...]]:
    return [(_reason(it.name, language), it.today, it.month) for it in counts]


def _reason(code: str, language: Language) -> str:
    vietnamese = message_of(code) or message_for(code)
    return sentence_for_code(language, code, vietnamese)


def _waits(figures: Figures, language: Language) -> list[tuple[Cell, ...]]:
    def line(what: str, wait: Wait) -> tuple[Cell, ...]:
        spans = duration(wait.median, language), duration(wait.slowest_5_percent, language)
        return (say(language, what), wait.count, *spans)

    return [
        line("figure_until_read", figures.until_read),
        line("figure_until_done", figures.until_done),
    ]


def _queues(figures: Figures, language: Language) -> list[tuple[Cell, ...]]:
    def line(what: str, queue: Backlog) -> tuple[Cell, ...]:
        since = local_time(queue.oldest_since) if queue.oldest_since else ""
        wait = duration(queue.median_wait, language)
        return (say(language, what), queue.count, wait, queue.oldest_receipt or "", since)

    return [
        line("figure_to_read", figures.to_read),
        line("figure_to_check", figures.to_check),
        line("figure_to_key", figures.to_key),
        line("figure_to_settle", figures.to_settle),
    ]


def form_name(form: str) -> str:
    """Return the Vietnamese name of a form; its id where it is no longer defined."""
    known = known_forms().get(form)
    return known.name if known else form


def _field(form: str, key: str) -> str:
    try:
        return known_forms()[form].definition(key).name
    except KeyError:
        return key
