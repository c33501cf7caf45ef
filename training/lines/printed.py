"""Text as a printer or a typewriter sets it, as bare ink."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator
from PIL import Image, ImageDraw

from training.forms.blocks import Split
from training.lines.drawn import Drawn, Pixels
from training.lines.faces import Build, PrintFace, file_for, print_face, typeface, x_height_of

_MARK = re.compile(r"[(\[]\d{1,2}[)\]]")
"""A footnote mark, as forms carry behind their labels."""


@dataclass(frozen=True)
class Setting:
    """How a run of letters is set. ``tracking`` is added between letters, in ems; ``rise`` lifts
    the run above the baseline, in x-heights; ``scale`` is its size relative to the line's."""

    file: Path
    tracking: float = 0.0
    rise: float = 0.0
    scale: float = 1.0
    underline: bool = False


@dataclass(frozen=True)
class Run:
    """Letters of one setting. ``gap`` is extra room before them, in ems."""

    text: str
    setting: Setting
    gap: float = 0.0


@dataclass(frozen=True)
class Machine:
    """What the machine does to each letter: lifts it (x-heights), prints it paler (share)."""

    jitter: float = 0.0
    paleness: float = 0.0


def draw(text: str, split: Split, rng: Generator) -> Drawn:
    """Set a line of text in one of a split's print faces, or two of them.

    Args:
        text: NFC, without a space at either end.

    Raises:
        ValueError: if there is nothing to draw.
        MissingGlyph: if no face of the split has a character.
        MissingFont: if a face of the split is not installed; names the Debian package.
    """
    if not text or text != text.strip():
        raise ValueError(f"not a line to draw: {text!r}")
    face = print_face(split, rng)
    x_height = float(np.clip(rng.normal(19.5, 3.2), 13, 28))
    runs = _with_fallbacks(_runs(text, face, split, rng), split, rng)
    canvas, baseline, shown_x_height = _set(runs, x_height, _machine(face, rng), rng)
    canvas = _stretched(canvas, face, rng)
    return _cropped(_printed(canvas, rng), text, baseline, shown_x_height)


def _runs(text: str, face: PrintFace, split: Split, rng: Generator) -> list[Run]:
    setting = _setting(face, rng)
    parts = _parts(text, rng)
    runs = [Run(parts[0], setting)]
    if len(parts) == 2:
        wide = float(rng.exponential(1.5)) if rng.random() < 0.3 else 0.0
        runs.append(Run(parts[1], _contrasting(setting, face, split, rng), wide))
    if rng.random() < 0.45:
        runs = [piece for run in runs for piece in _raised_marks(run, rng)]
    if rng.random() < 0.08:
        runs = [piece for run in runs for piece in _tabbed(run, rng)]
    return runs


def _setting(face: PrintFace, rng: Generator) -> Setting:
    file = face.file(bold=rng.random() < 0.2, italic=rng.random() < 0.13)
    tracking = 0.0
    if rng.random() < 0.25:
        tracking = float(np.clip(rng.normal(0.01, 0.04), -0.04, 0.2))
    return Setting(file, tracking, underline=rng.random() < 0.04)


def _contrasting(first: Setting, face: PrintFace, split: Split, rng: Generator) -> Setting:
    """The setting of a value behind a label: bolder, slanted, or typed on another machine."""
    if rng.random() < 0.35:
        return _setting(print_face(split, rng), rng)
    file = face.file(bold=rng.random() < 0.5, italic=rng.random() < 0.3)
    return replace(first, file=file, underline=rng.random() < 0.06)


def _parts(text: str, rng: Generator) -> list[str]:
    """Cut a line in two where a label ends, or between any two words; or leave it whole."""
    colon = text.find(": ")
    if colon > 0 and rng.random() < 0.4:
        return [text[: colon + 2], text[colon + 2 :]]
    spaces = [at for at, char in enumerate(text) if char == " "]
    if spaces and rng.random() < 0.08:
        cut = spaces[int(rng.integers(len(spaces)))] + 1
        return [text[:cut], text[cut:]]
    return [text]


def _raised_marks(run: Run, rng: Generator) -> list[Run]:
    raised = replace(
        run.setting,
        rise=float(rng.uniform(0.5, 0.85)),
        scale=float(rng.uniform(0.55, 0.72)),
    )
    pieces, last = [], 0
    for mark in _MARK.finditer(run.text):
        if mark.start() > last:
            pieces.append(Run(run.text[last : mark.start()], run.setting))
        pieces.append(Run(mark.group(), raised))
        last = mark.end()
    if last < len(run.text):
        pieces.append(Run(run.text[last:], run.setting))
    return [replace(pieces[0], gap=run.gap), *pieces[1:]]


def _tabbed(run: Run, rng: Generator) -> list[Run]:
    """Widen one of a run's spaces as a tabulator does."""
    spaces = [at for at, char in enumerate(run.text[:-1]) if char == " "]
    if not spaces:
        return [run]
    cut = spaces[int(rng.integers(len(spaces)))] + 1
    before, after = replace(run, text=run.text[:cut]), replace(run, text=run.text[cut:])
    return [before, replace(after, gap=float(rng.uniform(0.7, 5)))]


def _with_fallbacks(runs: list[Run], split: Split, rng: Generator) -> list[Run]:
    """Give the characters that a run's face lacks to a face that has them."""
    pieces: list[Run] = []
    for run in runs:
        files = [file_for(char, run.setting.file, split, rng) for char in run.text]
        start = 0
        for at in range(1, len(run.text) + 1):
            if at == len(run.text) or files[at] != files[start]:
                setting = replace(run.setting, file=files[start])
                pieces.append(Run(run.text[start:at], setting, run.gap if start == 0 else 0.0))
                start = at
    return pieces


def _machine(face: PrintFace, rng: Generator) -> Machine:
    if face.build is Build.TYPEWRITER and rng.random() < 0.6:
        return Machine(float(rng.uniform(0.01, 0.07)), float(rng.uniform(0, 0.5)))
    if rng.random() < 0.03:
        return Machine(float(rng.uniform(0, 0.03)), float(rng.uniform(0, 0.35)))
    return Machine()


def _set(
    runs: list[Run], x_height: float, machine: Machine, rng: Generator
) -> tuple[Pixels, float, float]:
    """Set runs side by side on a baseline; return picture, baseline and x-height in pixels."""
    sizes = [
        round(2 * x_height * run.setting.scale / x_height_of(run.setting.file)) for run in runs
    ]
    em = max(sizes) / 2
    length = sum(
        typeface(run.setting.file, size).getlength(run.text)
        + size / 2 * (run.gap + max(0, run.setting.tracking) * len(run.text))
        for run, size in zip(runs, sizes, strict=True)
    )
    baseline = round(1.6 * em)
    picture = Image.new("L", (int(length + 2 * em), round(2.4 * em)))
    pen = ImageDraw.Draw(picture)
    x = 0.7 * em
    for run, size in zip(runs, sizes, strict=True):
        x += run.gap * size / 2
        start = x
        x = _set_run(pen, run, size, (x, baseline - run.setting.rise * x_height), machine, rng)
        if run.setting.underline and run.text.strip():
            y = baseline + 0.12 * em
            pen.line([(start, y), (x, y)], fill=255, width=max(1, round(em / 16)))
    main = runs[0].setting
    shown = x_height_of(main.file) * sizes[0] / 2 / main.scale
    return np.asarray(picture, dtype=np.uint8), float(baseline), shown


def _set_run(
    pen: ImageDraw.ImageDraw,
    run: Run,
    size: int,
    at: tuple[float, float],
    machine: Machine,
    rng: Generator,
) -> float:
    """Set one run from a point on; return where it ends."""
    font = typeface(run.setting.file, size)
    x, y = at
    tracking = run.setting.tracking * size / 2
    if machine == Machine() and tracking == 0:
        pen.text((x, y), run.text, fill=255, font=font, anchor="ls")
        return x + font.getlength(run.text)
    lifts = rng.normal(0, machine.jitter * size / 4, len(run.text))
    inks = 255 * (1 - machine.paleness * rng.random(len(run.text)))
    for char, lift, ink in zip(run.text, lifts, inks, strict=True):
        pen.text((x, y + lift), char, fill=int(ink), font=font, anchor="ls")
        x += font.getlength(char) + tracking
    return x


def _stretched(canvas: Pixels, face: PrintFace, rng: Generator) -> Pixels:
    """Make the letters narrower or wider, as condensed settings and careless printers do."""
    if rng.random() < 0.55:
        return canvas
    low = 0.88 if face.build is Build.NARROW else 0.78
    width = max(1, round(canvas.shape[1] * float(rng.uniform(low, 1.12))))
    resized = cv2.resize(canvas, (width, canvas.shape[0]), interpolation=cv2.INTER_AREA)
    return np.asarray(resized, dtype=np.uint8)


def _printed(canvas: Pixels, rng: Generator) -> Pixels:
    """Let the ink spread or fail a little."""
    if rng.random() < 0.65:
        return canvas
    heavy = cv2.dilate if rng.random() < 0.6 else cv2.erode
    other = heavy(canvas, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    share = float(rng.uniform(0.1, 0.5))
    return np.asarray(cv2.addWeighted(canvas, 1 - share, other, share, 0), dtype=np.uint8)


def _cropped(canvas: Pixels, text: str, baseline: float, x_height: float) -> Drawn:
    x, y, width, height = cv2.boundingRect(canvas)
    ink = np.ascontiguousarray(canvas[y : y + height, x : x + width])
    return Drawn(ink, text, baseline - y, x_height, is_hand=False)
