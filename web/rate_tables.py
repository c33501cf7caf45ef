"""More tables of the figures: true error rates, and for an administrator all offices."""

from collections.abc import Sequence

from web.figures import Cell, Table, form_name, table_of
from web.rendering import local_time
from web.wording import Language, say
from workers.rates import Quality, Rate
from workers.repository.across import Across, OfficeCount
from workers.repository.figures import Count


def rate_tables(quality: Quality, language: Language) -> tuple[Table, ...]:
    """Return the error rates of machine and people, in per cent; nothing of what nobody checked."""
    whose = ((say(language, f"rate_{who}"), rate) for who, rate in _rates(quality) if rate.count)
    people = ((it.name, it.rate) for it in quality.people)
    columns = ("checked", "error_rate", "error_low", "error_high")
    return (
        table_of(language, "rates", ("what", *columns), (_row(*it) for it in whose)),
        table_of(language, "people_rates", ("verifier", *columns), (_row(*it) for it in people)),
    )


def office_tables(across: Across, language: Language) -> tuple[Table, ...]:
    """Return the counts of all offices, by office and together."""
    counted = ("today", "month")
    return (
        table_of(
            language,
            "offices",
            (
                "office",
                *counted,
                "finished",
                "rejected",
                "now_to_read",
                "now_to_check",
                "oldest_since",
            ),
            map(_office, across.offices),
        ),
        table_of(language, "all_states", ("state", *counted), _states(across.states, language)),
        table_of(
            language,
            "all_forms",
            ("form", *counted),
            ((form_name(it.name), it.today, it.month) for it in across.forms),
        ),
    )


def percent(share: float | None) -> float | None:
    """Return a share in per cent with two decimals, which small error rates need."""
    return None if share is None else round(100 * share, 2)


def _rates(quality: Quality) -> tuple[tuple[str, Rate], ...]:
    return ("machine", quality.machine), ("first", quality.first), ("second", quality.second)


def _row(name: str, rate: Rate) -> tuple[Cell, ...]:
    return name, rate.count, percent(rate.share), percent(rate.low), percent(rate.high)


def _office(it: OfficeCount) -> tuple[Cell, ...]:
    since = local_time(it.oldest_since) if it.oldest_since else ""
    return (
        it.office,
        it.today,
        it.month,
        it.done,
        it.rejected,
        it.to_read,
        it.to_check,
        since,
    )


def _states(counts: Sequence[Count], language: Language) -> list[tuple[Cell, ...]]:
    return [(say(language, f"state_{it.name}"), it.today, it.month) for it in counts]
