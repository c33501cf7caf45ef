"""Texts of ours, one entry a line."""

from functools import cache
from pathlib import Path


@cache
def load(name: str) -> tuple[str, ...]:
    """Return the entries of ``<name>.txt``; a line that begins with "# " is a comment.

    Raises:
        FileNotFoundError: if there is no such list.
    """
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("# "))


@cache
def load_words(name: str) -> tuple[str, ...]:
    """Return the words of ``<name>.txt``, where spaces part entries too."""
    return tuple(word for line in load(name) for word in line.split())
