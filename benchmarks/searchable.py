"""How long the searchable PDF of a long document takes to bind, and how much memory.

    python -m benchmarks.searchable [--pages 100]

One sample is read by the real models and stored as each page of a document, in a database and a store of its own. Then a
process that has done nothing else binds the document from there, as the web does. Seconds are wall time on this machine,
the first time and the median of three; memory is the most that the process had at once, beside what it had before.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

import pikepdf

from benchmarks.pages import peak_bytes
from pipeline.process import encode_image, read_page
from pipeline.read import load_reader
from schemas.document import DocumentState
from schemas.reasons import UNKNOWN_FORM
from tests.servers import running_servers
from tests.web.stored import received
from tests.workers.desks import Desk, new_desk
from workers import album
from workers.database import connect
from workers.repository import documents, pages, reviews
from workers.searchable.binding import searchable_pdf
from workers.settings import settings
from workers.storage import Storage, open_storage, put_page_image

SAMPLE = Path(__file__).parent.parent / "samples" / "ct01_01_scan.jpg"


def store_document(desk: Desk, storage: Storage, page_count: int, folder: Path) -> UUID:
    """Store a document under review whose pages are all the sample's."""
    file = folder / "goc.pdf"
    with file.open("wb") as out:
        album.bind([SAMPLE] * page_count, out)
    found = read_page(file, 0, load_reader())
    jpeg = encode_image(found.image)
    document_id = received(desk, storage, file.name, file.read_bytes())
    with connect() as conn:
        documents.open_pages(conn, document_id, page_count=page_count, notices=(), due_in=3600)
        for index in range(page_count):
            key = put_page_image(storage, document_id, index, jpeg)
            page = found.page.model_copy(update={"index": index})
            pages.store(conn, document_id, page, image_key=key, spent=found.seconds)
        documents.end_reading(
            conn,
            document_id,
            state=DocumentState.NEEDS_REVIEW,
            review_reason=UNKNOWN_FORM.code,
            understand_seconds=0.1,
        )
        reviews.open_review(conn, document_id)
    return document_id


def bind_it(office_id: UUID, document_id: UUID) -> dict[str, float]:
    """Bind a document three times, and say what it took."""
    storage = open_storage(settings())
    with connect() as conn:
        (summary,) = documents.progress(conn, office_id, [document_id])
    before, seconds = peak_bytes(os.getpid()), []
    for _ in range(3):
        begun = time.perf_counter()
        with searchable_pdf(storage, office_id, summary) as path:
            seconds.append(time.perf_counter() - begun)
            size = path.stat().st_size
            with pikepdf.open(path) as pdf:
                page_count = len(pdf.pages)
    return {
        "pages": page_count,
        "first_seconds": seconds[0],
        "median_seconds": statistics.median(seconds),
        "memory_mb": (peak_bytes(os.getpid()) - before) / 1e6,
        "file_mb": size / 1e6,
    }


def main() -> None:
    """Store the document, and bind it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=album.MOST_PHOTOS)
    parser.add_argument("--bind", nargs=2, type=UUID, metavar=("OFFICE", "DOCUMENT"))
    args = parser.parse_args()
    if args.bind:
        print(json.dumps(bind_it(*args.bind)))
        return
    with tempfile.TemporaryDirectory() as folder, running_servers(Path(folder)) as servers:
        desk = new_desk()
        document_id = store_document(desk, open_storage(servers.settings), args.pages, Path(folder))
        command = [sys.executable, "-m", "benchmarks.searchable", "--bind"]
        said = subprocess.run(
            [*command, str(desk.office_id), str(document_id)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    for name, value in json.loads(said.splitlines()[-1]).items():
        print(f"{name:15} {value:8.2f}")


if __name__ == "__main__":
    main()
