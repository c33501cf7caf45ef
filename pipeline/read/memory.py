"""Giving memory back to the system."""

import ctypes
from functools import cache
from typing import Any


@cache
def _trim() -> Any:
    return getattr(ctypes.CDLL(None), "malloc_trim", None)


def return_freed_memory() -> None:
    """Give back what was freed: the pictures of a page, which glibc keeps for the next.

    To give back each picture as it is freed would cost a quarter of a page's time: the system has
    to clear every new one (docs/benchmarks.md, "How fast"). Does nothing with another C library.
    """
    trim = _trim()
    if trim is not None:
        trim(0)
