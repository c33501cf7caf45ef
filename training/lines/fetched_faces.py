"""Print faces beyond Debian's: what forms are retyped in on today's machines, and what else letters
can look like.

``scripts/fetch_faces.py`` brings them. A product's tests do without: there lines are drawn in
Debian's faces alone. No family is a relative of one that is tested with; relatives of each other are
in one split.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.forms.blocks import Split
from training.lines.hand_faces import FACES

SUMS = Path(__file__).with_name("print_faces.sha256")

VALIDATION = frozenset({
    "asap", "asap-condensed", "crimson-pro", "crimson-text", "cuprum", "exo-2", "judson", "libre-bodoni",
    "libre-franklin", "maitree", "merriweather-sans", "newsreader", "overpass", "overpass-mono", "philosopher",
    "playfair", "playfair-display", "rosario", "saira", "saira-condensed", "saira-semi-condensed", "sn-pro",
    "space-grotesk", "space-mono", "spectral",
})  # fmt: skip

_LISTED = re.compile(
    r"[0-9a-f]{64}  (?P<path>(?P<family>[^@]+)@[^/]+/[^/]+?_(?P<weight>400|700)\w+?(?P<italic>_Italic)?\.ttf)"
)


@dataclass(frozen=True)
class FetchedFamily:
    """A family's files by their paths below :data:`hand_faces.FACES`; the nearest style stands in
    for one that it lacks."""

    name: str
    regular: str
    bold: str = ""
    italic: str = ""
    bold_italic: str = ""

    def file(self, *, bold: bool = False, italic: bool = False) -> Path:
        """Return the font file of a style."""
        if bold:
            return FACES / ((italic and self.bold_italic) or self.bold or self.regular)
        return FACES / ((italic and self.italic) or self.regular)


@cache
def fetched(split: Split) -> tuple[FetchedFamily, ...]:
    """Return a split's families, if every one of them was fetched."""
    families = [one for one in _listed() if _split_of(one.name) is split]
    there = all((FACES / family.regular).is_file() for family in families)
    return tuple(families) if there else ()


def _split_of(name: str) -> Split:
    return Split.VAL if name in VALIDATION else Split.TRAIN


def _listed() -> Iterator[FetchedFamily]:
    """Yield the families of :data:`SUMS`."""
    styles: dict[str, dict[str, str]] = {}
    for line in SUMS.read_text(encoding="utf-8").splitlines():
        found = _LISTED.fullmatch(line)
        if found is None:
            raise ValueError(f"{SUMS.name}: not a face: {line!r}")
        styles.setdefault(found["family"], {})[_style(found.groupdict())] = found["path"]
    for name, files in styles.items():
        yield FetchedFamily(name, **files)


def _style(parts: Mapping[str, str | None]) -> str:
    if parts["weight"] == "700":
        return "bold_italic" if parts["italic"] else "bold"
    return "italic" if parts["italic"] else "regular"
