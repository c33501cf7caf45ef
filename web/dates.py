"""Dates are stored as ISO 8601 and shown as people in Vietnam write them."""

import re

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def shown_date(value: str) -> str:
    """Return an ISO date as ``dd/mm/yyyy`` (``2024-03`` as ``03/2024``); anything else as it is."""
    found = _ISO.fullmatch(value)
    return "/".join(part for part in reversed(found.groups()) if part) if found else value
