"""Word lists that checks compare values with; one entry a line, ``#`` begins a comment."""

from functools import cache
from importlib.resources import files


@cache
def load_lexicon(name: str) -> tuple[str, ...]:
    """Return the entries of ``<name>.txt``.

    Raises:
        FileNotFoundError: if there is no such lexicon.
    """
    text = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def province_codes() -> dict[str, str]:
    """Return the province names by the first three digits of a personal ID (Circular
    59/2021/TT-BCA, appendix I)."""
    entries = (line.partition(" ") for line in load_lexicon("provinces_63"))
    return {code: name for code, _, name in entries}


@cache
def provinces() -> tuple[str, ...]:
    """Return the names of the provinces of both systems, the 63 and the 34 since 1 July 2025."""
    return tuple(dict.fromkeys([*province_codes().values(), *load_lexicon("provinces_34")]))


@cache
def named_variants(name: str) -> dict[str, str]:
    """Return the entries of ``<name>.txt``, lines of "variant = what it stands for"."""
    entries = (line.partition(" = ") for line in load_lexicon(name))
    return {variant: meant for variant, _, meant in entries}
