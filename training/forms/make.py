"""From a recipe to a picture and its ground truth, and from these to files."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from training.forms.blocks import Layout
from training.forms.catalogue import FORMS, Form
from training.forms.damage import Damage, Matrix, Picture, carried, smudge, suffer, turn
from training.forms.fonts import Family
from training.forms.page import CleanPage, draw_page
from training.forms.qualities import QUALITIES
from training.forms.sheet import Pen
from training.forms.truth import ErrorKind, Truth
from training.forms.values import Filling

_JPEG_QUALITY = 80
_EXIF_ORIENTATION = 0x0112
_ROTATE_90_CLOCKWISE = 6
"""The EXIF orientation of a picture that a viewer has to turn clockwise."""


@dataclass(frozen=True)
class Recipe:
    """All that decides what one page looks like.

    ``labels`` replaces the layout's font. ``turned`` is how far the page lies turned clockwise in
    the file, in degrees; with ``in_exif`` the file says so, as phones do.
    """

    form: str
    layout: str
    quality: str
    pen: Pen
    seed: str
    labels: Family | None = None
    error: ErrorKind | None = None
    is_stamped: bool = False
    turned: int = 0
    in_exif: bool = False


@dataclass(frozen=True)
class MadePage:
    """A page's picture and what it truly says."""

    image: Image.Image
    truth: Truth
    dpi: int
    in_exif: bool


def make_page(recipe: Recipe, page: int = 0) -> MadePage:
    """Return the page of a recipe; ``page`` is its place in the file, from 0.

    Raises:
        KeyError: if there is no such form, layout or quality.
        MissingFont, MissingGlyph, DoesNotFit: see :func:`page.draw_page`.
    """
    form, quality = FORMS[recipe.form], QUALITIES[recipe.quality]
    filling = form.fill(random.Random(recipe.seed), recipe.error)
    if not recipe.is_stamped:
        filling = replace(filling, stamp=None)
    layout = _set_in(form.layout(recipe.layout), recipe.labels)
    clean = draw_page(layout, filling, recipe.pen, recipe.seed, quality.dpi)
    rng = np.random.default_rng(list(recipe.seed.encode()))
    damages = (*_smudges(form, filling, clean), *quality.damages(rng), turn(recipe.turned))
    picture = suffer(Picture.of(np.asarray(clean.image)), damages, rng)
    truth = _truth(recipe, layout, filling, clean, picture.matrix).model_copy(update={"page": page})
    dpi = round(quality.dpi * picture.size[0] / clean.image.width)
    return MadePage(Image.fromarray(picture.image), truth, dpi, recipe.in_exif)


def save(path: Path, pages: Sequence[MadePage]) -> None:
    """Write pages to a file by its suffix, and the ground truth beside it as ``.json``.

    Several pages go into a PDF or a TIFF. The same pages give the same bytes.

    Raises:
        ValueError: if the suffix cannot hold several pages.
    """
    suffix, first = path.suffix, pages[0]
    images, dpi = _alike([_compact(page.image) for page in pages]), (first.dpi, first.dpi)
    if len(pages) > 1 and suffix not in (".pdf", ".tif"):
        raise ValueError(f"{len(pages)} pages in a {suffix}")
    is_bilevel = all(image.mode == "1" for image in images)
    match suffix:
        case ".jpg":
            images[0].save(path, quality=_JPEG_QUALITY, dpi=dpi, exif=_exif(first))
        case ".tif":
            how = "group4" if is_bilevel else "tiff_lzw"
            _save_all(images, path, compression=how, dpi=dpi)
        case ".pdf":
            born = time.gmtime(0)
            squeezed = {} if is_bilevel else {"quality": _JPEG_QUALITY}
            dated = {"creationDate": born, "modDate": born}
            _save_all(images, path, resolution=first.dpi, title="Scan", **dated, **squeezed)
        case _:
            images[0].save(path, dpi=dpi)
    truth = first.truth.model_copy(update={"more": tuple(page.truth for page in pages[1:])})
    path.with_suffix(".json").write_text(truth.model_dump_json(indent=1) + "\n", encoding="utf-8")


def _save_all(images: Sequence[Image.Image], path: Path, **options: Any) -> None:
    images[0].save(path, save_all=True, append_images=images[1:], **options)


def _alike(images: list[Image.Image]) -> list[Image.Image]:
    """Return the images with grey for black and white, unless all are black and white."""
    if all(image.mode == "1" for image in images):
        return images
    return [image.convert("L") if image.mode == "1" else image for image in images]


def _set_in(layout: Layout, labels: Family | None) -> Layout:
    return layout if labels is None else replace(layout, style=replace(layout.style, family=labels))


def _smudges(form: Form, filling: Filling, clean: CleanPage) -> list[Damage]:
    smudged = [error.field for error in filling.errors if error.kind is ErrorKind.SMUDGED_NAME]
    return [smudge(quad) for field in smudged for quad in clean.values[field]]


def _truth(
    recipe: Recipe, layout: Layout, filling: Filling, clean: CleanPage, matrix: Matrix
) -> Truth:
    answers = {key: answer for key, answer in filling.answers.items() if layout.asks(key)}
    return Truth(
        form=recipe.form,
        layout=recipe.layout,
        quality=recipe.quality,
        fonts=(layout.style.family.name, recipe.pen.family.name),
        fields={key: answer.value for key, answer in answers.items()},
        texts={key: answer.text for key, answer in answers.items()},
        quads={
            key: tuple(carried(quad, matrix) for quad in clean.values[key])
            for key in answers
            if key in clean.values
        },
        lines=tuple(text for text, _ in clean.lines),
        line_quads=tuple(carried(quad, matrix) for _, quad in clean.lines),
        errors=filling.errors,
    )


def _exif(page: MadePage) -> Image.Exif:
    exif = Image.Exif()
    if page.in_exif:
        exif[_EXIF_ORIENTATION] = _ROTATE_90_CLOCKWISE
    return exif


def _compact(image: Image.Image) -> Image.Image:
    """Return the image without colours it does not have: black and white, or grey."""
    pixels = np.asarray(image)
    if (pixels != pixels[..., :1]).any():
        return image
    grey = image.convert("L")
    return grey.convert("1") if set(np.unique(pixels)) <= {0, 255} else grey
