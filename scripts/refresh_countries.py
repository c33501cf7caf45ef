"""Write the Vietnamese names of countries from Unicode CLDR, as the package Babel on PyPI carries them.

The wheel comes through pip, as for ``scripts/refresh_gazetteers.py``, and is checked against a fixed
sum. Same wheel, same file.
"""

import importlib
import re
import sys
import tempfile
from pathlib import Path

from schemas.text import tidy
from scripts.refresh_gazetteers import LEXICONS, download

BABEL, BABEL_SHA256 = (
    "babel==2.18.0",
    "e2b422b277c2b9a9630c1d7903c2a00d0830c409c59ac8cae9081c92f1aeba35",
)

NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of CLDR for groups of countries and for nothing."""

HEADING = "# Countries and territories by their Vietnamese names (Unicode CLDR, in Babel 2.18.0)"


def main() -> int:
    """Write the file. Returns the exit status."""
    with tempfile.TemporaryDirectory(prefix="hoso-countries-") as name:
        folder = Path(name)
        download(folder, BABEL, BABEL_SHA256).extractall(folder)
        sys.path.insert(0, str(folder))
        territories = importlib.import_module("babel").Locale("vi").territories
        names = {name for code, name in territories.items() if is_country(code)}
    lines = sorted(spelling for name in names for spelling in spellings(name))
    (LEXICONS / "countries.txt").write_text("\n".join([HEADING, *lines]) + "\n", encoding="utf-8")
    return 0


def is_country(code: str) -> bool:
    """Return whether a code of CLDR is that of a country or territory: two letters."""
    return len(code) == 2 and code not in NO_COUNTRIES


def spellings(name: str) -> tuple[str, ...]:
    """Return a name, and what stands in brackets behind it as another: Myanmar, Miến Điện."""
    return tuple(tidy(part) for part in re.split(r"[()]", name) if part.strip())


if __name__ == "__main__":
    sys.exit(main())
