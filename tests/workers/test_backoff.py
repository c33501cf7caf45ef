"""Waiting times grow, with chance in them, and not for ever."""

from workers.backoff import LONGEST_SECONDS, backoff_seconds


def test_each_failure_doubles_the_wait() -> None:
    for failures in range(8):
        longest = 2.0**failures
        assert all(longest / 2 <= backoff_seconds(failures) <= longest for _ in range(50))


def test_the_wait_has_an_upper_bound() -> None:
    assert all(backoff_seconds(1000) <= LONGEST_SECONDS for _ in range(50))


def test_what_failed_together_does_not_come_back_together() -> None:
    assert len({backoff_seconds(5) for _ in range(20)}) > 10
