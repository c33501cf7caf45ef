"""Small pictures of text to upload, each with other bytes; invented words only."""

import io
from itertools import count
from uuid import uuid4

import pikepdf
from PIL import Image, ImageDraw, ImageFont

_NUMBERS = count(1)
_SENTENCES = (
    "Kinh gui co quan dang ky cua phuong noi toi dang o",
    "Toi lam don nay xin duoc cap lai ban sao to giay cu",
    "Ly do la ban chinh da bi uot trong mot tran mua lon",
    "Toi cam doan nhung loi khai tren day la dung su that",
    "Xin chan thanh cam on quy co quan da xem xet don nay",
)


def picture(words: str = "DON DE NGHI") -> bytes:
    """Return a PNG of three lines of text, unlike any other one."""
    return _encoded([_page(words)], "PNG")


def full_page(rows: int = 3, columns: int = 2) -> bytes:
    """Return a PNG with so much text that it takes seconds to read: 7 lines a row and column."""
    page = Image.new("L", (14 + 820 * columns, 240 + 700 * rows), 255)
    for row in range(rows):
        for column in range(columns):
            block = _page(f"COT {column}").resize((800, 500))
            page.paste(block, (20 + 820 * column, 100 + 700 * row))
    return _encoded([page], "PNG")


def pages_tiff(pages: int) -> bytes:
    """Return a TIFF with that many pages, unlike any other one."""
    return _encoded([_page(f"TRANG {number}") for number in range(pages)], "TIFF")


def blank_picture() -> bytes:
    """Return a PNG of white paper."""
    size = (600 + next(_NUMBERS), 400)
    return _encoded([Image.new("L", size, 255)], "PNG")


def huge_picture() -> bytes:
    """Return a small PNG file that unpacks to 30,000 x 30,000 pixels."""
    return _encoded([Image.new("1", (30_000, 30_000 + next(_NUMBERS)))], "PNG")


def locked_pdf() -> bytes:
    """Return a PDF that opens with a password only, unlike any other one."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner="khóa", user="khóa"))
    return out.getvalue()


def not_a_picture() -> bytes:
    """Return bytes that are no file hoso knows, unlike any other ones."""
    return b"\x00\x01\x02" + uuid4().bytes


def _page(words: str) -> Image.Image:
    page = Image.new("L", (1000, 620), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=34)
    lines = [words, f"So {uuid4().hex[:8]}", *_SENTENCES]
    for row, line in enumerate(lines):
        draw.text((60, 40 + 66 * row), line, fill=0, font=font)
    return page


def _encoded(pages: list[Image.Image], kind: str) -> bytes:
    out = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(out, kind, **more)
    return out.getvalue()
