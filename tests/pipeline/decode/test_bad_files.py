"""Every bad file is refused with its own reason, whatever a library below would have raised."""

import io
import zipfile
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from pipeline.decode import DecodeLimits, decode_page, inspect
from schemas.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedPdf,
    FileTooLarge,
    ImageTooLarge,
    MissingComponent,
    RejectedDocument,
    TooComplex,
    TooManyPages,
    UnsupportedType,
)
from tests.pipeline.pages import text_page


def assert_refused(
    path: Path, error: type[RejectedDocument], limits: DecodeLimits | None = None
) -> None:
    """Both ways into the file must refuse it."""
    limits = limits or DecodeLimits()
    with pytest.raises(error):
        inspect(path, limits)
    with pytest.raises(error):
        decode_page(path, 0, limits)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def a_zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "%PDF-1.7 is only said here")
    return data.getvalue()


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert_refused(written(tmp_path / "a.pdf", b""), EmptyFile)


@pytest.mark.parametrize(
    "content",
    [
        "Kính gửi Ủy ban nhân dân xã".encode(),
        a_zip(),
        bytes(range(256)) * 9,
        b"GIF89a\x01\x00\x01\x00",
        b"BMW is no bitmap, though it begins like one",
        b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom",
        b"\x00",
    ],
    ids=["text", "zip", "binary", "gif", "text that begins with BM", "mp4", "one byte"],
)
def test_what_is_no_document_is_refused_whatever_its_name(tmp_path: Path, content: bytes) -> None:
    assert_refused(written(tmp_path / "a.pdf", content), UnsupportedType)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("L", (100, 100)).save(path)
    assert_refused(path, FileTooLarge, DecodeLimits(max_file_bytes=10))


def encoded(suffix: str, **options: object) -> bytes:
    data = io.BytesIO()
    picture = Image.fromarray(text_page((600, 800), em=20))
    picture.save(data, format=suffix, **options)
    return data.getvalue()


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.97])
@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("PNG", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "jpeg"}),
        ("BMP", {}),
        ("WEBP", {}),
        ("HEIF", {}),
        ("PDF", {}),
    ],
)
def test_a_truncated_file_is_never_half_read(
    tmp_path: Path, suffix: str, options: dict[str, object], share: float
) -> None:
    content = encoded(suffix, **options)
    path = written(tmp_path / f"a.{suffix.lower()}", content[: int(len(content) * share)])
    with pytest.raises(DamagedFile):
        decode_page(path, 0)


@pytest.mark.parametrize("share", [0.3, 0.7, 0.97])
@pytest.mark.parametrize("suffix", ["JPEG", "PNG", "PDF"])
def test_a_broken_upload_filled_up_with_zeros_is_never_half_read(
    tmp_path: Path, suffix: str, share: float
) -> None:
    content = encoded(suffix)
    cut = int(len(content) * share)
    path = written(tmp_path / f"a.{suffix.lower()}", content[:cut] + bytes(len(content) - cut))
    with pytest.raises(DamagedFile):
        decode_page(path, 0)


@pytest.mark.parametrize("suffix", ["JPEG", "PNG", "TIFF", "BMP", "WEBP", "HEIF", "PDF"])
def test_a_file_with_damaged_bytes_raises_nothing_but_our_errors(
    tmp_path: Path, suffix: str
) -> None:
    content = np.frombuffer(encoded(suffix), np.uint8)
    rng = np.random.default_rng(7)
    for round_ in range(12):
        damaged = content.copy()
        start = 12 if round_ % 2 else len(content) // 3
        where = rng.integers(start, min(len(content), start + 600), 20)
        damaged[where] = rng.integers(0, 256, 20)
        path = written(tmp_path / f"{round_}.{suffix.lower()}", damaged.tobytes())
        try:
            inspect(path)
            decode_page(path, 0)
        except RejectedDocument:
            pass


def test_a_truncated_linearised_pdf_is_never_half_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(io.BytesIO(encoded("PDF"))) as pdf:
        pdf.save(path, linearize=True)
    content = path.read_bytes()
    assert content.count(b"%%EOF") == 2
    inspect(path)
    assert_refused(written(path, content[: int(len(content) * 0.8)]), DamagedFile)


@pytest.mark.parametrize("revision", [3, 6])
def test_a_pdf_with_a_password_is_refused(tmp_path: Path, revision: int) -> None:
    path, aes = tmp_path / "a.pdf", revision == 6
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(
            path,
            encryption=pikepdf.Encryption(owner="a", user="b", R=revision, aes=aes, metadata=aes),
        )
    assert_refused(path, EncryptedPdf)


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        pdf.save(path)
    assert_refused(path, DamagedFile)


def test_a_pdf_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        for _ in range(501):
            pdf.add_blank_page()
        pdf.save(path)
    with pytest.raises(TooManyPages):
        inspect(path)


def test_a_pdf_of_500_pages_is_read_to_its_last(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.new() as pdf:
        for _ in range(500):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(path)
    assert inspect(path).page_count == 500
    assert decode_page(path, 499).pixels.shape == (2339, 1653, 3)


def test_a_tiff_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    page = Image.new("1", (8, 8))
    page.save(path, save_all=True, append_images=[page] * 500)
    with pytest.raises(TooManyPages):
        inspect(path)


def test_a_tiff_whose_pages_point_in_a_circle_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    page = Image.new("L", (8, 8))
    page.save(path)
    content = bytearray(path.read_bytes())
    first = int.from_bytes(content[4:8], "little")
    entries = int.from_bytes(content[first : first + 2], "little")
    after = first + 2 + 12 * entries
    content[after : after + 4] = content[4:8]
    path.write_bytes(content)
    assert inspect(path).page_count == 1


@pytest.mark.parametrize("command", ["pdfinfo", "pdftoppm"])
def test_poppler_that_is_not_installed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    path = written(tmp_path / "a.pdf", encoded("PDF"))
    binaries = tmp_path / "bin"
    binaries.mkdir()
    for other in {"pdfinfo", "pdftoppm"} - {command}:
        (binaries / other).symlink_to(f"/usr/bin/{other}")
    monkeypatch.setenv("PATH", str(binaries))
    with pytest.raises(MissingComponent, match=command):
        inspect(path)


def test_a_progressive_jpeg_of_a_thousand_scans_is_refused(tmp_path: Path) -> None:
    content = encoded("JPEG", progressive=True)
    last_scan = content.rindex(b"\xff\xda")
    path = written(tmp_path / "a.jpg", content[:-2] + content[last_scan:-2] * 1000 + content[-2:])
    assert_refused(path, TooComplex)


@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff"])
def test_a_picture_of_30000_by_30000_is_refused(huge_pictures: dict[str, Path], kind: str) -> None:
    assert_refused(huge_pictures[kind], ImageTooLarge)


def test_a_tiff_that_is_huge_only_on_its_second_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    pages = [Image.new("1", (100, 100)), Image.new("1", (10_000, 10_000))]
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="group4")
    with pytest.raises(ImageTooLarge):
        inspect(path)
    with pytest.raises(ImageTooLarge):
        decode_page(path, 1)


def test_a_webp_that_claims_to_be_huge_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    Image.new("RGBA", (8, 8), (1, 2, 3, 4)).save(path, exif=b"Exif\0\0")
    content = bytearray(path.read_bytes())
    assert content[12:16] == b"VP8X"
    content[24:30] = (16_000).to_bytes(3, "little") * 2
    assert_refused(written(path, bytes(content)), ImageTooLarge)
