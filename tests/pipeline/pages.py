"""Text pages whose content and place are known: invented words in DejaVu, drawn with Pillow."""

from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]
A4 = (1654, 2339)
"""A4 at 200 dpi, width and height."""

_FONTS = Path("/usr/share/fonts/truetype/dejavu")
_SENTENCES = (
    "Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Minh Khuê",
    "Nơi cư trú: thôn Đông Thượng, xã Bình Minh, tỉnh Hòa Lạc",
    "Giấy tờ tùy thân: Căn cước số 001199004321, cấp ngày 12/03/2022",
    "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
    "Ngày, tháng, năm sinh: 05/09/2024, ghi bằng chữ: ngày năm tháng chín",
    "Giới tính: Nữ        Dân tộc: Kinh        Quốc tịch: Việt Nam",
    "Tôi cam đoan nội dung đề nghị đăng ký trên đây là đúng sự thật,",
    "và chịu trách nhiệm trước pháp luật về cam đoan của mình.",
)


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a DejaVu face: ``Sans``, ``Serif``, ``Sans-Bold``, ``SansMono``."""
    return ImageFont.truetype(str(_FONTS / f"DejaVu{name}.ttf"), size)


def text_page(
    size: tuple[int, int] = A4,
    em: int = 32,
    *,
    table: bool = False,
    lines: int = 100,
    ink: int = 30,
    paper: int = 250,
    face: str = "Serif",
    seed: int = 0,
) -> Pixels:
    """Return a page of text, H x W x 3 BGR.

    Args:
        size: width and height in pixels.
        em: the font's size in pixels; DejaVu's x-height is 0.52 to 0.55 of it.
        table: whether a ruled table with short entries stands in the middle of the page.
        lines: at most so many lines.
        ink: grey value of the text.
        paper: grey value of the paper.
        face: see :func:`font`.
        seed: another page for every seed.
    """
    rng = np.random.default_rng(seed)
    width, height = size
    image = Image.new("L", size, paper)
    draw = ImageDraw.Draw(image)
    margin, pitch = width // 10, round(em * 1.6)
    top = margin
    title = "TỜ KHAI ĐĂNG KÝ"
    draw.text(
        (width / 2, top), title, font=font("Sans-Bold", round(em * 1.3)), fill=ink, anchor="ma"
    )
    top += 3 * pitch
    for number in range(lines):
        if table and number == 6:
            top = _draw_table(draw, (margin, top), width - 2 * margin, pitch, em, ink)
        if top > height - margin - pitch:
            break
        sentence = str(rng.choice(_SENTENCES))
        draw.text(
            (margin, top),
            _fit(sentence, face, em, width - 2 * margin),
            font=font(face, em),
            fill=ink,
        )
        top += pitch
    return cv2.cvtColor(np.asarray(image), cv2.COLOR_GRAY2BGR).astype(np.uint8)


def blank_page(size: tuple[int, int] = A4, paper: int = 250) -> Pixels:
    """Return an empty page, H x W x 3 BGR."""
    return np.full((size[1], size[0], 3), paper, np.uint8)


def with_noise(image: Pixels, sigma: float, seed: int = 0) -> Pixels:
    """Return the image with grey Gaussian noise."""
    noise = np.random.default_rng(seed).normal(0, sigma, image.shape[:2])
    return np.clip(image + noise[..., None], 0, 255).astype(np.uint8)


def rotated(image: Pixels, degrees: float, paper: int = 250) -> Pixels:
    """Return the image with its text running downhill by an angle, on a canvas that holds it all."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    wide, high = round(width * cos + height * sin), round(width * sin + height * cos)
    matrix[:, 2] += ((wide - width) / 2, (high - height) / 2)
    return cv2.warpAffine(
        image, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(paper, paper, paper)
    ).astype(np.uint8)


def _fit(sentence: str, face: str, em: int, width: int) -> str:
    while font(face, em).getlength(sentence) > width:
        sentence = sentence[:-1]
    return sentence


def _draw_table(
    draw: ImageDraw.ImageDraw, corner: tuple[int, int], width: int, pitch: int, em: int, ink: int
) -> int:
    left, top = corner
    rows, columns = 6, (0.0, 0.08, 0.5, 0.75, 1.0)
    for row in range(rows + 1):
        draw.line([(left, top + row * pitch), (left + width, top + row * pitch)], fill=ink, width=2)
    for share in columns:
        x = left + round(width * share)
        draw.line([(x, top), (x, top + rows * pitch)], fill=ink, width=2)
    for row in range(rows):
        cells = (str(row + 1), "Trần Văn Bách", "20/11/1987", "Con")
        for cell, share in zip(cells, columns, strict=False):
            at = (left + round(width * share) + 8, top + row * pitch + 4)
            draw.text(at, cell, font=font("Serif", round(em * 0.9)), fill=ink)
    return top + rows * pitch + pitch
