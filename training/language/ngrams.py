"""Counting characters after characters, smoothing, pruning, and storing the result."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.read.language import (
    BACK_OFF,
    EDGE,
    OTHER,
    STEP,
    DecoderSettings,
    codes_of,
    folded,
    multipliers,
    slot_and_print,
)

Codes = NDArray[np.uint8]
Keys = NDArray[np.uint64]

MAX_LOAD = 0.5
"""Share of the table's slots that may be taken: with more, strangers' prints are met too often."""


@dataclass(frozen=True)
class Grams:
    """The n-grams of one length: ``codes`` is (n-grams, n), the context first and the character
    last; ``counts`` may be fractions; ``context`` is the row of each one's context among the
    n-grams one shorter, ``suffix`` that of the n-gram without its first character."""

    codes: Codes
    keys: Keys
    counts: NDArray[np.float64]
    context: NDArray[np.intp]
    suffix: NDArray[np.intp]


@dataclass(frozen=True)
class Smoothed:
    """``probability`` of each n-gram and ``back_off`` of each as a context; ``kept`` are stored."""

    probability: NDArray[np.float64]
    back_off: NDArray[np.float64]
    kept: NDArray[np.bool_]


def encoded(lines: Iterable[str], symbols: str) -> Codes:
    """Return lines as one row of codes, an edge before, between and after them."""
    codes = codes_of(symbols)
    return np.fromiter(
        (code for line in lines for code in (EDGE, *(codes.get(c, OTHER) for c in line))),
        dtype=np.uint8,
    )


def symbols_of(characters: Iterable[str]) -> str:
    """Return the symbols of a model that tells the characters of a recogniser apart."""
    return "".join(sorted({folded(char) for char in characters}))


def count(text: Codes, weights: NDArray[np.float32], order: int, least: float) -> list[Grams]:
    """Return the n-grams of a text, from one character to ``order`` characters.

    Args:
        text: codes with an edge at each line's beginning; no n-gram reaches over an edge.
        weights: how often each position counts.
        least: longer n-grams than three characters that count less are left out.
    """
    factors = np.array(multipliers(order), dtype=np.uint64)
    padded = np.append(text, np.uint8(EDGE))
    before = np.cumsum(padded == EDGE)
    grams: list[Grams] = []
    keys = np.zeros(len(padded), dtype=np.uint64)
    for n in range(1, order + 1):
        ends = np.arange(n - 1, len(padded))
        # An edge is the first or the last of an n-gram, never in the middle.
        inner = before[ends - 1] - before[ends - n + 1] if n > 1 else np.zeros(len(ends))
        ends = ends[inner == 0]
        if n == 1:
            ends = ends[1:]
        windows = np.stack([padded[ends - i] for i in range(n)])
        keys = (windows.astype(np.uint64) * factors[:n, None]).sum(axis=0, dtype=np.uint64)
        unique, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        counted = weights[np.minimum(ends, len(weights) - 1)].astype(np.float64)
        counts = np.bincount(inverse, weights=counted).astype(np.float64)
        codes = windows[:, first][::-1].T
        keep = counts >= (least if n > 3 else 0)
        grams.append(_linked(codes[keep], unique[keep], counts[keep], grams, factors))
    return grams


def _linked(
    codes: Codes, keys: Keys, counts: NDArray[np.float64], shorter: list[Grams], factors: Keys
) -> Grams:
    if not shorter:
        zero = np.zeros(len(codes), dtype=np.intp)
        return Grams(codes, keys, counts, zero, zero)
    context = _find(shorter[-1].keys, _key(codes[:, :-1], factors))
    suffix = _find(shorter[-1].keys, _key(codes[:, 1:], factors))
    whole = (context >= 0) & (suffix >= 0)
    return Grams(codes[whole], keys[whole], counts[whole], context[whole], suffix[whole])


def _key(codes: Codes, factors: Keys) -> Keys:
    flipped = codes[:, ::-1].astype(np.uint64)
    return np.asarray((flipped * factors[: codes.shape[1]]).sum(axis=1, dtype=np.uint64))


def _find(keys: Keys, wanted: Keys) -> NDArray[np.intp]:
    """Return where each wanted key is among sorted keys, -1 where it is not."""
    rows = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[rows] == wanted, rows, -1)


def smooth(grams: list[Grams], size: int) -> list[Smoothed]:
    """Return the probabilities (interpolated; Witten and Bell, 1991), pruned to about ``size``
    n-grams: those stay whose loss would cost most (Stolcke, 1998, without his renormalisation
    of histories).

    Raises:
        ValueError: if there are no n-grams.
    """
    if not grams:
        raise ValueError("no n-grams")
    probabilities = _interpolated(grams)
    losses = [
        gram.counts * np.abs(np.log(p / _lower(gram, p_shorter)))
        for gram, p, p_shorter in zip(grams[1:], probabilities[1:], probabilities, strict=False)
    ]
    everything = np.concatenate(losses)
    threshold = np.partition(everything, -size)[-size] if len(everything) > size else 0.0
    kept = [np.ones(len(grams[0].codes), dtype=bool), *(loss >= threshold for loss in losses)]
    for n in range(len(grams) - 1, 1, -1):
        for rows in (grams[n].suffix, grams[n].context):
            kept[n - 1][rows[kept[n]]] = True
    return [
        Smoothed(probabilities[n], _back_off(grams, probabilities, kept, n), kept[n])
        for n in range(len(grams))
    ]


def _interpolated(grams: list[Grams]) -> list[NDArray[np.float64]]:
    first = grams[0].counts
    uniform = 1.0 / (len(first) + 1)
    probabilities = [(first + len(first) * uniform) / (first.sum() + len(first))]
    for gram, shorter in zip(grams[1:], grams, strict=False):
        size = len(shorter.codes)
        totals = np.bincount(gram.context, weights=gram.counts, minlength=size)[gram.context]
        kinds = np.bincount(gram.context, minlength=size)[gram.context]
        lower = probabilities[-1][gram.suffix]
        probabilities.append((gram.counts + kinds * lower) / (totals + kinds))
    return probabilities


def _lower(gram: Grams, probability: NDArray[np.float64]) -> NDArray[np.float64]:
    return probability[gram.suffix]


def _back_off(
    grams: list[Grams],
    probabilities: list[NDArray[np.float64]],
    kept: list[NDArray[np.bool_]],
    n: int,
) -> NDArray[np.float64]:
    """Return the weight of each n-gram as a context; 0 for those after which nothing is stored."""
    size = len(grams[n].codes)
    if n + 1 == len(grams):
        return np.zeros(size)
    longer, stays = grams[n + 1], kept[n + 1]
    rows = longer.context[stays]
    told = np.bincount(rows, weights=probabilities[n + 1][stays], minlength=size)
    lower = np.bincount(rows, weights=_lower(longer, probabilities[n])[stays], minlength=size)
    weight = np.maximum(1 - told, 1e-6) / np.maximum(1 - lower, 1e-6)
    return np.where(np.bincount(rows, minlength=size) > 0, np.minimum(weight, 1.0), 0.0)


def write(
    folder: Path,
    grams: list[Grams],
    smoothed: list[Smoothed],
    symbols: str,
    settings: DecoderSettings,
) -> int:
    """Write the model that ``pipeline.read.language`` loads; return the bytes of its table."""
    factors = np.array(multipliers(len(grams)), dtype=np.uint64)
    keys: list[Keys] = []
    values: list[NDArray[np.float64]] = []
    for gram, result in zip(grams, smoothed, strict=True):
        keys.append(gram.keys[result.kept])
        values.append(result.probability[result.kept])
        leads = result.back_off > 0
        if leads.any():
            marks = np.full((int(leads.sum()), 1), BACK_OFF, dtype=np.uint8)
            keys.append(_key(np.hstack([gram.codes[leads], marks]), factors))
            values.append(result.back_off[leads])
    every_key, every_value = np.concatenate(keys), np.concatenate(values)
    bits = int(np.ceil(np.log2(len(every_key) / MAX_LOAD)))
    prints, levels = _table(every_key, every_value, bits)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "model.npz", prints=prints, levels=levels)
    about = {
        "order": len(grams),
        "symbols": symbols,
        "entries": len(every_key),
        "settings": asdict(settings),
    }
    text = json.dumps(about, ensure_ascii=False, indent=2)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")
    return (folder / "model.npz").stat().st_size


def _table(
    keys: Keys, values: NDArray[np.float64], bits: int
) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    prints = np.zeros(1 << bits, dtype=np.uint16)
    levels = np.zeros(1 << bits, dtype=np.uint8)
    stored = np.clip(np.round(-np.log(values) / STEP), 0, 255).astype(np.uint8)
    last = (1 << bits) - 1
    for key, level in zip(keys.tolist(), stored.tolist(), strict=True):
        slot, mark = slot_and_print(key, bits)
        while prints[slot]:
            slot = (slot + 1) & last
        prints[slot], levels[slot] = mark, level
    return prints, levels
