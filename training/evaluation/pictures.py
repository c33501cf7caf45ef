"""Reports as pictures: a map of confusions, the worst lines, the lines of a slice."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.read.crops import Pixels
from training.evaluation.confusions import Confusion
from training.evaluation.measures import LineScore
from training.evaluation.slices import Slice
from training.forms.fonts import DEJAVU_SANS, path_of

_CELL = 26
_LINE_HEIGHT, _LINE_WIDTH = 48, 1400
_CAPTION = 22


def confusion_map(found: Sequence[Confusion], most: int = 30) -> Image.Image:
    """Return a heat map of the most confused characters: true ones down, read ones across.

    Args:
        found: confusions, the most frequent first.
        most: rows and columns it may have.
    """
    rows = _busiest([(each.truth, each.count) for each in found], most)
    columns = _busiest([(each.read, each.count) for each in found], most)
    size = (_CELL * (len(columns) + 2), _CELL * (len(rows) + 2))
    picture = Image.new("RGB", size, "white")
    draw, font, small = ImageDraw.Draw(picture), _font(17), _font(11)
    draw.text((_CELL // 2, _CELL // 2), "↓→", "grey", small, anchor="mm")
    for i, char in enumerate(rows):
        draw.text((_CELL // 2, (i + 1.5) * _CELL), _visible(char), "black", font, anchor="mm")
    for i, char in enumerate(columns):
        draw.text(((i + 1.5) * _CELL, _CELL // 2), _visible(char), "black", font, anchor="mm")
    highest = max((each.count for each in found), default=1)
    for each in found:
        if each.truth in rows and each.read in columns:
            left, top = (columns.index(each.read) + 1) * _CELL, (rows.index(each.truth) + 1) * _CELL
            shade = round(255 * (1 - np.log1p(each.count) / np.log1p(highest)))
            draw.rectangle((left, top, left + _CELL - 2, top + _CELL - 2), (255, shade, shade))
            middle = (left + _CELL // 2 - 1, top + _CELL // 2 - 1)
            draw.text(middle, str(each.count), "black", small, anchor="mm")
    return picture


def _busiest(counts: Sequence[tuple[str, int]], most: int) -> list[str]:
    totals: dict[str, int] = {}
    for char, count in counts:
        totals[char] = totals.get(char, 0) + count
    kept = sorted(totals, key=lambda char: (-totals[char], char))[:most]
    return sorted(kept)


def _visible(char: str) -> str:
    return {"": "∅", " ": "␣"}.get(char, char)


def contact_sheet(lines: Sequence[tuple[str, Pixels, LineScore]]) -> Image.Image:
    """Return lines below each other, what stands there and what was read below each.

    Args:
        lines: slice, picture (H x W x 3, BGR) and score.
    """
    step = _LINE_HEIGHT + 2 * _CAPTION + 8
    sheet = Image.new("RGB", (_LINE_WIDTH, max(1, step * len(lines))), "white")
    draw, font = ImageDraw.Draw(sheet), _font(15)
    for number, (name, image, score) in enumerate(lines):
        top = number * step
        sheet.paste(_fitted(image), (0, top))
        below = top + _LINE_HEIGHT + 1
        draw.text((4, below), f"{name}, {score.said:.2f}: {score.truth}", "black", font)
        draw.text((4, below + _CAPTION), score.read, (190, 0, 0), font)
    return sheet


def _fitted(image: Pixels) -> Image.Image:
    height, width = image.shape[:2]
    scale = min(_LINE_HEIGHT / height, _LINE_WIDTH / width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return Image.fromarray(image[..., ::-1]).resize(size, Image.Resampling.BICUBIC)


def dump(each: Slice, folder: Path) -> None:
    """Write a slice's pictures as PNG and its texts, one a line, beside them."""
    target = folder / each.name.replace(" ", "_")
    target.mkdir(parents=True, exist_ok=True)
    for number, line in enumerate(each.lines):
        Image.fromarray(line.image[..., ::-1]).save(target / f"{number:04}.png")
    texts = "".join(f"{number:04}.png\t{line.text}\n" for number, line in enumerate(each.lines))
    (target / "texts.tsv").write_text(texts, encoding="utf-8")


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path_of(DEJAVU_SANS.regular, DEJAVU_SANS.package)), size)
