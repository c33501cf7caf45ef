"""Photos of one document, bound into one file: nothing is lost, and each is read upright."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from pipeline.decode import decode_page, inspect
from schemas.errors import DamagedFile, EmptyFile, EncryptedPdf, TooManyPages, UnsupportedType
from tests.workers.papers import locked_pdf, not_a_picture
from workers.album import MOST_PHOTOS, bind, photos_in

ORIENTATION = 0x0112


def photo(kind: str = "JPEG", seed: int = 0, orientation: int = 1, mode: str = "RGB") -> bytes:
    """Return a small picture whose corners differ, so that its turn can be seen."""
    image = Image.new("RGB", (96, 64), (40 + seed % 100, 90, 200))
    image.paste((250, 20, 20), (0, 0, 32, 16))
    image.paste((20, 250, 20), (72, 0, 96, 16))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    out = io.BytesIO()
    image.convert(mode).save(out, kind, exif=exif, quality=95)
    return out.getvalue()


def bound(tmp_path: Path, photos: Sequence[bytes]) -> Path:
    """Return the file of photos."""
    shots = []
    for number, data in enumerate(photos):
        shots.append(tmp_path / f"shot-{number}")
        shots[-1].write_bytes(data)
    out = tmp_path / "album.pdf"
    with out.open("wb") as file:
        bind(shots, file)
    return out


@given(
    st.lists(st.sampled_from(["JPEG", "PNG", "WEBP"]), min_size=1, max_size=5), st.integers(0, 99)
)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_photo_comes_out_as_it_went_in(tmp_path: Path, kinds: list[str], seed: int) -> None:
    photos = [photo(kind, seed + number) for number, kind in enumerate(kinds)]
    with bound(tmp_path, photos).open("rb") as file:
        assert list(photos_in(file)) == photos


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_read_as_a_viewer_shows_it(tmp_path: Path, orientation: int) -> None:
    data = photo(orientation=orientation)
    album = bound(tmp_path, [data])
    shown = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB"))
    read = decode_page(album, 0).pixels[:, :, ::-1]
    height, width = read.shape[:2]
    assert (width > height) == (shown.shape[1] > shown.shape[0])
    small = np.asarray(
        Image.fromarray(read).resize((shown.shape[1], shown.shape[0]), Image.Resampling.BOX)
    )
    assert np.abs(small.astype(int) - shown.astype(int)).mean() < 6


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_printers_colours_keep_their_look(tmp_path: Path, mode: str) -> None:
    data = photo(mode=mode)
    read = decode_page(bound(tmp_path, [data]), 0).pixels[:, :, ::-1]
    shown = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    assert np.abs(read.mean(axis=(0, 1)) - shown.mean(axis=(0, 1))).max() < 60


def test_a_page_has_the_pixels_of_its_photo(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (3000, 2000), "white").save(out, "JPEG")
    album = bound(tmp_path, [out.getvalue()])
    assert inspect(album).page_count == 1
    assert decode_page(album, 0).pixels.shape == (2000, 3000, 3)


def test_the_same_photos_in_the_same_order_are_the_same_bytes(tmp_path: Path) -> None:
    photos = [photo("PNG", 1), photo("JPEG", 2)]
    first = bound(tmp_path, photos).read_bytes()
    assert bound(tmp_path, photos).read_bytes() == first
    assert bound(tmp_path, photos[::-1]).read_bytes() != first


@pytest.mark.parametrize(
    ("photos", "error"),
    [
        ([], EmptyFile),
        ([photo()] * (MOST_PHOTOS + 1), TooManyPages),
        ([photo(), b""], EmptyFile),
        ([not_a_picture()], UnsupportedType),
        ([locked_pdf()], EncryptedPdf),
        ([photo()[:-400]], DamagedFile),
    ],
)
def test_what_is_no_photo_is_refused(
    tmp_path: Path, photos: list[bytes], error: type[Exception]
) -> None:
    with pytest.raises(error):
        bound(tmp_path, photos)
