"""How fast files are handed in: a minute's allowance at once, and no more in the long run."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.visitor import token_of
from tests.workers.desks import Desk, new_desk
from workers.database import Visit, connect, visiting
from workers.models import User
from workers.repository import tokens, users
from workers.repository.query import rows
from workers.repository.upload_rates import Noted
from workers.settings import settings
from workers.upload_rates import Limits, TooFast, count_upload, left_of, pause_before

sizes = st.integers(min_value=1, max_value=10**9)
limits = st.builds(
    Limits,
    files=st.integers(min_value=0, max_value=1000).map(float),
    bytes=st.integers(min_value=0, max_value=10**9).map(float),
)


def nothing() -> Noted:
    return Noted(files=0, bytes=0, seconds=0)


def allow(monkeypatch: pytest.MonkeyPatch, *, files: int, mb: int) -> None:
    monkeypatch.setattr(settings(), "upload_files_per_minute", files)
    monkeypatch.setattr(settings(), "upload_mb_per_minute", mb)


def who(desk: Desk) -> User:
    with connect() as conn:
        user = users.by_id(conn, desk.actor)
    assert user is not None
    return user


def token_id_of(desk: Desk) -> UUID:
    with connect() as conn:
        program = tokens.program_of(conn, token_of(desk))
    assert program is not None
    return program.token_id


@given(limits, sizes)
def test_the_first_file_is_always_taken(most: Limits, size: int) -> None:
    assert pause_before(nothing(), size, most) == 0


@given(sizes)
def test_without_limits_nothing_ever_waits(size: int) -> None:
    none = Limits(files=0, bytes=0)
    noted = Noted(files=10**6, bytes=10**15, seconds=0)
    assert pause_before(left_of(noted, none), size, none) == 0


@given(limits, sizes, st.floats(0, 10**6), st.floats(0, 10**12))
def test_after_the_pause_that_was_named_a_file_is_taken(
    most: Limits, size: int, files: float, filled: float
) -> None:
    noted = left_of(Noted(files=files, bytes=filled, seconds=0), most)
    pause = pause_before(noted, size, most)
    later = left_of(noted.model_copy(update={"seconds": pause}), most)
    assert pause_before(later, size, most) == pytest.approx(0, abs=1e-3)


def test_a_minute_s_allowance_is_taken_at_once_and_then_one_file_at_a_time() -> None:
    most = Limits(files=60, bytes=0)
    noted = nothing()
    for _ in range(60):
        assert pause_before(noted, 5, most) == 0
        noted = noted.model_copy(update={"files": noted.files + 1})
    assert pause_before(noted, 5, most) == pytest.approx(1)
    after_a_second = left_of(noted.model_copy(update={"seconds": 1.0}), most)
    assert pause_before(after_a_second, 5, most) == pytest.approx(0)


def test_a_file_larger_than_a_minute_s_allowance_waits_until_nothing_else_counts() -> None:
    most = Limits(files=0, bytes=1000)
    assert pause_before(nothing(), 5000, most) == 0
    filled = Noted(files=1, bytes=5000, seconds=0)
    assert pause_before(filled, 1, most) == pytest.approx(60 * 4001 / 1000)


def test_an_account_and_its_token_are_counted_by_themselves(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(monkeypatch, files=2, mb=0)
    user, token_id = who(desk), token_id_of(desk)
    for _ in range(2):
        count_upload(user, token_id, 10)
    with pytest.raises(TooFast) as refused:
        count_upload(user, token_id, 10)
    assert 0 < refused.value.seconds <= 30
    count_upload(user, None, 10)
    count_upload(who(new_desk()), None, 10)


def test_bytes_count_as_well_as_files(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, files=0, mb=1)
    user = who(desk)
    count_upload(user, None, 900_000)
    with pytest.raises(TooFast) as refused:
        count_upload(user, None, 400_000)
    assert 0 < refused.value.seconds <= 18
    count_upload(user, None, 50_000)


def test_what_is_refused_does_not_count(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, files=1, mb=0)
    user = who(desk)
    count_upload(user, None, 10)
    pauses = []
    for _ in range(3):
        with pytest.raises(TooFast) as refused:
            count_upload(user, None, 10)
        pauses.append(refused.value.seconds)
    assert pauses == sorted(pauses, reverse=True)


def test_where_nothing_is_limited_nothing_is_noted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(monkeypatch, files=0, mb=0)
    count_upload(who(desk), None, 10)
    with connect() as conn:
        noted = rows(conn, "SELECT FROM upload_rate WHERE user_id = %(id)s", id=desk.actor)
    assert noted == []


def test_a_visit_counts_for_its_own_office_only(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(monkeypatch, files=5, mb=0)
    count_upload(who(desk), None, 10)
    with visiting(Visit(desk.office_id, desk.actor)):
        count_upload(who(desk), None, 10)
    stranger = new_desk()
    with visiting(Visit(stranger.office_id, stranger.actor)), connect() as conn:
        assert rows(conn, "SELECT FROM upload_rate WHERE user_id = %(id)s", id=desk.actor) == []
