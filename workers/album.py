"""Several photos of one document become one file, of which each photo can be taken out again.

A PDF of a page a photo (ISO 32000-2). A JPEG is the page's image as it came, byte for byte; of any
other kind the page shows the same pixels, packed without loss, and the file itself is attached.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final

import pikepdf
from pikepdf import AttachedFileSpec, Dictionary, Name, Pdf, Stream
from PIL import Image

from pipeline.decode import DocumentKind, decode_page, inspect
from schemas.errors import DamagedFile, EmptyFile, TooManyPages, UnsupportedType

MOST_PHOTOS: Final = 100

_POINTS_PER_PIXEL: Final = 72 / 200
"""PDF pages are rendered at 200 dpi, so a photo's pixels are read one to one."""

_EXIF_ORIENTATION: Final = 0x0112
_PLACED: Final = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""Where an image's unit square goes on an upright page of size 1, by EXIF orientation (EXIF 2.32,
table 6); the transformation's a to f (ISO 32000-2, 8.3.3)."""
_COLOURS: Final = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}


def bind(photos: Sequence[Path], out: BinaryIO) -> None:
    """Write a PDF of photos, in their order; the same photos give the same bytes.

    Raises:
        EmptyFile: if there is none.
        TooManyPages: if there are more than :data:`MOST_PHOTOS`.
        RejectedDocument: one of its kinds, if one is no picture that can be read.
    """
    if not photos:
        raise EmptyFile("no photos")
    if len(photos) > MOST_PHOTOS:
        raise TooManyPages(f"{len(photos)} photos")
    with pikepdf.new() as pdf:
        for number, photo in enumerate(photos, 1):
            _add(pdf, photo, number)
        pdf.save(out, deterministic_id=True)


def photos_in(file: BinaryIO) -> tuple[bytes, ...]:
    """Return the photos that :func:`bind` was given, in their order, byte for byte."""
    with pikepdf.open(file) as pdf:
        attached = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        shown = {_name(number): page.Resources.XObject.Im for number, page in _pages(pdf)}
        names = sorted({*attached, *(key for key, it in shown.items() if _is_jpeg(it))})
        return tuple(attached.get(name) or shown[name].read_raw_bytes() for name in names)


def _pages(pdf: Pdf) -> list[tuple[int, pikepdf.Page]]:
    return [(int(page.obj.HosoPhoto), page) for page in pdf.pages]


def _is_jpeg(image: pikepdf.Object) -> bool:
    return image.get(Name.Filter) == Name.DCTDecode


def _name(number: int) -> str:
    return f"anh-{number:03d}"


def _add(pdf: Pdf, photo: Path, number: int) -> None:
    info = inspect(photo)
    match info.kind:
        case DocumentKind.PDF:
            raise UnsupportedType("a PDF is no photo")
        case DocumentKind.JPEG:
            image, orientation = _jpeg(pdf, photo)
            _add_page(pdf, image, orientation, number)
        case _:
            name = _name(number)
            pdf.attachments[name] = AttachedFileSpec(pdf, photo.read_bytes(), filename=name)
            for index in range(info.page_count):
                decoded = decode_page(photo, index)
                rows, columns = decoded.pixels.shape[:2]
                rgb = decoded.pixels[:, :, ::-1].tobytes()
                image = _image(pdf, rgb, columns, rows, Name.DeviceRGB)
                _add_page(pdf, image, decoded.exif_orientation, number)


def _jpeg(pdf: Pdf, photo: Path) -> tuple[Stream, int]:
    """Return the image of a JPEG, its bytes untouched, and its EXIF orientation."""
    data = photo.read_bytes()
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "MPO")) as header:
            (width, height), mode = header.size, header.mode
            orientation = int(header.getexif().get(_EXIF_ORIENTATION, 1))
            is_inverted = mode == "CMYK" and "adobe" in header.info
    except (OSError, ValueError, SyntaxError) as error:
        raise DamagedFile(f"no header of a JPEG: {type(error).__name__}") from error
    image = _image(pdf, data, width, height, _COLOURS[mode])
    image.Filter = Name.DCTDecode
    if is_inverted:
        image.Decode = [1, 0] * 4
    return image, orientation


def _image(pdf: Pdf, data: bytes, width: int, height: int, colours: Name) -> Stream:
    return Stream(
        pdf,
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=colours,
        BitsPerComponent=8,
    )


def _add_page(pdf: Pdf, image: Stream, orientation: int, number: int) -> None:
    """Add a page as large as the image stands upright, with the image on all of it."""
    placed = _PLACED.get(orientation, _PLACED[1])
    sides = (int(image.Width), int(image.Height))
    width, height = (
        round(side * _POINTS_PER_PIXEL, 4) for side in (sides if placed[0] else sides[::-1])
    )
    a, b, c, d, e, f = placed
    matrix = (a * width, b * height, c * width, d * height, e * width, f * height)
    drawing = f"q {' '.join(f'{it:.4f}' for it in matrix)} cm /Im Do Q"
    page = pdf.add_blank_page(page_size=(width, height))
    page.obj.HosoPhoto = number
    page.Resources = Dictionary(XObject=Dictionary(Im=image))
    page.Contents = Stream(pdf, drawing.encode("ascii"))
