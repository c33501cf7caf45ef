"""From a recipe to a picture and its ground truth, and from these to files."""

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from schemas.geometry import Quad
from training.forms.blocks import Layout
from training.forms.catalogue import FORMS, Form
from training.forms.damage import Damage, Picture, carried, smudge, suffer, turn
from training.forms.fonts import Family
from training.forms.page import CleanPage, draw_pages
from training.forms.qualities import QUALITIES
from training.forms.real_hands import RealHands, with_real_addresses
from training.forms.sheet import Pen, Pens
from training.forms.supporting import card_of
from training.forms.told import as_asked, in_items, items_written
from training.forms.truth import ErrorKind, FurtherPage, Truth
from training.forms.values import Filling, Written

_JPEG_QUALITY = 80
_EXIF_ORIENTATION = 0x0112
_ROTATE_90_CLOCKWISE = 6
"""The EXIF orientation of a picture that a viewer has to turn clockwise."""


@dataclass(frozen=True)
class Recipe:
    """All that decides what one form looks like.

    ``labels`` replaces the layout's font. ``second`` is what about half of the values are written
    with, where a form is partly typed. ``turned`` is how far the pages lie turned clockwise in the
    file, in degrees; with ``in_exif`` the file says so, as phones do. ``beside`` is the form that a
    supporting page lies beside: a card's copy then shows its applicant. ``real_hands`` is where
    really handwritten addresses come from, for those that are written by hand.
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
    second: Pen | None = None
    beside: "Recipe | None" = None
    real_hands: RealHands | None = None


@dataclass(frozen=True)
class MadePage:
    """A page's picture; its form's truth stands with the form's first page."""

    image: Image.Image
    truth: Truth
    dpi: int
    in_exif: bool


@dataclass(frozen=True)
class _Drawn:
    """A page drawn and damaged, and how the one became the other."""

    clean: CleanPage
    picture: Picture
    dpi: int


def make_page(recipe: Recipe, page: int = 0) -> MadePage:
    """Return the first page of a recipe; see :func:`make_pages`."""
    return make_pages(recipe, page)[0]


def make_pages(recipe: Recipe, page: int = 0) -> tuple[MadePage, ...]:
    """Return the pages of a recipe; ``page`` is the place of the first in the file, from 0.

    Raises:
        KeyError: if there is no such form, layout or quality.
        MissingFont, MissingGlyph, DoesNotFit: see :func:`page.draw_pages`.
    """
    form, quality = FORMS[recipe.form], QUALITIES[recipe.quality]
    filling = _filling(recipe, form)
    layout = _set_in(form.layout(recipe.layout), recipe.labels)
    pens = _pens(recipe, layout, filling)
    if recipe.real_hands is not None:
        filling = with_real_addresses(recipe.real_hands, layout, filling, pens, recipe.seed)
    drawn = [
        _damaged(recipe, filling, clean, number)
        for number, clean in enumerate(draw_pages(layout, filling, pens, recipe.seed, quality.dpi))
    ]
    truth = _truth(recipe, layout, filling, pens, drawn, page)
    return tuple(
        MadePage(Image.fromarray(each.picture.image), truth, each.dpi, recipe.in_exif)
        for each in drawn
    )


def make_file(recipes: Sequence[Recipe]) -> list[MadePage]:
    """Return the pages of the papers of one file, one after the other; see :func:`make_pages`."""
    pages: list[MadePage] = []
    for recipe in recipes:
        pages += make_pages(recipe, len(pages))
    return pages


def _filling(recipe: Recipe, form: Form) -> Filling:
    filling = form.fill(random.Random(recipe.seed), recipe.error)
    if not recipe.is_stamped:
        filling = replace(filling, stamp=None)
    if recipe.beside is None:
        return filling
    other = FORMS[recipe.beside.form].fill(random.Random(recipe.beside.seed))
    return replace(filling, card=card_of(other, random.Random(recipe.seed)))


def _pens(recipe: Recipe, layout: Layout, filling: Filling) -> Pens:
    """Return which values are written with which pen: each with one of them, a table's row with one."""
    if recipe.second is None:
        return Pens(recipe.pen)
    keys = [key for key in filling.answers if layout.asks(key)]
    units = sorted({key.rpartition(".")[0] or key for key in keys})
    rng = random.Random(f"{recipe.seed} pens")
    chosen = set(rng.sample(units, round(len(units) * rng.uniform(0.25, 0.75))))
    others = frozenset(key for key in keys if (key.rpartition(".")[0] or key) in chosen)
    return Pens(recipe.pen, recipe.second, others)


def _damaged(recipe: Recipe, filling: Filling, clean: CleanPage, number: int) -> _Drawn:
    quality = QUALITIES[recipe.quality]
    seed = f"{recipe.seed}/{number}" if number else recipe.seed
    rng = np.random.default_rng(list(seed.encode()))
    damages = (*_smudges(filling, clean), *quality.damages(rng), turn(recipe.turned))
    picture = suffer(Picture.of(np.asarray(clean.image)), damages, rng)
    dpi = round(quality.dpi * picture.size[0] / clean.image.width)
    return _Drawn(clean, picture, dpi)


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
    truths = {page.truth.page: page.truth for page in pages}
    more = tuple(truth for truth in truths.values() if truth is not first.truth)
    truth = first.truth.model_copy(update={"more": more})
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


def _smudges(filling: Filling, clean: CleanPage) -> list[Damage]:
    smudged = [error.field for error in filling.errors if error.kind is ErrorKind.SMUDGED_NAME]
    return [smudge(quad) for field in smudged for quad in clean.values.get(field, ())]


def _truth(
    recipe: Recipe,
    layout: Layout,
    filling: Filling,
    pens: Pens,
    drawn: Sequence[_Drawn],
    page: int,
) -> Truth:
    answers = {
        key: as_asked(layout, key, answer)
        for key, answer in filling.answers.items()
        if layout.asks(key)
    }
    pen_keys = {key: key for key in answers} | dict(items_written(layout))
    answers |= in_items(layout, filling)
    pages = [
        FurtherPage(
            page=page + number,
            quads=_quads(each, answers),
            lines=tuple(text for text, _ in each.clean.lines),
            line_quads=tuple(carried(quad, each.picture.matrix) for _, quad in each.clean.lines),
        )
        for number, each in enumerate(drawn)
    ]
    first, *further = pages
    used = {pens.pen(key).family.name: None for key in ("", *answers)}
    return Truth(
        form=recipe.form,
        layout=recipe.layout,
        quality=recipe.quality,
        page=page,
        fonts=(layout.style.family.name, *used),
        fields={key: answer.value for key, answer in answers.items()},
        texts={key: answer.text for key, answer in answers.items()},
        quads=first.quads,
        lines=first.lines,
        line_quads=first.line_quads,
        errors=tuple(error for error in filling.errors if layout.asks(error.field)),
        hands=tuple(
            key for key, pen in pen_keys.items() if answers[key].text and pens.pen(pen).is_hand
        ),
        further=tuple(further),
    )


def _quads(drawn: _Drawn, answers: Mapping[str, Written]) -> dict[str, tuple[Quad, ...]]:
    return {
        key: tuple(carried(quad, drawn.picture.matrix) for quad in drawn.clean.values[key])
        for key in answers
        if key in drawn.clean.values
    }


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
