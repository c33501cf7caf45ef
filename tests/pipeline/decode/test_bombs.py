"""Files that are small and ask for much: refused in bounded time, and memory stays bounded."""

import subprocess
import sys
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

MAX_PEAK_MB = 450
"""A decoded A4 page takes 12 MB, an idle process with OpenCV and Pillow about 100."""

_TRY = """
import resource, sys
from pathlib import Path
from pipeline.decode import DecodeLimits, decode_page, inspect
from schemas.errors import HosoError
path, limits = Path(sys.argv[1]), DecodeLimits(pdf_seconds=int(sys.argv[2]))
try:
    inspect(path, limits)
    decode_page(path, 0, limits)
    code = "read"
except HosoError as error:
    code = error.code
status = Path("/proc/self/status").read_text()
own = int(status.split("VmHWM:")[1].split()[0])
poppler = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(code, max(own, poppler) // 1024)
"""


def tried(path: Path, seconds: int = 10) -> tuple[str, int]:
    """Return the error's code (or ``read``) and the peak of memory, in MB, of a process that tries the file."""
    command = [sys.executable, "-c", _TRY, str(path), str(seconds)]
    code, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return code, int(peak)


def deflated(chunk: bytes, times: int) -> bytes:
    """Return ``chunk`` repeated, compressed, without ever holding it whole."""
    compress = zlib.compressobj(9)
    parts = [compress.compress(chunk) for _ in range(times)]
    return b"".join(parts) + compress.flush()


def pdf_with(path: Path, content: bytes, box: tuple[float, float] = (595, 842)) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].MediaBox = pikepdf.Array([0, 0, *box])
    pdf.pages[0].Contents = pikepdf.Stream(pdf, content)
    return pdf


@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff"])
def test_a_huge_picture_takes_no_memory(huge_pictures: dict[str, Path], kind: str) -> None:
    code, peak = tried(huge_pictures[kind])
    assert code == "image_too_large"
    assert peak < MAX_PEAK_MB


@pytest.mark.parametrize("box", [(14_400, 14_400), (1e7, 1e7), (595, 1e6)])
def test_a_pdf_page_as_large_as_a_house_is_refused(
    tmp_path: Path, box: tuple[float, float]
) -> None:
    path = tmp_path / "a.pdf"
    pdf_with(path, b"", box).save(path)
    code, peak = tried(path)
    assert code == "image_too_large"
    assert peak < MAX_PEAK_MB


def test_a_pdf_page_without_area_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdf_with(path, b"", (595, 0.01)).save(path)
    assert tried(path)[0] == "damaged_file"


def test_a_pdf_with_a_huge_picture_inside_stays_within_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdf = pdf_with(path, b"595 0 0 842 0 0 cm /Im0 Do")
    image = pikepdf.Stream(pdf, b"")
    image.write(deflated(b"\x80" * 30_000, 30_000), filter=pikepdf.Name.FlateDecode)
    image.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": 30_000,
            "/Height": 30_000,
            "/BitsPerComponent": 8,
            "/ColorSpace": pikepdf.Name.DeviceGray,
        }
    )
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    pdf.save(path)
    assert path.stat().st_size < 2_000_000
    code, peak = tried(path, seconds=30)
    assert code in ("read", "too_complex")
    assert peak < MAX_PEAK_MB


def test_a_pdf_whose_drawing_never_ends_is_stopped_in_time(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdf = pdf_with(path, b"")
    stream = pikepdf.Stream(pdf, b"")
    stream.write(deflated(b"0 0 m 595 842 l S\n" * 10_000, 2_000), filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].Contents = stream
    pdf.save(path)
    assert path.stat().st_size < 2_000_000
    start = time.monotonic()
    code, peak = tried(path, seconds=2)
    assert code == "too_complex"
    assert time.monotonic() - start < 10
    assert peak < MAX_PEAK_MB


def test_a_pdf_that_asks_for_more_memory_than_it_may_have_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdf = pdf_with(path, b"/Pattern cs /P0 scn 0 0 595 842 re f")
    tile = pikepdf.Stream(pdf, b"1 0 0 rg 0 0 1 1 re f")
    tile.update(
        {
            "/PatternType": 1,
            "/PaintType": 1,
            "/TilingType": 1,
            "/BBox": [0, 0, 30_000, 30_000],
            "/XStep": 29_000,
            "/YStep": 29_000,
            "/Resources": pikepdf.Dictionary(),
        }
    )
    pdf.pages[0].Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P0=tile))
    pdf.save(path)
    code, peak = tried(path)
    assert code in ("read", "too_complex")
    assert peak < 1600


def test_a_pdf_whose_page_tree_multiplies_without_end_costs_little(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pdf"
    with pdf_with(path, b"") as pdf:
        node = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 595, 842])
        )
        for level in range(1, 10):
            node = pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=[node] * 10, Count=10**level)
            )
        pdf.Root.Pages = node
        pdf.save(path)
    start = time.monotonic()
    code, peak = tried(path)
    assert code in ("too_many_pages", "damaged_file", "read")
    assert time.monotonic() - start < 15
    assert peak < MAX_PEAK_MB


def test_the_compressed_text_of_a_png_is_not_unpacked_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("L", (10, 10)).save(path)
    body = b"zTXt" + b"Comment\0\0" + deflated(bytes(1_000_000), 2_000)
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    content = path.read_bytes()
    path.write_bytes(content[:33] + chunk + content[33:])
    code, peak = tried(path)
    assert code in ("read", "damaged_file")
    assert peak < MAX_PEAK_MB
