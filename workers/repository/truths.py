"""What the double checks of an office say of the machine and of people, as plain counts."""

from typing import Final
from uuid import UUID

from pydantic import TypeAdapter

from schemas.base import Model
from workers.database import Connection
from workers.repository.query import rows

MOST_VALUES: Final = 10_000
"""Of which a curve is drawn: enough to be narrow, and no older than it must be."""


class Tally(Model):
    """Fields that were keyed twice, each standing for 1 / its share of being chosen.

    ``count`` are fields, ``weight`` and ``squares`` the sums of their weights and of the squares,
    ``wrong`` and ``open`` the weights of those that were wrong and of those that wait for a third
    person. ``is_sample`` says that the lot fell on some, so that they speak for all fields.
    """

    count: int
    weight: float
    squares: float
    wrong: float
    open: float
    is_sample: bool


class Keyer(Model):
    """The same of one person, by their full name, of all they decided first or keyed second."""

    name: str
    tally: Tally


class Known(Model):
    """A value as read, of which it is known now whether it was right.

    ``share`` is how probable it was that the field was chosen.
    """

    form: str
    key: str
    confidence: float
    share: float
    is_right: bool


_KNOWN: Final = TypeAdapter(tuple[Known, ...])
"""Thousands at once."""


def machine_tally(conn: Connection, office_id: UUID) -> Tally:
    """Return the tally of what the machine took by itself."""
    return _tally(conn, office_id, "machine_is_right", "c.machine_state = 'accepted'")


def first_tally(conn: Connection, office_id: UUID) -> Tally:
    """Return the tally of what a verifier decided first."""
    return _tally(conn, office_id, "first_is_right", "c.first_by IS NOT NULL")


def second_tally(conn: Connection, office_id: UUID) -> Tally:
    """Return the tally of what was keyed second."""
    return _tally(conn, office_id, "second_is_right", "true")


def keyers(conn: Connection, office_id: UUID) -> tuple[Keyer, ...]:
    """Return the tallies of the people, those with the most fields first."""
    found = rows(
        conn,
        f"SELECT u.full_name AS name, {_sums('k', 'is_right')} FROM ("
        " SELECT c.first_by AS who, c.first_is_right AS is_right, c.state, c.share, c.is_sampled"
        " FROM double_check c WHERE c.office_id = %(id)s AND c.first_by IS NOT NULL"
        " UNION ALL SELECT c.second_by, c.second_is_right, c.state, c.share, c.is_sampled"
        " FROM double_check c WHERE c.office_id = %(id)s AND c.second_by IS NOT NULL) k"
        f" JOIN app_user u ON u.id = k.who WHERE {_counts('k', 'is_right')}"
        " GROUP BY u.id, u.full_name ORDER BY 2 DESC, 1",
        id=office_id,
    )
    return tuple(
        Keyer(name=it["name"], tally=Tally(**{name: it[name] for name in Tally.model_fields}))
        for it in found
    )


def known_values(conn: Connection, office_id: UUID) -> tuple[Known, ...]:
    """Return the last values of which it is known whether the machine read them right; those that
    wait for a third person count as wrong."""
    found = rows(
        conn,
        "SELECT * FROM known_values(%(id)s, %(most)s)",
        id=office_id,
        most=MOST_VALUES,
    )
    return _KNOWN.validate_python(found)


def _tally(conn: Connection, office_id: UUID, is_right: str, condition: str) -> Tally:
    (found,) = rows(
        conn,
        f"SELECT {_sums('c', is_right)} FROM double_check c WHERE c.office_id = %(id)s"
        f" AND {condition} AND {_counts('c', is_right)}",
        id=office_id,
    )
    return Tally.model_validate(found)


def _counts(of: str, is_right: str) -> str:
    """Return the condition of a field that counts: what is right is known, or is about to be."""
    return f"({of}.{is_right} IS NOT NULL OR {of}.state = 'differs')"


def _sums(of: str, is_right: str) -> str:
    """Return the columns of a :class:`Tally`."""
    return (
        f"count(*) AS count, coalesce(sum(1 / {of}.share), 0) AS weight,"
        f" coalesce(sum(1 / {of}.share ^ 2), 0) AS squares,"
        f" coalesce(sum(1 / {of}.share) FILTER (WHERE NOT {of}.{is_right}), 0) AS wrong,"
        f" coalesce(sum(1 / {of}.share) FILTER (WHERE {of}.state = 'differs'), 0) AS open,"
        f" coalesce(bool_or({of}.is_sampled), false) AS is_sample"
    )
