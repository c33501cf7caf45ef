"""Every kind of file that is read gives the right pixels."""

from pathlib import Path

import numpy as np
import pikepdf
import pillow_heif
import pytest
from PIL import Image

from pipeline.decode import DocumentKind, decode_page, inspect
from tests.pipeline.pages import A4, text_page

RED, WHITE = (0, 0, 255), (255, 255, 255)
WIDTH, HEIGHT = 64, 48

pillow_heif.register_heif_opener()


def red_left_half(mode: str = "RGB") -> Image.Image:
    """A white picture whose left half is red, so that colours and directions can be told."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    image.paste("red", (0, 0, WIDTH // 2, HEIGHT))
    return image.convert(mode)


def assert_red_left(pixels: np.ndarray, tolerance: int = 12) -> None:
    assert pixels.shape == (HEIGHT, WIDTH, 3)
    assert pixels.dtype == np.uint8
    assert np.abs(pixels[HEIGHT // 2, 8].astype(int) - RED).max() <= tolerance
    assert np.abs(pixels[HEIGHT // 2, WIDTH - 8].astype(int) - WHITE).max() <= tolerance


@pytest.mark.parametrize(
    ("name", "kind", "mode", "options"),
    [
        ("a.jpg", DocumentKind.JPEG, "RGB", {"quality": 95}),
        ("progressive.jpg", DocumentKind.JPEG, "RGB", {"quality": 95, "progressive": True}),
        ("cmyk.jpg", DocumentKind.JPEG, "CMYK", {"quality": 95}),
        ("a.png", DocumentKind.PNG, "RGB", {}),
        ("palette.png", DocumentKind.PNG, "P", {}),
        ("a.tif", DocumentKind.TIFF, "RGB", {}),
        ("lzw.tif", DocumentKind.TIFF, "RGB", {"compression": "tiff_lzw"}),
        ("cmyk.tiff", DocumentKind.TIFF, "CMYK", {}),
        ("a.bmp", DocumentKind.BMP, "RGB", {}),
        ("a.webp", DocumentKind.WEBP, "RGB", {"quality": 100}),
        ("lossless.webp", DocumentKind.WEBP, "RGB", {"lossless": True}),
        ("a.heic", DocumentKind.HEIC, "RGB", {"quality": 95}),
    ],
)
def test_a_picture_of_every_kind_is_read(
    tmp_path: Path, name: str, kind: DocumentKind, mode: str, options: dict[str, object]
) -> None:
    path = tmp_path / name
    red_left_half(mode).save(path, **options)
    info = inspect(path)
    assert (info.kind, info.page_count, info.notices) == (kind, 1, ())
    assert_red_left(decode_page(path, 0).pixels)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_in_a_png_becomes_white_paper(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.png"
    if mode == "P":
        image = Image.new("P", (WIDTH, HEIGHT), 0)
        image.putpalette([0, 0, 0, 10, 10, 10])
        image.paste(1, (0, 0, WIDTH // 2, HEIGHT))
        image.save(path, transparency=0)
    else:
        image = Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 0))
        image.paste((10, 10, 10, 255), (0, 0, WIDTH // 2, HEIGHT))
        image.convert(mode).save(path)
    pixels = decode_page(path, 0).pixels
    assert pixels[5, 5].tolist() == [10, 10, 10]
    assert pixels[5, WIDTH - 5].tolist() == [255, 255, 255]


def test_a_16_bit_png_keeps_its_shades(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    shades = np.linspace(0, 65535, WIDTH, dtype=np.uint16)
    Image.fromarray(np.tile(shades, (HEIGHT, 1))).save(path)
    pixels = decode_page(path, 0).pixels
    assert np.abs(pixels[3, :, 0].astype(int) - shades // 257).max() <= 1


def test_a_1_bit_png_is_black_and_white(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    red_left_half("L").point(lambda value: 255 * (value > 128)).convert("1").save(path)
    pixels = decode_page(path, 0).pixels
    assert pixels[3, 3].tolist() == [0, 0, 0]
    assert pixels[3, WIDTH - 3].tolist() == [255, 255, 255]


def test_every_page_of_a_fax_tiff_is_read(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    pages = [Image.new("1", (200 + 10 * number, 300), number % 2) for number in range(4)]
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="group4")
    assert inspect(path).page_count == 4
    for number in range(4):
        pixels = decode_page(path, number).pixels
        assert pixels.shape == (300, 200 + 10 * number, 3)
        assert pixels.min() == pixels.max() == 255 * (number % 2)


@pytest.mark.parametrize("suffix", ["jpg", "tif", "png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pixels_are_as_stored_and_the_exif_orientation_stands_beside_them(
    tmp_path: Path, suffix: str, orientation: int
) -> None:
    path = tmp_path / f"a.{suffix}"
    exif = Image.Exif()
    exif[0x0112] = orientation
    red_left_half().save(path, exif=exif, quality=95)
    page = decode_page(path, 0)
    assert page.exif_orientation == orientation
    assert_red_left(page.pixels)


def test_an_exif_orientation_that_does_not_exist_means_upright(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112] = 77
    red_left_half().save(path, exif=exif)
    assert decode_page(path, 0).exif_orientation == 1


def test_the_content_decides_when_the_extension_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    red_left_half().save(path, format="PNG")
    info = inspect(path)
    assert (info.kind, info.notices) == (DocumentKind.PNG, ("wrong_extension",))
    assert_red_left(decode_page(path, 0).pixels)


def test_the_name_it_came_with_is_what_the_content_is_compared_with(tmp_path: Path) -> None:
    path = tmp_path / "0b5c"
    red_left_half().save(path, format="PNG")
    assert inspect(path).notices == ()
    assert inspect(path, name="Tờ khai.PNG").notices == ()
    assert inspect(path, name="Tờ khai.jpg").notices == ("wrong_extension",)


def test_a_scanned_pdf_of_many_pages_is_read_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = Image.fromarray(text_page())
    other = page.transpose(Image.Transpose.ROTATE_90)
    page.save(path, save_all=True, append_images=[other], resolution=200)
    assert inspect(path).page_count == 2
    assert decode_page(path, 0).pixels.shape == (A4[1], A4[0], 3)
    assert decode_page(path, 1).pixels.shape == (A4[0], A4[1], 3)


def pdf_of(
    path: Path, box: tuple[float, float], content: bytes = b"", rotate: int = 0, crop: bool = False
) -> Path:
    """Write a PDF of one page with a content stream."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=box)
        page.Contents = pdf.make_stream(content)
        page.Rotate = rotate
        if crop:
            page.CropBox = pikepdf.Array([0, 0, box[0] / 2, box[1] / 4])
        pdf.save(path)
    return path


def test_a_digital_pdf_is_drawn_in_its_colours(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", (595.28, 841.89), b"1 0 0 rg 0 0 297.6 842 re f")
    pixels = decode_page(path, 0).pixels
    assert pixels.shape == (A4[1], A4[0], 3)
    assert pixels[1000, 100].tolist() == list(RED)
    assert pixels[1000, 1500].tolist() == list(WHITE)


@pytest.mark.parametrize(
    ("box", "long_side"),
    [
        ((595, 842), 2339),
        ((842, 1191), 3308),
        ((243, 153), 1654),
        ((60, 85), 1654),
        ((2384, 3370), 4000),
    ],
)
def test_unusual_page_sizes_stay_within_reason(
    tmp_path: Path, box: tuple[float, float], long_side: int
) -> None:
    pixels = decode_page(pdf_of(tmp_path / "a.pdf", box), 0).pixels
    assert max(pixels.shape) == long_side
    assert pixels.shape[1] / pixels.shape[0] == pytest.approx(box[0] / box[1], rel=0.02)


def test_a_turned_and_cropped_pdf_page_looks_as_in_a_viewer(tmp_path: Path) -> None:
    path = pdf_of(
        tmp_path / "a.pdf", (600, 800), b"1 0 0 rg 0 0 600 100 re f", rotate=90, crop=True
    )
    pixels = decode_page(path, 0).pixels
    height, width = pixels.shape[:2]
    assert width / height == pytest.approx(200 / 300, rel=0.02)
    assert pixels[height // 2, width // 4].tolist() == list(RED)
    assert pixels[height // 2, width - width // 4].tolist() == list(WHITE)


def test_a_pdf_with_only_an_owner_password_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(path, encryption=pikepdf.Encryption(owner="chủ", user="", R=6))
    assert inspect(path).page_count == 1
    assert decode_page(path, 0).pixels.min() == 255


def test_a_pdf_with_bytes_before_and_after_it_opens(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", (595, 842))
    path.write_bytes(b"\n" * 100 + path.read_bytes() + b"<html>" * 1000)
    assert inspect(path).page_count == 1


def test_a_page_that_is_not_there_is_an_index_error(tmp_path: Path) -> None:
    pdf, png = pdf_of(tmp_path / "a.pdf", (595, 842)), tmp_path / "a.png"
    red_left_half().save(png)
    for path in (pdf, png):
        with pytest.raises(IndexError):
            decode_page(path, 1)
