"""Photographing a page with a phone: a desk, an angle, uneven light."""

import cv2
import numpy as np

from training.forms.damage import Damage, Floats, Picture

DESKS = {
    "wood": (150, 104, 66),
    "grey": (118, 120, 124),
    "blue": (70, 92, 128),
    "dark": (58, 52, 50),
}


def photographed(
    size: tuple[int, int], tilt: float, desk: str = "wood", fill: float = 0.92
) -> Damage:
    """Photograph the page where it lies on a desk.

    Args:
        size: width and height of the photo in pixels.
        tilt: how far the corners may stray, as a share of the photo's width (0.02 held well, 0.08 badly).
        desk: one of :data:`DESKS`.
        fill: the share of the photo that the page takes up, each way.
    """

    def damage(picture: Picture, rng: np.random.Generator) -> Picture:
        width, height = picture.size
        corners = _corners(picture, size, tilt, fill, rng)
        page = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        matrix = cv2.getPerspectiveTransform(page, corners).astype(np.float64)
        # Area-like sampling: blur first by what the page shrinks, or thin strokes break up.
        shrink = max(1.0, width / float(np.linalg.norm(corners[1] - corners[0])))
        source = (
            cv2.GaussianBlur(picture.image, (0, 0), 0.35 * shrink) if shrink > 1 else picture.image
        )
        sheet = cv2.warpPerspective(source, matrix, size, flags=cv2.INTER_LINEAR)
        cover = np.zeros((size[1], size[0]), np.float32)
        cv2.fillConvexPoly(cover, np.rint(corners).astype(np.int32), (1.0,), cv2.LINE_AA)
        under = _with_drop_shadow(_desk(size, desk, rng), cover, size[0] * 0.008)
        image = under * (1 - cover[..., None]) + sheet * cover[..., None]
        return Picture(np.clip(image, 0, 255).astype(np.uint8), matrix @ picture.matrix)

    return damage


def lit(gradient: float, warmth: float = 0.0) -> Damage:
    """Light the picture from one side: ``gradient`` is how much darker the far side is, ``warmth``
    how much redder a lamp is than daylight."""

    def damage(picture: Picture, rng: np.random.Generator) -> Picture:
        width, height = picture.size
        angle = rng.uniform(0, 2 * np.pi)
        across = np.linspace(-1, 1, width) * np.cos(angle)
        down = np.linspace(-1, 1, height) * np.sin(angle)
        light = 1 - gradient * (0.5 + (across[None, :] + down[:, None]) / 2 / 1.42)
        tint = np.array([1, 1 - 0.4 * warmth, 1 - warmth])
        image = picture.image * light[..., None] * tint
        return Picture(np.clip(image, 0, 255).astype(np.uint8), picture.matrix)

    return damage


def shadowed(strength: float) -> Damage:
    """Let the shadow of a hand and a phone fall over one side of the picture."""

    def damage(picture: Picture, rng: np.random.Generator) -> Picture:
        width, height = picture.size
        start, end = rng.uniform(0.35, 0.75, 2) * width
        side = 0 if rng.random() < 0.5 else width
        shape = np.array([[start, 0], [end, height], [side, height], [side, 0]], np.int32)
        shade: Floats = np.zeros((height, width), np.float32)
        cv2.fillPoly(shade, [shape], (1.0,))
        small = cv2.resize(shade, (width // 8, height // 8), interpolation=cv2.INTER_AREA)
        small = cv2.GaussianBlur(small, (0, 0), width / 8 * 0.03)
        shade = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
        image = picture.image * (1 - strength * shade[..., None])
        return Picture(np.clip(image, 0, 255).astype(np.uint8), picture.matrix)

    return damage


def _corners(
    picture: Picture, size: tuple[int, int], tilt: float, fill: float, rng: np.random.Generator
) -> Floats:
    """Return where the page's corners land, clockwise from its top left one, inside the photo."""
    width, height = picture.size
    factor = min(size[0] * fill / width, size[1] * fill / height)
    half = np.array([width, height]) * factor / 2
    middle = np.array(size) / 2
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    turned = np.radians(rng.uniform(-60, 60) * tilt)
    spin = np.array([[np.cos(turned), np.sin(turned)], [-np.sin(turned), np.cos(turned)]])
    pushed = square @ spin + rng.uniform(-tilt, tilt, (4, 2)) * size[0] / 2
    least, most = pushed.min(axis=0), pushed.max(axis=0)
    fits = min(1.0, *((np.array(size) * 0.985) / (most - least)))
    centred: Floats = (pushed - (least + most) / 2) * fits + middle
    return centred.astype(np.float32)


def _desk(size: tuple[int, int], desk: str, rng: np.random.Generator) -> Floats:
    width, height = size
    grain: Floats = rng.normal(
        0, 1, (height // 3 + 1, 12 if desk == "wood" else width // 3 + 1)
    ).astype(np.float32)
    grain = cv2.GaussianBlur(grain, (0, 0), 1.2)
    grain = cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC)
    return np.array(DESKS[desk], np.float32) * (1 + 0.13 * grain[..., None])


def _with_drop_shadow(under: Floats, cover: Floats, reach: float) -> Floats:
    soft = cv2.GaussianBlur(np.roll(cover, (round(reach), round(reach)), (0, 1)), (0, 0), reach)
    shaded: Floats = under * (1 - 0.55 * soft[..., None])
    return shaded
